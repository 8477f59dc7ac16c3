"""`straitwatch read`: a dispatch as the program reads it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from . import VERBS, options, show

WIDTH = 110                                                                    # columns of text


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
    """`text` with mentions coloured on a terminal, else bracketed; lines that hold proof of an event have a bar at their side."""
    quoted = [(span.start, span.end) for event in events for span in (event.quote, *event.also)]
    mentions, here = [], 0
    for (start, end), kind in sorted(marks(events).items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= here:                                                      # not a shorter mention inside a longer one
            mentions.append((start, end, kind))
            here = end
    shown = []
    for start, end in lines(text, {place for first, last, _ in mentions for place in range(first, last)}):
        bar = show.style("▌ ", fg="blue") if any(first < end and start < last for first, last in quoted) else "  "
        pieces, here = [], start
        for first, last, kind in mentions:
            if start <= first < end:
                pieces += [show.safe(text[here:first]), label(show.safe(text[first:last]), kind)]
                here = last
        shown.append((bar + "".join([*pieces, show.safe(text[here:end])])).rstrip())
    return "\n".join(shown).rstrip("\n ")


def lines(text: str, unbreakable: set[int]) -> Iterator[tuple[int, int]]:
    """Where the lines of `text` start and end on a terminal; a mention is never broken, nor is a word."""
    for paragraph in re.finditer(r"[^\n]*\n?", text):
        start, here, columns = paragraph.start(), paragraph.start(), 0
        for word in re.finditer(r"\S+|\s+", paragraph[0]):
            at = paragraph.start() + word.start()
            if word[0].isspace() and columns + show.width(word[0]) >= WIDTH * 0.9 and at not in unbreakable:
                yield start, at
                start, columns = at + len(word[0]), 0
            else:
                columns += show.width(word[0])
            here = at + len(word[0])
        if paragraph[0] and (start < here or start == paragraph.start()):
            yield start, start + len(text[start:here].rstrip("\r\n"))


def label(text: str, kind: str) -> str:
    return click.style(text, fg=show.COLOURS[kind], underline=True) if show.coloured() else f"[{text}]({kind})"
