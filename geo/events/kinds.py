"""What a trigger means: the table from (class of word, who moves, where, with what) to the 16 kinds of event.

Each function answers for one class of trigger: it sets `kind` and roles on the proposal and returns whether it is an event at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.grammar import Phrase, group, noun_phrase
from geo.events.lexicon import wordlist
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

ZONES = frozenset(["adiz", "airspace", "territorial_sea", "contiguous_zone", "median_line", "line", "restricted_waters", "eez"])
WATERS = frozenset(["sea", "strait", "channel", "ocean", "gulf", "bay", "water"])
REACTIVE = frozenset(["prompt", "lead", "cause", "force", "trigger", "push", "spur"])


def _role(p: Proposal, old: str, new: str) -> None:
    p.actors = [Actor(country=a.country, role=new if a.role == old else a.role, name=a.name, unit=a.unit, span=a.span) for a in p.actors]


def _words(r: Reader, phrase: Phrase | None) -> set[str]:
    return {w.low for w in phrase.items(r.items)} if phrase else set()


def _has_asset(r: Reader, phrase: Phrase | None, *domains: str) -> bool:
    return phrase is not None and any(
        w.tag == "S" and (not domains or r.lex.asset_domain.get(w.value, "multi") in domains) for w in phrase.items(r.items)
    )


def _force(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name an armed body or something it moves?"""
    return phrase is not None and any(
        (w.tag == "S" and w.value not in {"civil_ship"})
        or (w.tag == "A" and w.what in {"body", "generic", "group"} and not {"ministry", "foreign", "congress"} & set(w.low.split()))
        or w.low in {"forces", "troops", "military", "fleet", "soldiers", "flotilla", "trio"}
        for w in phrase.items(r.items)
    )


def _pronoun(r: Reader, phrase: Phrase | None) -> bool:
    return phrase is not None and any(w.tag == "R" for w in phrase.items(r.items))


def _near(r: Reader, i: int, *words: str, span: int = 12) -> bool:
    return any(it.low in words for it in r.items[max(0, i - span) : i + span])


def _zone_after(r: Reader, i: int) -> bool:
    return any((s.kind in ZONES or (s.kind == "zone" and r.memory.zone)) and i < s.index <= i + 14 for s in r.spots)


def _water_after(r: Reader, i: int) -> bool:
    return any((s.kind in WATERS or s.kind.startswith("unknown")) and i < s.index <= i + 22 for s in r.spots)


def _participants(p: Proposal) -> None:
    if len(p.states("initiator")) >= 2:
        _role(p, "initiator", "participant")


def _foreign_zone(r: Reader, p: Proposal, i: int) -> bool:
    movers = set(p.states("initiator", "participant"))
    for s in r.spots:
        if s.kind == "zone" and s.role in {"at", "to"} and r.memory.zone and not set(r.memory.zone) & movers and abs(s.index - i) <= 14:
            p.actors += [Actor(country=c, role="target") for c in r.memory.zone if c not in p.states()]
            return True
        if s.kind in ZONES and s.role in {"at", "to", "via", "over"} and abs(s.index - i) <= 14 and not (s.owner and set(s.owner) & movers):
            p.actors += [Actor(country=c, role="target") for c in s.owner if c not in p.states()]
            return True
    return False


