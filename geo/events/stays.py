"""Who stays somewhere: port calls, landings, ships on station; from the mover and the place to a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import (
    ZONES,
    foreign_zone,
    has_asset,
    is_force,
    is_passive,
    is_pronoun,
    lemmas_of,
    only_civil,
    place_spoken,
    recast,
    words_of,
)
from geo.events.grammar import subject
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def call(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """A stay in port, the arrival of ships, aircraft or troops."""
    item = r.items[i]
    if item.tag == "E":
        if item.low.startswith("arrival") and not any(o.tag == "S" and o.value != "civil_ship" for o in r.items[i + 1 : i + 7]):
            return False
        if not (p.domain == "sea" or p.actors or p.assets) or any(o.low in {"minister", "president", "secretary"} for o in r.items[:i]):
            return False
        p.kind, p.domain = "deployment", "sea"
        p.actors = [Actor(country=a.country, role="initiator", name=a.name, span=a.span) if a.role == "initiator" else a for a in p.actors]
        return bool(p.actors or p.assets)
    mover = done if is_passive(r, i) and doer is None else doer
    lemmas = lemmas_of(r, i)
    afloat = (
        has_asset(r, mover, "sea")
        or r.domain_of(mover) == "sea"
        or (is_pronoun(r, mover) and bool(r.memory.movers) and r.memory.movers[-1][1] == "sea")
    )
    told = mover is not None and {w.value for w in mover.items(r.items) if w.tag == "S"} == {"ship"} and not r.people(mover, recall=False)
    if only_civil(r, mover) or (told and r.memory.merchant is not None and r.number - r.memory.merchant <= 2):
        return False  # "the ship is now anchored": the tanker told of
    if lemmas & {"expect", "await"}:
        if not (is_passive(r, i) and has_asset(r, done) and place_spoken(r, i, reach=10)) or any(
            w.value == "civil_ship" for w in done.items(r.items)
        ):
            return False
        p.modality, p.future, p.domain = "planned", True, r.domain_of(done)
        p.actors = [Actor(country=a.country, role="initiator", name=a.name, span=a.span) for a in p.actors]
        p.assets += r.assets_in(done, p.states("initiator"))
        drill = (r.memory.exercise is not None and r.number - r.memory.exercise[0] <= 1) or any(
            o.tag == "E" and o.value == "exercise" for o in r.items
        )
        p.kind = "exercise" if drill else "deployment"
        return True
    if lemmas & {"land", "touch down"}:
        flown = mover is not None and any(
            w.tag == "S" and r.lex.asset_domain.get(w.value) == "air" and w.value not in {"drone", "balloon"} for w in mover.items(r.items)
        )
        fired = has_asset(r, mover, "weapon") or words_of(r, mover) & wordlist("rounds")
        if not (flown or is_force(r, mover)) or fired or not place_spoken(r, i, reach=8):
            return False
        p.domain = "air" if flown else "land"
        p.kind = "deployment"
        p.actors = [a for a in p.actors if a.role != "target"]
        return bool(p.actors)
    if lemmas & {"arrive"}:
        if not (afloat or is_force(r, mover)):
            return False
        p.domain = "sea" if afloat else r.domain_of(mover)
    elif not afloat:
        return False
    if lemmas & {"stop at", "stop over", "visit", "anchor", "call at"} and has_asset(r, done, "sea") and not is_passive(r, i):
        return False
    p.kind, p.domain = "deployment", p.domain if p.domain in {"air", "land"} else "sea"
    if is_passive(r, i) and doer is None:
        recast(p, "target", "initiator")
        p.assets += r.assets_in(done, p.states("initiator"))
    p.actors = [a for a in p.actors if a.role != "target"]
    return bool(p.actors or p.assets)


def _over_ship(r: Reader, p: Proposal, i: int) -> bool:
    """ "a navy helicopter hovered above the patrol ship": a threat to it."""
    if i + 2 >= len(r.items) or r.items[i + 1].low not in {"above", "over"}:
        return False
    under = noun_phrase(r.items, i + 2)
    whose = r.states(under)
    sent = next((k for k in range(i - 1, max(i - 9, -1), -1) if r.items[k].is_verb("deploy")), None)  # "sent a helicopter which hovered"
    if not has_asset(r, under, "sea"):
        return False
    if sent is not None and (senders := r.states(subject(r.items, sent))):
        p.actors = [Actor(country=c, role="initiator") for c in senders]
    p.actors = [a for a in p.actors if a.role == "initiator" and a.country not in whose]
    if not p.actors:
        return False
    p.actors += [Actor(country=c, role="target") for c in whose]
    p.kind, p.cls, p.domain = "coercion", "coerce", "air"
    return True


MOODS = frozenset(
    {"resolute", "steadfast", "committed", "firm", "unwavering", "vigilant", "opposed", "ready", "determined"}
    | {"confident", "silent", "neutral", "concerned", "unclear", "calm"}
)  # after "remains": no place


def stand(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """Where forces are: "is under way in", "remains in", "was off". In a zone of another state it is an incursion."""
    if lemmas_of(r, i) == {"be"} and doer is not None and any(w.value == "unit" for w in doer.items(r.items)):
        return False  # "Battalion 372 is near X": where it lives
    taken = r.memory.last is not None and r.memory.last[1] == "clash" and words_of(r, doer) & wordlist("irregulars")
    if lemmas_of(r, i) == {"be"} and taken:
        return False  # "the rebels are in the town": after it was taken
    after = next((o for o in r.items[i + 1 :] if o.low not in {"firmly", "very", "highly", "fully", "strongly", "deeply"}), None)
    if after is not None and after.low in MOODS:
        return False  # "remains resolute in defending"
    if doer is not None and any(w.low in {"museum", "museums", "replica"} for w in doer.items(r.items)):
        return False
    if lemmas_of(r, i) & {"gather", "assemble", "cluster"} and done is not None:
        return False  # information is gathered, engines are assembled
    at_sea = has_asset(r, doer, "sea")
    moving = is_pronoun(r, doer) and bool(r.memory.movers)
    if not (has_asset(r, doer) or (moving and p.actors)) or any(w.value == "civil_ship" or w.tag == "E" for w in doer.items(r.items)):
        return False
    if not p.actors and (not p.assets or words_of(r, doer) & wordlist("irregulars")):
        return False  # "insurgents remain active in": no force of anybody
    told = next((k for k in range(i + 1, min(i + 24, len(r.items))) if r.items[k].low == "when" and r.items[k].tag == "B"), None)
    if told is not None and any(o.is_verb("fire", "strike", "coerce", "scramble", "accident", "impact") for o in r.items[told:]):
        return False  # where it was when it was rammed
    if not any(i < s.index <= i + 12 for s in r.spots) or any(o.tag == "G" for o in r.items[i + 1 : i + 3]):
        return False
    if lemmas_of(r, i) == {"hover"} and has_asset(r, doer, "air") and _over_ship(r, p, i):
        return True
    p.actors = [a for a in p.actors if a.role != "target"]
    if has_asset(r, doer, "air", "sea") and foreign_zone(r, p, i):
        p.kind, p.domain = "incursion", "sea" if at_sea else "air"
        return True
    if has_asset(r, doer, "weapon") and not has_asset(r, doer, "sea", "air", "land"):
        return False
    if all(w.value == "drone" and not w.operator for w in doer.items(r.items) if w.tag == "S") and not r.states(doer, extend=False):
        return False  # "the drones were then in the north": how far those of an attack had come
    p.kind, p.domain = "deployment", "sea" if at_sea else p.domain
    bound = {"way", "route", "bound", "headed", "inbound", "outbound"} & {o.low for o in r.items[i + 1 : i + 5]}
    told = r.memory.doers
    if at_sea and bound and any(i < s.index <= i + 9 and s.role in {"to", "from", "near"} for s in r.spots):
        p.kind = "naval_transit"  # "were on their way to the shoal"
        one = told is not None and told[1] == "naval_transit" and r.number - told[0] <= 2 and set(told[2]) == set(p.states("initiator"))
        p.weak = one and words_of(r, doer) & {"the", "it", "they"} != set()  # "is sailing north. The group is en route to the peninsula"
        return True
    inside = told is not None and told[1] == "incursion" and r.number - told[0] <= 2 and set(told[2]) == set(p.states("initiator"))
    moved = told is not None and told[1] in {"naval_transit", "joint_patrol"} and r.number - told[0] <= 2
    if moving and moved and set(told[2]) == set(p.states("initiator")) and not any(o.tag == "T" for o in r.items):
        p.weak = True  # "at the time they were 90 km north of the cape"
    beside = any(s.kind in ZONES and i < s.index <= i + 12 for s in r.spots)  # "stayed south of the line for ten minutes"
    if inside and (has_asset(r, doer, "air") or beside):
        p.weak, p.domain = True, "air" if has_asset(r, doer, "air") else p.domain  # where it was while it was inside
    p.rules.append("stands")
    return True
