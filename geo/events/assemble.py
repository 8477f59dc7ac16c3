"""Put the tellings of one event together, carry over what was said before, date it, and judge whether it belongs on a map."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from geo.events import casting, dating, facets, reckoning, retelling, times
from geo.events.asking import ZONES
from geo.events.confidence import confidence
from geo.events.dating import Reference
from geo.events.item import vocabulary
from geo.events.judging import judge
from geo.events.placing import Spot
from geo.events.proposal import PHYSICAL, Denial, Memory, Proposal
from geo.events.sameness import (
    AREAL,
    TOLD_ON,
    doers_of,
    name_of,
    names_of,
    on_patrol,
    risen,
    same_kind,
    same_names,
    same_people,
    same_place,
    same_ships,
    same_time,
)
from geo.events.story import Story
from geo.model import Actor, Dispatch, Event, PlaceMention, Span

INCIDENTS = frozenset({"incursion", "coercion", "intercept", "accident", "strike", "clash", "air_defence"})
SAME_INCIDENT = 4  # sentences over which the same sides are still told of at one place
LEADING = 4  # sentences behind a headline in which what it tells is told
HURT_REACH = 3  # sentences from the dead and wounded to the attack
RECENT = 40  # events back that a telling may belong to, or take its place from: further back it is another story


APART = frozenset({"coercion", "strike", "clash", "air_defence", "intercept", "monitoring"})  # no drill is where they were
TAKES = frozenset({"seize", "board", "detain", "hijack", "capture", "commandeer", "confiscate", "impound", "take over", "storm"})
COLLISIONS = frozenset({"ram", "collide", "sideswipe", "bump", "bump into", "hit", "crash", "crash into", "strike", "scrape"})
PATROLS = frozenset({"coast_guard_ship", "militia_vessel", "survey_ship", "patrol_ship"})
POINTING = re.compile(
    r"\b(?:the|this|that|same) (?:\w+ )?"
    r"(?:city|town|village|camp|base|region|area|island|port|site|capital|province|district|territory|spot)\b|\bthere\b"
)


@dataclass(slots=True)
class Cluster:
    """The tellings of one event, first first."""

    tellings: list[Proposal]
    inherited: list[Spot] = field(default_factory=list)
    supposed: bool = False  # its places are those of another sentence, and nothing points back at them
    dated_by: Cluster | None = None  # takes its time from this one
    answers: Cluster | None = None  # a reaction to this one
    lower: tuple[times.Moment, ...] = ()
    denied_by: list[str] = field(default_factory=list)
    doers: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)  # places, as compared
    ships: set[str] = field(default_factory=set)
    _where: dict[tuple[object, ...], Spot] = field(default_factory=dict)
    _whens: dict[tuple[object, ...], times.Moment] = field(default_factory=dict)

    @classmethod
    def of(cls, telling: Proposal) -> Cluster:
        out = cls([])
        out.add(telling)
        return out

    def add(self, telling: Proposal) -> None:
        """One more telling; what tellings are compared by is kept, so that comparing costs the same however many there are."""
        self.tellings.append(telling)
        self.doers |= doers_of(telling)
        self.named |= names_of(telling)
        self.ships |= {a.name for a in telling.assets if a.name}
        for s in telling.spots:
            if not s.anaphor:
                self._where.setdefault((s.query, s.role, s.kind, s.direction, s.inferred), s)
        for m in telling.moments:
            self._whens.setdefault((m.kind, m.text, m.edge, id(m.base) if m.base else 0), m)

    @property
    def first(self) -> int:
        """The sentence that tells of it first."""
        return min(p.sentence for p in self.tellings)

    @property
    def lead(self) -> Proposal:
        return self.tellings[0]

    @property
    def weak(self) -> bool:
        """Does no telling say plainly what was done?"""
        return all(p.weak for p in self.tellings)

    @property
    def kind(self) -> str:
        for p in self.tellings:
            if not p.weak:
                return p.kind
        return self.lead.kind

    def states(self, *roles: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s for p in self.tellings for s in p.states(*roles)))

    def spots(self) -> list[Spot]:
        return [s for p in self.tellings for s in p.spots if not s.anaphor]

    def moments(self) -> list[times.Moment]:
        return [m for p in self.tellings for m in p.moments]

    @property
    def where(self) -> list[Spot]:
        """Its places, each once."""
        return list(self._where.values())

    @property
    def whens(self) -> list[times.Moment]:
        """Its times, each once."""
        return list(self._whens.values())

    def domain(self) -> str:
        return next((p.domain for p in self.tellings if p.domain not in {"none", "multi"}), self.lead.domain)


def cluster(proposals: list[Proposal], ref: Reference, story: Story) -> list[Cluster]:
    """Group the proposals of a dispatch into events."""
    out: list[Cluster] = []
    hurt: list[Proposal] = []  # dead and wounded of an attack that nobody has told yet
    body = [p for p in proposals if not p.heading]
    for p in body or proposals:
        if p.habitual or (p.modality == "denied" and p.kind in PHYSICAL and not p.spots):
            continue
        if p.content and (drill := next((c for c in reversed(out) if c.kind == "exercise"), None)) is not None:
            bare = p.kind == "exercise" and p.spots and not drill.named and p.sentence - drill.tellings[-1].sentence <= 2
            if bare and doers_of(p) <= drill.doers:
                drill.add(p)  # "held a drill. Units on the island fired 300 rounds": where it was
            continue
        if p.content and p.kind != "exercise":
            continue
        if p.kind == "accident" and not p.spots and p.verbs & {"sink", "catch fire", "burn"} and _harmed(p, out):
            continue  # "the vessel later sank": what came of the attack
        if p.kind == "clash" and p.definite and not p.spots and not p.moments and any(c.kind in {"clash", "strike"} for c in out):
            continue  # "even as they traded fire" sums up what was told
        if p.points_back:
            told = next((c for c in reversed(out[-RECENT:]) if c.kind in INCIDENTS and not (p.moments and c.moments())), None)
            if told is not None and p.sentence - told.first <= TOLD_ON:
                p.kind, p.weak = told.kind, True
                p.actors = []
                told.add(p)
            continue
        p.weak = p.weak or on_patrol(p, out)
        homes = [c for c in reversed(out[-RECENT:]) if _same(p, c, out[-RECENT:], ref, story)]
        home = next((c for c in homes if c.kind == p.kind), homes[0] if homes else None)
        if home is None and p.kind == "monitoring" and (home := _sighted(p, out[-RECENT:], ref, story)) is not None:
            for q in home.tellings:
                q.kind, q.weak = "monitoring", True
                q.actors = [Actor(country=a.country, role="target", span=a.span) if a.role == "initiator" else a for a in q.actors]
            home.doers = set()
        if home is None and p.kind in {"coercion", "accident"} and p.verbs & COLLISIONS:
            home = next((c for c in reversed(out[-RECENT:]) if _other_side(p, c, ref, story)), None)
        if home is not None:
            p.again = p.again and "once again" not in p.rules  # since before, and not since this
            for q in (*home.tellings, p):
                q.weak = q.weak or (q.kind in {"monitoring", "deployment"} and "intercept" in {p.kind, home.kind})  # watched and met
            home.add(p)
            continue
        if "casualties" in p.rules:
            hurt += [p] if p.spots else []
            continue
        if not p.spots and p.kind in {"strike", "clash"} and (before := _hurt_before(p, hurt)) is not None:
            hurt.remove(before)
            p.anaphoric = False
            out.append(Cluster.of(p))
            out[-1].add(before)
            continue
        placed = any(
            not (s.anaphor or s.inferred) or (s.kind == "island" and any(a.country in vocabulary()["island_state"] for a in p.actors))
            for s in p.spots
        )
        listed = bool(p.moments) and any(c.kind == p.kind and c.named for c in out[-RECENT:])  # one more of a list told with its own date
        doer = p.actors or (p.kind == "exercise" and p.assets)
        if p.weak and not ((placed or listed) and doer) and not p.reaction:
            continue
        if p.anaphoric and not p.actors and not placed:
            continue
        out.append(Cluster.of(p))
    for c in out:
        watched = any(p.kind == "monitoring" for p in c.tellings)
        c.tellings.sort(
            key=lambda p: (
                p.weak,
                watched and p.kind == "coercion",
                p.modality not in {"happened", "claimed"} and not p.moments,
                -_facets(p),
                p.sentence,
                p.start,
            )
        )
    return out


def _hurt_before(p: Proposal, hurt: list[Proposal]) -> Proposal | None:
    """ "20 people were killed in X on Sunday. The strike hit a school": the dead of an attack that is told of after them."""
    told = next((q for q in reversed(hurt) if 0 < p.sentence - q.sentence <= HURT_REACH), None)
    return told if told is not None and p.modality in {"happened", "claimed"} and not (p.moments and told.moments) else None


def _same(p: Proposal, c: Cluster, since: list[Cluster], ref: Reference, story: Story) -> bool:
    """Does a telling tell of this event?"""
    return (
        same_kind(p, c)
        and same_people(p, c)
        and same_place(p, c)
        and same_time(p, c, ref, story)
        and same_ships(p, c)
        and same_names(p, c)
        and _mergeable(p, c, since)
    )


def _told_by_headline(proposals: list[Proposal], told: list[Cluster]) -> None:
    """Give the first event of the body that the headline tells the place of the headline, when nothing else tells where it was."""
    for p in proposals:
        if not p.heading or p.kind not in PHYSICAL or p.modality not in {"happened", "claimed"}:
            continue
        where = [s for s in p.spots if not (s.anaphor or s.inferred) and s.kind not in AREAL]
        first = next((c for c in told if c.kind == p.kind and c.first <= p.sentence + LEADING), None)
        if not where or first is None or _places(first) or first.lead.heading or first.lead.modality != p.modality:
            continue
        if not (doers_of(p) and first.doers and not doers_of(p) & first.doers):
            first.inherited = where
            first.lead.rules.append("place of the headline")


def _sighted(p: Proposal, told: list[Cluster], ref: Reference, story: Story) -> Cluster | None:
    """The sighting of a patrol ship that one's own ships then watch: seen and watched is one event."""
    for c in reversed(told):
        seen = any("seen" in q.rules for q in c.tellings) and c.kind in {"deployment", "naval_transit"}
        if not seen or p.sentence - c.tellings[-1].sentence > 2 or not any(a.kind in PATROLS for q in c.tellings for a in q.assets):
            continue
        watchers, theirs = set(p.states("monitor")), c.doers
        own = {s for q in c.tellings for s in q.states("claimant")}
        if theirs and set(p.states("target")) <= theirs and (not own or watchers <= own):
            return c if same_place(p, c) and same_time(p, c, ref, story) else None
    return None


