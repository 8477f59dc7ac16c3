"""Who enters what another state keeps for itself: airspace, waters, land behind a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import ZONES, foreign_zone, has_asset, is_force, is_passive, lemmas_of, place_spoken, words_of, zone_after
from geo.events.grammar import Phrase, noun_phrase
from geo.events.sightings import own_waters, waters_of
from geo.events.truces import broken, of_truce
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def _zoned(r: Reader, phrase: Phrase | None) -> bool:
    return phrase is not None and any(w.tag == "Z" for w in phrase.items(r.items))


def intrude(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if _zoned(r, done) and is_passive(r, i) and p.states("initiator"):
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
