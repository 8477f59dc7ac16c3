"""Noun phrases over items: where they begin and end, what governs them, what follows them.

Ranges are half-open item indices; every function steps outward from one index.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.events.item import Item

NOUNISH = frozenset("DQNASLZE'")
COLOURING = frozenset({"at", "least", "most", "more", "than", "up", "to", "about", "around", "some", "nearly", "almost", "over"})
TIMES = frozenset({"day", "week", "month", "year", "morning", "evening", "night", "afternoon", "weekend", "time", "hour", "today", "date"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: items[start:end]."""

    start: int
    end: int

    def items(self, items: list[Item]) -> list[Item]:
        return items[self.start : self.end]


def phrase_right(items: list[Item], i: int) -> Phrase | None:
    """The noun phrase that starts at `i`, coordination included ("ships and aircraft")."""
    end = i
    while end < len(items):
        tag = items[end].tag
        if tag in "DQ" and end > i and _new_phrase(items, end):
            break
        if (
            tag in NOUNISH
            or (tag == "R" and end == i)
            or (tag == "W" and end > i and end + 1 < len(items) and items[end + 1].tag in "NASE")
            or (tag == "C" and end > i and end + 1 < len(items) and items[end + 1].tag in "DQNASLE" and items[end - 1].tag != "T")
        ):
            end += 1
        elif (
            items[end].text == ","
            and end > i
            and items[end - 1].tag == "A"
            and [o.tag for o in items[end + 1 : end + 2]] == ["A"]
            and _listed(items, end + 1)
        ):
            end += 1  # "Israeli, American and Jordanian aircraft"
        elif tag == "(":
            close = _closing(items, end)
            if close is None:
                break
            end = close + 1
        else:
            break
    return Phrase(i, end) if end > i else None


def _new_phrase(items: list[Item], i: int) -> bool:
    """Does the determiner or number at `i` open a phrase of its own: "in an incident | the Houthis fired"?"""
    if items[i].tag == "Q":
        return i > 0 and items[i - 1].tag == "L"
    return (
        items[i].low in {"the", "a", "an", "this", "these", "those", "its", "their", "his", "her"}
        and i > 0
        and items[i - 1].tag in "NASLEZQ"
        and items[i - 1].low not in {"all", "both", "half"}
    )


def _closing(items: list[Item], i: int) -> int | None:
    for k in range(i + 1, min(i + 14, len(items))):
        if items[k].tag == ")":
            return k
    return None


def opening(items: list[Item], i: int) -> int | None:
    for k in range(i - 1, max(i - 15, -1), -1):
        if items[k].tag == "(":
            return k
    return None


def phrase_left(items: list[Item], end: int) -> Phrase | None:
    """The noun phrase that ends before `end`, coordination and brackets included."""
    start = end
    while start > 0:
        tag = items[start - 1].tag
        if start < end and items[start].tag in "DQ" and _new_phrase(items, start) and tag in NOUNISH:
            break
        if start < end and tag == "E" and items[start].tag == "A" and items[start].what in {"country", "metonym"}:
            break  # "before the talks | North Korea launched"
        if start < end and tag == "N" and items[start - 1].low in TIMES and items[start].tag in "ASDQN":
            break  # "earlier in the month | NORAD had tracked"
        if tag in NOUNISH or (tag == "R" and start == end):
            start -= 1
            if tag == "R":
                break
        elif tag == "W" and start < end and start > 1 and items[start].tag in "NASE" and items[start - 2].tag in "DQ":
            start -= 1  # "their first joint patrol"
        elif tag == "W" and start < end and items[start].tag in "QW" and items[start - 1].low in COLOURING:
            start -= 1  # "and at least three warships"
        elif (
            tag == "C"
            and start < end
            and start > 1
            and items[start - 2].tag in NOUNISH | {")"}
            and (items[start].tag in "DQNASLE" or items[start].low in COLOURING)
            and not _starts_clause(items, start, end)
        ):
            start -= 1
        elif (
            tag == "C"
            and start < end
            and start > 2
            and items[start - 2].text == ","
            and items[start - 3].tag in "ALSE"
            and items[start - 3].tag == next((o.tag for o in items[start:end] if o.tag != "D"), "")
        ):
            start -= 2
        elif (
            tag == "M"
            and items[start - 1].text == ","
            and start < end
            and start > 1
            and items[start - 2].tag in "ALSE"
            and (items[start - 2].tag == "E") == (items[start].tag == "E")
            and not (items[start - 2].tag == "L" and items[start].tag == "A" and any(o.tag == "S" for o in items[start:end]))
            and (items[start].tag in "ALSE" or next((o.tag for o in items[start:end] if o.tag != "D"), "M") == items[start - 2].tag == "A")
            and _listed(items, start + (items[start].tag == "D"))
        ):
            start -= 1
        elif (
            items[start - 1].text == ","
            and start < end
            and start > 1
            and items[start - 2].tag == "S"
            and items[start].tag == "Q"
            and any(o.tag == "S" for o in items[start:end])
            and any(o.tag == "C" for o in items[start:end])
        ):
            start -= 1  # "45 sorties of aircraft, 8 vessels and 1 official ship"
        elif (
            items[start - 1].text == ","
            and 2 < start < end
            and items[start].tag in "NA"
            and items[start - 2].tag == "N"
            and items[start - 2].text.islower()
            and items[start - 3].low in {"a", "an"}
        ):
            start -= 3  # "a complex, trilateral exercise"
        elif tag == ")":
            opened = opening(items, start - 1)
            if opened is None:
                break
            start = opened
        else:
            break
    return Phrase(start, end) if start < end else None


