from __future__ import annotations

import json

import geopy
import pytest

import gazetteer


def test_geocode_is_a_geopy_location(places: gazetteer.Gazetteer) -> None:
    found = places.geocode("Soya Strait")
    assert isinstance(found, geopy.Location) and (found.latitude, found.longitude) == (45.7, 142.02)
    assert found.address == "Soya Strait" and found.id == "strait/soya" and not found.ambiguous
    assert json.dumps(found.raw)


@pytest.mark.parametrize(
    ("language", "name"),
    [("ja", "宗谷海峡"), ("ru", "пролив Лаперуза"), ("zh-Hant", "宗谷海峽"), ("ko", "소야 해협"), ("xx", "Soya Strait")],
)
def test_language_chooses_the_name(places: gazetteer.Gazetteer, language: str, name: str) -> None:
    assert places.geocode("La Perouse Strait", language=language).address == name


def test_lists_and_none(places: gazetteer.Gazetteer) -> None:
    assert places.geocode("nowhere at all in this world") is None
    assert places.geocode("nowhere at all in this world", exactly_one=False) == []
    many = places.geocode("Springfield", exactly_one=False)
    assert len(many) > 1 and many[0].ambiguous and len(many[0].raw["candidates"]) > 1


def test_viewbox_prefers(places: gazetteer.Gazetteer) -> None:
    assert places.geocode("Moscow", viewbox=((46, -118), (47, -116))).raw["country"] == "US"


@pytest.mark.parametrize("point", [(45.7, 142.0), "45.7,142.0", geopy.Point(45.7, 142.0)])
def test_reverse_takes_lat_lon(places: gazetteer.Gazetteer, point: object) -> None:
    assert [x.id for x in places.reverse(point)][:3] == ["strait/soya", "sea/japan", "sea/okhotsk"]
    assert places.reverse(point, exactly_one=True).id == "strait/soya"
