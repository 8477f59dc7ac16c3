"""GeoJSON as RFC 7946 wants it, with the way back to the sentence."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys

import pytest
import shapely

from geo.exchange import geojson
from geo.model import Feature


@pytest.fixture(scope="module")
def collection(samples):
    return json.loads(geojson.text(samples.features(), samples.events(), samples.dispatches(), samples.incidents()))


def test_every_mark_is_there_in_order(collection, samples):
    assert [feature["id"] for feature in collection["features"]] == [feature.id for feature in samples.features()]


def test_every_mark_leads_back_to_its_sentence(collection, samples):
    texts = {dispatch.id: dispatch.text for dispatch in samples.dispatches()}
    for feature in collection["features"]:
        facts = feature["properties"]
        quote = facts["quote"]
        assert texts[facts["source"]["dispatch"]][quote["start"]:quote["end"]] == quote["text"]
        assert facts["resolutions"][0]["candidates"]
        assert {"publisher", "url", "published", "grade", "title"} <= set(facts["source"])


def test_rfc_7946(collection):
    assert "crs" not in collection
    west, south, east, north = collection["bbox"]
    assert west > east, "from Beijing to Alaska the short way crosses 180"
    for feature in collection["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert shape.is_valid
        x, y = shapely.get_coordinates(shape).T
        assert abs(x).max() <= 180 and south <= y.min() and y.max() <= north
        for part in shapely.get_parts(shape):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw


def test_an_area_across_180_is_cut_there(collection):
    support = next(feature for feature in collection["features"] if feature["id"] == "soya-e3/2")
    assert support["geometry"]["type"] == "MultiPolygon"
    assert support["bbox"][0] > support["bbox"][2]


def test_an_event_without_a_mark_is_not_lost(collection):
    assert [fact["event"] for fact in collection["unplaced"]] == ["soya-e4"]
    assert collection["unplaced"][0]["why_not"] == "a statement without a place"


def test_the_same_input_gives_the_same_bytes(samples):
    once, again = (geojson.text(samples.features(), samples.events(), samples.dispatches(), samples.incidents()) for _ in range(2))
    assert once == again


def test_what_stands_nowhere_is_an_empty_collection():
    assert json.loads(geojson.text([], [], [], [])) == {"type": "FeatureCollection", "features": [], "unplaced": []}


def test_a_mark_of_an_unknown_event_is_left_out(samples):
    stray = Feature(id="x/1", event="x", shape="point", geometry=shapely.Point(0, 0))
    assert json.loads(geojson.text([stray], samples.events(), [], []))["features"] == []


def test_a_stream_and_a_file_get_the_same(samples, tmp_path):
    records = (samples.features(), samples.events(), samples.dispatches(), samples.incidents())
    stream, path = io.StringIO(), tmp_path / "map.geojson"
    geojson.write(*records, stream)
    geojson.write(*records, path)
    assert path.read_bytes().decode() == stream.getvalue()
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~os.umask(os.umask(0o022))


def test_a_write_that_fails_leaves_what_was_there(samples, tmp_path, monkeypatch):
    path = tmp_path / "map.geojson"
    path.write_text("old")

    def broken(*_):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        geojson.write(samples.features(), samples.events(), samples.dispatches(), samples.incidents(), path)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["map.geojson"]


def test_geojson_needs_no_geopandas():
    code = "import sys, geo.exchange.geojson, geo.exchange.csv; sys.exit(bool({'geopandas', 'pandas', 'folium'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
