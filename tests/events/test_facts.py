"""The domain facts: classes, ships, bodies, exercises. Files that agree with each other, and what a reader makes of them."""

from __future__ import annotations

import pytest

from geo.events.lexicon import load
from geo.events.mentions import items
from geo.events.text import Sentence
from geo.events.vocabulary import lexicon, number, spellings

DOMAINS = ("sea", "air", "land", "weapon", "multi")


def read(text, memory=None):
    return items(Sentence(0, len(text), text, 0), text, [], {} if memory is None else memory)


def craft(text, memory=None):
    """(text, kind, operator) of the ships, aircraft and weapons that are read."""
    return [(i.text, i.value, i.operator) for i in read(text, memory) if i.tag == "S"]


def ships(text, memory=None):
    """(name, hull) of the ships that are read by name or number."""
    return [(i.name, i.hull) for i in read(text, memory) if i.tag == "S" and (i.name or i.hull)]


@pytest.fixture(scope="module")
def kinds():
    assets = load("assets")
    return {kind: domain for domain in DOMAINS for kind in assets[domain]}


@pytest.fixture(scope="module")
def states():
    return set(load("countries")["country"]) | set(load("countries")["group"])


def test_no_word_is_two_kinds():
    seen = {}
    for domain in DOMAINS:
        for kind, words in load("assets")[domain].items():
            for word in words:
                assert seen.setdefault(word, kind) == kind
    for name, row in load("classes")["class"].items():
        for known in (name, *row.get("aliases", ())):
            for spelling in spellings(known):
                assert seen.setdefault(spelling, name) == name, spelling


def test_classes_are_of_known_kinds_and_operators(kinds, states):
    rows = load("classes")["class"]
    assert len(rows) >= 400
    for name, row in rows.items():
        assert set(row) <= {"kind", "operator", "aliases", "needs_cue"}, name
        assert row["kind"] in kinds, name
        assert row.get("operator", "US") in states, name


def test_ships_are_of_known_classes_and_operators(kinds, states):
    rows = load("ships")["ship"]
    assert sum(len(row["names"]) for row in rows) >= 350
    names, hulls = set(), set()
    for row in rows:
        assert set(row) <= {"operator", "class", "kind", "prefix", "needs_cue", "names", "aliases"}
        assert row.get("operator", "US") in states
        assert ("class" in row) != ("kind" in row)
        kind = row.get("kind") or load("classes")["class"][row["class"]]["kind"]
        assert kinds[kind] == "sea"
        assert set(row.get("aliases", {}).values()) <= set(row["names"])
        for name, hull in row["names"].items():
            assert (row.get("operator"), name) not in names, name
            names.add((row.get("operator"), name))
            if hull:
                assert number(hull), name
                hulls.add((row.get("operator"), hull, name))


def test_a_hull_number_is_painted_on_one_ship_at_a_time():
    painted = {}
    for row in load("ships")["ship"]:
        for name, hull in row["names"].items():
            if hull:
                painted.setdefault((row.get("operator"), row.get("class") or row.get("kind"), hull), []).append(name)
    assert {tuple(names) for names in painted.values() if len(names) > 1} == {("Chancellorsville", "Robert Smalls")}  # renamed in 2023


def test_bodies_and_persons_belong_to_known_states(states):
    facts = load("bodies")
    names = [name for row in facts["body"] for name in row["names"]]
    assert len(names) == len(set(names))
    assert {c for row in facts["body"] for c in row["country"]} <= states
    people = [name for row in facts["person"].values() for name in row]
    assert len(people) == len(set(people))
    assert set(facts["person"]) <= states
    assert len(facts["person"]) >= 30
    assert all(" " in name for name in people)  # the last part alone counts only once the full name was read


def test_armed_groups_are_groups():
    assert set(load("words")["armed_groups"]) <= set(load("countries")["group"])


def test_exercises_have_one_row_each():
    rows = load("exercises")["exercise"]
    assert len(rows) >= 150
    seen = {}
    for name, row in rows.items():
        assert set(row) <= {"note", "aliases", "needs_cue"}, name
        for known in (name, *row.get("aliases", ())):
            assert seen.setdefault(known, name) == name, known


