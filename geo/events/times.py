"""Time expressions: found in running text, and turned into dates once a reference day is known.

A `Moment` is what the words say ("Tuesday", "early July", "June 18 to 28"); `resolve` gives it a `When` against a reference day.
A weekday is the latest such day not after the reference day; a vague third of a month is the days 1-10, 11-20 or 21-end;
"past 24 hours" covers the day and the day before. Without a reference day a weekday stays unresolved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from geo.model import Span, When

MONTHS = {
    m: i
    for i, names in enumerate(
        (
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
        ),
        1,
    )
    for m in names.split()
}
WEEKDAYS = {
    d: i
    for i, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat", "sunday sun")
    )
    for d in names.split()
}
NUMBERS = {
    w: i for i, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"a": 1, "an": 1, "several": None, "few": None}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)(?![.:]\d)"
YEAR = r"(?:19|20)\d{2}\b"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\b(?=[.,)]))"
TO = r"\s*(?:-|–|—|to|through|until|till|and|&)\s*"
UNTO = r"\s*(?:-|–|—|to|through|until|till)\s*"
N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an|several|a few|few)"
EXPRESSION = re.compile(
    rf"""(?<![\w$-])(?:
      (?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\d)
    | (?:from\s+)?(?P<rm1>{MONTH})\s*(?P<rd1>{DAY}){UNTO}(?P<rm2>{MONTH})\s*(?P<rd2>{DAY})(?:,?\s*(?P<ry1>{YEAR}))?   # June 28 to July 3
    | (?:from\s+)?(?P<sm>{MONTH})\s*(?P<sd1>{DAY}){TO}(?P<sd2>{DAY})(?:,?\s*(?P<sy>{YEAR}))?                               # June 18 to 28
    | (?:from\s+)?(?P<td1>{DAY}){TO}(?P<td2>{DAY})\s*(?P<tm>{MONTH})(?:,?\s*(?P<ty>{YEAR}))?                               # 18-28 June
    | (?P<m1>{MONTH})\s*(?P<d1>{DAY})(?:,?\s*(?P<y1>{YEAR}))?                                                             # April 16, 2023
    | (?P<d2>{DAY})\s+(?:of\s+)?(?P<m2>{MONTH})(?:,?\s*(?P<y2>{YEAR}))?                                                   # 16 April 2023
    | (?P<part>early|mid|late|the\s+beginning\s+of|the\s+end\s+of)[\s-]+(?P<m3>{MONTH})(?:,?\s*(?P<y3>{YEAR}))?
    | (?P<mprep>in|since|during|last|by|until|of|this|next|from)\s+(?P<m4>{MONTH})(?:,?\s*(?P<y4>{YEAR}))?(?!\.?\s*\d)
    | (?P<m5>{MONTH})\s+(?P<y5>{YEAR})
    | (?P<dayrange>{WEEKDAY}){TO}(?P<dayrange2>{WEEKDAY})
    | (?P<wmod>last|next|this|past|coming)?\s*(?P<weekday>{WEEKDAY})(?:\s+(?P<daypart>morning|afternoon|evening|night))?
    | (?P<now>yesterday|today|tomorrow|tonight|overnight|last\s+night|this\s+(?:morning|afternoon|evening)
        |the\s+previous\s+day|the\s+day\s+before|(?:during|in)\s+the\s+night(?!\s+(?:of|to|from)\b)|(?:the|this)\s+past\s+night)\b
    | (?P<past>(?:in|over|during|within)?\s*(?:the\s+)?(?:past|last|previous)\s+
        (?:(?P<pastn>{N})\s+)?(?P<pastunit>hours?|days?|weeks?|months?))\b
    | (?P<rel>(?P<relpart>earlier|later)\s+)?(?P<relmod>this|last|next|the\s+previous|the\s+past|the\s+following)\s+
        (?P<relunit>week|weekend|month|year|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september
        |october|november|december)\b
    | (?P<ago>(?P<agon>{N})\s+(?P<agounit>days?|weeks?|months?|years?)\s+(?:ago|earlier))\b
    | (?P<upto>(?:in|over|during)?\s*(?:the\s+)?(?P<upton>\d{{1,3}})\s+hours\s+(?:up\s+to|to|until|before|ending|prior\s+to))\b
    | (?:in|since|of|from|until|by|during)\s+(?P<year>{YEAR})(?!-)
    | (?:the\s+)?end\s+of\s+(?:the|this)\s+(?P<endof>week|month|year)\b
    | (?:at\s+|around\s+|about\s+)+
        (?P<clock>\d{{1,2}}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)(?!\w)|\d{{4}}\s*(?:hours|hrs|GMT|UTC|JST|Z)\b|\d{{1,2}}:\d\d)
    )""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
