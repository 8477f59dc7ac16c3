"""What is done to merchant ships: approached by small craft, hijacked, freed, searched for contraband; and the incidents told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.asking import has_asset, is_force, is_passive, lemmas_of, place_spoken, words_of
from geo.events.ellipsis import begin
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase
from geo.events.skirmish import men_of

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

INCIDENT_REACH = 8  # sentences over which a note goes on about the incident that it opens with


def merchant(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """The sense of a verb whose object is a merchant ship, its crew or its cargo; no sense of it for anything else."""
    lemmas = lemmas_of(r, i)
    if lemmas & {"hit", "strike"}:
        p.kind, p.domain, p.civil = "strike", "sea", True  # "was hit on the stern by a small craft": a boat full of explosives
        return is_passive(r, i) and bool(words_of(r, doer) & wordlist("small_craft")) and _civil(r, done)
    if lemmas == {"hold"}:  # "a tanker was held by the army"
        taken = _civil(r, done) and is_force(r, doer) and (not is_passive(r, i) or r.items[i - 1].tag == "X")
        rule = "a merchant ship is held"
    elif lemmas == {"hail"}:
        them = _civil(r, done) or (_noted(r) and done is not None and words_of(r, done) == {"they"})
        taken = them and (_small(r, doer) or bool(words_of(r, doer) & wordlist("hailers")))
        rule = "a merchant ship is hailed"
    elif lemmas & wordlist("stalks"):
        taken = _small(r, doer) and _civil(r, done) and not (p.states("target") and not r.memory.merchant)
        rule = "small craft come at a merchant ship"
    elif lemmas & {"attack", "storm", "board", "raid", "hijack"}:
        robbers = men_of(r, doer) & (wordlist("boarders") | wordlist("gunmen"))
        taken = _civil(r, done) and bool(robbers or (_pirates(r) and not r.states(doer) and not is_force(r, doer)))
        rule = "pirates come at a merchant ship"
    elif lemmas & wordlist("turns_away"):
        against = {w for o in words_of(r, done) for w in o.split()}
        taken = bool(against & wordlist("piracy")) and (is_force(r, doer) or bool(p.states("initiator"))) and place_spoken(r, i, done)
        taken = taken and any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items)
        rule = "pirates are beaten off"
    elif lemmas & {"kidnap", "abduct"}:
        afloat = any(o.value == "civil_ship" or _civil_word(o.low) for o in r.items)
        taken = afloat and bool(words_of(r, done) & wordlist("crews")) and (_pirates(r) or bool(words_of(r, doer) & wordlist("raiders")))
        rule = "taken off a merchant ship"
    elif lemmas & wordlist("frees"):
        whose = words_of(r, done) | {o.low for o in r.items[i + 1 : i + 16]}
        taken = (_civil(r, done) or bool(whose & wordlist("crews"))) and _pirates(r) and (is_force(r, doer) or bool(p.states("initiator")))
        rule = "freed from pirates"
    elif lemmas & {"arrest", "detain", "nab", "apprehend"} and words_of(r, done) & wordlist("crews"):
        guards = is_force(r, doer) and any(w in o for o in words_of(r, doer) for w in ("navy", "naval", "coast guard", "coastguard"))
        taken = guards and bool(set(r.states(done)) - set(r.states(doer)))
        rule = "fishermen of another state"
        if taken:
            p.kind, p.domain = "coercion", "sea"
            p.rules.append(rule)
            return True
    else:
        goods = wordlist("contraband") | wordlist("taken_off")
        found = words_of(r, done) | {o.low for o in r.items[i + 1 : i + 8]}  # "seized $42m worth of drugs"
        searched = bool(found & goods) or (_civil(r, done) and _contraband(r, i, goods))
        at_sea = has_asset(r, doer, "sea") or _civil(r, done) or any(_civil_word(o.low) or o.value == "civil_ship" for o in r.items[i:])
        taken = searched and at_sea and _warship(r, doer)
        rule = "searched at sea"
    if not taken:
        return False
    p.kind, p.domain, p.civil = "coercion", "sea", True
    p.actors = [a for a in p.actors if a.role != "target"]
    if not p.states("initiator"):
        p.unnamed["initiator"] = "unknown"
    p.rules.append(rule)
    return True


def _small(r: Reader, phrase: Phrase | None) -> bool:
    words = words_of(r, phrase)
    if phrase is not None and any(w.tag == "A" and w.value for w in phrase.items(r.items)):
        words -= {"boat", "boats", "craft"}  # a coast guard's boats are told of elsewhere
    return bool(words & wordlist("small_craft")) or bool(words & {"pirates", "pirate", "robbers", "attackers"})


def _noted(r: Reader) -> bool:
    """Is this a note of an incident, that says "they" of a ship and its master?"""
    return r.memory.incident is not None and r.number - r.memory.incident[0] <= INCIDENT_REACH


def _civil_word(low: str) -> bool:
    return low in wordlist("merchantmen")


def _civil(r: Reader, phrase: Phrase | None) -> bool:
    """A merchant or fishing ship, or a ship that no navy's name stands beside."""
    if phrase is None:
        return False
    words = phrase.items(r.items)
    if any(w.tag == "S" and w.operator for w in words):
        return False
    return any(w.value == "civil_ship" or _civil_word(w.low) for w in words)


