"""Ask the gazetteer what a place mention means, and abstain when it cannot be told."""

from __future__ import annotations

import re
from typing import Any

from geo.model import Candidate, Event, PlaceMention, Resolution

LEAST = 0.75  # below this score a candidate is only shown
LEAD = 0.05  # a rival this close makes an answer ambiguous
CUES = {
    "strait": {"strait", "channel"},
    "straits": {"strait", "channel"},
    "channel": {"strait", "channel"},
    "sea": {"sea", "gulf", "ocean"},
    "gulf": {"gulf", "sea", "bay"},
    "bay": {"bay", "gulf", "sea"},
    "ocean": {"ocean", "sea", "region"},
    "island": {"island", "reef", "region"},
    "islands": {"island", "reef", "region", "country"},
    "shoal": {"reef", "island"},
    "reef": {"reef", "island"},
    "atoll": {"reef", "island"},
    "peninsula": {"region", "cape", "island"},
}


def resolve(event: Event, gazetteer: Any) -> list[Resolution]:
    """One resolution for each place mention of the event, in the order of its mentions.

    Places that are sure help with those that are not: of two towns of one name, the one nearer to the sure places of the event.
    """
    first = [_ask(m, gazetteer, None) for m in event.places]
    sure = [r for r in first if r.place is not None and r.kind not in {"ocean", "country"}]
    if not sure or len(sure) == len(first):
        return first
    near = (sum(r.lon for r in sure) / len(sure), sum(r.lat for r in sure) / len(sure))
    return [r if r.place is not None else _ask(r.mention, gazetteer, near) for r in first]


def _allowed(query: str, kind: str) -> bool:
    """A name that says what it is ("... Strait", "Gulf of ...") is never answered with something else."""
    words = re.findall(r"[a-z]+", query.lower())
    cue = next((w for w in (words[-1:] + words[:1]) if w in CUES), None)
    return cue is None or kind in CUES[cue]


def _ask(mention: PlaceMention, gazetteer: Any, near: tuple[float, float] | None) -> Resolution:
    if mention.query == mention.query.lower() and mention.query.isascii():
        return Resolution(mention=mention, why="a common noun, not a name")
    from gazetteer import GazetteerError

    try:
        answer = gazetteer.find(mention.query, limit=6, near=near)
    except GazetteerError as error:      # a coordinate that could be two
        return Resolution(mention=mention, why=error.fact)
    candidates = tuple(
        Candidate(place=c.place.id, name=c.place.name, kind=c.place.kind, score=round(c.score, 3), how=c.how, why=c.why)
        for c in answer.candidates
    )
    usable = [
        c
        for c in answer.candidates
        if c.how in {"exact", "folded"}
        and c.score >= LEAST - (0.15 if near else 0.0)
        and _allowed(mention.query, c.place.kind)
        and not _shouted(mention.query, c)
    ]
    if not usable:
        why = "the gazetteer does not know this name" if not candidates else "no candidate fits the name well enough"
        return Resolution(mention=mention, candidates=candidates, why=why)
    best = usable[0]
    if len(usable) > 1 and best.score - usable[1].score < LEAD and near is None:
        return Resolution(mention=mention, candidates=candidates, why=f"{best.place.name} and {usable[1].place.name} share this name")
    place = best.place
    why = best.why + ("; nearest to the other places of the event" if near else "")
    return Resolution(
        mention=mention,
        place=place.id,
        name=place.name,
        names=tuple(dict.fromkeys(n.text for n in place.names if n.text != place.name)),
        kind=place.kind,
        lon=place.lon,
        lat=place.lat,
        candidates=candidates,
        why=why,
    )


def _shouted(query: str, candidate: Any) -> bool:
    """An acronym ("KADIZ") is not a town that happens to be spelled so."""
    return query.isupper() and len(query) <= 6 and candidate.place.layer == "city" and not candidate.name.isupper()
