"""The lexicon made ready for matching: phrases by their first word, verb forms, nouns in one number.

The TOML files of `lexicon/` are the facts; this module knows only their shape: how English words inflect, and how a phrase is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from geo.events.lexicon import load, wordlist
from geo.events.text import TOKEN, Token

PIECE = re.compile(r"[^\W\d_]+|\d+")
VOWELS = "aeiou"
DASHES = frozenset("—–:")
DESIGNATION = re.compile(r"(?:[A-Z][A-Za-z]{1,2}|[BFJST])-\d\d")  # Su-35, F-16; "RC2", "U2" and "CH4" mean other things


class Entry(NamedTuple):
    """A phrase and what it stands for."""

    words: tuple[str, ...]  # as written in the lexicon, token by token
    what: str  # "country" "adjective" "metonym" "group" "body" "generic" "person" "asset" "class" "ship" "trigger" "exercise" "trap"
    value: Any
    cased: bool


@dataclass(frozen=True, slots=True)
class Craft:
    """A class or type of ship, aircraft, weapon or vehicle."""

    kind: str
    operator: str | None
    needs_cue: bool  # the name is also a word, a person or a place


@dataclass(frozen=True, slots=True)
class Ship:
    """A ship by name."""

    name: str  # with the navy's prefix, if it has one
    hull: str | None
    kind: str
    operator: str | None
    prefix: str | None
    needs_cue: bool


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.lower, words))


class Phrases:
    """Longest phrase first, found by its first word."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        self._rows: dict[str, list[tuple[int, str, bool, tuple[str, ...], Entry]]] = {}  # size, how the second word begins, words

    def add(self, phrase: str, what: str, value: Any, *, cased: bool) -> None:
        words = (phrase,) if phrase.isalnum() else tuple(m.group() for m in TOKEN.finditer(phrase))
        self._by_first.setdefault(words[0].replace("’", "'").lower(), []).append(Entry(words, what, value, cased))

    def phrases(self, *, cased: bool | None = None) -> list[str]:
        """Every phrase as written; only those in capitals, or only the others, when asked."""
        return [" ".join(e.words) for entries in self._by_first.values() for e in entries if cased is None or e.cased == cased]

    def begins(self, low: str) -> bool:
        """May a phrase begin with this word?"""
        return low in self._by_first or singular(low) in self._by_first

    def freeze(self) -> None:
        for first, entries in self._by_first.items():
            if len(entries) > 1:
                entries.sort(key=lambda e: (-len(e.words), e.words))
            self._rows[first] = [
                (len(e.words), e.words[1][:2].lower() if len(e.words) > 1 else "", e.cased, e.words if e.cased else _lower(e.words), e)
                for e in entries
            ]

    def match(self, toks: list[Token], i: int) -> Entry | None:
        """The longest entry that starts at token `i`. A cased entry also matches text in capitals; the last word may be plural."""
        low = toks[i].low
        rows = self._rows.get(low) or self._rows.get(singular(low), ())
        ahead = toks[i + 1].low[:2] if i + 1 < len(toks) else ""
        room = len(toks) - i
        for size, second, cased, words, entry in rows:
            if size > room or (size > 1 and second != ahead):
                continue
            at = i
            for word in words:
                token = toks[at]
                at += 1
                if cased:
                    text = token.text
                    if text == word or (len(word) > 3 and text == word.upper()) or ("’" in text and text.replace("’", "'") == word):
                        continue
                    if at == i + size and (text == word + "s" or (word.islower() and singular(token.low) == word)):
                        continue
                    break
                if token.low != word and not (at == i + size and singular(token.low) == word):
                    break
            else:
                return entry
        return None


def spellings(name: str, *, russian: bool = False) -> list[str]:
    """A designation with and without its hyphen, a Russian name with its usual endings."""
    out = [name]
    if DESIGNATION.match(name):
        out.append(name.replace("-", "", 1))
    elif name.startswith(("Type ", "Project ")):
        out.append(name.replace(" ", "-", 1))
    elif russian and name.endswith(("yy", "iy")):
        out += [name[:-2] + end for end in ("yy", "iy", "y", "yi") if not name.endswith(end) or end == "y"]
    return out


def number(hull: str) -> str:
    """A hull number without signs: "DDG105" for "DDG-105"."""
    return re.sub(r"[^A-Z0-9]", "", hull.upper())


def pieces(text: str) -> list[str]:
    """The runs of letters and the runs of digits of a text: "test-fire" and "F-16" are two each."""
    return PIECE.findall(text)


