"""Recipes: strict, with the line of each mistake; and which events a layer picks."""

from pathlib import Path

import pytest

from geo.errors import RecipeError
from geo.model import Actor, Event, PlaceMention, Span, When
from geo.recipes import LayerRule, Recipe, in_span, matches, parse, read

ROOT = Path(__file__).parents[1]
GOOD = """title = "T"
extent = [120, 20, 220, 70]

[[layers]]
id = "a"
title = "A"
kinds = ["exercise"]

[[layers]]
id = "b"
title = "B"
actors_all = ["CN", "RU"]
"""


@pytest.mark.parametrize("name", ["everything", "china-russia", "taiwan-strait"])
def test_the_starter_recipes_are_good(name):
    recipe = read(ROOT / "maps" / f"{name}.toml")
    assert recipe.name == name
    assert recipe.extent
    assert len(recipe.layers) >= 4


def test_joint_activity_needs_both():
    rules = read(ROOT / "maps" / "china-russia.toml").layers
    assert {rule.actors_all for rule in rules} == {("CN", "RU")}


def test_dates_may_be_toml_dates_or_text():
    recipe = parse("start = 2023-01-01\nend = '2023-12-31'\n" + GOOD, name="n", where="maps/n.toml")
    assert (recipe.name, recipe.start, recipe.end) == ("n", "2023-01-01", "2023-12-31")


@pytest.mark.parametrize(("old", "new", "line", "fact", "hint"), [
    ('title = "T"', 'titel = "T"', 1, "unknown key 'titel'", "did you mean 'title'?"),
    ('actors_all = ["CN", "RU"]', 'actor_all = ["CN", "RU"]', 12, "unknown key 'actor_all'", "did you mean 'actors_all'?"),
    ('title = "T"', 'title = "T"\nzzz = 1', 2, "unknown key 'zzz'", "keys: title"),
    ('"exercise"', '"exercices"', 7, "kinds: unknown value 'exercices'", "did you mean 'exercise'?"),
    ('"exercise"', '"exercise", 3', 7, "kinds: expected `str`", ""),
    ('"exercise"', '"exercise', 7, "broken TOML", "quotes"),
    ('title = "B"', "title = 7", 11, "title: expected `str`, got `int`", ""),
    ('title = "B"', "shown = false", 9, "'title' is missing", "add `title = ...`"),
    ('title = "B"', "title = 'B'\nshown = 'no'", 12, "shown: expected `bool`", ""),
    ('id = "b"', 'id = "a"', 10, "two layers have the id 'a'", "rename one"),
    ('id = "b"', 'id = "<b>"', 10, "layer id '<b>' is not usable", "letters"),
    ('title = "B"', 'title = "B"\ncolour = "red"', 12, "colour 'red' is not usable", "#d55e00"),
    ("[120, 20, 220, 70]", "[220, 20, 120, 70]", 2, "extent is no west, south, east, north", "runs past 180"),
    ("[120, 20, 220, 70]", "[120, 20, 220]", 2, "extent: expected", ""),
    ("extent", "centre_lon = 400\nextent", 2, "centre_lon is no longitude", "degrees"),
    ("extent", "start = 'May'\nextent", 2, "start is not a date: 'May'", "write start = 2023-08-14"),
    ("extent", "start = 2023-05-01\nend = 2023-04-01\nextent", 2, "start lies after end", "swap them"),
    ("extent", "basemap = 'lnd'\nextent", 2, "basemap: unknown value 'lnd'", "did you mean 'land'?"),
    ('title = "T"', 'title = "T"\nname = "x"', 2, "a recipe is named by its file", "rename the file")])
def test_a_mistake_has_its_line_and_what_was_meant(old, new, line, fact, hint):
    with pytest.raises(RecipeError) as caught:
        parse(GOOD.replace(old, new, 1), name="n", where="maps/n.toml")
    assert caught.value.where == f"maps/n.toml:{line}"
    assert fact in caught.value.fact
    assert hint in caught.value.hint


@pytest.mark.parametrize(("text", "fact"), [("title = 'T'", "'layers' is missing"), ("title = 'T'\nlayers = []", "a map needs a layer"),
                                            ("title = 'T'\nlayers = 3", "layers: expected `array`"), ("", "is missing")])
def test_a_map_needs_a_layer(text, fact):
    with pytest.raises(RecipeError) as caught:
        parse(text, name="n", where="n.toml")
    assert fact in caught.value.fact


def test_a_recipe_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RecipeError, match="not UTF-8"):
        read(tmp_path / "a.toml")
    with pytest.raises(RecipeError, match="cannot be read"):
        read(tmp_path / "b.toml")


def event(**changes):
    fields = {"id": "d/exercise/0", "dispatch": "d", "kind": "exercise", "domain": "sea", "modality": "happened",
              "quote": Span(start=0, end=1, text="x"),
              "actors": (Actor(country="CN", role="participant"), Actor(country="RU", role="participant"),
                         Actor(country="JP", role="claimant")),
              "places": (PlaceMention(span=Span(start=0, end=12, text="Soya Channel"), role="via", query="Soya Strait"),)}
    return Event(**{**fields, **changes})


def rule(**choice):
    return LayerRule(id="r", title="R", **choice)


@pytest.mark.parametrize(("choice", "expected"), [
    ({}, True), ({"kinds": ("exercise", "strike")}, True), ({"kinds": ("strike",)}, False),
    ({"actors": ("CN", "US")}, True), ({"actors": ("US",)}, False), ({"actors": ("JP",)}, False),
    ({"actors_all": ("CN", "RU")}, True), ({"actors_all": ("CN", "JP")}, False),
    ({"modality": ("happened",)}, True), ({"modality": ("planned",)}, False), ({"domains": ("air",)}, False),
    ({"places": ("soya strait",)}, True), ({"places": ("Soya Channel",)}, True), ({"places": ("strait/soya",)}, True),
    ({"places": ("Taiwan",)}, False), ({"dispatches": ("d",)}, True), ({"dispatches": ("e",)}, False)])
def test_every_choice_must_fit(choice, expected):
    assert matches(rule(**choice), event(), places={"strait/soya"}) is expected


@pytest.mark.parametrize(("start", "end", "open_ended", "expected"), [
    (None, None, False, True), (None, "2022-12-31", False, False), (None, "2023-01-01", False, True),
    ("2023-12-31", "2024-01-05", False, True),
    ("2024-01-01", "2024-01-05", False, False), ("2022-05-01", "2022-05-01", True, True), ("2022-05-01", "2022-05-01", False, False)])
def test_a_span_leaves_out_only_what_surely_lies_outside(start, end, open_ended, expected):
    recipe = Recipe(name="n", title="T", layers=(rule(),), start="2023-01-01", end="2023-12-31")
    assert in_span(recipe, event(when=When(start=start, end=end, open_ended=open_ended))) is expected
