"""Find the derived package data: Leaflet, symbols, base land, the compiled gazetteer. Made by hatch_build.py, never committed."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from ..errors import InstallError

FOLDER = "straitwatch_data"
PACKAGES = Path(__file__).resolve().parents[2]


def path(*parts: str) -> Path:
    """The file or folder `parts` of the bundle.

    The bundle is the folder named by STRAITWATCH_DATA, else `straitwatch_data` beside the packages (an installed wheel), else
    `build/straitwatch_data` (a checkout).

    Raises
    ------
    InstallError
        There is no bundle, or no such part in it.
    """
    found = _folder(os.environ.get("STRAITWATCH_DATA")).joinpath(*parts)
    if not found.exists():
        raise InstallError(f"the installed data has no {'/'.join(parts)}", where=str(found), hint=_hint())
    return found


@cache
def _folder(given: str | None) -> Path:
    for folder in [Path(given)] if given else [PACKAGES / FOLDER, PACKAGES / "build" / FOLDER]:
        if (folder / "stamp.json").is_file():                                  # written last: a folder without it is not whole
            return folder
    raise InstallError("the data that belongs to Straitwatch is missing (Leaflet, symbols, land, gazetteer)",
                       where=given or str(PACKAGES), hint="STRAITWATCH_DATA names a folder without it; unset it" if given else _hint())


def _hint() -> str:
    if (PACKAGES / "hatch_build.py").is_file():
        return "make it anew: python3 dev.py setup"
    return "install it again: pip install --force-reinstall straitwatch"