def _other_side(p: Proposal, c: Cluster, ref: Reference, story: Story) -> bool:
    """ "A rammed B", says B; "B rammed A", says A: one collision, told by both."""
    mine, theirs = set(p.states("initiator")), set(p.states("target"))
    turned = (mine or theirs) and mine <= set(c.states("target")) and theirs <= set(c.states("initiator"))
    told = any(q.verbs & COLLISIONS for q in c.tellings) and c.kind == p.kind and p.sentence - c.first <= 10
    return bool(turned and told) and same_place(p, c) and same_time(p, c, ref, story)


def _harmed(p: Proposal, told: list[Cluster]) -> bool:
    return any(c.kind in {"strike", "coercion", "accident"} and p.sentence - c.tellings[-1].sentence <= 3 for c in told[-4:])


def _facets(p: Proposal) -> int:
    """How much of who, where and when a telling says itself."""
    return sum((2 * any(not s.anaphor for s in p.spots), bool(p.moments), any(a.span for a in p.actors if a.role != "claimant")))


def _mergeable(p: Proposal, c: Cluster, since: list[Cluster]) -> bool:
    if {p.modality, c.lead.modality} & {"denied", "hypothetical"} and p.modality != c.lead.modality:
        return False
    vague = all(m.kind in {"part", "rel", "past"} for m in c.moments())  # "the start of this week's exercise"
    named = vague and p.kind == "exercise" and not {n for q in c.tellings for n in q.names}.isdisjoint(p.names)
    onward = p.kind == c.kind == "naval_transit" and p.sentence == c.tellings[-1].sentence and not p.moments and doers_of(p) == c.doers
    onward = onward and p.modality == "planned"  # "has passed the strait and is set to enter the ocean" is one passage
    if (p.modality == "planned") != (c.lead.modality == "planned") and not (p.anaphoric or named or onward):
        return False
    bang = c.weak and p.kind == c.kind == "strike"  # "an explosion rocked X after an attack" is that attack
    if p.again and not p.anaphoric and not bang and not _again_told(p, c):
        return p.sentence == c.tellings[-1].sentence and c.lead.again
    if p.kind in {"statement", "meeting"}:
        return p.sentence - c.tellings[-1].sentence <= 1 and set(p.states()) & set(c.states()) != set()
    if (
        p.kind in {"monitoring", "intercept", "strike", "clash", "coercion"}
        and not p.anaphoric
        and p.sentence - c.tellings[-1].sentence > 2
    ):
        return not c.named.isdisjoint(names_of(p)) or _told_on(p, c, since) or _kept_watch(p, c) or risen(p, c)
    return True


