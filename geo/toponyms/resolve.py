"""Choose the place a toponym means, from what the text says around it, and abstain when nothing tells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.toponyms.atlas import Atlas, Spot, distance_km
from geo.toponyms.lexicon import load
from geo.toponyms.recognise import Mention

BLOCK = 120                              # mentions that speak for one another: a longer text is resolved piece by piece, in linear time
CUES_IN = 20_000                         # characters of a text that are searched for institutions
ROUNDS = 2                               # of weighing every name by what the others have come to mean
NEAR_KM = 120.0
CELL = 2.0                               # degrees of the cells in which near places are sought


@dataclass(slots=True)
class Choice:
    """What a mention means: the best spot or None, and all candidates with points and reason, best first."""

    spot: Spot | None
    candidates: list[tuple[Spot, float, str]] = field(default_factory=list)
    why: str = ""
    area: Spot | None = None             # of a name that no gazetteer knows: what it lies in
    shown: tuple | None = None           # the candidates as records, once made


class Resolver:
    """Resolve the mentions of one text together."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        facts = load("evidence")["resolution"]
        self.weight: dict[str, float] = facts
        self.cues: dict[str, list[str]] = load("institutions")["country"]

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
        home = self._home(text[:CUES_IN]) if context else {}
        out: list[Choice] = []
        for at in range(0, len(mentions), BLOCK):
            block = range(at, min(len(mentions), at + BLOCK))
            names: dict[tuple[str, bool], Sequence[Spot]] = {(f"{m.key}@", True): self.atlas.spots(m.ids) for m in beside}
            keys = []
            for i in block:
                m, pool, kept = mentions[i], pools[i], told[i]
                if kept is None and m.key in carried:
                    kept = [s for s in pool if s.id in carried[m.key]]
                key = (m.key if kept is None or {s.id for s in kept} == carried.get(m.key) else f"{m.key}@{i}", bool(kept))
                names.setdefault(key, kept or pool)
                keys.append(key)
            first = {k for i, k in zip(block, keys, strict=True) if mentions[i].dateline} | {(f"{m.key}@", True) for m in beside}
            chosen = self._block(names, home, first, context)
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

    def _home(self, text: str) -> dict[str, float]:
        """Countries by what the institutions named in a text say, 0..1."""
        out = {}
        for country, cues in self.cues.items():
            found = sum(cue in text for cue in cues)
            if found:
                out[country] = min(1.0, found / 4)
        return out

    def _prior(self, spot: Spot, key: str) -> float:
        """What a bare name means, all else equal: the greater place. About the logarithm of people."""
        weight = self.weight
        if spot.layer == "city":
            points = math.log10(max(spot.population, 300))
            return points if spot.called(key) else points - weight["other_name"]
        if spot.layer == "division" and spot.level == 2:
            return weight["county"] if spot.called(key) else weight["county"] - weight["bare_county"]
        points = weight["core" if spot.layer == "user" else spot.layer]
        return points

    def _block(self, names: dict[tuple[str, bool], Sequence[Spot]], home: dict[str, float], datelines: set[tuple[str, bool]],
               context: bool) -> dict[tuple[str, bool], Choice]:
        weight = self.weight
        base: dict[tuple[str, bool], list[float]] = {}
        for key, pool in names.items():
            name = key[0].partition("@")[0]
            base[key] = [self._prior(s, name) + weight["home"] * home.get(s.country, 0.0) for s in pool]
        scores = base
        whys: dict[tuple[str, bool], list[list[str]]] = {key: [[] for _ in pool] for key, pool in names.items()}
        for _ in range(ROUNDS if context and len(names) > 1 else 0):
            scores, whys = self._round(names, base, scores, datelines)
        out = {}
        for key, pool in names.items():
            if not pool:
                out[key] = Choice(None, why="no gazetteer knows it")
                continue
            listed = []
            for spot, points, why in zip(pool, scores[key], whys[key], strict=True):
                reasons = ["its container says so"] if key[1] else []
                reasons += why
                if home.get(spot.country, 0.0) >= 0.5:
                    reasons.append(f"institutions of {spot.country} in the text")
                listed.append((spot, points, "; ".join(reasons)))
            listed.sort(key=lambda t: (-t[1], t[0].id))
            best = listed[0]
            why = best[2] or ("the only one of its name" if len(pool) == 1 else "the greatest of its name")
            out[key] = Choice(best[0], [(best[0], best[1], why), *listed[1:]], why)
        return out

    def _round(self, names: dict, base: dict, scores: dict, datelines: set) -> tuple[dict, dict]:
        """Weigh every candidate by what the other names mean so far."""
        weight = self.weight
        belief: dict = {}
        for key, pool in names.items():
            if pool:
                best = max(scores[key])
                raw = [math.exp(weight["sharp"] * (p - best)) for p in scores[key]]
                total = sum(raw)
                belief[key] = [r / total for r in raw]
        named: dict[str, dict] = defaultdict(dict)             # id of a place -> key: how surely it is named
        holds: dict[str, dict] = defaultdict(dict)             # id of an area -> key: how surely something in it is named
        cells: dict[tuple[int, int], list] = defaultdict(list)
        for key, shares in belief.items():
            factor = 2.0 if key in datelines else 1.0
            for spot, share in zip(names[key], shares, strict=True):
                if share < 0.01:
                    continue
                share *= factor
                named[spot.id][key] = named[spot.id].get(key, 0.0) + share
                for box in spot.within:
                    holds[box][key] = holds[box].get(key, 0.0) + share
                if spot.layer == "city" or spot.level == 2 or spot.kind == "island":
                    cells[int(spot.lon // CELL), int(spot.lat // CELL)].append((key, share, spot))
        totals = {id: sum(by.values()) for id, by in holds.items()}
        out, whys = {}, {}
        for key, pool in names.items():
            if len(pool) < 2:
                out[key], whys[key] = base[key], [[] for _ in pool]
                continue
            points, reasons = [], []
            for spot, own in zip(pool, base[key], strict=True):
                why = []
                box = state = 0.0
                for id in spot.within:
                    said = sum(v for k, v in named[id].items() if k != key) if id in named else 0.0
                    beside = totals.get(id, 0.0) - holds[id].get(key, 0.0) if id in totals else 0.0
                    if id.startswith("country/"):
                        state = max(state, min(1.0, said) + min(1.0, 0.34 * beside))
                    else:
                        box = max(box, min(1.0, said) + weight["sibling"] * min(1.0, 0.34 * beside))
                inside = totals.get(spot.id, 0.0) - holds[spot.id].get(key, 0.0) if spot.id in totals else 0.0
                near = self._near(key, spot, cells)
                if box > 0.3:
                    why.append("what holds it, or others in it, are named")
                if inside > 0.3:
                    why.append("places in it are named")
                if near > 0.3:
                    why.append("near other places named")
                if state > 0.3:
                    why.append("its country is spoken of")
                points.append(own + weight["box"] * box + weight["state"] * state + weight["inside"] * min(inside, 2.0)
                              + weight["near"] * min(near, 2.0))
                reasons.append(why)
            out[key], whys[key] = points, reasons
        return out, whys

    @staticmethod
    def _near(key: tuple[str, bool], spot: Spot, cells: dict) -> float:
        """How near the nearest meaning of each other name is, summed."""
        best: dict = {}
        x, y = int(spot.lon // CELL), int(spot.lat // CELL)
        for column in (x - 1, x, x + 1):
            for row in (y - 1, y, y + 1):
                for other, share, it in cells.get((column, row), ()):
                    if other != key and it.id != spot.id:
                        value = share * math.exp(-distance_km(it, spot) / NEAR_KM)
                        if value > best.get(other, 0.0):
                            best[other] = value
        return sum(best.values())
