"""A small made-up world to break."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest


@pytest.fixture
def small_world(tmp_path: Path) -> Path:
    """A world-atlas folder with two blocks of land, 10 degrees long, on both sides of a channel 1 degree wide at lon 179.5..180.5."""

    def ring(west: float, south: float, east: float, north: float) -> list[list[int]]:
        corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        grid = [(round((x + 360) * 100), round((y + 90) * 100)) for x, y in corners]
        return [list(grid[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(grid))]

    arcs = [ring(170, 0, 179.5, 10), ring(180.5, 0, 190, 10)]
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.01, 0.01], "translate": [-360, -90]},
        "arcs": arcs,
        "objects": {"land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[0]], [[1]]]}]}},
    }
    (tmp_path / "land-10m.json").write_text(json.dumps(topology))
    return tmp_path
