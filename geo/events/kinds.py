"""What a trigger means: the table from (class of word, who moves, where, with what) to the 16 kinds of event.

Each function answers for one class of trigger: it sets `kind` and roles on the proposal and returns whether it is an event at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import arrivals, attacks, mishaps, movement, scrambles, seabed, shipping, sightings, stays, taking, watching, weapons
from geo.events.asking import (
    as_participants,
    has_asset,
    is_force,
    is_military,
    is_passive,
    lemmas_of,
    place_spoken,
    purpose,
    recast,
    words_of,
)
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, governor, noun_phrase
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def exercise(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    p.kind = "exercise"
    own = set(item.low.split()) & wordlist("military")
    told = own or p.actors or item.name or is_military(r)
    if not told and not words_of(r, noun_phrase(r.items, i)) & wordlist("military"):
        return False
    if item.tag == "V":
        if not (is_force(r, doer) or p.states("initiator")):
            return False
        lemmas = {v.lemma for v in item.verbs}
        if i and r.items[i - 1].low == "for" and item.form == {"ing"}:
            return False  # "is underway for training activities"
        if lemmas & {"jump", "parachute"} and not has_asset(r, doer, "land"):
            return False
        if lemmas & {"rehearse", "practise", "practice", "train"}:
            p.content = p.weak = True
            if i + 1 < len(r.items) and r.items[i + 1].tag == "V" and r.items[i + 1].form == {"ing"}:
                p.absorbs.append(i + 1)  # "practised firing missiles in the bay"
            if "train" not in lemmas or p.absorbs:
                p.weak = not (is_force(r, doer) and place_spoken(r, i, reach=14))
        if "exercise" in lemmas and done is not None and (not has_asset(r, done) or words_of(r, done) & wordlist("exercised")):
            return False  # "exercise its right", "exercise control"
        p.actors = [a for a in p.actors if a.role != "target"]
        as_participants(p)
        return True
    if item.low == "show of force" and "light verb" not in p.rules:
        return False  # "flew there in a show of force": why
    phrase = noun_phrase(r.items, i)
    words = words_of(r, phrase)
    if {o.low for o in r.items[i + 1 : phrase.end]} & wordlist("exercised"):
        return False  # "exercises full authority"
    beside = [o for o in phrase.items(r.items) if o.tag == "E" and o is not item]
    words = words | {w for o in beside for w in o.low.split()}  # "a military training exercise"
    plural = item.low.endswith("s")
    lead = governor(r.items, phrase.start)
    if lead is not None and lead.low in {"for", "to"} and "light verb" not in p.rules and not item.name:
        p.weak = True  # "sailed to drills in", "joined the ship for exercises": what they went for
    turning = item.tag == "E" and item.low.startswith(("manoeuv", "maneuv", "manoeuver"))
    after = r.items[noun_phrase(r.items, i).end :][:3] if turning else []
    against = any(o.low == "against" for o in after[:1]) or (
        [o.low for o in after[:1]] == ["to"] and after[1:] and after[1].is_verb("coerce", "scramble")
    )
    if turning and (words & wordlist("unsafe") or (against and not words & wordlist("military"))):
        p.kind, p.domain = "coercion", "sea" if p.domain == "none" else p.domain  # "reckless manoeuvres by"
        return bool(p.actors)
    if item.low in {"manoeuvre", "maneuver"} and not words & wordlist("military"):
        return False
    military = (
        own
        or words & wordlist("military")
        or p.actors
        or p.anaphoric
        or "war" in item.low
        or "maneuver" in item.low
        or "manoeuvre" in item.low
        or plural
        or item.name
        or any(o.tag == "A" and o.what in {"body", "generic"} and not wordlist("civil_bodies") & set(o.low.split()) for o in r.items[:i])
    )
    if words & {"simulated"} and item.low.startswith("simulated"):
        p.content = p.weak = True
    if not military or words & {"academic", "diplomatic", "routine-check", "pr"}:
        return False
    as_participants(p)
    return True


def meet(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if len(p.states()) < 1:
        return False
    if r.items[i].tag == "E" and p.domain == "sea" and r.items[i].low.startswith("visit"):
        p.kind = "deployment"
        return True
    if has_asset(r, doer, "sea", "air") or has_asset(r, done, "sea", "air"):  # ships and aircraft that meet are under way together
        ours, theirs = set(r.states(doer)), set(r.states(done))
        by = r.items[i].tag == "V" and is_passive(r, i) and any(o.low == "by" for o in r.items[i + 1 : i + 12])
        fighters = any(w.value == "fighter" or w.low == "pilots" for q in (doer, done if by else None) if q for w in q.items(r.items))
        if fighters and (has_asset(r, done, "air") or by) and not ours & theirs and "joint" not in {o.low for o in r.items}:
            p.kind, p.domain, p.reaction = "intercept", "air", True
            if by:
                turned = {"initiator": "target", "target": "initiator"}  # "were met and escorted by fighters"
                p.actors = [Actor(country=a.country, role=turned.get(a.role, a.role), name=a.name, span=a.span) for a in p.actors]
            return bool(p.actors)
        p.kind, p.weak = "joint_patrol" if len(p.states()) > 1 else "naval_transit" if p.domain == "sea" else "deployment", True
        recast(p, "target", "initiator")
        as_participants(p)
        return bool(p.actors)
    if not any(o.low in wordlist("officials") or (o.tag == "A" and o.what in {"person", "body", "metonym", "generic"}) for o in r.items):
        return False
    if lemmas_of(r, i) & {"visit", "tour", "inspect"} and {w for o in words_of(r, done) for w in o.split()} & wordlist("visited"):
        return False  # a minister at a factory or with his troops meets nobody
    if {w for o in words_of(r, doer) | words_of(r, noun_phrase(r.items, i)) for w in o.split()} & wordlist("assemblies"):
        return False  # the Security Council meets without soldiers
    if r.items[i].tag == "E" and r.items[i].low == "summit" and r.items[i + 1 : i + 2] and r.items[i + 1].low == "of":
        above = r.items[i + 2 : i + 4]
        if any(o.tag == "L" or o.low.split(" ")[0] in {"mount", "hill", "mountain", "ridge"} for o in above):
            return False  # of a mountain
    p.kind, p.domain = "meeting", "none"
    p.actors = [Actor(country=a.country, role="participant", name=a.name, span=a.span) for a in p.actors]
    return True


def state(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not p.states("initiator") or p.modality == "denied":
        return False  # who does not criticise says nothing
    if r.items[i].tag == "V" and has_asset(r, doer, "sea", "air") and purpose(r, i, wordlist("leaves")) is not None:
        return False  # a patrol ship that urges another to leave ushers it out
    p.kind, p.domain = "statement", "none"
    p.weak = False
    return True


def measure(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    p.kind, p.domain = "measure", "none"
    return bool(p.actors)


SENSES = {
    "merchant": shipping.merchant,
    "wield": weapons.wield,
    "move": movement.move,
    "travel": movement.move,
    "fly": movement.move,
    "patrol": movement.patrol,
    "exercise": exercise,
    "monitor": watching.monitor,
    "scramble": scrambles.scramble,
    "intrude": movement.intrude,
    "deploy": movement.deploy,
    "call": stays.call,
    "stand": stays.stand,
    "usher": watching.usher,
    "respond": watching.respond,
    "impact": arrivals.impact,
    "suffer": arrivals.suffer,
    "blast": arrivals.blast,
    "take": taking.take,
    "test": attacks.test,
    "fire": attacks.fire,
    "strike": attacks.strike,
    "shootdown": attacks.shootdown,
    "clash": attacks.clash,
    "coerce": attacks.coerce,
    "accident": mishaps.accident,
    "meet": meet,
    "state": state,
    "measure": measure,
    "seeing": sightings.seeing,
    "seabed": seabed.harmed,
    "shut": sightings.shut,
}


def sense(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """Give the proposal its kind; False when the word means no event here."""
    return SENSES[p.cls](r, p, i, doer, done)
