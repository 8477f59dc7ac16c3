"""Which place belongs to an event, and in which role: prepositions, containers, lists, zones and their owners."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geo.events.item import Item, Items, state_name, vocabulary
from geo.events.lexicon import wordlist
from geo.events.neighbours import past_aside
from geo.events.situating import connected, known_as, undergoes
from geo.events.wordclasses import previous
from geo.events.zones import airspace_of, owner_of, zone_name
from geo.model import Offset, PlaceRole

DISTANCE = re.compile(
    r"(?P<n>\d[\d,.]*|\w+)\s*-?\s*(?P<unit>kilomet(?:er|re)s?|kms?|nautical miles?|nm|nmi|miles?|mi|met(?:er|re)s?)\b\s*"
    r"(?:\([^)]*\)\s*)?(?:(?:to the|due|just)\s+)?(?P<dir>[nsew][a-z-]*)?\s*(?:of|from|off)?\s*(?:the\s+)?$",
    re.IGNORECASE | re.ASCII,
)
BRACKETED = re.compile(r"\(\s*(?:(?:about|some|around|roughly)\s)?\d[^()]*$")  # "X (11.4km north-west of"
WITHIN_IT = re.compile(r"\bwithin(?: (?:about|some|around|just|roughly))? *$")
CAUSE = re.compile(
    r"\b(?:in (?:support of|(?:solidarity|sympathy) with|protest (?:at|against|over))|on behalf of|to show (?:support|solidarity))"
    r"\b(?:(?!\b(?:after|before|following|when|while|since)\b)[^.,;])*$"
)
BELTS = frozenset({"airspace", "territorial_sea", "contiguous_zone", "restricted_waters"})
UNITS = {"k": 1000.0, "n": 1852.0, "mi": 1609.344, "m": 1.0}
LENDS = frozenset({"sea", "ocean", "gulf", "bay", "strait", "channel", "island", "islands", "shoal", "reef", "peninsula", "region"})
POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
UNIT = re.compile(r"(?:kilomet(?:er|re)s?|kms?|nautical miles?|nm|nmi|miles?|mi|met(?:er|re)s?)\b", re.IGNORECASE | re.ASCII)
HERE = frozenset({"there", "here"})
BESIDE, SHOT_AT = frozenset({"off", "along", "near", "from"}), frozenset({"toward", "towards", "into"})
COASTS = frozenset({"coast", "coasts", "shore", "shores", "coastline", "waters", "seas", "sea"})
PARTED = frozenset({"country"})  # what is so large that a side of it is a place of its own
WITHIN = frozenset({"in", "across", "throughout", "into", "over", "to", "inside"})
WORD_NUMBERS = {"ten": 10, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}


@dataclass(slots=True)
class Spot:
    """A place item in a role."""

    index: int  # item index
    item: Item
    role: PlaceRole
    query: str
    start: int
    end: int
    text: str
    kind: str  # gazetteer kind, zone kind, "unknown strait"
    owner: tuple[str, ...] = ()  # of a zone
    offset: Offset | None = None
    direction: str | None = None
    anaphor: bool = False
    inferred: bool = False
    explicit: bool = True  # False: a country or city that may as well be an actor
    anchor: int | None = None  # the item it hangs on, where that is not the nearest verb or event noun


def _participle(item: Item) -> bool:
    """ "the disputed temple", "the energy-rich bank": a participle that was read as an adjective, or a compound of two words."""
    return item.tag == "N" and item.text.islower() and ("part" in item.form or "-" in item.text)


def _direction(word: str) -> str | None:
    low = word.lower().removesuffix("ern").replace("-", "")
    return low if low in {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central"} else None


def _offset(text: str, start: int, sentence_start: int) -> tuple[Offset | None, bool]:
    """A distance and direction that stand before a place; the flag says that there is a distance at all."""
    before = text[max(sentence_start, start - 60) : start]
    match = DISTANCE.search(before) if UNIT.search(before) else None
    if not match:
        return None, False
    number = match["n"].replace(",", "").lower()
    try:
        value = float(number)
    except ValueError:
        if number not in WORD_NUMBERS:
            return None, False
        value = float(WORD_NUMBERS[number])
    unit = match["unit"].lower()
    scale = UNITS["k"] if unit[0] == "k" else UNITS["n"] if unit[0] == "n" else UNITS["mi"] if unit.startswith("mi") else UNITS["m"]
    word = (match["dir"] or "").lower()
    letters = word.replace("-", "").replace("north", "n").replace("south", "s").replace("east", "e").replace("west", "w")
    bearing = POINTS.index(letters) * 22.5 if letters in POINTS else None
    if bearing is None:
        ahead = WITHIN_IT.search(before[: match.start()])
        return (Offset(distance_m=value * scale, text=f"{ahead[0].strip()} {match.group().strip()}") if ahead else None), True
    return Offset(distance_m=value * scale, bearing_deg=bearing, text=match.group().strip()), True


def _only_where(items: list[Item], i: int, before: dict[int, Spot]) -> bool:
    """ "near Hit, some 190 km northwest of the capital Baghdad": where the known town before it lies."""
    for k in range(i - 1, max(i - 14, 0), -1):
        if items[k].text == ",":
            spot = before.get(k - 1)
            counted = any(o.tag == "Q" for o in items[k + 1 : k + 4]) and any(UNIT.search(o.low) for o in items[k + 2 : k + 6])
            return counted and spot is not None and spot.kind in {"city", "airfield", "base", "site", "port"}
        if items[k].tag in "VEBC":
            return False
    return False


def _country_kind(item: Item) -> str:
    """ "country" for a state's own name, "city" for a metonym: both may be actors."""
    if set(item.value or ()) <= set(vocabulary()["city_state"]["states"]):
        return "city"
    return "country" if item.what in {"country", "adjective"} else "city"


