"""Complete the sides of every event from the land it is in, the events told before, whose text it is, and the lines between states.

The order is that of how directly it is told: the land the place belongs to, then the sides of the events told before, and those who
speak. Every completion is written into the rules of the event; nobody is added whom the text does not name, or whose land it does not
name.
"""

from __future__ import annotations

import re
from bisect import bisect_left as bisect
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.events.asking import WATERS
from geo.events.lexicon import load, wordlist
from geo.events.proposal import PHYSICAL, Memory, Proposal
from geo.events.roles import FOUGHT
from geo.events.sides import at_war, group_names, is_group, names, state_of, whose
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.assemble import Cluster
    from geo.events.placing import Spot

SITE = re.compile(r"\b(?:air\s?base|base|airfield|airport|camp|facility|outpost|garrison)\b", re.IGNORECASE)
HOSTING = re.compile(  # "the base, which hosts US troops", "an airport housing American forces"
    r"\b(?:host(?:s|ed|ing)|hous(?:es|ed|ing)|holds|holding|home to|used by|where)\s+"
    r"(?:(?:some|about|around|many|hundreds of|thousands of|[\d,]+)\s+)?(?P<who>[A-Z][\w.]*?)(?:-led)?\s+"
    r"(?:(?:coalition|military|army)\s+)?(?:troops|forces|soldiers|personnel|servicemen|service members|contractors)\b"
)
ANSWERS = frozenset({"intercept", "monitoring", "coercion", "air_defence"})
TOGETHER = frozenset({"exercise", "joint_patrol"})
MOVED = frozenset({"naval_transit", "joint_patrol", "incursion", "deployment", "exercise"})
WINDOW = 40  # events before and after, within which a text goes on about the same sides


@dataclass(slots=True)
class Cast:
    """Who a text names, and how places are told to be of a state."""

    text: str
    memory: Memory
    owner: Callable[[Spot], str | None]  # the state whose land a place is
    setting: str | None = None  # the state whose land most of the text is about
    _groups: list[tuple[int, str]] | None = None

    @classmethod
    def of(cls, text: str, clusters: Iterable[Cluster], memory: Memory, owner: Callable[[Spot], str | None]) -> Cast:
        cast = cls(text, memory, owner)
        lands = Counter(land for c in clusters for s in c.spots() if (land := owner(s)))
        lands += Counter(code for _, code, what in memory.named if what in {"country", "metonym"})
        top = lands.most_common(2)
        if top and (len(top) == 1 or top[0][1] >= 2 * top[1][1]):
            cast.setting = top[0][0]
        return cast

    def groups(self) -> list[tuple[int, str]]:
        """Where the text names an armed group, in order."""
        if self._groups is None:
            pattern, whose = group_names()
            named = ((m.start(), whose[m.group().replace("’", "'")]) for m in pattern.finditer(self.text))
            self._groups = [(at, group) for at, group in named if group not in self.memory.governing]
        return self._groups

    def groups_of(self, land: str, near: int, but: set[str]) -> list[str]:
        """The armed groups of a land that the text names, the one named nearest to offset `near` first."""
        homes = load("parties")["home"]
        k = bisect(self.groups(), (near, ""))
        close = self.groups()[max(0, k - WINDOW) : k + WINDOW]
        found = [(abs(n - near), code) for n, code in close if land in homes.get(code, ()) and code not in but]
        return list(dict.fromkeys(code for _, code in sorted(found, key=lambda t: t[0])))

    def enemy(self, side: str) -> str | None:
        """The state at war with `side`, when the text names it or is its bulletin."""
        other = at_war().get(side)
        return other if other and (self.memory.home in {other, side} or names(other, self.text)) else None

    def foes(self, sides: Iterable[str]) -> list[str]:
        """The states that armed groups fight abroad, when the text names them."""
        foe = load("parties")["foe"]
        return [state for side in sorted(sides) for state in foe.get(side, ()) if names(state, self.text)]

    def last_group(self, before: int, but: set[str]) -> str | None:
        """The armed group named last before an offset, else the one named first behind it."""
        k = bisect(self.groups(), (before, ""))
        near = [*reversed(self.groups()[max(0, k - WINDOW) : k]), *self.groups()[k : k + WINDOW]]  # else the one named next
        return next((code for _, code in near if code not in but), None)

    def named(self, first: int, last: int) -> list[tuple[int, str, str]]:
        """Who is named from one sentence to another."""
        named = self.memory.named
        return named[bisect(named, (first,)) : bisect(named, (last + 1,))]

    def two(self, sentence: int) -> list[str]:
        """The two states of which "both" are: the two named most up to a sentence."""
        found = Counter(code for _, code, _ in self.named(sentence - WINDOW, sentence) if not is_group(code))
        top = found.most_common(3)
        return [code for code, _ in top[:2]] if len(top) == 2 or (len(top) == 3 and top[1][1] > top[2][1]) else []


    def guests(self, c: Cluster) -> list[str]:
        """Whose troops a base that is hit is told to hold: "the base, which hosts US troops"."""
        places = {w for s in c.spots() for w in s.item.text.replace("-", " ").split() if w[:1].isupper() and len(w) > 2}
        if not any(SITE.search(s.item.text) or SITE.search(self.text[s.item.start - 40 : s.item.end + 40]) for s in c.spots()):
            return []
        for m in HOSTING.finditer(self.text):
            before = self.text[max(0, m.start() - 160) : m.start()]
            sentence = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
            found = [s for s in whose(m["who"]) if s]
            if found and (any(w in sentence for w in places) or re.search(r"\b[Tt]he (?:air\s?)?base\b", sentence)):
                return found
        return []


