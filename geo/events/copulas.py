"""Verbs of being somewhere: "is under way in", "was off", "is located in" said of ships, aircraft and troops."""

from __future__ import annotations

from geo.events.grammar import HOMED
from geo.events.item import Item, vocabulary
from geo.events.lexicon import wordlist
from geo.events.vocabulary import Verb

STANDS = {
    form: (Verb("be", frozenset({kind}), frozenset({"stand"})),)
    for form, kind in (("is", "s"), ("are", "base"), ("was", "past"), ("were", "past"), ("been", "part"), ("be", "base"))
}


TRANSITS = (Verb("transit", frozenset({"s"}), frozenset({"move"})),)  # "is in transit through"
CONTROLS = (Verb("take control", frozenset({"past"}), frozenset({"take"})),)  # "are in control of", "has full control of"
TAKEN = (Verb("come under", frozenset({"s"}), frozenset({"suffer"})),)  # "is now under Russian control"


def copulas(out: list[Item]) -> None:
    """ "is under way in", "was off", "has been in": said of ships, aircraft and troops it is a verb of standing somewhere."""
    for i, item in enumerate(out):
        if item.tag == "X" and i and (control := _in_control(out, i)):
            item.tag, item.verbs = "V", CONTROLS
            out[control].tag, out[control].verbs = "N", ()
        if item.tag != "X" or item.low not in STANDS or i == 0:
            continue
        ahead = [o.low for o in out[i + 1 : i + 8]]
        if ahead[:2] == ["now", "under"] and "control" in ahead:
            item.tag, item.verbs = "V", TAKEN
            continue
        k = i + 1
        while k < len(out) and out[k].tag in "WGT":
            k += 1
        if k + 1 < len(out) and out[k].low in {"located", "situated"}:
            out[k].tag, k = "W", k + 1
        if [o.low for o in out[k : k + 2]] == ["in", "transit"] and k + 2 < len(out):
            item.tag, item.verbs = "V", TRANSITS
            out[k].tag = out[k + 1].tag = "W"
            continue
        visiting = k < len(out) and _visiting(out, k)
        if k >= len(out) or not (visiting or _somewhere(out, k)):
            continue
        left = i - 1
        while left >= 0 and out[left].tag in "XWGT)":
            left -= 1
        seen = False
        onward = out[left].tag == "C" if left >= 0 else False  # "left port and is now in": over the verb before
        while (
            left >= 0
            and not seen
            and (
                (out[left].tag in "DQNAS'LPR(MWT)C" and i - left < 16 and out[left].text not in {";", ":"})
                or ((onward or out[left].low in HOMED) and out[left].tag == "V")
            )
        ):
            seen = (
                out[left].tag == "S"
                or out[left].low in {"group", "flotilla", "trio", "pair"}
                or (out[left].tag == "R" and out[left].low in {"it", "she", "they", "both"})
            )
            left -= 1
        if seen and visiting:
            item.tag, item.verbs = "V", tuple(Verb("be", v.forms, frozenset({"light"})) for v in STANDS[item.low])
            out[k].tag = "W"
        elif seen:
            item.tag, item.verbs = "V", STANDS[item.low]


def _in_control(out: list[Item], i: int) -> int | None:
    """The "control" of "are in full control of the town", "have complete control over it": so the capture of a town is told."""
    k = next((k for k in range(i + 1, min(i + 5, len(out) - 2)) if out[k].low == "control"), None)
    if k is None or out[k + 1].low not in {"of", "over"} or not all(o.tag in "WPDN" for o in out[i + 1 : k]):
        return None
    between = {o.low for o in out[i + 1 : k]}
    has = out[i].low in {"has", "have", "had"} and between & {"full", "complete", "total"}
    return k if has or ("in" in between and out[i].low in STANDS) else None


def _somewhere(out: list[Item], k: int) -> bool:
    """Does a place, or a word for how a ship lies, stand as the predicate from item `k` on?"""
    if out[k].low in wordlist("afloat") or " ".join(o.low for o in out[k : k + 2]) in wordlist("afloat"):
        return True
    if (
        out[k].tag == "P" and out[k].low in {"in", "at", "off", "near", "on", "around", "inside", "within", "alongside", "over", "outside"}
    ) or (out[k].tag == "Q" or (out[k].low == "of" and compass(out[k - 1].low))):
        for m in range(k + 1, min(k + 9, len(out))):
            if out[m].tag in "LZ" or _capital(out, m):
                return out[k].tag != "Q" or any(o.low in {"of", "off", "from"} for o in out[k:m])
            if out[m].tag not in "DNAQWP'" or out[m].text == ",":
                return False
    return False


def _capital(out: list[Item], m: int) -> bool:
    """ "is now in Manila", "was in Singapore for repairs": a capital or a state behind the preposition, and not whose something is."""
    after = out[m + 1] if m + 1 < len(out) else None
    return out[m].tag == "A" and out[m].what in {"metonym", "country"} and (after is None or after.tag not in "NSAE'")


def _visiting(out: list[Item], k: int) -> bool:
    """ "is on a visit to", "are on a port call in": the visit is the event."""
    if out[k].low != "on":
        return False
    noun = next((m for m in range(k + 1, min(k + 7, len(out))) if out[m].tag == "E"), None)
    return noun is not None and out[noun].value in {"call", "meet"} and all(o.tag in "DQNAW" for o in out[k + 1 : noun])


def compass(word: str) -> bool:
    return word in vocabulary()["container"]["directions"]
