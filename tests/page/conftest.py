"""A page of the sample records, and a Chromium without a network to open it in."""

from __future__ import annotations

import base64
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
NO_NETWORK = "http://127.0.0.1:9"            # nobody listens there: what leaves the machine fails, and is counted before


@pytest.fixture(scope="session")
def samples() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("samples.py"))))


@pytest.fixture(scope="session")
def draw(samples, data) -> Callable[..., str]:
    """`draw(recipe=..., events=...)`: the page of the samples with some of them replaced."""
    from geo import page
    from geo.layers import layers

    def drawn(**changes: Any) -> str:
        records = {"recipe": samples.recipe(), "events": samples.events(), "features": samples.features(), "incidents": samples.incidents(),
                   "dispatches": samples.dispatches(), "waters": samples.waters(), "version": "0", "places": None} | changes
        records["layers"] = layers(records["features"], records["events"], records["recipe"])
        return page.render(**records, locate=lambda *parts: data.joinpath(*parts))

    return drawn


@pytest.fixture(scope="session")
def html(draw) -> str:
    return draw()


@pytest.fixture(scope="session")
def file(html, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_text(html, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=chromium, args=FLAGS, proxy={"server": NO_NETWORK})
        yield launched
        launched.close()


class Visit:
    """A page as a reader opens it, with everything that must not happen written down."""

    def __init__(self, browser: Any, **options: Any) -> None:
        options = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", "color_scheme": "light"} | options
        self.context = browser.new_context(**options)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.context.add_init_script("""
            window.ran = [];
            window.alert = window.confirm = window.prompt = text => { window.ran.push(String(text)); };
            document.addEventListener('securitypolicyviolation', event => window.ran.push('csp ' + event.violatedDirective));
        """)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: Path, hash: str = "") -> Any:
        self.page.goto(path.as_uri() + hash)
        self.page.wait_for_selector("body.ready, body.damaged", timeout=10_000)
        return self.page

    def listed(self, path: Path, hash: str = "") -> Any:
        """Open the page and turn to its list of events."""
        self.open(path, hash)
        if self.page.locator("#events").is_hidden():
            self.page.locator("#tab-events").click()
        return self.page

    def pixels(self, clip: dict[str, float]) -> tuple[int, list[tuple[int, int, int]]]:
        """Width, and colours row by row, of a part of the window; Chromium itself decodes its picture."""
        picture = base64.b64encode(self.page.screenshot(clip=clip)).decode()
        blank = self.context.new_page()
        width, values = blank.evaluate("""async picture => {
            const image = new Image();
            image.src = 'data:image/png;base64,' + picture;
            await image.decode();
            const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0);
            return [image.width, [...pen.getImageData(0, 0, image.width, image.height).data]];
        }""", picture)
        blank.close()
        return width, [tuple(values[n:n + 3]) for n in range(0, len(values), 4)]


@pytest.fixture
def visit(browser) -> Iterator[Callable[..., Visit]]:
    made: list[Visit] = []

    def visitor(**options: Any) -> Visit:
        made.append(Visit(browser, **options))
        return made[-1]

    yield visitor
    for each in made:
        each.context.close()


@pytest.fixture(scope="session")
def node() -> str:
    """A Node: the one Playwright brings."""
    driver = pytest.importorskip("playwright._impl._driver")
    found = driver.compute_driver_executable()
    return str(found[0] if isinstance(found, tuple) else found)


