"""The page's templates: markup only, text from data is escaped wherever it appears."""

from __future__ import annotations

from pathlib import Path


def source(name: str) -> str:
    """The text of a template."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