def spots(items: Items, text: str, sentence_start: int, reporter: tuple[str, ...], doers: tuple[str, ...] = ()) -> list[Spot]:
    """All place items of a sentence that a preposition, a list or a verb makes a place of something."""
    words = vocabulary()
    out: list[Spot] = []
    by_index: dict[int, Spot] = {}
    anaphors = _anaphors()
    for i, item in enumerate(items):
        anaphor = _pointer(items, i, anaphors) if item.low in anaphors or item.low in HERE else ""
        if item.tag not in "LZ" and not (item.tag == "A" and item.what in {"country", "metonym"}) and not anaphor:
            continue
        spot = _spot(items, i, text, sentence_start, by_index, words, reporter, anaphor)
        if spot is not None:
            if spot.kind == "airspace":
                out = [s for s in out if s.start < spot.start or s.kind != "country"]  # "Poland's airspace" is one place
            out.append(spot)
            by_index[i] = spot
    out += _modifiers(items, by_index, text)
    return _between(_alias(out + _coasts(items, doers, text), items, text), items, text)


def _modifiers(items: list[Item], told: dict[int, Spot], text: str) -> list[Spot]:
    """ "the Barents Sea exercise", "its Western Pacific patrol": a water or a region before what happens there."""
    out = []
    for i, item in enumerate(items):
        if item.tag != "L" or i in told or item.what.rpartition(" ")[2] not in LENDS:
            continue
        k = i + 1
        while k < len(items) and k - i < 3 and items[k].tag == "N" and items[k].text.islower():
            k += 1
        if k < len(items) and items[k].tag == "E" and items[k].value in {"exercise", "patrol", "move", "strike", "clash"}:
            out.append(Spot(i, item, "at", item.text, item.start, item.end, item.text, item.what, anchor=k))
    return out


@cache
def _anaphors() -> dict[str, str]:
    """The words that point back at a place, each with the class of place."""
    return {word: kind for kind, found in vocabulary()["anaphor"].items() for word in found}


def _there(items: list[Item], i: int) -> bool:
    """Is this "there" a place: "fired there", "There our soldiers stopped", and not "there were no ships"?"""
    if items[i].low not in HERE or items[i].tag in "VE":
        return False
    after = items[i + 1] if i + 1 < len(items) else None
    return after is None or not (
        after.tag in "XG'" or after.low in {"exists", "remain", "remains", "seems", "appears", "is", "was", "were", "are"}
    )


def _pointer(items: list[Item], i: int, kinds: dict[str, str]) -> str:
    """The class of a word that points at a place told before: "the strait", "these waters", "same sea", "there"; "" for other words."""
    item = items[i]
    if _there(items, i):
        return "there"
    if item.tag not in "NS" or item.low not in kinds or i == 0:
        return ""
    adjective = i > 1 and items[i - 1].low in {"naval", "military", "air"} and items[i - 2].low in wordlist("pointing")
    if items[i - 1].low not in wordlist("pointing") and not adjective:
        return ""
    after = items[i + 1].low if i + 1 < len(items) else ""
    further = items[i + 2] if i + 2 < len(items) else None
    if after in {"in", "at"} and further is not None and further.tag in "DLA":
        return ""  # "the airport in Bamako" names its place
    zone = kinds[item.low] == "zone" and after != "of"  # "entered the zone near the islet"
    return "" if after in {"of", "off", "near", "to", "between", "around"} and not zone else kinds[item.low]