def sign(phrase: str, *, verb: bool = False) -> str:
    """The piece of a phrase by which its sentence is noticed, in lower case: its longest word; of a verb the first, "shot" of "shot down".

    A verb that says nothing by itself ("took part") is noticed by what follows it.
    """
    if verb and " " in phrase:
        head, _, rest = phrase.partition(" ")
        content = [w for w in rest.split() if w not in wordlist("prepositions") and w not in wordlist("adverbs") and len(w) > 3]
        phrase = max(content, key=len) if content else head
    found = [word for word in pieces(phrase) if not word.isdigit() and word not in {"A", "I"}] or pieces(phrase)
    return max(found or [phrase], key=len).lower()


def plurals(word: str) -> set[str]:
    """A noun in both numbers."""
    return {word, word + "s", word + "es"} | ({word[:-1] + "ies"} if word.endswith("y") else set())


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of an English noun, in lower case."""
    if word in wordlist("invariant") or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4 and word[:-1] not in wordlist("ending_ie"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def forms(lemma: str, irregular: dict[str, list[str]]) -> dict[str, set[str]]:
    """Inflected forms of a verb: form -> what it may be of base, s, past, part, ing. A particle verb inflects its first word."""
    head, _, particle = lemma.partition(" ")
    tail = f" {particle}" if particle else ""
    prefix, hyphen, stem = head.rpartition("-")
    past, part = irregular.get(stem, irregular.get(head, (None, None)))
    if stem.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = stem + "es"
    elif stem.endswith("y") and stem[-2:-1] not in VOWELS:
        third = stem[:-1] + "ies"
    else:
        third = stem + "s"
    double = stem in wordlist("doubled") or (
        len(stem) <= 4 and len(stem) > 2 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and stem[-3] not in VOWELS
    )
    double = double and stem not in wordlist("not_doubled")
    if stem.endswith("ie"):
        ing = stem[:-2] + "ying"
    elif stem.endswith("e") and not stem.endswith(("ee", "ye", "oe")):
        ing = stem[:-1] + "ing"
    else:
        ing = (stem + stem[-1] if double else stem) + "ing"
    if past is None:
        if stem.endswith("e"):
            past = stem + "d"
        elif stem.endswith("y") and stem[-2:-1] not in VOWELS:
            past = stem[:-1] + "ied"
        else:
            past = (stem + stem[-1] if double else stem) + "ed"
        part = past
    third = {"have": "has", "be": "is", "do": "does", "go": "goes"}.get(stem, third)
    out: dict[str, set[str]] = {}
    told = [(stem, "base"), (third, "s"), (past, "past"), (part, "part"), (ing, "ing")]
    if stem in wordlist("doubled_too"):
        told += [(stem + stem[-1] + "ed", "past"), (stem + stem[-1] + "ed", "part"), (stem + stem[-1] + "ing", "ing")]
    for form, kind in told:
        out.setdefault(prefix + hyphen + form + tail, set()).add(kind)
    return out


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb form can be."""

    lemma: str
    forms: frozenset[str]  # of base s past part ing
    classes: frozenset[str]  # activity classes and report hedged denying seeing light planned wished cause other


class Signs(NamedTuple):
    """Pieces of words, in lower case, without which a sentence can tell no event: most sentences of most texts have none."""

    triggers: frozenset[str]  # with which an activity can be told
    alone: frozenset[str]  # ... without anybody or anything else being named
    capitals: frozenset[str]  # ... when it has a capital: names of exercises
    cues: frozenset[str]  # that name a weapon, a zone, a kind of ship
    named: frozenset[str]  # ... with a capital: a state, a body, a ship, a class
    again: frozenset[str]  # that stand for what was named before
    standing: frozenset[str]  # "is", "was": with a ship or an aircraft they tell where it is
    craft: frozenset[str]  # that name a kind of ship or aircraft
    vessels: frozenset[str]  # ... with a capital: ships and their prefixes

    def notice(self, text: str, *, live: bool) -> bool:
        """Can this sentence tell an event? `live` says that somebody was named before whom "they" could mean."""
        found = pieces(text)
        low = set(map(str.lower, found))
        if not low.isdisjoint(self.alone):
            return True

        def capital(words: frozenset[str]) -> bool:
            return not low.isdisjoint(words) and any(word.lower() in words for word in found if not word.islower())

        if capital(self.capitals):
            return True
        if low.isdisjoint(self.triggers):
            craft, vessel = not low.isdisjoint(self.craft), capital(self.vessels)
            if not craft and not vessel:
                return False
            entry = vessel and not DASHES.isdisjoint(text)  # "USS Alpha — Crete"
            return entry or not low.isdisjoint(self.standing) or (craft and capital(self.named))
        return not low.isdisjoint(self.cues) or capital(self.named) or (live and not low.isdisjoint(self.again))


