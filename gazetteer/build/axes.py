"""The way through a strait: from gate to gate, as far from both shores as it can be."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable

import numpy as np
import shapely

from gazetteer.build.cache import Cache, digest
from gazetteer.build.checks import ancestors, near
from gazetteer.build.facts import Facts, Water
from gazetteer.build.land import Land
from gazetteer.build.lines import Limit
from gazetteer.earth import length_m
from gazetteer.errors import BuildError

OUTSIDE_DEG = (0.01, 0.03, 0.06)         # how far outside a gate its water is looked for
ON_DEG = 1e-5                            # boundary this close to a limit line is gate, not shore
CELLS = 60                               # of the grid along the longer side of the strait
MOVES = [(r, c) for r in (-2, -1, 0, 1, 2) for c in (-2, -1, 0, 1, 2) if math.gcd(r, c) == 1]


def build(facts: Facts, polygons: dict[str, shapely.Polygon], limits: dict[str, Limit], land: Land,
          kept: Cache | None = None) -> dict[str, shapely.LineString]:
    """For each strait its centre line, from the first of the waters it connects to the second.

    Raises
    ------
    BuildError
        A strait has no gate into a water it connects.
    """
    kept = kept or Cache(None)
    return {key: kept.geometry("axes", digest(land.digest, repr(water.limits), repr([limits[name].points for name in water.limits]),
                                              repr([sorted(ancestors(facts, other)) for other in water.connects]),
                                              *(shapely.to_wkb(polygons[k]) for k in (key, *water.connects))),
                               lambda key=key, water=water: _axis(key, water, facts, polygons, limits, land))
            for key, water in facts.waters.items() if water.connects}


def _axis(key: str, water: Water, facts: Facts, polygons: dict[str, shapely.Polygon], limits: dict[str, Limit],
          land: Land) -> shapely.LineString:
    gates = {}
    for other in water.connects:
        gate = _gate(polygons[key], near(polygons[other], polygons[key]), [limits[name].framed(water.interior[0]) for name in water.limits],
                     others=[near(polygons[o], polygons[key]) for o in water.connects if o != other and o not in ancestors(facts, other)])
        if gate is None:
            raise BuildError(f"{key!r} has no gate into {other!r}", where=water.where, hint="check its limits and `connects`")
        gates[other] = gate
    first, second = water.connects[:2]
    west, south, east, north = polygons[key].bounds
    return _through(polygons[key], gates[first], gates[second], land.window((west - 1, south - 1, east + 1, north + 1)))


def _gate(strait: shapely.Polygon, water: shapely.Polygon, lines: list[shapely.LineString],
          others: list[shapely.Polygon]) -> shapely.LineString | None:
    """The longest stretch of a strait's boundary that lies on a limit and has the water outside."""
    found: list[tuple[float, shapely.LineString]] = []
    for line in lines:
        on = shapely.intersection(strait.boundary, line.buffer(ON_DEG))
        if on.is_empty:
            continue
        for piece in shapely.get_parts(shapely.line_merge(on) if on.geom_type == "MultiLineString" else on):
            if piece.geom_type != "LineString" or piece.length < 0.01:
                continue
            middle = piece.interpolate(0.5, normalized=True)
            for step in OUTSIDE_DEG:
                outside = _step_out(strait, piece, middle, step)
                if outside is not None and water.intersects(outside) and not any(o.intersects(outside) for o in others):
                    found.append((length_m(piece), piece))
                    break
    return max(found, key=lambda f: f[0])[1] if found else None


def _step_out(strait: shapely.Polygon, piece: shapely.LineString, middle: shapely.Point, step: float) -> shapely.Point | None:
    at = piece.project(middle)
    a, b = piece.interpolate(max(0.0, at - 0.01)), piece.interpolate(min(piece.length, at + 0.01))
    dx, dy = b.x - a.x, b.y - a.y
    size = math.hypot(dx, dy) or 1.0
    for sign in (1, -1):
        point = shapely.Point(middle.x - sign * dy / size * step, middle.y + sign * dx / size * step)
        if not strait.intersects(point):
            return point
    return None


