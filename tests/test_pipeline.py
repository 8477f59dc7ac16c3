"""The build: only what changed is done, bad input stops nothing else, nothing is left half-written. The stages are played by stand-ins."""

import os
from pathlib import Path

import pytest
import shapely

from geo import dispatches, pipeline, workspace
from geo.errors import EventError, InstallError
from geo.model import Actor, Event, Feature, PlaceMention, Resolution, Span

ROOT = Path(__file__).parents[1]


class Stages:
    """Stand-ins for the heavy stages, which count their calls."""

    def __init__(self):
        self.extracted, self.drawn = [], []
        self.fail = {}

    def extract_one(self, data, *, name, sources=None, places=None, draw=True):
        dispatch = dispatches.read_bytes(data, name=name, sources=sources)
        self.extracted.append(dispatch.id)
        if "FAULT" in dispatch.text:
            raise ZeroDivisionError("of ours")
        if "BROKEN RULE" in dispatch.text:
            raise EventError("a quote is not in its text", where=name, hint="report it")
        quote = Span(start=0, end=5, text=dispatch.text[:5])
        country = "CN" if "Chin" in dispatch.text else "US"
        mention = PlaceMention(span=quote, role="at", query="Taiwan Strait")
        event = Event(id=f"{dispatch.id}/exercise/0", dispatch=dispatch.id, kind="exercise", domain="sea", modality="happened", quote=quote,
                      mapped=True,
                      actors=tuple(Actor(country=c, role="participant") for c in (country, "RU")), places=(mention,))
        found = Resolution(mention=mention, place="strait/taiwan", name="Taiwan Strait", lon=119.5, lat=24.5, why="said")
        feature = Feature(id=event.id + "/0", event=event.id, shape="point", geometry=shapely.Point(119.5, 24.5), place="strait/taiwan")
        return pipeline.Extraction(dispatch=dispatch, events=(event,), resolutions=((found,),), features=(feature,))

    def draw_map(self, recipe, selection, atlas):
        self.drawn.append(recipe.name)
        if recipe.name in self.fail:
            raise self.fail[recipe.name]
        assert all(feature.geometry.geom_type == "Point" for feature in pipeline.thawed(selection.features))
        return f"<html>{recipe.title}: {len(selection.events)}", '{"type": "FeatureCollection"}'


@pytest.fixture
def stages(monkeypatch):
    played = Stages()
    monkeypatch.setattr(pipeline, "extract_one", played.extract_one)
    monkeypatch.setattr(pipeline, "draw_map", played.draw_map)
    monkeypatch.setattr(pipeline, "group", lambda corpus: [])
    monkeypatch.setattr(pipeline, "gazetteer_of", lambda *_: object())
    monkeypatch.setattr(pipeline, "stamp_of_data", lambda: "made from this")
    return played


@pytest.fixture
def home(tmp_path):
    workspace.make(tmp_path / "w", starter=ROOT, examples=False)
    made = workspace.find(tmp_path / "w")
    for name, text in {"one": "Chinese ships sailed.", "two": "American ships sailed."}.items():
        (made.dispatches / f"{name}.txt").write_text(text, encoding="utf-8")
    return made


def again(stages):
    stages.extracted.clear()
    stages.drawn.clear()


def test_a_first_build_does_everything(home, stages):
    built = pipeline.build(home)
    assert stages.extracted == ["one", "two"]
    assert stages.drawn == ["china-russia", "everything", "taiwan-strait"]
    assert [(drawn.name, drawn.changed) for drawn in built.maps] == [("china-russia", True), ("everything", True), ("taiwan-strait", True)]
    assert built.problems == []
    assert (home.maps / "everything.html").read_text() == "<html>Everything in the dispatches: 2"
    assert (home.maps / "china-russia.html").read_text().endswith(": 1")


def test_a_second_build_does_nothing(home, stages, monkeypatch):
    pipeline.build(home)
    again(stages)
    before = {path: path.stat().st_mtime_ns for path in home.maps.iterdir()}
    monkeypatch.setattr(pipeline, "extract_all", None)                         # would fail if it were asked
    built = pipeline.build(home)
    assert [drawn.changed for drawn in built.maps] == [False] * 3
    assert {path: path.stat().st_mtime_ns for path in home.maps.iterdir()} == before


