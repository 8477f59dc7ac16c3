"""Which symbol an event gets, and that all are drawn."""

from __future__ import annotations

import tomllib

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


def test_every_kind_of_asset_has_a_symbol(root):
    lexicon = tomllib.loads((root / "geo/events/lexicon/assets.toml").read_text(encoding="utf-8"))
    kinds = {kind for domain in ("sea", "air", "land", "weapon", "multi") for kind in lexicon[domain]}
    table = symbols.table()
    assert kinds and {kind for kind in kinds if kind not in table["assets"] and kind not in table["symbols"]} == set()


def test_a_place_has_a_sign_of_its_own_and_no_military_symbol(samples, data):
    table = symbols.table()
    told = msgspec.structs.replace(samples.events()[0], dispatch="gazetteer", kind="statement", rules=("strait",))
    assert symbols.symbol(told, table) == "sign_strait"
    assert set(table["places"].values()) == set(table["signs"])
    drawn = symbols.drawings(data / "symbols" / "symbols.json", {"sign_strait", "bomber"})
    assert [one["name"] for one in drawn] == ["bomber", "sign_strait"] and "sidc" not in drawn[1]


def test_every_symbol_of_the_table_is_drawn_neutral_and_recolourable(data):
    names = set(symbols.table()["symbols"])
    drawn = symbols.drawings(data / "symbols" / "symbols.json", names)
    assert [one["name"] for one in drawn] == sorted(names)
    for one in drawn:
        assert one["sidc"].startswith("1304"), "13, reality, neutral"
        assert one["body"].count('class="frame"') == 1 and '"black"' not in one["body"] and "fill-opacity" not in one["body"]
        assert "<script" not in one["body"] and "href" not in one["body"]
