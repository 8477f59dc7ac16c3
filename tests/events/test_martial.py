"""Texts that are not read, for they do not speak of forces; and those that are. Published on Friday 3 May 2024."""

from __future__ import annotations

from pathlib import Path

from geo.events.lexicon import load
from geo.events.martial import martial

EVERYDAY = (
    "The council of the town voted on Tuesday to close the old library for the summer. Its members said that the roof had let in the rain "
    "for years, and that nobody could say what it would cost to mend. The mayor, who was found at her desk late in the evening, told "
    "reporters that she had been urged to attack the debt of the town before anything else. "
)
WATER = "Two frigates sailed through the Tsushima Strait on Monday. "
WAR = "The navy sent a frigate and a submarine. "


def test_a_long_everyday_text_is_not_read():
    assert not martial(EVERYDAY * 6)


def test_one_word_of_war_does_not_make_a_long_text_speak_of_forces():
    assert not martial(EVERYDAY * 6 + "The navy was asked. " * 5)


def test_a_long_text_with_a_few_different_words_of_war_is_read():
    assert martial(EVERYDAY * 6 + WAR)


def test_a_line_may_tell_an_event_in_names_alone(events):
    assert martial("HMS Trent arrived in Toulon on Friday.")
    assert [e.kind for e in events("HMS Trent arrived in Toulon on Friday.")] == ["deployment"]


def test_plurals_capitals_hyphens_and_marks_part_no_word():
    assert martial(EVERYDAY * 6 + "FRIGATES; (anti-submarine) “Missiles”...")


def test_what_a_long_text_tells_beside_everyday_matters_is_found(events):
    found = events(EVERYDAY * 4 + "\n" + WATER + "Japan said that the navy of Russia had sent them.")
    assert [(e.kind, [p.query for p in e.places]) for e in found] == [("naval_transit", ["Tsushima Strait"])]


def test_longer_texts_must_hold_more_words_of_war():
    facts = load("martial")
    lengths, least = zip(*facts["least"], strict=True)
    assert list(lengths) == sorted(lengths) and [*least, facts["most"]] == sorted([*least, facts["most"]])


def test_a_word_of_war_is_one_plain_word_told_once():
    words = [word for group in load("martial")["words"].values() for word in group]
    assert len(words) == len(set(words)) and all(word.isascii() and word.isalpha() and word.islower() for word in words)


def test_every_annotated_text_speaks_of_forces():
    texts = sorted((Path(__file__).parents[1] / "gold" / "texts").glob("*.txt"))
    assert len(texts) > 90 and all(martial(path.read_text(encoding="utf-8")) for path in texts)
