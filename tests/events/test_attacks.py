"""What attacks are and what only looks like one: who shoots at what decides the kind."""

from __future__ import annotations

import pytest


def marks(found) -> list[str]:
    return [f"{e.kind} {'/'.join(sorted(p.query for p in e.places))}" for e in found if e.mapped]


@pytest.mark.parametrize(
    "text",
    [
        "Israeli air defences stopped a missile from Yemen over Eilat.",
        "Ukraine's air force destroyed 38 drones over Odesa overnight.",
        "Ukraine's air force said it destroyed 38 of 45 drones launched by Russia over Odesa overnight.",
        "Russian air defences neutralised two drones over Sevastopol, the ministry said.",
        "The army said it thwarted a drone over Haifa.",
    ],
)
def test_what_is_stopped_in_flight_is_air_defence(events, text):
    assert [e.kind for e in events(text) if e.mapped] == ["air_defence"]


def test_a_launcher_or_a_depot_does_not_fly(events):
    found = events("Ukrainian forces destroyed three Russian missile launchers near Kherson on Monday.")
    assert [e.kind for e in found if e.mapped] == ["strike"]


@pytest.mark.parametrize(
    "text",
    ["The frigate was sunk by two missiles near Snake Island.", "Ukrainian naval drones sank the Russian landing ship Olenegorsky Gornyak off Yalta."],
)
def test_a_ship_sunk_by_a_weapon_was_struck(events, text):
    assert [e.kind for e in events(text) if e.mapped] == ["strike"]


def test_what_was_hit_and_what_broke_is_one_event(events):
    found = events("A drone struck a house near Odesa and tore off the roof.")
    assert [e.kind for e in found if e.mapped] == ["strike"]


@pytest.mark.parametrize(
    "text",
    [
        "Protesters attacked the French embassy in Kinshasa.",
        "Rioters stormed a police station in Karachi on Monday.",
        "Polish troops pushed back 30 migrants near Kaliningrad.",
    ],
)
def test_a_crowd_is_no_force(events, text):
    assert marks(events(text)) == []


@pytest.mark.parametrize(
    "text",
    ["JNIM claimed an attack on an army convoy near Djibo.", "The Houthis claimed responsibility for a drone attack on a ship near Aden."],
)
def test_who_claims_an_attack_is_its_doer(events, text):
    [event] = [e for e in events(text) if e.mapped]
    assert event.kind == "strike"
    assert [a.country for a in event.actors if a.role == "initiator"] in (["JNIM"], ["HOUTHI"])


def test_what_jets_are_sent_up_for_is_the_same_event(events):
    found = events("NATO jets were scrambled from Amari to identify a Russian Il-20 over the Baltic Sea.")
    assert [e.kind for e in found] == ["intercept"]


def test_tanks_are_vehicles_unless_they_hold_something(events):
    assert marks(events("Israeli tanks pulled back from Rafah on Friday.")) == ["deployment Rafah"]
    assert marks(events("A fuel tank burned near Rafah on Friday.")) == []


def test_ships_that_advance_fight_nobody(events):
    [event] = [e for e in events("Three Chinese warships advanced to the Pacific Ocean through the Bashi Channel.") if e.mapped]
    assert event.kind == "naval_transit"


def test_states_that_sail_together_patrol_jointly(events):
    [event] = [e for e in events("Warships of the Philippines, Japan and Australia sailed together in the South China Sea on Sunday.") if e.mapped]
    assert event.kind == "joint_patrol"
    assert {a.role for a in event.actors} == {"participant"}


def test_drones_sent_at_a_port_attack_it(events):
    assert [e.kind for e in events("Russia sent drones at the port of Izmail overnight.") if e.mapped] == ["strike"]


def test_men_who_come_down_by_helicopter_are_no_accident(events):
    found = events("Commandos came down by helicopter onto the ship near the Strait of Hormuz.")
    assert "accident" not in [e.kind for e in found if e.mapped]


def test_a_boat_named_after_a_day_gives_no_date(events):
    [event] = [e for e in events("Chinese coast guard ships used water cannon against Unaizah May 4 near Second Thomas Shoal.") if e.mapped]
    assert event.when.start is None
