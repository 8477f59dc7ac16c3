"""Which place "there", "the town" and "the same waters" mean: the one told last that fits."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.events.asking import WATERS
from geo.events.placing import Spot

STRAIT = re.compile(r"[A-Z][\w-]+ (?:Strait|Channel)")
REACH = 6  # sentences over which "the town" still means the town told before

FITS = {  # word class -> kinds of places that it may stand for
    "strait": ("strait", "channel", "passage"),
    "island": ("island", "islands", "isle"),
    "shoal": ("shoal", "reef", "atoll", "island"),
    "sea": ("sea", "gulf", "bay", "ocean", "strait", "channel", "water", "basin", "island", "shoal", "reef"),
    "town": ("city", "town"),
    "base": ("base", "site", "airport", "airfield", "airbase", "city", "town", "port"),
    "lake": ("lake",),
    "peninsula": ("peninsula", "region"),
    "land": ("region", "province", "oblast", "district", "division", "axis", "direction", "front", "valley"),
    "there": (),
    "zone": (),
}


@dataclass(slots=True)
class Told:
    """A place that a sentence named."""

    spot: Spot
    sentence: int
    paragraph: int


def resolve(found: list[Spot], told: list[Told], sentence: int, paragraph: int) -> list[Spot]:
    """The spots with each pointer replaced by the place it means, where one was told; the others stay as they are."""
    out: list[Spot] = []
    for spot in found:
        if not spot.anaphor or spot.kind == "zone":
            out.append(spot)
            continue
        source = _latest(
            spot.kind, [Told(s, sentence, paragraph) for s in out if not s.anaphor and s.index < spot.index], sentence, paragraph
        )
        source = source or _latest(spot.kind, told, sentence, paragraph)
        if source is None:
            out.append(spot)
            continue
        out.append(
            replace(
                spot,
                query=source.query,
                kind=source.kind,
                owner=source.owner,
                offset=source.offset if spot.kind == "there" else None,
                direction=source.direction if spot.kind == "there" else spot.direction,
                role=spot.role if spot.kind != "there" or source.role in {"from", "to", "via"} else source.role,
                anaphor=False,
                inferred=True,
            )
        )
    return out


def _latest(kind: str, told: list[Told], sentence: int, paragraph: int) -> Spot | None:
    fits = FITS.get(kind, ())
    for one in reversed(told):
        if sentence - one.sentence > REACH:
            return None
        if kind == "strait" and (named := STRAIT.search(one.spot.query)) is not None:
            return replace(one.spot, query=named[0], kind="strait", role="via")  # "the median line of the Taiwan Strait ... the strait"
        last = one.spot.kind.split()[-1]
        if fits and last not in fits:
            continue
        if not fits and (one.spot.kind == "country" or (one.paragraph != paragraph and sentence - one.sentence > 1)):
            continue
        return one.spot
    return None


def waters_told(told: list[Told], sentence: int) -> list[Spot]:
    """ "a cable in the Gulf of Finland was cut. Police boarded the tanker": the one water told last, in the two sentences before."""
    near = [t.spot for t in told if 0 <= sentence - t.sentence <= 2 and t.spot.kind in WATERS and t.spot.role != "to"]
    return [replace(near[-1], role="at")] if near and len({s.query for s in near}) == 1 else []


def keep(told: list[Told], found: list[Spot], sentence: int, paragraph: int) -> None:
    """Remember the places of a sentence for those to come; the first of several is what "there" means."""
    for spot in sorted((s for s in found if not s.anaphor and s.item.tag in "LA" and s.role not in {"from"}), key=lambda s: -s.index):
        told.append(Told(spot, sentence, paragraph))
    del told[:-24]
