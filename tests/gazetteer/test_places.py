"""Villages, crossings, ranges, small waters and lakes: that they lie where they must, and that their names find them."""

from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.build import facts
from gazetteer.earth import area_km2, distance_m, frame

WORLD = facts.read()
PLACES = {k: v for k, v in WORLD.lands.items() if v.where.startswith("places-")}
SMALL = {k: v for k, v in WORLD.waters.items() if v.where.startswith("waters-small")}
OUTLINES = {k: v for k, v in WORLD.regions.items() if v.where.startswith("regions-seas")}
COAST_M = 25_000.0

# A second list, GeoNames: the town beside which a place lies, and how far (km) it may.
TOWNS = {
    "town/robotyne": ("Mala Tokmachka", 15), "town/klishchiivka": ("Bakhmut", 12), "town/synkivka": ("Kupyansk", 14),
    "town/novoekonomichne": ("Myrnohrad", 10), "town/kotlyne": ("Udachne", 8), "town/dovhenke": ("Izyum", 24),
    "site/kakhovka-dam": ("Nova Kakhovka", 5), "site/antonivka-bridge": ("Kherson", 10), "site/chornobyl-npp": ("Chernihiv", 90),
    "site/azovstal": ("Mariupol", 8), "site/rivne-npp": ("Varash", 6), "site/kursk-npp": ("Kurchatov", 7),
    "site/chonhar-bridge": ("Chonhar", 8), "site/rafah-crossing": ("Rafaḩ", 8), "town/maghazi": ("An Nuşayrāt", 5),
    "town/bint-jbeil": ("En Nâqoûra", 32), "town/khiam": ("Marjayoun", 6), "region/shebaa-farms": ("Ghajar", 15),
    "town/tel-abyad": ("Akçakale", 5), "town/ras-al-ayn-syria": ("Ceylanpınar", 5), "site/euphrates-dam": ("Al-Tabqa", 6),
    "airfield/t4": ("Tadmur", 75), "town/tawang": ("Dirang", 60), "site/nathu-la": ("Gangtok", 30), "site/wagah-attari": ("Lahore", 30),
    "site/torkham": ("Jalālābād", 70), "airfield/al-anad": ("Laḩij", 20),
    "site/kangson": ("Kangsŏn", 6), "airfield/uiju": ("Uiju", 8), "site/panmunjom": ("Kaesŏng", 12), "base/seongju": ("Gimcheon", 20),
    "site/pabrade-range": ("Pabradė", 10), "site/orzysz-range": ("Orzysz", 5), "site/hohenfels-range": ("Hohenfels", 8),
    "site/zhurihe": ("Erenhot", 160), "site/dingxin": ("Jiuquan", 140), "town/khasan": ("Kraskino", 40),
    "town/stepanakert": ("Shushi", 15),
    "airfield/bagram": ("Charikar", 12), "port/dikson": ("Dikson", 4), "site/ta-muen-thom": ("Surin", 70),
    "town/shwe-kokko": ("Myawadi", 20),
    "town/zamzam": ("El Fasher", 20), "town/bunagana": ("Rutshuru", 22), "airfield/agadez-201": ("Agadez", 5),
    "airfield/el-libertador": ("Maracay", 10), "site/twentynine-palms": ("Twentynine Palms", 25),
    "base/schofield-barracks": ("Wahiawā", 6),
}  # fmt: skip


def test_there_are_the_places_that_reports_name() -> None:
    assert len(PLACES) >= 550 and len(SMALL) >= 30 and len(OUTLINES) >= 20
    for id, place in PLACES.items():
        radii = [r for _, _, r in place.circles]
        assert min(radii) >= 1_500 and max(radii) <= 180_000, id


def test_each_lies_in_its_country_or_off_its_coast(places: gazetteer.Gazetteer) -> None:
    far = []
    for id, place in PLACES.items():
        if place.country is None:
            assert place.note or place.claims or place.part_of or place.where.startswith("places-waters"), f"{id} does not say why"
            continue
        shape = places.geometry(f"country/{place.country.lower()}")
        middle = (shape.bounds[0] + shape.bounds[2]) / 2
        here = shapely.Point(frame(place.label[0], middle), place.label[1])
        near = shapely.ops.nearest_points(shape, here)[0]
        least = 40_000 if place.where.startswith("places-waters") else COAST_M
        if distance_m((near.x, near.y), (here.x, here.y)) > max(least, place.circles[0][2]):
            far.append(id)
    assert far == []


