"""Names written together: "the Kharkiv, Sumy and Odesa regions", "the Barents and White Seas", "Scarborough (Panatag) Shoal"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple


class Found(NamedTuple):
    """A gazetteer name in the dispatch text; `query` is the name to look up when it is not the text itself."""

    start: int
    end: int
    text: str
    ids: tuple[str, ...]
    query: str | None = None


TWO_NAMES = re.compile(
    r"\b((?:[A-Z][\w'’-]+ ){1,3})\(([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})\) "
    r"(Shoal|Reef|Islands?|Isles|Atoll|Bank|Cay|Sea|Strait|Channel|Archipelago)\b"
)
PLURAL = re.compile(r"\b(regions|oblasts|provinces|districts|governorates|counties|prefectures|states|krais)\b")
BETWEEN = re.compile(r"[\s,]*(?:(?:and|or|the|both|&)\s+)*(?:[A-Z][\w'’-]+\s*,\s*(?:and\s+)?)?$")  # one name nobody knows may stand between


def as_lands(text: str, hits: list[Found], scan: Callable[[str], list[Any]]) -> list[Found]:
    """The hits, those of a list that ends in a word for lands read as lands where the gazetteer knows one of that name."""
    out = list(hits)
    for match in PLURAL.finditer(text):
        word = "county" if match[1] == "counties" else match[1].removesuffix("s")
        at = match.start()
        for k in range(len(hits) - 1, -1, -1):
            hit = hits[k]
            if hit.end > at:
                continue
            gap = text[hit.end : at]
            if not (gap.isspace() or (("," in gap or " and " in gap or " or " in gap) and BETWEEN.match(gap))):
                break
            at = hit.start
            if hit.ids[0].startswith("city/"):
                name = f"{hit.text} {word}"
                land = next((h for h in scan(name) if h.text == name and h.ids[0].startswith(("division/", "region/"))), None)
                out[k] = hit._replace(ids=land.ids, query=name) if land is not None else hit
    return out


NAME = r"(?:(?:South|North|East|West) )?[A-Z][\w'’]+"
WATERS = re.compile(rf"\b((?:{NAME}[-‑]?(?:, and |, | and ))+)({NAME}) ([Ss]ea|[Ss]trait|[Oo]cean|[Gg]ulf)s?\b")


def as_waters(text: str, hits: list[Found], scan: Callable[[str], list[Any]]) -> list[Found]:
    """The hits, and the waters of each list that shares its last word, where the gazetteer knows one of that name."""
    out = list(hits)
    for match in WATERS.finditer(text):
        found = [(m.start(), m.end(), m[1]) for m in re.finditer(rf"({NAME})[-‑]?", match[1])]
        pieces = [(match.start(1) + start, match.start(1) + end, piece) for start, end, piece in found]
        for start, end, piece in [*pieces, (match.start(2), match.end(), match[2])]:
            name = f"{piece} {match[3].title()}"
            water = next((h for h in scan(name) if h.text == name and h.ids[0].startswith(("sea/", "strait/", "ocean/", "gulf/"))), None)
            if water is not None and text[start:end] != name:
                out = [h for h in out if h.end <= start or end <= h.start] + [Found(start, end, text[start:end], water.ids, name)]
    return sorted(out, key=lambda h: (h.start, -h.end))


def within(scanned: list[Any], text: str, start: int, scan: Callable[[str], list[Any]]) -> list[Found]:
    """What a gazetteer finds in a sentence that begins at `start`, with offsets into the dispatch."""
    hits = [Found(h.start, h.end, h.text, h.ids) for h in scanned]
    if len(hits) > 1 and PLURAL.search(text):
        hits = as_lands(text, hits, scan)
    if ("ea" in text or "trait" in text or "cean" in text) and WATERS.search(text):
        hits = as_waters(text, hits, scan)
    if "(" in text:
        hits = two_names(text, hits, scan)
    return [h._replace(start=h.start + start, end=h.end + start) for h in hits]


def two_names(text: str, hits: list[Found], scan: Callable[[str], list[Any]]) -> list[Found]:
    """ "Scarborough (Panatag) Shoal", "Julian Felipe (Whitsun) Reef": one place under two names."""
    for match in TWO_NAMES.finditer(text):
        words = match[1].split()
        for k in range(len(words)):
            names = (" ".join((*words[k:], match[3])), f"{match[2]} {match[3]}")
            known = next((h for name in names for h in scan(name) if h.end - h.start == len(name)), None)
            if known is not None:
                start, end = match.start() + match[0].index(words[k]), match.end()
                one = Found(start, end, text[start:end], known.ids, known.text)
                hits = [*(h for h in hits if h.end <= start or h.start >= end), one]
                break
    return hits
