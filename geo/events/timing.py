"""Which event a time expression dates: the clause it stands in, what "the same day" points back to, and the heading above."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events import times
from geo.events.grammar import direct_object, group, post_nominal, previous_verb, subject
from geo.events.lexicon import wordlist
from geo.events.phrases import noun_phrase
from geo.events.placing import attach
from geo.events.proposal import PHYSICAL, Memory, Proposal
from geo.events.telling import head_of_telling, is_telling, of_relative, owned

if TYPE_CHECKING:
    from geo.events.reader import Reader
    from geo.events.times import Moment

CARRIES = frozenset(
    {"go", "come", "head", "move", "travel", "return", "continue", "operate", "make", "use", "fly", "land", "fall", "cruise", "splash"}
)  # verbs that only carry on what a trigger before them began
LADEN = frozenset(  # a participle that tells what a thing bears or has beside it
    {"escort", "accompany", "support", "lead", "carry", "bear", "haul", "tow", "drag", "trail", "contain", "hold"}
)
BEGINS = frozenset({"begin", "start", "commence", "kick off", "open", "get under way", "get underway", "launch", "resume"})
HOLDS = frozenset({"hold", "conduct", "stage", "carry out", "take part", "participate", "join"})
GATHERS = frozenset({"gather", "meet", "assemble", "converge", "rendezvous", "link up", "team up", "muster", "convene", "join"})
ENDS = frozenset({"end", "finish", "conclude", "complete", "wrap up", "close", "be over"})
LASTS = frozenset({"last", "run", "continue", "go on", "take place", "be"})
PRESENT = frozenset({"now", "currently", "presently"})
LASTING = frozenset({"exercise", "joint_patrol", "deployment", "naval_transit", "meeting"})
RANKS = frozenset({"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
COUNTED = frozenset({"days", "weeks", "months", "years", "hours", "soon", "shortly", "long"})
POINTS = frozenset({"date", "weekday", "monthday", "now", "shift", "same"})
RELATIVE = frozenset({"same", "shift"})
DAYLIKE = frozenset({"date", "weekday", "monthday", "now", "same", "shift", "past", "span", "range", "weekdays"})


def through(r: Reader, k: int | None, order: list[int]) -> int | None:
    """A place or time may hang on a verb that only carries on from a trigger: "sailed east, passing the strait"."""
    if k is None or k in order:
        return k
    item = r.items[k]
    before = max((t for t in order if t < k), default=None)
    if before is not None and all(o.tag in "VCMWX" for o in r.items[before:k]) and group(r.items, before).passive:
        return before  # "was boarded, searched and released in"
    if before is not None and item.tag == "V" and r.items[before].tag == "V" and {o.tag for o in r.items[before + 1 : k]} == {"C"}:
        return before  # "intercepted and diverted a tanker to the coast of X"
    if item.is_verb("report", "seeing") and group(r.items, k).passive:
        told = subject(r.items, k)  # "explosions were reported in", "the downing of 30 drones was confirmed in"
        it = told is not None and [o.low for o in told.items(r.items)] == ["it"]
        if it and item.is_verb("seeing") and [o.low for o in r.items[k + 1 : k + 2]] == ["that"]:
            return next((t for t in order if t > k), None)  # "Off the islands, it was confirmed that two frigates sailed"
        if before is not None and item.tag == "V" and r.items[before].tag == "E" and all(o.tag in "DQNASPCEXW" for o in r.items[before:k]):
            return before
        if told is not None and (doing := next((t for t in order if t < k and direct_object(r.items, t) == told), None)) is not None:
            return doing  # "operations to jam signals were detected near"
        return next((t for t in order if told is not None and told.start <= t < told.end), None)
    if item.tag == "E":  # "repelled nine attacks near": the noun is the object of a trigger
        before = max((t for t in order if t < k), default=None)
        done = direct_object(r.items, before) if before is not None and r.items[before].tag == "V" else None
        start = noun_phrase(r.items, k).start
        if before == start - 2 and r.items[start - 1].low in {"in", "during", "by"} and r.items[before].tag == "V":
            return before  # "were killed in two attacks in"
        if done is not None and done.start <= k < done.end:
            return before
        verb = next((t for t in order if k < t <= k + 12), None)  # "an attack near X on Monday killed six"
        about = subject(r.items, verb) if verb is not None and r.items[verb].tag == "V" else None
        return verb if about is not None and about.start <= k < about.end else None
    if item.is_verb("report", "state"):
        return None
    if (drill := drilled(r, k)) in order:
        return drill
    if item.is_verb("exercise") and item.form == {"ing"} and (k - 1 in order or (k > 1 and r.items[k - 1].text == "," and k - 2 in order)):
        return k - 1 if k - 1 in order else k - 2  # "held exercise Alpha, training missile defence off the coast"
    if item.form <= {"ing", "past", "part"} and {v.lemma for v in item.verbs} & LADEN and post_nominal(r.items, k):
        before = max((t for t in order if t < k), default=None)  # "sent balloons carrying leaflets across the line"
        done = direct_object(r.items, before) if before is not None and r.items[before].tag == "V" else None
        return before if done is not None and done.end == k else None
    if item.form == {"ing"} and post_nominal(r.items, k):
        before = max((t for t in order if t < k), default=None)
        followed = before is not None and r.items[before].is_verb("seeing", "scramble", "monitor")
        if followed and not any(o.tag == "V" for o in r.items[before + 1 : k]):
            return before  # "spotted three ships sailing near X on Monday", "to escort aircraft flying over the sea"
    if {v.lemma for v in item.verbs} & CARRIES:
        before = max((t for t in order if t < k), default=None)
        if before is not None and any(o.low in {"since", "because"} and o.tag == "B" for o in r.items[before:k]):
            return None  # "the first drill since the president returned to office in January"
        return max((t for t in order if t < k), default=min((t for t in order if k < t <= k + 12), default=None))
    return None


def drilled(r: Reader, k: int) -> int | None:
    """ "held exercises to repel an attack and destroy submarines": the drill that the verb at `k` only tells the content of."""
    verb = group(r.items, k)
    while not verb.infinitive and verb.start and r.items[verb.start - 1].tag == "C" and r.items[k].form & {"base"}:
        before = previous_verb(r.items, verb.start)
        if before is None:
            return None
        verb = group(r.items, before)
    if not verb.infinitive or not verb.start:
        return None
    noun = r.items[verb.start - 1]
    return verb.start - 1 if noun.tag == "E" and noun.value == "exercise" else None


def anchor(r: Reader, i: int, order: list[int]) -> int | None:
    """The trigger that the time expression at item `i` dates; None when it dates something else."""
    if (own := owned(r, i)) is not None and (k := own if own in order else through(r, own, order)) is not None:
        return k
    if (ahead := _opens(r, i, order)) is not None or (ahead := _owns(r, i, order)) is not None:
        return ahead
    if r.items[i].what in {"month", "weekday", "date"} and i and r.items[i - 1].low in {"the", "its", "a", "their"}:
        k = i + 1  # "the November crash", "its Monday missile test"
        while k < len(r.items) and r.items[k].tag in "NAS" and k - i < 4:
            k += 1
        if k in order and r.items[k].tag == "E":
            return k
    found = attach(r.items, i, r.anchors)
    if found is not None and found < i and r.items[found].is_verb("report") and found not in order:
        after = bisect_right(r.anchors, i)
        found = r.anchors[after] if after < len(r.anchors) else found  # "said that on Friday ships sailed"
    if found is not None and found not in order and _foregone(r, found):
        return None
    if found is not None and found not in order and (first := _joined(r, found, order)) is not None:
        return first
    return found if found in order else through(r, found, order)


def _joined(r: Reader, k: int, order: list[int]) -> int | None:
    """ "scrambled jets and issued an alert on Wednesday": what the same subject did with it was on that day as well."""
    verb = group(r.items, k)
    before = max((t for t in order if t < k), default=None)
    if before is None or r.items[k].tag != "V" or not r.items[k].form & {"past"} or not verb.start or r.items[verb.start - 1].tag != "C":
        return None
    alike = r.items[before].tag == "V" and r.items[before].form & {"past"} and not group(r.items, before).infinitive
    apart = any(o.tag in "BV;" or o.text == ";" for o in r.items[before + 1 : verb.start - 1])
    return before if alike and not apart and subject(r.items, k) == subject(r.items, before) else None


def _foregone(r: Reader, k: int) -> bool:
    """Does the verb at `k` tell what came before: "is in the gulf, having passed the strait last week"?"""
    return r.items[k].tag == "V" and any(o.low == "having" for o in r.items[max(0, group(r.items, k).start - 1) : k])


def _owns(r: Reader, i: int, order: list[int]) -> int | None:
    """The event noun of which a day is the owner: "following Tuesday's air strike in Beirut", "the November crash"."""
    ahead = next((t for t in order if t > i), None)
    led = i > 0 and (r.items[i - 1].tag == "D" or r.items[i].low.startswith("the "))
    inside = led and all(o.tag in "NAS" for o in r.items[i + 1 : ahead])
    if i + 1 >= len(r.items) or ahead is None or not (r.items[i + 1].tag == "'" or inside):
        return None
    if r.items[ahead].tag != "E" or any(o.tag in "PVBM" for o in r.items[i + 2 : ahead]):
        return None
    return ahead


def _opens(r: Reader, i: int, order: list[int]) -> int | None:
    """The verb of the clause that a time opens: "tested a missile last month, and [on Nov. 5] it fired seven more"."""
    k = i - 1
    while k > 0 and r.items[k].tag in "PDWQ":
        k -= 1
    if k < 1 or r.items[k].tag != "C" or r.items[k - 1].tag == "T" or i + 1 >= len(r.items):
        return None
    if not any(t < k for t in r.anchors) or not (r.items[i + 1].text == "," or r.items[i + 1].tag in "DRASQN"):
        return None
    ahead = next((t for t in order if t > i), None)
    if ahead is None or ahead - i > 16 or r.items[ahead].tag != "V" or not group(r.items, ahead).finite:
        return None
    between = r.items[i + 1 : ahead]
    clause = any(o.tag in "RASLN" for o in between) and not any(o.tag == "V" or o.text == ";" for o in between)
    return ahead if clause else None


def date_proposals(r: Reader, proposals: list[Proposal], by_trigger: dict[int, Proposal]) -> None:
    """Give every proposal of a sentence the times that are told of it. Times of statements go to `r.told`."""
    order = sorted(by_trigger)
    verbs: dict[int, list[int]] = {}
    for k, q in by_trigger.items():
        verbs.setdefault(id(q), []).append(k)
    where = [i for i, item in enumerate(r.items) if item.tag == "T" or item.what == "duration"]
    ground(r, where)
    loose: list[int] = []
    for i in where:
        item = r.items[i]
        if item.what == "duration" and item.tag == "N":
            found = next((t for t in order if i < t <= i + 6), None)
        elif item.what == "clock":
            found = attach(r.items, i, r.anchors)
        elif item.what == "shift" and item.value.base is None and _points(r, i):
            _day_before(r, i, where, proposals)
            continue  # "a week after Beijing held drills" relates two events
        elif is_telling(r, i, order) or _ranked(r, i) or _of_another(r, i):
            r.told.append(item.value)
            continue
        else:
            found = anchor(r, i, order)
        p = by_trigger.get(found) if found is not None else None
        if p is None and (p := _phase(r, proposals, i)) is not None:
            _give(r, p, i)
        elif p is not None:
            _give(r, p, i, verbs[id(p)])
        elif of_relative(r, i, order):
            r.told.append(item.value)
        elif item.what not in {"clock", "duration"}:
            loose.append(i)
    for i in where:  # "until Monday, when they passed": Monday is also the day of what follows
        k = i + 1 + (i + 1 < len(r.items) and r.items[i + 1].text == ",")
        if k < len(r.items) and r.items[k].low == "when" and r.items[i].what not in {"clock", "duration"}:
            after = next((p for p in proposals if p.trigger > k and not p.moments), None)
            if after is not None:
                after.moments.append(replace(r.items[i].value, edge=""))
                if any(o.low == "last" and o.tag == "W" for o in r.items[:i]):
                    after.rules.append("the time before")  # "last took off on Monday, when two bombers were seen"
                    after.again, after.weak = True, after.kind == "deployment"
    acts = [p for p in proposals if p.kind in PHYSICAL and not p.moments]
    loose = [i for i in loose if not _describes_else(r, i) and not (r.items[i].value.edge == "since" and _related(r, i))]
    if loose and len(acts) == 1 and len(loose) == 1 and not _clause_between(r, loose[0], acts[0].trigger):
        _give(r, acts[0], loose[0])
        loose = []
    _lead_in(r, proposals, where)
    _gathered(r, proposals)
    _not_of_relatives(r, proposals, where)
    for p, q in pairwise(proposals):  # "it opens on April 22 and will run to May 10"
        closes = any(m.edge in {"until", "till", "ended"} for m in q.moments)
        if closes and p.kind == q.kind and p.kind in LASTING and not p.spots and any(m.edge == "since" for m in p.moments):
            q.moments = [*p.moments, *q.moments]
    counted = "times" in r.items.words and any(o.low == "times" and k and r.items[k - 1].tag in "QND" for k, o in enumerate(r.items))
    led = where[:1] and where[0] < 3 and r.items[where[0]].what == "shift" and r.items[where[0]].value.base is None and _points(r, where[0])
    for p in proposals:
        many = counted or _number_of(r, p)
        p.habitual = p.habitual or (many and any(m.edge == "since" for m in p.moments))  # "six times since 2019", "100 attacks since May"
        p.habitual = p.habitual or (counted and p.reaction and any(q.habitual for q in proposals if q.trigger < p.trigger))
        p.habitual = p.habitual or _campaign(r, p)
        p.hot = p.hot or _under_way(r, p)
        p.aside = not p.moments and (bool(led) or _aside(r, p) or any(head_of_telling(r, i, order) and i < p.trigger for i in where))


def _gathered(r: Reader, proposals: list[Proposal]) -> None:
    """ "gathered on Monday to kick off an exercise": the day they met is that of what they met for."""
    for p in proposals:
        if p.kind not in {"exercise", "joint_patrol"} or p.moments or p.future:
            continue
        verb = next((k for k in range(p.trigger, max(p.trigger - 9, 1), -1) if r.items[k].tag == "V"), None)
        if verb is None or r.items[verb - 1].low != "to" or not {v.lemma for v in r.items[verb].verbs} & (BEGINS | HOLDS):
            continue
        met = previous_verb(r.items, verb - 1)
        if met is None or not {v.lemma for v in r.items[met].verbs} & GATHERS:
            continue
        came = next((q for q in proposals if q.trigger == met), None)
        times_of = came.moments if came is not None else [o.value for o in r.items[met:verb] if o.tag == "T" and o.what in POINTS]
        p.moments = list(times_of)
        if came is not None:
            came.weak = True


def _not_of_relatives(r: Reader, proposals: list[Proposal], where: list[int]) -> None:
    """ "On Monday, the mayor of X, where a rocket killed six in July, said": the day at the head is not that of the relative clause."""
    if not where or where[0] > 2 or [o.text for o in r.items[where[0] + 1 : where[0] + 2]] != [","]:
        return
    head = r.items[where[0]].value
    for p in proposals:
        rel = next((k for k in range(p.trigger - 1, where[0], -1) if r.items[k].tag == "B" and r.items[k].low in {"where", "who"}), None)
        own = [m for m in p.moments if m is not head]
        if rel is not None and own and len(own) < len(p.moments):
            p.moments = own


def _campaign(r: Reader, p: Proposal) -> bool:
    """ "began striking ships in November", "since the rebels began attacks on shipping": what goes on ever since is no one event."""
    if p.kind not in {"strike", "coercion"}:
        return False
    k = next((k for k in range(p.trigger - 1, max(p.trigger - 3, -1), -1) if r.items[k].tag == "V"), None)
    if k is None or not {v.lemma for v in r.items[k].verbs} & {"begin", "start"}:
        return False
    several = r.items[p.trigger].low.endswith(("ing", "s"))
    long_ago = any(m.kind in {"month", "year", "season", "part"} for m in p.moments)
    since = any(o.low == "since" and o.tag in "BP" for o in r.items[max(0, k - 8) : k])
    return several and (long_ago or (since and not p.moments))


def _day_before(r: Reader, i: int, where: list[int], proposals: list[Proposal]) -> None:
    """ "opened an inquiry on Wednesday, a day after two jets collided": what is told behind came so long before the time told first."""
    moment: Moment = r.items[i].value
    first = next((r.items[k].value for k in where if k < i and r.items[k].what in POINTS - RELATIVE), None)
    told = next((p for p in proposals if p.trigger > i), None)
    between = any(p.trigger < i and p.moments for p in proposals)
    if first is None or told is None or told.moments or between or moment.unit != "day" or not moment.count:
        return
    if not moment.text.lower().endswith("after") or any(r.items[k].what in POINTS - RELATIVE for k in where if i < k < told.trigger + 12):
        return
    told.moments.append(replace(moment, count=-moment.count, base=replace(first, edge="")))


def _number_of(r: Reader, p: Proposal) -> bool:
    """ "more than 100 attacks": is the event a number of events?"""
    item = r.items[p.trigger]
    return item.tag == "E" and item.low.endswith("s") and any(o.tag == "Q" for o in r.items[max(0, p.trigger - 3) : p.trigger])


def _under_way(r: Reader, p: Proposal) -> bool:
    """ "Drills of the fleet, with ten ships, have begun": begun on the day it is told."""
    if p.kind not in LASTING or r.items[p.trigger].tag != "E" or p.moments:
        return False
    verb = next((k for k in range(p.trigger + 1, len(r.items)) if r.items[k].tag == "V"), None)
    if verb is None or not {v.lemma for v in r.items[verb].verbs} & BEGINS or r.items[verb].form <= {"ing"}:
        return False
    return any(o.low in {"has", "have"} for o in r.items[max(0, verb - 3) : verb])


def _aside(r: Reader, p: Proposal) -> bool:
    """Does a clause turn back to an earlier time: "had seized", "previously", "has sailed there three times"?"""
    lo = max((k for k in range(p.trigger) if r.items[k].text == ";" or r.items[k].tag == "B"), default=0)
    words = {o.low for o in r.items[lo : p.trigger + 4]}
    if words & wordlist("asides"):
        return True
    if r.items[p.trigger].tag != "V":
        return False
    verb = group(r.items, p.trigger)
    before = {o.low for o in r.items[verb.start : p.trigger]}
    return (bool(before & {"had", "'d"}) and not r.reports) or (bool(before & {"has", "have"}) and "been" not in before)


def _phase(r: Reader, proposals: list[Proposal], i: int) -> Proposal | None:
    """ "The exercise, with ships of ten navies, opened on Friday and lasts until Sunday": what begins, lasts or ends is told before."""
    verb = next((k for k in range(i - 1, max(i - 9, -1), -1) if r.items[k].tag == "V"), None)
    if verb is None or not {v.lemma for v in r.items[verb].verbs} & (BEGINS | ENDS | LASTS) or any(o.text == ";" for o in r.items[verb:i]):
        return None
    before = next((p for p in reversed(proposals) if p.trigger < verb and p.kind in LASTING), None)
    if before is None or r.items[before.trigger].tag == "E":
        return before
    about = subject(r.items, verb)  # "the move was completed on Wednesday"
    words = about.items(r.items) if about is not None and about.start > before.trigger else []
    return before if words and not any(o.tag in "AS" for o in words) else None


def _give(r: Reader, p: Proposal, i: int, verbs: Iterable[int] = ()) -> None:
    item = r.items[i]
    moment = item.value
    if moment.kind == "duration":
        if moment.text.lower().startswith("after") and not {v.lemma for k in verbs for v in r.items[k].verbs} & ENDS:
            return
        p.length = p.length or moment.count
        return
    lemmas = {v.lemma for k in (*verbs, *range(max(0, i - 3), i)) for v in r.items[k].verbs}
    coming = next((o for o in reversed(r.items[max(0, i - 3) : i]) if o.tag == "V"), None)
    if coming is not None and coming.form <= {"s", "base"} and {v.lemma for v in coming.verbs} & (BEGINS | LASTS) and p.kind in LASTING:
        p.future = p.future or not p.moments  # "it opens on April 22 and lasts until May 10"
    begun = any(_begun(r, k) for v in (p.trigger, *verbs) for k in (v, v + 1))  # "began firing", "began launching attacks"
    if (begun or (lemmas & BEGINS - {"launch"} and p.kind in LASTING)) and not moment.edge and moment.kind in POINTS:
        moment = replace(moment, edge="since")
    if lemmas & ENDS and not moment.edge and moment.kind != "clock":
        moment = replace(moment, edge="ended")
    elif p.future and (not moment.edge or moment.edge == "until") and moment.kind not in RELATIVE and _by(r, i):
        moment = replace(moment, edge="by")
    elif moment.edge == "until" and not p.future and r.items[p.trigger].tag == "V" and _past(r, i):
        moment = replace(moment, edge="till")
    p.moments.append(moment)
    p.start, p.end = min(p.start, item.start), max(p.end, item.end)


def _by(r: Reader, i: int) -> bool:
    """ "will be home by Friday", "by the end of May": any day until then."""
    return r.items[i].low.startswith("by ") or (i > 0 and r.items[i - (1 + (i > 1 and r.items[i - 1].tag == "D"))].low == "by")


def _begun(r: Reader, i: int) -> bool:
    """Is the verb at item `i` what somebody began to do: "began launching"?"""
    before = r.items[i - 1] if 0 < i < len(r.items) else None
    return before is not None and r.items[i].low.endswith("ing") and bool({v.lemma for v in before.verbs} & {"begin", "start", "resume"})


def _past(r: Reader, i: int) -> bool:
    """Is the verb before item `i` in a past tense: "followed them until Monday"?"""
    verb = next((o for o in reversed(r.items[:i]) if o.tag == "V"), None)
    return (
        verb is not None
        and verb.form <= {"past", "part"}
        and not any(o.low in {"will", "would", "is", "are"} for o in r.items[max(0, i - 6) : i])
    )


def _ranked(r: Reader, i: int) -> bool:
    """ "the deadliest attack since October 1", "the first since 2019": the time is that of another one."""
    if r.items[i].what == "rel" and r.items[i].low.startswith(("this", "so far")):
        return any(_ranks(o.low) or o.low in wordlist("ordinals") for o in r.items[max(0, i - 10) : i] if o.tag != "V")
    if r.items[i].value.edge != "since":
        return False
    words = [o.low for o in r.items[max(0, i - 8) : i] if o.tag != "V"]
    if "first" in {o.low for o in r.items[max(0, i - 22) : i]}:
        return True  # "the first time a patrol boat crossed the line since March"
    if {"consecutive", "straight", "running"} & set(words):
        return True  # "the 158th consecutive day since December 22"
    return any(_ranks(w) for w in words)


def _ranks(word: str) -> bool:
    """A superlative or a number in a series: "the highest", "a record", "the fourth"."""
    nth = word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th"))  # "the 15th this year"
    return nth or (word.endswith("est") and len(word) > 5) or word in {"first", "worst", "most", "record"} or word in RANKS


def _of_another(r: Reader, i: int) -> bool:
    """ "ahead of a ruling on July 12", "before a summit on Friday": the time is that of the other thing."""
    k = i - 1
    if k < 2 or r.items[k].low not in {"on", "in"} or r.items[k - 1].tag != "N" or r.items[k - 1].low != r.items[k - 1].text:
        return False
    k -= 2
    while k > 0 and r.items[k].tag in "DNAQ'":
        k -= 1
    before = r.items[k].low
    return before in {"before", "following"} or (before == "of" and k > 0 and r.items[k - 1].low in {"ahead", "eve"})


def _describes_else(r: Reader, i: int) -> bool:
    """Is the time at item `i` that of a participle which only describes a thing: "the frigate, built in May 2019, ..."?"""
    k = attach(r.items, i, r.anchors)
    if k is None or k > i or r.items[k].tag != "V":
        return False
    if _foregone(r, k):
        return True
    if r.items[k].is_verb("report", "light"):
        return False
    aside = "part" in r.items[k].form and k > 0 and r.items[k - 1].text in {",", "("}
    return aside or post_nominal(r.items, k)


def _related(r: Reader, i: int) -> bool:
    """Is the time at item `i` that of a clause about a thing: "the bill that the president signed on Friday"?"""
    k = attach(r.items, i, r.anchors)
    if k is None or k > i or r.items[k].tag != "V":
        return False
    if _foregone(r, k):
        return True
    before = group(r.items, k).start - 1
    while before > 1 and k - before < 9 and r.items[before].tag in "DNAQ'":
        before -= 1
    return r.items[before].tag == "B" and r.items[before].low in wordlist("relatives") and r.items[before - 1].tag in "NAE"


def _clause_between(r: Reader, i: int, k: int) -> bool:
    """Does a clause of its own begin between two items?"""
    lo, hi = sorted((i, k))
    return any(o.text == ";" or (o.tag == "B" and o.low not in {"that", "as", "when", "while"}) for o in r.items[lo + 1 : hi])


def _lead_in(r: Reader, proposals: list[Proposal], where: list[int]) -> None:
    """ "In May, ships landed at X and fired", "On the morning of the 13th it flew": the time at the head is of all that follows."""
    lead = _connected(r)
    first = next((i for i in where if i < lead + 8 and r.items[i].what not in {"clock", "duration"}), None)
    if first is not None and r.items[first].value in r.told:
        return  # "In a March 12 press release"
    if first is not None and r.items[first].what == "shift" and r.items[first].value.base is None:
        return  # "A day after missiles hit X, drones struck Y"
    if first is not None and _during(r, first):
        pass  # "During the previous drills in 2021, the group sailed"
    elif first is None or any(o.tag not in "PDWQT" and o.low not in wordlist("day_parts") for o in r.items[lead:first]):
        return
    main = next((a for a in r.anchors if a > first), None)
    seen = main is not None and {v.lemma for v in r.items[main].verbs} & {"confirm"} and r.items[first].what in {"monthday", "date"}
    if main is not None and (seen or not r.items[main].is_verb("report", "state")):  # "On the 5th the ministry confirmed that ships sailed"
        for p in proposals:
            if not p.moments and not p.future:
                p.moments.append(r.items[first].value)


def _connected(r: Reader) -> int:
    """The first item behind "On the other hand,", "In addition,", "Meanwhile,"."""
    comma = next((k for k, o in enumerate(r.items[:6]) if o.text == ","), 0)
    told = {o.low for o in r.items[:comma]}
    return comma + 1 if told & wordlist("connectors") and not any(o.tag in "VTSAL" for o in r.items[:comma]) else 0


def _during(r: Reader, i: int) -> bool:
    """Does a time stand at the end of a phrase with "during" that opens the sentence?"""
    ended = i + 1 < len(r.items) and r.items[i + 1].text == ","
    return ended and r.items[0].low in {"during", "amid"} and not any(o.tag in "VBX" or o.text == "," for o in r.items[:i])


def ground(r: Reader, where: list[int]) -> None:
    """Give "the same day", "two days later", "four days after the raid on Monday" the moment that they count from."""
    for n, i in enumerate(where):
        item = r.items[i]
        moment: Moment = item.value
        if moment.kind not in RELATIVE:
            continue
        others = [r.items[k].value for k in where if k != i and r.items[k].what not in {"clock", "duration", "now"} | RELATIVE]
        after = [r.items[k].value for k in where[n + 1 :] if r.items[k].what not in {"clock", "duration"} | RELATIVE]
        after = [m for m in after if m.edge != "since"]  # "hours after clashes at the bridge, which has been held since Tuesday"
        points = _points(r, i)
        if points and moment.kind == "shift" and _relates(r, i):
            continue
        before = [r.items[k].value for k in where[:n] if r.items[k].what not in {"clock", "duration"} | RELATIVE]
        if points and moment.kind == "shift" and before and not after:
            continue  # "on Monday, two days after a blast": two events in relation
        story = _sentence_before(r) or r.memory.story
        if points and not (i + 1 < len(r.items) and r.items[i + 1].low in {"the", "this", "that", "these", "those"}):
            story = []  # "a day after North Korea's test": of another thing than was told
        base = after[0] if points and after else before[-1] if before and others else story[-1] if story else None
        if base is None and not points and (moment.count or 0) < 0:  # "passed a day earlier, the ministry said Thursday"
            base = next((r.items[k].value for k in where if k != i and r.items[k].what == "weekday" and is_telling(r, k, [])), None)
        if base is not None:
            item.value = replace(moment, base=replace(base, edge=""))


def _sentence_before(r: Reader) -> list[Moment]:
    """The times of the sentence before, when it was not read as items."""
    if r.number == 0 or r.number - 1 in r.memory.times:
        return []
    lo = max(0, r.sentence.start - 300)
    cut = max(r.text.rfind(mark, lo, max(lo, r.sentence.start - 2)) for mark in (". ", "\n"))
    found = times.find(r.text, max(lo, cut), r.sentence.start)
    return [m for m in found if m.kind in {"date", "weekday"} and fixes(m)]


def _points(r: Reader, i: int) -> bool:
    """ "two days after ...": is what it counts from told right behind it?"""
    ahead = r.items[i + 1] if i + 1 < len(r.items) else None
    return r.items[i].low.endswith(("after", "before", "prior to")) and ahead is not None and ahead.tag not in "PMC"


def _relates(r: Reader, i: int) -> bool:
    """ "a week after Beijing held drills": the moment relates two events and dates neither."""
    for o in r.items[i + 1 : i + 14]:
        if o.tag == "M" or o.tag == "T":
            return False
        if o.tag in "VX" and not (o.form == {"ing"} and o.tag == "V"):
            return True
    return False


def follow(r: Reader, proposals: list[Proposal]) -> None:
    """ "X, a week after Y": Y came before X."""
    if len(proposals) < 2:
        return
    for k, it in enumerate(r.items):
        counted = (
            it.low == "after"
            and it.tag in "BP"
            and k
            and (r.items[k - 1].what in {"shift", "ago", "duration"} or r.items[k - 1].low in COUNTED)
        )
        if counted or (it.tag == "T" and it.what == "shift" and it.low.endswith(" after") and it.value.base is None):
            first = max((p for p in proposals if p.trigger < k), key=lambda p: p.trigger, default=None)
            second = min((p for p in proposals if p.trigger > k), key=lambda p: p.trigger, default=None)
            if second is None:
                continue
            if first is not None:
                second.before_at = first.trigger
            shift = it.value if it.tag == "T" else None
            main = next((p for p in proposals if p.trigger > second.trigger and p.moments), None) if first is None else first
            own = any(o.tag == "T" and o.what not in {"clock", "duration"} | RELATIVE for o in r.items[:k])  # "last week, two days after"
            story = [] if own else r.memory.story[-1:]  # "the launch came two days after"
            told = main.moments[:1] if main is not None and main.moments else story
            if shift is not None and shift.unit == "day" and shift.count and told and not second.moments:
                second.moments.append(replace(shift, count=-shift.count, base=replace(told[0], edge="")))


def remember(r: Reader, proposals: list[Proposal], memory: Memory) -> None:
    """Keep the times of this sentence that are of the story: of its events, and failing those of anything else in it that has happened."""
    bare = min((p.trigger for p in proposals if p.kind in PHYSICAL and not p.moments), default=len(r.items))
    come = _comes_after(r)
    earlier = [p for p in proposals if p.before_at is not None or p.trigger > come or ("presupposed:dated" in p.rules and bare < p.trigger)]
    earlier += [p for p in proposals if p.kind in {"statement", "measure"}]  # the day of a protest is not that of what it is about
    earlier += [p for p in proposals if {"present", "the time before"} & set(p.rules)]
    before = [m for p in earlier for m in p.moments]
    of_events = [m for p in proposals for m in p.moments if fixes(m) and m not in before]
    planned = [m for p in proposals for m in p.moments if p.future or p.modality not in {"happened", "claimed"}]
    others = [
        it.value
        for k, it in enumerate(r.items)
        if it.tag == "T"
        and k < come
        and it.value.kind in DAYLIKE  # "follows a similar incident earlier this month" tells no time of what is told now
        and it.value.edge != "since"
        and fixes(it.value)
        and it.value not in (*r.told, *before)
        and not _counted_back(r, k)
        and not _related(r, k)
    ]
    kept = [m for m in of_events or others if m not in planned]
    memory.times[r.number] = kept
    if of_events:
        memory.dated_events.add(r.number)
    memory.story += [m for m in kept if m.kind in DAYLIKE][-1:]
    del memory.story[:-4]


def _comes_after(r: Reader) -> int:
    """Where "the launch comes after they fired shells on March 5" turns to what came before; behind the sentence where it does not."""
    turns = (k for k in range(1, len(r.items)) if r.items[k].low == "after" and "come" in {v.lemma for v in r.items[k - 1].verbs})
    return next(turns, len(r.items))


def _counted_back(r: Reader, i: int) -> bool:
    """ "days after a test on March 5", "the first since a clash in June": the time is of what came before."""
    for k in range(i - 1, 0, -1):
        if r.items[k].low in {"after", "before"} and (r.items[k - 1].low in COUNTED or r.items[k - 1].what in {"ago", "duration"}):
            return True
        if r.items[k].tag == "V" or r.items[k].text == ";":
            return False
    return False


def now(r: Reader, p: Proposal) -> None:
    """ "is now operating in the gulf": on the day of the report, which may be told: "is currently in the gulf, the navy said on Monday"."""
    item = r.items[p.trigger]
    if p.kind not in {"deployment", "monitoring"} or item.tag != "V" or p.modality != "happened":
        return
    near = [o for o in r.items[max(0, p.trigger - 3) : p.trigger + 2] if o.low in PRESENT]
    going_on = any(o.low in {"is", "are"} for o in r.items[max(0, p.trigger - 4) : p.trigger + 1])
    told = next((m for m in (*p.moments, *r.told) if m.kind in {"weekday", "date"} and not m.edge), None)
    if p.moments:
        if near and going_on and told is not None:
            r.memory.present = told
    elif near and going_on and told is not None:
        p.moments.append(told)
        p.rules.append("present")
        r.memory.present = told
    elif near and going_on and r.memory.present is not None:
        p.moments.append(r.memory.present)
        p.rules.append("present")
    elif near and going_on:
        p.moments.append(times.Moment(near[0].start, near[0].end, near[0].text, "now", word="today"))


def fixes(moment: Moment) -> bool:
    """Does a moment fix a time that a story may go on in? What came "two days after" something is told of that only."""
    if moment.kind == "past" and moment.unit in {"week", "month"}:
        return False  # what was counted "over the past week" says nothing of when the rest happened
    if moment.kind == "shift" and moment.text.lower().endswith(" after") and (moment.base is None or (moment.count or 0) < 0):
        return False
    if moment.kind == "now" and moment.text.lower() in PRESENT:
        return False  # "is now in the gulf": told of that alone
    return moment.kind not in {"clock", "duration", "year", "season", "quarter"} and moment.edge not in {"until", "ended", "till"}
