"""What a weapon does where it arrives, and what towns suffer: hit, shelled, fallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.asking import (
    clause,
    has_asset,
    is_force,
    is_passive,
    is_pronoun,
    lemmas_of,
    place_spoken,
    stands_for,
    words_of,
)
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.events.placing import Spot
from geo.events.shipping import near_ship
from geo.events.weapons import ARMS, MANNED, armed, by_weapon, on_mine
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader


def _of_the_attacks(r: Reader, i: int, done: Phrase | None) -> bool:
    """ "One person was killed and three injured in the Kherson region", in a round-up of attacks: a town or region and its dead."""
    told = r.memory.doers
    near = told is not None and told[1] == "strike" and r.number - told[0] <= 3
    if not (near or (r.memory.last or ("", ""))[1] == "strike") or not words_of(r, done) & wordlist("victims"):
        return False
    low = {w for o in r.items for w in o.low.split()}
    if low & wordlist("mishaps") or any(o.tag == "E" and o.value in {"accident", "strike", "clash"} for o in r.items):
        return False
    return any(s.kind in {"city", "division", "region", "unknown town"} and s.role == "at" and s.item.tag == "L" for s in r.spots)


def _casualties(r: Reader, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "At least 20 people were killed in X on Sunday": in what, a sentence after it may tell."""
    hurt = is_passive(r, i) and doer is None and lemmas_of(r, i) & {"kill", "wound", "injure"} and words_of(r, done) & wordlist("victims")
    if not hurt or r.sentence.heading or {w for o in r.items for w in o.low.split()} & wordlist("mishaps"):
        return False
    if any(o.tag == "E" and o.value in {"accident", "strike", "clash", "blast"} for o in r.items) or any(o.tag == "B" for o in r.items[i:]):
        return False
    return any(s.kind in {"city", "division", "region", "unknown town"} and s.role in {"at", "near"} and s.item.tag == "L" for s in r.spots)


