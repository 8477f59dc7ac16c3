"""Geometry by id, and places by point. The only module that needs shapely for an answer about one place."""

from __future__ import annotations

from typing import Any

import shapely

from gazetteer.earth import distance_m, frame, wrap
from gazetteer.errors import GazetteerError
from gazetteer.pack import unpack
from gazetteer.place import Answer, Candidate, Place
from gazetteer.store import Store

CITY_M = 10_000.0                        # a point this near to a city's middle is said to be there
SHORE_M = 3_000.0                        # land data is this coarse: a point so near to a place that holds nothing else counts


class Shapes:
    """Geometries of a store, decoded once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Any] = {}

    def geometry(self, id: str) -> Any:
        """The geometry of an id; of "id#core" for the core of a vague region."""
        found = self._known.get(id)
        if found is None:
            packed = self._store.shape(id)
            if packed is not None:
                found = unpack(packed)
            else:
                number = self._store.number(id)
                place = self._store.place(number)
                found = shapely.Point(place.lon, place.lat)
            self._known[id] = found
        return found

    def prepared(self, id: str) -> Any:
        """The geometry, prepared for many questions."""
        geometry = self.geometry(id)
        shapely.prepare(geometry)
        return geometry

    def holding(self, lon: float, lat: float) -> list[str]:
        """Ids of the authored places and countries whose geometry holds a point; a line holds none."""
        out = []
        for name, at in self._store.meta["shapes"].items():
            if "#" in name or name.startswith("line/"):
                continue
            west, south, east, north = self._store.bounds[at]
            if not south <= lat <= north:
                continue
            x = frame(lon, (west + east) / 2)
            if any(west <= t <= east and self.geometry(name).intersects(shapely.Point(t, lat)) for t in (x, x - 360, x + 360)):
                out.append(name)
        return out

    def holding_many(self, points: Any) -> list[list[str]]:
        """For each row lon, lat of an array the ids of the authored places and countries that hold it, in the order of `locate`."""
        import numpy as np

        xy = np.asarray(points, dtype=float).reshape(-1, 2)
        if len(xy) and not (np.isfinite(xy).all() and (abs(xy[:, 1]) <= 90).all() and (abs(xy[:, 0]) < 1e6).all()):
            raise GazetteerError("a point is not on the globe", hint="rows are lon, lat in degrees; latitudes are -90..90")
        out: list[list[str]] = [[] for _ in range(len(xy))]
        names = [name for name in self._store.meta["shapes"] if "#" not in name]
        for name in sorted(names, key=self._told_first):
            west, south, east, north = self._store.bounds[self._store.meta["shapes"][name]]
            rows = np.flatnonzero((xy[:, 1] >= south) & (xy[:, 1] <= north))
            middle = (west + east) / 2
            x = xy[rows, 0] + 360 * np.round((middle - xy[rows, 0]) / 360)
            held = np.zeros(len(rows), dtype=bool)
            for shift in (0, -360, 360) if east - west > 359 else (0,):
                inside = np.flatnonzero((x + shift >= west) & (x + shift <= east) & ~held)
                if len(inside):
                    held[inside] |= shapely.intersects_xy(self.prepared(name), x[inside] + shift, xy[rows[inside], 1])
            for row in rows[held].tolist():
                out[row].append(name)
        return out

    def locate(self, lon: float, lat: float, *, limit: int) -> Answer:
        """Everything that holds the point, and what those lie in, in the order of `_told_first`; then the nearest city."""
        if not (-90 <= lat <= 90 and abs(lon) < 1e6):
            raise GazetteerError(f"lon {lon}, lat {lat} is not on the globe", hint="latitudes are -90..90; lat comes first in text")
        lon = wrap(lon)
        direct = self.holding(lon, lat)
        reasons = dict.fromkeys(direct, "holds the point")
        queue = list(direct)
        while queue:
            id = queue.pop(0)
            for larger in self._store.place(self._store.number(id)).within:
                if larger not in reasons:
                    reasons[larger] = f"{self._store.place(self._store.number(id)).name} is counted in it"
                    queue.append(larger)
        order = sorted(reasons, key=self._told_first)
        out = [self._candidate(self._store.place(self._store.number(id)), i, reasons[id]) for i, id in enumerate(order)]
        if city := self._nearest_city(lon, lat):
            at = next((i for i, id in enumerate(order) if id.startswith(("division/", "country/"))), 0)
            place, away = city
            out.insert(at if any(id.startswith("country/") for id in direct) else len(out),
                       self._candidate(place, at, f"the nearest city, {away / 1000:.0f} km away"))
        return Answer(query=f"{lat:g},{lon:g}", ambiguous=False, candidates=tuple(out[:limit]))

    def _told_first(self, id: str) -> tuple[bool, int, float, str]:
        """Your own places, then land and water, then zones, then regions; the smaller first."""
        late = {"zone": 1, "region": 2}.get(id.partition("/")[0], 0)
        return self._store.number(id) < self._store.first_user, late, self._store.meta["areas_km2"].get(id, 0.0), id

    @staticmethod
    def _candidate(place: Place, rank: int, why: str) -> Candidate:
        return Candidate(place=place, name=place.name, score=round(max(0.05, 1 - 0.05 * rank), 4), how="reverse", why=why)

    def _nearest_city(self, lon: float, lat: float) -> tuple[Place, float] | None:
        best: tuple[float, int] | None = None
        row, column = min(179, int(lat + 90)), min(359, int(lon + 180))
        for r in range(max(0, row - 1), min(179, row + 1) + 1):
            for c in range(column - 1, column + 2):
                for city, x, y in self._store.cities_in(r * 360 + c % 360):
                    if abs(y - lat) > 0.1:
                        continue
                    away = distance_m((lon, lat), (frame(x, lon), y))
                    if away <= CITY_M and (best is None or away < best[0]):
                        best = (away, city)
        return None if best is None else (self._store.place(best[1]), best[0])
