"""Read any table of events: CSV, TSV, JSON Lines, GeoJSON, GeoParquet; which column means what is guessed and told, nothing is dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np

from ..errors import TableError
from ..model import Precision, Problem
from . import days
from .guess import Guess, degrees, empty, facts, folded, guess, pair
from .sheet import TOGETHER, Sheet

FORMS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".geojsonl": "jsonl",
    ".json": "geojson",
    ".geojson": "geojson",
    ".parquet": "parquet",
    ".geoparquet": "parquet",
    ".gpkg": "gis",
    ".fgb": "gis",
    ".shp": "gis",
}
CODED = ("kind", "actor", "domain", "modality", "source", "grade", "precision")
TEXTS = ("title", "quote", "url", "id")
LINES_TOLD = 5
LABEL_MAX = 200  # characters of a label; longer ones are cut
DIGITS = 5  # of a coordinate: a metre


class Coded(NamedTuple):
    """A column of few different values: a number for each row, and what the numbers mean; "" means that nothing was said."""

    codes: np.ndarray  # int32, one for each row
    labels: tuple[str, ...]  # the most frequent first; of several actors TOGETHER stands between them


@dataclass(frozen=True, kw_only=True)
class Table:
    """Events as columns. Row numbers are those of the file, without its header."""

    name: str  # of the file
    n: int
    lines: Callable[[Sequence[int]], Mapping[int, int]]  # of the file, for rows; empty where a file has none
    lon: np.ndarray  # float64 degrees in -180..180; NaN: no place
    lat: np.ndarray  # float64 degrees; NaN: no place
    start: np.ndarray  # int32, days since 1970-01-01; days.MISSING: not known
    end: np.ndarray  # int32, inclusive; known without a start: not later than
    coded: dict[str, Coded]  # CODED and place
    texts: dict[str, Sequence[str]]  # TEXTS and columns that were to be kept: one text for each row; columns without content are not there
    told: tuple[str, ...] = ()  # what was guessed and how it was read, for people
    problems: tuple[Problem, ...] = ()  # rows that could not be read as meant; warnings


def read(
    source: Path | bytes,
    *,
    where: str,
    form: str | None = None,
    given: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    keep: Sequence[str] = (),
) -> Table:
    """Read a table of events.

    Parameters
    ----------
    source : Path or bytes
        The file, or what came through a pipe.
    where : str
        What messages call it.
    form : str, optional
        csv, jsonl, geojson, parquet or gis; without it the name's ending and the first letters tell.
    given : mapping of role to column, optional
        What would else be guessed; roles are those of `guess.ROLES`.
    day_first : bool, optional
        Whether 03/04/2023 is 3 April; without it the column tells.
    keep : sequence of str, optional
        Further columns to show with an event.

    Raises
    ------
    TableError
        It cannot be read, or nothing says where the events are; with `path:line` and the next step.
    """
    form = form or form_of(source)
    if form in ("parquet", "gis"):
        from . import features

        if isinstance(source, bytes):
            raise TableError(
                f"{'GeoParquet' if form == 'parquet' else 'this format'} cannot come through a pipe", where=where, hint="name the file"
            )
        sheet = features.frame(source, form, where=where)
    else:
        data = source if isinstance(source, bytes) else content(source, where=where)
        form = form or ("jsonl" if data.lstrip()[:1] == b"{" else "csv")
        if form == "csv":
            from . import sheet as sheets

            sheet = sheets.read(data, where=where)
        else:
            from . import features

            sheet = features.read(data, where=where)
    if not sheet.n:
        raise TableError("the table has no rows", where=where, hint="below the line of names, one line an event")
    known = guess(sheet.header, sheet.columns, dict(given or {}), where=where)
    return Reading(sheet, known, where=where, day_first=day_first).table(keep)


def form_of(source: Path | bytes) -> str | None:
    """What the name's ending says."""
    return None if isinstance(source, bytes) else FORMS.get(source.suffix.lower())


