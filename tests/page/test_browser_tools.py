"""The page as a tool: filters, time, permalink, export, print, embedding, keys; as a user does it, from a file, without a network."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from xml.etree import ElementTree

import msgspec
import pytest

from geo.model import Asset, When

pytestmark = pytest.mark.browser

NARROW = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
replace = msgspec.structs.replace


def shown(page) -> str:
    return page.locator("#count").inner_text()


def option(page, facet: str, name: str):
    group = page.locator(f"details[data-facet={facet}]")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return group.locator("label.option", has_text=name)


def settled(page) -> str:
    """The address once it has stopped changing: a view moves for a while, longer on a busy machine."""
    same, last = 0, ""
    for _ in range(60):
        page.wait_for_timeout(150)
        same = same + 1 if page.url == last and "v=" in last else 0
        last = page.url
        if same >= 4:
            return last
    raise AssertionError(f"the view never came to rest: {last}")


def taken(page, form: str) -> bytes:
    """The file that the export hands out."""
    page.locator("#export").click()
    with page.expect_download() as download:
        page.locator(f"[data-format={form}]").click()
    with open(download.value.path(), "rb") as file:
        found = file.read()
    page.keyboard.press("Escape")
    return found


def test_options_count_what_they_would_show(visit, file):
    page = visit().open(file)
    assert option(page, "kind", "Exercise").locator(".number").inner_text() == "2"
    option(page, "actor", "Philippines").locator("input").check()
    assert shown(page) == "1 of 13 events"
    assert option(page, "kind", "Exercise").locator(".number").inner_text() == "1"
    assert option(page, "kind", "Meeting").locator(".number").inner_text() == "0"
    assert option(page, "actor", "Russia").locator(".number").inner_text() == "7", "a choice does not hide the other options of its facet"


def test_or_within_a_facet_and_across_facets(visit, file):
    page = visit().open(file)
    option(page, "kind", "Exercise").locator("input").check()
    option(page, "kind", "Joint patrol").locator("input").check()
    assert shown(page) == "4 of 13 events"
    option(page, "modality", "claimed").locator("input").check()
    assert shown(page) == "1 of 13 events"
    assert page.locator("#chips button").count() == 3
    page.locator("#chips button", has_text="claimed").click()
    assert shown(page) == "4 of 13 events"


def test_the_reset_is_always_there_and_undoes_everything(visit, file):
    page = visit().open(file)
    reset = page.get_by_role("button", name="Reset", exact=True)
    assert reset.is_visible() and reset.is_disabled()
    option(page, "kind", "Exercise").locator("input").check()
    page.locator("#search").fill("luzon")
    page.locator(".strip").click(position={"x": 30, "y": 20})
    assert reset.is_visible() and reset.is_enabled()
    reset.click()
    assert shown(page) == "13 of 13 events" and page.locator("#search").input_value() == ""
    assert not option(page, "kind", "Exercise").locator("input").is_checked() and page.locator("#all-dates").is_hidden()


def test_a_filter_reaches_every_layer_of_the_map(visit, file):
    page = visit().open(file)
    assert page.locator("path.area").count() > 4 and page.locator("path.track").count() == 4
    option(page, "kind", "Meeting").locator("input").check()
    assert page.locator("path.area").count() == 0 and page.locator("path.track").count() == 0
    assert page.locator("button.mark").count() == 1


def test_a_sea_includes_what_lies_in_it(visit, draw, samples, tmp_path):
    path = tmp_path / "within.html"
    waters = {place.id: place for place, _ in samples.waters()}
    japan = waters["sea/japan"]
    ocean = replace(japan, id="ocean/all", kind="ocean", names=(replace(japan.names[0], text="All Ocean"),))
    strait = replace(ocean, id="strait/soya", kind="strait", names=(replace(ocean.names[0], text="Soya Strait"),))
    path.write_text(draw(places={"ocean/all": ocean, "strait/soya": strait},
                         within={"strait/soya": ["sea/japan", "ocean/all"], "sea/japan": ["ocean/all"]}), encoding="utf-8")
    page = visit().open(path)
    option(page, "place", "All Ocean").locator("input").check()
    assert shown(page) == "4 of 13 events"
    page.locator("#reset").click()
    option(page, "place", "Sea of Japan").locator("input").check()
    assert shown(page) == "4 of 13 events"
    page.locator("#reset").click()
    option(page, "place", "Soya Strait").locator("input").check()
    assert shown(page) == "3 of 13 events"


def test_search_runs_over_quotes_places_and_ships(visit, file):
    page = visit().open(file)
    for words, count in (("interference", 1), ("perouse", 3), ("ddg-69", 1), ("hokkaido", 0)):
        page.locator("#search").fill(words)
        assert shown(page) == f"{count} of 13 events", words


def test_a_brush_takes_what_touches_it_and_says_what_it_leaves_out(visit, file):
    page = visit().open(file)
    strip = page.locator(".strip").bounding_box()
    page.get_by_label("Bars by").select_option("day")
    page.mouse.move(strip["x"] + 12, strip["y"] + 20)
    page.mouse.down()
    page.mouse.move(strip["x"] + strip["width"] * 0.09, strip["y"] + 20, steps=4)
    page.mouse.up()
    assert shown(page) == "1 of 13 events", "the exercise from the 1st to the 10th, not the passage of the 16th"
    assert re.fullmatch(r"\d April 2023 – 1\d April 2023", page.locator("#span").inner_text())
    assert page.locator("path.track").count() == 0, "tracks follow the time too"
    assert page.locator(".keep").is_visible() and "9" in page.locator(".keep").inner_text()
    page.locator("#keep-undated").check()
    assert shown(page) == "10 of 13 events"
    page.locator("#all-dates").click()
    assert shown(page) == "13 of 13 events"


def test_undated_events_are_counted_whatever_the_window_and_listed_at_a_click(visit, file):
    page = visit().open(file, "#t=2023-04-16..2023-04-16")
    assert shown(page) == "2 of 13 events" or shown(page) == "1 of 13 events"
    page.get_by_role("button", name="No date (9)").click()
    assert shown(page) == "9 of 13 events" and page.locator("button.event").count() == 9


def test_a_month_is_a_bar_and_a_day_another(visit, file):
    page = visit().open(file)
    page.get_by_label("Bars by").select_option("day")
    assert page.locator("rect.bar.exact").count() >= 2 and page.locator("rect.bar.spread").count() >= 31
    widths = page.locator("rect.lasting").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    strip = page.locator(".bars").bounding_box()["width"]
    assert max(widths) > strip * 0.2, "May is a bar of its own, as long as it is"
    page.get_by_label("Bars by").select_option("month")
    assert page.locator("rect.bar.spread").count() == 0 and page.locator("rect.bar.exact").count() == 3


def test_handles_move_by_keys(visit, file):
    page = visit().open(file)
    page.get_by_label("Bars by").select_option("month")
    first, last = page.locator("#from"), page.locator("#to")
    first.focus()
    page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "1 May 2023"
    last.focus()
    page.keyboard.press("ArrowLeft")
    assert last.get_attribute("aria-valuetext") == "31 July 2023"
    assert shown(page) == "1 of 13 events"
    page.keyboard.press("End")
    assert shown(page) == "2 of 13 events"


def test_play_steps_through_and_stops_at_the_end(visit, file):
    page = visit().open(file)
    page.get_by_label("Bars by").select_option("month")
    page.get_by_label("Speed").select_option("4")
    page.locator("#play").click()
    seen = [page.locator("#span").inner_text()]
    for _ in range(80):
        page.wait_for_timeout(50)
        now = page.locator("#span").inner_text()
        if now != seen[-1]:
            seen.append(now)
        if page.locator("#play").get_attribute("aria-pressed") == "false":
            break
    assert seen == ["1 April 2023 – 30 April 2023", "1 May 2023 – 31 May 2023", "1 August 2023 – 31 August 2023"], "no empty month"
    assert shown(page) == "1 of 13 events"


def test_the_window_can_grow_instead(visit, file):
    page = visit().open(file, "#t=2023-05-01..2023-05-31")
    assert shown(page) == "1 of 13 events"
    page.get_by_label("What the window holds").select_option("growing")
    assert shown(page) == "3 of 13 events"
    assert page.locator("#span").inner_text() == "Up to 31 May 2023" and page.locator("#from").is_hidden()


def test_a_long_drag_does_not_flood_the_address(visit, file):
    reader = visit()
    page = reader.open(file)
    page.evaluate("""() => {
        window.written = 0;
        const write = history.replaceState.bind(history);
        history.replaceState = (...rest) => { window.written++; write(...rest); };
    }""")
    strip = page.locator(".strip").bounding_box()
    page.mouse.move(strip["x"] + 40, strip["y"] + 20)
    page.mouse.down()
    for n in range(300):
        page.mouse.move(strip["x"] + 60 + n, strip["y"] + 20)
    page.mouse.up()
    settled(page)
    assert "t=" in page.url and page.evaluate("window.written") < 20
    assert reader.errors == []


def test_steps_go_back_and_forth(visit, file):
    page = visit().open(file)
    page.get_by_label("Bars by").select_option("month")
    page.locator("#forth").click()
    page.locator("#forth").click()
    assert page.locator("#span").inner_text() == "1 May 2023 – 31 May 2023"
    page.locator("#back").click()
    assert page.locator("#span").inner_text() == "1 April 2023 – 30 April 2023"


@pytest.fixture(scope="module")
def crowd(draw, samples, tmp_path_factory):
    """3,000 meetings at one place."""
    event = next(one for one in samples.events() if one.id == "milius-e6")
    mark = next(one for one in samples.features() if one.event == event.id)
    days = [f"20{10 + n % 14:02}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(3000)]
    events = [replace(event, id=f"m{n}", when=When(start=day, end=day, precision="day"), actors=event.actors[:1 + n % 2],
                      assets=(Asset(kind="ship", name="Needle"),) if n == 1234 else ()) for n, day in enumerate(days)]
    path = tmp_path_factory.mktemp("crowd") / "crowd.html"
    path.write_text(draw(events=events, features=[replace(mark, id=f"{one.id}/1", event=one.id) for one in events], incidents=[]),
                    encoding="utf-8")
    return path


def test_a_stack_of_3000_gives_a_sorted_list_that_can_be_searched(visit, crowd):
    reader = visit()
    page = reader.open(crowd)
    assert shown(page) == "3,000 of 3,000 events"
    assert page.locator("button.mark").count() == 1 and page.locator(".mark .ring text").text_content() == "3000"
    assert page.locator("path.radius").count() == 1, "the same circle is drawn once"
    page.locator("button.mark").click()
    rows = page.locator(".stack-list li")
    assert 5 < rows.count() < 60, "only the rows in sight are built"
    assert rows.first.get_attribute("aria-setsize") == "3000"
    assert "2023" in rows.first.inner_text()
    page.get_by_label("Order").select_option("oldest")
    assert "2010" in rows.first.inner_text()
    page.locator("#evidence").evaluate("panel => { panel.scrollTop = panel.scrollHeight; }")
    page.locator(".stack-list li[aria-posinset='3000']").wait_for()
    assert "2023" in rows.last.inner_text()
    page.get_by_label("Search these").fill("needle")
    assert rows.count() == 1 and "1 of 3,000" in page.locator(".stack-tools .count").inner_text()
    rows.first.locator("button").click()
    assert "Needle" in page.locator("#evidence").inner_text()
    page.get_by_role("button", name="Back to the list").click()
    assert reader.errors == []


def test_a_long_list_is_walked_by_keys(visit, crowd):
    page = visit().listed(crowd)
    assert page.locator("#events li").count() < 60
    for _ in range(40):
        page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('li').getAttribute('aria-posinset')") == "40"
    focused = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    frame = page.locator("#panel-events").bounding_box()
    assert frame["y"] <= focused["y"] and focused["y"] + focused["height"] <= frame["y"] + frame["height"] + 1


def test_a_permalink_brings_everything_back(visit, file):
    page = visit().open(file)
    page.locator(".leaflet-control-layers-overlays input").nth(2).uncheck()
    option(page, "modality", "reported as fact").locator("input").check()
    option(page, "actor", "United States").locator("input").check()
    page.get_by_label("Bars by").select_option("month")
    page.locator("#search").fill("strait")
    page.locator("#tab-events").click()
    page.locator("button.event").first.click()
    page.locator(".leaflet-control-zoom-in").click()
    link = settled(page)
    for part in ("#v=", "e=milius-e1", "l=", "q=strait", "modality=happened", "actor=US", "u=month"):
        assert part in link, part
    state = """() => [document.getElementById('count').textContent, document.querySelector('figure.quote').textContent, location.hash,
                      document.getElementById('chips').textContent]"""
    again = visit()
    again.page.goto(link)
    again.page.wait_for_selector("body.ready")
    settled(again.page)
    assert again.page.evaluate(state) == page.evaluate(state)
    assert not again.page.locator(".leaflet-control-layers-overlays input").nth(2).is_checked()


def test_a_permalink_keeps_the_time_and_an_open_stack(visit, file):
    page = visit().open(file, "#t=2023-04-01..2023-05-31+growing+undated&s=city/beijing")
    assert page.locator(".stack-list button.event").count() == 2
    assert shown(page) == "12 of 13 events" and page.locator("#keep-undated").is_checked()
    page.locator(".leaflet-control-zoom-in").click()
    link = settled(page)
    assert "t=2023-04-01..2023-05-31+growing+undated" in link and "s=city%2Fbeijing" in link


def test_a_broken_permalink_does_no_harm(visit, file):
    reader = visit()
    hash = ("#v=x,1,2&e=%E0%A4%A&l=nothing&q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E&f=constructor&t=9999-99-99..0000-00-00"
            "&kind=nonsense,%3Cscript%3E&u=eon&s=nowhere&layer=patrols")
    page = reader.open(file, hash)
    assert reader.errors == [] and page.evaluate("window.ran") == []
    assert shown(page) == "0 of 13 events"


def test_the_link_is_handed_over(visit, file):
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.open(file, "#kind=exercise")
    page.locator("#share").click()
    link = page.locator("#share-link").input_value()
    assert link.startswith(file.as_uri()) and "kind=exercise" in link
    assert "?embed" in page.locator("#share-embed").input_value() and page.locator("#share-embed").input_value().startswith("<iframe ")
    page.locator("dialog .pair button").first.click()
    page.locator(".field .copied", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_citations_are_copied_in_three_forms(visit, file):
    page = visit(permissions=["clipboard-read", "clipboard-write"]).open(file, "#e=milius-e1")
    found = []
    for name in ("Text", "Markdown", "BibTeX"):
        page.locator(".copies button", has_text=name).click()
        page.locator(".copies .copied", has_text="Copied").wait_for()
        found.append(page.evaluate("navigator.clipboard.readText()"))
        page.evaluate("document.querySelector('.copies .copied').textContent = ''")
    assert all("USS Milius sailed through the Taiwan Strait" in text and "https://example.org/milius" in text for text in found)
    assert found[0].startswith("“") and found[1].startswith("> ") and found[2].startswith("@misc{")


def test_geojson_of_what_is_shown(visit, file):
    page = visit().open(file, "#actor=RU")
    found = json.loads(taken(page, "geojson"))
    count = int(shown(page).split()[0])
    events = {feature["properties"]["event"] for feature in found["features"]} | {one["event"] for one in found["unplaced"]}
    assert len(events) == count and "milius-e1" not in events
    assert found["data_sha256"] == page.locator("#digest").inner_text()

    def coordinates(shape):
        return [shape] if isinstance(shape[0], float | int) else [point for part in shape for point in coordinates(part)]

    points = [point for feature in found["features"] for point in coordinates(feature["geometry"]["coordinates"])]
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
    alaska = next(feature for feature in found["features"] if feature["id"] == "soya-e3/2")
    assert alaska["geometry"]["type"] == "MultiPolygon", "cut at the antimeridian"


def test_csv_and_kml_can_be_read_again(visit, file):
    page = visit().open(file, "#kind=exercise,meeting")
    rows = list(csv.DictReader(io.StringIO(taken(page, "csv").decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == {"milius-e2", "milius-e3", "milius-e6", "milius-e7"}
    assert next(row for row in rows if row["id"] == "milius-e3")["start"] == "2023-05-01"
    kml = ElementTree.fromstring(taken(page, "kml"))
    assert len(kml.findall(".//{http://www.opengis.net/kml/2.2}Placemark")) == 4


def test_a_picture_of_the_map(visit, file):
    reader = visit()
    page = reader.open(file)
    found = taken(page, "png")
    assert found[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", found[16:24])
    assert width == 2 * 1440 and height > 1400
    import base64

    colours = reader.context.new_page().evaluate("""async picture => {
        const image = new Image();
        image.src = 'data:image/png;base64,' + picture;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
        const pen = canvas.getContext('2d'), found = {};
        pen.drawImage(image, 0, 0);
        const {data} = pen.getImageData(0, 0, image.width, image.height - 180);
        for (let i = 0; i < data.length; i += 4 * 97) {
            const key = data.slice(i, i + 3).join();
            found[key] = (found[key] || 0) + 1;
        }
        return Object.entries(found).sort((a, b) => b[1] - a[1]).slice(0, 400).map(([key]) => key);
    }""", base64.b64encode(found).decode())
    assert "216,227,234" in colours and "247,245,240" in colours, "sea and land"
    assert any(int(g) - int(r) > 40 for r, g, b in (colour.split(",") for colour in colours)), "and the green hatch"
    assert reader.errors == []


def test_embedded_there_is_only_the_map_its_time_and_its_evidence(visit, file):
    reader = visit()
    page = reader.page
    page.goto(file.as_uri() + "?embed#e=milius-e1")
    page.wait_for_selector("body.ready")
    assert page.locator("#rail").is_hidden() and page.locator("#search").is_hidden() and page.locator(".tools").is_hidden()
    whole = page.locator("#whole").evaluate("link => link.href")
    assert whole.startswith(file.as_uri()) and "?embed" not in whole and "e=milius-e1" in whole
    assert page.locator("h1").is_visible() and page.locator("#evidence").is_visible() and page.locator("#timeline").is_visible()
    assert reader.errors == []


def test_the_rail_can_be_put_away(visit, file):
    page = visit().open(file)
    before = page.locator("#timeline").bounding_box()["x"]
    page.locator("#toggle").click()
    assert page.locator("#rail").is_hidden()
    page.wait_for_timeout(100)
    assert page.locator("#timeline").bounding_box()["x"] < before - 200
    page.keyboard.press("j")
    assert page.locator("#rail").is_visible()


def test_a_map_without_a_date_has_no_time(visit, draw, samples, tmp_path):
    path = tmp_path / "undated.html"
    path.write_text(draw(events=[replace(event, when=When()) for event in samples.events()]), encoding="utf-8")
    reader = visit()
    page = reader.open(path)
    assert page.locator("#timeline").is_hidden() and page.get_by_role("button", name="No date (13)").is_visible()
    page.keyboard.press(" ")
    assert reader.errors == []


def audit(page, root) -> list[str]:
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    assert axe.is_file(), "axe-core is missing: python3 dev.py setup"
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['impact']} {one['id']}: {node['target']} {node['failureSummary'][:300]}"
            for one in found["violations"] for node in one["nodes"][:3]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, file, root, scheme):
    page = visit(color_scheme=scheme).open(file)
    assert audit(page, root) == []
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("#legend summary").click()
    assert audit(page, root) == []
    page.locator(".strip").click(position={"x": 30, "y": 20})
    page.get_by_role("button", name=re.compile("No date")).click()
    page.locator("#export").click()
    assert audit(page, root) == []


def test_axe_finds_nothing_on_a_narrow_screen_nor_in_a_stack(visit, file, crowd, root):
    page = visit(**NARROW).open(file)
    page.locator("#grip").click()
    page.wait_for_timeout(300)
    assert audit(page, root) == []
    page = visit().open(crowd)
    page.locator("button.mark").click()
    assert audit(page, root) == []
