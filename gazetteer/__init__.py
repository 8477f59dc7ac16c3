"""Names to geometries and back, offline: seas, straits, islands, countries, cities.

    >>> import gazetteer
    >>> places = gazetteer.open()
    >>> places.find("宗谷海峡").candidates[0].place.name
    'Soya Strait'

Coordinates are WGS84 lon/lat degrees; only `geocode` and `reverse`, in the shape of geopy, speak lat/lon.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.coordinates import parse_coordinate
from gazetteer.errors import BuildError, FactsError, GazetteerError, StoreError
from gazetteer.index import Index
from gazetteer.labels import day, label
from gazetteer.place import Answer, Bearer, Candidate, Claim, Hit, Name, Organisation, Place, Source, Vague, Within
from gazetteer.store import CAPITALS, FIND_ONLY, NUMBER, Store

if TYPE_CHECKING:
    from gazetteer.location import Location
    from gazetteer.overlay import UserPlace
    from gazetteer.scan import Scanner

__all__ = ["Answer", "Bearer", "BuildError", "Candidate", "Claim", "FactsError", "Gazetteer", "GazetteerError", "Hit", "Name",
           "Organisation", "Place", "Source", "StoreError", "Vague", "Within", "label", "open", "parse_coordinate"]


def open(path: Path | None = None, *, overlay: Path | Sequence[UserPlace] | None = None) -> Gazetteer:
    """Open the compiled gazetteer; files are mapped, nothing is loaded yet.

    Parameters
    ----------
    path : Path, optional
        Folder of the store; found beside the package or in the checkout when missing.
    overlay : Path or sequence of UserPlace, optional
        A folder with your own places (`*.toml`, `*.geojson`), or what `gazetteer.overlay.read` made of it; they stand in
        front of the store.

    Raises
    ------
    StoreError
        There is none, or it does not fit this version.
    FactsError
        A place of the overlay folder is wrong; with `path:line`.
    """
    if overlay is None:
        return Gazetteer(Store(path))
    from gazetteer import overlay as own

    if isinstance(overlay, Path):
        overlay, errors = own.read(overlay)
        if errors:
            raise errors[0]
    return Gazetteer(own.Layered(path, overlay) if overlay else Store(path))


class Gazetteer:
    """Answers about places."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _index(self) -> Index:
        return Index(self._store)

    @cached_property
    def _scanner(self) -> Scanner:
        from gazetteer.scan import Scanner

        return Scanner(self._store)

    @cached_property
    def _shapes(self) -> Any:
        from gazetteer.shapes import Shapes

        return Shapes(self._store)

    @cached_property
    def _sea(self) -> Any:
        from gazetteer.sea import Sea

        return Sea(self._store, self._shapes)

    @cached_property
    def _vague(self) -> Any:
        from gazetteer.vague import Vagueness

        return Vagueness(self._store, self._shapes, self._sea)

    @cached_property
    def _around(self) -> Any:
        from gazetteer.around import Around

        return Around(self._store, self._shapes, self._sea)

    def find(self, query: str, *, limit: int = 8, near: tuple[float, float] | None = None, kinds: Collection[str] | None = None,
             as_of: str | None = None) -> Answer:
        """Places that bear a name, best first; a coordinate ("45.7,142.0", lat first) is answered in reverse.

        Parameters
        ----------
        query : str
            A name in any language, or a coordinate.
        limit : int
            At most so many candidates.
        near : (float, float), optional
            (lon, lat) of a point that nearby candidates are preferred for.
        kinds : collection of str, optional
            Only places of these kinds.
        as_of : str, optional
            ISO date, month or year: places that did not exist then are left out, names that were not in use then stand back.

        Raises
        ------
        GazetteerError
            It is written as a coordinate but could mean two things; or `as_of` is no date.
        """
        if as_of is not None:
            day(as_of)
        point = parse_coordinate(query)
        if point is not None:
            answer = self.locate(*point, limit=limit)
            return Answer(query=query, ambiguous=answer.ambiguous, candidates=answer.candidates)
        return self._index.find(query, limit=limit, near=near, kinds=kinds, as_of=as_of)

    def phrase(self, text: str) -> Vague | None:
        """The area that a vague phrase in English means: "150 nautical miles southeast of Shanghai", "off Alaska".

        Also "between Okinawa and Miyako", "northern South China Sea", "waters east of Taiwan", "near Guam". None when it is no
        such phrase.

        Raises
        ------
        GazetteerError
            The place it starts from is unknown, or could be several.
        """
        from gazetteer import phrase

        return phrase.read(text, self)

    def label(self, place: Place | str, *, language: str | None = None, viewpoint: str | None = None, as_of: str | None = None) -> str:
        """The name to write for a place: in a language, as a state (ISO 3166 alpha-2) calls it, as it was called on a date."""
        record = self.place(place) if isinstance(place, str) else place
        return label(record, language=language, viewpoint=viewpoint, as_of=as_of and day(as_of))

    def place(self, id: str) -> Place:
        """The record of an id.

        Raises
        ------
        GazetteerError
            There is no such place.
        """
        return self._store.place(self._store.number(id))

    def organisation(self, id: str) -> Organisation:
        """The record of a command or fleet; those are never places."""
        return self._store.organisation(id)

    def source(self, id: str) -> Source:
        """Who says so, and under which licence: the record of a place's `source`; of your own place as it calls it."""
        return self._store.sources.get(id) or Source(id=id, title=id, publisher="you", licence="", status="own")

    def scan(self, text: str, *, organisations: bool = False) -> list[Hit]:
        """Every known name in running text: the longest at each token start, none overlapping."""
        return self._scanner.scan(text, organisations=organisations)

    def bearers(self, key: str) -> tuple[Bearer, ...]:
        """Everything that bears a folded name, most likely first, without organisations; also what `scan` leaves alone."""
        store = self._store
        return tuple(Bearer(store.id(value & NUMBER), not value & FIND_ONLY, bool(value & CAPITALS))
                     for value in store.posted(key) if store.is_place(value & NUMBER))

    def begins(self, prefix: str) -> bool:
        """Whether any folded name begins with `prefix`."""
        return self._store.begins(prefix)

    def geometry(self, id: str) -> Any:
        """The shapely geometry of a place, longitudes continuous around its label point; a point for a city.

        A vague region answers with what it cannot be outside of; `vague("in", id)` tells the core apart.
        """
        return self._shapes.geometry(id)

    def locate(self, lon: float, lat: float, *, limit: int = 8) -> Answer:
        """The places that hold a point, the smallest first: your own, land and water, zones, regions."""
        return self._shapes.locate(lon, lat, limit=limit)

    def locate_many(self, points: Any) -> list[list[str]]:
        """For each row lon, lat of an array the ids of the places whose shape holds it, in the order of `locate`; without cities."""
        return self._shapes.holding_many(points)

    def ids(self, *, layer: str | None = None) -> list[str]:
        """Ids of the authored places ("core"), countries ("country"), divisions ("division"), your own ("user"); of all without a layer."""
        own = self._store.first_user
        layers = {id: "user" if number >= own else id.partition("/")[0] for id, number in self._store.numbers.items()}
        return [id for id, found in layers.items() if layer in (None, found if found in ("country", "division", "user") else "core")]

    def area_km2(self, id: str) -> float | None:
        """How large a place is; None for a point."""
        return self._store.meta["areas_km2"].get(id)

    def neighbours(self, id: str) -> tuple[str, ...]:
        """The waters and straits that one passes into from a water, without any between.

        Raises
        ------
        GazetteerError
            It is no water of the sea graph.
        """
        return self._sea.neighbours(id)

    def within(self, id: str) -> Within:
        """What a place lies in, and which authored places and countries lie in it (by their label points)."""
        return self._around.within(id)

    def nearest(self, point: tuple[float, float], *, kinds: Collection[str] | None = None, limit: int = 8) -> Answer:
        """The places nearest to a point (lon, lat), measured to their shape; what holds it is 0 km away.

        Parameters
        ----------
        point : (float, float)
            lon, lat in degrees.
        kinds : collection of str, optional
            Only these: {"base", "island"}. Cities within three degrees are among them when none are named.
        limit : int
            At most so many.
        """
        return self._around.nearest(*point, kinds=kinds, limit=limit)

    def belt(self, id: str, nm: float) -> Vague:
        """The water within so many nautical miles (12, 24, 200) of a country, region or island: computed, never a legal limit."""
        return self._around.belt(id, nm)

    def between(self, a: str, b: str) -> str | None:
        """The strait authored as lying between two places: "between Okinawa and Miyako" is strait/miyako."""
        return next((id for id, pair in self._store.meta["between"].items() if set(pair) == {a, b}), None)

    def vague(
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
        """The area that an operator and an anchor mean: `core`, surely meant, inside `support`, which it cannot be outside of.

        Parameters
        ----------
        operator : str
            at in over via, near, within, off, around, north_of ... northwest_of, between.
        id : str
            The anchor.
        direction : str, optional
            "east", "southwestern": a side of the anchor; with at/in/over the part of the anchor itself, "central" its middle.
        distance_m, bearing_deg : float, optional
            "50 km southwest of"; true bearing, clockwise from north.
        other : str, optional
            The second anchor of "between".
        water : bool, optional
            Only the water of it; by default where the operator means water ("off", "around" an island).
        """
        return self._vague.area(operator, id, direction=direction, distance_m=distance_m, bearing_deg=bearing_deg, other=other, water=water)

    def route(self, a: str, b: str) -> tuple[str, ...]:
        """Ids of the waters and straits one passes from one water to another, without the two."""
        return self._sea.route(a, b)

    def portals(self, a: str, b: str) -> list[tuple[float, float]]:
        """Where the ways between two neighbouring waters of a route lead through: (lon, lat)."""
        return self._sea.portals(a, b)

    def land(self, window: tuple[float, float, float, float] | None = None) -> Any:
        """Land at 1:50m, prepared; or the land of a window (west, south, east, north) whose longitudes may run past 180."""
        return self._sea.land(window)

    def axis(self, id: str, *, into: str | None = None, reach_m: float = 0.0) -> Any:
        """The centre line of a strait, directed into one of the waters it connects; `reach_m` lets it run on at both ends."""
        return self._sea.axis(id, into=into, reach_m=reach_m)

    def geocode(self, query: str, *, exactly_one: bool = True, language: str | None = None, viewpoint: str | None = None,
                viewbox: tuple[tuple[float, float], tuple[float, float]] | None = None, limit: int = 8,
                as_of: str | None = None) -> Location | list[Location] | None:
        """Answer a name in the shape of geopy.

        Parameters
        ----------
        query : str
            A name in any language, or a coordinate.
        exactly_one : bool
            The best answer only; else a list. `.ambiguous` and `.raw["candidates"]` tell what else it could be.
        language : str, optional
            BCP 47 tag of the name to answer with.
        viewpoint : str, optional
            ISO 3166 alpha-2 of the state whose name is answered with, where it has its own.
        viewbox : two (lat, lon) corners, optional
            Prefer places near its middle.
        limit : int
            At most so many.
        as_of : str, optional
            ISO date on which it is asked.
        """
        from gazetteer import location

        near = None
        if viewbox is not None:
            (lon_a, lat_a), (lon_b, lat_b) = (location.point(corner) for corner in viewbox)
            near = ((lon_a + lon_b) / 2, (lat_a + lat_b) / 2)
        return self._located(self.find(query, limit=limit, near=near, as_of=as_of), exactly_one, language, viewpoint, as_of)

    def reverse(self, point: Any, *, exactly_one: bool = False, language: str | None = None, viewpoint: str | None = None,
                limit: int = 8) -> Location | list[Location] | None:
        """What is at a point (lat, lon), in the shape of geopy: the smallest first."""
        from gazetteer import location

        return self._located(self.locate(*location.point(point), limit=limit), exactly_one, language, viewpoint)

    @staticmethod
    def _located(answer: Answer, exactly_one: bool, language: str | None, viewpoint: str | None = None,
                 as_of: str | None = None) -> Location | list[Location] | None:
        from gazetteer import location

        found = [location.make(c, ambiguous=answer.ambiguous, candidates=answer.candidates, language=language, viewpoint=viewpoint,
                               as_of=as_of) for c in answer.candidates]
        if exactly_one:
            return found[0] if found else None
        return found
