"""Ships and aircraft in the way of others: across their path, against what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import has_asset, is_force, lemmas_of, place_spoken, words_of
from geo.events.grammar import group, subject
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def crosses_path(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "cut the path of the patrol ship", "veered in front of the aircraft": a dangerous pass."""
    if words_of(r, done) & wordlist("paths"):
        k = done.end
    elif i + 2 < len(r.items) and (r.items[i + 1].text == "in front of" or [o.low for o in r.items[i + 1 : i + 3]] == ["ahead", "of"]):
        k = i + 1
    elif i + 3 < len(r.items) and r.items[i + 1].low in {"across", "into"} and {o.low for o in r.items[i + 2 : i + 6]} & wordlist("paths"):
        k = i + 2
    else:
        return False
    met = next((o for o in r.items[k : k + 8] if o.tag == "S"), None)
    met = met or next((o for o in r.items[i + 1 : i + 8] if o.tag == "S"), None)  # "cut across the boat's bow"
    if met is None or not p.states("initiator") or not (has_asset(r, doer, "sea", "air") or is_force(r, doer)):
        return False
    p.kind, p.domain = ("intercept", "air") if has_asset(r, doer, "air") else ("coercion", "sea")
    p.actors = [a for a in p.actors if a.role != "target"]
    r.add(p, noun_phrase(r.items, r.items.index(met)), "target")
    p.end = max(p.end, met.end)
    p.rules.append("crosses its path")
    return True


def thwarts(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "disrupted a Philippine resupply mission", "interfered with its patrol": a force in the way of what another state does."""
    if not lemmas_of(r, i) & wordlist("thwarts") or not (has_asset(r, doer, "sea", "air") or is_force(r, doer)):
        return False
    if done is None and (k := next((k for k in range(i + 1, min(i + 4, len(r.items) - 1)) if r.items[k].low == "with"), None)):
        done = noun_phrase(r.items, k + 1)
    if done is None:
        return False
    under_way = any(w.tag == "E" and w.value in {"move", "patrol"} for w in done.items(r.items))
    if not (under_way or words_of(r, done) & wordlist("undertakings")):
        return False
    own = p.states("initiator")
    others = [c for c in r.states(done) if c not in own]
    if not own or not (others or p.states("target") or place_spoken(r, i, done)):
        return False
    p.actors += [Actor(country=c, role="target") for c in others if c not in p.states()]
    p.absorbs += [k for k in range(done.start, done.end) if r.items[k].tag == "E"]
    p.kind, p.domain = "coercion", "air" if has_asset(r, doer, "air") else "sea"
    return True


def sets_upon(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "coast guard ships attacked a supply boat", "a cutter's attack on a fisheries vessel": force without a weapon of war."""
    if r.items[i].tag == "E":
        whole = noun_phrase(r.items, i)
        on = next((k for k in range(i + 1, min(i + 4, len(r.items) - 1)) if r.items[k].low in {"on", "against"}), None)
        doer, done = Phrase(whole.start, i), noun_phrase(r.items, on + 1) if on is not None else None
    elif not lemmas_of(r, i) & {"attack", "assault"}:
        return False
    who = doer.items(r.items) if doer is not None else []
    guards = any(w.value in {"coast_guard_ship", "militia_vessel"} or "coast guard" in w.low for w in who)
    armed = any(o.tag == "S" and r.lex.asset_domain.get(o.value) in {"weapon", "air"} for o in r.items)
    if not guards or armed or not has_asset(r, done, "sea"):
        return False
    p.kind, p.domain, p.cls = "coercion", "sea", "coerce"
    p.actors += [Actor(country=c, role="target") for c in r.states(done) if c not in p.states()]
    return True


def manhandles(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "beat the fishermen and took away their gear": men of a state use force on the crew of a boat."""
    if not lemmas_of(r, i) & wordlist("manhandles") or not words_of(r, done) & (wordlist("fishers") | wordlist("crews")):
        return False
    afloat = any(o.low in wordlist("fishers") or r.lex.asset_domain.get(o.value if o.tag == "S" else "") == "sea" for o in r.items)
    p.kind, p.domain, p.civil = "coercion", "sea", True
    p.actors = [a for a in p.actors if a.role != "target" or a.country not in p.states("initiator")]
    return afloat and len(p.states()) > 1


def hails(r: Reader, p: Proposal, i: int) -> None:
    """ "issued radio challenges to a survey ship": who calls whom."""
    if not r.items[i].low.startswith("radio "):
        return
    k = next((k for k in range(i - 1, max(i - 5, -1), -1) if r.items[k].tag == "V"), None)
    if k is not None and (who := subject(r.items, k)) is not None:
        p.actors = [a for a in p.actors if a.role != "initiator"]
        r.add(p, who, "target" if group(r.items, k).passive else "initiator")
        p.start = min(p.start, r.items[who.start].start)
        p.rules.append("light verb")
    to = next((k for k in range(i + 1, min(i + 4, len(r.items) - 1)) if r.items[k].low in {"to", "at", "against"}), None)
    if to is not None:
        called = noun_phrase(r.items, to + 1)
        fresh = [Actor(country=c, role="target") for c in r.states(called) if c not in p.states("initiator")]
        p.actors = [a for a in p.actors if a.country not in {f.country for f in fresh}] + fresh
