"""One sdist, one wheel from it and one environment with that wheel, for all tests of packaging."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def hook(root: Path) -> ModuleType:
    """hatch_build.py."""
    spec = importlib.util.spec_from_file_location("hatch_build", root / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def no_npm() -> dict[str, str]:
    """Settings under which npm reaches nothing and has nothing cached; a closed port answers at once."""
    return {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_cache": os.devnull + "/none"}


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command and give back what it said; a failure shows all of it."""
    def call(*words: str | Path, cwd: Path | None = None, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE")}
        done = subprocess.run([str(word) for word in words], cwd=cwd, env={**kept, **env}, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL)
        assert done.returncode == code, f"{words} -> {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return call


@pytest.fixture(scope="session")
def uv() -> str:
    """uv's path; `python3 dev.py test` puts it into the environment."""
    found = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if not found and os.environ.get("CI"):
        pytest.fail("no uv", pytrace=False)
    return found or pytest.skip("no uv: pip install uv")


@pytest.fixture(scope="session")
def sdist(root: Path, uv: str, run: Run, data: Path, tmp_path_factory) -> Path:
    """The source distribution of this checkout."""
    out = tmp_path_factory.mktemp("sdist")
    run(uv, "build", "--sdist", "--quiet", "--python", sys.executable, "--out-dir", out, root)
    return next(out.glob("straitwatch-*.tar.gz"))


@pytest.fixture(scope="session")
def unpacked(sdist: Path, tmp_path_factory) -> Path:
    """The sdist, unpacked; tests copy it before they change anything."""
    out = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(sdist, out)
    return next(out.iterdir())


@pytest.fixture(scope="session")
def wheel(sdist: Path, uv: str, run: Run, no_npm: dict[str, str], tmp_path_factory) -> Path:
    """A wheel made of that sdist where npm reaches nothing: the sdist carries the bundle."""
    out = tmp_path_factory.mktemp("wheel")
    run(uv, "build", "--wheel", "--quiet", "--python", sys.executable, "--out-dir", out, sdist, **no_npm)
    return next(out.glob("straitwatch-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, root: Path, uv: str, run: Run, tmp_path_factory) -> Path:
    """The folder of commands of an environment that holds the wheel and what it asks for, nothing else."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    run(uv, "venv", "--quiet", "--python", sys.executable, venv)
    run(uv, "pip", "install", "--quiet", "--python", venv, "--constraints", root / "constraints.txt", wheel)
    return venv / ("Scripts" if os.name == "nt" else "bin")
