"""What looks like a trigger and only describes or sums up: where the bomber was, what kind of exercise, which attack it came after."""

from __future__ import annotations

import re
from itertools import pairwise

from geo.events.asking import ZONES
from geo.events.grammar import direct_object, group, post_nominal, subject
from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.phrases import noun_phrase
from geo.events.placing import Spot, attach
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.reader import Reader
from geo.events.timing import drilled
from geo.events.weapons import defends_air, in_flight

FIRST_TIME = re.compile(r"\bit (?:was|is) (?:for )?the first time that\b", re.IGNORECASE)


def describes(r: Reader, i: int) -> bool:
    """ "scrambled to meet a bomber flying over the sea": the participle only tells where the bomber was."""
    item = r.items[i]
    if drilled(r, i) is not None or _left_open(r, i):
        return True
    stopped = i > 2 and [o.low for o in r.items[i - 3 : i]] == ["when", "it", "was"] and "part" in item.form
    if stopped and "coercion" in r.memory.kinds and {v.lemma for v in item.verbs} & wordlist("stopped"):
        return True  # "was bound for X when it was intercepted": told before
    if i > 1 and r.items[i - 1].low == "to" and r.items[i - 2].low in {"warning", "warnings", "appeal", "appeals"}:
        return True  # "after warnings to leave"
    apart = i > 0 and r.items[i - 1].text == "," and [o.low for o in r.items[i + 1 : i + 2]] == ["by"]  # ", launched by the rebels"
    if item.is_verb("fire") and item.form & {"part"} and (apart or post_nominal(r.items, i)):  # "shot down drones launched by Russia"
        ended = wordlist("stops") | {"destroy", "shoot down", "down"}
        if any({v.lemma for v in o.verbs} & ended for o in r.items[:i] if o.tag == "V"):
            return True
    if item.is_verb("coerce", "take") and item.form & {"part"} and post_nominal(r.items, i):  # "rescued a ship hijacked by pirates"
        return any({v.lemma for v in o.verbs} & wordlist("rescues") for o in r.items[:i] if o.tag == "V")
    if item.is_verb("deploy") and item.form & {"part"} and post_nominal(r.items, i) and _main_verb_follows(r, i):
        return True  # "units deployed in the north have taken": where they were before
    if item.is_verb("deploy") and item.form & {"part"} and post_nominal(r.items, i):  # "to scramble its jets deployed in the region"
        told = r.items[:i] if group(r.items, i).passive else [o for k, o in enumerate(r.items) if k != i]
        return any(o.is_verb("scramble", "monitor") for o in told if o.tag == "V")
    k = next((k for k in range(i - 1, 0, -1) if r.items[k].tag != "X"), 0)
    k -= k > 1 and r.items[k].low in {"that", "which"}  # "shot down drones that were targeting ships"
    if item.is_verb("strike") and item.form == {"ing"} and i and in_flight(r, noun_phrase(r.items, k)):
        ends = [o for o in r.items if o.tag == "V" and (o.is_verb("shootdown") or {v.lemma for v in o.verbs} & {"destroy"})]
        return bool(ends)  # "drones targeting X were downed"
    if _made_to(r, i) or _never_got_there(r, i) or _of_its_kind(r, i) or _at_war(r, i) or _disposed_of(r, i):
        return True
    if any(v.lemma == "activate" for v in item.verbs):  # "air defences were activated": against what, another verb tells
        return defends_air(r, subject(r.items, i) if group(r.items, i).passive else direct_object(r.items, i))
    if i > 1 and item.is_verb("move", "travel", "deploy") and r.items[i - 1].low == "to" and r.items[i - 2].low in wordlist("appeals"):
        return True  # "after warnings to leave": what people are told to do
    if _on_the_way(r, i) or _in_company(r, i):
        return True
    by = [o.low for o in r.items[i + 1 : i + 2]] == ["by"]
    if by and item.is_verb("patrol") and item.form & {"part"} and post_nominal(r.items, i):
        return True  # "close to territory patrolled by the coast guard"
    moves = item.is_verb("fly", "move", "travel", "deploy", "patrol") or any(v.lemma == "hover" for v in item.verbs)
    if not (moves and item.form == {"ing"} and post_nominal(r.items, i)):
        return False
    if _any_of_them(r, i) or _witness(r, i):
        return True
    if any(o.tag == "Z" and o.what == "adiz" for o in r.items[i + 1 : i + 6]):
        return False  # "intercepted two bombers operating in the Alaska ADIZ": what they did there is told too
    acted = ("scramble", "monitor", "coerce", "shootdown", "strike", "seeing", "accident", "fire")
    told = (o for o in r.items[:i] if o.tag == "V" and not (o.is_verb("report") and o.is_verb("fire")))  # "released video of a jet passing"
    return any(o.is_verb(*acted) for o in told) or any(
        o.is_verb("seeing", "shootdown") and group(r.items, k).passive for k, o in enumerate(r.items[i + 1 : i + 14], i + 1) if o.tag == "V"
    )


