"""Did it happen? Plans, wishes, conditions, denials and hedges around a trigger."""

from __future__ import annotations

from geo.events.grammar import Group, direct_object, group, next_verb, previous_verb, subject
from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.phrases import phrase_left
from geo.events.proposal import PHYSICAL, Denial, Proposal
from geo.events.reader import Reader

PLAINLY = {  # what the class of an event noun is when nothing else is known
    "coerce": "coercion",
    "strike": "strike",
    "clash": "clash",
    "exercise": "exercise",
    "test": "weapons_test",
    "monitor": "monitoring",
    "intrude": "incursion",
    "shootdown": "air_defence",
    "accident": "accident",
}

SPANS_OF_RANK = frozenset({"decade", "decades", "year", "years", "month", "months", "century", "generation"})
SUSPECTED = frozenset({"suspected", "suspicion", "suspicions", "charges", "allegations"})


def governed(r: Reader, p: Proposal, first: int) -> None:
    """The event noun is the object of some other verb: "condemned the passage of", "announced drills", "called for exercises"."""
    k = first - 1
    while k >= 0 and (r.items[k].tag in "WDNPT(" or r.items[k].tag in "A'" or (r.items[k].tag in "CE" and r.items[first].tag == "E")):
        if r.items[k].tag == "P" and r.items[k].low in {"from", "against"} and _shielded(r.items, k):
            p.modality = "hypothetical"
            p.rules.append("guarded against")
            return
        if r.items[k].tag == "P" and r.items[k].low not in {"of", "for", "to", "on", "in", "with", "about", "against", "out"}:
            return
        k -= 1
    if k < 0 or r.items[k].tag != "V":
        return
    verb = r.items[k]
    g = group(r.items, k)
    if {v.lemma for v in verb.verbs} & {"kill", "wound", "injure", "die", "capture"}:
        r.add(p, subject(r.items, k), "target")  # "20 Indian soldiers were killed in a clash with"
        p.rules.append("did harm")
    if {v.lemma for v in verb.verbs} & {"accuse", "blame", "suspect"} and any(o.low in {"of", "for"} for o in r.items[k:first]):
        accused = direct_object(r.items, k)  # "accused the coast guard of ramming and boarding its boats"
        r.add(p, accused, "initiator")
        return
    lead = r.items[first]
    able = wordlist("able") | wordlist("intended")
    ahead = r.items[max(0, g.start - 5) : g.start] if g.infinitive and lead.low != "the" else []
    if any(o.low in able or {v.lemma for v in o.verbs} & wordlist("vowing") for o in ahead):
        p.modality = "hypothetical"  # "has the means to respond to a naval attack"
        p.rules.append("an able side's")
        return
    talked = {v.lemma for v in verb.verbs} & wordlist("talked_of")
    if talked and p.cls == "deploy" and p.modality == "happened":
        p.modality = "hypothetical"  # "will focus on the disengagement of troops from the lake"
        p.rules.append("talked of")
        return
    if g.infinitive and {v.lemma for v in verb.verbs} & {"counter", "deter", "avenge", "forestall", "preempt", "pre-empt", "answer"}:
        p.weak, p.anaphoric = True, True  # "sent troops to counter the raid": a raid that is known
        p.rules.append("answered")
    wish = verb.is_verb("wished") or {v.lemma for v in verb.verbs} & {"call", "simulate", "rule", "consider"}
    announced = {v.lemma for v in verb.verbs} & {"announce"}
    if announced and p.cls in {"clash", "shootdown", "strike"} and r.items[p.trigger].low.removesuffix("s") in wordlist("done_deeds"):
        if not p.actors:
            r.add(p, subject(r.items, k), "initiator")
        p.rules.append("announced as done")
    elif announced and p.cls == "strike" and not g.modal:
        p.rules.append("announced as done")  # "the governor announced a drone attack on the city": he tells of it
    elif verb.is_verb("planned") or {v.lemma for v in verb.verbs} & {"announce", "plan", "schedule"}:
        p.modality, p.future = "planned", True
        if not p.actors:
            r.add(p, subject(r.items, k), "initiator")
        p.rules.append("announced")
    elif wish and not verb.is_verb("state"):
        p.modality = "hypothetical"
        p.rules.append("wished for")
    elif verb.is_verb("denying") or g.negated:
        p.modality = "denied"
    elif verb.is_verb("monitor", "deploy", "scramble"):
        pass


