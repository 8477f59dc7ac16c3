"""What an event is told to be, from all its tellings."""

from __future__ import annotations


def test_a_state_named_twice_has_its_strongest_role(events):
    found = [e for e in events("Japan said a Chinese frigate sailed through the Miyako Strait on Monday. A Japanese destroyer followed it.") if e.mapped]
    assert [[(a.country, a.role) for a in e.actors if a.country == "JP"] for e in found if e.kind == "monitoring"] == [[("JP", "monitor")]]


def test_a_place_carried_over_to_a_reaction_is_near(events):
    found = events("A Chinese frigate sailed through the Miyako Strait on Monday. A Japanese destroyer followed it.")
    assert [[(p.query, p.role, p.inferred) for p in e.places] for e in found if e.kind == "monitoring"] == [[("Miyako Strait", "near", True)]]
