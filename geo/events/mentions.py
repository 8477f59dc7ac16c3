"""Find what a sentence is made of: actors, assets, places, times, event words, verbs and the small words between them.

The result is a flat list of `Item`s in text order; every later step reads items, never raw text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from geo.events import times
from geo.events.bodies import as_people
from geo.events.borders import WORDS as BORDERS
from geo.events.borders import borders
from geo.events.citing import cited
from geo.events.craft import ALSO_CALLED, HULL, NO_SHIP, QUOTES, VARIANT, YEAR, YEARED, class_cued, exercise_named, named_ship, ship_meant
from geo.events.item import Item, Items, vocabulary
from geo.events.lexicon import load, wordlist
from geo.events.neighbours import settle
from geo.events.text import Sentence, Token, lowered
from geo.events.vocabulary import Lexicon, Ship, Verb, lexicon, number

OPENERS, CLOSERS = frozenset("([{"), frozenset(")]}")


class Scanner(Protocol):
    """What extraction asks of the gazetteer."""

    def scan(self, text: str) -> list[Any]: ...

    def place(self, id: str) -> Any: ...


SHORT = re.compile(r"[( ][A-Z]{2,6}\)")
EXPLAINED = re.compile(r"((?:[A-Z][\w'’-]+ (?:(?:and|of|the|for|on) )*){2,8})\((?:[A-Z]{2,6} )?([A-Z]{2,6})\)")
ELSE = "means something else"  # key of the abbreviations that the text explains otherwise
AFTER_NO_PLACE = re.compile(
    r" (?:Base|Force|Wing|Command|Division|Brigade|Regiment|Battalion|Fleet|Squadron|Group|Times|Post|University|Airlines|Airways|Rifles"
    r"|Light Infantry|Scouts|Lancers|Fusiliers|Tribune|Herald|Gazette|Daily|Pier|Wharf|Street|Avenue|Boulevard|Hotel)\b"
)
ELSEWHERE = re.compile(r"\([^()]{0,16}\b(?:GMT|UTC|EST|EDT|ET)\s+(?:on\s+)?$")
EPITHET = re.compile(r" (?:nations?|countr(?:y|ies)|kingdom|republic|giant)\b")
SHIPS_NAME = re.compile(r" (?:(?:Amphibious Ready|(?:Carrier |Expeditionary )?Strike) Group|[ACE][RS]G\b)|-class\b")
SHIP_WORD = r"(?:[A-Z]\.|[A-Z][\w'’-]*|\d{2,5}(?!\s(?:nautical|nmi?|miles?|km|kilomet|met(?:re|er)s?|crew|sailors)\b))"
OF = re.compile(r" of ([A-Z][\w'’-]+)")
DIGIT = re.compile(r"[\d令]")
STEM = re.compile(r"(.*?)-(?:class|type|\d[\w/]*)$")
PREFIXED = re.compile(r"([A-Z]{2,5})[-‐‑]?(\d{3,5})$")
SHORE = ("base/", "airfield/", "site/")  # places with names like ships
COAST_GUARDS = frozenset({"CCG", "USCGC", "CGC", "CCGS"})
SHIP_NAME = re.compile(rf"\s+[“\"‘']?({SHIP_WORD}(?:\s(?:{SHIP_WORD}|(?:de|la|del|da|al|el|von|van)(?= [A-Z])))*)")


def _acts(word: str, lex: Lexicon) -> bool:
    """Is a word the past of a verb: "USS CARNEY SHOT DOWN", in a text of capitals only?"""
    return any(v.forms & {"past"} and not v.forms & {"base"} for v in lex.verbs.get(word, ()))


def _hull(item: Item, ship: Ship | None, text: str, stop: int, lex: Lexicon, operator: tuple[str, ...]) -> None:
    """Read the hull number after a ship into the item, and with it the ship's name when the facts know it."""
    found = HULL.match(text, item.end, stop)
    if ship is not None:
        item.hull = ship.hull
    if found is None:
        return
    hull = found["told"] or found["inside"] or found["bare"]
    digits = re.sub(r"\D", "", hull)
    if ship is not None:
        fits = found["bare"] is None or digits == re.sub(r"\D", "", ship.hull or "")
        if not fits or len(digits) < 2:
            return
        item.hull = ship.hull if ship.hull and digits == re.sub(r"\D", "", ship.hull) else hull
    else:
        states = {item.operator} if item.operator else set(operator)
        known = [
            s
            for s in lex.hulls.get(number(hull), ())
            if (s.operator in states if states else not hull.isdigit())
            and (
                s.kind == item.value or item.value in {"ship", "warship"} or item.value in ALSO_CALLED.get(s.kind, ()) or not hull.isdigit()
            )
        ]
        cutter = item.value == "coast_guard_ship" and len(digits) >= 4
        letters = not hull.isdigit() and re.match(r"[A-Z]+", hull)[0] in lex.designators
        if not (known or letters or cutter or found["told"]) or (found["bare"] and not (letters or cutter)):
            return
        item.hull = hull
        if len(known) == 1:
            item.name, item.operator, item.hull = known[0].name, known[0].operator, known[0].hull
    item.end = found.end()
    item.text = text[item.start : item.end]
    item.low = item.text.lower()


