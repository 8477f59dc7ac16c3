"""Tell when the noun of an activity stands for the people at it: "the patrol came under fire", "a patrol hit a mine"."""

from __future__ import annotations

from geo.events.item import Item
from geo.events.lexicon import wordlist

HARMS = ("suffer", "strike", "clash", "fire", "take", "impact", "coerce")


def as_people(items: list[Item]) -> list[Item]:
    """Patrols on land that shoot, are shot at or begin to do something are troops."""
    for i, item in enumerate(items):
        if item.tag != "E" or item.value != "patrol" or item.low.split()[-1] not in {"patrol", "patrols"} or item.name:
            continue
        before = {o.low for o in items[max(0, i - 4) : i + 1]}
        if before & {"naval", "navy", "maritime", "air", "coast guard", "joint", "at sea"} or item.low.split()[0] != item.low.split()[-1]:
            continue
        k = i + 1
        while k < len(items) and items[k].tag in "XWG":
            k += 1
        if k < len(items) and items[k].tag == "V" and _does(items, i, k):
            item.tag, item.what, item.value = "S", "asset", "troops"
    return items


def _does(items: list[Item], i: int, k: int) -> bool:
    verb, after = items[k], [o.low for o in items[k + 1 : k + 6]]
    if verb.form == {"ing"} and not any(o.low in wordlist("be") for o in items[i + 1 : k]):
        return False  # "a patrol targeting smugglers"
    return (
        verb.is_verb(*HARMS)
        or after[:2] == ["under", "fire"]
        or bool({"mine", "landmine", "mines", "bomb", "explosive", "ied"} & set(after))
        or (k + 1 < len(items) and items[k + 1].tag == "V" and items[k + 1].form == {"ing"})
    )
