"""The annotated texts are read without a stumble; every span is what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.dispatches import read
from geo.events import extract

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_an_annotated_text_is_read(path, places):
    dispatch = read(path)
    for event in extract(dispatch, places):
        for span in (event.quote, *event.also, *(p.span for p in event.places), *(a.span for a in event.actors if a.span)):
            assert dispatch.text[span.start : span.end] == span.text
        assert event.mapped or event.why_not