def _coasts(items: Items, doers: tuple[str, ...], text: str) -> list[Spot]:
    """ "off its east coast", "off the country's southern coast": waters on that side of the doer's country."""
    out: list[Spot] = []
    if items.words.isdisjoint(COASTS):
        return out
    fired = any(o.is_verb("fire", "test") for o in items)
    for i, item in enumerate(items):
        sea = item.low in {"waters", "seas", "sea"}
        if item.low not in COASTS or i < 2:
            continue
        k, directions = i - 1, []
        ahead = items[i + 1 : i + 5]
        if len(ahead) > 2 and ahead[0].low == "to" and ahead[1].low in {"its", "their"} and _direction(ahead[2].low) and len(doers) == 1:
            name = state_name(doers[0])  # "into the sea to its east"
            if name:
                out.append(Spot(i, item, "near", name, item.start, ahead[2].end, text[item.start : ahead[2].end], "coast", doers))
                out[-1].direction = _direction(ahead[2].low)
            continue
        while k >= 0 and (_direction(items[k].low) or (items[k].tag in "CW" and items[k].low != "its")):
            if _direction(items[k].low):
                directions.append(_direction(items[k].low))
            k -= 1
        owner: tuple[str, ...] = ()
        start = k
        if k >= 1 and items[k].low in {"its", "their"}:
            owner, start = doers, k
        elif k >= 2 and items[k].tag == "'" and (items[k - 1].tag == "A" or items[k - 1].low == "country"):
            owner, start = items[k - 1].value or doers, k - 1
        elif k >= 1 and items[k].tag == "A" and items[k].what == "adjective":
            owner, start = items[k].value, k
        elif k >= 1 and directions and items[k].low == "the" and [o.low for o in items[i + 1 : i + 2]] != ["of"] and not sea:
            owner, start = doers if fired else (), k  # "fired a missile toward the east coast": its own
        if start >= 1 and items[start - 1].tag == "D":
            start -= 1
        if len(owner) != 1 or start < 1:
            continue
        if items[start - 1].low not in ({"into", "in", "to", "toward", "towards", "off"} if sea else BESIDE | SHOT_AT if fired else BESIDE):
            continue
        if sea and not directions:
            continue  # "in Chinese waters" claims them
        name = state_name(owner[0])
        if name:
            first = items[start]
            out.append(
                Spot(
                    i,
                    item,
                    "near",
                    name,
                    first.start,
                    item.end,
                    text[first.start : item.end],
                    "coast",
                    owner,
                    direction=directions[0] if len(directions) == 1 else None,
                )
            )
    return out


