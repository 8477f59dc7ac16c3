"""Write the toponyms of texts: flat rows for programs, GeoJSON (RFC 7946) with one feature for each place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from ..model import Toponym
from . import earth
from .geojson import encode, listed


def row(toponym: Toponym) -> dict[str, Any]:
    """A toponym as one flat object; `bbox` only of an area."""
    told = msgspec.to_builtins(toponym)
    span = told.pop("span")
    if told["bbox"] is None:
        del told["bbox"]
    return {"start": span["start"], "end": span["end"], "text": span["text"], **told}


def geojson(documents: Iterable[tuple[str, list[Toponym]]], places: Any) -> str:
    """A FeatureCollection: the geometry of each place once, with all its mentions; `unplaced` holds the toponyms without a place.

    Parameters
    ----------
    documents : iterable of (id, toponyms)
        What was found in which text.
    places : gazetteer.Gazetteer
        Where the geometries are.
    """
    mentions: dict[str, list[dict[str, Any]]] = {}
    first: dict[str, Toponym] = {}
    unplaced = []
    for id, toponyms in documents:
        for toponym in toponyms:
            told = {"document": id, **row(toponym)}
            if toponym.place is None:
                unplaced.append(told)
            else:
                first.setdefault(toponym.place, toponym)
                mentions.setdefault(toponym.place, []).append({key: told[key] for key in (
                    "document", "start", "end", "text", "kind", "confidence", "candidates", "recognised", "why")})
    lines, shapes = [], []
    for place, toponym in first.items():
        shape = places.geometry(place)
        shapes.append(shape)
        lines.append(encode({"type": "Feature", "id": place, "bbox": earth.box([shape]), "geometry": earth.geojson(shape), "properties": {
            "name": toponym.name, "kind": toponym.place_kind, "country": toponym.country, "within": toponym.within,
            "mentions": mentions[place]}}))
    box = f'"bbox":{encode(earth.box(shapes))},' if shapes else ""
    return f'{{"type":"FeatureCollection",{box}"features":[{listed(lines)}],"unplaced":[{listed([encode(u) for u in unplaced])}]}}\n'
