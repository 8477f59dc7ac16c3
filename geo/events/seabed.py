"""What is done to cables and pipelines on the floor of the sea: nobody is named for it unless the text says who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import WATERS, has_asset, is_passive, place_spoken
from geo.events.phrases import Phrase

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

LAID = ("cable", "cables", "pipeline", "pipelines", "interconnector", "interconnectors")


def harmed(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "two cables were severed in the Baltic Sea", "its anchor damaged a pipeline": at a water, or by somebody named."""
    if done is None or not any(w.low.endswith(LAID) for w in done.items(r.items)):
        return False
    wet = any(s.kind in WATERS or s.kind == "site" for s in r.spots)
    if not wet and not p.actors and not place_spoken(r, i, done):
        return False
    p.kind, p.domain, p.civil, p.cls = "coercion", "sea", True, "seabed"
    p.spots += [s for s in r.spots if s.index < i and s.kind in WATERS and not s.anaphor]  # "a cable in the Baltic Sea was cut"
    if is_passive(r, i) and not p.states("initiator"):
        p.unnamed["initiator"] = "unknown"
    if doer is not None and not p.states("initiator") and not has_asset(r, doer, "sea"):
        p.unnamed["initiator"] = "unknown"  # "an anchor tore up a cable"
    return True
