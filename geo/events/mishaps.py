"""What befalls craft without an enemy: collisions, crashes, fires; those of fishermen and travellers are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import has_asset, is_force, is_passive, is_pronoun, lemmas_of, place_spoken, words_of
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.events.weapons import ARMS, armed, by_weapon

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

PLAIN = frozenset({"civil_ship", "ship", "aircraft", "helicopter"})  # craft of anybody


def _private(r: Reader, doer: Phrase | None, done: Phrase | None, i: int) -> bool:
    """Does it befall fishermen, travellers or merchant seamen, and no armed force?"""
    beside = noun_phrase(r.items, i) if r.items[i].tag == "E" else None
    own = [w for q in (doer, done, beside) if q is not None for w in q.items(r.items)]
    for k in range(i + 1, min(i + 12, len(r.items) - 1)):
        if r.items[k].low in {"with", "into", "between", "of", "and"}:
            own += noun_phrase(r.items, k + 1).items(r.items)
    craft = [w for w in own if w.tag == "S"]
    if not craft or any(w.operator or w.hull or w.value not in PLAIN for w in craft):
        return False
    if any((w.tag == "A" and w.what in {"body", "generic", "group"}) or w.low in wordlist("military") for w in own):
        return False
    if any(o.low in wordlist("mined") for o in r.items):
        return False  # a mine is a weapon
    civil = all(w.value == "civil_ship" for w in craft) and not any(
        o.tag == "S" and (r.lex.asset_domain.get(o.value) == "weapon" or o.value in ARMS) for o in r.items
    )
    return civil or any(o.low in wordlist("private") for o in r.items)


def _craft_before(r: Reader, before: int) -> Phrase | None:
    """The ship or aircraft told last in the sentence, which "it" stands for."""
    k = next((k for k in range(before - 1, -1, -1) if r.items[k].tag == "S"), None)
    found = noun_phrase(r.items, k) if k is not None else None
    return found if has_asset(r, found, "sea", "air") and not armed(r, found) else None


def hits_obstacle(r: Reader, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "struck an undersea mountain", "hit a pier": does a manned craft hit what stands still?"""
    if not has_asset(r, doer, "sea", "air") or has_asset(r, done) or not words_of(r, done) & wordlist("obstacles"):
        return False
    craft = [w for w in doer.items(r.items) if w.tag == "S"]
    return not any(w.value in {"drone", "unmanned_surface", "unmanned_underwater"} for w in craft) and not armed(r, doer)


def _ride(r: Reader, i: int, doer: Phrase | None) -> bool:
    """ "four soldiers died when their vehicle overturned", "an army truck plunged into a gorge"."""
    if not (words_of(r, doer) & wordlist("rides") and lemmas_of(r, i) & wordlist("overturns")) or has_asset(r, doer):
        return False
    words = words_of(r, doer)
    theirs = "their" in words and any(o.value == "troops" or o.low in wordlist("fallen") for o in r.items[: doer.start])
    return theirs or bool(words & {"army", "military", "navy", "force"})


def _struck(r: Reader, k: int) -> bool:
    """ "was struck by naval drones": with a weapon, in a passive."""
    return is_passive(r, k) and by_weapon(r, k)


