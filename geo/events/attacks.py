"""Who fires, strikes, seizes, blocks or crashes: from the trigger, the weapon and the target to the kind of event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import has_asset, is_force, is_pronoun, words_of
from geo.events.grammar import Phrase, noun_phrase
from geo.events.lexicon import wordlist
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def test(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if item.tag == "V" and not has_asset(r, done, "weapon"):
        return False
    if (
        item.tag == "E"
        and item.low.rstrip("es") in {"launch"}
        and not any(w.tag == "S" and r.lex.asset_domain.get(w.value) == "weapon" for w in r.items[max(0, i - 4) : i + 8])
    ):
        return False
    if not p.actors:
        return False
    p.kind = "weapons_test"
    return True


def fire(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    words = words_of(r, done) | {it.low for it in r.items[i + 1 : i + 5]}
    if (
        (words & {"cannon", "cannons", "water"} and words & {"water"})
        or (words & {"warning"} and words & {"shot", "shots", "flares"})
        or words & {"flares", "laser", "lasers"}
    ):
        p.kind, p.cls = "coercion", "coerce"
        return bool(p.actors)
    weapon = done is not None and any(
        w.tag == "S" and (r.lex.asset_domain.get(w.value) == "weapon" or w.value in {"drone", "unmanned_surface"})
        for w in done.items(r.items)
    )
    if not weapon and has_asset(r, done, "air") and p.states("initiator"):
        p.kind, p.domain = "deployment", "air"
        p.content = p.weak = any(it.tag == "E" and it.value == "exercise" for it in r.items)
        p.kind = "exercise" if p.content else p.kind
        return True
    if not weapon and {v.lemma for v in r.items[i].verbs} & {"fire", "shoot"} and p.states("initiator"):
        r_targets = [
            (c, it)
            for k in range(i + 1, min(i + 6, len(r.items) - 1))
            if r.items[k].low in {"at", "on"}
            for c, it in r.people(noun_phrase(r.items, k + 1))
        ]
        p.actors = [a for a in p.actors if a.role != "target"] + [
            Actor(country=c, role="target", span=it.span) for c, it in r_targets if c not in p.states()
        ]
        p.kind, p.domain = "strike", "multi"
        return bool(r_targets)
    if not weapon:
        return False
    if any(it.low in {"satellite", "spacecraft", "probe"} for it in r.items[i : i + 10]):
        return False
    p.actors = [a for a in p.actors if a.role != "target"]
    targets = [
        k
        for k in range(i + 1, min(i + 20, len(r.items) - 1))
        if r.items[k].low in {"at", "on", "against", "toward", "towards", "into"} and r.items[k].tag == "P" and r.items[k + 1].tag != "T"
    ]
    if any(it.tag == "E" and it.value == "exercise" for it in r.items):  # live fire inside a drill is part of it
        p.kind, p.content, p.weak, p.domain = "exercise", True, True, "multi"
        return bool(p.actors)
    for k in targets:
        if r.items[k].low in {"at", "on", "against", "toward", "towards"} and k + 1 < len(r.items):
            for c, _it in r.people(noun_phrase(r.items, k + 1), extend=False):
                if c not in p.states():
                    p.actors.append(Actor(country=c, role="target"))
    if (
        p.states("target")
        or set(p.states("initiator")) & wordlist("armed_groups")
        or any(r.items[k].low in {"at", "on", "against"} for k in targets)
    ):
        p.kind = "strike"
    elif (
        "KP" in p.states("initiator")
        or any(w.value == "ballistic_missile" for w in (done.items(r.items) if done else []))
        or "test" in {it.low for it in r.items}
    ):
        p.kind = "weapons_test"
    else:
        p.kind, p.content = "exercise", True
        p.weak = True
    p.domain = "multi"
    return bool(p.actors)


def strike(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if item.low in {"attack", "attacks", "assault", "assaults"} and any(
        s.kind in {"unknown axis", "unknown front", "unknown direction"} for s in r.spots
    ):
        p.kind, p.domain = "clash", "land"  # attacks on an axis are fought on the ground
        if r.memory.home and p.states("initiator"):
            p.actors += [Actor(country=r.memory.home, role="target")] if r.memory.home not in p.states() else []
        return True
    p.kind, p.domain = "strike", p.domain if p.domain != "none" else "land"
    near = {it.low for it in r.items[i : i + 8]}
    if item.tag == "V":
        lemmas = {v.lemma for v in item.verbs}
        if "destroy" in lemmas and has_asset(r, done, "air") and any(s.role == "over" for s in r.spots):
            p.kind, p.domain = "air_defence", "air"
            return True
        if "hit" in lemmas and any("cannon" in w for w in near):
            return False
        if lemmas & {"target", "strike", "hit", "raid", "pound", "pummel", "destroy", "blow up"} and not (
            has_asset(r, doer)
            or has_asset(r, done)
            or (p.states("initiator") and (p.states("target") or any(s.index > i and s.index < i + 12 for s in r.spots)))
        ):
            return False
        return bool(p.actors or p.assets)
    words = words_of(r, noun_phrase(r.items, i))
    if words & {"artillery"} and "joint" in words:
        p.content = True
    p.content = p.content or bool(words & {"simulated", "mock"})
    for k in range(i + 1, min(i + 10, len(r.items) - 1)):
        if r.items[k].tag == "P" and r.items[k].low in {"on", "against", "at"}:
            for c, _ in r.people(noun_phrase(r.items, k + 1)):
                if c not in p.states():
                    p.actors.append(Actor(country=c, role="target"))
            break
    return bool(p.actors) or (
        bool(words & {"missile", "drone", "air", "airstrike", "airstrikes", "rocket"}) and any(s.index > i for s in r.spots)
    )


def shootdown(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if r.items[i].tag == "V" and not (has_asset(r, done, "air", "weapon")):
        if {v.lemma for v in r.items[i].verbs} & {"neutralise", "neutralize"} and has_asset(r, done):
            p.kind = "strike"
            return True
        return False
    p.kind, p.domain = "air_defence", "air"
    return True


def clash(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    if item.tag == "V" and lemmas & wordlist("contested") and not (p.actors and (any(s.index > i for s in r.spots) or is_force(r, doer))):
        return False
    if item.tag == "E" and not (p.actors or r.spots):
        return False
    p.kind, p.domain = "clash", "land" if p.domain == "none" else p.domain
    if lemmas & {"repel", "repulse", "beat back"}:  # who is repelled had begun it
        turned = {"initiator": "target", "target": "initiator"}
        p.actors = [Actor(country=a.country, role=turned.get(a.role, a.role), name=a.name, span=a.span) for a in p.actors]
        if r.memory.home and r.memory.home not in p.states():
            p.actors.append(Actor(country=r.memory.home, role="target"))
        enemy = r.enemy()
        if enemy and enemy not in p.states():
            p.actors.append(Actor(country=enemy, role="initiator"))
    return True


def coerce(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    sea = has_asset(r, done, "sea", "air") or has_asset(r, doer, "sea", "air") or (is_pronoun(r, done) and bool(r.memory.movers))
    cannon = any(it.value == "coerce" and "cannon" in it.low for it in r.items)
    if item.tag == "V" and not (
        sea
        or cannon
        or lemmas & {"blockade", "warn off", "warn away", "drive away"}
        or (lemmas & {"harass", "obstruct", "block", "expel"} and p.states("initiator") and p.states("target"))
    ):
        return False
    if item.tag == "V" and lemmas & {"seize", "board", "detain"} and not has_asset(r, done, "sea", "air") and not is_pronoun(r, done):
        return False
    if item.tag == "E" and not (p.actors or sea or r.spots or "cannon" in item.low):
        return False
    if item.tag == "E" and item.low in {"laser", "lasers"} and "laser" not in " ".join(it.low for it in r.items if it.tag in "VE"):
        return False
    p.kind, p.domain = "coercion", "sea" if p.domain in {"none", "multi"} else p.domain
    p.reaction = bool(lemmas & {"warn off", "warn away", "drive away", "drive off", "expel"})
    p.content = bool(words_of(r, noun_phrase(r.items, i)) & {"simulated", "mock"}) if item.tag == "E" else False
    return True


def accident(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not (has_asset(r, doer) or has_asset(r, done) or p.assets):
        return False
    if any(it.tag == "E" and it.value == "strike" for it in r.items):
        return False  # it sank after an attack: the attack is the event
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and p.states("target"):
        p.kind = "strike"
        return True
    p.kind = "accident"
    return bool(p.actors or p.assets)
