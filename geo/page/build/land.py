"""Turn world-atlas into the base land of the page: coarse and fine land in cells of ten degrees, borders, country names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import MultiLineString, Polygon, box

from ..coords import encode, encode_parts

CELL = 10                                     # degrees; the page takes fine cells where it needs them
MASK = 0.25                                   # degrees; the page asks it what is over water
COARSE = {"scale": "50m", "tolerance": 0.02, "step": 0.01, "smallest": 0.0012}
FINE = {"scale": "10m", "tolerance": 0.003, "step": 0.002, "smallest": 0.00002}
BORDER_TOLERANCE = 0.04


def make(world_atlas: Path, out: Path, progress: Callable[[str], None] | None = None) -> None:
    """Write `coarse.json`, `fine.json`, `mask.bin`, `borders.json` and `countries.json` into `out`.

    Parameters
    ----------
    world_atlas : Path
        The npm package `world-atlas`: Natural Earth as TopoJSON.
    out : Path
        The folder `land/` of the bundle.
    progress : callable, optional
        Told each step in words.
    """
    out.mkdir(parents=True, exist_ok=True)
    tell = progress or (lambda step: None)
    for name, detail in (("coarse", COARSE), ("fine", FINE)):
        tell(f"base land, {detail['scale']}")
        land = world(polygons(read(world_atlas / f"land-{detail['scale']}.json"), "land"), detail)
        write(out / f"{name}.json", {"step": detail["step"], "cells": cells(land, detail)})
        if detail is COARSE:
            (out / "mask.bin").write_bytes(np.packbits(mask(land)).tobytes())
    tell("borders and names of countries")
    topology = read(world_atlas / "countries-50m.json")
    write(out / "borders.json", {"step": COARSE["step"], "lines": borders(topology)})
    write(out / "countries.json", countries(topology))


def read(path: Path) -> dict[str, Any]:
    """Read a quantised TopoJSON file; its arcs become arrays of lon/lat."""
    topology = json.loads(path.read_bytes())
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    topology["arcs"] = [np.cumsum(np.asarray(arc, dtype="int64"), axis=0) * scale + translate for arc in topology["arcs"]]
    return topology


def write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")


def ring(topology: dict[str, Any], numbers: Iterable[int]) -> np.ndarray:
    """One ring with continuous longitudes; one that winds around a pole is closed over it."""
    pieces = [topology["arcs"][n] if n >= 0 else topology["arcs"][~n][::-1] for n in numbers]
    xy = np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
    step = np.diff(xy[:, 0])
    xy = xy.copy()
    xy[1:, 0] += np.cumsum(np.where(step > 180, -360, np.where(step < -180, 360, 0)))
    if abs(xy[-1, 0] - xy[0, 0]) > 1:
        pole = -90.0 if xy[:, 1].mean() < 0 else 90.0
        xy = np.vstack([xy, [xy[-1, 0], pole], [xy[0, 0], pole], xy[0]])
    return xy


def polygons(topology: dict[str, Any], name: str) -> list[Polygon]:
    """The polygons of an object, each whole, wherever its longitudes lead."""
    found = []
    for geometry in flat(topology["objects"][name]):
        for rings in [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]:
            shell, *holes = [ring(topology, numbers) for numbers in rings]
            centre = shell[:, 0].mean()
            holes = [hole + [round((centre - hole[:, 0].mean()) / 360) * 360, 0] for hole in holes if len(hole) > 3]
            if len(shell) > 3:
                found.append(Polygon(shell, holes))
    return found


def flat(geometry: dict[str, Any]) -> list[dict[str, Any]]:
    if geometry["type"] == "GeometryCollection":
        return [part for child in geometry["geometries"] for part in flat(child)]
    return [geometry] if geometry["type"] in ("Polygon", "MultiPolygon") else []


def world(land: list[Polygon], detail: dict[str, Any]) -> np.ndarray:
    """Land simplified for the page, with copies so that -180..180 is full."""
    simple = shapely.make_valid(shapely.simplify(np.array(land), detail["tolerance"]))
    parts = shapely.get_parts(shapely.get_parts(simple))
    parts = parts[(shapely.get_type_id(parts) == 3)]
    big = parts[shapely.area(parts) >= detail["smallest"]]
    copies = []
    for shift in (-360, 0, 360):
        moved = shapely.transform(big, lambda xy, by=shift: xy + [by, 0])
        bounds = shapely.bounds(moved)
        copies.append(moved[(bounds[:, 2] > -180) & (bounds[:, 0] < 180)])
    return np.concatenate(copies)


def mask(land: np.ndarray) -> np.ndarray:
    """Where there is land: rows from south to north, columns from west to east, MASK degrees each."""
    found = np.zeros((round(180 / MASK), round(360 / MASK)), dtype=bool)
    lon, lat = np.meshgrid(np.arange(-180, 180, MASK) + MASK / 2, np.arange(-90, 90, MASK) + MASK / 2)
    for part in land:
        west, south, east, north = part.bounds
        rows = slice(max(0, int((south + 90) / MASK)), int((north + 90) / MASK) + 1)
        columns = slice(max(0, int((west + 180) / MASK)), max(0, int((east + 180) / MASK) + 1))
        shapely.prepare(part)
        found[rows, columns] |= shapely.contains_xy(part, lon[rows, columns], lat[rows, columns])
    return found


def cells(land: np.ndarray, detail: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Cut land into cells "west/south"; it was simplified before it is cut, so that neighbouring cells meet."""
    found: dict[str, list[list[str]]] = {}
    for west in range(-180, 180, CELL):
        column = clipped(land, box(west, -90, west + CELL, 90))
        for south in range(-90, 90, CELL):
            if rows := [part for piece in clipped(column, box(west, south, west + CELL, south + CELL))
                        for part in encode_parts(piece, step=detail["step"])]:
                found[f"{west}/{south}"] = sorted(rows)
    return found