def test_a_noun_of_activity_is_in_one_class_and_a_verb_once_in_each():
    seen = {}
    for row in load("activities")["activity"]:
        assert len(set(row.get("verbs", ()))) == len(row.get("verbs", ())), row["class"]
        for noun in row.get("nouns", ()):
            assert seen.setdefault(noun, row["class"]) == row["class"], noun
        for word in (*row.get("verbs", ()), *row.get("nouns", ())):
            assert word not in load("activities")["traps"]["phrases"]


@pytest.mark.parametrize("written", ["Su-35", "Su-35s", "SU-35", "Su35", "Su-35S", "Su-35Ss"])
def test_an_aircraft_type_is_read_in_every_spelling(written):
    ((_, kind, operator),) = craft(f"Two {written} took off.")
    assert (kind, operator) == ("fighter", None)


@pytest.mark.parametrize(
    ("written", "kind", "operator"),
    [
        ("Tu-95MS", "bomber", "RU"),
        ("Type 052D", "destroyer", "CN"),
        ("Luyang III-class", "destroyer", "CN"),
        ("Project 22350", "frigate", "RU"),
        ("Kh-47M2", "ballistic_missile", "RU"),
        ("Y-9JB", "reconnaissance", "CN"),
        ("KQ-200", "maritime_patrol", "CN"),
        ("Hwasong-17", "ballistic_missile", "KP"),
        ("Geran-2", "drone", "RU"),
        ("Fateh-110", "ballistic_missile", None),
        ("Iskander-K", "cruise_missile", "RU"),
        ("IRIS-T", "air_defence_system", None),
    ],
)
def test_a_designation_tells_kind_and_operator(written, kind, operator):
    assert craft(f"A {written} was seen.") == [(written, kind, operator)]


@pytest.mark.parametrize(
    "text",
    [
        "Typhoon Hagibis hit the coast.",
        "The Virginia governor spoke.",
        "The Yuan fell against the dollar.",
        "Patriot and poet, he was mourned.",
        "A village on the Ohio flooded.",
        "Fujian province was hit by floods.",
        "Officials in Dalian and Shandong met.",
        "Kerch was quiet, and Moskva means Moscow.",
        "A Hainan resident spoke of Abraham Lincoln.",
    ],
)
def test_words_that_need_a_cue_are_no_craft_without_one(text):
    assert craft(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A Virginia-class submarine surfaced.", "submarine"),
        ("A Yuan class submarine surfaced.", "submarine"),
        ("RAF Typhoons took off.", "fighter"),
        ("The Patriot battery fired.", "air_defence_system"),
        ("A Reaper drone was lost.", "drone"),
    ],
)
def test_a_cue_makes_a_class_of_a_word(text, kind):
    assert craft(text)[0][1] == kind


@pytest.mark.parametrize(
    ("text", "name", "hull"),
    [
        ("The aircraft carrier Shandong sailed.", "Shandong", "17"),
        ("The Shandong sailed south.", "Shandong", "17"),
        ("The Fujian aircraft carrier sailed.", "Fujian", "18"),
        ("The destroyer Nanchang (101) sailed.", "Nanchang", "101"),
        ("The Lhasa (hull number 102) sailed.", "Lhasa", "102"),
        ("Chinese frigate (536) was seen.", "Xuchang", "536"),
        ("The Admiral Tributs sailed.", "Admiral Tributs", "564"),
        ("The corvette Sovershenny sailed.", "Sovershennyy", "333"),
        ("USS Dewey (DDG 105) sailed.", "USS Dewey", "DDG-105"),
        ("DDG-105 was seen.", "USS Dewey", "DDG-105"),
        ("DDG 105 was seen.", "USS Dewey", "DDG-105"),
        ("CCG 5901 left.", "CCG 5901", "5901"),
        ("CCG 21557 left.", "CCG 21557", "21557"),
        ("China Coast Guard vessel 5204 left.", "CCG 5204", "5204"),
        ("INS Hanit left.", "INS Hanit", "503"),
        ("HS Psara left.", "HS Psara", "F454"),
        ("The destroyer Kirishima left.", "JS Kirishima", "DDG-174"),
    ],
)
def test_a_ship_is_read_by_name_and_hull(text, name, hull):
    assert ships(text) == [(name, hull)]


