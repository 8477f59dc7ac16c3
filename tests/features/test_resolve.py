"""Which place is meant, and when not to say."""

from __future__ import annotations

from geo.features import resolve


def test_every_mention_is_answered_with_its_candidates(places, event):
    (via, to) = resolve(event(via="Soya Strait", to="Sea of Okhotsk"), places)
    assert (via.place, via.kind, to.place) == ("strait/soya", "strait", "sea/okhotsk")
    assert "La Perouse Strait" in via.names
    assert via.candidates[0].place == "strait/soya" and via.why


def test_a_name_in_another_language_is_the_same_place(places, event):
    assert resolve(event(via="宗谷海峡"), places)[0].place == "strait/soya"


def test_an_unknown_name_is_left_open_with_a_reason(places, event):
    (found,) = resolve(event(at="Qwxzy Shoal"), places)
    assert found.place is None and found.lon is None
    assert found.why


def test_a_strait_is_never_a_town(places, event):
    (found,) = resolve(event(via="Miyako Strait"), places)
    assert found.kind in {"strait", "channel"}


def test_an_acronym_is_not_a_town_of_that_name(places, event):
    (found,) = resolve(event(at="KADIZ"), places)
    assert found.kind != "city"


def test_a_common_noun_is_not_looked_up(places, event):
    (found,) = resolve(event(at="territorial waters"), places)
    assert found.place is None and found.candidates == () and "common noun" in found.why


def test_a_misspelt_name_is_not_replaced_in_silence(places, event):
    (found,) = resolve(event(via="Soja Strait"), places)
    assert found.place is None
    assert any(c.place == "strait/soya" for c in found.candidates)