def _starts_clause(items: list[Item], start: int, end: int) -> bool:
    """ "hit a depot in Belgorod and | missiles struck": craft after the place of another clause begin their own."""
    if items[start - 2].tag != "L" or start < 3 or items[start - 3].tag != "P" or items[start - 3].low in {"between", "from", "of"}:
        return False
    return any(o.tag == "S" for o in items[start:end]) and not any(o.tag == "L" for o in items[start:end])


def _listed(items: list[Item], i: int) -> bool:
    """Does a list of like things run on to an "and" from here: "A, B and C"?"""
    kind = items[i].tag
    for k in range(i, min(i + 12, len(items))):
        if items[k].tag == "C":
            return True
        if items[k].tag not in {kind, "D", "M", "N"}:
            return False
    return False


def governor(items: list[Item], start: int) -> Item | None:
    """The preposition right before a phrase, if any."""
    return items[start - 1] if start > 0 and items[start - 1].tag == "P" else None


def noun_phrase(items: list[Item], i: int) -> Phrase:
    """The noun phrase around item `i`; around the last item when `i` is past the end."""
    i = min(i, len(items) - 1)
    left, right = phrase_left(items, i + 1), phrase_right(items, i)
    return Phrase(left.start if left else i, right.end if right else i + 1)


def after_phrases(items: list[Item], end: int, words: frozenset[str]) -> list[Phrase]:
    """Prepositional complements that follow a phrase directly: "exercises between X and Y", "ships of the fleet from Z"."""
    out = []
    before, k = "", end
    while k < len(items) - 1 and items[k].tag == "P":
        first = k + 1
        while first < len(items) - 1 and items[first].tag == "W":
            first += 1  # "of more than 20 ships"
        phrase = phrase_right(items, first)
        if phrase is None:
            break
        # a list goes on: "of India, Australia, Japan, and the United States"
        stop = phrase.end
        while stop < len(items) - 1 and (items[stop].text == "," or items[stop].tag == "C") and items[phrase.end - 1].tag in "AL":
            nxt = stop + 1
            while nxt < len(items) and items[nxt].tag in "CD":
                nxt += 1
            if nxt < len(items) and items[nxt].tag == items[phrase.end - 1].tag:
                stop = nxt + 1
                phrase = Phrase(phrase.start, stop)
            else:
                break
        if items[k].low in {"during", "amid", "after", "before", "since", "following"}:
            break  # "hit the city during a visit by the minister": who visits is not of the city
        if items[k].low == "with" and items[k - 1].low in {"border", "borders", "frontier", "boundary"}:
            break  # "an exercise near the border with Norway"
        within = items[k].low == "between" and before in {"in", "at", "near", "off", "over"} and items[k - 1].tag == "L"
        if items[k].low in words and before not in {"amid", "over", "despite", "about"} and not within and not (
            items[k].low == "of" and before in {"in", "against", "on", "at", "near"}
        ):
            out.append(phrase)  # in "airstrikes against camps in the desert of Syria" the desert is of Syria
        before, k = items[k].low, phrase.end
    return out
