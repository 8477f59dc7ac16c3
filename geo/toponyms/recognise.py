"""Find the toponyms of a text: gazetteer names, abbreviations, names with a word of kind, demonyms; each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from gazetteer.names import fold
from geo.toponyms.atlas import Atlas
from geo.toponyms.lexicon import load, words
from geo.toponyms.words import RUN, Word, cut

LONGEST = 8                              # words of a name
MEMORY = 200_000                         # remembered runs
LEAST = 0.5                              # points of a toponym
_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)([^\w]*)$")
_AFTER = re.compile(r"[ \u00a0-]([a-z][\w'’-]*)")


class Piece(NamedTuple):
    """What may be a toponym in a run; offsets within the run."""

    start: int
    end: int
    kind: str                            # name abbreviation feature demonym
    what: str                            # of a feature or an abbreviation
    ids: tuple[str, ...]                 # places it may be, most likely first
    evidence: tuple[str, ...]            # what the run itself says
    single: bool                         # one word
    key: str                             # folded


class Reading(NamedTuple):
    """What a run of capitalised words holds."""

    pieces: tuple[Piece, ...]
    people: tuple[str, ...]              # last words of the names of persons in it


@dataclass(slots=True)
class Mention:
    """A toponym of a text; offsets in the text."""

    start: int
    end: int
    text: str
    kind: str
    what: str
    key: str
    ids: tuple[str, ...]
    points: float
    evidence: list[str]
    single: bool = True
    container: int | None = None         # the mention that says in what it lies: "Texas" in "Paris, Texas"


class Recogniser:
    """Recognise toponyms; keep one for many texts."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._runs: dict[str, Reading] = {}
        names = load("people")
        self.first = frozenset(names["first_names"].split())
        self.titles = frozenset(names["titles"].split())
        self.after = frozenset(names["after"].split())
        self.particles = frozenset(names["particles"].split())
        lists = load("words")
        self.before = frozenset(lists["before"].split())
        self.beside = frozenset(lists["beside"].split())
        self.plain = frozenset(lists["plain"].split())
        self.calendar = frozenset(lists["calendar"].split())
        self.bodies = frozenset(lists["bodies"].split())
        self.makers = frozenset(lists["makers"].split())
        self.of_bodies = frozenset(lists["of_bodies"].split())
        self.directions = frozenset(lists["directions"].split())
        cues = load("features")
        self.cue_after = {word: what for what, text in cues["after"].items() for word in text.split()}
        self.cue_before = {word: what for what, text in cues["before"].items() for word in text.split()}
        self.numbered = words("features", "numbered", "road")
        self.points = load("evidence")["points"]
        short = load("abbreviations")
        self.short: dict[str, str] = dict(short["other"])
        self.postal: dict[str, str] = {}
        self.stopped: frozenset[str] = frozenset()
        stopped = []
        for table, prefix in (("state", "division/us-"), ("province", "division/ca-")):
            for code, texts in short[table].items():
                id = {"AK": "region/alaska", "HI": "region/hawaii", "PR": "country/pr"}.get(code, prefix + code.lower())
                self.postal[code] = id
                for text in texts.split():
                    self.short[text] = id
                    stopped.append(text)
        for code in short["postal_only"].split():
            self.postal[code] = f"division/us-{code.lower()}"
        self.stopped = frozenset(text for text in stopped if "." not in text)
        self.comma_first = frozenset(short["comma_first"].split())
        self.no_stop = self.stopped | self.titles | frozenset(short["not_the_end"].split())
        people = load("demonyms")
        self.demonyms: dict[str, str] = {}
        for id, texts in people["demonym"].items():
            for text in texts.split(","):
                self.demonyms[text.strip()] = id
                self.demonyms[text.strip() + "s"] = id

    # runs -------------------------------------------------------------------------------------------------------------

    def read(self, run: str) -> Reading:
        """The pieces of one run; remembered."""
        found = self._runs.get(run)
        if found is None:
            if len(self._runs) > MEMORY:
                self._runs.clear()
            found = self._runs[run] = self._read(run)
        return found

    def _read(self, run: str) -> Reading:
        toks = cut(run, self.no_stop)
        pieces: list[Piece] = []
        people: list[str] = []
        at = 0
        while at < len(toks):
            stop = at + 1
            while stop < len(toks) and toks[stop].gap:
                stop += 1
            found, persons = self._clause(run, toks[at:stop])
            pieces += found
            people += persons
            at = stop
        return Reading(tuple(p if p.kind == "name" else p._replace(ids=self.atlas.known(p.ids)) for p in pieces), tuple(people))

    def _clause(self, run: str, toks: tuple[Word, ...]) -> tuple[list[Piece], list[str]]:
        persons = self._persons(toks)
        inside = {k for first, last in persons for k in range(first, last + 1)}
        out: list[Piece] = []
        i = 0
        while i < len(toks):
            piece, after = self._at(run, toks, i, inside)
            if piece is not None:
                out.append(piece)
            i = after
        return out, [toks[last].text for _, last in persons]

    def _persons(self, toks: tuple[Word, ...]) -> list[tuple[int, int]]:
        """First and last word of each name of a person."""
        out = []
        i = 0
        while i < len(toks):
            tok = toks[i]
            first = None
            if tok.text in self.titles and not tok.possessive:
                first = i + 1
            elif tok.text in self.first and not tok.possessive:
                first = i
            if first is None or first >= len(toks):
                i += 1
                continue
            last = self._person_end(toks, first, named=first == i)
            if last is None:
                i += 1
                continue
            out.append((first, last))
            i = last + 1
        return out

    def _person_end(self, toks: tuple[Word, ...], first: int, *, named: bool) -> int | None:
        """The last word of a person's name that begins at `first`; None when it is none."""
        if named and first + 1 < len(toks):
            j, name = self._longest(toks, first)
            if j > first and name is not None and name.running:
                layer, people = self.atlas.standing(name.spots)
                if layer != "city" or people >= 20_000:
                    return None
        last, k = None, first
        while k < len(toks) and k - first < 5:
            tok = toks[k]
            if k > first and tok.gap not in (" ", "-"):
                break
            if tok.lower:
                if tok.text not in self.particles or k == first:
                    break
                k += 1
                continue
            if tok.number or (k > first and (tok.text in self.bodies or tok.text in self.cue_after or tok.text in self.titles
                                             or tok.text in self.plain) and tok.text not in ("Young", "Long", "Day", "May")):
                break
            if k > first and tok.text in self.makers and toks[k - 1].text not in self.first:
                break
            last = k
            if tok.possessive or (tok.stop and len(tok.text) > 1 and tok.text not in self.after):
                k += 1
                break
            k += 1
        if last is None:
            return None
        ended = k < len(toks) and toks[k].gap and (toks[k].text in self.bodies or toks[k].text in self.cue_after)
        if ended and not toks[k - 1].possessive:
            return None                  # "Jackson County", "Douglas Smith Middle School": a name lent to something else
        if named and last == first:
            return None
        if not named and toks[first].text in self.bodies:
            return None
        return last

    def _longest(self, toks: tuple[Word, ...], i: int) -> tuple[int, Any]:
        """The last word of the longest gazetteer name that begins at a word, and the name."""
        best, best_at = None, i
        key = ""
        for j in range(i, min(len(toks), i + LONGEST)):
            tok = toks[j]
            glue = " " if key else ""
            name = self.atlas.name(key + glue + tok.key)
            if (name.spots or name.organisation) and not tok.lower and not tok.number and self._written(name, toks[i:j + 1]):
                best, best_at = name, j
            if tok.possessive:
                key = key + glue + tok.whole
                if not self.atlas.name(key).more:
                    if self.atlas.name(key).spots:
                        best, best_at = self.atlas.name(key), j
                    break
                continue
            key = key + glue + tok.key
            if not name.more or (tok.stop and len(tok.text) > 3):
                break
        return best_at, best

    def _written(self, name: Any, toks: tuple[Word, ...]) -> bool:
        """Whether the text writes a name as it must be: abbreviations in capitals; few capitals are hardly a city."""
        text = toks[0].text
        if len(toks) > 1 or not text.isupper():
            return not name.capitals
        if name.capitals:
            return True
        if len(text) > 4 or "." in text:
            return True
        layer, people = self.atlas.standing(name.spots) if name.spots else ("city", 0)
        return layer != "city" or people >= 100_000

    def _at(self, run: str, toks: tuple[Word, ...], i: int, inside: set[int]) -> tuple[Piece | None, int]:
        """The piece that begins at a word, and where to go on."""
        tok = toks[i]
        if tok.lower or tok.number:
            return None, i + 1
        if (short := self._abbreviation(toks, i)) is not None:
            return short
        feature = self._feature(toks, i) if i not in inside else None
        j, name = self._longest(toks, i)
        if feature is not None and (name is None or feature[1] >= j):
            first, last, what = feature
            key = " ".join(t.key for t in toks[first:last + 1])
            ids = self.atlas.name(key).spots
            stop = toks[last].stop and toks[last].text in self.no_stop
            evidence = (what, "known") if ids else (what,)
            return Piece(toks[first].start, toks[last].end + stop, "feature", what, ids, evidence, False, key), last + 1
        small = name is not None and not any(id.startswith(("country/", "division/")) for id in name.spots) and j == i
        if (name is None or not name.spots or small) and (demonym := self._demonym(toks, i)) is not None:
            return demonym
        if name is None or not name.spots:
            return None, (j + 1 if name is not None else i + 1)
        j = self._trimmed(toks, i, j)
        key = " ".join(t.key for t in toks[i:j + 1])
        spots = self.atlas.name(key).spots or name.spots
        last = toks[j]
        dot = last.stop and "." in last.text
        evidence = (*self._around(toks, i, j, inside, spots), *(() if name.running else ("asked_only",)))
        return Piece(tok.start, last.end + dot, "name", "", spots, evidence, i == j, key), j + 1

    def _demonym(self, toks: tuple[Word, ...], i: int) -> tuple[Piece, int] | None:
        for j in (i + 1, i):
            if j < len(toks) and (j == i or toks[j].gap == " ") and (id := self.demonyms.get(" ".join(t.text for t in toks[i:j + 1]))):
                key = " ".join(t.key for t in toks[i:j + 1])
                return Piece(toks[i].start, toks[j].end, "demonym", "", (id,), ("demonym",), i == j, key), j + 1
        return None

    def _trimmed(self, toks: tuple[Word, ...], i: int, j: int) -> int:
        """A name ends with its last capitalised word; "State" and "City" before more of a body belong to the body."""
        while j > i and toks[j].lower:
            j -= 1
        if j > i and toks[j].text in ("State", "City") and j + 1 < len(toks) and toks[j + 1].gap == " " and not toks[j + 1].lower:
            shorter = " ".join(t.key for t in toks[i:j])
            if self.atlas.name(shorter).spots:
                return j - 1
        return j

    def _abbreviation(self, toks: tuple[Word, ...], i: int) -> tuple[Piece, int] | None:
        tok, last = toks[i], toks[i]
        told, what = tok.text, "plain"
        if i + 1 < len(toks) and len(told) == 1 and tok.stop and toks[i + 1].stop and f"{told}.{toks[i + 1].text}" in self.short:
            last = toks[i + 1]
            told = f"{told}.{last.text}"                                       # "W. Va."
        id = self.short.get(told)
        if id is not None and told in self.stopped:
            if not tok.stop:
                id = None
            elif told in self.comma_first:
                what = "comma"
        dot = last.stop and ("." in told or told in self.stopped)
        if id is None and (id := self.postal.get(told)) is not None:
            zip = i + 1 < len(toks) and toks[i + 1].number and len(toks[i + 1].text) == 5
            what, dot = "zip" if zip else "postal", False
        if id is None:
            return None
        key = fold(told)
        return Piece(tok.start, last.end + dot, "abbreviation", what, (id,), ("abbreviation",), last is tok, key), toks.index(last) + 1

    def _feature(self, toks: tuple[Word, ...], i: int) -> tuple[int, int, str] | None:
        """First word, last word and kind of a name with a word of kind that begins here."""
        tok = toks[i]
        if tok.text in self.numbered and i + 1 < len(toks) and toks[i + 1].number:
            return i, i + 1, "road"
        if tok.text in self.bodies and i + 2 < len(toks) and self.cue_after.get(toks[i + 1].text) == "road" and toks[i + 2].number:
            return i, i + 2, "road"      # "County Road 225"
        if tok.text in self.plain and tok.text not in self.directions:
            return None
        best = None
        for j in range(i + 1, min(len(toks), i + 6)):
            word = toks[j]
            if word.lower or word.gap not in (" ", "-") or toks[j - 1].possessive or (toks[j - 1].stop and len(toks[j - 1].text) > 2):
                break
            what = self.cue_after.get(word.text)
            named = any(t.text not in self.directions and t.text not in self.bodies and t.text not in self.titles for t in toks[i:j])
            if what and (named or what == "road"):
                best = i, j, what
            if word.text in self.bodies and not what and self.cue_after.get(toks[j + 1].text if j + 1 < len(toks) else "") != "road":
                break
            if word.text in self.titles and not what:
                break
        if best:
            return best
        what = self.cue_before.get(tok.text)
        following = toks[i + 1] if i + 1 < len(toks) and toks[i + 1].gap == " " else None
        if what is None or following is None or following.lower or following.number or following.text in self.bodies or tok.possessive:
            return None
        return i, i + 1, what

    def _around(self, toks: tuple[Word, ...], i: int, j: int, inside: set[int], ids: tuple[str, ...]) -> Iterator[str]:
        """What the run itself says of a gazetteer name."""
        layer, people = self.atlas.standing(ids)
        if layer in ("core", "user"):
            yield "core_long" if j > i else "core"
        elif layer in ("country", "division", "county"):
            yield layer
        elif people >= 1_000_000:
            yield "metropolis"
        elif people >= 100_000:
            yield "city"
        elif people >= 10_000:
            yield "town"
        else:
            yield "village"
        if j > i:
            yield "long"
        if i in inside:
            yield "person"
        text = toks[i].text
        if i == j and text in self.first:
            yield "first_name"
        if len(text) <= 3 and i == j:
            yield "short"
        small = layer == "city" and people < 100_000
        left = toks[i - 1] if i and toks[i].gap else None
        if left is not None and not left.lower and not left.possessive and i - 1 not in inside:
            if left.text in self.directions:
                yield "left_direction"
            elif left.text in self.titles and toks[i].gap == " ":
                yield "left_title"
            elif left.text not in self.plain and left.text not in self.calendar and not left.number:
                yield ("left_hyphen" if toks[i].gap == "-" else "left_name") + ("_small" if small else "")
        if left is not None and left.lower and i >= 2 and toks[i - 2].text in self.of_bodies and left.text in ("of", "the"):
            yield "of_body"
        right = toks[j + 1] if j + 1 < len(toks) and toks[j + 1].gap and not toks[j].possessive else None
        if right is not None and not right.lower:
            if right.text in self.makers:
                yield "right_maker"
            elif right.text in self.bodies:
                yield "right_body" + ("_small" if small else "")
            elif right.text in self.titles:
                yield "right_title"
            elif right.number:
                yield "right_number"
            elif right.text not in self.plain:
                yield ("right_hyphen" if right.gap == "-" else "right_name") + ("_small" if small else "")

    # texts ------------------------------------------------------------------------------------------------------------

    def recognise(self, text: str, *, demonyms: bool = False) -> list[Mention]:
        """All toponyms of a text, in order, none overlapping."""
        mentions = self.drafts(text, demonyms=demonyms)
        kept = [m for m in mentions if m.points > LEAST]
        place = {id(m): at for at, m in enumerate(kept)}
        for m in kept:
            if m.container is not None:
                m.container = place.get(id(mentions[m.container]))
        return kept

    def drafts(self, text: str, *, demonyms: bool = False) -> list[Mention]:
        """All that may be toponyms, weighed."""
        drafts: list[Mention] = []
        people: set[str] = set()
        read = self._runs.get
        for match in RUN.finditer(text):
            run = match.group()
            reading = read(run) or self.read(run)
            if reading.people:
                people.update(reading.people)
            if reading.pieces:
                base = match.start()
                for piece in reading.pieces:
                    drafts.append(self._draft(text, base, piece))
        self._link(text, drafts)
        return self._judge(drafts, people, demonyms)

    def given(self, text: str, spans: list[tuple[int, int]]) -> list[Mention]:
        """The mentions at given spans."""
        drafts = []
        for start, end in spans:
            piece = text[start:end]
            bare = re.sub(r"['’]s?$", "", piece)
            kind, what, ids = "name", "", ()
            key = fold(piece)
            short = self.short.get(piece.rstrip(".").replace(". ", "."))
            if short is None and piece in self.postal:
                short = self.postal[piece]
            if short:
                kind, ids = "abbreviation", (short,)
            elif piece in self.demonyms and not self.atlas.name(key).running:
                kind, ids = "demonym", (self.demonyms[piece],)
            else:
                for text_ in (piece, bare, re.sub("^[Tt]he ", "", bare)):
                    key = fold(text_)
                    if ids := self.atlas.name(key).spots:
                        break
                    if text_ in self.demonyms:
                        kind, ids = "demonym", (self.demonyms[text_],)
                        break
            drafts.append(Mention(start, end, piece, kind, what, key, self.atlas.known(ids), 9.0, []))
        self._link(text, drafts)
        return drafts

    def _draft(self, text: str, base: int, piece: Piece) -> Mention:
        start, end = base + piece.start, base + piece.end
        evidence = list(piece.evidence)
        head = text[max(0, start - 24):start]
        before = _BEFORE.search(head)
        if before is None:
            evidence.append("begins")
        else:
            word, gap = before.groups()
            if not gap.strip(" \u00a0\n\t") and gap:
                low = word.lower()
                if low == "the":
                    evidence.append("the")
                elif low in self.before:
                    evidence.append("before")
                elif low in ("a", "an"):
                    evidence.append("article")
            elif "." in gap or "\n" in gap:
                evidence.append("begins")
        after = _AFTER.match(text, end)
        if after is not None:
            if text[end] == "-":
                evidence.append("hyphened")
            elif after[1] in self.beside:
                evidence.append("beside")
        return Mention(start, end, text[start:end], piece.kind, piece.what, piece.key, piece.ids, 0.0, evidence, piece.single)

    def _link(self, text: str, drafts: list[Mention]) -> None:
        """Join neighbours: "Paris, Texas"; lists."""
        for at in range(len(drafts) - 1):
            one, two = drafts[at], drafts[at + 1]
            between = text[one.end:two.start]
            if len(between) > 6:
                continue
            if between in (", ", " (", ",", ", the ") or (between == " " and two.kind == "abbreviation"):
                if self._holds(two, one):
                    one.container = at + 1
                    one.evidence.append("contained")
                    two.evidence.append("container")
                elif between == ", ":
                    two.evidence.append("listed")
                    one.evidence.append("listed")
            elif between in (" and ", " or ", " & ", "/"):
                two.evidence.append("listed")
                one.evidence.append("listed")

    def _holds(self, box: Mention, thing: Mention) -> bool:
        if thing.kind not in ("name", "feature") or box.kind not in ("name", "abbreviation", "feature"):
            return False
        boxes = [id for id in box.ids if id.startswith(("country/", "division/", "region/", "island/"))]
        if not boxes:
            return False
        if box.kind == "abbreviation" and thing.kind == "feature" and not thing.ids:
            return True
        spots = [self.atlas.spot(id) for id in thing.ids]
        return any(id in spot.within for spot in spots for id in boxes)

    def _judge(self, drafts: list[Mention], people: set[str], demonyms: bool) -> list[Mention]:
        points = self.points
        strong: set[str] = set()
        for one in drafts:
            if one.single and one.kind == "name" and one.text in people:
                one.evidence.append("surname")
            one.points = sum([points[name] for name in one.evidence])
            if one.kind == "abbreviation" and "container" not in one.evidence and one.what in ("postal", "comma"):
                one.points -= 5.0
            if one.kind == "demonym" and not demonyms:
                one.points = -9.0
            if one.points > LEAST and one.kind == "name":
                strong.add(one.key)
        out = []
        for one in drafts:
            if one.points <= LEAST and one.key in strong and "person" not in one.evidence:
                one.points += points["repeated"]
                one.evidence.append("repeated")
            out.append(one)
        return out
