"""Cut a dispatch into blocks, sentences and tokens; tell news from page furniture. All offsets are into the dispatch text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from geo.events.lexicon import load, wordlist

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}(?:[-‐‑][^\W_]+)*"  # U.S.  a.m.  U.S.-led
    r"|\d++(?:[.,:/]\d++)*+(?:st|nd|rd|th)?(?![^\W\d_])"  # 12  1,284  05:50  16th  24/7
    r"|[^\W_]+(?:[-‐‑][^\W_]+)*(?:['’](?!s\b)[^\W_]+)*"  # warship  Tu-95  China-Russia  N'Djamena  test-fire
    r"|['’]s\b|['’](?=\s)"  # possessives stand alone
    r"|--+|[^\w\s]"
)
SENTENCE_END = re.compile(r"[.!?。！？]+[\"'”’»)\]]*(?=\s|$|[A-Z“])|[。！？]")
PREFIX = re.compile(r"^\s*date \d{4}-\d{2}-\d{2}(?:\s+Home\s*»)?\s*(?:Newsfrom Japan\s*$|\(@\w+\)\s*$)?|^\s*\(@\w+\)\s*$")
STAMP = re.compile(r"^\s*(?:\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{2,4})(?:\s*[|,]\s*\d{1,2}:\d{2})?\s*$")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = rf"(?i:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{4}})?)"
CITY = r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,3}(?:[,/] ?[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){0,2}){0,2}"
LAND = r"(?: ?\[[A-Z][A-Za-z. -]{1,30}\])?"  # New Delhi [India], May 3 (ANI):
DATELINE = re.compile(
    rf"^\s*(?:"
    rf"(?P<a>{CITY}){LAND},? ?(?:{DATE})?,? ?\((?![A-Z]{{1,5}}-? ?\d)(?P<agency>[A-Z][^()\n]{{1,70}})\)\s*"
    r"(?:--+|[—–:-]|\.|(?!\s*[a-z]))\s*"  # TOKYO (Jiji)--
    rf"|(?P<b>{CITY}){LAND},? {DATE}\.? ?(?:/[A-Z][\w .-]{{1,20}}/\.?|,? [A-Z][A-Za-z]{{1,15}}(?= ?[-—–]))?\s*"
    r"(?:--+|[—–:]|\.|-(?= ))\s*"  # MURMANSK, August 17. /TASS/.
    rf"|(?P<c>[A-Z][A-Z.'’ -]{{2,40}}(?:[,/] ?[A-Z][A-Za-z.'’ -]{{2,30}})?)\s*(?:--+|[—–]|:|-(?= ))\s*"  # SEOUL —
    rf"|(?P<d>{CITY})\s*(?:--+|[—–])\s+(?=[A-Z“\"])"  # Manila — The
    rf"|(?P<f>{DATE}) \((?!(?i:mon|tue|wed|thu|fri|sat|sun))(?:[A-Z]{{2,6}}|[A-Z][a-z]+)\)\s*(?:--+|[—–]|-(?= ))\s*"  # Sept. 22 (UPI) —
    rf"|(?P<e>[A-Z][a-z]+(?: [A-Z][a-z]+)?):\s+(?=[A-Z“\"])"  # Beijing: Chinese
    rf")"
)
CREDIT = re.compile(  # a picture's credit, at the end of what is told under it
    r"(?:\((?:[^()]{0,80}\b)?(?:[Pp]hotos?|[Ii]mages?|[Pp]icture|AFP|AP|Reuters|Getty|Xinhua|Handout|Released)\b[^()]{0,120}\)"
    r"|(?:[.!?”\"]|^)\s*(?:[A-Z][\w.'’&-]*[ /]){0,5}(?:[Pp]hotos?|[Ii]mage)(?:\s+by [^.]{2,60}|\s*[:/|]\s*[^.]{2,60})?"
    r"|\b(?:[Pp]hoto|PHOTO|[Ii]mage|[Pp]hoto [Cc]redit|[Cc]ourtesy)\s*:\s*[^.]{2,60}|©[^.]{2,60}"
    r"|[A-Z][\w. ]{2,40}/(?:AFP|AP|Reuters|REUTERS|Getty Images|Handout|Released|Xinhua|EPA)[^.]{0,40})\)?\.?\s*$"
)
PICTURED = re.compile(
    r"^(?:File photo\b|In this (?:\w+ ){0,3}(?:photo|image|picture)\b|An aerial view\b"
    r"|This (?:[A-Z][a-z]+ \d{1,2}(?:, \d{4})? )?(?:file |handout |undated |satellite )?(?:photo|image|picture|frame grab|still)\b)"
)
LINK = re.compile(r"(?<=[.!?”\"’)])\s*(?:Read also|Also read|Read more|READ MORE|READ ALSO|See also): ?(?=[A-Z“\"])")  # glued to the news
HYPHENS = {0x2010: "-", 0x2011: "-"}
HYPHEN = re.compile("[\u2010\u2011]")
HEADING_MAX_WORDS = 22
PROSE, CAPTION = 80, 600  # characters: a block of prose has more than the one, a caption at most the other
LONGEST = 2000  # characters of a sentence; what is longer is a list or no prose, and is cut so that reading stays linear


@dataclass(slots=True)
class Token:
    start: int
    end: int
    text: str
    low: str


@dataclass(slots=True)
class Sentence:
    start: int
    end: int
    source: str  # the whole text
    paragraph: int
    heading: bool = False
    dateline: str | None = None  # the city of a dateline that opened this sentence's paragraph

    @property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @property
    def tokens(self) -> list[Token]:
        """Cut anew at every call: ask once."""
        return tokens(self.source, self.start, self.end)


@dataclass(slots=True)
class Page:
    """A dispatch cut up: its sentences, and the stretches that are no news."""

    sentences: list[Sentence] = field(default_factory=list)
    furniture: list[tuple[int, int, str]] = field(default_factory=list)
    datelines: list[tuple[int, int, str]] = field(default_factory=list)


@cache
def _captions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How captions start, and what stands in them elsewhere."""
    captions = load("furniture")["captions"]
    kinds = [c for c in captions if c.startswith("^")], [c for c in captions if not c.startswith("^")]
    first, second = (re.compile("|".join(f"(?:{c})" for c in kind), re.IGNORECASE | re.ASCII) for kind in kinds)
    return first, second


