"""Read events from JSON Lines, GeoJSON and files of GIS programs, ours and anybody's, as a table of cells; shapes become a point inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from ..errors import TableError
from .sheet import TOGETHER, Sheet, decoded, unique

ROLES = ("at", "via", "over", "near", "around", "to", "from")  # which place of an event of ours its row stands at
ACTING = ("initiator", "participant", "monitor")


def read(data: bytes, *, where: str) -> Sheet:
    """Read JSON Lines (objects, or GeoJSON features) or one GeoJSON object.

    Raises
    ------
    TableError
        A line is broken JSON (with its line), or there is no event in it.
    """
    text, told = decoded(data, where=where)
    try:
        whole = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        rows, lines = many(text, error, where=where)
    else:
        rows, lines = one(whole, where=where), None
    if not rows:
        raise TableError("there is no event in it", where=where, hint="one JSON object a line, or a GeoJSON FeatureCollection")
    rows, numbers = ours(rows) if any(is_ours(row) for row in rows[:50]) else (rows, None)
    return sheet(rows, told, [lines[number] for number in numbers] if lines and numbers is not None else lines)


def many(text: str, error: Exception, *, where: str) -> tuple[list[dict[str, Any]], list[int]]:
    """One object a line."""
    rows, lines = [], []
    decode = msgspec.json.Decoder().decode
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip("\r\t \x1e\ufeff")
        if not line:
            continue
        try:
            value = decode(line)
        except msgspec.DecodeError as problem:
            whole = number == 1 and not line.endswith("}")
            raise TableError(
                f"broken JSON: {error if whole else problem}", where=f"{where}:{number}", hint="one object a line, or one GeoJSON object"
            ) from None
        for row in one(value, where=f"{where}:{number}"):
            rows.append(row)
            lines.append(number)
    return rows, lines


def one(value: Any, *, where: str) -> list[dict[str, Any]]:
    """The rows that a JSON value holds."""
    if isinstance(value, list):
        return [row for entry in value for row in one(entry, where=where)]
    if not isinstance(value, dict):
        raise TableError(f"this is no event: {str(value)[:40]}", where=where, hint="an event is a JSON object: {...}")
    if value.get("type") == "FeatureCollection":
        unplaced = value.get("unplaced") if isinstance(value.get("unplaced"), list) else []
        return [row for entry in value.get("features") or [] for row in one(entry, where=where)] + [
            row for row in unplaced if isinstance(row, dict)
        ]
    if value.get("type") == "Feature":
        properties = value.get("properties") if isinstance(value.get("properties"), dict) else {}
        return [{**({"id": value["id"]} if "id" in value else {}), **properties, "geometry": value.get("geometry")}]
    if value.get("type") in ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection") and (
        "coordinates" in value or "geometries" in value
    ):
        return [{"geometry": value}]
    return [value]


# --- our own ------------------------------------------------------------------------------------------------------------------------------


def is_ours(row: Mapping[str, Any]) -> bool:
    """Whether a row is an event as `extract` or `export` writes it."""
    return isinstance(row.get("quote"), dict) and isinstance(row.get("when"), dict) and "kind" in row


def ours(rows: Iterable[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[int]]:
    """Our events as flat rows, one an event; of an event's marks the first that is surely meant."""
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    for number, row in enumerate(rows):
        if not is_ours(row):
            continue
        id = str(row.get("event") or row.get("id") or number)
        known = found.get(id)
        if known is None or (known[1]["geometry"] is None and row.get("geometry")):
            found[id] = number, flat(id, row)
    return [row for _, row in found.values()], [number for number, _ in found.values()]


