"""The compiled gazetteer on disk: memory-mapped, decoded record by record.

Files (numbers are little-endian; a place's *number* is its position: core, countries, divisions, cities, organisations):

meta.bin        msgpack: format, divisions by the codes of cities, ids of places and shapes, organisations, the sea graph
names.trie      marisa-trie of folded names
postings.bin    uint32 count, then three bytes for each trie key: its place, or LIST | where its list (length, places...) starts behind
places.bin      msgpack `Place` of core, countries and divisions, one blob each
shapes.bin      packed geometries (`gazetteer/pack.py`), one blob each; bounds.bin their boxes
cities.bin      msgpack `City` of each city, one blob each
points.bin      uint16 lon, lat of each city within its one-degree cell; cells.bin uint32 first city of each cell; geonameids.bin uint32
fuzzy.bin       msgpack: (folded name, place) of core and countries, for misspelt questions

A blob file is: count, count + 1 offsets, blobs.
"""

from __future__ import annotations

import array
import mmap
import os
import sys
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import msgspec

from gazetteer.errors import GazetteerError, StoreError
from gazetteer.place import Name, Organisation, Place, Source

FORMAT = 3
LIST, FIND_ONLY, CAPITALS = 1 << 23, 1 << 22, 1 << 21   # a list follows; not in running text; only when written in capitals
NUMBER = CAPITALS - 1
FOLDER = "straitwatch_data"


def default_path() -> Path:
    """Where the compiled gazetteer is: STRAITWATCH_DATA, beside the package (a wheel), or in the checkout's build folder."""
    root = Path(__file__).resolve().parent.parent
    given = os.environ.get("STRAITWATCH_DATA")
    for folder in ([Path(given)] if given else [root / FOLDER, root / "build" / FOLDER]):
        if (folder / "gazetteer" / "meta.bin").is_file():
            return folder / "gazetteer"
    raise StoreError("the compiled gazetteer is missing", where=given or str(root),
                     hint="reinstall straitwatch, or in a checkout: python -m gazetteer.build --world-atlas DIR --out DIR")


def cell(lon: float, lat: float) -> int:
    """Number of the one-degree cell that holds a point."""
    return min(179, int(lat + 90)) * 360 + min(359, int(lon + 180))


def in_cell(lon: float, lat: float) -> tuple[int, int]:
    """A point within its cell, as two numbers of 16 bits."""
    row, column = divmod(cell(lon, lat), 360)
    return round((lon + 180 - column) * 65_535), round((lat + 90 - row) * 65_535)


class City(msgspec.Struct, frozen=True, array_like=True):
    """What is stored of a city beside its point; `others` are runs of names in one script, which stands before them."""

    name: str
    others: tuple[tuple[str, ...], ...]
    country: str
    admin: str
    population: int


class Blobs:
    """A file of blobs, by number."""

    def __init__(self, data: memoryview) -> None:
        count = int.from_bytes(data[:4], "little")
        self._offsets = _uint32(data[4:4 + 4 * (count + 1)])
        self._data = data[4 * (count + 2):]

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> memoryview:
        return self._data[self._offsets[number]:self._offsets[number + 1]]


def _uint32(data: memoryview, code: str = "I") -> Any:
    if sys.byteorder == "little":
        return data.cast(code)
    copy = array.array(code, bytes(data))
    copy.byteswap()
    return copy