def _possible(items: list[Item], i: int) -> bool:
    """Is the verb told before item `i` only possible?"""
    k = next((k for k in range(i - 1, -1, -1) if items[k].tag == "V"), None)
    return k is not None and group(items, k).modal in {"could", "may", "might"}


def _first_of_series(items: list[Item], i: int, verb: Group) -> Group:
    """ "the ability to plan, organize, and conduct attacks": the infinitive that opens the series stands for all of it."""
    if verb.start != i or i < 4 or "base" not in items[i].form or [o.text for o in items[i - 2 : i]] != [",", "and"]:
        return verb
    k = i - 2
    while k > 0 and (items[k].text == "," or (items[k].tag == "V" and "base" in items[k].form and not group(items, k).infinitive)):
        k -= 1
    opens = items[k].tag == "V" and group(items, k).infinitive and items[k + 1].text == ","
    return group(items, k) if opens else verb


def irrealis(r: Reader, p: Proposal, i: int, verb: Group) -> None:
    """Plans, wishes, conditions, possibilities."""
    items = r.items
    verb = _first_of_series(items, i, verb)
    before = {v.lemma for o in items[max(0, verb.start - 3) : verb.start] for v in o.verbs}
    trained = verb.infinitive and bool(before & {"train", "rehearse", "practise", "practice", "drill"})  # "trained to retake an island"
    if trained or (items[i].form == {"ing"} and _rehearsed(items, i)):
        p.content = True
        p.rules.append("trained" if trained else "rehearsed")
    if verb.modal in {"will", "be to", "shall"}:
        p.modality, p.future = "planned", True
        p.rules.append(f"modal:{verb.modal}")
    elif verb.modal == "would":
        said = any(k < i or it.low == "according" for k, _, it in r.reports)
        conditional = any(it.low in {"if", "unless"} for it in items)
        p.modality = "planned" if said and not conditional else "hypothetical"
        p.future = p.modality == "planned"
        p.rules.append("modal:would")
    elif verb.modal in {"could", "may", "might", "can", "should", "must"}:
        p.modality = "hypothetical"
        p.rules.append(f"modal:{verb.modal}")
    elif items[i].form == {"ing"} and i and items[i - 1].low == "while" and _possible(items, i):
        p.modality = "hypothetical"  # "may have crossed the line while watching trawlers"
        p.rules.append("while something else may be")
    elif items[i].form == {"ing"} and i > 1 and items[i - 1].low == "of" and items[i - 2].low in SUSPECTED:
        p.modality = "hypothetical"  # "boarded the tanker on suspicion of cutting a cable"
        p.rules.append("suspected")
    elif items[i].form == {"ing"} and _aimed_at(items, verb.start):
        p.modality = "hypothetical"
        p.rules.append("what is aimed at")
    elif items[i].form == {"ing"} and _kept_from(items, i):
        p.modality = "hypothetical"
        p.rules.append("kept from it")
    elif (
        items[i].form == {"ing"}
        and i
        and items[i - 1].tag == "V"
        and {v.lemma for v in items[i - 1].verbs} & {"stop", "cease", "halt", "avoid", "refrain", "end"}
    ):
        p.modality = "denied"
        p.rules.append("told to stop")
    elif (
        verb.infinitive
        and verb.start
        and items[verb.start - 1].low in {"right", "authority", "ability", "capability", "capacity", "means", "power", "option", "freedom"}
    ):
        p.modality = "hypothetical"
        p.rules.append(f"noun:{items[verb.start - 1].low}")
    elif verb.infinitive and _blamed(items, verb.start):
        p.modality = "hypothetical"
        p.rules.append("what somebody is blamed for")
    elif verb.infinitive and _ranked(items, verb.start):
        p.weak, p.anaphoric = True, True
        p.rules.append("told again by its rank")
    elif verb.infinitive and _told_again(items, p, verb):
        p.anaphoric = True
        p.rules.append("told again")
    elif verb.infinitive:
        k = verb.start - 1
        telling = wordlist("intended") | wordlist("able")
        while k >= 0 and items[k].tag in "DNASLERQW'C" and items[k].tag != "V" and items[k].low not in telling:
            k -= 1
        if p.cls in {"exercise", "patrol"} and (went := _went_to(items, verb.start)) is not None:
            p.rules.append("went to it")  # "took off from X on Monday to hold drills", "gathered in the gulf to kick off an exercise"
            return irrealis(r, p, went.verb, went) if went.modal or went.infinitive else None
        done = next((o for o in reversed(items[max(0, k) : verb.start]) if o.low in wordlist("deeds")), None)
        if done is not None and _seen_done(items, i):
            return
        if k > 0 and items[k].low in {"with", "alongside"}:
            at = next((m for m in range(k - 1, max(k - 4, -1), -1) if items[m].tag != "W" and items[m].low not in {"very", "more"}), k)
            k = at if items[at].tag == "V" else k  # "are working closely with the army to track": what they work at
        if k >= 0 and items[k].tag == "V":
            cause = items[k]
            outer = group(items, k)
            tried = {v.lemma for v in cause.verbs} & wordlist("tries") and not outer.modal and not outer.infinitive and not outer.negated
            if tried and p.cls in {"clash", "take"}:
                p.rules.append("attempted")  # "the enemy tried to storm X": who tried has attacked
            elif cause.low in wordlist("intended"):
                p.modality = "hypothetical"  # "poised to seize"
                p.rules.append(f"noun:{cause.low}")
            elif cause.is_verb("planned"):
                p.modality, p.future = "planned", True
            elif {v.lemma for v in cause.verbs} & {
                "begin",
                "start",
                "continue",
                "resume",
                "see",
                "use",
                "prompt",
                "lead",
                "cause",
                "force",
                "trigger",
                "push",
                "spur",
                "deploy",
                "send",
                "dispatch",
                "mobilise",
                "mobilize",
                "task",
                "scramble",
                "go",
                "come",
                "join",
                "return",
                "rise",
                "sail",
                "work",
                "help",
                "cooperate",
                "collaborate",
                "assist",
                "coordinate",
            }:
                if outer.modal or outer.infinitive:
                    irrealis(r, p, k, outer)
            elif outer.passive and not outer.modal and {v.lemma for v in cause.verbs} & {"call", "call out", "call in", "order"}:
                pass  # "was called to intercept a cruiser": it went
            elif cause.form & {"part"} and {v.lemma for v in cause.verbs} & wordlist("made_for"):
                p.modality = "hypothetical"
                p.rules.append("what a thing is made for")
            elif _tried(p, cause, outer):
                p.rules.append("tried")
            elif cause.is_verb("wished") or cause.is_verb("state", "denying"):
                p.modality = "hypothetical"
                p.rules.append("wished for")
            elif outer.modal:
                irrealis(r, p, k, outer)
        elif k > 0 and items[k].low in wordlist("intended") and any(o.tag == "G" for o in items[max(0, k - 3) : k]):
            p.modality = "denied"
            p.rules.append(f"no {items[k].low}")
        elif k >= 0 and items[k].low in wordlist("intended"):
            p.modality, p.future = "planned", True
            p.rules.append(f"noun:{items[k].low}")
        elif k > 0 and items[k].low == "able" and items[k - 1].low in {"was", "were", "been"}:
            p.rules.append("was able to")  # and did
        elif k > 0 and p.cls in {"clash", "take"} and items[k].low in {"attempt", "attempts"} and _made(items, k):
            p.rules.append("attempted")  # "made six attempts to storm X"
        elif k >= 0 and items[k].low in wordlist("able"):
            p.modality = "hypothetical"
            p.rules.append(f"noun:{items[k].low}")
        elif k > 0 and items[k].low == "for" and any(
            v.lemma in wordlist("opening") for o in items[max(0, k - 6) : k] if o.tag == "V" for v in o.verbs
        ):
            p.modality = "hypothetical"  # "paves the way for Beijing to deploy"
            p.rules.append("wished for")
        elif not verb.finite and not r.sentence.heading:
            p.modality = "planned" if p.modality == "happened" else p.modality
            p.rules.append("infinitive")
    starts = {"begin", "start", "commence", "resume", "continue"}
    begun = i > 1 and items[i].form == {"ing"} and {v.lemma for v in items[i - 1].verbs} & starts
    if begun and p.modality == "happened" and (outer := group(items, i - 1)).verb == i - 1 and (outer.infinitive or outer.modal):
        irrealis(r, p, i - 1, outer)  # "is likely to begin patrolling at X"
    led = items[i].form == {"ing"} and i == 1 and items[0].low in {"after", "before", "when", "upon", "on"}
    if led and p.modality == "happened" and (main := next_verb(items, i)) is not None and group(items, main).modal in {"will", "shall"}:
        p.modality, p.future = "planned", True  # "After entering the Black Sea, the crew will"
        p.rules.append("before what is planned")
    subj = subject(items, i) if items[i].form <= {"base", "s"} and verb.start == i else None
    if subj is not None and subj.start and items[subj.start - 1].tag == "B" and items[subj.start - 1].low in {"when", "once", "until"}:
        p.modality = "hypothetical"  # "to take over when the ships reach"
        p.rules.append("awaited")
    conditional = next((k for k, it in enumerate(items) if it.low in {"if", "unless", "whether"}), None)
    wished = conditional is not None and any(
        o.tag == "X" and o.low in {"could", "would", "might", "may", "can"} for o in items[i + 1 : max(conditional, i + 1)]
    )  # "drove it out after saying that it could ram it if it stayed"
    if (
        conditional is not None
        and abs(conditional - i) < 30
        and not (items[conditional].low == "whether" and i < conditional)  # "after they withdrew, it is unclear whether"
        and not wished
        and not (items[conditional].low == "if" and conditional and items[conditional - 1].low in wordlist("not_conditions"))
        and not any(o.text == ";" for o in items[min(i, conditional) : max(i, conditional)])
    ):
        p.modality = "hypothetical"
        p.rules.append("conditional")