def _again_told(p: Proposal, c: Cluster) -> bool:
    """ "At night the enemy again attacked X", says the mayor after the attack on X was told: again since before, and no second time."""
    own = [m for m in p.moments if m.kind not in {"clock", "shift", "now"}]
    mine = names_of(p)
    hostile = p.kind == c.kind and p.kind in {"strike", "clash", "air_defence"}
    return hostile and "once again" in p.rules and not own and bool(mine) and mine <= c.named and p.sentence > c.lead.sentence


def _kept_watch(p: Proposal, c: Cluster) -> bool:
    """Who watches the same side all through a report keeps one watch."""
    mine, theirs = set(p.states("target")), set(c.states("target"))
    told = p.kind == c.kind == "monitoring" and bool(doers_of(p)) and doers_of(p) == c.doers
    return told and p.sentence - c.tellings[-1].sentence <= 2 * TOLD_ON and (not mine or not theirs or bool(mine & theirs))


def _taken_over(p: Proposal, c: Cluster) -> bool:
    """ "Iran seized a tanker ... Gunmen boarded the vessel 50 miles east of Sohar": how one ship was taken, by men not named again."""
    if p.kind != "coercion" or not p.verbs & TAKES or not any(q.verbs & TAKES for q in c.tellings):
        return False
    mine = {a.name for a in p.assets if a.name}
    return not (mine and c.ships and mine.isdisjoint(c.ships))


