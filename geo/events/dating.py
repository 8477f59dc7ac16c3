"""From the time expressions of an event to its `When`, and the reference day of a dispatch without a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from geo.events import times
from geo.events.times import Moment
from geo.model import When

HISTORY_DAYS = 730  # older than this before publication is history, not news


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that "Tuesday" and "last month" are counted from."""

    day: date | None
    how: str
    published: bool  # it is the day of publication, so it bounds undated events from above


def published(day: str | None, how: str | None) -> Reference:
    if day is None:
        return Reference(None, "no date of publication", False)
    return Reference(date.fromisoformat(day), how or "date of publication", True)


def from_text(pairs: list[tuple[Moment, Moment]], statements: list[Moment], years: list[int]) -> Reference:
    """Fix the year of an undated text from a weekday and a day of the month that mean the same day.

    Of the years in which they fit, the first not before any year the text speaks of; without such a year the day stays unknown.
    The reference day is then the first day at or after it that is the weekday of the statement ("on Monday condemned"), else the
    day itself.
    """
    for day, week in pairs:
        weekday = week.weekday if week.weekday is not None else day.weekday
        if day.year is not None:
            fixed = times._safe(day.year, day.month, day.day)
            how = f"the text dates an event {day.text!r}"
        else:
            floor = max((y for y in years if y >= 1990), default=None)
            if floor is None or weekday is None:
                continue
            fits = [d for y in range(floor, floor + 12) if (d := times._safe(y, day.month, day.day)) and d.weekday() == weekday]
            if not fits:
                continue
            fixed = fits[0]
            how = (
                f"{day.text.strip()} was a {fixed:%A} in {fixed.year}, the first such year not before {floor}, "
                "the latest year the text names"
            )
        if fixed is None:
            continue
        later = [fixed + timedelta(days=(s.weekday - fixed.weekday()) % 7) for s in statements if s.kind == "weekday"]
        after = sorted(d for d in later if d > fixed)
        return Reference(after[0] if after else fixed, how, False)
    return Reference(None, "no date of publication, and no weekday with a day of the month to fix the year", False)


def _describe(moment: Moment, ref: Reference, first: date, last: date) -> str:
    shown = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    if moment.kind in {"date", "range"} and moment.year:
        return f"{moment.text!r} = {shown}"
    basis = f"{ref.day.isoformat()} ({ref.how})" if ref.day else ref.how
    return f"{moment.text!r} = {shown}, counted from {basis}"


def settle(
    moments: list[Moment],
    ref: Reference,
    *,
    future: bool,
    begins: bool,
    hot: bool = False,
    lower: date | None = None,
    upper: date | None = None,
) -> When:
    """The date of an event from all that is said of its time.

    A moment that fixes a day beats one that bounds; finer beats coarser; earlier told beats later told. "until Sunday" gives the
    end, "since Monday" the start.
    `lower` and `upper` are bounds from other events ("in response", "a week after ...").
    """
    fixed: list[tuple[Moment, date, date, str]] = []
    ends: list[tuple[Moment, date]] = []
    days = any(m.kind not in {"clock"} and not m.edge for m in moments)
    for m in moments:
        if m.kind == "clock" and (days or not ref.published):  # a clock time alone means the day of the release
            continue
        ahead = future or (m.edge in {"until"} and m.kind in {"weekday", "date", "month"})
        found = times.interval(m, ref.day, future=ahead)
        if found is None:
            continue
        first, last, precision = found
        if m.edge == "until":
            ends.append((m, last))
        else:
            fixed.append((m, first, last, precision))
            if m.edge == "since" and m.kind in {"weekday", "date"}:
                begins = True
    order = {"day": 0, "range": 1, "week": 2, "month": 3, "year": 4}
    if fixed:
        fine = min(order[f[3]] for f in fixed)
        m, first, last, precision = next(f for f in fixed if order[f[3]] == fine)
        how = _describe(m, ref, first, last)
        if ends and ends[-1][1] > first:
            em, end = ends[-1]
            return times.when(first, end, "range", how=f"{how}; until {em.text!r} = {end.isoformat()}", span=m.span)
        return times.when(
            first, last, precision, how=how, span=m.span, open_ended=begins and precision == "day" and not ends and m.edge == "since"
        )
    if hot and ref.published and ref.day:
        how = f"has begun, on the day it is told: {ref.day.isoformat()} ({ref.how})"
        if ends and ends[-1][1] > ref.day:
            return times.when(ref.day, ends[-1][1], "range", how=f"{how}; until {ends[-1][0].text!r}", span=ends[-1][0].span)
        return times.when(ref.day, ref.day, "day", how=how)
    if lower is not None and upper is not None and lower <= upper:
        return times.when(
            lower, upper, "range", how="between two dated events of the text: after the one it answers, before the one told to follow it"
        )
    if ends:
        em, end = ends[0]
        return replace_end(times.unknown(ref.day if ref.published else None, f"only its end is told: {em.text!r}", em.span), end)
    if moments and ref.day is None:
        m = moments[0]
        return times.unknown(None, f"{m.text!r} cannot be dated: {ref.how}", m.span)
    bound = ref.day if ref.published else None
    return times.unknown(bound, "no date in the text; not later than publication" if bound else f"no date in the text; {ref.how}")


def replace_end(when: When, end: date) -> When:
    return When(
        start=None, end=end.isoformat(), edtf=f"../{end.isoformat()}", precision="unknown", open_ended=False, span=when.span, how=when.how
    )


def comparable(a: Moment, b: Moment, ref: Reference) -> bool:
    """Could both mean the same time? Unknown counts as yes."""
    ia, ib = times.interval(a, ref.day), times.interval(b, ref.day)
    if a.edge or b.edge:
        return True
    if ia is None or ib is None:
        if a.kind == b.kind == "weekday":
            return a.weekday == b.weekday
        if a.kind == b.kind == "date":
            return (a.month, a.day) == (b.month, b.day)
        return True
    return ia[0] <= ib[1] and ib[0] <= ia[1]


def is_history(when: When, ref: Reference) -> bool:
    if when.end is None or ref.day is None or when.start is None:
        return False
    return (ref.day - date.fromisoformat(when.end)).days > HISTORY_DAYS
