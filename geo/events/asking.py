"""Questions the senses of a trigger ask of its phrases: a force, a ship, a pronoun, a zone of another state?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.grammar import group, subject
from geo.events.lexicon import wordlist
from geo.events.phrases import Phrase, after_phrases, noun_phrase
from geo.events.placing import Spot, attach
from geo.model import Actor

if TYPE_CHECKING:
    from geo.events.proposal import Proposal
    from geo.events.reader import Reader

ZONES = frozenset(["adiz", "airspace", "territorial_sea", "contiguous_zone", "median_line", "line", "restricted_waters", "eez"])
WATER_NAMES = frozenset(
    [
        "strait",
        "straits",
        "sea",
        "shoal",
        "reef",
        "island",
        "islands",
        "isles",
        "atoll",
        "channel",
        "passage",
        "bay",
        "gulf",
        "cape",
        "ocean",
        "canal",
        "archipelago",
    ]
)
WATERS = frozenset(["sea", "strait", "channel", "ocean", "gulf", "bay", "water"])


def recast(p: Proposal, old: str, new: str) -> None:
    p.actors = [Actor(country=a.country, role=new if a.role == old else a.role, name=a.name, unit=a.unit, span=a.span) for a in p.actors]


def words_of(r: Reader, phrase: Phrase | None) -> set[str]:
    return {w.low for w in phrase.items(r.items)} if phrase else set()


def stands_for(r: Reader, phrase: Phrase) -> str | None:
    """The domain of what "others", "two more", "one of them", "26" stand for: the craft or weapons told last; None for other phrases."""
    words = phrase.items(r.items)
    if not all(w.tag in "DQWC" or w.low in wordlist("elliptic") for w in words) or not any(
        w.tag == "Q" or w.low in wordlist("elliptic") for w in words
    ):
        return None
    before = next((o for o in reversed(r.items[: phrase.start]) if o.tag == "S" and o.value != "civil_ship"), None)
    if before is not None:
        return r.lex.asset_domain.get(before.value, "multi")
    craft = r.memory.craft
    return craft[1] if craft is not None and r.number - craft[0] <= 2 else None


def has_asset(r: Reader, phrase: Phrase | None, *domains: str) -> bool:
    if phrase is not None and (domain := stands_for(r, phrase)) is not None:
        return not domains or domain in domains
    return phrase is not None and any(
        w.tag == "S" and (not domains or r.lex.asset_domain.get(w.value, "multi") in domains) for w in phrase.items(r.items)
    )


def is_force(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name an armed body or something it moves?"""
    if phrase is not None and stands_for(r, phrase) in {"sea", "air", "land", "multi"}:
        return True
    if phrase is not None and all(w.tag in "DQN" for w in phrase.items(r.items)):
        for more in after_phrases(r.items, phrase.end, frozenset({"of", "from"})):
            if any((w.tag == "A" and w.what in {"body", "generic", "group"}) or w.tag == "S" for w in more.items(r.items)):
                return True  # "men of the Revolutionary Guards"
    return phrase is not None and any(
        (w.tag == "S" and w.value not in {"civil_ship"})
        or (w.tag == "A" and w.what in {"body", "generic", "group"} and not wordlist("civil_bodies") & set(w.low.split()))
        or w.low in wordlist("forces")
        for w in phrase.items(r.items)
    )


def only_civil(r: Reader, phrase: Phrase | None) -> bool:
    """Does the phrase name merchant, fishing or passenger craft, and nothing of a force?"""
    craft = [w for w in phrase.items(r.items) if w.tag == "S"] if phrase is not None else []
    return bool(craft) and all(w.value == "civil_ship" for w in craft) and not is_force(r, phrase)


def is_military(r: Reader) -> bool:
    """Is this about armed forces at all: a force, a weapon or a group in the sentence, or acts told before?"""
    if r.memory.home or r.memory.exercise or r.memory.kinds - {"meeting", "statement", "measure"}:
        return True
    return any(
        (o.tag == "S" and o.value != "civil_ship")
        or (o.tag == "A" and o.what in {"body", "group", "generic"})
        or o.low in wordlist("forces")
        or o.low in wordlist("fallen")
        for o in r.items
    )


def is_pronoun(r: Reader, phrase: Phrase | None) -> bool:
    return phrase is not None and (
        any(w.tag == "R" for w in phrase.items(r.items)) or all(w.low in {"those", "these"} for w in phrase.items(r.items))
    )


def zone_after(r: Reader, i: int) -> bool:
    return any((s.kind in ZONES or (s.kind == "zone" and r.memory.zone)) and i < s.index <= i + 14 for s in r.spots)


def water_after(r: Reader, i: int) -> bool:
    return any(
        (s.kind in WATERS or (s.kind.startswith("unknown") and s.kind.split()[-1] in WATER_NAMES)) and i < s.index <= i + 22
        for s in r.spots
    )


