"""Tell the dates of sources that a text cites in brackets from dates of events: "(Zitamar News, 1 June 2020)"."""

from __future__ import annotations

from geo.events.item import Item


def cited(items: list[Item]) -> list[Item]:
    """A bracket of names, each with a date behind a comma, cites: its dates date nothing."""
    for i, item in enumerate(items):
        if item.text not in {"(", "["}:
            continue
        end = next((k for k in range(i + 1, min(i + 24, len(items))) if items[k].text in {")", "]"}), None)
        if end is None or end - i < 4:
            continue
        inner = items[i + 1 : end]
        names = all(o.tag in "NALEC" and o.text[:1].isupper() for o in inner if o.tag not in "TMDP")
        dates = [k for k in range(i + 2, end) if items[k].tag == "T"]
        if names and inner[0].tag in "NAL" and dates and all(items[k - 1].text == "," for k in dates):
            for k in dates:
                items[k].tag, items[k].what = "N", ""
    return items
