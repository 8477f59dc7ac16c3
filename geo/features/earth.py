"""Ways over water: the shortest route between two points of the sea that keeps off the land.

A* over a grid of sea cells, then pulled straight wherever the line of sight is free. Coordinates are WGS84 lon/lat degrees with
continuous longitudes.
"""

from __future__ import annotations

import heapq
import math
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

CELLS = 160  # cells along the longer side of the window
FINEST, COARSEST = 0.02, 0.5  # degrees per cell
TRIES = 40  # rounds of closing steps that cross an islet
MARGIN = 0.35  # the window is this much wider than the ends are apart


def sea_route(start: tuple[float, float], end: tuple[float, float], gazetteer: Any) -> shapely.LineString | None:
    """The way from `start` to `end` over water, or None when there is none in their surroundings.

    Parameters
    ----------
    start, end : (lon, lat)
        Points on water; one that is not is moved to the nearest sea cell.
    gazetteer : Gazetteer
        For `land(window)`.
    """
    for widen in (1.0, 3.0):
        line = _route(start, end, gazetteer, widen)
        if line is not None:
            return line
    return None


def _route(start: tuple[float, float], end: tuple[float, float], gazetteer: Any, widen: float) -> shapely.LineString | None:
    span = max(abs(start[0] - end[0]), abs(start[1] - end[1]), 0.5)
    pad = max(1.0, span * MARGIN * widen)
    west, east = min(start[0], end[0]) - pad, max(start[0], end[0]) + pad
    south, north = max(-85.0, min(start[1], end[1]) - pad), min(85.0, max(start[1], end[1]) + pad)
    step = min(COARSEST, max(FINEST, max(east - west, north - south) / CELLS))
    land = gazetteer.land((west, south, east, north))
    if not _crosses(land, start, end):
        return shapely.LineString([start, end])
    lons = np.arange(west + step / 2, east, step)
    lats = np.arange(south + step / 2, north, step)
    x, y = np.meshgrid(lons, lats)
    free = ~shapely.intersects_xy(land, x, y)
    ends = _cell(free, start, west, south, step), _cell(free, end, west, south, step)
    closed: set[tuple[tuple[int, int], tuple[int, int]]] = set()
    for _ in range(TRIES):
        cells = _search(free, *ends, lats, closed)
        if cells is None:
            return None
        points = [(float(lons[c]), float(lats[r])) for r, c in cells]
        # Two sea cells may have an islet between them that no cell's middle touches.
        crossed = [k for k, (a, b) in enumerate(pairwise(points)) if _crosses(land, a, b)]
        if not crossed:
            return shapely.LineString(_straight([start, *points[1:-1], end], land))
        closed |= {(cells[k], cells[k + 1]) for k in crossed} | {(cells[k + 1], cells[k]) for k in crossed}
    return None


def _crosses(land: Any, a: tuple[float, float], b: tuple[float, float]) -> bool:
    return bool(shapely.intersects(land, shapely.LineString([a, b])))


def _cell(free: np.ndarray, point: tuple[float, float], west: float, south: float, step: float) -> tuple[int, int]:
    row, col = int((point[1] - south) / step), int((point[0] - west) / step)
    rows, cols = np.nonzero(free)
    if not len(rows):
        return row, col
    nearest = int(np.argmin((rows - row) ** 2 + (cols - col) ** 2))
    return int(rows[nearest]), int(cols[nearest])


def _search(
    free: np.ndarray, start: tuple[int, int], end: tuple[int, int], lats: np.ndarray, closed: set[tuple[tuple[int, int], tuple[int, int]]]
) -> list[tuple[int, int]] | None:
    height, width = free.shape
    squeeze = np.cos(np.radians(lats))  # a degree of longitude is shorter than one of latitude
    shortest = float(squeeze.min())

    def ahead(row: int, col: int) -> float:
        return math.hypot(row - end[0], (col - end[1]) * shortest)

    best = {start: 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    queue = [(ahead(*start), start)]
    while queue:
        _, here = heapq.heappop(queue)
        if here == end:
            path = [here]
            while here in came:
                here = came[here]
                path.append(here)
            return path[::-1]
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                row, col = here[0] + dr, here[1] + dc
                if not (dr or dc) or not (0 <= row < height and 0 <= col < width) or not free[row, col]:
                    continue
                if dr and dc and not (free[here[0], col] and free[row, here[1]]):
                    continue  # no slipping between two corners of land
                if closed and (here, (row, col)) in closed:
                    continue
                cost = best[here] + math.hypot(dr, dc * squeeze[row])
                if cost < best.get((row, col), math.inf) - 1e-12:
                    best[row, col] = cost
                    came[row, col] = here
                    heapq.heappush(queue, (cost + ahead(row, col), (row, col)))
    return None


def _straight(points: list[tuple[float, float]], land: Any) -> list[tuple[float, float]]:
    """Leave out every point whose neighbours see one another over water."""
    out = [points[0]]
    at = 0
    while at < len(points) - 1:
        low, high = at + 1, len(points) - 1
        while low < high:  # the farthest point in sight, by halving
            middle = (low + high + 1) // 2
            if _crosses(land, points[at], points[middle]):
                high = middle - 1
            else:
                low = middle
        out.append(points[low])
        at = low
    return out
