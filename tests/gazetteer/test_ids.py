"""An id once released never disappears: maps, overlays and links of others name it."""

from __future__ import annotations

import re

from gazetteer.build.__main__ import ids
from gazetteer.build.facts import LOCK
from gazetteer.store import default_path


def test_every_released_id_is_still_there() -> None:
    locked = LOCK.read_text(encoding="utf-8").split()
    assert locked == sorted(set(locked))
    kinds = {id.partition("/")[0] for id in locked}
    assert {"sea", "strait", "island", "base", "zone", "region", "country", "division", "org"} <= kinds and len(locked) > 5_000
    gone = set(locked) - ids(default_path())
    assert not gone, f"{sorted(gone)}: keep a released id; what merged into another place stays with `variant_of`"


def test_ids_are_written_alike() -> None:
    assert [id for id in ids(default_path()) if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", id)] == []
