"""`straitwatch read`: the text as it was read, with every mention marked."""

import pytest

from geo.cli.read import lines, marked

OKHOTSK = "2023-08-14-joint-cruise-okhotsk"


@pytest.mark.parametrize("name", [OKHOTSK, f"seeds/dispatches/{OKHOTSK}.md"])
def test_a_dispatch_is_shown_by_id_or_file_with_its_mentions(run, name):
    code, out, err = run("read", name)
    assert (code, err) == (0, "")
    assert "[Soya Strait](place)" in out
    assert "2023-08-14 (front matter)" in out
    assert any(line.startswith("▌") and "Soya Strait" in line for line in out.splitlines())
    assert "naval_transit (claimed)" in out


def test_plain_is_the_text_exactly(run, starter):
    whole = (starter.dispatches / f"{OKHOTSK}.md").read_text(encoding="utf-8")
    assert run("read", OKHOTSK, "--plain")[1] == whole.split("---\n", 2)[2]


def test_an_unknown_id_says_what_was_probably_meant(run):
    code, out, err = run("read", "2023-08-14-joint-cruise-okotsk")
    assert (code, out) == (1, "")
    assert f"did you mean '{OKHOTSK}'?" in err


def test_escape_sequences_do_not_reach_the_terminal(run, tmp_path):
    path = tmp_path / "evil.txt"
    path.write_text("Ships \x1b]0;owned\x07 sailed \u202eback\u202c through the Soya Strait on Monday, the navy said.", encoding="utf-8")
    _, out, _ = run("read", path)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "<U+202E>" in out


def test_lines_cover_the_text_and_break_no_mention():
    text = "word " * 60 + "Sea of Okhotsk " * 20 + "\n\nnext\r\n" + "x" * 300
    mentions = {place for start in range(len(text)) if text.startswith("Sea of Okhotsk", start) for place in range(start, start + 14)}
    found = list(lines(text, mentions))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all("\n" not in text[start:end] for start, end in found)
    assert all(text[start:end].count("Sea") == text[start:end].count("Okhotsk") for start, end in found)


def test_a_text_without_events_is_only_set_in():
    assert marked("One.\n\nTwo.\n\n\n", ()) == "  One.\n\n  Two."
