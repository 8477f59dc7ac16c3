"""Who fires, strikes, seizes, blocks or crashes: from the trigger, the weapon and the target to the kind of event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import (
    clause,
    has_asset,
    is_force,
    is_military,
    is_passive,
    is_pronoun,
    lemmas_of,
    place_spoken,
    stands_for,
    where_places,
    words_of,
)
from geo.events.grammar import Phrase, direct_object, noun_phrase, subject
from geo.events.guards import unarmed
from geo.events.lexicon import wordlist
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


FLIES = frozenset({"drone", "missile", "cruise_missile", "ballistic_missile"})


def test(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if item.tag == "V" and not has_asset(r, done, "weapon") and not (done is not None and lemmas_of(r, i) <= {"test-fire", "test-launch"}):
        return False
    if (
        item.tag == "E"
        and item.low.rstrip("es") in {"launch"}
        and not any(w.tag == "S" and r.lex.asset_domain.get(w.value) == "weapon" for w in r.items[max(0, i - 4) : i + 8])
    ):
        return False
    if not p.actors and not place_spoken(r, i, done):
        return False
    p.kind = "weapons_test"
    return True


def fire(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    words = words_of(r, done) | {it.low for it in r.items[i + 1 : i + 5]}
    if (
        (words & {"cannon", "cannons", "water"} and words & {"water"})
        or (words & {"warning"} and words & {"shot", "shots", "flares"})
        or words & {"flares", "laser", "lasers"}
    ):
        p.kind, p.cls = "coercion", "coerce"
        if is_passive(r, i) and doer is None:
            at = next((k for k in clause(r, i) if r.items[k].low in {"at", "on", "toward", "towards", "near"}), None)
            p.actors = []
            r.add(p, noun_phrase(r.items, at + 1) if at is not None and at + 1 < len(r.items) else None, "target")
        return bool(p.actors) or place_spoken(r, i)
    weapon = done is not None and any(
        w.tag == "S" and (r.lex.asset_domain.get(w.value) == "weapon" or w.value in {"drone", "unmanned_surface"})
        for w in done.items(r.items)
    )
    if not weapon and has_asset(r, done, "air") and p.states("initiator"):
        p.kind, p.domain = "deployment", "air"
        p.content = p.weak = any(it.tag == "E" and it.value == "exercise" for it in r.items)
        p.kind = "exercise" if p.content else p.kind
        return True
    if not weapon and {v.lemma for v in r.items[i].verbs} & {"fire", "shoot", "open fire"} and p.states("initiator"):
        r_targets = [
            (c, it)
            for k in clause(r, i, 12)
            if r.items[k].low in {"at", "on"} and k + 1 < len(r.items)
            for c, it in r.people(noun_phrase(r.items, k + 1))
        ]
        p.actors = [a for a in p.actors if a.role != "target"] + [
            Actor(country=c, role="target", span=it.span) for c, it in r_targets if c not in p.states()
        ]
        p.kind, p.domain = "strike", "multi"
        at = next((k for k in range(i + 1, min(i + 6, len(r.items) - 1)) if r.items[k].low in {"at", "on", "upon"}), None)
        aim = noun_phrase(r.items, at + 1) if at is not None else None
        shot_at = has_asset(r, aim) or bool(words_of(r, aim) & (wordlist("sites") | wordlist("fallen")))
        return bool(r_targets) or (shot_at and place_spoken(r, i))
    if not weapon:
        return False
    if any(it.low in {"satellite", "spacecraft", "probe"} for it in r.items[i : i + 10]):
        return False
    p.actors = [a for a in p.actors if a.role != "target"]
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
    targets = [
        k
        for k in range(i + 1, min(i + 20, len(r.items) - 1))
        if r.items[k].low in {"at", "on", "against", "toward", "towards", "into"} and r.items[k].tag == "P" and r.items[k + 1].tag != "T"
    ]
    if any(it.value == "blast" for it in r.items):
        p.kind, p.domain = "strike", "multi"
        return bool(p.actors)
    if any(it.tag == "E" and it.value == "exercise" for it in r.items):  # live fire inside a drill is part of it
        p.kind, p.content, p.weak, p.domain = "exercise", True, True, "multi"
        return bool(p.actors)
    for k in targets:
        if r.items[k].low in {"at", "on", "against", "toward", "towards"} and k + 1 < len(r.items):
            for c, _it in r.people(noun_phrase(r.items, k + 1), extend=False):
                if c not in p.states():
                    p.actors.append(Actor(country=c, role="target"))
    if (
        p.states("target")
        or set(p.states("initiator")) & wordlist("armed_groups")
        or any(r.items[k].low in {"at", "on", "against"} and _aimed(r, k) for k in targets)
    ):
        p.kind = "strike"
    elif (
        ("KP" in p.states("initiator") and not any(w.value in {"bomb", "artillery"} for w in (done.items(r.items) if done else [])))
        or any(w.value == "ballistic_missile" for w in (done.items(r.items) if done else []))
        or "test" in {it.low for it in r.items}
    ):
        p.kind = "weapons_test"
    else:
        p.kind, p.content = "exercise", True
        p.weak = True
    p.domain = "multi"
    for k in targets:  # "at a sea target", "at targets in the Barents Sea": firing practice
        aim = noun_phrase(r.items, k + 1)
        if words_of(r, aim) & {"target", "targets", "hulk"} and not r.people(aim, extend=False):
            wet = any(s.index > k and (s.kind in {"sea", "ocean", "gulf", "bay"} or s.kind.startswith("unknown sea")) for s in r.spots)
            if wet or words_of(r, aim) & {"sea", "surface", "coastal", "aerial", "mock", "practice", "floating", "simulated"}:
                p.kind, p.content, p.weak = "exercise", False, False
    return bool(p.actors) or (p.kind in {"strike", "exercise", "weapons_test"} and place_spoken(r, i))


ARMS = frozenset(
    {
        "artillery",
        "missile_launcher",
        "attack_helicopter",
        "drone",
        "unmanned_surface",
        "fighter",
        "attack_aircraft",
        "bomber",
        "aircraft",
        "tank",
    }
)


MANNED = frozenset(
    {"fighter", "attack_aircraft", "bomber", "aircraft", "helicopter", "attack_helicopter", "transport_aircraft", "maritime_patrol"}
)


def _walkout(r: Reader, i: int) -> bool:
    """ "a strike of dockers", "the teachers' strike"."""
    whose = r.items[i + 2 : i + 6] if [o.low for o in r.items[i + 1 : i + 2]] in (["of"], ["by"]) else []
    return any(o.low in wordlist("workers") for o in (*whose, *r.items[max(0, i - 2) : i]))


def in_flight(r: Reader, phrase: Phrase | None) -> bool:
    """Missiles, rockets and drones by themselves: what air defences stop. A launcher, a depot or a base of them is none."""
    if phrase is None:
        return False
    things = [w for w in phrase.items(r.items) if w.tag == "S"]
    return bool(things) and things[-1].value in FLIES and not words_of(r, phrase) & wordlist("sites")


def _aimed(r: Reader, k: int) -> bool:
    """Is the phrase after the preposition at `k` something one can hit?"""
    aim = noun_phrase(r.items, k + 1)
    return any(w.tag in "SALZ" or w.low in wordlist("sites") or w.low in wordlist("fallen") for w in aim.items(r.items))


def armed(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name a weapon, or a thing that fires one?"""
    if phrase is not None and stands_for(r, phrase) in {"air", "weapon"}:
        return True
    return phrase is not None and any(
        (w.tag == "S" and (r.lex.asset_domain.get(w.value) == "weapon" or w.value in ARMS))
        or w.low in wordlist("projectiles")
        or w.value in {"strike", "fire", "blast"}
        for w in phrase.items(r.items)
    )