def test_villages_crossings_and_ranges_lie_on_no_foreign_land(places: gazetteer.Gazetteer) -> None:
    """But where a frontier passes nearer than the place is known."""
    wrong = []
    for id, place in PLACES.items():
        if place.country is None or place.where.startswith("places-waters"):
            continue
        there = [c.place.country for c in places.locate(*place.label, limit=60).candidates if c.place.layer == "country"]
        if not there or place.country in there:
            continue
        near = shapely.ops.nearest_points(places.geometry(f"country/{place.country.lower()}"), shapely.Point(place.label))[0]
        if distance_m((near.x, near.y), place.label) > min(5_000, place.circles[0][2]):
            wrong.append(f"{id}: {there}")
    assert wrong == []


@pytest.mark.parametrize("id", TOWNS)
def test_it_lies_beside_its_town(places: gazetteer.Gazetteer, id: str) -> None:
    name, most_km = TOWNS[id]
    lon, lat = PLACES[id].label
    cities = [c.place for c in places.find(name, limit=60, near=(lon, lat), kinds={"city"}).candidates if c.place.layer == "city"]
    assert cities and min(distance_m((lon, lat), (c.lon, c.lat)) for c in cities) <= 1000 * most_km


@pytest.mark.parametrize("id", SMALL)
def test_a_small_water_lies_in_the_greater_one(places: gazetteer.Gazetteer, id: str) -> None:
    shape = places.geometry(id)
    for other in SMALL[id].within:
        greater = places.geometry(other)
        if (area_km2(shapely.intersection(shape, greater)) / area_km2(shape)) > 0.9:
            return
    assert not SMALL[id].within


