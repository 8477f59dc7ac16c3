"""Dispatch -> events: who did what, where, when, who says so, in which sentence.

`extract` is the one function the rest of the pipeline knows; its type is `Extractor`, so that another implementation can stand
beside it. This one is rules and facts: deterministic and offline. The rules read news English; the facts are in `lexicon/*.toml`.

    martial     whether a text speaks of forces at all
    text        blocks, sentences, tokens; page furniture and datelines set apart
    mentions    actors, assets, places, times, event words, verbs
    grammar     noun phrases, subjects, objects, agents
    placing     which place, in which role
    frames      a trigger becomes a proposed event
    kinds       ... of which kind
    timing      which event a time belongs to; story which goes on; times, intervals, dating and reckoning: which days it means
    roles       the sides that the clause tells beside its own words, `casting` those it leaves out
    assemble    tellings of one event put together; carried over, dated, judged
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any

from geo.events import assemble, dating, retelling, sides, times, timing, vocabulary
from geo.events.anaphora import keep, waters_told
from geo.events.ellipsis import note
from geo.events.frames import proposals as proposed
from geo.events.guards import remembers
from geo.events.heads import LONGEST, may_be, place_head, section
from geo.events.item import Item
from geo.events.lands import Found, within
from geo.events.lexicon import load
from geo.events.martial import martial
from geo.events.mentions import ELSE, Scanner, explained, items
from geo.events.namesakes import meant
from geo.events.phrases import noun_phrase
from geo.events.placing import Spot
from geo.events.proposal import PHYSICAL, Memory, Proposal
from geo.events.reader import Reader
from geo.events.story import Story
from geo.events.text import Page, Sentence, cut, tokens
from geo.model import Dispatch, Event

DATE_LINE = re.compile(r"(?i)^\W*(?:updated|published|posted|date|dated|issued|released|last (?:updated|modified))\b")
YEARS = re.compile(  # the years a text speaks of; those in which a thing was made or founded are not of the story
    r"\b((?:commissioned|built|founded|established|signed|adopted|designed|launched) )?"
    r"(?:in|since|of|from|until|by|during|year|[A-Z][a-z]{2,8})\s+((?:19|20)\d\d)\b"
)
DATED = re.compile(  # what stands beside the day in a date line
    r"(?i)\b(?:updated|published|posted|dated?|issued|released|last|modified|on|at|by|gmt|utc|[jkice]st|edt|cet|local|time|hrs?|[ap]\.?m|"
    r"min(?:ute)?s?|read|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,2}(?:[:.]\d\d){0,2}(?:\s?[ap]m)?)\b"
)
ROW = re.compile(r"[^:.!?]{2,40}:\s*(?:the\s+)?(?:\d|[A-Za-z])")  # "PLA aircraft: 45 sorties", "The group: cruiser Alpha, frigate Bravo"

DESIGNATION = re.compile(r"-\d")
LONGER = re.compile(r" (?:(?:al|el|as|ash|an|ar|ad|at|ul)-)?[A-Z][a-z’']+")
INCIDENT = re.compile(  # the line of a note that tells where it all happened
    r"\b(?:report|inform|receiv|aware|alert|investigat)[^.]{0,60}\bincident\b|\b[Tt]he incident (?:occurred|took place|happened)"
)
ACRONYM = re.compile(r"((?:[A-Z][\w’'.-]*\s+(?:(?:of|for|the|and)\s+){0,2}){1,7})\(([A-Z]{2,6})\)", re.ASCII)
CITY = 50_000  # people; a town with fewer is not meant before its namesakes without a sign
AIR_DEFENCE = re.compile(r"\bAir Defen[cs]e Forces?\b")
HELD = frozenset({"region", "division", "city", "town", "airfield", "base", "port", "site"})  # land, and not shoals and islets
Extractor = Callable[[Dispatch, Scanner], list[Event]]

__all__ = ["Extractor", "extract"]


def extract(dispatch: Dispatch, gazetteer: Scanner) -> list[Event]:
    """Find the events of a dispatch.

    Parameters
    ----------
    dispatch : Dispatch
    gazetteer : Scanner
        Anything with `scan(text) -> list[Hit]` and `place(id) -> Place`; `gazetteer.open()` for one.

    Returns
    -------
    list[Event]
        In text order. Every quote and span satisfies `dispatch.text[start:end] == text`. Events that do not belong on a map are
        there too, with `why_not`.
    """
    if not martial(dispatch.text):
        return []
    page = cut(dispatch.text)
    ref = dating.published(dispatch.published, dispatch.published_how)
    memory = Memory(home=home(dispatch.text), published=ref.day, year=ref.day.year if ref.day else None, bygone=remembers(dispatch.text))
    after = max((end for _, end, _ in page.datelines), default=0)
    memory.governing = sides.governing(dispatch.text, dispatch.published)
    memory.seat = tuple(s for s in sides.seat(city for _, _, city in page.datelines) if sides.names(s, dispatch.text[after:]))
    proposals, statements, years = read(page, dispatch.text, gazetteer, memory)
    told = [m for found in memory.times.values() for m in found]
    ref = dating.stamped(ref, _stamps(page, dispatch.text), told)
    ref = replace(ref, order=dating.order_of(dispatch.text, ref.day) if ref.published else dating.order_of(dispatch.text, None))
    for start, end, _ in page.datelines:  # "PHILIPPINE SEA (Jan. 22, 2022)": the day of what is told, in the style of navies
        day = next((m for m in times.find(dispatch.text, start, end) if m.kind == "date" and m.year), None)
        first = next((n for n, s in enumerate(page.sentences) if s.start >= end), None)
        alone = day is not None and f"({day.text.strip()})" in dispatch.text[start:end]
        if alone and first is not None and not memory.times.get(first):
            memory.times[first] = [day]
    story = Story(page.sentences, memory)
    return assemble.events(
        dispatch, proposals, ref, years, statements, memory, story, _owner(gazetteer, dispatch.text), retelling.holder(gazetteer)
    )


def _owner(gazetteer: Scanner, text: str) -> Callable[[Spot], str | None]:
    """Whose land a place is, by the gazetteer; None for waters and for what is disputed.

    Of places of one name the first that is in a state that the text names; without one the first, when it is no small town.
    """

    @cache
    def of(ids: tuple[str, ...], name: str) -> str | None:
        places = [gazetteer.place(i) for i in ids[:6]]
        found = [_holder(p, gazetteer) for p in places]
        first = found[0]
        if first is None or sides.names(first, text):
            return first
        alike = _begins(name) == _begins(places[0].name) or not set(name.split()).isdisjoint(places[0].name.split())
        if len(set(found)) == 1 and (places[0].layer != "city" or alike):
            return first  # a small town by quite another name than its own may be any other
        told = next((c for c in found if c and sides.names(c, text)), None)
        sure = places[0].layer != "city" or (alike and (places[0].population or 0) >= CITY)
        return told or (first if sure else None)

    def owner(spot: Spot) -> str | None:
        if spot.item.tag == "A" and spot.item.value and spot.item.what in {"country", "metonym"}:
            return spot.item.value[0]
        if spot.item.tag == "L" and spot.item.value is not None:
            return of(tuple(spot.item.value.ids), spot.item.text)
        named = sides.state_of(spot.query)  # "there", of a capital told before
        return named[0] if named else None

    return owner


def _begins(name: str) -> str:
    """The first letters of a name, without accents: Hama is Ḩamāh."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))[:3]


