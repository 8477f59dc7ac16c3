"""What a weapon is let off at: in a drill, in a war, at what soldiers hold, on the water."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import WATERS, words_of
from geo.events.lexicon import load, wordlist
from geo.events.phrases import governor, noun_phrase

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def afloat(r: Reader) -> bool:
    """Are ships told of, and a water they are on?"""
    return any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items) and any(s.kind in WATERS for s in r.spots)


def part_of_drill(r: Reader, i: int) -> bool:
    """Is a drill told that the firing at `i` is part of: not one before or after it?"""
    for k, item in enumerate(r.items):
        if item.tag != "E" or item.value != "exercise":
            continue
        lo, hi = sorted((i, k))
        apart = any(o.text == ";" or (o.tag in "BPT" and o.low.endswith(("after", "before"))) for o in r.items[lo:hi])
        before = governor(r.items, noun_phrase(r.items, k).start)
        if not apart and not (before is not None and before.low in {"after", "before", "following", "despite", "since", "against"}):
            return True
    return False


def in_war(r: Reader, p: Proposal) -> bool:
    """Is who fires at war with another whom the text names, and no drill told of?"""
    if r.memory.exercise is not None or "exercise" in r.memory.kinds:
        return False
    named = {code for _, code, _ in r.memory.named} | {c for it in r.items if it.tag == "A" for c in it.value or ()} | {r.memory.home}
    own = set(p.states("initiator"))
    return any(own & set(war["sides"]) and (set(war["sides"]) - own) & named for war in load("parties")["war"])


def on_post(r: Reader, i: int) -> bool:
    """ "an attack on a checkpoint in X": upon what soldiers hold, whoever attacked."""
    at = i + 1 if i + 2 < len(r.items) and r.items[i + 1].low in {"on", "against", "at", "targeting"} else None
    return at is not None and bool(words_of(r, noun_phrase(r.items, at + 1)) & wordlist("garrisoned"))
