"""The waters and straits of the western and central Pacific, the Indian Ocean and the seas between."""

from __future__ import annotations

import msgspec
import pytest
import shapely

import gazetteer
from gazetteer.build import checks, facts, graph
from gazetteer.earth import area_km2, frame

FACTS = facts.read()
EAST = {key: water for key, water in FACTS.waters.items() if "-east" in water.where}
STRAITS = {key: water for key, water in EAST.items() if water.connects}
EAST_ASIA = {key: water for key, water in EAST.items() if 105 <= water.interior[0] % 360 <= 195 and 0 <= water.interior[1] <= 66}


def test_there_are_enough() -> None:
    assert len(STRAITS) >= 60 and len(EAST) - len(STRAITS) >= 75


@pytest.mark.parametrize("id", EAST_ASIA)
def test_waters_of_east_asia_have_a_name_in_six_languages(id: str) -> None:
    assert {"en", "zh-Hans", "zh-Hant", "ja", "ko", "ru"} <= {name.lang for name in EAST[id].names}


@pytest.mark.parametrize("id", STRAITS)
def test_a_strait_lies_in_the_waters_it_connects_or_between_them(places: gazetteer.Gazetteer, id: str) -> None:
    strait = places.geometry(id)
    for other in STRAITS[id].connects:
        water = checks.near(places.geometry(other), strait)
        assert strait.distance(water) <= 0.02
        if other not in checks.ancestors(FACTS, id):
            assert area_km2(shapely.intersection(strait, water)) < 60


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("Tsushima Strait Eastern Channel", "strait/tsushima-east"),
        ("대한해협 서수도", "strait/tsushima-west"),
        ("関門海峡", "strait/kanmon"),
        ("Tokara Strait", "strait/tokara"),
        ("吐噶喇海峡", "strait/tokara"),
        ("與那國海峽", "strait/yonaguni"),
        ("Balintang Channel", "channel/balintang"),
        ("Babuyan Channel", "channel/babuyan"),
        ("琼州海峡", "strait/qiongzhou"),
        ("Bohai Strait", "strait/bohai"),
        ("Nevelskoy Strait", "strait/nevelskoy"),
        ("Nemuro Strait", "strait/nemuro"),
        ("пролив Екатерины", "strait/yekaterina"),
        ("Vries Strait", "strait/vries"),
        ("пролив Фриза", "strait/vries"),
        ("пролив Буссоль", "strait/bussol"),
        ("пролив Крузенштерна", "strait/kruzenshtern"),
        ("Четвёртый Курильский пролив", "strait/fourth-kuril"),
        ("First Kuril Strait", "strait/first-kuril"),
        ("Камчатский пролив", "strait/kamchatka"),
        ("Unimak Pass", "passage/unimak"),
        ("Malacca Strait", "strait/malacca"),
        ("Strait of Malacca", "strait/malacca"),
        ("Singapore Strait", "strait/singapore"),
        ("Sunda Strait", "strait/sunda"),
        ("Lombok Strait", "strait/lombok"),
        ("龙目海峡", "strait/lombok"),
        ("Ombai Strait", "strait/ombai"),
        ("Makassar Strait", "strait/makassar"),
        ("Karimata Strait", "strait/karimata"),
        ("Gelasa Strait", "strait/gaspar"),
        ("Balabac Strait", "strait/balabac"),
        ("Mindoro Strait", "strait/mindoro"),
        ("Verde Island Passage", "passage/verde-island"),
        ("San Bernardino Strait", "strait/san-bernardino"),
        ("Surigao Strait", "strait/surigao"),
        ("Sibutu Passage", "passage/sibutu"),
        ("Torres Strait", "strait/torres"),
        ("Cook Strait", "strait/cook"),
        ("Bass Strait", "strait/bass"),
        ("Palk Strait", "strait/palk"),
        ("Ten Degree Channel", "channel/ten-degree"),
        ("Straits of Tiran", "strait/tiran"),
        ("Suez Canal", "canal/suez"),
        ("Gulf of Tonkin", "gulf/tonkin"),
        ("Beibu Gulf", "gulf/tonkin"),
        ("北部湾", "gulf/tonkin"),
        ("West Philippine Sea", "sea/west-philippine"),
        ("North Natuna Sea", "sea/north-natuna"),
        ("Korea Bay", "gulf/korea-bay"),
        ("залив Петра Великого", "bay/peter-great"),
        ("Avacha Bay", "bay/avacha"),
        ("Tokyo Bay", "bay/tokyo"),
        ("Mindanao Sea", "sea/bohol"),
        ("Indian Ocean", "ocean/indian"),
        ("Gulf of Eilat", "gulf/aqaba"),
    ],
)
def test_find(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    assert places.find(query).candidates[0].place.id == id


def test_an_ambiguous_strait_is_told(places: gazetteer.Gazetteer) -> None:
    assert {c.place.id for c in places.find("Dampier Strait").candidates} >= {"strait/dampier", "strait/dampier-raja-ampat"}


@pytest.mark.parametrize(
    ("a", "b", "between"),
    [
        ("sea/bohai", "sea/yellow", ("strait/bohai",)),
        ("sea/andaman", "sea/south-china", ("strait/malacca", "strait/singapore")),
        ("sea/south-china", "sea/java", ("strait/karimata",)),
        ("gulf/suez", "gulf/aqaba", ("strait/jubal", "sea/red", "strait/tiran")),
        ("sea/tasman", "ocean/south-pacific", ("strait/cook",)),
        ("gulf/leyte", "sea/sulu", ("strait/surigao", "sea/bohol")),
        ("sea/yellow", "sea/japan", ("strait/jeju",)),
    ],
)
def test_route(places: gazetteer.Gazetteer, a: str, b: str, between: tuple[str, ...]) -> None:
    assert places.route(a, b) == between


def test_no_route_leads_over_adams_bridge(places: gazetteer.Gazetteer) -> None:
    assert not places.portals("sea/laccadive", "bay/bengal")
    assert places.route("sea/laccadive", "bay/bengal") == ("ocean/indian",)


def test_a_barrier_closes_a_shared_limit() -> None:
    name = facts.NameFact(text="Basin", lang="en", status="preferred")
    basin = lambda x: facts.Water(interior=(x, 0.5), kind="sea", limits=("dam",), names=(name,), source="own")
    polygons = {"a": shapely.box(0, 0, 1, 1), "b": shapely.box(1, 0, 2, 1)}
    dam = facts.Line(source="own", type="rhumb", points=((1.0, 0.0), (1.0, 1.0)))
    world = msgspec.structs.replace(FACTS, waters={"a": basin(0.5), "b": basin(1.5)}, lines={"dam": dam})
    assert [edge[:2] for edge in graph.build(world, polygons, {})] == [["a", "b"]]
    assert graph.build(msgspec.structs.replace(world, lines={"dam": msgspec.structs.replace(dam, barrier=True)}), polygons, {}) == []


def test_definitions_of_one_name_may_overlap_and_others_may_not(places: gazetteer.Gazetteer) -> None:
    shapes = {key: places.geometry(key) for key in ("sea/yellow", "sea/yellow-without-bohai", "sea/bohai")}
    waters = {key: FACTS.waters[key] for key in shapes}
    world = msgspec.structs.replace(FACTS, waters=waters)
    assert list(checks.interiors(world, shapes)) == [] and list(checks.overlaps(world, shapes)) == []
    loose = msgspec.structs.replace(waters["sea/yellow-without-bohai"], variant_of=None)
    world = msgspec.structs.replace(FACTS, waters={**waters, "sea/yellow-without-bohai": loose})
    assert "holds the interior point of 'sea/yellow'" in next(checks.interiors(world, shapes))


def test_the_yellow_sea_with_and_without_the_bohai_differ_by_the_bohai(places: gazetteer.Gazetteer) -> None:
    whole, part, bohai = (area_km2(places.geometry(key)) for key in ("sea/yellow", "sea/yellow-without-bohai", "sea/bohai"))
    assert whole == pytest.approx(part + bohai, rel=1e-4)


NEIGHBOURS = [
    ("sea/coral", "sea/tasman"),
    ("sea/java", "sea/flores"),
    ("sea/banda", "sea/ceram"),
    ("sea/timor", "ocean/indian"),
    ("sea/solomon", "sea/bismarck"),
    ("sea/celebes", "sea/molukka"),
    ("sea/celebes", "sea/philippine"),
    ("sea/sulu", "sea/celebes"),
    ("ocean/indian", "ocean/south-pacific"),
    ("sea/laccadive", "sea/arabian"),
]


@pytest.mark.parametrize(("a", "b"), NEIGHBOURS)
def test_neighbours_share_a_limit(places: gazetteer.Gazetteer, a: str, b: str) -> None:
    """No overlap and no gap: what lies on one side's boundary at sea lies on the other's."""
    one = places.geometry(a)
    other = checks.near(places.geometry(b), one)
    shared = shapely.intersection(one.boundary, other.boundary.buffer(1e-4))
    assert shared.length > 0.1
    assert area_km2(shapely.intersection(one, other)) < 60


def test_longitudes_run_on_across_180(places: gazetteer.Gazetteer) -> None:
    west, _, east, _ = places.geometry("gulf/anadyr").bounds
    assert east - west < 15
    west, _, east, _ = places.geometry("ocean/south-pacific").bounds
    assert 155 < east - west < 165 and frame(-67, west + 90) == pytest.approx(east, abs=1)
