"""Write places of the gazetteer for other programs: GeoPackage, GeoParquet or GeoJSON, by the file's ending.

In every format a place is one feature, and its names, claims and relations are columns of JSON text. A GeoPackage has three more
tables, for programs that would rather join than parse: `names`, `claims` and `sources`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import shapely

from ..errors import StraitwatchError
from . import earth
from .out import mask

FORMATS = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".parquet": "", ".geoparquet": ""}
JSON = ("names", "within", "connects", "claims")     # columns of lists are JSON text: every program can hold text
WRITTEN = "2000-01-01T00:00:00.000Z"                 # what stands in a GeoPackage for the time of writing: the same places, the same bytes


class ExportError(StraitwatchError):
    """The places cannot be written so."""

    code = "export"


def row(place: Any, geometry: Any, label: str, area_km2: float | None, source: Any) -> dict[str, Any]:
    """A place as flat columns; its geometry cut at the antimeridian.

    Parameters
    ----------
    place : gazetteer.Place
        The record.
    geometry : geometry
        Lon/lat degrees, longitudes continuous.
    label : str
        The name to show it by.
    area_km2 : float or None
        How large it is; None for a point.
    source : gazetteer.Source
        Who says so: the file names the licence of each place.
    """
    parts = earth.cut(geometry)
    shape = parts[0] if len(parts) == 1 else {0: shapely.MultiPoint, 1: shapely.MultiLineString, 2: shapely.MultiPolygon}[
        shapely.get_dimensions(geometry)](parts)
    cells = {"id": place.id, "name": label, "kind": place.kind, "layer": place.layer, "country": place.country, "lon": place.lon,
             "lat": place.lat, "radius_m": place.radius_m, "area_km2": area_km2, "status": place.status,
             "uncertainty_m": place.uncertainty_m, "variant_of": place.variant_of, "since": place.since, "until": place.until,
             "source": place.source, "source_title": source.title, "licence": source.licence}
    return cells | {key: msgspec.json.encode(getattr(place, key)).decode() for key in JSON} | {"geometry": shape}


def tables(places: Iterable[Any], sources: Iterable[Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows of the tables beside the places: `names` and `claims`, each with the id of its place, and `sources`."""
    names: list[dict[str, Any]] = []
    claims: list[dict[str, Any]] = []
    for place in places:
        names += [{"place": place.id, **msgspec.to_builtins(name), "used_by": " ".join(name.used_by)} for name in place.names]
        claims += [{"place": place.id, **msgspec.to_builtins(claim)} for claim in place.claims]
    return {"names": names, "claims": claims, "sources": [msgspec.to_builtins(source) for source in sources]}


def write(rows: Iterable[dict[str, Any]], to: Path, *, beside: dict[str, list[dict[str, Any]]] | None = None) -> int:
    """Write one layer `places`, EPSG:4326; a file appears only when it is complete. Answers with how many there are.

    Parameters
    ----------
    rows : iterable of dict
        What `row` gives.
    to : Path
        Its ending says the format.
    beside : dict of str to rows, optional
        More tables of a GeoPackage, without geometry.

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
            with undated():
                frame.to_file(draft, driver=FORMATS[to.suffix], layer="places", engine="pyogrio", **options)
                for name, found in (beside or {}).items() if to.suffix == ".gpkg" else ():
                    if found:
                        add(found, draft, name)
        else:
            try:
                frame.to_parquet(draft, write_covering_bbox=True)
            except ImportError:
                raise ExportError("GeoParquet needs the library pyarrow", where=str(to),
                                  hint='pip install "straitwatch[parquet]", or write .gpkg') from None
        draft.chmod(0o666 & ~mask())
        os.replace(draft, to)
    return len(frame)


def add(rows: list[dict[str, Any]], to: Path, layer: str) -> None:
    """Add a table without geometry to a GeoPackage."""
    import pandas
    import pyogrio

    pyogrio.write_dataframe(pandas.DataFrame(rows), to, layer=layer, driver="GPKG", append=True)


@contextmanager
def undated() -> Iterator[None]:
    """Let GDAL write `WRITTEN` for the time."""
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
