"""Every rule over a workspace: the problem, its line, the next step."""

from pathlib import Path

import pytest

from geo import check, dispatches, pipeline, workspace
from geo.model import Candidate, Event, PlaceMention, Resolution, Span
from geo.pipeline import Extraction

ROOT = Path(__file__).parents[1]


def extract_one(data, *, name, sources=None, places=None, draw=True):
    """A stand-in: every `Xanadu` of a text is an event with a place that nobody knows."""
    reading = dispatches.examine_bytes(data, name=name, sources=sources)
    text, events, resolutions = reading.dispatch.text, [], []
    if "FAULT" in text:
        raise ZeroDivisionError("of ours")
    if (start := text.find("Xanadu")) >= 0:
        span = Span(start=start, end=start + 6, text="Xanadu")
        mention = PlaceMention(span=span, role="at", query="Xanadu", inferred="carried" in text)
        events.append(Event(id=f"{reading.dispatch.id}/e", dispatch=reading.dispatch.id, kind="exercise", domain="sea", modality="happened",
                            quote=span,
                            places=(mention,)))
        found = (Candidate(place="city/1", name="Xanadou", kind="city", score=0.5, how="fuzzy", why="1 edit"),) if "perhaps" in text else ()
        resolutions.append((Resolution(mention=mention, candidates=found, why="no such name"),))
    return Extraction(dispatch=reading.dispatch, problems=reading.problems, events=tuple(events), resolutions=tuple(resolutions))


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "extract_one", extract_one)
    monkeypatch.setattr(pipeline, "stamp_of_data", lambda: "made from this")
    workspace.make(tmp_path / "w", starter=ROOT, examples=False)
    made = workspace.find(tmp_path / "w")
    (made.dispatches / "good.md").write_text("---\npublisher: PTI\npublished: 2023-08-14\n---\nText.\n")
    return made


def problems(home, code=None):
    return [problem for problem in check.check(home) if code is None or problem.code == code]


def test_a_good_workspace_has_no_problems(home):
    assert problems(home) == []


@pytest.mark.parametrize(("name", "text", "code", "line", "severity"), [
    ("a.md", "---\ntitle: [\n---\nText", "dispatch", ":3", "error"),
    ("a.md", "---\ntitle: A\npublished: soon\n---\nText", "dispatch", ":3", "error"),
    ("a.md", "---\npublisher: PTI\npublished: 2023-08-14\npublishr: X\n---\nText", "dispatch-unknown-key", ":4", "warning"),
    ("a.md", "---\npublisher: PTI\n---\nText", "dispatch-undated", "", "warning"),
    ("a.md", "---\npublisher: Who\npublished: 2023-08-14\n---\nText", "dispatch-publisher", ":2", "warning"),
    ("a.md", "---\npublisher: PTI\npublished: 2023-08-14\nurl: javascript:alert(1)\n---\nText", "dispatch-url", ":4", "warning"),
    ("a.md", "", "dispatch", "", "error"),
    ("a.txt", "FAULT", "fault", "", "error"),
    ("a.md", "---\npublisher: PTI\npublished: 2023-08-14\n---\nOne\n\nthree: Xanadu", "place-unresolved", ":7", "warning"),
    ("good.txt", "---\npublisher: PTI\npublished: 2023-08-14\n---\nOther.", "dispatch-duplicate-id", "", "error"),
    ("b.md", "---\npublisher: PTI\npublished: 2023-08-15\n---\nText.\n", "dispatch-same-text", "", "warning")])
def test_a_dispatch_with_a_problem(home, name, text, code, line, severity):
    (home.dispatches / name).write_text(text, encoding="utf-8")
    problem, = problems(home)
    assert (problem.code, problem.severity) == (code, severity)
    assert problem.where in (f"seeds/dispatches/{name}{line}", "seeds/dispatches/good.md" if code.endswith("text") else None)
    assert problem.hint


def test_a_binary_is_named_with_its_reason(home):
    (home.dispatches / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00")
    problem, = problems(home)
    assert (problem.where, problem.message) == ("seeds/dispatches/photo.jpg", "this is a JPEG image, not text")


def test_an_unresolved_place_names_its_candidates_or_where_to_look(home):
    top = "---\npublisher: PTI\npublished: 2023-08-14\n---\n"
    (home.dispatches / "a.md").write_text(top + "Xanadu")
    (home.dispatches / "b.md").write_text(top + "perhaps Xanadu")
    (home.dispatches / "c.md").write_text(top + "carried Xanadu")
    assert [problem.hint for problem in problems(home)] == ['look around: straitwatch find "Xanadu"', "candidates: city/1"]


@pytest.mark.parametrize(("old", "new", "code", "line", "severity", "hint"), [
    ("subtitle", "subtitel", "recipe", 4, "error", "did you mean 'subtitle'?"),
    ('actors_all = ["CN", "RU"]', 'actors_all = ["cn", "RU"]', "recipe-actor", 13, "warning", "did you mean 'CN'?"),
    ('actors_all = ["CN", "RU"]', 'actors_all = ["CN", "RU"]\nplaces = ["strait/nowhere"]', "recipe-place", 14, "warning",
     'look around: straitwatch find "strait/nowhere"'),
    ('actors_all = ["CN", "RU"]', 'actors_all = ["CN", "RU"]\nplaces = ["Xanaduuuu"]', "recipe-place", 14, "warning",
     'look around: straitwatch find "Xanaduuuu"')])
def test_a_recipe_with_a_problem(home, old, new, code, line, severity, hint):
    path = home.maps / "china-russia.toml"
    path.write_text(path.read_text().replace(old, new, 1))
    problem, = problems(home)
    assert (problem.code, problem.where, problem.severity, problem.hint) == (code, f"maps/china-russia.toml:{line}", severity, hint)


def test_a_broken_table_of_sources_is_told_and_the_rest_is_still_checked(home):
    home.sources.write_text('[x]\nname = "X"\nreliability = "Z"\n')
    (home.dispatches / "empty.txt").write_text("")
    assert [problem.where for problem in problems(home)] == ["seeds/dispatches/empty.txt", "seeds/sources.toml:1"]


def test_missing_parts_are_told(home):
    for path in (*home.maps.glob("*.toml"), *home.dispatch_files(), home.sources):
        path.unlink()
    assert [problem.code for problem in problems(home)] == ["recipes-none", "dispatches-none", "sources-missing"]


def test_problems_come_by_file_and_line(home):
    (home.dispatches / "a.md").write_text("---\nzz: 1\nyy: 2\npublished: 2023-01-01\npublisher: Who\n---\nText")
    wheres = [problem.where for problem in problems(home)]
    assert wheres == [f"seeds/dispatches/a.md:{line}" for line in (2, 3, 5)]


def test_debug_lets_a_fault_through(home):
    (home.dispatches / "fault.txt").write_text("FAULT")
    with pytest.raises(ZeroDivisionError):
        check.check(home, debug=True)
