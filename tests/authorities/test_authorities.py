"""What others have measured, against what we have built: value, tolerance, citation.

These do not come from our facts. Widths are taken between the land polygons, areas from the built polygons.
"""

from __future__ import annotations

import pytest
import shapely
from geopy.distance import geodesic

import gazetteer
from gazetteer.earth import Plane, area_km2, distance_m, frame, moved


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


AREAS_KM2 = [  # id, published, tolerance, who says so
    ("sea/okhotsk", 1_583_000, 0.03, "Encyclopaedia Britannica, Sea of Okhotsk: 611,000 square miles (1,583,000 square km)"),
    ("sea/black", 436_400, 0.05, "Encyclopaedia Britannica and others, Black Sea without the Sea of Azov: 436,400 km2"),
    ("sea/baltic", 377_000, 0.05, "HELCOM and others, Baltic Sea without the Kattegat: about 377,000 km2"),
    ("sea/red", 438_000, 0.05, "Head and others, Red Sea: about 438,000 km2"),
    ("sea/bering", 2_315_000, 0.03, "Great Soviet Encyclopedia, Bering Sea: 2,315,000 km2"),
    ("sea/bohai", 77_000, 0.05, "Encyclopaedia of China, Bohai: 77,000 km2"),
    ("gulf/persian", 241_000, 0.05, "Encyclopaedia Britannica, Persian Gulf: about 241,000 km2"),
    ("island/taiwan", 35_808, 0.03, "Taiwan Yearbook, main island: 35,808 km2"),
    ("island/okinawa", 1_207, 0.10, "Geospatial Information Authority of Japan, Okinawa Island: 1,207 km2"),
    ("island/luzon", 105_000, 0.05, "Philippine Statistics, Luzon: about 105,000 km2"),
    ("region/alaska", 1_481_346, 0.05, "U.S. Census Bureau, Alaska, land area: 570,641 square miles (1,477,953 km2), inland water left in"),
    ("country/jp", 377_900, 0.03, "Geospatial Information Authority of Japan: 377,973 km2"),
    (
        "country/ua",
        576_550,
        0.02,
        "Ukraine 603,550 km2 less Crimea 27,000 km2, which the land data draws with Russia: who holds it, not whose it is",
    ),
    ("region/crimea", 27_000, 0.05, "Crimean peninsula: about 27,000 km2"),
]


@pytest.mark.parametrize(("id", "published", "tolerance", "source"), AREAS_KM2, ids=[a[0] for a in AREAS_KM2])
def test_area(places: gazetteer.Gazetteer, id: str, published: float, tolerance: float, source: str) -> None:
    assert area_km2(places.geometry(id)) == pytest.approx(published, rel=tolerance), source


WIDTHS_KM = [  # name, one country and a point on its side, the other, published width, tolerance, who says so
    ("Soya Strait", "jp", (141.95, 45.40), "ru", (142.05, 46.05), 43, 2, "Sailing directions: 42 to 43 km, Cape Soya to Cape Crillon"),
    ("Tsugaru Strait", "jp", (140.4, 41.0), "jp", (140.3, 41.6), 19.5, 2, "Sailing directions: 19.5 km, Tappi Misaki to Shirakami Misaki"),
    ("Taiwan Strait", "tw", (120.9, 24.5), "cn", (119.3, 25.8), 130, 6, "Encyclopaedias: 126 to 131 km at the narrowest, to Pingtan"),
    (
        "Bering Strait",
        "ru",
        (-171.0, 66.3),
        "us",
        (-164.5, 65.5),
        86,
        5,
        "Encyclopaedias: 82 to 86 km, Cape Dezhnev to Cape Prince of Wales",
    ),
    (
        "Strait of Gibraltar",
        "es",
        (-5.5, 36.6),
        "ma",
        (-5.5, 35.0),
        14,
        1.5,
        "Encyclopaedias: 13 to 14.4 km, Point Marroqui to Point Cires",
    ),
]


