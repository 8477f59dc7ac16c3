"""`straitwatch gazetteer`: the gazetteer as a file for other programs, and what is wrong with your own places."""

from __future__ import annotations

from pathlib import Path

import click

from . import VERBS, options, show


@click.group("gazetteer", short_help=VERBS["gazetteer"])
def command() -> None:
    """Write the places of the gazetteer to a file, or check the places of your own.

    Your own places stand in gazetteer/*.toml or *.geojson of the workspace, in front of ours.

    \b
        straitwatch gazetteer export places.gpkg
        straitwatch gazetteer check
    """


def opened(problems: list | None = None):
    """The gazetteer, with the workspace's own places when we are in one."""
    from .. import pipeline, workspace
    from ..errors import WorkspaceError

    try:
        home = workspace.find()
    except WorkspaceError:
        home = None
    return pipeline.gazetteer_of(home, problems)


@command.command("export", short_help="Write the places as GeoPackage, GeoParquet or GeoJSON.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only places of this kind; may be repeated.")
@options.language
@options.viewpoint
def export(file: Path, kinds: tuple[str, ...], language: str | None, viewpoint: str | None) -> int:
    """Write all authored places, countries and your own to FILE, as its ending says: .gpkg, .parquet, .geojson.

    Names, claims, within and connects are columns of JSON text; a GeoPackage has tables of names, claims and sources as well.
    Every place has its source and licence. Cities are left out: GeoNames has them.

    \b
        straitwatch gazetteer export straits.gpkg --kind strait
    """
    from ..exchange import places as exchange

    problems: list = []
    known = opened(problems)
    records = [place for place in map(known.place, known.ids()) if not kinds or place.kind in kinds]
    if not records:
        raise exchange.ExportError(f"there are no places of kind {', '.join(kinds)}", where=str(file),
                                   hint=f"kinds: {', '.join(sorted({known.place(id).kind for id in known.ids()}))}")
    sources = {place.source: known.source(place.source) for place in records}
    rows = (exchange.row(place, known.geometry(place.id), known.label(place, language=language, viewpoint=viewpoint),
                         known.area_km2(place.id), sources[place.source]) for place in records)
    written = exchange.write(rows, file, beside=exchange.tables(records, sources.values()))
    show.data(file.as_posix())
    show.talk(f"{written} places")
    return show.problems(problems)


@command.command("check", short_help="Check your own places, and the store.")
@options.form("table", "jsonl")
def check(form: str) -> int:
    """Report every mistake in the workspace's own places as path:line, and whether the store is whole.

    \b
        straitwatch gazetteer check
    """
    from .. import check as checks

    problems: list = []
    known = opened(problems)
    problems += checks.gazetteer(known)
    if form == "jsonl":
        import msgspec

        for problem in problems:
            show.data(msgspec.json.encode(problem).decode())
        code = int(any(problem.severity == "error" for problem in problems))
    else:
        code = show.problems(problems, err=False)
    own = len(known.ids(layer="user"))
    show.talk(f"{own} places of your own, {len(known.ids()) - own} of ours; {len(problems) or 'no'} problems")
    return code
