"""Read a vague phrase in English: an operator, perhaps a distance and a side, and an anchor that has a name.

The grammar is small and strict: what it does not know is no phrase (None), an anchor that is unknown or ambiguous is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazetteer.earth import NM_M
from gazetteer.errors import GazetteerError

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from gazetteer.place import Place, Vague

SIDES = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
LETTERS = {"north": "n", "east": "e", "south": "s", "west": "w"}
UNITS = {"nautical mile": NM_M, "nautical miles": NM_M, "nm": NM_M, "nmi": NM_M, "n miles": NM_M, "sea miles": NM_M,
         "km": 1000.0, "kilometre": 1000.0, "kilometres": 1000.0, "kilometer": 1000.0, "kilometers": 1000.0,
         "m": 1.0, "metres": 1.0, "meters": 1.0, "miles": 0.0, "mile": 0.0, "mi": 0.0}
MILE_M = 1_730.0                         # "miles" may be statute (1,609 m) or nautical (1,852 m): the middle, both within its slack

_SIDE = r"(?:north|south|east|west)(?:[- ]?(?:north|south)?[- ]?(?:east|west))?|[NS]?[NS][EW]|[NSEW][NS][EW]"
_ERN = r"(?:north|south)?[- ]?(?:north|south|east|west)ern(?:most)?|(?:north|south)-?(?:east|west)|central"
_THING = r"(?:the )?(?:(?P<water>waters?|seas?|high seas|sea areas?)|air ?space|skies|sky|areas?|region|coasts?)"
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
_OPEN = r"(?:(?:in|over|through|above|inside) )?"

FORMS = (
    ("distance", rf"(?:(?:about|some|around|roughly|approximately) )?(?P<number>\d[\d,]*(?:\.\d+)?)[ -]?(?P<unit>{_UNIT})\.? "
                 rf"(?:(?:to )?(?:the )?(?:due )?(?P<side>{_SIDE})(?: (?:of|off|from)(?: the coast of)?)|"
                 r"(?:from|off|away from)(?: the coast of)?) (?P<anchor>.+)"),
    ("between", rf"{_OPEN}(?:{_THING} )?between (?P<anchor>.+)"),
    ("coast", rf"{_OPEN}(?:{_THING} )?off (?:of )?(?:the )?(?P<side>{_ERN}|{_SIDE}) (?:coast|shore) of (?P<anchor>.+)"),
    ("side", rf"{_OPEN}(?:{_THING} )?(?:(?:just|immediately|due|to the|lying) )*(?P<side>{_SIDE}) (?:of|off|from) (?P<anchor>.+)"),
    ("off", rf"{_OPEN}(?:{_THING} )?off (?:of )?(?:(?:the )?(?:coasts?|shores?) of )?(?P<anchor>.+)"),
    ("around", rf"{_OPEN}(?:{_THING} )?(?:around|surrounding) (?P<anchor>.+)"),
    ("near", rf"{_OPEN}(?:{_THING} )?(?:near|close to|in the vicinity of|adjacent to|not far from) (?P<anchor>.+)"),
    ("part", rf"{_OPEN}(?:the )?(?P<side>{_ERN})(?: (?:part|half|portion|waters|end|section)s?(?: of)?)? (?P<anchor>.+)"),
)
_FORMS = tuple((name, re.compile(form, re.IGNORECASE)) for name, form in FORMS)


def read(text: str, places: Gazetteer) -> Vague | None:
    """The areas a phrase means; None when it is none.

    Raises
    ------
    GazetteerError
        It is one, but its anchor is unknown or could be several places.
    """
    text = " ".join(text.split()).strip(" .,;")
    if len(text) > 200:
        return None
    for form, pattern in _FORMS:
        if not (found := pattern.fullmatch(text)):
            continue
        if form == "between":
            return _between(found["anchor"], places, _wet(found))
        place = _anchor(found["anchor"], places)
        if form == "distance":
            return _distance(found, place, places)
        if form == "part":
            side = _side(found["side"])
            return places.vague("at", place.id, direction=side) if side else places.vague("at", place.id)
        if form == "coast":
            side = _side(found["side"])
            return places.vague("off", place.id, direction=None if side == "central" else side)
        if form == "side":
            if (bearing := _bearing(found["side"])) is None or bearing % 45:
                raise GazetteerError(f"{found['side']!r} without a distance is finer than such words are used",
                                     hint="one of the eight winds")
            return places.vague(f"{SIDES[int(bearing / 45)]}_of", place.id, water=_wet(found))
        return places.vague(form, place.id, water=_wet(found))
    return None


def _wet(found: re.Match[str]) -> bool | None:
    return True if found["water"] else None


def _distance(found: re.Match[str], place: Place, places: Gazetteer) -> Vague:
    import msgspec

    unit = found["unit"].lower()
    metres = float(found["number"].replace(",", "")) * (UNITS[unit] or MILE_M)
    bearing = _bearing(found["side"]) if found["side"] else None
    if found["side"] and bearing is None:
        raise GazetteerError(f"{found['side']!r} is no direction", hint="north, north-northeast, NE ...")
    area = places.vague("near", place.id, distance_m=metres, bearing_deg=bearing)
    if UNITS[unit]:
        return area
    return msgspec.structs.replace(area, why=f"{area.why}; miles may be statute or nautical, and both are inside")


def _between(text: str, places: Gazetteer, water: bool | None) -> Vague:
    """Split at the "and" that leaves two known names: "Trinidad and Tobago and Grenada"."""
    failed: GazetteerError | None = None
    for cut in re.finditer(r"(?:,)? and ", text, re.IGNORECASE):
        try:
            a, b = _anchor(text[:cut.start()], places), _anchor(text[cut.end():], places)
        except GazetteerError as error:
            failed = failed or error
            continue
        if strait := places.between(a.id, b.id):
            import msgspec

            area = places.vague("at", strait)
            return msgspec.structs.replace(area, why=f"between {a.name} and {b.name} lies {places.place(strait).name}; {area.why}")
        return places.vague("between", a.id, other=b.id, water=water)
    raise failed or GazetteerError(f"between {text!r} and what?", hint='write "between Okinawa and Miyako"')


def _anchor(text: str, places: Gazetteer) -> Place:
    name = re.sub(r"^(?:the|mainland|main island of)\s+", "", text.strip(), flags=re.IGNORECASE)
    answer = places.find(text) if name == text else places.find(name)
    sure = [c for c in answer.candidates if c.how in ("exact", "folded")]
    if not sure:
        close = ", ".join(dict.fromkeys(c.place.name for c in answer.candidates[:3]))
        raise GazetteerError(f"nothing is called {text!r}", hint=f"did you mean {close}?" if close else "ask about the place alone first")
    if answer.ambiguous:
        told = "; ".join(f"{c.place.name} ({c.place.id}, {c.place.country or c.place.kind})" for c in sure[:4])
        raise GazetteerError(f"{text!r} is ambiguous: {told}", hint="ask by a name that only one of them bears")
    return sure[0].place


def _bearing(side: str) -> float | None:
    """Degrees of one of the sixteen winds, however it is written."""
    word = re.sub(r"[- ]", "", side.lower())
    for long, short in LETTERS.items():
        word = word.replace(long, short)
    return POINTS.index(word) * 22.5 if word in POINTS else None


def _side(side: str) -> str | None:
    """One of the eight winds of "southeastern", or "central"; None for what is neither."""
    word = re.sub(r"[- ]|ern(?:most)?$", "", side.lower())
    return word if word in SIDES or word == "central" else None