def _pieces(
    sentence: Sentence, toks: list[Token], text: str, lex: Lexicon, hits: list[Any], memory: dict[str, tuple[str, ...]]
) -> list[Item]:
    """Candidate mentions of all kinds, overlapping; the caller keeps the longest."""
    out: list[Item] = []
    hyphened = any("-" in t.text for t in toks)
    heard = {piece for t in toks for piece in (t.low.split("-") if "-" in t.low else (t.low,))}
    if not heard.isdisjoint(BORDERS):
        out += borders(text, sentence.start, sentence.end)
    for moment in times.find(text, sentence.start, sentence.end) if times.may_tell(heard) or DIGIT.search(sentence.text) else ():
        if moment.kind == "weekday" and ELSEWHERE.search(text, max(sentence.start, moment.start - 25), moment.start):
            continue  # "(2050 GMT Tuesday)": the same moment, by another clock
        if moment.kind == "duration" and moment.text.lower().endswith(" of"):  # "two days of drills": the drills are the object
            moment = replace(moment, end=moment.end - 3, text=moment.text[:-3])
        tag = (
            "N" if moment.kind == "duration" and not moment.text.lower().startswith(("for ", "last", "over ", "after ")) else "T"
        )  # "a five-day exercise"
        out.append(Item(moment.start, moment.end, moment.text, moment.text.lower(), tag, moment.kind, moment))
    for hit in hits:
        if text[hit.end : hit.end + 1] in {"-", "‑"} and text[hit.end + 1 : hit.end + 2].isalpha():
            continue  # "Marshall Islands-flagged"
        if SHIPS_NAME.match(text, hit.end):
            continue  # "the Iwo Jima Amphibious Ready Group"
        if AFTER_NO_PLACE.match(text, hit.end) and hit.ids[0].partition("/")[0] in {"city", "region"}:
            continue  # "Air Base 101"
        if hit.text[-2:] in {"'s", "’s"}:
            hit = hit._replace(end=hit.end - 2, text=hit.text[:-2])
        if EPITHET.match(text, hit.end):
            continue  # "across the Horn of Africa nation"
        if hit.text.lower().removesuffix("'s") in times.WEEKDAYS or hit.text.lower() in load("words")["numbers"]:
            continue
        kind = hit.ids[0].partition("/")[0]
        if hit.ids[0].startswith("zone/adiz-"):  # "South Korea's air defense identification zone", whole
            owner, _, rest = hit.ids[0].removeprefix("zone/adiz-").partition("-")
            zone = Item(hit.start, hit.end, hit.text, hit.text.lower(), "Z", "adiz", (owner.upper(),))
            zone.name = hit.text if rest and rest not in {"east-china-sea", "alaska"} else None
            out.append(zone)
            continue
        place = Item(hit.start, hit.end, hit.text, hit.text.lower(), "L", kind, hit)
        if hit.query:
            place.extra["query"] = hit.query
        out.append(place)
    words = vocabulary()
    for match in words["zone_names"].finditer(text, sentence.start, sentence.end) if not heard.isdisjoint(words["zone_signs"]) else ():
        owner = words["owners"][re.sub(r" \([a-z]+\)$", "", match.group().lower())]
        out.append(Item(match.start(), match.end(), match.group(), match.group().lower(), "Z", "adiz", (owner,)))
    for match in words["zones"].finditer(text, sentence.start, sentence.end) if not heard.isdisjoint(words["zone_signs"]) else ():
        zone = re.sub(r" \([a-z]+\)$", "", match.group().lower())
        out.append(Item(match.start(), match.end(), match.group(), match.group().lower(), "Z", words["zone"][zone], ()))
    for match in words["held_zones"].finditer(text, sentence.start, sentence.end) if hyphened else ():  # "Taiwan-controlled waters"
        whose = lex.names.match([Token(match.start(1), match.end(1), match[1], match[1].lower())], 0)
        if whose is not None and whose.what in {"country", "adjective", "metonym"}:
            kind = "airspace" if match[2] == "airspace" else "territorial_sea"
            out.append(Item(match.start(), match.end(), match.group(), match.group().lower(), "Z", kind, tuple(whose.value)))
    for match in words["pattern"].finditer(text, sentence.start, sentence.end) if not heard.isdisjoint(words["place_signs"]) else ():
        cue = match.group().split()[-1]
        if any(match.start() < h.start < match.end() < h.end for h in hits):
            continue  # "northern Bay of Bengal" is no Northern Bay
        if cue.islower() and not _names_place(match.group()[: -len(cue)].strip(), lex):
            continue
        bare = match.group()[: -len(cue)].rstrip()
        if bare.endswith(" military"):
            known = next((h for h in hits if h.start == match.start() and h.end == match.start() + len(bare) - len(" military")), None)
            if known is not None:  # "Shayrat military airport"
                item = Item(match.start(), match.end(), match.group(), match.group().lower(), "L", known.ids[0].partition("/")[0], known)
                item.extra["query"] = bare.removesuffix(" military")
                out.append(item)
            continue
        if cue in {"town", "suburb"} and text[match.end() : match.end() + 4] in {" of ", " in "}:
            continue  # "the Saudi town of Abha"
        of = OF.match(text, match.end()) if cue in {"island", "village"} else None
        if of is not None and not lex.names.match([Token(0, 0, of[1], of[1].lower())], 0):
            continue  # "the Okinawa island of Kitadaito"
        if cue.islower() and text.startswith(" of ", match.end()) and any(h.start == match.end() + 4 for h in hits):
            continue  # "the Baltic island of Gotland"
        if text[match.end() : match.end() + 6] == " fleet":
            continue  # "the Russian Black Sea fleet"
        name, start = match.group(), match.start()
        if text[match.end() : match.end() + 1] in {"-", "‑"} and text[match.end() + 1 : match.end() + 2].isalpha():
            continue  # "a Marshall Islands-flagged tanker"
        if " " in name and name.split(" ")[-2].rpartition("-")[2] in wordlist("detached"):
            continue  # "rebel-controlled areas"
        first = name.split(" ")[0]
        owned = first[-1] in "'’"  # "the Senkakus' Uotsuri Island"
        if (owned or ("-" in first and first.rpartition("-")[2] in wordlist("detached"))) and " " in name[len(first) + 1 :]:
            start += len(first) + 1  # "Japan-administered Senkaku Islands"
            name = text[start : match.end()]
        inner = any(h.end == match.end() and h.start == start + len(first) + 1 for h in hits)
        if inner and (known := lex.names.match([Token(0, 0, first, first.lower())], 0)) and known.what == "adjective":
            continue  # in "the Israeli Red Sea city" the sea has a name of its own
        if name.startswith("Straits of ") and any(h.end == match.end() and h.start > start for h in hits):
            continue  # "the Straits of the Bosphorus and Dardanelles" have names of their own
        item = Item(start, match.end(), name, name.lower(), "L", "unknown " + cue.lower(), None)
        head = name[: -len(cue)].rstrip()
        if cue in words["cue"]["added"] and head and any(h.start == start and h.end == start + len(head) for h in hits):
            item.extra["query"] = head  # "Crete island", when the gazetteer knows Crete
        if cue.lower() in words["cue"]["plain"] and head:  # "Poonch district", when the gazetteer knows Poonch only
            item.extra["query"] = head
            known = next((h for h in hits if h.start == item.start and h.end == item.start + len(head)), None)
            if known is not None:
                item.what, item.value = known.ids[0].partition("/")[0], known
        out.append(item)
    for name, fact in words["meant"].items():
        if name.lower() not in heard:
            continue
        at = text.find(f"the {name}", sentence.start, sentence.end) + 4
        if at < 4 or not any(w in text for w in fact["with"]) or text[at + len(name) : at + len(name) + 1].isalnum():
            continue
        after = re.match(r"\W*(\w*)", text[at + len(name) : at + len(name) + 24])[1].lower()
        if after not in fact["not_before"]:
            item = Item(at, at + len(name), name, name.lower(), "L", fact["kind"], None)
            item.extra["query"] = fact["place"]
            out = [o for o in out if (o.tag, o.start, o.end) != ("L", item.start, item.end)]  # no town of that name
            out.append(item)
    for match in words["told_name"].finditer(text, sentence.start, sentence.end) if not heard.isdisjoint(words["told_signs"]) else ():
        out.append(Item(match.start(1), match.end(1), match[1], match[1].lower(), "L", "unknown town", None))
    bare = plain = toks
    if hyphened:
        bare = [Token(t.start, t.end, t.text[:-6], t.low[:-6]) if t.low.endswith("-class") else t for t in toks]
        plain = [Token(t.start, t.end, m[1], m[1].lower()) if "-" in t.text and (m := YEARED.match(t.text)) else t for t in toks]
    dated = any(o.tag == "T" and not o.text.isdecimal() for o in out)
    cue = actor = -1  # the token after the last ship or word for one, after the last actor
    states: tuple[str, ...] = ()
    opening = [_opens(t.text) for t in toks]
    i = 0
    while i < len(toks):
        opens = opening[i]
        if not opens:
            i += 1
            continue
        tok = toks[i]
        short = opens & RECALLED and 2 <= len(tok.text) <= 6 and tok.text.isupper() and tok.text.isalpha()
        if short and _explained(toks, i, out, memory):
            i += 1
            continue
        if short and (whose := memory.get("=" + tok.text)) is not None and not _in_lexicon(lex, toks, i, whose):
            out.append(Item(tok.start, tok.end, tok.text, tok.low, "A", "body", whose))
            actor, states = i + 1, whose
            i += 1
            continue
        named_before = memory.get("the " + tok.text, ()) if opens & RECALLED else ()
        if opens == RECALLED and not named_before and tok.text not in memory:
            i += 1
            continue
        step = 1
        slashed = tok.text == "M" and text[tok.start : tok.start + 3] in lex.prefixes  # "M/V"
        pronoun = tok.text == "ITS" and i + 1 < len(toks) and toks[i + 1].text.isupper()
        if (tok.text in lex.prefixes or slashed) and i + 1 < len(toks) and not pronoun:
            prefix = text[tok.start : tok.start + 3] if slashed else tok.text
            named = SHIP_NAME.match(text, tok.start + len(prefix), sentence.end)
            if named:
                end = named.end(1)
                parts = [t for t in toks[i + 1 :] if named.start(1) <= t.start and t.end <= end]
                stops = wordlist("prepositions") | wordlist("auxiliaries") | {"and", "or"}
                cut = next(
                    (
                        k
                        for k, t in enumerate(parts)
                        if k and t.text.isupper() and len(t.text) > 1 and (t.low in stops or _acts(t.low, lex))
                    ),
                    None,
                )
                parts = parts[:cut]  # in a text of capitals only
                while parts and (parts[-1].low in times.MONTHS or parts[-1].low in times.WEEKDAYS):
                    parts.pop()
                if any(h.start == tok.start and parts and h.end >= parts[-1].end and h.ids[0].startswith(SHORE) for h in hits):
                    parts = []  # "HMAS Stirling" is a base ashore
                if parts:
                    fact = lex.ships.match(toks, i + 1)
                    if fact and len(fact.words) > len(parts):
                        parts = toks[i + 1 : i + 1 + len(fact.words)]  # "HMS Prince of Wales"
                    words_of = text[tok.start : parts[-1].end]
                    fact = fact or lex.ships.match(toks, i)
                    ships = [s for s in fact.value if s.prefix == prefix] if fact else []
                    ship = ships[0] if ships else None
                    item = Item(
                        tok.start, parts[-1].end, words_of, "", "S", "ship_name", "warship", name=words_of, operator=lex.prefixes[prefix]
                    )
                    if tok.text == "CCG":
                        item.value, item.hull = "coast_guard_ship", parts[0].text if parts[0].text.isdigit() else None
                    elif item.operator is None:
                        item.value = "civil_ship"
                    if ship is not None:
                        item.value, item.operator = ship.kind, ship.operator
                    if item.hull is None:
                        _hull(item, ship or Ship(words_of, None, "", None, None, False), text, sentence.end, lex, ())
                    item.low = ""
                    out.append(item)
                    memory["the " + parts[0].text] = (item.name, item.value, item.operator or "", *(p.text for p in parts[1:]))
                    while i < len(toks) and toks[i].start < item.end:
                        i += 1
                    cue = i
                    continue
        entry = lex.names.match(toks, i) if opens & NAMES and tok.text not in memory.get(ELSE, ()) else None
        entry = None if entry is not None and _given(toks, i, lex) else entry
        if entry:
            last = toks[i + len(entry.words) - 1]
            out.append(
                Item(tok.start, last.end, text[tok.start : last.end], text[tok.start : last.end].lower(), "A", entry.what, entry.value)
            )
            step = max(step, len(entry.words) if entry.what != "generic" else 1)
            if entry.value:
                actor, states = i + len(entry.words), entry.value
            if entry.what == "person":
                memory[last.text] = entry.value
        elif tok.text in {"North", "South"}:
            if tok.text in memory and i and toks[i - 1].low == "the" and not (i + 1 < len(toks) and toks[i + 1].text[:1].isupper()):
                out.append(Item(tok.start, tok.end, tok.text, tok.low, "A", "country", memory[tok.text]))
        elif (state := memory.get(f"~{tok.text}")) is not None:  # "Georgia", in a text about the Caucasus
            out.append(Item(tok.start, tok.end, tok.text, tok.low, "A", "country", state))
        elif tok.text in memory and (i == 0 or toks[i - 1].text not in {"Shi"}):
            out.append(Item(tok.start, tok.end, tok.text, tok.low, "A", "person", memory[tok.text]))
        elif "-" in tok.text and tok.text[0].isupper():
            parts = [] if tok.low.rpartition("-")[2] in wordlist("detached") else tok.text.split("-")
            found = [lex.names.match([Token(tok.start, tok.end, p, p.lower())], 0) for p in parts]
            first = load("countries")["combining"].get(parts[0].lower()) if parts else None  # "Russo-Chinese"
            if any(f and f.what in {"country", "adjective", "group", "metonym"} for f in found):
                value = (*((first,) if first else ()), *(v for f in found if f for v in f.value))
                out.append(Item(tok.start, tok.end, tok.text, tok.low, "A", "adjective", value))
        fact = lex.ships.match(toks, i) if opens & SHIPS else None
        ship = named_ship(fact.value, toks, i, i + len(fact.words), lex, cue, text, memory) if fact else None
        if ship is not None:
            last = toks[i + len(fact.words) - 1]
            name = text[tok.start : last.end]
            item = Item(tok.start, last.end, name, name.lower(), "S", "ship_name", ship.kind, name=ship.name, operator=ship.operator)
            _hull(item, ship, text, sentence.end, lex, ())
            out.append(item)
            if ship.name not in memory.get("the " + tok.text, ()):
                memory["the " + tok.text] = (ship.name,)
            while i < len(toks) and toks[i].start < item.end:
                i += 1
            cue = i
            continue
        if (
            len(named_before) > 2
            and fact is None
            and entry is None
            and [t.text for t in toks[i + 1 : i + len(named_before) - 2]] == list(named_before[3:])
            and (not any(hit.start == tok.start for hit in hits) or ship_meant(toks, i))
        ):  # "Halsey made a routine transit", after "USS Halsey"
            last = toks[i + len(named_before) - 3]
            words_of = text[tok.start : last.end]
            name, kind, operator = named_before[:3]
            out.append(Item(tok.start, last.end, words_of, words_of.lower(), "S", "ship_name", kind, name=name, operator=operator or None))
            i += len(named_before) - 2
            cue = i
            continue
        asset = lex.assets.match(bare, i) if opens & ASSETS else None
        if asset is None and (variant := VARIANT.match(tok.text)):
            asset = lex.assets.match([Token(tok.start, tok.end, variant[1], variant[1].lower())], 0)
        if asset is not None and asset.what == "class" and asset.value.needs_cue:
            asset = asset if class_cued(asset.value, toks, i, i + len(asset.words), lex, actor) else None
        if asset:
            last = toks[i + len(asset.words) - 1]
            item = Item(tok.start, last.end, text[tok.start : last.end], text[tok.start : last.end].lower(), "S", asset.what, asset.value)
            if asset.what == "class":
                item.value, item.operator = asset.value.kind, asset.value.operator
            after = i + len(asset.words)
            if item.value == "fighter" and asset.what == "asset" and actor == i and set(states) <= wordlist("armed_groups"):
                item.value = "troops"  # "Houthi fighters"
            if i and toks[i - 1].low in wordlist("cutters_of") and item.value in {"ship", "patrol_ship"}:
                item.value = "coast_guard_ship"  # "a China Coast Guard vessel"
            if lex.asset_domain[item.value] == "sea" and item.value not in NO_SHIP:
                if asset.what == "asset" or item.operator:
                    _hull(item, None, text, sentence.end, lex, states if actor > i - 6 else ())
                cue = next((k for k in range(after, len(toks)) if toks[k].start >= item.end), len(toks))
                if cue > after:
                    step = max(step, cue - i)
            out.append(item)
        elif (hull := _bare_hull(toks, i, text, sentence.end, lex)) is not None:
            out.append(hull)
        else:
            stem = STEM.match(tok.text)
            if (
                stem
                and (cls := lex.assets.match([Token(tok.start, tok.end, stem.group(1), stem.group(1).lower())], 0))
                and cls.what == "class"
                and not cls.value.needs_cue
            ):
                out.append(Item(tok.start, tok.end, tok.text, tok.low, "S", "class", cls.value.kind, operator=cls.value.operator))
        noun = lex.nouns.match(plain, i) if opens & NOUNS else None
        if noun is not None and noun.what == "exercise":
            end = i + len(noun.words)
            if exercise_named(noun.value, toks, plain, i, end, lex):
                if end < len(toks) and YEAR.match(toks[end].text) and (dated or not toks[end].text.isdecimal()):
                    end += 1  # the year is part of the name, unless nothing else dates the sentence
                words_of = text[tok.start : toks[end - 1].end]
                out.append(Item(tok.start, toks[end - 1].end, words_of, words_of.lower(), "E", "trigger", "exercise", name=noun.value[0]))
                step = max(step, end - i)
        elif noun:
            last = toks[i + len(noun.words) - 1]
            tag = "E" if noun.what == "trigger" else "N"
            out.append(
                Item(tok.start, last.end, text[tok.start : last.end], text[tok.start : last.end].lower(), tag, noun.what, noun.value)
            )
        i += step
    return out


