"""What looks like an event and is none: habits, negative subjects, reports called false, history, games and films."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events.grammar import Group, direct_object, group, subject
from geo.events.item import Item
from geo.events.lexicon import load, wordlist
from geo.events.phrases import Phrase, noun_phrase
from geo.events.proposal import PHYSICAL, Proposal
from geo.events.reader import Reader

if TYPE_CHECKING:
    from geo.events.times import Moment

FOR_YEARS = re.compile(r"\bfor (?:many |several )?(?:years|decades|centuries)\b")
RATES = frozenset({"daily", "near-daily", "weekly", "monthly", "yearly", "regular", "routine", "continuous", "rotational"})
EACH = frozenset({"every", "each", "per"})
ONCE = frozenset({"earlier", "previous", "past", "previously"})
COUNTLESS = frozenset({"several", "many", "numerous", "countless", "multiple", "of", "few", "some"})
OLD = 2  # years before publication from which on an event is history
TALLY = 100  # times that a thing was done: a sum over months
RECENTLY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|overnight|(?:this|last|past|next) (?:week|month|year|night)"
    r"|20[12]\d)\b",
    re.IGNORECASE,
)
SO_FAR = re.compile(r"\b[Ss]o far (?:this (?:month|year)|in (?:[A-Z][a-z]+|20\d\d))\b")
ENTRY = re.compile(r"\W*(1[5-9]\d\d|20\d\d)\s*[-–—:]\s", re.ASCII)  # the year before an entry of an almanac
CENTURY = 2000  # before it an entry is old whenever it was printed
MANY = 20  # events told in one number: a tally
HEAD = 700  # characters in which a text says what it is about
USUALLY = frozenset({"strike", "clash", "coercion", "incursion", "joint_patrol", "intercept", "air_defence"})
THREATS = frozenset({"against", "from", "amid", "over", "about", "despite"})
SPANS = frozenset({"year", "month", "week", "day", "years", "months", "weeks", "days", "spring", "summer", "autumn", "winter", "night"})


def nobody(r: Reader, phrase: Phrase | None) -> bool:
    """ "No aircraft crossed", "none of the ships entered", "neither side fired"."""
    if phrase is None:
        return False
    if any(w.low in wordlist("nobody") for w in phrase.items(r.items)[:1]):
        return True
    k = phrase.start - 1
    if k > 0 and r.items[k].low == "of":
        k -= 1
    return k >= 0 and r.items[k].low in wordlist("nobody")


def aggregate(r: Reader, carrier: int, words: list[Item]) -> bool:
    """ "have conducted annual drills", "several exercises in recent months": a count, not an event."""
    low = {w.low for w in words}
    days = any(o.tag == "T" and o.what in {"date", "weekday", "now", "range", "weekdays"} and o.value.edge != "since" for o in r.items)
    if days and low & {"several", "many", "numerous"}:
        return False  # "on 2 August the army carried out several air strikes"
    text = r.text[r.sentence.start : r.sentence.end].lower()
    vague = any(
        cue in text
        for cue in (
            "in the past",
            "past years",
            "previous years",
            "in recent months",
            "in recent years",
            "in recent weeks",
            "every year",
            "each year",
            "over the years",
            "since 20",
            "regularly",
            "often",
            "routinely conducts",
        )
    )
    return bool(low & {"several", "many", "numerous", "previous", "past"}) or (
        vague and bool(low & {"annual", "regular", "routine", "frequent", "yearly", "joint"})
    )


def among_usual(r: Reader, i: int) -> bool:
    """ "have worked together in recent years, including naval exercises in the gulf": what has been usual of late."""
    if not r.items[i].low.endswith("s") or any(o.tag == "T" and o.what in DAYS for o in r.items):
        return False
    spoken = "including" in {o.low for o in r.items[max(0, i - 14) : i]}
    return spoken and any(cue in r.sentence.text for cue in ("in recent years", "in recent months", "over the years", "in past years"))


def tempo(r: Reader, phrase: Phrase) -> bool:
    """ "the steady tempo of patrols", "a pattern of flights", "the need for air policing": none of them is told of."""
    k = phrase.start - 1
    if k > 0 and r.items[k].low == "on" and r.items[k - 1].low in wordlist("accords"):
        return True  # "the agreement on patrols along the line"
    if k > 0 and r.items[k].low in {"after", "for"} and r.items[k - 1].low == "named":
        return True  # "a cruiser named after a battle on a lake"
    return k > 0 and r.items[k].tag == "P" and r.items[k].low in {"of", "for", "in"} and r.items[k - 1].low in wordlist("tempo")


def turned_round(r: Reader, phrase: Phrase | None) -> bool:
    """ "nor has Japan scrambled", "at no time did the ship enter": denied before the subject."""
    k = phrase.start - 1 if phrase is not None else 0
    if k < 1 or r.items[k].tag != "X":
        return False
    return r.items[k - 1].low in {"nor", "neither", "never"} or [o.low for o in r.items[max(0, k - 3) : k]] == ["at", "no", "time"]


def unarmed(r: Reader, phrase: Phrase | None) -> bool:
    """Crowds, migrants, fans: who acts is no force, and no state's."""
    return phrase is not None and any(w.low in wordlist("crowds") for w in phrase.items(r.items)) and not has_force(r, phrase)


