"""Who moves, stands, patrols or intrudes: from the trigger and the mover to the kind of event."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.advances import into_town
from geo.events.asking import (
    WATERS,
    ZONES,
    as_participants,
    clause,
    foreign_zone,
    has_asset,
    home_waters,
    is_force,
    is_passive,
    is_pronoun,
    lemmas_of,
    only_civil,
    place_spoken,
    purpose,
    recast,
    stands_for,
    water_after,
    words_of,
    zone_after,
)
from geo.events.attacks import fire
from geo.events.grammar import group
from geo.events.item import vocabulary
from geo.events.lexicon import load, wordlist
from geo.events.phrases import Phrase, governor, noun_phrase
from geo.events.scrambles import sent_for, shown_out
from geo.events.sightings import drifts, into_area, over_base, overflies, own_waters, trespasses, waters_of
from geo.events.truces import broken, of_truce
from geo.events.watching import and_to, to_watch
from geo.events.weapons import in_flight
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

ENTERS = frozenset({"enter", "re-enter", "reenter", "penetrate", "sail", "stray", "cross"})
ASSERTS = frozenset({"assert", "uphold", "challenge", "exercise"})  # "asserted navigational rights and freedoms near the Paracels"
BARRING = frozenset({"lower", "install", "place", "put", "set up", "deploy", "lay", "string", "stretch"})
SENDS = frozenset({"send", "dispatch", "deploy", "mobilise", "mobilize"})
REACTIVE = frozenset(["prompt", "lead", "cause", "force", "trigger", "push", "spur"])


def move(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    noun = r.items[i].tag == "E"
    if not noun and lemmas_of(r, i) & {"come across", "run into"} and has_asset(r, done):
        return False  # met, not crossed
    if not noun and lemmas_of(r, i) == {"leave"} and {o.low for o in r.items[i + 1 : i + 6]} & wordlist("left_so"):
        return False  # "leaving two dead and three others missing"
    if not noun and lemmas_of(r, i) <= {"come", "go"} and is_pronoun(r, doer) and not place_spoken(r, i):
        return False
    if not noun and purpose(r, i, frozenset({"fish"})) is not None:
        return False  # "headed out to fish"
    onward = r.items[i + 1] if i + 1 < len(r.items) else None
    bare = not noun and lemmas_of(r, i) & {"come"} and words_of(r, doer) <= {"it", "this", "that"}
    if bare and onward is not None and onward.low in {"after", "as", "amid", "when", "days", "hours"}:
        return False  # "It comes after"
    if not noun and lemmas_of(r, i) & {"enter", "re-enter", "exit", "leave"} and done is not None and _no_land(r, done):
        return False  # "since entering service last month"
    if not noun and lemmas_of(r, i) <= {"deliver", "offload"}:
        carried = words_of(r, done) & wordlist("supplies") and has_asset(r, doer, "sea") and place_spoken(r, i, reach=12)
        p.kind, p.domain = "naval_transit", "sea"  # "delivered provisions to the troops on the reef"
        p.actors = [a for a in p.actors if a.role != "target"]
        return bool(carried and p.states("initiator")) and p.modality != "hypothetical"
    by_water = bool(words_of(r, done) & wordlist("routes")) or _waterway(r, done)
    if not noun and lemmas_of(r, i) == {"use"} and not (has_asset(r, doer) and by_water):
        return False  # arms, terms and ports are used too
    if not noun and lemmas_of(r, i) == {"clear"} and not (has_asset(r, doer, "sea") and by_water):
        return False  # mines, roads and forests are cleared too
    if not noun and lemmas_of(r, i) <= ASSERTS and not (has_asset(r, doer, "sea") and words_of(r, done) & wordlist("asserted")):
        return False
    if not noun and is_pronoun(r, done) and lemmas_of(r, i) <= wordlist("steers") and any(o.is_verb("coerce", "take") for o in r.items[:i]):
        return False  # "boarded a tanker and steered it to X"
    within = next(
        (k for k in range(i + 1, min(i + 6, len(r.items) - 3)) if r.items[k].low == "within" and r.items[k + 1].tag in "QD"), None
    )
    few = within is not None and r.items[within + 2].low in {"few", "dozen", "hundred", "dozens", "mere"}
    if (
        within is not None
        and r.items[within + 2 + few].low in {"metres", "meters", "feet", "yards", "m", "ft", "miles", "kilometres", "kilometers", "km"}
        and (p.states("initiator") or has_asset(r, doer, "air"))
    ):
        near = next((k for k in range(within + 2, min(within + 6, len(r.items) - 1)) if r.items[k].low == "of"), None)
        if near is None and p.domain == "air":
            return False  # "came within 30 metres", and did what is told next
        others = [c for c, _ in r.people(noun_phrase(r.items, near + 1))] if near else []
        if others and has_asset(r, noun_phrase(r.items, near + 1)):
            p.kind, p.domain = "intercept", p.domain if p.domain != "none" else "air"
            p.actors = [a for a in p.actors if a.role == "initiator"] + [
                Actor(country=c, role="target") for c in others if c not in p.states("initiator")
            ]
            p.rules.append("close pass")
            return True
    if not noun and p.cls == "fly" and over_base(r, p, i, done if done is not None else doer):
        return True
    if (
        not noun
        and lemmas_of(r, i) & {"move", "fly", "rush", "take off", "lift off"}
        and done is not None
        and not words_of(r, done) & {"sortie", "sorties", "mission", "missions"}
        and (has_asset(r, done) or words_of(r, done) & wordlist("manpower"))
    ):
        p.assets += r.assets_in(done, p.states("initiator")) if place_spoken(r, i, reach=8) else []
        return deploy(r, p, i, doer, done)
    if not noun and p.cls in {"fly", "travel", "move"} and has_asset(r, doer, "air") and (_meets(r, p, i) or _close_by(r, p, i)):
        return True
    if not noun and p.cls in {"travel", "move"} and has_asset(r, doer, "sea") and to_watch(r, p, i):
        return True
    rose = not noun and lemmas_of(r, i) <= {"take off", "lift off", "get airborne", "launch"} and has_asset(r, doer, "air")
    if rose and any(w.value == "fighter" for w in doer.items(r.items)) and any(o.low == "response" for o in r.items[i + 1 : i + 5]):
        p.kind, p.domain, p.reaction, p.cls = "intercept", "air", True, "scramble"  # "F-35s took off in response"
        return True
    if not noun and p.domain in {"none", "multi"} and lemmas_of(r, i) & {"sail", "steam", "voyage", "set sail", "put to sea"}:
        p.domain = "sea"
    crashed = "accident" in r.memory.kinds or any(o.is_verb("accident") or o.low in wordlist("failures") for o in r.items)
    if not noun and lemmas_of(r, i) & {"take off", "lift off"} and crashed and not is_pronoun(r, doer) and p.definite:
        return False  # "the aircraft took off from X, but underwent a malfunction": of the crash told
    if not noun and lemmas_of(r, i) & {"take off", "lift off", "land"} and "deck" in {o.low for o in r.items[i + 1 : i + 8]}:
        return False  # flying from a carrier's deck
    if not noun and lemmas_of(r, i) == {"continue"} and [o.low for o in r.items[i + 1 : i + 2]] == ["to"] and r.items[i + 2].tag == "V":
        return False  # "continue to push into": the verb behind it tells
    if not noun and lemmas_of(r, i) == {"continue"} and (onward is None or onward.tag in "M("):
        return False  # "the statement continued, ..."
    if not noun and lemmas_of(r, i) & {"make"} and words_of(r, done) & {"push", "pushes", "attempt", "attempts", "gains"}:
        return False  # "made unsuccessful pushes": no way was made
    if not noun and done is not None and all((w.tag == "A" and w.what == "body") or w.tag == "D" for w in done.items(r.items)):
        return False  # "entered U.S. 5th Fleet": whose command a ship is under
    if p.cls in {"travel", "move"} and not noun and "coercion" in r.memory.kinds and _held(r, i, doer):
        return False  # "the ship was travelling from X to Y when it was stopped"
    if p.cls in {"fly", "travel", "move"} and {w for o in words_of(r, doer) for w in o.split()} & wordlist("airlines"):
        return False
    if not noun and p.cls == "fly" and group(r.items, i).progressive and is_pronoun(r, doer):
        return False  # "it was flying without a plan" describes
    if not noun and lemmas_of(r, i) & {"cross", "pass", "cut"} and words_of(r, done) & {"nose", "bow", "bows", "path"}:
        near = next((s for s in r.items[done.end : done.end + 6] if s.tag == "S"), None)
        if near is not None and p.states("initiator"):
            p.kind, p.domain = ("intercept", "air") if has_asset(r, doer, "air") else ("coercion", "sea")
            p.rules.append("close pass")
            return True
    if (
        not noun
        and is_passive(r, i)
        and p.cls == "fly"
        and any(o.low in {"wounded", "injured", "bodies", "hospital", "survivors"} for o in r.items)
    ):
        return False  # flown to hospital
    if not noun and (drifts(r, p, doer) or overflies(r, p, i, doer)):
        return True
    fired = has_asset(r, doer, "weapon") and not has_asset(r, doer, "sea", "air", "land")
    if not noun and fired and lemmas_of(r, i) & {"travel", "fly", "soar", "go", "rise"}:
        p.kind, p.weak, p.domain = "weapons_test", True, "multi"  # how far the missiles flew tells more of their test
        return "weapons_test" in r.memory.kinds
    weapons = has_asset(r, doer, "weapon") or (doer is not None and any(w.value == "drone" for w in doer.items(r.items)))
    if (
        not noun
        and p.cls == "fly"
        and weapons
        and i + 1 < len(r.items)
        and (
            r.items[i + 1].low in {"toward", "towards", "at", "into"}
            or (r.items[i + 1].low == "to" and words_of(r, noun_phrase(r.items, i + 2)) & wordlist("sites"))
        )
        and not zone_after(r, i)
        and not into_area(r, i)
        and not _into_peace(r, p, i)
        and not any(i < s.index <= i + 5 and s.kind in WATERS for s in r.spots)  # "flew towards the channel"
    ):
        p.kind, p.domain = "strike", "air"
        return place_spoken(r, i)
    if not noun and weapons and lemmas_of(r, i) & {"cross", "enter", "violate"} and words_of(r, done) & {"border", "frontier"}:
        p.kind, p.domain = "incursion", "air"
        return place_spoken(r, i)
    if not noun and doer is not None and p.domain == "none":
        p.domain = stands_for(r, doer) or "none"
    if p.cls == "fly" and p.domain in {"none", "multi"} and not has_asset(r, doer, "sea"):
        p.domain = "air"
    if not noun and p.cls == "fly" and weapons and not has_asset(r, doer, "sea", "air", "land") and not zone_after(r, i):
        return False  # a rocket that lifts off
    if noun:
        phrase = noun_phrase(r.items, i)
        if p.cls == "fly" and {o.low for o in r.items[phrase.start : phrase.end + 5]} & {"civilian", "civil", "passenger", "commercial"}:
            return False
        if r.items[i].low in {"flight", "flights"} and not (
            has_asset(r, phrase)
            or words_of(r, phrase) & wordlist("military")
            or (p.actors and any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "air" for o in r.items))
        ):
            return False
        if p.cls == "fly" and p.domain == "sea":
            return False  # "flight operations" of a carrier are no passage
        mover = p.domain != "none" or p.assets or is_force(r, phrase) or (p.actors and water_after(r, i))
    else:
        mover = (
            is_force(r, doer)
            or (p.assets and not all(a.kind == "civil_ship" for a in p.assets))
            or (is_pronoun(r, doer) and (r.memory.movers or p.actors))
        )
        if is_pronoun(r, doer) and p.domain == "none":
            topic = r.topic(doer.start) or (r.memory.movers[-1] if r.memory.movers else None)
            if words_of(r, doer) == {"it"} and topic is not None and topic[1] == "air" and water_after(r, i):
                topic = next((m for m in reversed(r.memory.movers[-6:]) if m[1] == "sea"), topic)  # one of many aircraft is no "it"
            p.domain = topic[1] if topic else p.domain
        if doer is not None and p.domain == "none" and p.actors and r.memory.movers and not is_force(r, doer):
            mover = mover or any(w.low in {"group", "trio", "pair", "three", "two", "four", "all"} for w in doer.items(r.items))
            p.domain = r.memory.movers[-1][1] if mover else p.domain
    if not mover and not (p.cls == "move" and p.actors and zone_after(r, i)):
        return False
    recast(p, "target", "target")
    if p.domain == "air" or (p.domain != "sea" and zone_after(r, i) and any(s.kind in {"adiz", "airspace"} for s in r.spots)):
        p.domain = "air"
    p.actors = [a for a in p.actors if a.role != "target"] if p.cls in {"move", "travel", "fly"} else p.actors
    into = next((s for s in r.spots if i < s.index <= i + 5 and r.items[s.index].tag == "A" and s.kind == "country"), None)
    if (
        into is not None
        and not noun
        and p.domain == "air"
        and any(o.low == "into" for o in r.items[i + 1 : into.index])
        and set(into.item.value or ()) - set(p.states("initiator"))
    ):
        p.kind = "incursion"  # "helicopters flew into Poland"
        p.actors += [Actor(country=c, role="target") for c in into.item.value if c not in p.states()]
        p.rules.append("flies into another state")
    elif not noun and lemmas_of(r, i) & {"return", "retreat", "withdraw"} and any(s.kind in {"line", "median_line"} for s in r.spots):
        return False  # "returned above the line": home again
    elif foreign_zone(r, p, i):
        p.kind = "incursion"
        p.rules.append("enters a zone of another state")
    elif not noun and p.domain != "air" and lemmas_of(r, i) & ENTERS and _came_in_before(r, p, doer):
        p.kind, p.domain = "incursion", "sea"  # "the same four vessels again entered"
    elif not noun and p.domain != "air" and lemmas_of(r, i) & ENTERS and trespasses(r, i):
        p.kind, p.domain = "incursion", "sea"
        p.rules.append("said to be unlawful")
    elif not noun and lemmas_of(r, i) & ENTERS and (p.domain == "sea" or is_force(r, doer)) and _comes_in(r, p, i):
        p.kind = "incursion"
        p.rules.append("enters the waters of another state")
    elif p.domain == "air":
        if len(p.states("initiator")) >= 2 or "joint" in words_of(r, noun_phrase(r.items, i)):
            p.kind = "joint_patrol"
            as_participants(p)
            p.weak = not noun and bool(lemmas_of(r, i) & {"leave", "exit", "depart"})
        else:
            p.kind = "deployment"
            p.weak = p.cls == "travel" or (not noun and bool(lemmas_of(r, i) & {"leave", "exit"}))
    elif not p.actors and r.memory.doers and r.memory.doers[1] == "deployment" and r.number - r.memory.doers[0] <= 2 and p.domain != "sea":
        p.kind = "deployment"
        p.actors = [Actor(country=c, role="initiator") for c in r.memory.doers[2]]
        p.rules.append("whose forces were told of")
    elif p.domain == "sea" or (p.domain in {"multi", "none"} and water_after(r, i)):
        p.kind, p.domain = "naval_transit", "sea"
        together = {o.low for o in r.items[i + 1 : i + 4]} & {"together", "jointly"}
        if together and len(p.states("initiator")) >= 2 and lemmas_of(r, i) & {"sail", "steam", "cruise", "operate"}:
            p.kind = "joint_patrol"  # "sailed together in the West Philippine Sea"
            as_participants(p)
        p.weak = not (water_after(r, i) or any(s.kind in WATERS for s in r.spots))
    elif noun or not into_town(r, p, i, doer):
        p.kind = "deployment"
        p.weak = True
    return True


def _into_peace(r: Reader, p: Proposal, i: int) -> bool:
    """ "Russian drones flew into Poland": into a state with which theirs is not at war."""
    into = r.items[i + 2 : i + 3]
    if r.items[i + 1].low != "into" or not into or into[0].tag != "A" or into[0].what != "country" or not p.states("initiator"):
        return False
    sides = {*p.states("initiator"), *(into[0].value or ())}
    return r.memory.home == "" and not any(sides <= set(war["sides"]) for war in load("parties")["war"])


def _close_by(r: Reader, p: Proposal, i: int) -> bool:
    """ "flew dangerously close to an Australian patrol plane"."""
    close = next((k for k in range(i + 1, min(i + 4, len(r.items) - 1)) if r.items[k].text.lower() == "close to"), None)
    if close is None or not p.states("initiator"):
        return False
    met = noun_phrase(r.items, close + 1)
    others = [c for c in r.states(met) if c not in p.states("initiator")]
    if not others or not has_asset(r, met, "air", "sea"):
        return False
    p.kind, p.domain, p.weak = "intercept", "air", False
    p.actors = [a for a in p.actors if a.role == "initiator"] + [Actor(country=c, role="target") for c in others]
    p.rules.append("close pass")
    return True


def _no_land(r: Reader, phrase: Phrase) -> bool:
    """Does the phrase name what is entered only in figure: service, force, talks?"""
    head = next((o for o in reversed(phrase.items(r.items)) if o.tag != "T"), None)
    return head is not None and head.low in wordlist("entered")


def _waterway(r: Reader, phrase: Phrase | None) -> bool:
    """Is there a strait, a channel or another water in the phrase?"""
    return phrase is not None and any(phrase.start <= s.index < phrase.end and s.kind in WATERS for s in r.spots)


def _comes_in(r: Reader, p: Proposal, i: int) -> bool:
    return home_waters(r, p, i) or _inside_again(r, p, i)


def _inside_again(r: Reader, p: Proposal, i: int) -> bool:
    """ "the four ships entered the waters off X", after their entry into territorial waters was told."""
    told = r.memory.doers
    if told is None or told[1] != "incursion" or r.number - told[0] > 3 or set(told[2]) != set(p.states("initiator")):
        return False
    return p.definite and "waters" in {o.low for o in r.items[i + 1 : i + 4]}


def _came_in_before(r: Reader, p: Proposal, doer: Phrase | None) -> bool:
    """Is it "the same" ships that were told to have intruded?"""
    again = "same" in words_of(r, doer) or any(o.low == "again" for o in r.items)
    movers = set(p.states("initiator"))
    return again and bool(movers) and movers <= r.memory.intruders


def _meets(r: Reader, p: Proposal, i: int) -> bool:
    """ "took off to meet two bombers", "launched from X and identified a Tu-134": what fighters rise for."""
    k = purpose(r, i, wordlist("meets"))
    if k is None or (lemmas_of(r, k) == {"meet"} and not any(o.tag == "S" and o.value == "fighter" for o in r.items[:k])):
        return False  # bombers that meet bombers fly together
    last = k + 2 if [o.tag for o in r.items[k + 1 : k + 3]] == ["C", "V"] else k  # "to intercept and identify them"
    met = noun_phrase(r.items, last + 1) if last + 1 < len(r.items) else None
    if not (has_asset(r, met, "air") or is_pronoun(r, met) or words_of(r, met) & {"target", "targets", "intruder", "intruders"}):
        return False
    own = p.states("initiator")
    p.actors = [a for a in p.actors if a.role != "target"] + [
        Actor(country=c, role="target", span=it.span) for c, it in r.people(met) if c not in own
    ]
    p.kind, p.domain, p.reaction, p.weak = "intercept", "air", True, False
    p.absorbs += sorted({k, last})
    p.end = max(p.end, r.items[(met.end if met else k + 1) - 1].end)
    p.rules.append("rises to meet")
    return True


def patrol(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    words = words_of(r, noun_phrase(r.items, i)) if r.items[i].tag == "E" else words_of(r, doer)
    joint = (
        "joint" in words
        or "jointly" in {it.low for it in r.items}
        or len(p.states("initiator")) >= 2
        or r.items[i].low.startswith("joint")
        or "cooperative" in r.items[i].low
    )
    if r.items[i].low.rstrip("s") == "cruise" and not (joint or "naval" in words):
        return False
    under_way = r.items[i].tag == "V" and lemmas_of(r, i) == {"cruise"} and has_asset(r, doer, "sea")
    if not (p.actors or joint or p.anaphoric or under_way):
        return False
    lists = any({v.lemma for v in o.verbs} & {"include", "involve", "comprise", "feature"} for o in r.items if o.tag == "V")
    if r.items[i].tag == "E" and r.items[i].low.startswith("air policing") and (lists or "light verb" not in p.rules):
        return False  # "jets of the air policing mission in the Baltic states": it goes on all the time
    by = governor(r.items, noun_phrase(r.items, i).start)
    if r.items[i].tag == "E" and by is not None and by.low in {"near", "at", "against"}:
        return False  # "close to its patrol": men on patrol
    p.kind = "joint_patrol" if joint or (p.anaphoric and not p.actors and "joint_patrol" in r.memory.kinds) else "deployment"
    if p.kind == "deployment" and p.domain == "sea" and lemmas_of(r, i) == {"cruise"}:
        p.kind = "naval_transit"  # a ship that cruises somewhere is under way
    if p.domain == "none":
        words = words | set(r.items[i].low.split())
        p.domain = (
            "air"
            if words & {"air", "aerial", "bomber"}
            else "sea"
            if words & {"naval", "maritime", "cruise"} or r.items[i].low.startswith("cruise")
            else "none"
        )
    as_participants(p)
    return True


def item_zone(r: Reader, phrase: Phrase | None) -> bool:
    return phrase is not None and any(w.tag == "Z" for w in phrase.items(r.items))


def intrude(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if item_zone(r, done) and is_passive(r, i) and p.states("initiator"):
        p.kind, p.domain = "incursion", "air"  # "Polish airspace was violated by drones"
        return True
    if of_truce(r, done):
        return broken(r, p, i, doer)
    if lemmas_of(r, i) & {"break"}:
        return False
    waters = any(o.low == "waters" for o in r.items[i + 1 : i + 5]) and any(
        i < s.index <= i + 10 and s.kind.split()[-1] in {"island", "islands", "shoal", "reef"} for s in r.spots
    )
    if waters and has_asset(r, doer, "sea") and p.states("initiator"):
        p.kind, p.domain = "incursion", "sea"  # "intruded into waters around the islands"
        p.actors = [a for a in p.actors if a.role != "target"]
        return True
    theirs = waters_of(r, i) or own_waters(r, i, p.states("initiator"))
    if set(theirs) - set(p.states("initiator")) and (has_asset(r, doer, "sea") or p.assets or p.domain == "sea") and place_spoken(r, i):
        p.kind, p.domain = "incursion", "sea"  # "made an incursion into Philippine waters near Palawan"
        p.actors = [a for a in p.actors if a.role == "initiator"] + [Actor(country=c, role="target") for c in theirs]
        return True
    over_border = r.items[i].tag == "V" and words_of(r, done) & {"border", "frontier"} and not zone_after(r, i)
    if over_border and (is_force(r, doer) or p.states("initiator")):
        p.kind, p.domain = "incursion", "land" if p.domain == "none" else p.domain  # "troops breached the border near X"
        return place_spoken(r, i, done)
    about = any(i < s.index <= i + 14 and s.role in {"around", "near"} for s in r.spots)
    about = about and any(o.low == "waters" for o in r.items[i:])
    if r.items[i].tag == "E" and about and "light verb" in p.rules and not p.actors:
        p.kind, p.domain, p.anaphoric = "incursion", "sea", True  # "the incursion happened in waters around the islands"
        return True
    theirs = set(r.states(done)) - set(p.states("initiator"))
    if lemmas_of(r, i) & {"invade", "infiltrate"} and has_asset(r, doer, "air") and p.states("initiator") and theirs:
        p.kind, p.domain = "incursion", "air"  # "drones infiltrated the South"
        return True
    zoned = zone_after(r, i) or any(s.kind in ZONES for s in r.spots) or "airspace" in r.items[i].low
    ashore = r.items[i].tag == "E" and r.items[i].low in {"intrusion", "intrusions", "transgression", "transgressions"}
    if ashore and not zoned and is_force(r, noun_phrase(r.items, min(i + 2, len(r.items) - 1))) and p.states("initiator"):
        p.kind, p.domain = "incursion", "land"  # "an intrusion by its army was reported in Uttarakhand"
        return place_spoken(r, i, reach=12)
    if not zoned:
        return False
    p.kind = "incursion"
    p.actors = [a for a in p.actors if a.role != "target"]
    foreign_zone(r, p, i)
    p.domain = "air" if p.domain == "none" and any(s.kind in {"airspace", "adiz"} for s in r.spots) else p.domain
    if p.anaphoric and not p.states("initiator") and "incursion" in r.memory.kinds:
        return True  # "the trespassing occurred near the island"
    return bool(p.states("initiator") or p.assets)


def _aimed(r: Reader, phrase: Phrase) -> bool:
    """Does "at" or "against" follow: then it was no posting."""
    return phrase.end < len(r.items) and r.items[phrase.end].low in {"at", "against"}


def _flung(r: Reader, phrase: Phrase) -> bool:
    """Does a direction follow: then what was sent flew?"""
    return phrase.end < len(r.items) and r.items[phrase.end].low in {"toward", "towards", "into", "over", "across", "at"}


def _goes_home(r: Reader, p: Proposal, i: int) -> bool:
    """ "the patrol boat withdrew from the area": the end of an intrusion that was told."""
    told = r.memory.doers is not None and r.number - r.memory.doers[0] <= 4 and bool(r.memory.kinds & {"incursion", "coercion"})
    movers = set(p.states("initiator"))
    back = bool(lemmas_of(r, i) & {"withdraw", "retreat", "pull back", "turn back", "return", "leave", "depart"})
    return back and told and (movers <= r.memory.intruders if movers else bool(r.memory.intruders) and p.definite)


STANDING = frozenset({"permanently", "currently", "already", "long", "usually"})


def _fishing(r: Reader, doer: Phrase | None) -> bool:
    """ "their boat was operating near X", told of fishermen."""
    if doer is None or r.people(doer, recall=False):
        return False
    craft = {w.value for w in doer.items(r.items) if w.tag == "S"}
    return craft <= {"ship", "civil_ship"} and any(o.low in wordlist("fishers") or o.low.startswith("fishermen") for o in r.items)


def deploy(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    if item.tag == "V" and has_asset(r, done, "air") and _meets(r, p, i):
        p.assets += r.assets_in(done, p.states("initiator"))
        return True
    if item.tag == "V" and lemmas & {"send"} and in_flight(r, done) and _aimed(r, done):
        p.kind, p.domain, p.cls = "strike", "multi", "strike"  # "sent drones at the ports"
        return bool(p.actors)
    if item.tag == "V" and lemmas & {"send"} and has_asset(r, done, "weapon") and any(o.value == "test" for o in r.items if o.tag == "E"):
        return False  # "conducted a test launch, sending the missile to"
    rounds = done is not None and [w for w in done.items(r.items) if w.tag == "S"]
    shells = bool(rounds) and r.lex.asset_domain.get(rounds[-1].value) == "weapon"
    if item.tag == "V" and lemmas & {"send"} and shells and _flung(r, done):
        p.cls = "fire"
        return fire(r, p, i, doer, done)  # "sent shells toward the sea"
    moved = doer if item.tag == "V" and (lemmas & wordlist("selfmoving") and done is None) else done
    if item.tag == "V" and lemmas & {"operate"} and (done is not None or not is_force(r, doer) or _fishing(r, doer)):
        return False  # "Greek-owned and operated"
    if item.tag == "V" and lemmas & wordlist("selfmoving") and done is None and _goes_home(r, p, i):
        return False
    if item.tag == "V" and i > 1 and r.items[i - 1].low in STANDING and r.items[i - 2].tag in "QDP":
        return False  # "more than 1,000 permanently stationed troops": who is there all the time
    if item.tag == "V" and any("hospital" in r.items[k].low for k in clause(r, i, 12)) and not has_asset(r, done, "sea", "air"):
        return False  # the wounded are moved
    if item.tag == "V" and lemmas & {"send"} and in_flight(r, done) and not has_asset(r, done, "sea") and not zone_after(r, i):
        return False  # "sending drones along the river": not told at what
    if item.tag == "V" and lemmas & {"join", "rejoin"}:  # "has joined the carrier group in the gulf"
        p.kind = "deployment"
        return has_asset(r, doer, "sea", "air") and has_asset(r, done, "sea") and place_spoken(r, i, done)
    refuels = item.tag == "V" and purpose(r, i, frozenset({"refuel"})) is not None  # "a tanker was sent to refuel the jets"
    whose = r.items[i - 1].tag == "B" and r.items[i - 1].low in {"which", "that"} and not has_asset(r, doer)
    if refuels or (lemmas == {"operate"} and item.form <= {"s", "base"} and whose):
        return False  # "the Northern Fleet, which operates in the Barents Sea"
    if item.tag == "V" and lemmas & {"ramp up", "step up", "scale up"}:
        p.kind = "deployment"  # "has stepped up its presence in"
        return bool(words_of(r, done) & {"presence", "operations", "posture", "footprint"}) and is_force(r, doer) and place_spoken(r, i)
    if item.tag == "V" and lemmas & {"build", "construct"} and has_asset(r, done, "sea", "air"):
        return False  # at a shipyard
    laid = item.tag == "V" and lemmas & {"lay", "lay down"}
    if laid and not words_of(r, done) & {"mine", "mines", "minefield", "minefields", "cable", "barriers"}:
        return False  # a ship is laid down, mines are laid
    if lemmas & {"base", "host"} and (is_passive(r, i) or lemmas & {"host"}):
        return False  # where a unit lives
    start = group(r.items, i).start
    relative = item.tag == "V" and start > 1 and r.items[start - 1].low in {"which", "that", "who"}
    named = [s for s in r.spots if i < s.index <= i + 9 and not (s.anaphor or s.inferred) and s.kind != "unknown front"]
    if relative and lemmas & {"deploy", "operate", "station"} and not named:
        return False  # "the brigade, which is deployed in the area, said": only who they are
    assigned = lemmas == {"assign"} and is_passive(r, i) and [o.low for o in r.items[i + 1 : i + 2]] == ["to"]
    if assigned and purpose(r, i, wordlist("watches")) is None:
        return False  # "was assigned to the air base"
    there = [o.low for o in r.items[i + 1 : i + 3]] in (["at", "the"], ["in", "the"], ["at", "that"])
    based = there and is_passive(r, i) and not place_spoken(r, i, reach=8)
    if item.tag == "V" and lemmas & wordlist("lives") and based:
        return False  # "some 280 soldiers were stationed at the base"
    if item.tag == "V" and lemmas & wordlist("lives") and r.items[i - 1].low in {"is", "are", "remains", "remain"}:
        return False  # "is forward-deployed to Yokosuka": the same
    if item.tag == "V" and lemmas & {"order", "direct", "recall"}:
        if not (
            is_passive(r, i)
            and i + 1 < len(r.items)
            and r.items[i + 1].low in {"to", "into", "from", "back"}
            and place_spoken(r, i, reach=8)
        ):
            return False
        done = moved = done if has_asset(r, done) else None
    if any("barrier" in w for w in words_of(r, done)) and lemmas & BARRING:
        p.kind, p.domain = "coercion", "sea"
        return bool(p.actors)
    tail = {it.low for it in r.items[i + 1 : i + 30]}
    watching = (
        tail & wordlist("watch_words")
        or {"keep", "eye"} <= tail
        or {"keep", "watch"} <= tail
        or {"collect", "information"} <= tail
        or {"gather", "information"} <= tail
        or {"gather", "evidence"} <= tail
        or {"collect", "evidence"} <= tail
        or {"collect", "intelligence"} <= tail
    )
    things = has_asset(r, moved) or (
        moved is not None
        and any(w.low in wordlist("manpower") for w in moved.items(r.items))
    )
    if item.tag == "V" and not things and lemmas & SENDS:
        things = is_force(r, done)  # "has sent its navy to monitor the waters"
    if item.tag == "V" and lemmas & {"operate"}:
        things = things or any(w.tag == "A" and w.what == "body" for w in doer.items(r.items))  # "the 31st MEU is operating off"
    if item.tag == "V" and not things and is_force(r, doer):
        things = bool(words_of(r, done) & wordlist("held") and lemmas & wordlist("holds"))
    built = {"hand over", "hand back", "turn over", "vacate", "build", "erect", "construct", "extend", "install", "lay"}
    built |= {"set up", "establish"}
    if item.tag == "V" and not things and lemmas & built and p.states("initiator"):
        things = bool(words_of(r, done) & wordlist("held"))
    if item.tag == "V" and lemmas & {"carry", "bring", "transport", "hold", "pull", "host", "ferry", "land", "disembark", "put ashore"}:
        words = words_of(r, done)
        things = things and (
            bool(words & {"troops", "soldiers", "forces"})
            or has_asset(r, done, "land", "weapon")
            or (lemmas & {"hold"} and bool(words & wordlist("held")))
        )
        things = (things and (has_asset(r, doer) or bool(p.states("initiator"))) and place_spoken(r, i)) or (
            lemmas & {"pull"} and done is None and is_force(r, doer) and place_spoken(r, i, reach=6)
        )
    if item.tag == "V" and lemmas & wordlist("somewhere"):
        fronted = any(s.index < i and s.index < 8 for s in r.spots) and not any(o.tag == "V" for o in r.items[: max(0, i - 4)])
        # "In the Lyman sector the enemy is reinforcing its units"
        kept = "keep" in lemmas
        things = things and (place_spoken(r, i, reach=8 if kept else 16) or (fronted and not kept))
    if item.tag == "E":
        things = (
            p.assets
            or p.domain != "none"
            or water_after(r, i)
            or any(it.low in {"troops", "forces", "missiles"} for it in r.items[max(0, i - 4) : i + 6])
            or (item.low == "disengagement" and p.actors)
        )
    left = item.tag == "V" and lemmas & {"evacuate", "abandon"} and done is not None and is_force(r, doer)
    left = left and not words_of(r, doer) & {"police", "authorities", "rescuers"}  # who brings people away
    if left and any(done.start <= s.index < done.end + 4 for s in r.spots):
        p.kind, p.domain = "deployment", "land"  # "had evacuated the port of X": the force has left it
        p.actors = [a for a in p.actors if a.role == "initiator"]
        r.spots[:] = [replace(s, role="from") if done.start <= s.index < done.end + 4 else s for s in r.spots]
        return bool(p.actors)
    if not things:
        return False
    escort = purpose(r, i, frozenset({"escort"})) if item.tag == "V" and has_asset(r, done, "sea") else None
    if escort is not None and shown_out(r, escort):
        p.kind, p.domain, p.reaction, p.cls = "intercept", "sea", True, "scramble"  # "sent patrol boats to escort them out"
        p.assets += r.assets_in(done, p.states("initiator"))
        p.absorbs.append(escort)
        p.end = max(p.end, r.items[escort].end)
        return True
    if item.tag == "V" and has_asset(r, done, "air") and not has_asset(r, done, "sea") and _meets(r, p, i):
        p.cls = "scramble"  # "sent planes to intercept them"
        return True
    if escort is not None and set(r.states(noun_phrase(r.items, escort + 1))) - {a.country for a in p.actors}:
        p.kind, p.domain, p.reaction = "monitoring", "sea", True  # "were deployed to escort a Russian landing ship"
        recast(p, "target" if is_passive(r, i) else "initiator", "monitor")
        sent_for(r, p, i)
        return bool(p.actors)
    watching = watching or (item.tag == "V" and purpose(r, i, wordlist("sent_to")) is not None)
    entered = r.memory.doers is not None and r.memory.doers[1] == "incursion" and r.number - r.memory.doers[0] <= 2
    if item.tag == "V" and entered and has_asset(r, moved, "sea") and not set(r.states(moved)) & set(r.memory.doers[2]):
        watching = watching or purpose(r, i, frozenset({"respond", "deal", "handle"})) is not None  # to those who came in
    if watching and item.tag == "V" and not lemmas & {"operate", "hold", "occupy"}:
        p.kind, p.reaction = "monitoring", True
        recast(p, "initiator", "monitor")
        if is_passive(r, i) and not p.states("monitor"):
            recast(p, "target", "monitor")  # who is sent is who watches
            p.assets += r.assets_in(done, p.states("monitor"))
        p.actors = [a for a in p.actors if not (a.role == "target" and a.country in p.states("monitor"))]
        p.domain = "multi"
        p.rules.append("sent to watch")
        if (seen := purpose(r, i, wordlist("watches") | wordlist("sent_to"))) is not None:
            p.absorbs += [seen, *and_to(r, seen)]
            if seen + 1 < len(r.items):
                p.actors += [
                    Actor(country=c, role="target", span=o.span) for c, o in r.people(noun_phrase(r.items, seen + 1)) if c not in p.states()
                ]
        stop = next((k for k in range(i + 1, len(r.items)) if r.items[k].text == ";"), len(r.items))
        last = max((k for k in range(i + 1, min(i + 16, stop)) if r.items[k].tag in "VES"), default=i)
        p.end = max(p.end, r.items[last].end)
        return True
    if item.tag == "V" and lemmas & {"operate"} and has_asset(r, moved, "air") and foreign_zone(r, p, i):
        p.kind, p.domain = "incursion", "air"
        return bool(p.states("initiator"))
    if item.tag == "V" and has_asset(r, moved, "sea") and trespasses(r, i) and p.states("initiator"):
        p.kind, p.domain = "incursion", "sea"  # "sent two vessels into waters near the reef without permission"
        p.actors = [a for a in p.actors if a.role == "initiator"]
        return True
    over = any(s.kind in {"line", "median_line"} and s.role in {"via", "over"} and abs(s.index - i) <= 10 for s in r.spots)
    if item.tag == "V" and over and has_asset(r, moved, "air", "sea") and p.states("initiator"):
        p.kind, p.domain = "incursion", "air" if has_asset(r, moved, "air") else "sea"
        p.actors = [a for a in p.actors if a.role == "initiator"]
        return True  # "the drones that the North sent across the line"
    own = p.states("initiator")
    if item.tag == "V":
        p.actors = [
            Actor(country=a.country, role="initiator", name=a.name, span=a.span) if a.role == "target" and not own else a
            for a in p.actors
            if a.role != "target" or not own
        ]
    answering = {r.items[k].low for k in clause(r, i, 18)} & wordlist("answering")
    prompted = any(it.is_verb("cause") and {v.lemma for v in it.verbs} & REACTIVE for it in r.items[max(0, i - 8) : i])
    caused = bool(answering) or prompted or "response" in {it.low for it in r.items[max(0, i - 12) : i + 12]}
    if (
        has_asset(r, moved, "air")
        and any(w.tag == "S" and w.value == "fighter" for w in moved.items(r.items))
        and (caused or "up" in {it.low for it in r.items[i : i + 3]})
    ):
        p.kind, p.domain, p.reaction = "intercept", "air", True
        return True
    p.kind = "deployment"
    p.reaction = caused
    free = next((k for k, o in enumerate(r.items[i + 1 : i + 16], i + 1) if o.tag == "E" and "freedom" in o.low), None)
    if has_asset(r, moved, "sea") and free is not None and item.tag == "V":
        p.kind, p.domain = "naval_transit", "sea"  # "sent a destroyer on a freedom of navigation patrol"
        p.absorbs.append(free)
    if item.tag == "V" and is_passive(r, i) and not p.assets and place_spoken(r, i, reach=6):
        p.assets += r.assets_in(moved, own)  # "a squadron of jets was moved to X"
    if has_asset(r, moved, "sea") and any(i < s.index <= i + 12 and s.role == "via" and s.kind in WATERS for s in r.spots):
        p.kind, p.domain = "naval_transit", "sea"  # "sent two ships through the strait"
    homes = {home for state, home in vocabulary()["island_state"].items() if state not in p.states("initiator")}
    if has_asset(r, moved, "air") and any(
        i < s.index <= i + 14 and (s.query in homes or s.anaphor) and s.role in {"near", "around", "to"} for s in r.spots
    ):
        p.kind, p.domain = "incursion", "air"  # "had sent 26 aircraft near the island"
    return bool(p.actors or p.assets) or p.anaphoric


def _held(r: Reader, i: int, doer: Phrase | None) -> bool:
    """Is it the merchant ship that was stopped, of which is told where it was bound?"""
    verb = group(r.items, i)
    which = verb.start > 1 and r.items[verb.start - 1].low in {"which", "that"} and r.items[verb.start - 2].text == ","
    if doer is not None and which and only_civil(r, doer):
        return True  # "the tanker, which sailed from Murmansk"
    if doer is None or r.items[verb.start].low != "was" or r.items[doer.start].low != "the":
        return False
    craft = [o for o in doer.items(r.items) if o.tag == "S"]
    plain = all(o.value in {"ship", "civil_ship"} and not o.operator and not o.name for o in craft)
    return bool(craft) and plain and not any(o.tag == "A" for o in doer.items(r.items))
