"""Bases, ports and airfields: where they lie, that they lie in their country, and that no town of a like name is taken for them."""

from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.build import facts
from gazetteer.earth import distance_m

KINDS = {"base", "port", "airfield", "site"}
COAST_M = 30_000.0

# A second source: a public list of airports by ICAO code, positions to 0.001 degrees (github.com/paulscottrobson/cix-logger, airportdb.py).
AIRPORTS = {
    "airfield/kadena": (26.356, 127.767), "airfield/futenma": (26.274, 127.756), "airfield/misawa": (40.703, 141.368),
    "airfield/iwakuni": (34.144, 132.236), "airfield/atsugi": (35.454, 139.450), "airfield/yokota": (35.748, 139.348),
    "airfield/naha": (26.196, 127.646), "airfield/nyutabaru": (32.084, 131.452), "airfield/tsuiki": (33.685, 131.041),
    "airfield/chitose": (42.794, 141.666), "airfield/hachinohe": (40.556, 141.466), "airfield/hyakuri": (36.181, 140.415),
    "airfield/komatsu": (36.394, 136.408), "airfield/hamamatsu": (34.750, 137.703), "airfield/iruma": (35.841, 139.410),
    "airfield/gifu": (35.394, 136.869), "airfield/kanoya": (31.367, 130.845), "airfield/kisarazu": (35.398, 139.910),
    "airfield/miho": (35.492, 133.236), "airfield/matsushima": (38.405, 141.219), "airfield/tateyama": (34.987, 139.829),
    "airfield/iwo-jima": (24.784, 141.322), "airfield/shimojishima": (24.827, 125.145), "base/camp-zama": (35.514, 139.394),
    "airfield/osan": (37.091, 127.029), "airfield/kunsan": (35.904, 126.616), "base/camp-humphreys": (36.961, 127.033),
    "base/jinhae": (35.141, 128.696), "airfield/suwon": (37.239, 127.007), "airfield/daegu": (35.894, 128.659),
    "airfield/gimhae": (35.179, 128.938), "airfield/gwangju": (35.126, 126.810), "airfield/cheongju": (36.716, 127.499),
    "airfield/gangneung": (37.753, 128.944), "airfield/wonju": (37.438, 127.960), "airfield/yecheon": (36.632, 128.355),
    "airfield/sacheon": (35.088, 128.070), "airfield/seongnam": (37.446, 127.114), "airfield/pohang": (35.988, 129.420),
    "base/zuoying": (22.705, 120.281), "airfield/hualien": (24.023, 121.618), "airfield/chihhang": (22.793, 121.182),
    "airfield/ching-chuan-kang": (24.264, 120.621), "airfield/magong": (23.569, 119.628), "airfield/chiayi": (23.462, 120.393),
    "airfield/tainan": (22.950, 120.206), "airfield/hsinchu": (24.818, 120.939), "airfield/pingtung": (22.672, 120.462),
    "airfield/songshan": (25.069, 121.552), "airfield/antonio-bautista": (9.742, 118.759), "airfield/basa": (14.986, 120.493),
    "airfield/mactan-ebuen": (10.308, 123.979), "airfield/basco": (20.452, 121.980), "airfield/kaneohe": (21.449, -157.768),
    "site/barking-sands": (22.022, -159.787), "base/kwajalein": (8.720, 167.731), "airfield/palau": (7.367, 134.544),
    "airfield/yap": (9.499, 138.082), "airfield/yelizovo": (53.166, 158.453), "airfield/knevichi": (43.399, 132.151),
    "airfield/ugolny": (64.735, 177.741), "base/pituffik": (76.531, -68.703), "airfield/keflavik": (63.985, -22.606),
    "airfield/amari": (59.259, 24.204), "airfield/rovaniemi": (66.565, 25.830), "airfield/pirkkala": (61.414, 23.604),
    "airfield/lossiemouth": (57.705, -3.339), "airfield/lakenheath": (52.409, 0.561), "airfield/mildenhall": (52.361, 0.488),
    "airfield/fairford": (51.682, -1.790), "airfield/brize-norton": (51.750, -1.584), "airfield/waddington": (53.166, -0.524),
    "airfield/coningsby": (53.093, -0.166), "airfield/marham": (52.648, 0.550), "airfield/mount-pleasant": (-51.823, -58.447),
    "airfield/andoya": (69.293, 16.144), "airfield/bodo": (67.269, 14.363), "airfield/bardufoss": (69.056, 18.540),
    "airfield/evenes": (68.491, 16.678), "airfield/orland": (63.699, 9.604), "site/redzikowo": (54.479, 17.108),
    "airfield/rzeszow-jasionka": (50.110, 22.019), "airfield/ronneby": (56.267, 15.265), "airfield/skrydstrup": (55.225, 9.264),
    "airfield/leh": (34.136, 77.546), "base/ins-rajali": (13.07, 79.69), "airfield/great-coco": (14.141, 93.368),
    "airfield/da-nang": (16.044, 108.199), "airfield/u-tapao": (12.680, 101.005),
}  # fmt: skip

