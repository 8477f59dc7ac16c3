"""Cutting at the antimeridian, against an independent authority: the `antimeridian` package."""

from __future__ import annotations

import json

import antimeridian
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from geo.exchange import earth


def rebuilt(geometry):
    found = earth.geojson(geometry)
    return shapely.from_geojson(json.dumps(found))


def test_a_line_across_180_becomes_two_that_meet_there():
    found = earth.geojson(LineString([(170, 50), (190, 60)]))
    assert found == {"type": "MultiLineString", "coordinates": [[[170.0, 50.0], [180.0, 55.0]], [[-180.0, 55.0], [-170.0, 60.0]]]}


def test_a_point_past_180_comes_home():
    assert earth.geojson(Point(200, 10)) == {"type": "Point", "coordinates": [-160.0, 10.0]}
    assert earth.geojson(Point(-200, 10)) == {"type": "Point", "coordinates": [160.0, 10.0]}


def test_an_area_that_only_touches_180_is_not_cut():
    assert earth.geojson(box(170, 0, 180, 10))["type"] == "Polygon"
    assert earth.geojson(box(180, 0, 190, 10))["coordinates"][0][0][0] in (-180.0, -170.0)


def test_shells_run_against_the_clock_and_holes_with_it():
    ring = Polygon(box(170, 0, 190, 20).exterior.coords[::-1], [box(172, 5, 175, 8).exterior.coords])
    for part in rebuilt(ring).geoms:
        assert part.exterior.is_ccw
        assert not any(hole.is_ccw for hole in part.interiors)
    assert sum(len(part.interiors) for part in rebuilt(ring).geoms) == 1


@pytest.mark.parametrize("shape", [box(175, 50, 200, 60), Polygon([(165, 50), (195, 52), (200, 66), (170, 64)]), box(-190, -10, -170, 10),
                                   MultiPolygon([box(170, 0, 190, 5), box(10, 0, 20, 5)])])
def test_the_authority_cuts_the_same(shape):
    if shape.geom_type == "Polygon":
        theirs = antimeridian.fix_polygon(shape, great_circle=False)
    else:
        theirs = antimeridian.fix_multi_polygon(shape, great_circle=False)
    assert shapely.symmetric_difference(rebuilt(shape), theirs).area < 5e-3     # rounding to four digits


@given(st.floats(-300, 300), st.floats(-80, 70), st.floats(0.5, 170), st.floats(0.5, 10))
def test_nothing_is_lost_and_nothing_leaves_the_world(west, south, wide, high):
    shape = box(west, south, west + wide, south + high)
    found = rebuilt(shape)
    assert found.area == pytest.approx(shape.area, rel=1e-3)
    low, _, top, _ = found.bounds
    assert low >= -180 and top <= 180


@given(st.lists(st.tuples(st.floats(-179, 530), st.floats(0, 100)), min_size=1, max_size=6))
def test_the_bbox_holds_every_span(spans):
    stretches = [(low, low + wide) for low, wide in spans]
    west, east = earth.around(stretches)
    assert -180 <= west <= 180 and -180 <= east <= 180
    width = (east - west) % 360 if (west, east) != (-180.0, 180.0) else 360
    for low, high in stretches:
        assert (west, east) == (-180.0, 180.0) or (low - west) % 360 <= width + 1e-6 or (low - west) % 360 > 360 - 1e-6
        assert high - low <= width + 1e-6


def test_the_bbox_crosses_180_when_that_is_shorter():
    assert earth.box([box(160, 50, 170, 60), box(-170, 55, -160, 65)]) == [160.0, 50.0, -160.0, 65.0]
    assert earth.box([box(10, 0, 20, 1)]) == [10.0, 0.0, 20.0, 1.0]
    assert earth.box([]) is None


def test_an_area_smaller_than_rounding_is_nothing():
    assert earth.geojson(box(10, 10, 10.000001, 10.000001)) is None
