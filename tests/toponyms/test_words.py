"""Runs of capitalised words and the words in them."""

from geo.toponyms.vocabulary import vocabulary
from geo.toponyms.words import RUN, cut


def runs(text):
    return [match.group() for match in RUN.finditer(text)]


def test_a_run_is_what_is_capitalised_with_small_links():
    assert runs("they met in Rio de Janeiro and the Isle of Man today") == ["Rio de Janeiro and the Isle of Man"]
    assert runs("nothing here is capitalised") == []


def test_a_comma_ends_a_run():
    assert runs("Paris, Texas") == ["Paris", "Texas"]


def test_a_run_is_cut_before_it_grows():
    assert all(len(run.split()) <= 16 for run in runs("Aa " * 100))
    assert all(len(run) <= 61 for run in runs("A" * 1000))


def test_words_keep_their_place_and_lose_their_possessive():
    run = "St. Peter's Square"
    words = cut(run, vocabulary().no_stop)
    assert [(w.text, w.key) for w in words] == [("St", "st"), ("Peter", "peter"), ("Square", "square")]
    assert all(run[w.start:w.end] == w.text for w in words)
    assert [(w.possessive, w.whole) for w in words] == [(False, "st"), (True, "peters"), (False, "square")]


def test_a_full_stop_ends_a_clause_unless_it_abbreviates():
    gaps = lambda run: [w.gap for w in cut(run, vocabulary().no_stop)]
    assert gaps("Springfield. The") == ["", ""]
    assert gaps("Mt. Vernon") == ["", " "]
    assert gaps("Stratford-upon-Avon") == ["", "-", "-"]
