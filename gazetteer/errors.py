"""The gazetteer's errors. It knows nothing of `geo`, so it has its own small tree."""

from __future__ import annotations


class GazetteerError(Exception):
    """What is wrong, where (`path` or `path:line`), and the next step."""

    exit_code = 1

    def __init__(self, fact: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(fact)
        self.fact, self.where, self.hint = fact, where, hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.fact}" if self.where else self.fact
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class FactsError(GazetteerError):
    """An authored fact is malformed or contradicts another."""


class BuildError(GazetteerError):
    """A water leaks, a line hangs loose, a check failed. Always names the gap."""


class StoreError(GazetteerError):
    """The compiled gazetteer is missing or does not fit this version."""

    exit_code = 3