def _left_open(r: Reader, i: int) -> bool:
    """ "did not specify the day the ship was taken", "did not name the ships that had been hit": what nobody says tells nothing new."""
    for k in range(i - 1, max(i - 14, -1), -1):
        o = r.items[k]
        if o.text in {",", ";"} or (o.tag == "C" and r.items[k + 1].tag not in "NAS"):
            return False
        if o.tag == "V" and {v.lemma for v in o.verbs} & wordlist("specifies") and group(r.items, k).negated:
            return True
    return False


def _main_verb_follows(r: Reader, i: int) -> bool:
    """Does the verb of the clause stand behind the participle at `i`, before any comma?"""
    for k, o in enumerate(r.items[i + 1 :], i + 1):
        if o.tag in "MB" or (o.tag == "C" and r.items[min(k + 1, len(r.items) - 1)].tag in "VXW"):
            return False  # "landed on the cay and did the same"
        if o.tag == "X" or (o.tag == "V" and o.form & {"past", "s"}):
            return True
    return False


def _of_its_kind(r: Reader, i: int) -> bool:
    """ ", a system that the North tested in February": what else was done with such a weapon."""
    item = r.items[i]
    if not item.is_verb("test", "fire", "deploy") or (who := subject(r.items, i)) is None:
        return False
    k = who.start - 1 if r.items[who.start].tag != "B" else who.start
    if k < 2 or r.items[k].low not in {"that", "which"} or r.items[k - 1].low not in wordlist("weapon_kinds"):
        return False
    head = noun_phrase(r.items, k - 1)
    return r.items[head.start].low in {"a", "an", "the"} and head.start > 0 and r.items[head.start - 1].text in {",", "—", "–", "-", "("}


def _made_to(r: Reader, i: int) -> bool:
    """ "flew in front of the plane, forcing it to fly through its wake": what the other had to do."""
    item = r.items[i]
    made = item.is_verb("fly", "move", "travel") and i > 3 and r.items[i - 1].low == "to" and r.items[i - 2].tag == "R"
    return made and bool({v.lemma for v in r.items[i - 3].verbs} & {"force", "compel", "cause"})


def _never_got_there(r: Reader, i: int) -> bool:
    """ "the missile was destroyed before hitting its target", "were shot down while attacking the base": what the end of it prevented."""
    item = r.items[i]
    before = r.items[i - 1] if i else item
    there = item.is_verb("move", "travel", "fly", "strike", "impact") and any(o.low == "before" for o in r.items[max(0, i - 3) : i])
    came = item.is_verb("move", "travel", "fly") and before.low == "that" and in_flight(r, noun_phrase(r.items, i - 2)) if i > 2 else False
    on_the_point = item.is_verb("strike", "impact") and item.form == {"ing"} and before.low in {"before", "while", "when"}
    if not (on_the_point or there or came):
        return False  # ... "before it crossed into X", "shot down a drone that came at it"
    ends = wordlist("stops") | {"destroy", "shoot down", "down", "intercept"}
    return any(o.tag == "V" and {v.lemma for v in o.verbs} & ends for o in r.items[:i])


def _disposed_of(r: Reader, i: int) -> bool:
    """ "the bomb squad destroyed two shells", "defused unexploded shells fired by X": what is left of a fight is cleared away."""
    if not r.items[i].is_verb("strike", "fire", "impact"):
        return False
    if r.items.words.isdisjoint(wordlist("clearing")) and "bomb squad" not in r.sentence.text.lower():
        return False
    left = {"unexploded", "shell", "shells", "mine", "mines", "ordnance", "bomb", "bombs", "ied", "ieds", "munitions", "device", "devices"}
    return bool(left & {o.low for o in r.items[max(0, i - 8) : i + 8]})