def test_a_changed_dispatch_is_extracted_and_only_maps_that_show_it_are_drawn(home, stages):
    pipeline.build(home)
    again(stages)
    (home.dispatches / "two.txt").write_text("American ships sailed home.", encoding="utf-8")
    pipeline.build(home)
    assert stages.extracted == ["two"]
    assert stages.drawn == ["everything", "taiwan-strait"]                     # China and Russia are not in it


def test_a_changed_recipe_is_drawn_and_nothing_is_extracted(home, stages):
    pipeline.build(home)
    again(stages)
    recipe = home.maps / "everything.toml"
    recipe.write_text(recipe.read_text().replace("Everything in", "All of"))
    pipeline.build(home)
    assert (stages.extracted, stages.drawn) == ([], ["everything"])


def test_a_map_that_was_deleted_or_edited_is_made_again(home, stages):
    pipeline.build(home)
    again(stages)
    (home.maps / "everything.html").unlink()
    (home.maps / "taiwan-strait.geojson").write_text("edited")
    pipeline.build(home)
    assert stages.drawn == ["everything", "taiwan-strait"]


@pytest.mark.parametrize("stamp", ["stamp_of_code", "stamp_of_data"])
def test_new_code_or_data_makes_everything_anew(home, stages, monkeypatch, stamp):
    pipeline.build(home)
    again(stages)
    monkeypatch.setattr(pipeline, stamp, lambda: "another")
    pipeline.build(home)
    assert stages.extracted == ["one", "two"]
    assert len(stages.drawn) == 3


def test_a_changed_table_of_sources_counts(home, stages):
    pipeline.build(home)
    again(stages)
    home.sources.write_text(home.sources.read_text(encoding="utf-8") + "\n[new]\nname = 'New'\n", encoding="utf-8")
    pipeline.build(home)
    assert stages.extracted == ["one", "two"]


def test_one_recipe_can_be_built_alone(home, stages):
    assert [drawn.name for drawn in pipeline.build(home, ("everything",)).maps] == ["everything"]
    assert not (home.maps / "china-russia.html").exists()


BAD = {"binary.png": (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"), "empty.txt": (b"", "empty"),
       "front.md": (b"---\ntitle: [\n---\nText", "broken front matter"),
       "fault.txt": (b"FAULT", "a fault of Straitwatch itself: ZeroDivisionError"),
       "rule.txt": (b"BROKEN RULE", "a quote is not in its text"),
       "utf16.txt": (b"\xff\xfea\x00\x00", "damaged")}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_dispatch_stops_no_other(home, stages, name):
    data, fact = BAD[name]
    (home.dispatches / name).write_bytes(data)
    built = pipeline.build(home)
    problem, = built.problems
    assert problem.where.split(":")[0] == f"seeds/dispatches/{name}"
    assert fact in problem.message
    assert problem.hint
    assert [drawn.changed for drawn in built.maps] == [True] * 3
    assert (home.maps / "everything.html").read_text().endswith(": 2")


def test_problems_are_told_again_when_nothing_changed(home, stages):
    (home.dispatches / "empty.txt").write_bytes(b"")
    first = pipeline.build(home).problems
    again(stages)
    assert pipeline.build(home).problems == first
    assert stages.extracted == []


def test_a_50_mb_file_is_refused_unread(home, stages):
    with (home.dispatches / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    problem, = pipeline.build(home).problems
    assert "too big: 50 MB" in problem.message


def test_two_dispatches_with_one_id_leave_the_second_out(home, stages):
    (home.dispatches / "three.md").write_text("---\nid: two\n---\nOther text.")
    problem, = pipeline.build(home).problems
    assert problem.code == "dispatch-duplicate-id"
    assert problem.where == "seeds/dispatches/two.txt"
    assert "three.md" in problem.message


def test_a_guessed_encoding_is_never_silent(home, stages, monkeypatch):
    reading = dispatches.examine_bytes("L’armée a traversé le détroit.".encode("cp1252"), name="x.txt")
    monkeypatch.setattr(pipeline, "extract_one", lambda data, *, name, **_: pipeline.Extraction(
        dispatch=reading.dispatch, problems=reading.problems))
    assert "dispatch-encoding" in [problem.code for problem in pipeline.extract_all([home.dispatches / "one.txt"], home=home).problems]


def test_a_broken_recipe_stops_no_other(home, stages):
    (home.maps / "mine.toml").write_text('titel = "T"\n')
    built = pipeline.build(home)
    problem, = built.problems
    assert problem.where == "maps/mine.toml:1"
    assert len(built.maps) == 3
    again(stages)
    assert pipeline.build(home).problems == built.problems
    assert stages.extracted == []


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), OSError(28, "No space left on device")])
def test_a_map_that_cannot_be_drawn_stops_no_other_and_leaves_no_half(home, stages, error):
    stages.fail["everything"] = error
    built = pipeline.build(home)
    assert [problem.where for problem in built.problems] == ["maps/everything.toml"]
    assert sorted(path.name for path in home.maps.iterdir() if path.suffix != ".toml") == [
        "china-russia.geojson", "china-russia.html", "taiwan-strait.geojson", "taiwan-strait.html"]