def caption(line: str) -> bool:
    """Does a line tell what a picture shows? One that does not start so holds a slash, a bracket or the word photo."""
    first, elsewhere = _captions()
    if first.match(line):
        return True
    return ("/" in line or "(" in line or "photo" in line.lower()) and elsewhere.search(line) is not None


@cache
def _furniture() -> tuple[re.Pattern[str], tuple[str, ...], re.Pattern[str]]:
    """How furniture starts, the words of which spam holds one, and spam."""
    starts, spam = (load("furniture")[kind] for kind in ("starts", "spam"))
    words = dict.fromkeys(max(re.findall("[a-z]+", one), key=len) for one in spam)
    patterns = (rf"\W*(?:{'|'.join(starts)})", rf"\b(?:{'|'.join(spam)})\b")
    first, second = (re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in patterns)
    return first, tuple(words), second


def furniture(line: str) -> bool:
    """Is a line page furniture or spam?"""
    starts, words, spam = _furniture()
    if starts.match(line):
        return True
    low = line.lower()
    for word in words:
        if word in low:
            return spam.search(line) is not None
    return False


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Words, numbers and marks of `text[start:end]`."""
    stop = len(text) if end is None else end
    found = TOKEN.finditer(text, start, stop)
    if HYPHEN.search(text, start, stop) is None:
        return [Token(m.start(), m.end(), word := m[0], lowered(word)) for m in found]
    return [Token(m.start(), m.end(), word := m[0].translate(HYPHENS), lowered(word)) for m in found]  # "F‑35" may be written so


@lru_cache(maxsize=1 << 16)
def lowered(word: str) -> str:
    """A token as the lexicon spells it: in lower case, with a straight apostrophe."""
    return word.replace("’", "'").lower()


def _lines(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.finditer(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+", text) if not m.group().isspace()]


def _blocks(text: str) -> list[tuple[int, int]]:
    """Lines, with the pieces of a sentence that was broken over lines put together again."""
    out: list[tuple[int, int]] = []
    before, opened, words, joined = "", 0, 0, False  # the line before; brackets left open and words of its block; is that of several lines?
    for start, end in _lines(text):
        line = text[start:end].rstrip()
        first = line.lstrip()[:1]
        broken = before[-1:] not in '.!?:;”"»。' and (
            first.islower() or before[-1:] in ",-–" or before.endswith((" the", " of", " and", " in"))
        )
        unclosed = opened > 0 or (first == "(" and before[-1:] not in ".!?:;。" and words > 6)
        goes_on = (broken or unclosed) and words > 5 and not furniture(line) and (joined or not furniture(before))
        if goes_on:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
            opened = words = 0
        before, joined = line, goes_on
        opened += line.count("(") - line.count(")")
        words += len(line.split())
    return out


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Is this full stop the end of a sentence, or part of "Sept." or "U.S."?"""
    if match.group()[0] != ".":
        return True
    word = re.search(r"([A-Za-z.’']+)$", text[max(0, match.start() - 20) : match.start()])
    follows = text[match.end() : match.end() + 3].strip()
    if word:
        low = word.group(1).lower().strip(".")
        if low in wordlist("abbreviations"):
            return False
        if re.fullmatch(r"(?:[a-z]\.)*[a-z]", low) and (len(low) == 1 or not follows[:1].isupper() or "." in low):
            return False
    return not follows[:1].islower()


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    out, begin = [], start
    for match in SENTENCE_END.finditer(text, start, end):
        if match.end() > begin and _is_end(text, match):
            out.append((begin, match.end()))
            begin = match.end()
    out.append((begin, end))
    trimmed = []
    for s, e in [piece for pair in out for piece in _shortened(text, *pair)]:
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1].isspace():
            e -= 1
        if e > s:
            trimmed.append((s, e))
    return trimmed


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is, or cut behind the last semicolon, comma or space that fits."""
    while end - start > LONGEST:
        middle, limit = start + LONGEST // 2, start + LONGEST
        stop = max(text.rfind(";", middle, limit), 0) or max(text.rfind(",", middle, limit), text.rfind(" ", middle, limit), 0) or limit - 1
        yield start, stop + 1
        start = stop + 1
    yield start, end


def _is_heading(line: str) -> bool:
    bare = line.rstrip("\"'”’») ")
    if unicodedata.category(line[0]) == "So":
        return False  # a sign that opens an entry of a list
    words = line.split()
    if len(words) > HEADING_MAX_WORDS:
        return False
    if bare[-1:] not in ".!?。:;,":
        return True
    long = [w for w in words if len(w) > 3]  # "Chinese Jets Practice Landings near Okinawa Pref.": a title that ends in an abbreviation
    short = bare[:-1].rpartition(" ")[2].lower() in wordlist("abbreviations")
    return bare[-1:] == "." and short and len(long) > 3 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)


def cut(text: str) -> Page:
    """Cut `text` into sentences; set headings, datelines and page furniture apart."""
    page = Page()
    blocks = _blocks(text)
    prose = sum(end - start > PROSE for start, end in blocks)
    seen: set[str] = set()
    for number, (start, end) in enumerate(blocks):
        line = text[start:end]
        prefix = PREFIX.match(line)
        if prefix and prefix.end():
            page.furniture.append((start, start + prefix.end(), "prefix"))
            start += prefix.end()
            line = text[start:end]
        bare = line.strip()
        if not bare:
            continue
        run_on = len(bare) > LONGEST  # a whole page in one line: what stands beside the news is told sentence by sentence
        if STAMP.match(bare) or (not run_on and furniture(bare)):
            page.furniture.append((start, end, "furniture"))
            continue
        if bare[:2] in {"- ", "• ", "* ", "» ", "> "} and _is_heading(bare) and number >= len(blocks) // 2:
            page.furniture.append((start, end, "related"))
            continue
        if prose > 2 and len(bare) <= CAPTION and caption(bare):
            page.furniture.append((start, end, "caption"))
            continue
        heading = _is_heading(bare) and len(blocks) != 1
        if heading and bare.casefold() in seen:
            page.furniture.append((start, end, "repeated"))
            continue
        seen.add(bare.casefold())
        city = None
        dateline = DATELINE.match(line)
        if dateline and not heading:
            city = next(g for name, g in dateline.groupdict().items() if g and name != "agency")
            page.datelines.append((start, start + dateline.end(), city))
            start += dateline.end()
        pictured = len(bare) <= CAPTION and len(blocks) > 2 and (PICTURED.match(bare) or CREDIT.search(bare[-200:])) is not None
        if not run_on and (link := LINK.search(text, start, end)) is not None:
            page.furniture.append((link.start(), end, "related"))
            end = link.start()
        for s, e in _sentences(text, start, end):
            if run_on and furniture(text[s:e]):
                page.furniture.append((s, e, "furniture"))
                continue
            page.sentences.append(Sentence(s, e, text, number, heading or pictured, city))
    return page
