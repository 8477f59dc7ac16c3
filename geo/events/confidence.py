"""How sure the rules are of an event: what was told itself counts, what was borrowed or weakly worded does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Actor, PlaceMention, When

if TYPE_CHECKING:
    from geo.events.assemble import Cluster


def confidence(c: Cluster, when: When, places: tuple[PlaceMention, ...], actors: tuple[Actor, ...]) -> float:
    """How sure the rules are, 0..1: weights set on annotated texts, so that of events said to be 0.8 sure about four in five are right."""
    rules = {rule for p in c.tellings for rule in p.rules}
    bare = all(any(rule.startswith("noun:") for rule in p.rules) and "light verb" not in p.rules for p in c.tellings)
    score = 0.63
    score += 0.09 if any(not p.inferred for p in places) else 0.0
    score += 0.09 if any(a.span for a in actors if a.role != "claimant") else 0.0
    score += 0.08 if len(c.tellings) > 1 else 0.0
    score += 0.04 if c.lead.assets else 0.0
    score += 0.03 if when.start else 0.0
    score -= 0.12 if c.lead.weak else 0.0
    score -= 0.1 if bare and c.kind in {"strike", "clash", "coercion", "deployment"} else 0.0
    score -= 0.08 if "place of what it was done to" in rules else 0.0
    score -= 0.1 if not places else 0.0
    return round(max(0.05, min(0.97, score)), 2)
