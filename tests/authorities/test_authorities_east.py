"""What others have measured in the east, against what we have built: value, tolerance, citation.

These do not come from our facts. Widths are taken between the land polygons, areas from the built polygons.
"""

from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.earth import Plane, area_km2, distance_m


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


AREAS_KM2 = [  # id, published, tolerance, who says so
    ("gulf/tonkin", 126_250, 0.05, "Ministries of both sides on the agreement of 2000: 126,250 km2"),
    ("sea/savu", 105_000, 0.05, "Encyclopaedia Britannica, Savu Sea: about 41,000 square miles (105,000 km2)"),
    ("sea/solomon", 720_000, 0.05, "Encyclopaedia Britannica, Solomon Sea: about 280,000 square miles (720,000 km2)"),
    ("sea/molukka", 200_000, 0.06, "Encyclopaedia Britannica, Molucca Sea: about 77,000 square miles (200,000 km2)"),
    ("sea/banda", 695_000, 0.05, "Wikipedia, East Indian Archipelago after S-23: Banda Sea 695,000 km2"),
    ("sea/halmahera", 95_000, 0.08, "Wikipedia, East Indian Archipelago after S-23: Halmahera Sea 95,000 km2"),
    ("sea/andaman", 600_000, 0.05, "Wikipedia, Andaman Sea: 600,000 km2"),
    ("sea/laccadive", 786_000, 0.05, "Wikipedia, Laccadive Sea: 786,000 km2"),
    ("gulf/suez", 10_500, 0.05, "Encyclopaedias, Gulf of Suez: about 10,500 km2"),
    ("gulf/carpentaria", 310_000, 0.08, "Encyclopaedia Britannica, Gulf of Carpentaria: 120,000 square miles (310,000 km2)"),
    ("bay/tokyo", 1_380, 0.08, "Ministry of the Environment of Japan, Tokyo Bay inside Tsurugi Saki and Su no Saki: 1,380 km2"),
    ("bay/mutsu", 1_660, 0.08, "Ministry of the Environment of Japan, Mutsu Bay: about 1,660 km2"),
    ("bay/osaka", 1_450, 0.08, "Ministry of the Environment of Japan, Osaka Bay: 1,447 km2"),
    ("bay/manila", 1_994, 0.08, "Encyclopaedias, Manila Bay: 1,994 km2"),
    ("bay/avacha", 215, 0.10, "Encyclopaedias, Avacha Bay: 215 km2"),
]


@pytest.mark.parametrize(("id", "published", "tolerance", "source"), AREAS_KM2, ids=[a[0] for a in AREAS_KM2])
def test_area(places: gazetteer.Gazetteer, id: str, published: float, tolerance: float, source: str) -> None:
    assert area_km2(places.geometry(id)) == pytest.approx(published, rel=tolerance), source


WIDTHS_KM = [  # strait, country and point on one side, on the other, published least width, tolerance, who says so
    (
        "strait/qiongzhou",
        "cn",
        (110.15, 20.35),
        "cn",
        (110.15, 20.0),
        19.4,
        2,
        "Encyclopaedia of China, Qiongzhou Strait: 19.4 km at the narrowest",
    ),
    ("strait/sunda", "id", (105.75, -5.75), "id", (106.0, -6.0), 24, 3, "Encyclopaedias, Sunda Strait: 24 km at its north-eastern end"),
    ("strait/torres", "au", (142.5, -10.9), "pg", (142.6, -9.2), 150, 3, "Encyclopaedias, Torres Strait: about 150 km"),
    ("strait/cook", "nz", (174.3, -41.2), "nz", (174.8, -41.2), 22, 3, "Encyclopaedias, Cook Strait: 22 km at the narrowest"),
    ("strait/nevelskoy", "ru", (141.4, 52.2), "ru", (142.0, 52.0), 7.3, 2, "Great Soviet Encyclopedia, Nevelskoy Strait: 7.3 km"),
    (
        "channel/mozambique",
        "mz",
        (38.0, -15.0),
        "mg",
        (46.0, -17.0),
        419,
        10,
        "Encyclopaedias, Mozambique Channel: 419 km at the narrowest",
    ),
    ("strait/balabac", "ph", (117.03, 7.9), "my", (117.17, 7.25), 50, 4, "Encyclopaedias, Balabac Strait: about 50 km"),
    ("channel/ten-degree", "in", (92.5, 10.7), "in", (92.77, 9.18), 150, 12, "Encyclopaedias, Ten Degree Channel: about 150 km"),
    (
        "strait/tsushima-west",
        "jp",
        (129.35, 34.5),
        "kr",
        (128.9, 35.3),
        50,
        5,
        "Encyclopaedias, Western Channel: about 50 km, Tsushima to Korea",
    ),
    ("strait/bali", "id", (114.35, -8.05), "id", (114.6, -8.25), 2.4, 1.2, "Encyclopaedias, Bali Strait: 2.4 km at its northern end"),
]


@pytest.mark.parametrize("width", WIDTHS_KM, ids=[w[0] for w in WIDTHS_KM])
def test_narrowest_width(places: gazetteer.Gazetteer, width: tuple) -> None:
    _, one, at_one, other, at_other, published, tolerance, source = width
    plane = Plane((at_one[0] + at_other[0]) / 2, (at_one[1] + at_other[1]) / 2)
    window = shapely.box(
        min(at_one[0], at_other[0]) - 4, min(at_one[1], at_other[1]) - 4, max(at_one[0], at_other[0]) + 4, max(at_one[1], at_other[1]) + 4
    )

    def shore(country: str, at: tuple[float, float]) -> shapely.Geometry:
        parts = shapely.get_parts(places.geometry(f"country/{country}"))
        mass = min(parts, key=lambda part: (part.distance(shapely.Point(at)), -part.area))
        return shapely.transform(shapely.intersection(mass, window), plane.forward)

    a, b = shore(one, at_one), shore(other, at_other)
    assert shapely.distance(a, b) / 1000 == pytest.approx(published, abs=tolerance), source


def test_the_closing_line_of_peter_the_great_bay(places: gazetteer.Gazetteer) -> None:
    """Soviet decree of 20 July 1957: from the mouth of the Tumen to C. Povorotny, about 106 to 108 nautical miles."""
    ends = (130.70, 42.29), (133.05, 42.67)
    assert distance_m(*ends) / 1852 == pytest.approx(107, abs=3)
    boundary = places.geometry("bay/peter-great").boundary
    assert all(boundary.distance(shapely.Point(end)) < 0.05 for end in ends)


def test_the_japanese_zone_comes_as_near_to_china_as_is_told(places: gazetteer.Gazetteer) -> None:
    """GlobalSecurity.org: 130 km from China's mainland, and 22 + 3.7 km from the baseline of Yonaguni."""
    zone = places.geometry("zone/adiz-jp")
    mainland = max(shapely.get_parts(places.geometry("country/cn")), key=lambda part: part.area)
    a, b = shapely.ops.nearest_points(zone, mainland)
    assert distance_m((a.x, a.y), (b.x, b.y)) == pytest.approx(130_000, abs=20_000)
    west = shapely.LineString([(122.0, 24.45), (122.95, 24.45)]).intersection(zone).bounds[0]
    assert distance_m((west, 24.45), (122.933, 24.45)) == pytest.approx(25_700, abs=8_000)
