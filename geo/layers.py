"""Pick features into the layers of a map: one GeoDataFrame per layer, EPSG:4326."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .model import Event, Feature
from .recipes import LayerRule, Recipe, in_span, matches

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

COLUMNS = ("feature", "event", "shape", "part", "role", "place", "inferred", "directed", "radius_m", "kind", "domain", "modality", "actors",
           "start", "end", "precision", "geometry")


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A layer of a map, with everything its rule picks."""

    id: str
    title: str
    rule: LayerRule
    frame: GeoDataFrame                  # one row per feature, columns COLUMNS; longitudes are continuous, as in Feature
    events: tuple[str, ...] = ()         # every event the rule picks, those without a mark too


def layers(features: Iterable[Feature], events: Iterable[Event], recipe: Recipe) -> list[Layer]:
    """Make the layers of `recipe`.

    Parameters
    ----------
    features : iterable of Feature
        The marks; those of events that are not in `events` are left out.
    events : iterable of Event
        What happened, in the order the layers keep.
    recipe : Recipe
        Whose rules and time span choose. An event may be in several layers.

    Returns
    -------
    list of Layer
        In the order of the recipe; a layer that picks nothing is there, and empty.
    """
    marks: dict[str, list[Feature]] = {}
    for feature in features:
        marks.setdefault(feature.event, []).append(feature)
    shown = [event for event in events if in_span(recipe, event)]
    places = {event.id: named(marks.get(event.id, ())) for event in shown}
    made = []
    for rule in recipe.layers:
        picked = [event for event in shown if matches(rule, event, places[event.id])]
        rows = [row(feature, event) for event in picked for feature in marks.get(event.id, ())]
        made.append(Layer(id=rule.id, title=rule.title, rule=rule, frame=frame(rows), events=tuple(event.id for event in picked)))
    return made


def named(marks: Iterable[Feature]) -> set[str]:
    """Gazetteer ids that an event's marks stand for, or were made from."""
    found = {mark.place for mark in marks} | {resolution.place for mark in marks for resolution in mark.resolutions}
    return {place for place in found if place}


def row(feature: Feature, event: Event) -> dict[str, Any]:
    """A feature and what is known of its event, flat."""
    return {
        "feature": feature.id, "event": event.id, "shape": feature.shape, "part": feature.part, "role": feature.role,
        "place": feature.place, "inferred": feature.inferred, "directed": feature.directed, "radius_m": feature.radius_m,
        "kind": event.kind, "domain": event.domain, "modality": event.modality,
        "actors": " ".join(sorted({actor.country for actor in event.actors if actor.role != "claimant"})),
        "start": event.when.start, "end": event.when.end, "precision": event.when.precision, "geometry": feature.geometry}


def frame(rows: list[dict[str, Any]]) -> GeoDataFrame:
    """Rows as a GeoDataFrame; without rows it has the columns all the same."""
    import geopandas

    return geopandas.GeoDataFrame({column: [row[column] for row in rows] for column in COLUMNS}, geometry="geometry", crs="EPSG:4326")
