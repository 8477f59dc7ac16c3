"""One run of capitalised words: the names in it, and the persons."""

import pytest

import gazetteer
from geo.toponyms.atlas import Atlas
from geo.toponyms.runs import Runs
from geo.toponyms.vocabulary import vocabulary

RUNS = Runs(Atlas(gazetteer.open()), vocabulary())


def pieces(run):
    return [(run[p.start:p.end], p.kind) for p in RUNS.read(run).pieces]


def test_the_longest_name_wins():
    assert pieces("New York City") == [("New York City", "name")]


@pytest.mark.parametrize(("run", "name"), [
    ("Brian Lancaster", "Lancaster"), ("Sgt. Ada Wells", "Wells"), ("Kerry-Ann Hamilton", "Hamilton")])
def test_a_person_is_told_by_a_first_name_or_a_title(run, name):
    assert RUNS.read(run).people == (name,)


@pytest.mark.parametrize("run", ["Virginia Beach", "Jackson County", "Logan-Rogersville", "San Francisco"])
def test_a_place_that_begins_like_a_person_is_none(run):
    assert RUNS.read(run).people == ()


@pytest.mark.parametrize(("run", "feature"), [
    ("Davy Crockett National Forest", "Davy Crockett National Forest"), ("N. High St.", "N. High St."), ("Lake Nowhere", "Lake Nowhere"),
    ("County Road 225", "County Road 225"), ("Hyland-Croy Road", "Hyland-Croy Road")])
def test_a_word_of_kind_takes_the_whole_name(run, feature):
    assert pieces(run) == [(feature, "feature")]


@pytest.mark.parametrize("run", ["Ramsey District Court", "China Coast Guard", "National Highway Administration", "Supreme Court"])
def test_a_body_keeps_its_word_of_kind(run):
    assert "feature" not in [kind for _, kind in pieces(run)]


def test_a_run_is_read_once():
    assert RUNS.read("Springfield") is RUNS.read("Springfield")


def test_points_are_those_of_the_evidence():
    for piece in RUNS.read("Paris Hilton of Ohio State University near Boise").pieces:
        assert piece.points == pytest.approx(sum(vocabulary().points[one] for one in piece.evidence))
