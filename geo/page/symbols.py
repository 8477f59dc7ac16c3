"""Which APP-6 symbol an event is drawn with, and which sign a place."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from ..model import Event
from ..recipes import GAZETTEER

TABLE = Path(__file__).with_name("symbols.toml")


def table() -> dict[str, dict[str, str]]:
    """The authored table: symbols, assets, events, places, signs."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def symbol(event: Event, table: dict[str, dict[str, str]]) -> str:
    """The symbol's name: of the first asset that has one, else of the kind of event in its domain; a place has a sign of its own."""
    if event.dispatch == GAZETTEER:
        return table["places"].get(event.rules[0], "sign_region")
    for asset in event.assets:
        kind = asset.kind.casefold().replace(" ", "_").replace("-", "_")
        for word in (kind, kind.rpartition("_")[2]):
            if name := table["assets"].get(word) or (word if word in table["symbols"] else None):
                return name
    return table["events"].get(f"{event.kind}.{event.domain}") or table["events"][event.kind]


def drawings(path: Path, names: set[str]) -> list[dict[str, Any]]:
    """The drawings of `names`, from the bundle and of our own signs, in alphabetical order."""
    known = msgspec.json.decode(path.read_bytes())["symbols"]
    known |= {name: {"body": body, "viewBox": "0 0 24 24"} for name, body in table()["signs"].items()}
    return [{"name": name, **known[name]} for name in sorted(names) if name in known]
