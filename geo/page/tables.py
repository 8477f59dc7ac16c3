"""Draw a table of events as one page: the same frame, land and panels as every map, its events as typed arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from . import columns, data
from .columns import Sidecar

if TYPE_CHECKING:
    from gazetteer.place import Place

    from ..exchange.table import Table

CELL = 10  # degrees, as in base.py
NOTED = 200  # rows that a reader without JavaScript sees
ROOM = 0.06  # of the width, left free around the events when the page opens


class Drawing(NamedTuple):
    """A page, and the files that belong beside it."""

    html: str
    sidecars: tuple[Sidecar, ...]


def render(
    table: Table,
    *,
    title: str,
    waters: Callable[[], Sequence[tuple[Place, Any]]] = tuple,
    language: str = "en",
    beside: str | None = None,
    inline_max: int = 10_000_000,
    version: str,
    locate: Callable[..., Path] | None = None,
) -> Drawing:
    """Draw the page of a table.

    Parameters
    ----------
    table : geo.exchange.table.Table
        The events.
    title : str
        Of the page.
    waters : callable
        Answers with seas and straits to outline and to name, as (Place, shapely geometry); asked while the table is packed.
    language : str
        Of the page's own words.
    beside : str, optional
        The folder beside the page for what is too much for it; without one everything stands in the page.
    inline_max : int
        Characters of packed texts that the page may hold.
    version : str
        Of Straitwatch; it stands in the footer.
    locate : callable, optional
        Finds files of the bundle, as `geo.assets.path` does; it is the default.

    Returns
    -------
    Drawing
        The same table gives the same bytes.
    """
    from . import base, document, frame, symbols

    if locate is None:
        from ..assets import path as locate
    words = document.words(language)
    with ThreadPoolExecutor(1) as pool:
        wanted = cells(table.lon, table.lat)
        pending = pool.submit(lambda: base.base(features=(), waters=waters(), locate=locate, wanted=wanted, language=language))
        packed = columns.pack(table, beside=beside, inline_max=inline_max)
        under = pending.result()
    centre, extent = whole(table.lon, table.lat)
    known = symbols.table()
    shown = {
        "format": 1,
        "version": version,
        "recipe": {
            "name": title,
            "title": title,
            "subtitle": table.name if table.name != title else None,
            "extent": extent,
            "centre": centre,
            "labels": True,
            "language": language,
            "start": None,
            "end": None,
        },
        "step": data.STEP,
        "file": table.name,
        "subject": "events",
        "layers": [{"id": "events", "title": title, "colour": None, "shown": True}],
        "prominent": prominent(table.coded["actor"].labels),
        "actors": colours(table.coded["actor"].labels),
        "dispatches": [],
        "incidents": [],
        "events": [],
        "features": [],
        "places": {},
        "symbols": {
            kind: known["events"].get(f"{kind}.sea", known["events"][kind])
            for kind in table.coded["kind"].labels
            if kind in known["events"]
        },
        "words": words,
    }
    markup, script = frame.frame((True,))
    drawings = symbols.drawings(locate("symbols", "symbols.json"), set(shown["symbols"].values()))
    html = document.document(
        data=shown,
        base=under,
        map=markup,
        frame=script,
        symbols=drawings,
        locate=locate,
        columns=packed.block,
        rows=noted(table),
        neighbours=bool(packed.sidecars),
    )
    return Drawing(html, packed.sidecars)


def colours(labels: Sequence[str]) -> dict[str, str]:
    """A colour for each actor: their own, else a spare one for those with the most events, else none in particular."""
    facts = data.palette()
    found, spare = {}, list(facts["spare"])
    for actor in dict.fromkeys(actor for label in labels for actor in label.split(columns.TOGETHER) if actor):
        found[actor] = facts["actors"].get(actor) or (spare.pop(0) if spare else facts["other"])
    return found


def prominent(labels: Sequence[str]) -> list[str]:
    """Actors that the legend names: those with a colour of their own, the ones with the most events first."""
    facts = data.palette()
    return [actor for actor, colour in colours(labels).items() if colour != facts["other"]]


def whole(lon: np.ndarray, lat: np.ndarray) -> tuple[float, list[float] | None]:
    """The meridian in the middle of the events, so that the world is cut where none of them is, and the box around them.

    Returns
    -------
    (centre, extent)
        extent is west, south, east, north, east perhaps past 180; None without any place.
    """
    known = np.unique(np.round(lon[~np.isnan(lon)], 2))
    if not len(known):
        return 150.0, None
    gaps = np.diff(known, append=known[0] + 360)
    widest = int(gaps.argmax())
    west = float(known[(widest + 1) % len(known)])
    wide = 360 - float(gaps[widest])
    south, north = float(np.nanmin(lat)), float(np.nanmax(lat))
    room = max(0.5, wide * ROOM)
    centre = (west + wide / 2 + 180) % 360 - 180
    return round(centre, 1), [
        round(west - room, 2),
        max(-80.0, round(south - room, 2)),
        round(west + wide + room, 2),
        min(82.0, round(north + room, 2)),
    ]


def cells(lon: np.ndarray, lat: np.ndarray) -> dict[str, int]:
    """How many events lie in each cell of the land."""
    known = ~np.isnan(lon)
    x, y = np.floor(lon[known] / CELL).astype("int64").clip(-18, 17), np.floor(lat[known] / CELL).astype("int64").clip(-9, 8)
    keys, counts = np.unique(x * 100 + y, return_counts=True)
    return {
        f"{(key + 50) // 100 * CELL}/{((key + 50) % 100 - 50) * CELL}": count
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True)
    }


def noted(table: Table) -> list[list[str]]:
    """The first rows in words, for a reader without JavaScript."""
    order = columns.newest(table.start, table.end)[:NOTED].tolist()
    found = []
    for row in order:
        said = {name: coded.labels[coded.codes[row]] for name, coded in table.coded.items()}
        day = "" if table.start[row] == columns.MISSING else str(np.datetime64(int(table.start[row]), "D"))
        texts = [table.texts[name][row] for name in ("title", "quote") if name in table.texts]
        found.append(
            [day, said["kind"], said["actor"].replace(columns.TOGETHER, ", "), said["place"], " ".join(filter(None, texts)), said["source"]]
        )
    return found