UNTIL = re.compile(
    r"(?:\b(?:until|till|through|to|ends?(?: on)?|ending|ended|by the end of|up to)\s*(?:the\s+)?)$", re.IGNORECASE | re.ASCII
)
SINCE = re.compile(
    r"(?:\b(?:since|from|starting|beginning|began(?: on)?|starts?(?: on)?|started(?: on)?|as of)\s*(?:the\s+)?)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a time expression says, before it is a date."""

    start: int
    end: int
    text: str
    kind: str  # date range month part weekday weekdays now past rel ago year season
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
    edge: str = ""  # "until" or "since" when it bounds rather than fixes

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


def _read(match: re.Match[str]) -> Moment | None:
    g = match.groupdict()
    at = {"start": match.start(), "end": match.end(), "text": match.group()}
    lead = len(match.group()) - len(match.group().lstrip())
    at["start"] += lead
    at["text"] = at["text"].lstrip()
    year = next((int(g[k]) for k in ("ry1", "sy", "ty", "y1", "y2", "y3", "y4", "y5", "year") if g[k]), None)
    if g["iso"]:
        y, m, d = map(int, g["iso"].split("-"))
        return Moment(**at, kind="date", year=y, month=m, day=d)
    if g["rm1"]:
        return Moment(
            **at, kind="range", year=year, month=_month(g["rm1"]), day=_day(g["rd1"]), month2=_month(g["rm2"]), day2=_day(g["rd2"])
        )
    if g["sm"]:
        word = "and" if re.search(r"\band\b|&", match.group()) else ""
        return Moment(
            **at, kind="range", year=year, month=_month(g["sm"]), day=_day(g["sd1"]), month2=_month(g["sm"]), day2=_day(g["sd2"]), word=word
        )
    if g["tm"]:
        return Moment(**at, kind="range", year=year, month=_month(g["tm"]), day=_day(g["td1"]), month2=_month(g["tm"]), day2=_day(g["td2"]))
    if g["m1"] or g["m2"]:
        which = "1" if g["m1"] else "2"
        month = g["m" + which]
        if (month.lower() == "may" and month != "May") or (month.lower() == "march" and month != "March" and not month.isupper()):
            return None
        return Moment(**at, kind="date", year=year, month=_month(month), day=_day(g["d" + which]))
    if g["m3"]:
        word = g["part"].lower()
        return Moment(
            **at,
            kind="part",
            year=year,
            month=_month(g["m3"]),
            word="early" if "begin" in word or word == "early" else "late" if "end" in word or word == "late" else "mid",
        )
    if g["m4"] or g["m5"]:
        text = g["m4"] or g["m5"]
        if text[0].islower():
            return None
        return Moment(**at, kind="month", year=year, month=_month(text), word=(g["mprep"] or "").lower())
    if g["dayrange"]:
        return Moment(
            **at,
            kind="weekdays",
            weekday=WEEKDAYS[g["dayrange"].lower()],
            weekday2=WEEKDAYS[g["dayrange2"].lower()],
            word="and" if re.search(r"\band\b", at["text"]) else "to",
        )
    if g["weekday"]:
        return Moment(**at, kind="weekday", weekday=WEEKDAYS[g["weekday"].lower()], word=(g["wmod"] or "").lower())
    if g["now"]:
        return Moment(**at, kind="now", word=re.sub(r"\s+", " ", g["now"].lower()))
    if g["past"]:
        return Moment(**at, kind="past", count=_number(g["pastn"]), unit=g["pastunit"].lower().rstrip("s"), word="n" if g["pastn"] else "")
    if g["relunit"]:
        unit = g["relunit"].lower()
        mod = re.sub(r"\s+", " ", g["relmod"].lower()).removeprefix("the ")
        mod = {"previous": "last", "past": "last", "following": "next"}.get(mod, mod)
        if unit in MONTHS:
            return Moment(**at, kind="month", month=MONTHS[unit], word=mod)
        if unit in SEASONS:
            return Moment(**at, kind="season", word=mod, unit=unit)
        return Moment(**at, kind="rel", word=mod, unit=unit, edge=(g["relpart"] or "").lower())
    if g["ago"]:
        return Moment(**at, kind="ago", count=_number(g["agon"]), unit=g["agounit"].lower().rstrip("s"))
    if g["year"]:
        return Moment(**at, kind="year", year=year)
    if g["upto"]:
        return Moment(**at, kind="past", count=int(g["upton"]), unit="hour", word="n")
    if g["endof"]:
        return Moment(**at, kind="endof", unit=g["endof"].lower())
    if g["clock"]:
        return Moment(**at, kind="clock")
    return None


def find(text: str, start: int, end: int) -> list[Moment]:
    """Every time expression in `text[start:end]`, in order."""
    out = []
    for match in EXPRESSION.finditer(text, start, end):
        moment = _read(match)
        if moment is None or (moment.day and not 1 <= moment.day <= 31):
            continue
        before = text[max(start, moment.start - 24) : moment.start]
        inside = moment.text.lower()
        if moment.kind in {"date", "weekday", "month", "part", "rel", "year", "now", "endof"}:
            if UNTIL.search(before) or inside.startswith(("until ", "by ")):
                moment = replace(moment, edge="until")
            elif SINCE.search(before) or inside.startswith(("since ", "from ")):
                moment = replace(moment, edge="since")
        out.append(moment)
    return _pair(text, out)


def _pair(text: str, found: list[Moment]) -> list[Moment]:
    """ "Sunday (June 23)", "June 23 (Sun)", "Tuesday, 18 June" are one moment with a weekday to check it by."""
    out: list[Moment] = []
    for moment in found:
        if out:
            last, gap = out[-1], text[out[-1].end : moment.start]
            if {last.kind, moment.kind} == {"weekday", "date"} and re.fullmatch(r"[\s,(]{0,3}(?:the\s)?", gap):
                day, week = (last, moment) if last.kind == "date" else (moment, last)
                out[-1] = replace(
                    day,
                    start=last.start,
                    end=moment.end,
                    text=text[last.start : moment.end],
                    weekday=week.weekday,
                    edge=last.edge or moment.edge,
                )
                continue
        out.append(moment)
    return out


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_for(month: int, day: int, ref: date, future: bool) -> int:
    """The year that puts month and day nearest before the reference day; after it for plans. A week of slack for headers that lag."""
    this = date(ref.year, month, min(day, monthrange(ref.year, month)[1]))
    if future:
        return ref.year if this >= ref - timedelta(days=31) else ref.year + 1
    return ref.year if this <= ref + timedelta(days=7) else ref.year - 1


def _thirds(year: int, month: int, word: str) -> tuple[date, date]:
    last = monthrange(year, month)[1]
    lo, hi = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}[word]
    return date(year, month, lo), date(year, month, hi)


