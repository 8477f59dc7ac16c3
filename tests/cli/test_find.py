"""`straitwatch find`: the shape of its answers, to people and to programs."""

import io
import json

import pytest

from geo.cli import main


def ask(capsys, *args):
    code = main(["find", *args])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize(("query", "id"), [("La Perouse Strait", "strait/soya"), ("宗谷海峡", "strait/soya"), ("East Sea", "sea/japan")])
def test_json_has_everything_about_the_best_candidate(capsys, query, id):
    code, out, err = ask(capsys, query, "--format", "json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert (answer["query"], answer["ambiguous"]) == (query, False)
    best = answer["candidates"][0]
    assert set(best) == {"id", "name", "names", "kind", "lon", "lat", "bbox", "score", "how", "why"}
    assert best["id"] == id
    assert query in best["names"]
    assert len(best["bbox"]) == 4


def test_a_coordinate_is_answered_in_reverse(capsys):
    answer = json.loads(ask(capsys, "45.7,142.0", "--format", "json")[1])
    ids = [candidate["id"] for candidate in answer["candidates"]]
    assert ids.index("strait/soya") < ids.index("sea/okhotsk") < ids.index("ocean/north-pacific")


def test_a_southern_latitude_is_no_option(capsys):
    assert "country/au" in ask(capsys, "-33.9,151.2")[1]


def test_nothing_found_is_an_empty_answer_to_programs_and_an_error_to_people(capsys):
    code, out, _ = ask(capsys, "qqqq zzzz", "--format", "json")
    assert (code, json.loads(out)) == (0, {"query": "qqqq zzzz", "ambiguous": False, "candidates": []})
    code, out, err = ask(capsys, "qqqq zzzz")
    assert (code, out) == (1, "")
    assert "nothing is called 'qqqq zzzz'" in err


def test_a_typo_is_said_to_be_one(capsys):
    code, out, err = ask(capsys, "Soya Strit")
    assert code == 0
    assert "1 edit away" in out
    assert "ambiguous" in err


def test_one_question_a_line_gives_one_answer_a_line(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Soya Strait\n\nqqqq zzzz\n45.7,142.0\n"))
    code, out, _ = ask(capsys, "-", "--format", "json")
    assert code == 0
    assert [json.loads(line)["query"] for line in out.splitlines()] == ["Soya Strait", "qqqq zzzz", "45.7,142.0"]


def test_near_must_be_a_point(capsys):
    assert ask(capsys, "Springfield", "--near", "here")[0] == 2
    best = json.loads(ask(capsys, "Springfield", "--near", "39.9,-83.8", "--format", "json")[1])["candidates"][0]
    assert abs(best["lat"] - 39.9) < 0.5
