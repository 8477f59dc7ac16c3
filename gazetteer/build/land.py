"""The world's land as polygons, asked by window of longitudes that may run past 180 degrees."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import box

from gazetteer.build.cache import Cache, digest
from gazetteer.build.topojson import Topology, polygons, valid
from gazetteer.earth import areas_km2, moved

Window = tuple[float, float, float, float]   # west, south, east, north; longitudes continuous


class Land:
    """Land polygons, repeated every 360 degrees so that nothing is special at 180."""

    def __init__(self, world_atlas: Path, *, resolution: str = "10m", kept: Cache | None = None) -> None:
        path = world_atlas / f"land-{resolution}.json"
        self.digest = digest(path.read_bytes() if path.is_file() else b"")

        def read() -> list[bytes]:
            found = np.array([g for _, _, g in Topology(path).read("land") if g is not None], dtype=object)
            return shapely.to_wkb(valid(polygons(found))).tolist()

        parts = shapely.from_wkb((kept or Cache(None)).value("land", self.digest, read, list[bytes]))
        west, east = shapely.bounds(parts)[:, 0], shapely.bounds(parts)[:, 2]
        self.once = parts
        areas = areas_km2(parts)
        copies, copied = [parts], [areas]
        for shift in (-360, 360):
            near = (west + shift < 420) & (east + shift > -420)
            copies.append(moved(parts[near], shift))
            copied.append(areas[near])
        self.parts, self.areas_km2 = np.concatenate(copies), np.concatenate(copied)
        self._tree = shapely.STRtree(self.parts)

    def window(self, window: Window, *, least_km2: float = 0.0) -> np.ndarray:
        """Valid land polygons clipped to a window; only landmasses of at least `least_km2`, measured before clipping."""
        found = np.sort(self._tree.query(box(*window), predicate="intersects"))
        found = found[self.areas_km2[found] >= least_km2]
        return valid(polygons(shapely.clip_by_rect(self.parts[found], *window)))

    def mass(self, lon: float, lat: float, *, within_deg: float = 0.05) -> shapely.Polygon | None:
        """The landmass at a point, or the nearest one within `within_deg`."""
        found = self._tree.query(shapely.Point(lon, lat), predicate="dwithin", distance=within_deg)
        if not len(found):
            return None
        gaps = shapely.distance(self.parts[found], shapely.Point(lon, lat))
        return self.parts[min(zip(gaps, found, strict=True))[1]]
