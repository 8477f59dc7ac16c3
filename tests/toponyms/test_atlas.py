"""What a name stands for in the gazetteer."""

import gazetteer
from geo.toponyms.atlas import Atlas, distance_km

ATLAS = Atlas(gazetteer.open())


def test_a_name_has_its_bearers_the_likeliest_first():
    name = ATLAS.name("georgia")
    assert name.spots[:2] == ("country/ge", "division/us-ga")
    assert ATLAS.name("no such place").spots == ()


def test_short_forms_of_saint_mount_and_fort_are_the_long_ones():
    assert set(ATLAS.name("st louis").spots) == set(ATLAS.name("saint louis").spots)
    assert ATLAS.name("mt vernon").spots


def test_a_county_is_found_without_its_word():
    assert "division/us-ga-gwinnett" in ATLAS.name("gwinnett").spots


def test_standing_is_what_the_greatest_bearer_is():
    stand = lambda key: ATLAS.standing(ATLAS.name(key).spots, key)
    assert stand("japan")[0] == "country"
    assert stand("texas")[0] == "division"
    assert stand("houston")[0] == "city" and stand("houston")[1] > 1_000_000
    assert stand("gwinnett")[0] == "bare_county"


def test_a_country_stands_where_gazetteers_say_and_inside_its_box():
    places = gazetteer.open()
    for id in places.ids(layer="country"):
        spot = ATLAS.spot(id)
        west, south, east, north = spot.bbox
        assert south <= spot.lat <= north, id
        assert west <= spot.lon <= east if west <= east else spot.lon >= west or spot.lon <= east, id


def test_distance():
    paris, london = (ATLAS.spot(id) for id in ("city/2988507", "city/2643743"))
    assert 340 < distance_km(paris, london) < 348
