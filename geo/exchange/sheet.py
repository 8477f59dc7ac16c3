"""Read the cells of CSV and TSV as the world writes them: any encoding and separator, quoted line ends, ragged rows; all oddities told."""

from __future__ import annotations

import codecs
import contextlib
import csv
import gc
import io
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..dispatches import decode
from ..errors import DispatchError, TableError
from .guess import NUMBER, empty, facts

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
LOOK = 200  # records that the separator is guessed from
SNIFF = 262_144  # characters they may take
CELL_MAX = 16_000_000  # characters: more is a quote that was never closed
SAMPLE_BYTES = 200_000
TOGETHER = "\x1f"  # between several actors in one cell of our own formats


@dataclass
class Sheet:
    """A table as it was written: names, cells column by column, and what was odd."""

    header: list[str]
    columns: list[Sequence[str]]  # all of one length
    told: list[str] = field(default_factory=list)
    text: str = ""  # the file, to find lines again
    separator: str = ","
    first: int = 0  # records before the first row of cells
    kept: list[int] | None = None  # numbers of the records kept, when some were left out
    at: Sequence[int] | None = None  # the line of each row, where it is known without looking

    @property
    def n(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    def lines(self, rows: Collection[int]) -> dict[int, int]:
        """The lines of the file on which these rows (from 0) begin; none for files that have no lines."""
        if self.at is not None or not self.text:
            return {row: self.at[row] for row in rows} if self.at is not None else {}
        wanted = {(self.kept[row] if self.kept is not None else row + self.first): row for row in rows}
        found: dict[int, int] = {}
        last = max(wanted, default=-1)
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator)
        line = 1
        for number, _ in enumerate(reader):
            if number > last:
                break
            if number in wanted:
                found[wanted[number]] = line
            line = reader.line_num + 1
        return found


def read(data: bytes, *, where: str) -> Sheet:
    """Read a file of separated values.

    Parameters
    ----------
    data : bytes
        The whole file.
    where : str
        What messages call it.

    Raises
    ------
    TableError
        It is empty, no text, or a quote is never closed; with the line.
    """
    text, told = decoded(data, where=where)
    if re.match(r"\s*<(!doctype|html|\?xml|kml|head)\b", text, re.IGNORECASE):
        raise TableError("this is markup, not a table", where=where, hint="save the file itself, not the page it stands on; KML as GeoJSON")
    said = re.match(r"sep=(.)\r?\n", text)  # spreadsheets write it, and mean it
    if said:
        text = text[said.end() :]
    separator = said[1] if said else guess_separator(text)
    if separator != ",":
        told.append(f"separated by {SEPARATORS.get(separator, repr(separator))}")
    csv.field_size_limit(CELL_MAX)
    if (columns := plain(text, separator)) is not None:
        return headed(columns, text, separator, told)
    with unswept():
        records = parse(text, separator, where=where)
        numbers = None
        if not all(records) or any(len(record) == 1 and not record[0].strip() for record in records[:LOOK]):
            numbers = [number for number, record in enumerate(records) if any(cell.strip() for cell in record)]
            records = [records[number] for number in numbers]
        if not records:
            raise TableError("the table is empty", where=where, hint="a first line with names, then one line an event")
        columns = rectangular(records, told)
    return headed(columns, text, separator, told, numbers)


def headed(columns: list[Sequence[str]], text: str, separator: str, told: list[str], numbers: list[int] | None = None) -> Sheet:
    """Take the names off the columns."""
    named = is_header([column[0] for column in columns])
    if named:
        header = [column[0].strip() for column in columns]
    else:
        header = [str(number + 1) for number in range(len(columns))]
        published = facts()["headless"].get(str(len(header)))
        if published and re.fullmatch(r"[12]\d{7}", columns[1][0].strip()):
            header = [published["names"].get(name, name) for name in header]
            told.append(f"the first line holds no names: {len(header)} columns are those of {published['what']}")
        else:
            told.append(f"the first line holds no names: columns are called 1 to {len(header)}")
    first = 1 if named else 0
    tags = [column[1] for column in columns if len(column) > 1]
    if named and any(tags) and all(tag.startswith("#") for tag in tags if tag):
        first = 2
        told.append("the second line holds HXL tags: left out")
    columns = [column[first:] for column in columns]
    return Sheet(
        header=unique(header),
        columns=columns,
        told=told,
        text=text,
        separator=separator,
        first=first,
        kept=numbers[first:] if numbers is not None else None,
    )


def plain(text: str, separator: str) -> list[Sequence[str]] | None:
    """The columns of a file without a quote in which every line has the same number of separators; None of any other."""
    if '"' in text or not separator.isascii():
        return None
    text = text.replace("\r\n", "\n").removesuffix("\n")
    if "\r" in text:
        return None
    letters = np.frombuffer(text.encode(), "uint8")
    ends = np.flatnonzero(letters == 10)
    between = np.diff(np.searchsorted(np.flatnonzero(letters == ord(separator)), np.concatenate([[0], ends, [len(letters)]])))
    width = int(between[0]) + 1
    if width < 2 or (between != width - 1).any():
        return None
    cells = text.replace("\n", separator).split(separator)
    return [cells[number::width] for number in range(width)]


