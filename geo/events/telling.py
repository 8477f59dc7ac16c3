"""Which times are those of what is said, and not of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.grammar import group, subject
from geo.events.lexicon import wordlist
from geo.events.placing import attach

if TYPE_CHECKING:
    from geo.events.reader import Reader

TELLINGS = frozenset(
    {"statement", "announcement", "release", "briefing", "interview", "report", "remarks", "conference", "bulletin", "post"}
)


def is_telling(r: Reader, i: int, order: list[int]) -> bool:
    """Does the time at item `i` say when something was told: "said on Tuesday", "in a statement on Friday"?"""
    if owned(r, i) is not None:
        return False
    items = r.items
    left = i - 1
    while left >= 0 and (items[left].tag in "PWD" or items[left].text in {"(", ","}):
        left -= 1
    if left >= 0 and items[left].is_verb("report", "state") and items[left].tag == "V" and left not in order:
        return True
    right = i + 1
    while right < len(items) and items[right].tag in "WX":
        right += 1
    if right < len(items) and items[right].is_verb("report", "state") and right - i <= 3 and right not in order:
        return True
    if head_of_telling(r, i, order):
        return True
    if left >= 0 and items[left].tag == "N" and items[left].low in TELLINGS:
        return True
    if i and items[i - 1].tag in "DA'" and any(o.low in TELLINGS for o in items[i + 1 : i + 3]):
        return True  # "in a March 12 press release"
    if _said_where(r, i, order) or _by_account(r, i):
        return True
    if right < len(items) and items[right].tag == "'":
        after = items[right + 1] if right + 1 < len(items) else None
        return after is not None and after.tag == "N"
    return False


def owned(r: Reader, i: int) -> int | None:
    """The event noun that the time at item `i` owns: "Sunday's drone strike"."""
    inside = r.items[i].low == "overnight" and i > 0 and r.items[i - 1].tag in "DWAN"  # "an earlier overnight missile attack"
    if i + 2 >= len(r.items) or not (r.items[i + 1].tag == "'" or inside):
        return None
    for k in range(i + 1 + (r.items[i + 1].tag == "'"), min(i + 7, len(r.items))):
        if r.items[k].tag == "E":
            return k
        if r.items[k].tag not in "NAQWSL":
            return None
    return None


def _said_where(r: Reader, i: int, order: list[int]) -> bool:
    """ "told reporters in Taipei on Thursday", "said by email Thursday": nothing but where and how it was said stands between."""
    k = i - 1
    while k > 0 and i - k < 20 and r.items[k].tag in "PWDNALQES'":
        k -= 1
    item = r.items[k] if k >= 0 else None
    quoted = item is not None and k > 1 and item.tag == "V" and item.is_verb("report") and r.items[k - 1].text == ","
    if quoted and r.items[k + 1].tag in "DNAS":
        return True  # "..., reported a news agency on Monday"
    if item is None or k in order or not item.is_verb("report") or item.is_verb("light", "seeing"):
        return False
    if (verb := group(r.items, k)).passive and verb.start < k:
        return False  # "was said by"; "said by email" is no passive
    after = r.items[i + 1] if i + 1 < len(r.items) else None
    return after is None or after.low == "that" or (after.tag == "M" and after.text != ",")


def _by_account(r: Reader, i: int) -> bool:
    """ "According to the ministry on Sunday, ...": the day of the account."""
    k = i - 1
    while k > 1 and i - k < 14 and r.items[k].tag in "PDANQ'" and r.items[k].low != "to":
        k -= 1
    return k > 0 and r.items[k].low == "to" and r.items[k - 1].low == "according" and r.items[i].what in {"weekday", "now"}


def head_of_telling(r: Reader, i: int, order: list[int]) -> bool:
    """ "On Saturday, the minister said that a ship had been hit": the time at the head is that of what is said."""
    items = r.items
    if i > 4 or items[i].what not in {"weekday", "now", "date"}:
        return False
    if any(o.tag not in "PDWQ" or o.low in wordlist("day_parts") for o in items[:i]):
        return False  # who speaks "early on Sunday" tells of what was done so early
    main = next((k for k in r.anchors if k > i), None)
    if main is None or main in order or not items[main].is_verb("report"):
        return False
    if items[main].is_verb("light", "seeing") and [o.low for o in items[main + 1 : main + 2]] != ["that"]:
        return False
    who = subject(items, main)
    if items[i].what == "date":  # "On May 3 Norway confirmed that Russia had tested a missile": before that day; of one's own acts, on it
        told = next((t for t in order if t > main and items[t].tag == "V"), None)
        if told is None or not any(o.low == "had" for o in items[group(items, told).start : told]):
            return False
        others = set(r.states(subject(items, told)))
        if not others or others & set(r.states(who)):
            return False
    return who is not None and i < who.start < main and not any(o.tag in "VB" for o in items[i + 1 : main])


def of_relative(r: Reader, i: int, order: list[int]) -> bool:
    """ "the ship, which was put on a list last week, refused": the time of the relative clause, which tells no event."""
    k = attach(r.items, i, r.anchors)
    if k is None or k > i or k in order or r.items[k].tag != "V" or r.items[k].is_verb("report"):
        return False
    before = r.items[max(0, group(r.items, k).start - 1)]
    return before.tag == "B" and before.low in {"which", "that", "who"}