SMALL = frozenset({"of", "and", "the", "for", "on", "in", "de", "to", "&"})


def _explained(toks: list[Token], i: int, found: list[Item], memory: dict[str, tuple[str, ...]]) -> bool:
    """ "the Southern Theater Command (STC)": a short form in brackets is what stands before them, for the whole text."""
    if i < 3 or toks[i - 1].text not in OPENERS or i + 1 >= len(toks) or toks[i + 1].text not in CLOSERS:
        return False
    left, letters = i - 2, []
    while left >= 0 and len(letters) < len(toks[i].text) + 2:
        word = toks[left].text
        if toks[left].low in SMALL or word in {"'s", "’s"}:
            left -= 1
            continue
        if not word[:1].isupper():
            break
        letters.append(word[0])
        if "".join(reversed(letters)) == toks[i].text:
            break
        left -= 1
    if "".join(reversed(letters)) != toks[i].text:
        return False
    start, end = toks[left].start, toks[i - 1].start
    first = start - 40 if left else start
    named = [o for o in found if o.tag == "A" and o.value and first <= o.start and o.end <= end]
    inside = [o for o in named if o.end > start]
    owner = [o for o in named if o.end <= start and start - o.end <= 3]  # "New Zealand's", "the Chinese"
    value = (inside or owner)[-1].value if inside or owner else ()
    if value:
        memory.setdefault("=" + toks[i].text, tuple(value))
    return bool(value)


