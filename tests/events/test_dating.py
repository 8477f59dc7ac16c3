"""The day of publication is checked, and the date of an event is told with its rule."""

from __future__ import annotations

import pytest

from geo.events.dating import order_of


def only(found):
    (event,) = [e for e in found if e.mapped]
    return event


def test_a_dateline_after_the_header_is_believed_and_told(events):
    text = "MANAMA, May 4 - Iran's Revolutionary Guards seized a tanker in the Strait of Hormuz on Wednesday."
    event = only(events(text, published="2023-05-01"))
    assert event.when.start == "2023-05-03"
    assert "2023-05-01" in event.when.how
    assert "May 4" in event.when.how


def test_a_dateline_in_capitals_is_a_dateline(events):
    text = "SEOUL, JUNE 11 (WIRE) - NORTH KOREAN SOLDIERS CROSSED THE MILITARY DEMARCATION LINE ON SUNDAY."
    found = events(text, published="2024-06-11")
    assert found[0].when.start == "2024-06-09"


def test_a_date_line_below_a_wrong_header_is_believed_when_the_text_tells_of_later_days(events):
    text = (
        "Updated 27.12.2024 17:40\n\nThe cable went dead on Wednesday, 25 December. "
        "A Finnish patrol ship sailed on Friday to the Gulf of Finland, the Finnish navy said.\n"
    )
    found = [e for e in events(text, published="2024-12-23") if e.when.start]
    assert found[0].when.start == "2024-12-27"
    assert "2024-12-23" in found[0].when.how


def test_a_weekday_that_does_not_fit_its_date_is_told(events):
    event = only(events("Two Russian frigates passed the Tsushima Strait on Monday, 30 April 2024."))
    assert event.when.start == "2024-04-30"
    assert "Tuesday" in event.when.how


def test_a_weekday_and_a_day_choose_the_year_that_fits(events):
    event = only(events("Two Russian frigates passed the Tsushima Strait on Sunday (April 30).", published="2024-05-03"))
    assert event.when.start == "2023-04-30"


@pytest.mark.parametrize(
    ("text", "published", "order"),
    [
        ("on 03/04/2024 and 25/04/2024", None, "day"),
        ("on 03/04/2024 and 04/25/2024", None, "month"),
        ("on 03/04/2024", "2024-04-03", "day"),
        ("on 03/04/2024", "2024-03-04", "month"),
        ("on 03/04/2024", "2024-05-05", ""),
        ("on 25/04/2024 and 04/25/2024", None, ""),
        ("on 05/05/2024", None, ""),
    ],
)
def test_the_text_fixes_which_figure_is_the_day_or_nothing_does(text, published, order):
    from datetime import date

    assert order_of(text, date.fromisoformat(published) if published else None) == order


def test_figures_that_stay_ambiguous_are_told_and_not_guessed(events):
    event = only(events("Two Russian frigates passed the Tsushima Strait on 03/04/2024."))
    assert (event.when.start, event.when.end, event.when.precision) == (None, "2024-05-03", "unknown")
    assert "2024-03-04 or 2024-04-03" in event.when.how


def test_figures_that_another_date_explains_are_read(events):
    text = "Two Russian frigates passed the Tsushima Strait on 03/04/2024. They had left Vladivostok on 28/03/2024."
    assert {e.when.start for e in events(text) if "Tsushima" in str(e.places)} == {"2024-04-03"}


def test_an_event_since_a_day_is_open_ended(events):
    event = only(events("Russian warships have been drilling in the Barents Sea since Monday."))
    assert (event.when.start, event.when.end, event.when.edtf, event.when.open_ended) == ("2024-04-29", None, "2024-04-29/..", True)


def test_what_only_ends_has_an_end_and_no_start(events):
    event = only(events("Russia's naval drills in the Barents Sea will last until Tuesday."))
    assert (event.when.start, event.when.end, event.when.edtf) == (None, "2024-05-07", "../2024-05-07")


def test_an_undated_text_is_dated_by_a_weekday_and_a_day_wherever_they_stand(events):
    text = (
        "In the night of Saturday, April 13, drones flew toward Israel. Iranian missiles hit the air base of Nevatim. "
        "The war in Gaza began in October 2023."
    )
    found = [e for e in events(text, published=None) if e.kind == "strike"]
    assert (found[-1].when.start, found[-1].when.end) == ("2024-04-13", "2024-04-13")


def test_a_night_named_after_a_day_is_of_that_day(events):
    told = "On the night of Friday, May 3, air defences shot down nine drones over the Odesa region."
    for published in ("2024-05-03", "2024-05-06"):
        event = only(events(told, published=published))
        assert (event.when.start, event.when.end) == ("2024-05-03", "2024-05-03")


def test_a_day_alone_in_the_brackets_of_a_dateline_is_the_day_of_what_is_told(events):
    (event,) = events("PHILIPPINE SEA (April 30, 2024) USS Chafee (DDG 90) and USS Spruance (DDG 111) transit the Philippine Sea.")
    assert event.when.start == "2024-04-30"
    (event,) = events("TOKYO (Agency - 30th April, 2024) USS Chafee (DDG 90) transited the Philippine Sea.")
    assert event.when.start is None


def test_what_a_launch_came_after_does_not_date_it(events):
    found = events(
        "North Korea fired a missile from South Hwanghae province, Seoul said. "
        "The launch came after North Korea test-fired two ballistic missiles on April 19 off Wonsan.",
    )
    assert ["2024-04-19" in (e.when.start or "") for e in found if e.mapped] == [False, True]


def test_a_page_is_not_as_old_as_the_war_it_tells_of(events):
    told = "The ship was at Pearl Harbor on Dec. 7, 1941. In January 1942, a Japanese submarine attacked a tanker off Oahu."
    assert [e.mapped for e in events(told, published=None)] == [False] * len(events(told, published=None))


def test_the_date_of_a_source_cited_in_brackets_dates_no_event(events):
    text = "On 28 May insurgents attacked the village of Chai in Cabo Delgado (Harbour News, 1 June 2023)."
    assert only(events(text, published="2023-06-02")).when.start == "2023-05-28"
    event = only(events("Insurgents attacked the village of Chai (Tuesday, 30 May).", published="2023-06-02"))
    assert event.when.start == "2023-05-30"


def test_the_heading_of_a_round_up_dates_where_its_ships_are(events):
    text = "Tracking US Navy ships in the Pacific: April 22-29, 2024\n\nThe Lincoln Carrier Strike Group is underway in the Sulu Sea."
    assert [(e.kind, e.when.start, e.when.end) for e in events(text)] == [("deployment", "2024-04-29", "2024-04-29")]


def test_a_weekday_that_fits_only_long_after_every_year_of_an_undated_text_fixes_no_year(events):
    told = "Two Russian bombers flew through the Tsushima Strait on Monday, December 18. They had last met Japanese fighters in 2018."
    assert [e.when.start for e in events(told, published=None) if e.mapped] == ["2023-12-18"]
    assert [e.when.start for e in events(told.replace("2018", "2011"), published=None) if e.mapped] == [None]
