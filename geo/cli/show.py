"""How things look in a terminal: tables, problems, colours, progress. Text from outside is made harmless first."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence

import click

# Escape sequences could move the cursor or rename the window; bidirectional marks could show a sentence in another order than it is stored.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLOURS = {"place": "cyan", "actor": "yellow", "time": "green", "asset": "magenta"}


def safe(text: str) -> str:
    """`text` with every character that drives a terminal written out; a carriage return before a line end goes."""
    return UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text.replace("\r\n", "\n"))


def coloured(stream=None) -> bool:
    """Whether to use colours: on a terminal, unless NO_COLOR says no (https://no-color.org)."""
    return not os.environ.get("NO_COLOR") and (stream or sys.stdout).isatty()


def style(text: str, *, err: bool = False, **look) -> str:
    return click.style(text, **look) if coloured(sys.stderr if err else sys.stdout) else text


def data(text: str) -> None:
    """One piece of the answer, to stdout."""
    click.echo(text, color=coloured())


def talk(text: str) -> None:
    """Something for the person, to stderr."""
    click.echo(text, err=True, color=coloured(sys.stderr))


def problem(*, where: str, message: str, hint: str = "", severity: str = "error", err: bool = True) -> None:
    """`path:line: message`, and the hint below it."""
    label = style(f"{severity}: ", err=err, fg="red" if severity == "error" else "yellow")
    line = f"{safe(where)}: {label}{safe(message)}" if where else f"{label}{safe(message)}"
    (talk if err else data)(line + (f"\n  hint: {safe(hint)}" if hint else ""))


def problems(found, *, err: bool = True) -> int:
    """Show each; the exit code they make: 1 when one is an error."""
    for one in found:
        problem(where=one.where, message=one.message, hint=one.hint, severity=one.severity, err=err)
    return int(any(one.severity == "error" for one in found))


def width(text: str) -> int:
    """Columns on a terminal: 宗谷 takes four, a combining accent none."""
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def table(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> str:
    """Columns under their heads, two blanks apart; the last one runs on."""
    rows = [[" ".join(safe(str(cell)).split()) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(heads, *rows, strict=True)] if rows else [width(head) for head in heads]

    def line(cells: Sequence[str]) -> str:
        return "  ".join(cell + " " * (room - width(cell)) for cell, room in zip(cells, widths, strict=True)).rstrip()

    return "\n".join([style(line(heads), bold=True), *map(line, rows)])


def clip(text: str, columns: int = 70) -> str:
    """`text` on one line, cut in the middle of nothing but with an ellipsis."""
    text = " ".join(text.split())
    while width(text) > columns:
        text = text[:-2].rstrip() + "…"
    return text


def progress() -> Callable[[int, int, str], None] | None:
    """A line on stderr that counts; only on a terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, total: int, name: str) -> None:
        if not name:
            click.echo("\r\x1b[K", err=True, nl=False)
        elif total > 3:
            click.echo(f"\r\x1b[K{done + 1}/{total} {clip(safe(name), 60)}", err=True, nl=False)

    return tell


def day(when) -> str:
    """A date as uncertain as it is."""
    if when.start and when.end and when.start != when.end:
        return f"{when.start}/{when.end}"
    if when.start:
        return when.start + ("/.." if when.open_ended else "")
    return f"≤ {when.end}" if when.end else "unknown"


def actors(event) -> str:
    """Who, in few letters: CN RU (JP watches)."""
    doers = dict.fromkeys(actor.country for actor in event.actors if actor.role in ("initiator", "participant", "monitor"))
    targets = dict.fromkeys(actor.country for actor in event.actors if actor.role == "target")
    return " ".join(doers) + (" → " + " ".join(targets) if targets else "")
