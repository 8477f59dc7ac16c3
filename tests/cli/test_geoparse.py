"""`straitwatch geoparse`: people, programs and streams."""

import io
import json

import pytest

from geo.cli import main

TEXT = "They drove from Paris, Texas, to Athens."


@pytest.fixture
def tell(monkeypatch, capsys):
    """Run the verb with something on stdin: (exit code, stdout, stderr)."""
    def tell(data, *args):
        class Stdin:
            buffer = io.BytesIO(data if isinstance(data, bytes) else data.encode())

        monkeypatch.setattr("sys.stdin", Stdin)
        code = main(["geoparse", *map(str, args)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return tell


def test_people_get_offsets_choice_candidates_and_why(tell):
    code, out, err = tell(TEXT, "-")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["OFFSETS", "TOPONYM", "PLACE", "IN", "LAT,LON", "SURE", "WHY"]
    assert lines[1].split()[:4] == ["16-21", "Paris", "Paris", "(city/4717560)"]
    assert "the words beside it say so" in lines[1]
    assert any(line.strip().startswith("or Athens (city/4180386)") for line in lines)


def test_a_terminal_is_never_driven_by_the_text(tell):
    _, out, _ = tell("They met in \x1b[31mParis\x1b[0m, Zorba\u202ekhand, Japan.", "-")
    assert "\x1b" not in out and "\u202e" not in out


def test_json_is_one_list_of_documents(tell):
    code, out, _ = tell(TEXT, "-", "--format", "json")
    document, = json.loads(out)
    assert code == 0 and document["id"] == "stdin"
    paris, texas, _ = document["toponyms"]
    assert (paris["start"], paris["end"], paris["place"], paris["within"]) == (16, 21, "city/4717560", ["division/us-tx", "country/us"])
    assert "bbox" not in paris and len(texas["bbox"]) == 4


def test_lines_in_lines_out(tell, tmp_path):
    path = tmp_path / "texts.jsonl"
    texts = ("a", TEXT), (7, "Nothing here."), ("ü", "😀 Berlin")
    path.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts), encoding="utf-8")
    code, out, err = tell("", path, "--format", "jsonl")
    documents = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [document["id"] for document in documents] == ["a", 7, "ü"]
    assert [len(document["toponyms"]) for document in documents] == [3, 0, 1]
    assert documents[2]["toponyms"][0]["start"] == 2
    assert {"start", "end", "lon", "lat"} <= set(documents[0]["toponyms"][0])


def test_a_bad_line_is_told_with_its_number_and_stops_nothing(tell):
    lines = [json.dumps({"id": 1, "text": "Paris"}), "{not json", "[]", json.dumps({"id": 2}), json.dumps({"text": "Rome"}), "",
             json.dumps({"id": 3, "text": "a \ud800"}), json.dumps({"id": 4, "text": "Rome"})]
    code, out, err = tell("\n".join(lines).encode() + b'\n{"id": 5, "text": "\xff"}\n', "-", "--format", "jsonl")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == [1, 4]
    assert [line.split(": error")[0] for line in err.splitlines() if "error" in line] == [f"stdin:{n}" for n in (2, 3, 4, 5, 7, 9)]


def test_given_spans_are_resolved_and_nothing_else(tell):
    row = {"id": 1, "text": TEXT, "toponyms": [{"start": 16, "end": 21, "lat": None}, {"start": 5, "end": 10}]}
    code, out, _ = tell(json.dumps(row), "-", "--format", "jsonl", "--spans", "gold")
    found = json.loads(out)["toponyms"]
    assert code == 0
    assert [(one["start"], one["end"]) for one in found] == [(5, 10), (16, 21)]
    assert found[0]["lon"] is None and found[0]["why"]


@pytest.mark.parametrize("toponyms", [None, [{}], [{"start": 5, "end": 5}], [{"start": 0, "end": 999}], [{"start": "0", "end": 4}], ["x"],
                                      [{"start": True, "end": 4}]])
def test_a_span_that_is_none_is_a_bad_line(tell, toponyms):
    code, out, err = tell(json.dumps({"id": 1, "text": TEXT, "toponyms": toponyms}), "-", "--format", "jsonl", "--spans", "gold")
    assert (code, out) == (1, "")
    assert err.startswith("stdin:1: error: ")


def test_spans_of_a_plain_text_are_wrong_usage(tell):
    code, _, err = tell(TEXT, "-", "--spans", "gold")
    assert code == 2
    assert "JSON lines" in err


def test_geojson_has_each_place_once_and_keeps_what_has_none(tell):
    code, out, _ = tell("They left Japan for Paris, Texas. Japan and Quarrel Township agreed.", "-", "--format", "geojson")
    collection = json.loads(out)
    assert code == 0 and collection["type"] == "FeatureCollection"
    shapes = {feature["id"]: feature for feature in collection["features"]}
    assert set(shapes) == {"country/jp", "city/4717560", "division/us-tx"}
    assert shapes["country/jp"]["geometry"]["type"] == "MultiPolygon"
    assert shapes["city/4717560"]["geometry"]["type"] == "Point"
    assert len(shapes["country/jp"]["properties"]["mentions"]) == 2
    assert [one["text"] for one in collection["unplaced"]] == ["Quarrel Township"]


def test_demonyms_are_asked_for(tell):
    _, without, _ = tell("Georgian police.", "-", "--format", "json")
    _, with_them, _ = tell("Georgian police.", "-", "--format", "json", "--demonyms")
    assert json.loads(without)[0]["toponyms"] == []
    assert json.loads(with_them)[0]["toponyms"][0]["kind"] == "demonym"


def test_a_folder_is_read_whole_and_its_bad_file_told(tell, tmp_path):
    (tmp_path / "one.txt").write_text("Talks in Oslo.", encoding="utf-8")
    (tmp_path / "two.md").write_text("---\ntitle: T\npublished: 2024-05-06\n---\nTalks in Madrid.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, out, err = tell("", tmp_path, "--format", "jsonl")
    assert code == 1 and "bad.txt" in err
    assert [json.loads(line)["toponyms"][0]["text"] for line in out.splitlines()] == ["Oslo", "Madrid"]


def test_output_goes_whole_to_a_file(tell, tmp_path):
    code, out, _ = tell(TEXT, "-", "--format", "jsonl", "-o", tmp_path / "out.jsonl")
    assert (code, out) == (0, "")
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["id"] == "stdin"


@pytest.mark.parametrize("name", ["none.txt", "none.jsonl"])
def test_a_file_that_is_not_there(tell, tmp_path, name):
    code, out, err = tell("", tmp_path / name)
    assert (code, out) == (1, "")
    assert name in err and "hint" in err
