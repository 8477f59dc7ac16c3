"""What the page is told."""

from __future__ import annotations

import math
import tomllib

import msgspec
import numpy as np
import pytest
from shapely.geometry import LineString, Point, box

from geo.layers import layers
from geo.model import Feature, Resolution
from geo.page import data as page_data
from geo.page import document

SEA = np.zeros((180, 360), dtype=bool)


@pytest.fixture
def told(samples):
    def collect(**changes):
        records = {"recipe": samples.recipe(), "events": samples.events(), "features": samples.features(), "incidents": samples.incidents(),
                   "dispatches": samples.dispatches(), "places": {}, "within": {}, "resolutions": {}, "land": SEA, "words": {},
                   "version": "0"} | changes
        return page_data.data(layers=layers(records["features"], records["events"], records["recipe"]), **records)

    return collect


def test_the_latest_comes_first_and_the_undated_last(told):
    days = [event["when"]["start"] or event["when"]["end"] for event in told()["events"]]
    assert days[-1] is None
    assert days[:-1] == sorted(days[:-1], reverse=True)


def test_only_what_a_layer_picks_and_nobody_rejected(told, samples):
    recipe = samples.recipe(layers=samples.recipe().layers[:1])
    assert {event["kind"] for event in told(recipe=recipe)["events"]} == {"naval_transit"}
    rejected = [msgspec.structs.replace(event, status="rejected") if event.id == "soya-e1" else event for event in samples.events()]
    assert "soya-e1" not in {event["id"] for event in told(events=rejected)["events"]}


def test_numbers_lead_where_they_say(told, samples):
    found = told()
    for event in found["events"]:
        assert found["dispatches"][event["dispatch"]]["id"] in event["id"] or event["id"].startswith(("again", "soya"))
        assert all(found["layers"][number] for number in event["layers"])
    for mark in found["features"]:
        assert mark["id"].startswith(found["events"][mark["event"]]["id"])
    told_twice = next(group for group in found["incidents"] if len(group["events"]) == 2)
    assert {found["events"][number]["id"] for number in told_twice["events"]} == {"soya-e1", "again-e1"}


def test_only_web_addresses_are_addresses():
    assert page_data.web("HTTPS://example.org/a") == "HTTPS://example.org/a"
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", " http://x", "file:///etc/passwd", None):
        assert page_data.web(address) is None


def test_everything_can_be_written_as_json_twice_the_same(told):
    assert document.inert(told()) == document.inert(told())
    assert not set(document.inert({"a": "<&>\u2028\u2029"})) & set("<&>\u2028\u2029")


def test_a_mark_stands_on_its_geometry():
    line = Feature(id="a", event="e", shape="line", geometry=LineString([(0, 0), (10, 0), (10, 2)]))
    assert page_data.anchor(line) == (6.0, 0.0)
    assert page_data.anchor(Feature(id="a", event="e", shape="point", geometry=Point(1, 2))) == (1.0, 2.0)
    ring = box(0, 0, 10, 10).difference(box(1, 1, 9, 9))
    lon, lat = page_data.anchor(Feature(id="a", event="e", shape="area", geometry=ring))
    assert ring.contains(Point(lon, lat))


def test_an_area_over_land_is_drawn_above_it():
    land = SEA.copy()
    land[100:140, 200:260] = True                                # 10..50 N, 20..80 E
    dry = Feature(id="a", event="e", shape="area", geometry=box(25, 15, 45, 30))
    wet = Feature(id="a", event="e", shape="area", geometry=box(-45, 15, -25, 30))
    across = Feature(id="a", event="e", shape="area", geometry=box(380 + 5, 15, 400, 30))
    assert not page_data.over_water(dry, "air", land)
    assert page_data.over_water(wet, "air", land)
    assert not page_data.over_water(across, "sea", land)
    tiny = Feature(id="a", event="e", shape="area", geometry=box(0.6, 0.6, 0.7, 0.7))
    assert page_data.over_water(tiny, "sea", land) and not page_data.over_water(tiny, "land", land)


def luminance(colour: str) -> float:
    parts = [int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_codes_can_be_read_on_the_colours_of_actors(root):
    table = tomllib.loads((root / "geo/page/actors.toml").read_text(encoding="utf-8"))
    ink = luminance("#14202a")
    for colour in [*table["actors"].values(), *table["spare"]]:
        assert (luminance(colour) + 0.05) / (ink + 0.05) >= 4.5, colour
    assert len(set(table["actors"].values())) == len(table["actors"])


def test_every_actor_has_a_colour():
    found = page_data.colours({"CN", "RU", "HOUTHI", "XX", "AA"})
    assert list(found) == sorted(found) and math.prod(len(colour) == 7 for colour in found.values())


def test_an_event_without_a_mark_says_what_was_asked(told, samples):
    said = samples.mention("soya", "Japan", "at")
    event = msgspec.structs.replace(samples.events()[3], places=(said,))
    asked = Resolution(mention=said, why="two places share this name")
    found = told(events=[event], resolutions={event.id: [asked]})["events"][0]
    assert not found["mapped"] and found["places"][0]["why"] == "two places share this name"
    assert "why" not in told(events=[event])["events"][0]["places"][0]
