"""The page as a reader uses it: Chromium, from a file, without a network."""

from __future__ import annotations

import itertools
import json
import re

import pytest
from shapely.geometry import LineString

from geo.model import Feature

pytestmark = pytest.mark.browser

SOYA = "Chinese and Russian naval fleet ships entered the Sea of Okhotsk via the Soya Strait"
INKED = """canvas => {                    // left and right edge of what is drawn, in pixels of the window
    const {width, height} = canvas, {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
    const inked = [...Array(width).keys()].filter(x => [...Array(height).keys()].some(y => data[4 * (x + y * width) + 3]));
    const box = canvas.getBoundingClientRect();
    return [box.left + inked[0] * box.width / width, box.left + inked[inked.length - 1] * box.width / width];
}"""
BOXES = "all => all.map(one => one.getBoundingClientRect().toJSON())"
NARROW = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def box(page, selector: str) -> dict[str, float]:
    return page.locator(selector).first.bounding_box()


def opened(page, event: str) -> None:
    """Open an event by its permalink, as a link from elsewhere does."""
    page.evaluate("id => { location.hash = 'e=' + encodeURIComponent(id); }", event)
    page.wait_for_selector("#evidence:not([hidden]) figure.quote")


def test_it_asks_for_nothing_and_complains_of_nothing(visit, file):
    reader = visit()
    page = reader.listed(file)
    for button in page.locator("button.event").all():
        button.click()
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    assert [url for url in reader.requests if url != file.as_uri()] == []
    assert reader.errors == []
    assert page.evaluate("window.ran") == []
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_the_soya_track_and_its_quote(visit, file):
    page = visit().listed(file)
    assert page.locator("path.track.claimed.inferred").count() == 1
    page.get_by_role("button", name=re.compile("Passage by sea.*Soya Strait.*naval fleet ships", re.S)).click()
    assert page.locator("#evidence blockquote b").all_inner_texts() and SOYA in page.locator("figure.quote blockquote").first.inner_text()
    passage = page.locator("figure.quote blockquote").first.inner_text()
    assert passage.startswith("The Integrated Staff") and "prompting the Japanese" in passage
    assert page.locator("figure.quote blockquote mark.who").all_inner_texts()[:2] == ["Chinese", "Russian"]
    assert page.locator("figure.quote blockquote mark.where").all_inner_texts() == ["Sea of Okhotsk", "Soya Strait"]
    assert page.locator("path.track.selected").count() == 1
    panel = page.locator("#evidence").inner_text()
    for words in ("Not later than 14 August 2023", "no date in the text", "Northern Gazette", "fairly reliable", "La Perouse Strait",
                  "the nearest to the other places", "Taiwan Strait", "0.70", "Claimed by Japan (Ministry of Defense)", "inferred"):
        assert words in panel, words


def test_reports_of_one_incident_side_by_side_and_where_they_differ(visit, file):
    page = visit().open(file, "#e=soya-e1")
    assert page.locator(".reports article").count() == 2
    assert "Harbour Wire" in page.locator(".reports").inner_text()
    assert "13 August 2023 (Harbour Wire)" in page.locator(".disputed").inner_text()
    page.locator(".reports button").click()
    assert "five Chinese and Russian warships" in page.locator("figure.quote").inner_text()


def test_names_by_every_party(visit, file):
    page = visit().open(file, "#e=patrol-e1")
    names = dict(zip(page.locator("#evidence .parties dt").all_inner_texts(), page.locator("#evidence .parties dd").all_inner_texts(),
                     strict=True))
    assert names == {"South Korea": "East Sea, 동해", "Japan": "日本海"}
    claims = page.locator("#evidence .names", has_text="Claimed by").first.inner_text()
    assert "KR" in claims and "East Sea" in claims


def test_what_has_no_place_or_no_date_is_counted_and_listed(visit, file):
    page = visit().open(file)
    page.get_by_role("button", name="No place (1)").click()
    assert page.locator("button.event").count() == 1
    page.locator("button.event").click()
    assert "Not on the map: a statement without a place" in page.locator("#evidence").inner_text()
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="No date (9)").click()
    assert page.locator("button.event").count() == 9
    assert page.locator("#count").inner_text() == "9 of 13 events"


def test_a_stack_lists_its_events(visit, file):
    page = visit().open(file)
    page.get_by_role("button", name="2 events at Beijing").click()
    assert page.locator(".stack-list button.event").count() == 2
    page.locator(".stack-list button.event").first.click()
    assert "The ministers of China and Russia met in Beijing" in page.locator("figure.quote").inner_text()
    page.get_by_role("button", name="Back to the list").click()
    assert page.locator(".stack-list button.event").count() == 2