def _pirates(r: Reader) -> bool:
    if r.memory.last is not None and r.memory.last[0] == "merchant":
        return True
    return any(o.low.rstrip("s") in {"pirate", "piracy", "hijacker"} or o.low in {"hijacked", "hijacking", "hostage"} for o in r.items)


def _warship(r: Reader, phrase: Phrase | None) -> bool:
    """A navy or a warship, and no coast guard or customs: those keep the law."""
    if phrase is None:
        return False
    words = phrase.items(r.items)
    guards = any(w.value == "coast_guard_ship" or w.low.rpartition(" ")[2] in {"guard", "guards", "customs", "police"} for w in words)
    naval = any((w.tag == "S" and r.lex.asset_domain.get(w.value) == "sea" and w.value != "civil_ship") for w in words)
    bodies = any(w.tag == "A" and set(w.low.split()) & {"navy", "naval", "maritime", "force", "forces"} for w in words)
    return not guards and (naval or bodies)


def _contraband(r: Reader, i: int, goods: frozenset[str]) -> bool:
    """Does the sentence go on to tell of cargo that was taken or of men who went aboard?"""
    return any(o.low in goods or o.is_verb("take") or "board" in lemmas_of(r, i + 1 + n) for n, o in enumerate(r.items[i + 1 :]))


def incidents(r: Reader, told: list[Proposal]) -> list[Proposal]:
    """ "UKMTO has received a report of an incident 13NM southwest of X": where what follows happened.

    "The incident took place off Y" tells the place of what was told before it.
    """
    k = next((k for k, o in enumerate(r.items) if o.low in {"incident", "incidents"} and o.tag in "NE"), None)
    if k is None or r.sentence.heading or not r.spots:
        return []
    behind = [s for s in r.spots if s.index > k and not s.anaphor]
    definite = k > 0 and r.items[k - 1].low in {"the", "this", "that"}
    if not behind:
        return []
    if not definite:
        if any(lemmas_of(r, m) & wordlist("receives") for m in range(k)):
            r.memory.incident = (r.number, behind)
        return []
    verb = next((m for m in range(k + 1, min(k + 4, len(r.items))) if lemmas_of(r, m) & wordlist("occurs")), None)
    if verb is None or told or r.memory.last is None or r.memory.last[1] not in {"coercion", "strike", "air_defence", "clash"}:
        return []
    p = begin(r, verb, r.memory.last[0], [])
    p.kind, p.anaphoric, p.weak, p.spots, p.rules = r.memory.last[1], True, True, behind, ["the incident told before"]
    p.start, p.end = min(p.start, r.items[k].start), max(s.end for s in behind)
    return [p]


def at_incident(r: Reader, p: Proposal) -> None:
    """Give an act without a place the place of the incident that the note opens with."""
    told = r.memory.incident
    if told is None or p.spots or r.number - told[0] > INCIDENT_REACH or p.kind not in {"coercion", "strike", "air_defence", "clash"}:
        return
    p.spots = [replace(s, inferred=True) for s in told[1]]
    p.rules.append("place of the incident")


def near_ship(r: Reader, i: int) -> bool:
    """ "an explosion in close proximity to the vessel", "a blast near a tanker": what was told of a ship."""
    ahead = r.items[i + 1 : i + 9]
    return any(o.low in {"vessel", "ship"} or o.value == "civil_ship" for o in ahead) and (_noted(r) or place_spoken(r, i))
