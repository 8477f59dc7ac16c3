"""Who takes part in an event, and on which side, when the clause itself does not name everybody. Published on Friday, 3 May 2024."""

from __future__ import annotations

import pytest

SIDES = {
    # whose place is hit
    "land of the place": ("strike", "Russian drones hit a power station in Odesa on Tuesday.", "RU>UA"),
    "region of a state": ("strike", "Ukrainian forces fired missiles at a chemical plant in Russia's Bryansk region.", "UA>RU"),
    "a name nobody knows": ("strike", "Ukrainian drones hit an oil depot in Russia's Oskol district.", "UA>RU"),
    "group of the land": ("strike", "Israeli jets struck villages around Baalbek on Tuesday. Hezbollah said it had lost no men.", "IL>HEZBOLLAH"),
    "no group is named": ("strike", "Israeli jets struck an airfield near Homs on Tuesday.", "IL>SY"),
    "group and the land": ("strike", "US aircraft bombed a depot near Sanaa. The Houthis vowed to answer.", "US>HOUTHI"),
    "rebels at home": ("strike", "Drones of the RSF hit an air base in Port Sudan on Sunday.", "RSF>SD"),
    "town is taken": ("clash", "M23 rebels captured Goma on Tuesday.", "M23>CD"),
    "group with one home": ("clash", "Houthi fighters took Durayhimi on Friday.", "HOUTHI>YE"),
    "soldiers who were killed": ("strike", "Turkish drones struck a convoy near Sinjar, killing four PKK fighters.", "TR>PKK"),
    "where is not who": ("strike", "The Houthis said US jets had hit Ras Isa in western Yemen on Tuesday.", "US>HOUTHI"),
    "the spokesman's group": ("strike", "Houthi spokesman Yahya Saree said the group had hit a tanker in the Gulf of Aden.", "HOUTHI>"),
    "ship with an owner": (
        "strike",
        "A Ukrainian sea drone hit the Russian landing ship Olenegorsky Gornyak off Novorossiysk on Tuesday.",
        "UA>RU",
    ),
    "merchant ship at sea": ("strike", "The Houthis hit the Liberian-flagged tanker Blue Lagoon in the Red Sea on Tuesday.", "HOUTHI>"),
    "a group and its land": ("strike", "The US launched air strikes on Yemen's Houthis on Saturday.", "US>HOUTHI"),
    "blamed on": ("strike", "A commander was killed in Beirut in an attack that Hezbollah blamed on Israel.", "IL>HEZBOLLAH"),
    "from held land": ("strike", "An anti-ship missile was launched from a Houthi-controlled area of Yemen into the Red Sea.", "HOUTHI>"),
    "from land, at land": ("strike", "Rockets were fired from southern Lebanon at Kiryat Shmona on Friday.", ">IL"),
    "in the path of": (
        "coercion",
        "Two Chinese aircraft dropped flares in the path of a Philippine Air Force NC-212i over Scarborough Shoal.",
        "CN>PH",
    ),
    "fired from there": ("strike", "Houthi forces in Yemen launched three missiles at Israel on Tuesday.", "HOUTHI>IL"),
    # who shoots down what
    "over its own land": ("air_defence", "Air defence units shot down 20 Russian drones over the Kharkiv region.", "UA>RU"),
    "passive": ("air_defence", "Forty Russian drones were shot down over Mykolaiv overnight.", "UA>RU"),
    # seizures and force at sea
    "flag is no side": ("coercion", "Iran's Revolutionary Guards seized a Panama-flagged tanker in the Strait of Hormuz.", "IR>"),
    "at whom": ("coercion", "Flares were fired from Chinese-held Subi Reef toward a Philippine patrol plane.", ">PH"),
    # lines between two states
    "demarcation line": ("incursion", "North Korean soldiers crossed the Military Demarcation Line on Sunday.", "KP>KR"),
    "median line": ("incursion", "Twelve Chinese aircraft crossed the median line of the Taiwan Strait on Tuesday.", "CN>TW"),
    "a range of men": ("incursion", "On Sunday 20 to 30 North Korean soldiers crossed the MDL.", "KP>KR"),
    "line of control": ("incursion", "Indian troops crossed the Line of Actual Control in Ladakh on Monday.", "IN>CN"),
    # drills against somebody
    "announced against": ("exercise", "The Eastern Theater Command held the exercise Joint Sword-2024A in the Taiwan Strait.", "CN>TW"),
    # forces without a name
    "the army, by the land": ("strike", "Mali spoke of a success. Army drones struck a camp near Kidal on Tuesday.", "ML>"),
    "both": ("deployment", "India and China agreed on a plan. Soldiers of both armies pulled back at Depsang in Ladakh.", "CN IN>"),
    "security forces": ("clash", "Militants ambushed a vehicle of security forces in North Waziristan on Tuesday.", ">PK"),
    "neither side named": ("clash", "An exchange of fire between soldiers and militants took place in North Waziristan.", "PK>"),
    "a group of soldiers": ("clash", "A group of soldiers was ambushed by gunmen in North Waziristan on Tuesday.", ">PK"),
    "who comes under attack": ("strike", "An army base in Djibo came under attack on Tuesday. Burkina Faso sent troops.", ">BF"),
    "accused on a day": ("strike", "Baku accused the Armenian military on Monday of shelling Azerbaijani posts in the Lachin district.", "AM>AZ"),
    "a visit is no target": (
        "strike",
        "Russian forces hit Odesa with a missile on Tuesday during a visit by the prime ministers of Ukraine and Greece.",
        "RU>UA",
    ),
    "no army of the dateline": (
        "clash",
        "DAKAR (Agency) - JNIM fighters raided an army post near Djibo in Burkina Faso on Tuesday, a statement said.",
        "JNIM>BF",
    ),
    "military targets": ("strike", "Israeli jets struck a series of military targets near Baalbek on Tuesday.", "IL>LB"),
    "sent by": ("air_defence", "Syrian air defences shot down most of the missiles launched by Israeli jets near Damascus.", "SY>IL"),
    "air defences of who tells it": (
        "air_defence",
        "Syrian media said air defences shot down missiles fired by Israeli jets over the Golan Heights.",
        "SY>IL",
    ),
    "toward the location of": (
        "strike",
        "Two missiles were fired from Houthi-controlled areas toward the general location of the USS Mason in the Gulf of Aden.",
        "HOUTHI>US",
    ),
    "guests of a base": ("strike", "Three rockets hit Ain al-Asad airbase on Monday. The base hosts US troops.", ">US"),
    "nobody's guests": ("strike", "Three rockets hit Ain al-Asad airbase on Monday. The base is large.", ">IQ"),
    "a nation and a night": ("strike", "Pakistani overnight air strikes hit villages in Afghanistan's Khost province.", "PK>AF"),
    "an affiliate": ("clash", "The al-Qaeda affiliate JNIM captured an army camp near Mopti in Mali on Tuesday.", "JNIM>ML"),
    "the border of": ("clash", "The Arakan Army seized a police outpost near Maungdaw in Myanmar on the Bangladeshi border.", "ARAKAN_ARMY>MM"),
    "the SDF of another land": ("strike", "A Turkish drone hit an SDF outpost near Raqqa in Syria.", "TR>SDF"),
    "some of an alliance": (
        "intercept",
        "Jets of other NATO countries, including France and Norway, were scrambled to meet two Russian bombers over the North Sea.",
        "FR NO>RU",
    ),
    "where from is no target": (
        "strike",
        "Israeli warplanes struck the outskirts of Damascus from the occupied Golan and the Lebanese airspace.",
        "IL>SY",
    ),
    "owned in a state": ("strike", "US forces met the Houthis on Monday. The Houthis struck the UK-owned ship Rubymar in the Red Sea.", "HOUTHI>"),
    "behind a relative clause": (
        "air_defence",
        "Syrian air defences repelled an Israeli attack that targeted Damascus, intercepting most of the missiles.",
        "SY>IL",
    ),
    # lists
    "list with the": (
        "exercise",
        "Ships of the Philippines, the United States, Japan and Australia held a naval exercise in the South China Sea.",
        "AU JP PH US>",
    ),
    "companions": ("joint_patrol", "An American B-1B flew over the Persian Gulf with fighters of Bahrain, Egypt and Israel.", "BH EG IL US>"),
    "in the desert of": ("strike", "US forces conducted airstrikes against ISIS camps in the Badiya desert of Syria.", "US>ISIS"),
    "body in brackets": ("strike", "U.S. Central Command (USCENTCOM) forces destroyed three Houthi drones in Yemen.", "US>HOUTHI"),
    "a unit": ("deployment", "About 130 soldiers of the 11th Airborne Division were deployed to Shemya Island.", "US>"),
}


