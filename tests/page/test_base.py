"""What lies under the events."""

from __future__ import annotations

import pytest
from shapely.geometry import Point, box

from geo.model import Feature
from geo.page import base


@pytest.fixture(scope="module")
def under(data, samples):
    def collect(**changes):
        given = {"features": samples.features(), "waters": samples.waters(), "locate": lambda *parts: data.joinpath(*parts)} | changes
        return base.base(**given)

    return collect


def point(lon: float, lat: float) -> Feature:
    return Feature(id="a", event="e", shape="point", geometry=Point(lon, lat))


def test_fine_land_only_where_small_marks_are(under):
    fine = under(features=[point(141.9, 45.75)])["fine"]["cells"]
    assert 0 < len(fine) <= 4
    assert under(features=[Feature(id="a", event="e", shape="area", geometry=box(100, 0, 200, 60))])["fine"]["cells"] == []


def test_fine_land_knows_that_the_earth_is_round(under):
    assert under(features=[point(141.9, 45.75)])["fine"] == under(features=[point(141.9 - 360, 45.75)])["fine"]


def test_fine_land_fits_the_page(under):
    everywhere = [point(lon + 5, lat + 5) for lon in range(-180, 180, 10) for lat in range(-60, 70, 10)]
    cells = under(features=everywhere)["fine"]["cells"]
    assert sum(len(ring) + 3 for cell in cells for part in cell for ring in part) <= base.FINE_MAX
    assert len(cells) > 20


def test_a_cell_is_coarse_or_fine_never_both(under):
    none, some = under(features=[]), under(features=[point(121, 24)])
    assert len(some["coarse"]["cells"]) + len(some["fine"]["cells"]) == len(none["coarse"]["cells"])


def test_names_by_viewpoint(under):
    def names(**changes):
        return {water["id"]: water["name"] for water in under(**changes)["waters"]}

    assert names()["sea/japan"] == "Sea of Japan"
    assert names(viewpoint="KR")["sea/japan"] == "East Sea"
    assert names(viewpoint="KR")["sea/okhotsk"] == "Sea of Okhotsk"


def test_without_land(under):
    assert set(under(land=False)) == {"waters"}


def test_the_mask_knows_land_from_sea(data):
    mask = base.mask(lambda *parts: data.joinpath(*parts))
    rows, columns = mask.shape

    def land(lon: float, lat: float) -> bool:
        return bool(mask[int((lat + 90) / 180 * rows), int((lon + 180) / 360 * columns)])

    assert land(116.4, 39.9) and land(-154, 65) and land(134, -25) and land(179, 67) and land(-179.9, 67) and land(0, -85)
    assert not land(150, 50) and not land(-170, 40) and not land(135, 40) and not land(178, 58)