def _in_lexicon(lex: Lexicon, toks: list[Token], i: int, told: tuple[str, ...]) -> bool:
    """Does the lexicon read a short form as the text explains it, or as more than itself: "PLA Navy"?"""
    entry = lex.names.match(toks, i)
    return entry is not None and (tuple(entry.value or ()) == told or len(entry.words) > 1)
NAMES, SHIPS, ASSETS, NOUNS, OTHER, RECALLED = 1, 2, 4, 8, 16, 32  # what a mention is looked up among


@lru_cache(maxsize=1 << 16)
def _opens(word: str) -> int:
    """What mentions may begin with this token, as it is written."""
    lex, low = lexicon(), lowered(word)
    year = YEARED.match(word) if "-" in word else None
    other = word == "M" or low == "hull" or word in lex.prefixes or word.partition("-")[0] in lex.designators
    if not word.isalpha():
        other = other or ("-" in word and word[0].isupper()) or any(p.match(word) for p in (VARIANT, STEM, PREFIXED))
    return (
        NAMES * lex.names.begins(low)
        | SHIPS * lex.ships.begins(low)
        | ASSETS * lex.assets.begins(low.removesuffix("-class"))
        | NOUNS * lex.nouns.begins(year[1].lower() if year is not None else low)
        | OTHER * other
        | RECALLED * (word[0].isalnum() and not word.islower())  # what the text named before has a capital, or a figure
    )


