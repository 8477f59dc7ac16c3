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
        "The cruiser USS Antietam asserted the freedoms of the sea off the Paracel Islands on Monday.",
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
    text = "Balikatan took place in Palawan from April 22 to May 1. KAMANDAG follows on May 26 in Batanes with marines of the Philippines."
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HMCS Vancouver operates off Hawaii during Rim of the Pacific 2024, which lasts from June 27 to August 1.",
            [("deployment", ("Hawaii",)), ("exercise", ("Hawaii",))],
        ),
        (
            "NORAD intercepted two Russian Tu-95 bombers operating in the Alaska Air Defense Identification Zone on Wednesday.",
            [("incursion", ("Alaska ADIZ",)), ("intercept", ("Alaska ADIZ",))],
        ),
        (
            "Manila accused China's coast guard of ramming and blocking its supply boats near Second Thomas Shoal on Monday.",
            [("coercion", ("Second Thomas Shoal",))],
        ),
        (
            "JS Akizuki, together with a P-3C, carried out vigilance, surveillance and information gathering near Yonaguni Island.",
            [("monitoring", ("Yonaguni Island",))],
        ),
        (
            "Japan scrambled fighters as J-15s took off from the deck of the carrier in the Philippine Sea.",
            [("intercept", ("Philippine Sea",))],
        ),
    ],
)
def test_each_thing_done_has_its_own_mark_and_place(events, text, expected):
    assert sorted(marks(events(text))) == sorted(expected)


def test_an_aircraft_over_an_island_inside_the_airspace_tells_more_of_the_entry(events):
    text = (
        "A Chinese Y-9 flew into Japan's airspace off Kyushu on Monday, Tokyo said. "
        "The Y-9 aircraft was over the Danjo Islands for two minutes."
    )
    assert kinds(events(text)) == ["incursion"]


def test_who_is_accused_did_it(events):
    found = events("Manila accused China's coast guard of ramming its supply boats near Second Thomas Shoal on Monday.")
    assert [(a.country, a.role) for e in found if e.mapped for a in e.actors] == [("CN", "initiator"), ("PH", "target")]
    (found,) = (e for e in events("The U.S. Navy accused the Houthi militants in Yemen of having fired a missile at a tanker in the Red Sea.") if e.mapped)
    assert [a.country for a in found.actors if a.role == "initiator"] == ["HOUTHI"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A missile struck the tanker Sounion in the Red Sea on Wednesday. The vessel later sank, its owner said.", ["strike"]),
        ("Pirates seized the dhow off Hafun on Monday. The boat sank on the way to port.", ["coercion"]),
        ("The landing ship Novocherkassk sank off Feodosia on Tuesday.", ["accident"]),
    ],
)
def test_what_came_of_an_attack_is_not_told_again(events, text, expected):
    assert kinds(events(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis have carried out more than 100 attacks on ships in the Red Sea since November 2023.",
        "Israel has conducted dozens of air strikes on Latakia since 2017.",
        "China has held 14 drills in the Bohai Sea since January.",
        "Pirates have made 30 attacks off Somalia since 2020.",
    ],
)
def test_a_number_of_events_since_is_no_event(events, text):
    assert not kinds(events(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An Israeli tank fired at a watchtower at Naqoura on Friday.", ["strike"]),
        ("Israeli soldiers fired at farmers near Khan Younis on Friday.", ["strike"]),
        ("Soldiers fired at a truck near Quneitra on Friday.", []),
        ("The Russian Navy fired at targets.", []),
    ],
)
def test_what_is_fired_at_makes_a_strike(events, text, expected):
    assert kinds(events(text)) == expected


def test_italian_jets_that_escort_others_out_are_not_themselves_escorted(events):
    text = "Three Russian MiG-31 fighters violated Estonian airspace over the Gulf of Finland on Friday. "
    text += "Italian F-35s were scrambled and escorted the jets out."
    found = [e for e in events(text) if e.mapped and e.kind == "intercept"]
    assert [(a.country, a.role) for e in found for a in e.actors] == [("IT", "initiator"), ("RU", "target")]


def test_the_ship_after_a_merchant_is_the_merchant(events):
    text = "The destroyer INS Kolkata met the hijacked bulk carrier MV Ruen. The ship was hijacked on December 14 east of Socotra."
    assert not [a for e in events(text, "2024-03-24") if e.kind == "coercion" for a in e.actors if a.country == "IN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces conduct 10 to 15 assaults per day near Pokrovsk, a commander said.", []),
        ("HMS Montrose left Gibraltar on Monday for a planned deployment.", ["naval_transit"]),
        ("Two B-52H bombers landed at RAF Fairford on Monday.", ["deployment"]),
        ("Militants stormed an army post in Djibo on Monday.", ["clash"]),
        ("Pirates boarded the dhow Al-Najma No. 481 off Eyl on Monday.", ["coercion"]),
        ("PNS Alamgir earlier called at Bandar Abbas.", ["deployment"]),
        ("The allies plan to hold Freedom Shield near Pohang from June 10 to 20.", ["exercise"]),
        ("Pakistani jets bombed suspected hideouts in Afghanistan's Paktika province on Tuesday.", ["strike"]),
    ],
)
def test_rates_ports_landings_and_boardings(events, text, expected):
    assert kinds(events(text)) == expected


def test_a_plan_is_dated_ahead(events):
    found = events("The allies plan to hold Freedom Shield near Pohang from March 10 to 20.")
    assert [str(e.when.start) for e in found] == ["2025-03-10"]