def _told_on(p: Proposal, c: Cluster, since: list[Cluster]) -> bool:
    """Some sentences on, without a place or a day of its own: the same side does to the same side what it was told to do."""
    if p.kind not in {"coercion", "monitoring", "intercept", "strike", "clash"} or p.sentence - c.tellings[-1].sentence > TOLD_ON:
        return False
    if not doers_of(p) and _taken_over(p, c):
        return True
    if not doers_of(p) or doers_of(p) != c.doers:
        return False
    if any(not s.anaphor and not s.inferred for s in p.spots) or any(m.kind not in {"clock", "same"} for m in p.moments):
        return False
    mine, theirs = set(p.states("target")), set(c.states("target"))
    if mine and theirs and not mine & theirs:
        return False
    acted = [d for d in since if d.first > c.tellings[-1].sentence and d.kind in casting.MOVED and set(d.states("initiator")) - c.doers]
    return p.kind in {"coercion", "strike", "clash"} or not acted  # what is told between may be what it answers


def contest(clusters: list[Cluster], denials: list[Denial]) -> None:
    """Give a denial to the event it denies: the last one told before it, of the kind it names, by somebody else or about the denier."""
    begun = _by_sentence(clusters)
    for denial in denials:
        told = [
            c
            for c in _between(begun, denial.sentence - 4, denial.sentence)
            if c.kind in PHYSICAL
            and c.lead.modality in {"happened", "claimed"}
            and (denial.kind in {"", c.kind} or {denial.kind, c.kind} <= casting.MOVED)
            and (set(denial.states) & set(c.states()) or denial.kind)
        ]
        if told:
            best = max(told, key=lambda c: (max(p.sentence for p in c.tellings if p.sentence <= denial.sentence), c.lead.start))
            best.denied_by.append(denial.name)


def _by_sentence(clusters: list[Cluster]) -> dict[int, list[Cluster]]:
    """Events by the sentence that tells of them first."""
    out: dict[int, list[Cluster]] = {}
    for c in clusters:
        out.setdefault(c.first, []).append(c)
    return out


def _between(begun: dict[int, list[Cluster]], first: int, last: int) -> list[Cluster]:
    return [c for number in range(first, last + 1) for c in begun.get(number, ())]


def _may_answer(movers: set[str], own: set[str], target: set[str]) -> bool:
    """May these movers be whom a side answers? Movers not yet known may be anybody."""
    return not movers or bool(movers - own and (not target or target & movers))


