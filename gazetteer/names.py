"""Names as keys: fold spellings together, and list the forms under which a name may appear."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
                          "ə": "e", "ʻ": "", "ʼ": "", "ʹ": "", "ʾ": "", "ʿ": "", "ˈ": "", "ⁿ": "n", "ß": "ss", "ـ": ""})
_DROPPED = frozenset("'’‘`´ʹʻʼʾʿ＇.．\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_KEPT_MARKS = frozenset("\u3099\u309a")  # the voicing marks of kana make another letter
_ASCII = {c: " " for c in range(128) if not chr(c).isalnum()} | {ord("'"): None, ord("."): None, ord("`"): None}


def fold(text: str) -> str:
    """The key of a name: no case, no accents, no width, no punctuation; words parted by one space.

    `fold(fold(x)) == fold(x)` for every text.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    for _ in range(4):                   # a few letters need a second round (a case fold that makes a new mark)
        once = _fold(text)
        if once == text or once.isascii():
            return once
        text = once
    return text


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_LETTERS)
    return unicodedata.normalize("NFC", " ".join(plain.split()))


class _Letters(dict[int, str]):
    """What becomes of each code point; filled in as they come."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(map(_letter, _SPECIAL.get(code, chr(code))))
        return self[code]


_LETTERS = _Letters()


def _letter(ch: str) -> str:
    if ch in _DROPPED:
        return ""
    category = unicodedata.category(ch)
    if category[0] == "M":
        return ch if ch in _KEPT_MARKS or category == "Mc" or not _strippable(ch) else ""
    return ch if category[0] in "LN" else " "


def _strippable(mark: str) -> bool:
    """Accents of Latin, Greek, Cyrillic, Hebrew and Arabic go; vowel signs of Indic and Thai scripts stay."""
    code = ord(mark)
    return code < 0x0900 or 0x1AB0 <= code <= 0x1AFF or 0x1DC0 <= code <= 0x1DFF or 0x20D0 <= code <= 0x20FF or 0xFE00 <= code <= 0xFE2F


_SCRIPTS = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x3040, 0x30FF, "Jpan"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7A3, "Hang"),
)


def script(text: str) -> str:
    """The ISO 15924 script of the first letter; "Zyyy" when there is none."""
    if "a" <= text[:1] <= "z" or "A" <= text[:1] <= "Z":
        return "Latn"
    for ch in text:
        if ch.isalpha():
            code = ord(ch)
            return next((name for low, high, name in _SCRIPTS if low <= code <= high), "Zzzz")
    return "Zyyy"


def is_cjk(text: str) -> bool:
    """Written without spaces between words: Han or kana."""
    return script(text) in ("Hani", "Jpan")


_HEADS = ("Strait", "Gulf", "Bay")
_RU_ENDINGS = {"ое": ("ого", "ому", "ым", "ом"), "ий": ("ого", "ому", "им", "ом"), "ый": ("ого", "ому", "ым", "ом")}
_RU_NOUNS = {"море": ("моря", "морю", "морем", "море"), "пролив": ("пролива", "проливу", "проливом", "проливе"),
             "залив": ("залива", "заливу", "заливом", "заливе"), "океан": ("океана", "океану", "океаном", "океане"),
             "остров": ("острова", "острову", "островом", "острове"), "острова": ("островов", "островам", "островами", "островах")}
_KO_HEADS = ("해협", "해", "만", "섬", "제도", "열도", "군도")


def forms(text: str, lang: str) -> Iterator[str]:
    """Other forms of an authored name that mean the same thing: "Strait of X", "X Straits", Russian cases, Korean spacing."""
    if lang == "en":
        words = text.split()
        if len(words) >= 3 and words[1] == "of" and words[0] in (*_HEADS, "Sea"):
            rest = " ".join(words[2:]).removeprefix("the ")
            yield f"{rest} {words[0]}"
            if words[0] == "Strait":
                yield f"{rest} Straits"
                yield f"Straits of {rest}"
        elif len(words) >= 2 and words[-1] in _HEADS:
            rest = " ".join(words[:-1])
            if words[-1] == "Strait":
                yield f"{rest} Straits"
                yield f"Straits of {rest}"
            yield f"{words[-1]} of {rest}"
    elif lang == "ru":
        yield from _russian(text)
    elif lang == "ko":
        head = next((h for h in _KO_HEADS if text.endswith(h) and len(text) > len(h) + 1), None)
        if head:
            stem = text[:-len(head)].rstrip()
            yield f"{stem}{head}"
            yield f"{stem} {head}"


def _russian(text: str) -> Iterator[str]:
    words = text.split()
    if len(words) == 1:
        return
    for case in range(4):
        out = []
        for word in words:
            noun = _RU_NOUNS.get(word.casefold())
            stem, ending = word[:-2], word[-2:]
            if noun:
                out.append(noun[case])
            elif ending in _RU_ENDINGS and word != words[-1]:
                hissing = ending == "ий" and stem[-1:] not in "кгх"
                out.append(stem + (("его", "ему", "им", "ем")[case] if hissing else
                                   ("им" if case == 2 and stem[-1:] in "кгх" else _RU_ENDINGS[ending][case])))
            else:
                out.append(word)
        if out != words:
            yield " ".join(out)


def short_of(key: str, own: str) -> bool:
    """Is one of two folded names part of the other, or its abbreviation: "quezon" of "quezon city", "st paul" of "saint paul"?"""
    mine, theirs = ({"saint" if w == "st" else w for w in name.split()} for name in (key, own))
    return mine <= theirs or theirs <= mine
