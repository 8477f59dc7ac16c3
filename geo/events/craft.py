"""Which names are ships, classes of craft and exercises here: many are also a town, a river or a word."""

from __future__ import annotations

import re

from geo.events.lexicon import wordlist
from geo.events.text import Token
from geo.events.times import MONTHS
from geo.events.vocabulary import Craft, Entry, Lexicon, Ship, singular

QUOTES = frozenset('“”"«»„‟‘')  # who is quoted matters, the marks do not
HULL = re.compile(
    r"\s*,?\s*(?:with )?(?:the )?(?:hull|pennant|bow|side)[ -](?:numbers?|no\.?)?\s*#?(?P<told>(?:[A-Z]{1,5}[ -]?)?\d{1,5})\b"
    r"|\s*[(\[]\s*(?:(?:hull|pennant|bow|side)[ -](?:number |no\.? )?#?)?(?P<inside>(?:(?:T-)?[A-Z]{1,5}[ -]?)?\d{1,5})\s*[)\]]"
    r"|\s+(?P<bare>(?:[A-Z]{2,5}[ -]?)?\d{2,5})\b(?![.,:]\d|\s(?:nautical|nmi?|miles?|km|kilomet|met(?:re|er)s?)\b)",
    re.ASCII,
)
VARIANT = re.compile(r"([A-Z][A-Za-z]{0,2}-?\d{1,3})[A-Za-z]{1,3}\d?$", re.ASCII)  # "Su-35S" is a Su-35
YEARED = re.compile(r"(.*[A-Za-z].*?)[-‑](?:20)?\d\d[A-Z]?$")  # "Zapad-2021"
YEAR = re.compile(r"(?:20)?\d\d(?:[A-Z]|-\d)?$", re.ASCII)
NO_SHIP = frozenset(
    {"flotilla", "carrier_group", "civil_ship", "militia_vessel", "unmanned_surface", "unmanned_underwater", "landing_craft"}
)
ALSO_CALLED = {"helicopter_carrier": {"aircraft_carrier", "destroyer"}, "coast_guard_ship": {"patrol_ship"}}
GROUND = {"land": ("weapon",), "weapon": ("land",)}  # "Patriot missile", "Neptune launcher"
AS_SHIPS = frozenset({"move", "travel", "patrol", "call", "deploy"})
INTO = frozenset({"in", "into", "across", "through", "over"})


def token_before(toks: list[Token], i: int, *steps: str) -> int:
    """The token before `i`, over quotes and the words given; -1 at the start."""
    k = i - 1
    while k >= 0 and (toks[k].text in QUOTES or toks[k].low in steps):
        k -= 1
    return k


def class_cued(craft: Craft, toks: list[Token], i: int, end: int, lex: Lexicon, actor: int) -> bool:
    """Is a word that is also a class used as one here? `actor` is the token after the last actor."""
    if toks[end - 1].low.endswith("-class") or (end < len(toks) and toks[end].low == "class"):
        return True
    domain = lex.asset_domain[craft.kind]
    beside = lex.assets.match(toks, end) if end < len(toks) else None
    if beside is not None and (
        beside.value == craft.kind or (domain != "sea" and domain_of(beside, lex) in {domain, *GROUND.get(domain, ())})
    ):
        return domain != "sea" or craft.kind == "submarine"
    if domain == "sea":
        return False
    k = token_before(toks, i, "the")
    if k >= 0 and (word := lex.assets.match(toks, k)) is not None and word.what == "asset" and domain_of(word, lex) == domain:
        return True
    if domain == "air" and i and toks[i - 1].low in {"force", "navy", "army", "military"}:
        return True  # "an air force Hercules"
    return domain == "air" and (actor == i or toks[end - 1].text.endswith("s")) and actor > i - 3


def domain_of(entry: Entry, lex: Lexicon) -> str:
    return lex.asset_domain.get(entry.value.kind if entry.what == "class" else entry.value, "multi")


