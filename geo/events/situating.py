"""Words around a place that say how it stands in its sentence: it links waters, is known as something, undergoes an attack."""

from __future__ import annotations

from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.neighbours import past_aside, past_site
from geo.model import PlaceRole


def connected(items: list[Item], i: int) -> bool:
    for k in range(i - 1, max(i - 11, -1), -1):
        if items[k].tag == "V" or items[k].text in ",;":
            return items[k].form == {"ing"} and any(v.lemma in {"connect", "link"} for v in items[k].verbs)
    return False


def known_as(items: list[Item], k: int, words: dict) -> PlaceRole | None:
    """The role of the waters or the land that are named behind them: "in an area known as X"."""
    for m in range(k - 1, max(k - 10, -1), -1):
        if items[m].tag in "VM" and items[m].text != ",":
            return None
        if items[m].tag == "N" and items[m].low in wordlist("stretches"):
            while m and items[m - 1].tag in "DNA":
                m -= 1
            return words["role"].get(items[m - 1].low) if m and items[m - 1].tag == "P" else None
    return None


def undergoes(items: list[Item], i: int) -> bool:
    """Is the place the subject of what is done to places: shelled, hit, captured, under fire?"""
    k = past_site(items, past_aside(items, i + 1))
    first = k
    while k < len(items) and k - first < 9 and (items[k].tag in "WTXGNLCDE" or items[k].tag == "A" or _of_land(items, k)):
        k += 1
    if k >= len(items) or items[k].tag != "V":
        return False
    if any(v.lemma in {"catch fire", "burn"} for v in items[k].verbs) and any(o.low in wordlist("sites") for o in items[i + 1 : k]):
        return True  # "the Volgograd refinery caught fire"
    falls = any(v.lemma == "fall" for v in items[k].verbs)
    if items[k].is_verb("suffer") or (falls and [o.low for o in items[k + 1 : k + 2]] == ["under"]):
        return True
    passive = any(o.low in wordlist("be") for o in items[i + 1 : k])
    passive = passive or (i == 0 and k + 1 < len(items) and items[k + 1].low == "by")  # in a headline: "Kyiv hit by missiles"
    if passive:
        return items[k].is_verb("strike", "impact", "take", "clash", "coerce") and "part" in items[k].form
    return k + 1 < len(items) and items[k + 1].low == "to" and any(v.lemma == "fall" for v in items[k].verbs)


def _of_land(items: list[Item], k: int) -> bool:
    """The "of" of "Kyiv and the region of Lviv came under attack"."""
    named = k + 1 < len(items) and items[k + 1].tag in "LA"
    return items[k].low == "of" and named and items[k - 1].low in wordlist("lands") | wordlist("taken")
