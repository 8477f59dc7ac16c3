"""`straitwatch extract`: tables for people, flat JSON lines and GeoJSON for programs."""

import io
import json

from geo.cli import main

OKHOTSK = "seeds/dispatches/2023-08-14-joint-cruise-okhotsk.md"


def events(out):
    return [json.loads(line) for line in out.splitlines()]


def test_a_line_is_one_event_with_everything_known_about_it(run):
    code, out, err = run("extract", OKHOTSK, "--format", "jsonl")
    assert (code, err) == (0, "")
    event = next(event for event in events(out) if event["kind"] == "naval_transit")
    assert event["dispatch"] == "2023-08-14-joint-cruise-okhotsk"
    assert event["mapped"] is True
    assert {actor["country"] for actor in event["actors"] if actor["role"] != "claimant"} == {"CN", "RU"}
    assert {(place["role"], place["name"]) for place in event["places"]} == {("via", "Soya Strait"), ("to", "Sea of Okhotsk")}
    soya = next(place for place in event["places"] if place["role"] == "via")
    assert "La Perouse Strait" in soya["names"]
    assert (round(soya["lon"]), round(soya["lat"])) == (142, 46)
    assert event["when"]["start"] is None
    assert event["when"]["end"] == "2023-08-14"
    text = (run("read", "--plain", OKHOTSK))[1]
    assert text[event["quote"]["start"]:event["quote"]["end"]] == event["quote"]["text"]


def test_a_folder_and_a_table(run):
    code, out, _ = run("extract", "seeds/dispatches")
    assert code == 0
    assert out.splitlines()[0].split() == ["DATE", "KIND", "WHO", "WHERE", "MAP", "ID"]
    assert any("via Soya Strait, to Sea of Okhotsk" in line or "to Sea of Okhotsk, via Soya Strait" in line for line in out.splitlines())


def test_geojson_has_the_marks(run):
    code, out, _ = run("extract", OKHOTSK, "--format", "geojson")
    collection = json.loads(out)
    assert code == 0
    assert collection["type"] == "FeatureCollection"
    assert {feature["geometry"]["type"] for feature in collection["features"]} & {"LineString", "MultiLineString"}


def test_stdin_is_a_dispatch(run, monkeypatch, starter):
    class Stdin:
        buffer = io.BytesIO((starter.root / OKHOTSK).read_bytes())

    monkeypatch.setattr("sys.stdin", Stdin)
    code, out, _ = run("extract", "-", "--format", "jsonl")
    assert code == 0
    assert {event["dispatch"] for event in events(out)} == {"stdin"}


def test_output_goes_whole_to_a_file(run, tmp_path):
    code, out, _ = run("extract", OKHOTSK, "--format", "jsonl", "-o", tmp_path / "new" / "events.jsonl")
    assert (code, out) == (0, "")
    assert events((tmp_path / "new" / "events.jsonl").read_text(encoding="utf-8"))


def test_a_bad_file_is_reported_and_the_others_are_still_done(run, tmp_path):
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    code, out, err = run("extract", tmp_path / "photo.png", OKHOTSK, tmp_path / "none.txt", "--format", "jsonl")
    assert code == 1
    assert events(out)
    assert "photo.png: error: this is a PNG image, not text" in err
    assert "none.txt: error: there is no such file" in err


def test_when_nothing_can_be_read_there_is_no_answer(run, tmp_path):
    (tmp_path / "empty.txt").write_text("")
    for form in ("table", "jsonl", "geojson"):
        code, out, err = run("extract", tmp_path / "empty.txt", "--format", form, "-o", tmp_path / "out")
        assert (code, out) == (1, "")
        assert "the file is empty" in err
    assert not (tmp_path / "out").exists()


def test_outside_of_a_workspace_it_works_too(tmp_path, monkeypatch, capsys, starter):
    monkeypatch.chdir(tmp_path)
    assert main(["extract", str(starter.root / OKHOTSK), "--format", "jsonl"]) == 0
    assert len(events(capsys.readouterr().out)) >= 3
    assert list(tmp_path.iterdir()) == []


def test_the_same_lines_from_the_cache_and_without(run, tmp_path, starter):
    (tmp_path / "2023-08-14-joint-cruise-okhotsk.md").write_bytes((starter.root / OKHOTSK).read_bytes())
    first = events(run("extract", OKHOTSK, "--format", "jsonl")[1])
    again = events(run("extract", OKHOTSK, "--format", "jsonl")[1])
    outside = events(run("extract", tmp_path / "2023-08-14-joint-cruise-okhotsk.md", "--format", "jsonl")[1])
    assert first == again
    assert [{**event, "file": None} for event in outside] == [{**event, "file": None} for event in first]


def test_explain_says_why(run):
    code, out, _ = run("extract", OKHOTSK, "--explain")
    assert code == 0
    block = next(block for block in out.split("\n\n") if "naval_transit" in block)
    for word in ("quote", "when", "not later than publication", "via Soya Strait", "strait/soya", "JP: Ministry of Defense", "verb:move",
                 "% sure"):
        assert word in block
