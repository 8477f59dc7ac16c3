"""A workspace is found upwards, listed in order, and written whole or not at all."""

import os
from pathlib import Path

import pytest

from geo import workspace
from geo.errors import WorkspaceError

ROOT = Path(__file__).parents[1]


@pytest.fixture
def made(tmp_path):
    workspace.make(tmp_path / "w", starter=ROOT)
    return workspace.find(tmp_path / "w")


def test_a_workspace_is_found_from_a_folder_inside_it(made):
    assert workspace.find(made.dispatches).root == made.root


def test_outside_of_a_workspace_the_next_step_is_said(tmp_path):
    with pytest.raises(WorkspaceError) as caught:
        workspace.find(tmp_path)
    assert "straitwatch init" in caught.value.hint


def test_files_are_sorted_and_leftovers_are_passed_over(made):
    for name in (".hidden", "b.md~", "z.txt.swp", "a.md", "sub/c.txt", ".git/x.md"):
        path = made.dispatches / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    names = [path.relative_to(made.dispatches).as_posix() for path in made.dispatch_files()]
    assert names == sorted(names)
    assert {"a.md", "sub/c.txt"} <= set(names)
    assert not {".hidden", "b.md~", "z.txt.swp", ".git/x.md"} & set(names)


def test_init_makes_a_workspace_with_five_dispatches_and_three_recipes(made):
    assert len(made.dispatch_files()) == 5
    assert [path.stem for path in made.recipe_files()] == ["china-russia", "everything", "taiwan-strait"]
    assert made.sources.exists()


def test_an_installed_package_has_its_starter_in_the_bundle(tmp_path, monkeypatch):
    monkeypatch.setattr(workspace, "__file__", str(tmp_path / "site-packages" / "geo" / "workspace.py"))
    monkeypatch.setattr("geo.assets.path", lambda *parts: tmp_path.joinpath("straitwatch_data", *parts))
    assert workspace.starter() == tmp_path / "straitwatch_data" / "starter"


def test_init_leaves_what_is_there_alone(tmp_path):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "everything.toml").write_text("mine")
    written = workspace.make(tmp_path, starter=ROOT, examples=False)
    assert (tmp_path / "maps" / "everything.toml").read_text() == "mine"
    assert tmp_path / "maps" / "everything.toml" not in written
    assert workspace.find(tmp_path).dispatch_files() == []


@pytest.mark.parametrize("name", ["everything", "everything.toml", "maps/everything.toml"])
def test_a_recipe_may_be_named_in_three_ways(made, name):
    assert made.recipe_files((name, "everything")) == [made.maps / "everything.toml"]


def test_an_unknown_recipe_lists_those_there_are(made):
    with pytest.raises(WorkspaceError) as caught:
        made.recipe_files(("everthing",))
    assert "china-russia, everything, taiwan-strait" in caught.value.hint


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    path = tmp_path / "map.html"
    workspace.write(path, "old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(WorkspaceError, match="No space left"):
        workspace.write(path, "new")
    assert [child.name for child in tmp_path.iterdir()] == ["map.html"]
    assert path.read_text() == "old"


def test_lines_are_written_as_they_are(tmp_path):
    workspace.write(tmp_path / "new" / "a.txt", "a\r\nb\n")
    assert (tmp_path / "new" / "a.txt").read_bytes() == b"a\r\nb\n"
