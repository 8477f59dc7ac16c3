"""`straitwatch build`: maps, said and counted; bad input is reported and everything else drawn."""

import webbrowser

import pytest

from geo.cli import main

OKHOTSK = "2023-08-14-joint-cruise-okhotsk"
HOSTILE = {"template": "${alert(1)} `x` ", "script": "</script><script>alert(1)</script> ", "image": "<img src=x onerror=alert(1)> ",
           "direction": "\u202etfel\u202c \u2028 "}
STORY = "Chinese and Russian naval ships sailed through the Soya Strait into the Sea of Okhotsk on Monday, the navy said."


def test_maps_are_named_on_stdout_and_counted_on_stderr(run):
    code, out, err = run("build")
    assert code == 0
    assert out.splitlines() == ["maps/china-russia.html", "maps/everything.html", "maps/taiwan-strait.html"]
    assert "3 drawn" in err
    assert "0 drawn, 3 up to date" in run("build")[2]


def test_one_map_and_the_browser(run, monkeypatch):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert run("build", "taiwan-strait", "--open")[0] == 0
    assert run("build", "--open")[0] == 0
    assert all(address.startswith("file://") for address in opened)
    assert [address.rsplit("/", 1)[1] for address in opened] == ["taiwan-strait.html", "everything.html"]


def test_an_unknown_map_is_an_error(run):
    code, out, err = run("build", "everthing")
    assert (code, out) == (1, "")
    assert "there is no recipe 'everthing'" in err


def test_outside_of_a_workspace_the_next_step_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 1
    assert "straitwatch init" in capsys.readouterr().err


def test_everything_bad_at_once_and_the_good_is_still_drawn(fresh, starter, capsys):
    good = starter.dispatches / f"{OKHOTSK}.md"
    (fresh.dispatches / good.name).write_bytes(good.read_bytes())
    (fresh.dispatches / "twin.md").write_text(f"---\nid: {OKHOTSK}\n---\nOther.")
    (fresh.dispatches / "front.md").write_text("---\ntitle: [\n---\nText")
    (fresh.dispatches / "empty.txt").write_text("")
    (fresh.dispatches / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with (fresh.dispatches / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    (fresh.maps / "mine.toml").write_text('titel = "T"')
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines() == ["maps/china-russia.html", "maps/everything.html", "maps/taiwan-strait.html"]
    for words in ("twin.md: error: its id", "front.md:3: error: broken front matter", "empty.txt: error: the file is empty",
                  "photo.png: error: this is a PNG image", "big.txt: error: the file is too big: 50 MB",
                  "maps/mine.toml:1: error: unknown key 'titel'"):
        assert words in captured.err, words
    assert "Traceback" not in captured.err
    assert "Soya Strait" in (fresh.maps / "everything.html").read_text(encoding="utf-8")
    assert not [path for path in fresh.maps.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_drawn_inert(fresh, kind):
    top = f"---\ntitle: >-\n  {HOSTILE[kind]}\npublished: 2023-08-14\nurl: javascript:alert(1)\n---\n"
    (fresh.dispatches / "evil.md").write_text(top + HOSTILE[kind] + STORY, encoding="utf-8")
    assert main(["build", "everything"]) == 0
    page = (fresh.maps / "everything.html").read_text(encoding="utf-8")
    assert "Soya Strait" in page
    assert "<img src=x" not in page
    assert "<script>alert(1)" not in page
    assert "javascript:alert" not in page


def test_watch_draws_again_after_a_change_and_stops_on_ctrl_c(fresh, monkeypatch, capsys):
    rounds = []

    def sleep(_):
        rounds.append(1)
        if len(rounds) == 1:
            (fresh.dispatches / "new.txt").write_text(STORY)
        if len(rounds) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    assert main(["build", "everything", "--watch"]) == 130
    captured = capsys.readouterr()
    assert captured.err.count(" up to date (") == 2
    assert "Traceback" not in captured.err
