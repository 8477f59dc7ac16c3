"""When was it published? Only from what stands for it: a page prefix, a date line, a dateline, the address. Never from the story."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep",
     "october oct", "november nov", "december dec"), start=1) for name in names.split()}
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
ISO = r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)"
CJK = r"(?P<year>(?:19|20)\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
FULL = (rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}", rf"{WEEKDAY}{DAY}\s+{MONTH},?\s+{YEAR}", ISO, CJK)
LABEL = (r"(?:(?:press|news|media) release|published|posted|updated|last updated|last modified|date|dated|"
         r"issued|release date|publication date|for immediate release)(?: on| at)?\s*[:|,–—-]?\s*")
TAIL = r"\s*(?:$|\(|[|–—]|-\s|at \d|,?\s*\d{1,2}[:.]\d\d)"                     # what may follow a date that stands for itself

# Patterns are compiled when they are first used (re keeps them): a dispatch with front matter needs none.
PREFIX = re.compile(r"\s*date (\d{4}-\d\d-\d\d)\b[ \t]*")
STAMP = re.compile(rf"^\s*{ISO}\s*\|\s*\d\d?:\d\d\s*$")
HEADER = tuple(rf"(?i)^\s*(?P<label>{LABEL})?{date}(?P<tail>{TAIL})" for date in FULL)
PLACE = r"(?P<place>[A-Z][^\W\d_][\w.'’ -]{0,40}?(?:,\s+[A-Z][\w.'’ ]{1,30}?)?)"
DATELINES = tuple(pattern.replace("DATE", date) for date in FULL[:2] for pattern in (
    rf"^\s*{PLACE}[,:]?\s+(?i:DATE)\s*(?:\(|/|--|[:–—])",                       # Beijing, 28 December 2021 (TDI):
    rf"^\s*{PLACE}\s*\([^()\n]{{0,60}}?[-–—,]\s*(?i:DATE)\s*\)"))           # TOKYO (Agency - 17th December, 2022)
YEARLESS = tuple(rf"^\s*{PLACE}[,:]\s+(?i:{date})\s*(?:\(|\.?\s*/|--|[:–—])" for date in (rf"{MONTH}\s+{DAY}", rf"{DAY}\s+{MONTH}"))
IN_URL = (
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?)/(?P<day>\d\d?)(?=[/._?#-]|$)",           # /2021/10/18/
    r"/(?P<year>(?:19|20)\d\d)/(?P<month>[A-Za-z]{3})/(?P<day>\d\d?)(?=[/._?#-]|$)",     # /2021/oct/18/
    r"/(?P<year>(?:19|20)\d\d)(?P<month>\d\d)/(?P<day>\d\d)(?=[/._?#-]|$)",              # /202311/25/
    r"[/_=-](?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=[/._?#&-]|$)",       # /2021-10-18
    r"/(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/._?#-]|$)")              # /20240620_02
YEAR_IN_URL = re.compile(rf"/{YEAR}(?=/)")

HEAD_LINES = 15                                                                # a page says its date at its top
HEADER_LINES = 8


class Published(NamedTuple):
    """The day, and the rule that gave it, in words."""

    day: str
    how: str


def from_text(text: str, *, url: str | None = None) -> Published | None:
    """The date of publication that stands at the top of `text`, or None. `url` may lend the year of a dateline without one."""
    head = text[:8_000].splitlines()[:40]
    filled = [line for line in head if line.strip()][:HEAD_LINES]
    if not filled:
        return None
    if (found := PREFIX.match(filled[0])) and (day := iso_day(found[1])):
        return Published(day, f"'date {day}' in the first line")
    stamps = [line.strip() for line in filled if STAMP.match(line)]
    if stamps and (day := date_of(STAMP.match(stamps[0]))):
        return Published(day, f"line '{stamps[0]}'")
    for line in filled[:HEADER_LINES]:
        for pattern in HEADER:
            found = re.match(pattern, line)
            if found and (day := date_of(found)) and (found["label"] or found["tail"].strip() or len(line) < 60):
                return Published(day, f"date line '{clip(found[0].strip(' (|–—-'))}'")
    for line in filled:
        for pattern in DATELINES:
            if (found := re.match(pattern, line)) and (day := date_of(found)):
                return Published(day, f"dateline '{clip(found[0].strip(' (:/–—-'))}'")
    year = YEAR_IN_URL.search(url or "")
    for line in filled if year else ():
        for pattern in YEARLESS:
            if (found := re.match(pattern, line)) and (day := date_of(found, year=year["year"])):
                return Published(day, f"dateline '{clip(found[0].strip(' (:/.–—-'))}', year from the address")
    return None


def from_url(url: str | None) -> Published | None:
    """The date in a page's address, or None."""
    for pattern in IN_URL:
        for found in re.finditer(pattern, url or ""):
            if day := date_of(found):
                return Published(day, f"date in the address ('{found[0].strip('/_=-')}')")
    return None


def iso_day(text: str) -> str | None:
    """`text` as an ISO day; a time of day behind it is dropped. None when it is no date."""
    try:
        return (datetime.date.fromisoformat(text) if len(text) == 10 else datetime.datetime.fromisoformat(text).date()).isoformat()
    except ValueError:
        return None


def date_of(found: re.Match[str], *, year: str | None = None) -> str | None:
    """The groups of a match as an ISO day; None for 31 June."""
    month = found["month"].lower()
    try:
        return datetime.date(int(year or found["year"]), MONTHS.get(month) or int(month), int(found["day"])).isoformat()
    except ValueError:
        return None


def clip(text: str, *, width: int = 60) -> str:
    return text if len(text) <= width else text[:width - 1] + "…"