def sides(event):
    doers = sorted({a.country for a in event.actors if a.role in {"initiator", "participant", "monitor"}})
    return f"{' '.join(doers)}>{' '.join(sorted({a.country for a in event.actors if a.role == 'target'}))}"


@pytest.mark.parametrize("name", SIDES)
def test_an_event_has_its_sides(events, name):
    kind, text, expected = SIDES[name]
    assert [sides(e) for e in events(text) if e.kind == kind][:1] == [expected]


STORIES = {
    "the same doer goes on": ("strike", "Israeli jets struck Tyre on Tuesday. Warplanes hit Nabatieh as well.", "IL>LB"),
    "the fighters": ("clash", "JNIM gunmen came to Bamako at dawn. The fighters attacked the airport at Senou.", "JNIM>ML"),
    "a capital that is hit": (
        "strike",
        "The United States and Britain launched strikes against Houthi targets in Yemen overnight. The strikes hit Sanaa.",
        "GB US>HOUTHI",
    ),
    "by means of a strike": (
        "strike",
        "The army of Burkina Faso said it killed 30 jihadists in an air strike near Djibo. JNIM fighters had come there in May.",
        "BF>JNIM",
    ),
    "a fight told by one side": (
        "clash",
        "The Egyptian army said a soldier died in an exchange of fire with Israeli troops near Rafah on Monday.",
        "IL>EG",
    ),
    "they are not who watches them": (
        "naval_transit",
        "Three Chinese destroyers entered the Bering Sea on Saturday. The cutter USCGC Kimball followed the ships until Monday, when they passed south "
        "of the Aleutian Islands into the North Pacific Ocean.",
        "CN>",
    ),
    "their coast guards": (
        "accident",
        "The Philippines and China traded accusations after ships of their coast guards collided near Sabina Shoal.",
        "CN PH>",
    ),
    "first joint patrol": (
        "joint_patrol",
        "Ships of Russia and China completed their first joint patrol in the western Pacific, which took place from April 17 to 23.",
        "CN RU>",
    ),
    "the militants": (
        "strike",
        "US forces struck Houthi boats in Yemen. On Monday the Iranian-backed militants fired six missiles toward the Gulf of Aden.",
        "HOUTHI>",
    ),
    "an agency is no side": (
        "clash",
        "Lebanese sources spoke of air raids on Khiam, Xinhua news agency reported. Hezbollah indicated that its fighters attacked Israeli "
        "posts at Metula.",
        "HEZBOLLAH>IL",
    ),
    "they who speak for a group": (
        "strike",
        "The group's military spokesman, Yahya Saree, announced that they had hit a ship in the Arabian Sea with drones. The Houthis are at war.",
        "HOUTHI>",
    ),
    "at war, in a village nobody knows": (
        "strike",
        "Ukrainian drones hit the village of Staraya Shchinka on Tuesday. Belgorod's governor spoke of damage in Russia.",
        "UA>RU",
    ),
    "an island held": ("incursion", "Four Chinese patrol boats entered restricted waters off Kinmen on Tuesday.", "CN>TW"),
    "a group that governs": ("clash", "Taliban fighters captured a Pakistani border post in Kunar on Tuesday.", "AF>PK"),
    "an army that fights at home": (
        "clash",
        "Sudan's army recaptured the airport of Khartoum on Tuesday. The RSF had held it for two years.",
        "SD>RSF",
    ),
    "and jihadists": (
        "clash",
        "JNIM spoke of a victory in Mali. A column of soldiers and Wagner fighters was ambushed near Kidal by Tuareg rebels and jihadists.",
        "JNIM TUAREG>ML WAGNER",
    ),
    "the army is not the group that speaks": (
        "strike",
        "JNIM said it had left Mali's capital. Army drones struck a camp near Kidal on Tuesday, JNIM said.",
        "ML>",
    ),
    "at war": ("strike", "Moscow spoke of a great day. Shahed drones wrecked grain silos in Izmail on Wednesday.", "RU>UA"),
    "told later": ("strike", "Missiles hit an air base near Beersheba. Iran said Israel would hear more. Israel struck Isfahan in Iran.", "IR>IL"),
    "a fight has two sides": (
        "clash",
        "Chinese troops crossed the Line of Actual Control in Ladakh, India says. On June 15 a hand-to-hand fight in the Galwan Valley cost the lives of 20 Indian soldiers.",
        "CN>IN",
    ),
    "scrambled by who tells it": (
        "intercept",
        "Five Chinese and six Russian aircraft entered the KADIZ on Tuesday. The Joint Chiefs of Staff in Seoul said fighters had been scrambled against them.",
        "KR>CN RU",
    ),
    "warning shots after": (
        "coercion",
        "South Korean troops fired warning shots on Sunday after North Korean soldiers crossed the Military Demarcation Line.",
        "KR>KP",
    ),
    "the same to others": (
        "coercion",
        "Chinese ships rammed a Philippine boat at Second Thomas Shoal on Thursday. A day before, Chinese ships did the same to fishing boats at Scarborough Shoal.",
        "CN>PH",
    ),
    "force of the sentence": (
        "accident",
        "The Maritime Self-Defense Force said two of its SH-60K helicopters collided off Torishima on April 20.",
        "JP>",
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_tells_the_sides(events, name):
    kind, text, expected = STORIES[name]
    assert [sides(e) for e in events(text) if e.kind == kind][-1 if name != "told later" else 0] == expected


def test_a_named_tanker_is_not_the_boat_told_before(events):
    text = "A Ukrainian sea drone hit a Russian ship off Novorossiysk on Friday. The tanker SIG was hit near the Kerch Strait the same day."
    assert "UA" not in {a.country for e in events(text) for a in e.actors if a.role == "target"}


BULLETIN = (
    "The 972nd day of the full-scale aggression. 183 combat engagements were recorded over the past day. "
    "On the Pokrovsk axis our soldiers repelled 38 assaults of the enemy near Promin and Selydove. "
    "On the Kurakhove axis the invaders attacked 27 times near Dalnie."
)


def test_a_bulletin_of_one_side_knows_the_other(events):
    found = [e for e in events(BULLETIN) if e.kind == "clash" and e.places]
    assert {sides(e) for e in found} == {"RU>UA"}


def test_a_text_that_only_names_an_army_is_no_bulletin(events):
    text = "Ukraine watched closely. The Israel Defense Forces struck Tyre in Lebanon on Tuesday."
    assert [sides(e) for e in events(text) if e.kind == "strike"] == ["IL>LB"]


def test_air_defence_forces_are_not_the_defence_forces_of_ukraine(events):
    text = (
        "Ministry of Defence of the Russian Federation. Air Defence Forces destroyed two Ukrainian drones over the Bryansk region. "
        "In the Kupyansk direction units of the Group of Forces West repelled attacks of the enemy near Synkovka."
    )
    assert [sides(e) for e in events(text) if e.kind == "air_defence"] == ["RU>UA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets struck a depot near Kidal on Tuesday. Bamako said it was a success.", ">ML"),
        ("French jets struck a depot near Tripoli on Tuesday. The Libyan army said nobody was hurt.", "FR>LY"),
        ("Israel struck the airport of Hama on Tuesday.", "IL>SY"),
    ],
)
def test_of_two_towns_the_one_in_a_state_the_text_names_is_hit(events, text, expected):
    assert [sides(e) for e in events(text) if e.kind == "strike"] == [expected]


