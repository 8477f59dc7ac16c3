"""What reports say, construction by construction, and the marks that come of it. The sentences are in constructions.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

GROUPS = tomllib.loads((Path(__file__).parent / "constructions.toml").read_text(encoding="utf-8"))
ROWS = [pytest.param(row[0], row[1:], id=f"{group}: {row[0][:60]}") for group, table in GROUPS.items() for row in table["rows"]]


@pytest.mark.parametrize(("text", "marks"), ROWS)
def test_a_sentence_gives_its_marks_and_no_other(events, text, marks):
    found = [(e.kind, {p.query for p in e.places}) for e in events(text) if e.mapped]
    assert sorted(kind for kind, _ in found) == sorted(mark.partition(" ")[0] for mark in marks)
    for mark in marks:
        kind, _, place = mark.partition(" ")
        assert any(kind == k and place in places for k, places in found), (mark, found)


def test_every_kind_that_belongs_on_a_map_has_its_sentences():
    kinds = {mark.partition(" ")[0] for table in GROUPS.values() for row in table["rows"] for mark in row[1:]}
    assert kinds >= {
        "naval_transit",
        "joint_patrol",
        "exercise",
        "monitoring",
        "intercept",
        "incursion",
        "deployment",
        "weapons_test",
        "strike",
        "air_defence",
        "clash",
        "coercion",
        "accident",
    }
