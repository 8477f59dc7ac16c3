"""Texts that look as if they told an event and tell none, or tell one and not two. Published on Friday 3 May 2024."""

from __future__ import annotations

import pytest


def marks(found):
    """(kind, places) of the events that go on a map."""
    return [(e.kind, tuple(p.query for p in e.places)) for e in found if e.mapped]


def kinds(found):
    return [e.kind for e in found if e.mapped]


@pytest.mark.parametrize(
    "text",
    [
        "USS Halsey is forward-deployed to Yokosuka, Japan.",
        "HMS Tamar is forward-deployed to Singapore in support of regional partners.",
        "The destroyer USS Paul Ignatius is stationed at Rota, Spain.",
        "The 31st Fighter Wing is headquartered at Aviano.",
        "Two Russian submarines are homeported at Kaliningrad.",
    ],
)
def test_where_a_unit_lives_is_no_deployment(events, text):
    assert not kinds(events(text))


@pytest.mark.parametrize(
    "text",
    [
        "North Korea showed a long-range missile built to strike Guam.",
        "The new Russian drone is designed to attack Kyiv from the sea.",
        "China paraded DF-26 missiles meant to hit bases on Okinawa.",
        "Iran unveiled speedboats made to ram warships in the Strait of Hormuz.",
        "The army showed rockets developed to strike Seoul.",
    ],
)
def test_what_a_weapon_is_made_for_has_not_happened(events, text):
    assert not kinds(events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "North Korea test-fired a ballistic missile from Wonsan on Thursday. "
            "The missile fell some 300 km west of Aomori, outside Japan's exclusive economic zone.",
            ["weapons_test"],
        ),
        ("Pakistan tested an Abdali missile on Thursday. It landed in the Arabian Sea.", []),
        ("Two MiG-29 fighters crashed near Odesa on Thursday.", ["accident"]),
        ("A Russian bomber came down near Rostov-on-Don on Thursday.", ["accident"]),
        ("A Russian missile fell on a house in Kharkiv on Thursday.", ["strike"]),
        ("A drone crashed into a fuel depot in Belgorod on Thursday.", ["strike"]),
    ],
)
def test_what_comes_down_is_a_test_an_accident_or_a_strike(events, text, expected):
    assert kinds(events(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Indian and Chinese soldiers clashed at Yangtse in Arunachal Pradesh on Monday, and men of both armies suffered injuries.",
        "Pakistani and Afghan forces clashed at Torkham on Monday. Both sides suffered losses.",
        "Armenian and Azerbaijani troops exchanged fire near Lachin on Monday. The Armenian army suffered casualties.",
    ],
)
def test_injuries_come_of_the_fight_and_are_no_accident(events, text):
    assert kinds(events(text)) == ["clash"]


@pytest.mark.parametrize(
    "text",
    [
        "China's coast guard said it exercised control over the Philippine ships near Scarborough Shoal.",
        "The Malaysian navy exercised restraint near Luconia Shoals, the minister said.",
        "The Iranian navy exercises full authority over the Strait of Hormuz, the admiral said.",
    ],
)
def test_exercised_control_is_no_exercise(events, text):
    assert "exercise" not in kinds(events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The heaviest fighting was on the Pokrovsk axis, where Ukrainian troops repelled 48 attacks near Myrnohrad.",
            ["clash"],
        ),
        (
            "Fighting went on in Omdurman on Thursday, where the army repulsed an attack near Khartoum.",
            ["clash"],
        ),
        (
            "Iran struck Erbil with missiles on Monday. Pakistan bombed Saravan on Thursday. The countries talked even as they traded fire.",
            ["strike", "strike"],
        ),
    ],
)
def test_a_fight_summed_up_is_not_told_twice(events, text, expected):
    assert kinds(events(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fleet rehearsed finding, encircling and destroying a submarine in the Barents Sea.",
        "Crews will practise boarding and seizing ships in the Gulf of Finland.",
        "Marines trained in repelling an attack on Gotland.",
    ],
)
def test_what_is_rehearsed_has_not_been_done(events, text):
    assert not {"clash", "coercion", "strike"} & set(kinds(events(text)))