def has_force(r: Reader, phrase: Phrase) -> bool:
    return any(w.tag == "S" or w.what in {"body", "group"} for w in phrase.items(r.items))


def campaign(r: Reader, p: Proposal) -> bool:
    """ "amid Houthi attacks on shipping", "until its assault on Gaza ends", "they have fired at merchant ships": a war in the background.

    A war told of in general has no day, no number and no town: a bare plural, or the whole of the war under one word. It is context of
    what is told, and no event.
    """
    if p.kind not in {"strike", "clash", "coercion", "weapons_test"} or any(m.edge != "since" and m.kind in DAYS for m in p.moments):
        return False
    broad = BROAD | {"country"} if any(m.edge == "since" for m in p.moments) else BROAD
    since = [m for m in p.moments if m.edge == "since" and m.kind in {"month", "year", "rel"}]
    if since and len(since) == len(p.moments) and _bare(r, p.trigger):
        return True  # "airstrikes there have been carried out since July 2015"
    if any(not s.anaphor and s.kind not in broad and s.query.lower() not in wordlist("war_zones") for s in p.spots):
        return False
    items, i = r.items, p.trigger
    if items[i].tag == "E":
        phrase = noun_phrase(items, i)
        words = phrase.items(items)
        lead = {w.low for w in words[: i - phrase.start]}
        if any(o.low in {"latest", "newest"} for o in items[max(0, phrase.start - 6) : phrase.start]) and items[i].low.endswith("s"):
            return True  # "the latest in a series of strikes"
        perfect = _perfect(items, i)
        if r.sentence.heading or any(w.tag == "Q" and (w.count or 0) < MANY for w in words):
            return False
        if "light verb" in p.rules and not p.spots and lead & {"its", "their"} and _carried_on(items, phrase.start):
            return True  # "as Kyiv continued its assault"
        if "light verb" in p.rules:
            months = bool(p.moments) and all(m.kind in {"month", "year", "rel", "part"} for m in p.moments)
            begun = p.begins and months and lead & {"these", "the", "those"}
            one = perfect and _at_one(items, i)  # "has fired warning shots at a patrol boat"
            return items[i].low.endswith("s") and (begun or (perfect and not one and not any(w.tag == "D" for w in words)))
        before = items[phrase.start - 1].low if phrase.start else ""
        behind = before in wordlist("background")
        whole = items[i].low in wordlist("whole_wars") and (
            behind or bool(lead & {"its", "their", "ongoing", "continuing"}) or any(w.tag == "'" for w in words)
        )
        bare = items[i].low.endswith("s") and not lead & {"the", "these", "those", "this"} and (behind or not phrase.start)
        return whole or bare
    if items[i].tag != "V" or not _perfect(items, i):
        return False
    done = subject(items, i) if group(items, i).passive else direct_object(items, i)
    at = next((k for k in range(i + 1, min(i + 12, len(items) - 1)) if items[k].low in {"at", "on", "against", "toward", "towards"}), None)
    aim = noun_phrase(items, at + 1) if at is not None else done
    return aim is not None and _in_general(aim.items(items))


