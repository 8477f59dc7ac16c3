"""Turn what a time expression says into dates, once a reference day is known, and write them as a `When`.

A weekday is the latest such day not after the reference day; a vague third of a month is the days 1-10, 11-20 or 21-end; "past 24 hours"
and "overnight" cover the day and the day before. Without a reference day a weekday stays unresolved. Dates are `datetime.date`, both ends
inclusive.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from geo.events.lexicon import load
from geo.events.times import Moment
from geo.model import Span, When

ONE = timedelta(days=1)
STEP = {"this": 0, "last": -1, "past": -1, "next": 1}
DAYS = {"day": 1, "night": 1, "morning": 1, "afternoon": 1, "evening": 1, "week": 7}

Interval = tuple[date, date, str]  # first day, last day, precision


def safe(year: int, month: int, day: int) -> date | None:
    """The date, or None for 31 June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def later(day: date, days: int) -> date | None:
    """The date that many days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _year_for(month: int, day: int, ref: date, future: bool, weekday: int | None = None) -> int:
    """The year that puts month and day nearest before the reference day; after it for plans. A week of slack for headers that lag.

    With a weekday, the nearest year of the three around in which they fit; a month of slack, for headers that are wrong.
    """
    this = date(ref.year, month, min(day, monthrange(ref.year, month)[1]))
    if future:
        year = ref.year if this >= ref - timedelta(days=31) else ref.year + 1
    else:
        year = ref.year if this <= ref + timedelta(days=7) else ref.year - 1
    if weekday is not None and (here := safe(year, month, day)) is not None and here.weekday() != weekday:
        others = [d for y in (ref.year - 1, ref.year, ref.year + 1) if (d := safe(y, month, day)) and d.weekday() == weekday]
        others = [d for d in others if future or d <= ref + timedelta(days=31)]
        if others:
            return min(others, key=lambda d: abs((d - ref).days)).year
    return year


def _part(first: date, last: date, word: str) -> tuple[date, date] | None:
    """A part of a month or year: thirds, halves, weeks."""
    month = (first.year, first.month) == (last.year, last.month)
    which, _, what = word.partition(" ")
    if word in {"early", "mid", "late"} or what in {"third", "decade", "ten days"}:
        third = {"early": 0, "first": 0, "mid": 1, "second": 1, "late": 2, "third": 2, "last": 2}.get(which)
        if third is None:
            return None
        if month:
            edges = (1, 11, 21, last.day + 1)
            return first.replace(day=edges[third]), first.replace(day=edges[third + 1] - 1)
        return date(first.year, 1 + 4 * third, 1), month_span(first.year, 4 + 4 * third)[1]
    if what == "half":
        early = which == "first"
        if month:
            return (first, first.replace(day=15)) if early else (first.replace(day=16), last)
        return (first, date(first.year, 6, 30)) if early else (date(first.year, 7, 1), last)
    if what in {"week", "days"} and month:
        nth = {"first": 0, "second": 1, "third": 2}.get(which)
        if nth is None:
            return last - timedelta(days=6), last
        return first + timedelta(days=7 * nth), first + timedelta(days=7 * nth + 6)
    return None


def month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _week(day: date) -> tuple[date, date] | None:
    monday = later(day, -day.weekday())
    sunday = later(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def _shift_month(ref: date, n: int) -> tuple[int, int]:
    index = ref.year * 12 + ref.month - 1 + n
    return index // 12, index % 12 + 1


def _told_year(moment: Moment, ref: date | None, words: str) -> int | None:
    """The year that is told, as a number or as "this year" or "last year"."""
    if moment.year is not None or ref is None or words not in {"this year", "last year"}:
        return moment.year
    return ref.year - (words == "last year")


def interval(moment: Moment, ref: date | None, *, future: bool = False) -> Interval | None:
    """First day, last day and precision of a moment against the reference day, or None when it cannot be told.

    `future` reads it as a plan: "on Friday" is the coming one.
    """
    try:
        found = READERS[moment.kind](moment, ref, future)
    except (OverflowError, ValueError):  # beyond the calendar
        return None
    if found is None or not moment.night or found[2] != "day":
        return found
    if moment.night == "before":
        return found[0] - ONE, found[0], "range"
    return found[0] - ONE, found[0], "range"


def _date(m: Moment, ref: date | None, future: bool) -> Interval | None:
    year = _told_year(m, ref, m.word)
    if year is None and ref is None:
        return None
    year = year or _year_for(m.month, m.day, ref, future, m.weekday)
    first = safe(year, m.month, m.day)
    if first is None:
        return None
    if m.kind == "date":
        return first, first, "day"
    last = safe(year + (m.month2 < m.month), m.month2, m.day2)
    return (first, last, "range") if last and last >= first else None


def _monthday(m: Moment, ref: date | None, future: bool) -> Interval | None:
    """ "the 13th", "13th (Mon)": of the latest month in which it fits, of the next one for plans."""
    if ref is None:
        return None
    if m.word in {"last", "next"}:  # "the 12th of last month"
        day = safe(*_shift_month(ref, -1 if m.word == "last" else 1), m.day)
        return (day, day, "day") if day is not None else None
    for back in range(0, 12 if m.weekday is not None else 3):
        day = safe(*_shift_month(ref, back if future else -back), m.day)
        if day is None or (m.weekday is not None and day.weekday() != m.weekday) or (day < ref if future else day > ref):
            continue
        return day, day, "day"
    return None


def _month(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if m.kind == "part" and m.month is None:
        return _part_of(m, ref)
    year = _told_year(m, ref, m.unit if m.kind == "part" else m.word)
    if year is None:
        if ref is None:
            return None
        if m.word == "last":
            year = ref.year if m.month < ref.month else ref.year - 1
        elif m.word == "next" or future:
            year = ref.year if m.month >= ref.month else ref.year + 1
        else:
            year = ref.year if m.month <= ref.month else ref.year - 1
    first, last = month_span(year, m.month)
    if m.kind == "month":
        return first, last, "month"
    part = _part(first, last, m.word)
    return (*part, "range") if part else None


def _part_of(m: Moment, ref: date | None) -> Interval | None:
    """ "late last month", "the first half of this year"."""
    if ref is None:
        return None
    mod, unit = m.unit.split()
    if unit == "week":
        week = _week(ref + timedelta(days=7 * STEP[mod]))
        return (*week, "week") if week else None
    first, last = (
        month_span(*_shift_month(ref, STEP[mod]))
        if unit == "month"
        else (date(ref.year + STEP[mod], 1, 1), date(ref.year + STEP[mod], 12, 31))
    )
    part = _part(first, last, m.word)
    return (*part, "range") if part else None


def _quarter(m: Moment, ref: date | None, future: bool) -> Interval | None:
    year, number = _told_year(m, ref, m.word), m.count
    if number == 0:  # "last quarter"
        if ref is None:
            return None
        year, month = _shift_month(ref, -3)
        number = (month + 2) // 3
    if year is None:
        if ref is None:
            return None
        year = ref.year - (not future and 3 * number - 2 > ref.month)
    return date(year, 3 * number - 2, 1), month_span(year, 3 * number)[1], "range"


def _weekday(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None:
        return None
    if m.unit:  # "Monday of last week"
        week = _week(ref + timedelta(days=7 * STEP[m.unit.split()[0]]))
        day = week[0] + timedelta(days=m.weekday)
        return day, day, "day"
    back = (ref.weekday() - m.weekday) % 7
    day = ref - timedelta(days=back)
    if m.word == "last" and back == 0:
        day -= timedelta(days=7)
    if m.word in {"next", "coming"} or (future and back > 0):
        day += timedelta(days=7)
    return day, day, "day"


def _weekdays(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None:
        return None
    last = ref - timedelta(days=(ref.weekday() - m.weekday2) % 7)
    if ref.weekday() == m.weekday and not future:  # begun on the day it is told: "launched a two-day drill on Thursday and Friday"
        last = ref + timedelta(days=(m.weekday2 - m.weekday) % 7)
    first = last - timedelta(days=(last.weekday() - m.weekday) % 7)
    if future:
        first = ref + timedelta(days=(m.weekday - ref.weekday()) % 7)
        last = first + timedelta(days=(m.weekday2 - m.weekday) % 7)
    return first, last, "range"


def _now(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None:
        return None
    if m.word in {"yesterday", "last evening"}:
        return ref - ONE, ref - ONE, "day"
    if (m.word.endswith("night") and m.word != "tonight") or m.word == "overnight":
        return ref - ONE, ref, "range"
    if m.word == "tomorrow":
        return ref + ONE, ref + ONE, "day"
    return ref, ref, "day"


def _past(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None:
        return None
    if m.unit == "hour" or (m.unit == "day" and m.count == 1):
        days = max(1, round((m.count or 24) / 24)) if m.unit == "hour" else 1
        return ref - timedelta(days=days), ref, "range"
    if not m.word:  # "last week", "last month": the calendar one
        return _rel(replace(m, kind="rel", word="last"), ref, future)
    return ref - timedelta(days={"day": 1, "week": 7, "month": 30}[m.unit] * (m.count or 3)), ref, "range"


def _rel(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None:
        return None
    step = STEP.get(m.word, 0)
    if m.unit == "weekend":
        saturday = (
            ref - timedelta(days=(ref.weekday() - 5) % 7) if step <= 0 and not future else ref + timedelta(days=(5 - ref.weekday()) % 7)
        )
        if step == -1 and ref.weekday() >= 5:
            saturday -= timedelta(days=7)
        return saturday, saturday + ONE, "range"
    if m.unit == "week":
        week = _week(ref + timedelta(days=7 * step))
        if week is None:
            return None
        first, last = week
    elif m.unit == "month":
        first, last = month_span(*_shift_month(ref, step))
    else:
        first, last = date(ref.year + step, 1, 1), date(ref.year + step, 12, 31)
    if step == 0 and m.edge == "earlier":
        return first, ref, "range"
    if step == 0 and m.edge == "later":
        return min(ref + ONE, last), last, "range"
    return first, last, m.unit


def _season(m: Moment, ref: date | None, future: bool) -> Interval | None:
    first, last = load("days")["season"][m.unit]
    year = _told_year(m, ref, m.word)
    if year is None:
        if ref is None:
            return None
        if m.word == "last":  # the latest one that is over
            year = ref.year
            while month_span(year + (last < first), last)[1] >= ref:
                year -= 1
        else:
            year = ref.year + STEP.get(m.word, 0)
            if m.word not in STEP and not future and date(year, first, 1) > ref:
                year -= 1
    return date(year, first, 1), month_span(year + (last < first), last)[1], "range"


def _ago(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None or m.count is None:
        return None
    if m.unit == "day":
        day = ref - timedelta(days=m.count)
        return day, day, "day"
    if m.unit == "week":
        week = _week(ref - timedelta(weeks=m.count))
        return (*week, "week") if week else None
    if m.unit == "month":
        return (*month_span(*_shift_month(ref, -m.count)), "month")
    return date(ref.year - m.count, 1, 1), date(ref.year - m.count, 12, 31), "year"


def _shift(m: Moment, ref: date | None, future: bool) -> Interval | None:
    """ "two days later", "the night before": counted from the moment told before it; "a day earlier" from the reference day without one."""
    base = (
        interval(m.base, ref)
        if m.base is not None
        else (ref, ref, "day")
        if ref is not None and m.count is not None and m.count < 0
        else None
    )
    if base is None or m.count is None:
        return None
    if m.unit in {"month", "year"}:
        months = m.count * (12 if m.unit == "year" else 1)
        if base[2] != "day":
            return None
        return (*month_span(*_shift_month(base[0], months)), "month")
    days = m.count * DAYS[m.unit]
    if m.unit == "week" and abs(m.count) > 2:
        week = _week(base[0] + timedelta(days=days))
        return (*week, "week") if week else None
    first, last = (base[1], base[1]) if m.count > 0 else (base[0], base[0])
    first, last = first + timedelta(days=days), last + timedelta(days=days)
    if m.unit == "night" and m.count == -1:
        return first, first + ONE, "range"
    return first, last, "day"


def _same(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if m.base is None:
        return None
    return interval(m.base, ref, future=future)


def _span(m: Moment, ref: date | None, future: bool) -> Interval | None:
    """From the first day of one moment to the last day of another."""
    end = interval(m.last, ref, future=future)
    if end is None:
        return None
    base = m.base
    if base.kind == "date" and base.year is None and m.last.kind == "date":
        base = replace(base, year=end[1].year - ((base.month, base.day) > (m.last.month, m.last.day)))
    elif base.kind == "month" and base.year is None and m.last.kind == "month":
        base = replace(base, year=end[1].year - (base.month > m.last.month), word="")
    elif base.kind == "weekday" and m.last.kind == "weekday":
        first = end[0] - timedelta(days=(end[0].weekday() - base.weekday) % 7)
        return first, end[1], "range"
    begin = interval(base, ref, future=future)
    if begin is None or begin[0] > end[1]:
        return None
    return begin[0], end[1], "range" if begin[0] != end[1] else "day"


def _endof(m: Moment, ref: date | None, future: bool) -> Interval | None:
    if ref is None:
        return None
    if m.unit == "week":
        week = _week(ref)
        last = week[1] if week else ref
    else:
        last = month_span(ref.year, ref.month)[1] if m.unit == "month" else date(ref.year, 12, 31)
    return last, last, "day"


READERS = {
    "date": _date,
    "range": _date,
    "monthday": _monthday,
    "month": _month,
    "part": _month,
    "quarter": _quarter,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "now": _now,
    "past": _past,
    "rel": _rel,
    "season": _season,
    "ago": _ago,
    "shift": _shift,
    "same": _same,
    "span": _span,
    "endof": _endof,
    "year": lambda m, ref, future: (date(m.year, 1, 1), date(m.year, 12, 31), "year"),
    "clock": lambda m, ref, future: (ref, ref, "day") if ref else None,
    "duration": lambda m, ref, future: None,
    "numeric": lambda m, ref, future: None,  # day and month may be either: `dating` asks the text first
}


def edtf(start: date | None, end: date | None, precision: str, open_ended: bool = False) -> str | None:
    """The interval in the Extended Date/Time Format, level 1."""
    if start is None:
        return f"../{end.isoformat()}" if end else None
    if open_ended:
        return f"{start.isoformat()}/.."
    if end is None or start == end:
        return start.isoformat()
    if precision == "year" and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start.year:04}"
    if precision == "month" and (start, end) == month_span(start.year, start.month):
        return f"{start.year:04}-{start.month:02}"
    return f"{start.isoformat()}/{end.isoformat()}"


def when(first: date, last: date | None, precision: str, *, how: str, span: Span | None = None, open_ended: bool = False) -> When:
    """A `When` from dates."""
    return When(
        start=first.isoformat(),
        end=None if open_ended and last is None else (last or first).isoformat(),
        precision=precision,
        edtf=edtf(first, last, precision, open_ended and last is None),
        open_ended=open_ended,
        span=span,
        how=how,
    )


def unknown(ref: date | None, how: str, span: Span | None = None) -> When:
    """No date in the text: not later than the day of publication, when there is one."""
    return When(start=None, end=ref.isoformat() if ref else None, edtf=edtf(None, ref, "unknown"), precision="unknown", span=span, how=how)
