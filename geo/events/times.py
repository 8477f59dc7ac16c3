"""Find time expressions in running text and say what their words mean; `intervals` turns that into dates.

A `Moment` is what the words say ("Tuesday", "early July", "June 18 to 28", "two days later"), before a reference day is known. Moments
that stand together become one: "Sunday (June 23)", "between 6 a.m. Monday and 6 a.m. Tuesday", "Monday of last week".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from geo.events.lexicon import load, wordlist
from geo.model import Span

MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {m: i for i, names in enumerate(MONTH_NAMES, 1) for m in names.split()}
DAY_NAMES = ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs thur", "friday fri", "saturday sat", "sunday sun")
WEEKDAYS = {d: i for i, names in enumerate(DAY_NAMES) for d in names.split()}
NUMBERS = {
    w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"a": 1, "an": 1, "several": None, "few": None, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)(?![.:]\d)"
YEAR = r"(?:19|20)\d{2}\b"
OF_YEAR = rf"(?:,?\s*(?:of\s+)?(?:{YEAR}|(?:this|last)\s+year\b))"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b(?=[.,)]))"
TO = r"\s*(?:-|–|—|/|to|through|until|till|and|&)\s*"
UNTO = r"\s*(?:-|–|—|/|to|through|until|till)\s*"
N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|twenty|a|an|several|a few|few)"
ZONE = (
    r"(?:\s*\(?(?:local(?:\s+time)?|(?:GMT|UTC)(?:\s?[+-]\s?\d{1,2})?|Z|JST|KST|CET|CEST|EST|EDT|ET|(?:Moscow|Kyiv|Sanaa|Taipei)\s+time)\b\)?)"
)
HOUR = (
    r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?|\d{1,2}[:.]\d\d(?:\s*(?:hours|hrs|h)\b)?|\d{4}(?:\s*(?:hours|hrs|h)\b)?|noon|midnight)"
    rf"{ZONE}?)"
)
TIME = r"(?:\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\b\.?)?|\d{1,2}(?:\s*[ap]\.?m\b\.?)|noon|midnight)"
PART = (
    r"(?:early|mid|late|the\s+(?:very\s+)?(?:beginning|start|end|middle)\s+of"
    r"|(?:the\s+)?(?:first|second|last|latter|third)\s+(?:half|week|third|decade|days|ten\s+days)\s+of)"
)
DAYPART = r"(?:day|night|morning|afternoon|evening)"
LIGHT = r"(?:dawn|daybreak|first\s+light|dusk|sunrise|sunset|noon|midday|midnight|nightfall|dark)"
SHORT_DAY = r"(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)"
ORDINAL = r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
ALTERNATIVES = (
    r"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)",
    r"(?P<ymd>(?:19|20)\d\d[/.](?:0?[1-9]|1[0-2])[/.](?:0?[1-9]|[12]\d|3[01]))(?![\d/])",
    r"(?P<num>\d{1,2}(?P<sep>[./])\d{1,2}(?P=sep)(?:19|20)\d\d)(?![\d/])",
    r"(?P<dtg>(?:0[1-9]|[12]\d|3[01])[0-2]\d[0-5]\d(?:Z|[A-Z])?\s*"
    r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s*(?:20)?\d\d)\b",  # 041200Z MAR 24
    r"(?P<stamp>20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d)(?!\d)",  # 202403041200
    r"(?P<cjk>(?:(?:(?:19|20)\d\d|令和\s?\d{1,2})\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日)",
    rf"(?P<reiwa>reiwa\s+\d{{1,2}})\s*[,.]?\s*(?P<jm>{MONTH})\s*(?P<jd>{DAY})",
    rf"(?:from\s+)?(?P<rm1>{MONTH})\s*(?P<rd1>{DAY}){UNTO}(?P<rm2>{MONTH})\s*(?P<rd2>{DAY})(?P<ry1>{OF_YEAR})?",  # June 28 to July 3
    rf"(?:from\s+)?(?P<sm>{MONTH})\s*(?P<sd1>{DAY}){TO}(?P<sd2>{DAY})(?!\s*{MONTH})(?P<sy>{OF_YEAR})?",  # June 18 to 28
    rf"(?:from\s+)?(?P<td1>{DAY}){TO}(?P<td2>{DAY})\s*(?:of\s+)?(?P<tm>{MONTH})(?P<ty>{OF_YEAR})?",  # 18-28 June
    rf"(?P<m1>{MONTH})\s*(?:the\s+(?=\d+[a-z]))?(?P<d1>{DAY})(?P<y1>{OF_YEAR})?",  # April 16, 2023; March the 10th
    rf"(?P<d2>{DAY})[\s-]+(?:of\s+)?(?P<m2>{MONTH})(?P<y2>-?{OF_YEAR})?",  # 16 April 2023
    rf"(?P<part>{PART})[\s-]+(?P<m3>{MONTH})(?P<y3>{OF_YEAR})?",
    rf"(?P<partrel>{PART})\s+(?P<partwhat>(?:this|last|next|the)\s+(?:month|week|year))\b",
    r"(?:(?:in|during|for)\s+)?(?:the\s+)?(?:(?P<quarter>first|second|third|fourth|last)\s+quarter|\bQ(?P<q>[1-4]))\b(?:\s+of)?"
    rf"(?P<qy>\s+(?:{YEAR}|this\s+year|last\s+year))?",
    rf"(?:from|between|in|during)\s+(?P<mm1>{MONTH})\s*(?:-|–|to|until|till|through|and)\s*(?P<mm2>{MONTH})(?P<mmy>{OF_YEAR})?(?!\.?\s*\d)",
    r"(?P<mprep>in|since|during|last|by|until|of|this|next|from|throughout|after|before|between)\s+"
    rf"(?P<m4>{MONTH})(?P<y4>{OF_YEAR})?(?!\.?\s*\d)",
    rf"(?<=the )(?P<m6>{MONTH})(?=\s+[a-z]{{4}})",  # the November crash
    rf"(?P<m5>{MONTH})(?:\s+of)?\s+(?P<y5>{YEAR}|this\s+year\b|last\s+year\b)",
    rf"(?P<dayrange>{WEEKDAY}){TO}(?P<dayrange2>{WEEKDAY})",
    rf"(?:(?P<wmod>last|next|this|past|coming|(?<=the )following)\s+)?(?P<weekday>{WEEKDAY})"
    r"(?:\s+(?P<daypart>morning|afternoon|evening|night|noon))?"
    r"(?:\s+(?:of\s+)?(?P<wweek>last|this|next)\s+week\b)?",
    r"(?P<now>yesterday|today|tomorrow|tonight|overnight|last\s+(?:night|evening)|this\s+(?:very\s+)?(?:morning|afternoon|evening)"
    r"|(?:from|since|with|at)\s+the\s+(?:beginning|start)\s+of\s+(?:the|this)\s+(?:(?:current|present)\s+)?day|so\s+far\s+today"
    r"|(?:(?:during|in)\s+)?the\s+night(?!\s+(?:of|to|from|before|after|into|between|on|that|sky|vision|time)\b)"
    r"|(?:(?:the|this)\s+)?past\s+night)\b",
    rf"(?P<same>(?:(?:earlier|later)\s+)?(?:on\s+)?(?:the|that)(?:\s+very)?\s+same\s+(?:date|{DAYPART})"
    rf"|(?:(?:earlier|later)\s+)?(?:on\s+)?that(?:\s+very)?\s+{DAYPART}(?!\s+of)"
    r"|(?:(?:in|during|over)\s+)?(?:the\s+same|that)\s+(?:period|time\s+span|24\s+hours)"
    rf"|(?P<hours>(?:just\s+)?(?:{N}\s+)?(?:hours|minutes)\s+(?:later|earlier|after(?:wards?)?|before))"
    r"|at\s+the\s+same\s+time|at\s+that\s+time|(?:shortly|soon|immediately)\s+(?:afterwards?|thereafter|after\s+(?:that|this)))\b",
    rf"(?P<shift>(?P<shiftn>{N})\s+(?P<shiftunit>days?|nights?|weeks?|months?|years?)\s+"
    r"(?P<shiftway>later|earlier|before|after|previously|beforehand|afterwards?|prior(?:\s+to)?)"
    r"|the\s+(?P<next>day|night|morning|evening|week)\s+(?P<nextway>after|before)"
    rf"|the\s+(?P<adj>next|following|previous|preceding)\s+(?P<adjunit>{DAYPART}))\b",
    r"(?:(?:in|over|during|within|for)\s+)?(?:the\s+)?"
    rf"(?P<past>(?:past|last|previous|latest)\s+(?:(?P<pastn>{N})[\s-]+)?(?P<pastunit>hours?|days?|weeks?|months?|24-hour(?:\s+period)?))\b(?!\s+of\b)",
    r"(?P<rel>(?P<relpart>earlier|later)\s+)?(?P<relmod>this|last|next|the\s+previous|the\s+past|the\s+following)\s+"
    r"(?P<relunit>week|weekend|month|year|spring|summer|autumn|fall|winter)\b",
    r"(?:over|at|during|on|through|throughout)\s+(?P<weekend>the\s+weekend)\b",
    r"(?:in|during)\s+(?P<inyear>(?:spring|summer|autumn|winter)|the\s+(?:spring|summer|autumn|fall|winter))(?:\s+of)?"
    rf"(?P<sey>\s+(?:{YEAR}|this\s+year|last\s+year))?\b",
    rf"(?P<season>spring|summer|autumn|fall|winter)\s+(?P<sy2>{YEAR})",
    rf"(?P<ago>(?P<agon>{N})\s+(?P<agounit>days?|weeks?|months?|years?)\s+ago)\b",
    r"(?P<upto>(?:(?:in|over|during)\s+)?(?:the\s+)?(?P<upton>\d{1,3})(?:\s+hours|-hour\s+period)"
    r"\s+(?:(?:that|which)\s+)?(?:up\s+to|to|until|before|ending(?:\s+at)?|ended(?:\s+at)?|prior\s+to))\b",
    r"(?P<spent>(?P<ofn>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<ofunit>days|weeks)\s+of)\b(?=\s+[a-z])",
    rf"(?:for|lasting|lasts|last|over|after)\s+(?:the\s+(?:next|coming|following)\s+)?(?P<forn>{N})\s+(?P<forunit>days?|weeks?|months?)\b"
    r"(?!\s+(?:ago|later|earlier|before|after|old))",
    r"(?P<nday>(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))-(?P<ndayunit>day|week|month)(?:-long)?\b",
    rf"(?:in|since|of|from|until|by|during|throughout)\s+(?P<year>{YEAR})(?!-)",
    r"(?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<endof>week|month|year)\b",
    rf"(?:on\s+)?(?:the\s+)?(?P<dom>{ORDINAL})(?:\s*\(\s*(?P<domw>{SHORT_DAY})(?:day)?\.?\s*\))",  # 13th (Mon)
    rf"(?:on\s+)?(?:the\s+)?(?P<dom3>{ORDINAL})\s+of\s+(?P<domof>this|last|next|the|that)(?:\s+same)?\s+month\b",  # the 12th of last month
    rf"(?:on|(?:early|late)|(?:on\s+the\s+)?(?:morning|afternoon|evening|night)\s+of)\s+(?:the\s+)?(?P<dom2>{ORDINAL})"
    r"(?=\s*(?:[,.;:)]|$|(?:at|in|and|that|when|it|they|a|an|the|from|near|off|after|before|around|by)\b))",
    r"(?P<holiday>christmas(?:\s+(?:day|eve))?|new\s+year['’]s\s+(?:day|eve)|boxing\s+day)\b",
    r"(?:(?:at|around|about)\s+){1,2}"
    r"(?P<clock>\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)(?!\w)|\d{4}\s*(?:hours|hrs|GMT|UTC|JST|Z)\b|\d{1,2}:\d\d)",
    rf"(?P<clocks>(?:from|between)\s+(?:(?:around|about|approximately|roughly)\s+)?{TIME}{TO}(?:(?:around|about)\s+)?{TIME}{ZONE}?)"
    rf"(?!\s*(?:on\s+)?{WEEKDAY}|\w)",
    rf"(?P<light>(?:(?:just|shortly)\s+)?(?:before|after|at|around|by|until|since)\s+{LIGHT})\b",
)
WORD = re.compile(r"[A-Za-z]+|\d+|令和")
HYPHENED = r"(?:(?<!-)|(?<=early-)|(?<=late-)|(?<=mid-))"  # "an early-Saturday raid"
EXPRESSION = re.compile(rf"(?<![\w$]){HYPHENED}(?=[0-9A-Za-z令])(?:{'|'.join(ALTERNATIVES)})", re.IGNORECASE | re.ASCII)
UNTIL = re.compile(
    r"(?:\b(?:until|till|through|to|ends?(?: on)?|ending|by the end of|up to|before)\s*(?:the\s+)?)$", re.IGNORECASE | re.ASCII
)
SINCE = re.compile(
    r"(?:\b(?:since|from|starting|beginning|began(?: on)?|starts?(?: on)?|started(?: on)?)\s*(?:the\s+)?(?:morning\s+of\s+)?)$",
    re.IGNORECASE,
)
LONG_SINCE = re.compile(  # "since the start of the war Oct. 7", "since the deadly October 7 attack"
    r"\bsince\s+(?:the|its|their)\s+(?:(?!has|have|had|was|were|on\b)[\w'’-]+\s+){0,5}(?:on\s+)?$", re.IGNORECASE | re.ASCII
)
AS_OF = re.compile(
    rf"\b(?:as\s+of|up\s+(?:un)?til|up\s+to)\s+(?:(?:{HOUR}|\d{{1,2}}\s*(?:hours|hrs|h)\b)\s*(?:\([^()]{{1,20}}\)\s*)?,?\s*)?(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE | re.ASCII,
)
WITHIN = re.compile(
    r"\s*(?:to|until|till|through)\s+(?:the\s+)?(?:(?:following|same|late|early)\s+)?(?:morning|noon|afternoon|evening)\b", re.IGNORECASE
)
NIGHT = re.compile(
    r"\b(?:(?P<of>(?:(?:in|during|on|over)\s+)?(?:the\s+)?night\s+(?:of|on|from)|night)|(?P<into>overnight\s+(?:in)?to|(?:the\s+)?night\s+(?:in)?to"
    r"|overnight(?:\s+on)?|(?:the\s+)?night\s+before))\s+(?:the\s+)?(?P<late>late\s+)?$",
    re.IGNORECASE | re.ASCII,
)
ATTRIBUTE = re.compile(  # "the April 1 strike", "the 6 May deadly raid"
    r"\s(?!(?:and|as|at|but|by|due|during|for|from|in|inclusive|local|of|off|on|or|over|when|where|while|with|without)\b)[A-Za-z]{2,}"
)
BETWEEN = re.compile(
    rf"\b(?:between|from)\s+(?:the\s+)?(?:(?:early|late|morning|evening|night)\s+(?:on|of)?\s*)?(?:{HOUR}\s*,?\s*)?(?:on\s+|of\s+)?$",
    re.IGNORECASE,
)
CLOCKED = re.compile(rf"{HOUR}\s*,?\s*(?:on\s+)?$", re.IGNORECASE)
JOIN = re.compile(
    rf"\)?\s*,?\s*(?:(?:at\s+)?{HOUR}\s*)?,?\s*(?P<how>to|into|until|till|through|and|–|—|-)\s*(?:(?:early|late)\s+)?(?:{HOUR}\s*,?\s*)?(?:on\s+|of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
LATE = re.compile(r"\blate\s+(?:on\s+)?$", re.IGNORECASE)
EARLY = re.compile(r"\bearly\s+(?:on\s+)?$", re.IGNORECASE)
SPANNED = frozenset({"date", "weekday", "month", "monthday", "now"})


@dataclass(frozen=True, slots=True)
class Moment:
    """What a time expression says, before it is a date."""

    start: int
    end: int
    text: str
    # date range month part weekday weekdays now past rel ago year season quarter numeric monthday same shift duration span endof clock
    kind: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    month2: int | None = None
    day2: int | None = None
    weekday: int | None = None
    weekday2: int | None = None
    word: str = ""
    count: int | None = None
    unit: str = ""
    edge: str = ""  # "until" or "since" when it bounds rather than fixes, "ended" or "till" when it closes what began before, "as of"
    night: str = ""  # "into": from the day before; "before": the night before that day
    base: Moment | None = None  # what "two days later" counts from
    last: Moment | None = None  # the other end of a span

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end, text=self.text)


def _month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _day(text: str) -> int:
    return int(re.match(r"\d+", text).group())


def _number(text: str | None) -> int | None:
    if not text:
        return 1
    return int(text) if text.isdigit() else NUMBERS.get(text.lower().removeprefix("a "), 1)


def _year(text: str | None) -> tuple[int | None, str]:
    """A year as a number, or as "this year" and "last year" in words."""
    if not text:
        return None, ""
    digits = re.search(r"\d{4}", text)
    return (int(digits[0]), "") if digits else (None, "this year" if "this" in text.lower() else "last year")


@cache
def _core() -> frozenset[str]:
    """Words without which there is no expression, unless there is a figure."""
    return frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(NUMBERS) | wordlist("time_words")


@cache
def _vague() -> frozenset[str]:
    """Words that begin an expression only before one that counts time: "a" week, "two" hours, "this" morning."""
    return frozenset(NUMBERS) | {"this", "that"}


@cache
def _units() -> frozenset[str]:
    return frozenset(MONTHS) | frozenset(WEEKDAYS) | wordlist("time_units")


@cache
def _holidays() -> dict[str, tuple[int, int]]:
    return {name: (month, day) for name, (month, day) in load("days")["holiday"].items()}


def _fixed(g: re.Match[str]) -> dict[str, Any] | None:
    """Year, month and day of a date in figures."""
    if g["iso"] or g["ymd"]:
        y, m, d = map(int, re.findall(r"\d+", g["iso"] or g["ymd"]))
    elif g["stamp"]:
        y, m, d = int(g["stamp"][:4]), int(g["stamp"][4:6]), int(g["stamp"][6:8])
    elif g["dtg"]:
        name = re.search(r"[A-Z]{3}(?=\s*\d+$)", g["dtg"], re.IGNORECASE)[0]
        y, m, d = 2000 + int(g["dtg"][-2:]), _month(name), int(g["dtg"][:2])
    elif g["reiwa"]:
        y, m, d = 2018 + int(g["reiwa"].split()[-1]), _month(g["jm"]), _day(g["jd"])
    elif g["cjk"]:
        numbers = [int(n) for n in re.findall(r"\d+", g["cjk"])]
        m, d = numbers[-2:]
        y = None if len(numbers) < 3 else numbers[0] if numbers[0] > 1900 else 2018 + numbers[0]
    elif g["num"]:
        a, b, y = (int(n) for n in g["num"].replace("/", ".").split("."))
        if g["sep"] == "/" and a <= 12 and b <= 12 and a != b:
            return {"kind": "numeric", "year": y, "month": a, "day": b}
        m, d = (a, b) if b > 12 else (b, a)  # dots are written by those who put the day first
    else:
        return None
    return {"kind": "date", "year": y, "month": m, "day": d}


def _part(text: str) -> str:
    low = " ".join(text.lower().replace("the ", "").replace("very ", "").split())
    table = {
        "early": "early",
        "beginning of": "early",
        "start of": "early",
        "mid": "mid",
        "middle of": "mid",
        "late": "late",
        "end of": "late",
    }
    return table.get(low) or low.removesuffix(" of")


def _read(match: re.Match[str]) -> Moment | None:
    g = match
    at = {"start": match.start(), "end": match.end(), "text": match.group()}
    if (fixed := _fixed(g)) is not None:
        return Moment(**at, **fixed)
    year, word = _year(
        next((g[k] for k in ("ry1", "sy", "ty", "mmy", "y1", "y2", "y3", "y4", "y5", "qy", "sey", "sy2", "year") if g[k]), None)
    )
    if g["rm1"]:
        return Moment(
            **at,
            kind="range",
            year=year,
            month=_month(g["rm1"]),
            day=_day(g["rd1"]),
            month2=_month(g["rm2"]),
            day2=_day(g["rd2"]),
            word=word,
        )
    if (g["sm"] or g["tm"]) and re.search(r"\band\b|&", match.group()) and not word:
        word = "and"
    if g["sm"]:
        month = _month(g["sm"])
        return Moment(**at, kind="range", year=year, month=month, day=_day(g["sd1"]), month2=month, day2=_day(g["sd2"]), word=word)
    if g["tm"]:
        month = _month(g["tm"])
        return Moment(**at, kind="range", year=year, month=month, day=_day(g["td1"]), month2=month, day2=_day(g["td2"]), word=word)
    if g["m1"] or g["m2"]:
        which = "1" if g["m1"] else "2"
        month = g["m" + which]
        if (month.lower() == "may" and month[0] != "M") or (month.lower() == "march" and month[0] != "M"):
            return None
        return Moment(**at, kind="date", year=year, month=_month(month), day=_day(g["d" + which]), word=word)
    if g["m3"]:
        return Moment(**at, kind="part", year=year, month=_month(g["m3"]), word=_part(g["part"]), unit=word)
    if g["partrel"]:
        what = g["partwhat"].lower().split()
        if re.search(r"\bend\s+of$", g["partrel"], re.IGNORECASE) and what[0] in {"the", "this"}:
            return Moment(**at, kind="endof", unit=what[1])
        return Moment(**at, kind="part", word=_part(g["partrel"]), unit=f"{what[0].replace('the', 'this')} {what[1]}")
    if g["mm1"]:
        if g["mm1"][0].islower() or g["mm2"][0].islower():
            return None
        first, last = (Moment(**at, kind="month", month=_month(g[k])) for k in ("mm1", "mm2"))
        return Moment(**at, kind="span", base=first, last=replace(last, year=year, word=word))
    if g["m4"] or g["m5"] or g["m6"]:
        text = g["m4"] or g["m5"] or g["m6"]
        if text[0].islower():
            return None
        prep = (g["mprep"] or "").lower()
        return Moment(
            **at, kind="month", year=year, month=_month(text), word=word or ("" if prep in {"after", "before", "between"} else prep)
        )
    return _read_words(g, at, year, word)


def _read_words(g: re.Match[str], at: dict[str, Any], year: int | None, word: str) -> Moment | None:
    """The expressions that name no day of a month."""
    if g["quarter"] or g["q"]:
        if not (g["qy"] or g["quarter"]):
            return None
        number = int(g["q"]) if g["q"] else {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}[g["quarter"].lower()]
        return Moment(**at, kind="quarter", year=year, count=number, word=word)
    if g["dayrange"]:
        joined = "and" if re.search(r"\band\b", at["text"]) else "to"
        return Moment(
            **at, kind="weekdays", weekday=WEEKDAYS[g["dayrange"].lower()], weekday2=WEEKDAYS[g["dayrange2"].lower()], word=joined
        )
    if g["weekday"]:
        mod = (g["wmod"] or "").lower()
        week = f"{g['wweek'].lower()} week" if g["wweek"] else ""
        return Moment(**at, kind="weekday", weekday=WEEKDAYS[g["weekday"].lower()], word={"following": "next"}.get(mod, mod), unit=week)
    if g["now"]:
        word = re.sub(r"\s+", " ", g["now"].lower())
        return Moment(**at, kind="now", word="today" if word.endswith((" day", " today")) else word)
    if g["same"]:
        return Moment(**at, kind="same", word="hours" if g["hours"] else "")
    if g["shift"]:
        if g["next"] or g["adj"]:
            ahead = (g["nextway"] or "").lower() == "after" or (g["adj"] or "").lower() in {"next", "following"}
            unit, count = (g["next"] or g["adjunit"]).lower(), 1
        else:
            ahead, unit, count = (
                g["shiftway"].lower() in {"later", "after", "afterward", "afterwards"},
                g["shiftunit"].lower(),
                _number(g["shiftn"]),
            )
        return Moment(**at, kind="shift", count=count if count is None or ahead else -count, unit=unit.rstrip("s"))
    if g["past"]:
        unit = g["pastunit"].lower()
        if unit.startswith("24"):
            return Moment(**at, kind="past", count=24, unit="hour", word="n")
        trailing = g["past"].lower().startswith("past") or unit.startswith("day")  # "the past week" ends today, "last week" does not
        back = _number(g["pastn"]) if g["pastn"] else 1 if trailing else None
        return Moment(**at, kind="past", count=back, unit=unit.rstrip("s"), word="n" if g["pastn"] or back else "")
    if g["relunit"]:
        mod = re.sub(r"\s+", " ", g["relmod"].lower()).removeprefix("the ")
        mod = {"previous": "last", "past": "last", "following": "next"}.get(mod, mod)
        unit = g["relunit"].lower()
        if unit in {"spring", "summer", "autumn", "fall", "winter"}:
            return Moment(**at, kind="season", word=mod, unit=unit)
        return Moment(**at, kind="rel", word=mod, unit=unit, edge=(g["relpart"] or "").lower())
    if g["weekend"]:
        return Moment(**at, kind="rel", word="this", unit="weekend")
    if g["inyear"] or g["season"]:
        return Moment(**at, kind="season", year=year, word=word, unit=(g["inyear"] or g["season"]).lower().removeprefix("the").strip())
    if g["ago"]:
        return Moment(**at, kind="ago", count=_number(g["agon"]), unit=g["agounit"].lower().rstrip("s"))
    if g["upto"]:
        return Moment(**at, kind="past", count=int(g["upton"]), unit="hour", word="n", edge="upto")
    if g["forn"] or g["nday"] or g["ofn"]:
        unit = (g["forunit"] or g["ndayunit"] or g["ofunit"]).lower().rstrip("s")
        count = _number(g["forn"] or g["nday"] or g["ofn"])
        return Moment(**at, kind="duration", count=count * {"day": 1, "week": 7, "month": 30}[unit] if count else None, unit=unit)
    if g["year"]:
        return Moment(**at, kind="year", year=year)
    if g["endof"]:
        return Moment(**at, kind="endof", unit=g["endof"].lower())
    if g["dom"] or g["dom2"] or g["dom3"]:
        weekday = WEEKDAYS.get((g["domw"] or "").lower().rstrip("."))
        which = (g["domof"] or "").lower()
        return Moment(**at, kind="monthday", day=_day(g["dom"] or g["dom2"] or g["dom3"]), weekday=weekday, word=which)
    if g["holiday"]:
        month, day = _holidays()[re.sub(r"\s+", " ", g["holiday"].lower().replace("’", "'"))]
        return Moment(**at, kind="date", month=month, day=day)
    return Moment(**at, kind="clock") if g["clock"] or g["clocks"] or g["light"] else None


def may_tell(words: set[str]) -> bool:
    """Can a sentence of these words, in lower case, tell a time without a figure?"""
    vague = _vague()
    return not words.isdisjoint(_core() - vague) or not (words.isdisjoint(vague) or words.isdisjoint(_units()))


def _starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where an expression may begin: at a figure or a word of time, or at the small words before one."""
    links: list[int] = []
    core, small, vague, units = _core(), wordlist("time_links"), _vague(), _units()
    words = [(m.start(), m.group().lower()) for m in WORD.finditer(text, start, end)]
    for k, (at, low) in enumerate(words, 1):
        if (low in core and (low not in vague or (k < len(words) and words[k][1] in units))) or low[0].isdigit():
            yield from links[-3:]
            links.clear()
            yield at
        elif low in small:
            links.append(at)
        elif links:
            links.clear()


