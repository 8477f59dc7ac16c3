"""Text that wants to be code stays text: in the file, and in the browser."""

from __future__ import annotations

import hashlib
import re

import msgspec
import pytest

from gazetteer.place import Name
from geo.model import Actor, Dispatch, Event, Incident, PlaceMention, Report, Span, When
from geo.recipes import LayerRule

PAYLOADS = (
    "${alert(1)}", "`+alert(2)+`", "</script><script>alert(3)</script>", "<img src=x onerror=alert(4)>", "javascript:alert(5)",
    "\u202egnp.exe\u2066", "line\u2028separator\u2029alert(6)", "{{ 7 * 7 }}{% for x in y %}", "<!--<script>", "]]><svg onload=alert(8)>",
    "\"'><b onmouseover=alert(9)>", "</noscript><script>alert(10)</script>", "</title><script>alert(11)</script>", "&lt;script&gt;\\u003c",
)
replace = msgspec.structs.replace


@pytest.fixture(scope="module")
def hostile(draw, samples):
    """Every text of the records replaced by a payload, one set of records for each."""
    dispatches, events, features, incidents = [], [], [], []
    told, marks = samples.events()[0], [mark for mark in samples.features() if mark.event == "soya-e1"]
    for number, payload in enumerate(PAYLOADS):
        text = f"Before {payload}. {payload} sailed. After {payload}."
        start = text.index(payload, 8 + len(payload))
        quote = Span(start=start, end=start + len(payload), text=payload)
        id = f"{number}-{payload}"
        dispatches.append(Dispatch(id=id, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=payload, publisher=payload,
                                   url="javascript:alert(12)", published_how=payload, lang=payload, file=payload))
        mention = PlaceMention(span=quote, role="at", query=payload)
        events.append(Event(id=id, dispatch=id, kind="naval_transit", domain="sea", modality="claimed", quote=quote, mapped=True,
                            also=(quote,), places=(mention,),
                            actors=(Actor(country=payload, role="initiator", name=payload, unit=payload, span=quote),),
                            assets=(replace(told.assets[0], name=payload, hull=payload, kind=payload, span=quote),),
                            when=When(how=payload, edtf=payload, span=quote), claimed_by=(payload,), denied_by=(payload,), why_not=payload,
                            rules=(payload,)))
        for mark in marks:
            answers = tuple(replace(answer, mention=mention, name=payload, names=(payload,), why=payload,
                                    candidates=tuple(replace(one, name=payload, how=payload, why=payload) for one in answer.candidates))
                            for answer in mark.resolutions)
            features.append(replace(mark, id=f"{id}/1", event=id, label=payload, why=payload, place=payload, resolutions=answers))
    incidents.append(Incident(id="<i>", kind="naval_transit", events=tuple(event.id for event in events), agreed=PAYLOADS,
                              disputed=PAYLOADS, reports=tuple(Report(dispatch=event.dispatch, event=event.id) for event in events)))
    place, shape = samples.waters()[0]
    waters = [(replace(place, id=payload, names=(Name(text=payload, used_by=(payload,)), Name(text=payload, lang=payload))), shape)
              for payload in PAYLOADS]
    recipe = samples.recipe(title="".join(PAYLOADS), subtitle="".join(PAYLOADS),
                            layers=tuple(LayerRule(id=f"layer{number}", title=payload) for number, payload in enumerate(PAYLOADS)))
    return draw(recipe=recipe, events=events, features=features, incidents=incidents, dispatches=dispatches, waters=waters)


def test_only_our_own_scripts_are_in_the_file(hostile, html):
    def scripts(text: str) -> list[str]:
        return re.findall(r"<script(?: [^>]*)?>", text)

    assert scripts(hostile) == scripts(html)
    assert scripts(html) == ['<script type="application/json" id="base">', '<script type="application/json" id="data">', *["<script>"] * 3]


def test_no_payload_stands_in_executable_script(hostile, html):
    ours = re.findall(r"<script>(.*?)</script>", html, re.S)
    theirs = re.findall(r"<script>(.*?)</script>", hostile, re.S)
    assert ours[:2] == theirs[:2]
    assert re.sub(r"\d+", "", theirs[2]).count("alert") == 0
    for payload in PAYLOADS:
        assert payload not in theirs[2]


def test_the_data_block_has_no_markup_and_no_line_separators(hostile):
    block = re.search(r'id="data">(.*?)</script>', hostile, re.S)[1]
    assert not set(block) & set("<>&\u2028\u2029")


@pytest.mark.browser
def test_nothing_runs_and_everything_is_shown_as_text(visit, hostile, tmp_path):
    path = tmp_path / "hostile.html"
    path.write_text(hostile, encoding="utf-8")
    reader = visit()
    page = reader.listed(path)
    assert page.locator("button.event").count() == len(PAYLOADS)
    for number in range(len(PAYLOADS)):
        page.locator("button.event").nth(number).click()
        page.locator("#evidence").wait_for()
    page.locator("button.mark").first.click()
    for chosen in ("#share", "#export", "#help"):
        page.locator(chosen).click()
        page.keyboard.press("Escape")
    page.locator("#tab-filters").click()
    for facet in page.locator("details.facet:not([open]) summary").all():
        facet.click()
    page.locator("#filters input[type=checkbox]:visible").last.check()
    page.locator("#reset").click()
    page.locator(".leaflet-control-layers").hover()
    page.locator(".leaflet-control-layers-overlays input").first.uncheck()
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") == []
    assert reader.errors == []
    assert [url for url in reader.requests if not url.startswith(path.as_uri())] == []
    assert page.locator("img, iframe, object, embed, [onerror], [onload], [onmouseover]").count() == 0
    assert page.locator("script").count() == 5
    assert page.evaluate("[...document.querySelectorAll('a')].filter(a => !/^https?:$|^file:$/.test(a.protocol)).length") == 0
    titles = [text.strip() for text in page.locator(".leaflet-control-layers-overlays label").all_text_contents()]
    assert "<img src=x onerror=alert(4)>" in titles
    shown = page.locator("#events").text_content()
    for payload in PAYLOADS:
        assert payload in shown, payload


@pytest.mark.browser
def test_the_policy_stops_what_would_slip_through(visit, file):
    page = visit().open(file)
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran.push("inline")';
        document.body.append(script);
        const link = document.createElement('a');
        link.href = 'javascript:window.ran.push("url")';
        document.body.append(link);
        link.click();
        try { document.body.setAttribute('onclick', 'window.ran.push("handler")'); document.body.click(); } catch {}
        new Image().src = 'https://example.org/leak.png';
    }""")
    page.wait_for_timeout(200)
    ran = page.evaluate("window.ran")
    assert not {"inline", "url", "handler"} & set(ran)
    assert any(entry.startswith("csp script-src") for entry in ran) and any(entry.startswith("csp img-src") for entry in ran)


@pytest.mark.browser
def test_direction_marks_stay_inside_their_quote(visit, hostile, tmp_path):
    path = tmp_path / "hostile.html"
    path.write_text(hostile, encoding="utf-8")
    page = visit().open(path)
    isolated = page.locator("#events bdi").evaluate_all("all => all.every(one => getComputedStyle(one).unicodeBidi.includes('isolate'))")
    assert isolated
