"""Coordinates as text and back, in Python's and in the page's own reading."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from geo.page.coords import ALPHABET, encode, encode_areas, encode_many, encode_parts

VALUES = {chr(letter): value for value, letter in enumerate(ALPHABET)}


def decode(text: str, step: float) -> list[tuple[float, float]]:
    """The mirror of `encode`, written for this test alone."""
    numbers, value, bits = [], 0, 0
    for letter in text:
        value |= (VALUES[letter] & 31) << bits
        bits += 5
        if not VALUES[letter] & 32:
            numbers.append(-(value + 1) // 2 if value & 1 else value // 2)
            value = bits = 0
    moves = np.array(numbers).reshape(-1, 2).cumsum(axis=0)
    return [(float(x), float(y)) for x, y in moves * step]


@given(st.lists(st.tuples(st.floats(-360, 540), st.floats(-90, 90)), min_size=1, max_size=30), st.sampled_from([0.002, 0.01, 1.0]))
def test_what_is_read_is_what_was_written_but_for_half_a_step(points, step):
    found = decode(encode(np.array(points), step=step), step)
    kept = iter(found)
    for x, y in (found[0], found[-1]):
        assert any(abs(x - a) <= step / 2 + 1e-9 and abs(y - b) <= step / 2 + 1e-9 for a, b in points)
    at = next(kept)
    for a, b in points:                                      # every point is there, in order; equal neighbours may be one
        while abs(at[0] - a) > step / 2 + 1e-6 or abs(at[1] - b) > step / 2 + 1e-6:
            at = next(kept)


def test_many_lines_are_read_apart():
    lines = [[(0, 0), (1, 1)], [(200, 5), (200, 5)], [(-3, -4)]]
    texts = encode_many(np.array([point for line in lines for point in line], dtype=float), np.array([0, 2, 4, 5]), step=1)
    assert [decode(text, 1) for text in texts] == [[(0, 0), (1, 1)], [(200, 5), (200, 5)], [(-3, -4)]]


def test_parts_keep_their_kind():
    ring = box(0, 0, 10, 10).difference(box(2, 2, 4, 4))
    assert [len(part) for part in encode_parts(ring, step=0.1)] == [2]
    assert [len(part) for part in encode_parts(MultiPolygon([box(0, 0, 1, 1), box(3, 3, 4, 4)]), step=0.1)] == [1, 1]
    assert encode_parts(Point(1, 2), step=1) == [[encode(np.array([[1, 2]]), step=1)]]
    assert len(encode_parts(GeometryCollection([LineString([(0, 0), (1, 1)]), box(0, 0, 1, 1)]), step=1)) == 2
    assert encode_parts(Polygon(), step=1) == []


def test_what_is_too_small_goes_but_never_the_whole_area():
    shape = MultiPolygon([box(0, 0, 10, 10).difference(box(1, 1, 1.1, 1.1)), box(20, 0, 20.1, 0.1)])
    assert [len(part) for part in encode_parts(shape, step=0.01, smallest=0.5)] == [1]
    assert len(encode_parts(box(0, 0, 0.1, 0.1), step=0.01, smallest=0.5)) == 1


def test_the_page_reads_it_the_same_way(node, root, tmp_path):
    points = [(179.98, 51.2), (180.02, 51.3), (200.0, -60.0), (-170.0, 89.99), (-170.0, 0.0)]
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "coords.js").write_text((root / "geo/page/assets/js/coords.js").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "run.js").write_text(f"import {{decode}} from './coords.js';\n"
                                     f"console.log(JSON.stringify(decode({json.dumps(encode(np.array(points), step=0.01))}, 0.01, 360)));")
    done = subprocess.run([node, str(Path(tmp_path) / "run.js")], capture_output=True, text=True, check=True)
    assert np.allclose(json.loads(done.stdout), [(lat, lon + 360) for lon, lat in points])


def test_only_letters_that_json_leaves_alone():
    text = encode(shapely.get_coordinates(box(-180, -90, 540, 90)), step=0.002)
    assert json.dumps(text) == f'"{text}"'
    assert len(set(VALUES)) == 64


@pytest.mark.parametrize("step", [0.002, 0.01])
def test_a_ring_stays_closed(step):
    found = decode(encode(shapely.get_coordinates(box(0, 0, 0.0001, 0.0001)), step=step), step)
    assert found[0] == found[-1] and len(found) >= 2


def test_many_areas_at_once_are_what_they_are_one_by_one():
    hole = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [[(1, 1), (1, 2), (2, 2), (2, 1)], [(4, 4), (4, 4.1), (4.1, 4.1), (4.1, 4)]])
    small = Polygon([(20, 0), (20.1, 0), (20.1, 0.1)])
    shapes = [hole, small, MultiPolygon([hole, small, Polygon([(30, 0), (31, 0), (31, 1)])]), Polygon()]
    for smallest in (0.0, 0.05):
        assert encode_areas(shapes, step=0.01, smallest=smallest) == [
            encode_parts(shape, step=0.01, smallest=smallest) for shape in shapes]
    assert encode_areas([], step=0.01) == [] and encode_areas([Polygon()], step=0.01) == [[]]
