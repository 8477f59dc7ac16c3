"""`straitwatch export`: the marks for other programs."""

import csv
import io
import json


def test_geojson_of_everything(run):
    code, out, _ = run("export")
    assert code == 0
    assert len(json.loads(out)["features"]) >= 8


def test_csv_of_one_map(run, tmp_path):
    code, out, _ = run("export", "china-russia", "--format", "csv", "-o", tmp_path / "joint.csv")
    assert (code, out) == (0, "")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "joint.csv").read_text(encoding="utf-8-sig"))))
    everything = list(csv.DictReader(io.StringIO(run("export", "--format", "csv")[1].lstrip("\ufeff"))))
    assert 3 <= len(rows) < len(everything)


def test_an_unknown_map_lists_those_there_are(run):
    code, out, err = run("export", "chna")
    assert (code, out) == (1, "")
    assert "there are: china-russia, everything, taiwan-strait" in err