# Another: the airfields of a flight simulator (a public list for DCS World: ICAO code, position to 0.0001 degrees, elevation).
SIMULATOR = {
    "airfield/bagram": (34.9459, 69.2659), "airfield/kandahar": (31.5058, 65.8477), "airfield/krymsk": (44.968, 37.995),
    "airfield/mozdok": (43.7917, 44.6059), "airfield/spangdahlem": (49.9859, 6.7136), "airfield/ramstein": (49.4373, 7.6156),
    "airfield/buchel": (50.1648, 7.0553), "airfield/nordholz": (53.7694, 8.6758), "airfield/laage": (53.9198, 12.2608),
    "airfield/al-asad": (33.7811, 42.4073), "airfield/balad": (33.9526, 44.3595), "base/victory-baghdad": (33.2676, 44.2179),
    "base/harir": (36.5401, 44.3335), "airfield/erbil": (36.2583, 43.9471), "airfield/h3": (32.9406, 39.7338),
    "base/camp-taji": (33.5170, 44.2592), "airfield/kallax": (65.5546, 22.0986), "airfield/severomorsk-3": (68.8568, 33.7159),
    "airfield/severomorsk-1": (69.0410, 33.4048), "airfield/monchegorsk": (67.9801, 33.0055), "airfield/olenya": (68.1656, 33.4782),
    "airfield/andersen": (13.5760, 144.9175), "airfield/nellis": (36.2257, -115.0438), "base/abu-musa": (25.8750, 55.0214),
    "airfield/bandar-abbas": (27.2036, 56.3704), "base/jask": (25.6505, 57.7921), "airfield/al-dhafra": (24.2579, 54.5342),
    "airfield/hatzerim": (31.2357, 34.6697), "airfield/nevatim": (31.2054, 34.9959), "airfield/ramat-david": (32.6749, 35.1774),
    "airfield/tel-nof": (31.8297, 34.8379), "site/palmachim": (31.8931, 34.6878), "airfield/akrotiri": (34.5941, 32.9748),
    "airfield/incirlik": (36.9943, 35.4127), "airfield/muwaffaq-salti": (31.8192, 36.7908), "airfield/hmeimim": (35.4116, 35.9500),
    "airfield/kuweires": (36.1894, 37.5704), "airfield/mezzeh": (33.4827, 36.2351), "airfield/shayrat": (34.4946, 36.8945),
    "airfield/t4": (34.5225, 37.6458), "airfield/tinian-north": (15.0788, 145.6321),
}  # fmt: skip

