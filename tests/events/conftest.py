"""A dispatch and its events for the tests of extraction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.events import extract
from geo.model import Dispatch, Event


@pytest.fixture(scope="session")
def dispatch() -> Callable[..., Dispatch]:
    def make(text: str, published: str | None = None) -> Dispatch:
        return Dispatch(id="d", text=text, sha256="0" * 64, published=published, published_how="front matter" if published else None)

    return make


@pytest.fixture(scope="session")
def events(places, dispatch) -> Callable[..., list[Event]]:
    def find(text: str, published: str | None = "2024-05-03") -> list[Event]:
        return extract(dispatch(text, published), places)

    return find
