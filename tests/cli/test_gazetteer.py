"""`straitwatch gazetteer` and what `find` learned: export, check, own places, vague phrases, the network when asked."""

import json

import pytest
import shapely

from geo.cli import main

OWN = """["base/camp-x"]
kind = "base"
names = [{text = "Camp Xylophon", lang = "en"}, {text = "キャンプ", lang = "ja"}]
circles = [[121.5, 25.1, 3000]]
"""


@pytest.fixture
def home(tmp_path, monkeypatch):
    (tmp_path / "seeds" / "dispatches").mkdir(parents=True)
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "own.toml").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *args):
    code = main(list(args))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_own_places_are_found_by_the_command(capsys, home):
    answer = json.loads(run(capsys, "find", "Camp Xylophon", "--format", "json", "--language", "ja")[1])
    assert (answer["candidates"][0]["id"], answer["candidates"][0]["name"]) == ("base/camp-x", "キャンプ")


def test_own_places_are_found_in_dispatches_and_a_change_of_them_counts(capsys, home):
    path = home / "seeds" / "dispatches" / "one.txt"
    path.write_text("Chinese warships sailed to Camp Xylophon on 3 May 2023.", encoding="utf-8")

    def places():
        out = run(capsys, "extract", str(path), "--format", "jsonl")[1]
        return [
            place.get("id") or place.get("place") or place["name"]
            for line in out.splitlines()
            for place in json.loads(line)["places"]
            if place.get("lon") is not None
        ]

    assert len(places()) == 1
    (home / "gazetteer" / "own.toml").write_text(OWN.replace("Xylophon", "Zither"), encoding="utf-8")
    assert places() == []


def test_check_names_the_line(capsys, home):
    assert run(capsys, "gazetteer", "check")[0] == 0
    (home / "gazetteer" / "bad.toml").write_text('["base/y"]\nkind = "base"\nnames = [{text = "Y Y"}]\nradius = 3\nlabel = [1, 2]\n')
    (home / "gazetteer" / "lost.toml").write_text(
        '["base/z"]\nkind = "base"\nnames = [{text = "Z Z"}]\nlabel = [1, 2]\nwithin = ["sea/no"]\n'
    )
    code, out, _ = run(capsys, "gazetteer", "check")
    assert code == 1 and "gazetteer/bad.toml:4: error:" in out and "names 'sea/no'" in out


def test_export_is_read_back(capsys, home):
    import pyogrio

    for name, kinds in (("all.gpkg", []), ("straits.geojson", ["--kind", "strait"])):
        assert run(capsys, "gazetteer", "export", name, *kinds)[0] == 0
        frame = pyogrio.read_dataframe(home / name, layer=0)
        assert frame.crs.to_epsg() == 4326 and frame.geometry.is_valid.all() and not frame.geometry.is_empty.any()
        west, south, east, north = frame.total_bounds
        assert west >= -180 and east <= 180 and south >= -90 and north <= 90
        soya = frame[frame.id == "strait/soya"].iloc[0]
        names = json.loads(soya["names"]) if isinstance(soya["names"], str) else soya["names"]
        assert "宗谷海峡" in {n["text"] for n in names} and soya.geometry.contains(shapely.Point(142.0, 45.7))
    assert set(frame.kind) == {"strait"}


def test_what_was_exported_is_an_overlay(capsys, home):
    assert run(capsys, "gazetteer", "export", "gazetteer/straits.geojson", "--kind", "strait")[0] == 0
    assert run(capsys, "gazetteer", "check")[:1] == (0,)


@pytest.mark.parametrize(("args", "told"), [(["p.shp"], "end the name in one of"), (["p.gpkg", "--kind", "castle"], "kinds: ")])
def test_what_cannot_be_exported_is_told(capsys, home, args, told):
    code, _, err = run(capsys, "gazetteer", "export", *args)
    assert code == 1 and told in err


def test_a_phrase_is_answered_with_its_areas(capsys):
    code, out, _ = run(capsys, "find", "waters east of Taiwan")
    assert code == 0 and "surely meant" in out and "at most" in out
    answer = json.loads(run(capsys, "find", "off Alaska", "--format", "json")[1])
    assert answer["vague"]["support"]["type"] == "MultiPolygon" and "off Alaska" in answer["vague"]["why"]


def test_an_ambiguous_coordinate_is_told(capsys, monkeypatch):
    code, out, err = run(capsys, "find", "25.15.26N 120.29.20E")
    assert (code, out) == (1, "") and "could mean" in err and "25-15.26N" in err
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("25.15.26N 120.29.20E\nSoya Strait\n"))
    first, second = map(json.loads, run(capsys, "find", "-", "--format", "json")[1].splitlines())
    assert "could mean" in first["error"] and second["candidates"][0]["id"] == "strait/soya"


def test_a_viewpoint_names_and_a_date_must_be_one(capsys):
    assert (
        json.loads(run(capsys, "find", "Sea of Japan", "--viewpoint", "KR", "--format", "json")[1])["candidates"][0]["name"] == "East Sea"
    )
    assert run(capsys, "find", "Tokyo", "--as-of", "soon")[0] == 1


def test_the_gazetteer_is_a_map(capsys, home):
    (home / "maps").mkdir()
    (home / "maps" / "gazetteer.toml").write_text('title = "G"\n[[layers]]\nid = "s"\ntitle = "S"\ngazetteer = ["strait", "base/camp-x"]\n')
    (home / "maps" / "none.toml").write_text('title = "N"\n[[layers]]\nid = "s"\ntitle = "S"\n')
    assert run(capsys, "build")[0] == 0
    page = (home / "maps" / "gazetteer.html").read_text(encoding="utf-8")
    assert "Camp Xylophon (base base/camp-x)" in page and "宗谷海峡" in page and "sea/okhotsk);" not in page
    collection = json.loads((home / "maps" / "gazetteer.geojson").read_text(encoding="utf-8"))
    assert "gazetteer/strait/soya" in {f["properties"]["event"] for f in collection["features"]}
    assert json.loads((home / "maps" / "none.geojson").read_text(encoding="utf-8"))["features"] == []


def test_the_recipe_of_the_gazetteer_comes_when_asked_for(capsys, home):
    from geo import workspace

    (home / "maps").mkdir()
    (home / "maps" / "own.toml").write_text('title = "N"\n[[layers]]\nid = "s"\ntitle = "S"\n')
    assert [path.stem for path in workspace.find().recipe_files()] == ["own"]
    assert [path.stem for path in workspace.find().recipe_files(("gazetteer",))] == ["gazetteer"]


def test_a_question_tells_that_own_places_are_left_out(capsys, home):
    (home / "gazetteer" / "bad.toml").write_text('["base/y"]\nkind = "base"\nnames = []\nlabel = [1, 200]\n')
    code, out, err = run(capsys, "find", "Camp Xylophon")
    assert code == 0 and "base/camp-x" in out and "1 of your own places are left out; straitwatch gazetteer check" in err
