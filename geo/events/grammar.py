"""Shallow grammar over items: noun phrases, verb groups, subjects, objects, agents. No parser, only what news English needs.

Ranges are half-open item indices. Every function is a pure reading of the items and steps outward from one index, so a sentence
costs time linear in its length for each trigger.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo.events.item import Item, Items
from geo.events.lexicon import wordlist
from geo.events.phrases import NOUNISH, Phrase, governor, noun_phrase, opening, phrase_left, phrase_right

HOMED = frozenset({"based", "homeported", "stationed", "assigned", "commissioned", "deployed"})  # ", stationed at X, took off"
OBJECTS = frozenset({"the", "them", "it", "a", "an", "its", "their"})  # with which an object begins
DASHES = frozenset({"—", "–"})
GOES = frozenset({"depart", "arrive", "sail", "proceed", "return", "head", "steam"})  # verbs that nothing can be the object of
RELATIVES = frozenset({"which", "who", "whose", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with what stands before it: auxiliaries, negation, "to"."""

    start: int
    verb: int
    passive: bool
    negated: bool
    modal: str | None  # will would could may might should must, or "be to"
    infinitive: bool
    finite: bool
    progressive: bool


def group(items: list[Item], i: int) -> Group:
    """The verb group that ends in the verb at `i`."""
    if type(items) is not Items:
        return _group(items, i)
    found = items.groups.get(i)
    if found is None:
        found = items.groups[i] = _group(items, i)
    return found


def _group(items: list[Item], i: int) -> Group:
    start, passive, negated, modal, infinitive = i, False, False, None, False
    auxiliaries: list[str] = []
    inside = 0  # auxiliaries behind "to": "were seen to [have been] sailing"
    k = i - 1
    while k >= 0:
        item = items[k]
        if item.tag == "X":
            auxiliaries.append(item.low)
        elif item.tag == "G":
            negated = True
        elif item.low == "to" and item.tag == "P":
            infinitive, inside = True, len(auxiliaries)
        elif item.tag == "W" or (item.tag == "T" and k > 0 and items[k - 1].tag in "XNAS"):
            pass
        elif item.tag == "T" and k > 1 and items[k - 1].tag == "P" and items[k - 2].tag == "X":
            k -= 1  # "had on January 28 responded"
        elif item.low == "reported" and "part" in items[i].form and not infinitive and items[k - 1 - (items[k - 1].tag == "W")].tag == "X":
            pass  # "was also reported attacked by drones"
        elif item.is_verb("light", "other") and item.low in {"been", "being"}:
            auxiliaries.append(item.low)
        else:
            break
        start = k
        k -= 1
    form = items[i].form
    be = any(a in wordlist("be") for a in auxiliaries)
    passive = "part" in form and be and "ing" not in form and items[i].low not in {"headed", "gone", "bound"}
    if "part" in form and not auxiliaries and not infinitive:
        after = next((o for o in items[i + 1 : i + 4] if o.tag != "W"), None)
        past = {v.lemma for v in items[i].verbs} & {"pass", "sail", "go"}  # "passed by the reef"
        passive = after is not None and after.low == "by" and not past
        if not passive and after is not None and after.low in {"from", "toward", "towards"} and items[i].is_verb("fire"):
            seen = previous_verb(items, start)  # "detected two missiles [that were] fired from"
            passive = seen is not None and items[start - 1].tag == "S" and items[seen].is_verb("seeing", "monitor", "shootdown")
            passive = passive and not any(o.tag in "B" for o in items[seen + 1 : start])
        if start == 0 and not passive and after is not None and after.tag in "PT" and any(o.text == "," for o in items[i + 1 : i + 12]):
            passive = True  # "Scrambled from Kinloss, the Typhoons"
    if (
        not passive
        and not auxiliaries
        and "part" in form
        and k >= 0
        and (items[k].tag == "C" or items[k].text == ",")
        and (before := previous_verb(items, k)) is not None
        and k - before <= 8
        and "part" in items[before].form
        and not (items[k].text == "," and "past" in form and _before_aside(items, k) is not None)  # ", which was based there, crashed"
        and not ("past" in form and any(o.low in OBJECTS or o.tag in "SA" for o in items[i + 1 : i + 2]))
        and not ("past" in form and [o.tag for o in items[i + 1 : i + 3]] in (["Q", "A"], ["Q", "S"]))
        and not {v.lemma for v in items[i].verbs} & GOES
    ):
        first = group(items, before)
        passive = first.passive  # "were identified and tracked"
        negated = negated or (first.negated and first.passive)  # "will not be intimidated or driven away"
    modal = next((a for a in auxiliaries if a in wordlist("modals")), None)
    if (
        not auxiliaries
        and "base" in form
        and k >= 0
        and items[k].tag == "C"
        and (before := previous_verb(items, k)) is not None
        and "base" in items[before].form
    ):
        modal = group(items, before).modal  # "will visit and meet"
    if infinitive and {"had", "having"} & set(auxiliaries):
        infinitive = False  # "had to be scrambled" has been done
    elif infinitive and any(a in wordlist("be") for a in auxiliaries[inside:]):
        modal = "be to"
    finite = bool(auxiliaries) or (bool(form & {"past", "s", "base"}) and not infinitive)
    negated = negated or any(a in {"cannot"} or a.endswith("n't") for a in auxiliaries)
    return Group(start, i, passive, negated, modal, infinitive, (finite and not form <= {"ing"}) or be, be and "ing" in form)


