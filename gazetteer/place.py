"""The records of the gazetteer: a place, its names, and what a question is answered with.

Coordinates are WGS84 lon/lat degrees (EPSG:4326). `bbox` is (west, south, east, north); west > east means that the box
crosses the antimeridian, as in RFC 7946.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import msgspec

Status = Literal["", "single source", "approximate"]
NameStatus = Literal["preferred", "official", "variant", "historic", "abbrev"]


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """One name of a place, and who uses it."""

    text: str
    lang: str = "und"                     # BCP 47: "en", "zh-Hant"
    status: NameStatus = "variant"
    used_by: tuple[str, ...] = ()         # ISO 3166 alpha-2 of the states that use it officially
    since: str | None = None              # ISO date, month or year; inclusive
    until: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one party says about a disputed place."""

    by: str                               # ISO 3166 alpha-2
    name: str                             # the party's own name for it
    controls: bool = False
    denies: bool = False                  # the party does not recognise it
    source: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who says so, and under which licence it is passed on (an SPDX id, or "public domain")."""

    id: str
    title: str
    publisher: str
    licence: str
    status: Literal["seen", "recalled", "own"]   # how it came here: copied from the document, from knowledge of it, our own choice
    year: int | None = None
    url: str = ""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A named place. Its geometry is fetched apart, by id."""

    id: str                               # "strait/soya", "sea/okhotsk", "country/jp", "city/1850147"
    kind: str                             # ocean sea strait channel gulf bay island reef cape country region city base zone line
    names: tuple[Name, ...]               # the preferred name in English first
    lon: float                            # label point, inside the geometry
    lat: float
    bbox: tuple[float, float, float, float]
    layer: Literal["core", "country", "division", "city", "user", "online"] = "core"
    radius_m: float | None = None         # a point's honest radius
    within: tuple[str, ...] = ()          # ids of the places that hold it
    connects: tuple[str, ...] = ()        # a strait: ids of the two (or more) waters it joins
    claims: tuple[Claim, ...] = ()
    status: Status = ""                   # of its outline: "" is confirmed by a second source
    uncertainty_m: float | None = None    # how far its outline may be off, where that is known
    variant_of: str | None = None
    country: str | None = None            # ISO 3166 alpha-2, where that is not a political statement
    population: int | None = None
    admin: str | None = None              # a city: id of its first-level division; its GeoNames code where we have none
    since: str | None = None              # ISO date, month or year; inclusive
    until: str | None = None
    source: str = ""

    @property
    def name(self) -> str:
        """The preferred name in English."""
        return self.names[0].text


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One possible answer, with its reason."""

    place: Place
    name: str                             # the name that matched
    score: float                          # 0..1
    how: Literal["exact", "folded", "fuzzy", "reverse", "nearest", "online", "vague"]
    why: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a question is answered with: candidates best first; empty when nothing fits."""

    query: str
    ambiguous: bool                       # no candidate clearly leads
    candidates: tuple[Candidate, ...]


class Within(msgspec.Struct, frozen=True, kw_only=True):
    """What a place lies in, and what lies in it: ids, the smallest first. Cities are left out."""

    lies_in: tuple[str, ...]
    holds: tuple[str, ...]


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A gazetteer name found in running text; offsets are code points, end-exclusive."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]                  # places that bear this name, most likely first


class Bearer(NamedTuple):
    """A place that bears a name, and how sure the name alone is of it."""

    id: str
    running: bool                         # the name is picked out of running text for it
    capitals: bool                        # only when written in capitals


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """A command, a fleet, a force. Its name may hold the name of a place, but it is never one."""

    id: str                               # "org/cn-eastern-theatre"
    names: tuple[Name, ...]
    country: str                          # ISO 3166 alpha-2; "" for an alliance
    home: tuple[str, ...] = ()            # ids of the waters and places that are its home
    source: str = ""

    @property
    def name(self) -> str:
        """The preferred name in English."""
        return self.names[0].text


class Vague(msgspec.Struct, frozen=True, kw_only=True):
    """An area as vague as its words: `core` is surely meant, `support` is what it cannot be outside of. Shapely geometries."""

    core: Any
    support: Any
    why: str
