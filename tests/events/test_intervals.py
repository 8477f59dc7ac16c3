"""From words to days: what holds for every day of the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.intervals import edtf, interval, unknown, when
from geo.events.times import find

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 31))
NAMES = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
LEVEL_1 = re.compile(r"(\d{4}|\d{4}-\d{2}|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}|\d{4}-\d{2}-\d{2}/\.\.|\.\./\d{4}-\d{2}-\d{2})")
WORDS = [
    "on Friday", "last Friday", "next Friday", "Monday and Tuesday", "yesterday", "overnight", "last week", "this week", "earlier this month", "later this year",
    "last month", "early March", "the first half of May", "Q1 2024", "last winter", "in the spring of 2024", "two days ago", "three months ago",
    "a year ago", "past 24 hours", "in the past week", "June 18 to 28", "Dec. 30 to January 2", "Feb. 29", "the night of Feb. 28", "over the weekend",
    "13th (Mon)", "on the 31st.", "by the end of the week", "in 2018", "since Tuesday", "until Sunday", "between Monday and Wednesday",
    "from Friday until August 2", "a day earlier", "the night before", "Monday of last week", "Tuesday, 18 June", "late last month", "on Christmas Day",
]  # fmt: skip


def only(text):
    (moment,) = find(text, 0, len(text))
    return moment


def written(day):
    return [
        f"{NAMES[day.month - 1]} {day.day}, {day.year}",
        f"{day.day} {NAMES[day.month - 1]} {day.year}",
        f"{NAMES[day.month - 1][:3]}. {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%A}, {day.day} {NAMES[day.month - 1]} {day.year}",

    ]


@given(DAYS, st.integers(0, 6))
def test_a_day_that_is_written_out_is_read_back(day, style):
    assert interval(only(written(day)[style]), None) == (day, day, "day")


@given(DAYS)
def test_a_date_time_group_is_read_back(day):
    if 2000 <= day.year <= 2099:
        text = f"{day.day:02}1200Z {NAMES[day.month - 1][:3].upper()} {day.year % 100:02}"
        assert interval(only(text), None) == (day, day, "day")


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_nearest_that_is_past(day, ref):
    found = interval(only(f"{NAMES[day.month - 1]} {day.day}"), ref)
    if found is None:  # 29 February
        assert (day.month, day.day) == (2, 29)
        return
    assert (found[0].month, found[0].day) == (day.month, day.day)
    assert ref - timedelta(days=366) < found[0] <= ref + timedelta(days=7)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_latest_one_and_a_planned_one_the_next(ref, weekday):
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    past, coming = interval(only(f"on {name}"), ref)[0], interval(only(f"on {name}"), ref, future=True)[0]
    assert past.weekday() == coming.weekday() == weekday
    assert 0 <= (ref - past).days < 7
    assert 0 <= (coming - ref).days < 7


@given(DAYS, st.sampled_from(WORDS), st.booleans())
def test_first_is_never_after_last_and_edtf_is_well_formed(ref, words, future):
    found = interval(only(words), ref, future=future)
    if found is None:
        return
    first, last, precision = found
    assert first <= last
    assert LEVEL_1.fullmatch(edtf(first, last, precision))
    told = when(first, last, precision, how="x")
    assert LEVEL_1.fullmatch(told.edtf)
    assert told.start <= told.end
    if "/" not in told.edtf and len(told.edtf) == 7:
        assert first.day == 1
        assert (last + timedelta(days=1)).day == 1


@given(DAYS, st.sampled_from([w for w in WORDS if not re.search(r"next|later|end of|until|20\d\d", w)]))
def test_what_is_told_as_past_does_not_begin_after_the_day_it_is_told(ref, words):
    found = interval(only(words), ref)
    assert found is None or found[0] <= ref + timedelta(days=31)


@given(DAYS)
def test_last_month_and_last_week_are_whole_and_over(ref):
    first, last, _ = interval(only("last month"), ref)
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert last < ref.replace(day=1)
    first, last, _ = interval(only("last week"), ref)
    assert (first.weekday(), last.weekday(), (last - first).days) == (0, 6, 6)
    assert last < ref


@given(DAYS)
def test_open_and_unknown_times_are_edtf_too(day):
    assert LEVEL_1.fullmatch(when(day, None, "day", how="x", open_ended=True).edtf)
    assert LEVEL_1.fullmatch(unknown(day, "x").edtf)
    assert unknown(None, "x").edtf is None


@pytest.mark.parametrize("words", WORDS)
def test_the_ends_of_the_calendar_are_no_error(words):
    for ref in (date.min, date.max):
        interval(only(words), ref)
        interval(only(words), ref, future=True)


@given(DAYS)
def test_the_past_week_ends_with_the_day_it_is_told_and_the_previous_day_is_one_day_back(ref):
    assert interval(only("in the past week"), ref)[:2] == (ref - timedelta(days=7), ref)
    assert interval(only("in the previous day"), ref)[:2] == (ref - timedelta(days=1), ref)
    assert interval(only("since the beginning of the current day"), ref)[:2] == (ref, ref)
