"""Group the same happening told by several dispatches; keep each report, and say where they agree and differ."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from geo.model import Event, Feature, Incident, Report

DAYS_APART = 3  # two dated tellings this far apart are two happenings
SAME_KIND = (
    {"naval_transit", "incursion"},
    {"joint_patrol", "exercise"},
    {"monitoring", "intercept", "coercion"},
    {"strike", "air_defence"},
)


def group(events: list[Event], features: list[Feature]) -> list[Incident]:
    """Incidents in the order of their first event.

    Two events of different dispatches are one incident when they are of one kind (or of kinds that are told for one another), the
    doers of one are among those of the other, their times can be the same, and they share a place. Every mapped event is in exactly
    one incident; most incidents have one event.

    Parameters
    ----------
    events : list[Event]
    features : list[Feature]
        For the places that the mentions resolved to.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for f in features:
        places[f.event] |= {r.place for r in f.resolutions if r.place} | ({f.place} if f.place else set())
    groups: list[list[Event]] = []
    for event in events:
        if not event.mapped:
            continue
        home = next((g for g in groups if all(_same(event, other, places) for other in g)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return [_incident(g, places) for g in groups]


def _doers(e: Event) -> set[str]:
    return {a.country for a in e.actors if a.role in {"initiator", "participant", "monitor"}}


def _same(a: Event, b: Event, places: dict[str, set[str]]) -> bool:
    if a.dispatch == b.dispatch:
        return False
    if a.kind != b.kind and not any({a.kind, b.kind} <= s for s in SAME_KIND):
        return False
    mine, theirs = _doers(a), _doers(b)
    if not mine or not theirs or not (mine <= theirs or theirs <= mine):
        return False
    if not places[a.id] & places[b.id]:
        return False
    return _times_meet(a, b)


def _times_meet(a: Event, b: Event) -> bool:
    """Can both be of the same time? An undated event joins a dated one only when it was published soon after it."""
    if a.when.start is None and b.when.start is None:
        return a.when.end is not None and b.when.end is not None and _apart(a.when.end, b.when.end) <= DAYS_APART
    if a.when.start is None or b.when.start is None:
        dated, open_ = (a, b) if a.when.start else (b, a)
        return (
            open_.when.end is not None
            and 0 <= (date.fromisoformat(open_.when.end) - date.fromisoformat(dated.when.start)).days <= DAYS_APART
        )
    a_end, b_end = a.when.end or a.when.start, b.when.end or b.when.start
    if a.when.precision in {"month", "year"} or b.when.precision in {"month", "year"}:
        return a.when.precision == b.when.precision and a.when.start == b.when.start
    return a.when.start <= b_end and b.when.start <= a_end


def _apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _incident(events: list[Event], places: dict[str, set[str]]) -> Incident:
    first = events[0]
    agreed, disputed = [], []
    if len(events) > 1:
        facets = {
            "who": {", ".join(sorted(_doers(e))) for e in events},
            "when": {(e.when.edtf or "unknown") for e in events},
            "where": {", ".join(sorted(places[e.id])) for e in events},
            "what": {e.kind for e in events},
            "modality": {e.modality for e in events},
        }
        for facet, values in facets.items():
            if len(values) == 1:
                agreed.append(facet)
            else:
                told = {}
                for e in events:
                    value = {
                        "who": ", ".join(sorted(_doers(e))),
                        "when": e.when.edtf or "unknown",
                        "where": ", ".join(sorted(places[e.id])),
                        "what": e.kind,
                        "modality": e.modality,
                    }[facet]
                    told[e.dispatch] = value
                disputed.append(f"{facet}: " + "; ".join(f"{d} says {v}" for d, v in sorted(told.items())))
    return Incident(
        id=f"incident-{first.id}",
        kind=first.kind,
        events=tuple(e.id for e in events),
        reports=tuple(Report(dispatch=e.dispatch, event=e.id) for e in events),
        agreed=tuple(agreed),
        disputed=tuple(disputed),
    )
