"""Write marks as GeoJSON (RFC 7946): every feature with its event, quote, source and how its place was found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import msgspec

from ..model import Dispatch, Event, Feature, Incident, Resolution
from . import earth
from .out import put


def write(features: Iterable[Feature], events: Iterable[Event], dispatches: Iterable[Dispatch], incidents: Iterable[Incident],
          out: Path | str | IO[str]) -> None:
    """Write a FeatureCollection, one feature a line.

    Parameters
    ----------
    features, events, dispatches, incidents : iterable
        The marks and what they lead back to. Features keep their order. Events without a mark stand in the foreign member
        `unplaced`, so that nothing is lost and every feature has a geometry.
    out : Path, str or text stream
        A file appears only when it is complete.
    """
    put(text(features, events, dispatches, incidents), out)


def text(features: Iterable[Feature], events: Iterable[Event], dispatches: Iterable[Dispatch], incidents: Iterable[Incident]) -> str:
    """The same as a string."""
    told = {event.id: event for event in events}
    sources = {dispatch.id: dispatch for dispatch in dispatches}
    groups = {id: group for group in incidents for id in group.events}
    facts = {id: about(event, sources.get(event.dispatch), groups.get(id)) for id, event in told.items()}
    lines, marked, shapes = [], set(), []
    for feature in features:
        if feature.event not in told or (geometry := earth.geojson(feature.geometry)) is None:
            continue
        marked.add(feature.event)
        shapes.append(feature.geometry)
        lines.append(encode({"type": "Feature", "id": feature.id, "bbox": earth.box([feature.geometry]), "geometry": geometry,
                             "properties": facts[feature.event] | drawn(feature)}))
    unplaced = [encode(facts[id]) for id in told if id not in marked]
    box = f'"bbox":{encode(earth.box(shapes))},' if shapes else ""
    return (f'{{"type":"FeatureCollection",{box}"features":[{listed(lines)}],"unplaced":[{listed(unplaced)}]}}\n')


def listed(lines: list[str]) -> str:
    return "\n" + ",\n".join(lines) + "\n" if lines else ""


def encode(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def about(event: Event, source: Dispatch | None, incident: Incident | None) -> dict[str, Any]:
    """What is known of an event."""
    return {
        "event": event.id, "kind": event.kind, "domain": event.domain, "modality": event.modality, "mapped": event.mapped,
        "why_not": event.why_not,
        "quote": {"text": event.quote.text, "start": event.quote.start, "end": event.quote.end},
        "also": [{"text": span.text, "start": span.start, "end": span.end} for span in event.also],
        "when": {"start": event.when.start, "end": event.when.end, "edtf": event.when.edtf, "precision": event.when.precision,
                 "open_ended": event.when.open_ended, "text": event.when.span and event.when.span.text, "how": event.when.how},
        "actors": [{"country": actor.country, "role": actor.role, "name": actor.name, "unit": actor.unit} for actor in event.actors],
        "assets": [{"kind": asset.kind, "name": asset.name, "hull": asset.hull, "count": asset.count, "operator": asset.operator}
                   for asset in event.assets],
        "claimed_by": event.claimed_by, "denied_by": event.denied_by, "confidence": round(event.confidence, 3), "rules": event.rules,
        "status": event.status, "source": published(event.dispatch, source),
        "incident": incident and {"id": incident.id, "reports": [report.event for report in incident.reports], "agreed": incident.agreed,
                                  "disputed": incident.disputed},
    }


def published(id: str, source: Dispatch | None) -> dict[str, Any]:
    if source is None:
        return {"dispatch": id}
    return {"dispatch": source.id, "title": source.title, "publisher": source.publisher, "url": source.url, "published": source.published,
            "published_how": source.published_how, "lang": source.lang, "grade": source.grade, "file": source.file, "sha256": source.sha256}


def drawn(feature: Feature) -> dict[str, Any]:
    """What is known of a mark."""
    return {"shape": feature.shape, "part": feature.part, "role": feature.role, "place": feature.place, "label": feature.label,
            "radius_m": feature.radius_m, "directed": feature.directed, "inferred": feature.inferred, "why": feature.why,
            "resolutions": [answer(resolution) for resolution in feature.resolutions]}


def answer(resolution: Resolution) -> dict[str, Any]:
    said = resolution.mention
    return {"text": said.span.text, "start": said.span.start, "end": said.span.end, "role": said.role, "query": said.query,
            "inferred": said.inferred,
            "place": resolution.place, "name": resolution.name, "names": resolution.names, "kind": resolution.kind, "lon": resolution.lon,
            "lat": resolution.lat, "why": resolution.why, "candidates": resolution.candidates}
