from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer
from gazetteer.index import LEAD


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Strait of Hormuz", "strait/hormuz"),
        ("Hormuz Strait", "strait/hormuz"),
        ("Bab al-Mandab Strait", "strait/bab-el-mandeb"),
        ("Ayungin Shoal", "reef/second-thomas"),
        ("Second Thomas Shoal", "reef/second-thomas"),
        ("Ren’ai Jiao", "reef/second-thomas"),
        ("Scarborough Shoal", "reef/scarborough"),
        ("Xisha Islands", "island/paracel"),
        ("南沙群岛", "island/spratly"),
        ("Takeshima", "island/liancourt"),
        ("Dokdo", "island/liancourt"),
        ("Barents Sea", "sea/barents"),
        ("Средиземного моря", "sea/mediterranean"),
        ("Mediterranean", "sea/mediterranean"),
        ("Bay of Bengal", "bay/bengal"),
        ("Arabian Sea", "sea/arabian"),
        ("Gulf of Aden", "gulf/aden"),
        ("Kerch Strait", "strait/kerch"),
        ("Soya Strait", "strait/soya"),
        ("La Perouse Strait", "strait/soya"),
        ("La Pérouse Strait", "strait/soya"),
        ("宗谷海峡", "strait/soya"),
        ("宗谷海峽", "strait/soya"),
        ("Пролив Лаперуза", "strait/soya"),
        ("拉彼鲁兹海峡", "strait/soya"),
        ("Soya Channel", "strait/soya"),
        ("strait of la perouse", "strait/soya"),
        ("SOYA STRAIT", "strait/soya"),
        ("the Soya Strait", "strait/soya"),
        ("소야해협", "strait/soya"),
        ("Sea of Japan", "sea/japan"),
        ("East Sea", "sea/japan"),
        ("동해", "sea/japan"),
        ("日本海", "sea/japan"),
        ("Японское море", "sea/japan"),
        ("Sea of Okhotsk", "sea/okhotsk"),
        ("Okhotsk Sea", "sea/okhotsk"),
        ("オホーツク海", "sea/okhotsk"),
        ("Diaoyu Islands", "island/senkaku"),
        ("Senkaku Islands", "island/senkaku"),
        ("钓鱼岛", "island/senkaku"),
        ("尖閣諸島", "island/senkaku"),
        ("Tiaoyutai Islands", "island/senkaku"),
        ("Tsushima Strait", "strait/korea"),
        ("대한해협", "strait/korea"),
        ("West Pacific Ocean", "region/west-pacific"),
        ("Western Pacific", "region/west-pacific"),
        ("Alaska", "region/alaska"),
        ("Kremlin", "site/kremlin"),
        ("Okinawa", "island/okinawa"),
        ("Miyako", "island/miyako"),
        ("Tokyo", "city/1850147"),
        ("Beijing", "city/1816670"),
        ("北京", "city/1816670"),
        ("Moscow", "city/524901"),
        ("Москва", "city/524901"),
        ("Vladivostok", "city/2013348"),
        ("Владивосток", "city/2013348"),
        ("Peking", "city/1816670"),
        ("Taiwan Strait median line", "line/taiwan-strait-median"),
        ("China", "country/cn"),
        ("中国", "country/cn"),
        ("Allemagne", "country/de"),
        ("Россия", "country/ru"),
        ("Turkey", "country/tr"),
        ("Türkiye", "country/tr"),
        ("UAE", "country/ae"),
        ("Democratic People's Republic of Korea", "country/kp"),
        ("Czech Republic", "country/cz"),
    ],
)
def test_a_name_that_is_known_is_answered_without_doubt(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    answer = places.find(query)
    assert answer.candidates[0].place.id == id
    assert not answer.ambiguous
    assert answer.candidates[0].how in ("exact", "folded")


def test_taiwan_is_the_island_and_the_country_and_no_doubt_about_where(places: gazetteer.Gazetteer) -> None:
    answer = places.find("Taiwan")
    assert [c.place.id for c in answer.candidates[:2]] == ["island/taiwan", "country/tw"]
    assert not answer.ambiguous


@pytest.mark.parametrize("query", ["Springfield", "Birmingham", "San José", "Alexandria, Alexandria"[:0] or "Victoria"])
def test_places_that_share_a_name_are_told(places: gazetteer.Gazetteer, query: str) -> None:
    answer = places.find(query)
    assert answer.ambiguous and len(answer.candidates) > 1
    assert answer.candidates[0].score - answer.candidates[1].score < LEAD


@pytest.mark.parametrize(
    ("typo", "id"),
    [
        ("Soya Straight", "strait/soya"),
        ("Vladivostock", "city/2013348"),
        ("Tawian", "island/taiwan"),
        ("Sea of Okhostk", "sea/okhotsk"),
        ("Tsugaro Strait", "strait/tsugaru"),
        ("Senkaku Ilsands", "island/senkaku"),
        ("宗谷海侠", "strait/soya"),
    ],
)
def test_a_typo_gets_candidates_with_scores_and_is_never_silent(places: gazetteer.Gazetteer, typo: str, id: str) -> None:
    answer = places.find(typo)
    assert answer.candidates[0].place.id == id
    assert answer.ambiguous
    for candidate in answer.candidates:
        assert candidate.how == "fuzzy" and 0 < candidate.score < 1 and "edit" in candidate.why


@pytest.mark.parametrize("query", ["", "   ", "asdfghjkl", "Eastern Theater Command", "x", "🙂", "Pacific Wombat Ridge", "%%%"])
def test_nothing_fits(places: gazetteer.Gazetteer, query: str) -> None:
    answer = places.find(query)
    assert answer.candidates == () and not answer.ambiguous


def test_near_prefers_the_nearby(places: gazetteer.Gazetteer) -> None:
    assert places.find("Moscow", near=(-117.0, 46.7)).candidates[0].place.country == "US"
    assert "km from the given point" in places.find("Moscow", near=(37.0, 55.0)).candidates[0].why


def test_kinds_and_limit(places: gazetteer.Gazetteer) -> None:
    assert {c.place.kind for c in places.find("Okinawa", kinds={"city"}).candidates} == {"city"}
    assert len(places.find("Springfield", limit=3).candidates) == 3


def test_a_coordinate_is_answered_in_reverse(places: gazetteer.Gazetteer) -> None:
    order = [c.place.id for c in places.find("45.7,142.0").candidates]
    assert order[0] == "strait/soya"
    assert order.index("strait/soya") < order.index("sea/okhotsk") < order.index("ocean/north-pacific")
    assert "sea/japan" in order


def test_organisations_are_never_places(places: gazetteer.Gazetteer) -> None:
    assert places.organisation("org/cn-eastern-theatre").country == "CN"
    with pytest.raises(gazetteer.GazetteerError, match="organisation"):
        places.place("org/cn-eastern-theatre")


def test_unknown_id(places: gazetteer.Gazetteer) -> None:
    with pytest.raises(gazetteer.GazetteerError, match="no place"):
        places.place("sea/of-tranquillity")


def test_every_party_to_the_senkaku_islands_is_heard(places: gazetteer.Gazetteer) -> None:
    claims = {c.by: c.name for c in places.place("island/senkaku").claims}
    assert claims == {"JP": "尖閣諸島", "CN": "钓鱼岛及其附属岛屿", "TW": "釣魚臺列嶼"}
    assert places.place("island/senkaku").country is None


@given(st.text(max_size=50))
def test_any_question_is_answered_in_order(places: gazetteer.Gazetteer, query: str) -> None:
    answer = places.find(query)
    scores = [c.score for c in answer.candidates]
    assert answer.query == query and scores == sorted(scores, reverse=True) and all(0 < s <= 1 for s in scores)


def test_every_authored_name_finds_its_place(places: gazetteer.Gazetteer) -> None:
    for id in places.ids(layer="core"):
        for name in places.place(id).names:
            found = [c.place.id for c in places.find(name.text, limit=8).candidates]
            assert id in found, f"{name.text} does not find {id}"


def test_every_country_is_found_first_by_its_english_name(places: gazetteer.Gazetteer) -> None:
    for id in places.ids(layer="country"):
        place = places.place(id)
        found = [c.place for c in places.find(place.name).candidates]
        assert place in found, place.name
        assert found[0].layer in ("country", "core"), place.name


def test_strait_between_two_islands(places: gazetteer.Gazetteer) -> None:
    assert places.between("island/okinawa", "island/miyako") == "strait/miyako"
    assert places.between("island/okinawa", "island/taiwan") is None


@pytest.mark.parametrize("name", ["San Antonio", "Santa Rosa", "San José", "Victoria", "Springfield", "Guadalupe", "La Paz", "Matsu"])
@pytest.mark.parametrize("near", [None, (120.0, 25.0), (-70.0, -15.0)])
def test_few_candidates_are_the_first_of_all(places: gazetteer.Gazetteer, name: str, near: tuple[float, float] | None) -> None:
    whole = places.find(name, limit=400, near=near)
    for limit in (1, 3, 8):
        part = places.find(name, limit=limit, near=near)
        assert part.candidates == whole.candidates[:limit] and part.ambiguous == whole.ambiguous


@pytest.mark.parametrize(("name", "country"), [("Dili", "TL"), ("Abadan", "IR"), ("Islamabad", "PK"), ("Jenin", "PS")])
def test_a_town_of_its_own_name_is_found_before_one_that_is_called_so(places: gazetteer.Gazetteer, name: str, country: str) -> None:
    assert places.find(name).candidates[0].place.country == country
