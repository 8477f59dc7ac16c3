"""One geoparser over the real gazetteer; it remembers names, so it is made once."""

import pytest

import gazetteer
from geo.toponyms import Geoparser


@pytest.fixture(scope="session")
def geoparser():
    return Geoparser(gazetteer.open())


@pytest.fixture(scope="session")
def named(geoparser):
    """The toponyms of a text as {surface: gazetteer id or None}; the last mention of a surface wins."""
    return lambda text, **options: {one.span.text: one.place for one in geoparser.parse(text, **options)}
