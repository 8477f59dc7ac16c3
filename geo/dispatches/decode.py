"""Bytes of a newsroom to text, exactly as written; what is not text is refused with its name.

Order: byte order marks, UTF-8, UTF-16 without a mark, then the encodings newsrooms used before UTF-8. Nothing is translated or repaired:
offsets count the code points of what was written. A guess is never silent, it comes back as a warning.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ..errors import DispatchError
from ..model import Problem

LIMIT_BYTES = 20 * 1024 * 1024

# Longest first: the mark of UTF-32 LE begins with that of UTF-16 LE.
MARKS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"BM", "a BMP image"),
              (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"), (b"%PDF-", "a PDF document"), (b"{\\rtf", "an RTF document"),
              (b"PK\x03\x04", "a ZIP archive"), (b"PK\x05\x06", "an empty ZIP archive"), (b"\x1f\x8b", "a gzip archive"),
              (b"BZh", "a bzip2 archive"),
              (b"\xfd7zXZ\x00", "an xz archive"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"Rar!\x1a\x07", "a RAR archive"),
              (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"), (b"\x7fELF", "a program"),
              (b"MZ", "a program"),
              (b"SQLite format 3\x00", "an SQLite database"), (b"ID3", "an MP3 recording"), (b"OggS", "an Ogg recording"))
OFFICE = ((b"word/", "a Word document (docx)"), (b"xl/", "an Excel workbook (xlsx)"), (b"ppt/", "a PowerPoint file (pptx)"),
          (b"opendocument.text", "an OpenDocument text (odt)"), (b"application/epub", "an EPUB book"))
TEXTUAL_SIGNATURES = {b"BM", b"MZ", b"ID3", b"BZh", b"GIF8", b"OggS"}          # letters that a text may begin with, too

# Western and central European text: one language's letters must explain the high bytes. Earlier wins a tie.
LATIN = ("cp1252", "cp1250", "iso8859_2", "cp1254", "mac_roman")
ALPHABETS = tuple(set(letters) for letters in (
    "àâæçéèêëîïôœùûüÿ", "äöüß", "áéíóúüñ", "áâãàçéêíóôõú", "àèéìòù", "åäöæøé", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž",
    "áéíóöőúüű", "ăâîșşțţ",
    "čćđšž", "çğıöşüâî"))
PUNCTUATION = set("“”„‘’‚–—…•«»‹›¡¿°§©®™€£·×\u00a0\u00ad")
LEGACY = ("cp1251", "koi8_r", "cp1252", "cp1250", "cp1253", "cp1256", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949",
          "gb18030", "gbk", "big5",
          "big5hkscs")
PLAIN_NAMES = {"cp1252": "windows-1252", "cp1251": "windows-1251", "cp1250": "windows-1250", "cp1253": "windows-1253",
               "cp1254": "windows-1254",
               "cp1256": "windows-1256", "cp932": "Shift-JIS (cp932)", "shift_jis": "Shift-JIS", "cp949": "EUC-KR (cp949)",
               "euc_kr": "EUC-KR",
               "gb18030": "GB18030", "gbk": "GBK", "big5": "Big5", "euc_jp": "EUC-JP", "koi8_r": "KOI8-R", "iso8859_2": "ISO 8859-2",
               "mac_roman": "Mac Roman"}

CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")                      # not: tab, line ends, form feed, escape
# UTF-8 that was once read as windows-1252 or windows-1251 and saved again.
MOJIBAKE = re.compile("â€[™œ“”¦\x9d\x9c]|Ã[©¨¼¶¤±¡­³ºª]|Ð[\xa0-¿]Ð|РѓР|вЂ[™њќ“”]|ï¿½")


class Decoded(NamedTuple):
    """Text as written, and what is odd about it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, *, name: str) -> Decoded:
    """Read `data` as text, or say why it is none.

    Parameters
    ----------
    data : bytes
        The whole file.
    name : str
        What messages call it.

    Raises
    ------
    DispatchError
        It is empty, too big, a binary file, or in no encoding we can tell.
    """
    refuse_size(len(data), name=name)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return checked(strict(data[len(mark):], encoding, name=name), encoding, name=name)
    refuse_binary(data, name=name)
    if (wide := unmarked_utf16(data)) is not None:
        return guessed(strict(data, wide, name=name), wide, name=name)
    if b"\x00" in data:
        raise DispatchError("this is not text: it holds NUL bytes", where=name,
                            hint="only text can be read; save the article as plain text in UTF-8")
    try:
        return checked(data.decode("utf-8"), "utf-8", name=name)
    except UnicodeDecodeError as error:
        position = error.start
    encoding = latin(data) or legacy(data)
    if encoding is None:
        raise DispatchError(f"cannot tell how this text is encoded (byte {position} is not UTF-8)", where=name,
                            hint="save it as UTF-8; from a shell: iconv -f ENCODING -t UTF-8")
    return guessed(data.decode(encoding), encoding, name=name)


