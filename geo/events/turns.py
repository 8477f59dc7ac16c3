"""Turns of phrase put straight before a sentence is read: numbers coloured, words quoted, asides between dashes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.vocabulary import lexicon

FIRED = frozenset({"firing", "launching", "flight", "flights", "opened", "hits", "shadowing", "tracking", "monitoring", "targets"})
PRACTICE = frozenset({"training", "practice", "mock", "drum", "dummy", "floating", "simulated", "aerial", "surface"})
DASHED = frozenset({"--", "—", "–"})


def approximations(out: list[Item]) -> None:
    """ "about ten", "more than 300", "at least 20": the words before a number only colour it."""
    for i, item in enumerate(out):
        if item.low == "one" and item.tag == "R" and i + 1 < len(out) and out[i + 1].tag in "NASE":
            item.tag, item.count = "Q", 1  # "at least one missile"
        if item.low == "both" and i + 1 < len(out) and out[i + 1].tag in "WP":
            item.tag = "W"  # "sailed both north and south", "both at sea and in the air"
        if item.tag == "E" and item.low in {"salvo", "salvos", "barrage", "barrages"} and _of_rounds(out, i):
            item.tag = "N"  # "fired a salvo of rockets into the sea" is told by "fired"
        if item.tag != "Q":
            continue
        if item.low == "dozen" and i > 1 and [o.low for o in out[i - 2 : i]] == ["half", "a"]:
            out[i - 1].tag = out[i - 2].tag = "W"
            item.count = 6  # "half a dozen drones"
        one = out[i - 1].low if i else ""
        two = f"{out[i - 2].low} {one}" if i > 1 else ""
        if one in {"about", "around", "over", "under", "nearly", "almost", "roughly", "approximately", "some", "only"}:
            out[i - 1].tag = "W"
        elif two in {"more than", "less than", "fewer than", "at least", "at most", "up to"}:
            out[i - 1].tag = out[i - 2].tag = "W"
        elif two == "total of":
            for o in out[max(0, i - 3 - (i > 3 and out[i - 3].low in {"combined", "grand"})) : i]:
                o.tag = "W"  # "a total of 9 aircraft"
        elif one in {"to", "or"} and i > 1 and out[i - 2].tag == "Q":
            out[i - 1].tag = out[i - 2].tag = "W"  # "20 to 30 soldiers"
    for i, item in enumerate(out):  # a militia's fighters are men
        if (
            item.tag == "S"
            and item.low in {"fighter", "fighters"}
            and i
            and (out[i - 1].what == "group" or out[i - 1].low in {"rebel", "foreign", "militia"})
        ):
            item.value, item.what = "troops", "asset"


def contrasts(out: list[Item]) -> None:
    """ "did not enter the zone but did fly near it": two verbs of one subject."""
    for here, after in pairwise(out):
        if here.low == "but" and here.tag == "B" and (after.tag == "X" or (after.tag == "V" and after.form & {"past"})):
            here.tag = "C"


def as_well(out: list[Item]) -> list[Item]:
    """ "in Belarus as well as in the Baltic Sea": three words that are one "and"."""
    found = [k for k in range(1, len(out) - 3) if [o.low for o in out[k : k + 3]] == ["as", "well", "as"]]
    for k in reversed(found):
        joined = replace(out[k], end=out[k + 2].end, text="as well as", low="as well as", tag="C", verbs=())
        out = [*out[:k], joined, *out[k + 3 :]]
    return out


def firings(out: list[Item]) -> None:
    """ "started firing shells" is a verb, "the firing of shells", "fire opened on" are nouns; "a flight of bombers" is a group of them."""
    for k, item in enumerate(out):
        shots = item.low in {"fire", "gunfire"} and item.tag in "NVE" and k + 2 < len(out)
        opened = shots and out[k + 1].low == "opened" and out[k + 2].tag == "P"
        if opened and (k == 0 or out[k - 1].tag in "PDN"):
            item.tag, item.what, item.value, item.verbs = "E", "trigger", "strike", ()  # "as a result of fire opened on positions"
        told = {"recorded", "registered", "reported", "documented", "counted"}
        if item.low == "hits" and k + 2 < len(out) and out[k + 1].tag == "X" and out[k + 2].low in told:
            item.tag, item.what, item.value, item.verbs = "E", "trigger", "strike", ()  # "nine hits were recorded in the village"
        of = k + 1 < len(out) and out[k + 1].low == "of"
        if item.tag == "E" and item.low in {"firing", "launching"} and k + 1 < len(out) and out[k + 1].tag in "SQWD":
            item.tag, item.verbs = "V", lexicon().verbs[item.low]
        elif item.tag == "V" and item.low == "targets" and k and out[k - 1].low.split()[-1] in PRACTICE:
            item.tag = "N"  # "strikes on training targets"
        elif item.tag == "E" and item.low in {"shadowing", "tracking", "monitoring"} and k and out[k - 1].text == ",":
            if k + 1 < len(out) and out[k + 1].tag in "DAQ":
                item.tag, item.verbs = "V", lexicon().verbs[item.low]  # ", shadowing the Chinese fleet"
        elif item.tag == "E" and item.low in {"flight", "flights"} and of and any(o.tag == "Q" for o in out[k + 2 : k + 4]):
            item.tag = "N"


def dashed(out: list[Item]) -> None:
    """ "spotted the ships--two frigates and an oiler--sailing": what stands between two dashes stands as in brackets."""
    marks = [k for k, o in enumerate(out) if o.text in DASHED]
    if len(marks) != 2 or not 1 < marks[1] - marks[0] <= 14 or not marks[0] or marks[1] + 1 >= len(out):
        return
    if out[marks[0] - 1].tag in "NASLEZ" and not any(o.tag in "(X;" for o in out[marks[0] + 1 : marks[1]]):
        out[marks[0]].tag, out[marks[1]].tag = "(", ")"


def _of_rounds(out: list[Item], i: int) -> bool:
    """Is the word at `i` only how many were fired: "fired a barrage of missiles"?"""
    fired = next((o for o in reversed(out[max(0, i - 3) : i]) if o.tag not in "DNQ"), None)
    if fired is None or not fired.is_verb("fire") or [o.low for o in out[i + 1 : i + 2]] != ["of"]:
        return False
    return any(o.tag == "S" and lexicon().asset_domain.get(o.value) == "weapon" for o in out[i + 2 : i + 7])


def unquoted(out: list[Item]) -> list[Item]:
    """ "hit what Tehran called two bases", "fired what it described as a new missile": the words that only say whose word it is go."""
    for k, item in enumerate(out):
        if item.low != "what":
            continue
        verb = next((m for m in range(k + 1, min(k + 7, len(out))) if out[m].tag == "V"), None)
        if verb is None:
            continue
        alone = all(o.tag in "XW" for o in out[k + 1 : verb])  # "what appeared to be", "what are presumed to be"
        if not {v.lemma for v in out[verb].verbs} & wordlist("seeming" if alone else "calling"):
            continue
        if any(o.tag not in "DQNASLR'XW" for o in out[k + 1 : verb]):
            continue
        end = verb + 1
        linking = {"as", "was", "is", "were", "are", "to", "be", "of", "a", "like", "have", "been"}
        while end < len(out) and out[end].low in linking and out[end].tag != "D":
            end += 1
        if end < len(out) and out[end].tag in "DQNASLEZ":
            return [*out[:k], *unquoted(out[end:])]
    return out
