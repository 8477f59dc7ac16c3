"""Names to geometries and back, offline: seas, straits, islands, countries, cities.

    >>> import gazetteer
    >>> places = gazetteer.open()
    >>> places.find("宗谷海峡").candidates[0].place.name
    'Soya Strait'

Coordinates are WGS84 lon/lat degrees; only `geocode` and `reverse`, in the shape of geopy, speak lat/lon.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer.coordinates import parse_coordinate
from gazetteer.errors import BuildError, FactsError, GazetteerError, StoreError
from gazetteer.index import Index
from gazetteer.place import Answer, Candidate, Claim, Hit, Name, Organisation, Place, Vague
from gazetteer.scan import Scanner
from gazetteer.store import Store

if TYPE_CHECKING:
    from gazetteer.location import Location

__all__ = ["Answer", "BuildError", "Candidate", "Claim", "FactsError", "Gazetteer", "GazetteerError", "Hit", "Name", "Organisation", "Place",
           "StoreError", "Vague", "open", "parse_coordinate"]


def open(path: Path | None = None) -> Gazetteer:   # noqa: A001 (read as gazetteer.open)
    """Open the compiled gazetteer; files are mapped, nothing is loaded yet.

    Parameters
    ----------
    path : Path, optional
        Folder of the store; found beside the package or in the checkout when missing.

    Raises
    ------
    StoreError
        There is none, or it does not fit this version.
    """
    return Gazetteer(Store(path))


class Gazetteer:
    """Answers about places."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _index(self) -> Index:
        return Index(self._store)

    @cached_property
    def _scanner(self) -> Scanner:
        return Scanner(self._store)

    @cached_property
    def _shapes(self) -> Any:
        from gazetteer.shapes import Shapes

        return Shapes(self._store)

    def find(self, query: str, *, limit: int = 8, near: tuple[float, float] | None = None, kinds: Collection[str] | None = None) -> Answer:
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
        """
        point = parse_coordinate(query)
        if point is not None:
            answer = self.locate(*point, limit=limit)
            return Answer(query=query, ambiguous=answer.ambiguous, candidates=answer.candidates)
        return self._index.find(query, limit=limit, near=near, kinds=kinds)

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

    def scan(self, text: str, *, organisations: bool = False) -> list[Hit]:
        """Every known name in running text: the longest at each token start, none overlapping."""
        return self._scanner.scan(text, organisations=organisations)

    def geometry(self, id: str) -> Any:
        """The shapely geometry of a place, longitudes continuous around its label point; a point for a city.

        A vague region answers with what it cannot be outside of; `vague("in", id)` tells the core apart.
        """
        return self._shapes.geometry(id)

    def locate(self, lon: float, lat: float, *, limit: int = 8) -> Answer:
        """The places that hold a point, the smallest first."""
        return self._shapes.locate(lon, lat, limit=limit)

    def ids(self, *, layer: str | None = None) -> list[str]:
        """Ids of the authored places ("core") and countries ("country")."""
        return [id for id in self._store.numbers if layer is None or (layer == "country") == id.startswith("country/")]

    def between(self, a: str, b: str) -> str | None:
        """The strait authored as lying between two places: "between Okinawa and Miyako" is strait/miyako."""
        return next((id for id, pair in self._store.meta["between"].items() if set(pair) == {a, b}), None)
