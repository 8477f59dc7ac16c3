"""What every record of the compiled store must satisfy, asked of the store itself and not of the build."""

from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.build import checks, facts
from gazetteer.earth import area_km2, length_m

FACTS = facts.read()
LICENCES = {"Apache-2.0", "CC-BY-4.0", "public domain", "Unicode-3.0"}
GATE_M = 500.0                           # a strait opens into a water over at least this much


@pytest.fixture(scope="module")
def waters(places: gazetteer.Gazetteer) -> dict[str, shapely.Polygon]:
    return {key: places.geometry(key) for key in FACTS.waters}


@pytest.mark.parametrize("key", [key for key, water in FACTS.waters.items() if water.connects])
def test_a_strait_opens_into_both_waters_it_connects(waters: dict[str, shapely.Polygon], key: str) -> None:
    first, second = FACTS.waters[key].connects
    assert first != second
    strait = waters[key]
    for other in (first, second):
        beyond = checks.near(waters[other], strait)
        assert shapely.distance(strait, beyond) < 5e-4
        around = shapely.box(*strait.bounds).buffer(0.1)
        there = shapely.intersection(beyond, around).buffer(2e-3)
        gates = shapely.get_parts(shapely.intersection(strait.boundary, there))
        assert sum(length_m(gate) for gate in gates if gate.geom_type == "LineString") > GATE_M, other


def test_no_water_holds_a_foreign_interior_point(waters: dict[str, shapely.Polygon]) -> None:
    assert list(checks.interiors(FACTS, waters)) == []
    for key, water in FACTS.waters.items():
        assert waters[key].contains(shapely.Point(water.interior)), key


def test_waters_overlap_only_where_one_is_within_the_other(waters: dict[str, shapely.Polygon]) -> None:
    assert list(checks.overlaps(FACTS, waters)) == [] and list(checks.insides(FACTS, waters)) == []


@pytest.mark.parametrize("key", [key for key, water in FACTS.waters.items() if water.area_km2])
def test_an_area_is_within_a_tenth_of_the_published_one(waters: dict[str, shapely.Polygon], key: str) -> None:
    water = FACTS.waters[key]
    assert water.area_source in FACTS.sources
    assert not set(water.area_with) & {key, *checks.ancestors(FACTS, key)}, "what holds it cannot be added to it"
    assert all(key not in checks.ancestors(FACTS, other) for other in water.area_with), "what lies in it would count twice"
    built = area_km2(waters[key]) + sum(area_km2(waters[other]) for other in water.area_with)
    assert built == pytest.approx(water.area_km2, rel=0.10)


def test_a_definition_of_one_name_is_joined_to_the_other(waters: dict[str, shapely.Polygon]) -> None:
    for key, water in FACTS.waters.items():
        if water.variant_of:
            other = FACTS.waters[water.variant_of]
            assert other.variant_of is None and not waters[key].equals(waters[water.variant_of])
            assert area_km2(shapely.intersection(waters[key], waters[water.variant_of])) > 0.5 * area_km2(waters[key])


def test_a_barrier_parts_two_waters() -> None:
    for key, line in FACTS.lines.items():
        if line.barrier:
            assert len([w for w in FACTS.waters.values() if key in w.limits]) > 1, line.where


def test_every_record_has_a_source_and_a_licence(places: gazetteer.Gazetteer) -> None:
    bare = [id for id in places.ids() if not places.source(places.place(id).source).title or
            places.source(places.place(id).source).licence not in LICENCES]
    assert bare == []
    assert places.source(places.place("city/1850147").source).licence == "CC-BY-4.0"
    assert all(places.source(org.source).licence in LICENCES for org in map(places.organisation, FACTS.organisations))
    assert all(line.source in FACTS.sources for line in FACTS.lines.values())
    assert all(source.note for source in FACTS.sources.values() if source.status == "own")


def test_every_claim_names_its_party_and_its_source(places: gazetteer.Gazetteer) -> None:
    for id in places.ids(layer="core"):
        for claim in places.place(id).claims:
            assert len(claim.by) == 2 and claim.name and claim.source in FACTS.sources, id
