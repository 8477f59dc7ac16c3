"""`straitwatch extract`: the events of dispatches, one a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from . import VERBS, options, show


@click.command("extract", short_help=VERBS["extract"])
@options.paths
@options.form("table", "jsonl", "geojson")
@options.output
@click.option("--explain", is_flag=True, help="For people: why each event is what it is, and how sure.")
@click.pass_obj
def command(debug: bool, paths: tuple[str, ...], form: str, output: str | None, explain: bool) -> int:
    """Find the events in each PATH: a file, a folder, or - for stdin.

    A table is for people; jsonl has one event a line with everything known about it; geojson has the marks.
    --explain shows, instead of a table, the passage, the rules that spoke, how the date and the places came about.

    \b
        straitwatch extract seeds/dispatches --format jsonl
    """
    from .. import pipeline, workspace
    from ..errors import WorkspaceError

    try:
        home = workspace.find()
    except WorkspaceError:
        home = None                                                            # any folder will do; the table of sources is just missing
    files, given = [], []
    for path in map(Path, paths):
        if str(path) == options.STDIN:
            given.append(sys.stdin.buffer.read())
        else:
            files += workspace.files(path) if path.is_dir() else [path]
    corpus = pipeline.extract_all(files, home=home, given=given, draw=form == "geojson", progress=show.progress(), debug=debug)
    if corpus.problems and not corpus.extractions:
        text = ""                                                              # nothing could be read: no answer, only problems
    elif form == "geojson":
        text = pipeline.geojson(corpus)
    elif form == "jsonl":
        text = "".join(line + "\n" for line in lines(corpus))
    elif explain:
        text = "\n".join(explained(corpus))
    else:
        text = show.table(list(rows(corpus)), ("DATE", "KIND", "WHO", "WHERE", "MAP", "ID")) + "\n"
    if text or not corpus.problems:
        write(text, output)
    return show.problems(corpus.problems)


def write(text: str, output: str | None) -> None:
    """`text` to a file, whole or not at all, or to stdout."""
    if output and output != options.STDIN:
        from .. import workspace

        workspace.write(Path(output), text)
    else:
        click.echo(text, nl=False, color=show.coloured())


def lines(corpus) -> Iterator[str]:
    """One JSON object an event."""
    import msgspec

    for extraction in corpus.extractions:
        for event, resolutions in extraction.told:
            yield msgspec.json.encode(flat(event, resolutions, extraction.dispatch)).decode()


def flat(event, resolutions, dispatch) -> dict[str, Any]:
    """An event as one flat object: each place with its role, its words and what the gazetteer made of it."""
    import msgspec

    row = msgspec.to_builtins(event)
    row["places"] = [{
        "name": found.name or found.mention.query, "names": list(found.names), "text": found.mention.span.text,
        "role": found.mention.role, "lon": found.lon, "lat": found.lat,
        "id": found.place, "kind": found.kind, "query": found.mention.query, "start": found.mention.span.start,
        "end": found.mention.span.end,
        "inferred": found.mention.inferred, "direction": found.mention.direction, "offset": msgspec.to_builtins(found.mention.offset),
        "why": found.why, "candidates": msgspec.to_builtins(found.candidates)} for found in resolutions]
    row["published"], row["publisher"], row["url"], row["file"] = dispatch.published, dispatch.publisher, dispatch.url, dispatch.file
    return row


def explained(corpus) -> Iterator[str]:
    """One block an event: what, in which words, by which rules, when and where and why."""
    for extraction in corpus.extractions:
        for event, resolutions in extraction.told:
            where = [f"  where  {f.mention.role} {f.mention.span.text}: {f.name or 'no place'} ({f.place or '?'}); {f.why}"
                     f"{'; carried over' if f.mention.inferred else ''}" for f in resolutions]
            told = [
                f"{show.style(event.kind, bold=True)}  {event.modality}  {event.domain}  {show.actors(event)}  "
                f"{round(100 * event.confidence)} % sure",
                f"  quote  {show.safe(event.quote.text)}",
                *(f"  also   {show.safe(span.text)}" for span in event.also),
                f"  when   {show.day(event.when)}; {event.when.how}",
                *map(show.safe, where),
                *(f"  says   {show.safe(name)}" for name in event.claimed_by),
                f"  rules  {', '.join(event.rules)}",
                f"  map    {'yes' if event.mapped else f'no: {event.why_not}'}",
                f"  id     {event.id}",
            ]
            yield "\n".join(told) + "\n"


def rows(corpus) -> Iterator[tuple[str, ...]]:
    """One row an event."""
    for extraction in corpus.extractions:
        for event, resolutions in extraction.told:
            where = ", ".join(dict.fromkeys(f"{found.mention.role} {found.name or found.mention.query + '?'}" for found in resolutions))
            marks = "yes" if event.mapped else f"no: {event.why_not}" if event.why_not else "no"
            kind = event.kind if event.modality == "happened" else f"{event.kind} ({event.modality})"
            yield show.day(event.when), kind, show.actors(event), where, marks, event.id
