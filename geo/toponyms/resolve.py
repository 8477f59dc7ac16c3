"""Choose the place a toponym means, from what the text says around it, and abstain when nothing tells."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.toponyms.atlas import Atlas, Spot, distance_km
from geo.toponyms.lexicon import load
from geo.toponyms.recognise import Mention

BLOCK = 120                              # mentions that speak for one another: a longer text is resolved piece by piece, in linear time
CUES_IN = 20_000                         # characters of a text that are searched for institutions
ROUNDS = 3                               # of weighing every name by what the others have come to mean
ENOUGH = 4                               # institutions of one country that leave no doubt
METROPOLIS = 500_000                     # people of a city that its bare name means rather than the division of the same name
GREATEST = 5_000_000                     # people of a city that is meant even without its "City": New York
NEAR_KM = 120.0
DIVISIONS = (" state", " State", " province", " Province", " oblast", " Oblast", " prefectu", " Prefectu", " governor", " Governor")
LISTED = 8                               # candidates that get a reason
MEMORY = 100_000                         # remembered priors
CELL = 2.0                               # degrees of the cells in which near places are sought


@dataclass(slots=True)
class Choice:
    """What a mention means: the best spot or None, and all candidates with points and reason, best first."""

    spot: Spot | None
    candidates: list[tuple[Spot, float, str]] = field(default_factory=list)
    why: str = ""
    area: Spot | None = None             # of a name that no gazetteer knows: what it lies in
    shown: tuple | None = None           # the candidates as records, once made


class Said(NamedTuple):
    """What the other names of a text say for a candidate."""

    points: float
    box: float
    inside: float
    near: float
    state: float

    @property
    def why(self) -> str:
        if self.points < 0.3:
            return ""
        return "; ".join(why for why, much in (
            ("what holds it, or others in it, are named", self.box), ("places in it are named", self.inside),
            ("near other places named", self.near), ("its country is spoken of", self.state)) if much > 0.3)


NOTHING = Said(0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True)
class Group:
    """One name in a piece of text, and all that bear it."""

    pool: Sequence[Spot]
    base: list[float]                    # what each bearer weighs by itself
    points: list[float]                  # and with what the text says
    told: bool                           # the words beside the name have left only these
    first: bool                          # it is the dateline or the publisher's home: it counts twice for the others
    told_by: list[Said] = field(default_factory=list)   # what the other names say for each bearer
    peers: set[str] = field(default_factory=set)   # names beside it in a list

    def beliefs(self, sharp: float) -> Iterator[tuple[Spot, float]]:
        """The bearers worth speaking of, with how surely each is meant."""
        if not self.pool:
            return
        best = max(self.points)
        raw = [(spot, math.exp(sharp * (points - best))) for spot, points in zip(self.pool, self.points, strict=True)
               if points > best - 2.5]
        total = sum(share for _, share in raw) / (2.0 if self.first else 1.0)
        for spot, share in raw:
            if share > 0.04 * total:
                yield spot, share / total

    def choice(self, home: dict[str, float]) -> Choice:
        """The best bearer and the others, with reasons."""
        if not self.pool:
            return Choice(None, why="no gazetteer knows it")
        told_by = self.told_by or [NOTHING] * len(self.pool)
        order = sorted(range(len(self.pool)), key=lambda i: (-self.points[i], self.pool[i].id))
        listed = []
        for i in order:
            spot, reasons = self.pool[i], []
            if len(listed) < LISTED:
                reasons = ["the words beside it say so"] if self.told else []
                reasons += [why] if (why := told_by[i].why) else []
                if home.get(spot.country, 0.0) >= 0.5:
                    reasons.append(f"institutions of {spot.country} in the text")
                if not listed and not reasons:
                    reasons.append("the only one of its name" if len(self.pool) == 1 else "the greatest of its name")
            listed.append((spot, self.points[i], "; ".join(reasons)))
        return Choice(listed[0][0], listed, listed[0][2])


class Resolver:
    """Resolve the mentions of one text together."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        facts = load("evidence")["resolution"]
        self.weight: dict[str, float] = facts
        self.cues: dict[str, list[str]] = load("institutions")["country"]
        # By its longest word, without which it is not in a text: each cue and the countries it tells of.
        self._by_piece: dict[str, list[tuple[str, list[str]]]] = {}
        for cue in dict.fromkeys(cue for cues in self.cues.values() for cue in cues):
            countries = [country for country, cues in self.cues.items() for one in cues if one == cue]
            self._by_piece.setdefault(max(cue.split(), key=len), []).append((cue, countries))
        self._read: set[str] = set()                           # words seen
        self._telling: dict[str, tuple[str, ...]] = {}         # those of them that hold the longest word of a cue
        self._priors: dict[tuple[str, int, str], list[float]] = {}

    def resolve(self, text: str, mentions: list[Mention], *, context: bool = True, beside: Sequence[Mention] = ()) -> list[Choice]:
        """One choice for each mention.

        Parameters
        ----------
        text : str
            The text they stand in.
        mentions : list of Mention
            In the order of the text; a container is an index into this list.
        context : bool
            Whether other names and the institutions of the text speak; without, only containers and size do.
        beside : sequence of Mention
            Names that are not in the text but speak for it: where its publisher is at home.
        """
        pools = [self.atlas.spots(m.ids) for m in mentions]
        told = [self._contained(m, pool, pools) for m, pool in zip(mentions, pools, strict=True)]
        carried: dict[str, set[str]] = {}
        for m, kept in zip(mentions, told, strict=True):
            if kept is not None:
                carried.setdefault(m.key, {s.id for s in kept})
        told = [kept or self._kind(text, m, pool) for m, pool, kept in zip(mentions, pools, told, strict=True)]
        for at, m in enumerate(mentions):
            if m.container is not None and m.key in carried and told[m.container] is None:
                boxes = [s for s in pools[m.container] if any(s.id in one.within for one in told[at] or ())]
                if 0 < len(boxes) < len(pools[m.container]):                   # "Conyers, Georgia" is no town of the Caucasus
                    told[m.container] = boxes
                    carried.setdefault(mentions[m.container].key, {s.id for s in boxes})
        home = self._home(text[:CUES_IN]) if context else {}
        out: list[Choice] = []
        for at in range(0, len(mentions), BLOCK):
            groups = {f"{m.key}@": self._group(m.key, self.atlas.spots(m.ids), None, home, first=True) for m in beside}
            keys = []
            for i in range(at, min(len(mentions), at + BLOCK)):
                m, kept = mentions[i], told[i]
                if kept is None and m.key in carried:
                    kept = [s for s in pools[i] if s.id in carried[m.key]]
                same = kept is None or {s.id for s in kept} == carried.get(m.key)
                key = m.key if same else f"{m.key}@{i}"
                if key not in groups:
                    groups[key] = self._group(m.key, pools[i], kept, home, first=False)
                groups[key].first |= m.dateline
                groups[key].peers.update(m.peers)
                keys.append(key)
            rounds = ROUNDS if context and len(groups) > 1 else 0
            while rounds and self._round(groups):
                rounds -= 1
            chosen = {key: group.choice(home) for key, group in groups.items()}
            out += [chosen[key] for key in keys]
        for at, m in enumerate(mentions):
            if m.container is not None and out[at].spot is None and (box := out[m.container].spot) is not None:
                out[at] = Choice(None, why=f"no gazetteer knows it; it lies in {box.name}", area=box)
        return out

    def _contained(self, m: Mention, pool: Sequence[Spot], pools: list[tuple[Spot, ...]]) -> list[Spot] | None:
        """The candidates that lie in the container, when there is one that holds any."""
        if m.container is None:
            return None
        boxes = {s.id for s in pools[m.container]}
        return [s for s in pool if not boxes.isdisjoint(s.within)] or None

    @staticmethod
    def _kind(text: str, m: Mention, pool: Sequence[Spot]) -> list[Spot] | None:
        """The candidates that are what the word behind the name says: "Washington state", "Anhui province"."""
        following = text[m.end:m.end + 10]
        if not following.startswith(DIVISIONS):
            return None
        return [s for s in pool if s.level in (1, 2)] or None

    def _home(self, text: str) -> dict[str, float]:
        """Countries by what the institutions named in a text say, 0..1."""
        words = set(text.split())
        if not words <= self._read:
            self._learn(words)
        held = {piece for word in words & self._telling.keys() for piece in self._telling[word]}
        found: dict[str, int] = {}
        for piece in sorted(held):
            for cue, countries in self._by_piece[piece]:
                if cue in text:
                    for country in countries:
                        found[country] = found.get(country, 0) + 1
        total = sum(found.values())
        return {country: min(1.0, count / ENOUGH) * count / total for country, count in found.items()}

    def _learn(self, words: set[str]) -> None:
        """Note which words hold a piece of an institution's name: nearly none do."""
        if len(self._read) > MEMORY:
            self._read.clear()
            self._telling.clear()
        for word in words - self._read:
            if pieces := tuple(piece for piece in self._by_piece if piece in word):
                self._telling[word] = pieces
        self._read |= words

    def _group(self, key: str, pool: Sequence[Spot], kept: Sequence[Spot] | None, home: dict[str, float], *, first: bool) -> Group:
        """The bearers of a name with what they weigh by themselves, and at home."""
        pool = kept or pool
        priors = self._priors.get((key, len(pool), pool[0].id)) if pool and not kept else None
        if priors is None:
            greater = {s.country for s in pool if s.layer == "city" and (
                (s.population >= METROPOLIS and s.called(key)) or (s.population >= GREATEST and s.called(f"{key} city")))}
            priors = [self._prior(s, key) - (self.weight["namesake"] if s.level == 1 and s.country in greater else 0.0) for s in pool]
            if pool and not kept:
                if len(self._priors) > MEMORY:
                    self._priors.clear()
                self._priors[key, len(pool), pool[0].id] = priors
        weight = self.weight["home"]
        base = [prior + weight * home[s.country] if s.country in home else prior for s, prior in zip(pool, priors, strict=True)]
        return Group(pool=pool, base=base, points=base, told=bool(kept), first=first)

    def _prior(self, spot: Spot, key: str) -> float:
        """What a bare name means, all else equal: the greater place. About the logarithm of people."""
        weight = self.weight
        if spot.layer == "city":
            points = math.log10(max(spot.population, 300))
            own = spot.called(key) or (spot.population >= GREATEST and spot.called(f"{key} city"))
            return points if own else points - weight["other_name"]
        if spot.level == 2:
            return weight["county"] - (weight["bare_county"] if spot.bare(key) else 0.0)
        if spot.layer == "core" and spot.bare(key):
            return weight["bare_shire"]
        return weight["core" if spot.layer == "user" else spot.layer]

    def _round(self, groups: dict[str, Group]) -> bool:
        """Weigh every candidate by what the other names mean so far; whether any name has come to mean another place."""
        changed = False
        named: dict[str, dict[str, float]] = {}                # id of a place -> name: how surely it is named
        holds: dict[str, dict[str, float]] = {}                # id of an area -> name: how surely something in it is named
        cells: dict[tuple[int, int], list[tuple[str, float, Spot]]] = {}
        levels: dict[str, dict[int, float]] = {}               # name -> how surely it is a country, a division, a county, a town
        for key, group in groups.items():
            for spot, share in group.beliefs(self.weight["sharp"]):
                by = levels.setdefault(key, {})
                by[spot.level] = by.get(spot.level, 0.0) + share
                by = named.setdefault(spot.id, {})
                by[key] = by.get(key, 0.0) + share
                for box in spot.within:
                    by = holds.setdefault(box, {})
                    by[key] = by.get(key, 0.0) + share
                if spot.layer == "city" or spot.level == 2 or spot.kind == "island":
                    x, y = int(spot.lon // CELL), int(spot.lat // CELL)
                    for column in (x - 1, x, x + 1):
                        for row in (y - 1, y, y + 1):
                            cells.setdefault((column, row), []).append((key, share, spot))
        said = {id: sum(by.values()) for id, by in named.items()}
        held = {id: sum(by.values()) for id, by in holds.items()}
        for key, group in groups.items():
            if len(group.pool) > 1:
                told = [self._told(key, spot, named, holds, said, held, cells) for spot in group.pool]
                alike = {level: max((levels[peer].get(level, 0.0) for peer in group.peers if peer in levels and peer != key), default=0.0)
                         for level in (0, 1, 2, 9)} if group.peers else {}
                before = group.points.index(max(group.points))
                if alike:
                    weight = self.weight["peer"]
                    group.points = [own + said_for.points + weight * min(1.0, alike.get(spot.level, 0.0))
                                    for own, said_for, spot in zip(group.base, told, group.pool, strict=True)]
                else:
                    group.points = [own + said_for.points for own, said_for in zip(group.base, told, strict=True)]
                group.told_by = told
                changed |= group.points.index(max(group.points)) != before
        return changed

    def _told(self, key: str, spot: Spot, named: dict, holds: dict, said: dict, held: dict, cells: dict) -> Said:
        """What the other names add to a candidate."""
        weight = self.weight
        box = state = 0.0
        for id in spot.within:
            if (beside := held.get(id)) is None:
                continue
            beside = 0.34 * (beside - holds[id].get(key, 0.0))
            name = said[id] - named[id].get(key, 0.0) if id in said else 0.0
            if name > 1.0:
                name = 1.0
            if beside > 1.0:
                beside = 1.0
            if id.startswith("country/"):
                if name + beside > state:
                    state = name + beside
            elif (much := name + weight["sibling"] * beside) > box:
                box = much
        inside = held[spot.id] - holds[spot.id].get(key, 0.0) if spot.id in held else 0.0
        near = 0.0
        if (around := cells.get((int(spot.lon // CELL), int(spot.lat // CELL)))) is not None:
            best: dict[str, float] = {}
            for other, share, it in around:
                if other != key and it.id != spot.id:
                    value = share * math.exp(-distance_km(it, spot) / NEAR_KM)
                    if value > best.get(other, 0.0):
                        best[other] = value
            near = sum(best.values())
        points = weight["box"] * box + weight["state"] * state + weight["inside"] * min(inside, 2.0) + weight["near"] * min(near, 2.0)
        return Said(points, box, inside, near, state)
