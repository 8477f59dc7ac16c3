"""Whatever the text: spans are true, nothing crashes, the same text gives the same events."""

from __future__ import annotations

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.events import extract
from geo.model import Dispatch, Span

PIECES = st.sampled_from(
    ["Chinese and Russian warships", "entered the Sea of Okhotsk", "via the Soya Strait", ", prompting Japan to deploy ships", "on Tuesday", "April 16", "in early July", "USS Milius", "said", "that", "which", ", ", ". ", "; ", "(", ")", "“", "”", "did not", "if", "would", "conducted joint patrols", "over the Sea of Japan", "were tracked by", "the", "its", "of", "between Okinawa and Miyako", "\n", "\n\n", " date 2023-08-14 ", "50 km southwest of", "north", "海峡", "Ёлка", "\u202e", "${alert(1)}", "</script>", "'s", "’", "off its east coast", "did the same", "with", "until Sunday", "a week after", "In response", "12", ",000", "U.S.", "a.m.", "fired missiles at", "Taiwan", "the island", "by"]
)


def spans(value):
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=40), published=st.sampled_from([None, "2023-08-14", "2024-02-29"]))
def test_every_span_is_what_it_says(places, pieces, published):
    text = " ".join(pieces)
    dispatch = Dispatch(id="d", text=text, sha256="", published=published)
    found = extract(dispatch, places)
    for event in found:
        for span in spans(event):
            assert text[span.start : span.end] == span.text
            assert span.text.strip()
    assert extract(dispatch, places) == found
    assert len({e.id for e in found}) == len(found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_is_read(places, text):
    for event in extract(Dispatch(id="d", text=text, sha256="", published="2024-05-03"), places):
        assert text[event.quote.start : event.quote.end] == event.quote.text
