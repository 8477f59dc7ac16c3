"""A report that opens broadly and then tells the same event with its place makes one mark, and two events stay two."""

from __future__ import annotations

import pytest


def marks(found):
    return [(e.kind, {p.query for p in e.places}, len(e.also)) for e in found if e.mapped]


@pytest.mark.parametrize(
    ("text", "kind", "finest"),
    [
        (
            "Two Chinese coast guard ships entered Japanese waters in the East China Sea on Thursday.\n\n"
            "The ships sailed into territorial waters south of Uotsuri Island at about 3 a.m., the coast guard said.",
            "incursion",
            "Uotsuri Island",
        ),
        (
            "The US, Japan and South Korea began an exercise near the Korean Peninsula on Thursday.\n\n"
            "The three-day exercise of the US, Japan and South Korea began south of Jeju Island.",
            "exercise",
            "Jeju Island",
        ),
    ],
)
def test_a_lead_and_its_detail_are_one_mark(text, kind, finest, events):
    (mark,) = [m for m in marks(events(text)) if m[0] == kind]
    assert finest in mark[1]
    assert mark[2] >= 1


def test_a_lead_that_sums_up_two_attacks_makes_no_third_mark(events):
    text = (
        "Houthi missiles hit ships in the Red Sea this week.\n\n"
        "On Monday Houthi missiles struck a tanker off Mocha.\n\n"
        "On Wednesday Houthi missiles struck a freighter off Hodeidah."
    )
    assert len([m for m in marks(events(text)) if m[0] == "strike"]) == 2


def test_attacks_of_two_sides_are_never_one(events):
    text = "Israeli jets struck targets in southern Lebanon on Thursday.\n\nHezbollah rockets struck Tyre on Thursday."
    assert len([m for m in marks(events(text)) if m[0] == "strike"]) == 2


def test_a_watch_kept_all_through_a_report_is_one_mark(events):
    text = (
        "The Royal Navy is monitoring two Russian ships in the English Channel.\n\nThe ministry named the ships as Vorobyov and Sabik.\n\n"
        "Reporters asked about the cost.\n\nNothing was said of it.\n\nThe Royal Navy tracked the Russian ships with a helicopter off its stern."
    )
    assert [m[0] for m in marks(events(text))].count("monitoring") == 1


def test_a_plane_whose_way_is_told_on_flies_once(events):
    text = (
        "A U.S. Navy P-8A patrol aircraft flew through the Taiwan Strait on Wednesday.\n\n"
        "The patrol aircraft flew south from the East China Sea to the South China Sea at about 1 p.m."
    )
    assert [m[0] for m in marks(events(text))] == ["deployment"]


