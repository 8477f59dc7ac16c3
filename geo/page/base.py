"""Choose the base of a page: coarse land everywhere, fine land where events are, seas with their names, countries."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np
import shapely

from gazetteer.labels import label

from ..model import Feature
from .coords import encode_areas

if TYPE_CHECKING:
    from gazetteer.place import Place

CELL = 10                                # degrees, as in build/land.py
WIDE = 14                                # degrees; around a mark wider than this coarse land will do
FINE_MAX = 230_000                       # characters of fine land that a page may carry
SEA_TOLERANCE, SEA_STEP = 0.06, 0.02
SEA_SMALLEST = 0.05                      # square degrees: islands are drawn by the land above


def base(*, features: Iterable[Feature], waters: Sequence[tuple[Place, Any]], locate: Callable[..., Path], land: bool = True,
         viewpoint: str | None = None, language: str = "en", wanted: Mapping[str, int] | None = None,
         countries: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Collect what lies under the events.

    Parameters
    ----------
    features : iterable of Feature
        The marks; fine land is taken around the small ones.
    waters : sequence of (Place, geometry)
        Sea polygons and straits to outline and to name.
    locate : callable
        `geo.assets.path`.
    land : bool
        Whether land is drawn.
    viewpoint : str, optional
        Whose names are written where parties use different ones.
    language : str
        In which names are written.
    wanted : mapping of cell to number, optional
        How much each cell ("120/20": its southwest corner) deserves fine land, instead of asking the features.
    countries : mapping of name to name, optional
        English names of countries, and what is written instead.
    """
    names = countries or {}
    found: dict[str, Any] = {"waters": seas(sorted(waters, key=lambda pair: pair[0].id), viewpoint, language)}
    if land:
        coarse = msgspec.json.decode(locate("land", "coarse.json").read_bytes())
        fine = msgspec.json.decode(locate("land", "fine.json").read_bytes())
        borders = msgspec.json.decode(locate("land", "borders.json").read_bytes())
        chosen = fitting(touched(features) if wanted is None else wanted, fine["cells"])
        found |= {"coarse": {"step": coarse["step"],
                             "cells": [coarse["cells"][key] for key in sorted(coarse["cells"]) if key not in chosen]},
                  "fine": {"step": fine["step"], "cells": [fine["cells"][key] for key in sorted(chosen)]}, "borders": borders,
                  "countries": [country | {"name": names.get(country["name"], country["name"])}
                                for country in msgspec.json.decode(locate("land", "countries.json").read_bytes())]}
    return found


def mask(locate: Callable[..., Path]) -> np.ndarray:
    """Where there is land, as `build/land.py` writes it: rows from south to north, columns from 180 degrees west."""
    bits = np.unpackbits(np.frombuffer(locate("land", "mask.bin").read_bytes(), dtype="uint8"))
    rows = math.isqrt(len(bits) // 2)
    return bits.reshape(rows, rows * 2).astype(bool)


def touched(features: Iterable[Feature]) -> dict[str, int]:
    """Cells that small marks touch, and how many."""
    wanted: dict[str, int] = {}
    for feature in features:
        west, south, east, north = shapely.bounds(feature.geometry)
        if east - west > WIDE or north - south > WIDE:
            continue
        for x in range(math.floor((west - 1) / CELL), math.floor((east + 1) / CELL) + 1):
            for y in range(math.floor((south - 1) / CELL), math.floor((north + 1) / CELL) + 1):
                key = f"{(x * CELL + 180) % 360 - 180}/{y * CELL}"
                wanted[key] = wanted.get(key, 0) + 1
    return wanted


def fitting(wanted: Mapping[str, int], cells: dict[str, Any]) -> set[str]:
    """Cells that get fine land: the most wanted first, until the page is full."""
    chosen, size = set(), 0
    for key in sorted(wanted, key=lambda key: (-wanted[key], key)):
        cost = sum(len(ring) + 3 for part in cells[key] for ring in part) if key in cells else FINE_MAX
        if size + cost <= FINE_MAX:
            chosen.add(key)
            size += cost
    return chosen


def seas(waters: Sequence[tuple[Place, Any]], viewpoint: str | None, language: str) -> list[dict[str, Any]]:
    """Each water: outline, label, how big it is."""
    shapes = np.array([shape for _, shape in waters], dtype=object)
    parts = encode_areas(shapely.simplify(shapes, SEA_TOLERANCE, preserve_topology=False), step=SEA_STEP, smallest=SEA_SMALLEST)
    bounds, areas = shapely.bounds(shapes).reshape(-1, 4), shapely.area(shapes)
    return [{"id": place.id, "kind": place.kind, "name": label(place, viewpoint=viewpoint, language=spoken(language, viewpoint)),
             "lon": place.lon, "lat": place.lat, "wide": round(float(box[2] - box[0]), 2), "area": round(float(area), 2), "parts": outline,
             "step": SEA_STEP} for (place, _), box, area, outline in zip(waters, bounds, areas, parts, strict=True)]


def spoken(language: str, viewpoint: str | None) -> str | None:
    """The language to ask for: on an English map a party's own name stands even when it is not English."""
    return None if viewpoint and language == "en" else language
