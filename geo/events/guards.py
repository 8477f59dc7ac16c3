"""What looks like an event and is none: habits, negative subjects, reports called false, history, games and films."""

from __future__ import annotations

from itertools import pairwise

from geo.events.grammar import Group, Phrase
from geo.events.item import Item
from geo.events.lexicon import wordlist
from geo.events.reader import Reader

EACH = frozenset({"every", "each", "per"})
ONCE = frozenset({"earlier", "previous", "past", "previously"})
COUNTLESS = frozenset({"several", "many", "numerous", "countless", "multiple", "of", "few", "some"})
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


def unarmed(r: Reader, phrase: Phrase | None) -> bool:
    """Crowds, migrants, fans: who acts is no force, and no state's."""
    return phrase is not None and any(w.low in wordlist("crowds") for w in phrase.items(r.items)) and not has_force(r, phrase)


def has_force(r: Reader, phrase: Phrase) -> bool:
    return any(w.tag == "S" or w.what in {"body", "group"} for w in phrase.items(r.items))


def called_false(r: Reader, trigger: int) -> bool:
    """ "Reports that X bombed Y are false", "it is not true that", "there is no truth in claims that"."""
    items = r.items
    for k, item in enumerate(items):
        if item.low not in wordlist("falsehoods"):
            continue
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


def imagined(r: Reader) -> bool:
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
        for k, it in enumerate(r.items)
    )


def each_day(items: list[Item], i: int) -> bool:
    """ "15 assaults per day", "two flights every week": a rate, not an event."""
    ahead = items[i + 1 : i + 4]
    return any(o.low in EACH and n.low in SPANS for o, n in pairwise(ahead))


def habit(r: Reader, i: int, verb: Group) -> bool:
    """ "regularly sail", "take off dozens of times each year", "flies from Waddington": what is usual, not what was done."""
    items = r.items
    timeless = not r.sentence.heading and not r.memory.dated and not any(o.tag == "T" for o in items)
    if (
        timeless
        and verb.start == i
        and items[i].form <= {"s", "base"}
        and items[i].is_verb("fly", "move", "travel", "patrol", "call")
        and not verb.infinitive
    ):
        return True  # "the plane flies from Waddington"
    near = range(max(0, verb.start - 4), min(len(items), i + 14))
    if any(items[k].tag == "W" and r.lex.qualifiers.get(items[k].low) == "habitual" and items[k].low not in ONCE for k in near):
        return True
    if not items.words.isdisjoint(wordlist("often")) and any(items[k].low in wordlist("often") for k in near):
        return True
    if "times" not in items.words and items.words.isdisjoint(EACH):
        return False
    if any(v.lemma == "scramble" for v in items[i].verbs) and any(o.low == "times" for o in items[i : i + 5]):
        return True  # "scrambled 14 times": a count
    for k in range(i + 1, min(i + 20, len(items) - 1)):
        if items[k].low == "times" and (
            items[k - 1].low in COUNTLESS
            or any(o.low.split(" ")[0] in {"a", "each", "every", "per", "since", "over"} for o in items[k + 1 : k + 3])
            or "this year" in " ".join(o.low for o in items[k + 1 : k + 4])
        ):
            return True
        if items[k].low in EACH and items[k + 1].low in SPANS:
            return True
    return False
