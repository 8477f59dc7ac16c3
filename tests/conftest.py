"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def data() -> Path:
    """The bundle: Leaflet, symbols, land, gazetteer."""
    from geo import assets

    return assets.path()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium. Without one a test is skipped on a desk and fails in CI."""
    found = os.environ.get("STRAITWATCH_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return found
    missing = "no Chromium: python3 dev.py test installs Debian's where it can; or set STRAITWATCH_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)