def find(text: str, start: int, end: int) -> list[Moment]:
    """Every time expression in `text[start:end]`, in order."""
    out = []
    done = start
    for at in _starts(text, start, end):
        match = EXPRESSION.match(text, at, end) if at >= done else None
        if match is None:
            continue
        done = match.end()
        moment = _read(match)
        if moment is None or (moment.day and not 1 <= moment.day <= 31) or (moment.month and not 1 <= moment.month <= 12):
            continue
        if text[moment.start - 1 : moment.start] == "-":  # "an early-Saturday assault"
            first = max(text.rfind(mark, start, moment.start) for mark in (" ", "\n", "(", "“", '"')) + 1 or start
            moment = replace(moment, start=first, text=text[first : moment.end])
        before = text[max(start, moment.start - 48) : moment.start]
        inside = moment.text.lower()
        if text[moment.end : moment.end + 2] in {"'s", "’s"}:  # "in response to Monday's attack": no end of anything
            out.append(moment)
            continue
        if moment.kind in {"date", "range", "weekday", "now", "monthday", "weekdays"} and (night := NIGHT.search(before)) is not None:
            if moment.kind in {"date", "weekday", "monthday"} and not night["of"]:  # "the night of May 3" is of that day
                moment = replace(moment, night="before" if "before" in night[0].lower() else "into")
        elif moment.kind in {"date", "weekday", "month", "part", "rel", "year", "now", "endof", "monthday", "numeric", "shift"}:
            if inside.startswith(("until ", "by ")) or (UNTIL.search(before) and not _attributive(text, moment, before)):
                moment = replace(moment, edge="until")
            elif AS_OF.search(before):
                moment = replace(moment, edge="as of")
            elif _since(text, start, moment, inside, before) and not WITHIN.match(text, moment.end):
                moment = replace(moment, edge="since")
        out.append(moment)
    return _join(text, start, out) if len(out) > 1 else out


