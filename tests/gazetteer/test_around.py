"""Neighbours, containment, the nearest, belts."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

import gazetteer
from gazetteer import GazetteerError
from gazetteer.earth import area_km2, distance_m


def test_neighbours_are_those_of_the_sea_graph(places: gazetteer.Gazetteer) -> None:
    assert {"strait/soya", "strait/korea", "strait/tsugaru"} <= set(places.neighbours("sea/japan"))
    assert all("sea/japan" in places.neighbours(other) for other in places.neighbours("sea/japan"))
    with pytest.raises(GazetteerError, match="not a water"):
        places.neighbours("country/jp")


def test_within_looks_both_ways(places: gazetteer.Gazetteer) -> None:
    found = places.within("island/senkaku")
    assert found.lies_in.index("sea/east-china") < found.lies_in.index("ocean/north-pacific")
    assert "island/uotsuri" in found.holds
    assert {"island/senkaku", "sea/east-china"} <= set(places.within("ocean/north-pacific").holds)
    for id in places.ids(layer="core")[:25]:
        found = places.within(id)
        assert id not in found.lies_in + found.holds and not set(found.lies_in) & set(found.holds)


def test_nearest_is_measured_to_the_shape(places: gazetteer.Gazetteer) -> None:
    answer = places.nearest((123.5, 25.0), kinds={"island"}, limit=3)
    assert [c.place.kind for c in answer.candidates] == ["island"] * 3
    assert answer.candidates[0].why == "holds the point"  # the archipelago, not one of its islands
    away = [float(c.why.split()[0]) for c in answer.candidates[1:]]
    assert away == sorted(away) and 10 < away[0] < 90
    assert places.nearest((142.0, 45.7), kinds={"strait"}, limit=1).candidates[0].why == "holds the point"


def test_nearest_does_not_miss_one_that_looks_far(places: gazetteer.Gazetteer) -> None:
    for point in ((179.9, -17.0), (-179.9, 52.0), (20.0, 79.0), (121.0, 22.0)):
        found = places.nearest(point, kinds={"island", "reef"}, limit=1).candidates[0].place.id

        def away(id: str, point: tuple[float, float] = point) -> float:
            shape = places.geometry(id)
            xy = shapely.get_coordinates(shape)
            x = xy[:, 0] + 360 * np.round((point[0] - xy[:, 0]) / 360)
            least = np.argsort(np.hypot((x - point[0]) * np.cos(np.radians(point[1])), xy[:, 1] - point[1]))[:5]
            return min(distance_m(point, (float(x[i]), float(xy[i, 1]))) for i in least)

        others = [id for id in places.ids(layer="core") if places.place(id).kind in ("island", "reef")]
        assert away(found) <= min(map(away, others)) + 5_000


def test_cities_are_near_too(places: gazetteer.Gazetteer) -> None:
    assert places.nearest((139.69, 35.69), kinds={"city"}, limit=1).candidates[0].place.kind == "city"


def test_many_points_are_located_as_each_one(places: gazetteer.Gazetteer) -> None:
    chance = np.random.default_rng(3)
    points = np.column_stack([chance.uniform(-180, 360, 200), np.degrees(np.arcsin(chance.uniform(-1, 1, 200)))])
    for (lon, lat), found in zip(points, places.locate_many(points), strict=True):
        direct = [c.place.id for c in places.locate(lon, lat, limit=50).candidates if c.why == "holds the point"]
        assert found == direct
    assert places.locate_many([]) == []
    with pytest.raises(GazetteerError, match="globe"):
        places.locate_many([(0.0, 91.0)])


def test_a_belt_is_as_wide_as_it_says(places: gazetteer.Gazetteer) -> None:
    for id, nm in (("island/senkaku", 12), ("island/taiwan", 24), ("country/jp", 12), ("country/us", 200)):
        belt = places.belt(id, nm)
        assert belt.core.is_valid and "computed" in belt.why and "no legal" in belt.why
        shape = places.geometry(id)
        assert area_km2(shapely.intersection(belt.core, shape)) < 1e-3 * area_km2(belt.core) + 1
    senkaku = places.belt("island/senkaku", 12).core
    # west of Uotsuri's circle of 6 km it ends at 6 + 22.2 km; a degree of longitude measures 100.3 km there
    assert senkaku.intersects(shapely.Point(123.48 - 27.6 / 100.3, 25.745)) and not senkaku.intersects(
        shapely.Point(123.48 - 28.9 / 100.3, 25.745)
    )


@pytest.mark.parametrize(
    ("id", "nm", "told"),
    [("sea/japan", 12, "measured from land"), ("country/jp", 0, "nautical"), ("country/jp", 4000, "at most"), ("country/aq", 12, "pole")],
)
def test_a_belt_that_makes_no_sense_is_refused(places: gazetteer.Gazetteer, id: str, nm: float, told: str) -> None:
    with pytest.raises(GazetteerError, match=told):
        places.belt(id, nm)
