"""A workspace with the five starter dispatches, for the verbs that read one."""

from pathlib import Path

import pytest

from geo import workspace
from geo.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def starter(tmp_path_factory):
    """Made once; tests that change it use `fresh`."""
    root = tmp_path_factory.mktemp("starter")
    workspace.make(root, starter=ROOT)
    return workspace.find(root)


@pytest.fixture
def run(starter, monkeypatch, capsys):
    """Run the command in the starter workspace: (exit code, stdout, stderr)."""
    monkeypatch.chdir(starter.root)

    def run(*args):
        capsys.readouterr()
        code = main([str(arg) for arg in args])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    """A workspace of one's own, without dispatches; the current folder."""
    workspace.make(tmp_path / "fresh", starter=ROOT, examples=False)
    monkeypatch.chdir(tmp_path / "fresh")
    return workspace.find(tmp_path / "fresh")