@pytest.mark.parametrize("width", WIDTHS_KM, ids=[w[0] for w in WIDTHS_KM])
def test_narrowest_width(places: gazetteer.Gazetteer, width: tuple) -> None:
    _, one, at_one, other, at_other, published, tolerance, source = width
    plane = Plane((at_one[0] + at_other[0]) / 2, (at_one[1] + at_other[1]) / 2)

    def mass(country: str, at: tuple[float, float]) -> shapely.Geometry:
        parts = [moved(p, 360 * round((at[0] - p.centroid.x) / 360)) for p in places.geometry(f"country/{country}").geoms]
        return min(parts, key=lambda part: (part.distance(shapely.Point(at)), -part.area))

    shores = [mass(one, at_one), mass(other, at_other)]
    window = shapely.box(
        min(at_one[0], at_other[0]) - 4, min(at_one[1], at_other[1]) - 4, max(at_one[0], at_other[0]) + 4, max(at_one[1], at_other[1]) + 4
    )
    a, b = (shapely.transform(shapely.intersection(shore, window), plane.forward) for shore in shores)
    assert shapely.distance(a, b) / 1000 == pytest.approx(published, abs=tolerance), source


def test_soya_strait_gate_at_its_limit(places: gazetteer.Gazetteer) -> None:
    """S-23's own line between the Sea of Japan and the Sea of Okhotsk is about 43 km long."""
    shared = places.geometry("sea/japan").boundary.intersection(places.geometry("sea/okhotsk").boundary.buffer(1e-4))
    pieces = [p for p in shapely.get_parts(shared) if p.bounds[1] > 45 and p.bounds[3] < 46.5]
    ends = shapely.MultiPoint([c for p in pieces for c in p.coords]).bounds
    assert distance_m(ends[:2], ends[2:]) / 1000 == pytest.approx(43, abs=2)


POINTS = [  # id, lon, lat, tolerance in km, who says so
    ("city/1850147", 139.6917, 35.6895, 5, "Tokyo Metropolitan Government building: 35.6895 N 139.6917 E"),
    ("city/1816670", 116.3975, 39.9087, 5, "Tiananmen: 39.9087 N 116.3975 E"),
    ("site/kremlin", 37.6175, 55.7520, 0.5, "Moscow Kremlin: 55.752 N 37.6175 E"),
    ("island/senkaku", 123.4725, 25.7436, 3, "Uotsuri Shima, Geospatial Information Authority of Japan: 25 44 N 123 28 E"),
    ("city/2013348", 131.8869, 43.1155, 8, "Vladivostok: 43.1155 N 131.8869 E"),
]


@pytest.mark.parametrize(("id", "lon", "lat", "tolerance", "source"), POINTS, ids=[p[0] for p in POINTS])
def test_position(places: gazetteer.Gazetteer, id: str, lon: float, lat: float, tolerance: float, source: str) -> None:
    place = places.place(id)
    assert geodesic((place.lat, place.lon), (lat, lon)).km <= tolerance, source


APART_KM = [  # two names, published distance, tolerance, who says so
    ("Tokyo", "Pyongyang", 1_285, 20, "Press on missile flights: about 1,300 km; great circle between the two centres"),
    ("Taipei", "Beijing", 1_720, 20, "Great circle between the two centres: about 1,720 km"),
    ("Yonaguni", "Hualien", 150, 20, "Town of Yonaguni: 111 km to Taiwan's coast; Hualien lies 150 km off"),
    ("Kinmen", "Xiamen", 30, 12, "Encyclopaedias: less than 10 km at the nearest, about 30 km between the middles"),
    ("Guam", "Andersen Air Force Base", 20, 18, "Charts: the base is at the northern end of an island 50 km long"),
    ("Diego Garcia", "Tehran", 5_300, 90, "Press on bomber flights: about 3,300 miles (5,300 km)"),
    ("Pearl Harbor", "San Diego", 4_200, 60, "Distances between ports (NGA Pub. 151): about 2,270 nautical miles"),
    ("Vladivostok", "Hakodate", 760, 40, "Charts: about 410 nautical miles"),
    ("Sevastopol", "Novorossiysk", 337, 20, "Charts: about 180 nautical miles"),
    ("Kaliningrad", "Saint Petersburg", 825, 30, "Encyclopaedias: about 825 km"),
    ("Hodeidah Port", "Djibouti City", 375, 25, "Charts: about 200 nautical miles"),
    ("Woody Island", "Sanya", 330, 25, "Press: about 330 km south-east of Hainan"),
]