MANY = 10  # so many attacks are a count of a war
DAYS = frozenset({"date", "weekday", "monthday", "now", "range", "weekdays", "shift", "same", "span", "past", "clock"})
BROAD = frozenset({"sea", "ocean", "gulf", "bay", "strait"})


def _at_one(items: list[Item], i: int) -> bool:
    """Is what follows aimed at one thing or a number of them: "at a ship", "at two boats"?"""
    at = next((k for k in range(i + 1, min(i + 5, len(items) - 1)) if items[k].low in {"at", "toward", "towards"}), None)
    return at is not None and (items[at + 1].low in {"a", "an", "one"} or items[at + 1].tag == "Q")


def _bare(r: Reader, i: int) -> bool:
    """A plural event noun without article and number."""
    phrase = noun_phrase(r.items, i)
    return r.items[i].tag == "E" and r.items[i].low.endswith("s") and not any(w.tag in "DQ" for w in r.items[phrase.start : i])


def _carried_on(items: list[Item], first: int) -> bool:
    """ "continued [its assault]", "pressed on with [their offensive]"."""
    verbs = {v.lemma for o in items[max(0, first - 4) : first] if o.tag == "V" for v in o.verbs}
    return bool(verbs & {"continue", "press on", "carry on", "resume", "maintain"})


def _perfect(items: list[Item], i: int) -> bool:
    """Is the verb at or before item `i` a present perfect or going on: "has fired", "are targeting", "with rebels launching strikes"?"""
    k = next((k for k in range(i, max(i - 8, -1), -1) if items[k].tag == "V"), None)
    if k is None:
        return False
    before = [o.low for o in items[max(0, k - 4) : k]]
    if before[-1:] == ["to"] and k > 1 and {v.lemma for v in items[k - 2].verbs} & {"continue", "keep"}:
        return True  # "continue to fire at merchant ships"
    going_on = items[k].form == {"ing"} and bool(before) and (before[-1] in {"are", "is", "continue", "keep"} or items[k - 1].tag in "NA")
    return going_on or any(w in {"has", "have"} for w in before)


def _in_general(words: list[Item]) -> bool:
    """ "commercial ships", "vessels linked to Israel", "shipping": a bare plural that nobody counted or named."""
    if any(w.tag in "DL" or w.name or (w.tag == "Q" and 0 <= (w.count or 0) < MANY) for w in words) or not words:
        return False
    head = words[-1].low
    return head == "shipping" or (head.endswith("s") and any(w.tag == "S" for w in words))


def called_false(r: Reader, trigger: int) -> bool:
    """ "Reports that X bombed Y are false", "it is not true that", "there is no truth in claims that"."""
    items = r.items
    for k, item in enumerate(items):
        if item.low not in wordlist("falsehoods") or (item.tag == "V" and item.low in {"lie", "lies"}):
            continue  # what "lies near the border" is no lie
        negated = any(o.tag == "G" for o in items[max(0, k - 3) : k])
        if item.low in {"true", "truth", "evidence", "accurate", "correct", "confirmation"} and not negated:
            continue
        if k < trigger:
            return item.low not in {"evidence", "confirmation"} or k + 12 > trigger
        if any(
            o.low in wordlist("claims") or o.low in {"information", "message", "story", "news", "video", "rumour", "rumor"}
            for o in items[:trigger]
        ):
            return any(o.tag in "XV" for o in items[max(0, k - 4) : k])
    return False


def imagined(r: Reader, trigger: int) -> bool:
    """A question, or something told of a film, a game, a museum."""
    if r.memory.imagined and r.number - r.memory.imagined <= 4:
        return True
    first = r.items[0] if r.items else None
    if first is not None and first.tag == "X" and first.low in {"had", "were", "should"}:
        return True  # "Had the drone hit the reactor"
    last = r.sentence.text.rstrip("\"'”’») ")[-1:]
    if last == "?":
        return True
    return not r.items.words.isdisjoint(wordlist("fictions")) and any(
        it.low in wordlist("fictions") and k and any(o.low in {"in", "about", "of", "into", "at"} for o in r.items[max(0, k - 4) : k + 2])
        and (it.low not in wordlist("remembrance") or k < trigger < k + 10)  # a drill may mark an anniversary; a battle is what it is of
        for k, it in enumerate(r.items)
    )