def _at_war(r: Reader, i: int) -> bool:
    """ "a base used by coalition forces fighting the insurgents", "arms for troops battling X": which forces, and no fight told of."""
    item = r.items[i]
    if item.form != {"ing"} or not {v.lemma for v in item.verbs} & wordlist("battles") or not post_nominal(r.items, i):
        return False
    before = r.items[noun_phrase(r.items, i - 1).start - 1] if noun_phrase(r.items, i - 1).start else None
    return before is not None and before.tag == "P" and before.low in {"by", "for", "of", "to"}


def _on_the_way(r: Reader, i: int) -> bool:
    """ "was confiscated when passing through the strait": where the ship was when it happened."""
    item = r.items[i]
    before = r.items[i - 1] if i else item
    if before.tag == "R" and before.low in {"it", "they"} and i > 1:
        before = r.items[i - 2]  # "as it passed through the strait"
        if before.low != "as":
            return False
    elif item.form != {"ing"} or before.tag != "B" or before.low not in {"when", "while"}:
        return False
    if not item.is_verb("move", "travel"):
        return False
    return any(o.is_verb("coerce", "take", "strike", "impact", "merchant") for o in r.items[:i] if o.tag == "V")


def _in_company(r: Reader, i: int) -> bool:
    """ ", followed by a destroyer", ", accompanied by two submarines": what came along or next."""
    item = r.items[i]
    lemmas = {v.lemma for v in item.verbs}
    return (
        i > 0
        and bool(lemmas & {"follow", "accompany"})
        and "part" in item.form
        and r.items[i - 1].text == ","
        and [o.low for o in r.items[i + 1 : i + 2]] == ["by"]
    )


def _witness(r: Reader, i: int) -> bool:
    """ "aircraft flying near the border have noticed interference": where somebody was who noticed something else."""
    k = next((k for k in range(i + 1, min(i + 16, len(r.items))) if r.items[k].tag == "V"), None)
    if k is None or not {v.lemma for v in r.items[k].verbs} & {"notice", "report", "experience", "lose", "encounter", "suffer", "detect"}:
        return False
    who = subject(r.items, k)
    if who is None or group(r.items, k).passive or not who.start < who.end <= i:
        return False
    return not any(o.operator for o in who.items(r.items))


def _any_of_them(r: Reader, i: int) -> bool:
    """ "a destination for ships operating in the sea", "protects ships crossing it": a bare plural, of no ships in particular."""
    phrase = noun_phrase(r.items, i - 1)
    words = phrase.items(r.items)
    before = r.items[phrase.start - 1] if phrase.start else None
    bare = bool(words) and words[-1].low.endswith("s") and not any(w.tag in "DQ" or w.name for w in words)
    guarded = before is not None and before.tag == "V" and not before.is_verb("seeing", "monitor", "report", "deploy", "scramble")
    aimed = before is not None and before.tag == "P" and before.low in {"against", "at", "by", "for", "of", "on", "to"}
    return bare and (guarded or aimed)


def modifier(r: Reader, i: int) -> bool:
    """ "a passage exercise" is an exercise: the first event noun only describes the second, as does the name of an exercise."""
    k = i + 1 + (i + 2 < len(r.items) and r.items[i + 1].tag == "N" and r.items[i + 1].low in wordlist("training_of") | {"landing"})
    if k == i + 2 and r.items[k].tag == "E":
        return True  # "an amphibious assault landing exercise"
    k = i + 1
    while r.items[i].name and k < len(r.items) and k < i + 4 and r.items[k].low in wordlist("military"):
        k += 1  # "the Malabar joint naval exercise"
    if k < len(r.items) and r.items[k].tag == "E" and (k == i + 1 or r.items[k].value == "exercise"):
        return True
    item, after = r.items[i], r.items[i + 1 : i + 2]
    if not after:
        return False
    if after[0].tag == "N" and after[0].low in wordlist("gear"):
        return True  # "the surveillance cameras on the deck"
    if item.low in {"air policing", "air-policing"} and after[0].tag == "S":
        return True  # "two air policing fighter jets"
    named = i > 0 and not item.name and item.text[:1].isupper() and after[0].tag == "N" and after[0].text[:1].isupper()
    if named and not r.sentence.heading and after[0].low in wordlist("named_things"):
        return True  # "the Ship Interdiction System"
    if after[0].tag == "C" and item.low.split()[-1] in {"patrol", "surveillance", "reconnaissance", "strike", "monitoring", "attack"}:
        tail = r.items[i + 2 : i + 6]  # "a patrol and reconnaissance aircraft"
        stop = next((k for k, o in enumerate(tail) if o.tag not in "NESA" or o.text[:1].isupper()), len(tail))
        return any(o.tag == "S" and (k or " " in o.text) for k, o in enumerate(tail[:stop]))
    return False


