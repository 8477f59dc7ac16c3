"""Guess which column of a table means what: from its name, then from what stands in it; a guess comes with its reason."""

from __future__ import annotations

import functools
import itertools
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import TableError
from . import days

ROLES = (
    "lon",
    "lat",
    "point",
    "date",
    "end",
    "year",
    "month",
    "day",
    "kind",
    "actor",
    "domain",
    "modality",
    "source",
    "grade",
    "precision",
    "place",
    "title",
    "quote",
    "url",
    "id",
)
SAMPLE = 1_000  # cells of a column that are looked at
LONG = 60  # letters: a column whose cells have more on average is prose
NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$")
FRACTION = re.compile(r"[+-]?\d+[.,]\d{2,}$")


class Guess(NamedTuple):
    """Which column has which role."""

    columns: dict[str, int]  # role -> number of the column, from 0
    how: dict[str, str]  # role -> "given", "name" or "values"


@functools.cache
def facts() -> dict[str, Any]:
    """The authored table of names, codes and words: columns.toml."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text(encoding="utf-8"))


@functools.cache
def empty() -> frozenset[str]:
    """What a cell without content looks like, in small letters."""
    return frozenset(facts()["empty"]["words"])


def folded(name: str) -> str:
    """A column's name as names are compared: small, without accents, words joined by _."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return re.sub(r"[^\w]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "", plain).casefold()).strip("_")


def guess(header: Sequence[str], columns: Sequence[Sequence[str]], given: Mapping[str, str], *, where: str) -> Guess:
    """Find the columns.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    columns : sequence of sequence of str
        Their cells.
    given : mapping of role to name
        What the person said; a number counts from 1.
    where : str
        What messages call the file.

    Raises
    ------
    TableError
        A column that was named is not there, or nothing says where the events are.
    """
    found: dict[str, int] = {}
    how: dict[str, str] = {}
    for role, name in given.items():
        found[role], how[role] = named(header, name, role, where=where), "given"
    forms = days.Form(days.month_names(facts()["months"]["names"]))
    samples = [sample(cells) for cells in columns]
    names: dict[str, int] = {}
    for number, name in enumerate(header):
        names.setdefault(folded(name), number)
    for role in ROLES:
        if role in found or skipped(role, found):
            continue
        for name in facts()["roles"][role]:
            number = names.get(folded(name))
            if number is not None and number not in found.values() and fits(role, samples[number], forms):
                found[role], how[role] = number, "name"
                break
    by_values(found, how, samples, forms)
    if not {"lon", "lat"} <= found.keys() and "point" not in found:
        missing = " and ".join(word for role, word in (("lon", "longitude"), ("lat", "latitude")) if role not in found)
        raise TableError(
            f"no column looks like a {missing}; there are: {', '.join(header) or 'none'}",
            where=where,
            hint="say which: --lon NAME --lat NAME (or a number, from 1)",
        )
    return Guess({role: found[role] for role in ROLES if role in found}, how)


def named(header: Sequence[str], name: str, role: str, *, where: str) -> int:
    """The column a person meant."""
    if name in header:
        return list(header).index(name)
    alike = [number for number, other in enumerate(header) if folded(other) == folded(name)]
    if alike:
        return alike[0]
    if name.isdecimal() and 1 <= int(name) <= len(header):
        return int(name) - 1
    import difflib

    close = difflib.get_close_matches(name, header, n=1)
    raise TableError(
        f"there is no column {name!r} for --{role}; there are: {', '.join(header)}",
        where=where,
        hint=f"did you mean {close[0]!r}?" if close else "names stand in the first line; a number counts columns from 1",
    )


def skipped(role: str, found: Mapping[str, int]) -> bool:
    """Roles that another one makes needless."""
    return (
        (role == "point" and {"lon", "lat"} <= found.keys())
        or (role in ("year", "month", "day") and "date" in found)
        or (role in ("month", "day") and "year" not in found)
    )


def sample(cells: Sequence[str]) -> list[str]:
    """The first cells that are not empty."""
    return list(itertools.islice((text for cell in cells if (text := cell.strip()).casefold() not in empty()), SAMPLE))


