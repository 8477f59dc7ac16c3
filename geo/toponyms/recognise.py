"""Find the toponyms of a text: what may be one, weighed with what stands around it and elsewhere in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.names import fold
from geo.toponyms.atlas import MOST, Atlas
from geo.toponyms.runs import LARGE, Piece, Runs
from geo.toponyms.vocabulary import vocabulary
from geo.toponyms.words import RUN

LEAST = 0.5                              # points of a toponym
HOPELESS = -2.2                          # a piece of so few points needs a container, a dateline or "town of"
CLOSING = frozenset((", ", ",", " (", " -", " —", " –", "--", "- ", "—", "— ", "–", "– "))   # after a dateline, or before a container
AROUND = 3_000                           # characters in which the same word in small letters makes it a word
SMALL = frozenset(("town", "village", "bare_county"))
BOXES = ("country/", "division/", "region/", "island/")
_UNCASED = re.compile("[\u0370-\u052f\u0590-\u08ff\u0900-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
                      "[\u0370-\u052f\u0590-\u08ff\u0900-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff \u200b-\u200f]{0,2000}")
_INSIDE = re.compile(r" (?:(?:region|province|district|state|count(?:y|ies)|area|city|town|village|suburb|island|part)s? )?"
                     r"(?:of|in)(?: the)?(?: [a-z]{4,12}ern| central| rural)? $")
_AFTER = re.compile(r"[ \u00a0-]([a-z][\w'’-]*)")
_DATELINE = re.compile(r"(?: ?\([A-Z]{2,}\w*\)| ?\([A-Z][a-z]+\))? ?(?:--|[—–]|- )|, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? ?(?:--|[—–-])")
_ONE = r"[^\W\d_a-z][\w'’.]*(?: [^\W\d_a-z][\w'’.]*)?"
_LIST = re.compile(rf"({_ONE})(?:, | and |, and )(?:({_ONE})(?:, | and |, and ))*({_ONE})$")
_IN_LIST = re.compile(_ONE)


@dataclass(slots=True)
class Mention:
    """A toponym of a text; offsets in the text, code points, end-exclusive."""

    start: int
    end: int
    text: str
    kind: str
    what: str
    key: str
    ids: tuple[str, ...]
    evidence: list[str]
    points: float = 0.0
    single: bool = True
    container: int | None = None         # the mention that says in what it lies: "Texas" in "Paris, Texas"
    dateline: bool = False
    peers: tuple[str, ...] = ()          # keys of its neighbours in a list: "New York, Ohio and Texas"
    group: int = 0                       # of those that share a word of kind: "Otoe and Washington counties"


class Recogniser:
    """Recognise toponyms; keep one for many texts."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.words = vocabulary()
        self.runs = Runs(atlas, self.words)
        self._plural = re.compile(rf" (?:{'|'.join(sorted(self.words.plurals))})\b", re.IGNORECASE)
        self._of = re.compile(rf"\b(?:{'|'.join(sorted(self.words.kinds_of))})s? of $")

    def recognise(self, text: str, *, demonyms: bool = False) -> list[Mention]:
        """All toponyms of a text, in order, none overlapping."""
        mentions = self.drafts(text, demonyms=demonyms)
        kept = [m for m in mentions if m.points > LEAST]
        place = {id(m): at for at, m in enumerate(kept)}
        for m in kept:
            if m.container is not None:
                m.container = place.get(id(mentions[m.container]))
        return kept

    def given(self, text: str, spans: list[tuple[int, int]]) -> list[Mention]:
        """The mentions at given spans."""
        words = self.words
        drafts = []
        for start, end in spans:
            piece = text[start:end]
            bare = re.sub(r"^[Tt]he |['’]s?$", "", piece)
            kind, key = "name", fold(bare)
            short = words.short.get(piece.rstrip(".").replace(". ", ".")) or words.postal.get(piece)
            ids = self.atlas.name(fold(piece)).spots or self.atlas.name(key).spots
            if short:
                kind, ids = "abbreviation", (short,)
            elif bare in words.demonyms and (not ids or self.atlas.standing(ids, key)[0] == "city"):
                kind, ids = "demonym", (words.demonyms[bare],)
            elif not ids:
                kind = "unlisted"
            mention = Mention(start, end, piece, kind, "", key, self.atlas.known(ids), [], points=9.0)
            mention.dateline = self._is_dateline(text, start, end)
            drafts.append(mention)
        self._lists(text, drafts)
        self._link(text, drafts)
        return drafts

    def drafts(self, text: str, *, demonyms: bool = False) -> list[Mention]:
        """All that may be toponyms, weighed."""
        drafts: list[Mention] = []
        people: set[str] = set()
        perhaps: set[str] = set()
        known, read = self.runs.known.get, self.runs.read
        for match in RUN.finditer(text):
            run = match.group()
            reading = known(run) or read(run)
            if reading.people:
                people.update(reading.people)
            if reading.perhaps:
                perhaps.update(reading.perhaps)
            for piece in reading.pieces:
                draft = self._draft(text, match.start(), piece)
                if draft is not None:
                    drafts.append(draft)
        if not text.isascii() and _UNCASED.search(text):
            drafts = sorted([*drafts, *self._uncased(text)], key=lambda m: m.start)
        drafts = self._lists(text, drafts)
        listed = self._link(text, drafts)
        self._judge(text, drafts, people, perhaps, demonyms, listed)
        return drafts

    def _uncased(self, text: str) -> Iterator[Mention]:
        """Names in other scripts than Latin: the longest of the gazetteer at each word or character."""
        for stretch in _UNCASED.finditer(text):
            for hit in self.atlas.places.scan(stretch.group()):
                ids = tuple(hit.ids[:MOST])
                layer, people = self.atlas.standing(ids, fold(hit.text))
                size = layer if layer != "city" else "metropolis" if people >= 1_000_000 else "city" if people >= LARGE else "town"
                yield Mention(stretch.start() + hit.start, stretch.start() + hit.end, hit.text, "name", "", fold(hit.text), ids, [size],
                              single=False)

    def _draft(self, text: str, base: int, piece: Piece) -> Mention | None:
        """A piece with what stands around it in the text; None when nothing there can make a toponym of it."""
        start, end = base + piece.start, base + piece.end
        words = self.words
        following = text[end:end + 2]
        if piece.points < HOPELESS and following not in CLOSING and not text.startswith(" of ", start - 4):
            return None
        if piece.kind == "unlisted" and not piece.what and not self._cued(text, start, end):
            return None
        evidence = list(piece.evidence)
        before = text[start - 1] if start else "\n"
        if before in " \u00a0":
            head = text[max(0, start - 24):start - 1].rstrip()
            word = head[head.rfind(" ") + 1:]
            if not word or word[-1] in ".!?:":
                evidence.append("begins")
            else:
                low = word.lower().lstrip("(\"'“‘")
                if low in words.before:
                    evidence.append("before")
                    if low == "of" and self._of.search(text, max(0, start - 24), start):
                        evidence.append("kind_of")
                elif low == "the":
                    if piece.kind != "feature":
                        evidence.append("the")
                elif low == "a" or low == "an":
                    evidence.append("article")
        elif before == "\n":
            evidence.append("begins")
        elif before == "-" and start > 1 and text[start - 2].islower():
            evidence.append("hyphen_before")                                   # "al-Sadr"
        if following[:1] and following[0] in " \u00a0-" and following[1:].islower() and (after := _AFTER.match(text, end)) is not None:
            if following[0] == "-":
                evidence.append("hyphened")
            elif after[1] in words.kinds_after:
                evidence.append("kind_after")
            elif after[1] in words.beside:
                evidence.append("beside")
            elif after[1] in words.says and "before" not in evidence:
                evidence.append("says")
        mention = Mention(start, end, text[start:end], piece.kind, piece.what, piece.key, piece.ids, evidence, single=piece.single)
        if following and following in CLOSING and self._is_dateline(text, start, end):
            mention.dateline = True
            evidence.append("dateline")
        return mention

    def _cued(self, text: str, start: int, end: int) -> bool:
        """Whether words around an unknown name may make a toponym of it."""
        if text.startswith(" of ", start - 4) and start >= 4 and self._of.search(text, max(0, start - 24), start):
            return True
        after = _AFTER.match(text, end)
        if after is not None:
            return after[1] in self.words.kinds_after and text[end] != "-"
        return text.startswith(", ", end) and text[end + 2:end + 3].isupper()

    @staticmethod
    def _is_word(text: str, start: int, end: int) -> bool:
        """Whether a name also stands in small letters nearby."""
        low = text[start:end].lower()
        at = text.find(low, max(0, start - AROUND), start + AROUND)
        while at >= 0:
            if not text[at - 1:at].isalnum() and not text[at + len(low):at + len(low) + 1].isalnum():
                return True
            at = text.find(low, at + 1, start + AROUND)
        return False

    @staticmethod
    def _is_dateline(text: str, start: int, end: int) -> bool:
        """At the head of a paragraph or sentence, in front of a dash: "TBILISI, Georgia --", "BANTAM —"."""
        found = _DATELINE.match(text, end)
        if found is None:
            return False
        head = text[max(0, start - 40):start]
        line = max(head.rfind("\n"), head.rfind(". "))
        return start < 40 or line >= 0 or (text[start:end].isupper() and end - start > 3)

    def _lists(self, text: str, drafts: list[Mention]) -> list[Mention]:
        """Names in front of a common word of kind: "Hampden and Center streets", "Otoe and Washington counties"."""
        extra: list[Mention] = []
        for group, match in enumerate(self._plural.finditer(text), 1):
            at = match.start()
            listed = _LIST.search(text, max(0, at - 120), at)
            if listed is None:
                continue
            what, one = self.words.plurals[match.group().strip().lower()]
            for name in _IN_LIST.finditer(text, listed.start(), at):
                key = fold(name.group())
                extra.append(Mention(name.start(), name.end(), name.group(), "feature", what, f"{key} {one}",
                                     self.atlas.name(f"{key} {one}").spots, [what, "kind_after"], single=True, group=group))
        if not extra:
            return drafts
        spans = {(m.start, m.end): m for m in drafts}
        for one in extra:
            if (same := spans.get((one.start, one.end))) is not None:
                same.evidence.append("kind_after")
                same.group = one.group
                if one.ids or one.what == "road":
                    same.ids, same.key = one.ids, one.key
        merged: list[Mention] = []
        known = {id(m) for m in drafts}
        for one in sorted([*drafts, *extra], key=lambda m: (m.start, id(m) not in known)):
            if id(one) in known or not merged or merged[-1].end <= one.start:
                while merged and merged[-1].end > one.start and id(merged[-1]) not in known:
                    merged.pop()         # what was there before stays
                merged.append(one)
        return merged

    def _link(self, text: str, drafts: list[Mention]) -> list[tuple[Mention, Mention]]:
        """Join neighbours: "Paris, Texas"; answers with those that stand beside one another in a list."""
        listed = []
        for at in range(len(drafts) - 1):
            one, two = drafts[at], drafts[at + 1]
            if not 0 < two.start - one.end <= 32:
                continue
            between = text[one.end:two.start]
            if between in (", ", " (", ",", ", the ") or (between == " " and two.kind == "abbreviation"):
                if self._holds(two, one):
                    one.container = at + 1
                    one.evidence.append("contained" if one.kind != "unlisted" else "contained_unlisted")
                    two.evidence.append("container")
                elif between == ", ":
                    listed.append((one, two))
            elif between in (" and ", " or ", " & ", "/", ", and "):
                listed.append((one, two))
            elif between in ("'s ", "’s "):
                if one.ids and one.ids[0].startswith(BOXES) and self._holds(one, two):
                    two.container = at                                         # "Kenya's Rift Valley"
                    two.evidence.append("contained")
            elif between[-3:] in ("of ", "in ", "he ", "rn ", "al ") and _INSIDE.fullmatch(between) and self._holds(two, one):
                one.container = at + 1                                         # "the Puno region of Peru"
                one.evidence.append("contained")
        for one, two in listed:
            one.peers, two.peers = (*one.peers, two.key), (*two.peers, one.key)
        boxes = {m.group: m.container for m in drafts if m.group and m.container is not None}
        for m in drafts:
            if m.group in boxes:
                m.container = boxes[m.group]
        return listed

    @staticmethod
    def _stray(text: str, one: Mention) -> bool:
        """Two capitals, or a word with a full stop, that nothing says to be a state."""
        if one.what not in ("words", "postal") or "container" in one.evidence or "party" in one.evidence:
            return False
        return one.what == "postal" or not text[one.end:one.end + 2].strip().islower()

    def _holds(self, box: Mention, thing: Mention) -> bool:
        if thing.kind not in ("name", "feature", "unlisted") or box.kind not in ("name", "abbreviation", "feature"):
            return False
        boxes = {id for id in box.ids if id.startswith(BOXES)}
        if not boxes:
            return False
        if not thing.ids:                # "Sulpher, La."; but "Hi, Mo." greets somebody
            return thing.kind in ("unlisted", "feature") and (box.what != "words" or "before" in thing.evidence)
        if any(id.startswith("country/") for id in thing.ids[:1]) and box.kind != "abbreviation":
            return False                 # "China, Japan" is a list, whatever village bears the name
        return any(not boxes.isdisjoint(self.atlas.spot(id).within) for id in thing.ids)

    def _judge(self, text: str, drafts: list[Mention], people: set[str], perhaps: set[str], demonyms: bool,
               listed: list[tuple[Mention, Mention]]) -> None:
        points = self.words.points
        perhaps |= {one.text for one in drafts if "says" in one.evidence and one.single}
        strong: set[str] = set()
        for one in drafts:
            if one.single and one.kind == "name" and "contained" not in one.evidence:
                if one.text in people:
                    one.evidence.append("surname")
                elif one.text in perhaps and "left_name_small" not in one.evidence:
                    one.evidence.append("perhaps_surname")
            one.points = sum([points[name] for name in one.evidence])
            if one.points > LEAST and one.single and not SMALL.isdisjoint(one.evidence) and self._is_word(text, one.start, one.end):
                one.points += points["word"]
                one.evidence.append("word")
            if (one.kind == "demonym" and not demonyms) or (one.kind == "abbreviation" and self._stray(text, one)):
                one.points = -9.0
        for one, two in listed:
            first, second = one.points > LEAST, two.points > LEAST
            for this, that in ((one, second), (two, first)):
                if that:
                    this.points += points["listed"]
                    this.evidence.append("listed")
        for one in drafts:
            if one.points > LEAST and one.kind == "name":
                strong.add(one.key)
        for one in drafts:
            if one.points <= LEAST and one.key in strong and "person" not in one.evidence:
                one.points += points["repeated"]
                one.evidence.append("repeated")
