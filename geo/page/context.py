"""Put a quote back into its passage, with who, what, where and when marked: pieces of text that need no offsets any more."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from ..model import Event, Span

BEFORE, AFTER = 280, 240                 # code points of context at most
SENTENCE = re.compile(r"""(?<=[.!?…])["”’)]*\s+(?=[^a-z\s])|(?<=[。！？])|\n+""")


def pieces(text: str, event: Event) -> list[list[str]]:
    """Cut the passage around the event's quote.

    Parameters
    ----------
    text : str
        The dispatch's text.
    event : Event
        Its quote is the middle; the spans of its actors, assets, places and time are marked.

    Returns
    -------
    list of [text, classes]
        In reading order. `classes` is "" outside the quote, else "quote" and perhaps one of who, what, where, when; words
        outside the quote that belong to the event are marked too.
    """
    start, end = window(text, event.quote)
    marks = [("who", actor.span) for actor in event.actors] + [("what", asset.span) for asset in event.assets]
    marks += [("where", place.span) for place in event.places] + [("when", event.when.span)]
    return cut(text, start, end, event.quote, [(kind, span) for kind, span in marks if span])


def window(text: str, quote: Span) -> tuple[int, int]:
    """The sentences before and after the quote, inside its paragraph, and not without end."""
    paragraph = text.rfind("\n\n", 0, quote.start) + 2 if "\n\n" in text[:quote.start] else 0
    last = text.find("\n\n", quote.end)
    last = len(text) if last < 0 else last
    start = max(paragraph, quote.start - BEFORE)
    if start > paragraph and (found := SENTENCE.search(text, start, quote.start)):
        start = found.end()
    end = min(last, quote.end + AFTER)
    if end < last and (found := [m.start() for m in SENTENCE.finditer(text, quote.end, end)]):
        end = found[-1]
    return start, end


def cut(text: str, start: int, end: int, quote: Span, marks: Iterable[tuple[str, Span]]) -> list[list[str]]:
    kind_of: dict[int, str] = {}
    edges = {start, end, max(start, quote.start), min(end, quote.end)}
    spans = sorted((span.start, -span.end, kind) for kind, span in marks if start <= span.start < span.end <= end)
    taken = start
    kept = []
    for first, last, kind in spans:                     # the earlier and longer one wins where two overlap
        if first >= taken:
            kept.append((first, -last, kind))
            taken = -last
    for first, last, _ in kept:
        edges |= {first, last}
    borders = sorted(edges)
    for first, last, kind in kept:
        kind_of.update({border: kind for border in borders if first <= border < last})
    found = []
    for first, last in itertools.pairwise(borders):
        inside = "quote" if quote.start <= first < quote.end else ""
        found.append([text[first:last], " ".join(filter(None, (inside, kind_of.get(first, ""))))])
    return found
