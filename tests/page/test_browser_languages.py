"""The page in other languages, from other viewpoints and around other meridians, and of the gazetteer itself."""

from __future__ import annotations

import re

import msgspec
import pytest
from shapely.geometry import Point

from gazetteer.place import Name, Place
from geo import survey

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["ja", "ko", "ru", "zh-Hans", "zh-Hant"])
def test_every_word_of_the_page_is_in_the_language_of_the_recipe(visit, draw, samples, tmp_path, language):
    path = tmp_path / "page.html"
    path.write_text(draw(recipe=samples.recipe(language=language)), encoding="utf-8")
    reader = visit()
    page = reader.open(path, "#e=soya-e1")
    assert page.locator("html").get_attribute("lang") == language
    page.locator("#legend summary").click()
    parts = ".rail-head, .facet > summary, .time-tools, .tools, #legend-body li, #evidence h3"
    shown = "\n".join(page.locator(parts).all_inner_texts())
    latin = set(re.findall(r"[A-Za-z]{4,}", shown)) - {"GeoJSON", "BibTeX", "Markdown", "EDTF"}
    assert not latin, latin
    page.locator("#export").click()
    assert page.locator("dialog h2").inner_text() and reader.errors == []


def test_names_are_written_as_the_viewpoint_and_the_language_say(visit, draw, samples, tmp_path):
    path = tmp_path / "page.html"
    for language, viewpoint, name in (("en", "KR", "East Sea"), ("ja", None, "日本海"), ("en", None, "Sea of Japan")):
        path.write_text(draw(recipe=samples.recipe(language=language, viewpoint=viewpoint)), encoding="utf-8")
        page = visit().open(path, "#v=40,134,5&kind=meeting")
        assert name in page.locator(".name.water").all_inner_texts()


@pytest.mark.parametrize(("centre", "extent"), [(0, (-30, 30, 60, 70)), (-100, (-170, 10, -50, 70)), (150, (100, -40, 200, 60))])
def test_other_centres_are_drawn_whole(visit, draw, samples, tmp_path, centre, extent):
    path = tmp_path / "page.html"
    path.write_text(draw(recipe=samples.recipe(centre_lon=centre, extent=extent)), encoding="utf-8")
    reader = visit()
    page = reader.open(path)
    assert reader.errors == []
    chart = page.locator("#chart").bounding_box()
    _, pixels = reader.pixels({"x": chart["x"] + 420, "y": chart["y"] + 60, "width": 600, "height": 400})
    land = sum(1 for r, g, b in pixels if (r, g, b) == (247, 245, 240)) / len(pixels)
    assert 0.05 < land < 0.98, "land and sea"


class Few:
    """Two places, as the gazetteer gives them."""

    def __init__(self) -> None:
        names = (Name(text="One Strait", lang="en"), Name(text="Eins", lang="de"))
        one = Place(id="strait/one", kind="strait", names=names, lon=10, lat=50, bbox=(9, 49, 11, 51), source="ours")
        two = Place(id="base/two", kind="base", names=(Name(text="Base Two", lang="en"),), lon=20, lat=55, bbox=(20, 55, 20, 55))
        self.records = {place.id: place for place in (one, two)}

    def ids(self):
        return list(self.records)

    def place(self, id):
        return self.records[id]

    def geometry(self, id):
        record = self.records[id]
        return Point(record.lon, record.lat) if record.kind == "base" else Point(record.lon, record.lat).buffer(1)

    def area_km2(self, id):
        return None


def test_a_map_of_the_gazetteer_speaks_of_places(visit, draw, samples, tmp_path):
    few = Few()
    dispatch, events, _, features = survey.survey(few, ["strait", "base"])
    rule = msgspec.structs.replace(samples.recipe().layers[0], id="all", title="All", kinds=(), gazetteer=("strait", "base"))
    path = tmp_path / "page.html"
    path.write_text(draw(recipe=samples.recipe(layers=(rule,)), events=events, features=features, incidents=[], dispatches=[dispatch],
                         places=few.records), encoding="utf-8")
    reader = visit()
    page = reader.listed(path)
    assert page.locator("#count").inner_text() == "2 of 2 places"
    assert page.locator("#timeline").is_hidden() and page.locator(".lacking:visible").count() == 0
    assert page.locator("svg use[href='#symbol-sign_strait']").count() >= 1
    page.locator("button.event", has_text="One Strait").click()
    panel = page.locator("#evidence").inner_text()
    assert "One Strait" in panel and "Strait" in panel and "THE RECORD" in panel.upper() and "Eins" in panel
    for word in ("Statement", "reviewed by a person", "Date", "Grade"):
        assert word not in panel, word
    page.locator("#tab-filters").click()
    assert page.locator("details[data-facet=kind] label.option").all_inner_texts()
    assert "Base" in page.locator("#filters").inner_text() and reader.errors == []