# A third: the town of GeoNames beside which it lies, and how far (km) it may.
TOWNS = {
    "base/yokosuka": ("Yokosuka", 6), "base/sasebo": ("Sasebo", 6), "base/kure": ("Kure", 6), "base/maizuru": ("Maizuru", 6),
    "base/ominato": ("Mutsu", 10), "base/zhanjiang": ("Zhanjiang", 10), "base/yulin": ("Sanya", 12), "base/zhoushan": ("Zhoushan", 15),
    "base/qingdao": ("Qingdao", 12), "base/lushun": ("Lüshunkou", 10), "base/fokino": ("Fokino", 8),
    "base/vladivostok": ("Vladivostok", 6),
    "base/petropavlovsk": ("Petropavlovsk-Kamchatsky", 8), "base/rybachy": ("Vilyuchinsk", 8), "base/severomorsk": ("Severomorsk", 4),
    "base/gadzhiyevo": ("Gadzhiyevo", 4), "base/polyarny": ("Polyarnyy", 4), "port/severodvinsk": ("Severodvinsk", 5),
    "airfield/olenya": ("Olenegorsk", 12), "airfield/engels": ("Engels", 10), "base/baltiysk": ("Baltiysk", 4),
    "base/kronstadt": ("Kronshtadt", 4),
    "base/sevastopol": ("Sevastopol", 4), "base/novorossiysk": ("Novorossiysk", 6), "airfield/mozdok": ("Mozdok", 8),
    "base/tartus": ("Tartus", 5), "base/subic": ("Olongapo", 6), "base/sinpo": ("Sinp’o", 5), "base/wonsan": ("Wonsan", 5),
    "base/karwar": ("Karwar", 8), "base/visakhapatnam": ("Visakhapatnam", 8), "port/gwadar": ("Gwadar", 4),
    "port/chabahar": ("Chabahar", 5),
    "base/jask": ("Jask", 4), "port/fujairah": ("Fujairah", 10), "port/hodeidah": ("Al Hudaydah", 6),
    "port/bandar-abbas": ("Bandar Abbas", 9),
    "airfield/siauliai": ("Šiauliai", 8), "airfield/lask": ("Łask", 6), "base/gdynia": ("Gdynia", 4),
    "base/karlskrona": ("Karlskrona", 3),
    "base/toulon": ("Toulon", 3), "base/brest": ("Brest", 3), "base/kiel": ("Kiel", 5), "base/rota": ("Rota", 3),
    "airfield/incirlik": ("Adana", 12), "base/mayport": ("Atlantic Beach", 7), "base/kitsap": ("Bremerton", 3),
    "base/everett": ("Everett", 3),
    "airfield/tindal": ("Katherine", 16), "base/ream": ("Sihanoukville", 16), "airfield/hmeimim": ("Jablah", 8),
    "base/suao": ("Yilan", 25),
}  # fmt: skip


def bases() -> dict[str, facts.Land]:
    return {k: v for k, v in facts.read().lands.items() if v.kind in KINDS and v.where.startswith("bases")}


def away(a: tuple[float, float], b: tuple[float, float]) -> float:
    return distance_m(a, (b[0] + 360 * round((a[0] - b[0]) / 360), b[1]))


def test_there_are_the_bases_that_reports_name() -> None:
    found = bases()
    assert len(found) >= 450
    for kind, least in (("base", 140), ("airfield", 240), ("port", 45), ("site", 30)):
        assert sum(b.kind == kind for b in found.values()) >= least, kind
    for id, base in found.items():
        assert id.partition("/")[0] == base.kind and 1000 <= base.circles[0][2] <= 40_000, id


def test_each_lies_in_its_country_or_off_its_coast(places: gazetteer.Gazetteer) -> None:
    far = []
    for id, base in bases().items():
        if base.country is None:
            assert base.note or base.claims or base.part_of, f"{id} names no country and does not say why"
            continue
        shape = places.geometry(f"country/{base.country.lower()}")
        home = places.place(f"country/{base.country.lower()}")
        lon = base.label[0] + 360 * round((home.lon - base.label[0]) / 360)
        near = min(
            (away(base.label, (q.x, q.y)), q.x)
            for shift in (-360, 0, 360)
            for q in [shapely.ops.nearest_points(shape, shapely.Point(lon + shift, base.label[1]))[0]]
        )
        if near[0] > COAST_M:
            far.append(f"{id}: {near[0] / 1000:.0f} km from {base.country}")
    assert far == []


def test_none_lies_inside_another_country(places: gazetteer.Gazetteer) -> None:
    wrong = []
    for id, base in bases().items():
        if base.country is None:
            continue
        there = [c.place.country for c in places.locate(*base.label, limit=50).candidates if c.place.layer == "country"]
        if there and base.country not in there:
            wrong.append(f"{id}: {there}")
    assert wrong == []


@pytest.mark.parametrize("id", [*AIRPORTS, *SIMULATOR])
def test_a_second_list_has_it_at_the_same_place(places: gazetteer.Gazetteer, id: str) -> None:
    lat, lon = (AIRPORTS | SIMULATOR)[id]
    place = places.place(id)
    assert away((place.lon, place.lat), (lon, lat)) <= (place.radius_m or 0) + 1000