ORDINAL = re.compile(r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$", re.ASCII)
LONG_RUN = re.compile(
    r"\b(?:this year|last year|so far|year-on-year|(?:in|during|throughout|for) (?:19|20)\d\d"
    r"|since (?:the (?:start|beginning) of|[A-Z][a-z]+|(?:19|20)\d\d)"
    r"|(?:last|past) (?:\w+ )?(?:months|years|decade)|in (?:\w+ )?years)\b"
)


def counted(r: Reader, i: int, phrase: Phrase) -> bool:
    """ "2,216 violations this year", "the highest number of raids in 15 years", ", the fifth attack in a week": a count, not an event."""
    words = phrase.items(r.items)
    before = r.items[phrase.start - 1] if phrase.start else None
    if r.items[i].low.endswith("s"):
        start = phrase.start
        if before is not None and before.low == "of" and phrase.start > 1 and r.items[phrase.start - 2].low in {"number", "total", "tally"}:
            start = phrase.start - 2
        lot = any(w.tag == "Q" and (w.count or 0) >= 5 for w in words) or start != phrase.start
        if lot and LONG_RUN.search(r.sentence.text):
            return True
        if start != phrase.start and any(o.low in {"highest", "lowest", "record", "largest"} for o in r.items[max(0, start - 2) : start]):
            return True
    if any(ORDINAL.match(w.low) for w in words):
        told_of = before is not None and (
            before.text in {",", "—", "–", "-"}
            or before.low in wordlist("be")
            or bool({v.lemma for v in before.verbs} & {"mark", "become", "represent"})
        )
        after = r.items[phrase.end] if phrase.end < len(r.items) else None
        return told_of and after is not None and (after.tag == "T" or after.low in {"in", "since", "within", "over", "of", "this"})
    return False


def of_late(r: Reader, phrase: Phrase) -> bool:
    """ "recent weeks have seen an intensified assault": how things have gone."""
    k = phrase.start - 1
    while k > 0 and r.items[k].tag in "DW":
        k -= 1
    if k < 2 or r.items[k].tag != "V" or not {v.lemma for v in r.items[k].verbs} & {"see", "witness", "bring"}:
        return False
    before = [o.low for o in r.items[max(0, k - 6) : k]]
    return bool(set(before) & SPANS) and any(w in before for w in ("recent", "past", "last", "these", "latest"))


def trend(r: Reader, i: int, phrase: Phrase) -> bool:
    """ "Drone attacks on the port have become more frequent", "the shelling stopped": how things go, and no event."""
    if _ceases(r, i, phrase):
        return True
    if not r.items[i].low.endswith("s"):
        return False
    k = next((k for k in range(phrase.end, min(phrase.end + 10, len(r.items))) if r.items[k].tag == "V"), None)
    if k is None or any(o.tag in "MB" for o in r.items[phrase.end : k]):
        return False
    lemmas = {v.lemma for v in r.items[k].verbs}
    how = {o.low for o in r.items[k + 1 : k + 5]}
    common = bool(how & {"frequent", "rarer", "routine", "commonplace"})
    return bool(lemmas & wordlist("trends")) or (common and bool(lemmas & {"become", "grow", "be"}))


def _ceases(r: Reader, i: int, phrase: Phrase) -> bool:
    """ "Shelling suddenly stopped at midnight", "fighting died down in the town": an end of it."""
    k = next((k for k in range(phrase.end, min(phrase.end + 8, len(r.items))) if r.items[k].tag == "V"), None)
    if k is None or r.items[i].value not in {"strike", "clash"} or any(o.tag in "MB" for o in r.items[phrase.end : k]):
        return False
    verb = group(r.items, k)
    down = [o.low for o in r.items[k : k + 2]] in (["died", "down"], ["died", "away"])
    ends = down or bool({v.lemma for v in r.items[k].verbs} & wordlist("ceases"))
    return ends and not verb.passive and not verb.negated and not verb.modal


def in_general(r: Reader, i: int) -> bool:
    """ "say targeting depots undermines the enemy": what doing it is good for, and no act."""
    items = r.items
    if items[i].form != {"ing"} or not (i == 0 or items[i - 1].is_verb("report") or items[i - 1].low == "that"):
        return False
    k = next((k for k in range(i + 1, min(i + 16, len(items))) if items[k].tag == "V"), None)
    return k is not None and "s" in items[k].form and not any(o.tag == "B" for o in items[i:k])


def each_day(items: list[Item], i: int) -> bool:
    """ "15 assaults per day", "two flights every week": a rate, not an event."""
    ahead = items[i + 1 : i + 4]
    return any(o.low in EACH and n.low in SPANS for o, n in pairwise(ahead))


def _ranked_time(items: list[Item], start: int) -> bool:
    """Does "the tenth time for" or "the first time since" lead to the infinitive at `start`?"""
    k = next((k for k in range(start - 1, max(start - 14, 0), -1) if items[k].low == "time" and items[k].tag == "N"), None)
    return k is not None and k > 0 and (items[k - 1].low in wordlist("nth") or items[k - 1].low[:1].isdigit())


def habit(r: Reader, i: int, verb: Group) -> bool:
    """ "regularly sail", "take off dozens of times each year", "flies from Waddington": what is usual, not what was done."""
    items = r.items
    if (
        (verb.start == i or (items[i].is_verb("monitor") and all(o.tag == "W" for o in items[verb.start : i])))
        and items[i].form <= {"s", "base"}
        and (items[i].is_verb("fly", "move", "travel", "patrol", "call") or (items[i].is_verb("monitor") and "s" in items[i].form))
        and items[i].low not in {"continue", "continues"}
        and not verb.infinitive
        and not r.sentence.heading
        and not r.memory.dated
        and not any(o.tag == "T" for o in items)
        and not ((doer := subject(items, i)) is not None and any(o.tag == "S" and o.name for o in doer.items(items)))
    ):
        return True  # "the plane flies from Waddington"; a named ship that sails somewhere does so now
    if verb.passive and items[i].is_verb("fly", "move", "travel") and [o.low for o in items[verb.start : i]] in (["is"], ["are"]):
        return not r.sentence.heading and not any(o.tag == "T" for o in items)  # "the strait is transited by tankers"
    ship = (doer := subject(items, i)) is not None and any(o.tag == "S" and o.name for o in doer.items(items))
    goes_on = items[i].is_verb("monitor") and "continues" in items.words and items[i].form <= {"base"} and not ship
    if goes_on and not any(o.tag == "T" for o in items):
        return True  # "the ministry continues to collect information and monitor the ships"
    if verb.infinitive and _ranked_time(items, verb.start):
        return True  # "the 10th time this year for a ship to enter"
    if items[i].form == {"ing"} and not verb.progressive and any(o.low in wordlist("often") for o in items[:i]):
        return True  # "frequently carries out strikes, mostly targeting depots"
    near = range(max(0, verb.start - 4), min(len(items), i + 14))
    lead = {v.lemma for v in items[verb.start - 1].verbs} if verb.infinitive and verb.start else set()
    wide = any(o.low in {"across", "throughout"} for o in items[i + 1 : i + 4]) and not any(o.tag == "T" for o in items)
    if lead & {"continue", "keep"} and wide and items[i].is_verb("deploy", "patrol", "stand"):
        return True  # "forces continue to operate across the strip"
    if SO_FAR.search(r.sentence.text) and not any(o.tag == "T" and o.what in {"date", "weekday"} for o in items):
        return True  # "so far this month, Beijing has sent 114 aircraft"
    if any(items[k].low == "basis" and items[k - 1].low in RATES for k in near if k > i):
        return True  # "operate in the sea on a daily basis"
    if FOR_YEARS.search(r.sentence.text) and {"have", "has"} & {o.low for o in items[max(0, verb.start) : i]}:
        return True  # "have conducted such operations for years"
    usual = [k for k in near if items[k].tag == "W" and r.lex.qualifiers.get(items[k].low) == "habitual" and items[k].low not in ONCE]
    if any(k == 0 or items[k - 1].tag != "D" for k in usual):  # "the increasingly busy strait" is busy, and not passed ever more often
        return True
    if not items.words.isdisjoint(wordlist("often")) and any(_often(items, k) for k in near):
        return True
    fighting = verb.progressive and items[i].is_verb("clash", "strike", "fire") and any(o.low == "been" for o in items[verb.start : i])
    if fighting and any(o.tag == "T" and o.value.edge == "since" and o.what != "weekday" for o in items[i + 1 : i + 12]):
        return True  # "have been exchanging fire since October"
    if "times" not in items.words and items.words.isdisjoint(EACH):
        return False
    bounded = any(o.tag == "T" and o.what in DAYS and not {"year", "month"} & set(o.low.split()) for o in items)
    bounded = bounded and any(s.index > i for s in r.spots)
    if any(v.lemma == "scramble" for v in items[i].verbs) and any(o.low == "times" for o in items[i : i + 5]) and not bounded:
        return True  # "scrambled 14 times": a count, but "four times last week"
    for k in range(i + 1, min(i + 20, len(items) - 1)):
        if items[k].low == "times" and (
            (items[k - 1].low in COUNTLESS and not any(o.tag == "T" and o.what in {"weekday", "date", "now"} for o in items[i:]))
            or ((items[k - 1].count or 0) >= TALLY and not r.memory.home)
            or ((items[k - 1].count or 0) > 2 and any(o.tag == "T" and o.what == "year" for o in items[k + 1 : k + 4]))
            or any(o.low.split(" ")[0] in {"a", "each", "every", "per", "since", "over"} for o in items[k + 1 : k + 3])
            or "this year" in " ".join(o.low for o in items[k + 1 : k + 4])
        ):
            return True
        if items[k].low in EACH and items[k + 1].low in SPANS:
            return True
    return False


def _often(items: list[Item], k: int) -> bool:
    """Is it done often: not "a regularly scheduled visit", nor "the increasingly busy strait"?"""
    return items[k].low in wordlist("often") and not _planned(items, k) and not (k and items[k - 1].tag == "D")


def _planned(items: list[Item], k: int) -> bool:
    """ "a regularly scheduled port visit" is one visit."""
    return k + 1 < len(items) and items[k + 1].low.split(" ")[0] in {"scheduled", "planned"}


@cache
def _bygone() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A pattern of the names of wars and battles long past, and one of the words that commemorate them."""
    facts = load("bygone")
    names = "|".join(sorted((re.escape(n) for n in facts["names"]), key=lambda n: (-len(n), n)))
    named = r"(?:[Tt]he )?Battle of (?:the )?[A-Z][\w'’-]+"
    ahead = rf"(?![ -](?:{'|'.join(facts['relics'])})\b)"
    return re.compile(rf"\b(?:{names}|{named})\b{ahead}"), tuple(word.lower() for word in facts["remembering"])


def remembers(text: str) -> bool:
    """Is a text about a war or battle long past: an anniversary, an obituary, a museum?"""
    names, words = _bygone()
    head = text[:HEAD].lower()
    if names.search(text) is None:
        return False
    return any(word in head for word in words) or (names.search(text[:HEAD]) is not None and RECENTLY.search(text) is None)


def bygone(r: Reader, p: Proposal) -> bool:
    """Told of a past war, or beside nothing but a year long ago, without a time of its own that is recent."""
    if p.kind not in PHYSICAL:
        return False
    days = [it.value for k, it in enumerate(r.items) if it.tag == "T" and it.what not in {"clock", "duration"} and not _aside(r, p, k)]
    if p.moments or any(_is_recent(m, r.memory.year) for m in days):
        return False
    if r.memory.bygone or _of_almanac(r):
        return True
    found = _bygone()[0].search(r.sentence.text)
    if found is not None and r.sentence.text[max(0, found.start() - 16) : found.start()].lower().split()[-1:] not in (["since"], ["after"]):
        before = r.sentence.text[max(0, found.start() - 24) : found.start()].lower()
        return "since " not in before
    return bool(days) and all(_is_old(m, r.memory.year) for m in days)


def _aside(r: Reader, p: Proposal, k: int) -> bool:
    """Is the time at item `k` of a participle behind the trigger: "sailed off the reef, seized by China in 1974"?"""
    return any(r.items[m].tag == "V" and r.items[m].form & {"part"} and r.items[m - 1].text == "," for m in range(p.trigger + 1, k))


def _of_almanac(r: Reader) -> bool:
    """ "1945 - U.S. warships bombard Kamaishi": an entry of a calendar of the past."""
    entry = ENTRY.match(r.sentence.text)
    return entry is not None and int(entry[1]) <= (r.memory.year or CENTURY) - OLD


def usual(r: Reader, p: Proposal) -> bool:
    """Event nouns that sum up or count: "its attacks on shipping", "the number of violations", "the fifth violation in a week"."""
    item = r.items[p.trigger]
    if item.tag != "E" or p.kind not in USUALLY:
        return False
    phrase = noun_phrase(r.items, p.trigger)
    words = phrase.items(r.items)[: p.trigger - phrase.start]
    before = r.items[phrase.start - 1] if phrase.start else None
    cases = any(o.low in {"cases", "incidents", "episodes", "encounters"} for o in r.items[p.trigger + 1 : phrase.end])
    if cases and before is not None and before.low == "of" and "light verb" not in p.rules:
        return True  # "followed a series of harassment cases"
    if before is not None and before.low == "of" and phrase.start > 1 and not r.memory.home:
        counted = r.items[max(0, phrase.start - 4) : phrase.start - 1]
        if counted[-1].low in wordlist("tallies") and not any(o.low in {"a", "an"} for o in counted):
            return True
    more = any(v.lemma in wordlist("stepped") for o in r.items[max(0, phrase.start - 2) : phrase.start] if o.tag == "V" for v in o.verbs)
    if "light verb" in p.rules and not more:
        return False
    if before is not None and before.low == "in" and phrase.start > 1 and r.items[phrase.start - 2].low == "role" and not p.moments:
        return item.low.endswith("s")  # "who played a role in the recent offensives"
    if not item.low.endswith("s") or item.low.endswith("ss"):
        return False
    many = any((w.count or 0) >= MANY for w in words)
    if many and any(m.kind == "year" or m.unit == "year" for m in p.moments):
        return True
    if p.moments:
        return False
    if any(w.low in {"its", "their", "his", "repeated"} for w in words):
        return True
    bare = not any(w.tag in "DQ'" for w in words)
    return bare and before is not None and before.tag in "PB" and before.low in THREATS and not any(w.tag == "L" for w in words)


def _general(r: Reader, p: Proposal) -> bool:
    """ "joint drills boost the ability of allies": what such things do, not what was done."""
    item = r.items[p.trigger]
    if item.tag != "E" or not item.low.endswith("s") or p.moments or r.sentence.heading or "light verb" in p.rules:
        return False
    phrase = noun_phrase(r.items, p.trigger)
    words = phrase.items(r.items)
    verb = next((o for o in r.items[phrase.end : phrase.end + 4] if o.tag in "VXP"), None)
    bare = not any(w.tag in "DQ'A" for w in words)
    if not bare or verb is None or verb.tag != "V" or not verb.form <= {"base"}:
        return False
    return bool({v.lemma for v in verb.verbs} & wordlist("boosting"))


def no_news(r: Reader, p: Proposal) -> bool:
    """Is it of the past, a sum, or what such things do in general?"""
    return bygone(r, p) or usual(r, p) or _general(r, p)


def _is_old(moment: Moment, year: int | None) -> bool:
    return bool(moment.year and year and moment.year <= year - OLD and not moment.edge)


def _is_recent(moment: Moment, year: int | None) -> bool:
    return moment.kind in {"now", "weekday", "past"} or bool(moment.year and year and moment.year > year - OLD)
