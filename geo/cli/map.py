"""`straitwatch map`: a page from any table of events."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from . import VERBS, options, show

ROLES = {
    "lon": "Longitude.",
    "lat": "Latitude.",
    "point": "Both in one: WKT, or two numbers.",
    "date": "Day, or the first day.",
    "end": "Last day.",
    "kind": "Kind of event.",
    "actor": "Who.",
    "place": "Name of the place.",
    "source": "Who says so.",
    "title": "Title.",
    "quote": "Sentence or note.",
    "url": "Web address.",
    "id": "The publisher's own number of the event.",
}


def roles(command):
    """One option for each role a column may have."""
    for role, words in reversed(ROLES.items()):
        command = click.option(f"--{role}", metavar="COLUMN", help=words)(command)
    return command


@click.command("map", short_help=VERBS["map"])
@click.argument("file", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", default="map.html", show_default=True, help="The page; - for stdout.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "jsonl", "geojson", "parquet", "gis")),
    help="What FILE is, when its ending does not tell.",
)
@roles
@click.option("--day-first/--month-first", default=None, help="How to read 03/04/2023, when no date of the column decides.")
@click.option("--keep", metavar="COLUMN", multiple=True, help="Show this column too with an event. May be given again.")
@click.option("--heading", metavar="TEXT", help="Title of the page; the name of FILE without it.")
@options.language
@click.option(
    "--inline",
    "inline_mb",
    metavar="MB",
    type=click.FloatRange(min=0),
    default=10,
    show_default=True,
    help="Texts up to this size stand in the page; more goes into a folder beside it.",
)
@click.option("--open", "open_", is_flag=True, help="Show the page in the browser.")
def command(
    file: str,
    output: str,
    form: str | None,
    day_first: bool | None,
    keep: tuple[str, ...],
    heading: str | None,
    language: str | None,
    inline_mb: float,
    open_: bool,
    **given: str | None,
) -> int:
    """Draw every event of FILE as one page, without a workspace: CSV, TSV, JSON Lines or GeoJSON (ours and anybody's),
    GeoParquet, GeoPackage; - for stdin.

    What a column means is guessed from its name and its values and told; the options below say it instead, by name or by
    number. Rows without a place or a date are listed, and rows that cannot be read as meant are told with their lines.

    \b
        straitwatch map events.csv -o events.html
        straitwatch map - --format jsonl -o events.html
    """
    from .. import pipeline
    from ..exchange import table

    piped = file == options.STDIN
    tell = show.progress() or (lambda done, total, name: None)
    tell(0, 4, f"reading {file}")
    source = sys.stdin.buffer.read() if piped else Path(file)
    read = table.read(
        source,
        where="stdin" if piped else file,
        form=form,
        given={role: name for role, name in given.items() if name},
        day_first=day_first,
        keep=keep,
    )
    tell(0, 0, "")
    for line in read.told:
        show.talk(show.safe(line))
    code = show.problems(read.problems)
    tell(2, 4, "drawing")
    to = None if output == options.STDIN else Path(output)
    page = pipeline.draw_table(
        read,
        to=to,
        title=heading or ("Events" if piped else Path(file).stem),
        language=language or "en",
        inline_max=round(inline_mb * 1_000_000),
    )
    tell(0, 0, "")
    if to is None:
        show.data(page.html)
    else:
        show.data(to.as_posix())
        show.talk(
            f"{len(page.html.encode()) / 1e6:.2f} MB"
            + (f", {len(page.sidecars)} files in {to.stem}_files: keep them beside it" if page.sidecars else "")
        )
        if open_:
            import webbrowser

            webbrowser.open(to.resolve().as_uri())
    return code
