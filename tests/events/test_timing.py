"""Which event a time belongs to, and the time of events that are told without one. Published on Friday, 3 May 2024."""

from __future__ import annotations

import pytest

CASES = {
    # the day of the telling is not the day of the event
    "said on": ("Chinese warships sailed through the Taiwan Strait on Tuesday, the ministry said on Thursday.", "2024-04-30"),
    "said day first": ("The ministry said on Thursday that Chinese warships sailed through the Taiwan Strait on Tuesday.", "2024-04-30"),
    "in a statement on": ("In a statement on Thursday the navy said a Chinese frigate transited the Miyako Strait on April 30.", "2024-04-30"),
    "only the telling": ("Chinese warships sailed through the Taiwan Strait, the ministry said on Thursday.", None),
    # in a list, at the head
    "morning of": ("On the morning of April 30 two Chinese frigates entered the Sea of Japan through the Tsushima Strait.", "2024-04-30"),
    "small hours": ("In the small hours of Thursday two Russian bombers flew over the Sea of Japan.", "2024-05-02"),
    "before dawn": ("Rebels attacked the town of Sevare before dawn on Tuesday.", "2024-04-30"),
    "day and weekday in brackets": ("On 30th (Tue), two Russian bombers flew over the Sea of Japan.", "2024-04-30"),
    "military time group": ("At 301200Z APR 24 two Russian bombers flew over the Sea of Japan.", "2024-04-30"),
    # nights and periods
    "with a hyphen": ("The RSF launched an early-Tuesday assault on El Fasher.", "2024-04-30"),
    "from a month until another": ("From October 2023 until February, Houthi drones struck ships off Hodeidah.", ("2023-10-01", "2024-02-29")),
    "last evening": ("Russian missiles hit a depot in Odesa last evening.", "2024-05-02"),
    "the 30th": ("On April the 30th two Russian bombers flew over the Sea of Japan.", "2024-04-30"),
    "in figures, of which one reading is to come": ("On 3/5/2024 Russian missiles hit a depot in Odesa. On 4/6/2024 ...", "2024-05-03"),
    "night of": ("In the night of Tuesday, April 30, Russian drones attacked Odesa.", "2024-04-30"),
    "past day": ("Russian forces shelled Kherson over the past day.", ("2024-05-02", "2024-05-03")),
    "24 hours to": ("In the 24 hours to 6 a.m. on Thursday, 14 Chinese aircraft crossed the Taiwan Strait median line.", ("2024-05-01", "2024-05-02")),
    "between clocks": (
        "Between 6am Wednesday and 6am Thursday, 14 Chinese aircraft crossed the median line of the Taiwan Strait.",
        ("2024-05-01", "2024-05-02"),
    ),
    "weekend": ("Chinese warships sailed through the Miyako Strait over the weekend.", ("2024-04-27", "2024-04-28")),
    # beginning, end, length
    "opened and lasts": (
        "The biggest naval exercise of the year, with ships of ten nations, opened on April 27 off Hawaii and lasts until May 9.",
        ("2024-04-27", "2024-05-09"),
    ),
    "opened and runs": ("The naval exercise opened on April 27 in the Sulu Sea and will run to May 10.", ("2024-04-27", "2024-05-10")),
    "since and ended": (
        "Warships of Israel and Bahrain have been drilling in the Red Sea since Sunday; the five-day exercise ended yesterday.",
        ("2024-04-28", "2024-05-02"),
    ),
    "a visit that lasted": (
        "Five Russian warships arrived at Qingdao on April 26 for a visit that lasted until May 1.",
        ("2024-04-26", "2024-05-01"),
    ),
    "days of": ("China ended two days of war games around Taiwan on Thursday.", ("2024-05-01", "2024-05-02")),
    "began, and goes from to": (
        "China began drills around Taiwan on Thursday. The drills are held from Thursday to Friday in the Taiwan Strait.",
        ("2024-05-02", "2024-05-03"),
    ),
    "ended, and had begun": (
        "China ended its drills around Taiwan on Thursday. The drills began on Tuesday.",
        ("2024-04-30", "2024-05-02"),
    ),
    "from to": ("Russia held a naval exercise in the Barents Sea from April 22 to 26.", ("2024-04-22", "2024-04-26")),
    "begun for days": ("Russia began a naval exercise in the Barents Sea on Monday for five days.", ("2024-04-29", "2024-05-03")),
    "followed until": (
        "Three Chinese destroyers sailed through the Osumi Strait on Monday. The Japanese destroyer Haruna followed the Chinese ships until Wednesday.",
        "2024-04-29",
    ),
    "have begun": ("Drills of the Northern Fleet, with more than ten ships and with aircraft, have begun in the Barents Sea.", "2024-05-03"),
    # years
    "last year": ("A Russian submarine sailed through the English Channel on Nov. 20 last year.", "2023-11-20"),
    "over New Year": ("A Russian submarine sailed through the English Channel on December 28.", "2023-12-28"),
    "planned": ("India and Japan will hold a naval exercise in the Bay of Bengal on Tuesday.", "2024-05-07"),
}


