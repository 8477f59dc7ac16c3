"""Lend the pages of one build what they need of the gazetteer: waters, records, names, what lies in what."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .model import Feature

if TYPE_CHECKING:
    from .recipes import Recipe

WATER = {"ocean", "sea", "strait", "channel", "gulf", "bay"}
HOLDERS = WATER | {"island", "region", "country"}        # a filter for one of these shows what lies in it


class Atlas:
    """The gazetteer as the pages see it.

    Parameters
    ----------
    opened : callable
        Opens the gazetteer; it is called when the first page asks.
    """

    def __init__(self, opened: Callable[[], Any]) -> None:
        self.opened = opened
        self.records: dict[str, Any] = {}

    @cached_property
    def places(self) -> Any:
        return self.opened()

    @cached_property
    def waters(self) -> list[tuple[Any, Any]]:
        """Every sea and strait with its geometry: lon, lat in degrees, continuous."""
        found = [self.places.place(id) for layer in ("core", "user") for id in self.places.ids(layer=layer)]
        return [(place, self.places.geometry(place.id)) for place in found if place.kind in WATER]

    def named(self, features: Iterable[Feature], within: dict[str, tuple[str, ...]]) -> dict[str, Any]:
        """The records of all places that marks mean or might have meant, and of all that these lie in."""
        ids = {candidate.place for feature in features for found in feature.resolutions for candidate in found.candidates}
        ids |= within.keys() | {id for holders in within.values() for id in holders}
        return {id: self.record(id) for id in sorted(ids)}

    def within(self, features: Iterable[Feature]) -> dict[str, tuple[str, ...]]:
        """For each place that marks stand for what it lies in, the smallest first: by its record, and by where its label point lies."""
        ids = {id for feature in features for id in (feature.place, *(found.place for found in feature.resolutions)) if id}
        records = [self.record(id) for id in sorted(ids)]
        held = self.places.locate_many([(record.lon, record.lat) for record in records]) if records else []
        found = {}
        for record, around in zip(records, held, strict=True):
            own = self.places.area_km2(record.id) or 0.0
            holders = dict.fromkeys((*record.within, *(id for holder in record.within for id in self.record(holder).within)))
            holders |= dict.fromkeys(id for id in around if id != record.id and self.record(id).kind in HOLDERS)
            sizes = {id: self.places.area_km2(id) or 0.0 for id in holders}
            found[record.id] = tuple(sorted((id for id in holders if sizes[id] > own), key=lambda id: (sizes[id], id)))
        return found

    def countries(self, recipe: Recipe) -> dict[str, str]:
        """What is written for the English names of countries: their short names in the map's language; nothing where it is English."""
        if recipe.language == "en":
            return {}
        found = {}
        for record in map(self.record, self.places.ids(layer="country")):
            said = [name for name in record.names if name.lang == recipe.language]
            if short := next((name.text for name in said if name.status in ("preferred", "variant")), None):
                found |= {name.text: short for name in record.names if name.lang == "en"}
        return found

    def record(self, id: str) -> Any:
        """The record of a place, read once a build."""
        if id not in self.records:
            self.records[id] = self.places.place(id)
        return self.records[id]