def _holder(place: Any, gazetteer: Scanner) -> str | None:
    """Whose forces hold a place: the state it is in, unless it lies in land that the gazetteer says another one controls."""
    region = next((i for i in place.within if i.startswith("region/")), None)
    land = place if place.claims or region is None else gazetteer.place(region)
    if land.claims and land.id.partition("/")[0] in HELD:
        return next((c.by for c in land.claims if c.controls), place.country)
    if place.country is None and (held := next((c.by for c in place.claims if c.controls), None)) is not None:
        return held if f"country/{held.lower()}" in place.within else None  # Kinmen: claimed, and in one state by who holds it
    return place.country


def _stands_for(row: dict[str, Any], text: str) -> bool:
    """Does a text speak of the lands in which a short form is another's than elsewhere?"""
    return any(word in text for word in row["with"]) and not any(word in text for word in row["without"])


def _stamps(page: Page, text: str) -> list[tuple[times.Moment, str]]:
    """The dates of datelines and date lines, each with what it is."""
    marks = [(start, end, "dateline") for start, end, _ in page.datelines]
    marks += [(start, end, "date line") for start, end, _ in page.furniture if end - start <= 80]
    marks += [(s.start, s.end, "date line") for s in page.sentences if s.end - s.start <= 60 and DATE_LINE.match(s.text)]
    return [(m, what) for start, end, what in sorted(marks) for m in times.find(text, start, end) if m.kind == "date"]