def complete(clusters: list[Cluster], cast: Cast) -> None:
    """Give every event the sides its own words leave out: from what is told before it, then from the whole text."""
    order = sorted((c for c in clusters if c.kind in PHYSICAL), key=_place_in_text)
    for n, c in enumerate(order):
        told = order[max(0, n - WINDOW) : n]
        _places_are_no_sides(c)
        _name_unnamed(c, cast)
        _bulletin(c, cast)
        if not _doers(c):
            _find_doers(c, told, cast)
        if not c.states("target"):
            _find_targets(c, [*told, *_beside_it(c, order[n + 1 : n + 7])], cast)
        _line(c, cast)
        _group_of_the_land(c)
    for n, c in enumerate(order):
        if c.kind in MOVED and not _doers(c) and not any("initiator" in p.unnamed or p.names for p in c.tellings):
            alone = {s for d in order[max(0, n - WINDOW) : n + WINDOW] for s in _doers(d)}
            alone -= set(_lands(c, cast)) if c.kind == "incursion" else set()  # nobody enters his own waters
            _add(c, alone if len(alone) == 1 else (), "initiator", "doer: the only force of the text")
        wet = c.kind == "strike" and c.spots() and not _lands(c, cast)  # fired into a sea: at nobody's land
        if c.kind in FOUGHT | {"air_defence"} and bool(_doers(c)) != bool(c.states("target")) and not (_at_sea(c) or wet):
            _other_side(c, [*order[max(0, n - WINDOW) : n], *order[n + 1 : n + WINDOW]], cast)


def _group_of_the_land(c: Cluster) -> None:
    """ "Strikes on Yemen's capital and a town held by the Houthis": of a land and the group that fights in it the group is hit."""
    targets = set(c.states("target"))
    homes = load("parties")["home"]
    groups = [g for g in sorted(targets) if is_group(g)]
    lands = {land for g in groups for land in homes.get(g, ())} & targets
    if c.kind == "strike" and lands and not any(is_group(s) for s in _doers(c)):
        for p in c.tellings:
            p.actors = [a for a in p.actors if not (a.role == "target" and a.country in lands)]


def _places_are_no_sides(c: Cluster) -> None:
    """ "The strikes hit Sanaa": the capital is where, and who is hit follows from the land like anywhere else."""
    if c.kind in FOUGHT:
        for p in c.tellings:
            at = {s.item.start for s in p.spots}
            p.actors = [a for a in p.actors if not (a.role == "target" and a.span and a.span.start in at and state_of(a.span.text))]


def _beside_it(c: Cluster, after: list[Cluster]) -> list[Cluster]:
    """What the same sentence tells behind: "fired warning shots after soldiers crossed the line"."""
    here = min(p.sentence for p in c.tellings)
    return [d for d in after if c.kind in ANSWERS and min(p.sentence for p in d.tellings) == here]