def behind_participle(r: Reader, hung: int | None, order: list[int]) -> int | None:
    """ "destroyed two drones launched from Yemen in the Red Sea": the second place is of what was done to them."""
    if hung is None or r.items[hung].tag != "V" or "part" not in r.items[hung].form or not post_nominal(r.items, hung):
        return None
    before = max((t for t in order if t < hung), default=None)
    if before is None or r.items[before].tag != "V" or not r.items[before].is_verb("shootdown", "strike", "take"):
        return None
    done = direct_object(r.items, before)
    return before if done is not None and done.end == group(r.items, hung).start else None


def met_there(r: Reader, spot: Spot, p: Proposal) -> bool:
    """ "came as leaders met at the United Nations in New York": the place of a meeting in a clause of its own."""
    hung = attach(r.items, spot.index, r.anchors)
    if hung is None or hung < p.trigger or not r.items[hung].is_verb("meet"):
        return False
    return any(o.tag == "B" and o.low in {"as", "while", "when", "after", "before"} for o in r.items[p.trigger : hung])


def where_it_was(r: Reader, proposals: list[Proposal]) -> list[Proposal]:
    """ "fired at the boat while it was 12 miles east of the shoal": where the boat was is where that was done, and no event."""
    out = list(proposals)
    for p in proposals:
        if "stands" not in p.rules:
            continue
        k = next((k for k in range(p.trigger - 1, -1, -1) if r.items[k].tag == "B"), None)
        if k is None or r.items[k].low not in {"while", "when", "as"} or any(o.tag == "V" for o in r.items[k + 1 : p.trigger]):
            continue
        acts = [q for q in proposals if q is not p and q.kind in PHYSICAL and not q.weak and (q.trigger < k or q.trigger > p.trigger)]
        pronoun = r.items[k + 1].tag == "R"
        if len(acts) == 1 and (pronoun or acts[0].kind in {"coercion", "intercept", "strike", "accident"}):
            q = acts[0]
            if not any(not s.anaphor for s in q.spots):
                q.spots += p.spots
                q.start, q.end = min(q.start, p.start), max(q.end, p.end)
            q.moments += [m for m in p.moments if m not in q.moments]
            out.remove(p)
    return out


def shown(r: Reader, p: Proposal) -> None:
    """ "Footage showed fighters storming the base": pictures of what was told; they tell no other fight unless they name its place."""
    k = next((k for k in range(p.trigger) if {v.lemma for v in r.items[k].verbs} & wordlist("showing")), None)
    if k is None or p.kind not in {"strike", "clash", "coercion"}:
        return
    if any(o.low in wordlist("pictures") for o in r.items[:k]) and not p.moments and all(s.inferred or s.anaphor for s in p.spots):
        p.spots, p.anaphoric = [], True
        p.rules.append("shown in pictures")


def _one_of_many(r: Reader) -> bool:
    """ "Friday's launches were the latest of many strikes": the events told, and where they stand among others."""
    k = next((k for k, o in enumerate(r.items[:12]) if o.low == "latest"), None)
    if k is None or k < 2 or [o.low for o in r.items[k + 1 : k + 2]] not in (["in"], ["of"]):
        return False
    return r.items[k - 1].low in {"the", "just"} and any(o.low in wordlist("be") for o in r.items[:k])