def explained(text: str) -> frozenset[str]:
    """Abbreviations that a text explains as something that no list knows under them: "Piracy Reporting Centre (PRC)"."""
    out = set()
    for match in EXPLAINED.finditer(text) if SHORT.search(text) else ():
        words, short = match[1].split(), match[2]
        capitals = [w for w in words if w[0].isupper()]
        own = capitals[-len(short) :]
        known = lexicon().names.match([Token(0, len(short), short, short.lower())], 0)
        if known is None or "".join(w[0] for w in own) != short:
            continue
        whole = words[words.index(own[0]) :]  # with its small words: "Government of National Accord"
        toks = [Token(0, len(w), w, w.lower()) for w in whole]
        named = [lexicon().names.match(toks, k) for k in range(len(toks))]
        if not any(n is not None and set(n.value) & set(known.value) for n in named if n is not None and n.value):
            out.add(short)
    return frozenset(out)


def _given(toks: list[Token], i: int, lex: Lexicon) -> bool:
    """Is it the name of a person: "2nd Class Jordan Hunter", and not "Jordan Armed Forces"?"""
    if toks[i].text not in load("countries")["given"]["names"] or i + 1 >= len(toks):
        return False
    after = toks[i + 1]
    plain = after.text[:1].isupper() and after.text[1:].islower() and after.low not in times.MONTHS and after.low not in times.WEEKDAYS
    return plain and lex.names.match(toks, i + 1) is None and lex.assets.match(toks, i + 1) is None and after.low not in lex.verbs


