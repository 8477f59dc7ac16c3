"""Questions that say where: "Paris, Texas", "Kharkiv, Ukraine", "Laurel County, Kentucky, USA".

What stands after a comma is a container: it holds what stands before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from gazetteer.earth import distance_m, frame
from gazetteer.names import fold
from gazetteer.place import Answer, Candidate, Place
from gazetteer.store import NUMBER, Store

MOST = 3                                 # containers one behind the other
SHORE_DEG = 0.05                         # land data is this coarse: a base on the shore lies in its state
CITY_M = 40_000.0                        # a quarter lies this near to the middle of its city
LARGE = 100_000                          # people of a city that quarters are told by
ELSEWHERE = 0.5                          # factor for what bears the name but lies elsewhere


class Containers:
    """Answers "name, container" with the places of that name that lie in the container."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _shapes(self) -> Any:
        from gazetteer.shapes import Shapes

        return Shapes(self._store)

    def find(self, query: str, *, limit: int, ask: Callable[[str], Answer], leads: Callable[[list[Candidate]], bool]) -> Answer | None:
        """The answer, or None when the query is no such question.

        Parameters
        ----------
        query : str
            Text with commas.
        limit : int
            At most so many candidates.
        ask : callable
            Answers the name alone, with all its candidates.
        leads : callable
            Whether the first of some candidates is clearly meant.
        """
        head, *rest = (part.strip() for part in query.split(","))
        if not head or not rest or len(rest) > MOST:
            return None
        wanted = [self._named(part) for part in rest]
        if not all(wanted):
            return None
        answer = ask(head)
        inside, outside = [], []
        for candidate in answer.candidates:
            held = [next((box for box in boxes if self.holds(box, candidate.place)), None) for boxes in wanted]
            if None not in held:
                inside.append(replace(candidate, why=f"{candidate.why}; in {', '.join(box.name for box in held if box)}"))
            else:
                score = round(candidate.score * ELSEWHERE, 4)
                outside.append(replace(candidate, score=score, why=f"{candidate.why}; not in {', '.join(rest)}"))
        if not inside:
            return Answer(query=query, ambiguous=bool(outside), candidates=tuple(outside[:limit]))
        doubtful = any(c.how == "fuzzy" for c in inside) or not leads(inside)
        return Answer(query=query, ambiguous=doubtful, candidates=tuple(inside[:limit]))

    def _named(self, text: str) -> list[Place]:
        """What a container's name may mean: authored places, countries (by ISO code, too), divisions; else large cities."""
        key = fold(text)
        numbers = [value & NUMBER for value in self._store.posted(key) or self._store.posted(key.removeprefix("the "))]
        found = [n for n in numbers if n < self._store.first_city]
        if len(text) == 2 and text.isupper() and (code := self._store.numbers.get(f"country/{key}")) is not None and code not in found:
            found.append(code)
        if not found:
            found = [n for n in numbers if n < self._store.first_organisation and self._store.population(n) >= LARGE]
        return [self._store.place(n) for n in found]

    def holds(self, box: Place, place: Place) -> bool:
        """Whether a place lies in another one: it says so, or its label point does."""
        if box.id == place.id:
            return False
        if box.id in self._within(place):
            return True
        if box.layer == "country":
            return place.country == box.country
        if box.layer == "city":
            return place.layer == "city" and distance_m((frame(place.lon, box.lon), place.lat), (box.lon, box.lat)) <= CITY_M
        first_level = box.layer == "division" and len(box.within) == 1
        if place.layer in ("country", "division") or (place.layer == "city" and first_level):
            return False                 # their records say it all
        return self._covers(box, place)

    def _within(self, place: Place) -> set[str]:
        found: set[str] = set()
        queue = [*place.within]
        while queue:
            id = queue.pop()
            if id not in found:
                found.add(id)
                queue += self._store.place(self._store.number(id)).within
        return found

    def _covers(self, box: Place, place: Place) -> bool:
        at = self._store.meta["shapes"].get(box.id)
        if at is None:
            return False
        west, south, east, north = self._store.bounds[at]
        x = frame(place.lon, (west + east) / 2)
        if not (west - SHORE_DEG <= x <= east + SHORE_DEG and south - SHORE_DEG <= place.lat <= north + SHORE_DEG):
            return False
        import shapely

        return bool(shapely.dwithin(self._shapes.geometry(box.id), shapely.Point(x, place.lat), SHORE_DEG))
