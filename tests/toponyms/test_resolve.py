"""Which place a name means."""

import pytest

PADDING = " Nothing else of note was said at the meeting, which went on until late and ended without a vote." * 2


def test_a_container_is_a_hard_filter(named):
    assert named("He was born in Paris, Texas.")["Paris"] == "city/4717560"
    assert named("He was born in Paris, France.")["Paris"] in ("city/2988507", "division/fr-paris")
    assert named("It broke down in Birmingham, Ala., on Monday.")["Birmingham"] == "city/4049979"


def test_what_lies_in_it_tells_which_container_is_meant(geoparser):
    found = geoparser.parse("She came from Conyers, Georgia, on Monday." + PADDING + " The governor of Georgia did not.")
    assert {one.place for one in found if one.span.text == "Georgia"} == {"division/us-ga"}


def test_a_container_is_carried_through_the_text(geoparser):
    found = geoparser.parse("The fire began in Springfield, Ore., on Sunday." + PADDING + " Then all of Springfield was without power.")
    assert {one.place for one in found if one.span.text == "Springfield"} == {"city/5754005"}


def test_a_small_town_behind_a_container_beats_a_large_one_without(named):
    found = named("She drove from Athens, Ga., to Rome, Ga., without a stop.")
    assert found["Athens"] == "city/4180386"
    assert found["Rome"] == "city/4219762"


def test_siblings_tell_a_bare_name(named):
    text = "Students came from Waco, Austin and Fort Worth." + PADDING + " The bus stopped in Arlington."
    assert named(text)["Arlington"] == "city/4671240"


def test_the_state_named_elsewhere_tells_a_bare_name(named):
    text = "Lawmakers in Illinois passed the budget." + PADDING + " A crowd in Springfield cheered."
    assert named(text)["Springfield"] == "city/4250542"


def test_georgia_is_told_by_its_neighbours(named):
    caucasus = "Troops left Tbilisi for Gori at dawn." + PADDING + " The president of Georgia spoke with Moscow."
    south = "The storm moved from Savannah to Atlanta." + PADDING + " The governor of Georgia spoke in Macon."
    assert named(caucasus)["Georgia"] == "country/ge"
    assert named(south)["Georgia"] == "division/us-ga"


def test_in_a_list_states_stand_beside_states_and_towns_beside_towns(named):
    assert named("Snow fell in Ohio, New York, Pennsylvania and Texas." + PADDING)["New York"] == "division/us-ny"
    assert named("They flew to London, New York and Paris." + PADDING)["New York"] == "city/5128581"
    assert named("Votes were counted in Georgia, Alabama and Tennessee." + PADDING)["Georgia"] == "division/us-ga"
    assert named("Votes were counted in Georgia, Armenia and Azerbaijan." + PADDING)["Georgia"] == "country/ge"


def test_a_word_of_kind_behind_the_name_decides(named):
    assert named("Fires burn in Washington state.")["Washington"] == "division/us-wa"
    assert named("Talks were held in Washington.")["Washington"] == "city/4140963"


def test_a_shire_is_found_by_its_bare_name(named):
    text = "The parish council and magistrates in Kent said the NHS would pay." + PADDING
    assert named(text)["Kent"] == "region/gb-kent"


def test_institutions_of_a_country_tell_where_a_text_is_at_home(named):
    text = "The sheriff said a grand jury in Lancaster had heard the case of the school board." + PADDING
    place = named(text)["Lancaster"]
    british = named("The councillor said magistrates in Lancaster had fined the pensioner £60 over the fire." + PADDING)["Lancaster"]
    assert place != british
    assert british == "city/2644972"


def test_the_publisher_tells_where_a_text_is_at_home(named):
    text = "Council members in Windsor will meet on Tuesday." + PADDING
    assert named(text, home="The Ontario Courier")["Windsor"] == "city/6182962"
    assert named(text, home="Hartford Observer, Connecticut")["Windsor"] == "city/4845920"


def test_population_is_the_prior(named):
    assert named("A delegation arrived in London.")["London"] == "city/2643743"
    assert named("The talks in Boston failed.")["Boston"] == "city/4930956"


def test_a_country_is_no_village_of_its_name(named):
    found = named("Peru, Chile, Cuba and Mexico signed the treaty with China and Japan.")
    assert found == {"Peru": "country/pe", "Chile": "country/cl", "Cuba": "country/cu", "Mexico": "country/mx", "China": "country/cn",
                     "Japan": "country/jp"}


def test_context_is_off_in_one_line(geoparser):
    line = geoparser.parse("Houston and Dallas teams fly to Paris")
    assert next(one for one in line if one.span.text == "Paris").place in ("city/2988507", "division/fr-paris")


def test_a_county_named_bare_is_found_beside_its_state(named):
    text = "DeKalb County and Fulton County in Georgia share the airport." + PADDING
    assert named(text)["DeKalb County"] == "division/us-ga-dekalb"


def test_an_unknown_name_in_a_known_container_lies_in_it(geoparser):
    town, country = geoparser.parse("He comes from Zorbakhand, Afghanistan.")
    assert (town.place, town.within[0], town.geometry) == (None, "country/af", "area")
    assert town.bbox == country.bbox
    assert "Afghanistan" in town.why


def test_what_nobody_knows_has_no_place(geoparser):
    found, = geoparser.parse("They camped in Quarrel Township.")
    assert (found.place, found.lon, found.lat, found.candidates) == (None, None, None, ())
    assert found.why == "no gazetteer knows it"


def test_areas_come_with_their_box_and_their_containers(geoparser):
    found = {one.span.text: one for one in geoparser.parse("Snow fell in Ohio, and in Dayton, Ohio, most of all.")}
    assert found["Ohio"].geometry == "area"
    west, south, east, north = found["Ohio"].bbox
    assert west < found["Dayton"].lon < east and south < found["Dayton"].lat < north
    assert found["Dayton"].geometry == "point" and found["Dayton"].bbox is None
    assert found["Dayton"].within == ("division/us-oh", "country/us")


def test_without_any_hint_it_abstains_and_keeps_the_candidates(geoparser):
    found, = geoparser.parse("A barn burned down in Greenville on Friday.")
    assert (found.place, found.lon, found.geometry) == (None, None, None)
    assert len(found.candidates) > 3
    assert "nothing tells" in found.why


def test_candidates_are_kept_with_scores(geoparser):
    found, = geoparser.parse("A crowd gathered in Boston.")
    assert found.candidates[0].place == found.place
    assert len(found.candidates) > 1
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True) and sum(scores) <= 1.001
    assert 0 < found.confidence < 1


def test_given_spans_all_get_an_answer(geoparser):
    text = "Paris, Texas, and the Ohioans of Nowhereville."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Paris", "Texas", "Ohioans", "Nowhereville")]
    found = geoparser.at(text, reversed(spans))
    assert [(one.span.start, one.span.end) for one in found] == spans
    assert [one.place for one in found] == ["city/4717560", "division/us-tx", "division/us-oh", None]


@pytest.mark.parametrize("span", [(0, 0), (3, 2), (-1, 2), (0, 99)])
def test_a_span_outside_the_text_is_an_error(geoparser, span):
    with pytest.raises(ValueError, match="no span"):
        geoparser.at("Paris", [span])


def test_a_long_text_is_resolved_piece_by_piece(geoparser):
    text = "It rained in Paris, Texas. " + "Crews worked in Dallas and Waco. " * 200 + "Nobody in Paris slept."
    found = geoparser.parse(text)
    assert len(found) > 400
    assert found[-1].span.text == "Paris" and found[-1].place == "city/4717560"
