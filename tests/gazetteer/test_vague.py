from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.earth import NM_M, area_km2, distance_m

CASES = [
    ("near", "region/alaska", {}),
    ("off", "region/alaska", {}),
    ("around", "island/taiwan", {}),
    ("east_of", "island/taiwan", {"water": True}),
    ("near", "city/1850147", {"distance_m": 50_000, "bearing_deg": 225}),
    ("near", "country/jp", {"distance_m": 200_000}),
    ("at", "region/west-pacific", {}),
    ("in", "sea/japan", {"direction": "northern"}),
    ("between", "island/okinawa", {"other": "island/miyako"}),
    ("over", "sea/bering", {}),
    ("near", "island/senkaku", {}),
    ("within", "cape/fiolent", {"distance_m": 22_224}),
    ("off", "country/us", {}),
    ("near", "city/1850147", {}),
    ("southwest_of", "island/okinawa", {"distance_m": 100_000}),
]


@pytest.mark.parametrize(("operator", "id", "more"), CASES)
def test_core_lies_in_support_and_both_are_areas(places: gazetteer.Gazetteer, operator: str, id: str, more: dict) -> None:
    vague = places.vague(operator, id, **more)
    assert vague.core.is_valid and vague.support.is_valid and vague.why
    assert 0 < area_km2(vague.core) <= area_km2(vague.support) * 1.0001
    assert area_km2(vague.core.difference(vague.support)) < 0.002 * area_km2(vague.core)


def test_off_means_water(places: gazetteer.Gazetteer) -> None:
    vague = places.vague("off", "region/alaska")
    for lon, lat in ((-150.0, 65.0), (-135.0, 62.0)):
        assert not vague.support.contains(shapely.Point(lon, lat)), "inland Alaska and Yukon are not off Alaska"
    assert vague.support.contains(shapely.Point(-160.0, 53.5))


def test_east_of_taiwan_is_not_west_of_it(places: gazetteer.Gazetteer) -> None:
    vague = places.vague("near", "island/taiwan", direction="east", water=True)
    assert vague.core.contains(shapely.Point(121.85, 23.8)) and vague.support.contains(shapely.Point(124.0, 23.5))
    assert not vague.support.intersects(places.geometry("island/taiwan").buffer(-0.1))
    assert vague.support.bounds[0] > 120.8


def test_the_middle_of_a_land_leaves_its_ends_out(places: gazetteer.Gazetteer) -> None:
    vague = places.vague("at", "country/il", direction="central")
    tel_aviv, metula, eilat = shapely.Point(34.8, 32.05), shapely.Point(35.57, 33.27), shapely.Point(34.96, 29.56)
    assert vague.support.contains(tel_aviv) and not vague.support.intersects(shapely.MultiPoint([metula, eilat]))
    assert area_km2(vague.core) < area_km2(vague.support) < area_km2(places.geometry("country/il"))


def test_within_a_distance_holds_the_anchor_and_little_beyond(places: gazetteer.Gazetteer) -> None:
    vague = places.vague("within", "reef/scarborough", distance_m=50_000)
    anchor = places.geometry("reef/scarborough").representative_point()
    assert vague.core.contains(anchor) and 7_000 < area_km2(vague.core) < 14_000
    assert area_km2(vague.support) < 1.6 * area_km2(vague.core)


def test_exclusive_zone_width_is_metric(places: gazetteer.Gazetteer) -> None:
    support = places.vague("around", "island/taiwan").support
    taiwan = places.geometry("island/taiwan")
    east = max(
        support.exterior.coords if support.geom_type == "Polygon" else max(support.geoms, key=lambda p: p.area).exterior.coords,
        key=lambda p: p[0],
    )
    coast = shapely.shortest_line(taiwan, shapely.Point(east)).coords[0]
    assert distance_m(coast, east[:2]) == pytest.approx(200 * NM_M, rel=0.03)


def test_distance_and_bearing(places: gazetteer.Gazetteer) -> None:
    vague = places.vague("near", "city/1850147", distance_m=50_000, bearing_deg=225)
    tokyo, middle = places.place("city/1850147"), vague.core.centroid
    assert distance_m((tokyo.lon, tokyo.lat), (middle.x, middle.y)) == pytest.approx(50_000, rel=0.02)
    assert middle.x < tokyo.lon and middle.y < tokyo.lat


def test_the_west_pacific_has_a_core_and_a_support(places: gazetteer.Gazetteer) -> None:
    vague = places.vague("at", "region/west-pacific")
    inside, maybe, never = shapely.Point(145, 25), shapely.Point(170, 30), shapely.Point(200, 30)
    assert vague.core.contains(inside) and vague.support.contains(inside)
    assert not vague.core.contains(maybe) and vague.support.contains(maybe)
    assert not vague.support.contains(never)


def test_near_alaska_is_whole_across_180(places: gazetteer.Gazetteer) -> None:
    support = places.vague("near", "region/alaska", water=True).support
    assert support.bounds[0] < -180 and support.bounds[2] - support.bounds[0] < 100


@pytest.mark.parametrize(
    ("operator", "more", "words"),
    [
        ("sideways", {}, "no operator"),
        ("near", {"direction": "up"}, "no direction"),
        ("between", {}, "two places"),
        ("within", {}, "distance"),
        ("near", {"bearing_deg": 10.0}, "distance"),
    ],
)
def test_says_what_is_wrong(places: gazetteer.Gazetteer, operator: str, more: dict, words: str) -> None:
    with pytest.raises(gazetteer.GazetteerError, match=words):
        places.vague(operator, "island/taiwan", **more)