def fits(role: str, cells: Sequence[str], form: days.Form) -> bool:
    """Whether what stands in a column can have this role; an empty column says nothing against it."""
    if role in ("lon", "lat"):
        return share(cells, lambda cell: bool(NUMBER.match(cell)) or degrees(cell) is not None) >= 0.5
    if role in ("date", "end"):
        return share(cells, lambda cell: days.read(cell, form) is not None) >= 0.5
    if role in ("year", "month", "day"):
        return share(cells, lambda cell: bool(re.match(r"\d{1,4}(\.0)?$", cell))) >= 0.5
    if role == "point":
        return share(cells, lambda cell: pair(cell) is not None) >= 0.5
    if role == "url":
        return share(cells, lambda cell: "://" in cell or cell.startswith("www.")) >= 0.3
    if role == "quote":
        return bool(cells) and not share(cells, lambda cell: bool(NUMBER.match(cell))) > 0.9
    if role in ("grade",):
        return share(cells, lambda cell: bool(re.match(r"[A-Fa-f][1-6]?$", cell))) >= 0.5
    return True


def share(cells: Sequence[str], test: Any) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 1.0


def by_values(found: dict[str, int], how: dict[str, str], samples: Sequence[list[str]], form: days.Form) -> None:
    """What the names did not tell: two columns of fractions in range, one of dates, one of prose, one of web addresses."""

    def free(test: Any) -> list[int]:
        return [number for number, cells in enumerate(samples) if cells and number not in found.values() and test(cells)]

    if "point" not in found and not {"lon", "lat"} & found.keys():
        fractions = free(lambda cells: share(cells, lambda cell: bool(FRACTION.match(cell))) >= 0.8 and max(map(size, cells)) <= 180)
        wide = [number for number in fractions if max(map(size, samples[number])) > 90]
        if len(fractions) == 2 and len(wide) == 1:
            found["lon"], found["lat"] = wide[0], next(number for number in fractions if number != wide[0])
            how["lon"] = how["lat"] = "values"
    if "date" not in found and "year" not in found:
        dated = free(lambda cells: share(cells, lambda cell: not cell.isdecimal() and days.read(cell, form) is not None) >= 0.8)
        if dated:
            found["date"], how["date"] = dated[0], "values"
    if "url" not in found and (links := free(lambda cells: share(cells, lambda cell: cell.startswith(("http://", "https://"))) >= 0.8)):
        found["url"], how["url"] = links[0], "values"
    if "quote" not in found:
        prose = free(
            lambda cells: sum(map(len, cells)) / len(cells) > LONG and share(cells, lambda cell: " " in cell and pair(cell) is None) > 0.5
        )
        if prose:
            found["quote"], how["quote"] = (
                max(prose, key=lambda number: (sum(map(len, samples[number])) / len(samples[number]), -number)),
                "values",
            )


def size(cell: str) -> float:
    return abs(float(cell.replace(",", ".")))


DEGREES = re.compile(
    r"""([NSEWO])?\s*([+-]?\d{1,3}(?:[.,]\d+)?)\s*(?:°|º|deg|d)?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’m]?\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''|s)?\s*)?([NSEWO])?$"""
)


def degrees(text: str) -> float | None:
    """Degrees written with a hemisphere or with minutes: 35°41'22"N, 139.69 E, S 12 30. None when it is something else."""
    found = DEGREES.match(text.strip().upper().replace("DEG", "°"))
    if not found or not (found[1] or found[5] or "°" in text or "º" in text) or (found[1] and found[5]):
        return None
    whole, minutes, seconds = (float(part.replace(",", ".")) if part else 0.0 for part in found.group(2, 3, 4))
    if minutes >= 60 or seconds >= 60:
        return None
    value = abs(whole) + minutes / 60 + seconds / 3600
    return -value if (found[1] or found[5] or "") in ("S", "W") or found[2].startswith("-") else value


WKT = re.compile(r"\s*(?:SRID=4326;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|\s*(?:SRID=4326;)?\s*GEOMETRYCOLLECTION", re.IGNORECASE)
PAIR = re.compile(r"\s*[\[(]?\s*([+-]?\d+(?:\.\d+)?)\s*[,; ]\s*([+-]?\d+(?:\.\d+)?)\s*[\])]?\s*$")


def pair(text: str) -> tuple[float, float] | str | None:
    """Two numbers in the order they are written, or "wkt"; None when a cell holds no place."""
    if found := PAIR.match(text):
        return float(found[1]), float(found[2])
    return "wkt" if WKT.match(text) else None
