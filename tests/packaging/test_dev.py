"""dev.py on machines that lack something: each time a clear word and the next step."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def dev(root: Path, monkeypatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", root / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.chdir(root)
    return module


@pytest.fixture
def bare(dev: ModuleType, monkeypatch):
    """A machine without browsers, apt-get and node."""
    monkeypatch.delenv("STRAITWATCH_CHROMIUM", raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    return dev


def test_it_explains_itself(root: Path):
    told = subprocess.run([sys.executable, root / "dev.py"], capture_output=True, text=True)
    assert told.returncode == 2 and "python3 dev.py run" in told.stderr and told.stdout == ""


def test_it_needs_nothing_but_the_standard_library(root: Path):
    done = subprocess.run([sys.executable, "-S", "-I", root / "dev.py", "help"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    done = subprocess.run([sys.executable, "-S", "-c", "import hatch_build"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_an_old_python_is_told_so(bare: ModuleType, monkeypatch):
    monkeypatch.setattr(bare.sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit, match=r"3\.11 is the least\n  hint: "):
        bare.old_python()


def test_an_old_python_hands_over_to_a_newer_one(dev: ModuleType, monkeypatch):
    called = []
    monkeypatch.setattr(dev.sys, "version_info", (3, 10, 1))
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/opt/{name}" if name == "python3.12" else None)
    monkeypatch.setattr(dev, "works", lambda *words: True)
    monkeypatch.setattr(dev.subprocess, "call", lambda words: called.append(words) or 5)
    with pytest.raises(SystemExit) as stop:
        dev.old_python()
    assert stop.value.code == 5 and called[0][0] == "/opt/python3.12"


def test_a_python_without_venv_is_told_what_to_install(bare: ModuleType, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(bare, "VENV", str(tmp_path / "venv"))
    monkeypatch.setattr(bare, "works", lambda *words: False)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        bare.make_venv()


def test_pip_settings_are_handed_to_uv(dev: ModuleType, monkeypatch):
    listed = ("global.cert='/etc/a.crt'\nglobal.extra-index-url='one two'\n:env:.find-links='/wheels'\nglobal.find-links='/other'\n"
              "install.trusted-host='host'\n:env:.default-timeout='180'\n")
    for name in ("UV_INDEX", "UV_FIND_LINKS", "SSL_CERT_FILE", "UV_INDEX_STRATEGY", "UV_HTTP_TIMEOUT", "UV_DEFAULT_INDEX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev.subprocess, "check_output", lambda *words, **kwargs: listed)
    told = dev.pip_settings()
    assert told["UV_INDEX"] == "one two" and told["SSL_CERT_FILE"] == "/etc/a.crt" and told["UV_INSECURE_HOST"] == "host"
    assert told["UV_FIND_LINKS"] == "/wheels", "the environment wins over a file"
    assert told["UV_INDEX_STRATEGY"] == "unsafe-best-match", "pip looks into every index"
    assert "UV_DEFAULT_INDEX" not in told
    monkeypatch.setenv("UV_INDEX", "mine")
    assert "UV_INDEX" not in dev.pip_settings(), "uv's own settings win"


@pytest.mark.parametrize(("ci", "effect"), [("true", "browser tests fail"), (None, "browser tests are skipped")])
def test_a_missing_browser_is_told(bare: ModuleType, monkeypatch, capsys, ci: str | None, effect: str):
    monkeypatch.setenv("CI", ci) if ci else monkeypatch.delenv("CI", raising=False)
    assert bare.browser() == {}
    told = capsys.readouterr().err
    assert effect in told and "apt-get install chromium libatomic1" in told


def test_debian_chromium_is_installed_where_that_is_possible(dev: ModuleType, monkeypatch):
    installed = []
    monkeypatch.delenv("STRAITWATCH_CHROMIUM", raising=False)
    monkeypatch.setattr(dev, "installable", lambda: True)
    monkeypatch.setattr(dev, "works", lambda *words: True)
    monkeypatch.setattr(dev.subprocess, "run", lambda words, **kwargs: installed.append(words) or subprocess.CompletedProcess(words, 0))
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}" if name == "chromium" and installed else None)
    assert dev.browser() == {"STRAITWATCH_CHROMIUM": "/usr/bin/chromium"}
    assert {"chromium", "libatomic1"} <= set(installed[-1])


def test_an_apt_get_that_fails_is_quoted(dev: ModuleType, monkeypatch, capsys):
    monkeypatch.setattr(dev.subprocess, "run", lambda words, **kwargs: subprocess.CompletedProcess(words, 100, stdout="E: no space left"))
    dev.apt("chromium")
    told = capsys.readouterr().err
    assert "apt-get install failed" in told and "E: no space left" in told


def test_another_node_stands_in_for_playwrights_own(bare: ModuleType, monkeypatch):
    monkeypatch.setattr(bare, "works", lambda *words: False)
    monkeypatch.setattr(bare.shutil, "which", lambda name: "/usr/bin/node" if name == "node" else None)
    assert bare.playwright_node() == {"PLAYWRIGHT_NODEJS_PATH": "/usr/bin/node"}


def test_without_a_browser_a_test_is_skipped_at_a_desk_and_fails_in_ci(root: Path, tmp_path: Path):
    (tmp_path / "conftest.py").write_text((root / "tests" / "conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "test_page.py").write_text("def test_page(chromium):\n    pass\n")
    env = {name: value for name, value in os.environ.items() if name not in ("CI", "STRAITWATCH_CHROMIUM")}
    env |= {"PATH": "", "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", tmp_path]
    assert "1 skipped" in subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True).stdout
    done = subprocess.run(command, cwd=tmp_path, env=env | {"CI": "true"}, capture_output=True, text=True)
    assert done.returncode == 1 and "no Chromium" in done.stdout


def test_ci_runs_the_command_of_the_readme_and_nothing_else(root: Path):
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "dev.py" in line] == ["exec python3 dev.py test"]
    assert os.access(root / ".ci" / "run", os.X_OK)


def test_the_environment_is_renewed_for_other_requirements_only(dev: ModuleType, monkeypatch, tmp_path: Path):
    monkeypatch.setattr(dev, "DONE", str(tmp_path / "done"))
    monkeypatch.setattr(dev, "PYTHON", sys.executable)
    Path(dev.DONE).write_text(dev.stamp(["test"]))
    assert dev.state_is(dev.stamp([])), "an environment with more serves for less"
    Path(dev.DONE).write_text(dev.stamp([]))
    assert not dev.state_is(dev.stamp(["test"]))
    monkeypatch.setattr(dev, "HERE", "/elsewhere")
    assert not dev.state_is(dev.stamp([])), "a moved checkout has a broken environment"
