"""Read the dates of a column: many forms, one meaning, and never more precise than written."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MISSING = -2147483648  # no day: as the page knows it
EPOCH = datetime.date(1970, 1, 1).toordinal()

ISO = re.compile(r"([12]\d{3})-(\d\d)(?:-(\d\d))?(?:[T ]\d\d[:.]?\d\d.*)?$")
COMPACT = re.compile(r"([12]\d{3})(\d\d)(\d\d)(?:[T ]?(?:\d{4}|\d{6})Z?)?(?:\.0)?$")
YEAR = re.compile(r"([12]\d{3})(?:\.0)?$")
YEAR_FIRST = re.compile(r"([12]\d{3})[./](\d\d?)(?:[./](\d\d?))?(?: \d\d?:\d\d.*)?$")
YEAR_LAST = re.compile(r"(\d\d?)([-./ ])(\d\d?)[-./ ]([12]\d{3})(?:,? \d\d?:\d\d.*)?$")
MONTH_YEAR = re.compile(r"(\d\d?)[-./]([12]\d{3})$")
EAST_ASIAN = re.compile(r"([12]\d{3})\s*[年년]\s*(?:(\d\d?)\s*[月월]\s*(?:(\d\d?)\s*[日일号])?)?$")
WORDED = re.compile(
    r"(?:[a-z]+,? +)?(?:(\d\d?)(?:st|nd|rd|th)?[-. /]*(?:of )?)?([a-z]{3,9})\.?[-. /]*(?:(\d\d?)(?:st|nd|rd|th)?,? +)?"
    r",?[-/ ]*([12]\d{3})(?:,? \d\d?:\d\d.*)?$"
)
WORDED_YEAR_FIRST = re.compile(r"([12]\d{3})[-. /]+([a-z]{3,9})\.?(?:[-. /]+(\d\d?))?$")
UNIX = re.compile(r"(\d{9,10}|\d{13})(?:\.\d+)?$")
PARTIAL = re.compile(r"([12]\d{3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$")  # EDTF: 2023-06-XX, 2023-XX


class Days(NamedTuple):
    """First and last day (days since 1970-01-01, inclusive, MISSING when not known) and how precise that is."""

    start: int
    end: int
    precision: str  # a model.Precision


NOTHING = Days(MISSING, MISSING, "unknown")


class Form(NamedTuple):
    """How the dates of a column are written."""

    months: dict[str, int]  # "aug" -> 8
    day_first: bool = True  # 03/04/2023 is 3 April


def number(day: datetime.date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - EPOCH


def iso(day: int) -> str:
    """The ISO date of days since 1970-01-01."""
    return datetime.date.fromordinal(day + EPOCH).isoformat()


def month_names(names: Iterable[Sequence[str]]) -> dict[str, int]:
    """Names of months to their numbers; `names` has a list for each month, January first."""
    return {name: number for number, forms in enumerate(names, start=1) for name in forms}


def span(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """A day, a month or a year; None when the calendar has no such."""
    try:
        if month is None:
            return Days(number(datetime.date(year, 1, 1)), number(datetime.date(year, 12, 31)), "year")
        if day is None:
            last = calendar.monthrange(year, month)[1]
            return Days(number(datetime.date(year, month, 1)), number(datetime.date(year, month, last)), "month")
        one = number(datetime.date(year, month, day))
        return Days(one, one, "day")
    except (ValueError, calendar.IllegalMonthError):
        return None


def read(text: str, form: Form) -> Days | None:
    """Read one date.

    Parameters
    ----------
    text : str
        ISO 8601, EDTF levels 0 and 1 without seasons, day-month-year with any separator, English months, 2023年8月14日, Unix time.
    form : Form
        What the column as a whole says about its order.

    Returns
    -------
    Days or None
        None: it is no date we can read.
    """
    text = text.strip()
    if found := ISO.match(text):
        return span(*(int(part) if part else None for part in found.groups()))
    if "/" in text and (found := interval(text, form)):
        return found
    text = text.rstrip("~?%")  # EDTF: approximate, uncertain
    for pattern in (ISO, COMPACT, YEAR, YEAR_FIRST):
        if found := pattern.match(text):
            return span(*(int(part) if part else None for part in found.groups()))
    if found := YEAR_LAST.match(text):
        first, mark, second, year = found.groups()
        day_first = form.day_first or mark == "."  # with dots nobody writes the month first
        day, month = (first, second) if day_first else (second, first)
        return span(int(year), int(month), int(day))
    if found := MONTH_YEAR.match(text):
        return span(int(found[2]), int(found[1]))
    return other(text, form)


def other(text: str, form: Form) -> Days | None:
    """The rarer forms."""
    if found := EAST_ASIAN.match(text):
        return span(*(int(part) if part else None for part in found.groups()))
    if found := PARTIAL.match(text.upper()):
        year, month, day = found.groups()
        known = None if month in (None, "XX") else int(month)
        return span(int(year), known, None if known is None or day in (None, "XX") else int(day))
    low = text.casefold()
    if found := WORDED.match(low):
        before, name, after, year = found.groups()
        if name in form.months and not (before and after):
            return span(int(year), form.months[name], int(before or after) if before or after else None)
    if (found := WORDED_YEAR_FIRST.match(low)) and found[2] in form.months:
        return span(int(found[1]), form.months[found[2]], int(found[3]) if found[3] else None)
    if found := UNIX.match(text):
        seconds = int(found[1]) // (1000 if len(found[1]) > 10 else 1)
        day = seconds // 86_400
        return Days(day, day, "day")
    return None


def interval(text: str, form: Form) -> Days | None:
    """EDTF: 2023-03-01/2023-03-05, ../2023-08-14, 2023-08-14/.. ; an end that is open is not known."""
    first, slash, last = text.partition("/")
    if not slash or "/" in last or not (ISO.match(first) or PARTIAL.match(first) or first in ("", "..")):
        return None
    ends = []
    for part in (first, last):
        found = None if part in ("", "..") else read(part, form)
        if found is None and part not in ("", ".."):
            return None
        ends.append(found)
    start, end = ends
    if start is None and end is None:
        return None
    if start is None:
        return Days(MISSING, end.end, "unknown")
    if end is None:
        return Days(start.start, MISSING, "range")
    return Days(start.start, end.end, "range") if end.end >= start.start else None


def order(texts: Iterable[str]) -> tuple[bool | None, int, int]:
    """Whether the dates of a column have the day first, and how many say so, how many the opposite.

    Returns
    -------
    (day_first, for, against)
        None when no date decides: every day is 12 or below.
    """
    day, month = 0, 0
    for text in texts:
        if (found := YEAR_LAST.match(text.strip())) and found[2] != ".":
            day += int(found[1]) > 12
            month += int(found[3]) > 12
    return (None if day == month else day > month), day, month
