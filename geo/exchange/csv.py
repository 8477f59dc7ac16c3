"""Write events as CSV, one event a line, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from ..model import Dispatch, Event, Feature, Incident
from .out import put

COLUMNS = ("id", "kind", "domain", "modality", "mapped", "why_not", "start", "end", "precision", "edtf", "actors", "assets", "places",
           "place_ids", "lon", "lat", "quote", "quote_start", "quote_end", "claimed_by", "denied_by", "confidence", "status", "incident",
           "dispatch", "title",
           "publisher", "url", "published", "grade")
FORMULA = "=+-@\t\r\n＝＋－＠"


def write(features: Iterable[Feature], events: Iterable[Event], dispatches: Iterable[Dispatch], incidents: Iterable[Incident],
          out: Path | str | IO[str]) -> None:
    """Write one line for each event, with or without a mark.

    Parameters
    ----------
    features, events, dispatches, incidents : iterable
        The marks and what they lead back to; lon and lat are the label point of the first resolved place.
    out : Path, str or text stream
        A file appears only when it is complete.
    """
    put(text(features, events, dispatches, incidents), out)


def text(features: Iterable[Feature], events: Iterable[Event], dispatches: Iterable[Dispatch], incidents: Iterable[Incident]) -> str:
    """The same as a string; lines end in CR LF, as RFC 4180 says."""
    marks: dict[str, list[Feature]] = {}
    for feature in features:
        marks.setdefault(feature.event, []).append(feature)
    sources = {dispatch.id: dispatch for dispatch in dispatches}
    groups = {id: group.id for group in incidents for id in group.events}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in events:
        cells = row(event, marks.get(event.id, []), sources.get(event.dispatch), groups.get(event.id))
        writer.writerow([safe(cells[column]) for column in COLUMNS])
    return stream.getvalue()


def row(event: Event, marks: list[Feature], source: Dispatch | None, incident: str | None) -> dict[str, Any]:
    answers = [resolution for mark in marks for resolution in mark.resolutions if resolution.place]
    first = next((answer for answer in answers if answer.lon is not None), None)
    return {
        "id": event.id, "kind": event.kind, "domain": event.domain, "modality": event.modality, "mapped": "yes" if event.mapped else "no",
        "why_not": event.why_not, "start": event.when.start, "end": event.when.end, "precision": event.when.precision,
        "edtf": event.when.edtf,
        "actors": "; ".join(f"{actor.country} ({actor.role})" for actor in event.actors),
        "assets": "; ".join(" ".join(str(part) for part in (asset.count, asset.kind, asset.name) if part) for asset in event.assets),
        "places": "; ".join(f"{place.role} {place.query}" for place in event.places),
        "place_ids": "; ".join(dict.fromkeys(answer.place for answer in answers if answer.place)),
        "lon": first and first.lon, "lat": first and first.lat, "quote": event.quote.text, "quote_start": event.quote.start,
        "quote_end": event.quote.end, "claimed_by": "; ".join(event.claimed_by), "denied_by": "; ".join(event.denied_by),
        "confidence": round(event.confidence, 3), "status": event.status, "incident": incident, "dispatch": event.dispatch,
        "title": source and source.title, "publisher": source and source.publisher, "url": source and source.url,
        "published": source and source.published, "grade": source and source.grade,
    }


def safe(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: text that looks like one gets an apostrophe, as spreadsheets themselves do."""
    if isinstance(cell, str) and cell and (cell[0] in FORMULA or cell.lstrip()[:1] in tuple(FORMULA)):
        return f"'{cell}"
    return cell
