"""How sure the rules are of an event: what was told itself counts, what was borrowed or weakly worded does not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geo.events.lexicon import load
from geo.model import Actor, PlaceMention, When

if TYPE_CHECKING:
    from geo.events.assemble import Cluster

BARE = frozenset({"strike", "clash", "coercion", "deployment"})


def confidence(c: Cluster, when: When, places: tuple[PlaceMention, ...], actors: tuple[Actor, ...]) -> float:
    """How sure the rules are, 0..1: the chance that an analyst would make this mark at this place, measured on texts new to the rules."""
    facts = load("confidence")
    noun_only = all(any(rule.startswith("noun:") for rule in p.rules) and "light verb" not in p.rules for p in c.tellings)
    true = {
        "placed": any(not p.inferred for p in places),
        "dated": bool(when.start),
        "spoken": any(a.span for a in actors if a.role != "claimant"),
        "equipped": bool(c.lead.assets),
        "retold": len(c.tellings) > 1,
        "answers": c.answers is not None,
        "pointing": c.lead.definite,
        "weak": c.lead.weak,
        "bare": noun_only and c.kind in BARE,
        "lent": any("place of what it was done to" in p.rules for p in c.tellings),
        "plain_kind": c.kind in facts["kinds"]["plain"],
        "vague_kind": c.kind in facts["kinds"]["vague"],
    }
    odds = facts["base"] + sum(weight for name, weight in facts["weights"].items() if true[name])
    return round(1 / (1 + math.exp(-odds)), 2)