def _other_side(c: Cluster, others: list[Cluster], cast: Cast) -> None:
    """The side against which the one told stands in another event of the text."""
    told = set(_doers(c)) or set(c.states("target"))
    lands = _lands(c, cast)
    if not _doers(c) and lands and not told & set(lands):
        return  # a base of guests: who fights the host fights them nowhere
    for d in others:
        if d.kind not in FOUGHT | {"incursion", "air_defence"} or d.lead.modality not in {"happened", "claimed"}:
            continue
        doers, targets = set(_doers(d)), set(d.states("target"))
        facing = targets if told & doers else doers if told & targets and d.kind != "air_defence" else set()
        if facing and not facing & told and doers and targets:
            role = "target" if _doers(c) else _doing(c)
            if role == "target" and any(_gunmen(p) for p in c.tellings):
                return
            _add(c, sorted(facing), role, f"{'target' if role == 'target' else 'doer'}: the other side of another event of the text")
            return


def _place_in_text(c: Cluster) -> tuple[int, int]:
    return min((p.sentence, p.start) for p in c.tellings)


def _doers(c: Cluster) -> list[str]:
    return list(c.states("initiator", "participant", "monitor"))


def _add(c: Cluster, states: Iterable[str], role: str, rule: str) -> None:
    fresh = [s for s in dict.fromkeys(states) if s not in c.states("initiator", "participant", "monitor", "target")]
    if fresh:
        c.lead.actors += [Actor(country=s, role=role) for s in fresh]
        c.lead.rules.append(rule)


def _doing(c: Cluster) -> str:
    return "monitor" if c.kind == "monitoring" else "participant" if c.kind in {"joint_patrol"} else "initiator"


def _lands(c: Cluster, cast: Cast) -> list[str]:
    spots = [s for s in (c.spots() or c.inherited) if s.role != "from"]
    if c.kind == "strike" and any(s.kind in WATERS for s in spots):
        spots = [s for s in spots if s.item.tag == "L"]  # fired into a sea: only a place named as such is hit
    return [land for s in spots if (land := cast.owner(s))]


def _name_unnamed(c: Cluster, cast: Cast) -> None:
    """ "the army" is of the land it fights in, "the fighters" are of the group told last."""
    unnamed = [(p, role, sort) for p in c.tellings for role, sort in p.unnamed.items() if sort in {"both", "irregular", "regular"}]
    if not unnamed:
        return
    here, lands = min(p.sentence for p in c.tellings), _lands(c, cast)
    taken = set(c.states("initiator", "participant", "monitor", "target"))
    for p, role, sort in unnamed:
        if sort == "both":
            who, how = cast.two(here), "both sides of the text"
        elif sort == "irregular":
            who, how = [cast.last_group(p.end, taken)], "the group told last"
        else:
            foes = cast.foes(taken)  # troops that Hamas fights in Gaza
            speaking = [s for s in p.states("claimant") if not is_group(s)] if c.kind == "air_defence" else []
            who = [*foes, *speaking, next(iter(lands), cast.setting)][:1]
            how = "whom the group fights abroad" if foes else "who tells it" if speaking else "named by the land"
        who = [s for s in who if s and s not in taken]
        if who:
            _add(c, who, "participant" if sort == "both" else _doing(c) if role == "initiator" else role, how)
            taken.update(who)


def _bulletin(c: Cluster, cast: Cast) -> None:
    """The bulletin of one side of a war: a fight has that side and its enemy in it."""
    home = cast.memory.home
    enemy = at_war().get(home)
    if not enemy or c.kind not in FOUGHT | {"air_defence"}:
        return
    doers, targets = _doers(c), list(c.states("target"))
    if not doers and not targets:
        land = next(iter(_lands(c, cast)), None)
        first = (land if land in {home, enemy} else home) if c.kind == "air_defence" else enemy if home == "UA" or land == home else home
        _add(c, [first], "initiator", "a bulletin of one side")
        _add(c, [home if first == enemy else enemy], "target", "a bulletin of one side")
    elif not doers and targets[0] in {home, enemy}:
        _add(c, [home if targets[0] == enemy else enemy], "initiator", "a bulletin of one side")
    elif not targets and doers and doers[0] in {home, enemy}:
        _add(c, [home if doers[0] == enemy else enemy], "target", "a bulletin of one side")


