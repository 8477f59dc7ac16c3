"""What is a toponym, and what only looks like one."""

import sys

import pytest


def test_offsets_are_code_points_also_behind_astral_characters(geoparser):
    text = "🚢🚢 𝕬 frigate left Vladivostok 🇷🇺 for Busan."
    found = geoparser.parse(text)
    assert [one.span.text for one in found] == ["Vladivostok", "Busan"]
    assert all(text[one.span.start:one.span.end] == one.span.text for one in found)


@pytest.mark.parametrize("text", [
    "Paris Hilton opened the evening with a speech.",
    "Chelsea Clinton will not stand, her office said.",
    "The Washington Post first reported the talks.",
    "The Bank of England kept its rate.",
    "Mr. Houston declined to answer.",
    "Dr. Lourdes Santiago treated the wounded.",
    "Jordan Smith scored twice in the second half.",
    "Gov. Lincoln Chafee signed the bill.",
    "The Dallas Cowboys lost again.",
    "Real Madrid drew with Bayern Munich.",
    "Hanover Insurance raised its forecast.",
    "It was a nice day for reading, and the mobile phones were full of pictures.",
])
def test_persons_papers_banks_teams_and_words_are_no_places(named, text):
    assert named(text) == {}


def test_a_surname_stays_a_surname_in_the_rest_of_the_text(named):
    text = "Officers spoke to Brian Lancaster on Monday. Lancaster said he had seen nothing. They left Lancaster's house at noon."
    assert "Lancaster" not in named(text)


def test_the_same_word_is_a_place_when_the_text_says_so(named):
    assert named("He grew up in Lincoln, Nebraska, and Lincoln never let him go.")["Lincoln"] == "city/5072006"


def test_a_container_is_stronger_than_a_surname(named):
    assert named("Chelsea Clinton visited Clinton, Iowa.") == {"Clinton": "city/4852022", "Iowa": "division/us-ia"}


def test_articles_and_possessives_are_trimmed(named):
    found = named("The Philippines' president flew to Japan's capital, and the Netherlands agreed.")
    assert {"Philippines", "Japan", "Netherlands"} <= set(found)


def test_a_generic_word_in_small_letters_is_no_part_of_the_name(named):
    assert "Anhui" in named("The factory in Anhui province closed.")


def test_a_word_of_kind_makes_a_toponym_that_no_gazetteer_knows(geoparser):
    text = "A body was found in the Grimsby Brook River near Quarrel Township, off Nettle Street."
    found = {one.span.text: one for one in geoparser.parse(text)}
    assert set(found) == {"Grimsby Brook River", "Quarrel Township", "Nettle Street"}
    assert {one.kind for one in found.values()} == {"feature"}
    assert [found[name].place_kind for name in found] == ["water", "area", "road"]
    assert all(one.place is None and one.lon is None and one.why for one in found.values())


def test_what_a_word_of_kind_claims_is_never_the_greater_place(named):
    found = named("Ships crossed the Taiwan Strait. She lives on Paris Street near Lake Geneva.")
    assert found["Taiwan Strait"] == "strait/taiwan"
    assert "Taiwan" not in found and "Paris" not in found and "Geneva" not in found


def test_lower_case_words_of_kind_make_toponyms_of_unknown_names(geoparser):
    found = {one.span.text: one for one in geoparser.parse("Fighters took the village of Zorbakhand and the Qeltepe district.")}
    assert set(found) == {"Zorbakhand", "Qeltepe"}
    assert {one.kind for one in found.values()} == {"unlisted"}


def test_a_list_before_a_plural_of_kind(named):
    found = named("Flooding hit Douglas, Sarpy and Lancaster counties in Nebraska.")
    assert found["Sarpy"] == "division/us-ne-sarpy"
    assert found["Lancaster"] == "division/us-ne-lancaster"