def test_layers_are_named_by_the_recipe_and_switch_their_events(visit, file, samples):
    page = visit().open(file)
    titles = page.locator(".leaflet-control-layers-overlays label").all_inner_texts()
    ours = [rule.title for rule in samples.recipe().layers]
    assert [title.strip() for title in titles] == [*ours, "Seas and straits", "Names", "Graticule"]
    before = page.locator("path.track").count()
    page.locator(".leaflet-control-layers-overlays input").first.uncheck()
    assert page.locator("path.track").count() == before - 3
    assert page.locator(".stop").count() == 2, "the stops of the deployment's way are left"
    assert page.locator("#count").inner_text() == "10 of 13 events"
    assert page.locator(".leaflet-control-layers-overlays label").first.inner_text().strip() == "Passages by sea"


def test_the_whole_page_works_from_the_keyboard(visit, file):
    page = visit().open(file)
    page.keyboard.press("/")
    page.keyboard.type("okhotsk perouse")
    assert page.locator("#count").inner_text() == "2 of 13 events"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.innerText").startswith("Passage by sea")
    page.keyboard.press("Enter")
    assert "five Chinese and Russian warships" in page.locator("figure.quote").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#evidence").is_hidden()
    assert page.evaluate("document.activeElement.matches('button.event')")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    assert SOYA in page.locator("figure.quote").inner_text()
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    assert page.locator("#count").inner_text() == "13 of 13 events"
    page.locator("#chart").click(position={"x": 700, "y": 20})
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press(" ")
    assert page.locator("#play").get_attribute("aria-pressed") == "true"
    page.keyboard.press(" ")
    assert page.locator("#play").get_attribute("aria-pressed") == "false"


def test_marks_can_be_reached_by_tab_and_say_what_they_are(visit, file):
    page = visit().open(file)
    labels = page.locator("button.mark").evaluate_all("marks => marks.map(mark => [mark.tabIndex, mark.textContent])")
    assert labels and all(index == 0 and label for index, label in labels)
    page.locator("button.mark").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#evidence").is_visible()


def test_dark_and_light(visit, file):
    dark = visit(color_scheme="dark")
    page = dark.open(file)
    background = "getComputedStyle(document.body).backgroundColor"
    assert sum(map(int, re.findall(r"\d+", page.evaluate(background)))) < 150
    area = box(page, "#chart")
    _, pixels = dark.pixels({"x": area["x"] + 700, "y": area["y"] + 600, "width": 4, "height": 4})
    assert sum(pixels[0]) < 200, "the sea is dark too"
    page.locator("#theme").click()
    assert sum(map(int, re.findall(r"\d+", page.evaluate(background)))) > 700
    page.reload()
    page.wait_for_selector("body.ready")
    assert sum(map(int, re.findall(r"\d+", page.evaluate(background)))) > 700, "the choice is kept"


def test_a_narrow_screen_has_sheets(visit, file):
    reader = visit(**NARROW)
    page = reader.open(file)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert box(page, "#chart")["width"] == 390
    assert page.locator("button.event").first.is_hidden(), "what is shut cannot be reached by keys either"
    page.locator("#grip").click()
    page.wait_for_timeout(300)
    sheet = box(page, "#rail")
    assert sheet["width"] == 390 and sheet["height"] > 400
    page.locator("button.event").nth(1).click()
    panel = box(page, "#evidence")
    assert panel["width"] == 390 and 300 < panel["y"] < 844
    track = box(page, "path.track.selected")
    assert track["y"] + track["height"] < panel["y"], "the mark is not under the sheet"
    page.get_by_role("button", name="Close").click()
    assert page.locator("#evidence").is_hidden()
    assert reader.errors == []


def test_the_bering_sea_is_whole_and_a_track_across_180_is_one_line(visit, draw, samples, tmp_path):
    across = Feature(id="milius-e4/2", event="milius-e4", shape="line", geometry=LineString([(165, 55), (180, 57), (200, 58)]),
                     role="track", directed=True, label="Bering Sea")
    path = tmp_path / "bering.html"
    bering = [(place, shape) for place, shape in samples.waters() if place.id == "sea/bering"]
    path.write_text(draw(features=[*samples.features(), across], waters=bering), encoding="utf-8")
    page = visit().open(path)
    chart = box(page, "#chart")
    west, east = page.locator(".leaflet-seas-pane canvas").evaluate(INKED)
    assert chart["x"] < west and east < chart["x"] + chart["width"]
    assert 150 < east - west < 400
    assert "Bering Sea" in page.locator(".name.water").all_inner_texts()
    lines = page.locator("path.track").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    widths = page.locator("path.track").evaluate_all("paths => paths.map(path => path.getBoundingClientRect().width)")
    assert all(line.count("M") == 1 for line in lines)
    assert max(widths) < chart["width"]