def previous_verb(items: list[Item], i: int) -> int | None:
    depth = 0
    for k in range(i - 1, -1, -1):
        tag = items[k].tag
        if tag == "V" and depth <= 0:
            return k  # what stands in brackets is stepped over
        depth += (tag == ")") - (tag == "(")
    return None


def next_verb(items: list[Item], i: int) -> int | None:
    return next((k for k in range(i + 1, len(items)) if items[k].tag == "V"), None)


def subject(items: list[Item], i: int, depth: int = 0) -> Phrase | None:
    """The grammatical subject of the verb at `i`, through coordination, relative clauses, participles and infinitives."""
    if depth > 4:
        return None
    if type(items) is not Items:
        return _subject(items, i, depth)
    if (i, depth) not in items.subjects:
        items.subjects[i, depth] = _subject(items, i, depth)
    return items.subjects[i, depth]


def _subject(items: list[Item], i: int, depth: int) -> Phrase | None:
    verb = group(items, i)
    k = verb.start - 1
    while k > 0 and items[k].tag == "T" and (items[k - 1].tag == "C" or items[k - 1].text == ","):
        k -= 1  # ", and yesterday took"
    if k < 0:
        if items[i].form <= {"ing", "part", "past"} and (main := next_verb(items, i)) is not None:
            return subject(items, main, depth + 1)
        return None
    if k > 1 and items[k].text == "," and items[k - 1].tag == "W" and items[k - 2].text == ",":
        k -= 3  # "China, however, said"
    item = items[k]
    if verb.infinitive:
        if k > 1 and item.low == "able" and items[k - 1].tag == "X":
            return _subject_left(items, next((m for m in range(k - 2, 0, -1) if items[m].tag != "X"), 0))  # "the army was able to take"
        before = previous_verb(items, verb.start)
        between = phrase_left(items, verb.start)
        if between is not None and items[between.end - 1].low in wordlist("deeds") and any(o.tag == "A" for o in between.items(items)):
            return between  # "North Korean operations to jam signals"
        if (
            before is not None
            and between is not None
            and between.start > before
            and (items[before].is_verb("cause", "wished", "planned") or items[before].low in {"allowing", "helping"})
        ) and (governor(items, between.start) is None or items[between.start - 1].low in {"on", "for", "by"}):
            return between
        return subject(items, before, depth + 1) if before is not None else between
    if item.tag == "C" and (before := previous_verb(items, k)) is not None and not _own_subject(items, k, verb.start):
        return subject(items, before, depth + 1)
    if (
        item.text == ","
        and verb.passive
        and (before := previous_verb(items, k)) is not None
        and verb.start == i
        and group(items, before).passive
    ):
        return subject(items, before, depth + 1)  # "were hit, blocked and harassed"
    if item.tag == "B" and item.low in wordlist("relatives"):
        end = k - 1 if k and items[k - 1].text == "," else k
        head = phrase_left(items, end)
        land = head is not None and head.end - head.start == 1 and head.start > 1 and items[head.start].what == "country"
        if land and items[head.start - 1].low == "in" and not verb.passive and items[i].is_verb("fire", "strike", "deploy"):
            return phrase_left(items, head.start - 1) or head  # "the militia in Yemen, which fired a missile"
        return head
    timed = item.tag == "T" and item.low.endswith((" after", " before"))  # "a day after sailing through the strait, it called at"
    if (item.tag == "B" or (timed and k == 0)) and items[i].form <= {"ing", "part", "past"} and "ing" in items[i].form:
        comma = next((m for m in range(i + 1, min(i + 30, len(items))) if items[m].text == ","), i)
        main = next_verb(items, comma) if k == 0 else previous_verb(items, k)  # "After seeing the ship turn, the crew left"
        return subject(items, main, depth + 1) if main is not None else None
    struck = items[i].is_verb("strike", "impact", "shootdown", "coerce")
    having = any(o.low == "having" or (o.low == "being" and struck) for o in items[verb.start : i])
    if (items[i].form == {"ing"} or having) and item.tag in "PB" and (before := previous_verb(items, k)) is not None:
        done = direct_object(items, before)  # "accused the ships of intimidating"
        there = done is not None and done.end < k <= done.end + 4 and items[done.end].tag == "P" and items[done.end].low in {"in", "from"}
        there = there or (done is not None and done.end < k and all(o.tag in "PDT" for o in items[done.end : k]))  # "accused it Monday of"
        if done is not None and (done.end == k or (there and item.low == "of")) and item.low in {"of", "from", "for"}:
            return done  # "accused the militants in Yemen of having fired"
        return subject(items, before, depth + 1)
    told = item.tag == "E" and verb.start == i and items[i].is_verb("light") and items[i].form & {"part"}
    if told and governor(items, noun_phrase(items, k).start) is not None and post_nominal(items, i):
        return phrase_left(items, i)  # "during the drills held off X"
    reduced = verb.passive and verb.start == i and item.tag in NOUNISH and items[i].form & {"part"} and previous_verb(items, i) is not None
    if reduced and _by_follows(items, i):
        return phrase_left(items, i)  # "in air strikes launched by": what was launched
    if items[i].form == {"ing"} and not verb.progressive:
        end = verb.start - 1 if item.text == "," else verb.start
        if item.text != "," and (item.tag in NOUNISH or item.tag == ")"):
            return phrase_left(items, verb.start)
        before = previous_verb(items, end)
        rel = group(items, before).start - 1 if before is not None else -1
        if rel > 0 and items[rel].tag == "B" and items[rel - 1].tag == "E" and items[i].is_verb("shootdown", "scramble"):
            before = previous_verb(items, rel)  # "repelled an attack that targeted the city, intercepting the missiles"
        return subject(items, before, depth + 1) if before is not None else phrase_left(items, end)
    if item.tag == "V" and item.is_verb("report", "seeing"):
        return subject(items, k, depth + 1)  # "it was confirmed sailed"
    if item.text in DASHES and (opened := next((m for m in range(k - 1, max(k - 26, 0), -1) if items[m].text in DASHES), None)) is not None:
        return _subject_left(items, opened - 1)  # "three jets — without transponders — flew"
    if item.text == "," and (before := _before_aside(items, k)) is not None:
        return _subject_left(items, before)
    if (
        item.text == ","
        and (before := previous_verb(items, k)) is not None
        and items[i].form & items[before].form & {"past", "s"}
        and not items[i].is_verb("report")
        and not any(o.tag == "B" for o in items[before:k])
        and k - before < 16
    ):
        return subject(items, before, depth + 1)  # "sailed past A, went past B and took C"
    return _subject_left(items, k)