def _names_place(head: str, lex: Lexicon) -> bool:
    """Is the word before "island" or "village" a name: "Barkaram", and not "Greek", "The" or "Another"?"""
    words = head.split()
    if any(w.lower() in wordlist("determiners") or w.lower() in wordlist("prepositions") or w.lower() in lex.verbs for w in words[:1]):
        return False
    found = lex.names.match([Token(0, len(w), w, w.lower()) for w in words], 0)
    return not (found is not None and found.what in {"adjective", "country", "metonym"} and len(found.words) == len(words))


def _bare_hull(toks: list[Token], i: int, text: str, stop: int, lex: Lexicon) -> Item | None:
    """ "DDG 105", "DDG-105", "hull number 102": a ship by its number alone."""
    tok = toks[i]
    head, _, rest = tok.text.partition("-")
    if head in lex.designators and (rest.isdigit() or (not rest and i + 1 < len(toks) and toks[i + 1].text.isdigit() and len(head) > 2)):
        end = tok.end if rest else toks[i + 1].end
        item = Item(tok.start, end, text[tok.start : end], text[tok.start : end].lower(), "S", "ship_hull", lex.designators[head])
        item.hull = item.text
        known = lex.hulls.get(number(item.text), ())
        if len(known) == 1:
            item.name, item.value, item.operator, item.hull = known[0].name, known[0].kind, known[0].operator, known[0].hull
        return item
    if (found := PREFIXED.match(tok.text)) is not None and (state := lex.prefixes.get(found[1])) is not None:  # "CCG-3105", "CCG21556"
        item = Item(tok.start, tok.end, tok.text, tok.low, "S", "ship_hull", "warship", name=f"{found[1]} {found[2]}", operator=state)
        item.value, item.hull = "coast_guard_ship" if found[1] in COAST_GUARDS else "warship", found[2]
        return item
    if tok.low == "hull" and (told := HULL.match(text, tok.start, stop)) is not None and told["told"]:
        return Item(tok.start, told.end(), text[tok.start : told.end()], told[0].lower(), "S", "ship_hull", "warship", hull=told["told"])
    return None


