"""States, provinces, oblasts, counties: names, areas, what lies in them, and questions with a comma."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

import gazetteer
from gazetteer import FactsError
from gazetteer.build import divisions, facts, partition
from gazetteer.earth import area_km2
from gazetteer.names import fold
from gazetteer.store import Store

TABLES = divisions.read(facts.FACTS)
ROWS = [(country, key, row) for country, table in TABLES.items() for key, row in table.rows.items() if not row.is_]
LEAST_WITHIN_15 = 0.80                   # of the areas built from towns


def id_of(country: str, key: str) -> str:
    return f"division/{country.lower()}-{key}"


# What is there.


def test_every_authored_division_is_there_with_an_area_and_a_source(places: gazetteer.Gazetteer) -> None:
    ids, sources = set(places.ids(layer="division")), Store().sources
    assert len(ids) > 3_000 and not ids & set(places.ids(layer="core"))
    for country, key, row in ROWS:
        place = places.place(id_of(country, key))
        assert place.layer == "division" and place.country == country and place.within == (f"country/{country.lower()}",)
        assert place.source in sources
        assert place.names[0].lang == "en" and place.names[0].status == "preferred", row.where
        geometry = places.geometry(place.id)
        assert geometry.is_valid and not geometry.is_empty and shapely.get_dimensions(geometry) == 2, place.id


def test_the_authored_alaska_hawaii_and_crimea_stand_alone(places: gazetteer.Gazetteer) -> None:
    stand_ins = {row.is_ for table in TABLES.values() for row in table.rows.values()} - {""}
    assert {"region/alaska", "region/hawaii", "region/crimea", "region/primorye", "region/ladakh"} <= stand_ins
    for name, id in (("Alaska", "region/alaska"), ("Hawaii", "region/hawaii"), ("Crimea", "region/crimea")):
        found = [c.place.id for c in places.find(name).candidates if c.place.layer in ("core", "division")]
        assert found == [id]


def test_no_division_bears_the_name_of_an_authored_region() -> None:
    """An authored region of the same name is the division: say `is`."""
    regions = {fold(fact.names[0].text) for key, fact in facts.read().named().items() if key.startswith("region/")}
    assert [row.where for _, _, row in ROWS if fold(row.en[0]) in regions] == []


def test_counties_of_the_states_are_there(places: gazetteer.Gazetteer) -> None:
    counties = [id for id in places.ids(layer="division") if len(places.place(id).within) == 2]
    assert 3_000 < len(counties) < 3_200
    assert places.place("division/us-ky-laurel").within == ("division/us-ky", "country/us")
    assert places.place("division/us-la-orleans").name == "Orleans Parish"
    assert places.place("division/us-ak-aleutians-west").within == ("region/alaska", "country/us")
    west, _, east, _ = places.geometry("division/us-ak-aleutians-west").bounds
    assert east - west < 40                                    # in one piece across 180 degrees


# Names.


@pytest.mark.parametrize(("query", "id"), [
    ("Texas", "us-tx"), ("Donetsk Oblast", "ua-donetsk"), ("Donetsk region", "ua-donetsk"), ("Донецька область", "ua-donetsk"),
    ("Донецкой области", "ua-donetsk"), ("Kharkov Region", "ua-kharkiv"), ("福建", "cn-fujian"), ("福建省", "cn-fujian"),
    ("Fujian Province", "cn-fujian"), ("Hokkaido Prefecture", "jp-hokkaido"), ("青森県", "jp-aomori"), ("Hyogo", "jp-hyogo"),
    ("Khabarovsk Krai", "ru-khabarovsk"),
    ("Chechnya", "ru-chechnya"), ("Jammu and Kashmir", "in-jammu-kashmir"), ("Balochistan", "pk-balochistan"),
    ("Bavaria", "de-bavaria"), ("Bayern", "de-bavaria"), ("Scotland", "gb-scotland"), ("Brittany", "fr-brittany"),
    ("New South Wales", "au-nsw"), ("NSW", "au-nsw"), ("British Columbia", "ca-bc"), ("B.C.", "ca-bc"), ("Calif.", "us-ca"),
    ("W.Va.", "us-wv"), ("TX", "us-tx"), ("Gyeonggi Province", "kr-gyeonggi"), ("경기도", "kr-gyeonggi"), ("Anbar", "iq-anbar"),
    ("Deir ez-Zor Governorate", "sy-deir-ez-zor"), ("Hormozgan", "ir-hormozgan"), ("Rakhine State", "mm-rakhine"),
    ("Aceh", "id-aceh"), ("Helmand", "af-helmand"), ("Inner Mongolia", "cn-inner-mongolia"), ("Xinjiang", "cn-xinjiang"),
    ("Minas Gerais", "br-mg"), ("Washington state", "us-wa"), ("Moscow Region", "ru-moscow"), ("Laurel County", "us-ky-laurel"),
])
def test_a_name_of_a_division(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    answer = places.find(query)
    assert answer.candidates[0].place.id == f"division/{id}" and answer.candidates[0].how in ("exact", "folded")
    assert not answer.ambiguous


@pytest.mark.parametrize(("query", "first", "second"), [
    ("Kyoto", "city/1857910", "division/jp-kyoto"), ("Kharkiv", "city/706483", "division/ua-kharkiv"),
    ("New York", "city/5128581", "division/us-ny"), ("Georgia", "country/ge", "division/us-ga"),
    ("Hokkaido", "island/hokkaido", "division/jp-hokkaido"),
])
def test_the_bare_name_means_the_greater_thing_and_the_division_is_told(
        places: gazetteer.Gazetteer, query: str, first: str, second: str) -> None:
    answer = places.find(query)
    ids = [c.place.id for c in answer.candidates]
    assert ids[0] == first and second in ids and not answer.ambiguous
    assert answer.candidates[0].score - answer.candidates[ids.index(second)].score > 0.05


def test_two_divisions_of_one_name_are_told(places: gazetteer.Gazetteer) -> None:
    answer = places.find("Punjab")
    assert answer.ambiguous and {c.place.id for c in answer.candidates[:2]} == {"division/in-punjab", "division/pk-punjab"}


def test_every_name_finds_its_division(places: gazetteer.Gazetteer) -> None:
    for country, key, _ in ROWS:
        for name in places.place(id_of(country, key)).names:
            found = {c.place.id for c in places.find(name.text, limit=400).candidates}
            assert id_of(country, key) in found, name.text


@pytest.mark.parametrize(("text", "expected"), [
    ("Fighting in the Donetsk region and Ukraine's Kharkiv Oblast", ["division/ua-donetsk", "country/ua", "division/ua-kharkiv"]),
    ("a storm in Laurel County, Kentucky", ["division/us-ky-laurel", "division/us-ky"]),
    ("福建省和浙江沿海", ["division/cn-fujian", "division/cn-zhejiang"]),
    ("В Донецкой области и в Хабаровском крае", ["division/ua-donetsk", "division/ru-khabarovsk"]),
    ("경기도와 경상북도에서", ["division/kr-gyeonggi", "division/kr-north-gyeongsang"]),
    ("the Georgia parliament, in New York", ["country/ge", "city/5128581"]),
])
def test_divisions_in_running_text(places: gazetteer.Gazetteer, text: str, expected: list[str]) -> None:
    assert [hit.ids[0] for hit in places.scan(text)] == expected


@pytest.mark.parametrize("text", ["the state or region, in or on it", "ok, hi, me", "Ok. In the Mon", "300 B.C., Mass. and ill. will"])
def test_abbreviations_that_are_words_stay_out_of_texts(places: gazetteer.Gazetteer, text: str) -> None:
    assert [hit for hit in places.scan(text) if hit.ids[0].startswith("division/")] == []


# Containers.


@pytest.mark.parametrize(("query", "id"), [
    ("Paris, Texas", "city/4717560"), ("Paris, TX, USA", "city/4717560"), ("Springfield, Ohio", "city/4525353"),
    ("London, Ky.", "city/4298960"), ("Kharkiv, Ukraine", "city/706483"), ("Moscow, Idaho", "city/5601538"),
    ("Portland, ME", "city/4975802"), ("Perth, Western Australia", "city/2063523"), ("Vancouver, B.C.", "city/6173331"),
    ("Laurel County, Kentucky", "division/us-ky-laurel"), ("Orange County, California", "division/us-ca-orange"),
    ("Punjab, Pakistan", "division/pk-punjab"), ("Georgia, USA", "division/us-ga"), ("Anchorage, Alaska", "city/5879400"),
    ("Sevastopol, Crimea", "city/694423"), ("Washington, D.C.", "city/4140963"),
    ("Kharkiv Oblast, Ukraine", "division/ua-kharkiv"),
])
def test_what_stands_after_the_comma_holds_what_stands_before(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    answer = places.find(query)
    assert answer.query == query and answer.candidates[0].place.id == id and not answer.ambiguous


def test_a_name_that_lies_elsewhere_is_told_with_doubt(places: gazetteer.Gazetteer) -> None:
    answer = places.find("Kharkiv, Russia")
    assert answer.ambiguous and answer.candidates[0].score < 0.5 and "not in Russia" in answer.candidates[0].why


@pytest.mark.parametrize("query", ["Springfield, Atlantis", "Nowhereatall, Texas", "a,b,c,d,e,f", ",,,"])
def test_no_answer_without_both_sides(places: gazetteer.Gazetteer, query: str) -> None:
    assert all(c.how == "fuzzy" or "not in" in c.why for c in places.find(query).candidates)


def test_a_misspelt_city_in_a_container_is_still_doubtful(places: gazetteer.Gazetteer) -> None:
    answer = places.find("Louisvile, Kentucky")
    assert answer.ambiguous and answer.candidates[0].place.id == "city/4299276" and answer.candidates[0].how == "fuzzy"


# What lies in them.


def test_a_city_says_its_division(places: gazetteer.Gazetteer) -> None:
    for city, division in (("Austin, Texas", "division/us-tx"), ("Kharkiv", "division/ua-kharkiv"), ("Chengdu", "division/cn-sichuan"),
                           ("Vladivostok", "region/primorye"), ("Honolulu", "region/hawaii"), ("Simferopol", "region/crimea")):
        place = places.find(city).candidates[0].place
        assert place.admin == division and place.within[0] == division and place.within[-1].startswith("country/")


def test_a_seat_lies_in_its_division(places: gazetteer.Gazetteer) -> None:
    store = Store()
    seats = {place.id: place for n in store.meta["largest"] if (place := store.place(n)).admin and place.admin.startswith("division/")}
    off = [p.id for p in seats.values() if places.geometry(p.admin).distance(shapely.Point(p.lon, p.lat)) > 0.1]
    assert len(seats) > 150 and len(off) <= 0.02 * len(seats), off


def test_reverse_answers_city_county_state_country(places: gazetteer.Gazetteer) -> None:
    order = [c.place.id for c in places.locate(-84.083, 37.129).candidates]
    assert order == ["city/4298960", "division/us-ky-laurel", "division/us-ky", "country/us", "region/north-america"]


# Areas.


def test_areas_are_those_that_are_published(places: gazetteer.Gazetteer) -> None:
    """Given polygons within 10 per cent (Ontario's lakes are no land); those built from towns mostly within 15, and honestly marked."""
    built, good = 0, 0
    for country, key, row in ROWS:
        if row.area is None or row.disc:
            continue
        off = abs(area_km2(places.geometry(id_of(country, key))) / row.area - 1)
        source = places.place(id_of(country, key)).source
        if source in ("us-census", "natural-earth-50m"):
            assert off < 0.10 or row.area < 6_000, (row.where, off)
        else:
            built += 1
            good += off <= 0.15
            assert source == ("geonames-towns" if off <= 0.151 else "geonames-towns-coarse") or abs(off - 0.15) < 0.002, row.where
    assert built > 900 and good / built >= LEAST_WITHIN_15


SAMPLE = [
    "ua-donetsk", "ua-luhansk", "ua-kharkiv", "ua-odesa", "ua-zaporizhzhia", "ua-kyiv", "ua-sumy", "ru-belgorod", "ru-kursk",
    "ru-bryansk", "ru-rostov", "ru-krasnodar", "ru-sakhalin", "ru-chechnya", "ru-dagestan",
    "ru-murmansk", "ru-sakha", "ru-khabarovsk", "ru-arkhangelsk", "cn-fujian", "cn-zhejiang", "cn-guangdong",
    "cn-shandong", "cn-jiangsu", "cn-liaoning", "cn-xinjiang", "cn-tibet", "cn-hainan", "cn-sichuan", "jp-hokkaido", "jp-aomori",
    "jp-okinawa", "jp-nagasaki", "jp-iwate", "in-jammu-kashmir", "in-rajasthan",
    "in-uttar-pradesh", "in-kerala", "pk-balochistan", "pk-sindh", "pk-punjab", "kr-gyeonggi", "kr-gangwon", "de-bavaria",
    "de-saxony", "fr-brittany", "fr-normandy", "gb-england", "gb-scotland", "gb-wales", "gb-northern-ireland", "ir-khuzestan",
    "ir-sistan-baluchestan", "iq-nineveh", "sy-idlib", "sy-aleppo", "sy-raqqa", "ye-hadramaut", "ye-hodeidah", "tr-hatay",
    "tr-van", "af-helmand", "af-nangarhar", "mm-shan", "mm-kachin", "id-aceh", "my-sabah",
]


@pytest.mark.parametrize("key", SAMPLE)
def test_area_of_a_division_in_the_news(places: gazetteer.Gazetteer, key: str) -> None:
    country, _, rest = key.partition("-")
    assert area_km2(places.geometry(f"division/{key}")) == pytest.approx(TABLES[country.upper()].rows[rest].area, rel=0.15)


@pytest.mark.parametrize("country", ["us", "ua", "cn", "de", "jp"])
def test_neighbours_neither_overlap_nor_gape(places: gazetteer.Gazetteer, country: str) -> None:
    ids = [id for id in places.ids(layer="division") if places.place(id).within == (f"country/{country}",)]
    shapes = np.array([places.geometry(id) for id in ids], dtype=object)
    total, united = sum(map(area_km2, shapes)), area_km2(shapely.union_all(shapes))
    assert total == pytest.approx(united, rel=1e-3)
    if country in ("ua", "de", "jp"):
        assert united == pytest.approx(area_km2(places.geometry(f"country/{country}")), rel=0.005)


# The machinery.


def test_each_bit_of_land_goes_to_the_nearest_town() -> None:
    country = shapely.box(0, 0, 10, 10)
    towns = {"w": [(2.0, 2.0), (2.0, 8.0)], "e": [(8.0, 2.0), (8.0, 8.0)]}
    areas = partition.divide(country, towns)
    assert areas["w"].bounds == pytest.approx((0, 0, 5, 10), abs=0.02) and areas["e"].bounds == pytest.approx((5, 0, 10, 10), abs=0.02)


def test_a_stray_town_of_the_list_moves_no_border_but_a_seat_does() -> None:
    country = shapely.box(0, 0, 10, 10)
    grid = [(x + 0.5, y + 0.5) for x in range(10) for y in range(10)]
    towns = {"w": [p for p in grid if p[0] < 5] + [(8.1, 5.1)], "e": [p for p in grid if p[0] > 5]}
    assert partition.divide(country, towns)["w"].bounds[2] < 5.2
    assert partition.divide(country, towns, kept={"w": [(8.1, 5.1)]})["w"].bounds[2] > 8


def test_land_overseas_without_a_town_is_nobodys() -> None:
    country = shapely.MultiPolygon([shapely.box(0, 0, 4, 4), shapely.box(50, 0, 52, 2), shapely.box(5, 0, 5.5, 1)])
    areas = partition.divide(country, {"a": [(1.0, 2.0)], "b": [(3.0, 2.0)]})
    assert sum(a.area for a in areas.values()) == pytest.approx(16.5, rel=1e-6)


def test_the_same_towns_in_any_order_give_the_same_areas() -> None:
    country = shapely.box(0, 0, 10, 10)
    towns = {"a": [(1.0, 2.0), (3.0, 1.0), (2.5, 7.0)], "b": [(7.0, 2.0), (6.0, 8.0)]}
    again = dict(reversed([(k, list(v)) for k, v in towns.items()]))
    assert {k: shapely.to_wkb(g) for k, g in partition.divide(country, towns).items()} == {
        k: shapely.to_wkb(g) for k, g in partition.divide(country, again).items()}


@pytest.mark.parametrize(("lang", "name", "forms"), [
    ("ru", "Донецкая область", {"Донецкой области", "Донецкую область", "Донецкой областью"}),
    ("uk", "Донецька область", {"Донецької області", "Донецькій області", "Донецьку область", "Донецькою областю"}),
    ("ru", "Приморский край", {"Приморского края", "Приморскому краю", "Приморским краем", "Приморском крае"}),
    ("ru", "Якутия", set()), ("de", "Land Berlin", set()),
])
def test_cases(lang: str, name: str, forms: set[str]) -> None:
    assert set(divisions.cases(name, lang)) == forms


@pytest.mark.parametrize(("line", "message"), [
    ("x = {seat = 'X'}", "needs a name in English"), ("x = {en = 'X', klingon = 'Qo'}", "neither a field nor a language"),
    ("x = {en = 'X', area = 'large'}", "area"), ("x = {en = 'X', inside = [1, 2]}", "inside"),
])
def test_a_wrong_line_is_told_with_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "divisions-test.toml").write_text(f"[UA]\nsource = 'own'\n[UA.divisions]\n{line}\n", encoding="utf-8")
    with pytest.raises(FactsError, match=message) as error:
        divisions.read(tmp_path)
    assert str(error.value.where).startswith("divisions-test.toml:4")
