"""A user's own places in front of the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gazetteer
from gazetteer import FactsError, overlay

CAMP = """
["base/camp-x"]
kind = "base"
names = [{text = "Camp Xylophon", lang = "en", status = "preferred"}, {text = "木琴營區", lang = "zh-Hant"}]
circles = [[121.5, 25.1, 3000]]
country = "TW"

["zone/box"]
kind = "zone"
names = [{text = "Box Qux", lang = "en"}]
outline = [[179, 10], [-179, 10], [-179, 12], [179, 12]]

["sea/japan"]
kind = "sea"
names = [{text = "Sea Renamed", lang = "en"}]
outline = [[130, 36], [138, 36], [138, 42], [130, 42]]
"""


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_places_are_added_and_replaced(tmp_path: Path, places: gazetteer.Gazetteer) -> None:
    mine = gazetteer.open(overlay=write(tmp_path, own_toml=CAMP))
    best = mine.find("camp xylophon").candidates[0]
    assert (best.place.id, best.place.layer, best.how) == ("base/camp-x", "user", "folded") and "your own base" in best.why
    assert [hit.ids for hit in mine.scan("Two ships left Camp Xylophon. 木琴營區")] == [("base/camp-x",), ("base/camp-x",)]
    assert mine.find("Camp Xilophon").candidates[0].how == "fuzzy"
    assert mine.locate(121.51, 25.1).candidates[0].place.id == "base/camp-x"
    assert mine.locate(179.5, 11.0).candidates[0].place.id == mine.locate(-179.5, 11.0).candidates[0].place.id == "zone/box"
    assert mine.place("zone/box").bbox == (179.0, 10.0, -179.0, 12.0)
    assert "sea/japan" in mine.locate_many([(135.0, 37.0)])[0]
    assert mine.geocode("Camp Xylophon").id == "base/camp-x"
    assert mine.phrase("near Camp Xylophon").core.area > 0
    assert mine.ids(layer="user") == ["sea/japan", "base/camp-x", "zone/box"]
    assert mine.place("sea/japan").name == "Sea Renamed" and mine.geometry("sea/japan").area == 48
    assert "sea/japan" not in [c.place.id for c in mine.find("Sea of Japan").candidates]
    assert places.place("sea/japan").name == "Sea of Japan"  # the store itself is as it was
    assert mine.find("Tokyo") == places.find("Tokyo")


def test_geojson_as_qgis_writes_it(tmp_path: Path) -> None:
    def feature(geometry: dict, **properties: object) -> dict:
        return {"type": "Feature", "properties": properties, "geometry": geometry}

    members = [
        feature({"type": "Point", "coordinates": [121.5, 25.1]}, id="base/camp-x", name="Camp Xylophon", kind="base", radius_m=3000),
        feature({"type": "Point", "coordinates": [10, 50]}, id="site/pin", name="Pinpoint Zero", kind="site", fid=7, colour=None),
        feature(
            {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
            id="zone/tri",
            kind="zone",
            names='[{"text": "Triangle Quux", "lang": "en"}, {"text": "Dreieck Quux", "lang": "de"}]',
        ),
    ]
    write(tmp_path, own_geojson=json.dumps({"type": "FeatureCollection", "features": members}))
    mine = gazetteer.open(overlay=tmp_path)
    assert mine.place("base/camp-x").radius_m == 3000 and mine.geometry("base/camp-x").geom_type == "Polygon"
    assert mine.geometry("site/pin").geom_type == "Point" and mine.find("Dreieck Quux").candidates[0].place.id == "zone/tri"


@pytest.mark.parametrize(
    ("name", "text", "line", "told"),
    [
        ("a.toml", '["base/x"]\nkind = "base"\nnames = [{text = "X Y"}]\ncircles = [[1, 2]]\n', 4, "length 3"),
        ("a.toml", '["base/x"]\nkind = "base"\nnames = [{text = "X Y"}]\nshape = 1\n', 4, "unknown field `shape`"),
        ("a.toml", '["base/x"]\nkind = "base"\nnames = [{text = "X Y"}]\n', 1, "exactly one of"),
        ("a.toml", '\n\n["base/x"]\nkind = "base"\nlabel = [1, 2]\n', 3, "`names`"),
        ("a.toml", '["Camp X"]\nkind = "base"\nnames = [{text = "X"}]\nlabel = [1, 2]\n', 1, "no usable id"),
        ("a.toml", '["base/x"]\nkind = "base"\nnames = [{text = "X"}]\nlabel = [25, 121]\n', 1, "no lon, lat"),
        ("a.toml", '["base/x"]\nkind = "base"\nnames = [{text = "X", since = "May"}]\nlabel = [1, 2]\n', 1, "no date"),
        ("a.toml", '["zone/x"]\nkind = "zone"\nnames = [{text = "X"}]\noutline = [[0, 0], [1, 1], [1, 0], [0, 1]]\n', 1, "crosses itself"),
        ("a.toml", '["base/x"]\nkind = \n', 2, "broken TOML"),
        ("a.toml", '["isle/x"]\nkind = "island"\nnames = [{text = "X"}]\nlandmasses = [[1, 1]]\n', 4, "land data"),
        (
            "a.geojson",
            '{"type": "FeatureCollection", "features": [\n{"type": "Feature", "properties": {"id": "a/b"}, "geometry": null}]}',
            2,
            "`kind`",
        ),
        (
            "a.geojson",
            '{"type": "FeatureCollection", "features": [\n{"type": "Feature", "properties": {"id": "a/b", "name": "B", "kind": "base"}, '
            '"geometry": null}]}',
            2,
            "no usable geometry",
        ),
        ("a.geojson", '{"type": "Topology"}', 1, "FeatureCollection"),
        ("a.geojson", "{\n", 2, "broken JSON"),
    ],
)
def test_a_mistake_has_its_line(tmp_path: Path, name: str, text: str, line: int, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    good, errors = overlay.read(tmp_path, shown="gazetteer")
    assert good == [] and [error.where for error in errors] == [f"gazetteer/{name}:{line}"] and told in errors[0].fact
    with pytest.raises(FactsError):
        gazetteer.open(overlay=tmp_path)


def test_a_bad_place_does_not_stop_the_others(tmp_path: Path) -> None:
    good, errors = overlay.read(write(tmp_path, own_toml=CAMP + '\n["base/bad"]\nkind = "base"\n', two_toml=CAMP))
    assert len(good) == 3 and [error.fact for error in errors][1:] == [
        f"{id!r} is used twice" for id in ("base/camp-x", "zone/box", "sea/japan")
    ]


def test_a_feature_without_geometry_is_told_so(tmp_path: Path) -> None:
    feature = {"type": "Feature", "properties": {"id": "zone/z", "name": "Z", "kind": "zone"}, "geometry": None}
    (tmp_path / "z.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    places, errors = overlay.read(tmp_path)
    assert places == [] and "'zone/z' has no usable geometry: it has none" in str(errors[0])
