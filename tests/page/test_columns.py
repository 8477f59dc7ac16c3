"""A table packed by Python and unpacked by the page's own script is the same table."""

from __future__ import annotations

import json
import shutil
import subprocess

import msgspec
import numpy as np
import pytest

from geo.exchange import days, table
from geo.page import columns

SCRIPT = """
import {readFileSync} from 'node:fs';
import {unpack} from './decode.js';
import {Texts} from './texts.js';
const block = JSON.parse(readFileSync('block.json', 'utf8'));
const found = await unpack(block);
const list = ({offsets, values}) => [...offsets].slice(1).map((end, i) => [...values.subarray(offsets[i], end)]);
const codes = Object.entries(found.codes).map(([name, column]) => [name, column.offsets ? list(column) : [...column]]);
const texts = new Texts(block.texts, found.n), read = [];
if (block.texts.inline) for (let i = 0; i < found.n; i++) read.push(await texts.of(i));
console.log(JSON.stringify({
  lon: [...found.lon], lat: [...found.lat], start: [...found.start], end: [...found.end],
  row: [...found.row], spot: [...found.spot],
  codes: Object.fromEntries(codes), labels: found.labels, texts: read,
  hits: block.texts.inline ? [...await texts.search(['uber', 'two'])] : null}));
"""


def packed(text: str, *, beside: str | None = None, inline_max: int = 10**7):
    found = table.read(text.encode(), where="events.csv", form="csv", keep=("extra",) if "extra" in text else ())
    return found, columns.pack(found, beside=beside, inline_max=inline_max)


@pytest.fixture
def unpack(node, root, tmp_path):
    def unpacked(block):
        for path in (root / "geo" / "page" / "assets" / "js").glob("*.js"):
            shutil.copyfile(path, tmp_path / path.name)
        (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
        (tmp_path / "block.json").write_bytes(msgspec.json.encode(block))
        (tmp_path / "run.js").write_text(SCRIPT, encoding="utf-8")
        done = subprocess.run([node, "run.js"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return unpacked


ROWS = """lat,lon,date,end,kind,actor,place,quote,url,extra
35.5,129.25,2023-08-14,,exercise,CN,Busan,one,https://example.org/1,x
,,2023-08,,exercise,RU,Nowhere,two Uber,,y
35.5,129.25,,2023-09-01,strike,CN,Busan,,https://example.org/3,
-89.99999,-180,2024-02-29/..,,strike,,,über two,,z
90,180,1000-01-01,,,CN,,</script>,,
,,,,clash,CN,Nowhere,"four
lines",,
"""


def test_what_was_packed_is_unpacked_whatever_is_missing(unpack):
    found, made = packed(ROWS)
    shown = unpack(made.block)
    order = shown["row"]
    assert order == [3, 2, 0, 1, 4, 5], "the latest first, a bound for a date that is missing, the undated last"
    assert shown["start"] == found.start[order].tolist() and shown["end"] == found.end[order].tolist()
    for axis in ("lon", "lat"):
        assert [None if np.isnan(value) else round(float(value), 5) for value in getattr(found, axis)[order]] == [
            value if value is None else round(value, 5) for value in shown[axis]
        ]
    for role in ("kind", "actor", "precision", "place"):
        labels = found.coded[role].labels
        assert [shown["labels"][role][code] for code in shown["codes"][role]] == [labels[code] for code in found.coded[role].codes[order]]
    assert shown["codes"]["missing"] == [[], [1], [], [0], [], [0, 1]]
    assert shown["spot"][1] == shown["spot"][2] and len(set(shown["spot"])) == 4, "a place is a position; without one, a name"
    assert [texts["quote"] for texts in shown["texts"]] == [found.texts["quote"][row] for row in order]
    assert shown["texts"][1] == {"quote": "", "url": "https://example.org/3", "extra": ""}
    assert [row for row, hit in zip(order, shown["hits"], strict=True) if hit == 3] == [3, 1], "folded, and all the words of one event"
    assert days.MISSING == columns.MISSING


def test_many_events_and_many_labels_come_through(unpack):
    chance = np.random.default_rng(5)
    n = 5_000
    lines = [
        f"{chance.uniform(-90, 90):.5f},{chance.uniform(-180, 180):.5f},{1900 + int(chance.integers(0, 120))}-01-02,"
        f"{chance.integers(0, 700)},q {k}"
        for k in range(n)
    ]
    found, made = packed("lat,lon,date,actor,quote\n" + "\n".join(lines) + "\n")
    shown = unpack(made.block)
    assert len(made.block["texts"]["inline"]) == 3 and len(shown["labels"]["actor"]) > 600
    assert [shown["labels"]["actor"][code] for code in shown["codes"]["actor"]] == [
        found.coded["actor"].labels[code] for code in found.coded["actor"].codes[shown["row"]]
    ]
    assert np.abs(np.array(shown["lon"]) - found.lon[shown["row"]]).max() < 1e-9
    assert [texts["quote"] for texts in shown["texts"]] == [f"q {row}" for row in shown["row"]]


def test_actors_that_act_together_are_found_apart(unpack):
    found = table.read(b'{"lat": 1, "lon": 2, "actor": "CN\\u001fRU"}\n{"lat": 1, "lon": 2, "actor": "RU"}\n', where="x", form="jsonl")
    shown = unpack(columns.pack(found, beside=None, inline_max=0).block)
    assert [[shown["labels"]["actor"][code] for code in codes] for codes in shown["codes"]["actor"]] == [["CN", "RU"], ["RU"]]


def test_the_same_table_gives_the_same_bytes():
    assert msgspec.json.encode(packed(ROWS)[1].block) == msgspec.json.encode(packed(ROWS)[1].block)


def test_texts_that_are_too_much_go_beside_the_page_and_hold_nothing_but_data():
    text = "lat,lon,quote\n" + "".join(f'1,{k % 90},"<script>alert({k})</script>\'); alert(1); //"\n' for k in range(5_000))
    assert packed(text, beside=None, inline_max=0)[1].sidecars == ()
    _, made = packed(text, beside="map_files", inline_max=0)
    assert made.sidecars and "inline" not in made.block["texts"] and made.block["texts"]["folder"] == "map_files"
    assert sum(file["chunks"] for file in made.block["texts"]["files"]) == 3
    for number, (file, sidecar) in enumerate(zip(made.block["texts"]["files"], made.sidecars, strict=True)):
        head, payload, tail = sidecar.text.partition("'")[0], sidecar.text.split("'")[1], sidecar.text.split("'")[2]
        assert (head, tail) == (f"straitwatch.receive({number},", ");\n") and sidecar.text.count("'") == 2
        assert all(chunk.replace("+", "").replace("/", "").rstrip("=").isalnum() for chunk in json.loads(payload))
        assert columns.sha256(payload) == file["sha256"] and file["name"] == sidecar.name


def test_a_constant_column_costs_nothing():
    assert columns.column(np.zeros(1_000, "int32")) == {"planes": 0, "delta": False, "data": ""}
    assert len(columns.column(np.arange(100_000), delta=True)["data"]) < 400
