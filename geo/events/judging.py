"""Judge whether an event belongs on a map: something physical that happened, at a place finer than a country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import dating
from geo.events.asking import ZONES
from geo.events.dating import Reference
from geo.events.item import vocabulary
from geo.events.placing import Spot
from geo.events.sameness import AREAL
from geo.model import Actor, PlaceMention, When

if TYPE_CHECKING:
    from geo.events.assemble import Cluster

FIRED = frozenset({"strike", "clash", "air_defence", "exercise", "weapons_test"})  # "attacks across Ukraine" are in all of it

ALOFT = frozenset({"incursion", "intercept", "air_defence"})  # what happens in the airspace of a state as such

MOVES_ON = frozenset({"deployment", "naval_transit", "clash", "strike"})  # told anew without a place: as often elsewhere


def judge(
    c: Cluster,
    spots: list[tuple[Spot, bool]],
    when: When,
    modality: str,
    places: tuple[PlaceMention, ...],
    actors: tuple[Actor, ...],
    ref: Reference,
) -> tuple[bool, str | None]:
    """Does the event belong on a map, and if not, why? `spots` are its places, each with whether it was carried over."""
    if c.kind in {"statement", "measure"}:
        return False, "words and legal steps have no place on a map"
    if modality in {"denied", "hypothetical"}:
        return False, "said not to have happened" if modality == "denied" else "considered, threatened or conditional"
    if not places:
        return False, "no place is told"
    if dating.is_history(when, ref):
        return False, "more than two years before publication: history"
    small, broad = vocabulary()["small"]["names"], vocabulary()["broad"]["names"]
    coarse = all((s.kind in AREAL or s.query in broad) and s.query not in small for s, _ in spots)
    entered = c.kind == "incursion" and c.domain() == "air" and any(s.role == "to" for s, _ in spots)  # "drones flew into Poland"
    wide = (not s.direction and (s.role in {"at", "to", "from"} or i or (s.role == "via" and c.kind in FIRED)) for s, i in spots)
    if coarse and not entered and all(wide):
        return False, "no place finer than a country"
    aloft = c.kind in ALOFT and any(s.kind == "airspace" and s.query != s.item.text for s, _ in spots)  # whose skies is all that is told
    if not aloft and all(s.kind in ZONES - {"adiz", "median_line", "line"} for s, _ in spots):
        return False, "no place finer than a belt or zone of a state"
    if not any(a.role != "claimant" for a in actors) and not (
        c.lead.assets or c.kind in {"strike", "clash", "air_defence", "exercise", "coercion"}
    ):
        return False, "nobody is named who did it"
    if modality == "planned" and c.supposed and c.kind == "deployment" and all(carried for _, carried in spots):
        return False, "its place is only carried over from what was told before"
    if modality == "planned" and c.kind in {"naval_transit", "deployment"} and not c.moments() and all(carried for _, carried in spots):
        return False, "its place is only carried over from what was told before"  # "is set to sail on"
    if c.supposed and c.answers is None and all(carried for _, carried in spots) and c.kind in MOVES_ON and not c.moments():
        return False, "its place is only carried over from what was told before"
    return True, None
