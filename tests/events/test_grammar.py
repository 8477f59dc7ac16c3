"""Subjects, objects, agents: who did it to whom."""

from __future__ import annotations

import pytest

from geo.events.grammar import agent, direct_object, group, subject
from geo.events.mentions import items
from geo.events.text import cut


def read(text: str):
    sentence = cut(text).sentences[0]
    return items(sentence, text, [], {})


def words(found, phrase):
    return " ".join(i.text for i in found[phrase.start : phrase.end]) if phrase else None


def verb(found, word):
    return next(k for k, i in enumerate(found) if i.text == word)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Three Russian ships of the Pacific Fleet entered the strait.", "entered", "Three Russian ships"),
        ("In a separate incident the Houthis fired three missiles.", "fired", "the Houthis"),
        ("Philippine boats taking supplies to a shoal were hit.", "hit", "Philippine boats"),
        ("A warship that came near the islands was warned off.", "warned", "A warship"),
        ("A warship that came near the islands was warned off.", "came", "A warship"),
        ("Air forces followed the ship and drove it away.", "drove", "Air forces"),
        ("It led Tokyo to deploy ships.", "deploy", "Tokyo"),
        ("A drill of India, Japan and the United States began Tuesday.", "began", "A drill"),
        ("Nine of the aircraft crossed the line.", "crossed", "Nine of the aircraft"),
        ("He accused the ships of intimidating the town.", "intimidating", "the ships"),
    ],
)
def test_the_subject_of_a_verb(text, word, who):
    found = read(text)
    assert words(found, subject(found, verb(found, word))) == who


def test_a_passive_has_an_agent():
    found = read("Two bombers were identified and tracked at 4:50 a.m. by NORAD.")
    k = verb(found, "tracked")
    assert group(found, k).passive
    assert words(found, agent(found, k)) == "NORAD"
    assert words(found, subject(found, k)) == "Two bombers"


def test_the_object_of_a_verb_keeps_its_parts_together():
    found = read("Seoul sent ships and aircraft to the area.")
    assert words(found, direct_object(found, verb(found, "sent"))) == "ships and aircraft"


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The USS Milius transits the strait.", "transits", "V"),
        ("China held drills near the coast.", "drills", "E"),
        ("Houthi targets in the town were hit.", "targets", "N"),
        ("Israeli strikes hit the port.", "strikes", "E"),
        ("The fleet began to patrol the gulf.", "patrol", "V"),
    ],
)
def test_words_that_are_noun_or_verb(text, word, tag):
    found = read(text)
    assert found[verb(found, word)].tag == tag
