"""Pack a table of events into typed arrays, deflated, in one inert block; quotes and titles apart, in the page or beside it."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy as np

if TYPE_CHECKING:
    from ..exchange.table import Table

MISSING = -2147483648  # no day; `assets/js/columns.js` has the same number
FIRST = 719_163  # days from 31 December of the year before 1 to 1970-01-01
STEP = 1e-5  # degrees of one whole step of a coordinate: a metre
CHUNK = 2_048  # events whose texts are deflated together, and read together
FILE = 2_000_000  # characters of deflated texts that one file beside the page holds, at least
HEAVY = 4_000_000  # characters of text from which on speed counts more than the last percents
WORKERS = 2
TOGETHER = "\x1f"  # as geo/exchange/sheet.py writes several actors
CODES = ("kind", "actor", "domain", "modality", "source", "grade", "precision")


class Sidecar(NamedTuple):
    """A file of texts beside the page: a classic script, for `fetch` is closed to files."""

    name: str
    text: str


class Packed(NamedTuple):
    """A table as the page holds it."""

    block: dict[str, Any]  # goes into the page as inert JSON
    sidecars: tuple[Sidecar, ...]


def pack(table: Table, *, beside: str | None, inline_max: int) -> Packed:
    """Pack a table.

    Parameters
    ----------
    table : geo.exchange.table.Table
        The events.
    beside : str, optional
        The folder of sidecars, as the page names it; without one all texts stand in the page.
    inline_max : int
        Characters of deflated texts that the page itself may hold; more goes into sidecars, all of it.

    Returns
    -------
    Packed
        Events stand latest first; what is only bounded stands with its bound, what is undated comes last, equals in the order of the file.
        The same table gives the same bytes.
    """
    order = newest(table.start, table.end)
    place, places = located(table, order)
    rows = {name: codes[order] for name, codes in ((name, table.coded[name].codes) for name in CODES)}
    rows |= {"start": shifted(table.start)[order], "end": ends(table.start, table.end)[order], "place": place, "row": order}
    delta = {"start", "row"}
    with ThreadPoolExecutor(WORKERS) as pool:
        chunks = texts(table, order, pool)
        columns = dict(zip(rows, pool.map(lambda name: column(rows[name], delta=name in delta), rows), strict=True))
        spots = dict(zip(places, pool.map(lambda name: column(places[name]), places), strict=True))
        chunks = [chunk.result() for chunk in chunks]
    block: dict[str, Any] = {
        "format": 1,
        "n": table.n,
        "step": STEP,
        "columns": columns,
        "places": {"n": len(places["lon"]), "columns": spots},
        "labels": {name: list(table.coded[name].labels) for name in (*CODES, "place")},
        "together": TOGETHER,
        "texts": {"names": list(table.texts), "chunk": CHUNK},
    }
    sidecars: tuple[Sidecar, ...] = ()
    if beside is None or sum(map(len, chunks)) <= inline_max:
        block["texts"]["inline"] = chunks
    else:
        sidecars = shared(chunks)
        block["texts"] |= {
            "folder": beside,
            "files": [
                {"name": each.name, "chunks": count, "sha256": sha256(argument(each.text))}
                for each, count in zip(sidecars, counts(chunks), strict=True)
            ],
        }
    return Packed(block, sidecars)


def newest(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Row numbers, the latest first."""
    day = np.where(start != MISSING, start, end).astype("int64")
    if len(day) and (day[1:] <= day[:-1]).all():
        return np.arange(len(day))
    return np.argsort(-day, kind="stable")


def shifted(day: np.ndarray) -> np.ndarray:
    """Days as numbers from 1 (1 January of the year 1) on; 0: not known."""
    return np.where(day == MISSING, 0, day.astype("int64") + FIRST)