def day(when):
    return when.start if when.start == when.end else (when.start, when.end)


@pytest.mark.parametrize("name", CASES)
def test_a_time_is_given_to_its_event(events, name):
    text, expected = CASES[name]
    event = next(e for e in events(text) if e.kind not in {"statement", "monitoring", "meeting"})
    if expected is None:
        assert (event.when.start, event.when.end) == (None, "2024-05-03")
    else:
        assert day(event.when) == expected, event.when.how


STORIES = {
    "the same day": ("On the same day, Chinese aircraft crossed the median line of the Taiwan Strait.", "2024-04-30"),
    "that day": ("Later that day a Russian Il-20 flew over the Sea of Japan.", "2024-04-30"),
    "day after": ("The day after, two Russian bombers flew over the Sea of Japan.", "2024-05-01"),
    "next day": ("The next day two Russian bombers flew over the Sea of Japan.", "2024-05-01"),
    "two days later": ("Two days later two Russian bombers flew over the Sea of Japan.", "2024-05-02"),
    "a day before": ("A day before, two Russian bombers had flown over the Sea of Japan.", "2024-04-29"),
    "the previous day": ("The previous day two Russian bombers flew over the Sea of Japan.", "2024-04-29"),
    "a week earlier": ("A week earlier two Russian bombers flew over the Sea of Japan.", "2024-04-23"),
    "night before": ("The night before, Russian drones attacked Odesa.", ("2024-04-29", "2024-04-30")),
    "hours later": ("Hours later South Korea held a live-fire drill in the Yellow Sea.", "2024-04-30"),
    "in the same period": ("In the same period two Russian bombers flew over the Sea of Japan.", "2024-04-30"),
    "no time at all": ("A Russian Il-20 flew over the Sea of Okhotsk.", "2024-04-30"),
    "a clock only": ("At around 9:40 a.m. a Russian Il-20 flew over the Sea of Okhotsk.", "2024-04-30"),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_has_a_time_that_goes_on(events, name):
    text, expected = STORIES[name]
    found = events("Three Chinese destroyers sailed through the Miyako Strait on Tuesday. " + text)
    (event,) = [e for e in found if e.quote.start > 60]
    assert day(event.when) == expected, event.when.how


def test_the_same_day_is_not_a_month_told_between(events):
    text = (
        "A German frigate transited the Taiwan Strait on Tuesday. A Dutch frigate passed through the Taiwan Strait in March. "
        "On the same day 21 Chinese aircraft crossed the median line of the Taiwan Strait."
    )
    (event,) = [e for e in events(text) if e.kind == "incursion"]
    assert day(event.when) == "2024-04-30"


def test_a_time_two_days_after_something_told_with_its_day_counts_from_it(events):
    text = "Two days after the raid of April 22, Israeli aircraft struck Beirut."
    (event,) = events(text)
    assert day(event.when) == "2024-04-24"


def test_a_story_goes_on_in_the_next_paragraph_and_looks_back_no_further_than_its_own(events):
    text = (
        "KYIV - Russia attacked Odesa with drones overnight.\n\nAir defence shot down 20 Russian drones over the Mykolaiv region.\n\n"
        "On April 22 Ukrainian drones struck Belgorod. Ukrainian missiles hit Sevastopol."
    )
    found = {e.places[0].query: day(e.when) for e in events(text) if e.places}
    assert found["Odesa"] == ("2024-05-02", "2024-05-03")
    assert found["Mykolaiv region"] == ("2024-05-02", "2024-05-03")
    assert found["Sevastopol"] == "2024-04-22"


def test_an_earlier_time_is_not_the_time_of_the_story(events):
    text = "Three Chinese destroyers sailed through the Miyako Strait on Tuesday. Chinese bombers have previously flown over the Bashi Channel."
    found = [e for e in events(text) if e.quote.start > 60]
    assert all(e.when.start is None for e in found)


def test_what_came_two_days_before_is_dated_from_what_came_after(events):
    text = "Pakistan bombed camps in Iran on Thursday, two days after Iran bombed camps in Pakistan."
    assert [day(e.when) for e in events(text) if e.kind == "strike"] == ["2024-05-02", "2024-04-30"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chinese ships held drills around the Paracels on Tuesday, the agency said, ahead of a ruling on May 12.", "2024-04-30"),
        ("The US and Japan held a naval exercise off Okinawa on Tuesday before a summit on Friday.", "2024-04-30"),
        ("Update as of May 2: The Russian landing ship Ivan Gren left Tartus on Tuesday.", "2024-04-30"),
        ("As of 08:00, 3 May 2024, Russian ships left Tartus on Tuesday.", "2024-04-30"),
    ],
)
def test_the_time_of_another_thing_is_not_the_event_s(events, text, expected):
    assert [day(e.when) for e in events(text) if e.mapped] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel bombed Tyre on Thursday following Tuesday's air strike in Beirut.", {"2024-05-02", "2024-04-30"}),
        ("On Tuesday, the defence minister said that a Greek frigate had shot down a drone in the Red Sea.", {None}),
        ("On Tuesday a Greek frigate shot down a drone in the Red Sea, the defence minister said.", {"2024-04-30"}),
    ],
)
def test_the_day_of_a_statement_at_the_head_is_not_the_event_s(events, text, expected):
    assert {e.when.start for e in events(text) if e.kind in {"strike", "air_defence"}} == expected