def _find_doers(c: Cluster, told: list[Cluster], cast: Cast) -> None:
    targets = set(c.states("target"))
    here = min(p.sentence for p in c.tellings)
    lands = _lands(c, cast)
    if c.kind == "air_defence" and lands and lands[0] not in targets:
        _add(c, lands[:1], "initiator", "doer: over its own land")
        return
    base = next((o for s in c.spots() if s.kind == "airfield" and s.role in {"from", "at"} and (o := cast.owner(s))), None)
    if c.kind == "intercept" and c.domain() == "air" and base is not None and base not in targets:
        _add(c, [base], "initiator", "doer: owner of the base they rose from")
        return
    if c.kind == "weapons_test":
        land = next((o for role in ("from", "at", "near") for s in c.spots() if s.role == role and (o := cast.owner(s))), None)
        _add(c, [land] if land else [], "initiator", "doer: owner of the place it was launched from")
        return
    if any("initiator" in p.unnamed for p in c.tellings):
        return  # somebody else did it, whose name is not told
    if c.kind in FOUGHT and not _at_sea(c):
        struck = [*targets, *lands][:1]
        enemy = cast.enemy(struck[0]) if struck else None
        if enemy:
            _add(c, [enemy], "initiator", "doer: at war with who is hit")
            return
        owners = [s for p in c.tellings for s in p.states("claimant") if s not in targets and s not in lands and _speaks_for_arms(p)]
        if owners and c.kind == "strike" and any(p.definite or p.anaphoric or r == "noun:strike" for p in c.tellings for r in p.rules):
            _add(c, owners[:1], "initiator", "doer: who tells it")
            return
    if c.kind in FOUGHT | {"coercion", "air_defence"}:
        for d in reversed(told):
            if d.kind not in FOUGHT | {"coercion", "air_defence"} or d.lead.modality not in {"happened", "claimed"}:
                continue
            at_home = bool(set(_lands(d, cast)) & set(lands))  # a state that fights in its own land goes on doing so
            others = set(_doers(d)) - targets - (set() if at_home and d.kind == "strike" else set(lands))
            alike = d.kind == c.kind or ({d.kind, c.kind} <= FOUGHT and not targets)
            if others and alike and _one_front(c, d, targets, lands, cast):
                _add(c, sorted(others), _doing(c), "doer: as in the event told before")
                return
        if c.kind == "clash" and targets:
            return
    if c.kind in ANSWERS:
        speakers = [s for p in c.tellings for s in p.states("claimant") if s not in targets]
        others = [s for s in dict.fromkeys(speakers or cast.memory.reporter) if s not in targets]
        if not others:  # who is named first is whose text it is
            others = [
                code for _, code, what in cast.memory.named[:WINDOW] if code not in targets and not is_group(code) and what != "metonym"
            ]
        _add(c, others[:1], _doing(c), "doer: who tells it")
        return
    if c.kind in TOGETHER:
        if any(p.names for p in c.tellings):
            return
        several = 2 if c.kind == "joint_patrol" else 1
        before = next((d for d in reversed(told) if d.kind in TOGETHER | MOVED and len(_doers(d)) >= several), None)
        near = before is not None and (here - _last(before) <= 2 * several or before.lead.paragraph == c.lead.paragraph)
        if before is not None and (near if before.kind != c.kind else near or any(p.anaphoric or p.again for p in c.tellings)):
            role = "participant" if len(_doers(before)) > 1 else "initiator"
            _add(c, _doers(before), role, "doer: as in the event told before")
        return
    if c.kind in {"deployment", "naval_transit"}:
        before = next((d for d in reversed(told) if d.kind in MOVED and _doers(d)), None)
        if before is not None and (before.lead.paragraph == c.lead.paragraph or here - _last(before) <= 2):
            _add(c, _doers(before), "initiator", "doer: as in the event told before")
        return
    if c.kind == "accident":
        bodies = [code for _, code, what in cast.named(here - 1, here) if what == "body" and not is_group(code)]
        if bodies:
            _add(c, bodies[-1:], "initiator", "doer: the force named beside it")
            return
        states = {code for _, code, _ in cast.memory.named if not is_group(code)} | set(_lands(c, cast))
        if len(states) == 1 and not _at_sea(c) and any(a.kind != "civil_ship" for p in c.tellings for a in p.assets):
            _add(c, states, "initiator", "doer: the only state of the text")


