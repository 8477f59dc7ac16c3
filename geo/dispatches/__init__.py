"""Bytes to `Dispatch`: one reader per kind of source. The text is kept exactly as written; all offsets are into it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from ..errors import DispatchError
from ..model import Dispatch, Problem
from . import decode, front_matter, plain, published
from .sources import Sources

__all__ = ["Reading", "Sources", "examine", "examine_bytes", "fetch", "read", "read_bytes"]

NOT_IN_ID = re.compile(r"[^\w.-]+")


class Reading(NamedTuple):
    """A dispatch and what is odd about it: warnings for `straitwatch check`."""

    dispatch: Dispatch
    problems: tuple[Problem, ...] = ()


def read(path: Path, *, sources: Sources | None = None, root: Path | None = None) -> Dispatch:
    """Read one dispatch.

    Parameters
    ----------
    path : Path
        The file.
    sources : Sources, optional
        Who is how reliable; without it everybody is F.
    root : Path, optional
        The workspace; names in messages and `Dispatch.file` are relative to it.

    Raises
    ------
    DispatchError
        It cannot be read; says where and what to do.
    """
    return examine(path, sources=sources, root=root).dispatch


def read_bytes(data: bytes, *, name: str, sources: Sources | None = None) -> Dispatch:
    """Read one dispatch that is already in memory; `name` is what messages and its id call it."""
    return examine_bytes(data, name=name, sources=sources).dispatch


def examine(path: Path, *, sources: Sources | None = None, root: Path | None = None) -> Reading:
    """Like `read`, and also say what is odd."""
    path = Path(path)
    name = shown(path, root)
    return examine_bytes(fetch(path, name=name), name=name, sources=sources)


def fetch(path: Path, *, name: str) -> bytes:
    """The bytes of a file that may be a dispatch; too big a one is refused before it is read."""
    try:
        decode.refuse_size(path.stat().st_size, name=name)
        return path.read_bytes()
    except IsADirectoryError:
        raise DispatchError("this is a folder, not a dispatch", where=name, hint="name one of the files in it") from None
    except FileNotFoundError:
        raise DispatchError("there is no such file", where=name, hint="straitwatch reads files and folders of files") from None
    except OSError as error:
        raise DispatchError(f"the file cannot be read: {error.strerror}", where=name, hint="check its permissions") from None


def examine_bytes(data: bytes, *, name: str, sources: Sources | None = None) -> Reading:
    """Like `read_bytes`, and also say what is odd."""
    decoded = decode.decode(data, name=name)
    problems = list(decoded.problems)
    fields, lines, text = {}, {}, decoded.text
    if front_matter.has_front_matter(text):
        fields, lines, text, more = front_matter.read(text, name=name)
        problems += more
        if not text.strip():
            raise DispatchError("there is no text below the front matter", where=f"{name}:{decoded.text.count(chr(10)) + 1}",
                                hint="put the article under the closing ---")
    elif re.match(r"\s*(<!doctype html|<html)", text[:200], re.IGNORECASE):
        problems.append(Problem(code="dispatch-html", where=name, message="this is HTML; its markup is read as text", severity="warning",
                                hint="save the article as plain text or Markdown"))

    def at(key: str) -> str:
        return f"{name}:{lines[key]}" if key in lines else name

    url = fields.get("url")
    if url and not is_web(url):
        problems.append(Problem(code="dispatch-url", where=at("url"), message="url is not an http or https address and is left out",
                                hint="copy it from the address bar", severity="warning"))
        url = None
    day = how = None
    if "published" in fields:
        day, how = published.iso_day(fields["published"]), fields.get("published_how", "front matter")
        if day is None:
            raise DispatchError(f"published is not a date: {fields['published']!r}", where=at("published"),
                                hint="write it as 2023-08-14, or leave it out")
    elif found := published.from_text(text, url=url) or published.from_url(url):
        day, how = found
    source = sources.find(publisher=fields.get("publisher"), url=url) if sources else None
    dispatch = Dispatch(id=identify(fields.get("id"), name=name, where=at("id")), text=text, sha256=hashlib.sha256(data).hexdigest(),
                        title=fields.get("title") or plain.title(text),
                        publisher=fields.get("publisher") or (source.name if source else None), url=url,
                        published=day, published_how=how, lang=fields.get("lang") or plain.language(text),
                        grade=source.reliability if source else "F", file=name)
    if day is None:
        problems.append(Problem(code="dispatch-undated", where=name, message="no date of publication: weekdays in it cannot be resolved",
                                severity="warning",
                                hint="if you know the date, add `published: YYYY-MM-DD` to the front matter"))
    if sources and source is None:
        who, hint = "no publisher", "add `publisher: ...` to the front matter"
        if dispatch.publisher:
            who, hint = f"publisher {dispatch.publisher!r} is not in the table of sources", "add it to seeds/sources.toml"
        problems.append(Problem(code="dispatch-publisher", where=at("publisher"), message=f"{who}; its reliability is F (cannot be judged)",
                                hint=hint, severity="warning"))
    return Reading(dispatch, tuple(problems))


def identify(given: str | None, *, name: str, where: str) -> str:
    """The id: as given, else the file's stem; safe in addresses, file names and HTML either way."""
    if given is None:
        stem = PurePath(name).name
        stem = re.sub(r"\.(md|markdown|txt|text)$", "", stem, flags=re.IGNORECASE)
        return NOT_IN_ID.sub("-", stem).strip("-.") or "dispatch"
    if NOT_IN_ID.search(given) or not given.strip(".-") or len(given) > 200:
        raise DispatchError(f"id {given!r} is not usable", where=where, hint="letters, digits, and . _ - only, 200 at most")
    return given


def is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"[\s<>\"'`\\\x00-\x1f]", url)


def shown(path: Path, root: Path | None) -> str:
    """`path` as messages show it: relative to the workspace when it is inside, with "/"."""
    if root is not None and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return path.as_posix()
