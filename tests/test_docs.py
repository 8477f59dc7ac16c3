"""The docs say what the program says: help texts in them are the real ones."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from geo.cli import VERBS


def test_help_texts_in_the_docs_are_current(root: Path):
    pages = [path for path in sorted(root.glob("*.md")) if "[[[cog" in path.read_text(encoding="utf-8")]
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-m", "cogapp", "--check", *pages], cwd=root, env=env, capture_output=True, text=True)
    assert pages and done.returncode == 0, f"{done.stdout}{done.stderr}\nwrite them anew: python3 dev.py docs"


def test_every_verb_is_in_the_readme(root: Path):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"$ straitwatch {verb} --help" not in text] == []


def test_the_readme_gives_the_two_commands_and_they_are_lines_of_their_own(root: Path):
    text = (root / "README.md").read_text(encoding="utf-8")
    assert re.search(r"(?m)^python3 dev\.py run\b", text) and re.search(r"(?m)^python3 dev\.py test\b", text)


def test_links_within_the_docs_lead_somewhere(root: Path):
    lost = [f"{page.name}: {target}" for page in [*sorted(root.glob("*.md")), root / "seeds" / "README.md"]
            for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
            if "://" not in target and not (page.parent / target).exists()]
    assert lost == []
