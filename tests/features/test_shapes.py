"""One shape a role: tracks, routes, areas, points; what is inferred says so."""

from __future__ import annotations

import pytest

from geo.features import draw


def shapes(features):
    return [(f.shape, f.part, f.role, f.place) for f in features]


def test_through_a_strait_into_a_sea_is_a_directed_track(places, event):
    track, sea = draw(event(via="Soya Strait", to="Sea of Okhotsk"), places)
    assert (track.shape, track.role, track.directed, track.inferred) == ("line", "track", True, True)
    first, last = track.geometry.coords[0], track.geometry.coords[-1]
    assert places.geometry("sea/japan").buffer(0.05).contains(track.geometry.interpolate(0).buffer(0.01))
    assert places.geometry("sea/okhotsk").contains(track.geometry.interpolate(1, normalized=True))
    assert first[0] < last[0], "from the Sea of Japan in the west to the Sea of Okhotsk in the east"
    assert "inferred" in track.why and "Sea of Japan" in track.why
    assert (sea.shape, sea.place) == ("area", "sea/okhotsk")


def test_the_other_way_round_turns_the_arrow(places, event):
    east = draw(event(via="Soya Strait", to="Sea of Okhotsk"), places)[0]
    west = draw(event(via="Soya Strait", to="Sea of Japan"), places)[0]
    assert east.geometry.coords[0][0] < east.geometry.coords[-1][0]
    assert west.geometry.coords[0][0] > west.geometry.coords[-1][0]


def test_without_a_destination_there_is_no_arrow(places, event):
    (track,) = draw(event(via="Taiwan Strait"), places)
    assert not track.directed
    assert "does not say which way" in track.why


def test_both_ends_said_is_not_inferred(places, event):
    track = draw(event(via="Soya Strait", to="Sea of Okhotsk", from_="Sea of Japan"), places)[0]
    assert track.directed and not track.inferred


def test_from_one_sea_to_another_is_a_dashed_way_over_water(places, event):
    features = draw(event(from_="Sea of Japan", to="East China Sea"), places)
    (route,) = [f for f in features if f.role == "track"]
    assert route.inferred and route.directed
    assert route.geometry.intersection(places.land((115, 20, 145, 50))).length < 0.01


def test_aircraft_fly_straight(places, event):
    route = next(
        f for f in draw(event("joint_patrol", domain="air", from_="Sea of Japan", to="East China Sea"), places) if f.role == "track"
    )
    assert len(route.geometry.coords) == 2


@pytest.mark.parametrize("role", ["near", "around"])
def test_near_and_around_are_areas_inside_areas(places, event, role):
    features = draw(event("exercise", domain="sea", **{role: "Taiwan"}), places)
    core, support = features
    assert (core.part, support.part) == ("core", "support")
    assert support.geometry.buffer(1e-6).contains(core.geometry)
    assert not core.geometry.contains(places.geometry("island/taiwan").representative_point())


def test_a_sea_is_an_area_and_a_city_a_point_with_a_radius(places, event):
    (sea,) = draw(event("exercise", at="Sea of Japan"), places)
    (city,) = draw(event("meeting", domain="none", at="Vladivostok"), places)
    assert sea.shape == "area" and sea.radius_m is None
    assert city.shape == "point" and city.radius_m > 0


def test_a_distance_and_a_bearing_move_the_mark(places, event):
    near = {"query": "Okinawa", "offset": {"distance_m": 200_000.0, "bearing_deg": 180.0, "text": "200 km south of"}}
    features = draw(event("deployment", near=near), places)
    core = features[0].geometry.centroid
    assert 23.5 < core.y < 25.7 and 126.5 < core.x < 129.5
    assert "200 km south of" in features[0].why


def test_within_a_distance_is_no_farther_than_that(places, event):
    near = {"query": "Cape Fiolent", "offset": {"distance_m": 22_224.0, "text": "within 12 nautical miles of"}}
    core, support = draw(event("naval_transit", near=near), places)
    cape = places.geometry("cape/fiolent").representative_point()
    _, south, _, north = core.geometry.bounds
    assert core.geometry.contains(cape) and 0.38 < north - south < 0.6
    assert support.geometry.buffer(1e-6).contains(core.geometry)
    assert "within 12 nautical miles of Cape Fiolent" in core.why


def test_what_was_carried_over_says_so(places, event):
    features = draw(event("monitoring", near={"query": "Soya Strait", "inferred": True}), places)
    assert features and all(f.inferred for f in features)
    assert "carried over" in features[0].why


def test_nothing_is_drawn_of_an_unknown_place(places, event):
    assert draw(event(at="Qwxzy Shoal"), places) == []


def test_features_have_stable_ids(places, event):
    first = draw(event(via="Soya Strait", to="Sea of Okhotsk"), places)
    again = draw(event(via="Soya Strait", to="Sea of Okhotsk"), places)
    assert [f.id for f in first] == [f.id for f in again] == ["d-naval_transit-0/1", "d-naval_transit-0/2"]
    assert [f.geometry.wkb for f in first] == [f.geometry.wkb for f in again]
