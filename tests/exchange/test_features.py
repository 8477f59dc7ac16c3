"""Events in JSON and in files of GIS programs."""

from __future__ import annotations

import json

import numpy as np
import pytest

from geo.errors import TableError
from geo.exchange import features, geojson, table


def read(value, **more):
    return table.read(json.dumps(value).encode(), where="a.geojson", form="geojson", **more)


def feature(geometry, **properties):
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def test_points_lines_and_areas_become_a_point_in_them():
    shapes = [
        {"type": "Point", "coordinates": [139.7, 35.7]},
        {"type": "LineString", "coordinates": [[0, 0], [10, 0], [10, 10]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 1], [1, 1], [1, 10], [0, 10], [0, 0]]]},
        None,
    ]
    found = read(
        {"type": "FeatureCollection", "features": [feature(shape, name=str(n), date="2023-01-01") for n, shape in enumerate(shapes)]}
    )
    assert (found.lon[0], found.lat[0]) == (139.7, 35.7) and found.lat[1] in (0, *range(11)) and np.isnan(found.lon[3])
    assert (found.lon[2] <= 10 and found.lat[2] <= 1) or (found.lon[2] <= 1 and found.lat[2] <= 10)
    assert found.texts["title"] == ["0", "1", "2", "3"]


def test_a_broken_geometry_is_no_place():
    found = read(
        {
            "type": "FeatureCollection",
            "features": [
                feature({"type": "Point", "coordinates": [1, 2]}),
                feature({"type": "Point", "coordinates": ["a"]}),
                feature({"type": "Polygon", "coordinates": 7}),
            ],
        }
    )
    assert np.isnan(found.lon).tolist() == [False, True, True]


def test_our_own_geojson_gives_one_row_an_event_and_keeps_the_unplaced(samples):
    text = geojson.text(samples.features(), samples.events(), samples.dispatches(), samples.incidents())
    found = table.read(text.encode(), where="ours.geojson", form="geojson")
    events = {event.id: event for event in samples.events()}
    assert sorted(found.texts["id"]) == sorted(events)
    marked = {mark.event for mark in samples.features()}
    for row, id in enumerate(found.texts["id"]):
        event = events[id]
        assert found.texts["quote"][row] == event.quote.text and found.coded["kind"].labels[found.coded["kind"].codes[row]] == event.kind
        assert np.isnan(found.lon[row]) == (id not in marked)
    assert any("\x1f" in label for label in found.coded["actor"].labels), "who acts together stays together"


def test_what_is_no_event_is_an_error():
    with pytest.raises(TableError, match="no event in it"):
        read({"type": "FeatureCollection", "features": []})
    with pytest.raises(TableError, match="this is no event: 7"):
        read([7])


def test_a_geodataframe_in_another_projection_becomes_degrees(tmp_path, monkeypatch):
    import geopandas
    from shapely.geometry import Point

    frame = geopandas.GeoDataFrame({"date": ["2023-01-01", None], "type": ["a", "b"]}, geometry=[Point(15550408, 4257980), None], crs=3857)
    monkeypatch.setattr(geopandas, "read_parquet", lambda path: frame)
    path = tmp_path / "a.parquet"
    found = table.read(path, where="a.parquet")
    assert found.lon[0] == pytest.approx(139.69, abs=0.01) and found.lat[0] == pytest.approx(35.68, abs=0.1) and np.isnan(found.lon[1])
    assert found.coded["kind"].labels == ("a", "b") and any(line.startswith("projected from") for line in found.told)


def test_a_geopackage_is_read(tmp_path):
    import geopandas
    from shapely.geometry import Point

    geopandas.GeoDataFrame({"event_date": ["2023-01-01"]}, geometry=[Point(1, 2)], crs=4326).to_file(tmp_path / "a.gpkg", driver="GPKG")
    found = table.read(tmp_path / "a.gpkg", where="a.gpkg")
    assert (found.lon[0], found.lat[0], found.n) == (1, 2, 1)
    with pytest.raises(TableError, match="No such file"):
        table.read(tmp_path / "none.gpkg", where="none.gpkg")
    with pytest.raises(TableError, match="cannot come through a pipe"):
        table.read(b"PAR1", where="stdin", form="parquet")


def test_cells_of_json_are_text():
    assert [features.cell(value) for value in (None, "a", True, 1.5, [1, "b"], {"b": 1, "a": 2})] == [
        "",
        "a",
        "yes",
        "1.5",
        "1, b",
        '{"a":2,"b":1}',
    ]
