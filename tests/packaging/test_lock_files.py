"""What is committed names packages and versions, never an address: any index or registry may serve them."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["constraints.txt", "package.json", "package-lock.json", ".npmrc", "hatch_build.py", "pyproject.toml",
                                  "dev.py", ".ci/run"])
def test_no_address(root: Path, name: str):
    assert re.findall(r"\w+://|registry\.[a-z]|pypi\.[a-z]|git\+|file:[./]", (root / name).read_text(encoding="utf-8")) == []


def test_no_lock_format_that_stores_addresses_is_committed(root: Path):
    if not (root / ".git").exists():
        pytest.skip("not a git checkout")
    files = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=True).stdout.split()
    assert not {"uv.lock", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"} & set(files)
    assert not [name for name in files if name.startswith(("build/", "node_modules/", ".venv/"))]


def test_npm_packages_are_pinned_and_locked(root: Path):
    package = json.loads((root / "package.json").read_bytes())
    wanted = package["dependencies"] | package["devDependencies"]
    locked = json.loads((root / "package-lock.json").read_bytes())["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert set(locked) == {"", *(f"node_modules/{name}" for name in wanted)}   # nothing else came along
    assert all(entry["integrity"].startswith("sha512-") for name, entry in locked.items() if name)


def pins(root: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (root / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, version = re.fullmatch(r"([\w.-]+)==([\w.]+)(?: ; .+)?", line).groups()
            found.setdefault(name, set()).add(version)
    return found


def test_everything_that_is_asked_for_is_pinned(root: Path, hook):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    needs = [*project["build-system"]["requires"], *project["project"]["dependencies"], hook.NODE,
             *project["project"]["optional-dependencies"]["test"], *(need for part in hook.PARTS.values() for need in part.needs)]
    for need in needs:
        name, relation, least = re.fullmatch(r"([\w-]+)(>=|==)([\d.]+)", need).groups()
        for version in pins(root)[name]:
            numbers = [tuple(int(number) for number in text.split(".")) for text in (version, least)]
            assert numbers[0] == numbers[1] if relation == "==" else numbers[0] >= numbers[1], need
