"""Dates as people write them."""

from __future__ import annotations

import pytest

from geo.exchange import days
from geo.exchange.guess import facts

FORM = days.Form(days.month_names(facts()["months"]["names"]))
DAY = ("2023-08-14", "2023-08-14", "day")
AUGUST = ("2023-08-01", "2023-08-31", "month")


def shown(found):
    return found and (*(None if day == days.MISSING else days.iso(day) for day in found[:2]), found.precision)


@pytest.mark.parametrize(
    "text",
    [
        "2023-08-14",
        "2023-08-14T23:59:00Z",
        "2023-08-14 23:59",
        "20230814",
        "2023/8/14",
        "2023.08.14",
        "14/08/2023",
        "14.8.2023",
        "14-08-2023",
        "14 August 2023",
        "14 Aug 2023",
        "14-Aug-2023",
        "August 14, 2023",
        "Aug. 14 2023",
        "Monday, 14 August 2023",
        "14th of August 2023",
        "2023-Aug-14",
        "2023年8月14日",
        "2023년 8월 14일",
        "1691971200",
        "1691971200000",
        "2023-08-14?",
    ],
)
def test_a_day(text):
    assert shown(days.read(text, FORM)) == DAY


@pytest.mark.parametrize("text", ["2023-08", "2023-08-XX", "08/2023", "August 2023", "Aug 2023", "2023年8月", "2023-08~", "2023 August"])
def test_a_month_is_all_its_days(text):
    assert shown(days.read(text, FORM)) == AUGUST


@pytest.mark.parametrize("text", ["2023", "2023.0", "2023-XX", "2023年"])
def test_a_year_is_all_its_days(text):
    assert shown(days.read(text, FORM)) == ("2023-01-01", "2023-12-31", "year")


def test_intervals_may_be_open():
    assert shown(days.read("2023-08-14/2023-08-20", FORM)) == ("2023-08-14", "2023-08-20", "range")
    assert shown(days.read("../2023-08-14", FORM)) == (None, "2023-08-14", "unknown")
    assert shown(days.read("2023-08-14/..", FORM)) == ("2023-08-14", None, "range")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2023-13-01",
        "2023-02-30",
        "32/01/2023",
        "14/14/2023",
        "2023-21",
        "../..",
        "2023-08-20/2023-08-14",
        "14 Foo 2023",
        "1.5",
        "-3",
        "0000-00-00",
        "99999999",
    ],
)
def test_what_is_no_date(text):
    assert days.read(text, FORM) is None


def test_a_month_first_column():
    assert shown(days.read("08/14/2023", FORM._replace(day_first=False))) == DAY
    assert shown(days.read("14.08.2023", FORM._replace(day_first=False))) == DAY
    assert days.order(["03/04/2023", "08/14/2023", "08/15/2023", "15/01/2023"]) == (False, 1, 2)
    assert days.order(["03/04/2023"]) == (None, 0, 0)
