"""Measure the extraction of events and print a table: `python tests/benchmarks/event_numbers.py [FILE...]`. Nothing is asserted about time.

Dense text is that of `tests/gold/texts`, where nearly every sentence speaks of forces; everyday text is made up with a seed, as for
`toponym_numbers.py`; between them stand both, one dense dispatch among nine. Each is read seven times when warm, and the median told, in
time of the processor. FILEs are read too: JSON Lines with a "text" each. Under each text stand flashgeotext and geotext on the same text,
when they are installed (`pip install "straitwatch[bench]"`): they only find names, so they tell what that alone costs.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
ROUNDS, DOCUMENT, EVERYDAY = 7, 2_000, 600_000


def rate(what: str, texts: list[str]) -> None:
    """Print how fast one core reads some texts, one dispatch each."""
    from toponym_numbers import peers

    import gazetteer
    from geo.dispatches import read_bytes
    from geo.events import extract

    places = gazetteer.open()
    dispatches = [read_bytes(text.encode(), name=f"{at}.txt") for at, text in enumerate(texts)]
    took, found = [], 0
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        found = sum(len(extract(dispatch, places)) for dispatch in dispatches)
        took.append(time.process_time() - start)
    size = sum(len(dispatch.text.encode()) for dispatch in dispatches)
    speed = size / statistics.median(took[1:]) / 1e6
    print(f"{what:44} {size / 1e3:9,.0f} kB {len(texts):7,} dispatches {found:7,} events {speed:9.2f} MB/s")
    peers("\n\n".join(texts))


def growth(sentence: str) -> None:
    """Print how the time of one dispatch grows with its length: twice the text should take twice the time."""
    import gazetteer
    from geo.dispatches import read_bytes
    from geo.events import extract

    places, took = gazetteer.open(), []
    for size in (40_000, 80_000, 160_000, 320_000):
        dispatch = read_bytes((sentence * (size // len(sentence))).encode(), name="one.txt")
        start = time.process_time()
        extract(dispatch, places)
        took.append(time.process_time() - start)
    print(f"{'one dispatch of 40, 80, 160, 320 kB':44} {' '.join(f'{seconds:.2f}' for seconds in took)} s")


def cold() -> None:
    """A process of its own that reads one dispatch, beyond the start of the interpreter."""
    code = ("import time; s = time.process_time(); import gazetteer; from pathlib import Path; from geo.dispatches import read; "
            "from geo.events import extract; extract(read(Path('tests/gold/texts/001.txt')), gazetteer.open()); "
            "import resource; print(time.process_time() - s, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as installed: compiled once
    run = lambda: subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=env)
    runs = [run().stdout.split() for _ in range(6)][1:]
    print(f"{'cold: import, open, one dispatch':44} {sorted(float(run[0]) for run in runs)[2] * 1e3:9.0f} ms"
          f" {max(float(run[1]) for run in runs):8,.0f} MB of memory")


def main() -> None:
    from toponym_numbers import made_up

    cold()
    dense = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "gold" / "texts").glob("*.txt"))]
    everyday = made_up()[:EVERYDAY]
    plain = [everyday[at:at + DOCUMENT] for at in range(0, len(everyday), DOCUMENT)]
    rate("dense: annotated dispatches", dense)
    rate("mixed: one dense dispatch among nine", [one for at, text in enumerate(dense) for one in (text, *plain[at * 8 % 240:][:9])])
    rate("everyday: made up", plain)
    for name in sys.argv[1:]:
        rate(name.rpartition("/")[2], [json.loads(line)["text"] for line in Path(name).read_text(encoding="utf-8").strip().split("\n")])
    growth("Two Russian frigates sailed through the Tsushima Strait on Monday. Missiles and drones struck a depot of the army near Odesa. ")


if __name__ == "__main__":
    main()
