"""What the pages borrow of the gazetteer."""

from __future__ import annotations

import pytest
from shapely.geometry import Point

from geo.atlas import Atlas
from geo.model import Feature
from geo.recipes import LayerRule, Recipe


@pytest.fixture(scope="module")
def atlas(places) -> Atlas:
    return Atlas(lambda: places)


def at(place: str) -> Feature:
    return Feature(id="e/1", event="e", shape="point", geometry=Point(0, 0), place=place)


def test_a_reef_lies_in_its_sea_and_a_strait_in_no_smaller_water(atlas):
    within = atlas.within([at("reef/scarborough"), at("strait/soya")])
    assert "sea/south-china" in within["reef/scarborough"]
    assert "reef/scarborough" not in within["strait/soya"] and "strait/soya" not in within["strait/soya"]
    assert "ocean/pacific" in within["strait/soya"]


def test_the_smallest_holder_comes_first(atlas, places):
    holders = atlas.within([at("reef/scarborough")])["reef/scarborough"]
    areas = [places.area_km2(id) for id in holders]
    assert areas == sorted(areas)


def test_nothing_is_said_to_lie_in_a_zone_that_a_state_declared(atlas, places):
    holders = atlas.within([at("island/senkaku")])["island/senkaku"]
    assert holders and not any(places.place(id).kind in ("zone", "line", "division") for id in holders)


def test_the_records_of_what_holds_come_along(atlas):
    marks = [at("reef/scarborough")]
    named = atlas.named(marks, atlas.within(marks))
    assert {"reef/scarborough", "sea/south-china"} <= named.keys()


def test_countries_are_named_in_the_language_of_the_map(atlas):
    recipe = Recipe(name="m", title="m", layers=(LayerRule(id="a", title="a"),), language="ja")
    assert atlas.countries(recipe)["Japan"] == "日本"
    assert atlas.countries(Recipe(name="m", title="m", layers=recipe.layers)) == {}


def test_the_gazetteer_is_opened_when_somebody_asks():
    def opened():
        raise AssertionError("too early")

    Atlas(opened)
