"""Regions, disputed lands and continents; commands and fleets with their home."""

from __future__ import annotations

import pytest
import shapely

import gazetteer
from gazetteer.build import facts
from gazetteer.earth import area_km2, frame

REGIONS = {k: v for k, v in facts.read().regions.items() if v.kind == "region"}


def test_the_regions_that_reports_name() -> None:
    assert len(REGIONS) >= 70 and len(facts.read().organisations) >= 90


@pytest.mark.parametrize("id", REGIONS)
def test_the_core_lies_in_the_support(places: gazetteer.Gazetteer, id: str) -> None:
    shape, core = places.geometry(id), REGIONS[id].core
    if not core or not REGIONS[id].support:
        return
    inner = places.geometry(f"{id}#core")
    assert area_km2(inner.difference(shape)) <= max(0.005 * area_km2(inner), 60.0) and area_km2(inner) < area_km2(shape)
    assert inner.distance(shapely.Point(REGIONS[id].label)) < 0.02


@pytest.mark.parametrize(
    ("id", "km2", "tolerance"),
    [
        # published areas, from gazetteers and encyclopaedias
        ("region/africa", 30_040_000, 0.03), ("region/south-america", 17_840_000, 0.03), ("region/north-america", 24_490_000, 0.03),
        ("region/europe", 10_180_000, 0.05), ("region/asia", 44_580_000, 0.03), ("region/oceania", 8_526_000, 0.03),
        ("region/baltic-states", 175_000, 0.02), ("region/kaliningrad", 13_300, 0.06), ("region/korean-peninsula", 220_800, 0.03),
        ("region/sinai", 60_000, 0.06), ("region/jutland", 29_775, 0.05), ("region/iberia", 583_000, 0.03),
        ("region/south-caucasus", 186_000, 0.03), ("region/central-asia", 4_003_000, 0.04), ("region/crimea", 27_000, 0.04),
    ],
)  # fmt: skip
def test_areas_agree_with_published_ones(places: gazetteer.Gazetteer, id: str, km2: float, tolerance: float) -> None:
    shape = places.geometry(f"{id}#core") if REGIONS[id].support else places.geometry(id)
    assert area_km2(shape) == pytest.approx(km2, rel=tolerance)


@pytest.mark.parametrize(
    ("id", "least", "most"),
    [   # what is meant is larger than the core and smaller than the support
        ("region/donbas", 53_201, 53_201), ("region/kola-peninsula", 100_000, 100_000), ("region/kamchatka", 270_000, 472_300),
        ("region/golan-heights", 1_150, 1_800), ("region/kashmir", 222_236, 222_236), ("region/ladakh", 59_146, 96_701),
        ("region/aksai-chin", 38_000, 38_000), ("region/arunachal", 83_743, 90_000), ("region/nagorno-karabakh", 4_400, 11_458),
        ("region/transnistria", 4_163, 4_163), ("region/abkhazia", 8_660, 8_660), ("region/south-ossetia", 3_900, 3_900),
        ("region/primorye", 164_673, 164_673), ("region/chukotka", 721_500, 737_700), ("region/sahel", 3_053_200, 5_400_000),
    ],
)  # fmt: skip
def test_published_areas_lie_between_core_and_support(places: gazetteer.Gazetteer, id: str, least: float, most: float) -> None:
    assert area_km2(places.geometry(f"{id}#core")) < least and most < area_km2(places.geometry(id))


