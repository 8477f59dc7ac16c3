"""Markdown (or any text) with YAML front matter: what a person knows about the dispatch, above its text."""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from ..errors import DispatchError
from ..model import Problem

KEYS = ("id", "title", "publisher", "published", "published_how", "url", "lang")
FENCE = re.compile(r"---[ \t]*(\r\n|\r|\n|$)")
CLOSING = re.compile(r"^(---|\.\.\.)[ \t]*(\r\n|\r|\n|\Z)", re.MULTILINE)
NOTHING = {"", "~", "null", "Null", "NULL"}


class Header(NamedTuple):
    """What the front matter says; `lines` tells where, for messages. `body` is everything after the closing fence."""

    fields: dict[str, str]
    lines: dict[str, int]
    body: str
    problems: tuple[Problem, ...] = ()


def has_front_matter(text: str) -> bool:
    """Whether `text` opens with a fence of its own line."""
    return FENCE.match(text) is not None


def read(text: str, *, name: str) -> Header:
    """Take the front matter off `text`.

    All values are read as strings: YAML would make 41 of `id: 051` and a date of `published`.

    Raises
    ------
    DispatchError
        It is not closed, is no YAML, is no list of `key: value`, or a value has the wrong type; with `path:line`.
    """
    opening = FENCE.match(text)
    start = opening.end()
    closing = CLOSING.search(text, start) if opening.group(1) else None
    if closing is None:
        raise DispatchError("front matter is opened with --- but never closed", where=f"{name}:1",
                            hint="put a line with only --- after it; a text that has none must not begin with ---")
    fields, lines, problems = {}, {}, []
    for key, value, line in pairs(text[start:closing.start()], name=name):
        where = f"{name}:{line}"
        if key not in KEYS:
            close = difflib.get_close_matches(key, KEYS, n=1)
            problems.append(Problem(code="dispatch-unknown-key", where=where, message=f"unknown key {key!r} in the front matter is ignored",
                                    hint=f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(KEYS)}", severity="warning"))
            continue
        if key in lines:
            raise DispatchError(f"{key!r} stands twice in the front matter, first on line {lines[key]}", where=where,
                                hint="keep one of them")
        lines[key] = line
        if not isinstance(value, str):
            raise DispatchError(f"{key!r} must be text, not {value.kind}", where=where, hint=f'write it on one line: {key}: "..."')
        if value not in NOTHING:
            fields[key] = " ".join(value.split())
    return Header(fields, lines, text[closing.end():], tuple(problems))


class NotText(NamedTuple):
    kind: str


def pairs(block: str, *, name: str):
    """Key, value and line number of each entry; nothing is constructed, so no tag or alias can do anything."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        root = yaml.compose(block, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 2 if mark else 1 + block.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML"
        raise DispatchError(f"broken front matter: {what}", where=f"{name}:{line}",
                            hint='one "key: value" a line; put a value with a colon or quotation mark into quotes') from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise DispatchError("front matter must be a list of `key: value` lines", where=f"{name}:{root.start_mark.line + 2}",
                            hint="a text that has no front matter must not begin with ---")
    for key, value in root.value:
        line = key.start_mark.line + 2                                         # the fence is line 1, marks count from 0
        if not isinstance(key, yaml.ScalarNode):
            raise DispatchError("a key of the front matter must be a word", where=f"{name}:{line}", hint=f"known keys: {', '.join(KEYS)}")
        if isinstance(value, yaml.ScalarNode):
            yield key.value, "" if value.value in NOTHING and value.style is None else value.value, line
        else:
            yield key.value, NotText("a list" if isinstance(value, yaml.SequenceNode) else "a table"), line
