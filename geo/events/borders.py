"""Read "the inter-Korean border", "the sea border" as the line that parts two states, in a text that speaks of both."""

from __future__ import annotations

import re
from functools import lru_cache

from geo.events.item import Item, vocabulary

WORDS = frozenset({"border", "boundary", "frontier", "line", "zone", "dmz"})
# "the border" alone, and not "the border town", "the border with China"
ALONE = r"(?=[.,;:!?)\]\"”’—–-]|\s+(?:{words})\b|\s*$)"


def borders(text: str, start: int, end: int) -> list[Item]:
    """The borders that a sentence speaks of, each as a place: the line it is."""
    found = []
    for name, pattern in _spoken(text):
        for match in pattern.finditer(text, start, end):
            item = Item(match.start(1), match.end(1), match[1], match[1].lower(), "L", "line")
            item.extra["query"] = name
            found.append(item)
    return found


@lru_cache(maxsize=2)
def _spoken(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The lines that a text may speak of as a border: name -> pattern."""
    rows = enumerate(vocabulary()["border"])
    return tuple((row["line"], _pattern(n)) for n, row in rows if all(any(w in text for w in names) for names in row["with"]))


@lru_cache(maxsize=32)
def _pattern(n: int) -> re.Pattern[str]:
    row, lone = vocabulary()["border"][n], vocabulary()["border_alone"]["before"]
    words = "|".join(sorted((re.escape(w) for w in row["words"]), key=lambda w: (-len(w), w)))
    behind = ALONE.format(words="|".join(map(re.escape, lone)))
    return re.compile(rf"\b((?:{words})){behind}", re.IGNORECASE)
