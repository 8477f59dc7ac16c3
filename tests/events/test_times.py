"""Time expressions and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from geo.events.times import edtf, find, interval

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


def test_edtf_of_what_is_known():
    assert edtf(None, date(2023, 8, 14), "unknown") == "../2023-08-14"
    assert edtf(date(2023, 6, 1), date(2023, 6, 30), "month") == "2023-06"
    assert edtf(date(2023, 7, 20), date(2023, 7, 23), "range") == "2023-07-20/2023-07-23"
    assert edtf(date(2023, 7, 20), None, "day", open_ended=True) == "2023-07-20/.."
