"""What the whole sentence says of a proposed event: told again, habitual, hedged, denied, dated or placed at the head."""

from __future__ import annotations

from dataclasses import replace

from geo.events.describing import (
    follows,
    restates,
    shown,
)
from geo.events.grammar import group
from geo.events.guards import (
    called_false,
    campaign,
    imagined,
)
from geo.events.lexicon import wordlist
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.reader import Reader
from geo.events.shipping import at_incident
from geo.events.timing import now
from geo.model import Actor

JOINS = frozenset({"participate", "take part", "join"})
HOSTILE = frozenset({"strike", "clash", "coercion", "air_defence"})


def finish(r: Reader, p: Proposal, said: list[str]) -> None:
    at_incident(r, p)
    if p.kind in HOSTILE and r.items[p.trigger].tag == "V" and (verb := group(r.items, p.trigger)).progressive:
        p.rules += ["going on"] if not {"is", "are"}.isdisjoint(o.low for o in r.items[verb.start : p.trigger]) else []
    if "announced as done" in p.rules and any(m.kind in {"date", "weekday"} for m in p.moments):
        r.told += p.moments
        p.moments = []  # "announced the liberation of the town on November 9": the day of the announcement
    if "told again by its rank" in p.rules and p.moments:
        p.weak, p.anaphoric, p.again = False, False, True  # "the last ship to sail there was X in April"
    now(r, p)
    low = r.items.words
    nearby = {it.low for it in r.items[max(0, p.trigger - 3) : p.trigger + 3]}
    p.again = (
        p.again
        or (
            not any(v.lemma in {"leave", "exit", "depart", "return"} for v in r.items[p.trigger].verbs)
            and bool(nearby & {"again", "re-entered", "reentered", "returned", "anew"} or ("back" in nearby and _comes(r, p)))
        )
        or bool(low & {"second"} and low & {"time", "group"})
        or follows(r, p)
    )
    if p.again and "again" in nearby and r.items[p.trigger].tag == "V" and not low & {"second", "another"} and not follows(r, p):
        p.rules.append("once again")
    if r.items[0].low in wordlist("besides") and any(not s.anaphor and not s.inferred for s in p.spots):
        p.again = p.again or not p.anaphoric  # "Additionally, two ships entered the waters of the other islet"
    p.habitual = p.habitual or restates(r, p)
    shown(r, p)
    if any(it.low == "last" and it.tag == "W" for it in r.items[max(0, p.trigger - 6) : p.trigger]):
        p.again, p.anaphoric = True, False  # "last made such a passage in May": an earlier one
        p.rules.append("the time before")
    if {"first", "time"} <= low and any(m.kind in {"month", "year", "season"} for m in p.moments):
        p.again = True  # "it was in the ocean for the first time this April"
    p.again = p.again or any(
        o.low in {"similar", "identical", "another"} and r.items[k + 1].low in wordlist("incidents")
        for k, o in enumerate(r.items[: max(0, p.trigger - 1)])
    )
    p.responds = [it.low for it in r.items[:2]] in (["in", "response"], ["in", "retaliation"], ["in", "reaction"]) or any(
        it.low in {"responded", "responding", "retaliated", "retaliating", "reacted"} for it in r.items[max(0, p.trigger - 8) : p.trigger]
    )
    if p.modality == "planned" and p.kind in HOSTILE and any(rule.startswith("noun:") for rule in p.rules):
        p.modality, p.future = "hypothetical", False  # "plans to attack" are no attack to come
    going = r.items[p.trigger].tag == "V" and p.kind == "deployment" and p.cls in {"fly", "travel", "move"}
    if going and r.items[p.trigger].form == {"ing"} and any(v.lemma in JOINS for o in r.items[: p.trigger] for v in o.verbs):
        p.weak = True  # "also took part in the operation, flying a round trip"
    if going and p.spots and all(s.inferred for s in p.spots):
        p.weak = True  # "it then kept circling in the area"
    if (p.plural_habit and not p.spots and not p.moments) or campaign(r, p):
        p.habitual = True
    presupposed = any(r.startswith("presupposed") for r in p.rules)
    for k, who, it in r.reports:
        hedged = it.is_verb("hedged") or (
            it.low == "according" and any(o.low in {"claim", "claims", "allegation"} for o in r.items[k : k + 6])
        )
        if k > p.trigger and any(v.lemma == "accuse" for v in it.verbs):
            continue  # "fighting broke out, with each side accusing the other": what they are accused of follows
        own = who and set(who) & set(p.states("initiator", "participant")) and not it.low.startswith("claim")
        if hedged and not presupposed and not own and p.modality == "happened":
            p.modality = "claimed"
            p.rules.append(f"hedge:{it.low}")
        if it.is_verb("denying") and k < p.trigger and p.modality in {"happened", "claimed"}:
            p.modality = "denied"
            p.rules.append(f"denied:{it.low}")
    for k in range(max(0, p.trigger - 26), p.trigger):
        if (
            r.items[k].tag == "V"
            and {v.lemma for v in r.items[k].verbs} & {"rehearse", "practise", "practice", "simulate"}
            and p.kind != "exercise"
        ):
            p.content = True  # "will rehearse beating back an attack"
    vague = "infinitive" in p.rules or any(rule.startswith("noun:plan") for rule in p.rules)
    if p.modality == "planned" and vague and p.kind in {"strike", "clash", "coercion", "air_defence", "accident"}:
        p.modality = "hypothetical"  # "in a bid to take the heights"
    if p.modality in {"happened", "claimed", "planned"} and called_false(r, p.trigger):
        p.modality = "denied"
        p.rules.append("called false")
    if p.modality in {"happened", "claimed", "planned"} and not presupposed and imagined(r, p.trigger):
        p.modality = "hypothetical"
        p.rules.append("asked or imagined")
    first = group(r.items, p.trigger).start if r.items[p.trigger].tag == "V" else p.trigger
    perfect = not {"has", "have"}.isdisjoint(o.low for o in r.items[first : p.trigger])  # "have taken control": no history
    old = r.memory.past is not None and not perfect and (r.memory.past[0] == r.sentence.paragraph or r.memory.past[2])
    if not p.moments and old and p.kind in PHYSICAL:
        p.moments = [r.memory.past[1]]
        p.rules.append("goes on telling of the past")
    if p.modality == "happened" and not low.isdisjoint({"reportedly", "allegedly", "purportedly"}):
        p.modality = "claimed"
    if (
        r.items[p.trigger].tag == "E"
        and not p.spots
        and not p.moments
        and not {"light verb"} & set(p.rules)
        and (not presupposed or {"presupposed:following", "presupposed:after", "presupposed:since", "presupposed:despite"} & set(p.rules))
        and p.kind in PHYSICAL
    ):
        p.weak = True
    if not p.moments and r.memory.dated and r.memory.dated[0] == r.sentence.paragraph and p.kind in PHYSICAL:
        p.moments = [r.memory.dated[1]]
        p.rules.append("date at the head")
    if not any(not s.anaphor for s in p.spots) and r.memory.headed and r.memory.headed[0] == r.sentence.paragraph and p.kind in PHYSICAL:
        p.spots = [r.memory.headed[1]]
        p.rules.append("place at the head")
    if not p.spots and r.memory.section is not None and p.kind in PHYSICAL and not r.sentence.heading and not p.elsewhere:
        p.spots = [r.memory.section]
        p.rules.append("place at the head")
    p.claimed_by = list(said)
    for who in r.speakers:
        if not any(a.country == who for a in p.actors) and p.kind not in {"statement", "meeting", "measure"}:
            p.actors.append(Actor(country=who, role="claimant"))


def _comes(r: Reader, p: Proposal) -> bool:
    """ "came back", "sailed back through the strait"; "crossed and went back" only ends what was begun."""
    return any(v.lemma == "come" for v in r.items[p.trigger].verbs) or any(s.role == "via" for s in p.spots)


def split(p: Proposal) -> list[Proposal]:
    """A movement dated to several days is as many movements: "sailed through on Feb. 4 and April 7"."""
    days = [m for m in p.moments if m.kind == "date" and not m.edge]
    if p.kind not in {"naval_transit", "incursion", "joint_patrol"} or len(days) < 2:
        return [p]
    return [replace(p, moments=[d], rules=[*p.rules, "one event a day"]) for d in days]
