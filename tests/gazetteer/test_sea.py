from __future__ import annotations

import itertools

import pytest
import shapely

import gazetteer
from gazetteer.earth import frame

PLACES = gazetteer.open()                # once: every opening maps the store anew
STRAITS = [id for id in PLACES.ids(layer="core") if PLACES.place(id).connects]


@pytest.mark.parametrize("id", STRAITS)
def test_the_axis_leads_from_one_water_into_the_other(places: gazetteer.Gazetteer, id: str) -> None:
    first, second = places.place(id).connects[:2]
    there, back = places.axis(id, into=second), places.axis(id, into=first)
    assert list(there.coords) == list(back.coords)[::-1]
    strait = places.geometry(id)
    assert shapely.contains(strait.buffer(0.02), there)


@pytest.mark.parametrize("id", STRAITS)
def test_the_axis_runs_on_over_water_only(places: gazetteer.Gazetteer, id: str) -> None:
    first, second = places.place(id).connects[:2]
    line = places.axis(id, into=second, reach_m=60_000)
    for end, water in ((line.coords[0], first), (line.coords[-1], second)):
        area = places.geometry(water)
        x = frame(end[0], (area.bounds[0] + area.bounds[2]) / 2)
        assert area.distance(shapely.Point(x, end[1])) < 0.05, f"{id}: its axis does not end in {water}"
    west, south, east, north = line.bounds
    shores = places.land((west - 1, south - 1, east + 1, north + 1))
    assert line.intersection(shores.buffer(-0.02)).length < 0.15 * line.length


def test_soya_leads_west_to_east(places: gazetteer.Gazetteer) -> None:
    line = places.axis("strait/soya", into="sea/okhotsk", reach_m=50_000)
    assert line.coords[0][0] < 141.9 < 142.1 < line.coords[-1][0]


@pytest.mark.parametrize(
    ("a", "b", "between"),
    [
        ("sea/japan", "sea/okhotsk", ("strait/soya",)),
        ("sea/japan", "ocean/north-pacific", ("strait/tsugaru",)),
        ("sea/east-china", "sea/japan", ("strait/korea",)),
        ("sea/east-china", "sea/south-china", ("strait/taiwan",)),
        ("sea/japan", "sea/japan", ()),
    ],
)
def test_route(places: gazetteer.Gazetteer, a: str, b: str, between: tuple[str, ...]) -> None:
    assert places.route(a, b) == between
    assert places.route(b, a) == between[::-1]


def test_consecutive_waters_of_a_route_have_a_portal(places: gazetteer.Gazetteer) -> None:
    way = ("sea/bohai", *places.route("sea/bohai", "sea/bering"), "sea/bering")
    for a, b in itertools.pairwise(way):
        assert places.portals(a, b), f"{a} to {b}"


def test_a_country_has_no_sea_route(places: gazetteer.Gazetteer) -> None:
    with pytest.raises(gazetteer.GazetteerError, match="not a water"):
        places.route("country/jp", "sea/japan")


def test_land_is_repeated_beyond_180(places: gazetteer.Gazetteer) -> None:
    alaska = places.land((195, 60, 215, 70))
    assert alaska.contains(shapely.Point(205, 65)) and not places.land((140, 30, 150, 34)).contains(shapely.Point(149, 32))
    assert places.land().contains(shapely.Point(137.5, 36.2))


def test_axis_into_a_foreign_water(places: gazetteer.Gazetteer) -> None:
    with pytest.raises(gazetteer.GazetteerError, match="not one of the waters"):
        places.axis("strait/soya", into="sea/black")
    with pytest.raises(gazetteer.GazetteerError, match="connects nothing"):
        places.axis("sea/black")
