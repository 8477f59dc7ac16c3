"""Tell which of several places of one name a text means: the one in a land that the text names, when it does not name the first one's."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from geo.events import sides
from geo.events.item import state_name
from geo.events.lands import Found
from geo.events.lexicon import load

FAR_GREATER = 6  # times the people: then a town is meant before its namesake in the land that the text is about
WIDELY = "US"  # a state that texts of everywhere name: only a state of it that is named tells that a town lies there


def meant(gazetteer: Any, text: str) -> Callable[[Found], Found]:
    """A function that gives a hit the place that this text means, with its land in the name to look up."""

    shared = load("places")["called_so"]

    @cache
    def among(ids: tuple[str, ...], name: str) -> tuple[str, ...] | None:
        """The id of the place meant and the land to add; None when the first is."""
        if ids[0].partition("/")[0] not in {"city", "division"}:
            return None
        places = [gazetteer.place(i) for i in ids[:6]]
        first = places[0]
        if first.country is None or sides.names(first.country, text) or _within(first, gazetteer, text):
            return None
        for place in places[1:]:
            if place.layer in {"city", "division"} and (land := _within(place, gazetteer, text)) and land != name:
                return place.id, land
        named = [p for p in places[1:] if p.name == name or first.name != name]  # not those that are only called so, too
        others = [p for p in named if p.layer == "city" and p.country not in {None, WIDELY} and sides.names(p.country, text)]
        people = max((p.population or 0 for p in others), default=0)
        if others and (first.population or 0) <= FAR_GREATER * people:
            return others[0].id, state_name(others[0].country) or ""
        return None

    @cache
    def water(first: str, name: str) -> Any | None:
        """The water that a state of the text calls so, where no state is named that calls the first one so: Vietnam's East Sea."""
        users = {state for n in gazetteer.place(first).names if name in n.text for state in n.used_by}
        if any(sides.names(state, text) for state in sorted(users)):
            return None
        for row in shared[name]:
            other = gazetteer.place(row["id"])
            if sides.names(row["state"], text) or (other.name in text and gazetteer.place(first).name not in text):
                return other
        return None

    def place(hit: Found) -> Found:
        if hit.query is None and hit.text in shared and (other := water(hit.ids[0], hit.text)) is not None:
            return hit._replace(ids=(other.id,), query=other.name)
        found = among(tuple(hit.ids), hit.text) if hit.query is None and "," not in hit.text else None
        if found is None or not found[1]:
            return hit
        return hit._replace(ids=(found[0], *(i for i in hit.ids if i != found[0])), query=f"{hit.text}, {found[1]}")

    return place


def _within(place: Any, gazetteer: Any, text: str) -> str:
    """The name of a land within a state in which a place lies, when the text names it; else ""."""
    names = [gazetteer.place(w).name for w in place.within if w.startswith("division/")]
    return next((n for n in names if n in text and re.search(rf"\b{re.escape(n)}\b", text)), "")
