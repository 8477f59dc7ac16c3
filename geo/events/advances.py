"""Ground forces that come into a town, hold it, take men prisoner: fights that are told without a word of fighting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import clause, has_asset, is_force, lemmas_of, place_spoken, words_of
from geo.events.lexicon import load, wordlist

if TYPE_CHECKING:
    from geo.events.phrases import Phrase
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

COMES_IN = frozenset({"enter", "re-enter", "reenter", "penetrate", "march", "reach"})
TOWNS = frozenset({"city", "unknown town", "district", "suburb"})


def into_town(r: Reader, p: Proposal, i: int, doer: Phrase | None) -> bool:
    """ "troops entered part of the town": by degrees, or at war with whose town it is, they fight their way in."""
    if not lemmas_of(r, i) & COMES_IN or has_asset(r, doer, "sea", "air") or not (is_force(r, doer) or has_asset(r, doer, "land")):
        return False
    town = next((s for s in r.spots if i < s.index <= i + 9 and s.kind in TOWNS), None)
    if town is None:
        return False
    part = {r.items[k].low for k in clause(r, i, town.index - i)} & wordlist("town_parts")
    own = set(p.states("initiator"))
    named = {code for _, code, _ in r.memory.named} | {c for o in r.items if o.tag == "A" for c in o.value or ()} | {r.memory.home}
    at_war = any(own & set(war["sides"]) and (set(war["sides"]) - own) & named for war in load("parties")["war"])
    if not (part or at_war or "clash" in r.memory.kinds):
        return False
    p.kind, p.domain, p.weak = "clash", "land", False
    p.rules.append("comes into a town")
    return True


def prisoners(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "captured 102 soldiers in the region": men of the other side, taken in a fight."""
    if not lemmas_of(r, i) & {"capture", "take"} or done is None or has_asset(r, done, "sea", "air"):
        return False
    men = words_of(r, done) & wordlist("fallen") or has_asset(r, done, "land")
    taken = "capture" in lemmas_of(r, i) or any(o.low.startswith(("prisoner", "captive")) for o in r.items[done.end : done.end + 2])
    if not (men and taken and place_spoken(r, i) and (is_force(r, doer) or p.states("initiator"))):
        return False
    p.kind, p.domain = "clash", "land"
    return True

