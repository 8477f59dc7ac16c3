"""Cut continuous longitudes at the antimeridian, as RFC 7946 wants them.

Features keep longitudes that run on past 180, so nothing has to be guessed: each strip of 360 degrees is cut out and moved home.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely

DIGITS = 4                                   # about ten metres: finer than the coasts, which are steps of 0.0036 degrees
DIMENSION = {"Point": 0, "LineString": 1, "Polygon": 2}
Box = tuple[float, float, float, float]


def cut(geometry: Any) -> list[Any]:
    """The simple parts of `geometry` inside -180..180, areas wound as RFC 7946 says."""
    west, _, east, _ = shapely.bounds(geometry)
    parts = []
    for part in shapely.get_parts(geometry):
        if part.is_empty:
            continue
        if part.geom_type == "GeometryCollection":
            parts += cut(part)
            continue
        if west >= -180 and east <= 180:
            parts.append(part)
            continue
        low, _, high, _ = part.bounds
        first = int((low + 180) // 360)
        last = max(first, -int(-(high + 180) // 360) - 1)
        for strip in range(first, last + 1):
            left = -180 + 360 * strip
            inside = shapely.intersection(part, shapely.box(left, -90, left + 360, 90)) if last > first else part
            moved = shapely.transform(inside, lambda xy, by=360 * strip: xy - [by, 0])
            parts += [piece for piece in shapely.get_parts(moved) if DIMENSION.get(piece.geom_type) == DIMENSION[part.geom_type]]
    return [shapely.orient_polygons(part) if part.geom_type == "Polygon" else part for part in parts]


def geojson(geometry: Any) -> dict[str, Any] | None:
    """A GeoJSON geometry; None when nothing is left of it."""
    parts = [coordinates for part in cut(geometry) if (coordinates := rounded(part)) is not None]
    if not parts:
        return None
    kind = {0: "Point", 1: "LineString", 2: "Polygon"}[shapely.get_dimensions(geometry)]
    return {"type": kind, "coordinates": parts[0]} if len(parts) == 1 else {"type": f"Multi{kind}", "coordinates": parts}


def rounded(part: Any) -> list[Any] | None:
    """Coordinates of a simple geometry, rounded; None when rounding leaves nothing."""
    if part.geom_type == "Point":
        return [round(part.x, DIGITS), round(part.y, DIGITS)]
    if part.geom_type == "LineString":
        points = line(part)
        return points if len(points) > 1 else None
    shell = line(part.exterior)
    return [shell, *(points for ring in part.interiors if len(points := line(ring)) > 3)] if len(shell) > 3 else None


def line(part: Any) -> list[list[float]]:
    points = np.round(shapely.get_coordinates(part), DIGITS) + 0.0               # -0.0 is 0
    return points[np.append(True, (points[1:] != points[:-1]).any(axis=1))].tolist()


def box(geometries: Iterable[Any]) -> list[float] | None:
    """The smallest bbox around `geometries`; west > east says that it crosses the antimeridian. None without geometry."""
    boxes = [shapely.bounds(geometry).tolist() for geometry in geometries if not geometry.is_empty]
    if not boxes:
        return None
    south, north = min(bounds[1] for bounds in boxes), max(bounds[3] for bounds in boxes)
    west, east = around([(bounds[0], bounds[2]) for bounds in boxes])
    return [round(value, DIGITS) for value in (west, south, east, north)]


def around(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The shortest stretch of longitude that holds all spans: what is left when the widest gap is taken out."""
    if any(high - low >= 360 for low, high in spans):
        return -180.0, 180.0
    if all(low >= -180 and high <= 180 for low, high in spans) and len(spans) == 1:
        return spans[0]
    homes = sorted((home(low), home(low) + high - low) for low, high in spans)
    merged: list[list[float]] = []
    for low, high in homes:
        if merged and low <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], high)
        else:
            merged.append([low, high])
    while len(merged) > 1 and merged[-1][1] - 360 >= merged[0][0]:               # the last runs on into the first, past 180
        merged[-1][1] = max(merged[-1][1], merged.pop(0)[1] + 360)
    gaps = [((merged[(n + 1) % len(merged)][0] + (360 if n + 1 == len(merged) else 0)) - high, n) for n, (_, high) in enumerate(merged)]
    widest, number = max(gaps, key=lambda gap: (gap[0], gap[1]))
    if widest <= 0:
        return -180.0, 180.0
    return merged[(number + 1) % len(merged)][0], home(merged[number][1], top=True)


def home(lon: float, *, top: bool = False) -> float:
    """`lon` in -180..180; with `top` the antimeridian itself is 180, else -180."""
    if -180 < lon < 180:
        return lon
    found = (lon + 180) % 360 - 180
    return 180.0 if top and found == -180 else found
