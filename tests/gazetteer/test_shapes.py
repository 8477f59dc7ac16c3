from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer.earth import area_km2, frame
from gazetteer.pack import GRID, pack, unpack

CORE = gazetteer.open().ids(layer="core")


@pytest.mark.parametrize("id", CORE)
def test_geometry_is_continuous_valid_and_holds_its_label(places: gazetteer.Gazetteer, id: str) -> None:
    place, shape = places.place(id), places.geometry(id)
    assert shape.is_valid and not shape.is_empty
    west, south, east, north = shape.bounds
    assert east - west < 360 and -90 <= south <= north <= 90
    assert -180 <= place.lon < 180
    assert shapely.dwithin(shape, shapely.Point(place.lon, place.lat), 0.01), "the label point is inside, in the geometry's own longitudes"


@pytest.mark.parametrize("id", CORE)
def test_bbox_crosses_the_antimeridian_as_in_rfc_7946(places: gazetteer.Gazetteer, id: str) -> None:
    west, south, east, north = places.place(id).bbox
    shape = places.geometry(id).bounds
    width = east - west if east >= west else east - west + 360
    assert width == pytest.approx(shape[2] - shape[0], abs=0.001) and (south, north) == pytest.approx((shape[1], shape[3]), abs=0.001)
    assert -180 <= west <= 180 and -180 <= east <= 180


def test_bering_sea_is_whole_across_180(places: gazetteer.Gazetteer) -> None:
    sea = places.geometry("sea/bering")
    assert sea.geom_type == "Polygon" and sea.bounds[0] < -180 < sea.bounds[2]
    west, _, east, _ = places.place("sea/bering").bbox
    assert west > east
    for lon in (179.9, 180.0, -180.0, -179.9):
        assert places.locate(lon, 58.0).candidates[0].place.id == "sea/bering"


def test_countries_hold_their_label(places: gazetteer.Gazetteer) -> None:
    for id in places.ids(layer="country"):
        place = places.place(id)
        assert places.geometry(id).intersects(shapely.Point(place.lon, place.lat)), id


def test_a_city_is_a_point(places: gazetteer.Gazetteer) -> None:
    assert places.geometry("city/1850147").distance(shapely.Point(139.69, 35.69)) < 0.01


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [
        (142.0, 45.7, ["strait/soya", "sea/japan", "sea/okhotsk", "ocean/north-pacific"]),
        (119.5, 24.3, ["strait/taiwan", "sea/south-china", "ocean/north-pacific"]),
        (121.4, 21.8, ["channel/bashi", "strait/luzon"]),
        (123.48, 25.745, ["island/uotsuri", "island/senkaku", "sea/east-china", "ocean/north-pacific"]),
        (121.0, 23.75, ["island/taiwan", "country/tw"]),
        (37.6175, 55.752, ["site/kremlin", "city/524901", "country/ru"]),
    ],
)
def test_locate_answers_the_smallest_first(places: gazetteer.Gazetteer, lon: float, lat: float, expected: list[str]) -> None:
    found = [c.place.id for c in places.locate(lon, lat).candidates]
    assert [id for id in found if id in expected] == expected and found[0] == expected[0]


def test_locate_refuses_what_is_not_on_the_globe(places: gazetteer.Gazetteer) -> None:
    with pytest.raises(gazetteer.GazetteerError, match="not on the globe"):
        places.locate(10.0, 95.0)


@given(st.floats(-180, 180).map(lambda lon: round(lon, 6)), st.floats(-90, 90))
def test_every_point_of_the_globe_is_answered(places: gazetteer.Gazetteer, lon: float, lat: float) -> None:
    answer = places.locate(lon, lat)
    core = [c.place for c in answer.candidates if c.place.layer == "core"]
    order = [({"zone": 1, "region": 2}.get(place.kind, 0), area_km2(places.geometry(place.id))) for place in core]
    assert order == sorted(order)
    assert {c.place.id for c in answer.candidates} == {c.place.id for c in places.locate(frame(lon, lon + 360), lat).candidates}


@given(st.lists(st.tuples(st.floats(-540, 540), st.floats(-90, 90)), min_size=2, max_size=30))
def test_packing_keeps_points_to_the_grid(points: list[tuple[float, float]]) -> None:
    line = shapely.LineString(points)
    back = unpack(pack(line))
    assert back.geom_type == "LineString" and len(back.coords) == len(points)
    for (x, y), (u, v) in zip(points, back.coords, strict=True):
        assert abs(x - u) <= 0.51 / GRID and abs(y - v) <= 0.51 / GRID
    assert unpack(pack(back)).equals_exact(back)


def test_packing_keeps_holes_and_parts() -> None:
    ring = shapely.box(0, 0, 4, 4).difference(shapely.box(1, 1, 2, 2))
    many = shapely.MultiPolygon([ring, shapely.box(170, -10, 190, 10)])
    assert unpack(pack(many)).equals(many) and unpack(pack(ring)).equals(ring)
