"""What flies and who stops it: missiles and drones in flight, air defences, attacks through the air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import has_asset, is_force, lemmas_of, place_spoken, words_of
from geo.events.grammar import Phrase
from geo.events.lexicon import wordlist

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

FLIES = frozenset({"drone", "missile", "cruise_missile", "ballistic_missile"})


def in_flight(r: Reader, phrase: Phrase | None) -> bool:
    """Missiles, rockets and drones by themselves: what air defences stop. A launcher, a depot or a base of them is none."""
    if phrase is None:
        return False
    things = [w for w in phrase.items(r.items) if w.tag == "S"]
    return bool(things) and things[-1].value in FLIES and not words_of(r, phrase) & wordlist("sites")


def defends_air(r: Reader, phrase: Phrase | None) -> bool:
    """Air defences by any of their names: "anti-aircraft units", "mobile fire groups", "air defence systems"."""
    if phrase is None:
        return False
    said = " ".join(w.low for w in phrase.items(r.items))
    return any(name in said for name in wordlist("air_defences"))


def from_the_air(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name an attack by what flies: "a drone attack", "the aerial assault", "a wave of missile strikes"?"""
    if phrase is None or not any(w.tag == "E" and w.value in {"strike", "clash"} for w in phrase.items(r.items)):
        return False
    low = {x for w in phrase.items(r.items) for x in w.low.replace("-", " ").split()}
    return bool(low & wordlist("airborne")) and not low & wordlist("waterborne")


def shootdown(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if lemmas_of(r, i) & {"neutralise", "neutralize"} and words_of(r, done) & {"fighter", "fighters"}:
        p.kind, p.domain = "clash", "land"  # men, not aircraft
        return place_spoken(r, i)
    if lemmas_of(r, i) & {"intercept"} and is_force(r, doer) and has_asset(r, doer, "air"):
        return False
    if r.items[i].tag == "V" and not (has_asset(r, done, "air", "weapon")):
        if {v.lemma for v in r.items[i].verbs} & {"neutralise", "neutralize"} and (
            has_asset(r, done) or words_of(r, done) & wordlist("fallen")
        ):
            p.kind, p.domain = ("strike", "multi") if has_asset(r, done, "sea", "air", "weapon") else ("clash", "land")
            return place_spoken(r, i)
        return False
    p.kind, p.domain = "air_defence", "air"
    return True
