"""Who acts in an event noun and against whom, when its own phrase does not say: the sides that stand beside it in the sentence."""

from __future__ import annotations

from geo.events.asking import clause
from geo.events.grammar import direct_object, group, subject
from geo.events.phrases import Phrase, noun_phrase, phrase_right
from geo.events.proposal import Proposal
from geo.events.reader import Reader
from geo.model import Actor


def fought_between(r: Reader, p: Proposal, carrier: int) -> None:
    """ "fighting broke out on Monday between the army and rebels", "clashes erupted near X involving border guards": the sides behind."""
    for k in clause(r, carrier, 18):
        if r.items[k].low in {"between", "involving"} and k + 1 < len(r.items) and r.items[k + 1].tag not in "QT":
            phrase = phrase_right(r.items, k + 1)
            r.add(p, phrase, "initiator", extend=False)
            if phrase is not None and phrase.end + 1 < len(r.items) and r.items[phrase.end].tag == "C":
                r.add(p, phrase_right(r.items, phrase.end + 1), "initiator", extend=False)
            return


def aimed_at(r: Reader, p: Proposal, i: int) -> None:
    """ "at a Philippine boat", "against Houthi targets", "ramming its boats": at whom."""
    if r.items[i].low.endswith("ing") and i + 1 < len(r.items) and r.items[i + 1].tag in "DAQ":
        r.add(p, phrase_right(r.items, i + 1), "target")
        return
    for k in range(i + 1, min(i + 14, len(r.items) - 1)):
        if r.items[k].tag in "VB" or r.items[k].text == ";":
            return
        if r.items[k].tag == "P" and r.items[k].low in {"at", "on", "against", "toward", "towards"} and r.items[k + 1].tag != "T":
            r.add(p, phrase_right(r.items, k + 1), "target")
            return


def nearest_movers(r: Reader, p: Proposal, first: int, *, near: bool = False) -> None:
    """ "during their joint patrol": who acts in the clause, else the nearest body or ships before, else whoever moved last."""
    best: Phrase | None = None
    before = next((k for k in range(first - 1, -1, -1) if r.items[k].tag == "V"), None)
    watched = before is not None and r.items[before].is_verb("monitor") and not group(r.items, before).passive
    if watched and (theirs := direct_object(r.items, before)) is not None and r.people(theirs):
        r.add(p, theirs, "initiator")  # "tracked the destroyer throughout its passage"
        return
    if (
        before is not None
        and not r.items[before].is_verb("report")
        and (acting := subject(r.items, before)) is not None
        and r.people(acting)
    ):
        r.add(p, acting, "initiator")
        _threatened(r, p, acting, first)
        return
    if near:
        return
    k = first - 1
    while k > 0:
        it = r.items[k]
        if it.tag in "AS":
            phrase = noun_phrase(r.items, k)
            words = phrase.items(r.items)
            if any(w.tag == "S" or (w.tag == "A" and w.what in {"body", "generic"}) for w in words) and r.people(phrase):
                best = phrase
                break
            if best is None and r.people(phrase):
                best = phrase
            k = phrase.start - 1
        else:
            k -= 1
    if best is not None and any(w.tag == "S" or w.what in {"body", "generic"} for w in best.items(r.items)):
        r.add(p, best, "initiator")
        _threatened(r, p, best, first)
    elif r.memory.movers:
        states, domain = r.memory.movers[-1]
        p.actors += [Actor(country=c, role="initiator") for c in states]
        p.domain = domain if p.domain == "none" else p.domain
    elif best is not None:
        r.add(p, best, "initiator")


def _threatened(r: Reader, p: Proposal, movers: Phrase, stop: int) -> None:
    """ "... of intimidating the United States during their patrol": the one intimidated is the target of what they did."""
    for k in range(movers.end, stop):
        if r.items[k].tag == "V" and {v.lemma for v in r.items[k].verbs} & {
            "intimidate",
            "threaten",
            "provoke",
            "target",
            "harass",
        }:
            r.add(p, direct_object(r.items, k), "target")