def ends(start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The last day as a small number: 0 the same as the first, 1 not known, else one more than the days between; without a first day
    one more than the shifted last one."""
    between = end.astype("int64") - start
    return np.where(end == start, 0, np.where(start == MISSING, shifted(end) + 1, np.where(end == MISSING, 1, between + 1)))


def located(table: Table, order: np.ndarray) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """The place of each event, and the places: lon, lat in steps from -180, -90 plus one (0: none), name as a code of its label.

    A place is a position; events without one share a place when they share a name. Places are numbered as they first occur.
    """
    names = table.coded["place"].codes[order]
    lon, lat = table.lon[order], table.lat[order]
    known = ~np.isnan(lon)
    x = np.where(known, np.rint((np.where(known, lon, 0) + 180) / STEP) + 1, 0).astype("int64")
    y = np.where(known, np.rint((np.where(known, lat, 0) + 90) / STEP) + 1, 0).astype("int64")
    key = np.where(known, x * 36_000_002 + y, -1 - names)
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    by_first = np.argsort(first, kind="stable")
    rank = np.empty(len(first), "int64")
    rank[by_first] = np.arange(len(first))
    seen = first[by_first]
    return rank[inverse.ravel()], {"lon": x[seen], "lat": y[seen], "name": names[seen]}


def column(values: np.ndarray, *, delta: bool = False) -> dict[str, Any]:
    """One column: its bytes by significance, all lowest ones first, deflated; `decode.js` is the mirror.

    Returns
    -------
    dict
        planes: bytes a value; delta: whether values are zigzag differences from the one before, the first from 0;
        data: base64 of raw deflate.
        A column of zeros has no planes and no data.
    """
    values = np.asarray(values, dtype="int64")
    if delta:
        change = np.diff(values, prepend=0)
        values = (change << 1) ^ (change >> 63)
    whole = values.astype("uint32")
    most = int(whole.max(initial=0))
    planes = (most.bit_length() + 7) // 8
    if not planes:
        return {"planes": 0, "delta": False, "data": ""}
    parts = np.ascontiguousarray(whole.astype("<u4").view("uint8").reshape(-1, 4)[:, :planes].T)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9)
    return {"planes": planes, "delta": delta, "data": text64(packer.compress(parts) + packer.flush())}


def texts(table: Table, order: np.ndarray, pool: ThreadPoolExecutor) -> list[Any]:
    """Deflated chunks of CHUNK events, as futures: JSON, one list for each kind of text."""
    if not table.texts:
        return []
    same = bool((order == np.arange(len(order))).all())
    kept = [cells if same else list(map(cells.__getitem__, order.tolist())) for cells in table.texts.values()]
    size = sum(len(cell) for cells in kept for cell in cells[:CHUNK]) / max(1, min(CHUNK, table.n)) * table.n
    level = 4 if size > HEAVY else 9
    return [pool.submit(deflated, [cells[start : start + CHUNK] for cells in kept], level) for start in range(0, table.n, CHUNK)]


def deflated(lists: Sequence[Sequence[str]], level: int) -> str:
    packer = zlib.compressobj(level, zlib.DEFLATED, -15, 9)
    return text64(packer.compress(msgspec.json.encode(lists)) + packer.flush())


def text64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def groups(chunks: Sequence[str]) -> list[list[str]]:
    """Chunks by sidecar."""
    found: list[list[str]] = []
    size = FILE
    for chunk in chunks:
        if size >= FILE:
            found.append([])
            size = 0
        found[-1].append(chunk)
        size += len(chunk)
    return found


def counts(chunks: Sequence[str]) -> list[int]:
    return [len(group) for group in groups(chunks)]


def shared(chunks: Sequence[str]) -> tuple[Sidecar, ...]:
    """Sidecars: each calls the one function the page has for it with one JSON string of base64, and can hold nothing else."""
    made = []
    for number, group in enumerate(groups(chunks)):
        payload = msgspec.json.encode(group).decode()
        made.append(Sidecar(f"texts-{number:03d}-{sha256(payload)[:12]}.js", f"straitwatch.receive({number},'{payload}');\n"))
    return tuple(made)


def argument(script: str) -> str:
    """The JSON string in a sidecar."""
    return script[script.index("'") + 1 : script.rindex("'")]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