def _one_front(c: Cluster, d: Cluster, targets: set[str], lands: list[str], cast: Cast) -> bool:
    """Is an event told right after another, or against the same side?"""
    theirs = set(d.states("target"))
    if targets & theirs:
        return True
    near = min(p.sentence for p in c.tellings) - _last(d) <= 2 or d.lead.paragraph == c.lead.paragraph
    own_time = any(m.kind not in {"same", "clock"} for p in c.tellings if p.paragraph != d.lead.paragraph for m in p.moments)
    if not targets and near and not own_time:
        return True
    homes = load("parties")["home"]
    held = set(theirs) | set(_lands(d, cast)) | {land for g in theirs for land in homes.get(g, ())}
    return bool(held & (targets or set(lands)))


def _speaks_for_arms(p: Proposal) -> bool:
    words = {w for name in p.claimed_by for w in name.lower().replace(":", " ").split()}
    return bool(words & (wordlist("regulars") | {"command", "forces", "idf", "centcom", "africom", "defense", "defence", "force"}))


def _last(c: Cluster) -> int:
    return max(p.sentence for p in c.tellings)


def _find_targets(c: Cluster, told: list[Cluster], cast: Cast) -> None:
    doers = _doers(c)
    if not doers:
        lands = _lands(c, cast)
        if c.kind == "strike" and (guests := cast.guests(c)):
            _add(c, guests, "target", "target: whose troops the base holds")
        elif c.kind == "strike" and lands and not _at_sea(c):
            _add(c, lands[:1], "target", "target: owner of the place")
        return
    own = set(doers)
    here = min(p.sentence for p in c.tellings)
    if c.kind == "clash" and len(own) > 1:
        return  # two who fight each other
    if c.kind in FOUGHT:
        tellers = [s for p in c.tellings for s in p.states("claimant") if s not in own and _speaks_for_arms(p)]
        if c.kind == "clash" and len(own) == 1 and tellers:
            _add(c, tellers[:1], "target", "target: the force that tells of the fight")
        else:
            _hit(c, own, cast)
        return
    if c.kind == "exercise":
        names = {a.name for a in c.lead.assets} | {w for p in c.tellings for w in p.names}
        against = [s for n, states in load("parties")["against"].items() if any(w and w.startswith(n) for w in names) for s in states]
        _add(c, against, "target", "announced against")
        return
    if c.kind == "incursion":
        _add(c, [o for o in _lands(c, cast)[:1] if o not in own], "target", "target: owner of the place")
        return
    if c.kind not in ANSWERS or any(_civil(p) for p in c.tellings):
        return
    for d in reversed(told):
        if d.lead.modality not in {"happened", "claimed"} or here - _last(d) > 8:
            continue
        theirs = set(_doers(d))
        if d.kind in FOUGHT | ANSWERS | {"incursion"} and own & theirs and set(d.states("target")) - own:
            _add(c, sorted(set(d.states("target")) - own), "target", "target: as in the event told before")
            return
        if c.kind == "air_defence" and here - _last(d) > 3:
            continue
        if c.kind == "air_defence" and d.kind in (MOVED | ANSWERS) - {"incursion"}:
            continue  # who sailed by or shot before is not who is shot at
        if theirs and not own & theirs and d.kind in MOVED | FOUGHT | ANSWERS | {"incursion", "weapons_test"}:
            _add(c, sorted(theirs), "target", "target: who acted before")
            return
    if c.kind == "air_defence":
        enemy = cast.enemy(doers[0])
        _add(c, [enemy] if enemy else [], "target", "target: at war with who acts")


