"""Verbs of two words: "carried out", "shot down", "drove a long list of ships away"."""

from __future__ import annotations

from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.vocabulary import Lexicon


def join_particles(out: list[Item], lex: Lexicon) -> None:
    """Join "carried out", "shot down", "drove it away" into one verb; the particle keeps its place as an adverb."""
    for i, item in enumerate(out):
        if item.tag not in "VEN" or item.low not in lex.particles:
            continue
        if item.low.startswith("open") and _opened_fire(out, i, lex):
            continue
        for gap in (1, 2, 3):
            if i + gap >= len(out) or out[i + gap].tag in "M(":
                break
            nxt = out[i + gap]
            rest = nxt.low
            if rest in lex.particles[item.low]:
                held = gap == 1 and f"{item.low} {rest}" == "held off" and i + 2 < len(out) and out[i + 2].tag in "DLAQW"
                if held and any(o.low in {"was", "were", "be", "being", "been"} for o in out[max(0, i - 3) : i]):
                    break  # "will be held off Okinawa"
                if gap > 1 and rest in {"place", "part", "fire", "aground", "on"}:
                    break
                if item.low in {"seen", "sees"} and rest == "off" and i + 2 < len(out) and out[i + 2].tag in "DLAQ":
                    break  # "was seen off Japan's easternmost island"
                if gap > 1 and rest in wordlist("prepositions") | {"off"} and i + gap + 1 < len(out) and out[i + gap + 1].tag in "DLNASZQT":
                    break  # "held the drill off Okinawa"
                item.tag, item.verbs = "V", lex.verbs[f"{item.low} {rest}"]
                nxt.tag = "W"
                item.extra["particle"] = nxt
                break
            if gap == 1 and (more := _longer(out, i, lex)):
                item.tag, item.verbs = "V", lex.verbs[" ".join(o.low for o in out[i : i + more + 1])]
                for o in out[i + 1 : i + more + 1]:
                    o.tag = "W"
                item.extra["particle"] = nxt
                break
            if nxt.tag not in "DNASRQE":
                break
        if "particle" not in item.extra:
            _far_particle(out, i, lex)


def _opened_fire(out: list[Item], i: int, lex: Lexicon) -> bool:
    """ "opened heavy and unprovoked fire": the words between say how."""
    k = next((k for k in range(i + 1, min(i + 6, len(out))) if out[k].low == "fire"), None)
    if k is None or "fire" not in lex.particles[out[i].low]:
        return False
    if not all(o.tag in "NSQWC" or o.form <= {"past", "part"} for o in out[i + 1 : k]):
        return False
    out[i].tag, out[i].verbs, out[i].extra["particle"] = "V", lex.verbs[f"{out[i].low} fire"], out[k]
    for o in out[i + 1 : k + 1]:
        o.tag = "W"
    return True


def _longer(out: list[Item], i: int, lex: Lexicon) -> int:
    """How many words behind the verb at `i` belong to it: 3 of "keep a close eye", 2 of "keep an eye", 0 when fewer."""
    known = lex.particles[out[i].low]
    return next((n for n in (3, 2) if i + n < len(out) and " ".join(o.low for o in out[i + 1 : i + n + 1]) in known), 0)


AWAY = frozenset({"away", "out", "off", "back", "ablaze", "alight"})


def _far_particle(out: list[Item], i: int, lex: Lexicon) -> None:
    """ "drove a China Coast Guard (CCG) vessel out of": a long object before the particle."""
    rest = lex.particles[out[i].low] & AWAY
    for k in range(i + 1, min(i + 12, len(out))) if rest else ():
        if out[k].text == "out of" and "out" in rest:
            out[i].tag, out[i].verbs = "V", lex.verbs[f"{out[i].low} out"]
            out[i].extra["particle"] = out[k]
            return  # "drove the ship out of the zone": "out of" is still the preposition
        if out[k].low in rest:
            after = out[k + 1] if k + 1 < len(out) else None
            if after is None or after.low in {"of", "from"} or after.tag in "MTCB" or out[k].low in {"ablaze", "alight"}:
                out[i].tag, out[i].verbs = "V", lex.verbs[f"{out[i].low} {out[k].low}"]
                out[k].tag = "W"
                out[i].extra["particle"] = out[k]
            return
        if out[k].tag not in "DNASQ()'":
            return