def read(page: Page, text: str, gazetteer: Scanner, memory: Memory) -> tuple[list[Proposal], list[Any], list[int]]:
    """All proposals of a text, the time expressions of its statements, and the years it names; `memory` is added to."""
    lex = vocabulary.lexicon()
    if "Korea" in text or "KOREA" in text:
        memory.persons |= {"North": ("KP",), "South": ("KR",)}
    for name, row in load("countries")["borne_too"].items():
        if name in text and any(word in text for word in row["needs"]) and not any(word in text for word in row["not"]):
            memory.persons[f"~{name}"] = (row["is"],)
    for word, row in load("bodies")["usual"].items():
        if word in text:
            memory.bodies |= {body.lower(): (row["country"],) for body in row["bodies"]}
    if otherwise := explained(text):
        memory.persons[ELSE] = tuple(sorted(otherwise))
    memory.persons |= {f"={short}": (row["is"],) for short, row in load("countries")["short"].items() if _stands_for(row, text)}
    acronyms = _acronyms(text)
    memory.persons |= acronyms
    proposals: list[Proposal] = []
    statements: list[Any] = []
    years: list[int] = [int(year) for made, year in YEARS.findall(text) if not made]
    told = meant(gazetteer, text)
    for number, sentence in enumerate(page.sentences):
        if _own_date(sentence, memory.published):
            memory.times[number] = []  # the page's own date line dates nothing by itself
            continue
        if (head := _date_head(sentence)) is not None:
            alone = sum(s.paragraph == sentence.paragraph for s in page.sentences[number : number + 2]) == 1
            memory.dated = (sentence.paragraph + alone, head)
            continue
        if sentence.heading and len(sentence.text) <= LONGEST and not sentence.text.rstrip().endswith((".", ")")):
            memory.section = section(sentence, gazetteer)
        if not sentence.heading and may_be(sentence.text):
            found_here = within(gazetteer.scan(sentence.text), sentence.text, sentence.start, gazetteer.scan)
            spot = place_head(sentence, found_here) if found_here else None
            if spot is not None:
                memory.headed = (sentence.paragraph, spot)
                keep(memory.places, [spot], number, sentence.paragraph)
                continue
        row = ROW.match(sentence.text) is not None
        goes_on = (
            memory.exercise is not None and number - memory.exercise[0] <= 2 and sentence.text.startswith(("It ", "They ", "The event "))
        )
        goes_on = goes_on or (memory.last is not None and sentence.text.startswith(("The incident ", "This incident ")))
        note_of = "incident" in sentence.text and INCIDENT.search(sentence.text) is not None
        live = bool(proposals or memory.movers or memory.bodies)
        short = any(name[1:] in sentence.text for name in acronyms)
        if not (row or goes_on or note_of or short) and not lex.signs.notice(sentence.text, live=live):
            continue
        hits = within(gazetteer.scan(sentence.text), sentence.text, sentence.start, gazetteer.scan)
        hits = [told(hit) for hit in hits if not _part_of_a_name(hit, sentence, gazetteer)]
        found = items(sentence, text, hits, memory.persons)
        if memory.governing:
            _as_states(found, memory.governing)
        reader = Reader(found, sentence, number, text, memory)
        new = proposed(reader)
        proposals += new
        timing.remember(reader, new, memory)
        named = [
            (number, code, it.what)
            for it, after in zip_longest(found, found[1:])
            if it.tag == "A" and it.value and not (after is not None and after.low in {"border", "borders", "frontier"})
            for code in it.value
        ]
        memory.named += named
        memory.group = next((code for _, code, _ in reversed(named) if sides.is_group(code)), memory.group)
        used = {id(m) for p in new for m in p.moments}
        if not sentence.heading:
            statements += [it.value for it in found if it.tag == "T" and id(it.value) not in used and it.value.kind == "weekday"]
            _remember(reader, new, found, memory)
            note(reader, new)
        else:
            keep(memory.places, reader.spots, number, sentence.paragraph)
    return proposals, statements, years


