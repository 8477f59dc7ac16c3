"""What the five dispatches become, written out so that a person can check it. A folder a case: `events.txt`.

A change of the rules that changes a line here is a change of what users see: read the difference, then write the files anew with

    STRAITWATCH_GOLDEN=write python -m pytest tests/golden

Nothing is scrubbed but the length of a quote.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from geo.dispatches import read
from geo.events import extract
from geo.features import draw

ROOT = Path(__file__).resolve().parents[2]
DISPATCHES = sorted((ROOT / "seeds" / "dispatches").glob("*.md"))
QUOTE = 150  # the scrub: characters of a quote that are written


def written(dispatch, places) -> str:
    lines = [f"{dispatch.id}  published {dispatch.published or 'unknown'} ({dispatch.published_how or 'no date'})", ""]
    for event in extract(dispatch, places):
        who = " ".join(f"{a.country}:{a.role}" for a in event.actors) or "-"
        lines += [
            f"{'MARK' if event.mapped else '    '}  {event.kind}  {event.modality}  {event.domain}  {who}",
            f"      when   {event.when.edtf or 'unknown'}  {event.when.precision}  {event.when.how}",
            *(f"      where  {p.role}  {p.query}{'  (carried over)' if p.inferred else ''}" for p in event.places),
            *(f"      by     {c}" for c in event.claimed_by),
            f"      quote  {event.quote.text[:QUOTE]}",
            *([f"      off the map: {event.why_not}"] if event.why_not else []),
        ]
        for feature in draw(event, places):
            marks = " ".join(m for m, on in (("directed", feature.directed), ("inferred", feature.inferred)) if on)
            lines.append(f"      drawn  {feature.shape}  {feature.part}  {feature.role}  {feature.place or '-'}  {marks}".rstrip())
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize("path", DISPATCHES, ids=lambda p: p.stem)
def test_a_dispatch_becomes_what_is_written(path, places):
    golden = Path(__file__).parent / path.stem / "events.txt"
    found = written(read(path), places)
    if os.environ.get("STRAITWATCH_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_no_case_is_left_over():
    assert {p.name for p in Path(__file__).parent.iterdir() if p.is_dir() and not p.name.startswith("__")} == {p.stem for p in DISPATCHES}
