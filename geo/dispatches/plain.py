"""Plain text as it comes: what its first lines and its letters tell about it."""

from __future__ import annotations

import re

from .published import HEADER, PREFIX, STAMP

LONGEST_TITLE = 150
CRUMBS = re.compile(r"^(?:Home|Главная|首页|ホーム)\s*[»>›|/]\s*")
SCRIPTS = (("ja", "[\u3041-\u30ff]"), ("ko", "[\uac00-\ud7a3]"), ("zh", "[\u4e00-\u9fff]"), ("uk", "[іїєґІЇЄҐ]"), ("ru", "[\u0400-\u04ff]"),
           ("fa", "[پچژگ]"), ("ar", "[\u0600-\u06ff]"), ("he", "[\u0590-\u05ff]"), ("el", "[\u0370-\u03ff]"), ("th", "[\u0e00-\u0e7f]"))
LETTER = re.compile(r"[^\W\d_]")
# The commonest short words that the other languages of the list do not have.
WORDS = {"en": "the of and that with was for by from", "es": "el los las del por con una que para en fue según",
         "pt": "os das dos uma com não pelo para ao",
         "fr": "le les des du une dans pour est par", "de": "der die und das den mit von ist im",
         "it": "il gli della nel per una con che di",
         "id": "yang dan di dengan untuk dari pada itu ini", "tr": "ve bir bu ile için olarak olan göre",
         "vi": "của và là các trong được cho với"}
WORD = re.compile(r"[^\W\d_]+")


def title(text: str) -> str | None:
    """The first line, where it looks like a headline; a page prefix and crumbs are not part of it."""
    for line in text[:4_000].splitlines()[:20]:
        line = line.lstrip("\ufeff#").strip()
        if found := PREFIX.match(line):
            line = CRUMBS.sub("", line[found.end():]).strip()
        if not line or STAMP.match(line):
            continue
        is_date = any((found := re.match(pattern, line)) and found.end() == len(line) for pattern in HEADER)
        if is_date:
            continue
        looks_like_one = 3 < len(line) <= LONGEST_TITLE and line[-1] not in ".,:;。，、：…" and not line.startswith(("“", "(", "http://", "https://"))
        return " ".join(line.split()) if looks_like_one else None
    return None


def language(text: str) -> str | None:
    """A guess from script and short words: BCP 47, or None. Good enough to choose rules by, and never shown as a fact."""
    sample = text[:20_000]
    letters = len(LETTER.findall(sample))
    if not letters:
        return None
    for lang, script in SCRIPTS:
        # Kana or a Ukrainian letter decides among few; a script in quotation marks does not.
        share = 0.02 if lang in ("ja", "uk", "fa") else 0.3
        other = mostly_latin(sample, letters) if lang == "ja" else lang == "uk" and not cyrillic(sample, letters)
        if len(re.findall(script, sample)) > share * letters and not other:
            return lang
    words = [word.lower() for word in WORD.findall(sample)]
    counts = {lang: sum(map(set(known.split()).__contains__, words)) for lang, known in WORDS.items()}
    best = max(counts, key=lambda lang: (counts[lang], lang == "en"))
    return best if counts[best] >= 2 and counts[best] > 0.04 * len(words) else None


def cyrillic(sample: str, letters: int) -> bool:
    return len(re.findall("[\u0400-\u04ff]", sample)) > 0.3 * letters


def mostly_latin(sample: str, letters: int) -> bool:
    return len(re.findall("[A-Za-z]", sample)) > 0.6 * letters
