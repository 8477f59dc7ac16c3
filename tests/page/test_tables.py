"""The page of a table, as a reader uses it; and what of it Python decides."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geo.exchange import table
from geo.page import tables

HEADER = "lat,lon,date,kind,actor,place,source,title,notes,url,extra\n"
PAYLOADS = (
    "${alert(1)}",
    "`+alert(2)+`",
    "</script><script>alert(3)</script>",
    "<img src=x onerror=alert(4)>",
    "<!--<script>",
    "__proto__",
    "'); alert(5); //",
    "\u202egnp.exe",
    "constructor",
    "]]><svg onload=alert(6)>",
    "=cmd|' /C calc'!A0",
)
INKED = """canvas => {                    // the middle of what is drawn, in pixels of the window
    const {width, height} = canvas, {data} = canvas.getContext('2d').getImageData(0, 0, width, height);
    let left = width, right = 0, top = height, bottom = 0;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
        if (!data[4 * (x + y * width) + 3]) continue;
        left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
    }
    const box = canvas.getBoundingClientRect();
    return {x: box.left + (left + right) / 2 * box.width / width, y: box.top + (top + bottom) / 2 * box.height / height};
}"""


@pytest.fixture(scope="session")
def drawn(data, tmp_path_factory) -> Callable[..., Path]:
    """`drawn(text)`: the file of a table's page, and its neighbours beside it."""

    def draw(text: str, *, inline_max: int = 10**7, keep: tuple[str, ...] = ("extra",), change: Callable[[str], str] = str) -> Path:
        read = table.read(text.encode(), where="events.csv", form="csv", keep=keep)
        made = tables.render(
            read, title="Events <b>", beside="map_files", inline_max=inline_max, version="0", locate=lambda *parts: data.joinpath(*parts)
        )
        path = tmp_path_factory.mktemp("table") / "map.html"
        path.write_text(change(made.html), encoding="utf-8")
        for sidecar in made.sidecars:
            path.with_name("map_files").mkdir(exist_ok=True)
            (path.with_name("map_files") / sidecar.name).write_text(sidecar.text, encoding="utf-8")
        return path

    return draw


def rows(n: int) -> str:
    """Events at one harbour, a few elsewhere, one nowhere and one never."""
    kinds, actors = ("exercise", "strike", "Parade"), ("CN", "JP", "Coast Guard of X")
    lines = [
        f"35.1,129.1,2023-{k % 12 + 1:02d}-{k % 28 + 1:02d},{kinds[k % 3]},{actors[k % 3]},Busan,Paper {k % 2},Title {k},Note {k} says "
        f"{'rarely' if k % 500 == 0 else 'often'},https://example.org/{k},more {k}"
        for k in range(n)
    ]
    return (
        HEADER
        + "\n".join(
            [
                *lines,
                "45.7,142.0,2023-05-01/2023-05-09,naval_transit,RU,Soya,Paper 0,Strait,A passage,,",
                ",,2023-06-02,strike,CN,Nowhere,Paper 1,T,Unplaced words,,",
                "35.1,129.1,,strike,CN,Busan,Paper 1,T,Undated words,,",
            ]
        )
        + "\n"
    )


@pytest.fixture(scope="session")
def file(drawn) -> Path:
    return drawn(rows(3_000))


def says(page: Any, text: str, where: str = "#count") -> None:
    page.locator(where, has_text=re.compile(f"^{re.escape(text)}$")).wait_for()


def ring(page: Any) -> dict[str, float]:
    return page.locator(".leaflet-rings-pane canvas").evaluate(INKED)


# --- Python -----------------------------------------------------------------------------------------------------------------------------


def test_the_world_is_cut_where_no_event_is():
    def whole(*lon: float) -> tuple[float, list[float] | None]:
        return tables.whole(np.array(lon), np.zeros(len(lon)))

    centre, extent = whole(170, 175, -170, -165)
    assert centre == -177.5 and extent[0] < 170 and extent[2] > 195
    assert whole(10, 20)[0] == 15 and whole(float("nan")) == (150.0, None)
    assert whole(5)[1] == [4.5, -0.5, 5.5, 0.5]


def test_actors_of_many_colours():
    colours = tables.colours(["CN\x1fRU", *(f"X{n}" for n in range(40)), ""])
    assert colours["CN"] != colours["RU"] and "" not in colours
    assert len({colours[f"X{n}"] for n in range(40)}) > 3 and colours["X39"] == colours["X38"]
    assert tables.prominent(["X0", "CN"]) == ["X0", "CN"] and "X39" not in tables.prominent([f"X{n}" for n in range(40)])


def test_cells_of_land_are_those_with_events():
    assert tables.cells(np.array([129.1, 129.9, -0.5, np.nan, 180]), np.array([35.1, 35.9, -0.5, np.nan, 90])) == {
        "120/30": 2,
        "-10/-10": 1,
        "170/80": 1,
    }


