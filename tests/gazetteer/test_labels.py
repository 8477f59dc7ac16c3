"""Which name stands: by language, viewpoint and date."""

from __future__ import annotations

import pytest

import gazetteer
from gazetteer import GazetteerError, Name, Place, label
from gazetteer.labels import day, in_force


def city(*names: Name, **more: object) -> Place:
    return Place(id="city/1", kind="city", names=names, lon=0.0, lat=0.0, bbox=(0.0, 0.0, 0.0, 0.0), **more)


ASTANA = city(Name(text="Astana", lang="en", status="preferred", since="2022-09-17"),
              Name(text="Nur-Sultan", lang="en", status="official", since="2019-03-23", until="2022-09-17"),
              Name(text="Астана", lang="ru", since="2022-09"))


def test_a_name_is_chosen_by_the_day() -> None:
    assert label(ASTANA) == "Astana"
    assert label(ASTANA, as_of="2020-05-01") == "Nur-Sultan"
    assert label(ASTANA, as_of="2024") == "Astana"
    assert label(ASTANA, as_of="2020-05-01", language="ru") == "Nur-Sultan"      # it had none in Russian that we know


@pytest.mark.parametrize(("since", "until", "as_of", "held"), [
    ("2019", None, "2019-01-01", True), ("2019-05", None, "2019", True), ("2019-05", None, "2019-04-30", False),
    (None, "2019", "2019-12-31", True), (None, "2019-03", "2019-04-01", False), (None, None, "1066", True),
])
def test_both_ends_of_a_span_belong_to_it(since: str | None, until: str | None, as_of: str, held: bool) -> None:
    assert in_force(since, until, as_of) is held


@pytest.mark.parametrize("text", ["yesterday", "2019-13", "19", "2019-1-1", "2019-02-30"])
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(GazetteerError, match="no date"):
        day(text)


def test_a_viewpoint_and_a_language_choose(places: gazetteer.Gazetteer) -> None:
    assert places.label("island/senkaku") == "Senkaku Islands"
    assert places.label("island/senkaku", viewpoint="cn") == "Diaoyu Islands"
    assert places.label("island/senkaku", viewpoint="TW", language="zh-TW").startswith("釣魚")
    assert places.label("sea/japan", viewpoint="KR") == "East Sea"
    assert places.label("sea/japan", language="ko") == "동해"
    assert places.label("sea/japan", language="sw") == "Sea of Japan"
    assert places.geocode("Senkaku Islands", viewpoint="CN").address == "Diaoyu Islands"
