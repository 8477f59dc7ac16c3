"""The sea graph: which water opens into which, where, and how wide. It falls out of the shared limits."""

from __future__ import annotations

import numpy as np
import shapely

from gazetteer.build.checks import near
from gazetteer.build.facts import Facts
from gazetteer.earth import distance_m, wrap

LEAST_M = 1_000.0                        # a shared limit shorter than this is a touch, not an opening
SNAP_DEG = 1e-6


def build(facts: Facts, polygons: dict[str, shapely.Polygon]) -> list[list[object]]:
    """Edges [a, b, lon, lat, width_m], sorted: a portal in the middle of the longest stretch of each shared limit.

    A strait stands between the waters it connects. Two waters that also meet elsewhere are joined directly by the stretch
    that no strait covers.
    """
    straits = {key: polygons[key] for key, water in facts.waters.items() if water.connects}
    waters = {key: polygons[key] for key in polygons if key not in straits}
    edges: list[list[object]] = []
    for key, polygon in straits.items():
        for other in facts.waters[key].connects:
            border = _border(polygon, near(waters.get(other, polygons[other]), polygon))
            edges.append(_edge(key, other, border) if border is not None else _nearest(key, other, polygon, polygons[other]))
    names = list(waters)
    for i, a in enumerate(names):
        for b in names[i + 1:]:
            other = near(waters[b], waters[a])
            if b in facts.waters[a].within or a in facts.waters[b].within:
                inner, outer = (a, b) if b in facts.waters[a].within else (b, a)
                border = _openings(waters[inner], near(waters[outer], waters[inner]))
            else:
                border = _border(waters[a], other)
            if border is None:
                continue
            for strait in straits.values():
                if border.is_empty:
                    break
                border = shapely.difference(border, near(strait, border).buffer(1e-4))
            if not border.is_empty and _longest(border)[1] >= LEAST_M:
                edges.append(_edge(a, b, border))
    return sorted(edges, key=lambda e: (str(e[0]), str(e[1])))


def _border(a: shapely.Polygon, b: shapely.Polygon) -> shapely.Geometry | None:
    """The lines along which one can pass from a to b: the shared boundary, or b's boundary inside a where they overlap."""
    shared = shapely.intersection(a.boundary, b.boundary)
    inside = shapely.intersection(b.boundary, a.buffer(-SNAP_DEG)) if a.intersects(b) else None
    lines = [g for g in (shared, inside) if g is not None and not g.is_empty]
    if not lines:
        return None
    merged = _lines(shapely.union_all(np.array(lines, dtype=object)))
    return None if merged is None or _longest(merged)[1] < LEAST_M else merged


def _openings(inner: shapely.Polygon, outer: shapely.Polygon) -> shapely.Geometry | None:
    """The boundary of a water inside another one, in so far as there is water on both sides."""
    merged = _lines(shapely.intersection(inner.boundary, outer.buffer(-SNAP_DEG)))
    return None if merged is None or _longest(merged)[1] < LEAST_M else merged


def _lines(geometry: shapely.Geometry) -> shapely.Geometry | None:
    parts = shapely.get_parts(geometry)
    parts = parts[shapely.get_type_id(parts) == 1]
    return shapely.line_merge(shapely.MultiLineString(list(parts))) if len(parts) else None


def _longest(lines: shapely.Geometry) -> tuple[shapely.LineString, float]:
    measured = [(length_m(part), part) for part in shapely.get_parts(lines)]
    size, line = max(measured, key=lambda m: m[0])
    return line, size


def length_m(line: shapely.LineString) -> float:
    """Length over the ellipsoid."""
    points = list(line.coords)
    return sum(distance_m(p, q) for p, q in zip(points, points[1:], strict=False))


def _edge(a: str, b: str, border: shapely.Geometry) -> list[object]:
    line, size = _longest(border)
    middle = shapely.line_interpolate_point(line, 0.5, normalized=True)
    return [a, b, round(wrap(middle.x), 4), round(middle.y, 4), round(size)]


def _nearest(a: str, b: str, one: shapely.Polygon, other: shapely.Polygon) -> list[object]:
    line = shapely.shortest_line(one, near(other, one))
    return [a, b, round(wrap(line.coords[0][0]), 4), round(line.coords[0][1], 4), 0]