@pytest.mark.parametrize("id", OUTLINES)
def test_an_outline_holds_water_only(places: gazetteer.Gazetteer, id: str) -> None:
    shape = places.geometry(id)
    lands = [places.geometry(f"country/{c}") for c in ("ca", "us", "no", "fi", "se", "cn", "gr", "ru", "cu", "id")]
    on_land = sum(area_km2(shapely.intersection(shape, land)) for land in lands if land.intersects(shape))
    assert shape.is_valid and on_land < 0.15 * area_km2(shape)


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Galwan Valley", "region/galwan-valley"), ("加勒万河谷", "region/galwan-valley"), ("Depsang", "region/depsang"),
        ("Pangong Tso", "region/pangong-tso"), ("班公湖", "region/pangong-tso"), ("Doklam", "region/doklam"), ("洞朗", "region/doklam"),
        ("Yangtse", "region/yangtse-tawang"), ("Siachen Glacier", "region/siachen"),
        ("Robotyne", "town/robotyne"), ("Работино", "town/robotyne"), ("Klishchiivka", "town/klishchiivka"),
        ("Nova Kakhovka dam", "site/kakhovka-dam"), ("Antonivskyi Bridge", "site/antonivka-bridge"), ("ЧАЭС", "site/chornobyl-npp"),
        ("Rafah crossing", "site/rafah-crossing"), ("Philadelphi Corridor", "region/philadelphi-corridor"),
        ("ציר נצרים", "region/netzarim-corridor"),
        ("Shebaa Farms", "region/shebaa-farms"), ("Dahiyeh", "town/dahiyeh"), ("Tower 22", "site/tower-22"),
        ("Panmunjom", "site/panmunjom"), ("판문점", "site/panmunjom"), ("Joint Security Area", "site/panmunjom"),
        ("Kangson", "site/kangson"),
        ("Zhurihe", "site/zhurihe"), ("朱日和", "site/zhurihe"), ("Tsugol", "site/tsugol"), ("Ashuluk", "site/ashuluk"),
        ("Drawsko Pomorskie Training Area", "site/drawsko-range"), ("JPMRC", "site/jpmrc"), ("Camp Hansen", "base/camp-hansen"),
        ("Kola Bay", "bay/kola"), ("Onega Bay", "bay/onega"), ("Кандалакшский залив", "gulf/kandalaksha"), ("Vestfjord", "bay/vestfjord"),
        ("Old Bahama Channel", "channel/old-bahama"), ("Nicholas Channel", "channel/nicholas"), ("Scotia Sea", "sea/scotia"),
        ("Long Island Sound", "bay/long-island-sound"), ("Caspian Sea", "sea/caspian"), ("里海", "sea/caspian"),
        ("Wadden Sea", "sea/wadden"),
        ("Vistula Lagoon", "bay/vistula-lagoon"), ("Curonian Lagoon", "bay/curonian-lagoon"), ("Sivash", "region/sivash"),
        ("Amur Bay", "bay/amur"), ("Ussuri Bay", "bay/ussuri"), ("Motovsky Gulf", "bay/motovsky"),
        ("Baydaratskaya Bay", "gulf/baydaratskaya"),
        ("Northern Sea Route", "region/northern-sea-route"), ("Севморпуть", "region/northern-sea-route"),
        ("Lake Ladoga", "region/lake-ladoga"), ("Litani River", "river/litani"), ("Yalu River", "river/yalu"), ("두만강", "river/tumen"),
        ("Japan's ADIZ", "zone/adiz-jp"), ("JADIZ", "zone/adiz-jp"), ("Incheon FIR", "zone/fir-incheon"),
        ("Fukuoka FIR", "zone/fir-fukuoka"),
        ("Contiguous U.S. ADIZ", "zone/adiz-us-contiguous"), ("Somaliland", "region/somaliland"), ("Hualien County", "region/tw-hualien"),
        ("宜蘭縣", "region/tw-yilan"), ("Essequibo", "region/essequibo"), ("Preah Vihear", "site/preah-vihear"),
        ("Gagauzia", "division/md-gagauzia"), ("Cabo Delgado", "division/mz-cabo-delgado"),
        ("Gorno-Badakhshan", "division/tj-gorno-badakhshan"),
        ("Ida-Virumaa", "division/ee-ida-viru"), ("Upper Nile", "division/ss-upper-nile"),
    ],
)  # fmt: skip
def test_its_name_finds_it(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    assert places.find(query).candidates[0].place.id == id


@pytest.mark.parametrize("query", ["Dnipro", "Norfolk", "Tawang", "Narva", "Kent", "Hodeidah", "Gao", "Bor"])
def test_a_city_keeps_its_own_name(places: gazetteer.Gazetteer, query: str) -> None:
    first = places.find(query).candidates[0].place
    assert first.layer in ("city", "core", "division") and not first.id.startswith(("river/", "region/gb-"))


def test_the_waters_and_islands_of_east_asia_have_names_in_six_languages() -> None:
    kinds = {"ocean", "sea", "gulf", "bay", "strait", "channel", "passage", "island", "reef", "cape"}
    lacking = []
    for id, fact in {**WORLD.waters, **WORLD.lands}.items():
        lon, lat = fact.interior if isinstance(fact, facts.Water) else fact.label
        if fact.kind not in kinds or not (105 <= lon % 360 <= 165 and 0 <= lat <= 62):
            continue
        spoken = {name.lang for name in fact.names}
        lacking += [f"{id}: {lang}" for lang in ("en", "zh-Hans", "zh-Hant", "ja", "ko", "ru") if lang not in spoken]
    assert lacking == []


@pytest.mark.parametrize(
    ("id", "parties"),
    [
        ("region/galwan-valley", {"IN", "CN"}), ("region/siachen", {"IN", "PK"}), ("region/doklam", {"BT", "CN"}),
        ("town/tawang", {"IN", "CN"}), ("region/shebaa-farms", {"LB", "IL", "SY"}), ("region/essequibo", {"GY", "VE"}),
    ],
)  # fmt: skip
def test_disputed_lands_bear_every_partys_name_and_no_country(places: gazetteer.Gazetteer, id: str, parties: set) -> None:
    place = places.place(id)
    assert place.country is None and {c.by for c in place.claims} == parties


@pytest.mark.parametrize(
    ("id", "inside", "outside"),
    [
        # Senkaku, Naha, Nemuro's sea; Dokdo, Seoul, Yonaguni's west
        ("zone/adiz-jp", [(123.5, 25.75), (127.7, 26.2), (137.0, 42.0), (122.9, 24.45)], [(131.87, 37.24), (127.0, 37.5),
        (122.6, 24.45)]),
        ("zone/fir-incheon", [(126.8, 37.5), (126.5, 33.4), (125.2, 32.1)], [(129.4, 33.4), (125.7, 39.0), (121.5, 31.2)]),
        ("zone/fir-fukuoka", [(139.8, 35.6), (127.7, 26.2), (141.3, 43.1)], [(121.5, 25.0), (126.8, 37.5), (144.8, 13.5)]),
        ("zone/adiz-us-contiguous", [(-70.0, 38.0), (-126.0, 40.0), (-88.0, 27.5)], [(-100.0, 40.0), (-60.0, 30.0)]),
        ("region/sivash", [(34.6, 45.9)], [(34.1, 45.0)]),
        ("bay/long-island-sound", [(-73.0, 41.1)], [(-73.0, 40.5)]),
        ("sea/caspian", [(50.5, 40.5), (51.5, 37.5)], [(41.0, 43.0)]),
    ],
)  # fmt: skip
def test_what_lies_in_it(places: gazetteer.Gazetteer, id: str, inside: list, outside: list) -> None:
    shape = places.geometry(id)
    assert all(shape.contains(shapely.Point(p)) for p in inside) and not any(shape.contains(shapely.Point(p)) for p in outside)
