"""The page's pure modules, run by Node's own test runner."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.parametrize("test", sorted(path.name for path in (HERE / "js").glob("*.test.js")))
def test_module(test, node, root, tmp_path):
    for path in (root / "geo" / "page" / "assets" / "js").glob("*.js"):
        shutil.copyfile(path, tmp_path / path.name)
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copyfile(HERE / "js" / test, tmp_path / test)
    done = subprocess.run([node, "--test", test], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# pass 0" not in done.stdout
