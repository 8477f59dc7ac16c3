"""Places for other programs: the files are opened with the libraries those programs use, and with none."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
from pathlib import Path

import geopandas
import pyogrio
import pytest
import shapely

import gazetteer
from geo.exchange import places as exchange

COLUMNS = ["id", "name", "kind", "layer", "country", "lon", "lat", "radius_m", "area_km2", "status", "uncertainty_m", "variant_of", "since",
           "until", "source", "source_title", "licence", "names", "within", "connects", "claims", "geometry"]
ACROSS = {"sea/bering", "sea/chukchi", "ocean/pacific", "country/ru", "country/us", "country/fj", "region/alaska"}   # of 180 degrees


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


@pytest.fixture(scope="module")
def records(places: gazetteer.Gazetteer) -> list[gazetteer.Place]:
    """Everything authored, the countries, and a few divisions."""
    return [places.place(id) for layer in ("core", "country") for id in places.ids(layer=layer)] + [
        places.place(id) for id in places.ids(layer="division")[::100]]


def written(places: gazetteer.Gazetteer, records: list[gazetteer.Place], to: Path) -> Path:
    rows = (exchange.row(p, places.geometry(p.id), p.name, places.area_km2(p.id), places.source(p.source)) for p in records)
    sources = {p.source: places.source(p.source) for p in records}
    assert exchange.write(rows, to, beside=exchange.tables(records, sources.values())) == len(records)
    return to


@pytest.fixture(scope="module")
def gpkg(places: gazetteer.Gazetteer, records: list[gazetteer.Place], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(places, records, tmp_path_factory.mktemp("gpkg") / "places.gpkg")


@pytest.fixture(scope="module")
def geojson(places: gazetteer.Gazetteer, records: list[gazetteer.Place], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(places, records, tmp_path_factory.mktemp("geojson") / "places.geojson")


def is_sound(frame: geopandas.GeoDataFrame, records: list[gazetteer.Place]) -> None:
    assert frame.crs.to_epsg() == 4326 and list(frame.id) == [p.id for p in records]
    assert frame.geometry.is_valid.all() and not frame.geometry.is_empty.any()
    west, south, east, north = frame.total_bounds
    assert west >= -180 and east <= 180 and south >= -90 and north <= 90
    assert (frame.licence != "").all() and (frame.source_title != "").all()
    bounds = frame.set_index("id").bounds
    for id in ACROSS:
        assert bounds.minx[id] < -160 and bounds.maxx[id] > 160, id


def test_a_geopackage_is_read_by_geopandas(gpkg: Path, records: list[gazetteer.Place]) -> None:
    frame = geopandas.read_file(gpkg, layer="places")
    assert list(frame.columns) == COLUMNS
    is_sound(frame, records)
    soya = frame.set_index("id").loc["strait/soya"]
    assert soya.geometry.contains(shapely.Point(142.0, 45.7)) and json.loads(soya.connects) == ["sea/japan", "sea/okhotsk"]


def test_a_geopackage_is_what_ogc_12_128_says(gpkg: Path, records: list[gazetteer.Place]) -> None:
    with sqlite3.connect(gpkg) as table:
        one = lambda query: table.execute(query).fetchone()
        assert one("PRAGMA application_id")[0] == int.from_bytes(b"GPKG", "big") and one("PRAGMA user_version")[0] >= 10200
        assert one("PRAGMA integrity_check") == ("ok",) and table.execute("PRAGMA foreign_key_check").fetchall() == []
        contents = table.execute("SELECT table_name, data_type, srs_id FROM gpkg_contents ORDER BY 1").fetchall()
        assert contents == [("claims", "attributes", 0), ("names", "attributes", 0), ("places", "features", 4326),
                            ("sources", "attributes", 0)]
        assert one("SELECT organization, organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = 4326") == ("EPSG", 4326)
        assert {srs for (srs,) in table.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")} >= {-1, 0, 4326}
        assert one("SELECT column_name, geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns") == ("geom", "GEOMETRY", 4326, 0, 0)
        assert one("SELECT count(*) FROM rtree_places_geom")[0] == len(records)
        head = one("SELECT geom FROM places WHERE id = 'sea/japan'")[0][:8]
        assert head[:2] == b"GP" and int.from_bytes(head[4:8], "little" if head[3] & 1 else "big") == 4326


def test_the_tables_of_a_geopackage_join_with_its_places(gpkg: Path, records: list[gazetteer.Place]) -> None:
    with sqlite3.connect(gpkg) as table:
        ask = lambda query: table.execute(query).fetchall()
        assert ask("SELECT count(*) FROM names") == [(sum(len(p.names) for p in records),)]
        assert ask("SELECT place FROM names WHERE place NOT IN (SELECT id FROM places)") == []
        assert ask("SELECT source FROM places WHERE source NOT IN (SELECT id FROM sources)") == []
        found = ask("SELECT n.place FROM names n JOIN places p ON p.id = n.place WHERE n.text = '宗谷海峡' AND n.lang = 'ja'")
        assert found == [("strait/soya",)]
        assert {by for (by,) in ask("SELECT by FROM claims WHERE place = 'island/senkaku'")} >= {"JP", "CN", "TW"}


def test_the_same_places_are_the_same_bytes(places: gazetteer.Gazetteer, records: list[gazetteer.Place], tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    for ending in ("gpkg", "geojson"):
        one, two = (written(places, records[:40], tmp_path / name / f"p.{ending}").read_bytes() for name in ("one", "two"))
        assert one == two and len(one) > 10_000
    assert pyogrio.get_gdal_config_option("OGR_CURRENT_DATE") is None


def test_geojson_is_read_by_pyogrio(geojson: Path, records: list[gazetteer.Place]) -> None:
    is_sound(pyogrio.read_dataframe(geojson), records)


def test_geojson_is_what_rfc_7946_says(geojson: Path, records: list[gazetteer.Place]) -> None:
    collection = json.loads(geojson.read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection" and "crs" not in collection and len(collection["features"]) == len(records)
    for feature in collection["features"]:
        id, geometry = feature["properties"]["id"], feature["geometry"]
        nested = {"Point": 1, "LineString": 2, "Polygon": 3, "MultiPoint": 2, "MultiLineString": 3, "MultiPolygon": 4}[geometry["type"]]
        assert list(feature["properties"]) == COLUMNS[:-1]
        parts = geometry["coordinates"] if geometry["type"].startswith("Multi") else [geometry["coordinates"]]
        for part in parts:
            for number, ring in enumerate(part if nested >= 3 and "Polygon" in geometry["type"] else [part]):
                line = [ring] if isinstance(ring[0], float | int) else ring
                assert all(len(p) == 2 and -180 <= p[0] <= 180 and -90 <= p[1] <= 90 for p in line), id
                if "Polygon" in geometry["type"]:
                    assert line[0] == line[-1] and len(line) >= 4, id
                    assert shapely.LinearRing(line).is_ccw == (number == 0), f"{id}: the right-hand rule"


def test_what_crosses_180_is_cut_in_two_there(geojson: Path) -> None:
    frame = pyogrio.read_dataframe(geojson).set_index("id")
    for id in ("sea/bering", "sea/chukchi", "country/ru"):
        parts = shapely.get_parts(frame.geometry[id])
        sides = shapely.bounds(parts)
        assert (abs(sides[:, 2] - sides[:, 0]) <= 180).all(), id
        assert sides[:, 2].max() == 180 and sides[:, 0].min() == -180, id


def test_geoparquet_says_what_it_is(places: gazetteer.Gazetteer, records: list[gazetteer.Place], tmp_path: Path) -> None:
    file = tmp_path / "places.parquet"
    if importlib.util.find_spec("pyarrow") is None:                  # an extra: what is missing is told
        with pytest.raises(exchange.ExportError, match="needs the library pyarrow") as error:
            written(places, records, file)
        assert "straitwatch[parquet]" in error.value.hint and not file.exists()
        return
    from pyarrow import parquet

    written(places, records, file)
    meta = json.loads(parquet.read_metadata(file).metadata[b"geo"])
    column = meta["columns"]["geometry"]
    assert meta["version"] == "1.1.0" and meta["primary_column"] == "geometry" and column["encoding"] == "WKB"
    assert set(column["geometry_types"]) <= {"Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}
    assert column["crs"] is None or column["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    west, south, east, north = column["bbox"]
    assert -180 <= west < east <= 180 and -90 <= south < north <= 90 and column["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    frame = geopandas.read_parquet(file)
    is_sound(frame, records)
    here = geopandas.read_parquet(file, bbox=(141.5, 45.5, 142.5, 46.0))
    assert "strait/soya" in set(here.id) and len(here) < len(frame) / 5
