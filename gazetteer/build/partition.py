"""Areas of divisions nobody gives us as polygons: each bit of a country belongs to the division of the nearest town.

The lines come out between the towns, so they are as good as towns are dense: some kilometres in Europe, 20 km in most lands,
more where nobody lives. Neighbours share their line: no overlap, no gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from gazetteer.build.topojson import polygons, valid
from gazetteer.earth import frame

Point = tuple[float, float]

SIMPLIFY = 0.03                          # degrees at the equator: the zigzag between two towns is no border
OUTER_DEG = 0.01                         # coasts and frontiers stand finer in the country's own polygon
THIN = 25.0                              # towns kept per degree, of one division: closer ones move no line
STRAY = 3                                # a patch of fewer towns, apart from the rest of its division, is a slip of the list
REACH_DEG = 4.0                          # overseas land without a town is another list's
LEAST_TOWNS = 12                         # of a division with fewer towns every one counts


def divide(country: shapely.Geometry, towns: Mapping[str, Sequence[Point]], *, kept: Mapping[str, Sequence[Point]] | None = None
           ) -> dict[str, shapely.Geometry]:
    """Each division's part of a country, by its code.

    Parameters
    ----------
    country : geometry
        Longitudes continuous, as are the answer's.
    towns : mapping of code to (lon, lat)
        What decides.
    kept : mapping of code to (lon, lat)
        Towns surely in their division, which no tidying may drop: seats, and authored points.
    """
    middle = (country.bounds[0] + country.bounds[2]) / 2
    points, codes, sure = _gather(towns, kept or {}, middle)
    names = sorted(set(codes))
    number = {name: i for i, name in enumerate(names)}
    owner = np.array([number[c] for c in codes])
    cells, owner, sure = _cells(points, owner, sure, country)
    stray = _strays(cells, owner, sure)
    if stray.any():
        cells, owner, sure = _cells(points[~stray], owner[~stray], sure[~stray], country)
    areas = np.array([shapely.coverage_union_all(cells[owner == i]) for i in range(len(names))], dtype=object)
    areas = shapely.coverage_simplify(areas, np.radians(SIMPLIFY), simplify_boundary=False)
    areas = shapely.transform(areas, _backward)
    return _clip(country, {name: areas[i] for name, i in number.items()}, shapely.transform(shapely.points(points), _backward))


def _gather(towns: Mapping[str, Sequence[Point]], kept: Mapping[str, Sequence[Point]], middle: float) -> tuple[Any, list[str], Any]:
    """Points in the plane, thinned, each once; their codes; whether they are sure."""
    seen: set[tuple[float, float]] = set()
    squares: set[tuple[str, int, int]] = set()
    xy, codes, sure = [], [], []
    for source, is_sure in ((kept, True), (towns, False)):
        for code in sorted(source):
            for lon, lat in source[code]:
                lon = frame(lon, middle)
                square = (code, int(lon * THIN), int(lat * THIN))
                if (lon, lat) in seen or (not is_sure and square in squares):
                    continue
                seen.add((lon, lat))
                squares.add(square)
                xy.append((lon, lat))
                codes.append(code)
                sure.append(is_sure)
    return _forward(np.array(xy)), codes, np.array(sure)


def _cells(points: Any, owner: Any, sure: Any, country: shapely.Geometry) -> tuple[Any, Any, Any]:
    """The cell of each point."""
    frame_ = shapely.transform(shapely.box(*country.bounds), _forward)
    found = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=frame_, ordered=True)
    return shapely.get_parts(found), owner, sure


def _strays(cells: Any, owner: Any, sure: Any) -> Any:
    """Which points are a slip of the list: few, not sure, and not beside anything else of their division."""
    stray = np.zeros(len(cells), dtype=bool)
    many = np.bincount(owner)
    left, right = shapely.STRtree(cells).query(cells, predicate="intersects")
    same = (owner[left] == owner[right]) & (left != right)
    group = np.arange(len(cells))
    left, right = left[same], right[same]
    while True:                          # the smallest number of a patch becomes the number of all its cells
        least = group.copy()
        np.minimum.at(least, left, group[right])
        least = least[least]
        if (least == group).all():
            break
        group = least
    size = np.bincount(group, minlength=len(cells))[group]
    safe = np.zeros(len(cells), dtype=bool)
    np.logical_or.at(safe, group, sure)
    stray[(size < STRAY) & ~safe[group] & (many[owner] >= LEAST_TOWNS)] = True
    return stray


def _clip(country: shapely.Geometry, areas: dict[str, shapely.Geometry], points: Any) -> dict[str, shapely.Geometry]:
    """What each area has of the country; an island inside one area is given to it whole, one far from every town to none."""
    parts = valid(shapely.simplify(polygons(country), OUTER_DEG))
    parts = parts[shapely.area(parts) > 0]
    parts = parts[np.unique(shapely.STRtree(points).query(parts, predicate="dwithin", distance=REACH_DEG)[0])]
    names = sorted(areas)
    shapes = valid_each([areas[n] for n in names])
    shapely.prepare(shapes)
    got: dict[str, list[Any]] = {name: [] for name in names}
    for part in parts:
        holder = np.flatnonzero(shapely.intersects(shapes, part))
        if len(holder) == 1:
            got[names[holder[0]]].append(part)
            continue
        for i in holder:
            west, south, east, north = shapes[i].bounds
            near = shapely.clip_by_rect(part, west - 0.1, south - 0.1, east + 0.1, north + 0.1)
            got[names[i]] += list(polygons(shapely.intersection(valid_each([near])[0], shapes[i])))
    return {name: joined([p for p in found if p.area > 0]) for name, found in got.items() if found}


def joined(parts: Sequence[Any]) -> Any:
    """One valid MultiPolygon; parts that overlap (islands simplified into each other) are united."""
    whole = shapely.MultiPolygon(parts)
    return whole if whole.is_valid else shapely.MultiPolygon(list(polygons(shapely.union_all(valid_each(parts)))))


def valid_each(geometries: Sequence[Any]) -> Any:
    """Geometries made valid, one for one."""
    out = np.array(geometries, dtype=object)
    bad = ~shapely.is_valid(out)
    out[bad] = shapely.make_valid(out[bad])
    return out


def _forward(xy: Any) -> Any:
    """Mercator: true to shape, so the nearest town there is the nearest on the ground."""
    return np.column_stack([np.radians(xy[:, 0]), np.arcsinh(np.tan(np.radians(np.clip(xy[:, 1], -89.0, 89.0))))])


def _backward(xy: Any) -> Any:
    return np.column_stack([np.degrees(xy[:, 0]), np.degrees(np.arctan(np.sinh(xy[:, 1])))])
