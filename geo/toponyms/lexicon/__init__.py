"""The facts of the geoparser: TOML files, each with its sources, and the function that reads them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def load(name: str) -> dict[str, Any]:
    """The file `name`.toml of this folder. A list of words is one text with blanks or line ends between them."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