@pytest.mark.parametrize(
    ("id", "lon", "lat", "held"),
    [
        ("region/levant", 35.5, 33.9, "core"), ("region/levant", 44.4, 33.3, "no"), ("region/horn-of-africa", 45.3, 2.05, "core"),
        ("region/horn-of-africa", 44.06, 9.56, "support"), ("region/sahel", -1.5, 12.37 + 0.3, "core"), ("region/sahel", 3.4, 6.5, "no"),
        ("region/middle-east", 31.2, 30.05, "support"), ("region/middle-east", 51.4, 35.7, "core"), ("region/donbas", 37.8, 48.0, "core"),
        ("region/donbas", 36.23, 49.99, "no"), ("region/donbas", 37.55, 47.1, "support"), ("region/kola-peninsula", 33.4, 69.07, "core"),
        ("region/chukotka", 177.5, 64.73, "core"), ("region/chukotka", -173.2, 64.42, "core"), ("region/kamchatka", 158.65, 53.02, "core"),
        ("region/sinai", 33.8, 31.13, "core"), ("region/sinai", 33.08, 28.36, "support"), ("region/suwalki-gap", 22.93, 54.1, "core"),
        ("region/ladakh", 77.58, 34.16, "core"), ("region/aksai-chin", 79.5, 35.2, "core"), ("region/kashmir", 74.8, 34.08, "core"),
        ("region/arunachal", 91.86, 27.58, "support"), ("region/arunachal", 94.7, 28.07, "core"),
        ("region/nagorno-karabakh", 46.75, 39.82, "core"),
        ("region/golan-heights", 35.78, 33.13, "core"), ("region/golan-heights", 36.3, 33.5, "no"),
        ("region/transnistria", 29.6, 46.84, "core"),
        ("region/transnistria", 28.85, 47.02, "support"), ("region/arctic", 0.0, 89.0, "core"), ("region/arctic", 25.7, 66.5, "support"),
        ("region/arctic", 10.75, 59.9, "no"), ("region/indo-pacific", 77.2, 28.6, "core"), ("region/indo-pacific", -157.9, 21.3, "support"),
        ("region/asia", 69.3, 41.3, "core"),
        ("region/europe", 37.6, 55.75, "core"), ("region/europe", 82.9, 55.0, "no"), ("region/asia", 82.9, 55.0, "core"),
        ("region/kaliningrad", 20.5, 54.71, "core"), ("region/jutland", 9.5, 56.5, "core"), ("region/southeast-asia", 103.85, 1.35, "core"),
    ],
)  # fmt: skip
def test_what_lies_in_a_region(places: gazetteer.Gazetteer, id: str, lon: float, lat: float, held: str) -> None:
    shape = places.geometry(id)
    core = places.geometry(f"{id}#core") if REGIONS[id].support else shape
    point = shapely.Point(frame(lon, (shape.bounds[0] + shape.bounds[2]) / 2), lat)
    at = "core" if core.dwithin(point, 0.03) else "support" if shape.dwithin(point, 0.03) else "no"
    assert at == held


@pytest.mark.parametrize(
    ("id", "parties"),
    [
        ("region/golan-heights", {"SY", "IL"}), ("region/kashmir", {"IN", "PK", "CN"}), ("region/aksai-chin", {"CN", "IN"}),
        ("region/arunachal", {"IN", "CN"}), ("region/abkhazia", {"GE", "RU"}), ("region/south-ossetia", {"GE", "RU"}),
        ("region/donbas", {"UA", "RU"}),
    ],
)  # fmt: skip
def test_every_party_to_a_disputed_land_is_heard(places: gazetteer.Gazetteer, id: str, parties: set[str]) -> None:
    place = places.place(id)
    assert {c.by for c in place.claims} == parties and place.country is None


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Levant", "region/levant"), ("Sahel", "region/sahel"), ("Horn of Africa", "region/horn-of-africa"), ("Donbas", "region/donbas"),
        ("Донбасс", "region/donbas"), ("Golan Heights", "region/golan-heights"), ("Kola Peninsula", "region/kola-peninsula"),
        ("Kamchatka", "region/kamchatka"), ("Indo-Pacific", "region/indo-pacific"), ("Asia-Pacific", "region/asia-pacific"),
        ("High North", "region/high-north"), ("Suwalki Gap", "region/suwalki-gap"), ("Baltic states", "region/baltic-states"),
        ("中东", "region/middle-east"),
        ("東南アジア", "region/southeast-asia"), ("Asia", "region/asia"), ("Europe", "region/europe"), ("藏南", "region/arunachal"),
        ("Transnistria", "region/transnistria"),
        ("Nagorno-Karabakh", "region/nagorno-karabakh"),
    ],
)  # fmt: skip
def test_regions_are_found_without_doubt(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    answer = places.find(query)
    assert answer.candidates[0].place.id == id and not answer.ambiguous


def test_continents_are_not_picked_out_of_running_text(places: gazetteer.Gazetteer) -> None:
    assert places.scan("Security in Europe, Asia and South America") == []


def test_the_indo_pacific_is_not_the_pacific(places: gazetteer.Gazetteer) -> None:
    found = [h.ids[0] for h in places.scan("peace in the Indo-Pacific region and the Asia-Pacific")]
    assert found == ["region/indo-pacific", "region/asia-pacific"]


def test_every_home_is_a_place_and_most_fleets_have_one(places: gazetteer.Gazetteer) -> None:
    fleets = 0
    for id, org in facts.read().organisations.items():
        for home in org.home:
            assert places.place(home).id == home, id
        fleets += bool(org.home)
    assert fleets >= 60
    assert places.organisation("org/us-7th-fleet").home == ("region/west-pacific", "base/yokosuka")
    assert "sea/east-china" in places.organisation("org/cn-east-fleet").home


def test_commands_and_fleets_are_no_places(places: gazetteer.Gazetteer) -> None:
    text = "The U.S. Africa Command, the East Sea Fleet, the Northern Fleet and the European Command exercised."
    assert places.scan(text) == []
    found = [h.ids[0] for h in places.scan(text, organisations=True)]
    assert found == ["org/us-africom", "org/cn-east-fleet", "org/ru-northern-fleet", "org/us-eucom"]