def test_a_place_that_nothing_points_at_makes_no_mark_of_later_moves(events):
    text = (
        "Russian forces shelled Kupiansk on Monday.\n\nThe mayor spoke to reporters.\n\nHe asked for help.\n\n"
        "Ukraine has sent more tanks and soldiers, a spokesman said."
    )
    found = events(text)
    assert [e.kind for e in found if e.mapped] == ["strike"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Three Chinese destroyers were seen sailing east about 200 km south of Hateruma Island on Monday.\n\n"
            "After that these ships passed the Bashi Channel and advanced to the Pacific Ocean.",
            ["naval_transit"],
        ),
        (
            "Two Chinese destroyers passed through the Tsushima Strait on Monday.\n\n"
            "The ships then transited through the Osumi Strait into the East China Sea.",
            ["naval_transit", "naval_transit"],
        ),
        (
            "NORAD tracked and intercepted two Russian Tu-95 bombers in the Alaska ADIZ on Tuesday. The intercept was carried out by US fighters.",
            ["intercept"],
        ),
        (
            "Malaysia scrambled jets on Monday after Chinese planes flew near Sarawak. The air force sent fighters to intercept and identify them.",
            ["deployment", "intercept"],
        ),
        (
            "Pakistani troops shelled Indian posts in Poonch on Monday.\n\n"
            "Pakistani troops initiated a ceasefire violation in the Kerni area of Poonch around 3 pm, sources said.",
            ["strike"],
        ),
        (
            "Pakistani troops shelled Indian posts in Poonch on Monday.\n\n"
            "Pakistani troops initiated a ceasefire violation in Poonch on Thursday, sources said.",
            ["clash", "strike"],
        ),
        ("Jihadists killed 11 policemen in an assault on a police station in Djibo on Monday.", ["clash"]),
        (
            "Jihadists shelled Djibo on Monday.\n\nJihadists launched an assault on the police station in Dori on Monday.",
            ["clash", "strike"],
        ),
        ("Rebels of the Arakan Army struck an army base near Sittwe on Monday and were beaten back.", ["strike"]),
        (
            "Russian ships were watched by a British frigate in the English Channel on Monday.\n\n"
            "RAF Typhoons intercepted two Russian bombers over the North Sea.",
            ["intercept", "monitoring"],
        ),
        (
            "The MSDF was monitoring six Chinese warships off Okidaitojima on Tuesday. Air SDF fighter jets were scrambled.",
            ["monitoring"],
        ),
        (
            "A US Navy P-8A patrol aircraft flew through the Taiwan Strait on Wednesday.\n\nThe patrol aircraft flew south "
            "from the East China Sea to the South China Sea at about 2:10 p.m., a spokeswoman said by email Thursday.",
            ["deployment"],
        ),
        (
            "The Chinese coast guard rammed Philippine boats off Second Thomas Shoal on Monday.\n\n"
            "A sailor lost a thumb when Chinese personnel blocked and towed them.",
            ["coercion"],
        ),
        (
            "The Chinese coast guard rammed a Philippine boat off Second Thomas Shoal on Monday.\n\n"
            "Chinese personnel blocked another boat at Sabina Shoal.",
            ["coercion", "coercion"],
        ),
        (
            "The Nimitz Carrier Strike Group, which is patrolling southeast of Taiwan, has nine squadrons.\n\n"
            "The Nimitz Carrier Strike Group is currently positioned in the Philippine Sea.",
            ["deployment"],
        ),
        (
            "The Nimitz Carrier Strike Group, which is patrolling southeast of Taiwan, has nine squadrons.\n\n"
            "The Nimitz Carrier Strike Group is currently positioned in the Philippine Sea, a tracker reported on Monday.",
            ["deployment"],
        ),
        (
            "An Il-20 and two Russian Su-30SM fighters were met and escorted over the Gulf of Finland by German Eurofighters from Amari.",
            ["intercept"],
        ),
        (
            "The Nimitz Carrier Strike Group is patrolling southeast of Taiwan.\n\n"
            "The Ronald Reagan Carrier Strike Group is currently positioned in the Philippine Sea.",
            ["deployment", "deployment"],
        ),
        (
            "The Arakan Army captured an outpost in western Myanmar, residents said.\n\n"
            "The Arakan Army seized the camp near Thaungzin Kwe village on Wednesday evening.",
            ["clash"],
        ),
        (
            "Rebels seized the camp in Djibo on Monday.\n\nA teacher spoke from nearby Dori.\n\nFootage showed rebels storming the camp.",
            ["clash"],
        ),
        (
            "Russian drones attacked the Odesa region overnight, damaging a depot.\n\nThe air raid lasted for hours.\n\n"
            "\"The enemy again attacked the Odesa region with drones,\" the governor said.",
            ["strike"],
        ),
        (
            "Russian drones attacked Odesa on Monday.\n\nThe air raid lasted for hours.\n\nOn Thursday Russian drones again attacked Odesa.",
            ["strike", "strike"],
        ),
        (
            "North Korean drones entered the airspace of Seoul last month.\n\nThe opposition asked why.\n\n"
            "North Korean drones intruded into our airspace last month, its leader said.",
            ["incursion"],
        ),
        (
            "Two Chinese coast guard ships entered restricted waters off Kinmen on Monday.\n\n"
            "Beijing said the ships were patrolling waters off Kinmen according to law.",
            ["incursion"],
        ),
        (
            "Russian missiles hit Kupiansk on Monday.\n\nMonday's launches were the latest in a series of Russian strikes.",
            ["strike"],
        ),
        (
            "Officials spoke in Moscow.\n\nNobody asked about the front.\n\nA map was shown.\n\n"
            "Russian forces captured two villages in the Donetsk region, the ministry said. The villages of Toretsk and Chasiv Yar fell to "
            "Russian forces.",
            ["clash"],
        ),
        (
            "Ships of the US, France and Italy took part in an exercise off Crete on Monday.\n\nLand forces of Cyprus participated in the exercise.",
            ["exercise"],
        ),
        (
            "Fighters were scrambled four times from 4 to 10 March over the Baltic Sea, Vilnius said.\n\n"
            "On 5 March NATO jets intercepted a Russian Il-20 over the Baltic Sea.\n\nOn 7 March NATO jets intercepted a Russian An-26.",
            ["intercept", "intercept"],
        ),
        (
            "Danish fighters were scrambled on Monday after Russian bombers were spotted flying over the Kattegat.",
            ["intercept"],
        ),
        (
            "Two Russian bombers entered the Alaska ADIZ on Monday. US fighters were scrambled to intercept them.",
            ["incursion", "intercept"],
        ),
        (
            "As Chinese ships entered restricted waters around Taiwan on Thursday, the coast guard in Taipei drove them away.\n\n"
            "Two Chinese ships entered the restricted waters of Dongyin at 7:48 am.\n\n"
            "Additionally, two Chinese ships entered the restricted waters of Wuqiu.",
            ["coercion", "incursion", "incursion"],
        ),
        (
            "Tehran said it had downed a US drone over Bushehr on Monday.\n\nThe drone was shot down over the Strait of Hormuz, Washington said.",
            ["air_defence"],
        ),
        (
            "A Vietnamese fishing boat was sunk by Chinese coast guard ships near the Paracel Islands, officials said.\n\nThe owner spoke.\n\n"
            "At noon on April 9 two Chinese coast guard ships rammed the boat.",
            ["coercion"],
        ),
        (
            "Five Chinese and six Russian planes entered South Korea's air defense identification zone on Friday.\n\n"
            "The Chinese planes entered the zone near Ieodo Island and flew northward over the East Sea.",
            ["incursion"],
        ),
    ],
)
def test_one_deed_in_two_wordings_is_one_mark_and_two_deeds_are_two(text, told, events):
    assert sorted(m[0] for m in marks(events(text))) == told
