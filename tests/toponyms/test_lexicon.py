"""The facts of the geoparser fit the gazetteer and one another."""

import re
from pathlib import Path

import gazetteer
from geo.toponyms.lexicon import HERE, load
from geo.toponyms.recognise import Recogniser
from geo.toponyms.runs import Runs
from geo.toponyms.vocabulary import vocabulary

PLACES = gazetteer.open()


def test_every_file_says_where_it_comes_from():
    for path in sorted(Path(HERE).glob("*.toml")):
        assert path.read_text(encoding="utf-8").startswith("# "), path.name


def test_abbreviations_and_demonyms_are_of_places_that_there_are():
    words = vocabulary()
    known = set(PLACES.ids())
    ids = {*words.short.values(), *words.postal.values(), *words.demonyms.values()}
    assert {id for id in ids if id not in known and not id.startswith("city/")} <= {"region/european-union"}
    assert all(PLACES.place(id) for id in ids if id.startswith("city/"))


def test_every_state_has_a_postal_code():
    states = {id for id in PLACES.ids(layer="division") if re.fullmatch("division/us-[a-z]{2}", id)}
    assert states <= set(vocabulary().postal.values())


def test_countries_have_points_and_institutions_by_code():
    known = set(PLACES.ids(layer="country"))
    assert {f"country/{code.lower()}" for code in load("points")["country"]} <= known
    assert {f"country/{code.lower()}" for code in load("institutions")["country"]} <= known


def test_every_kind_of_evidence_has_its_points():
    import inspect

    points = set(load("evidence")["points"])
    told = set()
    for owner in (Runs, Recogniser):
        source = inspect.getsource(owner)
        told |= set(re.findall(r'yield "(\w+)"', source)) | set(re.findall(r'evidence\.append\("(\w+)"\)', source))
    assert told and told <= points