def _went_to(items: list[Item], start: int) -> Group | None:
    """The verb group of those who gathered or took off for what the infinitive at `start` tells."""
    k = next((k for k in range(start - 1, max(start - 16, -1), -1) if items[k].tag in "VB" or items[k].text == ";"), None)
    if k is None or not {v.lemma for v in items[k].verbs} & {"gather", "assemble", "converge", "take off", "lift off"}:
        return None
    went = group(items, k)
    return None if went.negated else went


def _blamed(items: list[Item], start: int) -> bool:
    """ "accused Manila of roping in outsiders [to hold] drills": what the blame is for, not what is planned."""
    for k in range(start - 1, max(start - 14, 0), -1):
        if items[k].tag in "BX" or items[k].text == ";":
            return False
        if items[k].tag == "V" and items[k].form != {"ing"}:
            return items[k].is_verb("state") and any(o.low in {"of", "for"} for o in items[k:start])
    return False


def _ranked(items: list[Item], start: int) -> bool:
    """ "the first carrier [to visit] the port since the war", "the most ships [to enter] its waters": a rank of what is told."""
    before = phrase_left(items, start)
    if before is not None and before.start and items[before.start - 1].low in {"in", "for"}:
        ahead = phrase_left(items, before.start - 1)  # "the first warship in a decade"
        before = ahead if any(o.tag == "T" or o.low in SPANS_OF_RANK for o in before.items(items)) else before
    if before is None or not any(o.tag == "S" for o in before.items(items)):
        return False
    if before.start and items[before.start - 1].low == "of":  # "the second of four ships"
        before = phrase_left(items, before.start - 1) or before
    ranks = {"first", "latest", "most", "largest", "biggest", "last", "only"} | wordlist("ordinals")
    return any(o.low in ranks for o in before.items(items))


