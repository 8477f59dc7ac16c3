"""Event nouns that are part of another act: what is repelled, what is disturbed, what somebody undergoes."""

from __future__ import annotations

from geo.events.grammar import direct_object, group, post_nominal, subject
from geo.events.lexicon import wordlist
from geo.events.phrases import noun_phrase
from geo.events.proposal import Proposal
from geo.events.reader import Reader
from geo.events.skirmish import on_its_way
from geo.model import Actor

STOPPED = frozenset({"intercept", "coercion", "air_defence", "strike"})  # done to somebody who was about something else
ACTS = frozenset({"coercion", "strike", "air_defence", "intercept"})
UNDERTAKEN = frozenset({"move", "patrol", "fly", "monitor"})
ABOUT = frozenset({"deployment", "naval_transit", "exercise", "joint_patrol", "monitoring"})
PURSUITS = frozenset({"patrol", "fly", "move", "travel", "exercise", "monitor", "deploy", "stand"})  # classes of what a craft is about


def absorbed(r: Reader, proposals: list[Proposal]) -> dict[int, int]:
    """ "12 attacks were repelled": the noun and the verb are one event. Event noun -> the verb that takes it as subject or object."""
    taken: dict[int, int] = {k: p.trigger for p in proposals for k in p.absorbs}
    for p in proposals:
        if r.items[p.trigger].tag != "V" or p.kind not in {"clash", "strike", "coercion", "air_defence"}:
            continue
        phrases = [q for q in (subject(r.items, p.trigger), direct_object(r.items, p.trigger)) if q]
        for q in proposals:
            own = any(f.start <= q.trigger < f.end for f in phrases) or _leads(r, q, p)
            if r.items[q.trigger].tag == "E" and {p.kind, q.kind} <= {"clash", "strike"} | {p.kind} and own:
                taken[q.trigger] = p.trigger
                against = p.kind == "air_defence"  # "repelled a Ukrainian drone attack"
                fresh = [a for a in q.actors if a.country not in p.states()]
                p.actors += [Actor(country=a.country, role="target", span=a.span) if against else a for a in fresh]
                p.assets += q.assets
    for p in proposals:  # "killed 11 in an assault on the post": the noun says what was done
        if p.cls == "impact" and p.trigger not in taken and (by := next((q for q in proposals if _amid(r, p, q)), None)) is not None:
            taken[p.trigger] = by.trigger
            by.actors += [a for a in p.actors if a.country not in by.states()]
            by.start = min(by.start, p.start)
    for p in proposals:  # "two were killed when jets bombed the village": one attack
        if p.cls == "impact" and p.trigger not in taken and (by := next((q for q in proposals if _when_hit(r, p, q)), None)) is not None:
            taken[p.trigger] = by.trigger
            by.actors += [a for a in p.actors if a.role == "claimant" and a.country not in by.states()]
            by.start = min(by.start, p.start)
    for q in proposals:  # "cut across the bow of a cutter, causing a near collision": how close it came
        if q.kind == "accident" and r.items[q.trigger].tag == "E" and "near" in r.items[q.trigger].low.replace("-", " ").split():
            by = next((p for p in proposals if p.kind == "coercion" and p.trigger < q.trigger), None)
            if by is not None:
                taken[q.trigger] = by.trigger
    for q in proposals:  # "engaged six drones, destroying five of them": what came of it
        k = q.trigger
        if q.kind == "strike" and r.items[k].form == {"ing"} and k and r.items[k - 1].text == "," and _of_them(r, k):
            by = next((p for p in proposals if p.kind == "air_defence" and p.trigger < k), None)
            if by is not None:
                taken[k] = by.trigger
                by.end = max(by.end, q.end)
    for q in proposals:  # "scrambled fighters after spotting planes over the sea": where they were spotted
        k = q.trigger
        if "seen" in q.rules and r.items[k].form == {"ing"} and k and r.items[k - 1].low in {"after", "upon", "on", "following"}:
            by = next((p for p in proposals if p.kind in {"intercept", "monitoring"} and p.trigger < k), None)
            if by is not None:
                taken[k] = by.trigger
                by.actors += [Actor(country=c, role="target") for c in q.states("initiator") if c not in by.states()]
    for q in proposals:  # "arrived in Rota to begin her deployment": what she came for is no second one
        by = next((p for p in proposals if p is not q and p.trigger < q.trigger and _begun(r, p, q)), None)
        if by is not None:
            taken[q.trigger] = by.trigger
    for q in proposals:  # "intercepted a surveillance flight", "harassment of supply missions", "was intercepted during a patrol"
        if r.items[q.trigger].tag == "E" and r.items[q.trigger].value in UNDERTAKEN and q.trigger not in taken:
            by = next((p for p in proposals if p.trigger < q.trigger and _undertaken(r, p, q.trigger)), None)
            if by is not None:
                taken[q.trigger] = by.trigger
                by.actors += [Actor(country=a.country, role="target", span=a.span) for a in q.actors if a.country not in by.states()]
        if q.kind == "exercise" and q.trigger not in taken and (by := next((p for p in proposals if _part_of(r, p, q)), None)) is not None:
            taken[q.trigger] = by.trigger
            continue
        if r.items[q.trigger].tag == "E" and r.items[q.trigger].low.startswith(("air policing", "air-policing")) and q.trigger not in taken:
            by = next((p for p in proposals if p.kind == "intercept" and p is not q), None)
            if by is not None:  # "jets of the air policing mission were scrambled"
                taken[q.trigger] = by.trigger
                by.actors += [a for a in q.actors if a.country not in by.states()]
        if q.trigger not in taken and (by := next((p for p in proposals if _one_mishap(r, p, q) or _one_pass(p, q)), None)) is not None:
            taken[q.trigger] = by.trigger
            by.actors += [a for a in q.actors if a.country not in by.states()]
        if q.kind in ABOUT and q.trigger not in taken and (by := next((p for p in proposals if _befell(r, p, q)), None)) is not None:
            taken[q.trigger] = by.trigger
            fresh = [a for a in q.actors if a.country not in by.states()]
            by.actors += [Actor(country=a.country, role="initiator", name=a.name, span=a.span) for a in fresh]
        if q.cls in UNDERTAKEN and q.trigger not in taken and q.kind in {"deployment", "naval_transit"}:
            others = [p for p in proposals if p.trigger != q.trigger]
            by = next((p for p in others if _about(r, p, q) or _meanwhile(r, p, q) or _at_work(r, p, q) or on_its_way(r, p, q)), None)
            if by is not None:
                taken[q.trigger] = by.trigger
                by.spots, by.start = [*by.spots, *(s for s in q.spots if s not in by.spots)], min(by.start, q.start)
                by.actors += [Actor(country=c, role="target") for c in q.states("initiator") if c not in by.states()]
    return taken


