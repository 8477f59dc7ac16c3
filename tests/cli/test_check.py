"""`straitwatch check`: one problem a line, and what to do."""

import json


def test_the_starter_workspace_has_warnings_but_no_errors(run):
    code, out, err = run("check")
    assert code == 0
    assert "undated-milius-taiwan-strait.md: warning: no date of publication" in out
    assert err.startswith("0 errors, ")


def test_strict_counts_warnings(run):
    assert run("check", "--strict")[0] == 1


def test_json_lines_are_problems(run):
    for line in run("check", "--format", "jsonl")[1].splitlines():
        assert set(json.loads(line)) == {"code", "where", "message", "hint", "severity"}


def test_an_error_makes_the_exit_code_1(fresh, capsys):
    from geo.cli import main

    (fresh.dispatches / "broken.md").write_text("---\ntitle: [\n---\nText")
    assert main(["check"]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("seeds/dispatches/broken.md:3: error: broken front matter")
    assert "\n  hint: " in captured.out
