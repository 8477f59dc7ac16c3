"""`straitwatch find`: what the gazetteer would answer, and why."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from ..errors import PlaceError
from . import VERBS, options, show


@click.command("find", short_help=VERBS["find"], context_settings={"ignore_unknown_options": True})
@click.argument("name", metavar="NAME")
@options.form("table", "json")
@click.option("--limit", type=click.IntRange(1, 100), default=8, show_default=True, help="At most so many candidates.")
@click.option("--near", metavar="LAT,LON", help="Prefer what lies near this point.")
def command(name: str, form: str, limit: int, near: str | None) -> int:
    """Look NAME up, in any language, and say why each candidate was chosen. NAME may be a coordinate: LAT,LON, as people write it.

    With - each line of stdin is a question, and its answer a line of JSON (--format json) or a table.

    \b
        straitwatch find "La Perouse Strait"
        straitwatch find 45.7,142.0
    """
    import gazetteer

    places = gazetteer.open()
    beside = gazetteer.parse_coordinate(near) if near else None
    if near and beside is None:
        raise click.BadParameter(f"{near!r} is no LAT,LON", param_hint="--near")
    if name == options.STDIN:
        for line in sys.stdin:
            if line.strip():
                tell(places.find(line.strip(), limit=limit, near=beside), form, alone=False)
                sys.stdout.flush()                                             # a question may wait for its answer
        return 0
    return tell(places.find(name, limit=limit, near=beside), form, alone=True)


def record(answer) -> dict[str, Any]:
    """The answer as plain JSON."""
    return {"query": answer.query, "ambiguous": answer.ambiguous, "candidates": [{
        "id": found.place.id, "name": found.place.name, "names": [name.text for name in found.place.names], "kind": found.place.kind,
        "lon": found.place.lon, "lat": found.place.lat, "bbox": list(found.place.bbox), "score": found.score, "how": found.how,
        "why": found.why}
        for found in answer.candidates]}


def tell(answer, form: str, *, alone: bool) -> int:
    """Print one answer; the exit code it makes."""
    if form == "json":
        show.data(json.dumps(record(answer), ensure_ascii=False))
        return 0
    if not answer.candidates:
        error = PlaceError(f"nothing is called {answer.query!r}", hint="try another spelling or language, or a coordinate: LAT,LON")
        if alone:
            raise error
        show.problem(where="", message=error.fact, hint=error.hint)
        return 1
    rows = [(f"{found.score:.2f}", found.place.id, found.place.name, found.place.kind, f"{found.place.lat:.2f},{found.place.lon:.2f}",
             found.how, found.why)
            for found in answer.candidates]
    show.data(show.table(rows, ("SCORE", "ID", "NAME", "KIND", "LAT,LON", "HOW", "WHY")))
    if answer.ambiguous:
        show.talk(f"{show.safe(answer.query)!r} is ambiguous: no candidate clearly leads")
    return 0
