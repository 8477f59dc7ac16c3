"""What looks like an event and is none: habits, negative subjects, reports called false, history, games and films."""

from __future__ import annotations

from geo.events.grammar import Group, Phrase
from geo.events.lexicon import wordlist
from geo.events.reader import Reader

EACH = frozenset({"every", "each", "per"})
SPANS = frozenset({"year", "month", "week", "day", "years", "months", "weeks", "days", "spring", "summer", "autumn", "winter", "night"})


def nobody(r: Reader, phrase: Phrase | None) -> bool:
    """ "No aircraft crossed", "none of the ships entered", "neither side fired"."""
    if phrase is None:
        return False
    if any(w.low in wordlist("nobody") for w in phrase.items(r.items)[:1]):
        return True
    k = phrase.start - 1
    if k > 0 and r.items[k].low == "of":
        k -= 1
    return k >= 0 and r.items[k].low in wordlist("nobody")


def habit(r: Reader, i: int, verb: Group) -> bool:
    """ "regularly sail", "take off dozens of times each year", "flies from Waddington": what is usual, not what was done."""
    items = r.items
    near = range(max(0, verb.start - 4), min(len(items), i + 14))
    if any(r.lex.qualifiers.get(items[k].low) == "habitual" and items[k].tag == "W" for k in near):
        return True
    if any(items[k].low in wordlist("often") for k in near):
        return True
    for k in range(i + 1, min(i + 20, len(items) - 1)):
        if items[k].low == "times" and items[k - 1].tag in "QND":
            return True
        if items[k].low in EACH and items[k + 1].low in SPANS:
            return True
    return False