def _attributive(text: str, moment: Moment, before: str) -> bool:
    """ "an answer to the April 1 strike": the day is told of the thing behind it, and is no end."""
    return moment.kind in {"date", "weekday", "month"} and before.endswith("the ") and bool(ATTRIBUTE.match(text, moment.end))


def _since(text: str, start: int, moment: Moment, inside: str, before: str) -> bool:
    """Does "since", "from" or "since the start of the war" stand before a moment?"""
    long = text[max(start, moment.start - 60) : moment.start]
    if moment.kind == "now" and inside.endswith(" day"):
        return False  # "since the beginning of the day": today
    return inside.startswith(("since ", "from ")) or bool(SINCE.search(before) or LONG_SINCE.search(long))


def _join(text: str, start: int, found: list[Moment]) -> list[Moment]:
    """ "Sunday (June 23)", "June 23 (Sun)", "Tuesday, 18 June" are one moment with a weekday to check it by; "from X to Y" is one span."""
    days: list[Moment] = []
    for moment in found:
        joined = None
        if days and moment.start - days[-1].end <= 5 and re.fullmatch(r"\.?[\s,(]{0,3}(?:the\s)?", text[days[-1].end : moment.start]):
            joined = _same_day(text, days[-1], moment)
        days[-1:] = [joined] if joined is not None else [*days[-1:], moment]
    out: list[Moment] = []
    for moment in days:
        joined = _span(text, start, out[-1], moment) if out else None
        out[-1:] = [joined] if joined is not None else [*out[-1:], moment]
    return out