RANK = {"T": 0, "Z": 1, "A": 2, "S": 3, "L": 4, "N": 5, "E": 6}


def _choose(pieces: list[Item]) -> list[Item]:
    """Longest first, then by kind; a place on the same words as an actor stays attached to it."""
    best: list[Item] = []
    for piece in sorted(pieces, key=lambda p: (p.start, -p.end, RANK[p.tag], p.what.startswith("unknown"))):
        if best and piece.start < best[-1].end:
            last = best[-1]
            if piece.start == last.start and piece.end == last.end:
                if last.tag == "A" and piece.tag == "L" and "query" in piece.extra and not piece.what.startswith("unknown"):
                    best[-1] = piece  # "the Norwegian and North Seas"
                elif last.tag == "A" and piece.tag == "L":
                    last.place = piece
                elif last.tag == "L" and piece.tag == "A":
                    piece.place = last
                    best[-1] = piece
                elif last.tag == "L" and piece.tag == "E" and piece.name:
                    best[-1] = piece  # "the Malabar naval exercise", though a town is called so too
                elif last.tag == "L" and last.what.startswith("unknown") and piece.tag == "L":
                    best[-1] = piece
            elif (
                piece.end > last.end and piece.tag == "L" and last.tag in "AN" and len(piece.text) > len(last.text) and last.what != "body"
            ):
                best[-1] = piece
            continue
        best.append(piece)
    return best


