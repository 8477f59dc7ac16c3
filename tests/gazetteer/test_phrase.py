"""Vague phrases as text."""

from __future__ import annotations

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer import GazetteerError
from gazetteer.earth import distance_m

INSIDE = [  # phrase, a point that is surely meant (lon, lat)
    ("150 nautical miles southeast of Shanghai", (123.5, 29.45)),
    ("about 280 km SE of Shanghai", (123.5, 29.45)),
    ("between Okinawa and Miyako", (126.3, 25.4)),
    ("the waters between Okinawa and Miyako", (126.3, 25.4)),
    ("northern South China Sea", (116.0, 19.5)),
    ("in the northern part of the South China Sea", (116.0, 19.5)),
    ("waters east of Taiwan", (121.85, 23.6)),
    ("off the east coast of Taiwan", (121.6, 23.6)),
    ("off Alaska", (-157.0, 71.5)),
    ("near Guam", (144.8, 13.8)),
    ("the airspace around Guam", (144.8, 13.8)),
    ("west-northwest of Guam", None),
]


@pytest.mark.parametrize(("text", "point"), INSIDE)
def test_a_phrase_is_an_area(places: gazetteer.Gazetteer, text: str, point: tuple[float, float] | None) -> None:
    if point is None:
        with pytest.raises(GazetteerError, match="finer"):
            places.phrase(text)
        return
    found = places.phrase(text)
    x = point[0] + 360 * round(((found.core.bounds[0] + found.core.bounds[2]) / 2 - point[0]) / 360)
    assert found.core.intersects(shapely.Point(x, point[1])), found.why
    assert shapely.area(shapely.difference(found.core, found.support)) < 1e-6 and found.why


def test_a_distance_is_in_its_own_unit(places: gazetteer.Gazetteer) -> None:
    home = places.place(places.find("Shanghai").candidates[0].place.id)
    for text, metres in (("100 nm east of Shanghai", 185_200), ("100 km east of Shanghai", 100_000), ("1,000 km south of Shanghai", 1e6)):
        middle = places.phrase(text).core.centroid
        assert distance_m((home.lon, home.lat), (middle.x, middle.y)) == pytest.approx(metres, rel=0.01)


def test_miles_hold_both_kinds_of_mile(places: gazetteer.Gazetteer) -> None:
    found = places.phrase("100 miles east of Shanghai")
    assert "statute or nautical" in found.why
    assert all(found.core.intersects(places.phrase(f"{km} km east of Shanghai").core.centroid) for km in (161, 185.2))


@pytest.mark.parametrize(
    "text", ["Soya Strait", "Northern", "", "north", "off", "150 nautical miles", "a statement on Taiwan", "between", "%%%"]
)
def test_what_is_no_phrase_is_none(places: gazetteer.Gazetteer, text: str) -> None:
    assert places.phrase(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("off Springfield", "ambiguous: .*city/"),
        ("near Qqqzzz", "nothing is called"),
        ("between Okinawa and Qqqzzz", "nothing is called"),
        ("between Okinawa", "and what"),
    ],
)
def test_an_anchor_that_is_not_sure_is_told(places: gazetteer.Gazetteer, text: str, told: str) -> None:
    with pytest.raises(GazetteerError, match=told):
        places.phrase(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_told(places: gazetteer.Gazetteer, text: str) -> None:
    try:
        places.phrase(text)
    except GazetteerError as error:
        assert error.fact
