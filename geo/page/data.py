"""Put everything the page shows into one plain structure: the only way that text from dispatches enters the page."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from gazetteer.labels import label

from ..model import Dispatch, Event, Feature, Incident, Resolution
from ..recipes import GAZETTEER
from . import context, symbols
from .base import spoken
from .coords import encode_parts

if TYPE_CHECKING:
    from gazetteer.place import Place

    from ..layers import Layer
    from ..recipes import Recipe

STEP = 0.002                             # degrees: 220 m, finer than any mark is certain
TOLERANCE = 0.01                         # degrees; grows with the area
MANY = 200                               # points; a shape of fewer is drawn as it is
SAMPLES = 10_000                         # points at which an area is asked whether it is dry
WATERS = ("ocean", "sea", "strait", "channel", "gulf", "bay", "sound", "passage")


def data(*, recipe: Recipe, layers: Sequence[Layer], events: Iterable[Event], features: Iterable[Feature], incidents: Iterable[Incident],
         dispatches: Iterable[Dispatch], places: Mapping[str, Place], within: Mapping[str, Sequence[str]],
         resolutions: Mapping[str, Sequence[Resolution]], land: np.ndarray, words: dict[str, Any], version: str) -> dict[str, Any]:
    """Collect what the page draws and says; builtins only, in a fixed order."""
    layers_of: dict[str, list[int]] = {}
    for number, layer in enumerate(layers):
        for id in layer.events:
            layers_of.setdefault(id, []).append(number)
    shown = sorted((event for event in events if event.id in layers_of and event.status != "rejected"), key=order)
    number_of = {event.id: number for number, event in enumerate(shown)}
    told = {dispatch.id: dispatch for dispatch in dispatches}
    used = sorted({event.dispatch for event in shown})
    marks = sorted((feature for feature in features if feature.event in number_of), key=lambda mark: (number_of[mark.event], mark.id))
    marks_of: dict[str, list[Feature]] = {}
    for mark in marks:
        marks_of.setdefault(mark.event, []).append(mark)
    groups = [group for group in sorted(incidents, key=lambda group: group.id) if any(id in number_of for id in group.events)]
    group_of = {id: number for number, group in enumerate(groups) for id in group.events}
    table = symbols.table()
    meant = {id: [holder for holder in within.get(id, ()) if holder in places] for id in sorted(ids_of(marks)) if id in places}
    names = {id: label(places[id], viewpoint=recipe.viewpoint, language=spoken(recipe.language, recipe.viewpoint))
             for id in sorted({*meant, *(holder for holders in meant.values() for holder in holders)})}
    return {
        "format": 1,
        "version": version,
        "recipe": {"name": recipe.name, "title": recipe.title, "subtitle": recipe.subtitle, "extent": recipe.extent,
                   "centre": recipe.centre_lon,
                   "labels": recipe.labels, "language": recipe.language, "start": recipe.start, "end": recipe.end},
        "step": STEP,
        "subject": "places" if used == [GAZETTEER] else "events",
        "layers": [{"id": layer.id, "title": layer.title, "colour": layer.rule.colour, "shown": layer.rule.shown} for layer in layers],
        "actors": colours({actor.country for event in shown for actor in event.actors}),
        "dispatches": [publication(told[id]) for id in used],
        "incidents": [{"events": [number_of[id] for id in group.events if id in number_of], "agreed": list(group.agreed),
                       "disputed": list(group.disputed)} for group in groups],
        "events": [happening(event, layers_of[event.id], used.index(event.dispatch), told[event.dispatch].text, marks_of.get(event.id, []),
                             resolutions.get(event.id, ()), group_of.get(event.id), symbols.symbol(event, table), names)
                   for event in shown],
        "features": [drawing(mark, number_of[mark.event], shown[number_of[mark.event]].domain, land, names) for mark in marks],
        "places": {id: (place_names(places[id]) if id in meant else {})
                   | {"kind": places[id].kind, "name": name, "within": meant.get(id, [])} for id, name in names.items()},
        "words": words,
    }


def ids_of(marks: Iterable[Feature]) -> set[str]:
    """Gazetteer ids that marks stand for, or were made from."""
    marks = list(marks)
    found = {mark.place for mark in marks} | {resolution.place for mark in marks for resolution in mark.resolutions}
    return {id for id in found if id}


def order(event: Event) -> tuple[Any, ...]:
    """Latest first; what is only bounded stands with its bound, what is undated comes last."""
    day = event.when.start or event.when.end
    return (day is None, [-ord(letter) for letter in day or ""], event.dispatch, event.quote.start, event.id)


def colours(codes: set[str]) -> dict[str, str]:
    """A colour for every actor."""
    table = palette()
    others = sorted(codes - set(table["actors"]))
    spare = {code: table["spare"][number % len(table["spare"])] for number, code in enumerate(others)}
    return {code: table["actors"].get(code) or spare[code] for code in sorted(codes)}


def palette() -> dict[str, Any]:
    """The authored colours: actors.toml."""
    return tomllib.loads(Path(__file__).with_name("actors.toml").read_text(encoding="utf-8"))


def publication(dispatch: Dispatch) -> dict[str, Any]:
    return {"id": dispatch.id, "title": dispatch.title, "publisher": dispatch.publisher, "url": web(dispatch.url),
            "published": dispatch.published,
            "publishedHow": dispatch.published_how, "lang": dispatch.lang, "grade": dispatch.grade, "file": dispatch.file,
            "sha256": dispatch.sha256}


def web(url: str | None) -> str | None:
    """The address when it is one of the web; anything else is no link."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def happening(event: Event, layers: list[int], dispatch: int, text: str, marks: list[Feature], asked: Sequence[Resolution],
              incident: int | None, symbol: str, names: Mapping[str, str]) -> dict[str, Any]:
    when = event.when
    surveyed = event.dispatch == GAZETTEER           # a place of the gazetteer itself: it has a kind of its own, and nothing happened
    return {
        "id": event.id, "layers": layers, "dispatch": dispatch, "incident": incident,
        "kind": event.rules[0] if surveyed else event.kind, "domain": event.domain,
        "modality": event.modality, "symbol": symbol, "mapped": bool(marks), "whyNot": event.why_not,
        "confidence": round(event.confidence, 3), "rules": list(event.rules), "status": event.status,
        "claimedBy": list(event.claimed_by), "deniedBy": list(event.denied_by),
        "actors": [{"code": actor.country, "role": actor.role, "name": actor.name, "unit": actor.unit,
                    "said": actor.span and actor.span.text}
                   for actor in event.actors],
        "assets": [{"kind": asset.kind, "name": asset.name, "hull": asset.hull, "count": asset.count,
                    "operator": asset.operator} for asset in event.assets],
        "when": {"start": when.start, "end": when.end, "edtf": when.edtf, "precision": when.precision, "open": when.open_ended,
                 "how": when.how,
                 "said": when.span and when.span.text},
        "quote": event.quote.text, "at": [event.quote.start, event.quote.end], "context": context.pieces(text, event),
        "also": [span.text for span in event.also],
        "places": places_of(event, [*(found for mark in marks for found in mark.resolutions), *asked], names),
    }


