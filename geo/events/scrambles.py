"""Who is sent up or out to meet others, to watch them, or to show them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import has_asset, is_passive, is_pronoun, lemmas_of, only_civil, recast, words_of
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.events.weapons import defends_air
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def shown_out(r: Reader, i: int) -> bool:
    """ "escorted them out of the waters", "escort it away": who is shown out had come in."""
    gone = next((k for k in range(i + 1, min(i + 8, len(r.items))) if r.items[k].text in {"out", "out of", "away", "off", "back"}), None)
    return gone is not None and not any(o.tag in "VM" for o in r.items[i + 1 : gone])


def scramble(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    words = words_of(r, done)
    if item.tag == "V" and lemmas_of(r, i) == {"alert"}:  # "two fighters were alerted when a spy plane came near"
        fighters = done is not None and any(w.value == "fighter" for w in done.items(r.items))
        if not (is_passive(r, i) and fighters and any(o.tag == "S" for o in r.items[i:])):
            return False
    if item.tag == "V" and lemmas_of(r, i) & {"bump", "headbutt"} and has_asset(r, done, "sea"):
        p.kind, p.domain = "coercion", "sea"
        return bool(p.actors)
    if (
        item.tag == "V"
        and any(v.lemma.startswith("escort") for v in item.verbs)
        and (has_asset(r, done, "sea") or has_asset(r, doer, "sea"))
        and not has_asset(r, doer, "air")
    ):
        p.kind, p.domain = "naval_transit", "sea"
        them = done is None or all(w.tag == "R" for w in done.items(r.items))  # somebody told before, and not who escorts
        strangers = bool(set(r.states(done)) - set(r.states(doer)))
        if shown_out(r, i) and (them or strangers):
            p.kind, p.reaction = "intercept", True
            p.actors = [a for a in p.actors if a.role != "target" or a.country not in p.states("initiator")]
            return bool(p.actors)
        last = r.memory.doers
        came = last is not None and last[1] in {"naval_transit", "incursion"} and r.number - last[0] <= 2
        if them and came and set(last[2]) - set(r.states(doer)):
            p.kind, p.reaction = "monitoring", True  # "two frigates escorted them", after warships of another state came in
            recast(p, "initiator", "monitor")
            p.actors = [a for a in p.actors if a.role == "monitor"] + [Actor(country=c, role="target") for c in last[2]]
            return bool(p.states("monitor"))
        held = last is not None and last[1] == "coercion" and r.number - last[0] <= 2 and set(last[2]) == set(p.states("initiator"))
        if held and done is not None and r.items[done.start].low in {"the", "it"}:
            p.kind, p.weak, p.anaphoric = "coercion", True, True  # "boarded the tanker and later escorted it to the coast"
            return True
        warship = done is not None and any(w.tag == "S" and w.value != "civil_ship" for w in done.items(r.items))
        if warship and set(r.states(done)) - set(r.states(doer)) and r.states(doer):
            p.kind, p.reaction = "monitoring", True  # who escorts another state's warship keeps an eye on it
            recast(p, "initiator", "monitor")
        return bool(p.actors)
    if (
        has_asset(r, done, "weapon")
        or any(w.tag == "S" and w.value == "drone" for w in (done.items(r.items) if done else []))
        or words & {"projectiles"}
        or (item.tag == "V" and lemmas_of(r, i) == {"intercept"} and (_missiles(r, i, doer, done) or _downs(r, doer, done)))
    ):
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"
        return True
    if not (has_asset(r, doer) or has_asset(r, done) or p.actors) or any(o.low in wordlist("contraband") for o in r.items):
        return False
    if item.tag == "V" and lemmas_of(r, i) == {"intercept"} and only_civil(r, done) and not has_asset(r, doer, "air"):
        p.kind, p.domain, p.civil = "coercion", "sea", True  # "the navy intercepted a tanker"
        p.actors = [a for a in p.actors if a.role == "initiator"]
        return bool(p.actors)
    if item.tag == "V" and lemmas_of(r, i) & {"turn back", "turn away"} and done is None:
        return False  # it turned of itself
    own_escort = item.tag == "V" and lemmas_of(r, i) <= {"escort"} and has_asset(r, doer, "air") and has_asset(r, done, "air")
    strangers = words_of(r, doer) & {"foreign", "nato", "allied", "western", "other"}
    ours, theirs = set(r.states(doer)), set(r.states(done))
    if own_escort and theirs and not strangers and (ours == theirs or (not ours and is_passive(r, i))):
        return False  # fighters that fly along with bombers of their own
    if (
        item.tag == "V"
        and lemmas_of(r, i) & {"escort", "chase", "see off", "head off", "turn back", "turn away"}
        and not (has_asset(r, done, "air") or has_asset(r, doer, "air") or (lemmas_of(r, i) == {"escort"} and has_asset(r, done, "sea")))
    ):
        return False
    if item.tag == "V" and has_asset(r, done, "land") and not has_asset(r, done, "sea", "air"):
        return False
    p.kind, p.domain = "intercept", "air" if p.domain != "sea" else "sea"
    if item.tag == "V" and is_passive(r, i) and any(v.lemma in {"scramble", "alert"} for v in item.verbs):
        recast(p, "target", "initiator")  # who is scrambled is who acts
        p.assets += r.assets_in(done, p.states("initiator"))
    sent_for(r, p, i)
    watches = item.tag == "V" and {"scramble"} & lemmas_of(r, i) and any(lemmas_of(r, k) & wordlist("sent_to") for k in p.absorbs)
    if watches and has_asset(r, done, "sea") and not has_asset(r, done, "air"):
        p.kind, p.domain, p.reaction = "monitoring", "sea", True  # "a frigate was scrambled to shadow a cruiser"
        recast(p, "initiator", "monitor")
        return True
    if item.tag == "V" and has_asset(r, done, "air") and any(v.lemma == "scramble" for v in item.verbs):
        own = p.states("initiator")
        p.actors = [a for a in p.actors if a.role != "target" or a.country not in own]
        p.assets += r.assets_in(done, own)
    p.reaction = True
    p.weak = item.tag == "E" and not p.actors
    return True


def sent_for(r: Reader, p: Proposal, i: int) -> None:
    """ "scrambled to identify and escort a Russian Il-20": what they were sent up for is the same event, and whom they met its target."""
    for k in range(i + 1, min(i + 16, len(r.items) - 1)):
        if r.items[k].tag == "V" and lemmas_of(r, k) & (wordlist("meets") | wordlist("watches")):
            last = k + 2 if [o.tag for o in r.items[k + 1 : k + 3]] == ["C", "V"] and k + 3 < len(r.items) else k
            p.actors += [
                Actor(country=c, role="target", span=it.span) for c, it in r.people(noun_phrase(r.items, last + 1)) if c not in p.states()
            ]
            if r.items[k - 1].low == "to":
                p.absorbs += sorted({k, last})
                p.end = max(p.end, r.items[last].end)
            return


def _downs(r: Reader, doer: Phrase | None, done: Phrase | None) -> bool:
    """Air defences that intercept bring down; a command that intercepts aircraft has sent fighters up to them."""
    commanded = has_asset(r, done, "air") and any("command" in word for word in words_of(r, doer))
    return defends_air(r, doer) and not commanded


def _missiles(r: Reader, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "launched three missiles, which were all intercepted": what is stopped are weapons told before."""
    told = done if done is not None else doer
    if told is not None and not is_pronoun(r, told) and any(w.tag in "SA" for w in told.items(r.items)):
        return False
    told = [o for o in r.items[:i] if o.tag == "S"]
    flying = [o for o in told if r.lex.asset_domain.get(o.value) == "weapon" or o.value == "drone"]
    return bool(flying) and not any(r.lex.asset_domain.get(o.value) == "air" and o.value != "drone" for o in told)
