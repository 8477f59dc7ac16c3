"""Find the gap through which a water leaks: the widest way from its interior point to the edge of the world it should not reach.

Used only when a build has failed already, to name the narrow place.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable

import numpy as np
import shapely

from gazetteer.build.facts import Water
from gazetteer.build.land import Land
from gazetteer.build.lines import bounds

CELLS = 250_000                          # of the search grid
PAD_DEG = 6.0                            # how far beyond the lines the water must have got to count as leaked


def narrowest(key: str, water: Water, lines: list[shapely.LineString], land: Land) -> str:
    """Say where the leak is, in words: a line that ends loose, else the bottleneck of the widest way out."""
    west, south, east, north = bounds(lines, water.interior)
    window = (west - PAD_DEG, max(-90.0, south - PAD_DEG), east + PAD_DEG, min(90.0, north + PAD_DEG))
    if loose := _loose(water, lines, land.window(window)):
        return loose
    step = max(0.02, float(np.sqrt((window[2] - window[0]) * (window[3] - window[1]) / CELLS)))
    xs = np.arange(window[0] + step / 2, window[2], step)
    ys = np.arange(window[1] + step / 2, window[3], step)
    x, y = np.meshgrid(xs, ys)
    points = shapely.points(x.ravel(), y.ravel())
    barrier = np.concatenate([land.window(window), np.array(lines, dtype=object)])
    tree = shapely.STRtree(barrier)
    clearance = np.zeros(len(points))
    index, gaps = tree.query_nearest(points, return_distance=True, all_matches=False)
    clearance[index[0]] = gaps
    clearance = clearance.reshape(x.shape)

    def crosses(a: tuple[int, int], b: tuple[int, int]) -> bool:
        step_over = shapely.LineString([(xs[a[1]], ys[a[0]]), (xs[b[1]], ys[b[0]])])
        return len(tree.query(step_over, predicate="intersects")) > 0

    path = _widest(clearance, 1.5 * step, crosses, (int((water.interior[1] - window[1]) / step), int((water.interior[0] - window[0]) / step)))
    if path is None:
        return "the gap is narrower than the search grid; look at the ends of its lines"
    row, column = min(path, key=lambda cell: clearance[cell])
    return f"the narrowest place of the leak is near lon {xs[column]:.2f}, lat {ys[row]:.2f} (about {2 * clearance[row, column] * 111:.0f} km wide)"


def _loose(water: Water, lines: list[shapely.LineString], shore: np.ndarray) -> str:
    edges = shapely.union_all(np.array([*shapely.boundary(shore), *lines], dtype=object))
    _, _, dangles, _ = shapely.polygonize_full(shapely.get_parts(edges))
    for dangle in sorted(shapely.get_parts(dangles), key=lambda d: -d.length):
        middle = dangle.interpolate(0.5, normalized=True)
        name, line = min(zip(water.limits, lines, strict=True), key=lambda pair: pair[1].distance(middle))
        if line.distance(middle) > 1e-9 or dangle.length < 0.01:
            continue
        free = [p for p in (dangle.coords[0], dangle.coords[-1]) if not shapely.dwithin(shore, shapely.Point(p), 1e-6).any()]
        if free:
            return f"line {name!r} ends in open water near lon {free[-1][0]:.2f}, lat {free[-1][1]:.2f}"
    return ""


def _widest(clearance: np.ndarray, close: float, crosses: Callable[[tuple[int, int], tuple[int, int]], bool],
            start: tuple[int, int]) -> list[tuple[int, int]] | None:
    rows, columns = clearance.shape
    best = np.zeros(clearance.shape)
    best[start] = clearance[start]
    before: dict[tuple[int, int], tuple[int, int]] = {}
    queue = [(-float(clearance[start]), start)]
    while queue:
        width, cell = heapq.heappop(queue)
        if -width < best[cell]:
            continue
        r, c = cell
        if r in (0, rows - 1) or c in (0, columns - 1):
            path = [cell]
            while path[-1] != start:
                path.append(before[path[-1]])
            return path
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                near = (r + dr, c + dc)
                through = min(-width, float(clearance[near]))
                if through > best[near] and (through > close or not crosses(cell, near)):
                    best[near], before[near] = through, cell
                    heapq.heappush(queue, (-through, near))
    return None