def by_weapon(r: Reader, i: int) -> bool:
    """ "with ATACMS missiles", "in a drone attack", "by artillery": a weapon told after the verb."""
    span = clause(r, i, 14)
    return any(
        r.items[k].low in {"with", "by", "in", "using", "from"}
        and any(
            (o.tag == "S" and (r.lex.asset_domain.get(o.value) == "weapon" or o.value in ARMS))
            or o.value in {"strike"}
            or o.low in {"artillery", "mortars", "fire"}
            for o in r.items[k + 1 : k + 6]
        )
        for k in span
    )


def impact(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """A weapon arrives, or does harm: "a missile slammed into", "shells fell on", "was damaged by a drone", "drones killed"."""
    lemmas = lemmas_of(r, i)
    after = r.items[i + 1] if i + 1 < len(r.items) else None
    town = doer is not None and any(doer.start <= s.index < i for s in r.spots)
    if lemmas & {"fall"} and town and not armed(r, doer):
        k = next(
            (k for k in clause(r, i, 8) if r.items[k].low in {"to", "of"}), None
        )  # "the town fell to Russian troops", "into the hands of"
        if k is None or not is_force(r, noun_phrase(r.items, k + 1)):
            return False
        p.actors = []
        r.add(p, noun_phrase(r.items, k + 1), "initiator")
        p.kind, p.domain = "clash", "land"
        return True
    if any(
        o.tag == "V" and {v.lemma for v in o.verbs} & {"crash", "collide", "ditch"} for k, o in enumerate(r.items) if k != i
    ) and words_of(r, done) & {"its", "pilot", "crew", "aboard"}:
        return False  # what the crash did
    sunk = lemmas & {"kill", "wound", "injure", "eliminate", "liquidate"}
    if sunk and is_force(r, doer) and not armed(r, doer):
        people = done is not None and any(
            (w.tag == "S" and w.value == "troops") or w.low in wordlist("fallen") for w in done.items(r.items)
        )
        if not (people and place_spoken(r, i)):
            return False
        p.kind, p.domain = "clash", "land"
        return True
    if r.items[i].form == {"ing"} and i and r.items[i - 1].text == ",":
        return False  # ", killing two": what an attack told before did
    if not armed(r, doer) and not (is_passive(r, i) and by_weapon(r, i)):
        return False
    if doer is None and not has_asset(r, done) and not words_of(r, done) & wordlist("sites") and not place_spoken(r, i, done):
        return False
    craft = doer is not None and any(w.tag == "S" and w.value in ARMS - {"drone", "unmanned_surface"} for w in doer.items(r.items))
    if craft and lemmas & {"land", "come down", "fall"}:
        return False  # aircraft that land have arrived
    own_crash = doer is not None and any(w.tag == "S" and w.value in ARMS for w in doer.items(r.items))
    wet = any(s.index > i and (s.kind in {"sea", "ocean", "gulf", "bay", "water"}) for s in r.spots)
    if lemmas & {"fall", "land", "crash", "come down", "plunge", "burn", "explode", "splash", "splash down"}:
        on = after is not None and (
            after.low
            in {
                "into",
                "on",
                "onto",
                "near",
                "alongside",
                "beside",
                "next",
                "in",
                "at",
                "close",
                "inside",
                "over",
                "outside",
                "around",
                "off",
            }
            or after.tag == "T"
        )
        aimed = (after is not None and after.low in {"into", "on", "onto"}) or bool({o.low for o in r.items[i : i + 9]} & wordlist("sites"))
        if not on or (own_crash and not aimed) or (wet and own_crash):
            return False
        if doer is not None and any(w.tag == "S" and w.value in MANNED for w in doer.items(r.items)):
            return False  # a plane that comes down is an accident
        tested = "weapons_test" in r.memory.kinds and "strike" not in r.memory.kinds and not has_asset(r, done)
        if tested and not {o.low for o in r.items[i : i + 12]} & wordlist("sites"):
            p.kind, p.weak, p.domain = "weapons_test", True, "multi"
            return True
        if wet and not has_asset(r, done) and not any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items):
            p.kind, p.weak, p.domain = "weapons_test", True, "multi"
            return True
    p.kind, p.domain = "strike", "sea" if has_asset(r, done, "sea") else "land"
    p.weak = doer is not None and any(w.value == "blast" for w in doer.items(r.items)) and not has_asset(r, doer)
    p.rules.append("a weapon arrives")
    return True


