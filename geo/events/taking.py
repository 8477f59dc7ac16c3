"""What is taken and what is lost: towns that are captured, ships that are seized, straits that are passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.advances import prisoners
from geo.events.asking import clause, has_asset, is_force, is_military, is_passive, is_pronoun, lemmas_of, place_spoken, recast, words_of
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def take(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "took": a town is captured, a ship is seized, a strait is passed."""
    lemmas = lemmas_of(r, i)
    if (done is None or r.items[done.end - 1].low == "control") and (
        k := next((k for k in clause(r, i, 7) if r.items[k].low in {"of", "over"}), None)
    ) is not None:
        done = noun_phrase(r.items, k + 1)  # "took control of", "wrested back full control of"
    if done is None or (doer is None and not is_passive(r, i) and lemmas & {"take"}):
        return False
    if lemmas & {"lose", "lose control", "cede"}:
        return _loses(r, p, i, done)
    if prisoners(r, p, i, doer, done):
        return True
    words = done.items(r.items)
    if lemmas & {"take over", "assume"} and words_of(r, done) & wordlist("watches_kept"):
        p.kind, p.domain = "deployment", p.domain if p.domain != "none" else "multi"  # "took over the air policing mission at X"
        p.actors = [a for a in p.actors if a.role != "target"]
        return bool(p.actors) and place_spoken(r, i, done)
    if r.items[done.end - 1].low in wordlist("commands") and not lemmas & {"capture", "recapture", "overrun"}:
        return False  # "took over the bridge": what the boarders did next
    inside = [s for s in r.spots if done.start <= s.index < done.end]
    ship = next((w for w in words if w.tag == "S" and r.lex.asset_domain.get(w.value) in {"sea", "air"}), None)
    forced = (
        is_force(r, doer)
        or bool(p.states("initiator"))
        or (doer is not None and any(w.low in wordlist("fallen") for w in doer.items(r.items)))
    )
    by_ship = has_asset(r, doer, "sea") and not has_asset(r, doer, "land")
    if any(s.kind in {"strait", "channel"} or s.kind.startswith(("unknown strait", "unknown channel")) for s in inside):
        if not (lemmas == {"take"} or lemmas & {"take"}) or not (by_ship or is_pronoun(r, doer)):
            return False
        p.kind, p.domain = "naval_transit", "sea"
        return bool(p.actors or p.assets)
    if ship is not None and not inside:
        if lemmas == {"take"} and is_passive(r, i) and doer is None:
            return False  # "was taken to": where it went after
        if lemmas & {"take", "occupy", "secure", "reclaim", "regain", "win back", "grab"} and not (forced or is_passive(r, i)):
            return False
        if lemmas == {"take"} and any(o.low in {"part", "off", "place", "aim"} for o in r.items[i + 1 : i + 3]):
            return False
        p.kind, p.domain = "coercion", "sea"
        return True
    low = words_of(r, done)
    held = bool(inside) or any(w.tag == "L" for w in words) or bool(low & (wordlist("held") | wordlist("taken")))
    if {o.low for o in r.items[i + 1 : done.end]} & wordlist("shares") and inside and all(s.kind == "country" for s in inside):
        return False  # "captured about a third of Iraq": how a war went
    if not held or low & {"opportunity", "chance", "power", "seat", "office"}:
        return False
    if not forced and not is_passive(r, i):
        return False
    if (is_passive(r, i) and doer is None and lemmas & {"take", "occupy", "regain"}):
        return False
    if not is_military(r) and not lemmas & {"liberate", "recapture"}:
        return False
    if lemmas & {"take", "regain", "occupy"} and not (is_force(r, doer) or inside or low & wordlist("taken") or low & wordlist("held")):
        return False
    fought = set(p.states("initiator")) & wordlist("armed_groups") or any(o.is_verb("impact") for o in r.items[done.end :])
    quiet = lemmas & {"occupy"} and low & wordlist("held") and not inside and not fought
    p.kind, p.domain = ("deployment", "land") if quiet else ("clash", "land")
    p.rules.append("takes a place")
    return True


def _loses(r: Reader, p: Proposal, i: int, lost: Phrase) -> bool:
    """ "has lost the town to rebels": who gains it is who fought for it."""
    land = any(lost.start <= s.index < lost.end + 6 and s.item.tag == "L" and s.index in clause(r, i, 12) for s in r.spots)
    to = next((k for k in clause(r, i, 14) if k >= lost.end and r.items[k].low == "to"), None)
    winner = noun_phrase(r.items, to + 1) if to is not None and to + 1 < len(r.items) else None
    gained = is_force(r, winner) or bool(words_of(r, winner) & wordlist("fallen"))
    if not land or not (gained or "control" in words_of(r, lost) | lemmas_of(r, i)):
        return False
    recast(p, "initiator", "target")
    r.add(p, winner, "initiator")
    p.kind, p.domain = "clash", "land"
    p.rules.append("takes a place")
    return is_military(r)