@pytest.mark.parametrize(("text", "surface", "place"), [
    ("A man from Fresno, Calif., was arrested.", "Calif.", "division/us-ca"),
    ("HURRICANE, W.Va. -- Two people were hurt.", "W.Va.", "division/us-wv"),
    ("The U.S. sent aid.", "U.S.", "country/us"),
    ("The UAE and the UK signed.", "UAE", "country/ae"),
    ("Sen. Jane Doe, D-N.Y., voted no.", "N.Y.", "division/us-ny"),
    ("He moved to Boise, ID, last year.", "ID", "division/us-id"),
])
def test_abbreviations_of_states_and_countries(named, text, surface, place):
    assert named(text)[surface] == place


@pytest.mark.parametrize("text", ["OK, he said, I am in.", "She lost her ID on the way.", "Miss. That is what he did.", "Hi, Mo. Hello!"])
def test_two_capitals_are_no_state_by_themselves(named, text):
    assert named(text) == {}


def test_datelines(named):
    found = named("BANTAM, Conn. (AP) -- A mason was charged. The mayor of Bantam was not.")
    assert found["BANTAM"] == found["Bantam"] != None  # noqa: E711
    assert found["Conn."] == "division/us-ct"


def test_the_home_of_a_politician_behind_the_party(named):
    assert "Elbow Lake" in named("Rep. John Doe, R-Elbow Lake, spoke against it.")


def test_demonyms_are_left_out_unless_asked_for(geoparser):
    text = "Georgian police and two Ohioans met the Sri Lankan envoy."
    assert geoparser.parse(text) == []
    found = geoparser.parse(text, demonyms=True)
    assert [(one.span.text, one.kind, one.place) for one in found] == [
        ("Georgian", "demonym", "country/ge"), ("Ohioans", "demonym", "division/us-oh"), ("Sri Lankan", "demonym", "country/lk")]


def test_scripts_without_capitals_and_cyrillic(named):
    found = named("10日、中国海軍の艦艇が宗谷海峡を通過した。 Корабль вышел из Владивостока в Токио. 대만해협에서 훈련이 있었다.")
    assert found["宗谷海峡"] == "strait/soya"
    assert found["대만해협"] == "strait/taiwan"
    assert "Токио" in found


def test_elided_and_arabic_articles_are_part_of_a_name(named):
    assert named("Il rentre de Paris et de Côte d'Ivoire.")["Côte d'Ivoire"] == "country/ci"


def test_a_heading_in_capitalised_words_keeps_its_country(named):
    assert named("Georgia Arrests Opposition Leader Before Vote")["Georgia"]


def test_points_of_the_compass_are_no_provinces(named):
    assert named("Traffic moved West on the bridge and East of the river, to the Central Hospital.") == {}


def test_a_coast_guard_has_no_coast(named):
    assert named("China Coast Guard ships left.") == {"China": "country/cn"}


def test_a_name_across_hyphens_belongs_to_both_ends(named):
    text = "The Logan-Rogersville schools near Springfield, Missouri, close early this week.\nPupils in Rogersville stay at home."
    found = named(text)
    assert found["Rogersville"] == "city/4406271"


def calls(work):
    """How many functions a piece of work calls: a measure of work that is the same on every machine."""
    count = 0

    def tally(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", ["Paris, Texas, ", "Of the ", "A-", "St. ", "the village of ", "X counties ", "Smith and ", "'’", "Aa, ",
                                  "Dunn and Bath roads near Rome. "])
def test_the_work_grows_with_the_length_and_not_with_its_square(geoparser, unit):
    geoparser.parse(unit * 300)
    small, large = (calls(lambda: geoparser.parse(unit * count)) for count in (500, 4_000))  # noqa: B023
    assert large < 8 * 1.5 * small + 5_000


def test_the_same_text_gives_the_same_answer(geoparser):
    text = "Springfield officials met in Paris, Texas, and Cambridge. Lancaster and Columbia sent letters."
    assert geoparser.parse(text) == geoparser.parse(text)
