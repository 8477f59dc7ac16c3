"""Choose the place a toponym means, from what the text says around it, and abstain when nothing tells."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from geo.toponyms.atlas import Atlas, Spot, distance_km
from geo.toponyms.recognise import Mention

NEAR_KM = 150.0                          # places of one report lie this near to one another
PRIOR = {"core": 6.5, "user": 7.0, "country": 7.5, "division": 6.6}


@dataclass(slots=True)
class Choice:
    """What a mention means: the best spot or None, and all candidates with scores, best first."""

    spot: Spot | None
    candidates: list[tuple[Spot, float, str]] = field(default_factory=list)
    why: str = ""


class Resolver:
    """Resolve the mentions of one text together."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def prior(self, spot: Spot) -> float:
        """What a bare name means, all else equal: the greater place. About the logarithm of people."""
        if spot.layer == "city":
            return math.log10(max(spot.population, 300))
        if spot.layer == "division" and spot.level == 2:
            return 4.0
        return PRIOR[spot.layer]

    def resolve(self, mentions: list[Mention], *, alone: bool = False) -> list[Choice]:
        """One choice for each mention."""
        spots = [[self.atlas.spot(id) for id in m.ids] for m in mentions]
        filtered = [self._contained(m, own, mentions, spots) for m, own in zip(mentions, spots, strict=True)]
        carried: dict[str, set[str]] = {}
        for m, (own, why) in zip(mentions, filtered, strict=True):
            if why:
                carried.setdefault(m.key, {s.id for s in own})
        groups: dict[str, list[int]] = {}
        for at, m in enumerate(mentions):
            groups.setdefault(m.key, []).append(at)
        pools: dict[str, list[Spot]] = {}
        whys: dict[str, str] = {}
        for key, ats in groups.items():
            own = filtered[ats[0]][0]
            if key in carried:
                kept = [s for s in spots[ats[0]] if s.id in carried[key]]
                own, whys[key] = kept or own, "told by its container"
            pools[key] = own
        support = self._support(groups, pools)
        out = []
        final: dict[str, Choice] = {}
        for key in groups:
            final[key] = self._choose(key, pools, support, whys.get(key, ""))
        for m, (own, why) in zip(mentions, filtered, strict=True):
            if why and own and {s.id for s in own} != {s.id for s in pools[m.key]}:
                out.append(self._choose(m.key, {**pools, m.key: own}, support, "told by its container"))
            else:
                out.append(final[m.key])
        return out

    def _contained(self, m: Mention, own: list[Spot], mentions: list[Mention], spots: list[list[Spot]]) -> tuple[list[Spot], str]:
        if m.container is None:
            return own, ""
        boxes = {s.id for s in spots[m.container]}
        kept = [s for s in own if s.within & boxes]
        return (kept, "container") if kept else (own, "")

    def _support(self, groups: dict[str, list[int]], pools: dict[str, list[Spot]]) -> dict[str, dict[str, float]]:
        """For each key what places it may mean, with weights that add up to one: the others' view of it."""
        out = {}
        for key in groups:
            pool = pools[key][:40]
            if not pool:
                continue
            weights = [math.exp(1.2 * self.prior(s)) for s in pool]
            total = sum(weights)
            out[key] = {s.id: w / total for s, w in zip(pool, weights, strict=True)}
        return out

    def _choose(self, key: str, pools: dict[str, list[Spot]], support: dict[str, dict[str, float]], told: str) -> Choice:
        pool = pools[key]
        if not pool:
            return Choice(None, why="no gazetteer knows it")
        scored = []
        for spot in pool:
            score, why = self._score(key, spot, support)
            scored.append((spot, score, why))
        scored.sort(key=lambda t: (-t[1], t[0].id))
        best = scored[0]
        return Choice(best[0], scored, "; ".join(filter(None, (told, best[2]))))

    def _score(self, key: str, spot: Spot, support: dict[str, dict[str, float]]) -> tuple[float, str]:
        score = self.prior(spot)
        why = []
        inside = near = 0.0
        country = 0.0
        for other, weights in support.items():
            if other == key:
                continue
            best_in = best_near = best_country = 0.0
            for id, weight in weights.items():
                it = self.atlas.spot(id)
                if id in spot.within or spot.id in it.within:
                    if it.level == 0 or spot.level == 0:
                        best_country = max(best_country, weight)
                    else:
                        best_in = max(best_in, weight)
                elif it.country and it.country == spot.country and it.level != 0:
                    best_country = max(best_country, 0.5 * weight)
                if (it.layer == "city" or it.level == 2) and abs(it.lat - spot.lat) < 3:
                    d = distance_km(it, spot)
                    best_near = max(best_near, math.sqrt(weight) * math.exp(-d / NEAR_KM))
            inside += best_in
            near += best_near
            country += best_country
        score += 2.0 * min(inside, 1.5) + 1.5 * min(near, 2.0) + 0.8 * min(country, 1.5)
        if inside > 0.3:
            why.append("what holds it is named")
        if near > 0.3:
            why.append("near other places named")
        if country > 0.3:
            why.append("its country is named")
        return score, "; ".join(why) or "the greatest of its name"
