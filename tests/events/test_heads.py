"""Places that stand alone at the head of a paragraph."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Orikhiv.", "Orikhiv"),
        ("Izium district, Borova.", "Borova"),
        ("Kharkiv, Industrialnyi district.", "Kharkiv"),
        ("Chuhuiv district, village of Cherkaska Lozova.", "Cherkaska Lozova"),
    ],
)
def test_a_place_at_the_head_is_where_its_paragraph_happens(events, head, place):
    text = f"The Armed Forces of Ukraine report.\n\n{head} At night enemy drones attacked a private house. Two people were wounded in Ukraine.\n\nMore follows."
    assert [[p.query for p in e.places] for e in events(text) if e.mapped] == [[place]]


@pytest.mark.parametrize("head", ["The Kyiv Independent.", "Read more in Kyiv.", "On May 2 in Kherson.", "Odesa Dnipro Journal."])
def test_other_short_sentences_are_no_heads(events, head):
    text = f"The Armed Forces of Ukraine report.\n\n{head} At night enemy drones attacked a private house.\n\nMore follows."
    assert not [e for e in events(text) if e.mapped]
