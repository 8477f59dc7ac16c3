"""Geometry of the authored places that are not waters: islands, sites, regions, tracks."""

from __future__ import annotations

import numpy as np
import shapely

from gazetteer.build import facts as f
from gazetteer.build.land import Land
from gazetteer.build.lines import continuous, densify
from gazetteer.build.topojson import polygons, valid
from gazetteer.earth import buffer_m, frame, moved
from gazetteer.errors import BuildError, FactsError


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


def region(key: str, fact: f.Region, known: dict[str, shapely.Geometry], land: shapely.Geometry | None = None) -> tuple[shapely.Geometry, shapely.Geometry]:
    """A region's core and support."""
    if fact.outline:
        ring = densify(continuous([*fact.outline, fact.outline[0]]), fact.type)
        area = shapely.Polygon(ring)
        if fact.water and land is not None:
            for shift in (-360, 0, 360):
                area = shapely.difference(area, moved(land, shift))
        area = around(area, fact.label[0])
        return area, area
    core = _pieces(key, fact, fact.core, known)
    return core, _pieces(key, fact, fact.support, known) if fact.support else core


def track(fact: f.Track) -> shapely.LineString:
    """A line that is itself a place."""
    return shapely.LineString(densify(continuous(list(fact.points)), fact.type))


def around(geometry: shapely.Geometry, lon: float) -> shapely.Geometry:
    """Every part of a geometry in the longitudes around `lon`."""
    out = []
    for part in shapely.get_parts(geometry):
        shift = 360 * round((lon - (part.bounds[0] + part.bounds[2]) / 2) / 360)
        out.append(moved(part, shift) if shift else part)
    return shapely.union_all(np.array(out, dtype=object)) if len(out) > 1 else out[0]


def _pieces(key: str, fact: f.Region, pieces: tuple[f.Piece, ...], known: dict[str, shapely.Geometry]) -> shapely.Geometry:
    out: list[shapely.Geometry] = []
    for piece in pieces:
        for other in piece.of:
            if other not in known:
                raise FactsError(f"{key!r} takes its shape from the unknown place {other!r}", where=fact.where)
            out.extend(_clip(known[other], piece))
    if not out:
        raise BuildError(f"{key!r}: nothing is left of its pieces", where=fact.where, hint="check the boxes")
    return around(shapely.union_all(valid(np.array(out, dtype=object))), fact.label[0])


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
