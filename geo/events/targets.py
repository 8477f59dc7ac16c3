"""What is shot at, sunk or stormed in a drill: hulks, mock enemies, beaches; told with the words of war, and no act of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import as_participants, has_asset, lemmas_of, words_of
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase

if TYPE_CHECKING:
    from geo.events.item import Item
    from geo.events.placing import Spot
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

FOUGHT = frozenset({"strike", "clash", "coercion", "accident"})
NEAR = 3  # sentences in which the drill told last is still told of


def drilling(r: Reader) -> bool:
    """Is a drill told of here or just before?"""
    here = any(o.tag == "E" and o.value == "exercise" for o in r.items)
    return here or (r.memory.exercise is not None and r.number - r.memory.exercise[0] <= NEAR)


def hulk(r: Reader, phrase: Phrase | None) -> bool:
    """ "a decommissioned corvette", "the former USS Tarawa", "a mock enemy ship": a ship that is there to be hit."""
    if phrase is None or not has_asset(r, phrase, "sea"):
        return False
    words = phrase.items(r.items)
    ship = max((k for k, w in enumerate(words) if w.tag == "S"), default=0)
    return any(w.low in wordlist("spent") for w in words[:ship])


def played(words: list[Item]) -> bool:
    """ "a fake enemy submarine", "the fictitious adversary": an enemy or a target that a drill only plays."""
    low = {piece for o in words for piece in o.low.split()}
    return bool(low & wordlist("imitated")) and (bool(low & wordlist("played")) or any(o.tag == "S" for o in words))


def in_drill(r: Reader, p: Proposal, i: int, done: Phrase | None) -> bool:
    """Make an exercise of what was done to a target: "fired rockets at a retired ship", "stormed the beach at X" in an exercise."""
    if p.kind not in FOUGHT:
        return False
    if p.kind == "strike" and any(o.low in wordlist("by_mistake") for o in r.items[max(0, i - 3) : i + 2]):
        p.kind, p.actors = "accident", [a for a in p.actors if a.role != "target"]  # "accidentally dropped bombs on a village"
        return True
    aim = next((k for k in range(i + 1, min(i + 10, len(r.items) - 1)) if r.items[k].low in {"at", "on", "of"}), None)
    at = noun_phrase(r.items, aim + 1) if aim is not None else None
    stormed = lemmas_of(r, i) & {"storm", "assault", "land"} and words_of(r, done) & wordlist("landing_places")
    if p.kind == "accident":
        hit = r.items[i].tag == "E" and "sinking" in r.items[i].low and _spent_told(r, i) and drilling(r)
    else:
        hit = hulk(r, done) or hulk(r, at) or _for_practice(r, i) or (bool(stormed) and not p.states("target") and drilling(r))
    if not hit and done is not None and played(done.items(r.items)):
        p.kind, p.content, p.weak = "exercise", True, True
        p.actors = [a for a in p.actors if a.role != "target"]
        return True
    if not hit:
        return False
    p.kind, p.weak = "exercise", False
    p.actors = [a for a in p.actors if a.role != "target"]
    as_participants(p)
    p.rules.append("at a target")
    return True


def _for_practice(r: Reader, i: int) -> bool:
    """ "precision strikes on training targets", "fired at drum targets"."""
    words = {word for o in r.items[i + 1 : i + 7] for word in o.low.split()}
    return bool(words & {"target", "targets"} and words & {"training", "practice", "mock", "dummy", "simulated", "drum", "floating"})


def _spent_told(r: Reader, i: int) -> bool:
    """ "the sinking of the vessel that was decommissioned in": is a spent ship told of behind the noun?"""
    after = r.items[i + 1 :]
    return any(o.tag == "S" for o in after) and any(o.low in wordlist("spent") for o in after)


def inhabited(spot: Spot) -> bool:
    """ "rockets were fired into Haifa", "towards northern Israel": on land, where people live, nobody tests a weapon."""
    side = spot.kind == "country" and spot.direction is not None
    lived_in = spot.kind in {"city", "unknown town", "division", "airfield", "base", "port", "site"}
    return spot.role in {"to", "at", "near"} and (side or lived_in)


def aimed(r: Reader, k: int) -> bool:
    """Is the phrase after the preposition at `k` something one can hit?"""
    aim = noun_phrase(r.items, k + 1)
    return any(w.tag in "SALZ" or w.low in wordlist("sites") or w.low in wordlist("fallen") for w in aim.items(r.items))
