"""Words like "off", "near", "east of": an operator and an anchor make two areas, never a bare centroid.

The distances are our own reading of how such words are used at sea; they are the constants below and are told in `why`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from gazetteer.earth import NM_M, Plane, buffer_m, destination, moved
from gazetteer.errors import GazetteerError
from gazetteer.place import Place, Vague
from gazetteer.sea import Sea
from gazetteer.shapes import Shapes
from gazetteer.store import Store

OPERATORS = (
    "at",
    "in",
    "over",
    "via",
    "near",
    "within",
    "off",
    "around",
    "north_of",
    "northeast_of",
    "east_of",
    "southeast_of",
    "south_of",
    "southwest_of",
    "west_of",
    "northwest_of",
    "between",
)
DIRECTIONS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0, "west": 270.0,
              "northwest": 315.0}
CENTRAL = "central"                        # the direction of a middle part: "central Israel"
WITHIN = ("at", "in", "over", "via")
POINT_M = (100_000.0, 400_000.0)         # near a point or a small island: core, support
AREA_M = (24 * NM_M, 200 * NM_M)         # near, off, around a coast: contiguous zone, exclusive economic zone
OFF_M = (12 * NM_M, 200 * NM_M)          # off a coast: territorial sea surely, exclusive economic zone at most
CITY_M = 8_000.0                         # a city is about so large
SMALL_KM2 = 10_000.0                     # a landmass below this is a point on the scale of the sea
MIDDLE = (0.08, 0.15)                    # of the extent of a place: its middle surely, its middle at most
CORE_TURN_DEG, SUPPORT_TURN_DEG = 30.0, 60.0   # half the angle of "east of"
EXACTNESS = 0.15                         # "50 km from" is good to 15 per cent, and to 5 km at least
LEAST_M = 5_000.0


class Vagueness:
    """Vague areas of one store."""

    def __init__(self, store: Store, shapes: Shapes, sea: Sea) -> None:
        self._store, self._shapes, self._sea = store, shapes, sea
        self._known: dict[tuple[Any, ...], Vague] = {}

    def area(
        self,
        operator: str,
        id: str,
        *,
        direction: str | None = None,
        distance_m: float | None = None,
        bearing_deg: float | None = None,
        other: str | None = None,
        water: bool | None = None,
    ) -> Vague:
        """The two areas that an operator and an anchor mean; see `Gazetteer.vague`."""
        key = (operator, id, direction, distance_m, bearing_deg, other, water)
        if key not in self._known:
            self._known[key] = self._area(*key)
        return self._known[key]

    def _area(self, operator: str, id: str, direction: str | None, distance_m: float | None, bearing_deg: float | None, other: str | None,
              water: bool | None) -> Vague:
        if operator.endswith("_of"):
            operator, direction = "near", operator.removesuffix("_of")
        if operator not in OPERATORS:
            raise GazetteerError(f"no operator {operator!r}", hint=f"one of {', '.join(OPERATORS)}")
        if direction is not None:
            direction = direction.replace("-", "").replace("_", "").replace(" ", "").removesuffix("ern").lower()
            if direction not in DIRECTIONS and not (direction == CENTRAL and operator in WITHIN):
                raise GazetteerError(f"no direction {direction!r}", hint=f"one of {', '.join(DIRECTIONS)}")
        place = self._store.place(self._store.number(id))
        if operator == "between":
            return self._between(place, other, water)
        if operator == "within":
            core, support, why = self._within(place, distance_m)
        elif distance_m is not None or bearing_deg is not None:
            core, support, why = self._offset(
                place, distance_m, DIRECTIONS[direction] if bearing_deg is None and direction else bearing_deg
            )
        elif operator in WITHIN:
            core, support, why = self._at(place, direction)
        else:
            if water is None:
                water = operator == "off" or (operator == "around" and place.kind in ("island", "reef"))
            core, support, why = self._about(operator, place, direction, water)
        if water:
            core, support, why = self._sea.water(core), self._sea.water(support), f"{why}; water only"
        return _done(core, support, why)

    def _at(self, place: Place, direction: str | None) -> tuple[Any, Any, str]:
        whole = self._shapes.geometry(place.id)
        if place.layer == "city":
            whole = buffer_m(whole, CITY_M, centre=(place.lon, place.lat))
            core, why = whole, f"{place.name}, about {CITY_M / 1000:.0f} km around its middle"
        elif self._store.shape(f"{place.id}#core") is not None:
            core, why = (
                self._shapes.geometry(f"{place.id}#core"),
                f"{place.name} has no sharp limits: the part everybody means, and the most it can be",
            )
        else:
            core, why = whole, f"{place.name} itself"
        if direction is None:
            return core, whole, why
        middle = _middle(place, whole)
        reach = _extent(whole)
        if direction == CENTRAL:
            inner, outer = (buffer_m(shapely.Point(middle), part * reach, centre=middle) for part in MIDDLE)
            return shapely.intersection(core, inner), shapely.intersection(whole, outer), f"the middle of {place.name}"
        narrow = shapely.intersection(core, _sector(middle, DIRECTIONS[direction], 45.0, reach))
        wide = shapely.intersection(whole, _sector(middle, DIRECTIONS[direction], 89.0, reach))
        return (narrow if not narrow.is_empty else wide), wide, f"the {direction}ern part of {place.name}"

    def _about(self, operator: str, place: Place, direction: str | None, water: bool) -> tuple[Any, Any, str]:
        shape = self._shapes.geometry(place.id)
        small = place.layer == "city" or self._store.meta["areas_km2"].get(place.id, 0.0) < SMALL_KM2
        inner_m, outer_m = OFF_M if operator == "off" else POINT_M if small else AREA_M
        middle = _middle(place, shape)
        inner, outer = (buffer_m(self._anchor(place, r), r, centre=middle, segments=8) for r in (inner_m, outer_m))
        why = f"{operator} {place.name}: within {inner_m / 1000:.0f} km surely, within {outer_m / 1000:.0f} km at most"
        if not small and not water:
            inner, outer = shapely.difference(inner, shape), shapely.difference(outer, shape)
        if direction is None:
            return inner, outer, why
        reach = _extent(outer)
        bearing = DIRECTIONS[direction]
        inner = shapely.intersection(inner, _sector(middle, bearing, CORE_TURN_DEG, reach))
        outer = shapely.intersection(outer, _sector(middle, bearing, SUPPORT_TURN_DEG, reach))
        if small:                        # "east of" a small island is not the island
            outer = shapely.difference(outer, shape)
            inner = shapely.difference(inner, shape)
        return inner, outer, f"{direction} of {place.name}: within {inner_m / 1000:.0f} km surely, within {outer_m / 1000:.0f} km at most"

    def _within(self, place: Place, distance_m: float | None) -> tuple[Any, Any, str]:
        """Everything up to a distance from a place; by what such distances are good to, more at most."""
        if distance_m is None or distance_m <= 0:
            raise GazetteerError("within needs a distance greater than zero")
        shape = self._anchor(place, distance_m)
        middle = _middle(place, shape)
        inner, outer = (buffer_m(shape, d, centre=middle) for d in (distance_m, distance_m + max(LEAST_M, EXACTNESS * distance_m)))
        return inner, outer, f"no farther than {distance_m / 1000:g} km from {place.name}"

    def _offset(self, place: Place, distance_m: float | None, bearing_deg: float | None) -> tuple[Any, Any, str]:
        if distance_m is None or distance_m <= 0:
            raise GazetteerError("a bearing needs a distance greater than zero")
        slack = max(LEAST_M, EXACTNESS * distance_m)
        shape = self._anchor(place, distance_m)
        middle = _middle(place, shape)
        if bearing_deg is None:
            ring = shapely.difference(
                buffer_m(shape, distance_m + slack, centre=middle), buffer_m(shape, max(0.0, distance_m - slack), centre=middle)
            )
            whole = shapely.union(ring, buffer_m(shape, distance_m + slack, centre=middle)) if shape.geom_type == "Point" else \
                shapely.difference(buffer_m(shape, distance_m + slack, centre=middle), shape)
            return ring, whole, f"{distance_m / 1000:g} km from {place.name}, in whatever direction"
        if shape.geom_type == "Point" or place.kind in ("city", "site", "base"):
            spot = shapely.Point(destination(*middle, bearing_deg, distance_m))
            core = buffer_m(spot, slack, centre=(spot.x, spot.y))
            return (
                core,
                buffer_m(spot, 3 * slack, centre=(spot.x, spot.y)),
                f"{distance_m / 1000:g} km from {place.name} on bearing {bearing_deg:03.0f}",
            )
        rings = [
            shapely.difference(buffer_m(shape, distance_m + s, centre=middle), buffer_m(shape, max(0.0, distance_m - s), centre=middle))
            for s in (slack, 3 * slack)
        ]
        reach = _extent(rings[1])
        core = shapely.intersection(rings[0], _sector(middle, bearing_deg, CORE_TURN_DEG, reach))
        support = shapely.intersection(rings[1], _sector(middle, bearing_deg, SUPPORT_TURN_DEG, reach))
        return core, support, f"{distance_m / 1000:g} km from the edge of {place.name} on bearing {bearing_deg:03.0f}"

    def _between(self, place: Place, other: str | None, water: bool | None) -> Vague:
        if other is None:
            raise GazetteerError("between needs two places", hint="pass other=ID")
        second = self._store.place(self._store.number(other))
        a, b = self._anchor(place, LEAST_M), self._anchor(second, LEAST_M)
        shift = 360 * round((place.lon - second.lon) / 360)
        if shift:
            b = moved(b, shift)
        middle = ((place.lon + second.lon + shift) / 2, (place.lat + second.lat) / 2)
        plane = Plane(*middle)
        flat_a, flat_b = shapely.transform(a, plane.forward), shapely.transform(b, plane.forward)
        gap = shapely.distance(flat_a, flat_b)
        near_a = shapely.intersection(flat_a, shapely.buffer(flat_b, 1.6 * gap + 1000)) if gap else flat_a
        near_b = shapely.intersection(flat_b, shapely.buffer(flat_a, 1.6 * gap + 1000)) if gap else flat_b
        hull = shapely.convex_hull(shapely.union(near_a, near_b))
        line = shapely.shortest_line(flat_a, flat_b)
        core = shapely.union(shapely.intersection(hull, shapely.buffer(line, max(LEAST_M, 0.3 * gap))), shapely.buffer(line, LEAST_M / 5))
        support = shapely.union(hull, shapely.buffer(line, max(LEAST_M, 0.5 * gap)))
        solid = [g for g in (flat_a, flat_b) if g.geom_type != "Point"]
        for g in solid:
            core, support = shapely.difference(core, g), shapely.difference(support, g)
        core, support = (shapely.transform(g, plane.backward) for g in (core, support))
        why = f"between {place.name} and {second.name}"
        if water or (water is None and "island" in (place.kind, second.kind)):
            core, support, why = self._sea.water(core), self._sea.water(support), f"{why}; water only"
        return _done(core, support, why)

    def _anchor(self, place: Place, radius_m: float) -> Any:
        """The shape of a place, as coarse as a distance of `radius_m` allows: a fifteenth of it is not seen. An islet stays as a point."""
        shape = self._shapes.geometry(place.id)
        if shapely.get_num_coordinates(shape) <= 500:
            return shape
        parts = shapely.get_parts(shape)
        coarse = shapely.simplify(parts, radius_m / 15 / 111_320, preserve_topology=False)
        gone = shapely.is_empty(coarse)
        coarse[gone] = shapely.point_on_surface(parts[gone])
        broken = ~shapely.is_valid(coarse)
        coarse[broken] = shapely.make_valid(coarse[broken])
        return shapely.GeometryCollection(list(coarse))


def _done(core: Any, support: Any, why: str) -> Vague:
    if core is support:                  # a stored shape: valid since the build
        return Vague(core=core, support=support, why=why)
    core, support = (shapely.make_valid(g) if not g.is_valid else g for g in (core, support))
    if core.is_empty:
        core = support
    if not shapely.covers(support, core):
        support = shapely.union(support, core)
    return Vague(core=core, support=support, why=why)


def _middle(place: Place, shape: Any) -> tuple[float, float]:
    west, _, east, _ = shape.bounds
    lon = place.lon + 360 * round(((west + east) / 2 - place.lon) / 360)
    return (lon, place.lat)


def _extent(shape: Any) -> float:
    west, south, east, north = shape.bounds
    return min(15_000_000.0, 111_320.0 * 1.5 * float(np.hypot(east - west, north - south)) + 50_000.0)


def _sector(middle: tuple[float, float], bearing_deg: float, half_deg: float, reach_m: float) -> Any:
    arc = [destination(*middle, b, reach_m) for b in np.linspace(bearing_deg - half_deg, bearing_deg + half_deg, 33)]
    ring = [middle, *((float(x), float(y)) for x, y in arc)]
    sector = shapely.Polygon(ring)
    return sector if sector.is_valid else shapely.make_valid(sector)
