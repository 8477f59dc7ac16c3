"""How things look in a terminal; and that text from outside cannot drive it."""

import io

import pytest

from geo.cli import show
from geo.model import Problem, When


@pytest.mark.parametrize(("text", "expected"), [
    ("plain\n\ttext é 宗谷", "plain\n\ttext é 宗谷"), ("a\r\nb", "a\nb"),
    ("\x1b[2J\x1b]0;title\x07", "<U+001B>[2J<U+001B>]0;title<U+0007>"),
    ("abc\u202edef", "abc<U+202E>def"), ("a\rb", "a<U+000D>b"), ("\x9b31m", "<U+009B>31m")])
def test_text_that_drives_a_terminal_is_written_out(text, expected):
    assert show.safe(text) == expected


def test_columns_line_up_with_wide_letters():
    assert show.table([("宗谷", "a"), ("Soya", "b")], ("NAME", "X")) == "NAME  X\n宗谷  a\nSoya  b"


def test_an_empty_table_has_its_head():
    assert show.table([], ("A", "B")) == "A  B"


def test_a_cell_stays_on_its_line():
    assert show.table([("a\nb\x1b", "c")], ("A", "B")).splitlines()[1] == "a b<U+001B>  c"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_colours_only_on_a_terminal_and_never_with_no_color(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert show.coloured(Terminal())
    assert not show.coloured(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not show.coloured(Terminal())


def test_progress_is_only_for_terminals(monkeypatch):
    monkeypatch.setattr("sys.stderr", io.StringIO())
    assert show.progress() is None
    monkeypatch.setattr("sys.stderr", Terminal())
    tell = show.progress()
    tell(0, 9, "a.txt")
    tell(9, 9, "")
    assert "1/9 a.txt" in show.sys.stderr.getvalue()


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0)])
def test_a_problem_is_path_line_message_and_hint(severity, code, capsys):
    assert show.problems([Problem(code="c", where="a.md:3", message="m", hint="h", severity=severity)]) == code
    assert capsys.readouterr().err == f"a.md:3: {severity}: m\n  hint: h\n"


@pytest.mark.parametrize(("when", "expected"), [
    (When(), "unknown"), (When(end="2023-08-14"), "≤ 2023-08-14"), (When(start="2023-08-14", end="2023-08-14"), "2023-08-14"),
    (When(start="2023-07-20", end="2023-07-23"), "2023-07-20/2023-07-23"), (When(start="2023-07-20", open_ended=True), "2023-07-20/..")])
def test_a_date_is_as_uncertain_as_it_is(when, expected):
    assert show.day(when) == expected


def test_clip_keeps_the_width():
    assert show.width(show.clip("宗谷海峡" * 5, 10)) <= 10
