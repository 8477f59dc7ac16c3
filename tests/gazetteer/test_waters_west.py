"""Waters and straits of the Atlantic, the Arctic, the Mediterranean, the Baltic and the Americas."""

from __future__ import annotations

import tomllib

import pytest
import shapely

import gazetteer
from gazetteer.build import facts
from gazetteer.earth import area_km2, frame


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


def authored(topic: str) -> dict:
    return tomllib.loads((facts.FACTS / f"{topic}-west.toml").read_text(encoding="utf-8"))


STRAITS = sorted(authored("straits"))


def test_there_are_at_least_fifty_passages_and_each_joins_two_waters() -> None:
    straits = authored("straits")
    assert len(straits) >= 50
    assert all(len(strait["connects"]) == 2 and len(strait["limits"]) >= 2 for strait in straits.values())


def test_a_line_names_its_headlands() -> None:
    assert [key for key, line in authored("lines").items() if not line.get("text")] == []


def test_a_line_with_a_section_is_from_s23_and_the_others_are_our_own_choice() -> None:
    for key, line in authored("lines").items():
        assert (line["source"] == "iho-s23") == ("section" in line), key


@pytest.mark.parametrize("id", STRAITS)
def test_a_strait_lies_between_the_waters_it_connects(places: gazetteer.Gazetteer, id: str) -> None:
    strait = places.geometry(id)
    for other, end in zip(places.place(id).connects, (0, -1), strict=True):
        water = places.geometry(other)
        x, y = places.axis(id).coords[end]
        gate = [shapely.Point(frame(x, (shape.bounds[0] + shape.bounds[2]) / 2), y) for shape in (water, strait)]
        assert water.distance(gate[0]) < 0.05, f"{id} does not open into {other}"
        assert strait.distance(gate[1]) < 0.05


HOLDS = [  # water, a point surely in it, a point surely not
    ("sea/north", (3.0, 58.0), (9.0, 58.0)),
    ("sea/norwegian", (2.0, 65.0), (2.0, 60.0)),
    ("sea/greenland", (-5.0, 76.0), (5.0, 70.0)),
    ("ocean/arctic", (0.0, 88.0), (40.0, 75.0)),
    ("ocean/arctic", (-150.0, 80.0), (-150.0, 70.8)),
    ("sea/kara", (70.0, 75.0), (50.0, 72.0)),
    ("sea/east-siberian", (165.0, 72.0), (-175.0, 70.0)),
    ("sea/chukchi", (-175.0, 69.0), (170.0, 71.0)),
    ("channel/english", (-1.0, 50.3), (2.5, 51.5)),
    ("sea/tyrrhenian", (12.0, 40.0), (7.0, 40.0)),
    ("sea/aegean", (25.0, 39.0), (20.0, 36.0)),
    ("sea/adriatic", (16.0, 42.5), (18.5, 38.0)),
    ("gulf/mexico", (-90.0, 26.0), (-79.5, 26.0)),
    ("sea/caribbean", (-70.0, 14.0), (-60.0, 20.0)),
    ("ocean/north-atlantic", (-30.0, 40.0), (-30.0, -5.0)),
    ("ocean/south-atlantic", (0.0, -40.0), (25.0, -40.0)),
    ("strait/giuk-gap", (-25.0, 67.0), (-30.0, 58.0)),
    ("strait/giuk-gap", (-8.0, 62.0), (0.0, 66.0)),
    ("strait/bear-island-gap", (22.0, 72.0), (35.0, 72.0)),
    ("strait/fram", (-5.0, 79.0), (-5.0, 75.0)),
]


@pytest.mark.parametrize(("id", "inside", "outside"), HOLDS, ids=[f"{h[0]}-{h[1][0]:g}" for h in HOLDS])
def test_a_water_is_where_a_chart_has_it(places: gazetteer.Gazetteer, id: str, inside: tuple, outside: tuple) -> None:
    shape = places.geometry(id)
    there = lambda lon, lat: any(shape.intersects(shapely.Point(lon + turn, lat)) for turn in (-360, 0, 360))
    assert there(*inside) and not there(*outside)


@pytest.mark.parametrize(
    ("a", "b", "between"),
    [
        ("sea/black", "sea/marmara", ("strait/bosporus",)),
        ("sea/marmara", "sea/aegean", ("strait/dardanelles",)),
        ("sea/adriatic", "sea/ionian", ("strait/otranto",)),
        ("sea/tyrrhenian", "sea/ionian", ("strait/messina",)),
        ("channel/english", "sea/north", ("strait/dover",)),
        ("sea/greenland", "ocean/arctic", ("strait/fram",)),
        ("gulf/mexico", "ocean/north-atlantic", ("strait/florida",)),
        ("gulf/mexico", "sea/caribbean", ("channel/yucatan",)),
        ("sea/bering", "sea/chukchi", ("strait/bering",)),
        ("ocean/north-atlantic", "sea/mediterranean", ("strait/gibraltar",)),
    ],
)
def test_route(places: gazetteer.Gazetteer, a: str, b: str, between: tuple[str, ...]) -> None:
    assert places.route(a, b) == between


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Øresund", "strait/oresund"),
        ("Зунд", "strait/oresund"),
        ("Storebælt", "strait/great-belt"),
        ("Pas de Calais", "strait/dover"),
        ("GIUK gap", "strait/giuk-gap"),
        ("Карские Ворота", "strait/kara-gate"),
        ("пролив Вилькицкого", "strait/vilkitsky"),
        ("Çanakkale Boğazı", "strait/dardanelles"),
        ("İstanbul Boğazı", "strait/bosporus"),
        ("Αιγαίο Πέλαγος", "sea/aegean"),
        ("خليج سرت", "gulf/sidra"),
        ("Zatoka Gdańska", "bay/gdansk"),
        ("Deutsche Bucht", "bay/german-bight"),
        ("Gulf of America", "gulf/mexico"),
        ("Northwest Passage", "sea/northwestern-passages"),
        ("Кольский залив", "bay/kola"),
        ("Panama Canal", "canal/panama"),
        ("Southern Ocean", "ocean/southern"),
    ],
)
def test_a_name_in_the_tongue_of_the_shore(places: gazetteer.Gazetteer, name: str, id: str) -> None:
    assert places.find(name).candidates[0].place.id == id


def test_the_arctic_ocean_is_whole_but_for_a_slit(places: gazetteer.Gazetteer) -> None:
    arctic = places.geometry("ocean/arctic")
    assert arctic.bounds[3] == pytest.approx(90.0, abs=1e-3) and 359.9 < arctic.bounds[2] - arctic.bounds[0] < 360
    assert area_km2(shapely.intersection(arctic, shapely.box(-180, 85, 400, 90))) == pytest.approx(975_000, rel=0.01)


def test_the_parts_of_a_sea_lie_in_it(places: gazetteer.Gazetteer) -> None:
    whole = places.geometry("sea/mediterranean").buffer(1e-4)
    for part in ("western-mediterranean", "eastern-mediterranean", "alboran", "tyrrhenian", "adriatic", "aegean", "ionian", "levantine"):
        assert whole.contains(places.geometry(f"sea/{part}")), part
