"""Areas and widths of western waters that others have published. These do not come from our facts."""

from __future__ import annotations

import math

import pytest
import shapely

import gazetteer
from gazetteer.earth import area_km2, distance_m


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


AREAS_KM2 = [  # id, published, tolerance, who says so
    ("sea/north", 575_000, 0.10, "Encyclopaedias: North Sea about 570,000 to 575,000 km2"),
    ("gulf/riga", 18_000, 0.05, "HELCOM and others, Gulf of Riga: about 18,000 km2"),
    ("gulf/bothnia", 117_000, 0.05, "Encyclopaedia Britannica, Gulf of Bothnia: 45,200 square miles (117,000 square km)"),
    ("sea/norwegian", 1_383_000, 0.10, "Encyclopaedias: Norwegian Sea 1,383,000 km2"),
    ("sea/greenland", 1_205_000, 0.05, "Encyclopaedia Britannica, Greenland Sea: 465,000 square miles (1,205,000 square km)"),
    ("sea/kara", 883_000, 0.03, "Great Soviet Encyclopedia, Kara Sea: 883,000 km2"),
    ("sea/labrador", 841_000, 0.03, "Great Soviet Encyclopedia, Labrador Sea: 841,000 km2"),
    ("sea/adriatic", 138_600, 0.03, "Encyclopaedias: Adriatic Sea 138,600 km2"),
    ("sea/ionian", 169_000, 0.05, "Great Soviet Encyclopedia, Ionian Sea: 169,000 km2"),
    ("sea/caribbean", 2_754_000, 0.05, "Encyclopaedia Britannica, Caribbean Sea: about 1,063,000 square miles (2,753,000 square km)"),
    ("gulf/mexico", 1_550_000, 0.03, "Encyclopaedia Britannica, Gulf of Mexico: about 600,000 square miles (1,550,000 square km)"),
    ("ocean/southern", 21_960_000, 0.02, "NOAA, ETOPO1: Southern Ocean 21,960,000 km2"),
]


@pytest.mark.parametrize(("id", "published", "tolerance", "source"), AREAS_KM2, ids=[a[0] for a in AREAS_KM2])
def test_area(places: gazetteer.Gazetteer, id: str, published: float, tolerance: float, source: str) -> None:
    assert area_km2(places.geometry(id)) == pytest.approx(published, rel=tolerance), source


def test_the_aegean_with_its_islands(places: gazetteer.Gazetteer) -> None:
    """Encyclopaedias give 214,000 to 215,000 km2, islands counted in; Crete and the other islands of the southern edge are half in."""
    whole = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(places.geometry("sea/aegean"))])
    assert area_km2(whole) == pytest.approx(214_000, rel=0.06)


def test_south_atlantic_north_of_60_s(places: gazetteer.Gazetteer) -> None:
    """NOAA's ETOPO1 table gives the South Atlantic, without the Southern Ocean, 40,270,000 km2."""
    north = shapely.intersection(places.geometry("ocean/south-atlantic"), shapely.box(-80, -60, 30, 5))
    assert area_km2(north) == pytest.approx(40_270_000, rel=0.03)


WIDTHS_KM = [  # name, the country on each shore, a box around the narrowest place, published width, tolerance, who says so
    ("Strait of Dover", "gb", "fr", (1.2, 50.8, 1.9, 51.2), 33.3, 2, "Encyclopaedias: 33.3 km, South Foreland to Cap Gris Nez"),
    ("Strait of Otranto", "it", "al", (18.2, 39.9, 19.5, 40.6), 72, 3, "Encyclopaedia Britannica: 72 km wide at the narrowest"),
    ("Strait of Sicily", "it", "tn", (10.9, 36.9, 12.8, 38.0), 145, 5, "Encyclopaedias: about 145 km, Sicily to Cape Bon"),
    ("Strait of Bonifacio", "it", "fr", (8.9, 41.15, 9.4, 41.45), 11, 2, "Encyclopaedias: 11 km"),
    ("Oresund", "dk", "se", (12.3, 55.9, 12.9, 56.2), 4, 1, "Encyclopaedias: 4 km, Helsingor to Helsingborg"),
    ("Cabot Strait", "ca", "ca", (-60.6, 46.8, -59.1, 47.8), 110, 6, "Canadian Encyclopedia: about 110 km, Cape North to Cape Ray"),
    ("Windward Passage", "cu", "ht", (-74.6, 19.6, -73.2, 20.4), 80, 8, "Encyclopaedias: about 80 km"),
    ("Yucatan Channel", "mx", "cu", (-87.5, 20.8, -84.5, 22.2), 200, 20, "Encyclopaedias: about 200 km, Cape Catoche to Cape San Antonio"),
    ("Vilkitsky Strait", "ru", "ru", (103.0, 77.5, 105.5, 78.5), 56, 5, "Great Soviet Encyclopedia: 56 km"),
]


@pytest.mark.parametrize("width", WIDTHS_KM, ids=[w[0] for w in WIDTHS_KM])
def test_narrowest_width(places: gazetteer.Gazetteer, width: tuple) -> None:
    _, one, other, box, published, tolerance, source = width
    there = lambda code: shapely.get_parts(shapely.intersection(places.geometry(f"country/{code}"), shapely.box(*box)))
    parts = lambda code: sorted(there(code), key=lambda part: -part.area)
    shores = parts(one)[:2] if one == other else [parts(one)[0], parts(other)[0]]
    narrow = math.cos(math.radians((box[1] + box[3]) / 2))
    a, b = shapely.shortest_line(*(shapely.transform(shore, lambda xy: xy * [narrow, 1.0]) for shore in shores)).coords
    assert distance_m((a[0] / narrow, a[1]), (b[0] / narrow, b[1])) / 1000 == pytest.approx(published, abs=tolerance), source