def _may_lend(told: Cluster, c: Cluster) -> bool:
    """Two fights of different sides are not at one place because both are fights, nor is what a month saw where a day did."""
    if c.kind not in {"strike", "clash", "coercion"}:
        return True
    if any(m.kind in {"rel", "month", "year", "season"} for m in c.moments()) and not any(
        m.kind in {"rel", "month", "year", "season"} for m in told.moments()
    ):
        return False
    mine, theirs = set(c.states("initiator", "participant")), set(told.states("initiator", "participant"))
    return not mine or not theirs or bool(mine & theirs)


def carry(clusters: list[Cluster], ref: Reference, text: str) -> None:
    """Give reactions the place, time and target of what they answer; give later tellings the place told before."""
    told: list[Cluster] = []
    begun = _by_sentence(clusters)
    dated: dict[int, list[tuple[Cluster, Proposal]]] = {}
    for c in clusters:
        for p in c.tellings:
            if p.moments:
                dated.setdefault(p.sentence, []).append((c, p))
    for c in sorted(clusters, key=lambda c: (c.first, min(p.start for p in c.tellings))):
        first = min(c.tellings, key=lambda p: p.sentence)
        if c.kind in {"monitoring", "intercept"} or c.lead.reaction:
            own = set(c.states("initiator", "monitor"))
            target = set(c.states("target"))
            answers = [
                d
                for d in _between(begun, first.sentence - 6, first.sentence + 6)
                if d is not c
                and d.kind in PHYSICAL - {"monitoring", "intercept"}
                and not (d.lead.sentence < first.sentence and "the time before" in d.lead.rules)
                and (c.kind != "coercion" or (d.kind in casting.MOVED and d.first <= first.sentence + 1))  # shots to warn who came in
                and d.lead.modality in {"happened", "claimed"}
                and _may_answer(set(d.states("initiator", "participant")), own, target)
            ]
            near = [d for d in answers if d.first <= first.sentence]
            near = [d for d in near if d.spots() or d.inherited] or near
            best = min(
                near or answers,
                key=lambda d: (min(abs(p.sentence - first.sentence) for p in d.tellings), _apart(d, first)),
                default=None,
            )
            if best is not None:
                c.answers = best
                if not target:
                    movers = [a for p in best.tellings for a in p.actors if a.role in {"initiator", "participant"} and a.country not in own]
                    c.lead.actors += [Actor(country=s, role="target") for s in dict.fromkeys(a.country for a in movers)]
                if not c.moments():
                    c.dated_by = best
                if all(s.role == "from" for s in c.spots()) and not c.lead.elsewhere and c.lead.modality != "planned":
                    c.inherited = best.spots() if _fine(best.spots()) else [*best.inherited, *best.spots()]
            if not c.inherited and not c.lead.elsewhere and all(s.kind in AREAL for s in c.spots()):
                c.inherited = _watch_told(c, told, first.sentence)
        elif not _fine(c.spots()) and c.kind in PHYSICAL and not c.lead.elsewhere and not _of_another_year(c):
            anaphors = {s.kind for p in c.tellings for s in p.spots if s.anaphor}
            recent = [d for d in told[: -RECENT - 1 : -1] if d.spots() or d.inherited]
            other_fight = c.lead.again and c.kind in {"clash", "strike"}  # "another offensive"
            same = None if other_fight else next((d for d in recent if d.kind == c.kind and _may_lend(d, c)), None)
            other = next(
                (
                    d
                    for d in recent
                    if d.kind in PHYSICAL
                    and not (c.kind == "exercise" and (d.kind in APART or (c.doers and d.doers and not c.doers & d.doers)))
                    and first.sentence - max(p.sentence for p in d.tellings) <= 1
                    and d.lead.paragraph == first.paragraph
                ),
                None,
            )
            if c.kind in {"naval_transit", "incursion", "coercion", "clash", "strike", "joint_patrol"} or anaphors:
                source = same or other
            else:
                source = other
            fixed = c.kind in {"clash", "strike", "air_defence", "exercise"} and not anaphors
            if source is not None and fixed and not _one_time(c, source, ref):
                source = source if _points_at(first, source, text) else None  # what was hit on another day was hit elsewhere
            if source is not None:
                found = source.spots() or source.inherited
                c.supposed = not anaphors and all(p.sentence != first.sentence for p in source.tellings)
                c.inherited = [s for s in found if s.role in {"via", "at", "near", "over", "around"}] or [
                    replace(s, role="at") for s in found[:1]
                ]
            elif "island" in anaphors:
                c.inherited = _home_island(c)
            elif c.kind in {"coercion", "strike", "air_defence"} and c.lead.modality in {"happened", "claimed"} and not c.lead.weak:
                mates = [
                    d for d in _between(begun, first.sentence, first.sentence) if d is not c and d.spots() and d.lead.modality == "happened"
                ]
                c.inherited = (
                    [s for s in mates[0].spots() if s.role != "from"] if mates else []
                )  # "warning shots after soldiers crossed the line"
        for p in c.tellings:
            if not p.responds or c.moments():
                continue
            before = [
                q
                for number in range(p.sentence - 2, p.sentence + 1)
                for d, q in dated.get(number, ())
                if d is not c and (q.sentence, q.start) < (p.sentence, p.start)
            ]
            if before:
                c.lower = tuple(max(before, key=lambda q: (q.sentence, q.start)).moments)
        if c.answers is not None and c.moments() and not c.answers.moments() and c.answers.dated_by is None:
            c.answers.dated_by = c  # action and answer are of one day
        if c.answers is not None and 0 <= first.sentence - c.answers.first <= 1 and _fine(c.spots()) and not _fine(_places(c.answers)):
            c.answers.inherited = [replace(s, role="near" if s.role == "from" else s.role) for s in c.spots()]  # ... and at one place
        told.append(c)
    for c in clusters:
        afloat = c.kind in {"coercion", "accident"} or (c.kind == "intercept" and c.domain() == "sea")
        if afloat and not _fine(_places(c)) and (d := _same_incident(c, begun, ref)) is not None:
            c.inherited = [replace(s, role="near" if s.role in {"to", "from"} else s.role) for s in _places(d) if s.role != "from"]
        if c.kind == "coercion" and not _places(c) and not c.lead.elsewhere and c.lead.modality in {"happened", "claimed"}:
            c.inherited = next((p.waters for p in c.tellings if p.waters), [])
        if c.kind in PHYSICAL and not _places(c):
            c.inherited = _home_island(c)


