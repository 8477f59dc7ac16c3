"""One unit of a sentence, and the words that make places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from geo.events.lexicon import load
from geo.events.vocabulary import Verb, sign
from geo.model import Span

NO_FORMS: frozenset[str] = frozenset()


@dataclass(slots=True)
class Item:
    """One unit of a sentence.

    `tag` is one of: A actor, S asset, L place, Z zone of a state, T time, E event noun, V verb, X auxiliary, P preposition,
    D determiner, Q number, R pronoun, B subordinator, C coordinator, G negation, W adverb, N other noun or adjective, M mark,
    ( and ) brackets, ' possessive.
    """

    start: int
    end: int
    text: str
    low: str
    tag: str
    what: str = ""  # finer: country adjective metonym body generic person group; trap; zone kind; place kind
    value: Any = None  # countries, asset kind, Moment, activity class
    verbs: tuple[Verb, ...] = ()
    place: Any = None  # gazetteer hit on the same words
    name: str | None = None  # of a ship or an exercise
    hull: str | None = None
    operator: str | None = None
    count: int | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def is_verb(self, *classes: str) -> bool:
        if self.tag != "V":
            return False
        verbs = self.verbs
        return not verbs[0].classes.isdisjoint(classes) if len(verbs) == 1 else any(not v.classes.isdisjoint(classes) for v in verbs)

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end, text=self.text)

    @property
    def form(self) -> frozenset[str]:
        verbs = self.verbs
        return verbs[0].forms if len(verbs) == 1 else frozenset(f for v in verbs for f in v.forms) if verbs else NO_FORMS


class Items(list[Item]):
    """The items of a sentence, settled: no tag changes any more, and what grammar was asked once it need not work out again."""

    __slots__ = ("groups", "subjects", "words")

    def __init__(self, items: Iterable[Item] = ()) -> None:
        super().__init__(items)
        self.words = {item.low for item in self}
        self.groups: dict[int, Any] = {}
        self.subjects: dict[tuple[int, int], Any] = {}


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, Any]:
    """Place words: lexicon/places.toml."""
    words = dict(load("places"))
    after = sorted(words["cue"]["after"], key=lambda w: (-len(w), w))
    one = r"(?:[A-Z](?:[\w-]|['’](?!s\b))*|al-[A-Z]\w+)"
    of = r"(?: (?:d[aeo]s?|del|di))? "  # "Nhica do Rovuma"
    told = "|".join(re.escape(w) for w in sorted(words["told"]["words"], key=lambda w: (-len(w), w)))
    words["told_name"] = re.compile(rf"\b(?:{told}) ({one}(?:{of}{one}){{0,2}}?)(?=['’]s\b|\b(?!{of}[A-Z]))")
    words["pattern"] = re.compile(
        rf"\b(?!(?:The|In|On|At|Of|From|To|Near|Off|Over) )(?:{one}(?:[ -]{one}){{0,3}} (?:{'|'.join(after)})"
        r"(?! of [A-Z])(?: \([A-Z]{2,6}\))?"
        rf"|(?:{'|'.join(words['cue']['bases'])}) {one}(?: {one})?"
        rf"|(?:{'|'.join(words['cue']['before'])}) of (?:the )?{one}(?: {one}){{0,2}})\b"
    )
    words["zones"] = re.compile(
        r"\b(?:" + "|".join(sorted((re.escape(z) for z in words["zone"]), key=lambda z: (-len(z), z))) + r")\b(?: \([A-Z]{3,6}\))?",
        re.IGNORECASE | re.ASCII,
    )
    words["zone_names"] = re.compile(
        r"\b(?:" + "|".join(sorted((re.escape(z) for z in words["adiz_names"]), key=lambda z: (-len(z), z))) + r")\b(?: \([A-Z]{3,6}\))?",
        re.IGNORECASE | re.ASCII,
    )
    # The word of each phrase without which it cannot stand in a sentence.
    words["zone_signs"] = frozenset(map(sign, (*words["zone"], *words["adiz_names"])))
    words["place_signs"] = frozenset(map(sign, (*words["cue"]["after"], *words["cue"]["bases"], *words["cue"]["before"])))
    words["told_signs"] = frozenset(map(sign, words["told"]["words"]))
    words["held_zones"] = re.compile(r"\b([A-Z][a-z]+)-(?:controlled|held|administered|governed|run) (waters|airspace)\b")
    words["owners"] = {name.lower(): owner for name, owner in words["adiz_names"].items()}
    return words


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    return {iso: row["names"][0] for iso, row in load("countries")["country"].items()}


def state_name(code: str) -> str | None:
    """The usual English name of a state, by its ISO 3166-1 alpha-2 code."""
    return _states().get(code)
