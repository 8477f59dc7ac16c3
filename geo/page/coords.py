"""Write coordinates as short ASCII strings that the page reads back: whole steps, differences, six bits a character."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

ALPHABET = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", dtype="uint8")


def encode(xy: np.ndarray, *, step: float) -> str:
    """Encode one line.

    Parameters
    ----------
    xy : array (n, 2)
        lon, lat in degrees, WGS84, continuous longitudes.
    step : float
        Degrees of one whole step; what is finer is lost.

    Returns
    -------
    str
        Zigzag differences in groups of five bits, lowest first; the sixth bit says that more follow. `decode` in
        `assets/js/coords.js` is its mirror.
    """
    steps = np.rint(np.asarray(xy, dtype="float64")[:, :2] / step).astype("int64")
    if len(steps) > 1:
        moved = np.ones(len(steps), dtype=bool)
        moved[1:] = (steps[1:] != steps[:-1]).any(axis=1)
        moved[-1] = True                                     # a ring keeps its end, a short line keeps two points
        steps = steps[moved]
    values = np.diff(steps, axis=0, prepend=[[0, 0]]).ravel()
    values = (values << 1) ^ (values >> 63)
    groups = np.stack([(values >> (5 * k)) & 31 for k in range(8)], axis=1)
    more = np.stack([(values >> (5 * (k + 1))) > 0 for k in range(8)], axis=1)
    used = np.concatenate([np.ones((len(values), 1), dtype=bool), more[:, :-1]], axis=1)
    return ALPHABET[(groups | (more << 5))[used]].tobytes().decode("ascii")


def encode_parts(geometry: Any, *, step: float) -> list[list[str]]:
    """Encode a point, line or area: a list of parts, each a list of rings (an area), of one line, or of one point."""
    parts = []
    for part in shapely.get_parts(geometry):
        kind = part.geom_type
        if part.is_empty:
            continue
        if kind == "GeometryCollection":
            parts.extend(encode_parts(part, step=step))
        elif kind == "Polygon":
            parts.append([encode(shapely.get_coordinates(ring), step=step) for ring in (part.exterior, *part.interiors)])
        else:
            parts.append([encode(shapely.get_coordinates(part), step=step)])
    return parts