def test_a_day_that_only_bounds_does_not_fix_the_year_of_an_undated_text(events):
    text = "Rockets hit Ain al-Asad base on Sunday, the sixth attack since the October 7 raid. The war began in 2023."
    assert {e.when.start for e in events(text, None)} == {None}


def test_the_worst_since_is_not_since(events):
    text = "Hezbollah drones struck an army base near Binyamina on Sunday. It was the deadliest attack on Israel since April 1."
    assert {day(e.when) for e in events(text) if e.kind == "strike"} == {"2024-04-28"}


@pytest.mark.parametrize(
    "aside",
    [
        "The frigate, built in May 2019, entered the Sea of Japan.",
        "A Chinese bomber, bought in March 2020, flew over the Bashi Channel.",
    ],
)
def test_a_time_long_ago_that_dates_no_event_is_no_time_of_the_story(events, aside):
    assert all(e.when.start is None for e in events(aside))


def test_days_after_something_else_do_not_move_what_has_its_own_day(events):
    text = "Russia launched missiles at Kyiv on Monday, two days after a blast on the Kerch bridge. Missiles hit Lviv as well."
    assert {day(e.when) for e in events(text) if e.kind == "strike" and "Kerch" not in str(e.places)} == {"2024-04-29"}


def test_until_and_when_give_a_day_to_both_clauses(events):
    text = (
        "Three Chinese destroyers entered the Bering Sea on Saturday. The cutter Kimball followed the ships until Monday, "
        "when they passed south of the Aleutian Islands."
    )
    found = {e.kind: e.when for e in events(text)}
    assert (found["monitoring"].start, found["monitoring"].end) == ("2024-04-27", "2024-04-29")


def test_a_survey_is_of_its_as_of_day(events):
    text = (
        "These are the approximate positions of the ships as of April 29, 2024.\n\nIn the Philippine Sea\n"
        "The Theodore Roosevelt Carrier Strike Group is operating in the Philippine Sea.\n\nIn Yokosuka\n"
        "The destroyer USS Dewey left Yokosuka on April 23.\n\nIn the Gulf of Oman\n"
        "The Abraham Lincoln Carrier Strike Group is in the Gulf of Oman."
    )
    assert [day(e.when) for e in events(text) if e.mapped] == ["2024-04-29", "2024-04-23", "2024-04-29"]


def test_a_list_under_dates_gives_each_entry_its_own_day(events):
    text = (
        "29 April (Monday). German fighters intercepted a Russian An-72 over the Baltic Sea.\n\n"
        "30 April (Tuesday). Belgian fighters intercepted a Russian Il-20 over the Gulf of Finland."
    )
    assert [day(e.when) for e in events(text) if e.mapped] == ["2024-04-29", "2024-04-30"]


