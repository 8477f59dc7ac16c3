"""Keep what the build made, by what it was made of: when one fact changes only what depends on it is made again.

The keys hold the builders' own sources, so an edited builder starts anew. The files can be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import shapely

HERE = Path(__file__).resolve().parent
BESIDE = ("earth.py", "names.py", "pack.py", "place.py", "store.py")


class Cache:
    """Bytes by key, one file a kind.

    Parameters
    ----------
    folder : Path, optional
        Where the files are; without it nothing is kept.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        sources = [*sorted(HERE.glob("*.py")), *(HERE.parent / name for name in BESIDE)]
        self._stamp = digest(shapely.__version__, shapely.geos_version_string, *(path.read_bytes() for path in sources))
        self._tables: dict[str, dict[str, bytes]] = {}
        self._used: dict[str, dict[str, bytes]] = {}
        self.made = 0

    def keep(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """What was kept under `key` (a digest of all it depends on), else what `make` gives."""
        key = digest(self._stamp, key)
        if kind not in self._tables:
            self._tables[kind] = self._read(kind)
        found = self._tables[kind].get(key)
        if found is None:
            found = make()
            self.made += 1
        self._used.setdefault(kind, {})[key] = found
        return found

    def geometry(self, kind: str, key: str, make: Callable[[], Any]) -> Any:
        """The same for a geometry."""
        return shapely.from_wkb(self.keep(kind, key, lambda: shapely.to_wkb(make())))

    def value(self, kind: str, key: str, make: Callable[[], Any], type: Any = Any) -> Any:
        """The same for anything msgpack can write."""
        return msgspec.msgpack.decode(self.keep(kind, key, lambda: msgspec.msgpack.encode(make())), type=type)

    def _read(self, kind: str) -> dict[str, bytes]:
        if self._folder is None:
            return {}
        try:
            return msgspec.msgpack.decode((self._folder / f"{kind}.msgpack").read_bytes(), type=dict[str, bytes])
        except (OSError, msgspec.DecodeError):
            return {}

    def write(self) -> None:
        """Keep what this run used, and nothing older."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):   # a build where nothing may be written is only slower
            self._folder.mkdir(parents=True, exist_ok=True)
            for kind, table in self._used.items():
                if table.keys() != self._tables[kind].keys():
                    draft = self._folder / f"{kind}.{os.getpid()}.new"
                    draft.write_bytes(msgspec.msgpack.encode(table))
                    os.replace(draft, self._folder / f"{kind}.msgpack")


def digest(*parts: str | bytes) -> str:
    """One short name for all parts, in order."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        total.update(len(raw).to_bytes(8, "little") + raw)
    return total.hexdigest()[:32]