def named_ship(
    ships: tuple[Ship, ...], toks: list[Token], i: int, end: int, lex: Lexicon, cue: int, text: str, memory: dict[str, tuple[str, ...]]
) -> Ship | None:
    """The ship that the tokens from `i` to `end` name, if they name one. `cue` is the token after the last ship or ship word."""
    if end < len(toks) and (toks[end].low == "class" or toks[end].low in lex.place_words):
        return None
    sure = [s for s in ships if not s.needs_cue]
    if sure:
        return sure[0]
    if (hull := HULL.match(text, toks[end - 1].end)) is not None:
        digits = re.sub(r"\D", "", hull["told"] or hull["inside"] or hull["bare"])
        for ship in ships:
            if ship.hull and re.sub(r"\D", "", ship.hull) == digits:
                return ship
    k = token_before(toks, i, "the", *wordlist("naming"))
    before = [m for n in range(min(3, k + 1)) if (m := lex.assets.match(toks, k - n)) is not None and len(m.words) == n + 1]
    if any(m.value == "civil_ship" for m in before):
        return None  # "the container ship Hangzhou"
    if k >= 0 and (cue == k + 1 or singular(toks[k].low) in wordlist("ship_cues")):
        return ships[0]
    listed = toks[k].text == "," and (toks[i - 1].low == "the" or ("the " + toks[k - 1].text) in memory) if k >= 1 else False
    if k >= 1 and cue == k and (toks[k].low in {"and", "&"} or listed):
        return ships[0]  # "carriers Liaoning, Shandong and Fujian", "the carrier, the Shandong"
    after = lex.assets.match(toks, end) if end < len(toks) else None
    if after is None and end + 1 < len(toks) and toks[end].low == "and" and (mate := lex.ships.match(toks, end + 1)) is not None:
        beside = end + 1 + len(mate.words)  # "the Nimitz and Ronald Reagan Carrier Strike Groups"
        group = lex.assets.match(toks, beside) if beside < len(toks) else None
        after = group if group is not None and group.value == "carrier_group" else None
    told_so = after is not None and (after.value == "carrier_group" or toks[end + len(after.words) - 1].low == after.words[-1].lower())
    if told_so and after.what == "asset":
        for ship in ships:
            if after.value in {ship.kind, "warship", "carrier_group", *ALSO_CALLED.get(ship.kind, ())}:
                return ship
    named = i > 0 and toks[i - 1].low == "the"
    next_ = toks[end] if end < len(toks) else None
    if named and next_ is not None and any(v.classes & AS_SHIPS and v.forms & {"past", "s"} for v in lex.verbs.get(next_.low, ())):
        return ships[0]  # "the Liaoning sailed"
    if named and next_ is not None and (next_.text == "," or next_.low == "and") and end + 1 < len(toks):
        other = lex.assets.match(toks, end + 1)
        if other is not None and other.what == "class" and domain_of(other, lex) == "sea":
            return ships[0]  # "the Liaoning, Type 055 destroyer Anshan"
    if (
        named
        and not (i > 1 and toks[i - 2].low in INTO)  # "in the Philippine Sea on June 18": the sea
        and next_ is not None
        and (
            next_.low in {"herself", "itself"}
            or (next_.low == "on" and end + 1 < len(toks) and (toks[end + 1].low.rstrip(".") in MONTHS or toks[end + 1].text.isdigit()))
        )
    ):
        return ships[0]  # "the Barry on May 4"
    known = memory.get("the " + toks[i].text)
    if (
        known is not None
        and (named or i == 0 or not toks[i - 1].text[-1:].isalnum() or len(known) > 2)
        and (next_ is None or not (next_.text[:1].isalpha() and is_noun(next_, lex)))
    ):
        return next((s for s in ships if s.name in known), None)
    return None


def ship_meant(toks: list[Token], i: int) -> bool:
    """A name told with a ship's prefix before that is also a place: "blocked Cabra", "fired its cannon at Cabra", but "near Cabra"."""
    before = [t.low for t in toks[max(0, i - 4) : i]]
    if before[-1:] == ["at"]:
        return any(word in wordlist("aimed") for word in before)
    return bool(before) and before[-1] not in wordlist("prepositions") and before[-1] != "," and toks[i].text != toks[i].text.upper()


def is_noun(tok: Token, lex: Lexicon) -> bool:
    return not (
        tok.low in lex.verbs
        or tok.low in wordlist("auxiliaries")
        or tok.low in wordlist("prepositions")
        or tok.low in {"and", "or", "which", "that"}
        or (len(tok.low) > 4 and tok.low.endswith("ly"))
    )


def exercise_named(value: tuple[str, bool], toks: list[Token], plain: list[Token], i: int, end: int, lex: Lexicon) -> bool:
    if not value[1] or plain[end - 1] is not toks[end - 1]:
        return True
    if all(not t.text[:1].isalnum() for t in (*toks[:i], *toks[end:])):
        return True  # a name alone is a heading
    k = token_before(toks, i, "the", *wordlist("naming"))
    if k >= 0 and (toks[k].low in wordlist("naming") or event_word(lex, toks, k)):
        return True
    if end < len(toks) and YEAR.match(toks[end].text):
        return True
    return any(event_word(lex, toks, m) for m in range(end, min(end + 4, len(toks))) if toks[m].low == toks[m].text)


def event_word(lex: Lexicon, toks: list[Token], k: int) -> bool:
    noun = lex.nouns.match(toks, k)
    return noun is not None and noun.what == "trigger" and noun.value == "exercise"