def gone_to(proposals: list[Proposal]) -> list[Proposal]:
    """ "gathered in the gulf to kick off an exercise": they did so for it, and where they are it is."""
    out = list(proposals)
    for p, q in pairwise(proposals):
        if "went to it" in q.rules and p.kind in {"deployment", "joint_patrol", "naval_transit"}:
            q.spots = q.spots or [s for s in p.spots if s.role != "from"]
            q.moments = q.moments or p.moments
            q.start = min(q.start, p.start)
            out.remove(p)
    return out


def restates(r: Reader, p: Proposal) -> bool:
    """ "It was the first entry by a Chinese ship", "This was the first time for them to enter": what was told just now, counted."""
    words = [o.low for o in r.items[:7]]
    if p.kind in r.memory.kinds and _one_of_many(r) and not any(not s.anaphor and s.kind != "country" for s in p.spots):
        return True
    if p.kind in r.memory.kinds and FIRST_TIME.search(r.sentence.text):
        return True  # "for the first time this year five were killed in one fight"
    if not r.memory.kinds or words[:1] not in (["it"], ["this"], ["that"]) or "first" not in words[2:6]:
        return False
    if words[1] not in {"was", "is", "were", "marked", "marks", "became", "would"}:
        return False
    return not any(not s.anaphor and not s.inferred and s.kind not in ZONES for s in p.spots)


def sums_up(r: Reader, i: int, words: list[Item]) -> bool:
    """ "the drills — the first such exercise this year — took place": a rank of what the sentence has named."""
    low = {o.low for o in words}
    ranked = "such" in low and bool(low & (wordlist("ordinals") | {"first", "latest", "only", "last"}))
    return ranked and any(o.tag == "E" and o.value == r.items[i].value for o in r.items[:i])


def follows(r: Reader, p: Proposal) -> bool:
    """ "This attack follows Sunday's strike on X", "a day after Monday's raid": one event after another that has a day of its own."""
    if not any(m.kind in {"weekday", "date", "now"} for m in p.moments):
        return False
    if r.items[p.trigger].tag == "V":  # "the launch came after it fired a missile on Monday"
        heads = [k for k in range(1, p.trigger) if r.items[k].low == "after" and {v.lemma for v in r.items[k - 1].verbs} & {"come"}]
        return bool(heads) and p.trigger - heads[-1] <= 10
    if r.items[p.trigger].tag != "E":
        return False
    before = r.items[max(0, noun_phrase(r.items, p.trigger).start - 3) : p.trigger]
    if any({v.lemma for v in o.verbs} & wordlist("deadly") for o in r.items[: p.trigger] if o.tag == "V"):
        return False  # "gunned down two men after an encounter broke out on Monday": it is in this that they died
    return any(o.low in {"after", "following"} or "follow" in {v.lemma for v in o.verbs} for o in before)


def by_reason(r: Reader, k: int, at: int) -> bool:
    """ "seized the tanker at the request of the port of X", "was in response to the killing in Y": places of the reason."""
    for j in range(k + 2, min(at, len(r.items) - 1)):
        led = r.items[j].low in wordlist("reasons") and r.items[j + 1].low in {"of", "to", "for"}
        if not led or r.items[j - 1].low not in {"the", "in", "at", "of"}:
            continue
        asked = r.items[j].low in wordlist("wishes")
        return asked or any(r.items[m].low in wordlist("killings") for m in range(max(j, at - 7), at))
    return False


def home_port(r: Reader, p: Proposal, spot: Spot) -> bool:
    """ "a fishing boat from the province of X was rammed": where a boat is from, not where it was done."""
    if spot.role != "from" or p.kind not in {"coercion", "accident", "intercept", "strike"}:
        return False
    k = next((k for k in range(spot.index - 1, max(spot.index - 9, 0), -1) if r.items[k].low == "from"), None)
    boat = r.items[k - 1] if k is not None else None
    return boat is not None and boat.tag == "S" and boat.value in {"civil_ship", "ship"} and r.items[p.trigger].tag == "V"


def told_finer(r: Reader, acts: list[Proposal]) -> None:
    """ "a large attack on western Ukraine, where missiles struck X": the places that were hit tell the attack."""
    for p, q in pairwise(acts):
        side = p.kind == q.kind and p.spots and q.spots and all(s.kind == "country" and s.direction for s in p.spots)
        if side and any(o.low == "where" for o in r.items[p.spots[-1].index : q.trigger]):
            p.habitual = True