def _before_aside(items: list[Item], k: int) -> int | None:
    """The item before ", which used no transponders," or ", two from each air force,": what stands between commas is stepped over."""
    for m in range(k - 2, max(k - 24, 0), -1):
        if (items[m].tag == "V" and items[m].low != "including") or items[m].text in ";:":
            break
        if items[m].text == "," and items[m + 1].low in {"including", "among", "namely"} and items[m - 1].tag in NOUNISH | {")"}:
            return m - 1  # "a group of ships, including two frigates and a tug, sailed"
    for m in range(k - 1, max(k - 24, 0), -1):
        if items[m].text in ";:":
            return None
        if items[m].text == ",":
            at = m + 1
            while at + 1 < k and (items[at].tag == "W" or items[at].low in {"also", "both", "currently", "then", "once"}):
                at += 1
            first = items[at]
            verbs = [o for o in items[m + 1 : k] if o.tag == "V"]
            second = items[at + 1] if at + 1 < k else first
            relative = first if first.tag == "B" else second
            told = (first.tag == "B" or (first.tag == "P" and second.tag == "B")) and relative.low in RELATIVES
            by = second.low in {"by", "with", "alongside"} or first.form == {"ing"}
            led = first.tag == "V" and len(verbs) == 1 and by and k - m > 2  # ", escorted by two frigates,"
            led = led or (first.low in wordlist("naming") and len(verbs) == 1 and k - m > 2)  # ", named Falcon Shield,"
            if not led and first.tag == "V" and len(verbs) == 1 and "part" in first.form and second.tag in "PT":
                earlier = previous_verb(items, m)  # "the ministry said the carrier, commissioned in 2019, had sailed"
                main = items[k + 1].tag == "X" or (items[k + 1].tag == "V" and first.low in HOMED)
                led = main and (earlier is None or items[earlier].is_verb("report"))
            if m + 2 == k and first.tag in "LA" and first.what not in {"body", "generic", "person"} and items[m - 1].tag in "LA":
                while m > 2 and items[m - 1].tag == "L" and items[m - 2].text == "," and items[m - 3].tag in "LA":
                    m -= 2
                return m - 1  # "bombers of the 5th Wing, Minot Air Force Base, North Dakota, arrived"
            apart = first.tag in "QDP" or first.low in {"without", "after", "before", "since"}
            listed = any(o.tag == "C" for o in items[m + 1 : k]) and items[m - 1].tag != "L"
            aside = led or (not verbs and k - m > 2 and apart and not listed)
            return m - 1 if m and items[m - 1].tag in NOUNISH | {")"} and (told or aside) else None
    return None