@pytest.mark.parametrize(("a", "b", "published", "tolerance", "source"), APART_KM, ids=[f"{a[0]}-{a[1]}" for a in APART_KM])
def test_names_are_as_far_apart_as_published(places: gazetteer.Gazetteer, a: str, b: str, published: float, tolerance: float,
                                             source: str) -> None:
    one, other = (places.find(name).candidates[0].place for name in (a, b))
    assert geodesic((one.lat, one.lon), (other.lat, other.lon)).km == pytest.approx(published, abs=tolerance), source


CAPES = [  # name, lon, lat, tolerance in km, who says so
    ("Cape Soya", 141.937, 45.523, 4, "S-23 no. 52: Soni Misaki; GSI: 45 31 22 N 141 56 11 E"),
    ("Cape Horn", -67.27, -55.98, 8, "S-23 no. 4: Cape Horn 67 16 W; 55 59 S"),
    ("Cape of Good Hope", 18.47, -34.36, 8, "Charts: 34 21 S 18 28 E"),
    ("Cape Dezhnev", -169.65, 66.08, 8, "Charts: 66 05 N 169 39 W"),
    ("North Cape", 25.78, 71.17, 10, "Kartverket: 71 10 N 25 47 E"),
]


@pytest.mark.parametrize(("name", "lon", "lat", "tolerance", "source"), CAPES, ids=[c[0] for c in CAPES])
def test_a_cape_is_where_charts_have_it(places: gazetteer.Gazetteer, name: str, lon: float, lat: float, tolerance: float,
                                        source: str) -> None:
    first = places.find(name).candidates[0].place
    assert geodesic((first.lat, first.lon), (lat, lon)).km <= tolerance, source


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((142.0, 45.5), (142.1, 45.9)),
        ((-179.9, 52.0), (179.8, 66.0)),
        ((121.0, 25.0), (-118.0, 34.0)),
        ((0.0, 0.0), (0.0, 1.0)),
        ((10.0, 89.0), (-170.0, 88.0)),
        ((30.0, -60.0), (31.0, -60.0)),
    ],
)
def test_distances_agree_with_karney(a: tuple[float, float], b: tuple[float, float]) -> None:
    """geographiclib's geodesics, through geopy, are the yardstick."""
    karney = geodesic((a[1], a[0]), (b[1], b[0])).m
    assert distance_m((frame(a[0], b[0]), a[1]), b) == pytest.approx(karney, rel=2e-5, abs=1.0)


def test_areas_agree_with_the_ellipsoid() -> None:
    """The zone between two parallels of the WGS84 ellipsoid has a closed formula; one degree square at 45 N."""
    import math

    e2 = 0.00669437999014
    e = math.sqrt(e2)

    def zone(lat: float) -> float:
        s = math.sin(math.radians(lat))
        return s / (2 * (1 - e2 * s * s)) + math.log((1 + e * s) / (1 - e * s)) / (4 * e)

    b = 6_356_752.314245
    exact = math.radians(1) * b * b * (zone(46) - zone(45)) / 1e6
    assert area_km2(shapely.box(10, 45, 11, 46)) == pytest.approx(exact, rel=1e-5)


NAMES = [  # official name, who uses it, what it is here, source
    ("Sea of Japan", "sea/japan", "IHO S-23, 3rd edition, no. 52: Japan Sea"),
    ("Japan Sea", "sea/japan", "IHO S-23, 3rd edition, no. 52"),
    ("East China Sea", "sea/east-china", "IHO S-23 no. 50: Eastern China Sea (Tung Hai)"),
    ("Tung Hai", "sea/east-china", "IHO S-23 no. 50"),
    ("Yellow Sea", "sea/yellow", "IHO S-23 no. 51: Hwang Hai or Yellow Sea"),
    ("Sea of Okhotsk", "sea/okhotsk", "IHO S-23 no. 54"),
    ("Bering Sea", "sea/bering", "IHO S-23 no. 55"),
    ("Philippine Sea", "sea/philippine", "IHO S-23 no. 56"),
    ("Gulf of Alaska", "gulf/alaska", "IHO S-23 no. 58"),
    ("Arabian Gulf", "gulf/persian", "UNGEGN: the Arab states' name"),
]


@pytest.mark.parametrize(("name", "id", "source"), NAMES, ids=[n[0] for n in NAMES])
def test_published_names(places: gazetteer.Gazetteer, name: str, id: str, source: str) -> None:
    assert places.find(name).candidates[0].place.id == id, source