@pytest.mark.parametrize("id", TOWNS)
def test_it_lies_beside_its_town(places: gazetteer.Gazetteer, id: str) -> None:
    name, most_km = TOWNS[id]
    place = places.place(id)
    cities = [c.place for c in places.find(name, limit=60, near=(place.lon, place.lat), kinds={"city"}).candidates]
    assert cities and min(away((place.lon, place.lat), (c.lon, c.lat)) for c in cities) <= 1000 * most_km


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Kunsan", "airfield/kunsan"),                       # not Kunshan in Jiangsu
        ("Kunsan Air Base", "airfield/kunsan"),
        ("Tindal", "airfield/tindal"),                       # not the town in India
        ("RAAF Base Tindal", "airfield/tindal"),
        ("Matsu", "island/matsu"),                           # not Matsue
        ("Fokino", "base/fokino"),
        ("Kadena", "airfield/kadena"),
        ("嘉手納基地", "airfield/kadena"),
        ("Futenma", "airfield/futenma"),
        ("Henoko", "base/camp-schwab"),
        ("Pearl Harbor", "base/pearl-harbor"),
        ("Hmeimim", "airfield/hmeimim"),
        ("Khmeimim air base", "airfield/hmeimim"),
        ("Rybachiy", "base/rybachy"),
        ("Zapadnaya Litsa", "base/zapadnaya-litsa"),
        ("Engels-2", "airfield/engels"),
        ("Ämari", "airfield/amari"),
        ("Amari", "airfield/amari"),
        ("Andøya Air Station", "airfield/andoya"),
        ("Evenes", "airfield/evenes"),
        ("Šiauliai airbase", "airfield/siauliai"),
        ("Incirlik", "airfield/incirlik"),
        ("Camp Lemonnier", "base/camp-lemonnier"),
        ("PLA base in Djibouti", "base/djibouti-pla"),
        ("Ream", "base/ream"),
        ("Subic Bay Naval Base", "base/subic"),
        ("Cam Ranh Bay", "base/cam-ranh"),
        ("Camilo Osias", "base/camilo-osias"),
        ("Lal-lo airport", "airfield/lal-lo"),
        ("Punggye-ri", "site/punggye-ri"),
        ("Sohae", "site/sohae"),
        ("동창리", "site/sohae"),
        ("Plesetsk", "site/plesetsk"),
        ("Kapustin Yar", "site/kapustin-yar"),
        ("Souda Bay", "base/souda-bay"),
        ("Faslane", "base/faslane"),
        ("Île Longue", "base/ile-longue"),
        ("Eareckson Air Station", "airfield/eareckson"),
        ("Elmendorf", "airfield/elmendorf"),
        ("三亚军港", "base/yulin"),
        ("左營軍港", "base/zuoying"),
        ("Kerch Bridge", "site/kerch-bridge"),
        ("Крымский мост", "site/kerch-bridge"),
    ],
)  # fmt: skip
def test_its_name_means_the_base_without_doubt(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    answer = places.find(query)
    assert answer.candidates[0].place.id == id and not answer.ambiguous


@pytest.mark.parametrize(
    "query",
    ["Yokosuka", "Vladivostok", "Sevastopol", "Dalian", "Karachi", "Norfolk", "Darwin", "Portsmouth", "Brest", "Clark"],
)
def test_a_town_keeps_its_own_name(places: gazetteer.Gazetteer, query: str) -> None:
    assert places.find(query).candidates[0].place.layer == "city"


def test_no_two_bases_share_a_name() -> None:
    seen: dict[str, str] = {}
    for id, base in bases().items():
        for name in base.names:
            key = name.text.casefold()
            assert seen.setdefault(key, id) == id, f"{name.text}: {seen[key]} and {id}"


def test_bases_in_crimea_bear_both_claims_and_no_country(places: gazetteer.Gazetteer) -> None:
    for id in ("base/sevastopol", "airfield/saky", "airfield/belbek", "airfield/dzhankoi"):
        place = places.place(id)
        assert place.country is None and {c.by for c in place.claims} == {"UA", "RU"} and "region/crimea" in place.within


def test_bases_in_a_sentence(places: gazetteer.Gazetteer) -> None:
    text = "F-35As from Kadena Air Base and Kunsan flew to RAAF Base Tindal; a cruiser left Sevastopol for Tartus naval base."
    found = [h.ids[0] for h in places.scan(text)]
    assert found[:3] == ["airfield/kadena", "airfield/kunsan", "airfield/tindal"] and found[-1] == "base/tartus"
    assert found[3].startswith("city/")