def test_only_a_page_with_neighbours_may_fetch_scripts(drawn):
    def policy(path: Path) -> str:
        return re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', path.read_text(encoding="utf-8"))[1].replace(
            "&#39;", "'"
        )

    near, alone = policy(drawn(rows(10), inline_max=0)), policy(drawn(rows(10)))
    assert "'strict-dynamic'" in near and "strict-dynamic" not in alone
    for found in (near, alone):
        assert "default-src 'none'" in found and "connect-src 'none'" in found and "unsafe" not in found and "http" not in found


# --- the reader -------------------------------------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_a_stack_of_three_thousand_opens_as_a_list_that_can_be_searched_and_sorted(visit, file):
    reader = visit()
    page = reader.open(file)
    assert page.locator("#count").inner_text() == "3,003 of 3,003 events"
    page.locator(".facet[data-facet=place] label", has_text="Busan").click()
    at = ring(page)
    page.mouse.click(at["x"], at["y"])
    assert "3,001 events at Busan" in page.locator("#evidence h2").inner_text()
    assert page.locator(".stack-list li").count() < 40, "only the rows in sight are elements"
    first = page.locator(".stack-list button.event").first
    assert "28 December 2023" in first.inner_text()
    page.locator("#evidence input[type=search]").fill("rarely")
    says(page, "6 of 3,001 events", ".stack-tools .count")
    assert "rarely" in first.inner_text()
    page.locator("#evidence input[type=search]").fill("")
    says(page, "3,001 of 3,001 events", ".stack-tools .count")
    page.locator("#evidence select").select_option("oldest")
    assert "1 January 2023" in first.inner_text()
    page.locator("#evidence").evaluate("panel => { panel.scrollTop = panel.scrollHeight; }")
    page.locator(".stack-list li[aria-posinset='3001']").wait_for()
    assert "Date unknown" in page.locator(".stack-list li[aria-posinset='3001']").inner_text()
    page.locator(".stack-list li[aria-posinset='3001'] button").click()
    panel = page.locator("#evidence").inner_text()
    assert "Undated words" in panel and "35.10° N 129.10° E" in panel and "Row 3003 of events.csv" in panel
    page.get_by_role("button", name="Back to the list").click()
    assert "3,001 events at Busan" in page.locator("#evidence h2").inner_text()
    assert reader.errors == [] and page.evaluate("window.ran") == [] and [url for url in reader.requests if url != file.as_uri()] == []


@pytest.mark.browser
def test_filters_time_and_search_work_together(visit, file):
    reader = visit()
    page = reader.open(file)
    page.locator(".facet[data-facet=kind] label", has_text="Parade").click()
    assert page.locator("#count").inner_text() == "1,000 of 3,003 events"
    page.locator("#search").fill("rarely")
    says(page, "2 of 3,003 events")
    page.get_by_role("button", name="Reset").click()
    page.locator("#search").fill("coast guard")
    says(page, "1,000 of 3,003 events")
    page.locator("#search").fill("")
    says(page, "3,003 of 3,003 events")
    page.get_by_role("button", name="No date (1)").click()
    assert page.locator("#count").inner_text() == "1 of 3,003 events"
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("button", name="No place (1)").click()
    page.locator("#events li", has_text="Unplaced words").wait_for()
    page.get_by_role("button", name="Reset").click()
    strip = page.locator(".strip").bounding_box()
    page.mouse.click(strip["x"] + strip["width"] * 0.4, strip["y"] + 30)
    shown = page.locator("#count").inner_text()
    assert 10 < int(shown.split()[0].replace(",", "")) < 300, shown
    assert reader.errors == []


@pytest.mark.browser
def test_a_permalink_leads_back_to_the_row(visit, file):
    page = visit().open(file, "#e=row3001")
    assert "A passage" in page.locator("figure.quote").inner_text() and "1 – 9 May 2023" in page.locator("#evidence").inner_text()
    page.get_by_role("button", name="Close").click()
    page.locator(".facet[data-facet=actor] label", has_text="Russia").click()
    page.locator("#tab-events").click()
    page.locator("#events button.event", has_text="Soya").click()
    page.wait_for_url(lambda url: "actor=RU" in url and "&e=" in url)          # the address is written when things rest
    hash = page.evaluate("location.hash")
    again = visit().open(file, hash)
    assert again.locator("#count").inner_text() == "1 of 3,003 events" and "A passage" in again.locator("figure.quote").inner_text()


@pytest.mark.browser
def test_what_is_shown_can_be_taken_away(visit, file, tmp_path):
    page = visit().open(file)
    page.locator("#search").fill("rarely")
    says(page, "6 of 3,003 events")
    saved = {}
    for form in ("csv", "geojson", "kml"):
        page.locator("#export").click()
        with page.expect_download() as download:
            page.locator(f"[data-format={form}]").click()
        saved[form] = tmp_path / f"out.{form}"
        download.value.save_as(saved[form])
        page.keyboard.press("Escape")
    found = json.loads(saved["geojson"].read_text(encoding="utf-8"))
    assert len(found["features"]) == 6 and found["features"][0]["geometry"] == {"type": "Point", "coordinates": [129.1, 35.1]}
    assert sorted(one["properties"]["quote"]["text"] for one in found["features"])[0] == "Note 0 says rarely"
    again = table.read(saved["csv"], where="out.csv")
    assert (
        again.n == 6 and set(again.texts["url"]) == {f"https://example.org/{k}" for k in range(0, 3000, 500)} and (again.lon == 129.1).all()
    )
    assert saved["kml"].read_text(encoding="utf-8").count("<Placemark>") == 6


