"""Write places of the gazetteer for other programs: GeoPackage, GeoParquet or GeoJSON, by the file's ending."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
import shapely

from ..errors import StraitwatchError
from . import earth
from .out import mask

FORMATS = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".parquet": "", ".geoparquet": ""}
JSON = ("names", "within", "connects", "claims")     # columns of lists are JSON text: every program can hold text


class ExportError(StraitwatchError):
    """The places cannot be written so."""

    code = "export"


def row(place: Any, geometry: Any, label: str, area_km2: float | None) -> dict[str, Any]:
    """A place as flat columns; its geometry cut at the antimeridian."""
    parts = earth.cut(geometry)
    shape = parts[0] if len(parts) == 1 else {0: shapely.MultiPoint, 1: shapely.MultiLineString, 2: shapely.MultiPolygon}[
        shapely.get_dimensions(geometry)](parts)
    cells = {"id": place.id, "name": label, "kind": place.kind, "layer": place.layer, "country": place.country, "lon": place.lon,
             "lat": place.lat, "radius_m": place.radius_m, "area_km2": area_km2, "variant_of": place.variant_of, "since": place.since,
             "until": place.until, "source": place.source}
    return cells | {key: msgspec.json.encode(getattr(place, key)).decode() for key in JSON} | {"geometry": shape}


def write(rows: Iterable[dict[str, Any]], to: Path) -> int:
    """Write one layer `places`, EPSG:4326; a file appears only when it is complete. Answers with how many there are.

    Raises
    ------
    ExportError
        The ending is none of ours, or a library for it is missing.
    """
    if to.suffix not in FORMATS:
        raise ExportError(f"places cannot be written as {to.suffix or 'a file without an ending'}", where=str(to),
                          hint=f"end the name in one of {', '.join(FORMATS)}")
    import geopandas

    frame = geopandas.GeoDataFrame(list(rows), geometry="geometry", crs="EPSG:4326")
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=f".{to.name}.") as folder:
        draft = Path(folder, to.name)
        if FORMATS[to.suffix]:
            options = {"RFC7946": "YES"} if to.suffix == ".geojson" else {}
            frame.to_file(draft, driver=FORMATS[to.suffix], layer="places", engine="pyogrio", **options)
        else:
            try:
                frame.to_parquet(draft, write_covering_bbox=True)
            except ImportError:
                raise ExportError("GeoParquet needs the library pyarrow", where=str(to),
                                  hint='pip install "straitwatch[parquet]", or write .gpkg') from None
        draft.chmod(0o666 & ~mask())
        os.replace(draft, to)
    return len(frame)
