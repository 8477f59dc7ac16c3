"""Base land from a world small enough to check by hand."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest

from geo.page.build import land


def topology(*rings: list[tuple[int, int]], objects: dict | None = None) -> dict:
    """TopoJSON with one arc for each ring; whole degrees."""
    arcs = [[list(ring[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in zip(ring, ring[1:], strict=False))] for ring in rings]
    return {"type": "Topology", "transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": arcs, "objects": objects or {
        "land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[n]] for n in range(len(rings))]}]}}}


SQUARE = [(12, 12), (28, 12), (28, 28), (12, 28), (12, 12)]
ACROSS = [(175, 50), (-175, 50), (-175, 60), (175, 60), (175, 50)]


@pytest.fixture
def read(tmp_path):
    def reader(value: dict) -> dict:
        path = tmp_path / "topology.json"
        path.write_text(json.dumps(value))
        return land.read(path)

    return reader


def test_a_ring_across_180_is_one_polygon(read):
    whole = land.polygons(read(topology(ACROSS)), "land")
    assert [part.bounds for part in whole] == [(175, 50, 185, 60)]


def test_land_is_cut_into_cells_that_meet(read):
    detail = {"tolerance": 0.0, "step": 0.01, "smallest": 0.0}
    parts = land.world(land.polygons(read(topology(SQUARE)), "land"), detail)
    assert set(land.cells(parts, detail)) == {"10/10", "10/20", "20/10", "20/20"}


def test_land_across_180_is_on_both_sides(read):
    detail = {"tolerance": 0.0, "step": 0.01, "smallest": 0.0}
    parts = land.world(land.polygons(read(topology(ACROSS)), "land"), detail)
    assert set(land.cells(parts, detail)) == {"170/50", "-180/50"}
    mask = land.mask(parts)
    assert mask.sum() == (10 / land.MASK) ** 2
    assert mask[int(145 / land.MASK), 0] and mask[int(145 / land.MASK), -1]


def test_a_border_is_what_two_countries_share():
    shared = {"geometries": [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "Polygon", "arcs": [[2, -2]]}], "type": "GeometryCollection"}
    made = {"arcs": [np.array([[0, 0], [0, 5]]), np.array([[0, 5], [5, 5]]), np.array([[5, 5], [9, 9]])], "objects": {"countries": shared}}
    assert len(land.borders(made)) == 1


def test_the_build_needs_neither_folium_nor_geopandas():
    code = ("import sys, geo.page.build.land; "
            "sys.exit(bool({'folium', 'geopandas', 'pandas', 'branca', 'jinja2', 'click', 'gazetteer'} & set(sys.modules)))")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_land_of_the_bundle_is_plausible(data):
    fine, coarse = (json.loads((data / "land" / f"{name}.json").read_text()) for name in ("fine", "coarse"))
    assert set(coarse["cells"]) <= {f"{x}/{y}" for x in range(-180, 180, 10) for y in range(-90, 90, 10)}
    assert "140/40" in fine["cells"] and "-180/60" in coarse["cells"]
    countries = json.loads((data / "land" / "countries.json").read_text())
    assert {"Japan", "China", "Russia"} <= {country["name"] for country in countries}
    japan = next(country for country in countries if country["name"] == "Japan")
    assert 130 < japan["lon"] < 146 and 31 < japan["lat"] < 46