def _month_span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _week(day: date) -> tuple[date, date]:
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _shift_month(ref: date, n: int) -> tuple[int, int]:
    index = ref.year * 12 + ref.month - 1 + n
    return index // 12, index % 12 + 1


def interval(moment: Moment, ref: date | None, *, future: bool = False) -> tuple[date, date, str] | None:
    """First day, last day and precision of a moment against the reference day, or None when it cannot be told."""
    year = moment.year
    if moment.kind in {"date", "range"}:
        if year is None and ref is None:
            return None
        year = year or _year_for(moment.month, moment.day, ref, future)
        first = _safe(year, moment.month, moment.day)
        if first is None:
            return None
        if moment.kind == "date":
            return first, first, "day"
        last = _safe(year + (moment.month2 < moment.month), moment.month2, moment.day2)
        return (first, last, "range") if last and last >= first else None
    if moment.kind == "year":
        return date(year, 1, 1), date(year, 12, 31), "year"
    if moment.kind in {"month", "part"}:
        if year is None:
            if ref is None:
                return None
            if moment.word == "last":
                year = ref.year if moment.month < ref.month else ref.year - 1
            elif moment.word == "next" or future:
                year = ref.year if moment.month >= ref.month else ref.year + 1
            else:
                year = ref.year if moment.month <= ref.month else ref.year - 1
        if moment.kind == "part":
            return (*_thirds(year, moment.month, moment.word), "range")
        return (*_month_span(year, moment.month), "month")
    if ref is None:
        return None
    one = timedelta(days=1)
    if moment.kind == "clock":
        return ref, ref, "day"
    if moment.kind == "endof":
        last = (
            _week(ref)[1]
            if moment.unit == "week"
            else _month_span(ref.year, ref.month)[1]
            if moment.unit == "month"
            else date(ref.year, 12, 31)
        )
        return last, last, "day"
    if moment.kind == "weekday":
        back = (ref.weekday() - moment.weekday) % 7
        day = ref - timedelta(days=back)
        if moment.word == "last" and back == 0:
            day -= timedelta(days=7)
        if moment.word in {"next", "coming"} or (future and back > 0):
            day += timedelta(days=7)
        return day, day, "day"
    if moment.kind == "weekdays":
        last = ref - timedelta(days=(ref.weekday() - moment.weekday2) % 7)
        first = last - timedelta(days=(last.weekday() - moment.weekday) % 7)
        if future:
            first = ref + timedelta(days=(moment.weekday - ref.weekday()) % 7)
            last = first + timedelta(days=(moment.weekday2 - moment.weekday) % 7)
        return first, last, "range"
    if moment.kind == "now":
        word = moment.word
        if word in {"yesterday", "the previous day", "the day before"}:
            return ref - one, ref - one, "day"
        if word.endswith("night") and word != "tonight":
            return ref - one, ref, "range"
        if word == "tomorrow":
            return ref + one, ref + one, "day"
        return ref, ref, "day"
    if moment.kind == "past":
        if moment.unit == "hour" or (moment.unit == "day" and moment.count == 1):
            return ref - timedelta(days=max(1, round((moment.count or 24) / 24)) if moment.unit == "hour" else 1), ref, "range"
        if not moment.word:  # "last week", "last month": the calendar one
            return interval(replace(moment, kind="rel", word="last"), ref)
        days = {"day": 1, "week": 7, "month": 30}[moment.unit] * (moment.count or 3)
        return ref - timedelta(days=days), ref, "range"
    if moment.kind == "rel":
        step = {"this": 0, "last": -1, "next": 1}.get(moment.word, 0)
        if moment.unit == "week":
            first, last = _week(ref + timedelta(days=7 * step))
            if step == 0 and moment.edge == "earlier":
                last = ref
            if step == 0 and moment.edge == "later":
                first = ref + one
            return first, last, "week" if not (step == 0 and moment.edge in {"earlier", "later"}) else "range"
        if moment.unit == "weekend":
            saturday = (
                ref - timedelta(days=(ref.weekday() - 5) % 7) if step <= 0 and not future else ref + timedelta(days=(5 - ref.weekday()) % 7)
            )
            if step == -1 and ref.weekday() >= 5:
                saturday -= timedelta(days=7)
            return saturday, saturday + one, "range"
        if moment.unit == "month":
            first, last = _month_span(*_shift_month(ref, step))
            if step == 0 and moment.edge == "earlier":
                return first, ref, "range"
            if step == 0 and moment.edge == "later":
                return min(ref + one, last), last, "range"
            return first, last, "month"
        return date(ref.year + step, 1, 1), date(ref.year + step, 12, 31), "year"
    if moment.kind == "season":
        first, last = SEASONS[moment.unit]
        year = ref.year + {"last": -1, "next": 1}.get(moment.word, 0)
        end_year = year + (last < first)
        return date(year, first, 1), _month_span(end_year, last)[1], "range"
    if moment.kind == "ago":
        if moment.count is None:
            return None
        if moment.unit == "day":
            day = ref - timedelta(days=moment.count)
            return day, day, "day"
        if moment.unit == "week":
            return (*_week(ref - timedelta(weeks=moment.count)), "week")
        if moment.unit == "month":
            return (*_month_span(*_shift_month(ref, -moment.count)), "month")
        return date(ref.year - moment.count, 1, 1), date(ref.year - moment.count, 12, 31), "year"
    return None


def edtf(start: date | None, end: date | None, precision: str, open_ended: bool = False) -> str | None:
    """The interval in the Extended Date/Time Format, level 1."""
    if start is None:
        return f"../{end.isoformat()}" if end else None
    if open_ended:
        return f"{start.isoformat()}/.."
    if end is None or start == end:
        return start.isoformat()
    if precision == "year":
        return f"{start.year:04}"
    if precision == "month":
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