def suffer(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "Kharkiv came under missile fire": the subject is what was attacked."""
    words = words_of(r, done) | {o.low for o in r.items[i + 1 : i + 6]}
    if not words & {"fire", "attack", "attacks", "shelling", "bombardment", "airstrikes", "strikes", "bombing", "gunfire"}:
        return False
    if doer is None or words & {"pressure", "criticism", "political", "cyber"}:
        return False
    p.actors = [Actor(country=a.country, role="target", name=a.name, span=a.span) for a in p.actors if a.role == "initiator"]
    if (by := next((k for k in clause(r, i) if r.items[k].low in {"from", "by"}), None)) is not None:
        r.add(p, noun_phrase(r.items, by + 1), "initiator")
    p.kind, p.domain = "strike", "sea" if has_asset(r, doer, "sea") else "land"
    return has_asset(r, doer) or any(o.tag in "LA" for o in doer.items(r.items)) or bool(words_of(r, doer) & wordlist("sites"))


def blast(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "explosions were heard": an attack only if somebody says so."""
    p.kind, p.domain, p.weak = "strike", "land", True
    return not any(o.low in {"gas", "mine", "accidental"} for o in r.items[max(0, i - 3) : i])


def take(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "took": a town is captured, a ship is seized, a strait is passed."""
    lemmas = lemmas_of(r, i)
    if done is None and (k := next((k for k in clause(r, i, 5) if r.items[k].low in {"of", "over"}), None)) is not None:
        done = noun_phrase(r.items, k + 1)  # "took control of"
    if done is None or (doer is None and not is_passive(r, i) and lemmas & {"take"}):
        return False
    words = done.items(r.items)
    inside = [s for s in r.spots if done.start <= s.index < done.end]
    ship = next((w for w in words if w.tag == "S" and r.lex.asset_domain.get(w.value) in {"sea", "air"}), None)
    forced = (
        is_force(r, doer)
        or bool(p.states("initiator"))
        or (doer is not None and any(w.low in wordlist("fallen") for w in doer.items(r.items)))
    )
    by_ship = has_asset(r, doer, "sea") and not has_asset(r, doer, "land")
    if any(s.kind in {"strait", "channel"} or s.kind.startswith(("unknown strait", "unknown channel")) for s in inside):
        if not (lemmas == {"take"} or lemmas & {"take"}) or not (by_ship or is_pronoun(r, doer)):
            return False
        p.kind, p.domain = "naval_transit", "sea"
        return bool(p.actors or p.assets)
    if ship is not None and not inside:
        if lemmas == {"take"} and is_passive(r, i) and doer is None:
            return False  # "was taken to": where it went after
        if lemmas & {"take", "occupy", "secure", "reclaim", "regain", "win back", "grab"} and not (forced or is_passive(r, i)):
            return False
        if lemmas == {"take"} and any(o.low in {"part", "off", "place", "aim"} for o in r.items[i + 1 : i + 3]):
            return False
        p.kind, p.domain = "coercion", "sea"
        return True
    low = words_of(r, done)
    held = bool(inside) or any(w.tag == "L" for w in words) or bool(low & (wordlist("held") | wordlist("taken")))
    if not held or low & {"opportunity", "chance", "power", "seat", "office"}:
        return False
    if not forced and not is_passive(r, i):
        return False
    if (is_passive(r, i) and doer is None and lemmas & {"take", "occupy", "regain"}) or not is_military(r):
        return False
    if lemmas & {"take", "regain", "occupy"} and not (is_force(r, doer) or inside or low & wordlist("taken") or low & wordlist("held")):
        return False
    p.kind, p.domain = ("deployment", "land") if lemmas & {"occupy"} and low & wordlist("held") and not inside else ("clash", "land")
    p.rules.append("takes a place")
    return True


def strike(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if item.low in {"attack", "attacks", "attacked", "assault", "assaults", "assaulted", "attacking"} and any(
        s.kind in {"unknown axis", "unknown front", "unknown direction"} for s in r.spots
    ):
        p.kind, p.domain = "clash", "land"  # attacks on an axis are fought on the ground
        if r.memory.home and p.states("initiator"):
            p.actors += [Actor(country=r.memory.home, role="target")] if r.memory.home not in p.states() else []
        return True
    p.kind, p.domain = "strike", p.domain if p.domain != "none" else "land"
    on_foot = doer is not None and (has_asset(r, doer, "land") or bool(words_of(r, doer) & wordlist("fallen")))
    if (
        item.tag == "V"
        and lemmas_of(r, i) & {"attack", "raid"}
        and on_foot
        and not by_weapon(r, i)
        and not has_asset(r, done, "sea", "air")
    ):
        p.kind, p.domain = "clash", "land"  # men who attack a camp fight for it
        return place_spoken(r, i, done) or bool(p.actors)
    near = {it.low for it in r.items[i : i + 8]}
    if item.tag == "V":
        if unarmed(r, doer):
            return False
        lemmas = {v.lemma for v in item.verbs}
        over = any(s.role == "over" for s in r.spots)
        down = any(s.role == "at" and s.index > i for s in r.spots)  # "destroyed three drones in Yemen": on the ground
        if "destroy" in lemmas and (
            (in_flight(r, done) and (over or not (down or armed(r, doer)))) or (over and has_asset(r, done, "air"))
        ):
            p.kind, p.domain = "air_defence", "air"
            return True
        if "destroy" in lemmas and done is None and has_asset(r, doer, "air", "weapon") and any(s.role == "over" for s in r.spots):
            p.kind, p.domain = "air_defence", "air"  # "10 of 13 drones destroyed over"
            return True
        if "hit" in lemmas and any("cannon" in w for w in near):
            return False
        weapon = armed(r, doer) or by_weapon(r, i)
        if lemmas & {"hit", "strike"} and is_pronoun(r, doer) and not weapon:
            return False  # "it had hit one of its boats"
        if lemmas & {"blast"} and not weapon:
            return False
        told = place_spoken(r, i, done)
        site = bool(words_of(r, done) & wordlist("sites")) or has_asset(r, done)
        if weapon and (site or told or p.actors):
            return True
        if is_passive(r, i) and doer is None:
            return has_asset(r, done) or (told and bool(site or lemmas & wordlist("harmful")))
        if lemmas & wordlist("harmful") and told:
            return True
        if lemmas - {"attack", "bomb", "shell", "bombard"} and not (
            has_asset(r, doer) or has_asset(r, done) or (p.states("initiator") and (p.states("target") or told or site))
        ):
            return False
        return bool(p.actors or p.assets) and (
            site or told or bool(p.states("target")) or is_force(r, done) or lemmas & wordlist("harmful") != set()
        )
    words = words_of(r, noun_phrase(r.items, i))
    if item.low in {"strike", "strikes"} and _walkout(r, i):
        return False
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
    weapon_of = [o.low for o in r.items[i + 1 : i + 2]] == ["of"] and any(
        w.tag == "S" and r.lex.asset_domain.get(w.value) in {"weapon", "air"} for w in r.items[i + 2 : i + 5]
    )
    return bool(p.actors) or (
        (
            weapon_of
            or "light verb" in p.rules
            or item.low in {"shelling", "bombardment", "bombing"}
            or bool(words & {"missile", "drone", "air", "airstrike", "airstrikes", "rocket", "artillery", "mortar", "targeted", "bomb"})
            or {"did harm", "presupposed:dated"} & set(p.rules)
            or " " in item.low
        )
        and (any(s.index > i for s in r.spots) or bool(where_places(r, i)))
    )


def shootdown(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if lemmas_of(r, i) & {"neutralise", "neutralize"} and words_of(r, done) & {"fighter", "fighters"}:
        p.kind, p.domain = "clash", "land"  # men, not aircraft
        return place_spoken(r, i)
    if lemmas_of(r, i) & {"intercept"} and is_force(r, doer) and has_asset(r, doer, "air"):
        return False
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
    if item.tag == "V" and lemmas & wordlist("drives"):
        into = next((k for k in clause(r, i, 6) if r.items[k].low in {"into", "toward", "towards", "onto", "through", "across"}), None)
        ground = has_asset(r, doer, "land") or is_force(r, doer) or (doer is not None and bool(words_of(r, doer) & wordlist("fallen")))
        if into is None or not ground or has_asset(r, doer, "sea", "air") or not place_spoken(r, i, reach=8):
            return False
        p.kind, p.domain = "clash", "land"
        return True
    if item.tag == "V" and lemmas & {"advance"} and has_asset(r, doer, "sea") and not has_asset(r, doer, "land"):
        p.kind, p.domain, p.cls = "naval_transit", "sea", "move"  # ships that advance to the ocean fight nobody
        return True
    if item.tag == "V" and lemmas & wordlist("stops") and in_flight(r, done):
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"  # "stopped a missile", "neutralised two drones"
        return True
    if item.tag == "V" and lemmas & {"engage", "disperse", "rout"} and not is_force(r, done):
        return False
    if (
        item.tag == "V"
        and lemmas
        & {
            "stop",
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
        and (done is None or not (is_force(r, done) or any(w.value in {"strike", "clash"} and w.tag == "E" for w in done.items(r.items))))
    ):
        return False
    fighters = bool(p.actors) or bool(words_of(r, doer) & wordlist("irregulars"))
    if item.tag == "V" and lemmas & wordlist("contested") and not (fighters and (any(s.index > i for s in r.spots) or is_force(r, doer))):
        return False
    if item.tag == "V" and (unarmed(r, doer) or unarmed(r, done)):
        return False
    if item.tag == "E" and (not (p.actors or r.spots) or not is_military(r)):
        return False
    if item.low == "battle" and i + 2 < len(r.items) and r.items[i + 1].low == "of" and not any(o.tag == "T" for o in r.items):
        return False  # a battle with a name is history
    p.kind, p.domain = "clash", "land" if p.domain == "none" else p.domain
    if lemmas & {
        "repel",
        "repulse",
        "beat back",
        "stop",
        "foil",
        "thwart",
        "throw back",
        "drive back",
        "force back",
        "hold off",
        "fight off",
        "fend off",
        "ward off",
        "push back",
    }:  # who is repelled had begun it
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
    if item.tag == "V" and lemmas & {"sever", "cut"}:
        p.kind, p.domain = "coercion", "sea"
        cable = bool(words_of(r, done) & {"cable", "cables", "pipeline", "pipelines"})
        return cable and (place_spoken(r, i, done) or bool(p.actors))
    if item.tag == "V" and lemmas & {"lock", "aim", "point"}:
        p.kind, p.domain = "coercion", p.domain if p.domain in {"air", "sea"} else "sea"
        sights = words_of(r, done) & {"radar", "radars", "guns", "gun", "weapons", "cannon", "cannons", "missiles", "laser", "lasers"}
        at = next((k for k in clause(r, i) if r.items[k].low in {"at", "on", "onto"} and k + 1 < len(r.items)), None)
        met = noun_phrase(r.items, at + 1) if at is not None else None
        r.add(p, met, "target")
        return bool(sights) and has_asset(r, doer) and has_asset(r, met, "sea", "air")
    if item.tag == "V" and lemmas & {"jam", "spoof"}:
        p.kind, p.domain = "coercion", "air"
        signals = {"gps", "gnss", "navigation", "signal", "signals", "radar", "radars", "communications", "satellite"}
        return bool((words_of(r, done) | words_of(r, doer)) & signals) or has_asset(r, done, "sea", "air")
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
        if at is None and (k := next((k for k in clause(r, i, 5) if r.items[k].low in {"on", "onto", "upon"}), None)) is not None:
            at = noun_phrase(r.items, k + 1)  # "closed in on", "rappelled onto"
            r.add(p, at, "target")
        done = at
        aboard = has_asset(r, at, "sea", "air") or (is_pronoun(r, at) and bool(r.memory.movers))
        raiders = bool(words_of(r, doer) & wordlist("raiders"))
        able = raiders or is_force(r, doer) or has_asset(r, doer) or is_passive(r, i)
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
    if item.tag == "V" and lemmas & {"seize", "board", "detain"} and not has_asset(r, done, "sea", "air") and not is_pronoun(r, done):
        return False
    sea_near = any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items[i : i + 8])  # "seizure of the tanker"
    if item.tag == "E" and (not (p.actors or sea or r.spots or "cannon" in item.low) or not (is_military(r) or (p.actors and sea_near))):
        return False
    if item.tag == "E" and item.low in {"laser", "lasers"} and "laser" not in " ".join(it.low for it in r.items if it.tag in "VE"):
        return False
    p.kind, p.domain = "coercion", "sea" if p.domain in {"none", "multi"} else p.domain
    p.reaction = bool(lemmas & {"warn off", "warn away", "drive away", "drive off", "expel"})
    p.content = bool(words_of(r, noun_phrase(r.items, i)) & {"simulated", "mock"}) if item.tag == "E" else False
    return True


def accident(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if lemmas_of(r, i) == {"suffer"} and not words_of(r, done) & wordlist("failures"):
        return False  # "suffered injuries" is what came of something else
    if lemmas_of(r, i) == {"lose"} and (is_passive(r, i) or not has_asset(r, done, "air", "sea")):
        return False
    if not (has_asset(r, doer) or has_asset(r, done) or p.assets):
        return False
    if lemmas_of(r, i) & {"come down", "land"} and has_asset(r, doer, "land"):
        return False  # men who come down by helicopter
    if any(it.tag == "E" and it.value == "strike" for it in r.items) or any(
        o.tag == "V" and {v.lemma for v in o.verbs} & {"ram", "sideswipe", "torpedo"} for k, o in enumerate(r.items) if k != i
    ):
        return False  # it sank after an attack: the attack is the event
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and is_passive(r, i):
        drilled = any(o.value == "exercise" and o.tag == "E" for o in r.items) or (
            r.memory.exercise is not None and r.number - r.memory.exercise[0] <= 2
        )
        if drilled:
            p.kind = "exercise"
            return True
    sunk = doer is not None and done is not None and not is_passive(r, i) and has_asset(r, done, "sea")  # "it sank the landing ship"
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and (sunk or p.states("target") or by_weapon(r, i) or armed(r, doer)):
        p.kind = "strike"
        return True
    p.kind = "accident"
    return bool(p.actors or p.assets)