def _span(text: str, start: int, last: Moment, moment: Moment) -> Moment | None:
    """Two moments as the ends of a span: "between 6am Monday and 6am Tuesday", "overnight into Thursday", "24 hours to Tuesday"."""
    gap = text[last.end : moment.start]
    if len(gap) > 48:
        return None
    ranged = moment.kind in {"weekdays", "range", "span"} and re.fullmatch(r"\s+(?:on|from|of)?\s*", gap)
    if last.word == "overnight" and (moment.night or ranged) and len(gap) <= 12:
        return replace(moment, start=last.start, text=text[last.start : moment.end])
    if last.edge == "upto" and moment.kind in {"date", "weekday"}:
        return replace(moment, start=last.start, text=text[last.start : moment.end], night="into", edge="")
    ends = {"base": replace(last, edge=""), "last": replace(moment, edge="", night="")}
    if last.edge == "since" and moment.edge == "until" and not gap.strip() and {last.kind, moment.kind} <= {"month", "date", "weekday"}:
        return replace(last, kind="span", end=moment.end, text=text[last.start : moment.end], edge="", **ends)  # "from May 2023 until June"
    if last.kind not in SPANNED or moment.kind not in SPANNED | {"endof"} or (how := JOIN.fullmatch(gap)) is None:
        return None
    before = text[max(start, last.start - 40) : last.start]
    night = LATE.search(before) and EARLY.search(gap)  # "late on Tuesday and early on Wednesday", "Sunday evening and Monday morning"
    night = night or (last.text.lower().endswith(("evening", "night")) and moment.text.lower().endswith("morning"))
    if how["how"].lower() == "and" and not night and not re.search(r"\bbetween\b", before + last.text, re.IGNORECASE):
        return None
    if last.kind == "now" and not (last.edge == "since" or moment.edge == "until" or BETWEEN.search(before) or CLOCKED.search(before)):
        return None
    whole = text[last.start : moment.end]
    return replace(last, kind="span", end=moment.end, text=whole, edge="", **ends)


def _same_day(text: str, last: Moment, moment: Moment) -> Moment | None:
    """Two moments side by side that say the same day, as one."""
    kinds = {last.kind, moment.kind}
    if kinds == {"weekday", "date"} or kinds == {"weekday", "monthday"}:
        day, week = (moment, last) if last.kind == "weekday" else (last, moment)
        if day.weekday is not None:
            return None
        end = moment.end + ("(" in text[last.end : moment.start] and text[moment.end : moment.end + 1] == ")")
        return replace(
            day,
            start=last.start,
            end=end,
            text=text[last.start : end],
            weekday=week.weekday,
            edge=last.edge or moment.edge,
            night=last.night or moment.night,
        )
    if last.kind == "weekday" and not last.unit and moment.kind == "rel" and moment.unit == "week":
        return replace(last, end=moment.end, text=text[last.start : moment.end], unit=f"{moment.word} week")  # "Tuesday last week"
    return None
