"""What an event is told to be, from its tellings: who, with what, in which role, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Actor, Asset, Event, Span

if TYPE_CHECKING:
    from geo.events.assemble import Cluster
    from geo.events.placing import Spot


def role(spot: Spot, inferred: bool, reaction: bool) -> str:
    """The role of a place; one carried over to a reaction is only near."""
    if inferred and reaction and spot.role in {"via", "to", "from", "over"}:
        return "near"
    return spot.role


def actors(c: Cluster) -> tuple[Actor, ...]:
    """Who takes part, each once in the strongest role, doers first."""
    rank = {"initiator": 0, "participant": 0, "monitor": 0, "target": 1, "claimant": 2}
    best: dict[str, Actor] = {}
    for p in c.tellings:
        for a in p.actors:
            if a.country not in best or rank[a.role] < rank[best[a.country].role]:
                best[a.country] = a
    many = sum(1 for a in best.values() if a.role in {"initiator", "participant"}) >= 2 and c.kind in {
        "exercise",
        "joint_patrol",
        "meeting",
    }
    joint = {
        a.country: Actor(country=a.country, role="participant", name=a.name, unit=a.unit, span=a.span)
        if many and a.role == "initiator"
        else a
        for a in best.values()
    }
    return tuple(sorted(joint.values(), key=lambda a: (rank[a.role], a.span.start if a.span else 10**9, a.country)))


def assets(c: Cluster) -> tuple[Asset, ...]:
    """Ships, aircraft and weapons, each once."""
    out: list[Asset] = []
    for p in c.tellings:
        for a in p.assets:
            if not any(
                (a.name and a.name == b.name)
                or (not a.name and a.kind == b.kind and (a.operator == b.operator or not a.operator or not b.operator))
                for b in out
            ):
                out.append(a)
    return tuple(out)


def modality(c: Cluster) -> str:
    """Of what its tellings say, the surest; what is denied is claimed."""
    if c.denied_by and c.lead.modality == "happened":
        return "claimed"
    found = [p.modality for p in c.tellings]
    if "happened" in found and c.lead.modality in {"happened", "planned", "claimed"}:
        return "happened" if c.lead.modality != "claimed" else "claimed"
    return c.lead.modality


def also(c: Cluster, text: str) -> tuple[Span, ...]:
    """The further passages, once each; one that overlaps an earlier one tells nothing more."""
    taken = {c.lead.sentence: [(c.lead.start, c.lead.end)]}
    out = []
    for p in c.tellings[1:]:
        beside = taken.setdefault(p.sentence, [])  # passages of two sentences never overlap
        if not any(p.start < end and start < p.end for start, end in beside):
            beside.append((p.start, p.end))
            out.append(Span(start=p.start, end=p.end, text=text[p.start : p.end]))
    return tuple(out)


def distinct(found: list[Event]) -> list[Event]:
    """The events with ids made different."""
    seen: dict[str, int] = {}
    out = []
    for e in found:
        n = seen.get(e.id, 0)
        seen[e.id] = n + 1
        out.append(e if n == 0 else _renamed(e, f"{e.id}-{n + 1}"))
    return out


def _renamed(event: Event, name: str) -> Event:
    import msgspec

    return msgspec.structs.replace(event, id=name)
