from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import GazetteerError, parse_coordinate


@pytest.mark.parametrize(
    ("text", "lon", "lat"),
    [
        ("45.7,142.0", 142.0, 45.7),
        ("45.7, 142", 142.0, 45.7),
        ("-33.9 18.4", 18.4, -33.9),
        ("45°42'N 142°00'E", 142.0, 45.7),
        ("45°42′36″N, 142°00′00″E", 142.0, 45.71),
        ("N45.7 E142", 142.0, 45.7),
        ("142.0E 45.7N", 142.0, 45.7),
        ("33-11N 121-47E", 121 + 47 / 60, 33 + 11 / 60),
        ("0N 179-59W", -179 - 59 / 60, 0.0),
        ("10,190", -170.0, 10.0),
        ("90 N 0 E", 0.0, 90.0),
        ("25°15′26″N 121°30′E", 121.5, 25 + 15 / 60 + 26 / 3600),
        ("25°15'26''N, 121°30'00''E", 121.5, 25 + 15 / 60 + 26 / 3600),
        ("N25 15 26 E121 30 00", 121.5, 25 + 15 / 60 + 26 / 3600),
        ("25-15.26N 120-29.20E", 120 + 29.2 / 60, 25 + 15.26 / 60),
        ("N 25° 15.26' E 120° 29.20'", 120 + 29.2 / 60, 25 + 15.26 / 60),
        ("2515N 12029E", 120 + 29 / 60, 25 + 15 / 60),
        ("251526N1202920E", 120 + 29 / 60 + 20 / 3600, 25 + 15 / 60 + 26 / 3600),
        ("2515.26S 12029.20W", -120 - 29.2 / 60, -25 - 15.26 / 60),
        ("25.2572N, 121.5E", 121.5, 25.2572),
    ],
)
def test_reads(text: str, lon: float, lat: float) -> None:
    found = parse_coordinate(text)
    assert found == pytest.approx((lon, lat), abs=1e-9)


def test_decimal_minutes_are_not_seconds() -> None:
    # 25-15.26N is 25 degrees 15.26 minutes; several translations of the notice of August 2022 read 15'26"
    lon, lat = parse_coordinate("25-15.26N 120-29.20E")
    assert lat == pytest.approx(25 + 15.26 / 60, abs=1e-9) and lon == pytest.approx(120 + 29.20 / 60, abs=1e-9)
    assert parse_coordinate("25-15-26N 120-29-20E")[1] == pytest.approx(25 + 15 / 60 + 26 / 3600, abs=1e-9)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Soya Strait",
        "10,20,30",
        "2023-08-14",
        "12/05",
        "45N",
        "1 2 3 4",
        "10-11.5-30N 4E",
        "45.5-10N 20E",
        "10,400",
        "N45N E142",
        "nan,nan",
        "1e5,3",
    ],
)
def test_refuses_what_is_not_surely_a_coordinate(text: str) -> None:
    assert parse_coordinate(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("25.15.26N 120.29.20E", "25 degrees 15.26 minutes.* or 25°15′26″"),
        ("25,15 120,29", "25.15, 120.29 with decimal commas, or 25°15′"),
        ("25°15′26″ 121°30′", "N, .* or .* S"),
        ("121.5,25.1", "latitude comes first.*\n.*did you mean 25.1,121.5"),
        ("95,10", "did you mean 10,95"),
        ("3-60N 4-00E", "60 minutes"),
        ("2560N 12000E", "60 minutes"),
        ("45N 46N", "two latitudes"),
        ("10 S 190 W", "not on the globe"),
        ("51RUH123456789", "as many digits east as north"),
        ("51RUH 1234 567", "as many digits east as north"),
    ],
)
def test_what_could_mean_two_things_is_told(text: str, told: str) -> None:
    with pytest.raises(GazetteerError, match=told):
        parse_coordinate(text)


def test_a_grid_reference_is_the_middle_of_its_square() -> None:
    pytest.importorskip("mgrs")
    # the Vehicle Assembly Building of Kennedy Space Center stands at 28.586 N, 80.651 W
    lon, lat = parse_coordinate("17RNM3416762146")
    assert (lon, lat) == pytest.approx((-80.6507, 28.5857), abs=0.0005)
    wide = parse_coordinate("17R NM 34 62")
    assert wide == pytest.approx((lon, lat), abs=0.01) and wide != parse_coordinate("17RNM3400062000")


def test_without_the_library_a_grid_reference_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mgrs", None)
    with pytest.raises(GazetteerError, match="needs the library mgrs"):
        parse_coordinate("17RNM3416762146")


@given(st.floats(-90, 90), st.floats(-180, 179.999))
def test_round_trip(lat: float, lon: float) -> None:
    found = parse_coordinate(f"{lat:.5f},{lon:.5f}")
    assert found is not None and found == pytest.approx((lon, lat), abs=1e-5)


@given(st.text(max_size=90))
def test_any_text_is_read_or_told(text: str) -> None:
    try:
        found = parse_coordinate(text)
    except GazetteerError:
        return
    assert found is None or (-180 <= found[0] < 180 and -90 <= found[1] <= 90)
