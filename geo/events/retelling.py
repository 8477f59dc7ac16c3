"""Tell a lead from what it leads into: reports open with an event in broad strokes and tell it again with its place and day."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from geo.events import dating
from geo.events.asking import ZONES
from geo.events.proposal import PHYSICAL

if TYPE_CHECKING:
    from geo.events.assemble import Cluster
    from geo.events.dating import Reference
    from geo.events.mentions import Scanner
    from geo.events.placing import Spot

LEAD = 2  # sentences in which a report opens
REACH = 12  # sentences behind the lead in which it is told again
NEXT = 2  # sentences behind any other in which it is told closer
NAMESAKES = 12  # places of one name that may be the one in the region told
ANSWERS = frozenset({"monitoring", "intercept"})  # where what they answer was
Holds = Callable[["Spot", "Spot"], bool]


def fold(clusters: list[Cluster], ref: Reference, holds: Holds) -> list[Cluster]:
    """The events, each told in broad strokes put together with the first event that tells it again at a finer place.

    A lead whose wide place holds several such events sums them up and is none beside them. Elsewhere in a text only what follows at
    once, without a day of its own, tells closer what was told.
    """
    gone: set[int] = set()
    opening = max(LEAD, min((c.first for c in clusters if c.kind in PHYSICAL), default=0) + 1)
    for c in sorted(clusters, key=lambda c: (c.first, c.lead.start)):
        bare = not c.spots() and c.first <= opening and c.kind in ANSWERS and bool(c.doers)
        if id(c) in gone or c.kind not in PHYSICAL or not (bare or c.spots()):
            continue
        reach = REACH if c.first <= opening else NEXT
        behind = [d for d in clusters if id(d) not in gone and 0 < d.first - c.first <= reach]
        later = [d for d in behind if _alike(c, d) and _agree(c, d, ref) and (c.first <= opening or not _own_day(d))]
        if bare:
            later = [d for d in later if not d.spots() and d.doers == c.doers]
        else:
            later = [d for d in later if _inside(c, d, holds)] or [d for d in later if _unknown(c, d)] or _dated_only(c, later, opening)
        if not later:
            continue
        d = later[0]
        for p in c.tellings:  # behind the finer ones: those are what the event is quoted by
            d.add(p)
        for other in clusters:
            if other.answers is c:
                other.answers = d
            if other.dated_by is c:
                other.dated_by = d
        gone.add(id(c))
    return [c for c in clusters if id(c) not in gone]


def met(clusters: list[Cluster]) -> list[Cluster]:
    """The events without the flights that are only told as what fighters met: "planes were spotted over the sea; jets rose to meet them".

    Where they were seen is by then where they were met. An entry into a zone stays an event of its own.
    """
    gone = set()
    for c in clusters:
        d = c.answers
        if c.kind != "intercept" or d is None or d.kind != "deployment" or d.domain() != "air" or not (c.spots() or c.inherited):
            continue
        if abs(d.first - c.first) <= 1 and _only_seen(d):
            gone.add(id(d))
    return [c for c in clusters if id(c) not in gone]


def _only_seen(d: Cluster) -> bool:
    seen = [p for p in d.tellings if {"seen", "seen doing it"} & set(p.rules)]
    return bool(seen) and all(p.weak or p in seen for p in d.tellings)


def _alike(c: Cluster, d: Cluster) -> bool:
    if c.lead.modality != d.lead.modality and {c.lead.modality, d.lead.modality} != {"happened", "claimed"}:
        return False
    return c.kind == d.kind and not any(p.again for p in d.tellings)


def _agree(c: Cluster, d: Cluster, ref: Reference) -> bool:
    """Sides and times that may be the same."""
    for role in (("initiator", "participant", "monitor"), ("target",)):
        mine, theirs = set(c.states(*role)), set(d.states(*role))
        if mine and theirs and not (mine <= theirs or theirs <= mine):
            return False
    if not c.states("initiator", "participant", "monitor") and not d.states("initiator", "participant", "monitor"):
        return False
    if c.ships and d.ships and not c.ships & d.ships:
        return False
    mine, theirs = ([m for m in x.moments() if m.kind != "clock"] for x in (c, d))
    return not mine or not theirs or any(dating.comparable(a, b, ref) for a in mine for b in theirs)


def _dated_only(c: Cluster, later: list[Cluster], opening: int) -> list[Cluster]:
    """ "a boat was sunk off the islands ... At noon on July 9 two ships rammed the boat": the one that gives the lead its day."""
    if c.first > opening or _own_day(c) or not c.doers:
        return []
    found = [d for d in later if not d.spots() and _own_day(d) and d.doers == c.doers and d.lead.modality == c.lead.modality]
    return found if len(found) == 1 else []


def _own_day(d: Cluster) -> bool:
    return any(m.kind != "clock" for m in d.moments())


def _inside(c: Cluster, d: Cluster, holds: Holds) -> bool:
    """Is what d is told to be at inside each place of c?"""
    fine = [s for s in d.spots() if not s.inferred and s.role != "from"]
    wides = [s for s in c.spots() if s.kind not in ZONES - {"adiz", "median_line", "line"}] or c.spots()
    return bool(fine) and all(any(holds(wide, s) for s in fine) for wide in wides)


def _unknown(c: Cluster, d: Cluster) -> bool:
    """Is d at villages that nobody knows, and c in a country: the one of theirs, as nothing says otherwise?"""
    fine = [s for s in d.spots() if not s.inferred and s.role != "from"]
    return bool(fine) and all(s.kind.startswith("unknown ") for s in fine) and all(s.kind == "country" for s in c.spots())


def holder(gazetteer: Scanner) -> Holds:
    """Whether a wide place holds a finer one, by the gazetteer: it is told to lie in it, or its point is in the other's box."""

    @cache
    def of(wide: tuple[str, ...], fine: tuple[str, ...]) -> bool:
        for a in (gazetteer.place(i) for i in wide[:3]):
            for b in (gazetteer.place(i) for i in fine[:NAMESAKES]):
                if a.id != b.id and (a.id in b.within or (_extent(a.bbox) > 4 * _extent(b.bbox) and _covers(a.bbox, b.lon, b.lat))):
                    return True
        return False

    def holds(wide: Spot, fine: Spot) -> bool:
        if fine.item.tag != "L" or fine.item.value is None:
            return False
        ids = tuple(fine.item.value.ids)
        if wide.item.tag == "A" and wide.item.value and wide.kind == "country":
            place = gazetteer.place(ids[0])
            return place.country in wide.item.value or not {f"country/{code.lower()}" for code in wide.item.value}.isdisjoint(place.within)
        return wide.item.tag == "L" and wide.item.value is not None and of(tuple(wide.item.value.ids), ids)

    return holds


def _covers(box: tuple[float, float, float, float], lon: float, lat: float) -> bool:
    west, south, east, north = box
    return south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)


def _extent(box: tuple[float, float, float, float]) -> float:
    """Square degrees: only to tell wide from fine."""
    west, south, east, north = box
    return max(east - west + (360.0 if east < west else 0.0), 0.05) * max(north - south, 0.05)