TOLD = {  # each place with the day of what happened there
    "clock span": ("North Korea fired a ballistic missile into the Sea of Japan between 7:25 p.m. and 7:37 p.m.", {"Sea of Japan": "2024-05-03"}),
    "overnight on": ("Russian drones hit Odesa overnight on Tuesday.", {"Odesa": ("2024-04-29", "2024-04-30")}),
    "as of, in 24 hours": (
        "As of 6 a.m. Thursday, 11 Chinese aircraft had crossed the median line of the Taiwan Strait in the past 24 hours.",
        {"median line of the Taiwan Strait": ("2024-05-01", "2024-05-02")},
    ),
    "24-hour period": (
        "Eleven Chinese aircraft crossed the median line of the Taiwan Strait in the 24-hour period ending at 6 a.m. on Thursday.",
        {"median line of the Taiwan Strait": ("2024-05-01", "2024-05-02")},
    ),
    "began, will last": (
        "India and Russia began a naval exercise in the Bay of Bengal on Wednesday, which will last until Sunday.",
        {"Bay of Bengal": ("2024-05-01", "2024-05-05")},
    ),
    "ends in another sentence": (
        "India and Russia began a naval exercise in the Bay of Bengal on Wednesday. The drills, which run through May 15, involve ten ships.",
        {"Bay of Bengal": ("2024-05-01", "2024-05-15")},
    ),
    "days prior": (
        "Russian drones hit Odesa on Tuesday. Two days prior, missiles had struck Kharkiv.",
        {"Odesa": "2024-04-30", "Kharkiv": "2024-04-28"},
    ),
    "came a day after": (
        "Russian drones hit Odesa on Tuesday. The attack came a day after missiles struck Kharkiv.",
        {"Odesa": "2024-04-30", "Kharkiv": "2024-04-29"},
    ),
    "owned by its day": (
        "Russian drones hit Odesa on Tuesday. The attack followed Sunday's strike on Kharkiv.",
        {"Odesa": "2024-04-30", "Kharkiv": "2024-04-28"},
    ),
    "an answer to a dated act": (
        "U.S. forces struck Houthi missiles near Hodeidah in response to Monday's attack on a ship in the Gulf of Aden.",
        {"Hodeidah": None, "Gulf of Aden": "2024-04-29"},
    ),
    "days after another": (
        "North Korea launched a ballistic missile into the Sea of Japan, days after a test off Wonsan on April 22.",
        {"Sea of Japan": None},
    ),
    "days after a raid": (
        "Gunmen attacked a camp near Gao last Thursday, days after a raid on Menaka on April 22 killed six.",
        {"Gao": "2024-05-02", "Menaka": "2024-04-22"},
    ),
    "a list of places and days": (
        "Russian drones hit Odesa on Monday, Kherson on Tuesday and Izmail a day later.",
        {"Odesa": "2024-04-29", "Kherson": "2024-04-30", "Izmail": "2024-05-01"},
    ),
    "the next day": ("Pakistani troops shelled Poonch on Monday and Uri the next day.", {"Poonch": "2024-04-29", "Uri": "2024-04-30"}),
    "its day comes later": (
        "North Korea launched a ballistic missile into the Sea of Japan. The launch took place on Wednesday.",
        {"Sea of Japan": "2024-05-01"},
    ),
    "its day owns it": (
        "North Korea launched a ballistic missile into the Sea of Japan. Wednesday's launch was the third this year.",
        {"Sea of Japan": "2024-05-01"},
    ),
    "the incident": (
        "Chinese coast guard ships fired water cannon at a Philippine boat near Second Thomas Shoal. The incident happened on Tuesday.",
        {"Second Thomas Shoal": "2024-04-30"},
    ),
    "one passage": (
        "Three Russian ships passed through the Tsushima Strait between Monday and Tuesday, before sailing into the East China Sea.",
        {"Tsushima Strait": ("2024-04-29", "2024-04-30"), "East China Sea": ("2024-04-29", "2024-04-30")},
    ),
    "seen, then gone in": (
        "The navy spotted three Russian ships sailing 100 km southwest of Tsushima at about 10 p.m. on Tuesday and they later entered the "
        "Sea of Japan.",
        {"Tsushima": "2024-04-30", "Sea of Japan": "2024-04-30"},
    ),
    "subject of a harm": ("An attack on a camp near Gao on Tuesday killed ten soldiers.", {"Gao": "2024-04-30"}),
    "a number since": (
        "The United States and South Korea held an exercise near Pocheon. The exercise was held on Tuesday, the fifth round since April 2.",
        {"Pocheon": "2024-04-30"},
    ),
    "a drill that was held": (
        "The exercise that South Korea and the United States held near Pocheon was large. The drill was held on Tuesday, marking the 70th "
        "anniversary of the alliance.",
        {"Pocheon": "2024-04-30"},
    ),
    "seen when fired": (
        "The Joint Chiefs of Staff in Seoul said they detected two ballistic missiles fired from Wonsan at around 7 a.m. on Tuesday.",
        {"Wonsan": "2024-04-30"},
    ),
    "early, as an army says": (
        "Early on Sunday the army said its missiles shot down two drones over Eilat.",
        {"Eilat": "2024-04-28"},
    ),
    "a day before it was told": (
        "Two Chinese warships passed through the Miyako Strait a day earlier, the defense ministry said on Wednesday.",
        {"Miyako Strait": "2024-04-30"},
    ),
    "service is no water": (
        "The carrier Fujian sailed through the Taiwan Strait on Tuesday, its first passage since entering service last month.",
        {"Taiwan Strait": "2024-04-30"},
    ),
    "two more": (
        "On April 29, Ukrainian drones attacked refineries in Ryazan; two more struck Rostov a day later.",
        {"Ryazan": "2024-04-29", "Rostov": "2024-04-30"},
    ),
    "the two navies": (
        "The navies of India and Bangladesh held an exercise in the Bay of Bengal on Thursday. On Saturday, the two navies will begin a two-day "
        "coordinated patrol near Cox's Bazar.",
        {"Bay of Bengal": "2024-05-02", "Cox's Bazar": ("2024-05-04", "2024-05-05")},
    ),
    "a firing along a line": (
        "On the night of April 29-30, firing was carried out by several Pakistan Army posts across the Line of Control.",
        {"Line of Control": ("2024-04-29", "2024-04-30")},
    ),
    "the place of those killed": (
        "In Kherson, a city in the south near the front, two people were killed on Tuesday after a strike hit a residential building.",
        {"Kherson": "2024-04-30"},
    ),
    "late and early": (
        "Israel said it struck Hezbollah positions near Tyre late on Monday and early on Tuesday.",
        {"Tyre": ("2024-04-29", "2024-04-30")},
    ),
    "an overnight attack": (
        "Russia fired 19 missiles at Kyiv on Friday morning. Officials told of an earlier overnight missile attack that struck the Kharkiv region.",
        {"Kyiv": "2024-05-03", "Kharkiv region": ("2024-05-02", "2024-05-03")},
    ),
    "a day after, told first": (
        "A day after Russian missiles hit Sumy, Ukrainian drones struck Belgorod on Wednesday.",
        {"Sumy": "2024-04-30", "Belgorod": "2024-05-01"},
    ),
    "the day before what nobody did": (
        "A gunfight broke out near Bandipora on Tuesday. The day before, an Indian soldier was killed in a clash near Udhampur.",
        {"Udhampur": "2024-04-29"},
    ),
    "evening and morning": (
        "Two Chinese ships intruded into Japan's territorial waters off the Senkaku Islands on Sunday evening and Monday morning.",
        {"Senkaku Islands": ("2024-04-28", "2024-04-29")},
    ),
    "until the next morning": (
        "On Tuesday, four Chinese coast guard ships entered Japan's territorial waters off the Senkaku Islands and continued to sail in "
        "territorial waters until the following morning.",
        {"Senkaku Islands": ("2024-04-30", "2024-05-01")},
    ),
    "a dateline without a town": (
        "May 3 (ABC) — Four Chinese coast guard ships sailed into Japan's territorial waters off the Senkaku Islands on Thursday.",
        {"Senkaku Islands": "2024-05-02"},
    ),
    "wounded in another": (
        "Russian shelling of Kherson on Tuesday killed two people, the governor said, adding that four were wounded on Monday in an attack on "
        "Beryslav.",
        {"Kherson": "2024-04-30", "Beryslav": "2024-04-29"},
    ),
    "now, as was said": (
        "The Nimitz Carrier Strike Group is currently positioned in the Philippine Sea, the Navy said on Monday.",
        {"Philippine Sea": "2024-04-29"},
    ),
    "a participle beside": (
        "The Chinese aircraft carrier Shandong, commissioned in 2019, had sailed through the Taiwan Strait on Tuesday.",
        {"Taiwan Strait": "2024-04-30"},
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_each_place_has_the_day_of_what_happened_there(events, name):
    text, expected = TOLD[name]
    found = [e for e in events(text) if e.mapped]
    told = {p.query: day(e.when) if e.when.start else None for e in found for p in e.places}
    assert {place: told.get(place, "no event") for place in expected} == expected


def test_a_page_s_own_date_line_is_no_time_of_the_story(events):
    for line in ("19:45, 3 May 2024", "Last Updated: 3 May 2024, 10:02 am", "Published: May 3, 2024 | 08:11 IST"):
        found = events(f"Warships in the strait\n\n{line}\n\nPakistani troops shelled Poonch. The destroyer sailed through the Taiwan Strait.")
        assert [e.when.start for e in found if e.mapped] == [None, None], line


def test_a_drill_to_come_is_not_where_ships_were_blocked(events):
    text = (
        "A Philippine ship was blocked by Chinese vessels near Scarborough Shoal on Tuesday, days before the exercise Balikatan begins on "
        "May 22."
    )
    assert [(e.kind, day(e.when)) for e in events(text) if e.mapped] == [("coercion", "2024-04-30")]


def test_a_leaders_meeting_lends_an_attack_no_place(events):
    text = "The wave of missile strikes was the largest in a month, and came as world leaders met at the United Nations in New York."
    assert not [e for e in events(text) if e.mapped]


def test_a_bulletin_counts_over_the_period_at_its_head(events):
    text = (
        "Military news update\n\nTime: 0600 (UTC+8) May 2 to 0600 (UTC+8) May 3\n\n"
        "Seventeen PLA aircraft crossed the median line of the Taiwan Strait up until 0600 (UTC+8) today."
    )
    assert [day(e.when) for e in events(text) if e.mapped] == [("2024-05-02", "2024-05-03")]


def test_a_full_date_of_the_past_fixes_a_year_and_no_weekday(events):
    text = (
        "Russia attacked Kyiv on February 24, 2022. On Tuesday Russian missiles hit Kharkiv. On February 26 Russian drones struck Odesa. "
        "On November 5 Russian drones struck Sumy."
    )
    found = {e.places[0].query: e.when.start for e in events(text, published=None) if e.mapped}
    assert found == {"Kyiv": "2022-02-24", "Kharkiv": None, "Odesa": "2022-02-26", "Sumy": None}


def test_a_vague_time_of_what_came_before_is_no_time_of_the_story(events):
    text = (
        "A supply boat was hit by water cannon near Sabina Shoal. This follows a similar incident earlier this month.\n\n"
        "Chinese ships rammed a Philippine boat near Second Thomas Shoal."
    )
    assert {e.when.start for e in events(text) if e.mapped} == {None}


def test_what_was_hit_on_another_day_was_hit_elsewhere(events):
    text = (
        "An Israeli strike destroyed a house in Sidon on Thursday.\nOn Tuesday, an Israeli strike killed a commander of Hezbollah.\n"
        "On Monday, Israeli jets had struck the city for the first time."
    )
    found = [(day(e.when), [p.query for p in e.places]) for e in events(text) if e.kind == "strike"]
    assert found == [("2024-05-02", ["Sidon"]), ("2024-04-30", []), ("2024-04-29", ["Sidon"])]


def test_a_dateline_with_an_agency_after_its_day_dates_nothing(events):
    text = "Niamey, Apr 30, 2024, ABC -- At least 15 soldiers were killed in an attack on a camp near Torodi, the ministry said."
    assert [e.when.start for e in events(text) if e.mapped] == [None]


def test_the_place_behind_where_drones_came_from_is_where_they_were_destroyed(events):
    (event,) = [e for e in events("The French frigate destroyed two drones launched from Yemen over the Red Sea on Tuesday.") if e.mapped]
    assert "Red Sea" in {p.query for p in event.places}


def test_what_they_began_to_do_is_not_over(events):
    (event,) = [e for e in events("The RSF began launching drone attacks on the airport of Khartoum on Tuesday.") if e.mapped]
    assert (event.when.start, event.when.end, event.when.open_ended) == ("2024-04-30", None, True)


def test_what_went_on_ever_since_is_no_event(events):
    text = (
        "A vessel was hit by a drone in the Red Sea on Tuesday, one of many since the Houthis began attacks on shipping. "
        "The Houthis began striking ships in the Gulf of Aden in November."
    )
    assert [(e.kind, day(e.when)) for e in events(text) if e.mapped] == [("strike", "2024-04-30")]


def test_a_day_after_a_test_of_no_day_is_not_the_day_after_the_story(events):
    text = (
        "U.S. bombers flew over the Yellow Sea on Thursday. A day after North Korea's missile test, the agency said it had shot down a missile "
        "off Hawaii."
    )
    assert {p.query: e.when.start for e in events(text) if e.mapped for p in e.places} == {"Yellow Sea": "2024-05-02", "Hawaii": None}


def test_a_ship_called_to_intercept_has_gone(events):
    (event,) = [e for e in events("HMS Kent was called to intercept a Russian frigate in the English Channel on Tuesday.") if e.mapped]
    assert (event.kind, event.modality, day(event.when)) == ("intercept", "happened", "2024-04-30")


@pytest.mark.parametrize(
    "again",
    [
        "This was the first time for a Chinese ship to enter Japan's territorial waters since April 14.",
        "It was the first confirmed entry by Chinese vessels into the area.",
    ],
)
def test_the_first_since_is_what_was_told_just_now(events, again):
    text = f"Four China Coast Guard vessels entered Japan's territorial waters off the Senkaku Islands on Tuesday.\n\n{again}"
    assert [(e.kind, day(e.when)) for e in events(text) if e.mapped] == [("incursion", "2024-04-30")]


@pytest.mark.parametrize(
    "text",
    [
        "China's military condemned on Thursday the passage of a U.S. destroyer through the Taiwan Strait.",
        "Tokyo on Wednesday protested against the entry of Chinese ships into its territorial waters off the Senkaku Islands.",
        "The Philippines accused China on Tuesday of firing water cannon at its boat near Scarborough Shoal.",
        "In an April 29 press release, NORAD said it tracked two Russian aircraft in the Alaska ADIZ.",
        "NORAD in an April 29 statement said it tracked two Russian aircraft in the Alaska ADIZ.",
    ],
)
def test_the_day_of_a_protest_or_release_is_not_that_of_what_it_is_about(events, text):
    (event,) = [e for e in events(text) if e.mapped]
    assert (event.when.start, event.when.end) == (None, "2024-05-03")


SECOND = {  # what a sentence tells beside its first event
    "another, later": (
        "Ukrainian drones hit a refinery in Ryazan on Monday and another one near Rostov on Tuesday.",
        {("Ryazan", "2024-04-29"), ("Rostov", "2024-04-30")},
    ),
    "another, then": (
        "Ukrainian drones hit a refinery in Ryazan on Monday, setting it on fire, and another near Rostov.",
        {("Ryazan", "2024-04-29"), ("Rostov", "2024-04-29")},
    ),
    "two weapons": (
        "On Tuesday, drones hit a depot in Belgorod and missiles struck a barracks in Mykolaiv.",
        {("Belgorod", "2024-04-30"), ("Mykolaiv", "2024-04-30")},
    ),
    "retaliation": (
        "Turkish drones struck Kobani on Tuesday in retaliation for Sunday's rocket attack on Karkamis.",
        {("Kobani", "2024-04-30"), ("Karkamis", "2024-04-28")},
    ),
    "following": (
        "Israeli jets bombed Khiam on Tuesday, following rocket fire at Kiryat Shmona on Monday.",
        {("Khiam", "2024-04-30"), ("Kiryat Shmona", "2024-04-29")},
    ),
}


@pytest.mark.parametrize("name", SECOND)
def test_a_second_event_has_its_own_place_and_day(events, name):
    text, expected = SECOND[name]
    assert {(e.places[0].query, day(e.when)) for e in events(text) if e.mapped} == expected


FITTED = {  # the day told nearby, or told of another thing
    "days told together": (
        "Rebels shelled Kherson for the second day on Tuesday. The shelling hit Kherson on Monday and Tuesday.",
        {"Kherson": ("2024-04-29", "2024-04-30")},
    ),
    "still under way as of": (
        "The Chinese carrier group began sailing through the Taiwan Strait on Wednesday. As of 8 a.m. on Thursday, the ships were "
        "continuing to sail north through the Taiwan Strait.",
        {"Taiwan Strait": ("2024-05-01", "2024-05-02")},
    ),
    "an answer to the raid of a day": (
        "Iran said the operation was an answer to the April 1 Israeli strike on its consulate in Damascus.",
        {"Damascus": "2024-04-01"},
    ),
    "having passed": (
        "USS Boxer is in the Gulf of Aden, having come through the Strait of Hormuz last week.",
        {"Gulf of Aden": None},
    ),
    "planned by a day": (
        "Dutch and Spanish warships are to join an exercise near Odesa by May 9.",
        {"Odesa": ("2024-05-03", "2024-05-09")},
    ),
    "planned by the end of a month": (
        "The British frigate HMS Kent will return to Portsmouth by the end of May.",
        {"Portsmouth": ("2024-05-03", "2024-05-31")},
    ),
    "planned on a day": ("Dutch and Spanish warships are to join an exercise near Odesa on May 9.", {"Odesa": "2024-05-09"}),
    "gone on to the next day": (
        "On Monday the crew of a patrol boat sighted a Chinese cutter.\n\n"
        "Two Chinese frigates were 40 miles east of Mischief Reef on Wednesday morning, the spokesman said.\n\n"
        "A Chinese cutter shadowed the supply boats near Second Thomas Shoal.",
        {"Mischief Reef": "2024-05-01", "Second Thomas Shoal": "2024-05-01"},
    ),
    "a clock, in a story of another day": (
        "Chinese cutters blocked Philippine supply boats near Second Thomas Shoal.\n\n"
        "On Tuesday morning the boats left Palawan. At 9:44 a.m. the cutters blocked the boats at Second Thomas Shoal.",
        {"Second Thomas Shoal": "2024-04-30"},
    ),
    "the highest of the year": (
        "The ministry counted eleven Chinese ships, making it the highest number this year.\n\n"
        "Two Chinese cutters entered restricted waters off Kinmen, the coast guard said.",
        {"Kinmen": None},
    ),
    "one of those told": (
        "A US ship fired warning shots toward Iranian boats in the Persian Gulf on Monday.\n\n"
        "On April 2, four Iranian boats shadowed two US ships in the Gulf of Oman.\n\n"
        "One of the Iranian boats rammed a US cutter in the Strait of Hormuz.",
        {"Persian Gulf": "2024-04-29", "Gulf of Oman": "2024-04-02", "Strait of Hormuz": "2024-04-02"},
    ),
    "hours after what has been so since": (
        "This came a few hours after fighters of the RSF attacked the town of Bara near a bridge which has been held by the army since Tuesday.",
        {"Bara": None},
    ),
    "to end on": (
        "The naval exercise Alpha Shield kicked off on Tuesday in the Sulu Sea with ships of three navies.\n\n"
        "The exercise will conclude on May 9 with a ceremony.",
        {"Sulu Sea": ("2024-04-30", "2024-05-09")},
    ),
    "now is of what is now": (
        "A U.S. carrier is now operating in the Persian Gulf, the fleet announced on Thursday.\n\n"
        "The carrier passed through the Strait of Hormuz with two destroyers.",
        {"Persian Gulf": "2024-05-02", "Strait of Hormuz": None},
    ),
    "now, and now another": (
        "USS Nimitz is currently positioned in the Philippine Sea, reported Fleet News on Monday (April 29).\n\n"
        "USS Ronald Reagan is presently in the South China Sea. USS America is in port in Sasebo.",
        {"Philippine Sea": "2024-04-29", "South China Sea": "2024-04-29", "Sasebo": "2024-04-29"},
    ),
    "the night of the same acts": (
        "A drone strike hit a refinery in Ryazan on Friday.\n\nOvernight, Russian air defence destroyed 30 drones over Voronezh.\n\n"
        "There was damage to houses.\n\nFour drones were shot down over Belgorod, the governor said.",
        {"Ryazan": "2024-05-03", "Voronezh": ("2024-05-02", "2024-05-03"), "Belgorod": ("2024-05-02", "2024-05-03")},
    ),
    "a day of a bill": (
        "China held drills around Taiwan after Beijing voiced anger over a bill that the president signed on Tuesday.\n\n"
        "Chinese destroyers sailed through the Miyako Strait.",
        {"Miyako Strait": None},
    ),
    "hours after, overnight": (
        "A Russian cruiser sank in the Black Sea on Tuesday.\n\n"
        "Hours after the sinking of the cruiser, Russia fired missiles overnight at a plant in Kyiv.",
        {"Kyiv": ("2024-05-02", "2024-05-03")},
    ),
    "the time before": (
        "Norwegian jets were launched after Russian bombers were spotted over the Barents Sea.\n\n"
        "The Norwegian jets were last launched from Bodo on Monday, when a Russian bomber was seen.\n\n"
        "This time, two bombers were intercepted over the Barents Sea.",
        {"Bodo": "2024-04-29", "Barents Sea": None},
    ),
}


@pytest.mark.parametrize("name", FITTED)
def test_an_event_takes_no_day_of_another_thing_and_the_whole_of_its_own(events, name):
    text, expected = FITTED[name]
    told = {p.query: day(e.when) if e.when.start else None for e in events(text) if e.mapped for p in e.places}
    assert {place: told.get(place, "no event") for place in expected} == expected


def test_what_came_long_before_gives_the_news_no_day(events):
    told = (
        "A French frigate passed through the Strait of Hormuz, the navy announced. It is the first of its kind in the Gulf since an Italian "
        "frigate passed through the Strait of Hormuz last August."
    )
    assert [e.when.start for e in events(told)] == [None, "2023-08-01"]


def test_a_month_of_some_year_is_not_that_of_the_news_of_an_undated_text(events):
    told = (
        "Two fighters have been scrambled from Bodo to intercept Russian bombers.\n"
        "In November 2022, fighters were scrambled from Bodo to intercept two bombers."
    )
    assert [e.when.start for e in events(told, published=None) if e.kind == "intercept"] == [None, "2022-11-01"]


def test_the_day_at_the_head_is_not_that_of_a_relative_clause(events):
    (event,) = events("On Monday, the mayor of Metula, where a Hezbollah rocket killed two people in March, said the schools were shut.")
    assert (str(event.when.start), str(event.when.end)) == ("2024-03-01", "2024-03-31")


def test_today_in_the_past_hours_is_not_yesterday(events):
    told = (
        "Pakistani troops today opened fire along the Line of Control in Poonch. This is the third violation in the past 16 hours.\n"
        "Pakistani troops had yesterday opened fire along the Line of Control in Rajouri."
    )
    assert {e.when.start for e in events(told) if e.kind == "strike"} == {"2024-05-03", "2024-05-02"}


def test_a_passage_is_none_of_a_patrol_that_is_only_protested_against(events):
    told = (
        "The spokesman protested following the recent joint cruise between the Chinese and Russian navies. "
        "Tokyo claimed that Chinese and Russian warships had entered the Sea of Okhotsk through the Soya Strait."
    )
    assert [e.kind for e in events(told) if e.mapped] == ["naval_transit"]


def test_who_met_to_begin_a_drill_began_it_that_day(events):
    told = "Warships of India and France gathered in the Arabian Sea on Wednesday to kick off their third exercise of the year."
    assert [(e.kind, e.when.start) for e in events(told) if e.mapped] == [("exercise", "2024-05-01")]


def test_what_was_shot_down_was_so_when_it_was_launched(events):
    told = (
        "Air defence forces have shot down 11 Shahed drones over the Odesa region.\nThe air force said this in a post.\n"
        "Overnight the Russians launched 17 Shahed drones at the Odesa region."
    )
    found = {e.kind: (e.when.start, e.when.end) for e in events(told) if e.mapped}
    assert found["air_defence"] == found["strike"] == ("2024-05-02", "2024-05-03")