def _as_states(found: list[Item], governing: dict[str, str]) -> None:
    """Of a group that has become the government of a state, the state."""
    for item in found:
        if item.tag == "A" and item.what == "group" and item.value and any(c in governing for c in item.value):
            item.value, item.what = tuple(governing.get(c, c) for c in item.value), "body"


def _acronyms(text: str) -> dict[str, tuple[str, ...]]:
    """ "the Arakan Army (AA)": whom "AA" stands for in all of the text."""
    found: dict[str, tuple[str, ...]] = {}
    names = vocabulary.lexicon().names
    for match in ACRONYM.finditer(text):
        words = tokens(text, match.start(1), match.end(1))
        for k in range(len(words)):
            known = names.match(words, k)
            whole = known is not None and k + len(known.words) == len(words) and known.what in {"body", "group"} and known.value
            if whole and words[k].text[0] == match[2][0] and names.match(tokens(match[2]), 0) is None:
                found[f"={match[2]}"] = tuple(known.value)
                break
    return found


def _part_of_a_name(hit: Found, sentence: Sentence, gazetteer: Scanner) -> bool:
    """ "Abu Shouk camp", "Amir Buba was killed": a village whose name only begins the longer name of something else."""
    if DESIGNATION.match(sentence.source, hit.end):
        return True  # "A Su-34" is no village called A Su
    if not hit.ids[0].startswith("city/") or hit.text[-2:] in {"'s", "’s"}:
        return False
    if (after := LONGER.match(sentence.source, hit.end, sentence.end)) is None:
        return False
    word = after[0].strip().lower()
    known = vocabulary.lexicon()
    if "-" not in word and (word in known.place_words or known.begins(word) or word in times.MONTHS or word in times.WEEKDAYS):
        return False
    return max((gazetteer.place(i).population or 0) for i in hit.ids[:6]) < CITY


def home(text: str) -> str:
    """The side of a war whose bulletin a text is, or ""."""
    facts = load("sides")
    plain = AIR_DEFENCE.sub("", text) if "Air Def" in text else text
    found = {
        code: sum(plain.count(phrase) for phrase in side["home"])
        for code, side in facts["side"].items()
        if any(word in plain for word in side["needs"])
    }
    code = max(found, key=lambda c: found[c], default="")
    if not code or not found[code]:
        return ""
    words = facts["words"]["enemy"] + facts["words"]["ours"]
    return code if re.search(rf"\b(?:{'|'.join(words)}|our (?:men|troops|units|soldiers|forces))\b", plain, re.IGNORECASE) else ""


