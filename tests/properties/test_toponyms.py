"""What holds for the toponyms of any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from geo.toponyms import Geoparser

PARSER = Geoparser(gazetteer.open())
PIECES = st.sampled_from(["Paris", "Texas", "St.", "Mr.", "Smith", "U.S.", "D-N.Y.", "the", "of", "in", ",", ".", "\n", "'s", "’", "-", "River", "County",
                          "counties", "and", "Ill.", "(", ")", "北京", "宗谷海峡", "😀", "Москва", "الرياض", "Georgian", "King", "é", "A", "\u0301", "Straße", "İ", "20", "Route"])
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_hold_their_text_are_sorted_and_do_not_overlap(text):
    found = PARSER.parse(text, demonyms=True)
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        assert text[one.span.start:one.span.end] == one.span.text
        end = one.span.end


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_place_comes_with_its_point_and_an_area_with_its_box(text):
    for one in PARSER.parse(text):
        assert 0 <= one.confidence <= 1
        if one.place is not None:
            assert -180 <= one.lon <= 180 and -90 <= one.lat <= 90
            assert one.candidates[0].place == one.place
        assert (one.bbox is not None) == (one.geometry == "area")


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_every_given_span_gets_one_answer(text, data):
    if not text:
        return
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(lambda t: (t[0], min(len(text), t[0] + t[1])))
    spans = data.draw(st.lists(ends, max_size=6))
    assert [(one.span.start, one.span.end) for one in PARSER.at(text, spans)] == sorted(set(spans))
