"""Toponyms as rows and as GeoJSON."""

import json

import gazetteer
from geo.exchange import toponyms
from geo.toponyms import Geoparser

PLACES = gazetteer.open()
PARSER = Geoparser(PLACES)


def test_a_row_is_flat_and_has_a_box_only_for_an_area():
    fiji, suva = (toponyms.row(one) for one in PARSER.parse("They left Fiji for Suva, Fiji.")[:2])
    assert (fiji["start"], fiji["end"], fiji["text"]) == (10, 14, "Fiji")
    assert fiji["geometry"] == "area" and len(fiji["bbox"]) == 4
    assert suva["geometry"] == "point" and "bbox" not in suva
    json.dumps(fiji)


def test_a_place_across_the_antimeridian_is_cut_and_its_box_crosses():
    text = toponyms.geojson([("a", PARSER.parse("They left Fiji.")), ("b", PARSER.parse("Fiji again, near Quarrel Township."))], PLACES)
    collection = json.loads(text)
    feature, = collection["features"]
    west, _, east, _ = feature["bbox"]
    assert west > east
    assert all(-180 <= x <= 180 for polygon in feature["geometry"]["coordinates"] for ring in polygon for x, _ in ring)
    assert [mention["document"] for mention in feature["properties"]["mentions"]] == ["a", "b"]
    assert [one["document"] for one in collection["unplaced"]] == ["b"]


def test_no_toponyms_make_an_empty_collection():
    assert json.loads(toponyms.geojson([("a", [])], PLACES)) == {"type": "FeatureCollection", "features": [], "unplaced": []}
