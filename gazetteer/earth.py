"""Measures on the ellipsoid: distances, areas, metric planes and the frame of longitudes.

Only the functions that take arrays or geometries need numpy and shapely, and they import them when they are called.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

A_M = 6_378_137.0                        # WGS84 semi-major axis
F = 1 / 298.257223563                    # WGS84 flattening
R_M = 6_371_007.2                        # authalic radius: the sphere with the ellipsoid's area
NM_M = 1_852.0

_E2 = F * (2 - F)
_BETA = (_E2 / 3 + 31 * _E2**2 / 180 + 517 * _E2**3 / 5040, 23 * _E2**2 / 360 + 251 * _E2**3 / 3780)


def frame(lon: float, reference: float) -> float:
    """The same meridian, written within 180 degrees of `reference`."""
    return lon + 360.0 * round((reference - lon) / 360.0)


def wrap(lon: float) -> float:
    """The same meridian within [-180, 180)."""
    return lon if -180.0 <= lon < 180.0 else (lon + 180.0) % 360.0 - 180.0


def moved(geometry: Any, shift: float) -> Any:
    """A geometry (or an array of them) moved by `shift` degrees of longitude, a multiple of 360."""
    import shapely

    return shapely.transform(geometry, lambda xy: xy + (shift, 0.0))   # noqa: RUF005 (xy is an array)


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance over the ellipsoid between two (lon, lat) by Andoyer and Lambert; good to some tens of metres."""
    tan_a, tan_b = (math.atan((1 - F) * math.tan(math.radians(p[1]))) for p in (a, b))
    half = math.radians(b[0] - a[0]) / 2
    h = math.sin((tan_b - tan_a) / 2) ** 2 + math.cos(tan_a) * math.cos(tan_b) * math.sin(half) ** 2
    sigma = 2 * math.asin(min(1.0, math.sqrt(h)))
    if sigma < 1e-9 or math.pi - sigma < 1e-6:
        return A_M * sigma
    p, q = (tan_a + tan_b) / 2, (tan_b - tan_a) / 2
    x = (sigma - math.sin(sigma)) * (math.sin(p) * math.cos(q) / math.cos(sigma / 2)) ** 2
    y = (sigma + math.sin(sigma)) * (math.cos(p) * math.sin(q) / math.sin(sigma / 2)) ** 2
    return A_M * (sigma - F / 2 * (x + y))


def length_m(line: Any) -> float:
    """Length of a lon/lat line over the ellipsoid."""
    points = list(line.coords)
    return sum(distance_m(p, q) for p, q in itertools.pairwise(points))


def destination(lon: float, lat: float, bearing_deg: float, distance_m: float) -> tuple[float, float]:
    """Where one arrives: (lon, lat) on the sphere, longitude continuous with the start."""
    d, b, phi = distance_m / R_M, math.radians(bearing_deg), math.radians(lat)
    to = math.asin(max(-1.0, min(1.0, math.sin(phi) * math.cos(d) + math.cos(phi) * math.sin(d) * math.cos(b))))
    turn = math.atan2(math.sin(b) * math.sin(d) * math.cos(phi), math.cos(d) - math.sin(phi) * math.sin(to))
    return lon + math.degrees(turn), math.degrees(to)


def equal_area(xy: Any) -> Any:
    """Lon/lat degrees to metres in a cylindrical plane that keeps the ellipsoid's areas (an array of shape (n, 2))."""
    import numpy as np

    phi = np.radians(xy[:, 1])
    beta = phi - _BETA[0] * np.sin(2 * phi) + _BETA[1] * np.sin(4 * phi)
    return np.column_stack([np.radians(xy[:, 0]) * R_M, np.sin(beta) * R_M])


def area_km2(geometry: Any) -> float:
    """Area of a lon/lat geometry on the ellipsoid."""
    import shapely

    return float(shapely.area(shapely.transform(geometry, equal_area))) / 1e6


def areas_km2(geometries: Any) -> Any:
    """Areas of an array of lon/lat geometries on the ellipsoid."""
    import shapely

    return shapely.area(shapely.transform(geometries, equal_area)) / 1e6


class Plane:
    """The azimuthal equidistant plane around one point, in metres: true distances and bearings from its centre."""

    def __init__(self, lon: float, lat: float) -> None:
        self.lon, self.lat = lon, lat
        self._sin, self._cos = math.sin(math.radians(lat)), math.cos(math.radians(lat))

    def forward(self, xy: Any) -> Any:
        """Lon/lat degrees to metres."""
        import numpy as np

        lam, phi = np.radians(xy[:, 0] - self.lon), np.radians(xy[:, 1])
        cos_c = np.clip(self._sin * np.sin(phi) + self._cos * np.cos(phi) * np.cos(lam), -1.0, 1.0)
        east = np.cos(phi) * np.sin(lam)
        north = self._cos * np.sin(phi) - self._sin * np.cos(phi) * np.cos(lam)
        c = np.arctan2(np.hypot(east, north), cos_c)
        sin_c = np.sin(c)
        k = np.where(sin_c < 1e-12, 1.0, c / np.where(sin_c < 1e-12, 1.0, sin_c)) * R_M
        return np.column_stack([k * east, k * north])

    def backward(self, xy: Any) -> Any:
        """Metres to lon/lat degrees, longitudes continuous around the centre."""
        import numpy as np

        rho = np.hypot(xy[:, 0], xy[:, 1])
        safe = np.where(rho == 0, 1.0, rho)
        c = rho / R_M
        sin_c, cos_c = np.sin(c), np.cos(c)
        phi = np.arcsin(np.clip(cos_c * self._sin + xy[:, 1] / safe * sin_c * self._cos, -1.0, 1.0))
        lam = np.arctan2(xy[:, 0] * sin_c, safe * self._cos * cos_c - xy[:, 1] * self._sin * sin_c)
        return np.column_stack([self.lon + np.degrees(lam), np.degrees(phi)])


def buffer_m(geometry: Any, radius_m: float, *, centre: tuple[float, float], segments: int = 16) -> Any:
    """Everything within `radius_m` of a lon/lat geometry, measured in the plane around `centre`.

    Good to about one per cent within 1,500 km of `centre`.
    """
    import shapely

    plane = Plane(*centre)
    parts = shapely.get_parts(shapely.transform(geometry, plane.forward))
    size = shapely.bounds(parts)
    small = (size[:, 2] - size[:, 0] < radius_m / 10) & (size[:, 3] - size[:, 1] < radius_m / 10)
    parts[small] = shapely.convex_hull(parts[small])                   # an islet's bays do not show at that distance
    # part by part is several times faster than all at once
    return shapely.transform(shapely.union_all(shapely.buffer(parts, radius_m, quad_segs=segments)), plane.backward)