@pytest.mark.browser
def test_texts_beside_the_page_are_read_when_somebody_looks(visit, drawn):
    path = drawn(rows(3_000), inline_max=0)
    reader = visit()
    page = reader.open(path)
    page.locator("#search").fill("passage")
    says(page, "1 of 3,003 events")
    page.locator("#tab-events").click()
    page.locator("#events button.event", has_text="Soya").click()
    page.locator("figure.quote").get_by_text("A passage").wait_for()
    beside = [url for url in reader.requests if url != path.as_uri()]
    assert beside and all(url.startswith(path.with_name("map_files").as_uri()) for url in beside) and len(beside) == len(set(beside))
    assert reader.errors == [] and page.evaluate("window.ran") == []


@pytest.mark.browser
@pytest.mark.parametrize("harm", ["gone", "changed", "foreign"])
def test_a_neighbour_that_is_gone_or_changed_is_said_and_not_used(visit, drawn, harm):
    path = drawn(rows(30), inline_max=0)
    (beside,) = path.with_name("map_files").iterdir()
    text = beside.read_text(encoding="utf-8")
    if harm == "gone":
        beside.unlink()
    elif harm == "changed":
        beside.write_text(text.replace('["', '["AAAA'), encoding="utf-8")
    else:
        beside.write_text("straitwatch.receive(7, '[]'); straitwatch.receive(0, {});", encoding="utf-8")
    page = visit().open(path, "#e=row31")
    page.locator(".lost").wait_for()
    assert "is not the one that belongs to this page" in page.locator(".lost").inner_text()
    assert "Soya" in page.locator("#evidence").inner_text() and page.locator("figure.quote").count() == 0


@pytest.mark.browser
def test_hostile_cells_stay_text(visit, drawn):
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    text = HEADER.replace("extra", quoted("<b onclick=alert(7)>")) + "".join(
        f"35.{n},129,2023-01-{n + 1:02d}," + ",".join([quoted(payload)] * 5 + [quoted("javascript:alert(8)"), quoted(payload)]) + "\n"
        for n, payload in enumerate(PAYLOADS)
    )
    path = drawn(text, keep=("<b onclick=alert(7)>",))
    html = path.read_text(encoding="utf-8")
    kinds = re.findall(r"<script(?: [^>]*)?>", html)
    assert kinds == [f'<script type="application/json" id="{name}">' for name in ("base", "data", "columns")] + ["<script>"] * 3
    reader = visit()
    page = reader.open(path)
    page.locator("#tab-events").click()
    for number in range(len(PAYLOADS)):
        page.locator("#events button.event").nth(number).click()
        page.locator("#evidence h2").wait_for()
    at = ring(page)
    page.mouse.move(at["x"], at["y"])
    page.locator("#search").fill("${alert")
    says(page, "1 of 11 events")
    assert page.evaluate("window.ran") == [] and reader.errors == []
    assert page.locator("img, iframe, object, embed, [onerror], [onload], [onclick]").count() == 0
    assert page.evaluate("[...document.querySelectorAll('a')].filter(a => !/^https?:$|^file:$/.test(a.protocol)).length") == 0
    page.get_by_role("button", name="Reset").click()
    shown = page.locator("body").inner_text()
    for payload in PAYLOADS:
        assert payload in shown, payload


@pytest.mark.browser
@pytest.mark.parametrize(
    "damage",
    [
        lambda html: html.replace('"format":1,"labels"', '"format":9,"labels"'),
        lambda html: re.sub(r'("spot"|"place"):\{"data":"[^"]{4}', r'\1:{"data":"AAAA', html),
        lambda html: html.replace('id="columns">{', 'id="columns">'),
    ],
)
def test_damaged_columns_are_said_and_no_white_page(visit, drawn, damage):
    path = drawn(rows(50), change=damage)
    page = visit().open(path)
    assert page.locator("body.damaged").count() == 1 and "data is damaged" in page.locator("#chart").inner_text()


@pytest.mark.browser
def test_the_theme_reaches_the_canvases(visit, file):
    page = visit().open(file)

    def land() -> list[int]:
        return page.evaluate("""() => {
            const canvas = document.querySelector('.leaflet-land-pane canvas'), pen = canvas.getContext('2d');
            const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
            const at = data.findIndex((value, n) => n % 4 === 3 && value === 255);
            return [...data.slice(at - 3, at)];
        }""")

    light = land()
    page.locator("#theme").click()
    assert sum(land()) < sum(light) - 200


@pytest.mark.browser
def test_the_rows_are_there_without_javascript(browser, file):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("noscript table tr, table tr").count() >= 200 and "Note" in page.locator("table").inner_text()
    context.close()
