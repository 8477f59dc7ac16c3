"""Measure pages of many events in headless Chromium, beside folium's own ways of drawing them: `python tests/benchmarks/page_numbers.py`.

The same seeded events go into every page. folium's pages fetch their libraries from five hosts; `--peers DIR` names a folder where

    npm install --legacy-peer-deps leaflet@1.9.4 leaflet.markercluster@1.4.1 leaflet-timedimension@1.1.1 \\
        iso8601-js-period@0.2.1 moment@2.18.1 jquery@3.7.1 jquery-ui-dist@1.12.1 leaflet.awesome-markers@2.0.5

was run, and they are answered from there. Without it only their files are measured. Sizes that would take a peer minutes are left
out and named. On a busy machine look at what worked: seconds of a processor that Python, and the thread of the page until it is ready,
took for themselves.
"""

from __future__ import annotations

import argparse
import csv
import datetime
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

SEED, YEARS = 20, 10
KINDS = ("naval_transit", "exercise", "intercept", "strike", "incursion", "deployment", "clash", "measure")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--enable-precise-memory-info"]
# Input at every frame, as fast as a hand can be: the times from one frame to the next while it goes on.
DRAG = """([selector, kind, height, from, to, steps]) => new Promise(done => {
    const target = document.querySelector(selector), box = target.getBoundingClientRect(), frames = [];
    const send = (what, share) => target.dispatchEvent(new (kind === 'pointer' ? PointerEvent : MouseEvent)(kind + what, {
        bubbles: true, cancelable: true, pointerId: 1, button: 0, buttons: 1,
        clientX: box.left + share * box.width, clientY: box.top + height * box.height}));
    send('down', from);
    let step = 0, last = performance.now();
    const tick = now => {
        frames.push(now - last);
        last = now;
        if (++step > steps) { send('up', to); done(frames.slice(3)); return; }
        send('move', from + (to - from) * step / steps);
        requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
})"""
READY = """new MutationObserver((changes, seen) => {
    if (!document.body || !document.body.matches('.ready, .damaged')) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.readyAt = performance.now(); }));
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['class']});"""
PEERS = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "jquery.min.js": "jquery/dist/jquery.min.js",
    "jquery-ui.min.js": "jquery-ui-dist/jquery-ui.min.js",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet.markercluster.js": "leaflet.markercluster/dist/leaflet.markercluster.js",
    "MarkerCluster.css": "leaflet.markercluster/dist/MarkerCluster.css",
    "MarkerCluster.Default.css": "leaflet.markercluster/dist/MarkerCluster.Default.css",
    "iso8601.min.js": "iso8601-js-period/iso8601.js",
    "leaflet.timedimension.min.js": "leaflet-timedimension/dist/leaflet.timedimension.min.js",
    "leaflet.timedimension.control.css": "leaflet-timedimension/dist/leaflet.timedimension.control.css",
    "moment.min.js": "moment/min/moment.min.js",
}