def test_the_only_force_of_a_text_is_meant(events):
    text = "The destroyer USS Dewey left Yokosuka on Tuesday. The Theodore Roosevelt Carrier Strike Group is operating in the Philippine Sea."
    assert {sides(e) for e in events(text) if e.mapped} == {"US>"}


def test_iceland_is_not_the_islamic_state(events):
    found = events("The Icelandic patrol ship Thor sailed through the Denmark Strait on Tuesday. U.S. forces struck an ISIS camp near Palmyra.")
    assert [sides(e) for e in found] == ["IS>", "US>ISIS"]


def test_a_completion_is_told_in_the_rules(events):
    (event,) = events("Russian drones hit a power station in Odesa on Tuesday.")
    assert "target: owner of the place" in event.rules


def test_it_that_sends_ships_is_who_speaks_and_not_who_sailed(events):
    text = "Taiwan's defence ministry said Chinese frigates passed through the Taiwan Strait. It sent ships and aircraft to monitor them."
    (watch,) = [e for e in events(text) if e.kind == "monitoring"]
    assert {(a.country, a.role) for a in watch.actors} == {("TW", "monitor"), ("CN", "target")}


def test_who_turns_back_after_warning_shots_was_fired_at(events):
    found = events("North Korean soldiers crossed the Military Demarcation Line on Tuesday and returned north after warning shots.")
    assert [(a.country, a.role) for e in found if e.kind == "coercion" for a in e.actors if a.country == "KP"] == [("KP", "target")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Houthi militia in Yemen, which fired a missile into Tel Aviv on Sunday, gave no details.", "HOUTHI>IL"),
        ("Hamas gunmen clashed with troops in Jabalia on Sunday, Israel's army said.", "HAMAS>IL"),
        ("Anti-tank rockets fired by Hezbollah on Saturday hit a house in Xanitu, Israel said.", "HEZBOLLAH>IL"),
        ("Forces loyal to Khalifa Haftar shelled Gharyan on Tuesday.", "LNA>LY"),
        ("Units affiliated with the Government of National Accord (GNA) attacked LNA troops near Tarhuna on Tuesday.", "LY>LNA"),
        ("Israeli jets hit launchers in the Lebanese villages of Houla and Khiam on Sunday after Hezbollah had fired rockets.", "IL>HEZBOLLAH"),
        ("Cairo: Khalifa Haftar said the military had been beaten. His LNA struck Misrata on Friday.", "LNA>LY"),
        ("In Syria a Turkish drone hit an SDF post near Kobani on Monday.", "TR>SDF"),
        ("The Syrian army shelled positions of Jabhat al-Nusra in Kafranbel on Monday.", "SY>HTS"),
    ],
)
def test_sides_of_the_middle_east(events, text, expected):
    assert expected in [sides(e) for e in events(text)]


