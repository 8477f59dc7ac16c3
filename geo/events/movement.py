"""Who moves, stands, patrols, watches or intercepts: from the trigger and the mover to the kind of event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import (
    WATERS,
    ZONES,
    as_participants,
    foreign_zone,
    has_asset,
    is_force,
    is_passive,
    is_pronoun,
    recast,
    water_after,
    words_of,
    zone_after,
)
from geo.events.grammar import Phrase, noun_phrase
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

REACTIVE = frozenset(["prompt", "lead", "cause", "force", "trigger", "push", "spur"])


def move(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    noun = r.items[i].tag == "E"
    within = next(
        (k for k in range(i + 1, min(i + 6, len(r.items) - 3)) if r.items[k].low == "within" and r.items[k + 1].tag in "QD"), None
    )
    if (
        within is not None
        and r.items[within + 2].low in {"metres", "meters", "feet", "yards", "m", "ft", "miles", "kilometres", "kilometers", "km"}
        and p.states("initiator")
    ):
        near = next((k for k in range(within + 2, min(within + 6, len(r.items) - 1)) if r.items[k].low == "of"), None)
        others = [c for c, _ in r.people(noun_phrase(r.items, near + 1))] if near else []
        if others and has_asset(r, noun_phrase(r.items, near + 1)):
            p.kind, p.domain = "intercept", p.domain if p.domain != "none" else "air"
            p.actors = [a for a in p.actors if a.role == "initiator"] + [
                Actor(country=c, role="target") for c in others if c not in p.states("initiator")
            ]
            p.rules.append("close pass")
            return True
    if p.cls == "fly" and p.domain in {"none", "multi"} and not has_asset(r, doer, "sea"):
        p.domain = "air"
    if noun:
        phrase = noun_phrase(r.items, i)
        mover = p.domain != "none" or p.assets or is_force(r, phrase) or (p.actors and water_after(r, i))
    else:
        mover = (
            is_force(r, doer)
            or (p.assets and not all(a.kind == "civil_ship" for a in p.assets))
            or (is_pronoun(r, doer) and (r.memory.movers or p.actors))
        )
        if is_pronoun(r, doer) and p.domain == "none":
            topic = r.topic(doer.start) or (r.memory.movers[-1] if r.memory.movers else None)
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
    if foreign_zone(r, p, i):
        p.kind = "incursion"
        p.rules.append("enters a zone of another state")
    elif p.domain == "air":
        if len(p.states("initiator")) >= 2 or "joint" in words_of(r, noun_phrase(r.items, i)):
            p.kind = "joint_patrol"
            as_participants(p)
        else:
            p.kind = "deployment"
            p.weak = p.cls == "travel"
    elif p.domain == "sea" or (p.domain in {"multi", "none"} and water_after(r, i)):
        p.kind, p.domain = "naval_transit", "sea"
        p.weak = not (water_after(r, i) or any(s.kind in WATERS for s in r.spots))
    else:
        p.kind = "deployment"
        p.weak = True
    return True


def patrol(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    words = words_of(r, noun_phrase(r.items, i)) if r.items[i].tag == "E" else words_of(r, doer)
    joint = (
        "joint" in words or "jointly" in {it.low for it in r.items} or len(p.states("initiator")) >= 2 or r.items[i].low.startswith("joint")
    )
    if r.items[i].low.rstrip("s") == "cruise" and not (joint or "naval" in words):
        return False
    if not (p.actors or joint or p.anaphoric):
        return False
    p.kind = "joint_patrol" if joint or p.anaphoric else "deployment"
    if p.domain == "none":
        p.domain = (
            "air"
            if words & {"air", "aerial"}
            else "sea"
            if words & {"naval", "maritime", "cruise"} or r.items[i].low.startswith("cruise")
            else "none"
        )
    as_participants(p)
    return True


def monitor(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    p.kind = "monitoring"
    item = r.items[i]
    if item.tag == "V":
        watched = (
            is_force(r, done)
            or has_asset(r, done)
            or is_pronoun(r, done)
            or (done is not None and any(w.low in {"activity", "activities", "movements", "movement"} for w in done.items(r.items)))
        )
        if not watched and not (done is None and (item.low in {"tracked", "monitored", "shadowed"} and doer is not None)):
            return False
        if not (p.states("initiator") or doer is not None or is_passive(r, i)):
            return False
    else:
        phrase = noun_phrase(r.items, i)
        words = words_of(r, phrase)
        if words & {"aircraft", "plane", "ship", "system", "satellite", "network", "camera"}:
            return False
        p.weak = True
        p.anaphoric = True
    recast(p, "initiator", "monitor")
    p.domain = "multi" if p.domain == "none" else p.domain
    p.reaction = True
    return True


def scramble(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    words = words_of(r, done)
    if (
        item.tag == "V"
        and any(v.lemma == "escort" for v in item.verbs)
        and (has_asset(r, done, "sea") or has_asset(r, doer, "sea"))
        and not has_asset(r, doer, "air")
    ):
        p.kind, p.domain = "naval_transit", "sea"
        if done is not None and any(w.tag == "S" and w.value != "civil_ship" and w.tag == "A" for w in done.items(r.items)):
            p.kind = "monitoring"
        return bool(p.actors)
    if has_asset(r, done, "weapon") or words & {"missile", "missiles", "rockets", "drones", "drone", "projectiles"}:
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"
        return True
    if not (has_asset(r, doer) or has_asset(r, done) or p.actors):
        return False
    p.kind, p.domain = "intercept", "air" if p.domain != "sea" else "sea"
    if item.tag == "V" and is_passive(r, i) and any(v.lemma == "scramble" for v in item.verbs):
        recast(p, "target", "initiator")  # who is scrambled is who acts
        p.assets += r.assets_in(done, p.states("initiator"))
    for k in range(i + 1, min(i + 16, len(r.items) - 1)):  # "scrambled to identify a Russian Il-20"
        if r.items[k].tag == "V" and {v.lemma for v in r.items[k].verbs} & {
            "identify",
            "intercept",
            "meet",
            "escort",
            "follow",
            "monitor",
            "track",
        }:
            p.actors += [
                Actor(country=c, role="target", span=it.span) for c, it in r.people(noun_phrase(r.items, k + 1)) if c not in p.states()
            ]
            break
    if item.tag == "V" and has_asset(r, done, "air") and any(v.lemma == "scramble" for v in item.verbs):
        own = p.states("initiator")
        p.actors = [a for a in p.actors if a.role != "target" or a.country not in own]
        p.assets += r.assets_in(done, own)
    p.reaction = True
    p.weak = item.tag == "E" and not p.actors
    return True


def intrude(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not (zone_after(r, i) or any(s.kind in ZONES for s in r.spots) or "airspace" in r.items[i].low):
        return False
    p.kind = "incursion"
    p.actors = [a for a in p.actors if a.role != "target"]
    foreign_zone(r, p, i)
    p.domain = "air" if p.domain == "none" and any(s.kind in {"airspace", "adiz"} for s in r.spots) else p.domain
    return bool(p.states("initiator") or p.assets)


def deploy(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    moved = doer if item.tag == "V" and (lemmas & {"operate", "mass", "concentrate", "withdraw", "position"} and done is None) else done
    tail = {it.low for it in r.items[i + 1 : i + 30]}
    watching = (
        tail & {"tracking", "monitoring", "shadowing", "surveillance", "monitor", "track", "shadow", "tail"}
        or {"collect", "information"} <= tail
        or {"gather", "information"} <= tail
        or {"collect", "intelligence"} <= tail
    )
    things = has_asset(r, moved) or (
        moved is not None and any(w.low in {"troops", "forces", "force", "soldiers", "units"} for w in moved.items(r.items))
    )
    if item.tag == "E":
        things = (
            p.assets
            or p.domain != "none"
            or water_after(r, i)
            or any(it.low in {"troops", "forces", "missiles"} for it in r.items[max(0, i - 4) : i + 6])
        )
    if not things:
        return False
    if watching and item.tag == "V":
        p.kind, p.reaction = "monitoring", True
        recast(p, "initiator", "monitor")
        p.actors = [a for a in p.actors if not (a.role == "target" and a.country in p.states("monitor"))]
        p.domain = "multi"
        p.rules.append("sent to watch")
        stop = next((k for k in range(i + 1, len(r.items)) if r.items[k].text == ";"), len(r.items))
        last = max((k for k in range(i + 1, min(i + 16, stop)) if r.items[k].tag in "VES"), default=i)
        p.end = max(p.end, r.items[last].end)
        return True
    own = p.states("initiator")
    if item.tag == "V":
        p.actors = [
            Actor(country=a.country, role="initiator", name=a.name, span=a.span) if a.role == "target" and not own else a
            for a in p.actors
            if a.role != "target" or not own
        ]
    caused = any(it.is_verb("cause") and {v.lemma for v in it.verbs} & REACTIVE for it in r.items[max(0, i - 8) : i]) or "response" in {
        it.low for it in r.items[max(0, i - 12) : i + 12]
    }
    if (
        has_asset(r, moved, "air")
        and any(w.tag == "S" and w.value == "fighter" for w in moved.items(r.items))
        and (caused or "up" in {it.low for it in r.items[i : i + 3]})
    ):
        p.kind, p.domain, p.reaction = "intercept", "air", True
        return True
    p.kind = "deployment"
    p.reaction = caused
    return bool(p.actors) or p.anaphoric


def call(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not (has_asset(r, doer, "sea") or p.domain == "sea" or r.items[i].tag == "E"):
        return False
    p.kind, p.domain = "deployment", "sea"
    p.actors = [a for a in p.actors if a.role != "target"]
    return bool(p.actors)


def seeing(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """Ships and aircraft that somebody saw: where they were tells more of what they did."""
    seen = done
    if seen is None or not has_asset(r, seen, "sea", "air"):
        return False
    p.domain = r.domain_of(seen)
    movers = r.states(seen)
    if not movers:
        return False
    p.actors = [Actor(country=c, role="initiator") for c in movers]
    p.assets = r.assets_in(seen, movers)
    p.kind = "naval_transit" if p.domain == "sea" else "deployment"
    p.weak = True
    p.rules.append("seen")
    return True
