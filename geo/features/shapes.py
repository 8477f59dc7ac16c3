"""Turn roles and their places into geometry, one function per role.

All geometry is WGS84 lon/lat degrees with continuous longitudes. What the text does not say in so many words is `inferred` and says why.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import msgspec

from geo.features.resolve import resolve
from geo.model import Event, Feature, Resolution

REACH_M = 45_000.0  # a track through a strait runs on so far into the waters on both sides
WATERS = frozenset({"sea", "ocean", "gulf", "bay"})
PASSAGES = frozenset({"strait", "channel"})
MOVING = frozenset({"naval_transit", "joint_patrol", "incursion", "deployment", "intercept"})
POINT_RADIUS_M = {"city": 8_000.0, "site": 1_000.0, "base": 4_000.0, "port": 4_000.0, "airport": 4_000.0}
OPERATORS = {"at": "at", "via": "at", "over": "over", "to": "at", "from": "at", "near": "near", "around": "around"}


def draw(event: Event, gazetteer: Any, resolutions: list[Resolution] | None = None) -> list[Feature]:
    """The features of an event: a track where it says how it moved, an area or a point for every other place.

    Parameters
    ----------
    event : Event
    gazetteer : Gazetteer
    resolutions : list[Resolution], optional
        Of `resolve(event, gazetteer)`, when they are at hand.

    Returns
    -------
    list[Feature]
        Empty when the event does not belong on a map or none of its places is known.
    """
    if not event.mapped:
        return []
    known = [r for r in (resolve(event, gazetteer) if resolutions is None else resolutions) if r.place is not None]
    out: list[Feature] = []
    used: set[str] = set()
    if event.kind in MOVING:
        for part in (_passages(event, known, gazetteer), _voyage(event, known, gazetteer)):
            for feature, places in part:
                if places <= used and feature.role == "track" and out:
                    continue
                out.append(feature)
                used |= places
    drawn = {r.place for r in known if r.place in used and r.kind in PASSAGES}
    for r in known:
        if r.place in drawn:
            continue
        out += place(event, r, gazetteer, faint=r.place in used)
    return [msgspec.structs.replace(f, id=f"{event.id}/{n}") for n, f in enumerate(_distinct(out), 1)]


def _distinct(features: list[Feature]) -> list[Feature]:
    seen: set[tuple[Any, ...]] = set()
    out = []
    for f in features:
        key = (f.shape, f.part, f.place, f.role, f.geometry.wkb)
        if key not in seen:
            seen.add(key)
            out.append(f)
    return out


def _by_role(known: list[Resolution], *roles: str) -> list[Resolution]:
    return [r for r in known if r.mention.role in roles]


def _passages(event: Event, known: list[Resolution], gazetteer: Any) -> list[tuple[Feature, set[str]]]:
    """A track through every strait that was passed, directed when one of the waters it joins is the destination or the origin."""
    out = []
    for gate in _by_role(known, "via", "at", "over"):
        if gate.kind not in PASSAGES or (gate.mention.role != "via" and event.kind != "naval_transit"):
            continue
        if gate.mention.inferred and event.kind not in {"naval_transit", "joint_patrol"}:
            continue
        connects = gazetteer.place(gate.place).connects
        if len(connects) < 2:
            continue
        out.append((via(event, gate, connects, _by_role(known, "to"), _by_role(known, "from"), gazetteer), {gate.place}))
    return out


def via(
    event: Event, gate: Resolution, connects: tuple[str, ...], to: list[Resolution], origin: list[Resolution], gazetteer: Any
) -> Feature:
    """Draw the passage through a strait.

    The destination is one of the two waters it joins when the text names it, or a larger water that holds or adjoins one of them;
    the other side is then inferred.
    """
    names = {w: gazetteer.place(w).name for w in connects[:2]}
    into = _side(connects, to, gazetteer)
    out_of = _side(connects, origin, gazetteer)
    if into is None and out_of is not None:
        into = next(w for w in connects[:2] if w != out_of)
    if into is not None and out_of == into:
        out_of = None
    line = gazetteer.axis(gate.place, into=into, reach_m=REACH_M)
    if into is None:
        why = f"{gate.name} joins {names[connects[0]]} and {names[connects[1]]}; the text does not say which way"
    else:
        other = next(w for w in connects[:2] if w != into)
        said = "from the text" if out_of else "inferred"
        why = f"{gate.name} joins {names[connects[0]]} and {names[connects[1]]}; towards {names[into]}, so from {names[other]} ({said})"
    whole = (out_of is not None and into is not None) or into is None
    return Feature(
        id="",
        event=event.id,
        shape="line",
        geometry=line,
        role="track",
        place=gate.place,
        label=gate.name or "",
        directed=into is not None,
        inferred=not whole or gate.mention.inferred,
        why=why,
        resolutions=(gate, *to, *origin),
    )


def _side(connects: tuple[str, ...], ends: list[Resolution], gazetteer: Any) -> str | None:
    """Which of the two waters a destination (or origin) lies in."""
    for end in ends:
        if end.place in connects[:2]:
            return end.place
        for water in connects[:2]:
            record = gazetteer.place(water)
            if end.place in record.within:
                return water
        if end.kind in WATERS | {"region"}:
            hit = [w for w in connects[:2] if _leads(w, end, gazetteer)]
            if len(hit) == 1:
                return hit[0]
    return None


def _leads(water: str, end: Resolution, gazetteer: Any) -> bool:
    """Is the destination reached through this water rather than back through the strait?"""
    from gazetteer import GazetteerError

    try:
        return end.place == water or len(gazetteer.route(water, end.place)) == 0
    except GazetteerError:
        return False


def _voyage(event: Event, known: list[Resolution], gazetteer: Any) -> list[tuple[Feature, set[str]]]:
    """A dashed route over water from origin to destination, through the straits that are named."""
    starts = [r for r in _by_role(known, "from") if r.kind != "country"]
    ends = [r for r in _by_role(known, "to") if r.kind != "country"]
    if not starts or not ends:
        return []
    start, end = starts[0], ends[-1]
    gates = [g for g in _by_role(known, "via") if g.kind in PASSAGES and len(gazetteer.place(g.place).connects) >= 2]
    points: list[tuple[float, float]] = [(start.lon, start.lat)]
    for gate in gates:
        line = gazetteer.axis(gate.place, into=_side(gazetteer.place(gate.place).connects, [end], gazetteer))
        coords = [(float(x), float(y)) for x, y in line.coords]
        points += coords
    points.append((end.lon, end.lat))
    line = _joined(_continuous(points), gazetteer, flying=event.domain == "air")
    if line is None:
        return []
    through = f" through {', '.join(g.name or '' for g in gates)}" if gates else ""
    how = "straight, as aircraft fly" if event.domain == "air" else "over water"
    return [
        (
            Feature(
                id="",
                event=event.id,
                shape="line",
                geometry=line,
                role="track",
                label=f"{start.name} to {end.name}",
                directed=True,
                inferred=True,
                why=f"from {start.name} to {end.name}{through}: the text names the ends; the way between is drawn {how} and is inferred",
                resolutions=(start, *gates, end),
            ),
            {start.place, end.place} | {g.place for g in gates},
        )
    ]


def _continuous(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    out = [points[0]]
    for x, y in points[1:]:
        out.append((x + 360 * round((out[-1][0] - x) / 360), y))
    return out


def _joined(points: list[tuple[float, float]], gazetteer: Any, *, flying: bool) -> Any:
    import shapely

    from geo.features.earth import sea_route  # numpy: only when a way over water is asked for

    if flying:
        return shapely.LineString(points)
    coords: list[tuple[float, float]] = [points[0]]
    for a, b in pairwise(points):
        if a == b:
            continue
        leg = sea_route(a, b, gazetteer)
        if leg is None:
            return None
        coords += [(float(x), float(y)) for x, y in leg.coords][1:]
    return shapely.LineString(coords) if len(coords) > 1 else None


def place(event: Event, r: Resolution, gazetteer: Any, *, faint: bool = False) -> list[Feature]:
    """A place as itself or as what its role makes of it: `core`, surely meant, inside `support`, which it cannot be outside of."""
    m = r.mention
    kind = r.kind or ""
    common = {"event": event.id, "role": m.role, "place": r.place, "label": r.name or "", "resolutions": (r,)}
    if m.offset is not None:
        inside = "within" if m.offset.text.startswith("within") else "near"
        vague = gazetteer.vague(inside, r.place, distance_m=m.offset.distance_m, bearing_deg=m.offset.bearing_deg)
        return _areas(vague, common, inferred=m.inferred, why=f"{m.offset.text} {r.name}: {vague.why}")
    if m.direction is not None:
        inside = m.direction == "central" or (kind in WATERS | PASSAGES | {"country"} and m.role != "near")
        vague = gazetteer.vague("at" if inside else f"{m.direction}_of", r.place, direction=m.direction)
        return _areas(vague, common, inferred=m.inferred, why=vague.why)
    if m.role in {"near", "around"} and not (m.inferred and kind in WATERS | PASSAGES):
        vague = gazetteer.vague(
            "off" if m.role == "near" and event.domain == "sea" and kind in {"region", "country", "island"} else OPERATORS[m.role],
            r.place,
            water=True if event.domain == "sea" else None,
        )
        return _areas(vague, common, inferred=m.inferred, why=vague.why)
    if kind in WATERS | PASSAGES | {"region", "country", "zone", "island", "reef"}:
        vague = gazetteer.vague("at", r.place)
        if vague.core.geom_type != "Point":
            why = vague.why if not m.inferred else f"{r.name}, told before; carried over to this event"
            if faint:
                why = f"{r.name}, {'where it went' if m.role == 'to' else 'where it came from' if m.role == 'from' else 'as told'}"
            return _areas(vague, common, inferred=m.inferred, why=why)
    point = gazetteer.geometry(r.place)
    if point.geom_type != "Point":
        point = point.representative_point()
    radius = gazetteer.place(r.place).radius_m or POINT_RADIUS_M.get(kind, 8_000.0)
    return [
        Feature(
            id="",
            shape="point",
            geometry=point,
            radius_m=radius,
            inferred=m.inferred,
            why=f"{r.name}, a point good to about {radius / 1000:g} km",
            **common,
        )
    ]


def _areas(vague: Any, common: dict[str, Any], *, inferred: bool, why: str) -> list[Feature]:
    out = [Feature(id="", shape="area", geometry=vague.core, part="core", inferred=inferred, why=why, **common)]
    if vague.support is not vague.core and not vague.support.equals_exact(vague.core, 0.0):
        out.append(
            Feature(
                id="", shape="area", geometry=vague.support, part="support", inferred=inferred, why=f"the most it can be: {why}", **common
            )
        )
    return [f for f in out if not f.geometry.is_empty]