def flat(id: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """One event of ours."""
    when, source, quote = row["when"], row.get("source") or {}, row["quote"]
    actors = [actor for actor in row.get("actors") or [] if isinstance(actor, dict)]
    doing = [actor.get("country") for actor in actors if actor.get("role") in ACTING] or [actor.get("country") for actor in actors]
    places = sorted(
        (place for place in row.get("places") or [] if isinstance(place, dict) and place.get("lon") is not None),
        key=lambda place: ROLES.index(place["role"]) if place.get("role") in ROLES else len(ROLES),
    )
    place = places[0] if places else next((place for place in row.get("places") or [] if isinstance(place, dict)), {})
    return {
        "lon": place.get("lon"),
        "lat": place.get("lat"),
        "geometry": row.get("geometry"),
        "date": when.get("start"),
        "end": when.get("end") if not when.get("open_ended") else None,
        "precision": when.get("precision"),
        "kind": row.get("kind"),
        "actor": TOGETHER.join(dict.fromkeys(filter(None, doing))),
        "domain": row.get("domain"),
        "modality": row.get("modality"),
        "source": row.get("publisher") or source.get("publisher") or row.get("dispatch") or source.get("dispatch"),
        "grade": source.get("grade"),
        "place": place.get("name") or row.get("label"),
        "title": source.get("title"),
        "quote": quote.get("text"),
        "url": row.get("url") or source.get("url"),
        "id": id,
    }


# --- cells --------------------------------------------------------------------------------------------------------------------------------


def sheet(rows: Sequence[Mapping[str, Any]], told: list[str], lines: list[int] | None) -> Sheet:
    """Rows as columns of text. A geometry becomes two columns lon and lat in front, unless it is missing everywhere."""
    names = dict.fromkeys(name for row in rows for name in row)
    names.pop("geometry", None)
    shapes = [row.get("geometry") for row in rows]
    columns = {name: [cell(row.get(name)) for row in rows] for name in names}
    if any(isinstance(shape, dict) for shape in shapes):
        lon, lat = points(shapes)
        for name, values in (("lon", lon), ("lat", lat)):
            columns[name] = [
                repr(float(value)) if value == value else before
                for value, before in zip(values, columns.get(name) or [""] * len(rows), strict=True)
            ]
    elif any(shapes):
        columns["geometry"] = [cell(shape) for shape in shapes]
    header = [str(name) for name in columns]
    return Sheet(header=unique(header), columns=list(columns.values()), told=told, at=lines)


def cell(value: Any) -> str:
    """A value of JSON as a cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(entry, str | int | float) for entry in value):
        return ", ".join(map(str, value))
    return repr(value) if isinstance(value, int | float) else msgspec.json.encode(value, order="deterministic").decode()


def points(shapes: Sequence[Any]) -> tuple[np.ndarray, np.ndarray]:
    """A point for each GeoJSON geometry: itself, or one inside it; NaN for none and for what is broken."""
    lon, lat = np.full(len(shapes), np.nan), np.full(len(shapes), np.nan)
    others = []
    for number, shape in enumerate(shapes):
        at = shape.get("coordinates") if isinstance(shape, dict) and shape.get("type") == "Point" else None
        if isinstance(at, list) and len(at) >= 2 and all(isinstance(value, int | float) for value in at[:2]):
            lon[number], lat[number] = at[0], at[1]
        elif isinstance(shape, dict):
            others.append(number)
    if others:
        made = shapely.from_geojson([msgspec.json.encode(shapes[number]).decode() for number in others], on_invalid="ignore")
        lon[others], lat[others] = inside(made)
    return lon, lat


def inside(shapes: Any) -> tuple[np.ndarray, np.ndarray]:
    """A point inside each shape, or on it; NaN for none."""
    found = shapely.point_on_surface(shapes)
    found = np.where(shapely.is_empty(found) | shapely.is_missing(found), None, found)
    return shapely.get_x(found), shapely.get_y(found)


def wkt(texts: Sequence[str]) -> Iterator[tuple[float, float]]:
    """A point for each WKT text."""
    lon, lat = inside(shapely.from_wkt([text.upper().removeprefix("SRID=4326;").strip() for text in texts], on_invalid="ignore"))
    return zip(lon.tolist(), lat.tolist(), strict=True)


def frame(path: Path, form: str, *, where: str) -> Sheet:
    """Read GeoParquet, GeoPackage, FlatGeobuf or a shapefile through geopandas; other projections become degrees.

    Raises
    ------
    TableError
        It cannot be read, has no geometry, or does not say in which projection it is.
    """
    import geopandas

    try:
        read = geopandas.read_parquet(path) if form == "parquet" else geopandas.read_file(path)
    except ImportError:
        raise TableError(
            "GeoParquet needs the library pyarrow", where=where, hint='pip install "straitwatch[parquet]", or save it as GeoJSON'
        ) from None
    except FileNotFoundError:
        raise TableError(
            "the table cannot be read: No such file or directory", where=where, hint="check the name and the permissions"
        ) from None
    except Exception as error:  # pyogrio and pyarrow have trees of errors of their own
        raise TableError(f"the table cannot be read: {str(error).splitlines()[0]}", where=where, hint="save it as GeoJSON or CSV") from None
    if not isinstance(read, geopandas.GeoDataFrame):
        raise TableError("the table has no geometry", where=where, hint="save it as CSV with longitude and latitude")
    told = []
    if read.crs is not None and read.crs.to_epsg() != 4326:
        told.append(f"projected from {read.crs.to_string()}")
        read = read.to_crs(4326)
    lon, lat = inside(read.geometry.to_numpy())
    rest = read.drop(columns=read.geometry.name)
    columns = {str(name): [cell(plain(value)) for value in rest[name]] for name in rest.columns}
    columns = {name: cells for name, cells in columns.items() if name not in ("lon", "lat")}
    columns |= {name: [repr(value) if value == value else "" for value in values.tolist()] for name, values in (("lon", lon), ("lat", lat))}
    return Sheet(header=unique(list(columns)), columns=list(columns.values()), told=told)


def plain(value: Any) -> Any:
    """A cell of pandas as builtins; what is missing is None."""
    if hasattr(value, "isoformat"):
        text = value.isoformat()
        return None if text == "NaT" else text.removesuffix("T00:00:00")
    if hasattr(value, "tolist"):
        value = value.tolist()
    return None if isinstance(value, float) and value != value else value
