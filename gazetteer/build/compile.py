"""Write the store: names in a marisa-trie, records and shapes fetched by number. The layout is described in `gazetteer/store.py`."""

from __future__ import annotations

import array
import itertools
import os
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import marisa_trie
import msgspec
import numpy as np
import shapely

from gazetteer import pack, store
from gazetteer.build.cache import Cache, digest
from gazetteer.build.cities import City
from gazetteer.earth import area_km2
from gazetteer.errors import BuildError
from gazetteer.names import script
from gazetteer.place import Organisation, Place

Key = tuple[str, int]                    # folded name, flags


class Shape(NamedTuple):
    """A geometry as it is stored, and its measures."""

    packed: bytes
    bounds: tuple[float, float, float, float]   # longitudes continuous
    area_km2: float


class Towns(NamedTuple):
    """The cities as they are stored; their places count from 0 until it is known what stands before them."""

    files: dict[str, bytes]
    postings: list[tuple[str, list[int]]]       # folded name, places with flags: the largest first
    count: int
    largest: list[int]


def shape(geometry: shapely.Geometry, kept: Cache | None = None) -> Shape:
    """Pack a geometry, or take what was kept of it."""

    def make() -> Shape:
        there = pack.quantise(geometry)
        return Shape(pack.pack(there), tuple(map(float, there.bounds)), area_km2(there))   # type: ignore[arg-type]

    return (kept or Cache(None)).value("packed", digest(shapely.to_wkb(geometry)), make, Shape)


def towns(cities: Sequence[City]) -> Towns:
    """Make the files of the cities, which come by one-degree cell."""
    order = sorted(range(len(cities)), key=lambda i: (-cities[i].population, cities[i].geonameid))
    postings: dict[str, list[int]] = {}
    for i in order:                      # the largest first: the order of a list is the order of likelihood
        for key, scanned in cities[i].keys:
            postings.setdefault(key, []).append(i | (0 if scanned else store.FIND_ONLY))
    counts = np.bincount([store.cell(c.lon, c.lat) for c in cities], minlength=360 * 180)
    return Towns(files={"cities.bin": _blobs([_city(c) for c in cities]),
                        "points.bin": _array("H", [v for c in cities for v in store.in_cell(c.lon, c.lat)]),
                        "geonameids.bin": _array("I", [c.geonameid for c in cities]),
                        "cells.bin": _array("I", [0, *np.cumsum(counts).tolist()])},
                 postings=list(postings.items()), count=len(cities), largest=order[:500])


def write(out: Path, *, places: Sequence[Place], keys: Sequence[Iterable[Key]], shapes: dict[str, Shape], cities: Towns,
          organisations: Sequence[tuple[Organisation, Iterable[Key]]], graph: Any, extra: dict[str, Any],
          exact: Collection[str] = ()) -> dict[str, int]:
    """Write every file of the store and return their sizes.

    Parameters
    ----------
    places : sequence of Place
        Core first, then countries, then divisions; their place in the sequence is their number.
    keys : sequence of iterables of (str, int)
        For each place its folded names with flags.
    shapes : dict of str to Shape
        By place id; "id#core" for the core of a vague region.
    organisations : sequence of (Organisation, keys)
        Numbered after the cities.
    graph, extra :
        The sea graph, and more entries of the meta file; plain builtins.
    exact : collection of str
        Folded names of places that no misspelt question is answered with.
    """
    out.mkdir(parents=True, exist_ok=True)
    files: dict[str, bytes] = {}
    first_city, first_org = len(places), len(places) + cities.count
    postings: dict[str, list[int]] = {}
    for number, names in enumerate(keys):
        for key, flags in dict.fromkeys(names):
            postings.setdefault(key, []).append(number | flags)
    for key, found in cities.postings:
        postings.setdefault(key, []).extend([first_city + i for i in found])   # flags are higher bits
    for i, (_, names) in enumerate(organisations):
        for key, flags in dict.fromkeys(names):
            postings.setdefault(key, []).append((first_org + i) | flags)
    trie = marisa_trie.Trie(postings)
    files["names.trie"] = trie.tobytes()
    files["postings.bin"] = _postings(trie, postings)
    files["places.bin"] = _blobs([msgspec.msgpack.encode(p) for p in places])
    names_of_shapes = sorted(shapes)
    files["shapes.bin"] = _blobs([shapes[k].packed for k in names_of_shapes])
    files["bounds.bin"] = msgspec.msgpack.encode([[round(v, 4) for v in shapes[k].bounds] for k in names_of_shapes])
    files |= cities.files
    fuzzy = sorted((key, postings[key][0] & store.NUMBER) for key in {key for names in keys for key, _ in names} - set(exact))
    files["fuzzy.bin"] = msgspec.msgpack.encode(fuzzy)
    meta = {"format": store.FORMAT, "places": {p.id: i for i, p in enumerate(places)}, "shapes": {k: i for i, k in enumerate(names_of_shapes)},
            "cities": cities.count, "organisations": [msgspec.to_builtins(o) for o, _ in organisations], "graph": graph,
            "largest": [first_city + i for i in cities.largest], **extra}
    files["meta.bin"] = msgspec.msgpack.encode(meta)
    for name, data in files.items():     # meta.bin last; a file in use by a running program is replaced, never written into
        (out / f"{name}.new").write_bytes(data)
    for name in files:
        os.replace(out / f"{name}.new", out / name)
    return {name: len(data) for name, data in sorted(files.items())}


def _array(code: str, values: Iterable[int]) -> bytes:
    data = array.array(code, values)
    if sys.byteorder == "big":
        data.byteswap()
    return data.tobytes()


def _blobs(blobs: Sequence[bytes]) -> bytes:
    offsets, at = [0], 0
    for blob in blobs:
        at += len(blob)
        offsets.append(at)
    return _array("I", [len(blobs), *offsets]) + b"".join(blobs)


def _city(city: City) -> bytes:
    others = tuple((kind, *names) for kind, names in itertools.groupby(city.names[1:], script))
    return msgspec.msgpack.encode(store.City(city.names[0], others, city.country, city.admin, city.population))


def _postings(trie: marisa_trie.Trie, postings: dict[str, list[int]]) -> bytes:
    """Three bytes per key: its place with flags, or where its list starts among the lists that follow, each with its length before it."""
    single = [0] * len(trie)
    lists: list[int] = []
    for key, found in postings.items():  # in the order of insertion, which is the same every time
        if len(found) == 1:
            single[trie[key]] = found[0]
        else:
            single[trie[key]] = store.LIST | len(lists)
            lists += [len(found), *found]
    if len(lists) >= store.LIST:
        raise BuildError("too many names for three bytes", hint="widen the postings")
    four = np.array([*single, *lists], dtype="<u4").view("u1").reshape(-1, 4)
    return _array("I", [len(single)]) + four[:, :3].tobytes()
