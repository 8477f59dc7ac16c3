"""Layers: what a recipe picks, as GeoDataFrames."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from geo.layers import COLUMNS, layers
from geo.recipes import LayerRule


@pytest.fixture(scope="module")
def samples() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "page" / "samples.py")))


def made(samples, **changes):
    return {layer.id: layer for layer in layers(samples.features(), samples.events(), samples.recipe(**changes))}


def test_a_layer_holds_the_marks_of_its_events_in_wgs84(samples):
    frame = made(samples)["passages"].frame
    assert list(frame.columns) == list(COLUMNS)
    assert frame.crs.to_epsg() == 4326
    assert sorted(frame.feature) == ["again-e1/1", "milius-e1/1", "soya-e1/1"]
    soya = frame.set_index("feature").loc["soya-e1/1"]
    assert (soya.actors, soya["shape"], soya.directed, soya.inferred, soya.end) == ("CN RU", "line", True, True, "2023-08-14")


def test_an_event_without_a_mark_is_not_lost(samples):
    talks = made(samples)["talks"]
    assert "soya-e4" in talks.events
    assert "soya-e4" not in set(talks.frame.event)


def test_an_empty_layer_is_there_with_its_columns(samples):
    nothing = made(samples, layers=(LayerRule(id="none", title="Nothing", kinds=("strike",)),))["none"]
    assert nothing.frame.empty and list(nothing.frame.columns) == list(COLUMNS) and nothing.events == ()
    assert nothing.frame.crs.to_epsg() == 4326


def test_a_rule_may_name_a_place_by_its_id(samples):
    found = made(samples, layers=(LayerRule(id="soya", title="Soya", places=("strait/soya",)),))["soya"]
    assert set(found.events) == {"soya-e1", "soya-e2", "again-e1"}


def test_the_time_span_leaves_out_what_lies_outside_but_not_what_is_undated(samples):
    found = made(samples, start="2023-08-01", end="2023-08-31", layers=(LayerRule(id="all", title="All"),))["all"]
    assert "milius-e1" not in found.events
    assert {"again-e1", "patrol-e1"} <= set(found.events)


def test_longitudes_stay_continuous(samples):
    patrol = made(samples)["patrols"].frame.set_index("feature").loc["soya-e3/2"]
    west, _, east, _ = patrol.geometry.bounds
    assert east - west < 180
