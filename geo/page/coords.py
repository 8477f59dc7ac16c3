"""Write coordinates as short ASCII strings that the page reads back: whole steps, differences, six bits a character."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import shapely

ALPHABET = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", dtype="uint8")


def encode(xy: np.ndarray, *, step: float) -> str:
    """Encode one line of lon, lat in degrees; `step` degrees are one whole step, and what is finer is lost.

    Zigzag differences in groups of five bits, lowest first; the sixth bit says that more follow. `decode` in
    `assets/js/coords.js` is its mirror.
    """
    return encode_many(np.asarray(xy), np.array([0, len(xy)]), step=step)[0]


def encode_many(xy: np.ndarray, offsets: np.ndarray, *, step: float) -> list[str]:
    """Encode many lines at once: line n is `xy[offsets[n]:offsets[n + 1]]`."""
    steps = np.rint(xy[:, :2] / step).astype("int64")
    first = np.zeros(len(steps), dtype=bool)
    first[offsets[:-1]] = True
    last = np.zeros(len(steps), dtype=bool)
    last[offsets[1:] - 1] = True                             # a ring keeps its end, a short line keeps two points
    keep = first | last
    keep[1:] |= (steps[1:] != steps[:-1]).any(axis=1)
    starts = np.append(np.flatnonzero(first[keep]), keep.sum())
    steps = steps[keep]
    values = np.diff(steps, axis=0, prepend=[[0, 0]])
    values[starts[:-1]] = steps[starts[:-1]]
    values = values.ravel()
    values = (values << 1) ^ (values >> 63)
    size = max(1, -(-int(values.max(initial=0)).bit_length() // 5))
    groups = np.stack([(values >> (5 * k)) & 31 for k in range(size)], axis=1)
    more = np.stack([(values >> (5 * (k + 1))) > 0 for k in range(size)], axis=1)
    used = np.concatenate([np.ones((len(values), 1), dtype=bool), more[:, :-1]], axis=1)
    text = ALPHABET[(groups | (more << 5))[used]].tobytes().decode("ascii")
    ends = np.append(0, np.cumsum(used.sum(axis=1)))[starts * 2]
    return [text[start:end] for start, end in itertools.pairwise(ends.tolist())]


def encode_parts(geometry: Any, *, step: float, smallest: float = 0.0) -> list[list[str]]:
    """Encode a point, line or area: a list of parts, each a list of rings (an area), of one line, or of one point.

    Parts and holes of an area below `smallest` square degrees are left out, but never the whole area.
    """
    parts = shapely.get_parts(shapely.get_parts(geometry))
    parts = parts[~shapely.is_empty(parts)]
    if not len(parts):
        return []
    if smallest and len(parts) > 1:
        areas = shapely.area(parts)
        parts = parts[(areas >= smallest) | (areas == areas.max()) | (shapely.get_dimensions(parts) < 2)]
    lines, owner = [], []
    for number, part in enumerate(parts):
        rings = [part]
        if part.geom_type == "Polygon":
            holes = shapely.get_rings(part)[1:]
            if smallest and len(holes):
                holes = holes[shapely.area(shapely.polygons(holes)) >= smallest]
            rings = [part.exterior, *holes]
        lines += rings
        owner += [number] * len(rings)
    xy, index = shapely.get_coordinates(lines, return_index=True)
    texts = encode_many(xy, np.searchsorted(index, np.arange(len(lines) + 1)), step=step)
    found: list[list[str]] = [[] for _ in parts]
    for number, text in zip(owner, texts, strict=True):
        found[number].append(text)
    return found


def encode_areas(shapes: Any, *, step: float, smallest: float = 0.0) -> list[list[list[str]]]:
    """Encode many areas at once: what `encode_parts` makes of each, a tenth of the time."""
    shapes = np.asarray(shapes, dtype=object)
    found: list[list[list[str]]] = [[] for _ in shapes]
    parts, owner = shapely.get_parts(shapes, return_index=True)
    full = ~shapely.is_empty(parts)
    parts, owner = parts[full], owner[full]
    if not len(parts):
        return found
    areas = shapely.area(parts)
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, areas)
    kept = (areas >= smallest) | (areas == largest[owner])
    parts, owner = parts[kept], owner[kept]
    rings, part = shapely.get_rings(parts, return_index=True)
    shell = np.diff(part, prepend=-1) != 0
    kept = shell | (shapely.area(shapely.polygons(rings)) >= smallest)
    rings, part, shell = rings[kept], part[kept], shell[kept]
    xy, index = shapely.get_coordinates(rings, return_index=True)
    texts = encode_many(xy, np.searchsorted(index, np.arange(len(rings) + 1)), step=step)
    for number, first, text in zip(owner[part].tolist(), shell.tolist(), texts, strict=True):
        if first:
            found[number].append([])
        found[number][-1].append(text)
    return found
