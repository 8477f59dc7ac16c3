"""Cut running text into runs of capitalised words: the only places where a name can be in Latin script."""

from __future__ import annotations

import re
import sys
from typing import NamedTuple

from gazetteer.names import fold

_UPPER = "".join(c for c in map(chr, range(0x250)) if c.isupper()) + "\u0531-\u0556\u10a0-\u10ff"   # Latin, Armenian, Georgian
_STOP = r"\s,;:!?()\[\]{}\"“”„«»/|<>=*…—–_\u200b"
_LINK = "of|the|and|de|da|do|dos|das|del|della|di|du|la|le|las|los|el|al|an|am|im|on|upon|sur|van|von|der|den|bin|ibn|ben|y|e|en|under|in"
_ELIDED = "(?:[dl]['’]|[ae]l-)?"                                          # "Côte d'Ivoire", "Bab el-Oued"
# A run holds at most sixteen words of sixty letters: titles and texts all in capitals are cut, so that nothing grows with their length.
RUN = re.compile(
    rf"(?<!\w)[{_UPPER}][^{_STOP}]{{0,60}}"
    rf"(?:[ \u00a0](?:(?:{_LINK}) ){{0,2}}{_ELIDED}(?:[{_UPPER}]|\d)[^{_STOP}]{{0,60}}){{0,15}}"
)
_PART = re.compile(r"[^\s-]+")
_EDGE = "'’‘`´."
_POSSESSIVE = re.compile(r"['’]s?$|['’]S$")


class Word(NamedTuple):
    """A word of a run; offsets within the run."""

    start: int
    end: int                             # without a possessive and without a full stop that does not belong to it
    text: str
    key: str                             # folded, without the possessive
    whole: str                           # folded, with it: "peters" of "Peter's", for names that hold one
    gap: str                             # what stands before it: "" at the start of a clause, " ", "-"
    possessive: bool
    stop: bool                           # a full stop follows
    lower: bool                          # "of", "the"
    number: bool


def cut(run: str, abbreviations: frozenset[str]) -> tuple[Word, ...]:
    """The words of a run."""
    out: list[Word] = []
    gap = ""
    for part in _PART.finditer(run):
        text, start, end = part.group(), part.start(), part.end()
        while text and text[0] in _EDGE:
            text, start = text[1:], start + 1
        if out:
            gap = "-" if run[start - 1] == "-" else " "
            if out[-1].stop and not _abbreviated(out[-1].text, abbreviations):
                gap = ""
        stop = text.endswith(".")
        bare = text.rstrip(_EDGE)
        possessive = False
        if (mark := _POSSESSIVE.search(bare)) or (text.endswith(("'", "’")) and bare.endswith("s")):
            possessive = True
            whole = fold(bare)
            bare = bare[:mark.start()] if mark else bare
        else:
            whole = ""
        if not bare:
            continue
        key = fold(bare)
        end = start + len(bare)
        out.append(Word(start, end, sys.intern(bare), sys.intern(key), whole or key, gap, possessive, stop,
                        bare.islower(), bare[0].isdigit()))
    return tuple(out)


def _abbreviated(text: str, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop after it need not end the sentence."""
    return len(text) == 1 or "." in text or text in abbreviations
