"""Whose airspace, air defence zone or territorial sea is meant, and what it is called."""

from __future__ import annotations

from geo.events.item import Item, state_name


def owner_of(items: list[Item], i: int, reporter: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Whose zone: "Japan's airspace", "Taiwanese ADIZ", "its air defence zone" (the reporter's). Also where the phrase begins."""
    k = i - 1
    owner: tuple[str, ...] = items[i].value or ()
    while k >= 0 and items[k].tag in "DNA'LQ":
        if items[k].tag == "A" and items[k].value:
            owner = owner or items[k].value
        elif items[k].low in {"its", "their", "our"} or (items[k].low == "country" and items[k + 1].tag == "'"):
            owner = owner or reporter
        if items[k].tag == "L" and not (k + 1 < len(items) and items[k + 1].tag in "'NZ"):
            break
        k -= 1
    return owner, k


def airspace_of(items: list[Item], i: int, owner: tuple[str, ...]) -> tuple[tuple[str, ...], str, int] | None:
    """Of one state's airspace: whose it is, that state's name, where its phrase begins: "[Estonian] airspace", "Poland's airspace"."""
    k = i
    while k and (items[k - 1].tag == "'" or (items[k - 1].tag == "A" and items[k - 1].value == owner)):
        k -= 1
    if not owner and [o.low for o in items[i + 1 : i + 2]] == ["of"]:  # "the airspace of NATO member Romania"
        ahead = next((o for o in items[i + 2 : i + 7] if o.tag not in "DN" and o.what != "group"), None)
        owner = tuple(ahead.value or ()) if ahead is not None and ahead.tag == "A" and ahead.what == "country" else ()
    name = state_name(owner[0]) if len(owner) == 1 else None
    own = items[k - 1].low if k else ""
    if own in {"its", "their", "country"}:  # "Romania said that its airspace": a land named by its own name, no government
        named = {"country"} | ({"adjective", "body"} if own == "country" else set())
        name = name if any(o.tag == "A" and o.what in named and o.value and tuple(o.value) == owner for o in items[:i]) else None
    return (owner, name, items[k].start) if name else None


def zone_name(item: Item, owner: tuple[str, ...], words: dict) -> str:
    if item.what == "adiz" and owner:
        return item.name or words["adiz"].get(owner[0], item.text)
    if item.what == "median_line":
        return "Taiwan Strait median line"
    return item.text
