"""Time expressions and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.intervals import edtf, interval
from geo.events.times import find

THURSDAY = date(2023, 7, 20)


def only(text: str):
    found = find(text, 0, len(text))
    assert len(found) == 1, [m.text for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("on Thursday", "2023-07-20", "2023-07-20", "day"),
        ("on Friday", "2023-07-14", "2023-07-14", "day"),
        ("yesterday", "2023-07-19", "2023-07-19", "day"),
        ("overnight", "2023-07-19", "2023-07-20", "range"),
        ("over the past 24 hours", "2023-07-19", "2023-07-20", "range"),
        ("in the 24 hours up to", "2023-07-19", "2023-07-20", "range"),
        ("last month", "2023-06-01", "2023-06-30", "month"),
        ("in early July", "2023-07-01", "2023-07-10", "range"),
        ("in late March", "2023-03-21", "2023-03-31", "range"),
        ("last week", "2023-07-10", "2023-07-16", "week"),
        ("earlier this week", "2023-07-17", "2023-07-20", "range"),
        ("this summer", "2023-06-01", "2023-08-31", "range"),
        ("in March", "2023-03-01", "2023-03-31", "month"),
        ("in October", "2022-10-01", "2022-10-31", "month"),
        ("April 16", "2023-04-16", "2023-04-16", "day"),
        ("Dec. 28", "2022-12-28", "2022-12-28", "day"),
        ("on the morning of Dec. 28", "2022-12-28", "2022-12-28", "day"),
        ("during the night", "2023-07-19", "2023-07-20", "range"),
        ("this past night", "2023-07-19", "2023-07-20", "range"),
        ("June 18 to 28", "2023-06-18", "2023-06-28", "range"),
        ("June 28 to July 3", "2023-06-28", "2023-07-03", "range"),
        ("14-15 October 2021", "2021-10-14", "2021-10-15", "range"),
        ("Monday and Tuesday", "2023-07-17", "2023-07-18", "range"),
        ("two days ago", "2023-07-18", "2023-07-18", "day"),
        ("in 2018", "2018-01-01", "2018-12-31", "year"),
        ("13th (Mon)", "2023-03-13", "2023-03-13", "day"),
        ("on the 9th, the same type", "2023-07-09", "2023-07-09", "day"),
        ("on the 28th.", "2023-06-28", "2023-06-28", "day"),
        ("041200Z MAR 23", "2023-03-04", "2023-03-04", "day"),
        ("041200ZMAR23", "2023-03-04", "2023-03-04", "day"),
        ("202307041200", "2023-07-04", "2023-07-04", "day"),
        ("27.12.2022", "2022-12-27", "2022-12-27", "day"),
        ("27/12/2022", "2022-12-27", "2022-12-27", "day"),
        ("12/27/2022", "2022-12-27", "2022-12-27", "day"),
        ("2022/12/27", "2022-12-27", "2022-12-27", "day"),
        ("2023年7月4日", "2023-07-04", "2023-07-04", "day"),
        ("7月4日", "2023-07-04", "2023-07-04", "day"),
        ("令和5年7月4日", "2023-07-04", "2023-07-04", "day"),
        ("Reiwa 5 July 4 (Tue)", "2023-07-04", "2023-07-04", "day"),
        ("Jan. 20 this year", "2023-01-20", "2023-01-20", "day"),
        ("January 20 last year", "2022-01-20", "2022-01-20", "day"),
        ("July 4 of last year", "2022-07-04", "2022-07-04", "day"),
        ("the night of July 4", "2023-07-04", "2023-07-04", "day"),
        ("in the night of Tuesday, July 4", "2023-07-04", "2023-07-04", "day"),
        ("the night of 4-5 May", "2023-05-04", "2023-05-05", "range"),
        ("overnight into Thursday", "2023-07-19", "2023-07-20", "range"),
        ("overnight to July 4", "2023-07-03", "2023-07-04", "range"),
        ("Monday night", "2023-07-17", "2023-07-17", "day"),
        ("between 6am Monday and 6am Tuesday", "2023-07-17", "2023-07-18", "range"),
        ("from 6 a.m. on Monday to 6 a.m. on Tuesday", "2023-07-17", "2023-07-18", "range"),
        ("0600 on 15 May (Monday) to 0600 on 16 May (Tuesday)", "2023-05-15", "2023-05-16", "range"),
        ("between May 4 and May 6", "2023-05-04", "2023-05-06", "range"),
        ("on the night of 14/15 April", "2023-04-14", "2023-04-15", "range"),
        ("Wed. 5 July", "2023-07-05", "2023-07-05", "day"),
        ("Monday night into Tuesday", "2023-07-17", "2023-07-18", "range"),
        ("overnight from Monday to Tuesday", "2023-07-17", "2023-07-18", "range"),
        ("between 18:00 on 3 May and 06:00 on 4 May", "2023-05-03", "2023-05-04", "range"),
        ("the 4th of May", "2023-05-04", "2023-05-04", "day"),
        ("from July 16 until the end of the month", "2023-07-16", "2023-07-31", "range"),
        ("from Friday until July 23", "2023-07-14", "2023-07-23", "range"),
        ("from Dec. 30, 2022 to January 2", "2022-12-30", "2023-01-02", "range"),
        ("the 24 hours to 6 a.m. on Tuesday", "2023-07-17", "2023-07-18", "range"),
        ("Monday of last week", "2023-07-10", "2023-07-10", "day"),
        ("on Tuesday last week", "2023-07-11", "2023-07-11", "day"),
        ("over the weekend", "2023-07-15", "2023-07-16", "range"),
        ("mid-March", "2023-03-11", "2023-03-20", "range"),
        ("the beginning of March", "2023-03-01", "2023-03-10", "range"),
        ("the first half of June", "2023-06-01", "2023-06-15", "range"),
        ("the second half of last month", "2023-06-16", "2023-06-30", "range"),
        ("the first decade of June", "2023-06-01", "2023-06-10", "range"),
        ("the last week of June", "2023-06-24", "2023-06-30", "range"),
        ("late last month", "2023-06-21", "2023-06-30", "range"),
        ("the first quarter of 2023", "2023-01-01", "2023-03-31", "range"),
        ("Q2 2022", "2022-04-01", "2022-06-30", "range"),
        ("last summer", "2022-06-01", "2022-08-31", "range"),
        ("in the spring of 2022", "2022-03-01", "2022-05-31", "range"),
        ("last winter", "2022-12-01", "2023-02-28", "range"),
        ("between March and May", "2023-03-01", "2023-05-31", "range"),
        ("from November to February", "2022-11-01", "2023-02-28", "range"),
        ("in the past day", "2023-07-19", "2023-07-20", "range"),
        ("in the past three days", "2023-07-17", "2023-07-20", "range"),
        ("a day earlier", "2023-07-19", "2023-07-19", "day"),
        ("later this month", "2023-07-21", "2023-07-31", "range"),
        ("the end of the month", "2023-07-31", "2023-07-31", "day"),
        ("on Christmas Day", "2022-12-25", "2022-12-25", "day"),
        ("New Year's Eve", "2022-12-31", "2022-12-31", "day"),
    ],
)
def test_an_expression_means_days(text, first, last, precision):
    found = interval(only(text), THURSDAY)
    assert found is not None
    assert (found[0].isoformat(), found[1].isoformat(), found[2]) == (first, last, precision)


def test_a_coming_weekday_lies_ahead():
    moment = only("which will last until Sunday")
    assert moment.edge == "until"
    assert interval(moment, THURSDAY, future=True)[0] == date(2023, 7, 23)


def test_a_weekday_without_a_reference_day_stays_unknown():
    assert interval(only("on Tuesday"), None) is None


def test_a_weekday_beside_a_date_belongs_to_it():
    moment = only("at sea on June 23 (Sun), it")
    assert (moment.month, moment.day, moment.weekday) == (6, 23, 6)


def test_may_and_march_are_words_too():
    assert find("They may 3 times march 4 miles", 0, 30) == []


@pytest.mark.parametrize(
    "text",
    [
        "the 9th Fleet", "the 972nd day of the war", "on the 45th parallel-like line", "the 11th Airborne Division", "a 300-day cruise",
        "March on the capital", "they march 4 miles", "in 20 cases", "at 12 places", "$5 May", "a summer camp", "the same way", "days",
        "Friday the 13th Division"[7:],
    ],
)  # fmt: skip
def test_what_only_looks_like_a_day_is_none(text):
    assert [m.text for m in find(text, 0, len(text)) if m.kind != "duration"] == []


def test_figures_that_can_be_read_two_ways_are_no_date_yet():
    moment = only("on 03/04/2023")
    assert (moment.kind, interval(moment, THURSDAY)) == ("numeric", None)


@pytest.mark.parametrize(
    ("text", "days"),
    [("for three days", 3), ("lasting ten days", 10), ("a five-day exercise", 5), ("for two weeks", 14), ("for the next 4 days", 4)],
)
def test_a_length_is_no_day(text, days):
    moment = only(text)
    assert (moment.kind, moment.count) == ("duration", days)
    assert interval(moment, THURSDAY) is None


def test_two_dates_with_and_are_two_days_unless_between_ties_them():
    assert [m.text for m in find("on Feb. 4 and April 7", 0, 21)] == ["Feb. 4", "April 7"]


def test_a_day_to_the_afternoon_has_not_begun_something_open():
    assert only("From the morning of 13th (Mon) to the afternoon").edge == ""


@given(st.text(alphabet=st.sampled_from("0123456789 -/.,()MayJunFriovernighttheinof年月日Z"), max_size=60))
def test_any_text_is_read_and_spans_are_true(text):
    last = 0
    for moment in find(text, 0, len(text)):
        assert text[moment.start : moment.end] == moment.text
        assert last <= moment.start < moment.end
        last = moment.end
        found = interval(moment, THURSDAY)
        assert found is None or found[0] <= found[1]


def test_edtf_of_what_is_known():
    assert edtf(None, date(2023, 8, 14), "unknown") == "../2023-08-14"
    assert edtf(date(2023, 6, 1), date(2023, 6, 30), "month") == "2023-06"
    assert edtf(date(2023, 7, 20), date(2023, 7, 23), "range") == "2023-07-20/2023-07-23"
    assert edtf(date(2023, 7, 20), None, "day", open_ended=True) == "2023-07-20/.."