def events(path: Path, n: int, *, places: int | None, quotes: bool, shuffled: bool = False) -> None:
    """Write `n` events of ten years as CSV, by default in order of their days, as event databases export them.

    They lie at `places` positions, few of which have most of the events, or without it each at its own.
    """
    import numpy as np

    chance = np.random.default_rng(SEED)
    if places:
        weight = 1 / np.arange(1, places + 1) ** 0.9
        at = chance.choice(places, size=n, p=weight / weight.sum())
        lon, lat = chance.uniform(95, 150, places)[at], chance.uniform(-10, 50, places)[at]
    else:
        at = np.arange(n)
        lon, lat = chance.uniform(95, 150, n), chance.uniform(-10, 50, n)
    day = chance.integers(0, 365 * YEARS, n)
    day = day if shuffled else np.sort(day)
    first = datetime.date(2014, 1, 1)
    dates = [(first + datetime.timedelta(days=number)).isoformat() for number in range(365 * YEARS)]
    actors = [f"{a}{b}" for a in "ABCDE" for b in "PQRSTUVW"]
    kind, actor = chance.integers(0, len(KINDS), n), chance.integers(0, len(actors), n)
    vocabulary = ["".join(chr(97 + letter) for letter in chance.integers(0, 26, length)) for length in chance.integers(2, 11, 5_000)]
    header = [
        "event_date",
        "event_type",
        "actor1",
        "latitude",
        "longitude",
        *(["location", "source", "notes", "source_url"] if quotes else []),
    ]
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(header)
        for start in range(0, n, 10_000):
            stop = min(n, start + 10_000)
            said = chance.zipf(1.25, (stop - start, 30)) % len(vocabulary) if quotes else None
            for row in range(start, stop):
                cells: list[Any] = [dates[day[row]], KINDS[kind[row]], actors[actor[row]], round(lat[row], 5), round(lon[row], 5)]
                if said is not None:
                    cells += [
                        f"Place {at[row] % 5_000}",
                        f"Paper {row % 40}",
                        " ".join(vocabulary[word] for word in said[row - start]) + ".",
                        f"https://example.org/{row}",
                    ]
                writer.writerow(cells)


