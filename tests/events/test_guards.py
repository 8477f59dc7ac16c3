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


@pytest.mark.parametrize(
    "text",
    [
        "China's coast guard said a Philippine ship rammed one of its cutters near Sabina Shoal on Saturday. "
        "Manila said the Chinese ship rammed the Philippine vessel three times.",
        "The Philippine Coast Guard said a Chinese cutter collided with a Philippine boat at Scarborough Shoal on Monday. "
        "Beijing said the Philippine boat had collided with the Chinese ship.",
        "Greece said a Turkish patrol boat rammed a Greek coast guard ship off Imia on Tuesday. Ankara said the Greek ship rammed the Turkish vessel.",
    ],
)
def test_a_collision_told_by_both_sides_is_one(events, text):
    assert len(kinds(events(text))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers of North Korea crossed the Military Demarcation Line near Cheorwon on Tuesday and went back.", ["incursion"]),
        ("Two Russian jets crossed the median line of the Taiwan Strait on Tuesday and turned back.", ["incursion"]),
        ("HMS Spey sailed through the Taiwan Strait on Monday and sailed back through the strait on Thursday.", ["naval_transit", "naval_transit"]),
    ],
)
def test_going_back_is_no_second_entry_but_a_second_passage_is(events, text, expected):
    assert kinds(events(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "USS Halsey asserted navigational rights and freedoms in the South China Sea near the Paracel Islands on Monday.",
        "The destroyer USS Benfold challenged excessive maritime claims around the Spratly Islands on Monday.",
        "On Monday HMS Albion exercised its freedom of navigation rights near the Paracel Islands.",
        "USS Chosin upheld the rights and freedoms of the sea near the Spratly Islands.",
    ],
)
def test_rights_asserted_by_a_warship_are_a_passage(events, text):
    assert kinds(events(text)) == ["naval_transit"]


@pytest.mark.parametrize(
    "text",
    [
        "The carrier USS Nimitz entered U.S. 7th Fleet on Monday.",
        "China challenged the ruling in The Hague.",
        "The minister asserted rights in the South China Sea.",
    ],
)
def test_a_command_entered_or_a_right_claimed_on_shore_is_no_passage(events, text):
    assert not kinds(events(text))


def test_exercises_of_different_names_are_two(events):
    text = "Balikatan took place in Palawan from April 22 to May 1. KAMANDAG, of Philippine and U.S. marines, starts on May 26 in Batanes."
    assert [p.query for e in events(text) for p in e.places] == ["Palawan", "Batanes"]


@pytest.mark.parametrize("whose", ["South Korea's air defense identification zone", "the KADIZ", "South Korea's ADIZ", "its air defence identification zone"])
def test_a_zone_by_any_of_its_names_has_an_owner(events, whose):
    found = events(f"South Korea said five Chinese bombers entered {whose} on Thursday.")
    assert [(e.kind, {a.country for a in e.actors if a.role != "claimant"}) for e in found if e.mapped] == [("incursion", {"CN", "KR"})]


@pytest.mark.parametrize(
    "text",
    [
        "Last month North Korea tested a ballistic missile, and on April 22, days before the vote, it fired seven rockets from Sariwon into the Yellow Sea.",
        "North Korea launched a satellite in March, and on April 22 it fired a ballistic missile from Sariwon into the Yellow Sea.",
        "North Korea held a parade in Pyongyang in March, and on April 22 its army fired a ballistic missile from Sariwon into the Yellow Sea.",
    ],
)
def test_a_date_that_opens_a_clause_is_of_that_clause(events, text):
    last = [e for e in events(text) if e.mapped][-1]
    assert str(last.when.start) == "2024-04-22"