def _hit(c: Cluster, own: set[str], cast: Cast) -> None:
    """Whose place is hit: the armed group of that land when the text names one, else the state whose land it is."""
    if _at_sea(c):
        return
    if c.kind == "strike" and (guests := [s for s in cast.guests(c) if s not in own]):
        _add(c, guests, "target", "target: whose troops the base holds")
        return
    at_water = any(s.kind in WATERS for s in c.spots())
    reached = [s for s in c.spots() if s.role == "to" and (s.item.tag == "L" or not at_water)]
    lands = [land for s in reached if (land := cast.owner(s)) and land not in own]
    land = next(iter([*lands, *_lands(c, cast)]), None)  # where it was fired to, before where it was
    if land is None and c.kind == "clash" and (all(is_group(s) for s in own) or cast.setting in own):
        land = cast.setting
    if land is None and (owners := [a.operator for p in c.tellings for a in p.assets if a.operator and a.operator not in own]):
        _add(c, owners[:1], "target", "target: owner of what is hit")
        return
    homes = load("parties")["home"]
    fought = [homes[g][0] if len(homes[g]) == 1 else cast.setting for g in sorted(own) if g in homes]
    wet = c.kind == "strike" and any(s.kind in WATERS for s in c.spots())
    abroad = cast.foes(own) if not wet and (land is None or any(land in homes.get(g, ()) for g in own)) else []
    if abroad:
        _add(c, abroad[:1], "target", "target: whom the group fights abroad")
        return
    if land is None and not wet and (home := [h for h in fought if h and (c.kind == "clash" or h == cast.setting)]):
        _add(c, home[:1], "target", "target: the state in whose land the group fights")
        return
    if land is None:
        enemy = next((e for s in own if (e := cast.enemy(s))), None)
        if enemy and (c.kind == "clash" or not wet):
            _add(c, [enemy], "target", "target: at war with who acts")
        return
    if land not in own and not any(is_group(s) for s in own) and any(_gunmen(p) for p in c.tellings):
        return
    if land in own:
        enemy = cast.enemy(land)
        if enemy and c.kind == "clash":
            _add(c, [enemy], "target", "target: at war with who acts")
        elif c.kind == "clash" and len(fought_here := list(dict.fromkeys(cast.groups_of(land, c.lead.start, own)))) == 1:
            _add(c, fought_here, "target", "target: the armed group of the place")  # an army that fights at home
        return
    if any(p.cls == "fire" for p in c.tellings) and any(land in homes.get(g, ()) for g in own):
        return  # fired from there, not at it
    states = {s for s in own if not is_group(s)}
    groups = cast.groups_of(land, c.lead.start, own) if states else []
    _add(c, groups[:1] or [land], "target", "target: owner of the place" if not groups else "target: the armed group of the place")


def _gunmen(p: Proposal) -> bool:
    """ "killed two gunmen": men of a group that nobody names are not of the state in whose land they are."""
    return p.unnamed.get("target") == "irregular" and "what is theirs" not in p.rules


def _at_sea(c: Cluster) -> bool:
    """ "the tanker was hit in the Gulf of Aden": a civil ship at sea is no state's."""
    return any(_civil(p) for p in c.tellings)


def _civil(p: Proposal) -> bool:
    return p.civil or any(a.kind == "civil_ship" for a in p.assets)


def _line(c: Cluster, cast: Cast) -> None:
    """Who crosses a line between two states enters the other's side; who fires along it fires at the other side."""
    if c.kind not in FOUGHT | {"incursion"}:
        return
    if c.kind in FOUGHT and (c.states("target") or len(_doers(c)) != 1):
        return
    for s in c.spots():
        sides = _line_of(s.query.lower()) or _line_of(s.item.low)
        if sides:
            tellers = [t for p in c.tellings for t in p.states("claimant")] or list(cast.memory.reporter)
            if not _doers(c) and tellers and tellers[0] in sides:
                _add(c, [side for side in sides if side != tellers[0]], "initiator", "crosses a line between two states")
            own = set(_doers(c)) & set(sides)
            if len(own) == 1 and not c.states("target"):
                _add(c, [side for side in sides if side not in own], "target", "crosses a line between two states")
            return


@lru_cache(maxsize=256)
def _line_of(name: str) -> tuple[str, ...]:
    """The two sides of a line, by its name; short names count only when they are the whole name."""
    for line, sides in load("parties")["line"].items():
        if name.removeprefix("the ").split(" (")[0] == line or (len(line) > 4 and line in name):
            return tuple(sides)
    return ()
