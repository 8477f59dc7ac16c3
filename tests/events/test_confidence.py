"""What is told plainly is surer than what is borrowed, and the weights are those of the facts."""

from __future__ import annotations

from geo.events.lexicon import load


def sure(found, kind):
    return next(e.confidence for e in found if e.kind == kind)


def test_a_dated_passage_of_a_named_ship_is_surer_than_one_that_is_only_spoken_of(events):
    plain = events("The destroyer USS Halsey sailed through the Taiwan Strait on Thursday.")
    vague = events("A ship sailed through the Taiwan Strait. They passed it at an unknown date, people said.")
    assert sure(plain, "naval_transit") > sure(vague, "naval_transit")


def test_an_answer_whose_place_is_carried_over_is_less_sure_than_what_it_answers(events):
    found = events("Two Russian bombers entered the Alaska ADIZ on Thursday. American fighters were scrambled.")
    assert sure(found, "intercept") < sure(found, "incursion")


def test_no_mark_is_certain_and_none_hopeless(events):
    found = events("Russian missiles struck Kharkiv on Thursday. Ukraine's air force shot down two drones over Sumy.")
    assert found
    assert all(0.05 < e.confidence < 0.97 for e in found)


def test_every_weight_is_told_for_what_it_is():
    facts = load("confidence")
    assert {"placed", "dated", "weak", "pointing"} <= set(facts["weights"])
    assert not set(facts["kinds"]["plain"]) & set(facts["kinds"]["vague"])
