"""What the gazetteer knows of a name, in the shape in which many names can be weighed quickly."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from gazetteer.names import fold
from geo.toponyms.lexicon import load

MOST = 50                                # bearers of one name that are looked at
MEMORY = 300_000                         # remembered names
NATIONS = ("england", "scotland", "wales")   # behind the name of a county that is also a town's: "Kent, England"
EXPANDED = (("mt ", "mount "), ("ft ", "fort "), ("st ", "saint "), ("mount ", "mt "), ("fort ", "ft "), ("saint ", "st "))


class Spot(NamedTuple):
    """A place as resolution sees it; lon/lat degrees, bbox west south east north."""

    id: str
    name: str
    kind: str
    layer: str
    lon: float
    lat: float
    bbox: tuple[float, float, float, float]
    country: str                         # ISO 3166 alpha-2, "" for waters and regions
    within: frozenset[str]               # ids of everything that holds it
    population: int
    level: int                           # of a country 0, of a first-level division 1, of one below 2; else 9
    key: str                             # its own name, folded

    def bare(self, key: str) -> bool:
        """Whether a folded name is its own without its word of kind or its nation: "DeKalb", "Kent"."""
        return self.layer != "city" and self.key in (f"{key} county", f"county {key}", *(f"{key} {nation}" for nation in NATIONS))

    def called(self, key: str) -> bool:
        """Whether a folded name is its own and not another spelling."""
        return self.key == key


class Name(NamedTuple):
    """What a folded key stands for."""

    key: str
    spots: tuple[str, ...]               # ids of the places that bear it, most likely first
    running: bool                        # one of them is picked out of running text for it
    capitals: bool                       # all of them only when written in capitals
    organisation: bool                   # it is a command's or a fleet's name
    more: bool                           # longer names begin with it


NOBODY = Name("", (), False, False, False, False)


class Atlas:
    """Names and places of one gazetteer, remembered."""

    def __init__(self, places: Any) -> None:
        self.places = places
        self._names: dict[str, Name] = {}
        self._spots: dict[str, Spot] = {}
        self._pools: dict[tuple[str, ...], tuple[Spot, ...]] = {}
        self._standing: dict[str, tuple[str, int]] = {}
        self._points = load("points")["country"]
        self._ids = frozenset(places.ids())

    def name(self, key: str) -> Name:
        """What bears a folded key."""
        found = self._names.get(key)
        if found is None:
            if len(self._names) > MEMORY:
                self._names.clear()
            found = self._names[key] = self._ask(key) if key else NOBODY
        return found

    def _ask(self, key: str) -> Name:
        bearers = [*self.places.bearers(key)]
        for short, full in EXPANDED:
            if key.startswith(short):
                bearers += self.places.bearers(full + key[len(short):])
        spots = [b for b in bearers if not b.id.startswith("org/")]
        ids = list(dict.fromkeys(b.id for b in spots[:MOST]))
        if " " not in key or not spots:
            for longer in (f"{key} county", f"county {key}", *(f"{key} {nation}" for nation in NATIONS)):   # "DeKalb police", "in Kent"
                ids += [b.id for b in self.places.bearers(longer) if b.id not in ids and not b.id.startswith(("city/", "org/"))]
        return Name(key=key, spots=tuple(ids), running=any(b.running for b in spots),
                    capitals=bool(spots) and all(b.capitals for b in spots), organisation=len(spots) < len(bearers),
                    more=self.places.begins(key + " "))

    def known(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some ids that this gazetteer holds."""
        return tuple(id for id in ids if id in self._ids or id.startswith("city/"))

    def spot(self, id: str) -> Spot:
        """The place of an id."""
        found = self._spots.get(id)
        if found is None:
            if len(self._spots) > MEMORY:
                self._spots.clear()
            found = self._spots[id] = self._make(id)
        return found

    def _make(self, id: str) -> Spot:
        place = self.places.place(id)
        within, queue = set(), list(place.within)
        while queue:
            box = queue.pop()
            if box not in within:
                within.add(box)
                queue += self.places.place(box).within
        country = place.country or ""
        if country and id != f"country/{country.lower()}":
            within.add(f"country/{country.lower()}")
        lon, lat = place.lon, place.lat
        if place.layer == "country" and (point := self._points.get(country)):
            lat, lon = point
        level = 0 if place.layer == "country" else 9
        if place.layer == "division":
            level = 1 if not any(box.startswith("division/") for box in place.within) else 2
        return Spot(id=id, name=place.name, kind=place.kind, layer=place.layer, lon=lon, lat=lat, bbox=place.bbox, country=country,
                    within=frozenset(within), population=place.population or 0, level=level,
                    key=fold(place.name))

    def spots(self, ids: tuple[str, ...]) -> tuple[Spot, ...]:
        """The places of some ids."""
        found = self._pools.get(ids)
        if found is None:
            if len(self._pools) > MEMORY:
                self._pools.clear()
            found = self._pools[ids] = tuple(map(self.spot, ids))
        return found

    def standing(self, ids: tuple[str, ...], key: str) -> tuple[str, int]:
        """The layer of the greatest of some places that bear a key ("core", "country", "division", "county", "city"), and the most
        people one of them has; of a city that is called otherwise itself a tenth.
        """
        found = self._standing.get(key)
        if found is None:
            if len(self._standing) > MEMORY:
                self._standing.clear()
            spots = [self.spot(id) for id in ids[:8]]
            layers = {"bare_county" if spot.bare(key) else spot.layer if spot.level != 2 else "county" for spot in spots}
            layer = next((one for one in ("user", "core", "country", "division", "county", "city") if one in layers), "bare_county")
            people = max(spot.population // (1 if spot.layer != "city" or fold(spot.name) == key else 10) for spot in spots)
            found = self._standing[key] = layer, people
        return found


def distance_km(a: Spot, b: Spot) -> float:
    """Great-circle distance of two places' points."""
    lon = math.radians(a.lon - b.lon)
    x, y = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((x - y) / 2) ** 2 + math.cos(x) * math.cos(y) * math.sin(lon / 2) ** 2
    return 12_742.0 * math.asin(min(1.0, math.sqrt(h)))