def accident(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    steaming = next((o for o in r.items[done.end : done.end + 3] if o.form == {"ing"}), None) if done is not None else None
    if lemmas_of(r, i) <= {"run into", "run"} and steaming is not None:
        return False  # "ran into two cruisers steaming north": met them
    if has_asset(r, doer, "weapon") and not has_asset(r, doer, "sea", "air", "land") and not is_passive(r, i) and done is None:
        return False  # a missile that comes down has hit or missed
    if any(_struck(r, k) for k in range(i) if r.items[k].tag == "V" and r.items[k].is_verb("strike")):
        return False  # "was struck by drones and went down"
    if lemmas_of(r, i) == {"clip"} and not hits_obstacle(r, doer, done):
        return False
    if is_pronoun(r, doer) and (craft := _craft_before(r, doer.start)) is not None:
        r.add(p, craft, "initiator")  # "the helicopter was on a mission when it crashed"
        p.assets += r.assets_in(craft, p.states("initiator"))
    by_mine = any(o.low in {"mine", "mines"} for o in r.items[i : i + 9])  # "suffered minor damage from a mine"
    if lemmas_of(r, i) == {"suffer"} and by_mine and words_of(r, done) & {"damage"} and has_asset(r, doer, "sea"):
        p.kind, p.domain = "accident", "sea"
        p.actors = [a for a in p.actors if a.role == "initiator"]
        return True
    if lemmas_of(r, i) == {"suffer"} and not words_of(r, done) & wordlist("failures"):
        return False  # "suffered injuries" is what came of something else
    if lemmas_of(r, i) == {"lose"} and (words_of(r, done) | words_of(r, doer)) & {"contact", "communication", "communications"}:
        near = next((k for k in (*range(max(0, i - 6), i), *range(i + 1, min(i + 5, len(r.items) - 1))) if r.items[k].low == "with"), None)
        craft = noun_phrase(r.items, near + 1) if near is not None else None
        p.kind = "accident"  # "contact with the helicopter was lost off X"
        r.add(p, craft, "initiator")
        p.assets += r.assets_in(craft, p.states("initiator")) if craft is not None else []
        return has_asset(r, craft, "sea", "air") and not _private(r, craft, None, i) and place_spoken(r, i)
    if lemmas_of(r, i) == {"lose"} and (is_passive(r, i) or not has_asset(r, done, "air", "sea")):
        return False
    if lemmas_of(r, i) == {"break out"} and words_of(r, doer) & {"fire", "blaze"}:
        aboard = next((k for k in range(i + 1, min(i + 9, len(r.items))) if r.items[k].tag in "SV"), None)
        done = noun_phrase(r.items, aboard) if aboard is not None and r.items[aboard].tag == "S" else None
        at = next((k for k in range(i + 1, min(i + 5, len(r.items) - 1)) if r.items[k].low in {"at", "in", "inside"}), None)
        works = words_of(r, noun_phrase(r.items, at + 1)) if at is not None else set()
        if works & wordlist("arsenals") and works & wordlist("military_works") and "strike" not in r.memory.kinds:
            p.unnamed["initiator"] = "regular"
            p.kind, p.domain = "accident", "land"  # "a fire broke out at an ammunition depot"
            return place_spoken(r, i)
        if done is None or not has_asset(r, done, "sea", "air"):
            return False
        r.add(p, done, "initiator")
        p.assets += r.assets_in(done, p.states("initiator"))
    if lemmas_of(r, i) <= {"burn", "burn down", "burn out", "torch"} and done is not None and not has_asset(r, done):
        p.kind, p.domain = "strike", "land"  # "fighters burned down a village"
        return is_force(r, doer) and place_spoken(r, i)
    if _ride(r, i, doer):
        p.kind, p.domain = "accident", "land"
        p.unnamed["initiator"] = "regular"
        return place_spoken(r, i)
    if not (has_asset(r, doer) or has_asset(r, done) or p.assets):
        return False
    if _private(r, doer, done, i):
        return False
    if doer is not None and lemmas_of(r, i) & {"disappear", "vanish"} and any(w.value == "balloon" for w in doer.items(r.items)):
        return False
    if lemmas_of(r, i) & {"come down", "land"} and has_asset(r, doer, "land"):
        return False  # men who come down by helicopter
    if any(it.tag == "E" and it.value == "strike" for it in r.items) or any(
        o.tag == "V" and {v.lemma for v in o.verbs} & {"ram", "sideswipe", "torpedo"} for k, o in enumerate(r.items) if k != i
    ):
        return False  # it sank after an attack: the attack is the event
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and (is_passive(r, i) or (done is not None and is_force(r, doer))):
        drilled = any(o.value == "exercise" and o.tag == "E" for o in r.items) or (
            r.memory.exercise is not None and r.number - r.memory.exercise[0] <= 2
        )
        if drilled:
            p.kind = "exercise"
            return True
    plain = {w.value for w in done.items(r.items) if w.tag == "S"} if done is not None else set()
    fished = bool(plain) and ("civil_ship" in plain or (plain == {"ship"} and is_passive(r, i))) and has_asset(r, doer, "sea")
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and fished and not (by_weapon(r, i) or armed(r, doer)):
        p.kind, p.domain = "coercion", "sea"  # a fishing boat sunk by ships
        return bool(p.actors)
    spent = done is not None and words_of(r, done) & wordlist("spent")
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and spent and not is_passive(r, i) and has_asset(r, done, "sea"):
        p.kind = "exercise"  # "sank a decommissioned corvette": a target
        p.actors = [a for a in p.actors if a.role != "target"]
        return bool(p.actors)
    sunk = doer is not None and done is not None and not is_passive(r, i) and has_asset(r, done, "sea")  # "it sank the landing ship"
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and (sunk or p.states("target") or by_weapon(r, i) or armed(r, doer)):
        p.kind = "strike"
        return True
    p.kind = "accident"
    return bool(p.actors or p.assets)
