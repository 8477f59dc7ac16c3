"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

import gazetteer
from geo.model import Actor, Event, Offset, PlaceMention, Span, When

settings.register_profile("straitwatch", derandomize=True, deadline=None)    # the same examples at every run
settings.load_profile("straitwatch")

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


@pytest.fixture(scope="session")
def places() -> gazetteer.Gazetteer:
    """The gazetteer of the bundle."""
    return gazetteer.open()


@pytest.fixture(scope="session")
def event() -> Callable[..., Event]:
    """An event at places given as role="name" (a dict of more in place of the name)."""

    def make(
        kind: str = "naval_transit",
        *,
        domain: str = "sea",
        when: When | None = None,
        dispatch: str = "d",
        countries: tuple[str, ...] = ("CN",),
        **roles,
    ) -> Event:
        mentions = []
        for role, given in roles.items():
            for entry in given if isinstance(given, list) else [given]:
                more = {"query": entry} if isinstance(entry, str) else dict(entry)
                if "offset" in more:
                    more["offset"] = Offset(**more["offset"])
                text = more["query"]
                mentions.append(PlaceMention(span=Span(start=0, end=len(text), text=text), role=role.rstrip("_"), **more))
        return Event(
            id=f"{dispatch}-{kind}-0",
            dispatch=dispatch,
            kind=kind,
            domain=domain,
            modality="happened",
            quote=Span(start=0, end=1, text="x"),
            actors=tuple(Actor(country=c, role="initiator") for c in countries),
            places=tuple(mentions),
            when=when or When(),
            mapped=True,
        )

    return make