def _through(strait: shapely.Polygon, first: shapely.LineString, second: shapely.LineString, shore: np.ndarray) -> shapely.LineString:
    """The cheapest way over a grid from the middle of one gate to the middle of the other; near a shore is dear."""
    narrow = math.cos(math.radians((strait.bounds[1] + strait.bounds[3]) / 2))
    flat = lambda g: shapely.transform(g, lambda xy: xy * [narrow, 1.0])   # noqa: E731
    face = flat(strait)
    start, goal = (flat(gate).interpolate(0.5, normalized=True) for gate in (first, second))
    west, south, east, north = face.bounds
    step = max(east - west, north - south, 0.05) / CELLS
    xs, ys = np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step)
    x, y = np.meshgrid(xs, ys)
    points = shapely.points(np.concatenate([x.ravel(), [start.x, goal.x]]), np.concatenate([y.ravel(), [start.y, goal.y]]))
    sea = face.buffer(step / 4)
    shapely.prepare(sea)
    free = shapely.intersects(sea, points)
    clearance = np.zeros(len(points))
    clearance[free] = _clearance(points[free], flat(shore))
    broad = min(first.length, second.length) * narrow / 2
    price = 1 / np.clip(clearance, step / 10, broad)
    nodes = {i: (float(points[i].x), float(points[i].y)) for i in np.flatnonzero(free).tolist()}
    columns = len(xs)

    def near_to(i: int) -> list[int]:
        if i >= x.size:
            px, py = nodes[i]
            column, row = int((px - west) / step), int((py - south) / step)
            around = [(row + r) * columns + column + c for r in (-2, -1, 0, 1, 2) for c in (-2, -1, 0, 1, 2)
                      if 0 <= row + r < len(ys) and 0 <= column + c < columns]
            return [j for j in around if j in nodes]
        row, column = divmod(i, columns)
        found = [(row + r) * columns + column + c for r, c in MOVES if 0 <= row + r < len(ys) and 0 <= column + c < columns]
        return [j for j in found if j in nodes] + [k for k in (x.size, x.size + 1) if math.dist(nodes[k], nodes[i]) < 2.9 * step]

    path = _cheapest(nodes, price, near_to, x.size, x.size + 1)
    if path is None:
        path = [nodes[x.size], nodes[x.size + 1]]
    line = shapely.simplify(shapely.LineString(path), step)
    return shapely.transform(line, lambda xy: np.round(xy / [narrow, 1.0], 5))


def _clearance(points: np.ndarray, land: np.ndarray) -> np.ndarray:
    """How far each point is from the shore; 0 on land."""
    rings = shapely.get_parts(shapely.boundary(land))
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    same = ring[1:] == ring[:-1]
    sides = shapely.STRtree(shapely.linestrings(np.stack([xy[:-1][same], xy[1:][same]], axis=1)))
    index, gaps = sides.query_nearest(points, return_distance=True, all_matches=False)
    out = np.full(len(points), np.inf)
    out[index[0]] = gaps
    out[shapely.STRtree(points).query(land, predicate="intersects")[1]] = 0.0
    return out


def _cheapest(nodes: dict[int, tuple[float, float]], price: np.ndarray, near_to: Callable[[int], list[int]], start: int,
              goal: int) -> list[tuple[float, float]] | None:
    best, before = {start: 0.0}, {}
    queue = [(0.0, start)]
    while queue:
        cost, node = heapq.heappop(queue)
        if node == goal:
            path = [node]
            while path[-1] != start:
                path.append(before[path[-1]])
            return [nodes[n] for n in reversed(path)]
        if cost > best[node]:
            continue
        for other in near_to(node):
            total = cost + math.dist(nodes[node], nodes[other]) * float(price[node] + price[other]) / 2
            if total < best.get(other, math.inf):
                best[other], before[other] = total, node
                heapq.heappush(queue, (total, other))
    return None