class Store:
    """Records by number and by id."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_path()
        try:
            meta = msgspec.msgpack.decode((self.path / "meta.bin").read_bytes())
        except OSError as error:
            raise StoreError(f"the compiled gazetteer cannot be read: {error.strerror}", where=str(self.path),
                             hint="python -m gazetteer.build --world-atlas DIR --out DIR") from None
        except msgspec.DecodeError:
            raise StoreError("the compiled gazetteer is damaged", where=str(self.path), hint="build it anew") from None
        if meta.get("format") != FORMAT:
            raise StoreError(f"the compiled gazetteer has format {meta.get('format')}, this version reads {FORMAT}", where=str(self.path),
                             hint="reinstall straitwatch, or build the gazetteer anew")
        self.meta: dict[str, Any] = meta
        self.numbers: dict[str, int] = meta["places"]
        self.first_city = len(self.numbers)
        self.first_organisation = self.first_city + meta["cities"]
        self.first_user = self.first_organisation + len(meta["organisations"])
        self.names = marisa_trie.Trie()
        self.names.mmap(str(self.path / "names.trie"))
        self._places = msgspec.msgpack.Decoder(Place)
        self._cities = msgspec.msgpack.Decoder(City)
        self._city_numbers: dict[str, int] = {}

    def _map(self, name: str) -> memoryview:
        try:
            with open(self.path / name, "rb") as file:
                return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as error:
            raise StoreError(
                f"{name} of the compiled gazetteer cannot be read: {error}", where=str(self.path), hint="build it anew"
            ) from None

    @cached_property
    def _postings(self) -> memoryview:
        return self._map("postings.bin")

    @cached_property
    def _records(self) -> Blobs:
        return Blobs(self._map("places.bin"))

    @cached_property
    def _shapes(self) -> Blobs:
        return Blobs(self._map("shapes.bin"))

    @cached_property
    def _city_records(self) -> Blobs:
        return Blobs(self._map("cities.bin"))

    @cached_property
    def _points(self) -> Any:
        return _uint32(self._map("points.bin"), "H")

    @cached_property
    def cells(self) -> Any:
        """The first city of each one-degree cell."""
        return list(_uint32(self._map("cells.bin")))       # looked into by bisection: a list answers four times as fast as a map

    @cached_property
    def geonameids(self) -> Any:
        """GeoNames ids of the cities."""
        return _uint32(self._map("geonameids.bin"))

    @cached_property
    def bounds(self) -> list[list[float]]:
        """Box of each shape, longitudes continuous."""
        return msgspec.msgpack.decode((self.path / "bounds.bin").read_bytes())

    @cached_property
    def fuzzy(self) -> list[tuple[str, int]]:
        """Folded names of core and countries."""
        return msgspec.msgpack.decode((self.path / "fuzzy.bin").read_bytes(), type=list[tuple[str, int]])

    def posted(self, key: str) -> list[int]:
        """Places (with flags) that bear a folded name, the most likely first."""
        at = self.names.get(key)
        if at is None:
            return []
        value = self._posting(at)
        if not value & LIST:
            return [value]
        start = len(self.names) + (value & ~LIST)
        raw = bytes(self._postings[7 + 3 * start:7 + 3 * (start + self._posting(start))])
        return [a | b << 8 | c << 16 for a, b, c in zip(raw[::3], raw[1::3], raw[2::3], strict=True)]

    def begins(self, prefix: str) -> bool:
        """Whether any folded name begins with `prefix`."""
        return next(self.names.iterkeys(prefix), None) is not None

    def beginning(self, prefix: str) -> list[str]:
        """All folded names that begin with `prefix`."""
        return self.names.keys(prefix)

    def prefixes(self, text: str) -> list[str]:
        """All folded names that `text` begins with."""
        return self.names.prefixes(text)

    def is_place(self, number: int) -> bool:
        """Whether a number is a place's; else it is an organisation's."""
        return not self.first_organisation <= number < self.first_user

    def _posting(self, at: int) -> int:
        return int.from_bytes(self._postings[4 + 3 * at:7 + 3 * at], "little")

    def number(self, id: str) -> int:
        """The number of an id.

        Raises
        ------
        GazetteerError
            There is no such place, or it is an organisation.
        """
        found = self.numbers.get(id, self._city_numbers.get(id))
        if found is not None:
            return found
        kind, _, rest = id.partition("/")
        if kind == "city" and rest.isdigit():
            wanted = int(rest)
            for at, geonameid in enumerate(self.geonameids):
                if geonameid == wanted:
                    self._city_numbers[id] = self.first_city + at
                    return self.first_city + at
        if kind == "org" and any(o["id"] == id for o in self.meta["organisations"]):
            raise GazetteerError(f"{id!r} is an organisation, not a place", hint="ask organisation() for it")
        raise GazetteerError(f"no place {id!r}", hint="straitwatch find NAME tells the id of a name")

    def id(self, number: int) -> str:
        """The id of a number."""
        if number >= self.first_organisation:
            return self.meta["organisations"][number - self.first_organisation]["id"]
        if number >= self.first_city:
            id = f"city/{self.geonameids[number - self.first_city]}"
            self._city_numbers[id] = number
            return id
        return self._ids[number]

    @cached_property
    def _ids(self) -> list[str]:
        return list(self.numbers)

    @lru_cache(maxsize=4096)                                            # noqa: B019 (a store lives as long as the program)
    def place(self, number: int) -> Place:
        """The record of a number."""
        if number < self.first_city:
            return self._places.decode(self._records[number])
        city = self._city(number)
        lon, lat = self.point(number)
        nation = f"country/{city.country.lower()}"
        division = self._admins.get(f"{city.country}.{city.admin}")
        return Place(
            id=self.id(number),
            kind="city",
            layer="city",
            lon=lon,
            lat=lat,
            bbox=(lon, lat, lon, lat),
            country=city.country,
            names=(Name(text=city.name, lang="und", status="preferred"),
                   *[Name(text=other, lang=f"und-{script}") for script, *others in city.others for other in others]),
            within=(*([division] if division else []), *([nation] if nation in self.numbers else [])),
            population=city.population or None,
            source="geonames",
            admin=division or city.admin or None,
        )

    def _city(self, number: int) -> City:
        return self._cities.decode(self._city_records[number - self.first_city])

    @cached_property
    def _admins(self) -> dict[str, str]:
        return self.meta.get("admins", {})

    def point(self, number: int) -> tuple[float, float]:
        """(lon, lat) of a city."""
        at = number - self.first_city
        return self._point(at, bisect_right(self.cells, at) - 1)

    def _point(self, at: int, cell: int) -> tuple[float, float]:
        row, column = divmod(cell, 360)
        return round(column - 180 + self._points[2 * at] / 65_535, 5), round(row - 90 + self._points[2 * at + 1] / 65_535, 5)

    def cities_in(self, cell: int) -> Iterator[tuple[int, float, float]]:
        """(number, lon, lat) of the cities in a one-degree cell."""
        for at in range(self.cells[cell], self.cells[cell + 1]):
            yield (self.first_city + at, *self._point(at, cell))

    def population(self, number: int) -> int:
        """Population of a city; 0 when unknown."""
        return self._city(number).population

    def organisation(self, id: str) -> Organisation:
        """The record of an organisation."""
        for raw in self.meta["organisations"]:
            if raw["id"] == id:
                return msgspec.convert(raw, Organisation)
        raise GazetteerError(f"no organisation {id!r}")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Who says so, by id."""
        return {found.id: found for found in msgspec.convert(self.meta["sources"], list[Source])}

    def shape(self, name: str) -> memoryview | None:
        """The packed shape of a place id, or of "id#core", "id#axis"; None for a city."""
        at = self.meta["shapes"].get(name)
        return None if at is None else self._shapes[at]
