"""The facts of extraction: TOML files, each with its sources, and the two functions that read them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The file `name`.toml of this folder."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def wordlist(name: str) -> frozenset[str]:
    """One list of words.toml."""
    return frozenset(load("words")[name])
