"""Who watches, sees, answers or sends away: ships and aircraft that follow others, and what was seen of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import (
    any_asset,
    clause,
    has_asset,
    is_force,
    is_passive,
    is_pronoun,
    lemmas_of,
    purpose,
    recast,
    words_of,
)
from geo.events.grammar import direct_object, group, subject
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.events.pressure import hails
from geo.events.sightings import MOVING, besets, lies
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader



def monitor(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    along = {o.low for o in r.items[done.end : done.end + 4]} if has_asset(r, done, "weapon") else set()  # "... throughout its flight"
    if (words_of(r, done) | along) & {"trajectory", "flight", "telemetry", "parameters", "performance"} and (
        has_asset(r, done, "weapon") or "weapons_test" in r.memory.kinds
    ):
        return False  # the range follows the missile that is tested
    hostile = r.memory.kinds & {"strike", "air_defence"} and done is not None and not has_asset(r, done, "sea", "land")
    if hostile and any(w.tag == "S" and (w.value == "drone" or r.lex.asset_domain.get(w.value) == "weapon") for w in done.items(r.items)):
        return False  # "tracked 24 attack drones": that is part of shooting at them
    p.kind = "monitoring"
    item = r.items[i]
    behind = r.items[i + 1] if i + 1 < len(r.items) else item
    if item.low == "followed" and behind.low == "by" and not is_force(r, noun_phrase(r.items, i + 2)):
        return False  # "a blast, followed by gunfire"
    if item.tag == "V" and not has_asset(r, doer) and lemmas_of(r, i) & {"track", "monitor"} and besets(r, p, done, doer):
        return True
    if item.tag == "V" and lemmas_of(r, i) == {"monitor"} and doer is None and is_passive(r, i) and lies(r, p, i, done):
        return True
    follower = has_asset(r, doer) or bool(r.people(doer)) or is_pronoun(r, doer)
    if item.tag == "V" and lemmas_of(r, i) == {"accompany"} and not (set(r.states(doer)) and set(r.states(done)) - set(r.states(doer))):
        return False  # ships of one's own go along
    if item.tag == "V" and lemmas_of(r, i) == {"follow"} and doer is not None and not follower:
        return False  # "the action followed an onslaught by"
    if item.tag == "V":
        if done is None and (on := next((k for k in clause(r, i, 5) if r.items[k].low in {"on", "over", "of"}), None)) is not None:
            done = noun_phrase(r.items, on + 1)  # "kept watch on"
            r.add(p, done, "target")
        if doer is not None and any(w.tag == "E" or w.low in wordlist("onlookers") for w in doer.items(r.items)):
            return False  # "this attack follows another", "activists of the observatory monitored jets"
        watched = (
            words_of(r, done) & {"group", "pair", "trio", "formation", "flotilla"}
            or is_force(r, done)
            or has_asset(r, done)
            or is_pronoun(r, done)
            or (done is not None and any(w.tag == "E" and w.value == "move" for w in done.items(r.items)))
            or bool(words_of(r, done) & {"activity", "activities", "movements", "movement", "moves"})
        )
        watching = item.low in {
            "tracked",
            "monitored",
            "shadowed",
            "followed",
            "watching",
            "watched",
            "shadowing",
            "tracking",
        } and has_asset(r, doer)
        if not watched and not (done is None and (watching or (item.low in {"tracked", "monitored", "shadowed"} and doer is not None))):
            return False
        if not (p.states("initiator") or doer is not None or is_passive(r, i)):
            return False
        with_craft = any(r.items[k].low == "with" and any_asset(r, range(k, k + 8)) is not None for k in clause(r, i, 8))
        if lemmas_of(r, i) & {"observe", "watch"} and not (has_asset(r, doer, "sea", "air") or is_force(r, doer) or with_craft):
            return False  # "were observed sailing": seen
        after = next((o for o in r.items[done.end : done.end + 14] if o.tag not in "PDNASLQC'()"), None) if done is not None else None
        busy = after is not None and after.form == {"ing"} and after.is_verb(*MOVING, "light")
        if lemmas_of(r, i) & {"observe", "watch", "find"} and busy and not group(r.items, i).progressive:
            return False  # "observed four ships sailing inside the zone": what they did is the news
    else:
        phrase = noun_phrase(r.items, i)
        words = words_of(r, phrase)
        if words & wordlist("watching_things"):
            return False
        before = r.items[max(0, phrase.start - 4) : phrase.start]
        if any(v.lemma in wordlist("heightens") for o in before if o.tag == "V" for v in o.verbs):
            return False  # "has beefed up surveillance"
        aims = {"focus", "aim", "concentrate", "specialise", "specialize"}
        if phrase.start > 1 and any(v.lemma in aims for v in r.items[phrase.start - 2].verbs):
            return False  # "focuses on monitoring"
        kept = next((k for k in range(i - 1, max(-1, i - 14), -1) if r.items[k].tag == "V"), None)
        if item.low.startswith("under ") and kept is not None and lemmas_of(r, kept) & {"keep", "put", "place", "hold"}:
            p.actors = []  # "kept the ships under watch": who keeps watches what is kept
            r.add(p, subject(r.items, kept), "initiator")
            r.add(p, direct_object(r.items, kept), "target")
            p.rules.append("light verb")
        hails(r, p, i)
        p.weak = p.anaphoric = not ("light verb" in p.rules and p.states("initiator"))
    recast(p, "initiator", "monitor")
    p.domain = "multi" if p.domain == "none" else p.domain
    p.reaction = True
    return True


def usher(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "warned the ships to leave", "told them by radio to go": a patrol ship sends another away."""
    if not (has_asset(r, doer, "sea", "air") or (is_force(r, doer) and "coast guard" in " ".join(words_of(r, doer)))):
        return False
    if not (has_asset(r, done, "sea", "air") or is_pronoun(r, done)):
        return False
    k = purpose(r, i, wordlist("leaves"))
    if k is None and lemmas_of(r, i) & {"challenge", "hail", "warn"} and any("radio" in r.items[m].low for m in clause(r, i, 8)):
        p.kind, p.domain, p.reaction = "monitoring", "sea" if has_asset(r, doer, "sea") else p.domain, True
        recast(p, "initiator", "monitor")
        return bool(p.actors)  # "challenged them by radio"
    if k is None:
        return False
    p.kind, p.domain, p.reaction = "monitoring", "sea" if has_asset(r, doer, "sea") else p.domain, True
    if lemmas_of(r, i) & {"force", "compel"}:
        p.kind = "coercion"  # "forced the ships to leave"
    else:
        recast(p, "initiator", "monitor")
    p.absorbs.append(k)
    p.modality = "happened" if p.modality in {"planned", "hypothetical"} and r.items[i - 1].tag != "X" else p.modality
    return bool(p.actors)