def test_debug_lets_a_fault_through(home, stages):
    (home.dispatches / "fault.txt").write_text("FAULT")
    with pytest.raises(ZeroDivisionError):
        pipeline.build(home, debug=True)


def test_missing_derived_data_is_no_problem_of_a_dispatch(home, stages, monkeypatch):
    def missing(*_, **__):
        raise InstallError("derived data is missing", hint="install again")

    monkeypatch.setattr(pipeline, "extract_one", missing)
    with pytest.raises(InstallError):
        pipeline.build(home)


@pytest.mark.parametrize("damage", [b"", b"not msgpack", b"\x80"])
def test_a_damaged_cache_is_made_again(home, stages, damage):
    pipeline.build(home)
    again(stages)
    for path in (home.cache / "dispatches").iterdir():
        path.write_bytes(damage)
    (home.cache / "state.json").write_bytes(damage)
    assert pipeline.build(home).problems == []
    assert stages.extracted == ["one", "two"]
    assert len(stages.drawn) == 3


def test_the_cache_gives_back_what_was_put_in(home, stages, tmp_path):
    extraction = stages.extract_one(b"Chinese ships sailed.", name="x.txt")
    pipeline.save(tmp_path / "kept", extraction)
    loaded = pipeline.load(tmp_path / "kept")
    assert loaded.events == extraction.events
    assert loaded.resolutions == extraction.resolutions
    assert pipeline.thawed(loaded.features) == list(extraction.features)


def test_a_selection_is_the_same_fresh_and_from_the_cache(home, stages):
    def selection():
        corpus = pipeline.extract_all(home.dispatch_files(), home=home)
        return pipeline.encoded(pipeline.Selection(corpus.dispatches, corpus.events, corpus.features, []))

    fresh = selection()
    again(stages)
    assert selection() == fresh
    assert stages.extracted == []


def test_the_cache_is_of_no_use_to_a_repository(home, stages):
    pipeline.build(home)
    assert (home.cache / ".gitignore").read_text() == "*\n"


def test_extractions_nobody_needs_are_forgotten(home, stages):
    pipeline.build(home)
    (home.dispatches / "one.txt").unlink()
    pipeline.build(home)
    assert len(list((home.cache / "dispatches").iterdir())) == 1


def test_dispatches_from_outside_are_not_kept(home, stages, tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("Chinese ships sailed.")
    corpus = pipeline.extract_all([outside], home=home, given=[b"---\nid: piped\n---\nText."])
    assert [dispatch.id for dispatch in corpus.dispatches] == ["outside", "piped"]
    assert not (home.cache / "dispatches").exists()


def test_progress_counts_to_the_end(home, stages):
    told = []
    pipeline.build(home, progress=lambda *step: told.append(step))
    assert (0, 2, "seeds/dispatches/one.txt") in told
    assert told[-1] == (3, 3, "")


def test_the_same_input_gives_the_same_bytes(home, stages):
    def outputs():
        return {path.name: path.read_bytes() for path in home.maps.iterdir()}

    pipeline.build(home)
    first = outputs()
    for path in (*(home.cache / "dispatches").iterdir(), home.cache / "state.json"):
        path.unlink()
    os.utime(home.dispatches / "one.txt", (0, 0))
    pipeline.build(home)
    assert outputs() == first


def test_a_dispatch_is_found_by_id(home):
    (home.dispatches / "three.md").write_text("---\nid: drei\n---\nText.")
    assert pipeline.file_of(home, "drei").name == "three.md"
    assert pipeline.file_of(home, "one").name == "one.txt"
