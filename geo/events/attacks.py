"""Who fires, strikes, seizes, blocks or crashes: from the trigger, the weapon and the target to the kind of event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.aims import afloat, in_war, on_post, part_of_drill
from geo.events.asking import (
    WATERS,
    burns,
    clause,
    has_asset,
    is_force,
    is_military,
    is_passive,
    is_pronoun,
    lemmas_of,
    only_civil,
    place_spoken,
    purpose,
    recast,
    where_places,
    words_of,
)
from geo.events.grammar import direct_object, subject
from geo.events.guards import unarmed
from geo.events.lexicon import wordlist
from geo.events.mishaps import hits_obstacle
from geo.events.phrases import Phrase, noun_phrase, phrase_right
from geo.events.pressure import crosses_path, manhandles, sets_upon, thwarts
from geo.events.seabed import harmed
from geo.events.sightings import COMES_IN, comes_in
from geo.events.skirmish import aim_of, at_each_other, attacked_by_nobody_known, beats_back, dated_again, hideout, men_of, opens_fire
from geo.events.targets import aimed, inhabited
from geo.events.weapons import FLIES, armed, by_weapon, defends_air, fell_near, from_the_air, in_flight, on_mine, to_warn
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def test(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if item.tag == "V" and lemmas_of(r, i) & {"lift off", "blast off", "take off"}:  # a missile that rises is launched
        p.kind, p.domain = "weapons_test", "multi"
        return has_asset(r, doer, "weapon") and not has_asset(r, doer, "air", "sea") and place_spoken(r, i)
    if (
        item.tag == "V"
        and not has_asset(r, done, "weapon")
        and not (done is not None and all(x.startswith("test") and x != "test" for x in lemmas_of(r, i)))
    ):
        return False
    aimed_on = any(o.low in {"into", "at", "towards"} for o in r.items[i:])
    if item.tag == "E" and aimed_on and set(p.states("initiator")) & wordlist("armed_groups"):
        p.kind, p.domain, p.cls = "strike", "multi", "fire"  # "the launch of rockets by a militia into the north"
        return place_spoken(r, i)
    if item.tag == "E" and item.low.startswith("flight") and "weapons_test" not in r.memory.kinds:
        flown = any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "weapon" for o in r.items)
        if not flown:
            return False  # of an airliner
    again = item.tag == "E" and p.anaphoric and "weapons_test" in r.memory.kinds  # "detected the launch from"
    if (
        item.tag == "E"
        and item.low.rstrip("es") in {"launch"}
        and not again
        and not any(w.tag == "S" and r.lex.asset_domain.get(w.value) == "weapon" for w in r.items[max(0, i - 4) : i + 8])
    ):
        return False
    if item.tag == "E" and item.low in {"test", "tests"} and not again:  # "a test of the M51 missile", and no test of skill
        of = r.items[i + 1 : i + 2] and r.items[i + 1].low == "of"
        tested = noun_phrase(r.items, i + 2) if of and i + 2 < len(r.items) else noun_phrase(r.items, i)
        fired = any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "weapon" for o in r.items[:i]) and not of
        if not has_asset(r, tested, "weapon"):
            p.again = True  # "launched a missile, days after a test off X"
            if not fired:
                return False
    if not p.actors and not place_spoken(r, i, done):
        return False
    p.kind = "weapons_test"
    return True


def fire(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if r.items[i].tag == "E":  # "the firing of 200 shells"
        if p.states("initiator") and "light verb" in p.rules and any(i < s.index <= i + 16 and s.kind == "line" for s in r.spots):
            p.kind, p.domain = "clash", "land"  # "unprovoked firing was carried out along the Line of Control"
            return True
        if [o.low for o in r.items[i + 1 : i + 2]] != ["of"] or i + 2 >= len(r.items):
            return False
        done = phrase_right(r.items, next((k for k in range(i + 2, min(i + 5, len(r.items))) if r.items[k].tag != "W"), i + 2))
    words = words_of(r, done) | {it.low for it in r.items[i + 1 : i + 5]}
    if (
        (words & {"cannon", "cannons", "water"} and words & {"water"})
        or (words & {"warning"} and words & {"shot", "shots", "flares"})
        or words & {"flares", "laser", "lasers", "chaff"} or (words & {"shot", "shots"} and to_warn(r, i))
    ):
        p.kind, p.cls, p.reaction = "coercion", "coerce", bool(words & {"shot", "shots", "flares"})
        if is_passive(r, i) and doer is None:
            at = next((k for k in clause(r, i) if r.items[k].low in {"at", "on", "toward", "towards", "near"}), None)
            p.actors = []
            r.add(p, noun_phrase(r.items, at + 1) if at is not None and at + 1 < len(r.items) else None, "target")
        return bool(p.actors) or place_spoken(r, i)
    weapon = done is not None and any(
        w.low in {"rounds", "shots", "projectiles", "munitions"}
        or (w.low in {"shot", "shots"} and has_asset(r, doer, "weapon", "land"))
        or (w.tag == "S" and (r.lex.asset_domain.get(w.value) == "weapon" or w.value in {"drone", "unmanned_surface", "artillery"}))
        for w in done.items(r.items)
    )
    if not weapon and has_asset(r, done, "air") and not any(it.tag == "E" and it.value == "exercise" for it in r.items):
        alert = any(o.low.replace("-", " ") in {"quick reaction alert", "qra"} or "air policing" in o.low for o in r.items)
        fighter = done is not None and any(w.tag == "S" and w.value == "fighter" for w in done.items(r.items))
        cause = any(o.low.rpartition(" ")[2] in {"after", "when", "as"} for o in r.items if o.tag in "BT") and any(
            o.tag == "S" and r.lex.asset_domain.get(o.value) == "air" for o in r.items[done.end :]
        )
        meets = purpose(r, i, wordlist("meets") | wordlist("watches"))
        if alert or (fighter and (cause or meets is not None)):
            if is_passive(r, i):
                recast(p, "target", "initiator")
            p.assets += r.assets_in(done, p.states("initiator"))
            p.absorbs += [meets] if meets is not None else []
            if meets is not None and meets + 1 < len(r.items):
                met = r.people(noun_phrase(r.items, meets + 1))
                p.actors += [Actor(country=c, role="target", span=it.span) for c, it in met if c not in p.states()]
            p.kind, p.domain, p.reaction = "intercept", "air", True
            p.rules.append("launched to meet")
            return True
    if not weapon and has_asset(r, done, "air") and p.states("initiator"):
        p.kind, p.domain = "deployment", "air"
        p.content = p.weak = any(it.tag == "E" and it.value == "exercise" for it in r.items)
        p.kind = "exercise" if p.content else p.kind
        return True
    shot = next((k for k in range(i + 1, min(i + 5, len(r.items) - 1)) if r.items[k].low in {"at", "on"}), None)
    if (
        not weapon
        and shot is not None
        and {v.lemma for v in r.items[i].verbs} & {"fire", "shoot", "open fire"}
        and in_flight(r, noun_phrase(r.items, shot + 1))
        and r.items[shot + 1].tag != "L"
    ):
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "has shot at two drones"
        return bool(p.states("initiator")) or place_spoken(r, i)
    raiders = doer is not None and bool(words_of(r, doer) & (wordlist("raiders") | wordlist("small_craft")))
    if not weapon and at_each_other(r, p, i, doer):
        return True
    if not weapon and {v.lemma for v in r.items[i].verbs} & {"fire", "shoot", "open fire"} and (p.states("initiator") or raiders):
        r_targets = [
            (c, it)
            for k in clause(r, i, 12)
            if r.items[k].low in {"at", "on", "against"} and k + 1 < len(r.items)
            for c, it in r.people(noun_phrase(r.items, k + 1))
        ]
        p.actors = [a for a in p.actors if a.role != "target"] + [
            Actor(country=c, role="target", span=it.span) for c, it in r_targets if c not in p.states()
        ]
        p.kind, p.domain = "strike", "multi"
        aim = aim_of(r, i)
        if in_flight(r, aim) and place_spoken(r, i) and not any(o.tag == "L" for o in aim.items(r.items)):
            p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "fired at drones over the base"
            return True
        shot_at = has_asset(r, aim) or bool(words_of(r, aim) & (wordlist("sites") | wordlist("fallen")))
        along = any(i < s.index <= i + 14 and s.kind == "line" for s in r.spots)  # "opened fire along the line"
        hurt = any({v.lemma for v in o.verbs} & {"kill", "wound", "injure"} for o in r.items[:i] if o.tag == "V")
        if hurt and lemmas_of(r, i) & {"open fire"} and is_force(r, doer) and place_spoken(r, i):
            return True  # "one man was killed when formations opened fire in X"
        shot_at = (shot_at and place_spoken(r, i)) or opens_fire(r, i, doer, aim)
        return bool(r_targets) or shot_at or (along and is_force(r, doer))
    if not weapon:
        return False
    if any(it.low in {"satellite", "spacecraft", "probe"} for it in r.items[i : i + 10]):
        return False
    own = is_passive(r, i) and doer is None and not p.states("initiator")  # "Russian missiles were fired": by whose they are
    p.actors = [Actor(country=a.country, role="initiator", span=a.span) if own else a for a in p.actors if own or a.role != "target"]
    if is_pronoun(r, doer) and doer.end - doer.start == 1 and r.memory.doers and r.memory.doers[1] == "weapons_test" and not r.reports:
        p.actors = [Actor(country=c, role="initiator") for c in r.memory.doers[2]]  # "the first since it fired a missile over Japan"
    beside = next((k for k in clause(r, i) if r.items[k].low in {"near", "past", "towards", "toward"}), None)
    if beside is not None and beside + 1 < len(r.items) and lemmas_of(r, i) & {"release", "fire", "launch", "let go"}:
        other = noun_phrase(r.items, beside + 1)
        if has_asset(r, other, "air") and p.domain == "air" and set(r.states(other)) - set(p.states("initiator")):
            p.kind, p.domain = "intercept", "air"
            r.add(p, other, "target")
            return True
    if (
        not p.actors
        and r.memory.doers
        and r.number - r.memory.doers[0] <= 4
        and r.memory.doers[1] in {"weapons_test", "exercise", "strike"}
    ):
        p.actors = [Actor(country=c, role="initiator") for c in r.memory.doers[2]]
    if [o.text for o in r.items[done.end : done.end + 3]] == ["out of", "the", "sky"]:
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "shot two missiles out of the sky"
        return True
    targets = [
        k
        for k in range(i + 1, min(i + 20, len(r.items) - 1))
        if r.items[k].low in {"at", "on", "against", "toward", "towards", "into"}
        and r.items[k].tag == "P"
        and r.items[k + 1].tag != "T"
        and not (r.items[k].low == "on" and words_of(r, noun_phrase(r.items, k + 1)) & {"coast", "coasts", "side", "shore", "shores"})
    ]  # what is fired from a place "on the east coast" is not fired at it
    if any(it.value == "blast" for it in r.items):
        p.kind, p.domain = "strike", "multi"
        return bool(p.actors)
    if part_of_drill(r, i):  # live fire inside a drill is part of it
        p.kind, p.content, p.weak, p.domain = "exercise", True, True, "multi"
        return bool(p.actors or (p.assets and place_spoken(r, i, doer)))
    for k in targets:
        if r.items[k].low in {"at", "on", "against", "toward", "towards"} and k + 1 < len(r.items):
            for c, _it in r.people(noun_phrase(r.items, k + 1), extend=False):
                if c not in p.states():
                    p.actors.append(Actor(country=c, role="target"))
    if not p.states("target") and (near := fell_near(r, i)) is not None:
        r.add(p, near, "target")  # "fired two shells 150 metres from a patrol ship"
    before = r.memory.doers
    told = before is not None and before[1] == "weapons_test" and r.number - before[0] <= 4
    if told and not p.states("target") and set(p.states("initiator")) <= set(before[2]):
        p.kind = "weapons_test"  # "the missile was fired from a silo at X toward the test site": the test told before
    elif (
        p.states("target")
        or in_war(r, p)
        or (
            r.memory.exercise is None
            and "exercise" not in r.memory.kinds
            and r.memory.kinds & {"strike", "clash", "air_defence"}
            and set(p.states("initiator")) != {"KP"}  # whose missiles fly into the sea, whatever war is told of beside it
        )
        or set(p.states("initiator")) & wordlist("armed_groups")
        or (words_of(r, doer) & {"militants", "gunmen", "rebels", "insurgents", "terrorists"} and r.memory.exercise is None)
        or any(r.items[k].low in {"at", "on", "against"} and aimed(r, k) for k in targets)
        or any(inhabited(s) and any(k < s.index <= k + 7 for k in targets) for s in r.spots if s.index in clause(r, i, 24))
    ):
        p.kind = "strike"
    elif (
        ("KP" in p.states("initiator") and not any(w.value in {"bomb", "artillery"} for w in (done.items(r.items) if done else [])))
        or any(w.value == "ballistic_missile" for w in (done.items(r.items) if done else []))
        or "test" in {it.low for it in r.items}
        or _hits_its_target(r, i)
    ):
        p.kind = "weapons_test"
    elif "strike" in r.memory.kinds and "exercise" not in r.memory.kinds and r.memory.exercise is None:
        p.kind, p.weak = "strike", True  # "sirens rang out after missiles were launched", in the story of an attack
    else:
        p.kind, p.content = "exercise", r.items[i].tag == "V"
        p.weak = True
    p.domain = "multi"
    for k in targets:  # "at a sea target", "at targets in the Barents Sea": firing practice
        aim = noun_phrase(r.items, k + 1)
        if words_of(r, aim) & {"target", "targets", "hulk"} and not r.people(aim, extend=False):
            wet = any(s.index > k and (s.kind in {"sea", "ocean", "gulf", "bay"} or s.kind.startswith("unknown sea")) for s in r.spots)
            wet = wet and not set(p.states("initiator")) & wordlist("armed_groups")  # at ships, whatever the water
            wet = wet or any(o.low in {"simulating", "imitating", "representing", "mimicking"} for o in r.items[aim.end : aim.end + 1])
            if wet or words_of(r, aim) & {"sea", "surface", "coastal", "aerial", "mock", "practice", "floating", "simulated"}:
                p.kind, p.content, p.weak = "exercise", False, False
    if p.kind == "strike" and not p.states("target") and "exercise" in r.memory.kinds and not r.memory.kinds & {"strike", "clash"}:
        p.kind, p.content, p.weak = "exercise", True, True  # "fired at a target", in the story of a drill
    return bool(p.actors) or (p.kind in {"strike", "exercise", "weapons_test"} and place_spoken(r, i, doer))


def _hits_its_target(r: Reader, i: int) -> bool:
    """Does what was launched then hit "its target"?"""
    ends = (k for k in range(i + 1, len(r.items)) if r.items[k].is_verb("strike"))
    aims = (words_of(r, direct_object(r.items, k)) for k in ends)
    return any({"its", "their"} & aim and aim <= wordlist("its_target") for aim in aims)


def _practised(r: Reader, i: int) -> bool:
    """Is a drill told of, behind the verb at `i`, that it is part of: "during drills"?"""
    drills = [noun_phrase(r.items, k).start for k in range(i + 1, len(r.items)) if r.items[k].tag == "E" and r.items[k].value == "exercise"]
    return any(r.items[k - 1].low in {"during", "in", "of", "at"} for k in drills)


def _launched(r: Reader, i: int) -> bool:
    """Is a weapon told to be launched before the verb at `i`?"""
    return any(o.tag in "VE" and (o.is_verb("fire", "test") or o.value == "test") for o in r.items[:i])


def _walkout(r: Reader, i: int) -> bool:
    """ "a strike of dockers", "the teachers' strike"."""
    whose = r.items[i + 2 : i + 6] if [o.low for o in r.items[i + 1 : i + 2]] in (["of"], ["by"]) else []
    return any(o.low in wordlist("workers") for o in (*whose, *r.items[max(0, i - 2) : i]))


def strike(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if sets_upon(r, p, i, doer, done):
        return bool(p.actors)
    if item.low in {"attack", "attacks", "attacked", "assault", "assaults", "assaulted", "attacking"} and any(
        s.kind in {"unknown axis", "unknown front", "unknown direction"} for s in r.spots
    ):
        p.kind, p.domain = "clash", "land"  # attacks on an axis are fought on the ground
        if r.memory.home and p.states("initiator"):
            p.actors += [Actor(country=r.memory.home, role="target")] if r.memory.home not in p.states() else []
        return True
    p.kind, p.domain = "strike", p.domain if p.domain != "none" else "land"
    on_foot = doer is not None and (has_asset(r, doer, "land") or bool(men_of(r, doer) & wordlist("fallen")))
    unsaid = done is None and is_force(r, doer) and not has_asset(r, doer, "sea", "air", "weapon")  # "forces attacked near X"
    if (
        item.tag == "V"
        and lemmas_of(r, i) & {"attack", "raid"}
        and (on_foot or (unsaid and not is_passive(r, i)))
        and not by_weapon(r, i)
        and not has_asset(r, done, "sea", "air")
    ):
        p.kind, p.domain = "clash", "land"  # men who attack a camp fight for it
        return place_spoken(r, i, done) or bool(p.actors)
    if item.tag == "V":
        if unarmed(r, doer):
            return False
        drilled = any(o.tag == "E" and o.value == "exercise" for o in r.items) or r.memory.exercise is not None
        if drilled and words_of(r, done) & {"target", "targets"} and not r.people(done) and has_asset(r, doer, "weapon"):
            p.kind, p.content, p.weak = "exercise", True, True  # "fired missiles that struck a target", in a drill
            return True
        lemmas = {v.lemma for v in item.verbs}
        if "subject" in lemmas:  # "subjected the positions to fire"
            under = {"fire", "shelling", "bombardment", "attack", "attacks", "gunfire"}
            return any(r.items[k].low in under for k in clause(r, i, 24)) and bool(p.actors)
        over = any(s.role == "over" for s in r.spots)
        down = any(s.role == "at" and s.index > i for s in r.spots)  # "destroyed three drones in Yemen": on the ground
        unsaid = doer is None and not set(p.states("target")) & wordlist("armed_groups")
        shot = defends_air(r, doer) or (unsaid and "air_defence" in r.memory.kinds)
        at_sea = has_asset(r, doer, "sea") and not has_asset(r, doer, "air", "weapon")  # a frigate destroys drones in the air
        wide = sum(s.index > i and s.kind in {"division", "region"} for s in r.spots) > 1  # over several regions they were flying
        aloft = over or shot or at_sea or wide or not (down or armed(r, doer))
        if "destroy" in lemmas and ((in_flight(r, done) and aloft) or ((over or defends_air(r, doer)) and has_asset(r, done, "air"))):
            p.kind, p.domain = "air_defence", "air"
            return True
        if "destroy" in lemmas and done is None and has_asset(r, doer, "air", "weapon") and any(s.role == "over" for s in r.spots):
            p.kind, p.domain = "air_defence", "air"  # "10 of 13 drones destroyed over"
            return True
        if any(o.tag == "E" and o.value == "coerce" and "cannon" in o.low for o in r.items) and not any(
            o.tag == "S" and r.lex.asset_domain.get(o.value) == "weapon" for o in r.items
        ):
            return False  # what water cannons hit is not struck
        if done is None and on_mine(r, p, i, doer):
            return True
        # a ship that strikes a mine has an accident; who destroys mines attacks nobody
        if {w.rpartition(" ")[2] for w in words_of(r, done)} & wordlist("mined"):
            p.kind, p.domain = "accident", "sea"
            return bool(lemmas & {"hit", "strike"}) and has_asset(r, doer, "sea")
        if lemmas <= {"hit", "strike"} and hits_obstacle(r, doer, done) and not by_weapon(r, i):
            p.kind = "accident"  # "struck an undersea mountain"
            return place_spoken(r, i) or bool(p.actors)
        if words_of(r, done) & {"target", "targets"} and not r.people(done, extend=False) and _practised(r, i):
            return False  # "hit a target in the bay during drills"
        if {"its", "their"} & words_of(r, done) and words_of(r, done) <= wordlist("its_target") and _launched(r, i):
            return False  # "was fired from X and hit its target": how the launch ended
        if lemmas & {"hit"} and has_asset(r, doer, "sea") and has_asset(r, done, "sea") and not armed(r, doer) and not by_weapon(r, i):
            p.kind, p.domain, p.cls = "coercion", "sea", "coerce"  # a ship that hits a ship rams it
            return bool(p.actors)
        weapon = armed(r, doer) or by_weapon(r, i)
        named_site = bool(p.states("initiator")) and place_spoken(r, i, done) and not has_asset(r, done, "sea")
        if lemmas & {"hit", "strike"} and is_pronoun(r, doer) and not weapon and not named_site:
            return False  # "it had hit one of its boats"
        if lemmas & {"blast"} and not weapon:
            return False
        told = place_spoken(r, i, done)
        site = bool(words_of(r, done) & wordlist("sites")) or has_asset(r, done)
        if weapon and (site or told or p.actors):
            return True
        if is_passive(r, i) and doer is None:
            return has_asset(r, done) or (told and bool(site or lemmas & wordlist("harmful") or "strike" in r.memory.kinds))
        if (lemmas & wordlist("harmful") and told) or attacked_by_nobody_known(r, i, doer, done):
            return True
        army = is_force(r, doer) and told and site  # "the military destroyed eight tunnels in X"
        if lemmas - {"attack", "bomb", "shell", "bombard"} and not (
            has_asset(r, doer) or has_asset(r, done) or army or (p.states("initiator") and (p.states("target") or told or site))
        ):
            return False
        return bool(p.actors or p.assets or army) and (
            site or told or bool(p.states("target")) or is_force(r, done) or lemmas & wordlist("harmful") != set()
        )
    words = words_of(r, noun_phrase(r.items, i))
    if item.low in {"strike", "strikes"} and _walkout(r, i):
        return False
    hosed = r.memory.last is not None and r.memory.last[1] == "coercion" and words & {"the", "this"} and not p.states("target")
    if item.low == "attack" and (hosed or any("water cannon" in o.low for o in r.items)) and not any(o.low == "drone" for o in r.items):
        p.kind, p.domain, p.anaphoric = "coercion", "sea", True  # "the attack", by water cannon
        return bool(p.actors or r.spots)
    if words & {"artillery"} and "joint" in words:
        p.content = True
    p.content = p.content or bool(words & {"simulated", "mock"})
    for k in range(i + 1, min(i + 10, len(r.items) - 1)):
        if r.items[k].tag == "P" and r.items[k].low in {"on", "against", "at"}:
            for c, _ in r.people(noun_phrase(r.items, k + 1)):
                if c not in p.states():
                    p.actors.append(Actor(country=c, role="target"))
            break
    if item.low.rstrip("s") in {"salvo", "barrage"} and "KP" in p.states() and any(s.kind in {"sea", "ocean"} for s in r.spots):
        p.kind = "weapons_test"
        return True
    died = next((k for k in clause(r, i, 22) if r.items[k].tag == "V" and lemmas_of(r, k) & {"die", "kill", "wound", "injure"}), None)
    if died is not None and item.low.rstrip("s") in {"attack", "assault", "raid", "bombing", "ambush"}:
        lost = subject(r.items, died) if r.items[died].is_verb("other") or is_passive(r, died) else direct_object(r.items, died)
        if is_force(r, lost):
            r.add(p, lost, "target")
            return True
    if item.low.rstrip("s") in {"attack", "assault", "raid", "bombing", "ambush"} and on_post(r, i):
        return place_spoken(r, i)
    if p.anaphoric and "light verb" in p.rules and r.memory.kinds & {"strike", "clash"} and not p.actors and dated_again(r, i):
        p.weak = True  # "the attack was conducted at dawn on 28 December": the one told of
        return True
    weapon_of = [o.low for o in r.items[i + 1 : i + 2]] == ["of"] and any(
        w.tag == "S" and r.lex.asset_domain.get(w.value) in {"weapon", "air"} for w in r.items[i + 2 : i + 5]
    )
    return bool(p.actors) or "killed in it" in p.rules or (
        (
            weapon_of
            or "light verb" in p.rules
            or item.low in {"shelling", "bombardment", "bombing"}
            or (item.low == "hits" and is_military(r))
            or bool(words & {"missile", "drone", "air", "airstrike", "airstrikes", "rocket", "artillery", "mortar", "targeted", "bomb"})
            or {"did harm", "presupposed:dated"} & set(p.rules)
            or " " in item.low
        )
        and (any(s.index > i for s in r.spots) or bool(where_places(r, i)) or burns(r, i))
    )


def shootdown(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if {w.rpartition(" ")[2] for w in words_of(r, done)} & wordlist("mined"):
        return False  # who neutralises mines shoots at nobody
    if lemmas_of(r, i) & {"eliminate"} and not in_flight(r, done):
        return False  # "eliminated two fighters"; "a drone was eliminated"
    if lemmas_of(r, i) & {"neutralise", "neutralize"} and hideout(r, p, doer, done):
        return place_spoken(r, i)
    if lemmas_of(r, i) & {"neutralise", "neutralize"} and words_of(r, done) & {"fighter", "fighters"}:
        p.kind, p.domain = "clash", "land"  # men, not aircraft
        return place_spoken(r, i)
    if lemmas_of(r, i) & {"intercept"} and is_force(r, doer) and has_asset(r, doer, "air"):
        return False
    drills = [noun_phrase(r.items, k).start for k, o in enumerate(r.items) if k > i and o.tag == "E" and o.value == "exercise"]
    if any(r.items[k - 1].low in {"in", "during"} for k in drills):
        p.content = p.weak = True  # "shot down drones in live-fire drills"
    if r.items[i].tag == "V" and not (has_asset(r, done, "air", "weapon")):
        if {v.lemma for v in r.items[i].verbs} & {"neutralise", "neutralize"} and (
            has_asset(r, done) or words_of(r, done) & wordlist("fallen")
        ):
            p.kind, p.domain = ("strike", "multi") if has_asset(r, done, "sea", "air", "weapon") else ("clash", "land")
            return place_spoken(r, i)
        return False
    p.kind, p.domain = "air_defence", "air"
    return True


def clash(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    if item.tag == "V" and done is not None and any(o.tag == "Z" for o in done.items(r.items)):
        return False  # "broke through Estonian airspace"
    if item.tag == "V" and lemmas == {"drive"}:  # "drove the rebels from the town"
        away = next((k for k in clause(r, i, 10) if done is not None and k >= done.end and r.items[k].text in {"from", "out of"}), None)
        if away is None or away > done.end or not is_force(r, done) or not (is_force(r, doer) or p.states("initiator")):
            return False
        p.kind, p.domain = "clash", "land"
        return place_spoken(r, i) and not has_asset(r, done, "sea", "air")
    if item.tag == "V" and lemmas & wordlist("drives"):
        ways = {"into", "toward", "towards", "onto", "through", "across"}
        ways |= {"near", "in", "at", "around"} if "break through" in lemmas else set()
        into = next((k for k in clause(r, i, 6) if r.items[k].low in ways), None)
        ground = has_asset(r, doer, "land") or is_force(r, doer) or (doer is not None and bool(words_of(r, doer) & wordlist("fallen")))
        if into is None or not ground or has_asset(r, doer, "sea", "air") or not place_spoken(r, i, reach=8):
            return False
        p.kind, p.domain = "clash", "land"
        return True
    if item.tag == "V" and lemmas & COMES_IN and (stays_out := comes_in(r, p, i, doer, done)) is not None:
        return stays_out
    if item.tag == "V" and lemmas & {"invade"} and any(o.low == "since" for o in r.items[max(0, i - 6) : i]):
        return False  # "moved closer since Russia invaded Ukraine": how long it has been so
    if item.tag == "V" and lemmas & {"advance"} and has_asset(r, doer, "sea") and not has_asset(r, doer, "land"):
        p.kind, p.domain, p.cls = "naval_transit", "sea", "move"  # ships that advance to the ocean fight nobody
        return True
    if item.tag == "V" and lemmas & wordlist("stops") and in_flight(r, done):
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "stopped a missile", "neutralised two drones"
        return True
    if item.tag == "V" and lemmas & wordlist("turns_away") and words_of(r, done) & {"attempt", "attempts", "bid"}:
        by = next((k for k in clause(r, i, 8) if r.items[k].low in {"by", "of"}), None)
        who = noun_phrase(r.items, by + 1) if by is not None and by + 1 < len(r.items) else None
        if not (place_spoken(r, i) and (is_force(r, who) or words_of(r, who) & wordlist("fallen") or is_force(r, done))):
            return False  # "foiled an attempt by saboteurs to enter X"
        p.kind, p.domain = "clash", "land"
        turned = {"initiator": "target", "target": "initiator"}
        p.actors = [Actor(country=a.country, role=turned.get(a.role, a.role), name=a.name, span=a.span) for a in p.actors]
        r.add(p, who, "initiator")
        p.absorbs += [k for k in clause(r, i, 16) if r.items[k].tag == "V" and r.items[k - 1].low == "to"][:1]
        return True
    if item.tag == "V" and lemmas & wordlist("turns_away") and beats_back(r, p, i, doer, done):
        return True
    if item.tag == "V" and words_of(r, done) & {"plot", "plots", "plan", "plans", "conspiracy"}:
        return False
    if item.tag == "V" and lemmas & {"fight", "battle"} and words_of(r, done) & wordlist("ills"):
        return False  # "helps the army to fight terrorism in the north"
    if item.low in wordlist("truce_broken") and any(w.tag == "Q" and (w.count or 0) > 4 for w in noun_phrase(r.items, i).items(r.items)):
        return False  # "860 violations were recorded": a tally
    plain = done is not None and any(w.tag == "E" and w.value in {"strike", "clash"} for w in done.items(r.items))
    if item.tag == "V" and lemmas & wordlist("turns_away") and (from_the_air(r, done) or (plain and defends_air(r, doer))):
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "repelled a drone attack"
        return True
    if item.tag == "V" and lemmas == {"engage"} and is_force(r, doer):
        near = i + 2 if done is None and [o.low for o in r.items[i + 1 : i + 2]] == ["with"] else None
        met = noun_phrase(r.items, near) if near is not None and near < len(r.items) else done
        if in_flight(r, met):
            p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "engaged with six drones over the gulf"
            r.add(p, met, "target")
            return True
    if item.tag == "V" and lemmas == {"engage"} and has_asset(r, done, "sea") and is_force(r, doer):
        p.kind, p.domain, p.cls = "strike", "sea", "strike"  # "engaged a vessel"
        return True
    if item.tag == "V" and lemmas & {"engage", "disperse", "rout"} and not is_force(r, done):
        return False
    then = r.items[i + 1 : i + 3]
    if lemmas == {"engage"} and [o.tag for o in then] == ["C", "V"] and then[1].is_verb("strike", "shootdown"):
        return False  # "engaged and destroyed a drone boat": the second tells what was done
    if item.tag == "V" and is_pronoun(r, done) and any(o.value in FLIES for o in r.items[max(0, i - 8) : i]):
        return False  # "shot at two drones and pushed them back"
    if (
        item.tag == "V"
        and lemmas
        & {
            "stop",
            "halt",
            "foil",
            "thwart",
            "throw back",
            "drive back",
            "force back",
            "hold off",
            "fight off",
            "fend off",
            "ward off",
        }
        and (
            done is None
            or bool(words_of(r, done) & {"its", "their"})  # "halted its attacks on the town"
            or not (is_force(r, done) or any(w.value in {"strike", "clash"} and w.tag == "E" for w in done.items(r.items)))
        )
    ):
        return False
    fighters = bool(p.actors) or bool(words_of(r, doer) & wordlist("irregulars"))
    if item.tag == "V" and lemmas & wordlist("contested") and not (fighters and (any(s.index > i for s in r.spots) or is_force(r, doer))):
        return False
    if item.tag == "V" and (unarmed(r, doer) or unarmed(r, done)):
        return False
    plain_war = item.low in wordlist("warlike") and any(i < s.index <= i + 16 for s in r.spots)  # "fighting raged in X"
    if item.tag == "E" and (not (p.actors or r.spots) or not (is_military(r) or plain_war)):
        return False
    if item.low == "offensive" and i + 1 < len(r.items) and r.items[i + 1].tag in "NS" and r.items[i + 1].low != "operation":
        return False  # "offensive groups", "an offensive weapon"
    if item.low == "battle" and i + 2 < len(r.items) and r.items[i + 1].low == "of" and not any(o.tag == "T" for o in r.items):
        return False  # a battle with a name is history
    if item.tag == "E" and item.low.rstrip("s") in {"confrontation", "face-off", "faceoff", "scuffle", "tussle"} and words_of(
        r, noun_phrase(r.items, i)
    ) & {"aerial", "air", "mid-air", "verbal", "political", "legal", "direct", "wider", "military"}:
        return False
    if item.low in {"assault", "assaults"} and words_of(r, noun_phrase(r.items, i)) & {"aerial", "air", "drone", "missile", "rocket"}:
        p.kind, p.domain = "strike", "multi"
        return True
    if item.low.startswith("attack attempt"):
        p.kind, p.domain, p.weak = "strike", "multi", True
        return any(s.index > i for s in r.spots)
    of = noun_phrase(r.items, i + 2) if item.tag == "E" and [o.low for o in r.items[i + 1 : i + 2]] == ["of"] else None
    if item.low in wordlist("takings") and has_asset(r, of, "sea", "air"):
        return False  # "a three-month takeover of the bulk carrier"
    if item.tag == "E" and item.low.startswith("confrontation") and afloat(r):
        p.kind, p.domain, p.cls = "coercion", "sea", "coerce"  # ships that face each other without a shot
        return bool(p.actors)
    p.kind, p.domain = "clash", "land" if p.domain == "none" else p.domain
    behind = next((o for o in r.items[i + 1 : i + 5] if o.tag != "W"), None)
    lost = behind is not None and behind.low == "from" and any(i < s.index <= i + 12 for s in r.spots)
    if lost and lemmas & wordlist("turns_away"):  # "were pushed back from the town": they fought in it
        r.spots[:] = [replace(s, role="at") if s.role == "from" and i < s.index <= i + 12 else s for s in r.spots]
    elif lemmas & wordlist("turns_away"):  # who is repelled had begun it
        turned = {"initiator": "target", "target": "initiator"}
        p.actors = [Actor(country=a.country, role=turned.get(a.role, a.role), name=a.name, span=a.span) for a in p.actors]
        if r.memory.home and r.memory.home not in p.states():
            p.actors.append(Actor(country=r.memory.home, role="target"))
        enemy = r.enemy()
        if enemy and enemy not in p.states():
            p.actors.append(Actor(country=enemy, role="initiator"))
    return True


def coerce(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    if item.tag == "V" and lemmas & wordlist("swerves") and crosses_path(r, p, i, doer, done):
        return True
    if item.tag == "V" and lemmas <= wordlist("swerves") and not lemmas & {"cut"}:
        return False
    if item.tag == "V" and lemmas & {"ram"} and words_of(r, done) & {"car", "vehicle", "truck", "motorcycle", "minibus", "pickup"}:
        p.kind, p.domain, p.cls = "strike", "land", "strike"  # "rammed a car full of explosives into a checkpoint"
        return place_spoken(r, i) and bool(words_of(r, doer) & {"bomber", "attacker", "militant", "gunman", "insurgent"} or p.actors)
    if item.tag == "V" and lemmas & {"sever", "cut"}:
        return harmed(r, p, i, doer, done)
    if item.tag == "V" and lemmas & {"arrest", "apprehend", "nab", "detain"} and words_of(r, done) & wordlist("fishers"):
        p.kind, p.domain, p.civil = "coercion", "sea", True  # "the navy arrested 12 fishermen off X"
        naval = has_asset(r, doer, "sea") or any("navy" in w or "coast guard" in w or "coastguard" in w for w in words_of(r, doer))
        return naval and place_spoken(r, i)
    if item.tag == "V" and lemmas & {"arrest", "apprehend", "nab"}:
        return False
    town = any(i < s.index <= i + 4 and s.kind == "city" for s in r.spots) and [o.low for o in r.items[i + 1 : i + 2]] == ["of"]
    if item.tag == "E" and item.low == "seizure" and town:
        p.kind, p.domain, p.weak, p.anaphoric = "clash", "land", True, True  # "the seizure of the town would provide"
        return True
    if item.tag == "V" and lemmas & {"rescue"}:  # a ship, from pirates
        p.kind, p.domain = "coercion", "sea"
        p.actors = [a for a in p.actors if a.role == "initiator"]
        seized = any(o.low.startswith(("pirate", "piracy", "hijack")) for o in r.items)
        held = has_asset(r, done, "sea") or bool(words_of(r, done) & {"crew", "sailors", "seafarers", "hostages"})
        return seized and held and is_force(r, doer)
    if item.tag == "V" and lemmas & {"lock", "aim", "point"}:
        p.kind, p.domain = "coercion", p.domain if p.domain in {"air", "sea"} else "sea"
        sights = words_of(r, done) & {"radar", "radars", "guns", "gun", "weapons", "cannon", "cannons", "missiles", "laser", "lasers"}
        at = next((k for k in clause(r, i) if r.items[k].low in {"at", "on", "onto"} and k + 1 < len(r.items)), None)
        met = noun_phrase(r.items, at + 1) if at is not None else None
        r.add(p, met, "target")
        return bool(sights) and has_asset(r, doer) and has_asset(r, met, "sea", "air")
    if item.tag == "V" and lemmas & {"harass", "intimidate"} and has_asset(r, doer, "air") and has_asset(r, done, "air"):
        p.kind, p.domain = "intercept", "air"  # "jets harassed a drone"
        return bool(p.actors)
    closed = words_of(r, done) & {"area", "areas", "zone", "zones", "part", "parts"} and any(s.kind in WATERS for s in r.spots)
    if item.tag == "V" and lemmas & {"block"} and closed and p.states("initiator"):
        p.kind, p.domain = "coercion", "sea"  # "blocked an area in the Black Sea"
        return place_spoken(r, i)
    if item.tag == "V" and (thwarts(r, p, i, doer, done) or manhandles(r, p, i, doer, done)):
        return True
    if lemmas and lemmas <= wordlist("manhandles"):
        return False
    if item.tag == "V" and lemmas & {"jam", "spoof", "disrupt", "disturb", "manipulate", "interfere", "degrade"}:
        p.kind, p.domain = "coercion", "multi"
        if lemmas & {"interfere"} and done is None and (by := next((k for k in clause(r, i, 4) if r.items[k].low == "with"), None)):
            done = noun_phrase(r.items, by + 1) if by + 1 < len(r.items) else None
        if lemmas <= {"jam", "suppress"} and (in_flight(r, done) or in_flight(r, doer)):
            p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "18 drones were destroyed or jammed"
            return place_spoken(r, i)
        signals = bool((words_of(r, done) | words_of(r, doer)) & wordlist("signals"))
        told = bool(p.states("initiator")) or lemmas <= {"jam", "spoof"} or is_passive(r, i)  # a storm disrupts radio too
        return (signals and told) or (lemmas <= {"jam", "spoof"} and has_asset(r, done, "sea", "air"))
    sea = has_asset(r, done, "sea", "air") or has_asset(r, doer, "sea", "air") or (is_pronoun(r, done) and bool(r.memory.movers))
    cannon = any(it.value == "coerce" and "cannon" in it.low for it in r.items)
    if item.tag == "V" and lemmas & wordlist("at_ships") and not lemmas - wordlist("at_ships"):
        at = done
        here = done is not None and any(
            done.start <= s.index < done.end and s.kind.split()[-1] in {"island", "shoal", "reef", "atoll"} for s in r.spots
        )
        if lemmas & {"swarm", "surround", "encircle"} and here and has_asset(r, doer, "sea"):
            p.kind, p.domain = "coercion", "sea"
            return True
        about = next((s for s in r.spots if i < s.index <= i + 7 and s.role in {"around", "near", "at", "over"}), None)
        if lemmas & {"swarm", "mass"} and done is None and about is not None and has_asset(r, doer, "sea"):
            p.kind, p.domain = "deployment", "sea"  # "were swarming around the reef"
            return bool(p.actors)
        if at is None and (k := next((k for k in clause(r, i, 5) if r.items[k].low in {"on", "onto", "upon"}), None)) is not None:
            at = noun_phrase(r.items, k + 1)  # "closed in on", "rappelled onto"
            r.add(p, at, "target")
        done = at
        afloat = bool(r.memory.movers) and r.memory.movers[-1][1] in {"sea", "air", "multi"} and not has_asset(r, doer, "land")
        aboard = has_asset(r, at, "sea", "air") or (is_pronoun(r, at) and afloat and "clash" not in r.memory.kinds)
        raiders = bool(words_of(r, doer) & wordlist("raiders"))
        state = bool(p.states("initiator")) and doer is not None and any(w.tag in "AR" for w in doer.items(r.items))
        able = raiders or is_force(r, doer) or has_asset(r, doer) or is_passive(r, i) or state  # "Indonesia said it drove out a cutter"
        if not aboard or not able or not (p.actors or p.assets or raiders):
            return False
    if item.tag == "V" and not (
        sea
        or cannon
        or lemmas & {"blockade", "warn off", "warn away", "drive away"}
        or (lemmas & {"harass", "obstruct", "block", "expel"} and p.states("initiator") and p.states("target"))
        or (lemmas & {"block"} and len(p.states()) > 1 and "each" in words_of(r, done))
    ):
        return False
    if lemmas & {"expel"} and any(o.low.rstrip("s") in {"ambassador", "diplomat", "envoy", "attaché", "attache"} for o in r.items):
        return False
    if item.tag == "V" and only_civil(r, doer):
        return False  # a container ship blocks a canal
    if any(o.low in wordlist("contraband") for o in r.items) and not has_asset(r, done, "weapon"):
        return False  # smugglers are caught
    if item.tag == "V" and lemmas & {"seize", "board", "detain"} and not has_asset(r, done, "sea", "air") and not is_pronoun(r, done):
        return False
    sea_near = any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items[i : i + 8])  # "seizure of the tanker"
    jammed = item.tag == "E" and ("jam" in item.low or set(item.low.split()) & {"gps", "gnss"})
    if (
        item.tag == "E"
        and not jammed
        and (not (p.actors or sea or r.spots or "cannon" in item.low) or not (is_military(r) or (p.actors and sea_near)))
    ):
        return False
    if item.tag == "E" and item.low in {"laser", "lasers"} and "laser" not in " ".join(it.low for it in r.items if it.tag in "VE"):
        return False
    p.kind, p.domain = "coercion", "sea" if p.domain in {"none", "multi"} or "cannon" in item.low else p.domain
    if item.tag == "E" and item.low.startswith(("pira", "hijack")) and not p.states("initiator"):
        p.civil, p.unnamed["initiator"] = True, "nobody's"  # "a pirate attack was reported"
    p.reaction = bool(lemmas & {"warn off", "warn away", "drive away", "drive off", "expel"}) or item.low in wordlist("warnings")
    p.content = bool(words_of(r, noun_phrase(r.items, i)) & {"simulated", "mock"}) if item.tag == "E" else False
    return True
