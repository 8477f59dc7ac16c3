"""`straitwatch read`: a dispatch as the program reads it."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import click

from . import VERBS, options, show


@click.command("read", short_help=VERBS["read"])
@click.argument("dispatch", metavar="DISPATCH")
@click.option("--plain", is_flag=True, help="Only the text, exactly as it was read.")
@click.pass_obj
def command(debug: bool, dispatch: str, plain: bool) -> int:
    """Show DISPATCH (a file, the id of one in the workspace, or - for stdin) with every mention marked, and its events below.

    \b
        straitwatch read 2023-08-14-joint-cruise-okhotsk
    """
    from .. import pipeline

    files, given, home = locate(dispatch)
    if plain:
        from .. import dispatches

        one = dispatches.read(files[0], root=home.root if home else None) if files else dispatches.read_bytes(given[0], name="stdin")
        click.echo(one.text, nl=False)
        return 0
    corpus = pipeline.extract_all(files, home=home, given=given, draw=False, debug=debug)
    for extraction in corpus.extractions:
        show.data(head(extraction.dispatch))
        show.data(marked(extraction.dispatch.text, extraction.events))
        show.data("")
        from .extract import rows

        show.data(show.table(list(rows(corpus)), ("DATE", "KIND", "WHO", "WHERE", "MAP", "ID")))
    return show.problems(corpus.problems)


def locate(dispatch: str):
    """The files, the bytes and the workspace meant by a path, an id or -."""
    from .. import pipeline, workspace
    from ..errors import WorkspaceError

    try:
        home = workspace.find()
    except WorkspaceError:
        home = None
    if dispatch == options.STDIN:
        return [], [sys.stdin.buffer.read()], home
    if Path(dispatch).exists() or home is None:
        return [Path(dispatch)], [], home
    return [pipeline.file_of(home, dispatch)], [], home


def head(dispatch) -> str:
    """What is known about it, above its text."""
    date = f"{dispatch.published} ({dispatch.published_how})" if dispatch.published else "date unknown"
    facts = [dispatch.publisher or "publisher unknown", date, f"reliability {dispatch.grade}", dispatch.lang or "language unknown",
             dispatch.url or ""]
    return f"{show.style(show.safe(dispatch.title or dispatch.id), bold=True)}\n{show.safe(' · '.join(filter(None, facts)))}\n"


def marks(events) -> dict[tuple[int, int], str]:
    """Every mention once: (start, end) to what it is."""
    found: dict[tuple[int, int], str] = {}
    for event in events:
        for kind, mentions in (("place", event.places), ("actor", event.actors), ("asset", event.assets)):
            for mention in mentions:
                if mention.span and not getattr(mention, "inferred", False):
                    found.setdefault((mention.span.start, mention.span.end), kind)
        if event.when.span:
            found.setdefault((event.when.span.start, event.when.span.end), "time")
    return found


def marked(text: str, events) -> str:
    """`text` with mentions coloured on a terminal, else bracketed; passages that prove an event have a bar at their side."""
    quoted = [(span.start, span.end) for event in events for span in (event.quote, *event.also)]
    pieces, here = [], 0
    for (start, end), kind in sorted(marks(events).items(), key=lambda item: (item[0][0], -item[0][1])):
        if start < here:                                                       # a shorter mention inside a longer one
            continue
        pieces += [show.safe(text[here:start]), label(show.safe(text[start:end]), kind)]
        here = end
    pieces.append(show.safe(text[here:]))
    offset, shown = 0, []
    for raw, line in zip(text.replace("\r\n", "\n").split("\n"), "".join(pieces).split("\n")):
        told = any(start < offset + len(raw) and offset < end for start, end in quoted)
        bar = show.style("▌ ", fg="blue") if told else "  "
        shown += [bar + row for row in wrapped(line)] or [bar.rstrip()]
        offset += len(raw) + 1 + (text[offset + len(raw):offset + len(raw) + 1] == "\r")
    return "\n".join(shown)


def label(text: str, kind: str) -> str:
    return click.style(text, fg=show.COLOURS[kind], underline=True) if show.coloured() else f"[{text}]({kind})"


def wrapped(line: str) -> list[str]:
    """A paragraph in lines; colour codes would be counted as letters, so a coloured one is left to the terminal."""
    return [line] if "\x1b" in line else textwrap.wrap(line, 110, break_long_words=False, break_on_hyphens=False)
