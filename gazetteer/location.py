"""Answers in the shape of geopy: `Location` with the full record in `.raw`. The only module that imports geopy."""

from __future__ import annotations

from typing import Any

import geopy
import msgspec

from gazetteer.labels import label
from gazetteer.place import Candidate


class Location(geopy.Location):
    """A `geopy.Location` of a gazetteer place.

    `address` is a name, `latitude` and `longitude` the label point, `raw` the full record and how it was found, as builtins.
    """

    @property
    def id(self) -> str:
        """The gazetteer id."""
        return self.raw["id"]

    @property
    def ambiguous(self) -> bool:
        """Whether other places fit the question about as well; `raw["candidates"]` names them."""
        return self.raw["ambiguous"]


def make(candidate: Candidate, *, ambiguous: bool, candidates: tuple[Candidate, ...], language: str | None = None,
         viewpoint: str | None = None, as_of: str | None = None) -> Location:
    """The location of a candidate, with the name that language, viewpoint and date choose."""
    place = candidate.place
    raw: dict[str, Any] = msgspec.to_builtins(place)
    raw |= {
        "name": place.name,
        "matched": candidate.name,
        "score": candidate.score,
        "how": candidate.how,
        "why": candidate.why,
        "ambiguous": ambiguous,
        "candidates": [{"id": c.place.id, "name": c.place.name, "score": c.score, "how": c.how, "why": c.why} for c in candidates],
    }
    return Location(label(place, language=language, viewpoint=viewpoint, as_of=as_of), geopy.Point(place.lat, place.lon), raw)


def point(query: Any) -> tuple[float, float]:
    """(lon, lat) of what geopy takes for a point: a Point, a (lat, lon) pair, a text."""
    if isinstance(query, str):
        from gazetteer.coordinates import parse_coordinate
        from gazetteer.errors import GazetteerError

        found = parse_coordinate(query)
        if found is None:
            raise GazetteerError(f"{query!r} is not a coordinate", hint="write latitude first: 45.7,142.0")
        return found
    if isinstance(query, geopy.Point):
        return query.longitude, query.latitude
    lat, lon = query[:2]
    return float(lon), float(lat)
