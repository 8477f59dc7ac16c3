"""`straitwatch geoparse`: the toponyms of any text, and which places they mean."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from ..errors import DispatchError, StraitwatchError
from . import VERBS, options, show

LONGEST_LINE = 20 * 1024 * 1024                                                # of a .jsonl file, as of a dispatch


class Text(NamedTuple):
    """One text to read; `spans` are those to resolve, when they are given."""

    id: Any
    text: str
    spans: list[tuple[int, int]] | None = None


@click.command("geoparse", short_help=VERBS["geoparse"])
@click.argument("path", metavar="PATH|-")
@options.form("text", "json", "jsonl", "geojson")
@options.output
@click.option("--spans", type=click.Choice(["find", "gold"]), default="find", show_default=True,
              help="Find the toponyms, or resolve those that the lines of a .jsonl give.")
@click.option("--demonyms", is_flag=True, help="Also the words for the people of a place: Georgian, Ohioans.")
@click.option("--lines", is_flag=True, help="What comes from stdin is JSON lines, as of a .jsonl file.")
def command(path: str, form: str, output: str | None, spans: str, demonyms: bool, lines: bool) -> int:
    """Find the places that the text in PATH (or from stdin) names: offsets, candidates, choice and why.

    A .jsonl file has one text a line, {"id": ..., "text": ...}, and jsonl answers with one line for each. With
    --spans gold a line also has {"toponyms": [{"start": 0, "end": 5}]}, offsets in code points, end-exclusive. Candidates
    keep what else a name could mean; without a place the geoparser abstains and says why.

    \b
        straitwatch geoparse report.txt
        straitwatch geoparse texts.jsonl --format jsonl
    """
    by_line = lines or path.lower().endswith((".jsonl", ".ndjson"))
    if spans == "gold" and not by_line:
        raise click.UsageError("--spans gold needs lines that give spans: a .jsonl file, or --lines with stdin")
    import gazetteer

    from ..toponyms import Geoparser

    parser = Geoparser(gazetteer.open())
    failed: list[StraitwatchError] = []
    answers = ((text, parser.parse(text.text, demonyms=demonyms) if text.spans is None else parser.at(text.text, text.spans))
               for text in (read_lines(path, spans, failed) if by_line else [read(path)]))
    if form == "jsonl" and not (output and output != options.STDIN):
        for text, found in answers:
            show.data(encode(text, found))
            sys.stdout.flush()                                                 # a line may wait for its answer
    else:
        from .extract import write

        write(whole(list(answers), form, parser), output)
    return int(bool(failed))


def read(path: str) -> Text:
    """One text, as dispatches are read: whatever its encoding, without its front matter.

    Raises
    ------
    DispatchError
        It cannot be read.
    """
    from .. import dispatches

    if path == options.STDIN:
        dispatch = dispatches.read_bytes(sys.stdin.buffer.read(), name="stdin")
    else:
        dispatch = dispatches.read(Path(path))
    return Text(dispatch.id, dispatch.text)


def read_lines(path: str, spans: str, failed: list[StraitwatchError]) -> Iterator[Text]:
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
        for number, line in enumerate(stream, 1):
            if line.strip(b"\xef\xbb\xbf \t\r\n"):
                try:
                    yield parsed(line, spans, where=f"{name}:{number}")
                except DispatchError as error:
                    failed.append(error)
                    show.problem(where=error.where, message=error.fact, hint=error.hint)


def parsed(line: bytes, spans: str, *, where: str) -> Text:
    """One line.

    Raises
    ------
    DispatchError
        It is no JSON object with a text, or its spans are none.
    """
    def bad(fact: str) -> DispatchError:
        hint = '{"id": "...", "text": "..."}' if spans == "find" else '{"id": "...", "text": "...", "toponyms": [{"start": 0, "end": 5}]}'
        return DispatchError(fact, where=where, hint=f"one object a line: {hint}")

    if len(line) > LONGEST_LINE:
        raise bad(f"the line has more than {LONGEST_LINE // 1024 ** 2} MB")
    try:
        told = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise bad("the line is not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise bad(f"the line is not JSON: {getattr(error, 'msg', 'too deep')}") from None
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise bad("the line has no text")
    if not isinstance(told.get("id"), str | int) or isinstance(told["id"], bool):
        raise bad("the line has no id")
    text = told["text"]
    if spans == "find":
        return Text(told["id"], text)
    given = told.get("toponyms")
    if not isinstance(given, list):
        raise bad("the line has no toponyms, and --spans gold resolves nothing else")
    wanted = []
    for one in given:
        ends = (one.get("start"), one.get("end")) if isinstance(one, dict) else (None, None)
        if not all(type(end) is int for end in ends) or not 0 <= ends[0] < ends[1] <= len(text):
            raise bad(f"{json.dumps(one, ensure_ascii=False)[:80]} is no span of its text")
        wanted.append(ends)
    return Text(told["id"], text, wanted)


def document(text: Text, found) -> dict[str, Any]:
    from ..exchange import toponyms

    return {"id": text.id, "toponyms": [toponyms.row(one) for one in found]}


def encode(text: Text, found) -> str:
    import msgspec

    return msgspec.json.encode(document(text, found)).decode()


def whole(answers: list, form: str, parser) -> str:
    """All answers as one text."""
    if form == "jsonl":
        return "".join(encode(text, found) + "\n" for text, found in answers)
    if form == "json":
        return json.dumps([document(text, found) for text, found in answers], ensure_ascii=False, indent=2) + "\n"
    if form == "geojson":
        from ..exchange import toponyms

        return toponyms.geojson(((str(text.id), found) for text, found in answers), parser.atlas.places)
    blocks = []
    for text, found in answers:
        head = show.style(show.safe(str(text.id)), bold=True) + "\n" if len(answers) > 1 else ""
        blocks.append(head + show.table(list(rows(found)), ("OFFSETS", "TOPONYM", "PLACE", "IN", "LAT,LON", "SURE", "WHY")) + "\n")
    return "\n".join(blocks)


def rows(found) -> Iterator[tuple[str, ...]]:
    """One row a toponym, one below it for each other candidate."""
    for one in found:
        span = f"{one.span.start}-{one.span.end}"
        if one.place is None:
            yield span, one.span.text, "?", "", "", f"{one.confidence:.2f}", one.why
        for candidate in one.candidates:
            chosen = candidate.place == one.place
            name = f"{'' if chosen else '  or '}{candidate.name} ({candidate.place})"
            yield (span if chosen else "", one.span.text if chosen else "", name, candidate.within[0] if candidate.within else "",
                   f"{candidate.lat:.2f},{candidate.lon:.2f}", f"{one.confidence if chosen else candidate.score:.2f}", candidate.why)