def test_the_prefix_decides_between_ships_of_one_name():
    assert [i.operator for i in read("HMAS Canberra, USS Canberra, HMS Somerset and USS Somerset met.") if i.tag == "S"] == ["AU", "US", "GB", "US"]
    assert [i.operator for i in read("INS Hanit and INS Kolkata met.") if i.tag == "S"] == ["IL", "IN"]


def test_names_go_on_in_a_list():
    assert [n for n, _ in ships("The carriers Liaoning, Shandong and Fujian trained.")] == ["Liaoning", "Shandong", "Fujian"]
    assert [n for n, _ in ships("The carriers Liaoning and Shandong trained.")] == ["Liaoning", "Shandong"]
    assert [n for n, _ in ships("Its first carrier, the Liaoning, trained.")] == ["Liaoning"]


def test_a_ship_named_once_is_known_afterwards():
    memory = {}
    assert ships("The frigate Yulin left port.", memory) == [("Yulin", "569")]
    assert ships("The Yulin was near Palawan.", memory) == [("Yulin", "569")]
    assert ships("He was born in Yulin.", memory) == []


def test_class_and_kind_before_a_name_are_one_ship(events):
    found = events("The Type 055 destroyer Nanchang (101) and two Type 054A frigates sailed through the Miyako Strait on Tuesday, Japan said.")
    assert [(a.kind, a.name, a.count, a.operator) for a in found[0].assets] == [("destroyer", "Nanchang", 1, "CN"), ("frigate", None, 2, "CN")]


def test_fighters_of_an_armed_group_are_men():
    assert [i.value for i in read("Houthi fighters and Israeli fighters met.") if i.tag == "S"] == ["troops", "fighter"]


def test_a_merchant_ship_belongs_to_no_state(events):
    (event,) = [e for e in events("Houthi fighters hijacked the Galaxy Leader in the Red Sea on Tuesday.") if e.mapped]
    assert (event.kind, [a.country for a in event.actors]) == ("coercion", ["HOUTHI"])


def test_a_number_in_brackets_after_ships_is_a_count():
    assert ships("Chinese destroyers (3) and aircraft (12) were seen.") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Balikatan began in April.", "Balikatan"),
        ("Joint Sword-2024A ended.", "Joint Sword"),
        ("Joint Sword 2024B ended.", "Joint Sword"),
        ("Exercise Malabar ended.", "Malabar"),
        ("Milan 2024 ended.", "Milan"),
        ("The Vostok-2022 manoeuvres ended.", "Vostok"),
        ("The Northern/Interaction-2023 exercise ended.", "Interaction"),
        ("Drills codenamed Ocean-2024 ended.", "Ocean"),
    ],
)
def test_a_named_exercise_is_an_event_noun(text, name):
    assert name in [i.name for i in read(text) if i.tag == "E" and i.value == "exercise"]


@pytest.mark.parametrize("text", ["The city of Milan slept.", "Vostok is a lake.", "The ocean and the Ocean were calm.", "A dragon, the Dragon."])
def test_other_things_of_that_name_are_no_exercise(text):
    assert not [i for i in read(text) if i.name]


def test_an_exercise_without_the_word_is_found(events):
    (event,) = [e for e in events("Japan and the United States held Keen Sword off Okinawa from April 22 to 30.") if e.mapped]
    assert (event.kind, sorted(a.country for a in event.actors)) == ("exercise", ["JP", "US"])


def test_an_asset_has_name_hull_and_operator(events):
    found = events("The guided-missile destroyer USS Dewey (DDG 105) sailed through the Taiwan Strait on Tuesday, the U.S. Seventh Fleet said.")
    (asset,) = found[0].assets
    assert (asset.kind, asset.name, asset.hull, asset.operator) == ("destroyer", "USS Dewey", "DDG-105", "US")
    assert found[0].kind == "naval_transit"


def test_the_state_beside_a_class_beats_its_usual_operator(events):
    found = events("Belarusian Iskander crews and Venezuelan F-14 fighters took part in an exercise near Minsk on Tuesday.")
    assert {a.country for e in found for a in e.actors} == {"BY", "VE"}


def test_every_asset_kind_has_a_domain():
    lex = lexicon()
    assert set(lex.designators.values()) <= set(lex.asset_domain)
    assert {"warship", "civil_ship", "coast_guard_ship"} <= set(lex.asset_domain)