def _own_date(sentence: Sentence, published: date | None) -> bool:
    """Is a sentence nothing but the day of the page: "19:45, 29 March 2024", "Last updated: Mar 14, 2024 | 08:11 IST"?"""
    if len(sentence.text) > 60 or not any(map(str.isdigit, sentence.text)):
        return False
    days = [m for m in times.find(sentence.source, sentence.start, sentence.end) if m.kind == "date" and m.year is not None]
    rest = sentence.text
    for moment in days:
        rest = rest.replace(moment.text, " ")
    if not days or any(c.isalnum() for c in DATED.sub(" ", rest)):
        return False
    return DATE_LINE.match(sentence.text) is not None or (published is not None and dating.nearest(days[0], published) == published)


def _date_head(sentence: Sentence) -> times.Moment | None:
    """The date of what follows, of a sentence that is nothing else: "10 September (Tuesday)." """
    if len(sentence.text) > 40:
        return None
    found = times.find(sentence.source, sentence.start, sentence.end)
    rest = sentence.text
    for moment in found:
        rest = rest.replace(moment.text, " ")
    return found[0] if found and found[0].kind in {"date", "range", "weekday"} and not any(c.isalnum() for c in rest) else None


def _remember(reader: Reader, new: list[Proposal], found: list[Item], memory: Memory) -> None:
    """Keep who spoke and who moved for the sentences to come."""
    if reader.speakers:
        memory.reporter = reader.speakers
    keep(memory.places, [*reader.own, *reader.spots], reader.number, reader.sentence.paragraph)
    domains = reader.lex.asset_domain
    afloat = any(it.tag == "S" and (it.what == "ship_name" or domains.get(it.value) == "sea") for it in found)
    for p in new:
        if afloat and p.kind == "coercion" and not p.spots:
            p.waters = waters_told(memory.places, reader.number)
    for it in found:
        if it.tag == "A" and it.what == "body":
            memory.bodies[it.low.split()[-1]] = it.value
            memory.bodies[" ".join(it.low.split()[-2:])] = it.value  # "the Coast Guard", after "U.S. Coast Guard"
    for spot in reader.spots:
        if spot.kind in {"adiz", "airspace", "contiguous_zone"} and spot.owner:
            memory.zone = spot.owner
    acts = [p for p in new if p.kind in PHYSICAL and p.modality in {"happened", "claimed"}]
    if acts:
        memory.last = (acts[0].cls, acts[0].kind)
    for p in new:
        movers = p.states("initiator", "participant")
        if (
            movers
            and p.kind in {"naval_transit", "joint_patrol", "incursion", "deployment", "exercise"}
            and p.domain in {"sea", "air", "multi"}
        ):
            memory.movers.append((movers, p.domain))
    if not any(p.kind in {"naval_transit", "joint_patrol", "incursion", "monitoring", "intercept"} for p in new):
        memory.movers += [seen for seen in _seen(reader, found) if seen[0] != (memory.movers[-1][0] if memory.movers else ())]


def _seen(reader: Reader, found: list[Item]) -> list[tuple[tuple[str, ...], str]]:
    """The ships and the aircraft that a sentence names first, with their states; the very first one last, as the newest."""
    out: list[tuple[tuple[str, ...], str]] = []
    for i, it in enumerate(found):
        if it.tag != "S" or it.value in {"civil_ship", "force"} or i in reader.watchers():
            continue
        domain = reader.lex.asset_domain.get(it.value, "multi")
        if domain not in {"sea", "air"} or any(domain == d for _, d in out):
            continue
        states = reader.states(noun_phrase(found, i), extend=True)
        k = i + 1  # "the BRP Antonio Luna, the USS Mobile and the JS Akebono": all of them
        while states and it.name and k < len(found) and (found[k].tag in "CD" or found[k].text == "," or found[k].name):
            states = tuple(dict.fromkeys((*states, *((found[k].operator,) if found[k].operator else ()))))
            k += 1
        if states:
            out.append((states, domain))
    return out[::-1]
