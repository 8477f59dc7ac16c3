"""Read one run of capitalised words: the names in it that may be toponyms, and the persons that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gazetteer.names import fold
from geo.toponyms.atlas import Atlas, Name
from geo.toponyms.vocabulary import Vocabulary
from geo.toponyms.words import Word, cut

LONGEST = 8                              # words of a name
MEMORY = 200_000                         # remembered runs
SAINT = frozenset(("St", "Saint"))       # "St. Michael's" is a church or a school
LARGE = 100_000                          # people of a city that a name alone is enough for
GREAT = ("core", "user", "country", "division")
LENT = ("road", "park", "built")         # kinds that a body lends its name: "Davy Crockett National Forest", "Dulles International Airport"
NOT_ROADS = frozenset(("National", "Federal", "Public", "Regional"))
BORROWED = frozenset(("District", "Coast"))   # words of kind that a body behind them needs for itself
STREET = frozenset(("St", "Dr", "Ct"))   # before a name they mean saint, doctor, Connecticut


class Piece(NamedTuple):
    """What may be a toponym in a run; offsets within the run."""

    start: int
    end: int
    kind: str                            # name abbreviation feature demonym unlisted
    what: str                            # of a feature its kind; of an abbreviation plain, words, zip or postal
    ids: tuple[str, ...]                 # places it may be, most likely first
    evidence: tuple[str, ...]            # what the run itself says
    single: bool                         # one word
    key: str                             # folded
    points: float = 0.0                  # what the evidence weighs


class Reading(NamedTuple):
    """What a run of capitalised words holds."""

    pieces: tuple[Piece, ...]
    people: tuple[str, ...]              # last words of the names of persons
    perhaps: tuple[str, ...]             # last words of what may be names of persons


class Runs:
    """Reads runs, and remembers what it read."""

    def __init__(self, atlas: Atlas, words: Vocabulary) -> None:
        self.atlas, self.words = atlas, words
        self.known: dict[str, Reading] = {}

    def read(self, run: str) -> Reading:
        """What a run holds."""
        found = self.known.get(run)
        if found is None:
            if len(self.known) > MEMORY:
                self.known.clear()
            found = self.known[run] = self._read(run)
        return found

    def _read(self, run: str) -> Reading:
        toks = cut(run, self.words.no_stop)
        pieces: list[Piece] = []
        people: list[str] = []
        perhaps: list[str] = []
        at = 0
        while at < len(toks):
            stop = at + 1
            while stop < len(toks) and toks[stop].gap:
                stop += 1
            self._clause(toks[at:stop], pieces, people, perhaps)
            at = stop
        known, points = self.atlas.known, self.words.points
        return Reading(tuple(p._replace(ids=p.ids if p.kind == "name" else known(p.ids), points=sum(points[one] for one in p.evidence))
                             for p in pieces), tuple(people), tuple(perhaps))

    def _clause(self, toks: tuple[Word, ...], pieces: list[Piece], people: list[str], perhaps: list[str]) -> None:
        persons = self._persons(toks)
        inside = {k for first, last in persons for k in range(first, last + 1)}
        people += [toks[last].text for _, last in persons]
        i = 0
        unlisted = True
        while i < len(toks):
            piece, after = self._at(toks, i, inside)
            if piece is not None:
                pieces.append(piece)
                unlisted = False
                if "left_name_small" in piece.evidence:
                    perhaps.append(toks[after - 1].text)
            i = after
        if unlisted and not inside:
            for group in _groups(toks):
                if (piece := self._unlisted(group)) is not None:
                    pieces.append(piece)

    def _unlisted(self, toks: Sequence[Word]) -> Piece | None:
        """A name of one to three words that nobody knows; only words around it in the text can make a toponym of it."""
        first = 0
        while first < len(toks) and toks[first].text in self.words.plain:
            first += 1
        name = toks[first:]
        if not 1 <= len(name) <= 3:
            return None
        if any(t.number or t.text.isupper() or t.text in self.words.titles or t.text in self.words.bodies
               or t.text in self.words.makers or t.text in self.words.calendar or t.text in self.words.plain for t in name):
            return None
        key = " ".join(t.key for t in name)
        shire = len(name) == 1 and key.endswith("shire") and len(key) > 7
        return Piece(name[0].start, name[-1].end, "unlisted", "area" if shire else "", (), ("shire",) if shire else ("unlisted",),
                     len(name) == 1, key)

    # persons ----------------------------------------------------------------------------------------------------------

    def _persons(self, toks: tuple[Word, ...]) -> list[tuple[int, int]]:
        """First and last word of each name of a person."""
        out = []
        i = 0
        while i < len(toks):
            tok = toks[i]
            named = tok.text in self.words.first or (tok.text.isupper() and len(tok.text) > 3 and tok.text.capitalize() in self.words.first)
            titled = tok.text in self.words.titles
            first = None if tok.possessive or not (named or titled) else i + 1 if titled else i
            last = self._person_end(toks, first, named=not titled) if first is not None and first < len(toks) else None
            if first is None or last is None:
                i += 1
                continue
            out.append((first, last))
            i = last + 1
        return out

    def _person_end(self, toks: tuple[Word, ...], first: int, *, named: bool) -> int | None:
        """The last word of a person's name that begins at `first`; None when it is none."""
        words = self.words
        if named:
            j, name = self._longest(toks, first)
            if name is not None and name.running:
                layer, people = self.atlas.standing(name.spots, name.key)
                follows = toks[first + 1].text if first + 1 < len(toks) else ""
                alone = j == first and layer in GREAT and follows not in words.surnames
                if alone or (j > first and (layer != "city" or people >= 20_000)):
                    return None                                                # "Georgia Arrests Opposition"; "Virginia Beach"
        last, k = None, first
        while k < len(toks) and k - first < 5:
            tok = toks[k]
            if k > first and tok.gap not in (" ", "-"):
                break
            if k > first and tok.gap == "-" and (k + 1 == len(toks) or toks[k + 1].gap != " " or toks[k + 1].lower):
                break                    # "Logan-Rogersville" is no person, "Kerry-Ann Hamilton" is
            if tok.lower:
                if tok.text not in words.particles or k == first:
                    break
                k += 1
                continue
            if tok.number or (k > first and (tok.text in words.bodies or tok.text in words.cue_after or tok.text in words.titles
                                             or tok.text in words.plain)):
                break
            if k > first and tok.text in words.makers and toks[k - 1].text not in words.first:
                break
            last = k
            if tok.possessive or (tok.stop and len(tok.text) > 1 and tok.text not in words.after_name):
                k += 1
                break
            k += 1
        if last is None or (named and last == first) or (not named and toks[first].text in words.bodies):
            return None
        lent = k < len(toks) and toks[k].gap and (toks[k].text in words.bodies or toks[k].text in words.cue_after)
        return None if lent and not toks[k - 1].possessive else last           # "Jackson County", "Douglas Smith Middle School"

    # names ------------------------------------------------------------------------------------------------------------

    def _longest(self, toks: tuple[Word, ...], i: int) -> tuple[int, Name | None]:
        """The last word of the longest gazetteer name that begins at a word, and the name."""
        best, best_at = None, i
        key = ""
        for j in range(i, min(len(toks), i + LONGEST)):
            tok = toks[j]
            glue = " " if key else ""
            name = self.atlas.name(key + glue + tok.key)
            if (name.spots or name.organisation) and not tok.lower and not tok.number and self._written(name, toks[i:j + 1]):
                best, best_at = name, j
            if tok.possessive:                                                 # "St. Peter's Square"
                key = key + glue + tok.whole
                name = self.atlas.name(key)
                if not name.more:
                    if name.spots:
                        best, best_at = name, j
                    break
                continue
            key = key + glue + tok.key
            if not name.more or (tok.stop and len(tok.text) > 3):
                break
        return best_at, best

    def _written(self, name: Name, toks: tuple[Word, ...]) -> bool:
        """Whether the text writes a name as it must be: abbreviations in capitals; few capitals are hardly a city."""
        text = toks[0].text
        if len(toks) > 1 or not text.isupper():
            return not name.capitals
        if name.capitals or len(text) > 4 or "." in text:
            return True
        layer, people = self.atlas.standing(name.spots, name.key) if name.spots else ("city", 0)
        return layer != "city" or people >= LARGE

    def _at(self, toks: tuple[Word, ...], i: int, inside: set[int]) -> tuple[Piece | None, int]:
        """The piece that begins at a word, and where to go on."""
        tok = toks[i]
        if tok.lower or tok.number:
            return None, i + 1
        party = i > 0 and tok.gap == "-" and toks[i - 1].text in self.words.parties and i == 1
        if tok.text in self.words.parties and i == 0 and len(toks) > 1 and toks[1].gap == "-":
            return None, i + 1
        if (short := self._abbreviation(toks, i, party=party)) is not None:
            return short
        feature = self._feature(toks, i) if i not in inside else None
        j, name = self._longest(toks, i)
        if feature is not None and (name is None or feature[1] >= j):
            first, last, what = feature
            if " ".join(t.text for t in toks[first:last + 1]) in self.words.never:
                return None, last + 1
            key = " ".join(t.key for t in toks[first:last + 1])
            ids = self.atlas.name(key).spots
            stop = toks[last].stop and toks[last].text in self.words.no_stop
            evidence = (what, *(("known",) if ids else ()), *(("party",) if party else ()))
            return Piece(toks[first].start, toks[last].end + stop, "feature", what, ids, evidence, False, key), last + 1
        small = name is not None and j == i and (not name.spots or self.atlas.standing(name.spots, name.key)[0] not in GREAT)
        if (name is None or small) and (demonym := self._demonym(toks, i)) is not None:
            return demonym
        if name is None or not name.spots:
            return None, (j + 1 if name is not None else i + 1)
        j = self._trimmed(toks, i, j)
        key = " ".join(t.key for t in toks[i:j + 1])
        if key != name.key and (shorter := self.atlas.name(key)).spots:
            name = shorter
        last = toks[j]
        if " ".join(t.text for t in toks[i:j + 1]) in self.words.never:
            return None, j + 1
        dot = last.stop and "." in last.text
        evidence = (*self._around(toks, i, j, inside, name), *(("party",) if party else ()))
        return Piece(tok.start, last.end + dot, "name", "", name.spots, evidence, i == j, name.key), j + 1

    def _demonym(self, toks: tuple[Word, ...], i: int) -> tuple[Piece, int] | None:
        for j in (i + 1, i):
            if j < len(toks) and (j == i or toks[j].gap == " "):
                id = self.words.demonyms.get(" ".join(t.text for t in toks[i:j + 1]))
                if id is not None:
                    key = " ".join(t.key for t in toks[i:j + 1])
                    return Piece(toks[i].start, toks[j].end, "demonym", "", (id,), ("demonym",), i == j, key), j + 1
        return None

    def _trimmed(self, toks: tuple[Word, ...], i: int, j: int) -> int:
        """A name ends with its last capitalised word; "State" and "City" before more of a body belong to the body."""
        while j > i and toks[j].lower:
            j -= 1
        if j > i and toks[j].text in ("State", "City") and j + 1 < len(toks) and toks[j + 1].gap == " " and not toks[j + 1].lower:
            known = self.atlas.name(" ".join(t.key for t in toks[i:j])).spots
            whole = " ".join(t.key for t in toks[i:j + 1])
            if known and not any(self.atlas.spot(id).called(whole) for id in self.atlas.name(whole).spots[:8]):
                return j - 1             # not "Kansas City"
        return j

    def _abbreviation(self, toks: tuple[Word, ...], i: int, *, party: bool) -> tuple[Piece, int] | None:
        words = self.words
        tok, last = toks[i], i
        told, what = tok.text, "plain"
        if i + 1 < len(toks) and len(told) == 1 and tok.stop and toks[i + 1].stop and f"{told}.{toks[i + 1].text}" in words.short:
            last = i + 1
            told = f"{told}.{toks[last].text}"                                 # "W. Va."
        id = words.short.get(told)
        if id is not None and told in words.stopped:
            if not toks[last].stop:
                id = None
            elif told in words.also_words:
                what = "words"
        dot = toks[last].stop and ("." in told or told in words.stopped)
        if id is None and (id := words.postal.get(told)) is not None:
            zip = i + 1 < len(toks) and toks[i + 1].number and len(toks[i + 1].text) == 5
            what, dot = "zip" if zip else "postal", False
        if id is None:
            return None
        evidence = ("abbreviation", "party") if party else ("abbreviation",)
        return Piece(tok.start, toks[last].end + dot, "abbreviation", what, (id,), evidence, last == i, fold(told)), last + 1

    def _feature(self, toks: tuple[Word, ...], i: int) -> tuple[int, int, str] | None:
        """First word, last word and kind of a name with a word of kind that begins here."""
        words = self.words
        tok = toks[i]
        follows = toks[i + 1] if i + 1 < len(toks) and toks[i + 1].gap in (" ", "-") and not tok.possessive else None
        if follows is None:
            return None
        if tok.text in words.numbered and follows.number:
            return i, i + 1, "road"
        if tok.text in words.bodies and i + 2 < len(toks) and words.cue_after.get(follows.text) == "road" and toks[i + 2].number:
            return i, i + 2, "road"      # "County Road 225"
        if tok.text in words.plain and tok.text not in words.directions:
            return None
        best = None
        for j in range(i + 1, min(len(toks), i + 6)):
            word, left = toks[j], toks[j - 1]
            ends = left.possessive or (left.stop and len(left.text) > 2)
            if word.lower or word.gap not in (" ", "-") or ends:
                break
            after = toks[j + 1] if j + 1 < len(toks) and toks[j + 1].gap == " " else None
            what = words.cue_after.get(word.text)
            if what and word.text in STREET and after is not None and not after.lower and self.atlas.name(f"{word.key} {after.key}").spots:
                break                    # "South St. Paul"
            if word.text in BORROWED and after is not None and after.text in words.bodies:
                break                    # "Ramsey District Court", "China Coast Guard"
            if word.gap == "-" and (j > i + 1 or tok.text in words.bodies or self.atlas.name(tok.key).spots):
                break                    # "Paris-Henry County" is two, "Hyland-Croy Road" is one
            if what and word.gap == " ":
                named = any(t.text not in words.directions and t.text not in words.bodies and t.text not in words.titles for t in toks[i:j])
                if (named or (what == "road" and left.text not in NOT_ROADS)) and not (what == "area" and left.text in words.bodies):
                    best = i, j, what
            if what is None and word.text in words.bodies and words.cue_after.get(after.text if after else "") not in LENT:
                break
            if what is None and word.text in words.titles:
                break
        if best:
            return best
        what = words.cue_before.get(tok.text)
        if what is None or follows.gap != " " or follows.lower or follows.number or follows.text in words.bodies:
            return None
        return i, i + 1, what

    def _around(self, toks: tuple[Word, ...], i: int, j: int, inside: set[int], name: Name) -> Iterator[str]:
        """What the run itself says of a gazetteer name."""
        words = self.words
        layer, people = self.atlas.standing(name.spots, name.key)
        if layer in ("core", "user"):
            yield "core_long" if j > i else "core"
        elif layer in ("country", "division", "county", "bare_county"):
            yield layer
        else:
            yield "metropolis" if people >= 1_000_000 else "city" if people >= LARGE else "town" if people >= 10_000 else "village"
        if not name.running and layer != "bare_county":
            yield "asked_great" if layer in GREAT else "asked_only"
        if j > i:
            yield "long"
        text = toks[i].text
        if i == j and (text in words.directions or text in words.plain or text in words.bodies or text in words.makers):
            yield "common"
        if i in inside:
            yield "person"
        elif i == j and text in words.first and layer != "country":
            yield "first_name"
        if i == j and text in words.surnames and layer not in GREAT:
            yield "surname_like"
        if len(text) <= 3 and i == j:
            yield "short"
        if text in SAINT and toks[j].possessive and layer not in GREAT:
            yield "saint"
        small = "_small" if layer not in GREAT and people < LARGE else ""
        left = toks[i - 1] if i and toks[i].gap else None
        if left is not None and not left.possessive and i - 1 not in inside:
            if left.lower:
                if i >= 2 and toks[i - 2].text in words.of_bodies and left.text in ("of", "the"):
                    yield "of_body"
            elif left.text in words.teams and toks[i].gap == " ":
                yield "of_body"
            elif left.text in words.directions:
                yield "left_direction"
            elif left.text in words.titles and toks[i].gap == " ":
                yield "left_title"
            elif left.text not in words.plain and left.text not in words.calendar and not left.number and left.text not in words.parties:
                yield ("left_hyphen" if toks[i].gap == "-" else "left_name") + small
        right = toks[j + 1] if j + 1 < len(toks) and toks[j + 1].gap and not toks[j].possessive else None
        if right is not None and not right.lower:
            if text in words.teams and right.gap == " ":
                yield "of_body"
            elif right.text in words.makers:
                yield "right_maker"
            elif right.text in words.bodies:
                yield "right_body" + small
            elif right.text in words.titles:
                yield "right_title"
            elif right.number:
                yield "right_number"
            elif right.text not in words.plain:
                yield ("right_hyphen" if right.gap == "-" else "right_name") + small


def _groups(toks: tuple[Word, ...]) -> Iterator[list[Word]]:
    """What stands between the small words of a clause."""
    for small, group in groupby(toks, key=lambda tok: tok.lower):
        if not small:
            yield list(group)
