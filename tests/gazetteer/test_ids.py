"""An id once released never disappears: maps, overlays and links of others name it."""

from __future__ import annotations

import re

from gazetteer.build.facts import LOCK, ids, read


def test_every_released_id_is_still_there() -> None:
    locked = LOCK.read_text(encoding="utf-8").split()
    assert locked == sorted(set(locked)) and len(locked) > 100
    gone = set(locked) - ids(read())
    assert not gone, f"{sorted(gone)}: keep a released id; what merged into another place stays with `variant_of`"


def test_ids_are_written_alike() -> None:
    assert [id for id in ids(read()) if not re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", id)] == []
