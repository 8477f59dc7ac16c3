"""The sea graph: which water opens into which, and where. It falls out of the shared limits."""

from __future__ import annotations

import shapely

from gazetteer.build.cache import Cache, digest
from gazetteer.build.checks import ancestors, apart, near, pairs
from gazetteer.build.facts import Facts
from gazetteer.build.lines import continuous, densify
from gazetteer.earth import length_m, wrap

LEAST_M = 1_000.0                        # a shared limit shorter than this is a touch, not an opening
SNAP_DEG = 1e-6
CLIP_DEG = 0.05


def build(facts: Facts, polygons: dict[str, shapely.Polygon], axes: dict[str, shapely.LineString],
          kept: Cache | None = None) -> list[list[object]]:
    """Edges [a, b, lon, lat], sorted; the point is the portal: the middle of a strait's gate, or of the longest stretch of a shared limit.

    A strait stands between the waters it connects. Two waters that also meet elsewhere are joined directly by the stretch
    that no strait covers and no barrier closes.
    """
    straits = {key: polygons[key] for key, water in facts.waters.items() if water.connects}
    waters = {key: polygons[key] for key in polygons if key not in straits}
    edges: list[list[object]] = []
    for key in straits:
        for other, (x, y) in zip(facts.waters[key].connects, (axes[key].coords[0], axes[key].coords[-1]), strict=False):
            edges.append([key, other, round(wrap(x), 4), round(y, 4)])
    barriers = {f"#{key}": shapely.LineString(densify(continuous(list(line.points)), line.type)) for key, line in facts.lines.items()
                if line.barrier}
    closed = {**straits, **barriers}
    kept = kept or Cache(None)
    above = {key: ancestors(facts, key) - set(facts.waters[key].within) for key in waters}
    sums = {key: digest(shapely.to_wkb(shape)) for key, shape in {**polygons, **barriers}.items()}
    beside: dict[str, dict[str, None]] = {}  # the straits and barriers near a water
    for a, b in pairs({**waters, **closed}):
        if a in waters and b in closed:
            beside.setdefault(a, {})[b] = None
    for a, b in pairs(waters):
        if b in above[a] or a in above[b]:
            continue                         # a gulf of a gulf has a coast in common with the sea of both, and no opening
        between = {s: closed[s] for s in beside.get(a, ()) if s in beside.get(b, ())}
        made = (a, b, sums[a], sums[b], *(sums[s] for s in between), repr((facts.waters[a].within, facts.waters[b].within)))
        way = kept.value("borders", digest(*made), lambda a=a, b=b, between=between: _direct(a, b, facts, waters, between))
        if way is not None:
            edges.append(way)
    return sorted(edges, key=lambda e: (str(e[0]), str(e[1])))


def _direct(a: str, b: str, facts: Facts, waters: dict[str, shapely.Polygon],
            closed: dict[str, shapely.Geometry]) -> list[object] | None:
    """The edge between two waters that meet where no strait is; None when they do not."""
    other = near(waters[b], waters[a])
    if b in facts.waters[a].within or a in facts.waters[b].within:
        inner, outer = (a, b) if b in facts.waters[a].within else (b, a)
        border = _openings(waters[inner], near(waters[outer], waters[inner]))
    else:
        border = _border(waters[a], other)
    if border is None:
        return None
    for shape in closed.values():            # straits, and lines over which nobody sails
        if border.is_empty:
            break
        if not apart(shape, border):
            border = shapely.difference(border, near(shape, border).buffer(1e-4))
    return _edge(a, b, border) if not border.is_empty and _longest(border)[1] >= LEAST_M else None


def _border(a: shapely.Polygon, b: shapely.Polygon) -> shapely.Geometry | None:
    """The limit that two waters share; they have no shore in common."""
    merged = _lines(shapely.intersection(a.boundary, b.boundary))
    return None if merged is None or _longest(merged)[1] < LEAST_M else merged


def _openings(inner: shapely.Polygon, outer: shapely.Polygon) -> shapely.Geometry | None:
    """The boundary of a water inside another one, in so far as there is water on both sides."""
    west, south, east, north = inner.bounds
    around = shapely.clip_by_rect(outer, west - CLIP_DEG, south - CLIP_DEG, east + CLIP_DEG, north + CLIP_DEG)   # an ocean is dear
    around = around if around.is_valid else shapely.make_valid(around)
    merged = _lines(shapely.intersection(inner.boundary, around.buffer(-SNAP_DEG)))
    return None if merged is None or _longest(merged)[1] < LEAST_M else merged


def _lines(geometry: shapely.Geometry) -> shapely.Geometry | None:
    parts = shapely.get_parts(geometry)
    parts = parts[(shapely.get_type_id(parts) == 1) & ~shapely.is_empty(parts)]
    return shapely.line_merge(shapely.MultiLineString(list(parts))) if len(parts) else None


def _longest(lines: shapely.Geometry) -> tuple[shapely.LineString, float]:
    measured = [(length_m(part), part) for part in shapely.get_parts(lines)]
    size, line = max(measured, key=lambda m: m[0])
    return line, size


def _edge(a: str, b: str, border: shapely.Geometry) -> list[object]:
    middle = shapely.line_interpolate_point(_longest(border)[0], 0.5, normalized=True)
    return [a, b, round(wrap(middle.x), 4), round(middle.y, 4)]