def fronted_by(items: list[Item], i: int) -> Phrase | None:
    """The "by" phrase that opens a sentence whose verb at `i` has no subject: "By aviation inflicted"."""
    for k in range(min(i, 4)):
        if items[k].low == "by" and items[k].tag == "P" and k + 1 < i:
            return phrase_right(items, k + 1)
    return None


def relative_head(items: list[Item], inner: Phrase) -> Phrase | None:
    """What "which" or "that" before the subject `inner` stands for: "the tanker, [which] its Guards had seized"."""
    k = inner.start - 1
    if k < 1 or items[k].tag != "B" or items[k].low not in {"which", "that", "whom"}:
        return None
    end = k - 1 if items[k - 1].text == "," else k
    if end < k and (before := _before_aside(items, end)) is not None:
        end = before + 1
    for m in range(end - 1, max(end - 8, -1), -1):
        if items[m].tag in "S":
            return noun_phrase(items, m)
        if items[m].tag in "VB":
            return None
    return None


def _own_subject(items: list[Item], c: int, start: int) -> bool:
    return start - c > 1 and any(o.tag in "ASNLR" for o in items[c + 1 : start])


def _subject_left(items: list[Item], k: int) -> Phrase | None:
    while k >= 0:
        item = items[k]
        if item.tag in NOUNISH or item.tag == "R":
            phrase = phrase_left(items, k + 1)
            if phrase is None:
                return None
            before = items[phrase.start - 1] if phrase.start else None
            if before is not None and before.tag == "V" and before.form & {"past", "s"} and items[k + 1 : k + 2] and phrase.end == k + 1:
                c = next((m for m in range(phrase.end - 1, phrase.start, -1) if items[m].tag == "C"), None)
                if c is not None and items[c + 1].tag == "D":
                    return Phrase(c + 1, phrase.end)  # "scrambled jets, and | a destroyer of the navy is watching"
            if (
                before is not None
                and before.low == "of"
                and (part := phrase_left(items, phrase.start - 1))
                and all(o.tag in "DQW" or o.low == "one" or o.low in wordlist("amounts") for o in items[part.start : part.end])
            ):
                phrase = Phrase(part.start, phrase.end)  # "nine of the aircraft", "one of its ships"
                before = items[phrase.start - 1] if phrase.start else None
            if before is not None and before.tag == "P":
                k = phrase.start - 2
                continue
            if before is not None and before.tag == "V" and post_nominal(items, phrase.start - 1):
                k = group(items, phrase.start - 1).start - 1
                if k >= 0 and items[k].tag == "B":
                    k -= 1
                continue
            return _with_apposition(items, phrase)
        if item.tag == ")":
            opened = opening(items, k)
            k = (opened if opened is not None else k) - 1
        elif item.tag in "TMWP":
            if item.text in ";:":
                return None
            k -= 1
        elif item.tag == "V" and post_nominal(items, k):
            k = group(items, k).start - 1
            if k >= 0 and items[k].tag == "B":
                k -= 1
        elif item.tag == "C":
            k -= 1
        else:
            return None
    return None


