"""Limit lines: authored points made dense by their type, and both ends made to land."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry import LineString, Point, box
from shapely.ops import nearest_points

from gazetteer.build.cache import Cache, digest
from gazetteer.build.facts import Line
from gazetteer.build.land import Land
from gazetteer.earth import distance_m, frame
from gazetteer.errors import BuildError

LANDMASS_KM2 = 300.0                     # an end must land on at least this much
REACH_M = 25_000.0                       # an end that does not is extended by at most this much
ISLET_M = 6_000.0                        # an end that means a smaller island must be this close to it
OVERSHOOT_DEG = 0.003                    # so that the line really crosses the shore
STEP_DEG = 0.25                          # between points of a dense line

Point2 = tuple[float, float]


@dataclass(frozen=True)
class Landing:
    """How one end of a line came to rest."""

    line: str
    end: str                             # "start" or "end"
    on: str                              # "landmass", "islet" or the id of another limit
    extended_m: float


@dataclass
class Limit:
    """A limit line ready to cut with: dense, and resting on something at both ends."""

    id: str
    points: list[Point2]
    landings: list[Landing] = field(default_factory=list)

    def framed(self, reference: float) -> LineString:
        """The line in the longitudes around `reference`."""
        middle = (min(x for x, _ in self.points) + max(x for x, _ in self.points)) / 2
        shift = frame(middle, reference) - middle
        return LineString([(x + shift, y) for x, y in self.points])


def densify(points: list[Point2], kind: str) -> list[Point2]:
    """Insert points every quarter degree along rhumb lines, geodesics or parallels."""
    out = [points[0]]
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        count = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / STEP_DEG))
        for i in range(1, count):
            out.append(_between((x0, y0), (x1, y1), i / count, kind))
        out.append((x1, y1))
    return out


def _between(a: Point2, b: Point2, f: float, kind: str) -> Point2:
    if kind == "geodesic":
        (x0, y0), (x1, y1) = (map(math.radians, p) for p in (a, b))
        u = [math.cos(y0) * math.cos(x0), math.cos(y0) * math.sin(x0), math.sin(y0)]
        v = [math.cos(y1) * math.cos(x1), math.cos(y1) * math.sin(x1), math.sin(y1)]
        angle = math.acos(max(-1.0, min(1.0, sum(p * q for p, q in zip(u, v, strict=True)))))
        if angle < 1e-12:
            return a
        s, t = math.sin((1 - f) * angle) / math.sin(angle), math.sin(f * angle) / math.sin(angle)
        x, y, z = (s * p + t * q for p, q in zip(u, v, strict=True))
        return frame(math.degrees(math.atan2(y, x)), a[0]), math.degrees(math.atan2(z, math.hypot(x, y)))
    if a[1] == b[1]:
        return a[0] + f * (b[0] - a[0]), a[1]
    up = _mercator(a[1]) + f * (_mercator(b[1]) - _mercator(a[1]))
    return a[0] + f * (b[0] - a[0]), math.degrees(2 * math.atan(math.exp(up)) - math.pi / 2)


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def continuous(points: list[Point2]) -> list[Point2]:
    """The same points with no jump of longitude between neighbours."""
    out = [points[0]]
    for x, y in points[1:]:
        out.append((frame(x, out[-1][0]), y))
    return out


def land_all(lines: dict[str, Line], neighbours: dict[str, set[str]], land: Land, kept: Cache | None = None) -> dict[str, Limit]:
    """Make every line dense and bring both its ends to land or to another limit of the same water.

    Parameters
    ----------
    lines : dict of str to Line
        The authored lines.
    neighbours : dict of str to set of str
        For each line the others it may rest on: they bound every water that it bounds.
    land : Land
        What an end may land on.

    Raises
    ------
    BuildError
        An end hangs loose: nothing to land on within 25 km.
    """
    dense = {key: densify(continuous(list(line.points)), line.type) for key, line in lines.items()}
    kept = kept or Cache(None)
    limits = {}
    for key, line in lines.items():
        others = {other: dense[other] for other in sorted(neighbours.get(key, ()))}
        limits[key] = kept.value("lines", digest(land.digest, repr((key, line.islet, dense[key], others))),
                                 lambda key=key, line=line, others=others: _landed(key, line, dense[key], others, land), Limit)
    return limits


def _landed(key: str, line: Line, dense: list[Point2], others: dict[str, list[Point2]], land: Land) -> Limit:
    """The line with both its ends at rest."""
    points, landings = list(dense), []
    for end in ("start", "end"):
        tip = points[0] if end == "start" else points[-1]
        landing, extra = _rest(key, line, end, tip, others, land)
        landings.append(landing)
        if extra is not None:
            points.insert(0, extra) if end == "start" else points.append(extra)
    return Limit(id=key, points=points, landings=landings)


def _rest(key: str, line: Line, end: str, tip: Point2, others: dict[str, list[Point2]], land: Land) -> tuple[Landing, Point2 | None]:
    """Where an end rests, and the point that must be added to get there."""
    lon, lat = tip
    narrow = math.cos(math.radians(lat))
    reach = REACH_M / 111_000 * 1.05
    window = (lon - reach / narrow, lat - reach, lon + reach / narrow, lat + reach)
    flat = lambda g: shapely.transform(g, lambda xy: (xy - [lon, lat]) * [narrow, 1.0])   # noqa: E731
    islet = line.islet in (end, "both")
    found: list[tuple[float, str, object]] = []
    shore = land.window(window, least_km2=0.0 if islet else LANDMASS_KM2)
    if len(shore):
        found.append((0.0, "islet" if islet else "landmass", flat(shapely.union_all(shore))))
    for other, points in others.items():
        shift = frame(points[0][0], lon) - points[0][0]
        for k in (-360, 0, 360):
            near = shapely.intersection(LineString([(x + shift + k, y) for x, y in points]), box(*window))
            if not near.is_empty:
                found.append((0.0, other, flat(near)))
    origin = Point(0, 0)
    best = min(((origin.distance(g), on, g) for _, on, g in found), key=lambda b: (b[0], b[1] != "landmass", b[1]), default=None)
    if best is None:
        raise BuildError(f"line {key!r}: its {end} at {lon:.3f},{lat:.3f} hangs loose: nothing to land on within {REACH_M / 1000:.0f} km",
                         where=line.where, hint="move the end to a shore, or list the line it should meet among the water's limits")
    gap, on, geometry = best
    if gap == 0:
        return Landing(key, end, on, 0.0), None
    to = nearest_points(origin, geometry)[1]
    target = (lon + to.x / narrow, lat + to.y)
    metres = distance_m(tip, target)
    if metres > (ISLET_M if on == "islet" else REACH_M):
        raise BuildError(f"line {key!r}: its {end} at {lon:.3f},{lat:.3f} is {metres / 1000:.1f} km from the nearest {on}", where=line.where,
                         hint="an end may be extended by at most 25 km, 6 km to an islet")
    size = math.hypot(to.x, to.y)
    extra = (target[0] + to.x / size * OVERSHOOT_DEG / narrow, target[1] + to.y / size * OVERSHOOT_DEG)
    return Landing(key, end, on, round(metres, 1)), extra


def bounds(lines: list[LineString], interior: Point2) -> tuple[float, float, float, float]:
    """The box around some lines and a point."""
    b = np.array([line.bounds for line in lines] + [interior + interior])
    return float(b[:, 0].min()), float(b[:, 1].min()), float(b[:, 2].max()), float(b[:, 3].max())