def _spot(
    items: list[Item], i: int, text: str, sentence_start: int, before: dict[int, Spot], words: dict, reporter: tuple[str, ...], anaphor: str
) -> Spot | None:
    item = items[i]
    follows = items[i + 1] if i + 1 < len(items) else None
    if follows is not None and follows.low == "straits" and item.tag == "L" and [o.low for o in items[i + 2 : i + 3]] == ["of"]:
        return None  # "the Black Sea straits of A and B" are A and B
    side = items[i + 2] if i + 2 < len(items) and follows is not None and follows.tag == "'" and item.what == "country" else None
    sided = side is not None and _direction(side.low) and (i + 3 >= len(items) or items[i + 3].tag not in "NASELC")
    if not (sided and i and items[i - 1].low in {"into", "at", "toward", "towards", "on", "onto"}):
        side = None  # "fired into Israel's north", and not "off Israel's north coast"
    if (
        side is None
        and follows is not None
        and follows.tag == "'"
        and item.tag != "Z"
        and not any(o.low in words["container"]["words"] or (item.tag == "L" and _belt(o)) for o in items[i + 2 : i + 5])
        and not (item.what == "city" and undergoes(items, i))  # "Kharkiv's chemical plant was hit"
    ):
        return None
    if (
        item.tag in "A"
        and follows is not None
        and follows.tag in "SNE"
        and follows.text[:1].isalpha()
        and item.what != "metonym"
        and follows.low not in {"on"}
    ) and (follows.tag in "SE" or follows.low not in {"when"}):
        return None  # "China coast guard", "Taiwan drills"
    part = " ".join([item.low.rpartition(" ")[2], *(o.low for o in items[i + 1 : i + 4])])
    if item.tag == "L" and part in {"district of the city", "district of the town", "district of the capital"}:
        return None  # "the Dnipro district of the city": a part of a town, named like another
    if item.tag == "L" and item.what in {"sea", "gulf", "ocean"} and follows is not None and follows.low in words["container"]["settled"]:
        return None  # "the Red Sea city of Eilat", "a Black Sea port"
    if follows is not None and follows.low in wordlist("small_places") and [o.low for o in items[i + 2 : i + 3]] == ["of"]:
        return None  # "the eastern Donetsk village of X"; but "the Bara district of Khyber" is Bara
    if item.tag == "L" and connected(items, i):
        return None  # "the waterway connecting the Mediterranean Sea and the Red Sea"
    if item.tag == "A" and (zone := next((o for o in items[i + 1 : i + 4] if o.tag not in "'NA"), None)) is not None and zone.tag == "Z":
        return None  # "close to UK territorial waters": the zone is the place, if any
    kind = item.what if item.tag in "LZ" else _country_kind(item)
    owner: tuple[str, ...] = ()
    k = i - 1
    if item.tag == "Z":
        owner, k = owner_of(items, i, reporter)
        if any(o.low in {"international", "neutral"} for o in items[k + 1 : i]):
            return None  # international airspace is nobody's
        if item.what == "airspace" and any(o.low in {"international", "neutral", "high"} for o in items[i + 1 : i + 5]):
            return None  # "in the airspace over neutral waters"
    directions: list[str] = [_direction(side.low)] if side is not None else []
    container = None
    part: Item | None = side  # "northern" of "northern Iraq"
    role: PlaceRole | None = None
    taken = False  # "control of Khartoum", "the fall of Kabul": the town, not the government in it
    offset, distance = _offset(text, item.start, sentence_start)
    if kind == "city" and _only_where(items, i, before):
        return None
    while k >= 0:
        left = items[k]
        if left.tag in "DQ" or (left.tag == "W" and not _direction(left.low)):
            k -= 1
        elif _direction(left.low) or left.low in words["before"]["words"] or _participle(left):
            if _direction(left.low):
                directions.append(_direction(left.low))
                part = left if k == i - 1 and kind in PARTED else part
            k -= 1
        elif item.tag == "L" and ((left.tag == "A" and left.what == "adjective") or _held(left)):
            k -= 1
        elif item.tag == "L" and left.low in wordlist("grounds") and (k == i - 1 or items[k + 1].low in wordlist("grounds")):
            k -= 1  # "over the Belgian air base Kleine Brogel"
        elif container == "straits" and left.tag in "LA":
            k -= 1  # "the Black Sea straits of the Bosphorus and Dardanelles"
        elif left.tag == "'" and item.tag == "L" and k and (items[k - 1].tag in "AL" or items[k - 1].text[:1].isupper()):
            k -= 2  # "at Russia's Kursk base", "hit Lukoil's Volgograd refinery"
        elif left.low == "with" and k >= 1 and items[k - 1].low in {"border", "borders", "frontier"}:
            role = "near"  # "along its border with Kaliningrad"
            break
        elif left.tag == "P" and left.low in words["role"]:
            word = left.low
            if word == "to" and k and items[k - 1].low in wordlist("towards_whom"):
                return None
            if word in {"for", "on"} and k and items[k - 1].low in wordlist("speaks_for"):
                return None  # "its spokesman for the West Philippine Sea"
            holds = k > 0 and (items[k - 1].low in words["container"]["words"] or _belt(items[k - 1]))
            if word == "of" or (word in {"off", "near", "around"} and holds):
                inner = _container(items, k, words)
                if inner is not None and inner[0] == "side" and item.tag == "Z" and items[k - 2].tag == "A":
                    return None  # "on the Chinese side of the median line" is not over it
                if inner is not None:
                    container, directions2, k2 = inner
                    directions += directions2
                    if word == "off":
                        role = "near"
                        break
                    if word in {"near", "around"}:
                        role = words["role"][word]
                        break
                    if container in {"mouth", "entrance", "tip", "edge"}:
                        if k2 < 1 or items[k2].tag != "P" or items[k2 - 1].tag in "LZM":
                            return None  # reference geography
                        role = "near"  # "was attacked at the entrance of"
                        break
                    k = k2
                    if container in {"coast", "coasts", "shore", "shores", "coastline", "vicinity"}:
                        role = "near"
                        break
                    if k >= 0 and items[k].tag == "P" and items[k].low in words["role"]:
                        role = words["role"][items[k].low]
                        break
                    continue
                if word == "of":
                    noun = items[k - 1] if k else None
                    if (nearer := next((m for m in range(k - 1, max(k - 6, -1), -1) if items[m].low == "within"), None)) is not None:
                        role, k = "near", nearer  # "within 12 nautical miles of X"
                        break
                    if noun is not None and noun.low in {"out", "outside", "inside"}:
                        role = {"out": "from", "outside": "near", "inside": "at"}[noun.low]
                        if noun.low == "out" and k > 2 and items[k - 3].low == "in":
                            role = "at"  # "in and out of"
                        break
                    if noun is not None and _direction(noun.low):
                        directions.append(_direction(noun.low))
                        outer = k - 2
                        while outer > 0 and items[outer].low in {"the", "far", "extreme"}:
                            outer -= 1
                        if outer < k - 2 and items[outer].low in WITHIN and kind in PARTED:
                            role, part, k = "at", noun, outer  # "in the north of Iraq" is in it, "north of Iraq" beside it
                        else:
                            role = "near"
                        break
                    if noun is not None and noun.tag == "E":
                        role, taken = "via" if noun.value == "move" else "at", noun.value == "clash"
                        break
                    if noun is not None and noun.low in {"border", "frontier"} and kind not in PARTED:
                        role = "near"  # "along the northeastern border of the province"
                        break
                    if noun is not None and noun.low == "control":
                        role, taken = "at", True
                        break
                    return None
            role = words["role"][word]
            break
        elif left.low == "as" and k and items[k - 1].low == "known" and (named := known_as(items, k - 1, words)):
            role = named  # "through waters between A and B, known as the X Strait"
            break
        elif left.text == "," and k > 1 and items[k - 1].low in words["container"]["settled"] and items[k - 2].tag in "DNA'":
            k -= 2  # "over the capital, Damascus"
            while k > 0 and (items[k].tag == "'" or (items[k].tag == "A" and (items[k].what == "adjective" or items[k + 1].tag == "'"))):
                k -= 1  # "hit the Ukrainian capital, Kyiv", "bombed Lebanon's capital, Beirut"
        elif (left.text == "," or left.tag == "C") and (mate := _mate(items, k, before)) is not None:
            if item.tag in "A" and left.text == "," and item.what == "country" and mate.kind not in {"country"}:
                return None  # "Okinawa, Japan"
            if item.tag == "A" and follows is not None and follows.tag in "VX":
                return None  # ", and South Korea deployed"
            role = mate.role
            directions = []
            break
        elif left.text == "," and k and items[k - 1].low in wordlist("homes"):
            k -= 2  # "departed its homeport, Naval Base Kitsap"
        elif left.text in {"—", "–", "-", ":"} and k and items[k - 1].low in wordlist("several_places"):
            role = "at"  # "at three points — Galwan, Hot Springs and Gogra"
            break
        elif left.tag == "C" and item.tag == "L" and (first := _shared(items, k, words)) is not None:
            k = first
            role = words["role"][items[k].low]
            break
        elif left.tag == "V" and not left.is_verb("report"):
            if k > 1 and items[k - 1].tag == "C" and items[k - 2].tag == "V" and items[k - 2].form & left.form:
                left = items[k - 2]  # "entered and left the zone"
            lemma = next((v.lemma for v in left.verbs), "")
            if left.form & {"past", "s", "base", "ing", "part"}:
                role = words["object_role"].get(lemma.split()[0], "at")
            break
        else:
            break
    if anaphor == "there" or (anaphor and role is None and k >= 0 and items[k].text == ","):
        role, k = role or "at", max(k, 0)  # ", same sea"
    if role is None and (container or undergoes(items, i)):
        role, k = "at", max(k, 0)  # "the camp of X was shelled", "X came under fire"
    if role is None:
        return None
    if (
        items[k].low == "in"
        and k
        and items[k - 1].tag == "L"
        and not items[k - 1].what.startswith("unknown")
        and items[k - 1].what != "line"  # "along the Line of Control in Poonch": a line is long
        and (kind in {"city", "region", "country", "division"} or kind.startswith("unknown "))
    ) and not kind.endswith(("sea", "strait", "ocean", "gulf", "bay", "channel", "waters")):
        return None  # "the Danjo Islands in Nagasaki": where the place is, not where it happened
    if (offset is not None or distance) and (BRACKETED.search(text, sentence_start, item.start) or _situates(items, k, before)):
        return None  # "near X, about 100 km northwest of Y": where X lies
    if CAUSE.search(text, max(sentence_start, item.start - 90), item.start):
        return None  # "in solidarity with the people of Gaza" tells why, not where
    if distance and offset is None and not directions and items[k].low not in {"off", "within"}:
        return None  # "220 km from X" says where it is not
    hit = False
    if item.tag == "A":
        if (
            role in {"from", "to", "at"}
            and item.what == "country"
            and items[k].low in {"by", "for", "against", "with", "on", "of", "from", "to", "between"}
            and kind == "country"
            and part is None
        ) and not (items[k].low in {"from", "to"} and _moves(items, k)):
            return None
        hit = (
            items[k].low in {"on", "at", "against"}
            and item.what == "metonym"
            and any(o.is_verb("strike", "fire") or o.value in {"strike", "fire"} for o in items[max(0, k - 6) : k])
        )
        if (
            part is None
            and items[k].low in {"between", "against", "with", "by", "of", "for", "on"}
            and not hit
            and not (taken and item.what == "metonym")
            and not (items[k].low == "of" and directions)
        ):
            return None
    said = previous(items, k)
    if (
        items[k].low in {"in", "at"}
        and (item.tag == "A" or kind in {"city", "country", "unknown town", "division", "region"})
        and said is not None
        and not any(
            o.is_verb("strike", "impact", "take", "fire", "clash", "suffer") or (o.tag == "E" and o.value in {"clash", "strike"})
            for o in items[max(0, k - 12) : k]
        )
        and (said.low in wordlist("venues") or (said.tag == "A" and said.what in {"body", "generic"}))
        and not _by_whom(items, k)
    ):
        return None  # "the Joint Chiefs of Staff in Seoul"
    if items[k].low in {"from", "of"} and said is not None and said.low in wordlist("locals"):
        return None  # "an official from nearby Mondoro said"
    unit = said is not None and said.low.rpartition(" ")[2] in wordlist("air_units")
    if unit and items[k].low in {"in", "at", "from"} and not any(o.tag == "V" for o in items[:k]):
        return None  # "a P-3C of the 4th Air Wing at Atsugi followed": where the unit lives
    if item.tag == "Z" and item.what not in {"adiz", "line", "median_line"} and role == "near":
        return None  # "outside the territorial waters" is anywhere
    land = item.extra.get("query") or (item.place.extra.get("query") if item.place is not None else None)
    query = land or item.text if item.tag != "Z" else zone_name(item, owner, words)
    query = re.sub(r"\s+\([A-Z]{2,6}\)$", "", query)
    sided = role == "near" or container or part is not None
    direction = directions[0] if len(set(directions)) == 1 and not offset and sided else None
    if len(set(directions)) > 1:
        role = "around"
    start = part.start if part is not None and direction and part.end < item.start else item.start
    if item.what == "airspace" and (over := airspace_of(items, i, owner)) is not None:
        owner, query, start = over
    return Spot(
        i,
        item,
        role,
        query,
        start,
        item.end,
        text[start : item.end],
        anaphor or kind,
        owner,
        offset,
        direction,
        bool(anaphor),
        explicit=item.tag in "LZ"
        or part is not None
        or hit  # "missiles fired at Riyadh"
        or role in {"near", "around", "over", "via"}
        or (item.what == "metonym" and items[k].low in {"from", "to", "into", "in", "at"} and _moves(items, k)),
    )