def post_nominal(items: list[Item], i: int) -> bool:
    """Does the verb at `i` only describe the noun before it: "boats taking supplies", "ships, which sailed"?"""
    verb = group(items, i)
    k = verb.start - 1
    if k > 0 and items[k].tag == "T" and items[k - 1].tag in NOUNISH and items[i].form == {"ing"}:
        k -= 1  # "strikes last night targeting"
    if k > 0 and items[k].tag == ")":
        k = (opening(items, k) or 0) - 1  # "one frigate (535) sailing"
    if k < 0:
        return False
    if items[k].tag == "B" and items[k].low in wordlist("relatives") and not (k and items[k - 1].tag == "V"):
        return True
    if (verb.finite and items[i].form & {"s", "base"}) or verb.modal or verb.progressive:
        return False
    return (
        items[k].tag in NOUNISH
        and items[i].form <= {"ing", "part", "past"}
        and (
            items[i].form == {"ing"}
            or (i + 1 < len(items) and items[i + 1].tag == "V" and not items[i].is_verb("report", "seeing") and "past" in items[i + 1].form)
            or (
                not items[i].is_verb("report")
                and (
                    not items[i].is_verb("light")
                    or [o.low for o in items[i + 1 : i + 2]] in (["from"], ["by"])
                    or (items[k].tag == "E" and governor(items, noun_phrase(items, k).start) is not None)  # "during the drills held off X"
                )
                and any(o.low in {"in", "by", "at", "near", "to", "on", "off", "with", "from", "for", "of"} for o in items[i + 1 : i + 2])
            )
            or (items[i].is_verb("fire") and items[k].tag == "S" and [o.low for o in items[i + 1 : i + 2]] in (["toward"], ["towards"]))
        )
    )


def _with_apposition(items: list[Item], phrase: Phrase) -> Phrase:
    start = phrase.start
    if start >= 2 and items[start - 1].text == "," and items[start - 2].tag in "ASNE":
        left = phrase_left(items, start - 1)
        if left is not None and left.start > 1 and items[left.start].tag in "LA" and _town_and_state(items, left.start):
            return phrase  # "a call at Busan, South Korea, the navy said"
        if left is not None and (of := governor(items, left.start)) is not None and of.low == "of":
            outer = phrase_left(items, left.start - 1)  # "two ships of the German navy, the frigate X, passed"
            left = Phrase(outer.start, left.end) if outer is not None and any(o.tag == "S" for o in outer.items(items)) else left
        if (
            left is not None
            and (governor(items, left.start) is None)
            and any(o.tag in "ASE" for o in items[left.start : left.end])
            and not (left.start and items[left.start - 1].tag == "V")
        ):
            return Phrase(left.start, phrase.end)
    return phrase


def _town_and_state(items: list[Item], i: int) -> bool:
    """Does a comma with a place before it stand before item `i`?"""
    return items[i - 1].text == "," and items[i - 2].tag in "LA"