def as_participants(p: Proposal) -> None:
    if len(p.states("initiator")) >= 2:
        recast(p, "initiator", "participant")


def foreign_zone(r: Reader, p: Proposal, i: int) -> bool:
    movers = set(p.states("initiator", "participant"))
    for s in r.spots:
        if s.kind == "zone" and s.role in {"at", "to"} and r.memory.zone and not set(r.memory.zone) & movers and abs(s.index - i) <= 14:
            p.actors += [Actor(country=c, role="target") for c in r.memory.zone if c not in p.states()]
            return True
        if s.index < i and (verb := attach(r.items, s.index, r.anchors)) not in {None, i} and group(r.items, verb).negated:
            continue  # "did not enter the zone before sailing on"
        if (
            s.kind in ZONES - {"eez"}
            and s.role in {"at", "to", "via", "over"}
            and abs(s.index - i) <= 14
            and not _only_towards(r, s.index)
            and not (s.owner and set(s.owner) & movers)
        ):
            p.actors += [Actor(country=c, role="target") for c in s.owner if c not in p.states()]
            return True
    return False


def home_waters(r: Reader, p: Proposal, i: int) -> bool:
    """ "entered Japanese waters", "crossed into Philippine territory": of a state that is not the mover's; it is added as the target."""
    for k in clause(r, i, 8):
        if r.items[k].low in {"waters", "territory", "soil"} and (r.items[k - 1].tag in "A'" or r.items[k - 1].low in {"its", "their"}):
            owner = r.items[k - 1] if r.items[k - 1].tag != "'" else r.items[k - 2]
            movers = p.states("initiator", "participant")
            if owner.low in {"its", "their"}:
                named = [c for o in r.items if o.tag == "A" for c in o.value or ()] + [*r.speakers, *r.memory.reporter]
                states = tuple(dict.fromkeys(c for c in named if c not in movers))[:1]
            else:
                states = tuple(owner.value or ()) if owner.tag == "A" else ()
            if not states or not movers or set(states) & set(movers):
                return False
            p.actors += [Actor(country=c, role="target") for c in states if c not in p.states()]
            return True
    return False


def _only_towards(r: Reader, k: int) -> bool:
    """ "flying towards UK airspace": it has not got there."""
    before = next((o for o in reversed(r.items[max(0, k - 6) : k]) if o.tag == "P"), None)
    return before is not None and before.low in {"toward", "towards"}


def any_asset(r: Reader, span: range, *domains: str) -> int | None:
    """The first ship, aircraft, weapon or force among the items of `span`."""
    for k in span:
        if (
            0 <= k < len(r.items)
            and r.items[k].tag == "S"
            and (not domains or r.lex.asset_domain.get(r.items[k].value, "multi") in domains)
        ):
            return k
    return None


def clause(r: Reader, i: int, reach: int = 14) -> range:
    """The items after `i` in its clause."""
    for k in range(i + 1, min(i + reach, len(r.items))):
        if r.items[k].text == ";" or (
            r.items[k].tag == "B" and r.items[k].low in {"while", "after", "when", "before", "because", "but", "if", "as"}
        ):
            return range(i + 1, k)
    return range(i + 1, min(i + reach, len(r.items)))


def lemmas_of(r: Reader, i: int) -> set[str]:
    return {v.lemma for v in r.items[i].verbs}


def purpose(r: Reader, i: int, lemmas: frozenset[str]) -> int | None:
    """The verb of a purpose or a next step after the verb at `i`: "took off [to] meet", "took off and identified"."""
    for k in clause(r, i, 16):
        if (
            r.items[k].tag == "V"
            and {w for x in lemmas_of(r, k) for w in (x, x.split()[0])} & lemmas
            and k
            and r.items[k - 1].tag in "PCWMB"
        ):
            return k
    return None


def place_spoken(r: Reader, i: int, phrase: Phrase | None = None, reach: int = 16) -> bool:
    """Is a place told with the trigger: after it, or in the phrase given?"""
    return any(
        (i < s.index <= i + reach or (phrase is not None and phrase.start <= s.index < max(phrase.end, i if phrase.start < i else 0)))
        and not (s.kind == "country" and s.role == "from")
        for s in r.spots
    )


def own_town(r: Reader) -> list[Spot]:
    """The town or region whose mayor or governor speaks: "Odesa's governor", "the governor of the Kursk region", "Ryazan Governor P."."""
    for k, item in enumerate(r.items[:-1]):
        if item.what == "metonym" and r.items[k + 1].low in {"mayor", "city", "region", "regional"}:
            after = r.items[k + 1 : k + 4]
            if after[0].low == "mayor" or any(o.low in wordlist("heads") for o in after):
                return [Spot(k, item, "at", item.text, item.start, item.end, item.text, "city", inferred=True)]
        if item.what not in {"city", "division", "region"} and not (item.tag == "L" and item.what.rpartition(" ")[2] in wordlist("lands")):
            continue
        ahead = [o.low for o in r.items[k + 1 : k + 3]]
        behind = [o.low for o in r.items[max(0, k - 3) : k] if o.tag != "D"][-2:]
        own = (r.items[k + 1].tag == "'" and ahead[1:2] and ahead[1] in wordlist("heads")) or ahead[0] in wordlist("heads")
        if own or (behind[-1:] == ["of"] and behind[0] in wordlist("heads")):
            return [Spot(k, item, "at", item.text, item.start, item.end, item.text, item.what, inferred=True)]
    return []


