"""A ceasefire that is broken: who is said to have broken it fired or attacked, though the text does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import is_passive, place_spoken, words_of
from geo.events.lexicon import wordlist

if TYPE_CHECKING:
    from geo.events.phrases import Phrase
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def of_truce(r: Reader, done: Phrase | None) -> bool:
    """ "the ceasefire", "the truce regime": is this what was violated?"""
    return bool(words_of(r, done) & wordlist("truces"))


def broken(r: Reader, p: Proposal, i: int, doer: Phrase | None) -> bool:
    """ "violated the ceasefire along the line", "the truce was broken near X": shots were fired, told as a clash."""
    p.kind, p.domain = "clash", "land"
    p.actors = [a for a in p.actors if a.role != "target"]
    p.weak = any(o.is_verb("fire", "strike") or o.value == "strike" for k, o in enumerate(r.items) if k != i)  # ... by opening fire
    told = bool(p.states("initiator")) or is_passive(r, i) or bool(words_of(r, doer) & wordlist("irregulars"))
    return told and place_spoken(r, i)
