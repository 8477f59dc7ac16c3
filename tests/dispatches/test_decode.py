"""Every encoding a newsroom produces is read as written, or refused by name."""

import io
import zipfile

import pytest

from geo.dispatches.decode import LIMIT_BYTES, decode
from geo.errors import DispatchError

ENGLISH = "“Two destroyers” – the ministry’s statement said – sailed through the Bashi Channel on Monday; it was “routine”."
SPANISH = "Un buque de la Armada española cruzó el estrecho de Gibraltar, según informó el Ministerio de Defensa."
POLISH = "Ministerstwo podało, że okręty przepłynęły przez Cieśninę Duńską. Ćwiczenia potrwają do niedzieli, łączność będzie je śledzić."
CZECH = "Ministerstvo obrany uvedlo, že lodě propluly průlivem. Cvičení potrvá do neděle, přičemž český kontingent bude řídit námořní štáb."
TURKISH = "Türk donanması İstanbul Boğazı’ndan geçen gemileri izledi. Açıklamaya göre uçuş iki gün sürdü."
RUSSIAN = "Корабли Тихоокеанского флота вошли в Охотское море через пролив Лаперуза, сообщило Министерство обороны России."
JAPANESE = "ロシア海軍の艦艇3隻が宗谷海峡を通過し、オホーツク海に入ったと防衛省統合幕僚監部が発表した。"
KOREAN = "합동참모본부는 중국과 러시아 군용기가 동해 한국방공식별구역에 진입해 공군 전투기를 투입했다고 밝혔다. "
CHINESE = "中国国防部发言人吴谦表示，中俄两国海军舰艇编队通过宗谷海峡进入鄂霍次克海，联合巡航不针对第三方。日方应停止干扰。"
TAIWANESE = "國防部表示，共軍軍機十五架次逾越臺灣海峽中線，進入西南空域，國軍運用任務機、艦及岸置飛彈系統嚴密監控與應處。"

LEGACY = [("cp1252", ENGLISH), ("mac_roman", ENGLISH), ("cp1252", SPANISH), ("cp1250", POLISH), ("iso8859_2", POLISH), ("cp1250", CZECH),
          ("cp1254", TURKISH),
          ("cp1251", RUSSIAN), ("koi8_r", RUSSIAN), ("shift_jis", JAPANESE), ("euc_jp", JAPANESE), ("euc_kr", KOREAN), ("gb18030", CHINESE),
          ("big5", TAIWANESE)]


@pytest.mark.parametrize(("encoding", "text"), LEGACY)
def test_a_legacy_encoding_is_read_and_said_to_be_a_guess(encoding, text):
    decoded = decode(text.encode(encoding, "ignore"), name="a.txt")
    assert decoded.text == text.encode(encoding, "ignore").decode(encoding)
    assert [problem.code for problem in decoded.problems] == ["dispatch-encoding"]
    assert decoded.problems[0].severity == "warning"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, CHINESE, "𝔘 and 🚢"])
def test_a_byte_order_mark_is_believed_and_taken_off(encoding, text):
    decoded = decode(text.encode(encoding), name="a.txt")
    assert decoded.text == text
    assert decoded.problems == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(encoding):
    assert decode(ENGLISH.encode(encoding), name="a.txt").text == ENGLISH


def test_line_ends_are_kept():
    assert decode(b"one\r\ntwo\rthree\n", name="a.txt").text == "one\r\ntwo\rthree\n"


def office(inside):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(inside, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(("data", "what"), [
    (b"\x89PNG\r\n\x1a\n....", "a PNG image"), (b"\xff\xd8\xff\xe0 JFIF", "a JPEG image"), (b"%PDF-1.7\n%", "a PDF document"),
    (office("a.txt"), "a ZIP archive"),
    (office("word/document.xml"), "a Word document"), (office("xl/workbook.xml"), "an Excel workbook"),
    (b"{\\rtf1 text}", "an RTF document"),
    (b"\x7fELF\x02\x01", "a program"), (b"text\x00with\x00nuls!", "NUL bytes"), (b"\x01\x02\x03\x04\x05" * 20, "control characters"),
    (b"\x00\x00\x00\x18ftypmp42", "a picture, sound or film"), (b"", "empty"), (b"\xef\xbb\xbf \r\n", "empty")])
def test_what_is_no_text_is_refused_with_name_and_reason(data, what):
    with pytest.raises(DispatchError) as caught:
        decode(data, name="inbox/a.txt")
    assert caught.value.where == "inbox/a.txt"
    assert what in caught.value.fact
    assert caught.value.hint


def test_a_text_may_begin_with_the_letters_of_a_signature():
    assert decode(b"BM-21 launchers fired.", name="a.txt").text.startswith("BM-21")
    assert decode(b"MZ is no program here.", name="a.txt").text.startswith("MZ")


def test_random_bytes_are_never_read_silently():
    data = bytes(range(128, 256)) * 3
    try:
        assert decode(data, name="a.txt").problems
    except DispatchError as error:
        assert "encoded" in error.fact or "not text" in error.fact


def test_a_file_over_the_limit_is_refused_with_advice():
    with pytest.raises(DispatchError, match="too big: 21 MB"):
        decode(b"a" * (LIMIT_BYTES + 1), name="a.txt")


@pytest.mark.parametrize("text", ["The ministryâ€™s ships", "Un buque cruzÃ³ el estrecho; segÃºn", "bad \ufffd letter"])
def test_damage_done_elsewhere_is_reported(text):
    assert [problem.code for problem in decode(text.encode(), name="a.txt").problems] == ["dispatch-damaged"]


def test_a_broken_mark_says_where():
    with pytest.raises(DispatchError, match="damaged at byte"):
        decode(b"\xef\xbb\xbfabc\xff", name="a.txt")