@contextlib.contextmanager
def unswept() -> Iterator[None]:
    """Millions of small lists, none of them garbage: looking for some takes longer than reading them."""
    sweeping = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sweeping:
            gc.enable()


def decoded(data: bytes, *, where: str) -> tuple[str, list[str]]:
    """Bytes to text; an encoding that had to be guessed is told."""
    if not data.strip():
        raise TableError("the table is empty", where=where, hint="a first line with names, then one line an event")
    for mark, encoding in decode.MARKS:
        if data.startswith(mark):
            return text_of(data[len(mark) :], encoding, where=where), [] if encoding == "utf-8" else [f"encoded in {encoding}"]
    try:
        decode.refuse_binary(data, name=where)
    except DispatchError as error:
        raise TableError(error.fact, where=where, hint="save it as CSV in UTF-8") from None
    if (wide := decode.unmarked_utf16(data[:SAMPLE_BYTES])) is not None:
        return text_of(data, wide, where=where), [f"encoded in {wide}"]
    if b"\x00" in data:
        raise TableError(
            "this is not text: it holds NUL bytes", where=f"{where}:{data[: data.index(0)].count(10) + 1}", hint="save it as CSV in UTF-8"
        )
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        at = error.start
    odd = re.sub(rb"[^\x80-\xff\n]{300,}", b" ", data[max(0, at - 2_000) : at + 20 * SAMPLE_BYTES])[:SAMPLE_BYTES]
    sample = odd[: odd.rfind(b"\n") + 1] or odd
    encoding = decode.latin(sample) or decode.legacy(sample)
    for name in (encoding, "cp1252" if encoding in decode.LATIN else None, "latin-1" if encoding in decode.LATIN else None):
        if name and (text := decode.decoded(data, name)) is not None:
            return text, [f"not UTF-8: read as {decode.PLAIN_NAMES.get(name, name)}, which is a guess"]
    raise TableError(
        "cannot tell how this text is encoded",
        where=f"{where}:{data[:at].count(10) + 1}",
        hint="save it as UTF-8; from a shell: iconv -f ENCODING -t UTF-8",
    )


def text_of(data: bytes, encoding: str, *, where: str) -> str:
    try:
        return codecs.decode(data, encoding)
    except UnicodeDecodeError as error:
        raise TableError(
            f"the file says it is {encoding} but is damaged at byte {error.start}", where=where, hint="save it again as UTF-8"
        ) from None


def guess_separator(text: str) -> str:
    """The one that cuts the first records into the same number of cells, the more the better; inside quotes none counts."""
    head = text[:SNIFF]
    best, score = ",", (0.0, 0)
    for separator in SEPARATORS:
        counts = Counter()
        try:
            for number, record in enumerate(csv.reader(io.StringIO(head, newline=""), delimiter=separator)):
                if number >= LOOK:
                    break
                if record:
                    counts[len(record)] += 1
        except csv.Error:
            continue
        cells, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        if cells > 1 and (times / counts.total(), cells) > score:
            best, score = separator, (times / counts.total(), cells)
    return best


def parse(text: str, separator: str, *, where: str) -> list[list[str]]:
    """All records. A quote that is never closed would swallow the rest of the file: it is an error, with its line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
        return records
    except csv.Error as error:
        problem = str(error)
    records = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        records.extend(reader)
    except csv.Error as error:
        raise TableError(
            f"the line cannot be cut into cells: {error}", where=f"{where}:{reader.line_num}", hint="look for a quote that is never closed"
        ) from None
    if "unexpected end" in problem:
        line = 1 + sum(cell.count("\n") for record in records[:-1] for cell in record) + len(records) - 1
        raise TableError(
            "a quote is opened and never closed", where=f"{where}:{line}", hint='close it; a quote inside quotes is written twice: ""'
        )
    return records


def is_header(first: Sequence[str]) -> bool:
    """Whether a first record holds names: at most one of them is a number."""
    return sum(bool(NUMBER.match(cell.strip())) for cell in first) < 2


def unique(header: list[str]) -> list[str]:
    """Names, none of them empty or twice."""
    made: list[str] = []
    for number, name in enumerate(header, start=1):
        name = name or f"column {number}"
        while name in made:
            name += "'"
        made.append(name)
    return made


def rectangular(records: list[list[str]], told: list[str]) -> list[Sequence[str]]:
    """Columns of one length: what is missing at the end of a row is empty, what is too much is left out and told."""
    width = len(records[0])
    if set(map(len, records)) != {width}:
        short = sum(len(record) < width for record in records)
        long = sum(any(cell.strip().casefold() not in empty() for cell in record[width:]) for record in records)
        if short:
            told.append(f"{short:,} rows have fewer than {width} cells: the rest is empty")
        if long:
            told.append(f"{long:,} rows have more than {width} cells: what is too much was left out; is a text with separators not quoted?")
        records = [(record + [""] * (width - len(record)))[:width] for record in records]
    return list(zip(*records, strict=True))