def _by_whom(items: list[Item], k: int) -> bool:
    """ "were shot down by units of the Air Force in the Kyiv region": who did it stands before where."""
    by = next((m for m in range(k - 1, max(k - 24, 0), -1) if items[m].low == "by" or items[m].tag == "V"), None)
    done = next((o for o in reversed(items[max(0, (by or 0) - 3) : by or 0]) if o.tag != "W"), None)
    return by is not None and items[by].low == "by" and done is not None and done.is_verb("shootdown", "strike", "impact", "take", "clash")


def _situates(items: list[Item], k: int, before: dict[int, Spot]) -> bool:
    """Does a distance stand in apposition to a place: ", about 108 nautical miles northwest of"?"""
    m = k
    while m >= 0 and (items[m].tag in "PWQND" or _direction(items[m].low)) and k - m < 9:
        m -= 1
    return m > 0 and items[m].text == "," and m - 1 in before and before[m - 1].offset is None and items[m + 1].tag in "WQD"


def _moves(items: list[Item], k: int) -> bool:
    return any(
        o.is_verb("move", "travel", "fly", "deploy") or (o.tag == "E" and o.value in {"move", "fly", "meet"})
        for o in items[max(0, k - 6) : k]
    )


def _shared(items: list[Item], k: int, words: dict) -> int | None:
    """The preposition that a place shares with a plain noun before it: "[over] Russian regions and the Black Sea"."""
    m = k - 1
    while m > 0 and items[m].tag in "DNAQ" and k - m < 6:
        m -= 1
    here = m < k - 1 and items[m].tag == "P" and items[m].low in {"over", "in", "across", "near", "off", "around", "above", "throughout"}
    return m if here and items[k - 1].text.islower() and items[m].low in words["role"] else None


