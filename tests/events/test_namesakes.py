"""A name that several places bear means the one in a land that the text names."""

from __future__ import annotations

import pytest

CASES = [
    ("A Black Hawk crashed in Navarre on Tuesday, Florida officials said of the Army helicopter.", "Navarre, Florida"),
    ("A Spanish Army helicopter crashed in Navarre on Tuesday.", "Navarre"),
    ("A US frigate called at Darwin on Tuesday.", "Darwin"),
    ("Russian drones struck Odesa on Tuesday, Ukraine said.", "Odesa"),
]


@pytest.mark.parametrize(("text", "query"), CASES)
def test_a_land_that_the_text_names_tells_which_place_is_meant(events, text, query):
    assert [p.query for e in events(text) for p in e.places] == [query]


def test_a_month_before_a_noun_dates_it(events):
    found = events("The fleet was grounded following the November crash of a Navy MV-22B Osprey off the coast of Japan.")
    assert [(e.when.start, e.when.end) for e in found] == [("2023-11-01", "2023-11-30")]


def test_an_abbreviation_that_the_text_explains_is_no_state(events):
    text = "The Piracy Reporting Centre (PRC) told of the hijacking of a tanker off Lagos. The PRC said pirates boarded it on Monday."
    assert all(a.country != "CN" for e in events(text) for a in e.actors)


def test_a_given_name_is_no_state(events):
    found = events("Sailor Jordan Hunter watched as the carrier USS Nimitz transited the Strait of Hormuz on Monday.")
    assert all(a.country != "JO" for e in found for a in e.actors)


def test_a_base_tells_whose_fighters_rise(events):
    found = events("NATO saw two bombers. Typhoons from RAF Lossiemouth were scrambled on Monday to meet Russian bombers over the North Sea.")
    assert [{a.country for a in e.actors} for e in found if e.kind == "intercept"] == [{"GB", "RU"}]


def test_a_year_alone_in_a_page_without_a_date_is_history(events):
    assert not any(e.mapped for e in events("In 2014 the frigate Argyll was deployed to the Gulf of Aden.", published=None))
    assert not any(e.mapped for e in events("In July 1991 a British frigate transited the Strait of Hormuz.", published=None))


def test_since_the_start_of_a_war_is_no_date_line(events):
    text = "The dome has stopped rockets from Gaza since the start of the war Oct. 7, 2023. On Sunday Iranian missiles struck Haifa."
    assert {e.when.start for e in events(text, published=None) if e.mapped} == {None}
