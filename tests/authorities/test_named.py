"""Names that reports use, against where they are: at least 97 of 100 answered rightly, and none wrongly without a word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import shapely

import gazetteer
from gazetteer.earth import Plane, frame

LEAST = 0.97
WATERS = {"ocean", "sea", "strait", "channel", "gulf", "bay", "canal", "passage", "region"}
TABLES = ("points", "named-waters")


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


def table(name: str) -> dict[str, tuple[float, ...]]:
    groups = tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
    return {place: tuple(row) for rows in groups.values() for place, row in rows.items()}


def away_km(places: gazetteer.Gazetteer, id: str, lon: float, lat: float) -> float:
    """From a point to the shape of a place; 0 inside."""
    plane = Plane(frame(lon, places.place(id).lon), lat)
    return float(shapely.distance(shapely.transform(places.geometry(id), plane.forward), shapely.Point(0, 0))) / 1000


def right(places: gazetteer.Gazetteer, first: gazetteer.Place, lon: float, lat: float, tolerance_km: float = 0.0) -> bool:
    """Whether a place is where the table says; an area that holds the point may not be a whole country or sea around it."""
    if tolerance_km == 0.0:
        return first.kind in WATERS and away_km(places, first.id, lon, lat) == 0.0
    large = (places.area_km2(first.id) or 0.0) > 3.2 * (2 * tolerance_km) ** 2
    return not large and away_km(places, first.id, lon, lat) <= tolerance_km


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_as_long_as_reports_are_broad(name: str) -> None:
    assert len(table(name)) >= {"points": 105, "named-waters": 92}[name]


@pytest.mark.parametrize("name", TABLES)
def test_names_of_reports_are_where_they_are(places: gazetteer.Gazetteer, name: str) -> None:
    wrong, silent = [], []
    for asked, (lon, lat, *tolerance) in table(name).items():
        answer = places.find(asked)
        first = answer.candidates[0].place if answer.candidates else None
        if first is None or not right(places, first, lon, lat, *tolerance):
            wrong.append((asked, first and first.id))
            if first is not None and not answer.ambiguous:
                silent.append((asked, first.id))
    assert silent == []
    assert len(wrong) <= (1 - LEAST) * len(table(name)), wrong


TRAPS = [  # name, where it is, what others answer
    ("Matsu", (119.94, 26.16), "Matsue in Japan"),
    ("Kunsan", (126.63, 35.93), "Kunshan in China"),
    ("Tindal", (132.38, -14.52), "a village in India"),
    ("Green Island", (121.49, 22.66), "a place in the United States"),
    ("Miyako", (125.30, 24.80), "Miyako in Iwate"),
    ("Ream", (103.66, 10.51), "a village elsewhere"),
    ("Clark Air Base", (120.56, 15.19), "Clark in the United States"),
    ("Snake Island", (30.20, 45.25), "any of a hundred"),
    ("Midway", (-177.37, 28.21), "a town in the United States"),
    ("Wake", (166.63, 19.29), "Wake in Japan, or a word"),
    ("Dongyin", (120.49, 26.37), "Dongying in Shandong"),
    ("Thitu", (114.28, 11.05), "towns of a letter more"),
    ("Sunan", (125.67, 39.22), "Sunan in Gansu"),
]


@pytest.mark.parametrize(("name", "where", "trap"), TRAPS, ids=[t[0] for t in TRAPS])
def test_a_trap_is_not_walked_into_without_a_word(places: gazetteer.Gazetteer, name: str, where: tuple[float, float], trap: str) -> None:
    answer = places.find(name)
    assert any(away_km(places, c.place.id, *where) < 20 for c in answer.candidates), "it is not even among the candidates"
    assert answer.ambiguous or away_km(places, answer.candidates[0].place.id, *where) < 20, trap


@pytest.mark.parametrize("name", ["Victoria", "San Antonio", "Santa Rosa", "Yulin", "Rota", "Springfield", "Santiago", "La Paz", "Cordoba",
                                  "Tripoli", "Guadalupe", "Georgetown", "Hyderabad", "Valencia"])
def test_a_name_of_several_great_places_is_told_to_be_so(places: gazetteer.Gazetteer, name: str) -> None:
    answer = places.find(name)
    assert len(answer.candidates) > 1
    first, second = answer.candidates[:2]
    assert answer.ambiguous or (first.place.population or 0) > 2.5 * (second.place.population or 0)