def due(r: Reader, i: int) -> int | None:
    """ "drills with the navy scheduled for next week", "talks set to open on Friday": the participle that says so."""
    for k in range(i + 1, min(i + 12, len(r.items) - 1)):
        item = r.items[k]
        if (item.tag in "BX" and item.low not in {"is", "are"}) or item.text in {",", ";"}:
            return None
        if item.tag == "V":
            told = {v.lemma for v in item.verbs} & wordlist("scheduled") and "part" in item.form
            return k if told and (r.items[k + 1].tag == "T" or r.items[k + 1].low in {"to", "for", "from", "in", "on"}) else None
    return None


def _told_again(items: list[Item], p: Proposal, verb: Group) -> bool:
    """ "passed the strait to enter the Gulf", "had sailed between A and B to reach C": what has been done, told by an infinitive."""
    if p.cls not in {"move", "travel"} or not {v.lemma for v in items[verb.verb].verbs} & wordlist("arrives"):
        return False
    k = next((k for k in range(verb.start - 1, max(verb.start - 24, -1), -1) if items[k].tag in "BV" or items[k].text == ";"), -1)
    if any(o.tag == "E" and o.value == "move" for o in items[max(k + 1, verb.start - 8) : verb.start]):
        return not any(o.tag == "X" for o in items[max(0, verb.start - 8) : verb.start])
    if k < 0 or not items[k].is_verb("move", "travel"):
        return False
    going = group(items, k)
    return bool(items[k].form & {"past", "part"}) and not (going.modal or going.infinitive or going.negated)