def _move(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    noun = r.items[i].tag == "E"
    within = next(
        (k for k in range(i + 1, min(i + 6, len(r.items) - 3)) if r.items[k].low == "within" and r.items[k + 1].tag in "QD"), None
    )
    if (
        within is not None
        and r.items[within + 2].low in {"metres", "meters", "feet", "yards", "m", "ft", "miles", "kilometres", "kilometers", "km"}
        and p.states("initiator")
    ):
        near = next((k for k in range(within + 2, min(within + 6, len(r.items) - 1)) if r.items[k].low == "of"), None)
        others = [c for c, _ in r.people(noun_phrase(r.items, near + 1))] if near else []
        if others and _has_asset(r, noun_phrase(r.items, near + 1)):
            p.kind, p.domain = "intercept", p.domain if p.domain != "none" else "air"
            p.actors = [a for a in p.actors if a.role == "initiator"] + [
                Actor(country=c, role="target") for c in others if c not in p.states("initiator")
            ]
            p.rules.append("close pass")
            return True
    if p.cls == "fly" and p.domain in {"none", "multi"} and not _has_asset(r, doer, "sea"):
        p.domain = "air"
    if noun:
        phrase = noun_phrase(r.items, i)
        mover = p.domain != "none" or p.assets or _force(r, phrase) or (p.actors and _water_after(r, i))
    else:
        mover = (
            _force(r, doer)
            or (p.assets and not all(a.kind == "civil_ship" for a in p.assets))
            or (_pronoun(r, doer) and (r.memory.movers or p.actors))
        )
        if _pronoun(r, doer) and p.domain == "none":
            topic = r.topic(doer.start) or (r.memory.movers[-1] if r.memory.movers else None)
            p.domain = topic[1] if topic else p.domain
        if doer is not None and p.domain == "none" and p.actors and r.memory.movers and not _force(r, doer):
            mover = mover or any(w.low in {"group", "trio", "pair", "three", "two", "four", "all"} for w in doer.items(r.items))
            p.domain = r.memory.movers[-1][1] if mover else p.domain
    if not mover and not (p.cls == "move" and p.actors and _zone_after(r, i)):
        return False
    _role(p, "target", "target")
    if p.domain == "air" or (p.domain != "sea" and _zone_after(r, i) and any(s.kind in {"adiz", "airspace"} for s in r.spots)):
        p.domain = "air"
    p.actors = [a for a in p.actors if a.role != "target"] if p.cls in {"move", "travel", "fly"} else p.actors
    if _foreign_zone(r, p, i):
        p.kind = "incursion"
        p.rules.append("enters a zone of another state")
    elif p.domain == "air":
        if len(p.states("initiator")) >= 2 or "joint" in _words(r, noun_phrase(r.items, i)):
            p.kind = "joint_patrol"
            _participants(p)
        else:
            p.kind = "deployment"
            p.weak = p.cls == "travel"
    elif p.domain == "sea" or (p.domain in {"multi", "none"} and _water_after(r, i)):
        p.kind, p.domain = "naval_transit", "sea"
        p.weak = not (_water_after(r, i) or any(s.kind in WATERS for s in r.spots))
    else:
        p.kind = "deployment"
        p.weak = True
    return True


def _patrol(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    words = _words(r, noun_phrase(r.items, i)) if r.items[i].tag == "E" else _words(r, doer)
    joint = (
        "joint" in words or "jointly" in {it.low for it in r.items} or len(p.states("initiator")) >= 2 or r.items[i].low.startswith("joint")
    )
    if r.items[i].low.rstrip("s") == "cruise" and not (joint or "naval" in words):
        return False
    if not (p.actors or joint or p.anaphoric):
        return False
    p.kind = "joint_patrol" if joint or p.anaphoric else "deployment"
    if p.domain == "none":
        p.domain = (
            "air"
            if words & {"air", "aerial"}
            else "sea"
            if words & {"naval", "maritime", "cruise"} or r.items[i].low.startswith("cruise")
            else "none"
        )
    _participants(p)
    return True


def _exercise(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    p.kind = "exercise"
    if item.tag == "V":
        if not (_force(r, doer) or p.states("initiator")):
            return False
        lemmas = {v.lemma for v in item.verbs}
        if lemmas & {"rehearse", "practise", "practice", "train"}:
            p.content = p.weak = True
        if "exercise" in lemmas and done is not None and not _has_asset(r, done):
            return False  # "exercise its right", "exercise control"
        p.actors = [a for a in p.actors if a.role != "target"]
        _participants(p)
        return True
    phrase = noun_phrase(r.items, i)
    words = _words(r, phrase)
    plural = item.low.endswith("s")
    military = (
        words & wordlist("military")
        or p.actors
        or p.anaphoric
        or "war" in item.low
        or "maneuver" in item.low
        or "manoeuvre" in item.low
        or plural
        or item.name
    )
    if words & {"simulated"} and item.low.startswith("simulated"):
        p.content = p.weak = True
    if not military or words & {"academic", "diplomatic", "routine-check", "pr"}:
        return False
    _participants(p)
    return True


def _monitor(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    p.kind = "monitoring"
    item = r.items[i]
    if item.tag == "V":
        watched = (
            _force(r, done)
            or _has_asset(r, done)
            or _pronoun(r, done)
            or (done is not None and any(w.low in {"activity", "activities", "movements", "movement"} for w in done.items(r.items)))
        )
        if not watched and not (done is None and (item.low in {"tracked", "monitored", "shadowed"} and doer is not None)):
            return False
        if not (p.states("initiator") or doer is not None or group_passive(r, i)):
            return False
    else:
        phrase = noun_phrase(r.items, i)
        words = _words(r, phrase)
        if words & {"aircraft", "plane", "ship", "system", "satellite", "network", "camera"}:
            return False
        p.weak = True
        p.anaphoric = True
    _role(p, "initiator", "monitor")
    p.domain = "multi" if p.domain == "none" else p.domain
    p.reaction = True
    return True


def group_passive(r: Reader, i: int) -> bool:
    return group(r.items, i).passive


def _scramble(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    words = _words(r, done)
    if (
        item.tag == "V"
        and any(v.lemma == "escort" for v in item.verbs)
        and (_has_asset(r, done, "sea") or _has_asset(r, doer, "sea"))
        and not _has_asset(r, doer, "air")
    ):
        p.kind, p.domain = "naval_transit", "sea"
        if done is not None and any(w.tag == "S" and w.value != "civil_ship" and w.tag == "A" for w in done.items(r.items)):
            p.kind = "monitoring"
        return bool(p.actors)
    if _has_asset(r, done, "weapon") or words & {"missile", "missiles", "rockets", "drones", "drone", "projectiles"}:
        p.kind, p.domain, p.cls = "air_defence", "air", "shootdown"
        return True
    if not (_has_asset(r, doer) or _has_asset(r, done) or p.actors):
        return False
    p.kind, p.domain = "intercept", "air" if p.domain != "sea" else "sea"
    if item.tag == "V" and group_passive(r, i) and any(v.lemma == "scramble" for v in item.verbs):
        _role(p, "target", "initiator")  # who is scrambled is who acts
        p.assets += r.assets_in(done, p.states("initiator"))
    for k in range(i + 1, min(i + 16, len(r.items) - 1)):  # "scrambled to identify a Russian Il-20"
        if r.items[k].tag == "V" and {v.lemma for v in r.items[k].verbs} & {
            "identify",
            "intercept",
            "meet",
            "escort",
            "follow",
            "monitor",
            "track",
        }:
            p.actors += [
                Actor(country=c, role="target", span=it.span) for c, it in r.people(noun_phrase(r.items, k + 1)) if c not in p.states()
            ]
            break
    if item.tag == "V" and _has_asset(r, done, "air") and any(v.lemma == "scramble" for v in item.verbs):
        own = p.states("initiator")
        p.actors = [a for a in p.actors if a.role != "target" or a.country not in own]
        p.assets += r.assets_in(done, own)
    p.reaction = True
    p.weak = item.tag == "E" and not p.actors
    return True


def _intrude(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not (_zone_after(r, i) or any(s.kind in ZONES for s in r.spots) or "airspace" in r.items[i].low):
        return False
    p.kind = "incursion"
    p.actors = [a for a in p.actors if a.role != "target"]
    _foreign_zone(r, p, i)
    p.domain = "air" if p.domain == "none" and any(s.kind in {"airspace", "adiz"} for s in r.spots) else p.domain
    return bool(p.states("initiator") or p.assets)


def _deploy(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    moved = doer if item.tag == "V" and (lemmas & {"operate", "mass", "concentrate", "withdraw", "position"} and done is None) else done
    tail = {it.low for it in r.items[i + 1 : i + 30]}
    watching = (
        tail & {"tracking", "monitoring", "shadowing", "surveillance", "monitor", "track", "shadow", "tail"}
        or {"collect", "information"} <= tail
        or {"gather", "information"} <= tail
        or {"collect", "intelligence"} <= tail
    )
    things = _has_asset(r, moved) or (
        moved is not None and any(w.low in {"troops", "forces", "force", "soldiers", "units"} for w in moved.items(r.items))
    )
    if item.tag == "E":
        things = (
            p.assets
            or p.domain != "none"
            or _water_after(r, i)
            or any(it.low in {"troops", "forces", "missiles"} for it in r.items[max(0, i - 4) : i + 6])
        )
    if not things:
        return False
    if watching and item.tag == "V":
        p.kind, p.reaction = "monitoring", True
        _role(p, "initiator", "monitor")
        p.actors = [a for a in p.actors if not (a.role == "target" and a.country in p.states("monitor"))]
        p.domain = "multi"
        p.rules.append("sent to watch")
        stop = next((k for k in range(i + 1, len(r.items)) if r.items[k].text == ";"), len(r.items))
        last = max((k for k in range(i + 1, min(i + 16, stop)) if r.items[k].tag in "VES"), default=i)
        p.end = max(p.end, r.items[last].end)
        return True
    own = p.states("initiator")
    if item.tag == "V":
        p.actors = [
            Actor(country=a.country, role="initiator", name=a.name, span=a.span) if a.role == "target" and not own else a
            for a in p.actors
            if a.role != "target" or not own
        ]
    caused = any(it.is_verb("cause") and {v.lemma for v in it.verbs} & REACTIVE for it in r.items[max(0, i - 8) : i]) or "response" in {
        it.low for it in r.items[max(0, i - 12) : i + 12]
    }
    if (
        _has_asset(r, moved, "air")
        and any(w.tag == "S" and w.value == "fighter" for w in moved.items(r.items))
        and (caused or "up" in {it.low for it in r.items[i : i + 3]})
    ):
        p.kind, p.domain, p.reaction = "intercept", "air", True
        return True
    p.kind = "deployment"
    p.reaction = caused
    return bool(p.actors) or p.anaphoric


def _call(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not (_has_asset(r, doer, "sea") or p.domain == "sea" or r.items[i].tag == "E"):
        return False
    p.kind, p.domain = "deployment", "sea"
    p.actors = [a for a in p.actors if a.role != "target"]
    return bool(p.actors)


def _test(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    if item.tag == "V" and not _has_asset(r, done, "weapon"):
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


def _fire(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    words = _words(r, done) | {it.low for it in r.items[i + 1 : i + 5]}
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
    if not weapon and _has_asset(r, done, "air") and p.states("initiator"):
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


def _strike(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
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
        if "destroy" in lemmas and _has_asset(r, done, "air") and any(s.role == "over" for s in r.spots):
            p.kind, p.domain = "air_defence", "air"
            return True
        if "hit" in lemmas and any("cannon" in w for w in near):
            return False
        if lemmas & {"target", "strike", "hit", "raid", "pound", "pummel", "destroy", "blow up"} and not (
            _has_asset(r, doer)
            or _has_asset(r, done)
            or (p.states("initiator") and (p.states("target") or any(s.index > i and s.index < i + 12 for s in r.spots)))
        ):
            return False
        return bool(p.actors or p.assets)
    words = _words(r, noun_phrase(r.items, i))
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


def _shootdown(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if r.items[i].tag == "V" and not (_has_asset(r, done, "air", "weapon")):
        if {v.lemma for v in r.items[i].verbs} & {"neutralise", "neutralize"} and _has_asset(r, done):
            p.kind = "strike"
            return True
        return False
    p.kind, p.domain = "air_defence", "air"
    return True


def _clash(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    if item.tag == "V" and lemmas & wordlist("contested") and not (p.actors and (any(s.index > i for s in r.spots) or _force(r, doer))):
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


def _coerce(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    sea = _has_asset(r, done, "sea", "air") or _has_asset(r, doer, "sea", "air") or (_pronoun(r, done) and bool(r.memory.movers))
    cannon = any(it.value == "coerce" and "cannon" in it.low for it in r.items)
    if item.tag == "V" and not (
        sea
        or cannon
        or lemmas & {"blockade", "warn off", "warn away", "drive away"}
        or (lemmas & {"harass", "obstruct", "block", "expel"} and p.states("initiator") and p.states("target"))
    ):
        return False
    if item.tag == "V" and lemmas & {"seize", "board", "detain"} and not _has_asset(r, done, "sea", "air") and not _pronoun(r, done):
        return False
    if item.tag == "E" and not (p.actors or sea or r.spots or "cannon" in item.low):
        return False
    if item.tag == "E" and item.low in {"laser", "lasers"} and "laser" not in " ".join(it.low for it in r.items if it.tag in "VE"):
        return False
    p.kind, p.domain = "coercion", "sea" if p.domain in {"none", "multi"} else p.domain
    p.reaction = bool(lemmas & {"warn off", "warn away", "drive away", "drive off", "expel"})
    p.content = bool(_words(r, noun_phrase(r.items, i)) & {"simulated", "mock"}) if item.tag == "E" else False
    return True


def _accident(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not (_has_asset(r, doer) or _has_asset(r, done) or p.assets):
        return False
    if any(it.tag == "E" and it.value == "strike" for it in r.items):
        return False  # it sank after an attack: the attack is the event
    if {v.lemma for v in r.items[i].verbs} & {"sink"} and p.states("target"):
        p.kind = "strike"
        return True
    p.kind = "accident"
    return bool(p.actors or p.assets)


def _meet(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if len(p.states()) < 1:
        return False
    if _has_asset(r, doer, "sea", "air") or _has_asset(r, done, "sea", "air"):  # ships and aircraft that meet are under way together
        p.kind, p.weak = "joint_patrol" if len(p.states()) > 1 else "naval_transit" if p.domain == "sea" else "deployment", True
        _role(p, "target", "initiator")
        _participants(p)
        return bool(p.actors)
    p.kind, p.domain = "meeting", "none"
    p.actors = [Actor(country=a.country, role="participant", name=a.name, span=a.span) for a in p.actors]
    return True


def _state(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    if not p.states("initiator"):
        return False
    p.kind, p.domain = "statement", "none"
    p.weak = False
    return True


def _measure(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    p.kind, p.domain = "measure", "none"
    return bool(p.actors)


def _seeing(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """Ships and aircraft that somebody saw: where they were tells more of what they did."""
    seen = done
    if seen is None or not _has_asset(r, seen, "sea", "air"):
        return False
    p.domain = r.domain_of(seen)
    movers = r.states(seen)
    if not movers:
        return False
    p.actors = [Actor(country=c, role="initiator") for c in movers]
    p.assets = r.assets_in(seen, movers)
    p.kind = "naval_transit" if p.domain == "sea" else "deployment"
    p.weak = True
    p.rules.append("seen")
    return True


SENSES = {
    "move": _move,
    "travel": _move,
    "fly": _move,
    "patrol": _patrol,
    "exercise": _exercise,
    "monitor": _monitor,
    "scramble": _scramble,
    "intrude": _intrude,
    "deploy": _deploy,
    "call": _call,
    "test": _test,
    "fire": _fire,
    "strike": _strike,
    "shootdown": _shootdown,
    "clash": _clash,
    "coerce": _coerce,
    "accident": _accident,
    "meet": _meet,
    "state": _state,
    "measure": _measure,
    "seeing": _seeing,
}


def sense(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """Give the proposal its kind; False when the word means no event here."""
    return SENSES[p.cls](r, p, i, doer, done)
