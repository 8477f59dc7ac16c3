"""A second process that answers in order, and whose end is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from gazetteer import BuildError, FactsError
from gazetteer.build.aside import Aside


def test_questions_are_answered_whenever_the_answer_is_wanted() -> None:
    with Aside("os:fspath", "Soya Strait") as aside:
        upper, words = aside.ask("upper"), aside.ask("split", " ", type=list[str])
        assert words() == ["Soya", "Strait"] and upper() == "SOYA STRAIT"


def test_an_answer_larger_than_a_pipe_does_not_stop_the_next_question() -> None:
    with Aside("os:fspath", "x") as aside:
        long, echo = aside.ask("center", 1_000_000), aside.ask("join", ["a" * 500_000, "b"])
        assert len(long()) == 1_000_000 and len(echo()) == 500_002


def test_a_geometry_is_sent_as_wkb() -> None:
    with Aside("builtins:dict") as aside:
        there = aside.ask("setdefault", "point", shapely.Point(1.0, 2.0), type=bytes)()
        assert shapely.from_wkb(there) == shapely.Point(1.0, 2.0)


def test_an_error_over_there_is_raised_here_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "lines.toml").write_text("[a\n", encoding="utf-8")
    with pytest.raises(FactsError) as error, Aside("gazetteer.build.inland:Inland", str(tmp_path), None, "-", "-", "-") as aside:
        aside.ask("towns")()
    assert error.value.where.endswith("lines.toml")


def test_a_process_that_ends_without_an_answer_stops_the_build(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BuildError, match="ended without an answer"), Aside("gazetteer.build.inland:Inland", "too", "few") as aside:
        aside.ask("towns")()
    assert "TypeError" in capfd.readouterr().err