def _number(word: str) -> int | None:
    value = load("words")["numbers"].get(word, -1)
    return value if value >= 0 else None


@lru_cache(maxsize=1 << 16)
def _reading(text: str) -> tuple[str, tuple[Verb, ...], int | None]:
    """What a word is by itself: tag, verb readings, number."""
    lex, low = lexicon(), lowered(text)
    if low in {"'s", "'"} and len(text) <= 2:
        return "'", (), None
    if not any(c.isalnum() for c in text):
        return "(" if text in OPENERS else ")" if text in CLOSERS else "M", (), None
    if low in wordlist("negations"):
        return "G", (), None
    if low in wordlist("auxiliaries"):
        return "X", lex.verbs.get(low, ()), None
    if low in {"and", "or", "&", "nor"}:
        return "C", (), None
    if (low in wordlist("subordinators") and low not in {"that"}) or low == "that":
        return "B", (), None
    if low in wordlist("prepositions"):
        return "P", (), None
    if low in wordlist("determiners"):
        return "D", (), _number(low)
    if low in wordlist("pronouns"):
        return "R", (), None
    if low in load("words")["numbers"] or low.replace(",", "").isdecimal():
        return "Q", (), _number(low) if low in load("words")["numbers"] else int(low.replace(",", ""))
    if low in wordlist("adverbs"):
        return "W", (), None
    if low in lex.verbs and not (text[0].isupper() and text != text.upper() and len(text) > 1 and not _verb_like_capital(low)):
        return "V", lex.verbs[low], None
    if low.endswith("ly") and len(low) > 4:
        return "W", (), None
    if text == low and len(low) > 5 and low.endswith(("ed", "ing")) and low not in wordlist("not_verbs") and "-" not in low:
        forms = frozenset({"ing"}) if low.endswith("ing") else frozenset({"past", "part"})
        return "V", (Verb(low, forms, frozenset({"other"})),), None  # a verb that no list knows still ends a phrase
    return "N", (), None


def _verb_like_capital(low: str) -> bool:
    return low.endswith("ing") or low.endswith("ed")


def items(sentence: Sentence, text: str, hits: list[Any], memory: dict[str, tuple[str, ...]]) -> Items:
    """The sentence as items. `memory` maps last names read so far to states and is added to."""
    lex = lexicon()
    toks = sentence.tokens
    chosen = _choose(_pieces(sentence, toks, text, lex, hits, memory))
    out: list[Item] = []
    at, known = 0, len(chosen)
    for tok in toks:
        start, word = tok.start, tok.text
        while at < known and chosen[at].end <= start:
            at += 1
        if at < known and chosen[at].start <= start:
            if not out or out[-1] is not chosen[at]:
                out.append(chosen[at])
            continue
        if word in QUOTES or (word in {"'", "’"} and text[start - 1 : start] != "s"):
            continue  # an apostrophe is a possessive after a plural only: "the ships' transit"
        tag, verbs, count = _reading(word)  # a token that is part of no mention
        out.append(Item(start, tok.end, word, tok.low, tag, "", None, verbs, None, None, None, None, count))
    return Items(as_people(cited(settle(out, lex))))