def impact(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """A weapon arrives, or does harm: "a missile slammed into", "shells fell on", "was damaged by a drone", "drones killed"."""
    lemmas = lemmas_of(r, i)
    after = r.items[i + 1] if i + 1 < len(r.items) else None
    town = doer is not None and any(doer.start <= s.index < i for s in r.spots)
    if town and lemmas & {"fall", "come", "pass"} and _under_control(r, p, i):
        return True
    if lemmas & {"fall"} and town and not armed(r, doer):
        k = next(
            (k for k in clause(r, i, 8) if r.items[k].low in {"to", "of"}), None
        )  # "the town fell to Russian troops", "into the hands of"
        if k is None or not is_force(r, noun_phrase(r.items, k + 1)):
            return False
        p.actors = []
        r.add(p, noun_phrase(r.items, k + 1), "initiator")
        p.kind, p.domain = "clash", "land"
        return True
    if any(
        o.tag == "V" and {v.lemma for v in o.verbs} & {"crash", "collide", "ditch"} for k, o in enumerate(r.items) if k != i
    ) and words_of(r, done) & {"its", "pilot", "crew", "aboard"}:
        return False  # what the crash did
    if words_of(r, doer) & wordlist("mined"):
        return False  # a mine that kills was laid long before
    if is_passive(r, i) and doer is None and lemmas & {"kill", "wound", "injure"} and _of_the_attacks(r, i, done):
        p.actors, p.kind, p.domain = [], "strike", "land"
        p.rules.append("hurt in the attacks told of")
        return True
    if _casualties(r, i, doer, done):
        p.actors, p.kind, p.domain, p.weak = [], "strike", "land", True
        p.absorbs += [k for k in clause(r, i, 7) if k > i and lemmas_of(r, k) & {"kill", "wound", "injure", "hurt"}]
        p.rules.append("casualties")
        return True
    ahead = r.items[i + 1 : i + 8]
    if (
        lemmas & {"kill", "wound", "injure"}
        and is_passive(r, i)
        and any(o.low in {"after", "when"} for o in ahead[:3])
        and any(o.tag == "E" and o.value == "strike" for o in ahead)
    ):
        return False  # "60 were wounded after an air raid hit X": the raid tells it
    sunk = lemmas & {"kill", "wound", "injure", "eliminate", "liquidate", "gun down", "shoot dead", "mow down"}
    if sunk and is_force(r, doer) and not armed(r, doer):
        people = done is not None and any(
            (w.tag == "S" and w.value == "troops") or w.low in wordlist("fallen") for w in done.items(r.items)
        )
        if not (people and place_spoken(r, i)):
            return False
        p.kind, p.domain = "clash", "land"
        return True
    if r.items[i].form == {"ing"} and i and r.items[i - 1].text == ",":
        return False  # ", killing two": what an attack told before did
    if on_mine(r, p, i, doer):
        return True
    if not armed(r, doer) and not (is_passive(r, i) and by_weapon(r, i)):
        return False
    if doer is None and not has_asset(r, done) and not words_of(r, done) & wordlist("sites") and not place_spoken(r, i, done):
        return False
    craft = doer is not None and any(w.tag == "S" and w.value in ARMS - {"drone", "unmanned_surface"} for w in doer.items(r.items))
    craft = craft or (doer is not None and stands_for(r, doer) == "air")
    if craft and lemmas & {"land", "come down", "fall"}:
        return False  # aircraft that land have arrived
    own_crash = doer is not None and any(w.tag == "S" and w.value in ARMS for w in doer.items(r.items))
    wet = any(s.index > i and (s.kind in {"sea", "ocean", "gulf", "bay", "water"}) for s in r.spots)
    if lemmas & {"fall", "land", "crash", "come down", "plunge", "burn", "explode", "splash", "splash down"}:
        on = after is not None and (
            after.low
            in {
                "into",
                "on",
                "onto",
                "near",
                "alongside",
                "beside",
                "next",
                "in",
                "at",
                "close",
                "inside",
                "over",
                "outside",
                "around",
                "off",
            }
            or after.tag == "T"
        )
        aimed = (after is not None and after.low in {"into", "on", "onto"}) or bool({o.low for o in r.items[i : i + 9]} & wordlist("sites"))
        if not on or (own_crash and not aimed) or (wet and own_crash):
            return False
        if doer is not None and any(w.tag == "S" and w.value in MANNED for w in doer.items(r.items)):
            return False  # a plane that comes down is an accident
        tested = "weapons_test" in r.memory.kinds and "strike" not in r.memory.kinds and not has_asset(r, done)
        if tested and not {o.low for o in r.items[i : i + 12]} & wordlist("sites"):
            p.kind, p.weak, p.domain = "weapons_test", True, "multi"
            return True
        if wet and not has_asset(r, done) and not any(o.tag == "S" and r.lex.asset_domain.get(o.value) == "sea" for o in r.items):
            p.kind, p.weak, p.domain = "weapons_test", True, "multi"
            return True
    p.kind, p.domain = "strike", "sea" if has_asset(r, done, "sea") else "land"
    bang = doer is not None and any(w.value == "blast" for w in doer.items(r.items)) and not has_asset(r, doer)
    downed = "air_defence" in r.memory.kinds or any(o.low in {"downed", "intercepted", "destroyed"} for o in r.items[:i])
    bang = bang and not (has_asset(r, done, "sea") and lemmas & {"damage", "rock", "cripple", "shake"})
    stopped = any(o.is_verb("shootdown") for o in r.items[:i] if o.tag == "V")  # "was shot down, and its warhead detonated in a field"
    fallen = downed and bool(words_of(r, doer) & wordlist("remains"))
    p.weak = bang or stopped or fallen  # what falls from a drone shot down tells more of that
    p.rules.append("a weapon arrives")
    return True


def _under_control(r: Reader, p: Proposal, i: int) -> bool:
    """ "fell under Russian control", "is now under the control of the army": a town has been taken."""
    k = next((k for k in clause(r, i, 8) if r.items[k].low in {"control", "hands"}), None)
    if k is None or not any(o.low in {"under", "into"} for o in r.items[i + 1 : k]):
        return False
    by = noun_phrase(r.items, k + 2) if k + 2 < len(r.items) and r.items[k + 1].low == "of" else noun_phrase(r.items, k)
    p.actors = []
    r.add(p, by, "initiator")
    p.kind, p.domain = "clash", "land"
    p.rules.append("takes a place")
    return bool(p.actors) or is_force(r, by)


def suffer(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "Kharkiv came under missile fire": the subject is what was attacked."""
    if doer is not None and any(doer.start <= s.index < i for s in r.spots) and _under_control(r, p, i):
        return True
    words = words_of(r, done) | {r.items[k].low for k in clause(r, i)}
    if not words & wordlist("under_fire") and not any(o.value == "strike" for o in r.items[i + 1 : i + 8]):  # "mortar fire"
        return False
    if doer is None or words & {"pressure", "criticism", "political", "cyber"}:
        return False
    p.actors = [Actor(country=a.country, role="target", name=a.name, span=a.span) for a in p.actors if a.role == "initiator"]
    if (by := next((k for k in clause(r, i) if r.items[k].low in {"from", "by"}), None)) is not None:
        r.add(p, noun_phrase(r.items, by + 1), "initiator")
    p.kind, p.domain = "strike", "sea" if has_asset(r, doer, "sea") else "land"
    k = next((k for k in range(doer.start - 1, max(doer.start - 5, 0), -1) if r.items[k].tag == "L"), None)
    if is_pronoun(r, doer) and k is not None:  # "authorities in X said it came under attack"
        of = r.items[k]
        p.spots.append(Spot(k, of, "at", of.extra.get("query") or of.text, of.start, of.end, of.text, of.what))
        return True
    return has_asset(r, doer) or any(o.tag in "LA" for o in doer.items(r.items)) or bool(words_of(r, doer) & wordlist("sites"))


def blast(r: Reader, p: Proposal, i: int, doer: Phrase | None, done: Phrase | None) -> bool:
    """ "explosions were heard": an attack only if somebody says so."""
    p.kind, p.domain, p.civil = "strike", "land", near_ship(r, i)
    p.weak = not p.civil
    return not any(o.low in {"gas", "mine", "accidental"} for o in r.items[max(0, i - 3) : i])
