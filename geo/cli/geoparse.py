"""`straitwatch geoparse`: the toponyms of any text, and which places they mean."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..errors import DispatchError
from . import VERBS, options, show

LINES = (".jsonl", ".ndjson")
LONGEST_LINE = 20 * 1024 * 1024                                                # as large as a dispatch may be
WORTH = 0.02                                                                   # score of a candidate that people are shown
BOM = b"\xef\xbb\xbf"


class Text(NamedTuple):
    """One text to read; `spans` are those to resolve, when they are given."""

    id: str | int
    text: str
    spans: list[tuple[int, int]] | None = None
    home: str | None = None                                                    # who publishes it, or for whom


class Failed(list):
    """What could not be read; told at once, counted for the exit code."""

    def tell(self, error: DispatchError) -> None:
        self.append(error)
        show.problem(where=error.where, message=error.fact, hint=error.hint)


@click.command("geoparse", short_help=VERBS["geoparse"])
@click.argument("path", metavar="PATH")
@options.form("text", "json", "jsonl", "geojson")
@options.output
@click.option("--spans", type=click.Choice(["find", "gold"]), default="find", show_default=True,
              help="Find the toponyms, or resolve those that the JSON lines give.")
@click.option("--demonyms", is_flag=True, help="Also the words for the people of a place: Georgian, Ohioans.")
def command(path: str, form: str, output: str | None, spans: str, demonyms: bool) -> int:
    """Find the places that the text in PATH names (a file, a folder, or - for stdin): where each name stands, which places it
    could mean, which one it means here, and why.

    A .jsonl file has one text a line, {"id": ..., "text": ...}, and --format jsonl answers each with a line; a line may name
    its "publisher". With --spans gold each line also has {"toponyms": [{"start": 0, "end": 5}]}. Offsets are code points,
    end-exclusive. What cannot be told has no place, and says why; the words for a people are left out without --demonyms.

    \b
        straitwatch geoparse article.txt
        straitwatch geoparse texts.jsonl --format jsonl -o toponyms.jsonl
    """
    import gazetteer

    from ..toponyms import Geoparser

    failed = Failed()
    texts = read(path, spans, failed)
    parser = Geoparser(gazetteer.open())
    answers = ((text, parser.parse(text.text, demonyms=demonyms, home=text.home) if text.spans is None else
                parser.at(text.text, text.spans, home=text.home)) for text in texts)
    if form == "jsonl" and output in (None, options.STDIN):
        for text, found in answers:
            show.data(encode(text, found))
            sys.stdout.flush()                                                 # a line may wait for its answer
    else:
        from .extract import write

        told = list(answers)
        if told or not failed:
            write(whole(told, form, parser.atlas.places), output)
    return int(bool(failed))


def read(path: str, spans: str, failed: Failed) -> Iterator[Text]:
    """The texts of a file, a folder or stdin; a folder's bad file is told and does not stop the others.

    Raises
    ------
    DispatchError
        The file cannot be read.
    UsageError
        Spans are asked for, but PATH has none.
    """
    from .. import dispatches, workspace

    first = b""
    if path == options.STDIN:
        first = sys.stdin.buffer.readline()
        by_line = first.removeprefix(BOM).lstrip().startswith(b"{")
    else:
        by_line = path.lower().endswith(LINES)
    if spans == "gold" and not by_line:
        raise click.UsageError("--spans gold needs JSON lines that give spans: a .jsonl file, or such lines on stdin")
    if by_line:
        return read_lines(path, first, spans, failed)
    if path == options.STDIN:
        return iter([told(dispatches.read_bytes(first + sys.stdin.buffer.read(), name="stdin"))])
    if Path(path).is_dir():
        return read_folder(workspace.files(Path(path)), failed)
    return iter([told(dispatches.read(Path(path)))])


def told(dispatch) -> Text:
    return Text(dispatch.id, dispatch.text, home=dispatch.publisher)


def read_folder(files: Iterable[Path], failed: Failed) -> Iterator[Text]:
    from .. import dispatches

    for file in files:
        try:
            yield told(dispatches.read(file))
        except DispatchError as error:
            failed.tell(error)


def read_lines(path: str, first: bytes, spans: str, failed: Failed) -> Iterator[Text]:
    """The texts of JSON lines; a bad line is told at once, with its number, and does not stop the others.

    Raises
    ------
    DispatchError
        The file cannot be opened.
    """
    name = "stdin" if path == options.STDIN else path
    try:
        stream = sys.stdin.buffer if path == options.STDIN else open(path, "rb")   # noqa: SIM115 (read to its end, line by line)
    except OSError as error:
        raise DispatchError(f"the file cannot be read: {error.strerror}", where=name, hint="name a .jsonl file, or - for stdin") from None
    with stream:
        for number, line in enumerate(chain([first] if first else [], stream), 1):
            if line.removeprefix(BOM).strip():
                try:
                    yield parsed(line, spans, where=f"{name}:{number}")
                except DispatchError as error:
                    failed.tell(error)


def parsed(line: bytes, spans: str, *, where: str) -> Text:
    """One line.

    Raises
    ------
    DispatchError
        It is no JSON object with an id and a text, or its spans are none.
    """
    def bad(fact: str) -> DispatchError:
        hint = '{"id": "...", "text": "..."}' if spans == "find" else '{"id": "...", "text": "...", "toponyms": [{"start": 0, "end": 5}]}'
        return DispatchError(fact, where=where, hint=f"one object a line: {hint}")

    if len(line) > LONGEST_LINE:
        raise bad(f"the line has more than {LONGEST_LINE // 1024 ** 2} MB")
    try:
        row = json.loads(line.removeprefix(BOM).decode("utf-8"))
    except UnicodeDecodeError:
        raise bad("the line is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise bad(f"the line is not JSON: {getattr(error, 'msg', 'too deep or too long a number')}") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise bad("the line has no text")
    if not isinstance(row.get("id"), str | int) or isinstance(row["id"], bool):
        raise bad("the line has no id")
    home = row.get("publisher")
    if any("\ud800" <= c <= "\udfff" for c in f"{row['id']}{row['text']}{home}"):
        raise bad("the line has half a character (a lone surrogate)")
    text, home = row["text"], home if isinstance(home, str) else None
    if spans == "find":
        return Text(row["id"], text, home=home)
    given = row.get("toponyms")
    if not isinstance(given, list):
        raise bad("the line has no toponyms, and --spans gold resolves nothing else")
    wanted = []
    for one in given:
        start, end = (one.get("start"), one.get("end")) if isinstance(one, dict) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise bad(f"{json.dumps(one)[:80]} is no span of its text")
        wanted.append((start, end))
    return Text(row["id"], text, wanted, home)


def document(text: Text, found) -> dict[str, Any]:
    from ..exchange import toponyms

    return {"id": text.id, "toponyms": [toponyms.row(one) for one in found]}


def encode(text: Text, found) -> str:
    """One line of JSON; a row at a time, for a text may name a hundred thousand places."""
    import msgspec

    from ..exchange import toponyms

    rows = ",".join([msgspec.json.encode(toponyms.row(one)).decode() for one in found])
    return f'{{"id":{msgspec.json.encode(text.id).decode()},"toponyms":[{rows}]}}'


def whole(answers: list, form: str, places) -> str:
    """All answers as one text."""
    if form == "jsonl":
        return "".join(encode(text, found) + "\n" for text, found in answers)
    if form == "json":
        return json.dumps([document(text, found) for text, found in answers], ensure_ascii=False, indent=2) + "\n"
    if form == "geojson":
        from ..exchange import toponyms

        return toponyms.geojson(((str(text.id), found) for text, found in answers), places)
    blocks = []
    for text, found in answers:
        head = show.style(show.safe(str(text.id)), bold=True) + "\n" if len(answers) > 1 else ""
        blocks.append(head + show.table(list(rows(found)), ("OFFSETS", "TOPONYM", "PLACE", "IN", "LAT,LON", "SURE", "WHY")) + "\n")
    return "\n".join(blocks)


def rows(found) -> Iterator[tuple[str, ...]]:
    """One row a toponym, below it one for each other candidate."""
    for one in found:
        span = f"{one.span.start}-{one.span.end}"
        if one.place is None:
            where = ("", "") if one.lon is None else (one.within[0], f"{one.lat:.2f},{one.lon:.2f}")
            yield span, one.span.text, "?", *where, f"{one.confidence:.2f}", one.why
        for candidate in one.candidates:
            chosen = candidate.place == one.place
            if not chosen and candidate.score < WORTH:
                continue
            name = f"{candidate.name} ({candidate.place})"
            yield (span if chosen else "", one.span.text if chosen else "", name if chosen else f"  or {name}",
                   candidate.within[0] if candidate.within else "", f"{candidate.lat:.2f},{candidate.lon:.2f}",
                   f"{one.confidence if chosen else candidate.score:.2f}", candidate.why)