def _part_of(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "an exercise that featured anti-aircraft drills": what it was made of."""
    if p.kind != "exercise" or not p.trigger < q.trigger <= p.trigger + 24 or r.items[q.trigger].tag != "E" or r.items[q.trigger].name:
        return False
    made = next((k for k in range(q.trigger - 1, p.trigger, -1) if r.items[k].tag in "VB;" or r.items[k].low in wordlist("consists")), None)
    return made is not None and not any(o.tag in "TL" for o in r.items[made:q.trigger]) and (
        r.items[made].low in wordlist("consists") or bool({v.lemma for v in r.items[made].verbs} & wordlist("consists"))
    )


def _begun(r: Reader, p: Proposal, q: Proposal) -> bool:
    """Is the deployment at `q` what a ship comes for: "arrived in X to begin her deployment"?"""
    if q.kind != "deployment" or r.items[q.trigger].tag != "E" or "infinitive" not in q.rules:
        return False
    if p.kind not in {"deployment", "naval_transit"}:
        return False
    begins = {"begin", "start", "commence", "continue", "resume"}
    return any(o.tag == "V" and {v.lemma for v in o.verbs} & begins for o in r.items[p.trigger + 1 : q.trigger])


def _about(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "intercepted one of its aircraft patrolling over the shoal": what the victim of `p` was doing."""
    if p.kind not in {"intercept", "coercion"} or r.items[p.trigger].tag != "V" or r.items[q.trigger].form != {"ing"}:
        return False
    if not post_nominal(r.items, q.trigger):
        return False
    whose = subject(r.items, q.trigger)
    own = set(p.states("initiator"))
    return whose is not None and p.trigger < whose.start <= p.trigger + 8 and bool(set(r.states(whose)) - own or not own)


def _meanwhile(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "was intercepted while patrolling over X", "was flying over X when it was intercepted": where it happened to it."""
    if p.kind not in STOPPED or r.items[p.trigger].tag != "V" or not group(r.items, p.trigger).passive:
        return False
    own = set(q.states("initiator"))
    first, last = sorted((p.trigger, q.trigger))
    word = "while" if p.trigger < q.trigger else "when"
    joined = any(o.low == word for o in r.items[first:last]) and not any(o.text == ";" for o in r.items[first:last])
    if joined and p.trigger < q.trigger and r.items[q.trigger - 1].low == word and not own - set(p.states("target")):
        return True  # "was shot down while transiting X": the same subject
    return joined and bool(own) and own == set(p.states("target") or own) and not own & set(p.states("initiator"))


def _at_work(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "was patrolling off X when it seized a dhow": where those were who did it."""
    if not q.trigger < p.trigger <= q.trigger + 24 or p.kind not in ACTS or r.items[q.trigger].tag != "V" or r.items[p.trigger].tag != "V":
        return False
    k = next((k for k in range(p.trigger - 1, q.trigger, -1) if r.items[k].tag in "VB;"), None)
    if k is None or r.items[k].low != "when" or r.items[k + 1].low not in {"it", "they"} or group(r.items, p.trigger).passive:
        return False
    return group(r.items, q.trigger).progressive and set(q.states("initiator")) <= set(p.states("initiator"))


def _befell(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "crashed on a training flight off X", "sank while it was on patrol near X", "was on a drill when": what a craft was about."""
    items = r.items
    if p.kind != "accident" or q.cls not in PURSUITS or (p.actors and set(q.states()) - set(p.states())):
        return False
    first, last = sorted((p.trigger, q.trigger))
    start = noun_phrase(items, q.trigger).start
    if any(o.text in ";:" for o in items[first:last]) or (items[q.trigger].tag == "E" and items[start].low == "the"):
        return False  # "during the Joint Guard exercise" has news of the exercise as well
    after = items[q.trigger].tag == "E" and p.trigger < q.trigger and items[start - 1].low in {"on", "during", "in"}
    if after and not any(o.tag in "VB" for o in items[p.trigger + 1 : start]):
        return True
    joints = [o.low for o in items[first + 1 : last] if o.tag == "B"]
    if p.trigger < q.trigger:
        return joints in (["while"], ["as"], ["when"])
    doing = items[q.trigger] if items[q.trigger].tag == "V" else next((o for o in reversed(items[: q.trigger]) if o.tag == "V"), None)
    return joints == ["when"] or (not joints and doing is not None and doing.form == {"ing"} and "light verb" in q.rules)


def _one_pass(p: Proposal, q: Proposal) -> bool:
    """ "flew close to the patrol plane and released flares": one encounter."""
    return p.kind == "intercept" and "close pass" in p.rules and q.kind == "coercion" and q.cls == "fire" and q.trigger > p.trigger


def _one_mishap(r: Reader, p: Proposal, q: Proposal) -> bool:
    """ "hit the deck and plunged into the sea", "caught fire and sank": what came of it."""
    if not (p.kind == q.kind == "accident" and p.trigger < q.trigger) or r.items[p.trigger].tag != "V" or r.items[q.trigger].tag != "V":
        return False
    joint = group(r.items, q.trigger).start - 1
    return r.items[joint].tag == "C" and not any(o.tag in "VB;" for o in r.items[p.trigger + 1 : joint])


def _leads(r: Reader, q: Proposal, p: Proposal) -> bool:
    """ "In a separate assault before dawn, X was attacked": the noun at the head only says what the verb says."""
    first = noun_phrase(r.items, q.trigger).start
    return 0 < first <= 2 and r.items[first - 1].low in {"in", "during"} and q.trigger < p.trigger and q.kind in {"clash", "strike"}


def _amid(r: Reader, p: Proposal, q: Proposal) -> bool:
    """Is `q` the fight in which `p` killed: "killed 11 policemen in an assault"?"""
    first = noun_phrase(r.items, q.trigger).start
    if q.kind == "strike" and group(r.items, p.trigger).passive:
        return False
    if q.kind not in {"clash", "strike"} or r.items[q.trigger].tag != "E" or not p.trigger < first - 1 <= p.trigger + 8:
        return False
    return r.items[first - 1].low in {"in", "during"} and not any(o.tag in "VB;" for o in r.items[p.trigger + 1 : first])


def _of_them(r: Reader, k: int) -> bool:
    return any(o.low in {"them", "all"} for o in r.items[k + 1 : k + 4])


def _when_hit(r: Reader, p: Proposal, q: Proposal) -> bool:
    """Does `q` tell in a clause with "when" the attack that hurt those of `p`?"""
    if q.kind not in {"strike", "clash"} or q.cls == "impact" or r.items[q.trigger].tag != "V":
        return False
    if not p.trigger < q.trigger <= p.trigger + 24:
        return False
    joints = [o.low for o in r.items[p.trigger + 1 : q.trigger] if o.tag == "B" or o.text == ";"]
    return joints == ["when"] and p.modality == q.modality


def _undertaken(r: Reader, p: Proposal, k: int) -> bool:
    """Is the patrol or flight at `k` what the act of `p` was done to, or what its victim was about?"""
    first = noun_phrase(r.items, k).start
    left = r.items[first - 1] if first else None
    if p.kind == "monitoring" and p.trigger < first and left is not None and left.low == "during":
        return r.items[first].low in {"its", "their", "the"} and r.items[p.trigger].tag == "V"  # "shadowed the ship during its voyage"
    if p.kind not in {"intercept", "coercion"}:
        return False
    m = first - 1 - (first > 1 and left is not None and left.tag == "W")  # "carrying out"
    if first and r.items[m].tag == "V" and r.items[m].form == {"ing"} and post_nominal(r.items, m):
        whose = subject(r.items, m)  # "flares close to a plane carrying out surveillance"
        return whose is not None and whose.start > p.trigger and bool(set(r.states(whose)) - set(p.states("initiator")))
    if left is not None and left.low == "during":
        return r.items[p.trigger].tag == "V" and (p.kind == "coercion" or group(r.items, p.trigger).passive)
    if r.items[p.trigger].tag == "V":
        done = direct_object(r.items, p.trigger)
        return done is not None and done.start <= k < done.end
    return left is not None and left.low == "of" and p.trigger == first - 2


def undergone(r: Reader, p: Proposal, first: int) -> None:
    """ "the boats faced blocking by", "was subjected to manoeuvres from": who undergoes it is its target."""
    if p.states("target"):
        return
    for k in range(first - 1, max(first - 9, -1), -1):
        item = r.items[k]
        if item.tag == "V":
            verb, lemmas = group(r.items, k), {v.lemma for v in item.verbs}
            if (verb.passive and lemmas & wordlist("subjects")) or (not verb.passive and lemmas & wordlist("undergoes")):
                p.actors = [a for a in p.actors if a.role != "initiator" or a.country not in r.states(subject(r.items, k))]
                r.add(p, subject(r.items, k), "target")
                p.rules.append("light verb")
            return
        if item.tag in "B;" or (item.tag == "P" and item.low not in {"to", "by", "with"}):
            return
