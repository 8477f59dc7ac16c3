"""From the time expressions of an event to its `When`, and the reference day of a dispatch without a date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.events import intervals
from geo.events.times import Moment
from geo.model import When

THIS_CENTURY = "2001"
HISTORY_DAYS = 730  # older than this before publication is history, not news
YEARS_ON = 6  # a page is seldom older than that after the latest year it names
NEAR_DAYS = 92  # a date without a year is of the year of another date of the text when it lies as near
ORDER = {"day": 0, "range": 1, "week": 2, "month": 3, "year": 4}
HOURS = 1.5  # "hours later", counted from another event: a night or a day told beats it, a week does not
SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)(?![\d/])")


@dataclass(frozen=True, slots=True)
class Reference:
    """The day that "Tuesday" and "last month" are counted from."""

    day: date | None
    how: str
    published: bool  # it is the day of publication, so it bounds undated events from above
    order: str = ""  # of dates in figures: "day" or "month" first, "" when the text does not tell
    counted: bool = True  # "Tuesday" and "last month" are counted from it; False: it only tells the year of "June 5"


def published(day: str | None, how: str | None) -> Reference:
    if day is None:
        return Reference(None, "no date of publication", False)
    return Reference(date.fromisoformat(day), how or "date of publication", True)


def from_text(pairs: list[tuple[Moment, Moment]], statements: list[Moment], years: list[int]) -> Reference:
    """Fix the year of an undated text from a weekday and a day of the month that mean the same day.

    Of the years in which they fit, the first not before any year the text speaks of; without such a year the day stays unknown.
    A full date without a weekday may be told as background: it gives other dates their year, and nothing is counted from it.
    The reference day is then the first day at or after it that is the weekday of the statement ("on Monday condemned"), else the
    day itself.
    """
    pairs = [p for p in pairs if p[1].weekday is not None] + [p for p in pairs if p[1].weekday is None]
    for day, week in pairs:
        weekday = week.weekday if week.weekday is not None else day.weekday
        if day.year is not None:
            fixed = intervals.safe(day.year, day.month, day.day)
            how = f"the text dates an event {day.text!r}"
        else:
            floor = max((y for y in years if y >= 1990), default=None)
            if floor is None or weekday is None:
                continue
            fits = [d for y in range(floor, floor + YEARS_ON) if (d := intervals.safe(y, day.month, day.day)) and d.weekday() == weekday]
            if not fits:
                continue
            fixed = fits[0]
            how = (
                f"{day.text.strip()} was a {fixed:%A} in {fixed.year}, the first such year not before {floor}, "
                "the latest year the text names"
            )
        if fixed is None or fixed.isoformat() < THIS_CENTURY:
            continue  # no page is as old as the war it tells of
        if weekday is None:
            full = [d for p, _ in pairs if p.year is not None and (d := intervals.safe(p.year, p.month, p.day))]
            return Reference(max(full), "the latest day that the text names with its year", False, counted=False)
        later = [fixed + timedelta(days=(s.weekday - fixed.weekday()) % 7) for s in statements if s.kind == "weekday"]
        after = sorted(d for d in later if d > fixed)
        return Reference(after[0] if after else fixed, how, False)
    return Reference(None, "no date of publication, and no weekday with a day of the month to fix the year", False)


def stamped(ref: Reference, stamps: list[tuple[Moment, str]], told: list[Moment]) -> Reference:
    """Check the day of publication against the page's own datelines and date lines, and against the days the text tells of.

    A text is not published before its own dateline, nor before what it tells of as past. `stamps` are (moment, what it is) of date
    lines; `told` are the moments of events that have happened.
    """
    if not ref.published or ref.day is None:
        return ref
    days = [f[0] for m in told if m.kind == "date" and m.year is None and (f := intervals.interval(m, ref.day)) and f[2] == "day"]
    ahead = [d for d in days if ref.day < d <= ref.day + timedelta(days=31)]
    for moment, what in stamps:
        found = nearest(moment, ref.day)
        if found is None or found == ref.day or not -10 <= (found - ref.day).days <= 31:
            continue
        if what == "dateline":
            if found > ref.day:
                return Reference(found, f"{what} {moment.text.strip()!r}; the {ref.how} {ref.day.isoformat()} lies before it", True)
            if not [d for d in days if found < d <= ref.day]:
                return Reference(found, f"{what} {moment.text.strip()!r}, before the {ref.how} {ref.day.isoformat()}", True)
        elif ahead and found >= max(ahead):
            text = f"{what} {moment.text.strip()!r}; the {ref.how} {ref.day.isoformat()} lies before days the text tells of"
            return Reference(found, text, True)
    checked = [m for m in told if m.weekday is not None and m.kind == "date" and m.year is None]
    late = [f[0] for m in checked if (f := intervals.interval(m, ref.day)) and f[0].weekday() == m.weekday and f[0] in ahead]
    if late:
        day = max(late)
        return Reference(day, f"the latest day the text tells of as past; the {ref.how} {ref.day.isoformat()} lies before it", True)
    return ref


def nearest(moment: Moment, ref: date) -> date | None:
    """The day that a date line means: with its own year, else in the year that puts it nearest to the reference day."""
    if moment.kind != "date":
        return None
    if moment.year is not None:
        return intervals.safe(moment.year, moment.month, moment.day)
    fits = [d for y in (ref.year - 1, ref.year, ref.year + 1) if (d := intervals.safe(y, moment.month, moment.day))]
    return min(fits, key=lambda d: abs((d - ref).days), default=None)


def order_of(text: str, published: date | None) -> str:
    """Whether the dates in figures of a text put the day or the month first: "day", "month", or "" when nothing fixes it.

    A number above 12 fixes it, and so does the day of publication when it is written out and only one reading gives it.
    """
    votes = set()
    for match in SLASHED.finditer(text) if "/" in text else ():
        a, b, year = (int(n) for n in match.groups())
        if a > 12 >= b:
            votes.add("day")
        elif b > 12 >= a:
            votes.add("month")
        elif published is not None and a != b:
            readings = {"day": intervals.safe(year, b, a), "month": intervals.safe(year, a, b)}
            votes |= {how for how, day in readings.items() if day == published}
    return votes.pop() if len(votes) == 1 else ""


def figures(moment: Moment, ref: Reference, *, future: bool = False) -> Moment:
    """A date in figures as a date, when the text fixes which of them is the day, or the other reading had not yet come."""
    if moment.kind != "numeric":
        return moment
    order = ref.order
    if not order and ref.published and not future:
        over = {how: day <= ref.day for how in ("day", "month") if (day := _reading(moment, how)) is not None}
        order = next((how for how in over if over[how]), "") if len(over) == 2 and sum(over.values()) == 1 else ""
    found = _reading(moment, order) if order else None
    return replace(moment, kind="date", month=found.month, day=found.day) if found is not None else moment


def _reading(moment: Moment, order: str) -> date | None:
    """A date in figures with the day or the month first."""
    month, day = (moment.month, moment.day) if order == "month" else (moment.day, moment.month)
    return intervals.safe(moment.year, month, day)


def _describe(moment: Moment, ref: Reference, first: date, last: date) -> str:
    shown = first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
    if moment.base is not None and moment.kind in {"same", "shift"}:
        return f"{moment.text!r} = {shown}, counted from {_describe(moment.base, ref, *_bounds(moment.base, ref))}"
    if moment.kind in {"date", "range"} and moment.year:
        text = f"{moment.text!r} = {shown}"
    else:
        basis = f"{ref.day.isoformat()} ({ref.how})" if ref.day else ref.how
        text = f"{moment.text!r} = {shown}, counted from {basis}"
    if moment.kind == "date" and moment.weekday is not None and not moment.night and first.weekday() != moment.weekday:
        text += f"; but {first.isoformat()} is a {first:%A}"
    return text


def _bounds(moment: Moment, ref: Reference) -> tuple[date, date]:
    found = intervals.interval(moment, ref.day)
    return (found[0], found[1]) if found else (ref.day, ref.day)


def settle(
    moments: list[Moment],
    ref: Reference,
    *,
    future: bool,
    begins: bool,
    hot: bool = False,
    length: int | None = None,
    lower: date | None = None,
    upper: date | None = None,
    since: Moment | None = None,
) -> When:
    """The date of an event from all that is said of its time.

    A moment that fixes a day beats one that bounds; finer beats coarser; a date beats "the same day"; earlier told beats later told.
    "until Sunday" gives the end, "since Monday" the start, "ended on Friday" the end of what began before.
    `length` is how many days it lasts; `since` is the time of the story it is told in, of use where only its end is told; `lower` and
    `upper` are bounds from other events ("in response", "a week after ...").
    """
    fixed: list[tuple[Moment, date, date, str]] = []
    ends: list[tuple[Moment, date]] = []
    closed: list[tuple[Moment, date]] = []
    moments = [figures(m, ref, future=future) for m in moments]
    days = any(m.kind != "clock" and not m.edge for m in moments)
    as_of = next((f[1] for m in moments if m.edge == "as of" and (f := intervals.interval(m, ref.day))), ref.day)
    for m in moments:
        if m.kind == "clock" and (days or not ref.published):  # a clock time alone means the day of the release
            continue
        if m.edge == "by" and not future:
            m = replace(m, edge="")
        ahead = future or (m.edge == "until" and m.kind in {"weekday", "date", "month", "monthday"})
        if not ref.counted:
            if _counts(m):
                continue
            told, m = m, _in_year(m, ref.day)
            if m != told and (f := intervals.interval(m, ref.day)) and abs((f[0] - ref.day).days) > NEAR_DAYS:
                continue
        found = intervals.interval(m, as_of if m.kind == "past" else ref.day, future=ahead)  # "in the 24 hours, as of 6 a.m. Monday"
        if found is None:
            continue
        first, last, precision = found
        if not future and ref.published and m.kind in {"shift", "same"} and first > ref.day:
            continue  # "a day after the test": counted from another day than was meant
        if m.edge == "until" and not (days and m.text.lower().startswith("by ")):  # "by March" beside a day is about something else
            ends.append((m, last))
        elif m.edge == "until":
            continue
        elif m.edge == "by" and ref.published and last >= ref.day:
            fixed.append((m, ref.day, last, "range" if last > ref.day else "day"))
        elif m.edge in {"ended", "till"}:
            closed.append((m, last))
        else:
            fixed.append((m, first, last, precision))
            if m.edge == "since" and precision == "day":
                begins = True
    if fixed:
        rank = [(f[0].edge == "as of", HOURS if f[0].word == "hours" else ORDER[f[3]], f[0].kind in {"same", "shift"}) for f in fixed]
        m, first, last, precision = fixed[rank.index(min(rank))]
        if precision == "day" and (both := next((f for f in fixed if _pair(f[0]) and f[1] <= first <= f[2]), None)) is not None:
            m, first, last, precision = both  # "jammed it on Tuesday ... on Monday and Tuesday"
        how = _describe(m, ref, first, last)
        for em, end in [*ends[-1:], *closed[-1:]]:
            if end > first:
                return intervals.when(first, end, "range", how=f"{how}; until {em.text!r} = {end.isoformat()}", span=m.span)
        if length and precision == "day" and (begins or m.edge == "since") and (end := intervals.later(first, length - 1)):
            return intervals.when(first, end, "range", how=f"{how}; for {length} days", span=m.span)
        open_ended = begins and precision == "day" and not ends and m.edge == "since"
        still = next((f for f in fixed if open_ended and f[0].edge == "as of" and f[2] > first), None)
        if still is not None:  # "began on Tuesday, and as of Thursday were still sailing"
            return intervals.when(first, still[2], "range", how=f"{how}; as of {still[0].text!r} = {still[2].isoformat()}", span=m.span)
        whole = next((f for f in fixed if open_ended and f[1] == first < f[2] and f[3] == "range"), None)
        if whole is not None:  # "began on Thursday ... from Thursday to Friday"
            return intervals.when(first, whole[2], "range", how=_describe(whole[0], ref, first, whole[2]), span=whole[0].span)
        return intervals.when(first, None if open_ended else last, precision, how=how, span=m.span, open_ended=open_ended)
    if closed:
        m, last = closed[0]
        first = last
        how = _describe(m, ref, last, last)
        if m.edge == "till" and since is not None and (story := intervals.interval(since, ref.day)) and story[0] < last:
            first, how = story[0], f"{how}; in the story since {since.text!r} = {story[0].isoformat()}"
        if length and (begun := intervals.later(last, 1 - length)):
            first, how = begun, f"{how}; it had lasted {length} days"
        return intervals.when(first, last, "range" if first < last else "day", how=how, span=m.span)
    if hot and ref.published and ref.day:
        how = f"has begun, on the day it is told: {ref.day.isoformat()} ({ref.how})"
        if ends and ends[-1][1] > ref.day:
            return intervals.when(ref.day, ends[-1][1], "range", how=f"{how}; until {ends[-1][0].text!r}", span=ends[-1][0].span)
        return intervals.when(ref.day, ref.day, "day", how=how)
    if lower is not None and upper is not None and lower <= upper:
        return intervals.when(
            lower, upper, "range", how="between two dated events of the text: after the one it answers, before the one told to follow it"
        )
    if ends:
        em, end = ends[0]
        return replace_end(intervals.unknown(ref.day if ref.published else None, f"only its end is told: {em.text!r}", em.span), end)
    bound = ref.day if ref.published else None
    doubtful = next((m for m in moments if m.kind == "numeric"), None)
    if doubtful is not None:
        a, b, y = doubtful.month, doubtful.day, doubtful.year
        both = f"{y:04}-{a:02}-{b:02} or {y:04}-{b:02}-{a:02}"
        return intervals.unknown(bound, f"{doubtful.text!r} is {both}: nothing in the text tells which", doubtful.span)
    if moments and (ref.day is None or not ref.counted):
        m = moments[0]
        why = ref.how if ref.counted else "no date of publication, and no weekday with a day of the month"
        return intervals.unknown(None, f"{m.text!r} cannot be dated: {why}", m.span)
    return intervals.unknown(bound, "no date in the text; not later than publication" if bound else f"no date in the text; {ref.how}")


def _pair(moment: Moment) -> bool:
    """ "on Monday and Tuesday", "on 3 and 4 May": days that are told together."""
    return moment.kind in {"weekdays", "range"} and moment.word == "and" and not moment.edge


def _in_year(moment: Moment, day: date) -> Moment:
    """A date without a year in that of a day the text names."""
    if moment.base is not None:
        return replace(moment, base=_in_year(moment.base, day), last=_in_year(moment.last, day) if moment.last is not None else None)
    return replace(moment, year=day.year) if moment.year is None and not moment.word and moment.month is not None else moment


def _counts(moment: Moment) -> bool:
    """Is a time counted from the day it is told on, and not named: "Tuesday", "last month", "a day earlier"?"""
    while moment.base is not None and moment.kind in {"same", "shift"}:
        moment = moment.base
    return moment.kind in {"weekday", "weekdays", "now", "rel", "past", "ago", "monthday", "endof", "same", "shift"} or (
        moment.kind == "span" and (_counts(moment.base) or _counts(moment.last))
    )


def replace_end(when: When, end: date) -> When:
    return When(
        start=None, end=end.isoformat(), edtf=f"../{end.isoformat()}", precision="unknown", open_ended=False, span=when.span, how=when.how
    )


def comparable(a: Moment, b: Moment, ref: Reference) -> bool:
    """Could both mean the same time? Unknown counts as yes."""
    ia, ib = intervals.interval(a, ref.day), intervals.interval(b, ref.day)
    if a.edge or b.edge:  # what began on a day does not mean a time before it
        for one, other, mine, theirs in ((a, b, ia, ib), (b, a, ib, ia)):
            if one.edge == "since" and other.kind != "weekday" and mine and theirs and theirs[1] < mine[0]:
                return False
        return True
    if ia is None or ib is None:
        if a.kind == b.kind == "weekday":
            return a.weekday == b.weekday
        if a.kind == b.kind == "date":
            return (a.month, a.day) == (b.month, b.day)
        return True
    return ia[0] <= ib[1] and ib[0] <= ia[1]


def is_history(when: When, ref: Reference) -> bool:
    if when.end is None or when.start is None:
        return False
    if ref.day is None:  # the page has no date: a year alone, or a day of the last century, is no news
        return when.precision == "year" or when.end < THIS_CENTURY
    last = when.start if when.precision == "year" else when.end
    return (ref.day - date.fromisoformat(last)).days > HISTORY_DAYS
