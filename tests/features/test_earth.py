"""Ways over water keep off the land."""

from __future__ import annotations

import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.features.earth import sea_route


def test_open_water_is_crossed_straight(places):
    line = sea_route((150.0, 30.0), (160.0, 35.0), places)
    assert list(line.coords) == [(150.0, 30.0), (160.0, 35.0)]


def test_a_way_goes_round_an_island(places):
    line = sea_route((118.9, 23.0), (123.5, 23.5), places)  # from one side of Taiwan to the other
    assert len(line.coords) > 2
    assert not line.intersects(places.land((117, 20, 125, 27)).buffer(-0.05))


def test_a_way_across_the_antimeridian_is_continuous(places):
    line = sea_route((172.0, 50.0), (188.0, 50.0), places)
    xs = [x for x, _ in line.coords]
    assert xs == sorted(xs) and xs[-1] == 188.0


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lon=st.floats(122.5, 127.0), lat=st.floats(26.5, 31.5), lon2=st.floats(131.5, 139.0), lat2=st.floats(37.5, 40.5))
def test_any_way_from_the_east_china_sea_to_the_sea_of_japan_stays_on_water(places, lon, lat, lon2, lat2):
    land = places.land((118, 22, 145, 45))
    if any(shapely.intersects_xy(land, x, y) for x, y in ((lon, lat), (lon2, lat2))):
        return
    line = sea_route((lon, lat), (lon2, lat2), places)
    assert line is not None
    assert line.intersection(land).length < 1e-9
