from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gazetteer


def hits(places: gazetteer.Gazetteer, text: str) -> list[tuple[str, str]]:
    return [(h.text, h.ids[0]) for h in places.scan(text)]


def test_the_sentence_of_the_design(places: gazetteer.Gazetteer) -> None:
    found = hits(places, "Chinese and Russian naval fleet ships entered the Sea of Okhotsk via the Soya Strait, prompting Japan to react.")
    assert found == [("Sea of Okhotsk", "sea/okhotsk"), ("Soya Strait", "strait/soya"), ("Japan", "country/jp")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中俄海军舰艇经宗谷海峡进入鄂霍次克海，随后驶向日本海。", ["strait/soya", "sea/okhotsk", "sea/japan"]),
        ("東シナ海と宮古海峡を通過した", ["sea/east-china", "strait/miyako"]),
        ("동해에서 훈련을 하고 대한해협을 통과했다", ["sea/japan", "strait/korea"]),
        ("Корабли прошли пролив Лаперуза в Охотское море из Японского моря", ["strait/soya", "sea/okhotsk", "sea/japan"]),
        ("through the Soya strait and the\nEast China\nSea", ["strait/soya", "sea/east-china"]),
        ("the Sea of Japan (East Sea)", ["sea/japan", "sea/japan"]),
        ("Japan’s navy and the U.S. Navy, off St. Petersburg", ["country/jp", "country/us", "city/498817"]),
        ("Xi’an", ["city/1790630"]),
        ("waters near the Strait of Soya", ["strait/soya"]),
    ],
)
def test_finds_names_in_running_text(places: gazetteer.Gazetteer, text: str, expected: list[str]) -> None:
    assert [id for _, id in hits(places, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "the us said may march on sunday",
        "Japanese Chinese Russians",
        "Seafood and Okhotskaya",
        "moscow beijing tokyo",
        "In May and March, General Of The Army",
        "however, Monday was nice",
        "the West said",
        "the Island, HIV and FDA",
        "オホ",
        "中方",
        "海军",
    ],
)
def test_no_names_where_there_are_none(places: gazetteer.Gazetteer, text: str) -> None:
    assert hits(places, text) == []


def test_longest_match_wins(places: gazetteer.Gazetteer) -> None:
    assert hits(places, "South China Sea") == [("South China Sea", "sea/south-china")]
    assert hits(places, "the Taiwan Strait median line") == [("Taiwan Strait median line", "line/taiwan-strait-median")]
    assert hits(places, "United States of America") == [("United States of America", "country/us")]


def test_names_of_commands_and_fleets_are_stepped_over(places: gazetteer.Gazetteer) -> None:
    text = "The Black Sea Fleet and the Alaska Command left the Black Sea for Alaska."
    assert hits(places, text) == [("Black Sea", "sea/black"), ("Alaska", "region/alaska")]
    with_them = [h.ids[0] for h in places.scan(text, organisations=True)]
    assert with_them == ["org/ru-black-sea-fleet", "org/us-alaskan-command", "sea/black", "region/alaska"]


def test_ranked_core_before_country_before_city(places: gazetteer.Gazetteer) -> None:
    assert places.scan("Taiwan")[0].ids[:2] == ("island/taiwan", "country/tw")
    paris = places.scan("Paris")[0].ids
    assert paris[0] == "city/2988507" and len(paris) > 10


@given(st.text(max_size=200))
def test_spans_are_exact_ordered_and_apart(places: gazetteer.Gazetteer, text: str) -> None:
    free = 0
    for hit in places.scan(text):
        assert text[hit.start : hit.end] == hit.text and free <= hit.start < hit.end and hit.ids
        free = hit.end


WORDS = st.sampled_from(
    [
        "Soya Strait",
        "宗谷海峡",
        "동해에서",
        "Охотского моря",
        "U.S.",
        "Xi’an",
        "the",
        "entered",
        "Taiwan",
        ",",
        ".",
        "\n",
        "‮",
        "Ｊａｐａｎ",
        "e\u0301",
        "—",
        "Strait",
        "of",
        "日本海",
        "Port-au-Prince",
        "St.",
        "オホーツク海",
        "Sea",
        "Japan's",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join), st.lists(WORDS, max_size=10).map("".join))
def test_spans_hold_in_text_made_of_names(places: gazetteer.Gazetteer, spaced: str, glued: str) -> None:
    text = spaced + glued
    for hit in places.scan(text):
        assert text[hit.start : hit.end] == hit.text


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_memory_does_not_change_the_answer(places: gazetteer.Gazetteer, text: str) -> None:
    assert places.scan(text) == gazetteer.open().scan(text)


def test_a_town_of_its_own_name_comes_before_a_greater_one_that_is_also_called_so(places: gazetteer.Gazetteer) -> None:
    names = ("Dili", "Abadan", "Islamabad", "Pokrovsk")
    firsts = {name: places.place(places.scan(f"near {name}.")[0].ids[0]).country for name in names}
    assert firsts == {"Dili": "TL", "Abadan": "IR", "Islamabad": "PK", "Pokrovsk": "UA"}
