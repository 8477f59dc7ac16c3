"""Date an event from all its tellings: its own times, the event it belongs with, the story it is told in, the order of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.events import dating, intervals, times
from geo.events.dating import Reference
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.story import BACK, Story
from geo.model import When

if TYPE_CHECKING:
    from geo.events.assemble import Cluster
    from geo.events.times import Moment

RECENT_DAYS = 60  # a time that dates no event is the time of a story only when it is recent


class Reckoner:
    """Dates the events of one text against its reference day."""

    def __init__(self, clusters: list[Cluster], ref: Reference, story: Story) -> None:
        self.ref, self.story = ref, story
        self.clusters = clusters
        self._told: dict[tuple[int, int], list[tuple[Cluster, Proposal]]] = {}  # by sentence and trigger
        for c in clusters:
            for p in c.tellings:
                self._told.setdefault((p.sentence, p.trigger), []).append((c, p))

    def when(self, c: Cluster) -> When:
        """The date of an event, with the rule in words."""
        ref, story = self.ref, self.story
        future = all(p.future for p in c.tellings if p.moments or len(c.tellings) == 1) and any(p.future for p in c.tellings)
        moments = c.moments()
        if not future and all(m.edge == "as of" for m in moments) and (period := story.period()) is not None and _narrated(c):
            moments = [period, *moments]
        here = min(p.sentence for p in c.tellings)
        if not moments and c.dated_by is not None and c.dated_by.moments():
            source = max((p.sentence for p in c.dated_by.tellings if p.sentence <= here), default=here)
            if (nearer := story.beside(here, source)) is not None and (
                day := dating.settle([nearer], ref, future=False, begins=False)
            ).start:
                return _as(day, f"told in one story with {day.how}")
            found = self.when(c.dated_by)
            if found.start:
                return _as(found, f"as the event it belongs with: {found.how}")
        hours = [m for m in moments if m.kind == "past" and m.unit == "hour"]
        if hours and c.kind == "incursion" and all(m.kind in {"past", "now", "clock"} for m in moments):
            moments = hours  # "by 6 a.m. today ... during the past 24 hours"
        lower, upper = self._bounds(c)
        till = any(m.edge == "till" for m in moments)
        since = _told_with(c, story, ref, strictly=till) if lower is None and upper is None else None
        if since is not None and all(m.kind == "clock" for m in moments):
            moments, since = [], self._alike(c, since)
        found = dating.settle(
            moments,
            ref,
            future=future,
            begins=any(p.begins for p in c.tellings),
            hot=any(p.hot for p in c.tellings),
            length=next((p.length for p in c.tellings if p.length), None),
            lower=lower,
            upper=upper,
            since=since,
        )
        if found.open_ended and (closing := self._closing(c)) is not None and (end := intervals.interval(closing, ref.day, future=True)):
            first = date.fromisoformat(found.start)
            if first < end[1] <= first + timedelta(days=RECENT_DAYS):
                how = f"{found.how}; until {closing.text!r} = {end[1].isoformat()}"
                return intervals.when(first, end[1], "range", how=how, span=found.span)
        told = any(m.edge or m.kind not in {"clock", "duration"} for m in moments)  # "last week", in a text without a date
        if found.start is None and not told and since is not None:
            day = dating.settle([replace(since, edge="")], ref, future=False, begins=False)
            if day.start:
                return _as(day, f"told in one story with {day.how}")
        if found.start is None and not told and (launched := self._launched(c)) is not None and (day := self.when(launched)).start:
            return _as(day, f"as what was launched: {day.how}")
        return found

    def _launched(self, c: Cluster) -> Cluster | None:
        """The launch, told next with its time, of what was shot down: "have shot down 11 drones ... Overnight they launched 17 drones"."""
        if c.kind != "air_defence" or not _narrated(c):
            return None
        here = max(p.sentence for p in c.tellings)
        fired = (d for d in self.clusters if d.kind == "strike" and d.lead.cls == "fire" and 0 < d.lead.sentence - here <= 3)
        return next((d for d in fired if d.moments() and not set(d.states("initiator")) & set(c.states("initiator"))), None)

    def _alike(self, c: Cluster, since: Moment) -> Moment:
        """Where a text opens on one day, the night before it that was told last of an act of the same kind."""
        here, day = min(p.sentence for p in c.tellings), intervals.interval(since, self.ref.day)
        if day is None or day[0] != day[1] or self.story.shares(here, since):
            return since
        before = [d for d in self.clusters if d is not c and d.kind == c.kind and d.lead.sentence < here and _narrated(d) and d.moments()]
        near = max(before, key=lambda d: d.lead.sentence, default=None)
        if near is None or here - near.lead.sentence > BACK:
            return since
        nights = [m for m in near.moments() if m.night or m.word.endswith("night")]
        return next((m for m in nights if (found := intervals.interval(m, self.ref.day)) and found[1] == day[0]), since)

    def _closing(self, c: Cluster) -> Moment | None:
        """The day on which what has begun is to end, where a later sentence tells it alone: "The drills will conclude on Friday"."""
        if c.kind not in {"exercise", "joint_patrol"}:
            return None
        here = min(p.sentence for p in c.tellings)
        later = [d for d in self.clusters if d.kind == c.kind and d.lead.sentence > here]
        plans = [d for d in later if all(p.future and not p.spots for p in d.tellings)]
        return next((m for d in plans for m in d.moments() if m.edge in {"ended", "until"}), None)

    def _bounds(self, c: Cluster) -> tuple[date | None, date | None]:
        """Earliest and latest day from the order of events: an answer is not before what it answers, "a week after X" puts X before."""
        lower = upper = None
        for m in c.lower:
            if found := intervals.interval(m, self.ref.day):
                lower = max(lower, found[0]) if lower else found[0]
        for p in c.tellings:
            for d, q in self._told.get((p.sentence, p.before_at), ()) if p.before_at is not None else ():
                if d is not c and q.moments and (found := intervals.interval(q.moments[0], self.ref.day)):
                    upper = found[0] - timedelta(days=1)
        return lower, upper


def _as(when: When, how: str) -> When:
    return When(
        start=when.start,
        end=when.end,
        edtf=when.edtf,
        precision=when.precision,
        open_ended=when.open_ended,
        span=when.span,
        how=how,
    )


def _told_with(c: Cluster, story: Story, ref: Reference, *, strictly: bool = False) -> times.Moment | None:
    """The time of the story that an event without a date of its own is told in; nothing is carried to plans and to earlier times."""
    if not _narrated(c) or c.lead.aside or any(p.again or p.habitual for p in c.tellings):
        return None
    for n, p in enumerate(sorted(c.tellings, key=lambda p: p.sentence)):
        if p.aside:
            return None
        found = _told_in(c, p.sentence, story, ref, strictly=strictly)
        days = intervals.interval(found, ref.day) if found is not None else None
        long_ago = days is not None and ref.day is not None and (ref.day - days[1]).days > RECENT_DAYS
        if days is not None and ref.day is not None and "going on" in p.rules and (ref.day - days[1]).days > 1:
            return None  # "is coming under fire": not what was told of last week
        if found is not None and not (n and long_ago):
            return found
    return None


def _told_in(c: Cluster, here: int, story: Story, ref: Reference, *, strictly: bool) -> times.Moment | None:
    """The time of the story for a telling in sentence `here`."""
    if c.lead.definite and not strictly and (told := story.near(here)) is not None:
        return told
    if c.kind == "deployment" and story.beside(here, -1) is None and (day := story.as_of()) is not None:
        return day
    if "stands" in c.lead.rules and story.present is not None and story.present.start < c.lead.start:
        return story.present  # "is in port", after where others "are currently"
    told = story.before(here, strictly=strictly)
    if told is None:
        return None
    found, dates = told
    if c.kind == "clash" and found.word.endswith("night") and not story.shares(here, found):
        return None  # the night of a raid is not the time of the fights on the ground
    days = intervals.interval(found, ref.day)
    if (not dates or found.edge == "since") and days is not None and ref.day is not None and (ref.day - days[1]).days > RECENT_DAYS:
        return None  # "a ship built in May 2019": long ago, and of no event
    return found


def _narrated(c: Cluster) -> bool:
    return c.kind in PHYSICAL and c.lead.modality in {"happened", "claimed"} and not all(p.future for p in c.tellings)


def reference(clusters: list[Cluster], ref: Reference, statements: list[times.Moment], years: list[int], story: Story) -> Reference:
    """The reference day of a text without one: from the days of its events, else from any weekday with a day of the month."""
    pairs = []
    for ms in [c.moments() for c in clusters] + list(story.known.values()):
        days = [m for m in ms if m.kind == "date" and m.edge != "since"]  # "since the 7 October attack" is another day
        weeks = [m for m in ms if m.kind == "weekday"]
        for d in days:
            if d.weekday is not None or d.year is not None:
                pairs.append((d, d))
            elif weeks and not d.edge:
                pairs.append((d, min(weeks, key=lambda w: abs(w.start - d.start))))
    statements = statements + [m for c in clusters if c.kind == "statement" for m in c.moments()]
    found = dating.from_text(pairs, statements, years)
    return found if found.day else ref
