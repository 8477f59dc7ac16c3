"""The facts of the geoparser: TOML files, each with its sources, and the functions that read them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The file `name`.toml of this folder."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(file: str, *path: str) -> frozenset[str]:
    """The words of one entry, which is one text with blanks or line ends between them."""
    entry: Any = load(file)
    for key in path:
        entry = entry[key]
    return frozenset(entry.split())
