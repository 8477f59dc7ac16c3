"""Text -> toponyms: a geoparser for any news text, by rules and facts, deterministic and offline."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from geo.model import Span, Toponym, ToponymCandidate
from geo.toponyms.atlas import Atlas, Spot
from geo.toponyms.recognise import Mention, Recogniser
from geo.toponyms.resolve import Choice, Resolver

__all__ = ["Geoparser"]

LINE = 200                               # characters of a text of one line, a heading: its names do not explain one another
FIRM = 2.0                               # how firmly points decide: ten times the people make a place e**2 times as likely
SURE = 0.45                             # the share of all candidates that the best one must have; else the geoparser abstains
SHOWN, WORTH = 5, 0.005                  # most candidates kept; the least share of one
ORDER = {"city": 0, "division": 1, "island": 2, "region": 3, "country": 4}


class Geoparser:
    """Read toponyms; keep one for many texts: it remembers names and runs of words.

    Parameters
    ----------
    places : gazetteer.Gazetteer
        What names are looked up in.
    """

    def __init__(self, places: Any) -> None:
        self.atlas = Atlas(places)
        self.recogniser = Recogniser(self.atlas)
        self.resolver = Resolver(self.atlas)

    def parse(self, text: str, *, demonyms: bool = False, home: str | None = None) -> list[Toponym]:
        """The toponyms of a text in its order, none overlapping; offsets are code points, end-exclusive.

        Parameters
        ----------
        text : str
            Any text; a name in a cased script is sought among its capitalised words only.
        demonyms : bool
            Also the words for the people of a place ("Georgian"), as kind "demonym"; they say where somebody is from, not where
            something is.
        home : str, optional
            The publisher, or where its readers are: places named in it speak for their neighbours.
        """
        return self._told(text, self.recogniser.recognise(text, demonyms=demonyms), home)

    def at(self, text: str, spans: Iterable[tuple[int, int]], *, home: str | None = None) -> list[Toponym]:
        """What the given spans (start, end) of a text mean, in the order of the text; every span gets an answer.

        Raises
        ------
        ValueError
            A span does not lie in the text.
        """
        wanted = sorted(set(spans))
        for start, end in wanted:
            if not 0 <= start < end <= len(text):
                raise ValueError(f"{start}-{end} is no span of a text of {len(text)} characters")
        return self._told(text, self.recogniser.given(text, wanted), home)

    def _told(self, text: str, mentions: list[Mention], home: str | None) -> list[Toponym]:
        beside = self.recogniser.recognise(home, demonyms=True) if home else []
        choices = self.resolver.resolve(text, mentions, context=len(text) > LINE or "\n" in text.strip(), beside=beside)
        return [self._record(mention, choice) for mention, choice in zip(mentions, choices, strict=True)]

    def _record(self, mention: Mention, choice: Choice) -> Toponym:
        if choice.shown is None:
            choice.shown = self._shown(choice)
        candidates, share = choice.shown
        sure = 1 / (1 + math.exp(-mention.points))
        told = {"span": Span(start=mention.start, end=mention.end, text=mention.text), "kind": mention.kind, "candidates": candidates,
                "recognised": ", ".join(mention.evidence), "why": choice.why}
        spot = choice.spot
        if spot is not None and share < SURE:
            told["why"] = f"nothing tells which of {len(choice.candidates)} places of this name it is"
            return Toponym(**told, confidence=round(sure * share, 3))
        if spot is None and choice.area is None:
            return Toponym(**told, place_kind=mention.what or None, confidence=round(sure, 3))
        if spot is None:
            box = choice.area
            area = box.bbox[:2] != box.bbox[2:]
            return Toponym(**told, place_kind=mention.what or None, geometry="area" if area else "point", lon=box.lon, lat=box.lat,
                           bbox=box.bbox if area else None, country=box.country or None, within=(box.id, *chain(box)),
                           confidence=round(sure / 2, 3))
        west, south, east, north = spot.bbox
        area = (west, south) != (east, north)
        return Toponym(**told, place=spot.id, name=spot.name, place_kind=spot.kind, geometry="area" if area else "point", lon=spot.lon,
                       lat=spot.lat, bbox=spot.bbox if area else None, country=spot.country or None, within=chain(spot),
                       confidence=round(sure * share, 3))

    @staticmethod
    def _shown(choice: Choice) -> tuple[tuple[ToponymCandidate, ...], float]:
        """The candidates as records, and the share of the first."""
        if not choice.candidates:
            return (), 0.0
        best = choice.candidates[0][1]
        weights = [math.exp(FIRM * (points - best)) for _, points, _ in choice.candidates]
        total = sum(weights)
        return tuple(
            ToponymCandidate(place=spot.id, name=spot.name, kind=spot.kind, lon=spot.lon, lat=spot.lat, within=chain(spot),
                             score=round(weight / total, 3), why=why)
            for at, ((spot, _, why), weight) in enumerate(zip(choice.candidates[:SHOWN], weights, strict=False))
            if at == 0 or weight >= WORTH * total), weights[0] / total


@lru_cache(maxsize=100_000)
def chain(spot: Spot) -> tuple[str, ...]:
    """What holds a place, the smallest first."""
    return tuple(sorted(spot.within, key=lambda id: (ORDER.get(id.partition("/")[0], 2), -id.count("-"), id)))
