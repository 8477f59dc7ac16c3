"""`straitwatch init`: a workspace, without touching what is there."""

from geo.cli import main


def test_init_writes_a_workspace_and_says_the_next_step(tmp_path, capsys):
    assert main(["init", str(tmp_path / "w")]) == 0
    captured = capsys.readouterr()
    assert (tmp_path / "w" / "maps" / "everything.toml").exists()
    assert len(captured.out.splitlines()) == 9
    assert "straitwatch build --open" in captured.err


def test_init_twice_writes_nothing_more(tmp_path, capsys):
    main(["init", str(tmp_path)])
    capsys.readouterr()
    assert main(["init", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


def test_an_empty_workspace_has_no_dispatches(tmp_path):
    assert main(["init", str(tmp_path), "--empty"]) == 0
    assert list((tmp_path / "seeds" / "dispatches").iterdir()) == []


def test_a_file_is_no_folder(tmp_path, capsys):
    (tmp_path / "f").write_text("x")
    assert main(["init", str(tmp_path / "f")]) == 2