def places_of(event: Event, resolutions: Iterable[Resolution], names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each mention with what the gazetteer made of it; one that was never asked for has no resolution."""
    answers: dict[tuple[int, str, str], Resolution] = {}
    for resolution in resolutions:
        said = resolution.mention
        answers.setdefault((said.span.start, said.role, said.query), resolution)
    found = []
    for said in event.places:
        entry: dict[str, Any] = {"said": said.span.text, "role": said.role, "query": said.query, "inferred": said.inferred}
        if answer := answers.get((said.span.start, said.role, said.query)):
            entry |= {"place": answer.place, "name": names.get(answer.place or "", answer.name), "names": list(answer.names),
                      "kind": answer.kind, "why": answer.why,
                      "candidates": [{"name": c.name, "kind": c.kind, "place": c.place, "score": round(c.score, 3), "how": c.how,
                                      "why": c.why}
                                     for c in answer.candidates]}
        found.append(entry)
    return found


def drawing(mark: Feature, event: int, domain: str, land: np.ndarray, names: Mapping[str, str]) -> dict[str, Any]:
    """A feature: simplified to what a screen can show, written short."""
    geometry, smallest = mark.geometry, 0.0
    if mark.shape == "area" and shapely.get_num_coordinates(geometry) > MANY:
        tolerance = TOLERANCE * max(1.0, math.sqrt(shapely.area(geometry)) / 4)
        geometry, smallest = shapely.simplify(geometry, tolerance, preserve_topology=False), tolerance ** 2 * 4
    lon, lat = anchor(mark)
    return {"id": mark.id, "event": event, "shape": mark.shape, "part": mark.part, "role": mark.role, "place": mark.place,
            "label": names.get(mark.place or "", mark.label), "stops": stops(mark, names),
            "radius": mark.radius_m, "directed": mark.directed, "inferred": mark.inferred, "why": mark.why,
            "water": mark.shape == "area" and over_water(mark, domain, land),
            "parts": encode_parts(geometry, step=STEP, smallest=smallest), "at": [round(lon, 3), round(lat, 3)]}


def stops(mark: Feature, names: Mapping[str, str]) -> list[list[Any]]:
    """The places a directed line passes, in their order along it: lon, lat on the line, and a name."""
    if mark.shape != "line" or not mark.directed:
        return []
    found: dict[str, tuple[float, str]] = {}
    for answer in mark.resolutions:
        if answer.place and answer.lon is not None and answer.lat is not None:
            turn = 360 * round((mark.geometry.centroid.x - answer.lon) / 360)
            along = mark.geometry.project(shapely.Point(answer.lon + turn, answer.lat), normalized=True)
            found.setdefault(answer.place, (along, names.get(answer.place, answer.name or "")))
    points = [(mark.geometry.interpolate(along, normalized=True), name) for along, name in sorted(found.values())]
    return [[round(point.x, 3), round(point.y, 3), name] for point, name in points]


def over_water(mark: Feature, domain: str, land: np.ndarray) -> bool:
    """Whether an area may be drawn below the land: then the coast is the land's own, and crisp."""
    kinds = {resolution.kind for resolution in mark.resolutions if resolution.place == mark.place}
    if kinds & set(WATERS) or (mark.place or "").partition("/")[0] in WATERS:
        return True
    west, south, east, north = shapely.bounds(mark.geometry)
    rows, columns = land.shape
    size = 180 / rows
    stride = max(1, math.ceil(math.sqrt((east - west) * (north - south) / size ** 2 / SAMPLES)))
    x, y = np.meshgrid(np.arange(math.floor(west / size), math.ceil(east / size), stride),
                       np.arange(math.floor(south / size), math.ceil(north / size), stride))
    inside = shapely.contains_xy(mark.geometry, (x + 0.5) * size, (y + 0.5) * size)
    if not inside.any():
        return domain == "sea"
    dry = land[(y + rows // 2).clip(0, rows - 1), (x + columns // 2) % columns]
    return bool(dry[inside].mean() < 0.03)


def anchor(mark: Feature) -> tuple[float, float]:
    """Where a mark's symbol stands: the point itself, the middle of a line, the label point of an area."""
    if mark.shape == "line":
        parts = shapely.get_parts(mark.geometry)
        longest = max(parts, key=lambda part: part.length)
        point = longest.interpolate(0.5, normalized=True)
    elif mark.shape == "area":
        for resolution in mark.resolutions:
            if resolution.place == mark.place and resolution.lon is not None:
                for lon in (resolution.lon, resolution.lon + 360, resolution.lon - 360):
                    if shapely.contains_xy(mark.geometry, lon, resolution.lat):
                        return lon, resolution.lat
        point = mark.geometry.representative_point()
    else:
        point = shapely.get_parts(mark.geometry)[0]
    return float(point.x), float(point.y)


def place_names(place: Place) -> dict[str, Any]:
    """Every party's name for a place, and who claims it."""
    return {"names": [{"text": name.text, "lang": name.lang, "status": name.status,
                                           "by": list(name.used_by)} for name in place.names],
            "claims": [{"by": claim.by, "name": claim.name, "controls": claim.controls} for claim in place.claims]}