def test_pixels_show_the_hatch_denser_in_the_core_than_in_the_support(visit, file):
    reader = visit()
    page = reader.open(file, "#v=25,131,5&l=patrols")
    core, support = (max(page.locator(f"path.area.happened.{part}").evaluate_all(BOXES), key=lambda one: one["width"] * (one["y"] > 60))
                     for part in ("core", "support"))

    def inked(x: float, y: float) -> tuple[float, int]:
        """How much of a patch is ink, and how many stripes its first row crosses."""
        width, pixels = reader.pixels({"x": x, "y": y, "width": 100, "height": 60})
        green = [g - r > 40 for r, g, _ in pixels]
        return sum(green) / len(green), sum(one and not before for before, one in itertools.pairwise(green[:width]))

    dense, many = inked(core["x"] + core["width"] * 0.3, core["y"] + core["height"] * 0.6)
    sparse, few = inked(support["x"] + support["width"] * 0.6, support["y"] + support["height"] * 0.6)
    assert few >= 3 and many >= 3, "stripes, not a fill"
    assert 0.03 < sparse < dense / 1.5
    assert dense < 0.9


def test_pixels_show_the_arrow_at_the_end_of_a_track(visit, file):
    reader = visit()
    page = reader.open(file, "#v=45.8,142.3,8&l=passages")
    page.wait_for_timeout(200)
    head = page.locator(".arrow span:not([hidden]) svg").evaluate_all(
        "heads => heads.map(head => [head.getBoundingClientRect().toJSON(), +head.dataset.angle])")
    ends = [frame for frame, angle in head if -45 < angle < 0]
    assert ends, "the Soya track runs east and a little north"
    frame = max(ends, key=lambda one: one["x"])
    _, pixels = reader.pixels({"x": frame["x"], "y": frame["y"], "width": 20, "height": 20})
    blue = sum(1 for r, g, b in pixels if abs(r - 0) < 40 and abs(g - 0x72) < 40 and abs(b - 0xb2) < 40)
    assert blue > 40, "a head of the layer's colour, wider than the line"


def test_inferred_routes_are_dashed_and_planned_areas_dotted(visit, file):
    page = visit().open(file)
    assert page.locator("path.track.inferred").first.get_attribute("stroke-dasharray")
    assert page.locator("path.track:not(.inferred)").first.get_attribute("stroke-dasharray") is None
    planned = page.locator("path.area.planned").first.get_attribute("fill")
    assert page.locator(f"[id='{planned[5:-1]}'] circle").count() == 1
    assert "planned" in page.locator(".mark.planned, .mark .modality").all_inner_texts() or "planned" in page.locator(".chart").inner_text()


def test_damaged_data_gives_words_not_a_white_page(visit, html, tmp_path):
    path = tmp_path / "cut.html"
    at = html.index('<script type="application/json" id="data">') + 2000
    path.write_text(html[:at] + html[html.index("</script>", at):], encoding="utf-8")
    page = visit().open(path)
    assert "damaged" in page.get_by_role("alert").inner_text()


def test_without_script_there_is_a_table(visit, file):
    reader = visit(java_script_enabled=False)
    reader.page.goto(file.as_uri())
    rows = reader.page.locator("noscript tr, body > table tr, table tr")
    assert rows.count() == 14
    assert SOYA in reader.page.locator("table").inner_text()


@pytest.mark.parametrize("width", [1440, 720])                # 720: how wide a sheet of A4 is to a browser
def test_paper_carries_legend_sources_and_the_whole_sum(visit, file, width):
    reader = visit(viewport={"width": width, "height": 900})
    page = reader.open(file)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#search").is_hidden() and page.locator(".tools").is_hidden()
    assert page.locator("#digest").bounding_box()["width"] > 300
    assert page.locator("#legend-body").is_visible() and page.locator(".leaflet-control-scale").is_visible()
    assert page.locator("button.event").last.is_visible()
    assert "https://example.org/milius" in page.locator("#events").inner_text()
    assert box(page, "#chart")["y"] < box(page, "#events")["y"]


def test_the_sum_in_the_footer_is_that_of_the_data(visit, file):
    page = visit().open(file)
    found = page.evaluate("""async () => {
        const bytes = new TextEncoder().encode(document.getElementById('data').textContent);
        const sum = await crypto.subtle.digest('SHA-256', bytes);
        return [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, '0')).join('');
    }""") if page.evaluate("!!(window.crypto && crypto.subtle)") else pytest.fail("no crypto on file://")
    assert page.locator("#digest").inner_text() == found


def test_the_document_says_what_it_is(visit, file):
    page = visit().open(file)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == "Everything in the dispatches - Straitwatch"
    for role in ("banner", "navigation", "main", "complementary", "contentinfo"):
        assert page.get_by_role(role, include_hidden=True).count() >= 1, role
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    assert "user-scalable" not in page.locator("meta[name=viewport]").get_attribute("content")
    assert json.loads(page.locator("#data").text_content())["format"] == 1