@dataclass(frozen=True)
class Lexicon:
    """All vocabularies, ready."""

    names: Phrases  # actors
    assets: Phrases
    ships: Phrases  # ships by name
    hulls: dict[str, tuple[Ship, ...]]  # hull number, with and without letters -> ships
    designators: dict[str, str]  # letters before a hull number -> asset kind
    nouns: Phrases  # event nouns and traps
    verbs: dict[str, tuple[Verb, ...]]  # form, lower case -> readings; particle verbs under "shot down"
    particles: dict[str, set[str]]  # first word of a particle verb's form -> its particles
    prefixes: dict[str, str | None]  # ship name prefix -> operator
    persons: dict[str, str]  # full name -> state
    qualifiers: dict[str, str]  # word -> hypothetical planned claimed habitual
    asset_domain: dict[str, str]  # asset kind -> sea air land weapon multi
    place_words: frozenset[str]  # after a name they make it a place
    signs: Signs

    def begins(self, low: str) -> bool:
        """May a mention begin with this word?"""
        tables = (self.names, self.assets, self.ships, self.nouns)
        return any(phrases.begins(low) for phrases in tables) or low in {"hull", *map(str.lower, (*self.prefixes, *self.designators))}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read and index the vocabularies, once per process."""
    countries, bodies, assets, activities, verbs = (load(n) for n in ("countries", "bodies", "assets", "activities", "verbs"))
    classes, fleet, exercises = load("classes")["class"], load("ships")["ship"], load("exercises")["exercise"]
    names = Phrases()
    for iso, row in countries["country"].items():
        for kind, key in (("country", "names"), ("adjective", "adjectives"), ("metonym", "metonyms")):
            for name in row.get(key, ()):
                names.add(name, kind, (iso,), cased=True)
    for group, row in countries["group"].items():
        for name in row["names"]:
            names.add(name, "group", (group,), cased=True)
    for row in bodies["body"]:
        for name in row["names"]:
            names.add(name, "body", tuple(row["country"]), cased=True)
    for name in bodies["generic"]["bodies"]:
        names.add(name, "generic", (), cased=True)
    persons = {}
    for iso, people in bodies["person"].items():
        for person in people:
            persons[person] = iso
            names.add(person, "person", (iso,), cased=True)
    names.freeze()

    kinds, domain = Phrases(), {}
    for group in ("sea", "air", "land", "weapon", "multi"):
        for kind, words in assets[group].items():
            domain[kind] = group
            for word in words:
                kinds.add(word, "asset", kind, cased=word != word.lower())
    for name, row in classes.items():
        craft = Craft(row["kind"], row.get("operator"), row.get("needs_cue", False))
        for known in (name, *row.get("aliases", ())):
            plain = Craft(craft.kind, craft.operator, craft.needs_cue and known == name)
            for spelling in spellings(known):
                kinds.add(spelling, "class", plain, cased=True)
    kinds.freeze()
    ships, hulls = _ships(fleet, classes, assets["prefix"])

    places = load("places")
    active = {row["class"] for row in activities["activity"]} | {"denying", "seeing"}
    nouns = Phrases()
    readings: dict[str, dict[str, tuple[set[str], set[str]]]] = {}

    def verb(lemma: str, cls: str) -> None:
        for form, what in forms(lemma, verbs["irregular"]).items():
            kinds_of, classes = readings.setdefault(form, {}).setdefault(lemma, (set(), set()))
            kinds_of |= what
            classes.add(cls)

    for row in activities["activity"]:
        for lemma in row.get("verbs", ()):
            verb(lemma, row["class"])
        for noun in row.get("nouns", ()):
            nouns.add(noun, "trigger", row["class"], cased=False)
    for phrase in activities["traps"]["phrases"]:
        nouns.add(phrase, "trap", None, cased=False)
    for name, row in exercises.items():
        for known in (name, *row.get("aliases", ())):
            nouns.add(known, "exercise", (name, row.get("needs_cue", False)), cased=True)
    nouns.freeze()
    for section, table in (("report", verbs["report"]), ("irrealis", verbs["irrealis"])):
        for cls, lemmas in table.items():
            for lemma in lemmas:
                verb(lemma, "report" if cls == "plain" else cls)
                if section == "report" and cls in {"hedged", "denying"}:
                    verb(lemma, "report")
    for section in ("light", "cause", "other"):
        for lemma in verbs[section]["verbs"]:
            verb(lemma, section)
    triggers = {sign(form, verb=True) for form, by in readings.items() for _, classes in by.values() if classes & active} | {"same"}
    alone: set[str] = {
        sign(form, verb=True) for lemma in wordlist("harmful") for form in forms(lemma, verbs["irregular"]) if " " not in lemma
    }
    alone |= {form for lemma in ("kill", "wound", "injure") for form in forms(lemma, verbs["irregular"])}
    for row in activities["activity"]:
        for noun in row.get("nouns", ()):
            words = plurals(sign(noun))
            triggers |= words
            if row["class"] in {"exercise", "patrol", "strike", "clash"}:
                alone |= words
    capitals = {sign(known) for name, row in exercises.items() for known in (name, *row.get("aliases", ()))}
    cues = {w for phrase in kinds.phrases(cased=False) for w in plurals(sign(phrase))}
    cues |= {p for phrase in places["zone"] for p in plurals(sign(phrase))}
    cues |= {w for ws in load("sides")["words"].values() for w in ws}
    again = {w for ws in places["anaphor"].values() for w in ws} | {"they", "it", "she", "them", "trio", "group", "others", "there", "more"}
    proper = (*names.phrases(), *kinds.phrases(cased=True), *ships.phrases(), *assets["prefix"])
    named = {w for phrase in proper for w in plurals(sign(phrase))}
    afloat = {kind for kind, group in domain.items() if group in {"sea", "air"}}
    craft = {w for kind in afloat for word in (*assets["sea"].get(kind, ()), *assets["air"].get(kind, ())) for w in plurals(sign(word))}
    vessels = {w for phrase in (*ships.phrases(), *assets["prefix"]) for w in plurals(sign(phrase))}
    table = {form: tuple(Verb(lemma, frozenset(k), frozenset(c)) for lemma, (k, c) in sorted(by.items())) for form, by in readings.items()}
    particles: dict[str, set[str]] = {}
    for form in table:
        head, _, rest = form.partition(" ")
        if rest:
            particles.setdefault(head, set()).add(rest)
    qualifiers = {word: kind for kind, words in activities["qualifiers"].items() for word in words}
    prefixes = {prefix: operator or None for prefix, operator in assets["prefix"].items()}
    return Lexicon(
        names,
        kinds,
        ships,
        hulls,
        assets["designator"],
        nouns,
        table,
        particles,
        prefixes,
        persons,
        qualifiers,
        domain,
        frozenset(w.lower() for w in load("places")["cue"]["after"]),
        Signs(
            frozenset(triggers),
            frozenset(alone),
            frozenset(capitals),
            frozenset(cues),
            frozenset(named),
            frozenset(again),
            wordlist("standing"),
            frozenset(craft),
            frozenset(vessels),
        ),
    )


def _ships(fleet: list[dict[str, Any]], classes: dict[str, Any], prefixes: dict[str, str]) -> tuple[Phrases, dict[str, tuple[Ship, ...]]]:
    """The named ships, by name and by hull number. Navies share names, so that a name is all the ships that bear it."""
    by_name: dict[str, list[Ship]] = {}
    hulls: dict[str, tuple[Ship, ...]] = {}
    for row in fleet:
        kind, operator, prefix = row.get("kind") or classes[row["class"]]["kind"], row.get("operator"), row.get("prefix")
        known: dict[str, Ship] = {}
        for name, hull in row["names"].items():
            full = f"{prefix} {name}" if prefix and not name.startswith(prefix) else name
            ship = known[name] = Ship(full, hull or None, kind, operator, prefix, row.get("needs_cue", False))
            if hull:
                for key in {number(hull), re.sub(r"\D", "", hull)}:
                    hulls[key] = (*hulls.get(key, ()), ship)
        for name, ship in [*known.items(), *((alias, known[name]) for alias, name in row.get("aliases", {}).items())]:
            for spelling in spellings(name, russian=operator == "RU"):
                by_name.setdefault(spelling, []).append(ship)
                if prefix and prefix not in prefixes:
                    by_name.setdefault(f"{prefix} {spelling}", []).append(replace(ship, needs_cue=False))
    ships = Phrases()
    for name, found in by_name.items():
        ships.add(name, "ship", tuple(found), cased=True)
    ships.freeze()
    return ships, hulls
