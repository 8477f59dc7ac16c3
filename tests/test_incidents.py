"""The same happening, told by several dispatches."""

from __future__ import annotations

from geo.features import draw
from geo.incidents import group
from geo.model import When


def told(places, *events):
    return group(list(events), [f for e in events for f in draw(e, places)])


def day(start, end=None):
    return When(start=start, end=end or start, edtf=start, precision="day")


def test_two_tellings_of_one_passage_are_one_incident(places, event):
    a = event(via="Soya Strait", to="Sea of Okhotsk", dispatch="a", countries=("CN", "RU"), when=day("2023-08-12"))
    b = event(via="宗谷海峡", dispatch="b", countries=("RU",), when=day("2023-08-12"))
    (incident,) = told(places, a, b)
    assert [r.dispatch for r in incident.reports] == ["a", "b"]
    assert "when" in incident.agreed
    assert any("CN, RU" in d and "b says RU" in d for d in incident.disputed)


def test_another_day_is_another_incident(places, event):
    assert (
        len(
            told(
                places,
                event(via="Soya Strait", dispatch="a", when=day("2023-08-12")),
                event(via="Soya Strait", dispatch="b", when=day("2023-08-20")),
            )
        )
        == 2
    )


def test_another_strait_is_another_incident(places, event):
    assert (
        len(
            told(
                places,
                event(via="Soya Strait", dispatch="a", when=day("2023-08-12")),
                event(via="Tsugaru Strait", dispatch="b", when=day("2023-08-12")),
            )
        )
        == 2
    )


def test_an_undated_telling_joins_when_it_was_published_soon_after(places, event):
    a = event(via="Soya Strait", dispatch="a", when=day("2023-08-12"))
    soon = event(via="Soya Strait", dispatch="b", when=When(start=None, end="2023-08-14"))
    late = event(via="Soya Strait", dispatch="c", when=When(start=None, end="2023-10-14"))
    assert len(told(places, a, soon)) == 1
    assert len(told(places, a, late)) == 2


def test_one_dispatch_never_tells_an_incident_twice(places, event):
    a = event(via="Soya Strait", when=day("2023-08-12"))
    assert len(told(places, a, event("incursion", via="Soya Strait", when=day("2023-08-12")))) == 2
