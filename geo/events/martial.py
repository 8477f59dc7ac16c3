"""Tell from its words alone whether a text may speak of forces, before it is cut up: most texts of the world do not."""

from __future__ import annotations

from functools import cache

from geo.events.lexicon import load
from geo.events.vocabulary import plurals

# Bytes are told apart a hundred times as fast as characters; the words of war are ASCII, and all else parts words.
LETTERS = bytes(c | 32 if 65 <= c <= 90 else c if 97 <= c <= 122 or 48 <= c <= 57 else 32 for c in range(256))


@cache
def _words() -> dict[bytes, str]:
    """Every form of a word of war, and the word it is a form of."""
    return {form.encode(): word for group in load("martial")["words"].values() for word in group for form in plurals(word)}


def martial(text: str) -> bool:
    """Does a text hold as many different words of war as a text of its length must to be worth reading?"""
    facts, forms = load("martial"), _words()
    words = text.encode("ascii", "replace").translate(LETTERS).split()
    least = next((least for length, least in facts["least"] if len(words) <= length), facts["most"])
    return least == 0 or len({forms[word] for word in forms.keys() & words}) >= least
