"""What is a weapon, what flies and who stops it: questions that attacks ask of their phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import clause, has_asset, lemmas_of, place_spoken, stands_for, words_of
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.events.placing import UNIT
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

FLIES = frozenset({"drone", "missile", "cruise_missile", "ballistic_missile"})
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


def in_flight(r: Reader, phrase: Phrase | None) -> bool:
    """Missiles, rockets and drones by themselves: what air defences stop. A launcher, a depot or a base of them is none."""
    if phrase is None:
        return False
    things = [w for w in phrase.items(r.items) if w.tag == "S"]
    return bool(things) and things[-1].value in FLIES and not words_of(r, phrase) & wordlist("sites")


def defends_air(r: Reader, phrase: Phrase | None) -> bool:
    """Air defences by any of their names: "anti-aircraft units", "mobile fire groups", "air defence systems"."""
    if phrase is None:
        return False
    said = " ".join(w.low for w in phrase.items(r.items))
    return any(name in said for name in wordlist("air_defences"))


def from_the_air(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name an attack by what flies: "a drone attack", "the aerial assault", "a wave of missile strikes"?"""
    if phrase is None or not any(w.tag == "E" and w.value in {"strike", "clash"} for w in phrase.items(r.items)):
        return False
    low = {x for w in phrase.items(r.items) for x in w.low.replace("-", " ").split()}
    return bool(low & wordlist("airborne")) and not low & wordlist("waterborne")


def armed(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name a weapon, or a thing that fires one?"""
    if phrase is not None and stands_for(r, phrase) in {"air", "weapon"}:
        return True
    return phrase is not None and any(
        (w.tag == "S" and (r.lex.asset_domain.get(w.value) == "weapon" or w.value in ARMS))
        or w.low in wordlist("projectiles")
        or w.value in {"strike", "fire", "blast"}
        or w.low in {"ambush", "ambushes"}
        for w in phrase.items(r.items)
    )


def by_weapon(r: Reader, i: int) -> bool:
    """ "with ATACMS missiles", "in a drone attack", "by artillery": a weapon told after the verb."""
    span = clause(r, i, 14)
    opening = r.items[: 7 if [o.low for o in r.items[:4]] == ["as", "a", "result", "of"] else 0]
    if any(o.value in {"strike", "blast"} and o.tag == "E" for o in opening):
        return True  # "As a result of the attacks, a substation was damaged"
    return any(
        r.items[k].low in {"with", "by", "in", "using", "from"}
        and any(
            (o.tag == "S" and (r.lex.asset_domain.get(o.value) == "weapon" or o.value in ARMS))
            or o.value in {"strike", "blast"}
            or o.low in {"artillery", "mortars", "fire"}
            for o in r.items[k + 1 : k + 8]
        )
        for k in span
    )


def on_mine(r: Reader, p: Proposal, i: int, doer: Phrase | None) -> bool:
    """ "blew up on a mine": an accident."""
    ahead = {o.low.rpartition(" ")[2] for o in r.items[i + 1 : i + 7]}
    if not (ahead & wordlist("mined") and has_asset(r, doer, "sea")):
        return False
    p.kind, p.domain = "accident", "sea"
    return bool(lemmas_of(r, i) & {"blow", "blow up", "explode", "detonate"}) and (place_spoken(r, i) or bool(p.actors))


def wield(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "used rockets against the town", "mortars were used on the village": a weapon, and what it was turned on."""
    arms = done is not None and any(
        w.tag == "S" and (r.lex.asset_domain.get(w.value) == "weapon" or w.value in ARMS) for w in done.items(r.items)
    )
    on = next((k for k in clause(r, i, 12) if r.items[k].low in {"on", "against", "upon"} and k + 1 < len(r.items)), None)
    if not arms or on is None or any(r.items[k].tag == "V" for k in range(i + 1, on)) or words_of(r, done) & {"water", "laser"}:
        return False
    aim = noun_phrase(r.items, on + 1)
    if in_flight(r, aim) or any(it.tag == "E" and it.value == "exercise" for it in r.items):
        return False
    p.actors = [a for a in p.actors if a.role != "target"]
    p.actors += [Actor(country=c, role="target", span=it.span) for c, it in r.people(aim) if c not in p.states()]
    p.kind, p.domain, p.cls = "strike", "multi", "strike"
    site = bool(words_of(r, aim) & (wordlist("sites") | wordlist("fallen"))) or has_asset(r, aim)
    return place_spoken(r, i) and (site or any(on < s.index <= on + 3 for s in r.spots))


def fell_near(r: Reader, i: int) -> Phrase | None:
    """The ship or aircraft beside which what was fired fell: "near a frigate", "150 metres from a patrol ship"."""
    for k in clause(r, i):
        away = r.items[k].low == "from" and UNIT.fullmatch(r.items[k - 1].low) is not None
        if (away or r.items[k].low == "near") and k + 1 < len(r.items):
            other = noun_phrase(r.items, k + 1)
            return other if has_asset(r, other, "sea", "air") else None
    return None


def to_warn(r: Reader, i: int) -> bool:
    """ "warned the intruders by firing shots", "fired shots to warn them"."""
    return any("warn" in lemmas_of(r, k) for k in range(max(0, i - 8), min(i + 8, len(r.items))) if r.items[k].tag == "V")
