"""Fights as armies and border forces tell them: fire over a line, encounters, hideouts that are hit, men killed in a strike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import as_participants, clause, has_asset, is_force, is_passive, place_spoken, words_of
from geo.events.grammar import post_nominal, subject
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, after_phrases, noun_phrase
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def men_of(r: Reader, phrase: Phrase | None) -> set[str]:
    """The words of a phrase and of what it is a group of: "this group of terrorists", "dozens of armed men"."""
    if phrase is None:
        return set()
    return words_of(r, phrase) | {w for more in after_phrases(r.items, phrase.end, frozenset({"of"}))[:1] for w in words_of(r, more)}


def at_each_other(r: Reader, p: Proposal, i: int, doer: Phrase | None) -> bool:
    """ "fired at each other": two sides fight."""
    after = [o.low for o in r.items[i + 1 : i + 5] if o.tag != "W"]
    if after[:3] not in (["at", "each", "other"], ["on", "each", "other"], ["at", "one", "another"], ["on", "one", "another"]):
        return False
    if not (is_force(r, doer) or len(p.states("initiator")) > 1):
        return False
    p.kind, p.domain = "clash", "land"
    p.actors = [a for a in p.actors if a.role != "target"]
    as_participants(p)
    return True


def opens_fire(r: Reader, i: int, doer: Phrase | None, aim: Phrase | None) -> bool:
    """ "troops opened heavy fire in the Lam sector": a force shoots somewhere, and not at a crowd."""
    if not any(v.lemma == "open fire" for v in r.items[i].verbs) or words_of(r, aim) & wordlist("crowds"):
        return False
    return is_force(r, doer) and place_spoken(r, i, reach=12)


def killed_in(r: Reader, first: int) -> bool:
    """ "the army killed eight men in a strike on a boat": a strike that a force has made; `first` begins its phrase."""
    if first < 3 or r.items[first - 1].low not in {"in", "during", "by", "with"}:
        return False
    k = next((k for k in range(first - 2, max(first - 14, -1), -1) if r.items[k].tag in "VB;"), None)
    if k is None or r.items[k].tag != "V" or not {v.lemma for v in r.items[k].verbs} & wordlist("harmful_to") or is_passive(r, k):
        return False
    who = subject(r.items, k)
    return who is not None and (is_force(r, who) or bool(r.states(who)))


def short_for(r: Reader, i: int) -> bool:
    """ "an intelligence-based operation (IBO)": the letters in brackets tell nothing of their own."""
    items = r.items
    alone = 1 < i < len(items) - 1 and items[i - 1].tag == "(" and items[i + 1].tag == ")"
    return alone and items[i - 2].tag == "E" and items[i - 2].value == items[i].value


def tallied(r: Reader, i: int) -> bool:
    """ "an increase in the number of attacks targeting posts": the verb at `i` tells what kind of attacks are counted."""
    if r.items[i].form != {"ing"} or r.items[i - 1].tag != "E" or not r.items[i - 1].low.endswith("s"):
        return False
    k = noun_phrase(r.items, i - 1).start - 1
    return k > 0 and r.items[k].low in {"of", "in"} and r.items[k - 1].low in wordlist("tallies") | wordlist("tempo")


def hideout(r: Reader, p: Proposal, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "neutralised a hideout of gunmen": a place of armed men is attacked, from the air or on foot."""
    if not words_of(r, done) & wordlist("lairs") or not (is_force(r, doer) or p.states("initiator")):
        return False
    words = {w for o in words_of(r, doer) for w in o.replace("-", " ").split()}
    p.kind, p.domain = ("strike", "air") if has_asset(r, doer, "air", "weapon") or words & wordlist("air") else ("clash", "land")
    return True


def attacked_by_nobody_known(r: Reader, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "an army convoy was attacked by armed men near X": men without a name attack a force at a place that is told."""
    if not is_passive(r, i) or doer is None or r.states(doer) or not is_force(r, done):
        return False
    return bool(men_of(r, doer) & (wordlist("fallen") | wordlist("gunmen"))) and place_spoken(r, i, done)


def on_its_way(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "a drone entering the country from X was shot down": how the one brought down had come is no event of its own."""
    if p.kind != "air_defence" or r.items[p.trigger].tag != "V" or not q.trigger < p.trigger or not is_passive(r, p.trigger):
        return False
    if r.items[q.trigger].form != {"ing"} or not post_nominal(r.items, q.trigger):
        return False
    mine, theirs = subject(r.items, q.trigger), subject(r.items, p.trigger)
    return mine is not None and theirs is not None and mine.end == theirs.end and p.trigger - q.trigger < 24


def joined(r: Reader, k: int, triggers: list[int]) -> int | None:
    """ "16 were killed and 21 wounded in X": of two verbs of harm with one place the trigger is the one that tells an act."""
    if not {v.lemma for v in r.items[k].verbs} & wordlist("deadly"):
        return None
    before = next((t for t in reversed(triggers) if t < k), None)
    if before is None or k - before > 6 or not {v.lemma for v in r.items[before].verbs} & wordlist("deadly"):
        return None
    return before if all(o.tag in "CQWDNX" for o in r.items[before + 1 : k]) else None


def dated_again(r: Reader, i: int) -> bool:
    """ "the raid was carried out on Monday": a verb of doing in the passive, with a day behind it."""
    k = next((k for k in range(i + 1, min(i + 6, len(r.items))) if r.items[k].tag == "V"), None)
    doing = {"conduct", "carry out", "launch", "stage", "execute"}
    if k is None or not is_passive(r, k) or not {v.lemma for v in r.items[k].verbs} & doing:
        return False
    return any(o.tag == "T" and o.what in {"date", "weekday"} for o in r.items[k + 1 : k + 6])


def beats_back(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "thwarted Pakistani air aggression across the line": who is beaten back had begun it."""
    words = {w for o in words_of(r, done) for w in o.split()}
    begun = r.states(done)
    if not words & wordlist("onsets") or not (begun or is_force(r, doer)) or not place_spoken(r, i) or (set(begun) & set(r.states(doer))):
        return False
    turned = {"initiator": "target", "target": "initiator"}
    p.actors = [Actor(country=a.country, role=turned.get(a.role, a.role), name=a.name, span=a.span) for a in p.actors]
    p.kind, p.domain = "clash", "air" if words & wordlist("air") else "land"
    return True


def aim_of(r: Reader, i: int) -> Phrase | None:
    """The phrase that the verb at `i` shoots at."""
    ahead = (k for k in clause(r, i, 12) if r.items[k].low in {"at", "on", "upon", "against"} and k + 1 < len(r.items))
    at = next((k for k in ahead if r.items[k + 1].tag != "T"), None)  # "opened fire on Monday from mortars on the defenders"
    return noun_phrase(r.items, at + 1) if at is not None else None
