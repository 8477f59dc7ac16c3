"""Answer a name with candidates: exact and folded first, misspelt only when nothing else fits, never silently."""

from __future__ import annotations

import math
import unicodedata
from bisect import insort
from collections.abc import Collection, Iterator
from functools import cached_property

from gazetteer.containers import Containers
from gazetteer.earth import distance_m, frame
from gazetteer.labels import in_force
from gazetteer.names import fold, forms, is_cjk, short_of
from gazetteer.place import Answer, Candidate, Name, Place
from gazetteer.store import FIND_ONLY, NUMBER, Store

LEAD = 0.05                              # a candidate leads clearly when the next one is this far behind
CUT_OFF = 0.70                           # a misspelt name must be at least this similar
DOUBTFUL = 0.70                          # a city found by another name than its own and scored below this is not clearly meant
PRIOR = {"core": 1.0, "country": 0.95, "division": 0.93, "user": 1.0}
NAMESAKE = 0.7                           # factor for a division asked for by a bare name that means something greater: Kyoto, Georgia
STATUS = {"preferred": 1.0, "official": 1.0, "variant": 1.0, "abbrev": 1.0, "historic": 0.97}
TOWN = 40_000                            # people: a town of its own name comes before a greater one that is also called so
CALLED = 0.06                            # ... unless that leads by more: Dili and Abadan are not what somebody calls Delhi and Ibadan
OUT_OF_USE = 0.8                         # factor for a name that was not in use on the day asked for
LETTERS = "abcdefghijklmnopqrstuvwxyz "
DEEPEST = 400                            # candidates looked at for one name
ROUNDING = 1e-3                          # of scores
NEAR_M = 2_000_000.0                     # `near` speaks for places within this distance


