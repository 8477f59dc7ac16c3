"""Find every known name in running text: longest match at each token start, exact offsets, linear time.

Words are walked token by token through the trie of names; what was looked up once is remembered, so a long run mostly
walks its own memory. Han and kana have no spaces, so there every character may begin a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.names import fold, short_of
from gazetteer.place import Hit
from gazetteer.store import CAPITALS, FIND_ONLY, NUMBER, Store

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u3096\u3099-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
_TOKEN = re.compile(f"(?P<cjk>[{_HAN}{_KANA}]+)|(?P<word>(?:(?![{_HAN}{_KANA}])[^\\W_][\\u0300-\\u036f\\u064b-\\u0652\\u0591-\\u05c7]*)+)")
_MARKED = re.compile("[\u0300-\u1fff\u2070-\U0010ffff]")   # letters that may bear marks or need no spaces: without any, words are plain
_PLAIN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \t\u00a0\u2009\u202f]*\r?\n?[ \t\u00a0\u2009\u202f]*|[-\u2010-\u2015/]|['’‘`´ʻʼ]|\.[ \u00a0]?")
_KATAKANA = re.compile("[\u30a1-\u30fa\u30fc-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
MOST_CHARACTERS = 40                     # of a name written without spaces
ACRONYM, LARGE = 4, 100_000              # letters, people
TOWN, TIMES, FEW = 40_000, 75, 8         # people of a town of its own name, times as great one that is called so, bearers looked at
MEMORY = 400_000                         # remembered prefixes


class _Node:
    """What is known about a folded prefix: the places that bear it, and whether a longer name begins with it."""

    __slots__ = ("found", "more")

    def __init__(self, found: tuple[int, ...], more: bool) -> None:
        self.found, self.more = found, more


class Scanner:
    """Scan text with the names of one store; keep one scanner for many texts."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._generic = frozenset(store.meta["words"]["generic"])
        self._particles = frozenset(store.meta["words"]["particles"])
        self._nodes: dict[str, _Node] = {}
        self._starts: dict[str, str | None] = {}
        self._heads: dict[str, bool] = {}
        self._ids: dict[tuple[int, ...], tuple[str, ...]] = {}

    def scan(self, text: str, *, organisations: bool = False) -> list[Hit]:
        """All hits in order, none overlapping.

        Parameters
        ----------
        text : str
            Any text.
        organisations : bool
            Also report commands and fleets (ids "org/..."); without it their names are only stepped over.
        """
        out = []
        for start, end, found in self._walk(text):
            places = tuple(v for v in found if organisations or self._store.is_place(v))
            if places:
                out.append(Hit(start=start, end=end, text=text[start:end], ids=self._names(places)))
        return out

    def _names(self, found: tuple[int, ...]) -> tuple[str, ...]:
        ids = self._ids.get(found)
        if ids is None:
            ids = self._ids[found] = tuple(self._store.id(n) for n in found)
        return ids

    def _walk(self, text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        if len(self._nodes) > MEMORY:
            self._nodes.clear()
            self._starts.clear()
        if _MARKED.search(text) is None:
            tokens = [(m.start(), m.end(), False) for m in _PLAIN.finditer(text)]
        else:
            tokens = [(m.start(), m.end(), m.lastgroup == "cjk") for m in _TOKEN.finditer(text)]
        starts = self._starts
        free = 0
        for i, (start, end, cjk) in enumerate(tokens):
            if cjk:
                yield from self._characters(text, max(start, free), end)
                continue
            if start < free:
                continue
            token = text[start:end]
            first = starts.get(token, "")
            if first == "":
                first = starts[token] = self._start(token)
            if first is None:
                continue
            hit = self._longest(text, tokens, i, first)
            if hit is not None:
                yield start, hit[0], hit[1]
                free = hit[0]

    def _start(self, token: str) -> str | None:
        """The folded token, when a name may begin with it."""
        lower = token[0].islower()
        key = fold(token)
        if not key or (lower and key not in self._generic):
            return None
        node = self._node(key)
        if node.found or node.more or self._store.begins(key):
            return key
        return key if _HANGUL.match(token) else None

    def _node(self, key: str) -> _Node:
        node = self._nodes.get(key)
        if node is None:
            found = self._own_name_first(key, tuple(v for v in self._store.posted(key) if not v & FIND_ONLY))
            node = self._nodes[key] = _Node(found, self._store.begins(key + " "))
        return node

    def _own_name_first(self, key: str, found: tuple[int, ...]) -> tuple[int, ...]:
        """A city whose own name it is stands before one far greater that is also called so: Dili before Delhi."""
        if len(found) < 2 or not self._is_city(found[0]) or self._named(found[0], key):
            return found
        least = max(TOWN, self._store.population(found[0] & NUMBER) / TIMES)
        great = [v for v in found[1:FEW] if self._is_city(v) and self._store.population(v & NUMBER) >= least]
        own = next((v for v in great if self._called(v, key)), None)
        return found if own is None else (own, *(v for v in found if v != own))

    def _is_city(self, value: int) -> bool:
        return self._store.first_city <= value & NUMBER < self._store.first_organisation

    def _called(self, value: int, key: str) -> bool:
        return fold(self._store.place(value & NUMBER).name) == key

    def _named(self, value: int, key: str) -> bool:
        return short_of(key, fold(self._store.place(value & NUMBER).name))

    def _longest(self, text: str, tokens: list[tuple[int, int, bool]], i: int, key: str) -> tuple[int, tuple[int, ...]] | None:
        best = None
        begin = tokens[i][0]
        while True:
            start, end, _ = tokens[i]
            node = self._node(key)
            if node.found and (found := self._fits(node.found, text, begin, end, last=start)):
                dotted = text[end:end + 1] == "." and text[end - 2:end - 1] == "."   # the last stop of "U.S."
                best = (end + dotted, found)
            elif _HANGUL.match(text[start]):
                best = self._without_particle(text, start, end, key) or best
            i += 1
            if i >= len(tokens) or tokens[i][2]:
                return best
            between = text[end:tokens[i][0]]
            if between == " ":
                glue = " "
                if not node.more:
                    return best
            elif between in ("'", "’", "‘", "`", "´", "ʻ", "ʼ") or (between == "." and tokens[i][1] - tokens[i][0] <= 2):
                glue = ""
                if not self._store.begins(key):
                    return best
            elif _GAP.fullmatch(between) and between and (between[0] != "." or end - start <= 3):
                glue = " "
                if not node.more:
                    return best
            else:
                return best
            key = key + glue + fold(text[tokens[i][0]:tokens[i][1]])

    def _fits(self, found: tuple[int, ...], text: str, start: int, end: int, *, last: int) -> tuple[int, ...]:
        """The places whose way of writing the text keeps: abbreviations in capitals, cities capitalised to the last word."""
        piece = text[start:end]
        upper = not any(c.islower() for c in piece)
        small_end = text[last].islower() and last != start and text[last - 1].isspace()
        city, org = self._store.first_city, self._store.first_organisation
        out = []
        for value in found:
            number = value & NUMBER
            if (value & CAPITALS) and not upper:
                continue
            if city <= number < org and (small_end or piece[0].islower() or self._is_acronym(piece, number)):
                continue
            if piece[0].islower() and last == start:
                continue
            out.append(number)
        return tuple(out)

    def _is_acronym(self, piece: str, number: int) -> bool:
        """HIV, FDA: so few capitals are a city only when it is a large one (OSLO, UFA)."""
        return len(piece) <= ACRONYM and piece.isupper() and self._store.population(number) < LARGE

    def _without_particle(self, text: str, start: int, end: int, key: str) -> tuple[int, tuple[int, ...]] | None:
        head = key[:len(key) - len(fold(text[start:end]))]
        for cut in range(end - 1, start + 1, -1):
            if text[cut:end] in self._particles:
                found = self._node(head + fold(text[start:cut])).found
                if found:
                    return cut, tuple(v & NUMBER for v in found)
        return None

    def _characters(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        heads = self._heads
        at = start
        while at < end - 1:
            head = text[at:at + 2]
            known = heads.get(head)
            if known is None:
                known = heads[head] = self._store.begins(fold(head))
            if known and (hit := self._characters_at(text, at, end)):
                yield at, hit[0], hit[1]
                at = hit[0]
            else:
                at += 1

    def _characters_at(self, text: str, at: int, end: int) -> tuple[int, tuple[int, ...]] | None:
        if _KATAKANA.match(text[at]) and at and _KATAKANA.match(text[at - 1]):
            return None
        piece = text[at:min(end, at + MOST_CHARACTERS)]
        key = fold(piece)
        if len(key) != len(piece):           # a letter that folds to more or fewer: too rare to be worth an alignment
            return None
        for name in sorted(self._store.prefixes(key), key=len, reverse=True):
            stop = at + len(name)
            if len(name) < 2 or (_KATAKANA.match(text[stop - 1]) and stop < len(text) and _KATAKANA.match(text[stop])):
                continue
            found = self._node(name).found
            if found:
                return stop, tuple(v & NUMBER for v in found)
        return None
