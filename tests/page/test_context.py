"""A quote in its passage."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Actor, Event, PlaceMention, Span
from geo.page.context import AFTER, BEFORE, pieces


def event(quote: Span, *spans: Span) -> Event:
    return Event(id="e", dispatch="d", kind="exercise", domain="sea", modality="happened", quote=quote,
                 actors=tuple(Actor(country="CN", role="initiator", span=span) for span in spans))


def at(text: str, part: str) -> Span:
    return Span(start=text.index(part), end=text.index(part) + len(part), text=part)


def test_pieces_join_to_the_passage_and_the_quote_stands_in_it():
    text = "Title.\n\nFirst sentence here. Two ships sailed. Last words.\n\nAnother paragraph."
    found = pieces(text, event(at(text, "Two ships sailed."), at(text, "Two ships")))
    assert "".join(piece for piece, _ in found) == "First sentence here. Two ships sailed. Last words."
    assert [[piece, kind] for piece, kind in found if kind] == [["Two ships", "quote who"], [" sailed.", "quote"]]


def test_words_outside_the_quote_are_marked_too():
    text = "Japan said that two ships sailed."
    found = pieces(text, event(at(text, "two ships sailed"), at(text, "Japan")))
    assert found[0] == ["Japan", "who"]


def test_a_long_passage_is_cut_at_sentences():
    text = "Many words stand here. " * 60 + "THE QUOTE." + " Many words stand here." * 60
    passage = "".join(piece for piece, _ in pieces(text, event(at(text, "THE QUOTE."))))
    assert passage.startswith("Many words") and passage.endswith("here.")
    assert len(passage) <= BEFORE + AFTER + len("THE QUOTE.")


def test_a_word_in_quotation_marks_ends_no_sentence():
    text = "Old news. " * 30 + "They asked to end the “Cold War mentality” and sailed home. Then THE QUOTE came."
    passage = "".join(piece for piece, _ in pieces(text, event(at(text, "THE QUOTE"))))
    assert passage.startswith("Old news. ") and "sailed home. Then THE QUOTE came." in passage
    near = "x " * 100 + "y. They “said” so " + "z" * 240 + ". Then THE QUOTE came."
    assert "".join(piece for piece, _ in pieces(near, event(at(near, "THE QUOTE")))).startswith(("They", "Then"))


def test_overlapping_marks_do_not_repeat_text():
    text = "The Eastern Theater Command of China sailed."
    where = PlaceMention(span=at(text, "Theater Command of China"), role="at", query="China")
    made = msgspec.structs.replace(event(at(text, text), at(text, "Eastern Theater Command")), places=(where,))
    assert "".join(piece for piece, _ in pieces(text, made)) == text


@given(st.text(alphabet="ab .\n\U0001f6a2é", min_size=3, max_size=900), st.data())
def test_no_letter_is_lost_or_doubled(text, data):
    def span(low: int, high: int) -> Span:
        start = data.draw(st.integers(low, high - 1))
        end = data.draw(st.integers(start + 1, high))
        return Span(start=start, end=end, text=text[start:end])

    quote = span(0, len(text))
    found = pieces(text, event(quote, *(span(0, len(text)) for _ in range(3))))
    joined = "".join(piece for piece, _ in found)
    assert joined in text
    assert quote.text in joined
    assert "".join(piece for piece, kind in found if kind.startswith("quote")) == quote.text
