"""The verb that carries an event noun: "held drills", "drills have begun", "during the drills held off X"."""

from __future__ import annotations

from geo.events.grammar import begins_doing, group, next_verb, post_nominal, previous_verb, subject
from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.phrases import NOUNISH, Phrase, noun_phrase, phrase_left

CLOSES = frozenset({"close", "close off", "shut", "shut off", "cordon off", "seal off", "restrict", "reserve", "block off", "set aside"})
PLIES = frozenset({"shoot", "turn", "swing", "discharge", "activate", "unleash", "operate", "deploy", "train", "open", "fire"})
SPACE = frozenset({"area", "areas", "zone", "zones", "waters", "airspace", "part", "parts", "space"})


def _sent(items: list[Item], start: int) -> int | None:
    """The verb before a purpose; what is "closed to shipping" is closed."""
    k = previous_verb(items, start)
    if k is not None and k and items[k].low == "shipping" and items[k - 1].tag == "P":
        return previous_verb(items, k)
    return k


def _for_it(items: list[Item], verb: int, start: int) -> bool:
    """Is the drill all that the verb tells: "were sent out on Monday for drills", "closed off an area of the sea for training"?"""
    told = {v.lemma for v in items[verb].verbs}
    if told & CLOSES:
        return any(o.low in SPACE for o in items[max(0, verb - 14) : start])
    if not items[verb].is_verb("deploy", "cause", "move", "travel", "fly") or start - verb > 10:
        return False
    sent = items[verb].is_verb("deploy") and not items[verb].is_verb("move", "travel", "fly")
    return not (sent and any(o.tag in "LZ" for o in items[verb + 1 : start]))  # "sent a battery to Luzon for drills": that is told first


def light_verb(items: list[Item], i: int) -> int | None:
    """The light verb that carries the event noun at `i`: "held [drills]", "[drills] have begun", "took part in [drills]"."""
    phrase = noun_phrase(items, i)
    k = phrase.start - 1
    while k >= 0 and (
        items[k].tag in "W("
        or (items[k].tag == "P" and items[k].low in {"of", "in", "out", "with", "up"})
        or (items[k].low == "to" and k and any(v.lemma == "resort" for v in items[k - 1].verbs))  # "resorted to shelling"
    ):
        k -= 1
        if k >= 0 and items[k].tag in NOUNISH and items[k + 1].low == "of":
            inner = phrase_left(items, k + 1)
            k = (inner.start if inner else k) - 1
    if k >= 0 and items[k].is_verb("light") and phrase.start - k <= 8:
        return k
    answered = k >= 0 and items[k + 1].low == "with" and bool({v.lemma for v in items[k].verbs} & wordlist("hits_back"))
    if answered and items[i].value in {"strike", "clash"}:
        return k  # "the army responded with shelling"
    if k >= 0 and "cannon" in items[i].low and items[k].tag == "V" and {v.lemma for v in items[k].verbs} & PLIES and phrase.start - k <= 3:
        return k  # "shot a water cannon at", "turned its water cannon on"
    fight = items[i].value == "clash" or "fight" in items[i].low  # a dogfight
    if k >= 0 and fight and items[k].tag in "VX" and {v.lemma for v in items[k].verbs} & {"engage", "have"}:
        return k  # "engaged in a face-off", "had a face-off"
    if k >= 0 and items[k].low in {"for", "responsibility"} and items[k - 1].low == "responsibility":
        k -= 2
    if k >= 0 and any(v.lemma == "claim" for v in items[k].verbs) and items[k].tag == "V" and items[i].value in {"strike", "clash"}:
        return k  # "claimed an attack", "claimed responsibility for an attack"
    if (
        phrase.start
        and items[i].value in {"exercise", "patrol"}
        and items[phrase.start - 1].low == "for"
        and (sent := _sent(items, phrase.start)) is not None
        and phrase.start - sent <= 16
        and _for_it(items, sent, phrase.start)
    ):
        return sent  # "were sent out on Monday for drills"
    if phrase.end < len(items) and items[phrase.end].tag == "B" and items[phrase.end].low in {"that", "which"}:
        told = next_verb(items, phrase.end)  # "the exercise that the two states held near"
        who = subject(items, told) if told is not None and items[told].is_verb("light") else None
        if who is not None and phrase.end < who.start < told:
            return told
    held = phrase.end
    if held < len(items) and items[held].is_verb("light") and "part" in items[held].form and post_nominal(items, held):
        return held  # "during the drills held off X"
    told = False  # a verb that has the noun for its subject
    for m in range(phrase.end, len(items)):
        item = items[m]
        if item.low == "including" and told:
            continue  # "an attack on a convoy left five dead, including three soldiers"
        if item.tag == "V":
            told = told or bool(item.form & {"past", "s"})
            found = subject(items, m)
            if found and found.start <= i < found.end:
                if begins_doing(items, m):
                    return None
                return m if item.is_verb("light", "planned") else None
            if item.is_verb("light") and item.form & {"past", "s", "base", "part"} and found is None:
                return None
        elif item.text == ";":
            break
    return None


def subject_of_plan(items: list[Item], v: int) -> Phrase | None:
    """The subject of a verb, also over what says that it is planned: "the phase is scheduled to be [held]"."""
    verb = group(items, v)
    k = verb.start - 1
    if verb.infinitive and k > 0 and items[k].is_verb("planned") and group(items, k).passive:
        return subject(items, k)
    return subject(items, v)