def _mate(items: list[Item], k: int, before: dict[int, Spot]) -> Spot | None:
    """The place this one is listed with: "over A, B and C"."""
    while k >= 0 and (items[k].text == "," or items[k].tag in "CD'" or items[k].low in {"island", "islands", "main", "mainland", "coast"}):
        k -= 1
    if k >= 0 and items[k].tag == ")":
        while k >= 0 and items[k].tag != "(":
            k -= 1
        k -= 1
    return before.get(k)


def _belt(item: Item) -> bool:
    """ "territorial waters", "airspace": a belt is of the coast or the island that stands behind it."""
    return item.tag == "Z" and item.what in BELTS


def _held(item: Item) -> bool:
    """ "Taiwan-controlled", "rebel-held": says whose hands a place is in."""
    head, dash, tail = item.low.rpartition("-")
    return bool(dash and head) and tail in wordlist("holders")


def _container(items: list[Item], p: int, words: dict) -> tuple[str, list[str], int] | None:
    """Before the preposition at `p`: "[in] the southern waters [of]", "[in] areas to the north and south [of]"."""
    directions: list[str] = []
    k = p - 1
    while k >= 0 and (_direction(items[k].low) or items[k].tag in "CD" or items[k].text == "," or items[k].low in {"to"}):
        if _direction(items[k].low):
            directions.append(_direction(items[k].low))
        k -= 1
    if k >= 0 and (items[k].low in words["container"]["words"] or _belt(items[k])):
        noun = items[k].low
        k -= 1
        while k >= 0 and (
            items[k].tag in "DQ" or _direction(items[k].low) or (items[k].tag in "NA'" and items[k].low not in words["container"]["words"])
        ):
            if _direction(items[k].low):
                directions.append(_direction(items[k].low))
            k -= 1
        return noun, directions, k
    return None


