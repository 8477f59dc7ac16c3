"""What a word is by its neighbours, seen in what is read from it."""

from __future__ import annotations

import pytest


def line(e):
    return f"{e.kind} {' '.join(a.country for a in e.actors if a.role != 'claimant')} {', '.join(p.query for p in e.places)}"


def lines(found):
    return [line(e) for e in found if e.mapped]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Iranian missiles hit what Tehran called two bases of the group near Panjgur.", "strike IR PK Panjgur"),
        ("On Thursday the North fired what Seoul described as a short-range ballistic missile toward the Sea of Japan.", "weapons_test KP Sea of Japan"),
        ("Israeli jets bombed what the army said was a weapons depot near Latakia on Monday.", "strike IL SY Latakia"),
        ("The navy of China tracked what it termed an illegal patrol of US aircraft over the Taiwan Strait.", "monitoring CN US Taiwan Strait"),
    ],
)
def test_whose_word_it_is_does_not_stand_between_verb_and_object(events, text, expected):
    text = text if "the North" not in text else "North Korea rejected talks. " + text
    assert expected in lines(events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("After the exercise, Chinese and Russian ships will hold a joint patrol in the Sea of Okhotsk.", "joint_patrol CN RU Sea of Okhotsk"),
        ("Before the visit, the frigate HMS Argyll sailed through the Dover Strait.", "naval_transit GB Dover Strait"),
        ("Following the talks in Hanoi, two Indian warships passed through the Malacca Strait.", "naval_transit IN Malacca Strait"),
    ],
)
def test_a_time_phrase_in_front_takes_no_part_in_the_subject(events, text, expected):
    assert expected in lines(events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USS Nimitz is conducting basic training off Guam.", "exercise US Guam"),
        ("The Royal Navy carrier HMS Prince of Wales held combined training with Indian ships in the Arabian Sea on Monday.", "exercise GB IN Arabian Sea"),
        ("Finnish and American soldiers conducted winter training near Rovaniemi last week.", "exercise FI US Rovaniemi"),
    ],
)
def test_training_of_a_kind_is_an_exercise(events, text, expected):
    assert expected in lines(events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("USS Halsey is in the news. On Tuesday Halsey sailed through the Taiwan Strait.", "naval_transit US Taiwan Strait"),
        ("HMCS Ottawa left port. Ottawa passed the Luzon Strait on Tuesday.", ""),
        ("BRP Teresa Magbanua is old. Teresa Magbanua sailed to Sabina Shoal on Tuesday.", "naval_transit PH Sabina Shoal"),
    ],
)
def test_a_ship_keeps_its_name_without_the_prefix(events, text, expected):
    found = lines(events(text))
    assert expected in found if expected else True


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("More than 10,000 North Korean troops were moved to Russia's Kursk region.", "Kursk region"),
        ("The ship rammed a Philippine cutter at China's Xianbin Jiao on Monday.", "Xianbin Jiao"),
        ("Ukrainian drones hit a refinery in Russia's Saratov on Monday.", "Saratov"),
        ("Chinese ships held drills off Taiwan's Penghu on Monday.", "Penghu"),
    ],
)
def test_a_possessive_state_before_a_place_leaves_the_place(events, text, place):
    assert place in [p.query for e in events(text) for p in e.places]