def clipped(parts: np.ndarray, frame: Polygon) -> np.ndarray:
    """What of `parts` lies inside `frame`, as single polygons."""
    near = parts[shapely.intersects(shapely.box(*shapely.bounds(parts).T), frame)] if len(parts) else parts
    pieces = shapely.get_parts(shapely.intersection(near, frame)) if len(near) else near
    return pieces[shapely.get_type_id(pieces) == 3] if len(pieces) else pieces


def borders(topology: dict[str, Any]) -> list[str]:
    """Borders between countries: the arcs that two of them share."""
    users: dict[int, set[int]] = {}
    for number, geometry in enumerate(flat(topology["objects"]["countries"])):
        for rings in [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]:
            for numbers in rings:
                for arc in numbers:
                    users.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
    shared = [topology["arcs"][arc] for arc, by in sorted(users.items()) if len(by) > 1]
    merged = shapely.line_merge(MultiLineString([arc for arc in shared if np.ptp(arc[:, 0]) < 180]))
    lines = shapely.get_parts(shapely.simplify(merged, BORDER_TOLERANCE))
    return sorted(encode(shapely.get_coordinates(line), step=COARSE["step"]) for line in lines)


def countries(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Name and label point of each country, the largest first; `rank` is the logarithm of its area."""
    found = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        one = {**topology, "objects": {"it": geometry}}
        parts = [part for whole in polygons(one, "it") for part in shapely.get_parts(shapely.make_valid(whole)) if part.geom_type == "Polygon"]
        if parts:
            largest = max(parts, key=lambda part: part.area)
            lon, lat = shapely.maximum_inscribed_circle(largest, tolerance=float(np.sqrt(largest.area)) / 50).coords[0]
            area = sum(part.area for part in parts) * float(np.cos(np.radians(lat)))
            found.append({"name": geometry["properties"]["name"], "lon": round((lon + 180) % 360 - 180, 2), "lat": round(lat, 2),
                          "rank": round(float(np.log10(area + 1e-3)), 2)})
    return sorted(found, key=lambda country: (-country["rank"], country["name"]))