def _aimed_at(items: list[Item], k: int) -> bool:
    """ "a mission aimed at disarming units and withdrawing forces from X": what it is for."""
    while k > 1 and items[k - 1].tag == "C" and (before := previous_verb(items, k - 1)) is not None and items[before].form == {"ing"}:
        k = group(items, before).start
    return k > 1 and items[k - 1].low in {"at", "toward", "towards"} and any(v.lemma == "aim" for v in items[k - 2].verbs)


def _kept_from(items: list[Item], i: int) -> bool:
    """ "to prevent the ships from entering", "kept it from sailing on": what did not come about."""
    k = i - 1
    while k >= 0 and items[k].tag in "WXG":
        k -= 1
    if k < 1 or items[k].low != "from" or items[k].tag != "P":
        return False
    verb = next((o for o in reversed(items[max(0, k - 9) : k]) if o.tag == "V"), None)
    return verb is not None and bool({v.lemma for v in verb.verbs} & wordlist("keeping_from"))


def _seen_done(items: list[Item], i: int) -> bool:
    """ "operations to jam signals were detected": what was seen was done."""
    k = next((k for k in range(i + 1, min(i + 14, len(items))) if items[k].tag in "VB"), None)
    return k is not None and items[k].is_verb("seeing") and group(items, k).passive


def _tried(p: Proposal, cause: Item, outer: Group) -> bool:
    """ "tried to block the boats": it stood in their way all the same; "tried to board" is told of who failed."""
    tried = p.cls == "coerce" and bool({v.lemma for v in cause.verbs} & {"try", "attempt"})
    return tried and not p.verbs & wordlist("seizures") and not (outer.modal or outer.negated)


def _made(items: list[Item], k: int) -> bool:
    """Were the attempts at item `k` made, or beaten off: "made six attempts", "repelled attempts"?"""
    verb = next((items[m] for m in range(k - 1, max(k - 6, -1), -1) if items[m].tag == "V"), None)
    lemmas = {v.lemma for v in verb.verbs} if verb is not None and verb.form & {"past", "part"} else set()
    return bool(lemmas & ({"make", "undertake", "launch", "carry out", "mount"} | wordlist("turns_away")))


def _rehearsed(items: list[Item], i: int) -> bool:
    """ "rehearsed finding, encircling and destroying a submarine": what is done in a drill."""
    for k in range(i - 1, -1, -1):
        if items[k].tag == "V":
            if {v.lemma for v in items[k].verbs} & wordlist("rehearsing"):
                return True
            if items[k].form != {"ing"}:
                return False
        elif items[k].tag in "BX" or items[k].text == ";":
            return False
    return False


def _shielded(items: list[Item], k: int) -> bool:
    """ "protect shipping from attacks": nothing has happened by that."""
    return any(v.lemma in wordlist("shielding") for o in items[max(0, k - 5) : k] if o.tag == "V" for v in o.verbs)


def denials(r: Reader, proposals: list[Proposal]) -> None:
    """ "Moscow rejected the claim", "London denied that shots had been fired": kept for the event that was told."""
    for k, who, item in r.reports:
        if not item.is_verb("denying") or group(r.items, k).negated or not who:
            continue
        phrase = subject(r.items, k)
        name = r.text[r.items[phrase.start].start : r.items[phrase.end - 1].end] if phrase else ""
        what = direct_object(r.items, k)
        denied = next((p for p in proposals if p.trigger > k and p.kind in PHYSICAL), None)
        if denied is not None:
            denied.modality = "denied"
            r.memory.denials.append(Denial(r.number, who, f"{who[0]}: {name}", denied.kind))
        else:
            noun = next((o for o in r.items[k:] if o.tag == "E"), None)
            if noun is not None or (what and any(o.low in wordlist("claims") for o in what.items(r.items))):
                kind = PLAINLY.get(noun.value, "") if noun is not None else ""
                r.memory.denials.append(Denial(r.number, who, f"{who[0]}: {name}", kind))


def under_way(r: Reader, carrier: int | None) -> bool:
    """ "is making a scheduled port call", "conducted a planned transit": what was planned is being done, or done."""
    if carrier is None or r.items[carrier].tag != "V":
        return False
    verb = group(r.items, carrier)
    return not verb.modal and not verb.infinitive and (verb.progressive or r.items[carrier].form <= {"past", "part"})
