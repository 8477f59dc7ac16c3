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
@options.language
@options.viewpoint
@click.option("--as-of", metavar="DATE", help="As it was on this day, month or year.")
@click.option("--online", metavar="SERVICE",
              help="Ask this service too when the gazetteer is not sure: nominatim, photon, geonames, arcgis.")
@click.option("--online-url", metavar="URL", help="Another server of the service.")
def command(name: str, form: str, limit: int, near: str | None, language: str | None, viewpoint: str | None, as_of: str | None,
            online: str | None, online_url: str | None) -> int:
    """Look NAME up, in any language, and say why each candidate was chosen. NAME may be a coordinate: LAT,LON, as people write it.

    NAME may also be a vague phrase in English: the answer is what is surely meant, and what it cannot lie outside of.
    Nothing is asked on the network without --online; answers from there are kept in your cache folder.

    With - each line of stdin is a question, and its answer a line of JSON (--format json) or a table.

    \b
        straitwatch find "La Perouse Strait"
        straitwatch find 45.7,142.0
        straitwatch find "waters east of Taiwan"
    """
    import gazetteer

    from .gazetteer import opened

    problems: list = []
    places = opened(problems)
    if problems:
        show.talk(f"{len(problems)} of your own places are left out; straitwatch gazetteer check says why")
    beside = gazetteer.parse_coordinate(near) if near else None
    if near and beside is None:
        raise click.BadParameter(f"{near!r} is no LAT,LON", param_hint="--near")
    service = None
    if online or online_url:
        from gazetteer.online import Online

        service = Online(online or "nominatim", url=online_url)

    def answered(query: str):
        answer = places.find(query, limit=limit, near=beside, as_of=as_of)
        if any(found.how in ("exact", "folded", "reverse") for found in answer.candidates) and not (service and answer.ambiguous):
            return answer
        if (vague := places.phrase(query)) is not None:
            return vague
        return service.find(query, limit=limit) if service else answer

    called = lambda place: places.label(place, language=language, viewpoint=viewpoint, as_of=as_of)
    if name != options.STDIN:
        return tell(name, answered(name), form, called, alone=True)
    for line in sys.stdin:
        if line.strip():
            try:
                tell(line.strip(), answered(line.strip()), form, called, alone=False)
            except gazetteer.GazetteerError as error:                         # the next line may be a better question
                if form == "json":
                    told = {"query": line.strip(), "ambiguous": True, "candidates": [], "error": error.fact}
                    show.data(json.dumps(told, ensure_ascii=False))
                else:
                    show.problem(where="", message=error.fact, hint=error.hint)
            sys.stdout.flush()                                                 # a question may wait for its answer
    return 0


def area(query: str, vague) -> dict[str, Any]:
    """A vague answer as plain JSON; both areas are GeoJSON geometries, cut at the antimeridian."""
    from ..exchange import earth

    return {"query": query, "ambiguous": False, "candidates": [], "vague": {"why": vague.why, "core": earth.geojson(vague.core),
                                                                            "support": earth.geojson(vague.support)}}


def record(answer, called) -> dict[str, Any]:
    """The answer as plain JSON."""
    return {"query": answer.query, "ambiguous": answer.ambiguous, "candidates": [{
        "id": found.place.id, "name": called(found.place), "names": [name.text for name in found.place.names], "kind": found.place.kind,
        "lon": found.place.lon, "lat": found.place.lat, "bbox": list(found.place.bbox), "score": found.score, "how": found.how,
        "why": found.why}
        for found in answer.candidates]}


def tell(query: str, answer, form: str, called, *, alone: bool) -> int:
    """Print one answer; the exit code it makes."""
    if hasattr(answer, "core"):
        if form == "json":
            show.data(json.dumps(area(query, answer), ensure_ascii=False))
        else:
            from ..exchange import earth

            boxes = [earth.box([shape]) or [] for shape in (answer.core, answer.support)]
            rows = [(part, *(f"{value:.2f}" for value in box), answer.why)
                    for part, box in zip(("surely meant", "at most"), boxes, strict=True) if box]
            show.data(show.table(rows, ("PART", "WEST", "SOUTH", "EAST", "NORTH", "WHY")))
        return 0
    if form == "json":
        show.data(json.dumps(record(answer, called), ensure_ascii=False))
        return 0
    if not answer.candidates:
        error = PlaceError(f"nothing is called {answer.query!r}", hint="try another spelling or language, or a coordinate: LAT,LON")
        if alone:
            raise error
        show.problem(where="", message=error.fact, hint=error.hint)
        return 1
    rows = [(f"{found.score:.2f}", found.place.id, called(found.place), found.place.kind, f"{found.place.lat:.2f},{found.place.lon:.2f}",
             found.how, found.why)
            for found in answer.candidates]
    show.data(show.table(rows, ("SCORE", "ID", "NAME", "KIND", "LAT,LON", "HOW", "WHY")))
    if answer.ambiguous:
        show.talk(f"{show.safe(answer.query)!r} is ambiguous: no candidate clearly leads")
    return 0