def written(source: Path, page: Path) -> dict[str, float]:
    """The whole command in a process of its own, and reading and writing apart in this one."""
    from geo import pipeline
    from geo.exchange import table

    start, worked = time.perf_counter(), time.process_time()
    read = table.read(source, where=source.name)
    between = time.perf_counter()
    pipeline.draw_table(read, to=page, title=source.stem, language="en", inline_max=10_000_000)
    stop, worked = time.perf_counter(), time.process_time() - worked
    code = (
        f"import sys, resource, time; start = time.perf_counter(); sys.path.insert(0, {str(ROOT)!r}); from geo.cli import main; "
        f"main(['map', {str(source)!r}, '-o', {str(page)!r}]); "
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout.split()
    beside = page.with_name(f"{page.stem}_files")
    return {
        "read s": between - start,
        "write s": stop - between,
        "worked s": worked,
        "command s": float(done[-2]),
        "command MB": float(done[-1]),
        "file MB": page.stat().st_size / 1e6,
        "beside MB": sum(path.stat().st_size for path in beside.glob("*")) / 1e6 if beside.is_dir() else 0.0,
    }


def fps(page: Any, selector: str, kind: str, *, height: float, start: float, stop: float, steps: int = 90) -> float:
    """Median frames a second while something is dragged along a line; `height`, `start` and `stop` are shares of its box."""
    frames = page.evaluate(DRAG, [selector, kind, height, start, stop, steps])
    page.wait_for_timeout(600)
    return 1000 / max(1e-3, statistics.median(frames))


def heap(page: Any) -> float:
    """JavaScript heap after a collection, with the buffers behind typed arrays, in MB."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    found = session.send("Runtime.getHeapUsage")
    return (found["usedSize"] + found.get("backingStorageSize", 0)) / 1e6


def opened(browser: Any, path: Path, *, runs: int) -> dict[str, float]:
    """Open our page as a reader does: ready, slider, pan, a click on the largest ring, memory."""
    ready, worked = [], []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script(READY)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(path.as_uri())
        while not (at := page.evaluate("window.readyAt")):  # not wait_for_function: the page's policy forbids what it does
            page.wait_for_timeout(50)
        ready.append(at)
        worked.append(next(one["value"] for one in session.send("Performance.getMetrics")["metrics"] if one["name"] == "TaskDuration"))
        if len(ready) < runs:
            context.close()
    page.wait_for_timeout(800)
    used = heap(page)
    fps(page, ".strip", "pointer", height=0.4, start=0.1, stop=0.3, steps=8)
    slider = fps(page, ".strip", "pointer", height=0.4, start=0.2, stop=0.7)
    pan = fps(page, ".folium-map", "mouse", height=0.45, start=0.6, stop=0.4)
    found = {
        "ready s": statistics.median(ready) / 1000,
        "best s": min(ready) / 1000,
        "page worked s": statistics.median(worked),
        "slider fps": slider,
        "pan fps": pan,
        "heap MB": used,
    }
    page.context.close()
    return found


def peer(browser: Any, folder: Path, source: Path, what: str, packages: Path | None) -> dict[str, float]:
    """One of folium's ways with the same events."""
    import folium
    from folium.plugins import FastMarkerCluster, TimestampedGeoJson

    with source.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    path = folder / f"{what}.html"
    start = time.perf_counter()
    made = folium.Map([25, 125], zoom_start=4, tiles=None, maxZoom=18)
    if what == "FastMarkerCluster":
        FastMarkerCluster([[float(row["latitude"]), float(row["longitude"])] for row in rows]).add_to(made)
    else:
        TimestampedGeoJson(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": [float(row["longitude"]), float(row["latitude"])]},
                        "properties": {"time": row["event_date"], "popup": row.get("notes", "")},
                    }
                    for row in rows
                ],
            },
            period="P1M",
            auto_play=False,
        ).add_to(made)
    made.save(str(path))
    found = {"write s": time.perf_counter() - start, "file MB": path.stat().st_size / 1e6}
    if packages is None:
        return found
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()

    def answer(route: Any) -> None:
        known = PEERS.get(route.request.url.rpartition("/")[2])
        if route.request.url.startswith("file:"):
            route.continue_()
        elif known:
            route.fulfill(path=str(packages / "node_modules" / known))
        else:
            route.fulfill(body="", content_type="text/css" if route.request.url.endswith("css") else "text/javascript")

    page.route("**/*", answer)
    page.on("pageerror", lambda error: sys.exit(f"{what} does not run: {error}"))
    start = time.perf_counter()
    page.goto(path.as_uri(), timeout=300_000)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    found["ready s"] = time.perf_counter() - start
    found["heap MB"] = heap(page)
    found["pan fps"] = fps(page, ".folium-map", "mouse", height=0.45, start=0.6, stop=0.4)
    context.close()
    return found


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--peers", type=Path, help="folder of the npm packages that folium's pages fetch")
    parser.add_argument("--runs", type=int, default=5, help="how often each page of ours is opened")
    parser.add_argument("--only", help="names of the sets, separated by commas")
    parser.add_argument("--chromium", default=os.environ.get("STRAITWATCH_CHROMIUM") or shutil.which("chromium"))
    given = parser.parse_args()
    sets = {
        "10k": (10_000, 500, True),
        "100k": (100_000, 5_000, True),
        "1M-places": (1_000_000, 5_000, False),
        "1M": (1_000_000, None, False),
    }
    wanted = given.only.split(",") if given.only else list(sets)
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}; ready: median (best) of {given.runs}")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as running:
        folder = Path(name)
        browser = running.chromium.launch(executable_path=given.chromium, args=FLAGS)
        for key in wanted:
            n, places, quotes = sets[key]
            source = folder / f"{key}.csv"
            events(source, n, places=places, quotes=quotes)
            print(
                f"\n{key}: {n:,} events, {f'{places:,} places' if places else 'each at its own place'}{', with quotes' if quotes else ''}"
            )
            show("straitwatch map", written(source, folder / f"{key}.html") | opened(browser, folder / f"{key}.html", runs=given.runs))
            for what, most in (("FastMarkerCluster", 100_000), ("TimestampedGeoJson", 10_000)):
                if n <= most:
                    show(what, peer(browser, folder, source, what, given.peers))
                else:
                    print(f"  {what:20} left out above {most:,} events: it would take minutes")
        browser.close()
    print(f"\npeak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def show(what: str, found: dict[str, float]) -> None:
    print(f"  {what:20} " + "  ".join(f"{name} {value:,.2f}" if value < 10 else f"{name} {value:,.0f}" for name, value in found.items()))


if __name__ == "__main__":
    main()
