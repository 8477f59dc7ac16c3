"""`straitwatch map`: a table in, a page out."""

from __future__ import annotations

import io
import json
import re
import sys

import pytest

from geo.cli import main

TABLE = "lat,lon,date,kind,actor,notes\n35.5,129,2023-08-14,exercise,CN,A first note that says what happened\n,,x,strike,RU,B\n"


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Run the command in an empty folder: (exit code, stdout, stderr)."""
    monkeypatch.chdir(tmp_path)

    def run(*args):
        capsys.readouterr()
        code = main([str(arg) for arg in args])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def block(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="columns">(.*?)</script>', html, re.S)[1])


def test_a_table_becomes_a_page_without_a_workspace(run, tmp_path):
    (tmp_path / "events.csv").write_text(TABLE)
    code, out, err = run("map", "events.csv", "-o", "events.html")
    html = (tmp_path / "events.html").read_text(encoding="utf-8")
    assert (code, out) == (0, "events.html\n") and block(html)["n"] == 2
    assert "columns: lon = lon, lat = lat, date = date, kind = kind, actor = actor, quote = notes" in err
    assert "no place: 1 rows" in err and "events.csv:3: warning: this is no date that can be read: 'x'" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv", "events.html"]
    assert "<h1>events</h1>" in html and "A first note that says what happened" in html, "readers without JavaScript see the rows too"


def test_the_same_table_gives_the_same_bytes(run, tmp_path):
    (tmp_path / "events.csv").write_text(TABLE)
    run("map", "events.csv", "-o", "a.html")
    run("map", "events.csv", "-o", "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_a_pipe_in_and_a_pipe_out(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", type("Pipe", (), {"buffer": io.BytesIO(b'{"lat": 1, "lon": 2, "date": "2023-08"}\n')})())
    code, out, _ = run("map", "-", "--format", "jsonl", "-o", "-", "--heading", "Mine <b>")
    assert code == 0 and block(out)["n"] == 1 and "<h1>Mine &lt;b&gt;</h1>" in out


def test_what_extract_prints_can_be_drawn(run, root, monkeypatch):
    seeds = root / "seeds" / "dispatches" / "2023-08-14-joint-cruise-okhotsk.md"
    _, lines, _ = run("extract", seeds, "--format", "jsonl")
    monkeypatch.setattr(sys, "stdin", type("Pipe", (), {"buffer": io.BytesIO(lines.encode())})())
    code, out, _ = run("map", "-", "--format", "jsonl", "-o", "-")
    made = block(out)
    assert code == 0 and made["n"] == len(lines.splitlines())
    assert "naval_transit" in made["labels"]["kind"] and any("\x1f" in label for label in made["labels"]["actor"])


def test_a_page_and_its_files_belong_together(run, tmp_path):
    rows = "".join(f'1,{n % 90},"note {n}, {n * 7919 % 1000}"\n' for n in range(6_000))
    (tmp_path / "events.csv").write_text("lat,lon,notes\n" + rows)
    code, _, err = run("map", "events.csv", "-o", "map.html", "--inline", "0")
    html = (tmp_path / "map.html").read_text(encoding="utf-8")
    names = [file["name"] for file in block(html)["texts"]["files"]]
    assert code == 0 and sorted(path.name for path in (tmp_path / "map_files").iterdir()) == names and "map_files" in err
    assert "script-src" in html and "'strict-dynamic'" in html.replace("&#39;", "'")
    (tmp_path / "map_files" / "notes.txt").write_text("mine")
    (tmp_path / "events.csv").write_text("lat,lon,notes\n" + rows.replace("note", "word"))
    run("map", "events.csv", "-o", "map.html", "--inline", "0")
    left = sorted(path.name for path in (tmp_path / "map_files").iterdir())
    assert len(left) == len(names) + 1 and "notes.txt" in left and names[0] not in left, "what is not ours stays, what is stale goes"
    run("map", "events.csv", "-o", "map.html")
    html = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "strict-dynamic" not in html and [path.name for path in (tmp_path / "map_files").iterdir()] == ["notes.txt"]


def test_options_say_what_a_guess_cannot(run, tmp_path):
    (tmp_path / "t.csv").write_text("p,q,r,s\n1,2,03/04/2023,word\n")
    code, _, err = run("map", "t.csv")
    assert code == 1 and err.endswith(
        "t.csv: error: no column looks like a longitude and latitude; there are: p, q, r, s\n"
        "  hint: say which: --lon NAME --lat NAME (or a number, from 1)\n"
    )
    code, _, err = run("map", "t.csv", "--lon", "p", "--lat", "q", "--date", "r", "--quote", "s", "--month-first", "--language", "en")
    assert code == 0 and "month first: 03/04/2023 is 2023-03-04 (as asked)" in err and (tmp_path / "map.html").is_file()


def test_errors_have_a_place_a_next_step_and_a_code(run, tmp_path):
    code, out, err = run("map", "none.csv")
    assert (code, out) == (1, "") and "none.csv: error: the table cannot be read" in err and "hint:" in err
    (tmp_path / "open.csv").write_text('lat,lon,notes\n1,2,"open\n')
    code, _, err = run("map", "open.csv")
    assert code == 1 and "open.csv:2: error: a quote is opened and never closed" in err
    assert not (tmp_path / "map.html").exists()
    assert run("map")[0] == 2
    (tmp_path / "t.csv").write_text("lat,lon\n1,2\n")
    (tmp_path / "map.html").mkdir()
    code, _, err = run("map", "t.csv")
    assert code == 1 and "map.html: error: the file cannot be written" in err and list(tmp_path.glob(".*")) == []


def test_a_page_does_not_tell_where_its_table_lay(run, tmp_path):
    (tmp_path / "events.csv").write_text(TABLE)
    run("map", tmp_path / "events.csv", "-o", "events.html")
    assert str(tmp_path) not in (tmp_path / "events.html").read_text(encoding="utf-8")
