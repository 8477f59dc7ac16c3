"""Map pictures from the network: only those the recipe names, only from their host, and told."""

from __future__ import annotations

import re

import pytest

from geo.errors import RecipeError
from geo.page.tiles import tiles


def test_a_provider_has_one_host_and_plain_words():
    found = tiles("OpenStreetMap.Mapnik")
    assert found["hosts"] == ["tile.openstreetmap.org"] and found["url"] == "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    assert "OpenStreetMap" in found["attribution"] and "<" not in found["attribution"]


def test_a_provider_with_subdomains_is_asked_at_one_of_them():
    found = tiles("OpenStreetMap.HOT")
    assert len(found["hosts"]) == 1 and "{s}" not in found["url"] and "{r}" not in found["url"]


@pytest.mark.parametrize(("name", "hint"), [("OpenStreetMap.Mapnick", "OpenStreetMap.Mapnik"), ("Nobody", "such as"),
                                            ("Thunderforest.OpenCycleMap", "wants none")])
def test_a_provider_that_cannot_be_used(name, hint):
    with pytest.raises(RecipeError) as error:
        tiles(name)
    assert hint in error.value.hint


def test_only_the_named_host_is_let_in(draw, samples, html):
    page = draw(recipe=samples.recipe(tiles="OpenStreetMap.Mapnik"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1].replace("&#39;", "'")
    assert "img-src data: blob: https://tile.openstreetmap.org;" in policy and policy.count("https://") == 1
    assert "This page loads map pictures from <bdi>tile.openstreetmap.org</bdi>" in page and "OpenStreetMap contributors" in page
    assert "tile.openstreetmap" not in html


@pytest.mark.browser
def test_the_pictures_are_asked_for_and_nothing_else(visit, draw, samples, tmp_path):
    path = tmp_path / "tiles.html"
    path.write_text(draw(recipe=samples.recipe(tiles="OpenStreetMap.Mapnik")), encoding="utf-8")
    reader = visit()
    picture = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108020000009077" "53de0000000c49444154789c63f8cfc00000030101"
                            "00c9fe92ef0000000049454e44ae426082")
    reader.page.route("https://tile.openstreetmap.org/**", lambda route: route.fulfill(body=picture, content_type="image/png"))
    page = reader.open(path)
    page.wait_for_timeout(300)
    asked = [url for url in reader.requests if url != path.as_uri()]
    assert asked and all(re.fullmatch(r"https://tile\.openstreetmap\.org/\d+/\d+/\d+\.png", url) for url in asked)
    assert page.locator("img.leaflet-tile").count() > 4 and page.evaluate("window.ran") == []
    assert reader.errors == []