def refuse_size(size: int, *, name: str) -> None:
    """Raise when a file of `size` bytes is no dispatch any more."""
    if size > LIMIT_BYTES:
        raise DispatchError(f"the file is too big: {size / 1e6:.0f} MB, and a dispatch may have {LIMIT_BYTES // 2**20} MB", where=name,
                            hint="a dispatch is one item; split a collection into one file an item")


def refuse_binary(data: bytes, *, name: str) -> None:
    """Raise when `data` begins like a known binary format."""
    for signature, what in SIGNATURES:
        if data.startswith(signature) and not (signature in TEXTUAL_SIGNATURES and not CONTROL.search(data[:512].decode("latin-1"))):
            if what == "a ZIP archive":
                what = next((better for inside, better in OFFICE if inside in data), what)
            raise DispatchError(f"this is {what}, not text", where=name, hint="open it and save the article as plain text in UTF-8")
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise DispatchError("this is a picture, sound or film, not text", where=name, hint="type its text into a file of its own")


def strict(data: bytes, encoding: str, *, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DispatchError(f"the file says it is {encoding} but is damaged at byte {error.start}", where=name,
                            hint="save it again as UTF-8 from the program that made it") from None


def unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows itself by NULs on one side of each pair (true for every text with spaces and line ends)."""
    if len(data) % 2 or b"\x00" not in data:
        return None
    even, odd = data[0::2].count(0), data[1::2].count(0)
    for here, there, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if here > 0.1 * (len(data) // 2) and not there:
            return encoding
    return None


def latin(data: bytes) -> str | None:
    """The encoding under which one European language explains (nearly) all that is not ASCII; None for other scripts."""
    high = sum(byte > 127 for byte in data)
    if sum(byte | 32 in range(97, 123) for byte in data) < 3 * high:
        return None
    best, share = None, 0.85                                                   # a foreign name or two may stay unexplained
    for encoding in LATIN:
        text = decoded(data, encoding)
        if text is not None and (found := explained(text)) > share:
            best, share = encoding, found
    return best


def explained(text: str) -> float:
    """The share of the non-ASCII characters that are punctuation or belong to the one alphabet that fits best."""
    odd = [(before, here) for before, here in zip(" " + text, text, strict=False) if here > "\x7f"]
    letters = [here.lower() for before, here in odd if here not in PUNCTUATION and not (here.isupper() and before.islower())]
    marks = sum(here in PUNCTUATION for _, here in odd)
    return (marks + max(sum(letter in alphabet for letter in letters) for alphabet in ALPHABETS)) / len(odd)


def legacy(data: bytes) -> str | None:
    """Ask charset-normalizer, among the encodings newsrooms use."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(LEGACY), enable_fallback=False).best()
    return best.encoding if best is not None and decoded(data, best.encoding) is not None else None


def decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def guessed(text: str, encoding: str, *, name: str) -> Decoded:
    result = checked(text, encoding, name=name)
    called = PLAIN_NAMES.get(encoding, encoding)
    note = Problem(code="dispatch-encoding", where=name, message=f"not UTF-8; it was read as {called}, which is a guess",
                   severity="warning",
                   hint="look at it with `straitwatch read`; save it as UTF-8 to be sure")
    return result._replace(problems=(note, *result.problems))


def checked(text: str, encoding: str, *, name: str) -> Decoded:
    """Text that decodes may still be no text, or damaged long before it came here."""
    if not text.strip():
        raise DispatchError("the file is empty", where=name, hint="put the text of the dispatch into it, or delete it")
    controls = len(CONTROL.findall(text))
    if "\x00" in text or controls > max(8, len(text) // 200):
        raise DispatchError(f"this is not text: it holds {'NUL' if chr(0) in text else 'control'} characters", where=name,
                            hint="only text can be read; save the article as plain text in UTF-8")
    problems = []
    if "\ufffd" in text or MOJIBAKE.search(text):
        problems.append(Problem(code="dispatch-damaged", where=name,
                                message="the text was damaged before it came here (mojibake or replacement characters)",
                                hint="fetch it again; names with damaged letters cannot be found", severity="warning"))
    return Decoded(text, encoding, tuple(problems))