def _alias(found: list[Spot], items: list[Item], text: str) -> list[Spot]:
    """Drop "the Sea of Japan, which Koreans call the East Sea"'s second name and names in brackets after a first."""

    def second(s: Spot) -> bool:
        told = re.search(r"\b(?:call(?:s|ed)?|known as|also|dubbed|named)\s+(?:as\s+)?(?:the\s+)?$", text[max(0, s.start - 24) : s.start])
        named = any(0 < s.start - t.end <= 60 and t.item.tag in "LZ" for t in found)
        return told is not None and (named or not told[0].startswith("known as"))  # "waters known as X" have no other name

    return [s for s in found if not second(s)]


def _between(found: list[Spot], items: list[Item], text: str) -> list[Spot]:
    """ "between Okinawa and Miyako", "between the main island of Okinawa and the island of Miyako": the passage between them."""
    for i, item in enumerate(items):
        if item.low != "between" or item.tag != "P":
            continue
        link = next((k for k in range(i + 1, min(i + 14, len(items))) if items[k].tag == "C" or items[k].tag in "VB;"), None)
        passage = _islands(items, i)
        if passage is not None:
            first, last, name = passage
            role, kind = ("at", "sea") if "Sea" in name else ("via", "strait")
            water = Spot(first, items[first], role, name, items[first].start, items[last].end, "", kind)
            water.text = text[water.start : water.end]
            found = sorted([s for s in found if not i < s.index <= last] + [water], key=lambda s: s.index)
        elif link is not None and items[link].tag == "C":  # "talks between A and B" are in neither
            sides = [s for s in found if i < s.index <= link + 3 and s.item.tag == "A"]
            found = [s for s in found if s not in sides[1:]] if len(sides) == 2 else found
    return found


