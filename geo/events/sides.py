"""Whose side a name tells: states by their names, capitals and adjectives, armed groups, and who is at war with whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from geo.events.lexicon import load, wordlist
from geo.events.text import tokens
from geo.events.vocabulary import lexicon


@cache
def at_war() -> dict[str, str]:
    pairs = [row["sides"] for row in load("parties")["war"]]
    return {a: b for pair in pairs for a, b in (pair, pair[::-1])}


def is_group(code: str) -> bool:
    """An armed group's id, not a state's or an alliance's."""
    return code in wordlist("armed_groups")


@lru_cache(maxsize=256)
def state_of(name: str) -> tuple[str, ...]:
    """The state that a name is the name or the capital of."""
    toks = tokens(name)
    found = lexicon().names.match(toks, 0) if toks else None
    return tuple(found.value) if found is not None and len(found.words) == len(toks) and found.what in {"country", "metonym"} else ()


def seat(cities: Iterable[str]) -> tuple[str, ...]:
    """The state of the first dateline that is its capital: "the coast guard" under TAIPEI is Taiwan's."""
    for city in cities:
        if state := state_of(city.title() if city.isupper() else city):
            return state
    return ()


@lru_cache(maxsize=256)
def whose(name: str) -> tuple[str, ...]:
    """The state that a possessive or an adjective at the head of a name tells: "Russia's Oryol region", "Chinese-held Subi Reef"."""
    toks = tokens(name)
    found = lexicon().names.match(toks, 0) if toks else None
    if found is None and toks and toks[0].low.rpartition("-")[2] in wordlist("holders"):
        found = lexicon().names.match(tokens(toks[0].text.partition("-")[0]), 0)
    return tuple(found.value) if found is not None and found.what in {"country", "adjective", "group"} else ()


@cache
def group_names() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all names of armed groups, and whose each is."""
    whose = {n: g for g, row in load("countries")["group"].items() if is_group(g) for n in row["names"]}
    names = sorted(whose, key=lambda n: (-len(n), n))
    either = [re.escape(n).replace("'", "['’]") for n in names]  # as printers set it, too
    return re.compile(rf"\b(?:{'|'.join(either)})\b"), whose


@cache
def _state_names(state: str) -> re.Pattern[str]:
    row = load("countries")["country"][state]
    names = [n for key in ("names", "adjectives", "metonyms") for n in row.get(key, ())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@lru_cache(maxsize=64)
def names(state: str, text: str) -> bool:
    """Does a text name a state, its people or its capital?"""
    return state in load("countries")["country"] and _state_names(state).search(text) is not None


def governing(text: str, published: str | None) -> dict[str, str]:
    """The armed groups that govern a state at the time of a text: by its day, or by what an undated text calls them."""
    found = {}
    for group, row in load("parties")["government"].items():
        if published >= row["since"] if published is not None else any(word in text for word in row["words"]):
            found[group] = row["state"]
    return found
