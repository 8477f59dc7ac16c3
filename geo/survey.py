"""Draw the gazetteer itself: each place becomes a statement whose sentence is its own record, so the page needs nothing new."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Any

from .model import Dispatch, Event, Feature, PlaceMention, Resolution, Span
from .recipes import GAZETTEER

DIMENSION = {"Point": "point", "LineString": "line", "MultiLineString": "line"}


Told = tuple[Dispatch, tuple[Event, ...], tuple[tuple[Resolution, ...], ...], tuple[Feature, ...]]


def survey(places: Any, wanted: Collection[str]) -> Told:
    """Tell the places of some kinds, or of some ids.

    Parameters
    ----------
    places : Gazetteer
        What to draw.
    wanted : collection of str
        Kinds ("strait") and ids ("island/senkaku").
    """
    found = [record for id in places.ids() if ((record := places.place(id)).kind in wanted and record.layer != "division") or id in wanted]
    text, events, resolutions, features = "", [], [], []
    for place in sorted(found, key=lambda place: (place.kind, place.name, place.id)):
        start = len(text)
        sentence = told(place, places)
        text += sentence + "\n\n"
        quote = Span(start=start, end=start + len(sentence), text=sentence)
        said = Span(start=start, end=start + len(place.name), text=place.name)
        mention = PlaceMention(span=said, role="at", query=place.name)
        resolution = Resolution(mention=mention, place=place.id, name=place.name, kind=place.kind, lon=place.lon, lat=place.lat,
                                names=tuple(dict.fromkeys(n.text for n in place.names[1:])), why="the record itself")
        event = Event(id=f"{GAZETTEER}/{place.id}", dispatch=GAZETTEER, kind="statement", domain="none", modality="happened", quote=quote,
                      places=(mention,), mapped=True, confidence=1.0, rules=(place.kind,), status="reviewed")
        geometry = places.geometry(place.id)
        common = {"event": event.id, "place": place.id, "label": place.name, "resolutions": (resolution,)}
        shape = DIMENSION.get(geometry.geom_type, "area")
        radius = (place.radius_m or 2_000.0) if shape == "point" else None
        features.append(Feature(id=f"{event.id}/1", shape=shape, geometry=geometry, radius_m=radius, why=f"{place.name} itself", **common))
        events.append(event)
        resolutions.append((resolution,))
    dispatch = Dispatch(id=GAZETTEER, title="The gazetteer", publisher="Straitwatch", text=text, lang="en",
                        sha256=hashlib.sha256(text.encode()).hexdigest())
    return dispatch, tuple(events), tuple(resolutions), tuple(features)


def told(place: Any, places: Any) -> str:
    """A place's record as one sentence; it begins with its name."""
    others = list(dict.fromkeys(name.text for name in place.names if name.text != place.name))
    parts = [f"{place.name} ({place.kind} {place.id})"]
    if others:
        parts.append("also " + ", ".join(others))
    if len(place.connects) == 2:
        parts.append("joins " + " and ".join(places.place(id).name for id in place.connects))
    if place.claims:
        parts.append("claimed by " + ", ".join(f"{claim.by} as {claim.name}" for claim in place.claims))
    if area := places.area_km2(place.id):
        parts.append(f"{area:,.0f} km2")
    return "; ".join(parts) + f"; source: {place.source}."