def test_they_are_the_ones_who_are_followed(events):
    found = events(
        "Three warships of China were in the Bering Sea on Monday. The cutter Kimball followed the ships until Thursday, "
        "when they passed south of the Aleutian Islands into the North Pacific Ocean.",
    )
    assert [[a.country for a in e.actors] for e in found if e.kind == "naval_transit"] == [["CN"]]


def test_the_base_of_an_air_wing_is_not_where_it_watched(events):
    found = events("A Russian frigate sailed through the Tsushima Strait on Monday. A P-3C of the 4th Air Wing at Atsugi monitored it.")
    assert [[p.query for p in e.places] for e in found if e.kind == "monitoring"] == [["Tsushima Strait"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Chinese Y-9 entered Japan's airspace off the Danjo Islands on Monday, Tokyo said. It then kept circling in the area for an hour.",
            ["incursion"],
        ),
        ("Norway spotted, tracked and intercepted a pair of Russian Tu-142 aircraft off Finnmark on Monday.", ["intercept"]),
        ("HMS Diamond is in the Red Sea to protect shipping from Houthi attacks.", ["deployment"]),
        ("The frigate guards the port of Odesa against missile strikes.", []),
        ("The US and Japan held drills off Jeju in June. North Korea has used such drills as a pretext for tests.", ["exercise"]),
        ("The US and Japan held Keen Edge off Okinawa in February. They began Resolute Dragon off Kyushu on Monday.", ["exercise", "exercise"]),
        ("The Russian bombers remained in international airspace off Alaska.", ["deployment"]),
        ("Three Chinese warships are in the Coral Sea. They are not in territorial waters.", ["deployment"]),
        ("Philippine sailors landed on Sandy Cay on Sunday and did the same.", ["deployment"]),
    ],
)
def test_one_thing_done_is_one_mark(events, text, expected):
    assert kinds(events(text)) == expected


def test_ships_inside_a_belt_are_where_they_passed(events):
    found = events(
        "Three Chinese warships passed between Yonaguni Island and Iriomote Island on Monday, Japan said. "
        "For an hour they were sailing in Japan's contiguous zone.",
    )
    assert [("Yonaguni Island" in {p.query for p in e.places}) for e in found if e.kind == "incursion"] == [True]


def test_waters_after_a_navy_are_a_place(events):
    found = events("Some of the Chinese and Russian vessels will conduct a joint patrol of the two navies in waters of the Pacific Ocean.")
    assert [p.query for e in found for p in e.places] == ["Pacific Ocean"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Turkish research vessel, escorted by two frigates, sailed south of Kastellorizo on Monday.",
            [("naval_transit", "TR", "Kastellorizo")],
        ),
        (
            "Boko Haram fighters overran a garrison on Barkaram island in Chad on Monday.",
            [("clash", "BOKOHARAM", "Barkaram island")],
        ),
        (
            "The Danish frigate Niels Juel tracked a Russian tanker suspected of smuggling through the Great Belt on Friday.",
            [("monitoring", "DK", "Great Belt")],
        ),
        ("Greek villagers saw ships near the Greek island of Kos. Another island was quiet.", []),
    ],
)
def test_asides_and_names_leave_doer_and_place(events, text, expected):
    found = [e for e in events(text) if e.mapped]
    assert [(e.kind, e.actors[0].country, e.places[0].query) for e in found] == expected
    assert all(e.modality == "happened" for e in found)


def test_two_ships_without_a_name_are_not_the_ship_named_before(events):
    found = events("USS Carl Vinson left Guam on Monday. Two US cruisers sailed through the Panama Canal on Tuesday.")
    assert len({e.id for e in found if e.kind == "naval_transit"}) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At about 6 a.m. on April 29, the JMSDF confirmed one Russian Vishnya-class ship (535) sailing southwest off Cape Soya. "
            "The ship then sailed westward through the Soya Strait.",
            [("naval_transit", ["RU"])],
        ),
        ("The Polish navy's frigate Wicher was laid down in Gdynia on Monday.", []),
        ("M23 rebels fought clashes with the Congolese army at Sake on Monday.", [("clash", ["CD", "M23"])]),
    ],
)
def test_a_hull_number_a_keel_and_an_army_beside_a_town_are_what_they_are(events, text, expected):
    found = [e for e in events(text) if e.mapped]
    assert [(e.kind, sorted(a.country for a in e.actors if a.role != "claimant")) for e in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ethiopian army said it neutralized 300 fighters near Gondar on Monday.", ["clash"]),
        ("The Ethiopian army said it neutralized 300 fighters.", []),
        ("An Israeli drone hovered near a UN patrol at Kfar Kila on Monday.", ["deployment"]),
        ("The Italian navy held a patrol off Misrata on Monday.", ["deployment"]),
    ],
)
def test_fighters_and_patrols_may_be_men(events, text, expected):
    assert kinds(events(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Russia has no intention to enter the airspace of Norway off Svalbard, its envoy said.",
        "Turkey had no plans to send warships to Cyprus, its minister said.",
        "The navy was in no readiness to attack Odesa.",
    ],
)
def test_no_intention_is_no_plan(events, text):
    assert not kinds(events(text))


def test_shipping_is_guarded_and_not_attacked(events):
    text = "USS Theodore Roosevelt is in the Gulf of Oman. The carrier arrived on April 12 and is there to protect shipping from Houthi attacks."
    assert "strike" not in kinds(events(text))