def content(path: Path, *, where: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TableError(f"the table cannot be read: {error.strerror}", where=where, hint="check the name and the permissions") from None


class Reading:
    """One table while it is read: each method reads one thing, and tells what it met."""

    def __init__(self, sheet: Sheet, known: Guess, *, where: str, day_first: bool | None) -> None:
        self.sheet, self.known, self.where, self.day_first = sheet, known, where, day_first
        self.told: list[str] = []
        self.problems: list[Problem] = []

    def table(self, keep: Sequence[str]) -> Table:
        """Read all columns."""
        lon, lat = self.positions()
        start, end, precise = self.dates()
        coded = {role: self.coded(role) for role in CODED if role != "precision"}
        coded["precision"] = self.precision(precise)
        coded["place"] = self.coded("place")
        texts = self.texts(keep)
        roles = ", ".join(
            f"{role} = {self.sheet.header[number]}{' (by its values)' if self.known.how[role] == 'values' else ''}"
            for role, number in self.known.columns.items()
        )
        used = {*self.known.columns.values()}
        unused = [name for number, name in enumerate(self.sheet.header) if number not in used and name not in texts]
        told = [f"{self.sheet.n:,} rows", *self.sheet.told, f"columns: {roles}", *self.told]
        if unused:
            told.append(
                f"not used: {', '.join(unused[:12])}{f' and {len(unused) - 12} more' if len(unused) > 12 else ''} (--keep NAME shows one)"
            )
        for text, missing in (("no place", np.isnan(lon)), ("no date", start == days.MISSING)):
            if missing.any():
                told.append(f"{text}: {int(missing.sum()):,} rows; they are listed, not dropped")
        return Table(
            name=Path(self.where).name,
            n=self.sheet.n,
            lon=lon,
            lat=lat,
            start=start,
            end=end,
            coded=coded,
            texts=texts,
            told=tuple(told),
            problems=tuple(self.problems),
            lines=self.sheet.lines,
        )

    def cells(self, role: str) -> Sequence[str] | None:
        number = self.known.columns.get(role)
        return None if number is None else self.sheet.columns[number]

    def warn(self, rows: np.ndarray, fact: str, hint: str, *, role: str | None = None) -> None:
        """Tell of rows that could not be read as meant: the first on its line, how many, and where the next ones are."""
        if not rows.any():
            return
        numbers = np.flatnonzero(rows)[:LINES_TOLD].tolist()
        found = self.sheet.lines(numbers)
        lines = [found[row] for row in numbers if row in found]
        cells = self.cells(role) if role else None
        if cells is not None:
            fact = f"{fact}: {clip(cells[numbers[0]])!r}"
        count = int(rows.sum())
        if count > 1:
            more = ", ".join(map(str, lines[1:]))
            fact += (
                f"; {count:,} rows such, also on line{'s' if len(lines) > 2 else ''} {more}{' ...' if count > LINES_TOLD else ''}"
                if more
                else f"; {count:,} rows such"
            )
        self.problems.append(
            Problem(
                code="table-row", where=f"{self.where}:{lines[0]}" if lines else self.where, message=fact, hint=hint, severity="warning"
            )
        )

    # --- where ------------------------------------------------------------------------------------------------------------------------

    def positions(self) -> tuple[np.ndarray, np.ndarray]:
        """Longitude and latitude of each row; NaN where there is none."""
        if "point" in self.known.columns:
            lon, lat = self.points()
        else:
            lon, lat = self.numbers("lon"), self.numbers("lat")
            for one, other, values in (("longitude", "latitude", lon), ("latitude", "longitude", lat)):
                half = np.isnan(values) & ~np.isnan(lat if values is lon else lon)
                if half.any():
                    blank = np.fromiter(
                        (cell.strip().casefold() in empty() for cell in self.cells("lon" if values is lon else "lat") or ()),
                        bool,
                        self.sheet.n,
                    )
                    self.warn(half & blank, f"no {one} beside a {other}", "the row is listed without a place")
        given = ~(np.isnan(lon) | np.isnan(lat))
        lon, lat = np.where(given, lon, np.nan), np.where(given, lat, np.nan)
        with np.errstate(invalid="ignore"):
            high = np.abs(lat) > 90
            if high.any() and 2 * high.sum() >= given.sum() and not (np.abs(lon) > 90).any() and (np.abs(lat[given]) <= 180).all():
                lon, lat = lat, lon
                self.told.append(
                    f"swapped: {int(high.sum()):,} latitudes lie beyond 90 degrees and no longitude does, so each was read as the other"
                )
            beyond = given & ((lon > 180) & (lon <= 360))
            if beyond.any():
                lon = np.where(beyond, lon - 360, lon)
                self.told.append(f"{int(beyond.sum()):,} longitudes ran past 180 and were brought home (181 is -179)")
            outside = given & ((np.abs(lat) > 90) | (np.abs(lon) > 180))
            likely = outside & (np.abs(lon) <= 90) & (np.abs(lat) <= 180)
            self.warn(likely, "longitude and latitude look swapped", "the row is listed without a place; put it right in the file")
            self.warn(
                outside & ~likely,
                "the coordinate lies outside the world",
                "the row is listed without a place; latitude -90..90, longitude -180..180",
                role="lat" if "lat" in self.known.columns else "point",
            )
            null = given & (lon == 0) & (lat == 0)
        self.warn(null, "0, 0 is where coordinates go that are not known", "the row is listed without a place")
        lost = outside | null
        if self.sheet.n and not (given & ~lost).any():
            raise TableError("no row has a usable place", where=self.where, hint="say which columns hold it: --lon NAME --lat NAME")
        return np.where(lost, np.nan, np.round(lon, DIGITS) + 0.0), np.where(lost, np.nan, np.round(lat, DIGITS) + 0.0)

    def numbers(self, role: str) -> np.ndarray:
        """Degrees, in any notation; NaN for an empty cell and for one that is none."""
        cells = self.cells(role) or ()
        try:
            found = np.fromiter(map(float, cells), "float64", len(cells))
            if np.isfinite(found).all() and not any("_" in cell for cell in cells):
                return found
        except ValueError:
            pass
        values, bad, commas = {}, set(), 0
        for cell in dict.fromkeys(cells):
            text = cell.strip().replace("−", "-")
            value = np.nan
            if text.casefold() not in empty():
                plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
                try:
                    value = float(plain) if "_" not in plain else np.nan
                    commas += plain != text
                except ValueError:
                    value = degrees(text)
                if value is None or not np.isfinite(value):
                    value = np.nan
                    bad.add(cell)
            values[cell] = value
        if commas:
            self.told.append(f"{role}: decimal commas")
        if bad:
            self.warn(
                np.fromiter((cell in bad for cell in cells), bool, len(cells)),
                f"this is no {'longitude' if role == 'lon' else 'latitude'}",
                "degrees: 139.69, 139°41'E",
                role=role,
            )
        return np.fromiter(map(values.__getitem__, cells), "float64", len(cells))

    def points(self) -> tuple[np.ndarray, np.ndarray]:
        """Places from one column: WKT (its representative point), or two numbers whose order the column tells."""
        cells = self.cells("point") or ()
        found = {cell: pair(cell) for cell in dict.fromkeys(cells)}
        pairs = [value for value in found.values() if isinstance(value, tuple)]
        name = folded(self.sheet.header[self.known.columns["point"]])
        first_high, second_high = any(abs(a) > 90 for a, _ in pairs), any(abs(b) > 90 for _, b in pairs)
        lon_first = first_high if first_high != second_high else name.startswith(("lon", "lng", "x"))
        if pairs:
            self.told.append(
                f"{self.sheet.header[self.known.columns['point']]}: read as {'longitude, latitude' if lon_first else 'latitude, longitude'}"
            )
        values = {
            cell: (value if lon_first else value[::-1]) if isinstance(value, tuple) else (np.nan, np.nan) for cell, value in found.items()
        }
        texts = [cell for cell, value in found.items() if value == "wkt"]
        if texts:
            from . import features

            values |= dict(zip(texts, features.wkt(texts), strict=True))
        bad = {cell for cell, (lon, _) in values.items() if np.isnan(lon) and cell.strip().casefold() not in empty()}
        self.warn(
            np.fromiter((cell in bad for cell in cells), bool, len(cells)),
            "this is no place",
            "WKT, or latitude and longitude in degrees",
            role="point",
        )
        both = np.array([values[cell] for cell in cells], dtype="float64").reshape(-1, 2)
        return both[:, 0], both[:, 1]

    # --- when -------------------------------------------------------------------------------------------------------------------------

    def dates(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """First and last day of each row, and how precise that is (a number into model.Precision)."""
        n, precisions = self.sheet.n, get_args(Precision)
        start, end = np.full(n, days.MISSING, "int32"), np.full(n, days.MISSING, "int32")
        precise = np.full(n, precisions.index("unknown"), "int32")
        cells = self.cells("date")
        if cells is None and "year" in self.known.columns:
            cells = self.parts()
        form = self.form([column for column in (cells, self.cells("end")) if column is not None])
        if cells is not None:
            start, end, precise = self.column(cells, form, "date" if "date" in self.known.columns else None)
        if (last := self.cells("end")) is not None:
            _, until, _ = self.column(last, form, "end")
            known, both = until != days.MISSING, (until != days.MISSING) & (start != days.MISSING)
            wrong = both & (until < start)
            self.warn(wrong, "the end lies before the start", "the start is kept and the end is not", role="end")
            later = both & (until > end) & ~wrong
            end = np.where(later | (known & (start == days.MISSING)), until, end).astype("int32")
            precise = np.where(later & (precise == precisions.index("day")), precisions.index("range"), precise).astype("int32")
        return start, end, precise

    def form(self, columns: list[Sequence[str]]) -> days.Form:
        """Whether the day comes first, for the whole table; told whenever it matters."""
        months = days.month_names(facts()["months"]["names"])
        texts = dict.fromkeys(cell for column in columns for cell in column)
        numeric = [text for text in texts if (found := days.YEAR_LAST.match(text.strip())) and found[2] != "."]
        if not numeric:
            return days.Form(months)
        decided, day, month = days.order(numeric)
        first = self.day_first if self.day_first is not None else decided if decided is not None else True
        example = numeric[0].strip()
        read = days.read(example, days.Form(months, first))
        how = (
            "as asked"
            if self.day_first is not None
            else f"{max(day, month):,} dates decide"
            if decided is not None
            else "no date decides; --month-first if that is wrong"
        )
        self.told.append(f"{'day' if first else 'month'} first: {example} is {days.iso(read.start) if read else 'no date'} ({how})")
        return days.Form(months, first)

    def column(self, cells: Sequence[str], form: days.Form, role: str | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        precisions = {name: number for number, name in enumerate(get_args(Precision))}
        found: dict[str, tuple[int, int, int]] = {}
        bad = set()
        for cell in dict.fromkeys(cells):
            read = days.NOTHING if cell.strip().casefold() in empty() else days.read(cell, form)
            if read is None:
                bad.add(cell)
                read = days.NOTHING
            found[cell] = read.start, read.end, precisions[read.precision]
        if bad:
            self.warn(
                np.fromiter((cell in bad for cell in cells), bool, len(cells)),
                "this is no date that can be read",
                "2023-08-14, 2023-08, 14/08/2023, 14 August 2023; the row is listed without a date",
                role=role,
            )
        at = dict(zip(found, range(len(found)), strict=True))
        rows = np.fromiter(map(at.__getitem__, cells), "int32", len(cells))
        table = np.array(list(found.values()), dtype="int64").reshape(-1, 3)[rows].astype("int32")
        return table[:, 0], table[:, 1], table[:, 2]

    def parts(self) -> list[str]:
        """Year, month and day columns as ISO dates; 0 stands for what is not known."""
        columns = [self.cells(role) or [""] * self.sheet.n for role in ("year", "month", "day")]
        joined = []
        for parts in zip(*columns, strict=True):
            known = []
            for part, digits in zip(parts, (4, 2, 2), strict=True):
                text = part.strip().removesuffix(".0")
                if not text.isdecimal() or int(text) <= 0:
                    break
                known.append(text.zfill(digits))
            joined.append("-".join(known))
        return joined

    def precision(self, precise: np.ndarray) -> Coded:
        """As the column says where it uses our words, else as the dates are written."""
        cells, names = self.cells("precision"), get_args(Precision)
        if cells is not None and any(cell in names for cell in cells):
            said = np.fromiter((names.index(cell) if cell in names else -1 for cell in cells), "int32", len(cells))
            precise = np.where(said >= 0, said, precise)
        return arranged(precise.astype("int32"), names)

    # --- the rest ---------------------------------------------------------------------------------------------------------------------

    def coded(self, role: str) -> Coded:
        """A column of few values. Labels are trimmed, and codes of a publisher become words."""
        cells = self.cells(role)
        if cells is None:
            return Coded(np.zeros(self.sheet.n, "int32"), ("",))
        words = facts()["values"].get(folded(self.sheet.header[self.known.columns[role]]), {})
        at: dict[str, int] = {}
        codes: dict[str, int] = {}
        for cell in dict.fromkeys(cells):
            text = clip(" ".join(cell.split(" ")) if TOGETHER in cell else " ".join(cell.split()), LABEL_MAX)
            text = (
                ""
                if text.casefold() in empty()
                else words.get(text) or words.get(text.removesuffix(".0").zfill(2)) or words.get(text.removesuffix(".0")) or text
            )
            codes[cell] = at.setdefault(text, len(at))
        return arranged(np.fromiter(map(codes.__getitem__, cells), "int32", len(cells)), tuple(at) or ("",))

    def texts(self, keep: Sequence[str]) -> dict[str, Sequence[str]]:
        """Texts as they stand; a column without any is left out."""
        found = {role: cells for role in TEXTS if (cells := self.cells(role)) is not None}
        from .guess import named

        for name in keep:
            number = named(self.sheet.header, name, "keep", where=self.where)
            found[self.sheet.header[number]] = self.sheet.columns[number]
        return {name: cells for name, cells in found.items() if any(cells)}


def arranged(codes: np.ndarray, labels: Sequence[str]) -> Coded:
    """Labels that occur, the most frequent first and equals in alphabetical order; codes to fit."""
    counts = np.bincount(codes, minlength=len(labels)) if len(codes) else np.zeros(len(labels), "int64")
    order = sorted((number for number in range(len(labels)) if counts[number]), key=lambda number: (-int(counts[number]), labels[number]))
    place = np.zeros(len(labels), "int32")
    place[order] = np.arange(len(order), dtype="int32")
    return Coded(place[codes] if len(codes) else codes.astype("int32"), tuple(labels[number] for number in order) or ("",))


def clip(text: str, letters: int = 60) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"
