"""The polygon of a water: the face of "water minus limit lines" that holds its interior point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import Point, box

from gazetteer.build.facts import Water
from gazetteer.build.land import Land, Window
from gazetteer.build.lines import Limit, bounds
from gazetteer.errors import BuildError

PADS_DEG = (1.0, 4.0, 16.0, 64.0)        # how far the window goes beyond the lines, tried in turn


@dataclass(frozen=True)
class Face:
    """A built water."""

    id: str
    polygon: shapely.Polygon
    window: Window


def build(key: str, water: Water, limits: dict[str, Limit], land: Land) -> Face:
    """Cut the water out.

    Raises
    ------
    BuildError
        The interior point is on land, or the water runs out to the edge of every window: it leaks.
    """
    lon, lat = water.interior
    lines = [limits[name].framed(lon) for name in water.limits]
    west, south, east, north = bounds(lines, (lon, lat))
    window: Window = (west, south, east, north)
    for pad in PADS_DEG:
        window = (max(lon - 359, west - pad), max(-90.0, south - pad), min(lon + 359, east + pad), min(90.0, north + pad))
        polygon = _face(land.window(window), lines, window, lon, lat)
        if polygon is None:
            raise BuildError(f"{key!r}: its interior point {lon},{lat} is on land", where=water.where)
        if not _touches(polygon, window):
            return Face(key, polygon, window)
    from gazetteer.build import leak

    gap = leak.narrowest(key, water, lines, land)
    raise BuildError(f"{key!r} leaks: its face reaches the edge of the window {tuple(round(v, 1) for v in window)}; {gap}", where=water.where,
                     hint="close the gap with a limit line, or extend the line that ends there")


def _face(shore: np.ndarray, lines: list[shapely.LineString], window: Window, lon: float, lat: float) -> shapely.Polygon | None:
    edges = shapely.union_all(np.array([*shapely.boundary(shore), box(*window).boundary, *lines], dtype=object))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
    hit = shapely.STRtree(faces).query(Point(lon, lat), predicate="intersects")
    if not len(hit):
        return None
    inside = faces[hit[0]]
    if len(shore) and shapely.intersects(shore, Point(lon, lat)).any():
        return None
    return inside


def _touches(polygon: shapely.Polygon, window: Window) -> bool:
    a, b = polygon.bounds, window
    poles = (b[1] <= -90, b[3] >= 90)
    return (a[0] <= b[0] + 1e-9 or a[2] >= b[2] - 1e-9 or (a[1] <= b[1] + 1e-9 and not poles[0]) or (a[3] >= b[3] - 1e-9 and not poles[1]))