def _places(c: Cluster) -> list[Spot]:
    return c.spots() or c.inherited


def _same_incident(c: Cluster, begun: dict[int, list[Cluster]], ref: Reference) -> Cluster | None:
    """The placed event beside one without a place that is of the same two sides, and not of another time: before it, else behind it."""
    sides = set(c.states("initiator", "participant", "target"))
    if not sides or c.lead.modality not in {"happened", "claimed"} or (len(sides) < 2 and c.kind != "coercion"):
        return None
    near = [
        d
        for d in _between(begun, c.first - SAME_INCIDENT, c.first + SAME_INCIDENT)
        if d is not c and d.kind in PHYSICAL and d.lead.modality in {"happened", "claimed"} and _fine(_places(d)) and _one_time(c, d, ref)
    ]
    mates = [d for d in near if len(sides) > 1 and sides <= set(d.states())]
    if not mates and c.kind == "coercion":  # else where one side was told to be right before
        other = [d for d in near if 0 <= c.first - d.first <= (SAME_INCIDENT if len(sides) > 1 else 2)]
        mates = [d for d in other if doers_of(d.lead) & sides or len(sides) == 1]
    return min(mates, key=lambda d: (d.first > c.first, abs(d.first - c.first), d.lead.start), default=None)


def _one_time(c: Cluster, d: Cluster, ref: Reference) -> bool:
    mine, theirs = ([m for m in x.moments() if m.kind != "clock"] for x in (c, d))
    return not mine or not theirs or any(dating.comparable(a, b, ref) for a in mine for b in theirs)


def _of_another_year(c: Cluster) -> bool:
    """ "In 2022 helicopters struck along the border": told by a year only it is no part of today's story, and not at its place."""
    return bool(c.moments()) and all(m.kind == "year" for m in c.moments())


def _watch_told(c: Cluster, told: list[Cluster], sentence: int) -> list[Spot]:
    """ "were scrambled over the Baltic Sea twice ... On Tuesday they intercepted": the waters of the watch that is told of."""
    for d in reversed(told[-6:]):
        near = sentence - max(p.sentence for p in d.tellings) <= 5
        if d.kind == c.kind and near and d.lead.modality == c.lead.modality and d.doers & c.doers:
            return [s for s in d.spots() if s.kind not in AREAL and s.role not in {"from", "to"}]
    return []


