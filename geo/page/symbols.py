"""Which APP-6 symbol an event is drawn with."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from ..model import Event

TABLE = Path(__file__).with_name("symbols.toml")


def table() -> dict[str, dict[str, str]]:
    """The authored table: symbols, assets, events."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def symbol(event: Event, table: dict[str, dict[str, str]]) -> str:
    """The symbol's name: of the first asset that has one, else of the kind of event in its domain."""
    for asset in event.assets:
        for word in (asset.kind.casefold(), asset.kind.casefold().rpartition(" ")[2]):
            if name := table["assets"].get(word) or (word if word in table["symbols"] else None):
                return name
    return table["events"].get(f"{event.kind}.{event.domain}") or table["events"][event.kind]


def drawings(path: Path, names: set[str]) -> list[dict[str, Any]]:
    """The drawings of `names`, from the bundle, in alphabetical order."""
    known = msgspec.json.decode(path.read_bytes())["symbols"]
    return [{"name": name, **known[name]} for name in sorted(names) if name in known]