def respond(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "responded with patrol aircraft and ships", "employed navy vessels to monitor", "were assigned to watch"."""
    lemmas = lemmas_of(r, i)
    span = clause(r, i, 16)
    watching = purpose(r, i, wordlist("watches"))
    if lemmas & {"respond", "answer", "react"}:
        k = next((k for k in span if r.items[k].low in {"with", "by"}), None)
        if k is None or not any(o.tag == "S" and r.lex.asset_domain.get(o.value) in {"sea", "air"} for o in r.items[k + 1 : k + 8]):
            return False
    elif (watching is None and not (lemmas & {"employ"} and {"response", "monitor", "respond"} & {r.items[k].low for k in span})) or not (
        has_asset(r, done, "sea", "air") or has_asset(r, doer, "sea", "air")
    ):
        return False
    p.kind, p.domain, p.reaction = "monitoring", "multi", True
    if is_passive(r, i):
        recast(p, "target", "monitor")
        p.assets += r.assets_in(done, p.states("monitor"))
    p.actors = [a for a in p.actors if a.role != "target" or a.country not in p.states("monitor")]
    recast(p, "initiator", "monitor")
    if watching is not None:
        p.absorbs.append(watching)
    if watching is not None and watching + 1 < len(r.items):
        seen = noun_phrase(r.items, watching + 1)
        p.actors += [Actor(country=c, role="target", span=it.span) for c, it in r.people(seen) if c not in p.states()]
        p.end = max(p.end, r.items[watching].end)
    return bool(p.actors) or bool(p.assets)


def to_watch(r: Reader, p: Proposal, i: int) -> bool:
    """ "sailed from Dover to monitor the Russian destroyer", "left port to shadow the ships": who sails to watch, watches."""
    k = purpose(r, i, wordlist("watches"))
    if k is None or r.items[k - 1].low != "to" or k + 1 >= len(r.items):
        return False
    seen = noun_phrase(r.items, k + 1)
    own = p.states("initiator")
    others = [(c, it) for c, it in r.people(seen) if c not in own]
    if not others or not has_asset(r, seen, "sea", "air"):
        return False
    recast(p, "initiator", "monitor")
    p.actors = [a for a in p.actors if a.role == "monitor"] + [Actor(country=c, role="target", span=it.span) for c, it in others]
    p.kind, p.domain, p.reaction, p.cls = "monitoring", "sea", True, "monitor"
    p.absorbs.append(k)
    p.end = max(p.end, r.items[seen.end - 1].end)
    p.rules.append("sails to watch")
    return True


def and_to(r: Reader, k: int) -> list[int]:
    """The rest of a series of purposes: "sent boats to gather evidence[, issue warnings and drive the ships away]"."""
    found = []
    for m in range(k + 1, min(k + 16, len(r.items))):
        if r.items[m].tag in "B;X" or r.items[m].text == ";":
            break
        if r.items[m].tag == "V" and "base" in r.items[m].form and (r.items[m - 1].tag == "C" or r.items[m - 1].text == ","):
            found.append(m)
    return found
