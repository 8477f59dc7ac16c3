"""Blocks, sentences, tokens, furniture."""

from __future__ import annotations

import pytest

from geo.events.lexicon import load
from geo.events.text import cut, tokens


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in cut(text).sentences]


def test_a_sentence_does_not_end_at_an_abbreviation():
    text = "The U.S. Navy said on Sept. 3 that Adm. Li met Gen. Kim at 5 a.m. in Busan. The ships left."
    assert sentences(text) == [text[: text.index(" The ships")], "The ships left."]


def test_a_line_broken_in_mid_sentence_is_put_together():
    text = "The second patrol ship of the coast guard, the “Kumataka”\n\n(based at Hakodate) followed the two vessels. They left."
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "buy cheapomed online no prescription pharmacy",
        "Read also - Two ships collide off Busan",
        "2024-05-03 | 06:27",
        "Copyright 2024. All rights reserved",
    ],
)
def test_page_furniture_is_no_news(line):
    text = f"A destroyer left Busan on Monday.\n{line}\nIt came back on Friday."
    page = cut(text)
    assert sentences(text) == ["A destroyer left Busan on Monday.", "It came back on Friday."]
    assert [text[a:b] for a, b, _ in page.furniture] == [line]


def test_related_headlines_at_the_end_are_no_news():
    text = "A destroyer left Busan on Monday.\nIt will be away for a month.\n- Fleet leaves Vladivostok for drills\n- Minister visits Tokyo"
    assert sentences(text) == ["A destroyer left Busan on Monday.", "It will be away for a month."]


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("TOKYO, Dec. 15 (Agency)--Four bombers flew.", "TOKYO"),
        ("MURMANSK, August 17. /WIRE/. Drills have begun.", "MURMANSK"),
        ("WASHINGTON (AP) — Four ships sailed.", "WASHINGTON"),
        ("Beijing: Two planes flew.", "Beijing"),
        ("Beijing, 28 December 2021 (TDI): The minister spoke.", "Beijing"),
    ],
)
def test_a_dateline_is_set_apart(line, city):
    page = cut(line)
    assert page.datelines[0][2] == city
    assert line[page.sentences[0].start :].split()[0] in {"Four", "Drills", "Two", "The"}


def test_a_date_prefix_is_set_apart_but_its_line_is_read():
    text = " date 2023-08-14 Home » Ships sail\nShips sail\n\nTwo ships sailed north."
    page = cut(text)
    assert [text[s.start : s.end] for s in page.sentences if not s.heading] == ["Two ships sailed north."]


def test_tokens_keep_their_place():
    text = "China’s Su-35s, U.S. F/A-18 and 1,284 others at 05:50"
    found = tokens(text)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert [t.text for t in found][:4] == ["China", "’s", "Su-35s", ","]
    assert "U.S." in [t.text for t in found] and "1,284" in [t.text for t in found]


def test_a_line_that_never_ends_is_cut_between_words():
    text = "Russian warships entered the strait, " * 400
    sentences = cut(text).sentences
    assert all(s.end - s.start <= 2000 for s in sentences)
    assert "".join(text[s.start : s.end] for s in sentences).replace(" ", "") == text.replace(" ", "")
    assert all(s.text.startswith("Russian") for s in sentences)


def test_a_line_without_any_space_is_cut_too():
    assert max(s.end - s.start for s in cut("x" * 10_000).sentences) <= 2000


@pytest.mark.parametrize(
    "line",
    [
        "The frigate Alpha departs Yokosuka on Sept. 8, 2017. US Navy Photo",
        "In this image provided by the navy, a drone boat arrives at Pearl Harbor on June 29, 2022.",
        "The carrier Bravo is seen in the East China Sea on Friday.",
        "A destroyer fires its gun off Hawaii. (AP Photo/Jane Doe)",
    ],
)
def test_a_caption_between_paragraphs_is_no_news(line):
    story = "Ships of three navies ended their exercise in the waters off the island on Thursday, the fleet said in a statement.\n"
    page = cut(story + line + "\n" + story.replace("three", "four") + story.replace("three", "five"))
    assert [kind for _, _, kind in page.furniture] == ["caption"]


def test_a_picture_by_itself_is_the_news():
    page = cut("Two destroyers cross the Philippine Sea. (U.S. Navy photo by Petty Officer Jane Doe)")
    assert not page.furniture


def test_a_caption_that_does_not_start_like_one_holds_a_mark_by_which_it_is_noticed():
    elsewhere = [one for one in load("furniture")["captions"] if not one.startswith("^")]
    assert elsewhere and all("/" in one or "\\(" in one or "photo" in one for one in elsewhere)


def test_words_of_an_advertisement_do_not_hide_a_page_that_stands_in_one_line():
    news = "Two frigates of the navy left Toulon for the Black Sea on Monday. " * 40
    line = f"{news}Related: Ten more stories. Play at our online casino today. {news}"
    page = cut(line)
    assert len(page.sentences) == 80
    assert [line[start:end] for start, end, _ in page.furniture] == ["Related: Ten more stories.", "Play at our online casino today."]