def test_the_coalition_in_yemen_is_the_saudi_led_one(events):
    text = "The Arab coalition said its jets struck two caves in Sanaa on Monday. Coalition warplanes hit a Houthi depot in Hodeidah on Tuesday."
    assert [sides(e) for e in events(text)] == ["SA>HOUTHI", "SA>HOUTHI"]


def test_who_sailed_by_is_not_who_was_shot_at(events):
    text = "An Italian frigate escorted a tanker through the Red Sea on Monday. A Greek frigate shot down a drone in the Gulf of Aden on Tuesday."
    assert [sides(e) for e in events(text) if e.kind == "air_defence"] == ["GR>"]


def test_a_container_ship_is_no_warship_of_its_name(events):
    (event,) = events("The container ship Hangzhou was hit by a missile in the Red Sea on Monday.")
    assert sides(event) == ">"


def test_they_are_the_forces_that_speak_behind_a_bracket(events):
    text = "Palestinian gunmen fired rockets from Jabalia. The Israel Defense Forces (IDF) confirmed on Monday that they had struck Khan Younis."
    assert sides([e for e in events(text) if e.kind == "strike"][-1]).startswith("IL>")


def test_the_aggression_of_a_houthi_paper_is_the_saudi_one(events):
    found = events("The Saudi aggression launched five raids on Baqim on Friday. The aggression launched two raids on Haradh on Saturday.")
    assert [sides(e).partition(">")[0] for e in found if e.kind == "strike"] == ["SA", "SA"]


def test_where_missiles_came_from_is_no_strike_of_its_own(events):
    text = "Two Israeli missiles hit the airport of Damascus on Tuesday. A blast was caused by missiles fired by Israeli planes from the Golan Heights."
    assert len([e for e in events(text) if e.mapped]) == 1


def test_a_ship_seized_in_a_gulf_and_then_off_an_island_of_it_is_one_ship(events):
    text = "Iran's Revolutionary Guards said they had detained a tanker in the Persian Gulf. The tanker was seized on Sunday off Larak."
    (event,) = [e for e in events(text) if e.mapped]
    assert (event.kind, sides(event), {p.query for p in event.places} >= {"Larak"}) == ("coercion", "IR>", True)


def test_georgia_is_the_state_in_a_text_about_the_caucasus_and_not_the_one_of_america(events):
    (left,) = [e for e in events("Georgia said its forces had withdrawn from South Ossetia.") if e.mapped]
    assert [a.country for a in left.actors] == ["GE"]
    found = events("Georgia said its National Guard troops had deployed to Savannah near the South Ossetia camp.")
    assert not any(a.country == "GE" for e in found for a in e.actors)
