"""Islands, reefs and capes: where they lie, how large they are, how far apart, who claims them, and under which names they are found.

The tables do not come from our facts: GeoNames' towns, Natural Earth's countries, published areas and distances, decrees.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shapely
from geopy.distance import geodesic

import gazetteer
from gazetteer.build import facts
from gazetteer.earth import Plane, area_km2, frame, moved

FACTS = facts.read()
OURS = {key: fact for key, fact in FACTS.lands.items() if fact.where.startswith("islands-")}
FEATURES = {key: fact for key, fact in FACTS.lands.items() if fact.kind in ("island", "reef", "cape")}


@pytest.fixture(scope="module")
def places() -> gazetteer.Gazetteer:
    return gazetteer.open()


def of(*files: str) -> list[str]:
    return [key for key, fact in OURS.items() if fact.where.split(":")[0] in {f"islands-{name}.toml" for name in files}]


def waters_at(places: gazetteer.Gazetteer, key: str) -> set[str]:
    lon, lat = FEATURES[key].label
    return {c.place.id for c in places.locate(lon, lat, limit=30).candidates}


def test_there_are_enough_and_every_id_says_its_kind() -> None:
    assert len(FEATURES) >= 250
    for key, fact in OURS.items():
        assert key.split("/")[0] == fact.kind and fact.kind in ("island", "reef", "cape"), key
        assert len(fact.names) >= 2, key


def test_every_source_of_a_claim_is_known() -> None:
    for key, fact in FEATURES.items():
        assert {claim.source for claim in fact.claims} <= set(FACTS.sources), key


def test_every_place_that_a_feature_is_part_of_exists(places: gazetteer.Gazetteer) -> None:
    for key, fact in OURS.items():
        for other in (*fact.part_of, *fact.within):
            assert places.place(other).id == other, key


# --- where they lie


@pytest.mark.parametrize("key", of("spratly", "paracel"))
def test_spratlys_and_paracels_lie_in_the_south_china_sea(places: gazetteer.Gazetteer, key: str) -> None:
    assert "sea/south-china" in waters_at(places, key)


WATERS = {  # sea of what the land data does not draw, after the sailing directions
    "sea/japan": "island/moneron island/askold island/hegura island/oshima-kojima island/teuri island/yagishiri island/hodo",
    "sea/okhotsk": "island/raikoke island/ushishir island/broutona island/tyuleniy-sakhalin",
    "sea/yellow": "island/udo-korea island/socheong island/miaodao",
    "sea/east-china": "island/uotsuri island/kitakojima island/minamikojima island/kuba island/taisho island/danjo island/uji "
    "island/yokoate island/dachen island/yushan island/sheshan island/dongyin island/nangan island/beigan island/dongju "
    "island/pengjia island/mianhua reef/socotra-rock island/mage",
    "strait/taiwan": "island/dadan island/erdan island/lieyu island/dongding island/wuqiu island/qimei island/wangan",
    "strait/luzon": "island/batanes island/babuyan-islands",
    "sea/philippine": "island/okidaito reef/okinotori island/guishan-taiwan island/xiaolanyu island/kozushima",
    "ocean/north-pacific": "island/sofu-gan island/midway island/farallon-de-medinilla island/enewetak island/kwajalein island/chuuk",
    "gulf/persian": "island/greater-tunb island/lesser-tunb island/abu-musa island/farsi",
    "sea/red": "island/zubair",
    "sea/mediterranean": "island/alboran island/kastellorizo island/imia",
    "sea/black": "cape/kinburn cape/tendra cape/fiolent cape/sarych cape/tarkhankut",
    "gulf/finland": "island/bolshoy-tyuters",
    "sea/south-china": "reef/macclesfield reef/luconia reef/james-shoal island/bach-long-vi island/ly-son",
    "bay/bengal": "island/st-martins-bd",
}


@pytest.mark.parametrize(("water", "key"), [(water, key) for water, keys in WATERS.items() for key in keys.split()])
def test_a_small_feature_lies_in_its_sea(places: gazetteer.Gazetteer, water: str, key: str) -> None:
    found = waters_at(places, key)
    near = shapely.dwithin(places.geometry(water), shapely.Point(FEATURES[key].label), 0.05)
    assert water in found or near, found


FAR = {  # farther from the drawn land of their country than their own radius: km to it, from sailing directions and maps
    "island/dachen": (25, 30), "island/yushan": (30, 45), "island/sheshan": (20, 30), "island/udo-korea": (20, 30),
    "island/marado": (7, 11), "island/bolshoy-tyuters": (18, 25), "island/alboran": (55, 90), "island/kastellorizo": (110, 130),
    "island/farsi": (90, 115), "island/zubair": (35, 60), "island/st-martins-bd": (8, 20), "island/katchatheevu": (15, 25),
    "island/hateruma": (18, 26), "island/tarama": (30, 45), "island/okidaito": (140, 160), "island/takara": (40, 60),
    "island/yokoate": (45, 65), "island/mage": (10, 13), "island/uji": (28, 45), "island/danjo": (60, 75), "island/hegura": (40, 52),
    "island/oshima-kojima": (18, 25), "island/teuri": (25, 35), "island/yagishiri": (20, 28), "island/kozushima": (12, 20),
    "island/sofu-gan": (70, 80), "island/broutona": (20, 35), "island/ushishir": (15, 26), "island/raikoke": (13, 22),
    "island/moneron": (43, 53), "island/tyuleniy-sakhalin": (11, 20), "island/askold": (4, 12), "island/midway": (85, 100),
    "island/ly-son": (20, 30), "island/bach-long-vi": (70, 90), "island/pedra-branca": (40, 48), "cape/horn": (0, 12),
    "island/socheong": (3, 7), "cape/engano": (3, 10), "island/vaindloo": (20, 30), "island/agathonisi": (15, 30),
    "island/farmakonisi": (18, 30), "island/kandeliousa": (10, 25), "island/okinoshima-munakata": (48, 62),
}  # fmt: skip
ELSEWHERE = {  # the land data files these under another code, or does not draw their country near them at all
    "island/cocos-keeling", "island/christmas-indian", "reef/okinotori", "island/saipan", "island/tinian", "island/rota-marianas",
    "island/pagan", "island/farallon-de-medinilla", "island/marianas", "island/johnston", "island/enewetak",
}  # fmt: skip


@pytest.mark.parametrize("key", [k for k, f in OURS.items() if f.country and k not in ELSEWHERE])
def test_a_feature_lies_on_or_near_the_land_of_its_country(places: gazetteer.Gazetteer, key: str) -> None:
    fact = OURS[key]
    lon, lat = fact.label
    plane, window = Plane(lon, lat), shapely.box(lon - 4, lat - 2, lon + 4, lat + 2)
    land = places.geometry(f"country/{fact.country.lower()}")
    parts = [part for turn in (-360, 0, 360) for part in shapely.get_parts(shapely.intersection(moved(land, turn), window))]
    away = min(shapely.distance(shapely.transform(p, plane.forward), shapely.Point(0, 0)) for p in parts if not p.is_empty) / 1000
    least, most = FAR.get(key, (0, max([circle[2] for circle in fact.circles], default=3000) / 1000 + 3))
    assert least <= away <= most, away


TOWNS = {  # a town of GeoNames that stands on the island, by its name and country
    "island/amami": "Naze JP", "island/tanegashima": "Nishinoomote JP", "island/sado": "Sado JP",
    "island/paramushir": "Severo-Kuril'sk RU", "island/penghu-main": "Magong TW",
    "island/batan": "Basco PH", "island/saipan": "Saipan MP", "island/tinian": "San Jose MP", "island/chuuk": "Weno FM",
    "island/pohnpei": "Kolonia FM", "island/yap": "Colonia FM", "island/oahu": "Honolulu US", "island/kauai": "Lihue US",
    "island/maui": "Kahului US", "island/hawaii-big": "Hilo US", "island/kodiak": "Kodiak US", "island/unalaska": "Unalaska US",
    "island/spitsbergen": "Longyearbyen SJ", "island/bornholm": "Rønne DK", "island/saaremaa": "Kuressaare EE",
    "island/hiiumaa": "Kärdla EE", "island/aland-main": "Mariehamn AX", "island/oland": "Borgholm SE", "island/kotlin": "Kronshtadt RU",
    "island/lemnos": "Mýrina GR", "island/lesbos": "Mytilene GR", "island/chios": "Chios GR", "island/rhodes": "Rhodes GR",
    "island/kos": "Kos GR", "island/gozo": "Victoria MT", "island/malta": "Valletta MT", "island/lampedusa": "Lampedusa IT",
    "island/pantelleria": "Pantelleria IT", "island/corsica": "Ajaccio FR", "island/mallorca": "Palma ES", "island/madeira": "Funchal PT",
    "island/terceira": "Angra do Heroísmo PT", "island/orkney": "Kirkwall GB", "island/shetland": "Lerwick GB",
    "island/hebrides": "Stornoway GB", "island/east-falkland": "Stanley FK", "island/st-helena": "Jamestown SH",
    "island/ascension": "Georgetown SH", "island/bermuda": "Hamilton BM", "island/andaman": "Port Blair IN", "island/qeshm": "Qeshm IR",
    "island/jolo": "Jolo PH", "island/basilan": "City of Isabela PH", "island/phu-quoc": "Duong Dong VN", "island/con-dao": "Con Son VN",
    "island/bintan": "Tanjung Pinang ID", "island/batam": "Batam ID", "island/puerto-rico": "San Juan PR", "island/bioko": "Malabo GQ",
    "island/guadalcanal": "Honiara SB", "island/new-britain": "Kokopo PG", "island/manus": "Lorengau PG", "island/tahiti": "Papeete PF",
    "island/new-caledonia": "Nouméa NC", "island/rugen": "Sassnitz DE", "island/zealand": "Copenhagen DK", "island/corfu": "Corfu GR",
    "island/newfoundland": "St. John's CA", "island/cape-breton": "Sydney CA", "island/margarita": "Porlamar VE",
    "island/tierra-del-fuego": "Ushuaia AR", "island/ganghwa": "Ganghwa-gun KR", "island/geoje": "Geoje KR",
    "island/zhoushan": "Zhoushan CN", "island/mindoro": "Calapan PH", "island/leyte": "Tacloban City PH", "island/panay": "Iloilo PH",
    "island/negros": "Bacolod City PH", "island/cebu": "Cebu City PH", "island/sumatra": "Medan ID", "island/java": "Jakarta ID",
    "island/sulawesi": "Makassar ID", "island/borneo": "Pontianak ID", "island/timor": "Dili TL", "island/new-guinea": "Port Moresby PG",
    "island/cyprus": "Nicosia CY", "island/iceland": "Reykjavík IS", "island/greenland": "Nuuk GL", "island/ireland": "Dublin IE",
    "island/great-britain": "London GB", "island/reunion": "Saint-Denis RE", "island/madagascar": "Antananarivo MG",
    "island/north-nz": "Wellington NZ", "island/south-nz": "Christchurch NZ", "island/cuba": "Havana CU", "island/kish": "Kish IR",
}  # fmt: skip


@pytest.mark.parametrize(("key", "town"), TOWNS.items())
def test_a_town_stands_on_its_island(places: gazetteer.Gazetteer, key: str, town: str) -> None:
    name, _, country = town.rpartition(" ")
    found = [c.place for c in places.find(name, limit=50).candidates if c.place.layer == "city" and c.place.country == country]
    island = places.geometry(key)
    away = [
        shapely.distance(shapely.transform(near, plane.forward), shapely.Point(0, 0))
        for plane, box in around(found, FEATURES[key].label[0])
        if not (near := shapely.intersection(island, box)).is_empty
    ]
    assert away and min(away) <= 3000, (away, [p.name for p in found])


def around(found: list[gazetteer.Place], lon: float) -> Iterator[tuple[Plane, shapely.Polygon]]:
    for place in found:
        x = frame(place.lon, lon)
        yield Plane(x, place.lat), shapely.box(x - 2, place.lat - 1, x + 2, place.lat + 1)


DISTANCES_KM = [  # a, b, published distance of their middles, tolerance, who says so
    ("island/northeast-cay", "island/southwest-cay", 3.3, 1.0, "vibay.blogspot.com: 2.82 km, coast to coast"),
    ("island/northeast-cay", "island/thitu", 45, 2, "vibay.blogspot.com: Thitu 45 km to the south-east"),
    ("island/lankiam", "island/loaita", 13, 2, "vibay.blogspot.com: 13 km north-east of Loaita"),
    ("island/nanshan", "island/flat", 10, 2, "vibay.blogspot.com: Flat about 10 km off"),
    ("reef/irving", "island/west-york", 22, 5, "Sailing Directions 161: 11 to 12 nautical miles"),
    ("island/itu-aba", "island/sand-cay", 12.5, 2.5, "Sailing Directions 161: 6 to 7 nautical miles"),
    ("reef/subi", "island/thitu", 26, 4, "CSIS AMTI: 14 nautical miles"),
    ("island/sandy-cay", "island/thitu", 7, 3.5, "press, 2017 to 2025: 2 to 4 nautical miles west of Thitu"),
    ("reef/second-thomas", "reef/mischief", 39, 6, "CSIS AMTI: 21 nautical miles"),
    ("reef/second-thomas", "reef/sabina", 65, 6, "Philippine Coast Guard: about 35 nautical miles"),
    ("reef/collins", "reef/johnson-south", 6.5, 2, "Sailing Directions 161: 3.5 nautical miles"),
    ("reef/hughes", "reef/whitsun", 18, 4, "Sailing Directions 161: some 9 nautical miles"),
    ("reef/vanguard-bank", "island/con-dao", 350, 60, "Vietnamese press: 160 to 200 nautical miles from the coast"),
    ("island/triton", "island/ly-son", 228, 6, "biendong.net: 123 nautical miles"),
    ("island/woody", "island/rocky", 2, 1, "joined by a causeway of some 800 m"),
    ("island/pattle", "island/robert", 4, 1.5, "Sailing Directions 161: some 2 nautical miles"),
    ("island/duncan", "island/drummond", 3.5, 1.5, "Sailing Directions 161: some 2 nautical miles"),
    ("island/uotsuri", "island/kuba", 27, 3, "Ministry of Foreign Affairs of Japan: 27 km"),
    ("island/uotsuri", "island/taisho", 110, 3, "Ministry of Foreign Affairs of Japan: 110 km"),
    ("island/uotsuri", "island/ishigaki", 170, 25, "Ministry of Foreign Affairs of Japan: 170 km, coast to coast"),
    ("island/uotsuri", "island/pengjia", 140, 5, "Taiwan's Ministry of Foreign Affairs: 140 km"),
    ("island/liancourt", "island/ulleung", 92, 3, "Ministry of Foreign Affairs of Korea: 87.4 km, coast to coast"),
    ("island/liancourt", "island/oki", 166, 12, "Ministry of Foreign Affairs of Japan: 158 km, coast to coast"),
    ("reef/socotra-rock", "island/marado", 149, 3, "KHOA, South Korea: 149 km"),
    ("island/iwo-jima", "island/chichijima", 270, 15, "Village of Ogasawara: 270 to 280 km"),
    ("island/iwo-jima", "island/kita-iwo", 75, 5, "Village of Ogasawara: some 75 km"),
    ("island/iwo-jima", "island/minami-iwo", 60, 5, "Village of Ogasawara: some 60 km"),
    ("reef/okinotori", "island/iwo-jima", 720, 25, "Tokyo Metropolitan Government: some 700 km"),
    ("island/torishima", "island/sofu-gan", 76, 4, "Japan Coast Guard: 76 km"),
    ("island/signalny", "cape/nosappu", 3.7, 0.8, "City of Nemuro: 3.7 km"),
    ("island/polonsky", "island/zelyony", 20, 6, "map of the Habomai Islands"),
    ("island/matua", "island/raikoke", 23, 4, "Global Volcanism Program: some 18 km, coast to coast"),
    ("island/dadan", "island/erdan", 1.9, 1.2, "Kinmen National Park: next to each other"),
    ("island/lieyu", "island/kinmen", 14, 3, "2 km, coast to coast"),
    ("island/nangan", "island/beigan", 9.5, 3, "Lienchiang County: 4 nautical miles, harbour to harbour"),
    ("island/dongju", "island/xiju", 4, 1.5, "Lienchiang County: some 4 km"),
    ("island/lanyu", "island/green-taiwan", 70, 5, "Taitung County: 40 nautical miles, harbour to harbour"),
    ("island/lanyu", "island/xiaolanyu", 12, 4, "Taitung County: 5 km, coast to coast"),
    ("island/mavulis", "island/xiaolanyu", 99, 5, "Taiwan and Philippine press: 99 km"),
    ("island/mavulis", "island/itbayat", 41, 6, "map of Batanes"),
    ("island/big-diomede", "island/little-diomede", 6, 2, "3.8 km, coast to coast"),
    ("island/attu", "island/shemya", 82, 10, "35 nautical miles, coast to coast"),
    ("island/saipan", "island/tinian", 23, 4, "8 km, coast to coast"),
    ("island/greater-tunb", "island/lesser-tunb", 16, 4, "Encyclopaedia Iranica: 12 to 17 km"),
    ("island/greater-tunb", "island/abu-musa", 51, 5, "Encyclopaedia Iranica: some 50 km"),
    ("island/perim", "cape/musandam", 2000, 150, "map"),
    ("island/snake", "cape/tendra", 153, 20, "map of the Black Sea"),
    ("island/lampedusa", "island/malta", 172, 8, "map: some 170 km"),
    ("cape/soya", "cape/crillon", 43, 2, "Sailing directions: 43 km"),
    ("cape/tappi", "cape/shirakami", 19.5, 1.5, "Sailing directions: 19.5 km"),
    ("cape/good-hope", "cape/agulhas", 150, 8, "South African National Parks: some 150 km"),
    ("cape/dezhnev", "cape/prince-of-wales", 86, 4, "Encyclopaedias: 82 to 86 km"),
]


@pytest.mark.parametrize(("a", "b", "km", "tolerance", "source"), DISTANCES_KM, ids=[f"{d[0]}-{d[1]}" for d in DISTANCES_KM])
def test_distance(a: str, b: str, km: float, tolerance: float, source: str) -> None:
    (x, y), (u, v) = FEATURES[a].label, FEATURES[b].label
    assert geodesic((y, x), (v, u)).km == pytest.approx(km, abs=tolerance), source


CITY_DISTANCES_KM = [  # feature, city, published distance, tolerance, who says so
    ("island/uotsuri", "Keelung", 190, 8, "China's State Oceanic Administration, 2012"),
    ("island/uotsuri", "Fuzhou", 440, 60, "the same: Fuzhou 385 km, to its coast"),
    ("island/minamitori", "Tokyo", 1900, 60, "Tokyo Metropolitan Government: some 1,900 km"),
    ("reef/okinotori", "Tokyo", 1730, 30, "Tokyo Metropolitan Government: some 1,730 km"),
    ("island/iwo-jima", "Tokyo", 1250, 40, "Japan Maritime Self-Defense Force: 1,250 km"),
    ("reef/sabina", "Puerto Princesa", 250, 25, "75 nautical miles from Palawan's shore"),
    ("reef/james-shoal", "Bintulu", 112, 35, "some 80 km from Sarawak's coast"),
    ("island/kastellorizo", "Kaş", 7, 4, "2 km off the Turkish coast, some 7 km from the town"),
    ("island/kharg", "Bushehr", 62, 8, "some 55 to 60 km"),
]


@pytest.mark.parametrize(("key", "city", "km", "tolerance", "source"), CITY_DISTANCES_KM, ids=[f"{d[0]}-{d[1]}" for d in CITY_DISTANCES_KM])
def test_distance_to_a_city(places: gazetteer.Gazetteer, key: str, city: str, km: float, tolerance: float, source: str) -> None:
    lon, lat = FEATURES[key].label
    town = next(c.place for c in places.find(city, kinds={"city"}, near=(lon, lat)).candidates)
    assert geodesic((lat, lon), (town.lat, town.lon)).km == pytest.approx(km, abs=tolerance), source


# --- how large they are

AREAS_KM2 = {  # as published: Geospatial Information Authority of Japan, U.S. Census and Geological Survey, the Philippine and
    # Indonesian statistics, the UNEP island directory, encyclopaedias
    "island/abd-al-kuri": 133,
    "island/adak": 711,
    "island/amami": 712,
    "island/amchitka": 321,
    "island/andoya": 489,
    "island/ascension": 88,
    "island/atka": 1048,
    "island/atlasov": 150,
    "island/attu": 893,
    "island/ayon": 2000,
    "island/babeldaob": 331,
    "island/baengnyeong": 46,
    "island/baffin": 507451,
    "island/balabac": 306,
    "island/basilan": 1266,
    "island/batam": 400,
    "island/bear": 178,
    "island/bely-kara": 1900,
    "island/big-diomede": 29,
    "island/bintan": 1173,
    "island/bioko": 2017,
    "island/borneo": 743330,
    "island/bornholm": 588,
    "island/bougainville": 9300,
    "island/busuanga": 890,
    "island/calayan": 196,
    "island/camiguin-babuyan": 166,
    "island/cape-breton": 10311,
    "island/cebu": 4468,
    "island/changxing": 88,
    "island/chichijima": 23.8,
    "island/chios": 842,
    "island/chongming": 1267,
    "island/con-dao": 51,
    "island/corfu": 593,
    "island/corsica": 8680,
    "island/cuba": 104556,
    "island/cyprus": 9251,
    "island/daecheong": 12.6,
    "island/dongshan": 220,
    "island/east-falkland": 6605,
    "island/ellesmere": 196236,
    "island/faro": 111,
    "island/fuga": 100,
    "island/fukue": 326,
    "island/ganghwa": 302,
    "island/geoje": 380,
    "island/gogland": 21,
    "island/gokceada": 279,
    "island/gozo": 67,
    "island/great-britain": 209331,
    "island/great-nicobar": 921,
    "island/green-taiwan": 15.1,
    "island/greenland": 2130800,
    "island/guadalcanal": 5302,
    "island/hailing": 105,
    "island/hawaii-big": 10430,
    "island/heuksan": 20,
    "island/hiiumaa": 989,
    "island/hirado": 163,
    "island/hormuz-island": 42,
    "island/iceland": 102000,
    "island/iki": 134,
    "island/irabu": 29,
    "island/ireland": 84421,
    "island/iriomote": 289,
    "island/itbayat": 85,
    "island/iwo-jima": 23.7,
    "island/izu-oshima": 91,
    "island/java": 128297,
    "island/jolo": 869,
    "island/kamaran": 108,
    "island/karaginsky": 1935,
    "island/karpathos": 301,
    "island/kauai": 1430,
    "island/ketoy": 73,
    "island/kharg": 20,
    "island/kharimkotan": 68,
    "island/kikai": 57,
    "island/kish": 91,
    "island/kiska": 278,
    "island/kodiak": 8975,
    "island/kolguyev": 4968,
    "island/kos": 290,
    "island/kosrae": 110,
    "island/kotelny": 23200,
    "island/kuchinoerabu": 38,
    "island/kume": 59,
    "island/lanyu": 48,
    "island/larak": 49,
    "island/lemnos": 478,
    "island/lesbos": 1633,
    "island/leyte": 7367,
    "island/little-diomede": 7.3,
    "island/long-island-ny": 3629,
    "island/lord-howe": 14.5,
    "island/madagascar": 587041,
    "island/madeira": 741,
    "island/mallorca": 3640,
    "island/malta": 246,
    "island/manus": 2100,
    "island/masirah": 649,
    "island/maui": 1883,
    "island/mikurajima": 20,
    "island/minamidaito": 30.6,
    "island/minamitori": 1.5,
    "island/mindoro": 9735,
    "island/miyakejima": 55,
    "island/nakanoshima-tokara": 34,
    "island/nanao": 115,
    "island/natuna": 1605,
    "island/negros": 13309,
    "island/new-britain": 36520,
    "island/new-caledonia": 16372,
    "island/new-guinea": 785753,
    "island/newfoundland": 108860,
    "island/niijima": 23,
    "island/north-nz": 111600,
    "island/novaya-zemlya": 83000,
    "island/novaya-zemlya-north": 48904,
    "island/novaya-zemlya-south": 33275,
    "island/nunivak": 4226,
    "island/oahu": 1545,
    "island/oki": 297,
    "island/okinoerabu": 94,
    "island/okushiri": 143,
    "island/oland": 1342,
    "island/onekotan": 425,
    "island/oshima-oshima": 9.699999999999999,
    "island/panay": 12011,
    "island/pantelleria": 83,
    "island/paramushir": 2053,
    "island/penghu-main": 64,
    "island/phu-quoc": 589,
    "island/phu-quy": 17,
    "island/pingtan": 292,
    "island/pohnpei": 334,
    "island/polonsky": 11.6,
    "island/puerto-rico": 8868,
    "island/qeshm": 1491,
    "island/rasshua": 67,
    "island/rebun": 81,
    "island/reunion": 2511,
    "island/guadeloupe": 1435,
    "island/martinique": 1128,
    "island/bonaire": 288,
    "island/mayotte": 363,
    "island/rhodes": 1401,
    "island/rishiri": 182,
    "island/rota-marianas": 85,
    "island/rugen": 926,
    "island/russky": 97.59999999999999,
    "island/saaremaa": 2673,
    "island/sabtang": 41,
    "island/sado": 855,
    "island/saipan": 115,
    "island/samar": 13428,
    "island/samos": 477,
    "island/shemya": 15,
    "island/shengsi": 22,
    "island/shiashkotan": 122,
    "island/shikotan": 255,
    "island/shumshu": 388,
    "island/simushir": 353,
    "island/skyros": 209,
    "island/south-georgia": 3528,
    "island/south-nz": 145836,
    "island/spitsbergen": 37673,
    "island/st-helena": 121,
    "island/st-lawrence": 4640,
    "island/st-matthew": 357,
    "island/st-paul-pribilof": 104,
    "island/sulawesi": 174600,
    "island/sumatra": 443066,
    "island/tahiti": 1045,
    "island/tanegashima": 445,
    "island/tanfilyev": 12.9,
    "island/tawi-tawi": 580,
    "island/terceira": 401,
    "island/tierra-del-fuego": 47992,
    "island/timor": 30777,
    "island/tinian": 101,
    "island/tokunoshima": 248,
    "island/tristan-da-cunha": 98,
    "island/unalaska": 2721,
    "island/unimak": 4070,
    "island/urup": 1450,
    "island/vaygach": 3383,
    "island/vieques": 135,
    "island/west-falkland": 4532,
    "island/wrangel": 7600,
    "island/xiamen": 140,
    "island/yakushima": 504,
    "island/yap": 100,
    "island/yoron": 20,
    "island/yuri": 10.3,
    "island/zealand": 7031,
    "island/zelyony": 58,
    "island/zhoushan": 503,
    "island/zuqar": 130,
}
AREA_TOLERANCE = 0.20


@pytest.mark.parametrize(("key", "published"), AREAS_KM2.items())
def test_area(places: gazetteer.Gazetteer, key: str, published: float) -> None:
    assert area_km2(places.geometry(key)) == pytest.approx(published, rel=AREA_TOLERANCE)


def test_every_polygon_has_a_published_area() -> None:
    """No island is taken from the land data unless its area has been compared."""
    assert {key for key, fact in OURS.items() if fact.landmasses} <= set(AREAS_KM2)


def test_a_circle_is_not_smaller_than_the_doubt_about_its_place() -> None:
    for key, fact in OURS.items():
        assert all(circle[2] >= 1000 for circle in fact.circles), key


# --- who claims them

KALAYAAN = shapely.Polygon([(116, 7 + 2 / 3), (112 + 1 / 6, 7 + 2 / 3), (112 + 1 / 6, 9), (114.5, 12), (118, 12), (118, 10)])  # PD 1596
TRUONG_SA = shapely.box(111.5, 6 + 5 / 6, 117 + 1 / 3, 12)  # with decree 65/2007
EDGE_DEG = 0.06
SPRATLYS = [key for key, fact in FEATURES.items() if "island/spratly" in fact.part_of]
MALAYSIAN = {  # inside the continental shelf of the map of 1979, as listed in the literature on it
    "reef/commodore", "reef/swallow", "reef/investigator", "reef/ardasier", "reef/dallas", "reef/mariveles", "reef/erica", "reef/louisa",
    "island/amboyna", "reef/barque-canada",
}  # fmt: skip


def parties(key: str) -> set[str]:
    return {claim.by for claim in FEATURES[key].claims}


@pytest.mark.parametrize("key", SPRATLYS)
def test_every_party_to_a_spratly_feature_is_heard(key: str) -> None:
    here = shapely.Point(FEATURES[key].label)
    assert {"CN", "TW"} <= parties(key)
    assert "VN" in parties(key) or not TRUONG_SA.contains(here)
    assert shapely.dwithin(KALAYAAN, here, EDGE_DEG) or "PH" not in parties(key)
    assert "PH" in parties(key) or not KALAYAAN.contains(here)
    assert ("MY" in parties(key)) == (key in MALAYSIAN)
    assert FEATURES[key].country is None


HOLDERS = {  # who is there, after CSIS AMTI as repeated by Reefwatch, and the Vietnamese lists
    "CN": "cuarteron gaven hughes johnson-south mischief subi fiery-cross",
    "VN": "spratly-island southwest-cay namyit sand-cay sin-cowe grierson amboyna pearson central-london west-london east-london ladd "
    "discovery-great petley tennent cornwallis-south alison barque-canada collins lansdowne south-reef",
    "PH": "thitu west-york northeast-cay loaita lankiam nanshan flat commodore second-thomas",
    "MY": "swallow investigator ardasier dallas mariveles erica",
    "TW": "itu-aba",
}


@pytest.mark.parametrize(("party", "name"), [(party, name) for party, names in HOLDERS.items() for name in names.split()])
def test_who_is_there(party: str, name: str) -> None:
    key = f"island/{name}" if f"island/{name}" in FEATURES else f"reef/{name}"
    assert [claim.by for claim in FEATURES[key].claims if claim.controls] == [party]


GROUPS = [  # what the group is, its parties, who holds it
    ("paracel", [k for k, f in OURS.items() if "island/paracel" in f.part_of], {"CN", "TW", "VN"}, "CN"),
    ("senkaku", [k for k, f in OURS.items() if "island/senkaku" in f.part_of], {"JP", "CN", "TW"}, "JP"),
    ("southern kurils", [k for k, f in OURS.items() if "island/southern-kurils" in f.part_of], {"RU", "JP"}, "RU"),
    ("taiwan", [k for k in of("taiwan") if k.startswith("island/")], {"TW", "CN"}, "TW"),
    ("gulf", ["island/greater-tunb", "island/lesser-tunb", "island/abu-musa", "island/tunbs"], {"IR", "AE"}, "IR"),
    ("crimea", ["cape/tarkhankut", "cape/fiolent", "cape/sarych", "cape/chauda", "island/tuzla"], {"RU", "UA"}, "RU"),
    ("falklands", ["island/falkland", "island/east-falkland", "island/west-falkland", "island/south-georgia"], {"GB", "AR"}, "GB"),
    ("chagos", ["island/chagos", "island/diego-garcia"], {"GB", "MU"}, "GB"),
]


@pytest.mark.parametrize(("keys", "by", "holder"), [g[1:] for g in GROUPS], ids=[g[0] for g in GROUPS])
def test_the_claims_of_a_group_are_complete(keys: list[str], by: set[str], holder: str) -> None:
    assert len(keys) >= 2
    for key in keys:
        assert parties(key) == by, key
        assert [claim.by for claim in FEATURES[key].claims if claim.controls] == [holder], key
        assert FEATURES[key].country is None, key


def test_a_claim_is_never_alone_but_where_a_note_says_why() -> None:
    for key, fact in OURS.items():
        assert len(fact.claims) != 1 or fact.note, key


# --- under which names they are found

CLAIMED = [(key, claim.by, claim.name) for key, fact in FEATURES.items() for claim in fact.claims]


@pytest.mark.parametrize(("key", "by", "name"), CLAIMED)
def test_every_partys_name_is_found(places: gazetteer.Gazetteer, key: str, by: str, name: str) -> None:
    answer = places.find(name)
    ids = [c.place.id for c in answer.candidates if c.how in ("exact", "folded")]
    assert key in ids
    assert ids[0] == key or answer.ambiguous or key in places.place(ids[0]).within or ids[0].startswith("country/")


EAST_ASIA = [*of("japan", "kuril", "taiwan"), *[k for k in of("china-korea") if k != "reef/socotra-rock"]]


@pytest.mark.parametrize("key", EAST_ASIA)
def test_names_in_the_languages_of_east_asia(key: str) -> None:
    langs = {name.lang for name in FEATURES[key].names}
    assert {"en", "ja", "ko", "ru"} <= langs
    assert {"zh-Hans", "zh-Hant"} <= langs or key == "island/takara"  # 宝岛, "treasure island", means Taiwan in Chinese texts


@pytest.mark.parametrize("key", [*of("spratly", "paracel")])
def test_names_in_the_languages_of_the_south_china_sea(key: str) -> None:
    langs = {name.lang for name in FEATURES[key].names}
    assert {"en", "zh-Hans", "zh-Hant"} <= langs
    named_in = {c.name for c in FEATURES[key].claims if c.by == "VN" and c.source == "party-names"}
    assert not named_in or "vi" in langs


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Escoda Shoal", "reef/sabina"), ("Sabina Shoal", "reef/sabina"), ("仙宾礁", "reef/sabina"), ("仙宾暗沙", "reef/sabina"),
        ("Julian Felipe Reef", "reef/whitsun"), ("牛轭礁", "reef/whitsun"), ("Rozul Reef", "reef/iroquois"),
        ("Hasa-Hasa Shoal", "reef/half-moon"), ("Recto Bank", "reef/reed-bank"), ("Tu Chinh", "reef/vanguard-bank"),
        ("Bãi Tư Chính", "reef/vanguard-bank"), ("Yongxing Island", "island/woody"), ("永兴岛", "island/woody"),
        ("Gac Ma", "reef/johnson-south"), ("铁线礁", "island/sandy-cay"), ("中建岛", "island/triton"),
        ("Mabini Reef", "reef/johnson-south"),
        ("Dadan Island", "island/dadan"), ("Dongyin", "island/dongyin"), ("烏坵", "island/wuqiu"), ("Lanyu", "island/lanyu"),
        ("Green Island", "island/green-taiwan"), ("Mavulis Island", "island/mavulis"), ("Batanes", "island/batanes"),
        ("与那国島", "island/yonaguni"), ("男女群島", "island/danjo"), ("奄美大島", "island/amami"), ("Mageshima", "island/mage"),
        ("沖ノ鳥島", "reef/okinotori"), ("冲之鸟礁", "reef/okinotori"), ("Iwo Jima", "island/iwo-jima"),
        ("Marcus Island", "island/minamitori"),
        ("渡島大島", "island/oshima-oshima"), ("Cape Erimo", "cape/erimo"), ("襟裳岬", "cape/erimo"), ("Матуа", "island/matua"),
        ("色丹島", "island/shikotan"), ("Habomai Islands", "island/habomai"), ("백령도", "island/baengnyeong"),
        ("연평도", "island/yeonpyeong"), ("이어도", "reef/socotra-rock"), ("Ieodo", "reef/socotra-rock"), ("海坛岛", "island/pingtan"),
        ("Shemya", "island/shemya"), ("Wrangel Island", "island/wrangel"), ("Новая Земля", "island/novaya-zemlya"),
        ("Franz Josef Land", "island/franz-josef-land"), ("Svalbard", "island/svalbard"), ("Bornholm", "island/bornholm"),
        ("Öland", "island/oland"), ("Gogland", "island/gogland"), ("Kinburn Spit", "cape/kinburn"), ("Кинбурнская коса", "cape/kinburn"),
        ("Kardak", "island/imia"), ("Meis", "island/kastellorizo"), ("Abu Musa", "island/abu-musa"), ("Kharg Island", "island/kharg"),
        ("Mayyun", "island/perim"), ("Great Nicobar", "island/great-nicobar"), ("Coco Islands", "island/coco-myanmar"),
        ("Cape of Good Hope", "cape/good-hope"), ("Cape Horn", "cape/horn"), ("North Cape", "cape/north-cape"),
    ],
)  # fmt: skip
def test_a_name_that_reports_use(places: gazetteer.Gazetteer, name: str, key: str) -> None:
    assert places.find(name).candidates[0].place.id == key


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Rota", "ES"), ("青岛", "CN"), ("Samar", "UA"), ("Tuzla", "BA"), ("Faro", "PT"), ("Da Lat", "VN"), ("Fukui", "JP"),
        ("San Pedro", "PH"),
    ],
)
def test_a_city_keeps_its_name(places: gazetteer.Gazetteer, name: str, country: str) -> None:
    """An island that shares it must not take it silently."""
    answer = places.find(name)
    assert answer.candidates[0].place.layer == "city" or answer.ambiguous
    assert country in {c.place.country for c in answer.candidates}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The destroyer sailed near New Zealand.", ("country/nz",)),
        ("China Coast Guard ships at Sabina Shoal and Thitu Island", ("reef/sabina", "island/thitu")),
        ("海警船在铁线礁附近", ("island/sandy-cay",)),
        ("ロシア海軍艦艇が宗谷岬の北を通過", ("cape/soya",)),
    ],
)
def test_names_are_picked_out_of_text(places: gazetteer.Gazetteer, text: str, ids: tuple[str, ...]) -> None:
    found = [hit.ids[0] for hit in places.scan(text)]
    assert [id for id in ids if id in found] == list(ids) and "island/zealand" not in found
