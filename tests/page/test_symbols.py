"""Which symbol an event gets, and that all are drawn."""

from __future__ import annotations

import msgspec
import pytest

from geo.model import Asset
from geo.page import symbols


@pytest.mark.parametrize(("assets", "kind", "domain", "expected"), [
    (("destroyer",), "naval_transit", "sea", "destroyer"),
    (("Guided-missile destroyer",), "naval_transit", "sea", "destroyer"),
    (("strategic bomber",), "joint_patrol", "air", "bomber"),
    (("dreadnought", "bomber"), "joint_patrol", "air", "bomber"),
    (("nuclear submarine",), "deployment", "sea", "submarine"),
    ((), "joint_patrol", "sea", "task_group"),
    ((), "joint_patrol", "air", "aircraft"),
    ((), "meeting", "none", "meeting"),
    (("unheard-of thing",), "strike", "land", "explosion"),
])
def test_the_asset_decides_then_the_kind_of_event(samples, assets, kind, domain, expected):
    event = msgspec.structs.replace(samples.events()[0], kind=kind, domain=domain, assets=tuple(Asset(kind=name) for name in assets))
    assert symbols.symbol(event, symbols.table()) == expected


def test_every_symbol_of_the_table_is_drawn_neutral_and_recolourable(data):
    names = set(symbols.table()["symbols"])
    drawn = symbols.drawings(data / "symbols" / "symbols.json", names)
    assert [one["name"] for one in drawn] == sorted(names)
    for one in drawn:
        assert one["sidc"].startswith("1304"), "13, reality, neutral"
        assert one["body"].count('class="frame"') == 1 and '"black"' not in one["body"] and "fill-opacity" not in one["body"]
        assert "<script" not in one["body"] and "href" not in one["body"]
