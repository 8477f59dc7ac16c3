"""Measure the geoparser and print a table: `python tests/benchmarks/toponym_numbers.py [FILE]`. Seeded; nothing is asserted about time.

Compared on the same text in the same run with flashgeotext and geotext, when they are installed (`pip install "straitwatch[bench]"`). Those
find names only; they know no containers, persons or other meanings. Without FILE the text is made up: sentences with names of
cities, countries and persons drawn at random, as many different ones as a long run of news has.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SEED, CHARACTERS, DOCUMENT = 20230814, 5_000_000, 3_000
SENTENCES = (
    "The mayor of {} said on Monday that the road would stay closed until the river had fallen below its banks again.",
    "Officials in {}, {}, expect a decision by the end of the month, although nobody would say what it might cost.",
    "{} {} told reporters that she had heard nothing of the plan before it stood in the newspapers.",
    "Two trucks were delayed near {} while crews cleared the snow; the trains between {} and {} ran on time.",
    "It was not immediately clear how many people had been hurt, and the hospital would not comment on their condition.",
    "A spokesman for the ministry in {} confirmed that talks with {} had begun, but gave no details of what was agreed so far.",
)
FIRST = ("Anna", "John", "Maria", "Peter", "Laura", "David", "Ahmed", "Irina")
LAST = ("Keller", "Marsh", "Novak", "Ortiz", "Whitfield", "Sato", "Dunn", "Petrov")


def made_up() -> str:
    """About five million characters."""
    import gazetteer

    chance = random.Random(SEED)
    places = gazetteer.open()
    store = places._store
    count = store.first_organisation - store.first_city
    towns = [store.place(store.first_city + at).name for at in sorted(chance.sample(range(count), 3_000))]
    greater = [*(places.place(id).name for id in places.ids(layer="country")), "Ohio", "Texas", "California", "Ontario", "Scotland"]
    out: list[str] = []
    size = 0
    while size < CHARACTERS:
        sentence = chance.choice(SENTENCES)
        if sentence.startswith("{} {}"):
            names = [chance.choice(FIRST), chance.choice(LAST)]
        else:
            # Names in news follow Zipf: a few are told again and again.
            names = [towns[min(int(chance.paretovariate(0.6)) - 1, len(towns) - 1)] for _ in range(sentence.count("{}"))]
            if len(names) > 1:
                names[-1] = chance.choice(greater)
        out.append(sentence.format(*names))
        size += len(out[-1]) + 1
    return " ".join(out)


def rate(what: str, work: Callable[[], int], characters: int) -> None:
    """Print how fast one core worked; time that the machine gave to others does not count."""
    start = time.process_time()
    found = work()
    took = time.process_time() - start
    print(f"{what:52} {characters / took / 1e6:9.2f} MB/s {found:11,} found")


def peers(text: str) -> None:
    try:
        from flashgeotext.geotext import GeoText
    except ImportError:
        print(f"{'flashgeotext':52} not installed: pip install \"straitwatch[bench]\"")
    else:
        parser = GeoText()
        rate("flashgeotext: distinct names", lambda: sum(len(found) for found in parser.extract(input_text=text).values()), len(text))
    try:
        import geotext
    except ImportError:
        print(f"{'geotext':52} not installed: pip install \"straitwatch[bench]\"")
    else:
        def both() -> int:
            found = geotext.GeoText(text)
            return len(found.cities) + len(found.countries)

        rate("geotext: cities and countries", both, len(text))


def cold() -> None:
    """A process of its own that reads one short document, beyond the start of the interpreter."""
    code = ("import time; s = time.process_time(); import gazetteer; from geo.toponyms import Geoparser; "
            "Geoparser(gazetteer.open()).parse('Crews from Paris, Texas, helped in Springfield, Ill., and in Georgia.'); "
            "import resource; print(time.process_time() - s, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)")
    ask = lambda: subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    runs = [ask() for _ in range(5)]
    seconds, memory = sorted(float(run[0]) for run in runs)[2], max(float(run[1]) for run in runs)
    print(f"{'cold: import, open, one document':52} {seconds * 1e3:9.0f} ms   {memory:11,.0f} MB of memory")


def main() -> None:
    import gazetteer
    from geo.toponyms import Geoparser

    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else made_up()
    documents = [text[at:at + DOCUMENT] for at in range(0, len(text), DOCUMENT)]
    print(f"{len(text):,} characters in {len(documents):,} documents")
    cold()
    parser = Geoparser(gazetteer.open())
    recognise = lambda: sum(len(parser.recogniser.recognise(one)) for one in documents)
    rate("straitwatch: recognition, first time", recognise, len(text))
    rate("straitwatch: recognition, long run", recognise, len(text))
    rate("straitwatch: recognition and resolution, long run", lambda: sum(len(parser.parse(one)) for one in documents), len(text))
    rate("straitwatch: the same text as one line, recognition", lambda: len(parser.recogniser.recognise(text)), len(text))
    peers(text)


if __name__ == "__main__":
    main()