def _islands(items: list[Item], i: int) -> tuple[int, int, str] | None:
    """The two shores of a known passage after the "between" at item `i`, and its name."""
    stop = next((k for k in range(i + 1, min(i + 20, len(items))) if items[k].tag in "VBR" or items[k].text in {";", ":"}), i + 20)
    shores = [k for k in range(i + 1, min(stop, len(items))) if items[k].tag == "L" or (items[k].tag == "A" and items[k].what == "country")]
    pairs = _passages()
    for n, a in enumerate(shores):
        for b in shores[n + 1 :]:
            name = pairs.get(frozenset({_bare(items[a].text), _bare(items[b].text)}))
            if name is None or not any(o.tag == "C" for o in items[a + 1 : b]):
                continue
            afloat = wordlist("between_waters") & {o.low for o in items[max(0, i - 3) : i]} or any(
                o.is_verb("move", "travel", "fly") or o.value in {"move", "fly"} for o in items[max(0, i - 6) : i]
            )
            if afloat or "L" in {items[a].tag, items[b].tag}:
                return a, b, name
    return None


@cache
def _passages() -> dict[frozenset[str], str]:
    """Pairs of shores -> the passage between them; facts in places.toml."""
    return {frozenset({_bare(a), _bare(b)}): name for name, pairs in vocabulary()["between"].items() for a, b in pairs}


def _bare(name: str) -> str:
    return re.sub(r"\b(?:the|main|islands?|jima|prefecture)\b|(?<=\w)-?jima\b|['’]s|-$", "", name.lower()).strip()


def _of_what_is_told(items: list[Item], said: int, index: int, anchors: list[int]) -> int | None:
    """ "said a warship at the port of X had been damaged": the place is of the subject of what was said, and hangs on its verb."""
    first = items[said + 1] if said + 1 < index else None
    if all(o.low == "that" for o in items[said + 1 : index]) and undergoes(items, index):
        return next((k for k in range(index + 1, min(index + 8, len(items))) if k in anchors), None)  # "said that X had fallen to"
    if first is None or first.tag not in "DAQSNB" or not any(o.tag in "SNE" and o.text.islower() for o in items[said + 1 : index]):
        return None
    if any(o.text in {",", ";", ":"} or o.tag == "T" for o in items[said + 1 : index]):
        return None
    first = past_aside(items, index + 1)  # "a man in X, Y region, had been killed"
    verb = next((k for k in range(first, min(first + 5, len(items))) if k in anchors or items[k].tag not in "XWGLC'"), None)
    return verb if verb is not None and verb in anchors and items[verb].tag == "V" and "ing" not in items[verb].form else None


def _lying(items: list[Item], k: int, index: int) -> bool:
    """ "tracked the ships, which were located 500 kilometres north of X": where what was done to them was done."""
    if items[k].low not in {"which", "who"} or k + 1 >= index or items[k + 1].low not in {"was", "were"}:
        return False
    between = [o for o in items[k + 2 : index] if o.tag not in "QPDNCW" and o.low not in {"located", "positioned", "situated"}]
    return not between


def attach(items: list[Item], index: int, anchors: list[int]) -> int | None:
    """The verb or event noun that the phrase at item `index` hangs on: the nearest before it in its clause, else the next one after."""
    depth = 0
    for k in range(index - 1, -1, -1):
        depth += (items[k].tag == ")") - (items[k].tag == "(")
        if depth > 0:
            continue  # "blockading ports (though they deny it) on the Black Sea"
        if k in anchors and (items[k].low != "including" or items[k - 1].text == ","):
            told = _of_what_is_told(items, k, index, anchors) if items[k].is_verb("report") and not items[k].is_verb("light") else None
            return k if told is None else told
        part = items[k].low == "which" and k > 1 and items[k - 1].low == "of" and items[k - 2].tag in "QRN"  # "three of which were over X"
        part = part or _lying(items, k, index)
        if (items[k].tag == "B" and items[k].low not in {"that"} and not part) or items[k].text == ";":
            break
        if items[k].tag == "T" and items[k].low.endswith((" after", " before")) and items[k + 1].tag not in "PM":
            break  # "came two days after guards in X foiled"
    for k in range(past_aside(items, index + 1), len(items)):  # "the base, which hosts two squadrons, was hit"
        if k in anchors:
            return k
        apart = items[k].tag == "B" and items[k].low in {"after", "since", "before"}
        if items[k].text == ";" or (apart and any(o.tag in "XV" for o in items[index + 1 : k])):
            break  # "the sea was mined after X invaded Y": of another verb
    return None
