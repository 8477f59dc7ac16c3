"""Geometry of the authored places that are not waters: islands, sites, regions, tracks."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import shapely

from gazetteer.build import facts as f
from gazetteer.build.cache import Cache, digest
from gazetteer.build.land import Land
from gazetteer.build.lines import Point2, continuous, densify
from gazetteer.build.topojson import polygons, valid
from gazetteer.earth import buffer_m, frame, moved
from gazetteer.errors import BuildError, FactsError

COARSE_DEG = 0.03


def land(key: str, fact: f.Land, shore: Land) -> shapely.Geometry:
    """An island, reef or site: its landmasses or circles, in the longitudes around its label."""
    parts = []
    for lon, lat in fact.landmasses:
        mass = shore.mass(frame(lon, fact.label[0]), lat)
        if mass is None:
            raise BuildError(f"{key!r}: no land at {lon},{lat}", where=fact.where, hint="author a circle where the land data has nothing")
        parts.append(mass)
    for lon, lat, radius in fact.circles:
        parts.append(buffer_m(shapely.Point(lon, lat), radius, centre=(lon, lat), segments=8))
    return around(shapely.union_all(np.array(parts, dtype=object)), fact.label[0])


def made_of(fact: f.Land, shore: Land) -> str:
    """A digest of all that `land` makes a shape of."""
    return digest(shore.digest, repr((fact.label, fact.landmasses, fact.circles)))


def regions(authored: dict[str, f.Region], geometry: dict[str, shapely.Geometry], coarse: Land, kept: Cache) -> dict[str, shapely.Geometry]:
    """Add the supports of all regions to `geometry`, and answer with their cores."""
    sums: dict[str, str] = {}
    sea = shapely.MultiPolygon(list(coarse.once))
    cores = {}
    for key in ordered(authored):
        fact = authored[key]
        others = sorted({other for piece in (*fact.core, *fact.support) for other in piece.of})
        for other in others:
            if other in geometry and other not in sums:
                sums[other] = digest(shapely.to_wkb(geometry[other]))
        shape = (fact.label, fact.circles, fact.outline, fact.inner, fact.type, fact.water, fact.core, fact.support, fact.coarse)
        made = digest(coarse.digest, repr(shape), *(sums.get(other, "") for other in others))
        both = kept.geometry("regions", made, lambda key=key, fact=fact: shapely.GeometryCollection(region(key, fact, geometry, sea)))
        cores[key], geometry[key] = both.geoms
    return cores


def region(key: str, fact: f.Region, known: dict[str, shapely.Geometry], land: shapely.Geometry | None = None) -> tuple[shapely.Geometry, shapely.Geometry]:
    """A region's core and support."""
    if fact.circles:
        parts = [buffer_m(shapely.Point(lon, lat), radius, centre=(lon, lat), segments=32) for lon, lat, radius in fact.circles]
        area = around(shapely.union_all(np.array(parts, dtype=object)), fact.label[0])
        return area, area
    if fact.outline:
        area = shapely.Polygon(_ring(fact.outline, fact.type), [_ring(fact.inner, fact.type)] if fact.inner else [])
        if fact.water and land is not None:
            for shift in (-360, 0, 360):
                area = shapely.difference(area, moved(land, shift))
        area = around(area, fact.label[0])
        return area, area
    core = _pieces(key, fact, fact.core, known)
    support = _pieces(key, fact, fact.support, known) if fact.support else core
    if not fact.coarse:
        return core, support
    core = _coarse(core)
    return core, around(shapely.union(core, _coarse(support)), fact.label[0]) if fact.support else core


def _coarse(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.disjoint_subset_union_all(valid(shapely.simplify(polygons(geometry), COARSE_DEG)))


def ordered(regions: dict[str, f.Region]) -> list[str]:
    """Ids of the regions, those first that others take their shape from."""
    done: dict[str, None] = {}

    def visit(key: str, above: tuple[str, ...]) -> None:
        if key in above:
            raise FactsError(f"{key!r} takes its shape from itself, by way of {above[-1]!r}", where=regions[key].where)
        for other in (other for piece in (*regions[key].core, *regions[key].support) for other in piece.of):
            if other in regions and other not in done:
                visit(other, (*above, key))
        done[key] = None

    for key in regions:
        if key not in done:
            visit(key, ())
    return list(done)


def track(fact: f.Track, at: Callable[[str], Point2] | None = None) -> shapely.LineString:
    """A line that is itself a place; `at` answers with the label point of a place that it goes through."""
    points = list(fact.points) or [at(other) for other in fact.through] if at else list(fact.points)
    return shapely.LineString(densify(continuous(points), fact.type))


def _ring(points: tuple[Point2, ...], kind: str) -> list[Point2]:
    """A closed ring with more points along its sides."""
    closed = continuous([*points, points[0]])
    if kind != "mixed":
        return densify(closed, kind)
    out = closed[:1]
    for a, b in itertools.pairwise(closed):
        out += densify([a, b], "parallel" if a[1] == b[1] else "geodesic")[1:]
    return out


def around(geometry: shapely.Geometry, lon: float) -> shapely.Geometry:
    """Every part of a geometry in the longitudes around `lon`."""
    out, shifts = [], []
    for part in shapely.get_parts(geometry):
        shifts.append(360 * round((lon - (part.bounds[0] + part.bounds[2]) / 2) / 360))
        out.append(moved(part, shifts[-1]) if shifts[-1] else part)
    if not any(shifts):
        return geometry if len(out) > 1 else out[0]
    return shapely.disjoint_subset_union_all(np.array(out, dtype=object)) if len(out) > 1 else out[0]


def _pieces(key: str, fact: f.Region, pieces: tuple[f.Piece, ...], known: dict[str, shapely.Geometry]) -> shapely.Geometry:
    out: list[shapely.Geometry] = []
    for piece in pieces:
        for other in piece.of:
            if other not in known:
                raise FactsError(f"{key!r} takes its shape from the unknown place {other!r}", where=fact.where)
            out.extend(_clip(known[other], piece))
        if not piece.of:
            out.extend(shapely.box(*box) for box in piece.boxes)
    if not out:
        raise BuildError(f"{key!r}: nothing is left of its pieces", where=fact.where, hint="check the boxes")
    return around(shapely.disjoint_subset_union_all(valid(np.array(out, dtype=object))), fact.label[0])


def _clip(geometry: shapely.Geometry, piece: f.Piece) -> list[shapely.Geometry]:
    parts = polygons(geometry)
    if not piece.boxes:
        return list(parts)
    out: list[shapely.Geometry] = []
    for west, south, east, north in piece.boxes:
        box = shapely.box(west, south, east, north)
        for part in parts:
            for shift in (-360, 0, 360):
                there = moved(part, shift) if shift else part
                if not there.intersects(box):
                    continue
                if piece.whole_parts:
                    if box.contains(shapely.box(*there.bounds).centroid):
                        out.append(there)
                else:
                    out.extend(polygons(there.intersection(box)))
    return out
