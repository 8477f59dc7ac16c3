"""Read the places that stand alone at the head of a paragraph: "Izium district, Borova. At night the enemy ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from geo.events.item import Item, vocabulary
from geo.events.lexicon import wordlist
from geo.events.placing import Spot
from geo.events.text import Sentence

SECTION = re.compile(r"\s*(In|Off|Near|At)\s+(?:the\s+)?(?=[A-Z])")
LONGEST = 70
NAME = re.compile(r"[A-Z][\w'’-]+")
WORDS = re.compile(r"[^\W\d_][\w'’-]*")


def may_be(text: str) -> bool:
    """Could a sentence be nothing but places? Asked of every short sentence, so that the gazetteer need not be."""
    if len(text) > LONGEST or not text.rstrip().endswith((".", ":")) or any(c.isdigit() for c in text):
        return False
    return all(w[0].isupper() or w.lower() in wordlist("head_words") for w in WORDS.findall(text))


def place_head(sentence: Sentence, hits: Sequence[Any]) -> Spot | None:
    """The place that a sentence of nothing but places tells, the finest of them; None for other sentences.

    Parameters
    ----------
    sentence : Sentence
    hits : sequence
        The gazetteer's names in it, with offsets into the whole text.
    """
    text = sentence.text
    if not may_be(text):
        return None
    told = list(vocabulary()["told_name"].finditer(sentence.source, sentence.start, sentence.end))
    spans = [(h.start, h.end) for h in hits] + [(m.start(1), m.end(1)) for m in told]
    rest = list(text)
    for start, end in spans:
        rest[start - sentence.start : end - sentence.start] = " " * (end - start)
    loose = WORDS.findall("".join(rest))
    known = [w for w in loose if w.lower() in wordlist("head_words")]
    names = [w for w in loose if NAME.fullmatch(w) and w not in known]
    if len(known) + len(names) < len(loose) or not spans or len(names) > 2:
        return None
    if names and not any(len(w) > 3 for w in known):
        return None  # a place and a capitalised word that nobody knows are a name, not a place
    found = [(m.start(1), m.end(1), m[1], "unknown town", None) for m in told]
    for h in hits:
        if not any(h.start < m.end(1) and m.start(1) < h.end for m in told):
            found.append((h.start, h.end, h.text, h.ids[0].partition("/")[0], h))
    found.sort(key=lambda f: f[0])
    fine = [f for f in found if not _is_district(sentence.source[f[1] : f[1] + 12]) and f[3] not in {"country", "division"}]
    if not found:
        return None
    start, end, name, kind, hit = (fine or found)[-1]
    item = Item(start, end, name, name.lower(), "L", kind, hit)
    return Spot(-1, item, "at", name, start, end, name, kind)


def section(sentence: Sentence, gazetteer: Any) -> Spot | None:
    """The place of a heading that is nothing else: "In the Persian Gulf", "Off Japan"; None for other headings."""
    match = SECTION.match(sentence.text)
    if match is None:
        return None
    hits = gazetteer.scan(sentence.text[match.end() :])
    if not hits or hits[0].start > 0:
        return None
    first, start = hits[0], sentence.start + match.end()
    rest = sentence.text[match.end() + first.end :].strip()
    if rest and not (rest.startswith(",") and len(hits) > 1 and len(rest.split()) <= 4):
        return None
    kind = first.ids[0].partition("/")[0]
    item = Item(start, start + first.end, first.text, first.text.lower(), "L", kind, first)
    return Spot(-1, item, "near" if match[1] in {"Off", "Near"} else "at", first.text, start, start + first.end, first.text, kind)


def _is_district(after: str) -> bool:
    found = WORDS.match(after.strip())
    return found is not None and found[0].lower() in wordlist("head_words")
