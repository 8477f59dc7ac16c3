from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import parse_coordinate


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
        ("10 S 190 W", None, None),
        ("0N 179-59W", -179 - 59 / 60, 0.0),
        ("10,190", -170.0, 10.0),
        ("90 N 0 E", 0.0, 90.0),
    ],
)
def test_reads(text: str, lon: float | None, lat: float | None) -> None:
    found = parse_coordinate(text)
    if lon is None:
        assert found is None
    else:
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
        "3-60N 4-00E",
        "10,20,30",
        "2023-08-14",
        "12/05",
        "95,10",
        "45N",
        "45N 46N",
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


@given(st.floats(-90, 90), st.floats(-180, 179.999))
def test_round_trip(lat: float, lon: float) -> None:
    found = parse_coordinate(f"{lat:.5f},{lon:.5f}")
    assert found is not None and found == pytest.approx((lon, lat), abs=1e-5)


@given(st.text(max_size=90))
def test_never_raises(text: str) -> None:
    found = parse_coordinate(text)
    assert found is None or (-180 <= found[0] < 180 and -90 <= found[1] <= 90)
