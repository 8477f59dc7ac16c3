"""A file becomes a dispatch: id, who, when, and the text exactly as written."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import dispatches
from geo.dispatches.sources import Source, Sources
from geo.errors import DispatchError

SEEDS = Path(__file__).parents[2] / "seeds" / "dispatches"
FIVE = {"2021-12-28-defence-ministers-call": "2021-12-28", "2023-07-20-joint-exercise-sea-of-japan": "2023-07-20",
        "2023-08-14-joint-cruise-okhotsk": "2023-08-14", "undated-joint-air-patrol-quad": None, "undated-milius-taiwan-strait": None}


def test_the_five_seeds_are_read():
    read = {dispatch.id: dispatch for dispatch in (dispatches.read(path, root=SEEDS.parents[1]) for path in sorted(SEEDS.glob("*.md")))}
    assert {id: dispatch.published for id, dispatch in read.items()} == FIVE
    assert {dispatch.lang for dispatch in read.values()} == {"en"}
    assert read["2021-12-28-defence-ministers-call"].file == "seeds/dispatches/2021-12-28-defence-ministers-call.md"
    assert "[no dia] April 16" in read["undated-milius-taiwan-strait"].text


def test_front_matter_wins_over_text_and_address():
    data = (b"---\nid: 053\ntitle: T\npublisher: P\npublished: 2020-01-02\npublished_how: by hand\n"
            b"url: https://a.org/2021/03/04/\nlang: ja\n---\n date 2022-05-06 Home\n")
    dispatch = dispatches.read_bytes(data, name="x.txt")
    assert dispatch.text == " date 2022-05-06 Home\n"
    assert (dispatch.id, dispatch.title, dispatch.publisher, dispatch.lang, dispatch.url) == ("053", "T", "P", "ja",
                                                                                              "https://a.org/2021/03/04/")
    assert (dispatch.published, dispatch.published_how) == ("2020-01-02", "by hand")
    assert dispatch.sha256 == hashlib.sha256(data).hexdigest()


def test_without_front_matter_the_text_speaks_and_then_the_address():
    assert dispatches.read_bytes(b"---\nurl: https://a.org/2021/03/04/x\n---\n date 2022-05-06 Home\n", name="x").published == "2022-05-06"
    found = dispatches.read_bytes(b"---\nurl: https://a.org/2021/03/04/x\npublished: null\n---\nText.", name="x")
    assert (found.published, found.published_how) == ("2021-03-04", "date in the address ('2021/03/04')")


def test_no_date_stays_unknown_and_is_said():
    reading = dispatches.examine_bytes(b"Warplanes flew on Tuesday.", name="x.txt")
    assert (reading.dispatch.published, reading.dispatch.published_how) == (None, None)
    assert [problem.code for problem in reading.problems] == ["dispatch-undated"]


@pytest.mark.parametrize(("name", "id"),
                         [("a/b/051.txt", "051"), ("004_83.md", "004_83"), ("My news (1).txt", "My-news-1"),
                          ("2023.08.note", "2023.08.note"),
                                          ("<stdin>", "stdin"), ("ü 新.md", "ü-新"), ("???.txt", "dispatch")])
def test_the_id_is_the_stem_made_safe(name, id):
    assert dispatches.read_bytes(b"Text.", name=name).id == id


@pytest.mark.parametrize("id", ['"<b>"', '"a b"', '"a/b"', '"' + "x" * 201 + '"'])
def test_an_unusable_id_is_refused(id):
    with pytest.raises(DispatchError) as caught:
        dispatches.read_bytes(f"---\ntitle: A\nid: {id}\n---\nText".encode(), name="x.md")
    assert caught.value.where == "x.md:3"


def test_a_published_that_is_no_date_names_its_line():
    with pytest.raises(DispatchError) as caught:
        dispatches.read_bytes(b"---\ntitle: A\npublished: last week\n---\nText", name="x.md")
    assert (caught.value.where, caught.value.hint) == ("x.md:3", "write it as 2023-08-14, or leave it out")


@pytest.mark.parametrize("url",
                         ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.org/x", "http://",
                          "https://a.org/\\\"><img", "'http://['"])
def test_an_address_that_is_not_of_the_web_is_left_out(url):
    reading = dispatches.examine_bytes(f"---\nurl: {url}\n---\nText".encode(), name="x.md")
    assert reading.dispatch.url is None
    assert "dispatch-url" in [problem.code for problem in reading.problems]


def test_the_source_gives_grade_and_publisher():
    sources = Sources({"nhk": Source(name="NHK World", domains=("nhk.or.jp",), reliability="B")})
    by_name = dispatches.read_bytes(b"---\npublisher: NHK World\n---\nText", name="x", sources=sources)
    by_address = dispatches.read_bytes(b"---\nurl: https://www3.nhk.or.jp/x\n---\nText", name="x", sources=sources)
    assert (by_name.grade, by_address.grade, by_address.publisher) == ("B", "B", "NHK World")
    unknown = dispatches.examine_bytes(b"---\npublisher: Who\n---\nText", name="x", sources=sources)
    assert unknown.dispatch.grade == "F"
    assert [(p.code, p.where) for p in unknown.problems if "publisher" in p.code] == [("dispatch-publisher", "x:2")]


def test_front_matter_without_a_text_is_refused():
    with pytest.raises(DispatchError, match="no text below"):
        dispatches.read_bytes(b"---\ntitle: A\n---\n \n", name="x.md")


def test_html_is_read_and_said_to_be_html():
    assert "dispatch-html" in [problem.code for problem in dispatches.examine_bytes(b"<!doctype html><p>Text", name="x").problems]


def test_files_that_cannot_be_read_are_dispatch_errors(tmp_path):
    with pytest.raises(DispatchError, match="no such file"):
        dispatches.read(tmp_path / "none.txt")
    with pytest.raises(DispatchError, match="a folder"):
        dispatches.read(tmp_path)
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(DispatchError, match=r"too big: 50 MB"):
        dispatches.read(tmp_path / "big.txt")


# Hostile texts are kept as they are: what draws them keeps them inert.
HOSTILE = ["${alert(1)}", "`x`", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\u202eabc\u202c", "\u2028\u2029"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_kept_as_written(text):
    assert dispatches.read_bytes(f"Ships sailed {text} on Monday".encode(), name="x.txt").text == f"Ships sailed {text} on Monday"


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffd"), min_size=1).map(lambda t: "Text " + t)


@given(texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_survives_its_encoding(text, encoding):
    assert dispatches.read_bytes(text.encode(encoding), name="x.txt").text == text


@given(texts, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-16"]))
def test_offsets_count_from_the_end_of_the_front_matter(text, newline, encoding):
    whole = f"---{newline}title: A{newline}---{newline}{text}"
    dispatch = dispatches.read_bytes(whole.encode(encoding), name="x.md")
    assert dispatch.text == text
    assert whole[whole.index(f"---{newline}", 3) + 3 + len(newline):] == dispatch.text


@given(st.text(st.sampled_from(" \n\r\t\u2028\x85abé漢🚢"), min_size=1).filter(str.strip), st.data())
def test_a_span_of_the_text_is_the_text_of_the_span(text, data):
    dispatch = dispatches.read_bytes(("x" + text).encode(), name="x.txt")
    start = data.draw(st.integers(0, len(dispatch.text)))
    end = data.draw(st.integers(start, len(dispatch.text)))
    assert dispatch.text[start:end] == ("x" + text)[start:end]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_dispatch_or_a_clear_refusal(data):
    try:
        dispatch = dispatches.read_bytes(data, name="x.bin")
    except DispatchError as error:
        assert error.where.startswith("x.bin")
        assert error.hint
    else:
        assert dispatch.text.strip()