def where_places(r: Reader, i: int) -> list[Spot]:
    """The place that "where" before the trigger stands for: "in Bahri, where shelling went on"."""
    for k in range(i - 1, max(i - 12, 0), -1):
        if r.items[k].low == "where":
            near = [s for s in r.spots if s.index < k and k - s.index <= 4]
            more = [s for s in r.spots if near and s.index < near[0].index and near[0].index - s.index <= 4]
            linked = [s for s in more if not any(o.tag in "VBM" for o in r.items[s.index + 1 : near[0].index])]
            return [replace(s, role="at") if s.role == "to" else s for s in linked + near]  # "near the shoal in the sea, where"
        if r.items[k].text == ";":
            return []
    return []


def unknown_place(r: Reader, i: int) -> bool:
    """Does a place stand behind the trigger that no gazetteer knows: "a house in Xandar", "several sites in the central region"?"""
    for k in clause(r, i):
        if r.items[k].tag != "P" or r.items[k].low not in {"in", "at", "near"} or k + 1 >= len(r.items):
            continue
        words = noun_phrase(r.items, k + 1).items(r.items)
        if len(words) == 3 and words[0].tag == "A" and words[1].tag == "'" and words[2].low.replace("-", "") in wordlist("quarters"):
            return True  # "in Australia's north-east"
        if any(w.tag in "ASLZTE" for w in words) or not words:
            continue
        name = words[0].tag == "N" and words[0].text[:1].isupper() and not words[0].text.isupper()
        area = words[-1].low in wordlist("areas") and len(words) > 2
        if name or area:
            return True
    return False


def when_places(r: Reader, i: int) -> list[Spot]:
    """Where the one rammed was: "the boat was two miles from the shoal when a cutter rammed it", "boarded while underway off X"."""
    ahead = range(i + 1, min(i + 18, len(r.items) - 1))
    way = next((k for k in ahead if r.items[k].low in {"while", "when"} and r.items[k].tag == "B"), None)
    if way is not None and any(o.low in wordlist("under_way") for o in r.items[way + 1 : way + 4]):
        return [s for s in r.spots if s.index > way and not s.anaphor][:2]
    when = next((k for k in range(i - 1, max(i - 14, 0), -1) if r.items[k].low == "when" and r.items[k].tag == "B"), None)
    if when is None or not any(o.is_verb("stand", "travel", "patrol", "move", "call") for o in r.items[:when]):
        return []
    return [replace(s, role="near" if s.role == "from" else s.role) for s in r.spots if s.index < when and not s.anaphor][-1:]


def is_passive(r: Reader, i: int) -> bool:
    return group(r.items, i).passive


def activity_seen(r: Reader, k: int) -> bool:
    """ "after unusual activity was reported in the Channel": where others were is where they were followed."""
    if not (r.items[k].is_verb("report", "seeing") and group(r.items, k).passive):
        return False
    told = subject(r.items, k)
    seen = {"activity", "activities", "presence", "movement", "movements"}
    return told is not None and any(o.low in seen for o in r.items[told.start : k])


def burns(r: Reader, i: int) -> bool:
    """ "A refinery in X caught fire after a drone attack": where it burns is where the attack was."""
    phrase = noun_phrase(r.items, i)
    k = phrase.start - 1
    while k > 0 and r.items[k].tag in "WTD":
        k -= 1
    ahead = [o for o in r.items[phrase.end : phrase.end + 8] if o.tag == "V"]
    if k == 0 and r.items[0].low in {"after", "following"} and [o.text for o in r.items[phrase.end : phrase.end + 1]] == [","]:
        return any({v.lemma for v in o.verbs} & wordlist("burning") for o in ahead)  # "Following a drone attack, a fire broke out at X"
    if k < 1 or r.items[k].low not in {"after", "following", "in", "by", "from", "amid"}:
        return False
    harm = any(o.tag == "V" and {v.lemma for v in o.verbs} & wordlist("burning") for o in r.items[:k])
    return harm and any(s.index < k for s in r.spots)


def told_aside(r: Reader, i: int) -> bool:
    """ "moved closer after the attacks of October 7": told beside, and not where the rest is."""
    first = noun_phrase(r.items, i).start
    return r.items[i].tag == "E" and first > 0 and r.items[first - 1].low in {"after", "following", "since"}
