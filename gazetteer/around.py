"""What lies about a place: in it, around it, nearest to a point, and the belts of sea along its coast."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from typing import Any

import numpy as np
import shapely

from gazetteer.earth import NM_M, Plane, area_km2, buffer_m, distance_m, frame, moved, wrap
from gazetteer.errors import GazetteerError
from gazetteer.place import Answer, Candidate, Place, Vague, Within
from gazetteer.sea import Sea, bearing
from gazetteer.shapes import Shapes
from gazetteer.store import Store

COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
CITIES_DEG = 3                           # how far around a point cities are looked for
BELT_MOST_NM = 350.0                     # no rule of the sea reaches further
TILE_DEG = 5.0                           # a coast is buffered tile by tile, each in its own plane
WATERS = frozenset({"ocean", "sea", "strait", "channel", "gulf", "bay", "sound"})


class Around:
    """Neighbourhoods in one store."""

    def __init__(self, store: Store, shapes: Shapes, sea: Sea) -> None:
        self._store, self._shapes, self._sea = store, shapes, sea

    def _place(self, id: str) -> Place:
        return self._store.place(self._store.number(id))

    def within(self, id: str) -> Within:
        """What a place lies in and what lies in it: as declared, and by where the label points stand."""
        place = self._place(id)
        areas = self._store.meta["areas_km2"]
        others = [other for other in self._store.numbers if other != id]
        records = {other: self._place(other) for other in others}
        up = set(self._up(place, records))
        up |= {other for other in self._shapes.holding(place.lon, place.lat) if other != id}
        down = {other for other in others if id in self._up(records[other], {**records, id: place})}
        if (shape := self._store.shape(id)) is not None and len(shape):
            geometry = self._shapes.prepared(id)
            if geometry.geom_type in ("Polygon", "MultiPolygon"):
                west, _, east, _ = geometry.bounds
                x = np.array([frame(records[other].lon, (west + east) / 2) for other in others])
                y = np.array([records[other].lat for other in others])
                held = shapely.intersects_xy(geometry, x, y)
                down |= {other for other, inside in zip(others, held, strict=True) if inside}
        size = areas.get(id, 0.0)
        up = {other for other in up if other not in down or areas.get(other, 0.0) >= size}
        key = lambda other: (areas.get(other, 0.0), other)
        return Within(lies_in=tuple(sorted(up, key=key)), holds=tuple(sorted(down - up, key=key)))

    @staticmethod
    def _up(place: Place, records: dict[str, Place]) -> set[str]:
        found: set[str] = set()
        queue = list(place.within)
        while queue:
            other = queue.pop()
            if other not in found:
                found.add(other)
                queue += records[other].within if other in records else ()
        return found

    def nearest(self, lon: float, lat: float, *, kinds: Collection[str] | None, limit: int) -> Answer:
        """The places nearest to a point, by the distance to their shape; 0 km for what holds it."""
        if not (-90 <= lat <= 90 and abs(lon) < 1e6):
            raise GazetteerError(f"lon {lon}, lat {lat} is not on the globe", hint="latitudes are -90..90")
        lon = wrap(lon)
        found: list[tuple[float, str, tuple[float, float]]] = []
        if kinds is None or "city" in kinds:
            found += self._cities(lon, lat, limit)
        plane, origin = Plane(lon, lat), shapely.Point(0, 0)
        for bound, id in sorted(self._bounds(lon, lat, kinds)):
            found.sort()
            if len(found) >= limit and bound > found[limit - 1][0]:
                break
            shape = self._shapes.geometry(id)
            west, _, east, _ = shape.bounds
            if (shift := 360 * round((lon - (west + east) / 2) / 360)) and east - west < 300:
                shape = moved(shape, shift)
            if shapely.intersects_xy(shape, lon, lat):
                found.append((0.0, id, (lon, lat)))
                continue
            flat = shapely.transform(shape.boundary if "Polygon" in shape.geom_type else shape, plane.forward)
            x, y = shapely.shortest_line(origin, flat).coords[1]
            found.append((math.hypot(x, y), id, tuple(plane.backward(np.array([[x, y]]))[0].tolist())))
        found.sort()
        out = []
        for away, id, at in found[:limit]:
            place = self._place(id)
            side = COMPASS[round(bearing((lon, lat), at) / 45) % 8] if away else ""
            why = f"{away / 1000:,.1f} km to the {side}" if away else "holds the point"
            out.append(Candidate(place=place, name=place.name, score=round(1 / (1 + away / 100_000), 4), how="nearest", why=why))
        return Answer(query=f"{lat:g},{lon:g}", ambiguous=False, candidates=tuple(out))

    def _bounds(self, lon: float, lat: float, kinds: Collection[str] | None) -> Iterator[tuple[float, str]]:
        """A lower bound of the distance to each place, from its box."""
        shapes = self._store.meta["shapes"]
        for id in self._store.numbers:
            if kinds is not None and self._place(id).kind not in kinds:
                continue
            if id not in shapes:
                place = self._place(id)
                yield 0.98 * distance_m((lon, lat), (frame(place.lon, lon), place.lat)), id
                continue
            west, south, east, north = self._store.bounds[shapes[id]]
            x = frame(lon, (west + east) / 2)
            aside = max(west - x, x - east, 0.0)
            beyond = max(south - lat, lat - north, 0.0)
            # A meridian's foot: the way east or west is never shorter than at the higher of the latitudes.
            highest = min(89.9, max(abs(lat), abs(south), abs(north)))
            yield 0.98 * 110_500 * max(beyond, min(aside, 90.0) * math.cos(math.radians(highest))), id

    def _cities(self, lon: float, lat: float, limit: int) -> list[tuple[float, str, tuple[float, float]]]:
        near: list[tuple[float, int, tuple[float, float]]] = []
        row, column = min(179, int(lat + 90)), min(359, int(lon + 180))
        for r in range(max(0, row - CITIES_DEG), min(179, row + CITIES_DEG) + 1):
            for c in range(column - CITIES_DEG, column + CITIES_DEG + 1):
                near += [(distance_m((lon, lat), (frame(x, lon), y)), city, (frame(x, lon), y))
                         for city, x, y in self._store.cities_in(r * 360 + c % 360)]
        return [(away, self._store.id(city), at) for away, city, at in sorted(near)[:limit]]

    def belt(self, id: str, nm: float) -> Vague:
        """The water within so many nautical miles of a coast."""
        place = self._place(id)
        if place.kind in WATERS or place.kind == "line":
            raise GazetteerError(f"{id!r} is a {place.kind}; belts are measured from land", hint="ask for a country, a region or an island")
        if not 0 < nm <= BELT_MOST_NM:
            raise GazetteerError(f"a belt of {nm:g} nautical miles",
                                 hint=f"more than 0, at most {BELT_MOST_NM:g}; 12, 24 and 200 are usual")
        shape, radius = self._shapes.geometry(id), nm * NM_M
        if shape.bounds[1] < -84 or shape.bounds[3] > 84.5:
            raise GazetteerError(f"{id!r} reaches a pole; no belt is computed there")
        coarse = shapely.simplify(shape, radius / 100 / 111_320, preserve_topology=False)
        coast = shape if coarse.is_empty or shape.geom_type == "Point" else coarse
        small = shapely.get_parts(shape)[shapely.is_empty(shapely.simplify(shapely.get_parts(shape), radius / 100 / 111_320,
                                                                           preserve_topology=False))]
        pieces = [*_tiles(coast.boundary if "Polygon" in coast.geom_type else coast), *(p.representative_point() for p in small)]
        belts = []
        for piece in pieces:
            west, south, east, north = piece.bounds
            belts.append(buffer_m(piece, radius, centre=((west + east) / 2, (south + north) / 2), segments=8))
        area = shapely.union_all(np.array(belts, dtype=object))
        area = self._sea.water(shapely.difference(area if area.is_valid else shapely.make_valid(area), shape))
        why = (f"the water within {nm:g} nautical miles of {place.name}, {area_km2(area):,.0f} km2: computed from the coast at 1:10m, "
               "not from baselines; no legal limit, and no border with a neighbour's")
        return Vague(core=area, support=area, why=why)


def _tiles(line: Any) -> Iterator[Any]:
    """A line in pieces no wider than a tile."""
    if line.geom_type == "Point":
        yield line
        return
    west, south, east, north = line.bounds
    for x in np.arange(math.floor(west / TILE_DEG), math.ceil(east / TILE_DEG) + 1) * TILE_DEG:
        for y in np.arange(math.floor(south / TILE_DEG), math.ceil(north / TILE_DEG) + 1) * TILE_DEG:
            piece = shapely.clip_by_rect(line, x, y, x + TILE_DEG, y + TILE_DEG)
            if not piece.is_empty:
                yield piece
