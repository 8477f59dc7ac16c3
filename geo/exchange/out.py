"""Write a text to a stream, or to a file that is either whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO


def put(text: str, to: Path | str | IO[str]) -> None:
    """Write `text`: UTF-8, with its own line ends. A file is written beside its place and moved there when it is complete."""
    if not isinstance(to, (str, Path)):
        to.write(text)
        return
    path = Path(to)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
        os.chmod(name, 0o666 & ~mask())
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)                   # it has moved, unless something failed


def mask() -> int:
    """The umask; it can only be read by setting it."""
    found = os.umask(0o022)
    os.umask(found)
    return found