class Index:
    """Find places by name in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, query: str, *, limit: int = 8, near: tuple[float, float] | None = None, kinds: Collection[str] | None = None,
             as_of: str | None = None) -> Answer:
        """Candidates for a name, best first."""
        key = fold(query)
        if "," in query and not self._numbers(key) and (told := self._inside(query, limit, near, kinds)) is not None:
            return told
        text = query.strip() if query.isascii() else unicodedata.normalize("NFC", query.strip())
        found = self._exact(text, key, limit, near, kinds, as_of)
        if not found and key.startswith("the "):
            key = key[4:]
            found = self._exact(text[4:].lstrip(), key, limit, near, kinds, as_of)
        misspelt = False
        if not found and len(key) >= 3:
            found, misspelt = list(self._fuzzy(key, near, kinds)), True
        if as_of is not None:
            found = [c for c in found if in_force(c.place.since, c.place.until, as_of)]
        if len(found) > 1:
            found.sort(key=lambda c: (-c.score, c.place.layer != "user", c.place.id))
            found = _own_name_first(key, found)
        doubtful = bool(found) and (misspelt or not leads(found) or self._overshadowed(key, found[0]))
        return Answer(query=query, candidates=tuple(found[:limit]), ambiguous=doubtful)

    def _exact(self, text: str, key: str, limit: int, near: tuple[float, float] | None, kinds: Collection[str] | None,
               as_of: str | None) -> list[Candidate]:
        """The places of a name; of many cities those that may be among the first or close to the best, as they come by population."""
        found: list[Candidate] = []
        scores: list[float] = []             # of those that count, the best last
        most, first_city, first_org = 1.0, self._store.first_city, self._store.first_organisation
        for number in self._numbers(key):
            city = first_city <= number < first_org
            if city and len(scores) >= limit and most < min(scores[-limit], scores[-1] - LEAD) - ROUNDING:
                continue
            candidate = self._candidate(text, key, number, near, as_of)
            if city:
                most = self._prior(candidate.place)
            if kinds is None or candidate.place.kind in kinds:
                found.append(candidate)
                if as_of is None or in_force(candidate.place.since, candidate.place.until, as_of):
                    insort(scores, candidate.score)
        return found

    def _overshadowed(self, key: str, first: Candidate) -> bool:
        """What bears the name of something greater that is not here, or a small city found by a name hardly anybody uses."""
        if first.place.layer == "division":
            return key in self._namesakes
        if first.place.layer != "city":
            return False
        return key in self._greater or (first.name != first.place.name and first.score < DOUBTFUL)

    def _inside(self, query: str, limit: int, near: tuple[float, float] | None, kinds: Collection[str] | None) -> Answer | None:
        """The answer to "name, container"."""
        ask = lambda name: self.find(name, limit=DEEPEST, near=near, kinds=kinds)
        return self._containers.find(query, limit=limit, leads=leads, ask=ask)

    @cached_property
    def _containers(self) -> Containers:
        return Containers(self._store)

    @cached_property
    def _namesakes(self) -> frozenset[str]:
        return frozenset(self._store.meta.get("namesakes", ()))

    @cached_property
    def _greater(self) -> frozenset[str]:
        return frozenset(self._store.meta["words"]["greater"])

    def _numbers(self, key: str) -> list[int]:
        out = [value & NUMBER for value in self._store.posted(key)]
        return [n for n in out if self._store.is_place(n)][:DEEPEST]

    def _candidate(self, text: str, key: str, number: int, near: tuple[float, float] | None, as_of: str | None) -> Candidate:
        place = self._store.place(number)
        name, how, why = _match(place, text, key)
        factor = 1.0
        if name.since or name.until:
            why = f"{why}, {_span(name)}"
            factor = OUT_OF_USE if as_of is not None and not in_force(name.since, name.until, as_of) else 1.0
        score = factor * self._prior(place) * STATUS[name.status] * (1.0 if how == "exact" else 0.99)
        if place.layer == "division" and key in self._namesakes:
            score *= NAMESAKE
        if place.layer == "city":
            score *= 1.0 if name is place.names[0] else 0.95
        score, why = _near(place, score, f"{why}; {_standing(place)}", near)
        return Candidate(place=place, name=name.text, how=how, score=score, why=why)

    @staticmethod
    def _prior(place: Place) -> float:
        if place.layer != "city":
            return PRIOR[place.layer]
        return min(0.92, 0.5 + 0.4 * math.log10(max(place.population or 1, 1)) / 7.5)

    def _fuzzy(self, key: str, near: tuple[float, float] | None, kinds: Collection[str] | None) -> Iterator[Candidate]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        allowed = edits(key)
        best: dict[int, tuple[int, str]] = {}

        def offer(distance: int, name: str, number: int) -> None:
            best[number] = min(best.get(number, (allowed + 1, "")), (distance, name))   # of two at one distance always the same

        names, numbers = self._authored
        for name, distance, at in extract(key, names, scorer=OSA.distance, score_cutoff=allowed, limit=None):
            offer(distance, name, numbers[at])
        for name, distance, _ in extract(key, self._like(key, allowed), scorer=OSA.distance, score_cutoff=allowed, limit=None):
            for value in self._store.posted(name)[:3]:
                number = value & NUMBER
                if self._store.first_city <= number < self._store.first_organisation and not value & FIND_ONLY:
                    offer(distance, name, number)
        for number, (distance, name) in best.items():
            similar = 1 - distance / max(len(key), len(name))
            if similar < CUT_OFF:
                continue
            place = self._store.place(number)
            if kinds is not None and place.kind not in kinds:
                continue
            shown = next((n.text for n in place.names if fold(n.text) == name), name)
            why = f"{distance} edit{'s' * (distance > 1)} away from {shown!r}; {_standing(place)}"
            score, why = _near(place, similar * self._prior(place), why, near)
            yield Candidate(place=place, name=shown, how="fuzzy", score=score, why=why)

    def _like(self, key: str, allowed: int) -> list[str]:
        """Names worth comparing, of the many cities: those one edit away, and for a long name those that begin alike."""
        near = [name for name in one_edit(key) if name in self._store.names] if key.isascii() else []
        if allowed == 1 and key.isascii():
            return near
        return near + self._store.beginning(key[:2] if len(key) >= 6 else key[:1])

    @cached_property
    def _authored(self) -> tuple[list[str], list[int]]:
        """Names of everything but cities, and whose they are."""
        return [name for name, _ in self._store.fuzzy], [number for _, number in self._store.fuzzy]


def one_edit(key: str) -> set[str]:
    """Every spelling one edit away from an ASCII key: a letter more, less, another one, or two swapped."""
    cuts = [(key[:i], key[i:]) for i in range(len(key) + 1)]
    found = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return found | {a + c + b for a, b in cuts for c in LETTERS} | {a + c + b[1:] for a, b in cuts if b for c in LETTERS}


def edits(key: str) -> int:
    """How many edits a misspelt name may be away."""
    if is_cjk(key):
        return 1 if len(key) >= 3 else 0
    return 1 if len(key) < 6 else 2 if len(key) < 12 else 3


def leads(found: list[Candidate]) -> bool:
    """The first candidate is clearly meant: the next is far behind, or one of the two holds the other."""
    if len(found) < 2:
        return True
    first = found[0]
    for other in found[1:]:
        if first.score - other.score >= LEAD - 1e-9 or (first.place.layer == "user" != other.place.layer):
            return True
        if not _kin(first.place, other.place):
            return False
    return True


def _kin(a: Place, b: Place) -> bool:
    return b.id in a.within or a.id in b.within or a.variant_of == b.id or b.variant_of == a.id or bool(
        a.layer != b.layer and a.country is not None and a.country == b.country and "country" in (a.layer, b.layer))


def _own_name_first(key: str, found: list[Candidate]) -> list[Candidate]:
    """Put a town whose own name it is before one that is called so and has another name; not "Quezon" before "Quezon City"."""
    first = found[0]
    if first.place.layer != "city" or short_of(key, fold(first.place.name)):
        return found
    own = next((c for c in found[1:] if c.place.layer == "city" and (c.place.population or 0) >= TOWN and fold(c.place.name) == key), None)
    if own is None or first.score - own.score > CALLED:
        return found
    return [own, *(c for c in found if c is not own)]


def _match(place: Place, text: str, key: str) -> tuple[Name, str, str]:
    for name in place.names:
        if name.text == text:
            return name, "exact", f"{_says(name)} name, letter by letter"
    if not text.isascii():
        for name in place.names:
            if unicodedata.normalize("NFC", name.text) == text:
                return name, "exact", f"{_says(name)} name, letter by letter"
    latin = key < "\u0370"
    for name in place.names:
        if not (latin and ("\u0400" <= name.text < "\u1d00" or "\u3400" <= name.text < "\ud7a4")) and fold(name.text) == key:
            return name, "folded", f"{_says(name)} name but for case, accents or punctuation"
    for name in place.names:
        if any(fold(form) == key for form in forms(name.text, name.lang)):
            return name, "folded", f"another form of {name.text!r}"
    return place.names[0], "folded", "listed under this name"


_STATUS = {"preferred": "its preferred", "official": "an official", "variant": "a", "historic": "a historic", "abbrev": "an abbreviated"}


def _says(name: Name) -> str:
    used = f" ({', '.join(name.used_by)})" if name.used_by else ""
    return f"{_STATUS[name.status]}{f' {name.lang}' if name.lang != 'und' else ''}{used}"


def _standing(place: Place) -> str:
    if place.layer == "city":
        people = f"{place.population:,} people" if place.population else "population unknown"
        return f"city in {place.country}, {people}"
    if place.layer == "division":
        return f"a division of {place.country}"
    return {"core": f"an authored {place.kind}", "country": "a country", "user": f"your own {place.kind}"}[place.layer]


def _near(place: Place, score: float, why: str, near: tuple[float, float] | None) -> tuple[float, str]:
    """The score and the reason, with how near it is to the point given."""
    if near is None:
        return round(score, 4), why
    away = distance_m((frame(place.lon, near[0]), place.lat), near)
    score = score * (0.7 + 0.3 * math.exp(-away / NEAR_M))
    return round(score, 4), f"{why}; {away / 1000:,.0f} km from the given point"


def _span(name: Name) -> str:
    """When a name was in use, in words."""
    return " ".join(filter(None, (name.since and f"since {name.since}", name.until and f"until {name.until}")))
