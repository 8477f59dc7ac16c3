"""The vocabularies, ready for matching."""

import pytest

from geo.events.vocabulary import lexicon


@pytest.mark.parametrize(
    "sentence",
    [
        "Two Russian destroyers sailed through the strait.",
        "A drone was shot down over the coast.",
        "An F-16C took part in the patrol.",
        "FOUR CHINESE WARSHIPS TRANSITED THE STRAIT",
        "The exercise ended on Sunday.",
        "Malabar opened off Guam.",
    ],
)
def test_a_sentence_that_can_tell_an_event_is_noticed(sentence):
    assert lexicon().signs.notice(sentence, live=False)


@pytest.mark.parametrize("sentence", ["The council made up its mind on taxes.", "He went through the park by car.", "", "They left."])
def test_a_sentence_that_names_nobody_and_nothing_is_passed_over(sentence):
    assert not lexicon().signs.notice(sentence, live=False)


def test_they_count_once_somebody_was_named():
    assert not lexicon().signs.notice("They entered it at noon.", live=False)
    assert lexicon().signs.notice("They entered it at noon.", live=True)
