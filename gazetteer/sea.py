"""The sea as a whole: land to keep off, ways between waters, the axis of a strait."""

from __future__ import annotations

import heapq
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from gazetteer.earth import destination, distance_m, frame, moved
from gazetteer.errors import GazetteerError
from gazetteer.shapes import Shapes
from gazetteer.store import Store

HOP_M = 150_000.0                        # what passing from one water to the next costs beside its length: fewer waters are better
TURNS_DEG = (0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60)   # ways tried when an axis runs on into open water


class Sea:
    """Land, routes and axes of one store."""

    def __init__(self, store: Store, shapes: Shapes) -> None:
        self._store, self._shapes = store, shapes

    @cached_property
    def _land(self) -> tuple[np.ndarray, shapely.STRtree]:
        once = shapely.get_parts(self._shapes.geometry("#land"))
        west, east = shapely.bounds(once)[:, 0], shapely.bounds(once)[:, 2]
        copies = [once]
        for shift in (-360, 360):
            copies.append(moved(once[(west + shift < 420) & (east + shift > -420)], shift))
        parts = np.concatenate(copies)
        return parts, shapely.STRtree(parts)

    @cached_property
    def _whole(self) -> Any:
        whole = self._shapes.geometry("#land")
        shapely.prepare(whole)
        return whole

    def land(self, window: tuple[float, float, float, float] | None = None) -> Any:
        """All land, prepared; or the land of a window (west, south, east, north) whose longitudes may run past 180."""
        if window is None:
            return self._whole
        parts, tree = self._land
        found = shapely.clip_by_rect(parts[np.sort(tree.query(shapely.box(*window), predicate="intersects"))], *window)
        land = shapely.union_all(found)
        shapely.prepare(land)
        return land

    def water(self, geometry: Any) -> Any:
        """The part of a geometry that is not land."""
        if geometry.is_empty:
            return geometry
        parts, tree = self._land
        found = parts[np.sort(tree.query(geometry, predicate="intersects"))]
        if not len(found):
            return geometry
        west, south, east, north = geometry.bounds
        near = shapely.clip_by_rect(found, west - 0.1, south - 0.1, east + 0.1, north + 0.1)
        return shapely.difference(geometry, shapely.union_all(near))

    @cached_property
    def _graph(self) -> dict[str, list[tuple[str, float, float]]]:
        graph: dict[str, list[tuple[str, float, float]]] = {}
        for a, b, lon, lat in self._store.meta["graph"]:
            graph.setdefault(a, []).append((b, lon, lat))
            graph.setdefault(b, []).append((a, lon, lat))
        return graph

    def neighbours(self, id: str) -> tuple[str, ...]:
        """The waters and straits one can pass into from a water."""
        self._known(id)
        return tuple(sorted({other for other, _, _ in self._graph.get(id, ())}))

    def _known(self, id: str) -> None:
        if id not in self._graph:
            self._store.number(id)
            raise GazetteerError(f"{id!r} is not a water that opens into another one",
                                 hint="the sea graph joins seas, gulfs, oceans and straits")

    def portals(self, a: str, b: str) -> list[tuple[float, float]]:
        """Where the ways between two neighbouring waters lead through: (lon, lat)."""
        return [(lon, lat) for other, lon, lat in self._graph.get(a, ()) if other == b]

    def route(self, a: str, b: str) -> tuple[str, ...]:
        """The waters and straits between two waters, in order, without the two.

        Raises
        ------
        GazetteerError
            One of them is not a water of the sea graph, or no way is known.
        """
        self._known(a)
        self._known(b)
        if a == b:
            return ()
        label, goal = (self._store.place(self._store.number(id)) for id in (a, b))
        queue: list[tuple[float, str, tuple[float, float], tuple[str, ...]]] = [(0.0, a, (label.lon, label.lat), (a,))]
        done: set[str] = set()
        while queue:
            cost, id, at, path = heapq.heappop(queue)
            if id == b:
                return path[1:-1]
            if id in done:
                continue
            done.add(id)
            for other, lon, lat in sorted(self._graph[id]):
                if other not in done:
                    total = cost + HOP_M + distance_m(at, (frame(lon, at[0]), lat))
                    if other == b:       # the way inside the last water counts too
                        total += distance_m((lon, lat), (frame(goal.lon, lon), goal.lat))
                    heapq.heappush(queue, (total, other, (lon, lat), (*path, other)))
        raise GazetteerError(f"no way is known from {a!r} to {b!r} by sea", hint="the sea graph knows the authored waters only")

    def axis(self, id: str, *, into: str | None = None, reach_m: float = 0.0) -> shapely.LineString:
        """The centre line of a strait, directed.

        Parameters
        ----------
        id : str
            A strait or channel with `connects`.
        into : str, optional
            The water the line ends in, one of `connects`; the second of them when missing.
        reach_m : float
            Run on so far into the waters on both sides, as straight as the shores allow.

        Raises
        ------
        GazetteerError
            The place has no axis, or `into` is not one of the waters it connects.
        """
        place = self._store.place(self._store.number(id))
        if not place.connects:
            raise GazetteerError(f"{id!r} is a {place.kind} that connects nothing", hint="only straits and channels have an axis")
        first, second = place.connects[:2]
        if into is not None and into not in (first, second):
            raise GazetteerError(f"{into!r} is not one of the waters that {id!r} connects", hint=f"it connects {first} and {second}")
        points = [(float(x), float(y)) for x, y in self._shapes.geometry(f"{id}#axis").coords]
        if reach_m > 0:
            points = [self._on(points[::-1], first, reach_m), *points, self._on(points, second, reach_m)]
        line = shapely.LineString([p for i, p in enumerate(points) if i == 0 or p != points[i - 1]])
        return shapely.reverse(line) if into == first else line

    def _on(self, points: list[tuple[float, float]], water: str, reach_m: float) -> tuple[float, float]:
        """A point `reach_m` beyond the last one, inside a water and clear of its shores; the last one itself when there is none."""
        (x0, y0), (x1, y1) = points[-2:]
        heading = bearing((x0, y0), (x1, y1))
        area = self._shapes.geometry(water)
        shift = 360 * round((x1 - (area.bounds[0] + area.bounds[2]) / 2) / 360)
        for part in (1.0, 0.6, 0.3):
            for turn in TURNS_DEG:
                start, end = (destination(x1, y1, heading + turn, reach_m * part * f) for f in (0.2, 1.0))
                if area.contains(shapely.LineString([(start[0] - shift, start[1]), (end[0] - shift, end[1])])):
                    return round(end[0], 5), round(end[1], 5)
        return x1, y1


def bearing(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Initial true bearing from one (lon, lat) to another, degrees."""
    x0, y0, x1, y1 = np.radians([a[0], a[1], b[0], b[1]])
    east = np.sin(x1 - x0) * np.cos(y1)
    north = np.cos(y0) * np.sin(y1) - np.sin(y0) * np.cos(y1) * np.cos(x1 - x0)
    return float(np.degrees(np.arctan2(east, north)) % 360)