def _points_at(p: Proposal, source: Cluster, text: str) -> bool:
    """Does the sentence of a telling name the place of an event told before, or point at it: "the city", "there"?"""
    begin = max(text.rfind(mark, 0, p.start) for mark in ("\n", ". "))
    end = p.end + re.search(r"\n|\. |$", text[p.end : p.end + 160]).start()
    near = text[max(begin, p.start - 160, 0) : end]
    return POINTING.search(near) is not None or any(s.text.split()[0] in near for s in source.spots() or source.inherited)


def _apart(told: Cluster, first: Proposal) -> int:
    """How far before a reaction, in its own sentence, what it may answer was told last; what is told behind it comes after that."""
    starts = [p.start for p in told.tellings]
    before = [s for s in starts if s < first.start and min(p.sentence for p in told.tellings) == first.sentence]
    return first.start - max(before) if before else min(starts)


def _fine(found: list[Spot]) -> list[Spot]:
    """The places that are more than a belt or zone along a coast."""
    return [s for s in found if s.kind not in ZONES or s.kind in {"adiz", "median_line", "line"}]


def _home_island(c: Cluster) -> list[Spot]:
    """ "the island", when the state that speaks or acts is one."""
    homes = vocabulary()["island_state"]
    for p in c.tellings:
        for s in p.spots:
            if s.anaphor and s.kind == "island":
                home = next((homes[a.country] for a in p.actors if a.country in homes), None)
                if home:
                    return [replace(s, query=home, anaphor=False, kind="island")]
    return []


def _spots_of(c: Cluster) -> list[tuple[Spot, bool]]:
    seen: set[str] = set()
    out = []
    for s, inferred in [(s, s.inferred) for s in c.spots()] + [(s, True) for s in c.inherited]:
        if name_of(s) in seen:
            continue
        seen.add(name_of(s))
        out.append((s, inferred))
    return out


def events(
    dispatch: Dispatch,
    proposals: list[Proposal],
    ref: Reference,
    years: list[int],
    statements: list[times.Moment],
    memory: Memory,
    story: Story,
    owner: Callable[[Spot], str | None],
    holds: retelling.Holds,
) -> list[Event]:
    """The events of a dispatch."""
    clusters = retelling.fold(cluster(proposals, ref, story), ref, holds)
    carry(clusters, ref, dispatch.text)
    _told_by_headline(proposals, clusters)
    clusters = retelling.met(clusters)
    contest(clusters, memory.denials)
    casting.complete(clusters, casting.Cast.of(dispatch.text, clusters, memory, owner))
    if ref.day is None:
        ref = reckoning.reference(clusters, ref, statements, years, story)
    reckon = reckoning.Reckoner(clusters, ref, story)
    out = []
    for c in clusters:
        when = reckon.when(c)
        places = tuple(
            PlaceMention(
                span=Span(start=s.start, end=s.end, text=s.text),
                role=facets.role(s, inferred, c.answers is not None),
                query=s.query,
                offset=s.offset,
                direction=s.direction,
                inferred=inferred,
            )
            for s, inferred in _spots_of(c)
            if not s.anaphor
        )
        actors = facets.actors(c)
        modality = facets.modality(c)
        mapped, why_not = judge(c, _spots_of(c), when, modality, places, actors, ref)
        start, end = c.lead.start, c.lead.end
        claimed = tuple(dict.fromkeys(n for p in c.tellings for n in p.claimed_by))
        out.append(
            Event(
                id=f"{dispatch.id}-{c.kind}-{start}",
                dispatch=dispatch.id,
                kind=c.kind,
                domain=c.domain(),
                modality=modality,
                quote=Span(start=start, end=end, text=dispatch.text[start:end]),
                actors=actors,
                assets=facets.assets(c),
                places=places,
                when=when,
                also=facets.also(c, dispatch.text),
                claimed_by=claimed,
                denied_by=tuple(c.denied_by),
                mapped=mapped,
                why_not=why_not,
                confidence=confidence(c, when, places, actors),
                rules=tuple(dict.fromkeys(r for p in c.tellings for r in p.rules)),
            )
        )
    return sorted(facets.distinct(out), key=lambda e: (e.quote.start, e.id))
