"""The word lists of the lexicon as sets, read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from geo.toponyms.lexicon import load

ELSEWHERE = {"AK": "region/alaska", "HI": "region/hawaii", "PR": "country/pr"}   # states that the gazetteer holds under another id
TABLES = (("state", "division/us-"), ("province", "division/ca-"))


class Vocabulary:
    """Every word the recogniser knows, by what it does to a name beside it."""

    def __init__(self) -> None:
        people = load("people")
        self.first = _words(people["first_names"])
        self.surnames = _words(people["surnames"])
        self.titles = _words(people["titles"])
        self.after_name = _words(people["after"])
        self.particles = _words(people["particles"])
        self.says = _words(people["says"])
        lists = load("words")
        self.before = _words(lists["before"])
        self.beside = _words(lists["beside"])
        self.plain = _words(lists["plain"])
        self.calendar = _words(lists["calendar"])
        self.bodies = _words(lists["bodies"])
        self.makers = _words(lists["makers"])
        self.of_bodies = _words(lists["of_bodies"])
        self.teams = _words(lists["teams"])
        self.directions = _words(lists["directions"])
        self.parties = _words(lists["parties"])
        self.never = frozenset(part.strip() for part in lists["never"].split(","))
        cues = load("features")
        self.cue_after = _kinds(cues["after"])
        self.cue_before = _kinds(cues["before"])
        self.numbered = _words(cues["numbered"]["road"])
        self.kinds_of = _words(cues["small"]["of"])
        self.kinds_after = _words(cues["small"]["after"])
        self.plurals: dict[str, tuple[str, str]] = {
            word: (what, one) for what, pairs in cues["plural"].items() for word, one in pairs.items()}
        self.points: dict[str, float] = load("evidence")["points"]
        self._abbreviations(load("abbreviations"))
        self.demonyms: dict[str, str] = {}
        for id, text in load("demonyms")["demonym"].items():
            for one in text.split(", "):
                self.demonyms[one] = id
                self.demonyms.setdefault(one + "s", id)

    def _abbreviations(self, facts: dict[str, Any]) -> None:
        self.short: dict[str, str] = dict(facts["other"])                      # without the last full stop
        self.postal: dict[str, str] = {code: f"division/us-{code.lower()}" for code in facts["postal_only"].split()}
        stopped = set()
        for table, prefix in TABLES:
            for code, text in facts[table].items():
                self.postal[code] = ELSEWHERE.get(code, prefix + code.lower())
                for one in text.split():
                    self.short[one] = self.postal[code]
                    if "." not in one:
                        stopped.add(one)
        self.stopped = frozenset(stopped)                                      # stand for a state only with their full stop
        self.also_words = _words(facts["also_words"])
        self.no_stop = self.stopped | self.titles | _words(facts["not_the_end"])


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _kinds(table: dict[str, str]) -> dict[str, str]:
    return {word: what for what, text in table.items() for word in text.split()}


@cache
def vocabulary() -> Vocabulary:
    """The one vocabulary."""
    return Vocabulary()
