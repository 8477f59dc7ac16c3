"""Texts of our own and the events an analyst would note down. One line an event: kind modality | who | where | when."""

from __future__ import annotations

import pytest


def who(event) -> str:
    roles = {"initiator": "", "participant": "", "monitor": "", "target": ">", "claimant": None}
    return " ".join(sorted(f"{roles[a.role]}{a.country}" for a in event.actors if roles[a.role] is not None))


def line(event) -> str:
    where = ", ".join(sorted(f"{p.role} {p.query}{'?' if p.inferred else ''}" for p in event.places))
    when = f"{event.when.start or ''}..{event.when.end or ''}"
    return f"{event.kind} {event.modality} | {who(event)} | {where} | {when}"


CASES = {
    "passage through a strait": (
        "Two destroyers of the Russian Pacific Fleet sailed north through the Tsushima Strait on Wednesday, Japan's Joint Staff Office said on Friday.",
        ["naval_transit happened | RU | via Tsushima Strait | 2024-05-01..2024-05-01"],
    ),
    "daily count": (
        "TAIPEI — Taiwan's Ministry of National Defense said it detected 14 Chinese military aircraft around the island in the 24 hours up to 6 a.m. on Friday. "
        "Nine of the aircraft crossed the median line of the Taiwan Strait.",
        ["incursion happened | >TW CN | via median line of the Taiwan Strait | 2024-05-02..2024-05-03"],
    ),
    "missile test into the sea": (
        "North Korea fired two short-range ballistic missiles into the sea off its east coast on Thursday, South Korea's Joint Chiefs of Staff said.",
        ["weapons_test happened | KP | near North Korea | 2024-05-02..2024-05-02"],
    ),
    "exercise with partners": (
        "The Royal Navy frigate HMS Richmond and the Dutch frigate HNLMS Tromp began a joint exercise with the Japan Maritime Self-Defense Force south of Okinawa on May 2.",
        ["exercise happened | GB JP NL | near Okinawa | 2024-05-02.."],
    ),
    "water cannon": (
        "A Chinese coast guard ship fired water cannon at a Philippine supply boat near Second Thomas Shoal on Tuesday, wounding three sailors, Manila said.",
        ["coercion happened | >PH CN | near Second Thomas Shoal | 2024-04-30..2024-04-30"],
    ),
    "action and reaction": (
        "Russian and Chinese bombers entered the Alaska air defense identification zone on Wednesday and were intercepted by U.S. and Canadian fighter jets, NORAD said.",
        [
            "incursion happened | >US CN RU | to Alaska ADIZ | 2024-05-01..2024-05-01",
            "intercept happened | >CN >RU CA US | near Alaska ADIZ? | 2024-05-01..2024-05-01",
        ],
    ),
    "planned, told twice": (
        "NATO will hold its annual nuclear exercise next week, an official said on Tuesday. The exercise will take place over the North Sea from May 6 to 12.",
        ["exercise planned | NATO | over North Sea | 2024-05-06..2024-05-12"],
    ),
    "from port through a channel": (
        "The aircraft carrier Shandong left its home port of Sanya and passed through the Bashi Channel into the Western Pacific, according to Taiwan's defence ministry.",
        ["naval_transit happened | CN | from Sanya, to Western Pacific, via Bashi Channel | ..2024-05-03"],
    ),
    "begins and runs until": (
        "China began two days of military drills around Taiwan on Thursday. The exercises, code-named Calm Sea, will run until Friday.",
        ["exercise happened | CN | around Taiwan | 2024-05-02..2024-05-03"],
    ),
    "live fire in a drill is no strike": (
        "China launched 11 ballistic missiles into waters north, south and east of Taiwan on Thursday during live-fire drills around the island.",
        ["exercise happened | CN | around Taiwan | 2024-05-02..2024-05-02"],
    ),
    "list without verbs": (
        "The USS Barry sailed through the Taiwan Strait on April 3. The USS Kidd made the trip on Feb. 4 and March 7; the USS Benfold on April 28.",
        [
            "naval_transit happened | US | via Taiwan Strait | 2024-04-03..2024-04-03",
            "naval_transit happened | US | via Taiwan Strait? | 2024-02-04..2024-02-04",
            "naval_transit happened | US | via Taiwan Strait? | 2024-03-07..2024-03-07",
            "naval_transit happened | US | via Taiwan Strait? | 2024-04-28..2024-04-28",
        ],
    ),
    "same place told in other words": (
        "Chinese warships sailed between Okinawa and Miyako Island on Monday.",
        ["naval_transit happened | CN | via Miyako Strait | 2024-04-29..2024-04-29"],
    ),
    "tracked in return": (
        "PLA Navy ships were tracked by Australian P-8 aircraft off Western Australia.",
        ["monitoring happened | >CN AU | near Western Australia | ..2024-05-03"],
    ),
    "did the same": (
        "Chinese vessels blocked and rammed a Philippine boat at Second Thomas Shoal on Thursday. A day before, Chinese ships did the same to fishing boats in Scarborough Shoal.",
        [
            "coercion happened | >PH CN | at Second Thomas Shoal | 2024-05-02..2024-05-02",
            "coercion happened | >PH CN | at Scarborough Shoal | 2024-05-01..2024-05-01",
        ],
    ),
    "port call": (
        "The Russian frigate Admiral Gorshkov and two support ships arrived in Havana on Wednesday for a five-day visit.",
        ["deployment happened | RU | at Havana | 2024-05-01..2024-05-01"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_marks_of_a_text(events, name):
    text, expected = CASES[name]
    assert sorted(line(e) for e in events(text) if e.mapped) == sorted(expected)


NO_MARK = {
    "negated": "The planes did not enter Japanese airspace near Okinawa.",
    "conditional": "If China were to blockade Taiwan, a clash in the Taiwan Strait could follow.",
    "wished for": "Washington called on Tehran to stop harassing ships in the Strait of Hormuz.",
    "labour strike": "Workers at the port of Busan went on strike on Monday.",
    "civil spam": "buy cheapomed online no prescription pharmacy in the South China Sea",
    "stance": "China has a firm stance on the Diaoyu Islands and opposes any action in the South China Sea.",
    "quoted geography": "Russia shares a long border with China and a coast on the Sea of Japan.",
    "habit": "China and Russia have held annual military drills in the Pacific in the past.",
    "history": "In 1949, Chinese forces landed on the islands off Fujian and fought a battle at Kinmen.",
    "venue": "Defence officials said in Tokyo on Monday that ties with Beijing were good.",
    "right": "Naval ships may exercise freedom of navigation in the Taiwan Strait.",
}


@pytest.mark.parametrize("name", NO_MARK)
def test_no_mark(events, name):
    assert [line(e) for e in events(NO_MARK[name]) if e.mapped] == []


def test_every_event_off_the_map_says_why(events):
    found = events(
        "China condemned the passage of a US destroyer through the Taiwan Strait on Monday. If Taiwan were blockaded, ships could clash in the strait. "
        "Xi Jinping met Vladimir Putin by video call."
    )
    assert found
    assert all(e.mapped or e.why_not for e in found)


def test_the_day_of_publication_is_never_the_day_of_the_event(events):
    (event,) = [
        e
        for e in events(
            "Chinese and Russian warships sailed into the Sea of Okhotsk via the Soya Strait, Japan's Ministry of Defense claimed."
        )
        if e.mapped
    ]
    assert (event.when.start, event.when.end, event.when.precision) == (None, "2024-05-03", "unknown")
    assert event.when.edtf == "../2024-05-03"
    assert event.modality == "claimed"
    assert event.claimed_by == ("JP: Ministry of Defense",)


def test_without_publication_a_weekday_stays_unknown(events):
    (event,) = [e for e in events("Russian warships sailed through the Soya Strait on Tuesday.", published=None) if e.mapped]
    assert (event.when.start, event.when.end) == (None, None)
    assert "Tuesday" in event.when.how


def test_a_date_at_the_head_of_a_paragraph_dates_it(events):
    text = (
        "3 May 2024. The weekly notice follows.\n\n"
        "29 April (Monday). German fighters intercepted a Russian An-72 over the Baltic Sea.\n\n"
        "Russian fighters intercepted a US B-52 over the Barents Sea."
    )
    assert [(e.when.start, e.when.end) for e in events(text) if e.mapped] == [("2024-04-29", "2024-04-29"), (None, "2024-05-03")]


def test_weekday_and_day_of_the_month_fix_the_year(events):
    text = (
        "The minister, sanctioned in 2018, visited the fleet. On Monday the command condemned the passage of the US destroyer USS Milius through the Taiwan Strait on Sunday. "
        "The USS Milius sailed through the Taiwan Strait on April 16, a spokesman said."
    )
    (event,) = [e for e in events(text, published=None) if e.mapped]
    assert (event.when.start, event.when.end) == ("2023-04-16", "2023-04-16")
    assert "2023" in event.when.how


def test_a_reaction_takes_place_time_and_target_from_the_action(events):
    found = [
        e
        for e in events("Two Russian bombers flew over the Sea of Japan on Monday, prompting Tokyo to deploy fighter jets.")
        if e.kind == "intercept"
    ]
    (event,) = found
    assert who(event) == ">RU JP"
    assert event.when.start == "2024-04-29"
    assert [(p.query, p.role, p.inferred) for p in event.places] == [("Sea of Japan", "near", True)]


def test_tellings_of_one_event_become_one(events):
    found = [
        e
        for e in events(
            "Russia and China started joint naval exercises in the Sea of Japan on Thursday. The exercises, which will last until Sunday, include frigates. "
            "Beijing said the maneuvers would involve five Chinese warships."
        )
        if e.mapped
    ]
    assert [line(e) for e in found] == ["exercise happened | CN RU | at Sea of Japan | 2024-05-02..2024-05-05"]
    assert len(found[0].also) == 2


def test_ships_are_named_and_counted(events):
    (event,) = [
        e
        for e in events("Three Russian destroyers and the frigate HMS Lancaster sailed through the Dover Strait on Monday.")
        if e.kind == "naval_transit"
    ]
    assert ("destroyer", 3, "RU") in [(a.kind, a.count, a.operator) for a in event.assets]
    assert "HMS Lancaster" in [a.name for a in event.assets]


def test_ids_do_not_change_with_the_rest_of_the_text(events):
    text = "Russian warships sailed through the Soya Strait on Tuesday."
    (before,) = [e for e in events(text) if e.mapped]
    (after,) = [e for e in events(text + " Fishermen in Wakkanai watched them.") if e.mapped]
    assert before.id == after.id


def test_the_enemy_of_a_bulletin_is_the_other_side(events):
    found = events(
        "The General Staff of the Armed Forces of Ukraine reports. On the Pokrovsk axis, 11 enemy attacks were repelled near Ivanivske on Thursday. "
        "There were no enemy attacks on the Kupiansk axis."
    )
    assert [line(e) for e in found if e.mapped] == ["clash happened | >UA RU | at Pokrovsk axis, near Ivanivske | 2024-05-02..2024-05-02"]


@pytest.mark.parametrize("denial", ["Moscow rejected the claim.", "Russia denied that its aircraft had violated Korean airspace."])
def test_a_denial_stands_beside_the_claim(events, denial):
    found = events(f"A Russian A-50 violated South Korean airspace near Dokdo on Tuesday, Seoul said. {denial}")
    (event,) = [e for e in found if e.mapped]
    assert (event.kind, event.modality) == ("incursion", "claimed")
    assert [name[:2] for name in event.denied_by] == ["RU"]


def test_what_is_told_itself_is_surer_than_what_borrows_its_place(events):
    passage, answer = [e for e in events("A Russian frigate sailed through the Tsushima Strait on Tuesday. Japanese jets were sent to monitor it.") if e.mapped]
    assert passage.confidence > answer.confidence


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The RSF shelled the town of Tawila on Tuesday. Its drones struck there again on Thursday.", {"Tawila"}),
        ("Israeli jets bombed Baalbek on Tuesday. On Thursday artillery shelled the town.", {"Baalbek"}),
        ("HMS Spey sailed through the Bashi Channel on Tuesday. A Chinese frigate passed the same waters on Thursday.", {"Bashi Channel"}),
    ],
)
def test_a_word_that_points_back_takes_the_place_told_before(events, text, where):
    first, second = [e for e in events(text) if e.mapped]
    assert {p.query for p in second.places} == where
    assert not any(p.inferred for p in first.places)
    assert all(p.inferred for p in second.places)


def test_an_exercise_goes_on_under_it(events):
    (event,) = [e for e in events("Officials spoke about Balikatan. It opens on May 10 and will run to May 20 in Palawan.") if e.mapped]
    assert (event.kind, event.modality, [p.query for p in event.places]) == ("exercise", "planned", ["Palawan"])


def test_history_goes_on_until_something_recent_is_told(events):
    text = "On 25 October 1944 Japanese battleships attacked American carriers off Samar. Destroyers sailed through the Surigao Strait and were sunk there."
    assert not [e for e in events(text) if e.mapped]