def direct_object(items: list[Item], i: int) -> Phrase | None:
    """The noun phrase right after the verb at `i`."""
    k = i + 1
    while k < len(items) and items[k].tag in "WG":
        k += 1
    if k + 1 < len(items) and items[k].tag == "T" and items[k].what == "clock" and items[k + 1].tag == "L":
        k += 1  # "left around 16:00 Souda Bay"
    k = _past_time(items, k)
    if k + 1 < len(items) and items[k].low in {"most", "all", "half", "part"} and items[k + 1].low == "of":
        k += 2
        while k < len(items) and items[k].tag == "W":
            k += 1
    if k < len(items) and items[k].tag in "(" and k + 1 < len(items):
        k += 1
    if (
        k + 1 < len(items)
        and items[k].tag == "C"
        and items[k + 1].tag == "V"
        and items[k + 1].form & items[i].form
        and not any(o.tag == "C" for o in items[max(0, i - 2) : i])
    ):
        return direct_object(items, k + 1)  # "destroyed and intercepted 25 drones"
    phrase = phrase_right(items, k)
    if (
        phrase is not None
        and phrase.end < len(items) - 1
        and items[phrase.end].low == "of"
        and all(o.tag in "DQWNR" for o in items[phrase.start : phrase.end])
        and (rest := phrase_right(items, phrase.end + 1))
    ) and all(
        o.tag in "DQW"
        or o.low in wordlist("amounts")
        or o.low == "one"
        for o in items[phrase.start : phrase.end]
    ):
        return Phrase(phrase.start, rest.end)  # "hundreds of warning shots", "nine of the aircraft"
    return phrase if phrase is None else _before_clause(items, phrase)


def _before_clause(items: list[Item], phrase: Phrase) -> Phrase:
    """ "scrambled jets and | a destroyer of the navy is watching": what stands behind "and" may be the subject of a clause of its own."""
    c = next((k for k in range(phrase.end - 1, phrase.start, -1) if items[k].tag == "C"), None)
    if c is None or items[c + 1].tag != "D":
        return phrase
    k = phrase.end
    while k < len(items) and items[k].tag in "PDNASLEQ'W":
        k += 1
    own = k < len(items) and items[k].tag == "X" and items[k].low not in {"been", "being"}
    return Phrase(phrase.start, c) if own else phrase


def _past_time(items: list[Item], k: int) -> int:
    """ "seized on Monday a ship": behind a time between the verb and its object, which is told with a number or an article."""
    after = k + 1 if k < len(items) and items[k].low in {"on", "in"} else k
    if after + 2 >= len(items) or items[after].tag != "T" or items[after + 1].tag not in "DQ":
        return k
    phrase = phrase_right(items, after + 1)
    told = phrase is not None and phrase.end < len(items) and items[phrase.end].tag in "VX" and "part" not in items[phrase.end].form
    return k if phrase is None or told else after + 1  # "sailed on Monday the ministry said"


def _by_follows(items: list[Item], i: int) -> bool:
    """ "launched by", "carried out by"."""
    after = [o.low for o in items[i + 1 : i + 3] if o.tag != "W"]
    return after[:1] == ["by"]


def agent(items: list[Item], i: int) -> Phrase | None:
    """The "by" phrase of a passive: "were tracked at 4:50 by NORAD"."""
    for k in range(i + 1, min(i + 16, len(items) - 1)):
        if items[k].tag == "B" or items[k].text in ";:":
            return None
        if items[k].tag == "V" and items[k].form & {"part"} and _by_follows(items, k) and items[k - 1].tag in NOUNISH:
            return None  # "were killed in air strikes launched by": who launched them
        if items[k].low == "by" and items[k - 1].tag == "E" and k > i + 2:
            return None  # "were killed in X after shelling by gunmen": who shelled
        if items[k].low == "by" and items[k + 1].tag in NOUNISH:
            return phrase_right(items, k + 1)
    return None


def begins_doing(items: list[Item], v: int) -> bool:
    """ "the border patrol began throwing stones": what it began is told, the verb carries no patrol."""
    return v + 1 < len(items) and items[v + 1].tag == "V" and items[v + 1].form == {"ing"}
