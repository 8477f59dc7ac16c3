from __future__ import annotations

import itertools
import random
from pathlib import Path

import msgspec
import numpy as np
import pytest
import shapely

from gazetteer import BuildError, FactsError, store
from gazetteer.build import box, checks, compile, faces, facts, keys_of
from gazetteer.build.cities import City
from gazetteer.build.land import Land
from gazetteer.build.lines import densify, land_all
from gazetteer.build.topojson import Topology, unwrap
from gazetteer.earth import area_km2
from gazetteer.place import Name, Place
from gazetteer.store import CAPITALS, FIND_ONLY, NUMBER, Store


def line(*points: tuple[float, float], kind: str = "rhumb", islet: str = "") -> facts.Line:
    return facts.Line(source="own", where="lines.toml:1", type=kind, points=points, islet=islet)


def water(*limits: str, **more: object) -> facts.Water:
    name = facts.NameFact(text="Narrows", lang="en", status="preferred")
    given = {"interior": (180.0, 5.0), "kind": "strait", "names": (name,), "source": "own", "where": "straits.toml:7"}
    return facts.Water(limits=limits, **(given | more))


def cut(small_world: Path, lines: dict[str, facts.Line], one: facts.Water) -> shapely.Polygon:
    shore = Land(small_world)
    neighbours = {key: set(one.limits) - {key} for key in lines}
    return faces.build("strait/narrows", one, land_all(lines, neighbours, shore), shore).polygon


SOUTH, NORTH = line((179.4, 1.0), (-179.4, 1.0)), line((179.4, 9.0), (-179.4, 9.0))


def test_a_face_is_whole_across_the_antimeridian(small_world: Path) -> None:
    face = cut(small_world, {"south": SOUTH, "north": NORTH}, water("south", "north"))
    assert face.bounds == pytest.approx((179.5, 1.0, 180.5, 9.0))


def test_the_same_face_is_found_from_either_side_of_180(small_world: Path) -> None:
    east = cut(small_world, {"south": SOUTH, "north": NORTH}, water("south", "north", interior=(179.9, 5.0)))
    west = cut(small_world, {"south": SOUTH, "north": NORTH}, water("south", "north", interior=(-179.9, 5.0)))
    assert area_km2(east) == pytest.approx(area_km2(west)) and west.bounds[0] == pytest.approx(-180.5)


def test_a_leak_stops_the_build_and_names_the_gap(small_world: Path) -> None:
    loose = line((179.4, 9.0), (179.9, 9.0))
    shore = Land(small_world)
    limits = land_all({"south": SOUTH}, {}, shore)
    limits["north"] = type(limits["south"])(id="north", points=list(loose.points))
    with pytest.raises(BuildError, match=r"leaks.*line 'north' ends in open water near lon 179\.90, lat 9\.00") as error:
        faces.build("strait/narrows", water("south", "north"), limits, shore)
    assert error.value.where == "straits.toml:7"


def test_a_missing_limit_is_named_by_its_narrowest_place(small_world: Path) -> None:
    with pytest.raises(BuildError, match=r"leaks.*narrowest place of the leak is near lon (179|180)\.\d+, lat \d"):
        cut(small_world, {"south": SOUTH}, water("south"))


def test_a_line_that_ends_far_from_land_hangs_loose(small_world: Path) -> None:
    with pytest.raises(BuildError, match=r"its start at 180\.000,30\.000 hangs loose") as error:
        land_all({"far": line((180.0, 30.0), (181.0, 5.0))}, {}, Land(small_world))
    assert error.value.where == "lines.toml:1"


def test_an_end_is_extended_by_at_most_25_km_and_it_is_logged(small_world: Path) -> None:
    landed = land_all({"short": line((179.4, 5.0), (180.4, 5.0))}, {}, Land(small_world))["short"]
    start, end = landed.landings
    assert start.on == end.on == "landmass" and start.extended_m == 0.0 and end.extended_m == pytest.approx(11_000, rel=0.02)
    with pytest.raises(BuildError, match=r"hangs loose|from the nearest landmass"):
        land_all({"short": line((179.4, 5.0), (180.2, 5.0))}, {}, Land(small_world))


def test_an_interior_point_on_land_is_refused(small_world: Path) -> None:
    with pytest.raises(BuildError, match="is on land"):
        cut(small_world, {"south": SOUTH, "north": NORTH}, water("south", "north", interior=(175.0, 5.0)))


def test_line_types() -> None:
    a, b = (0.0, 50.0), (60.0, 50.0)
    parallel, geodesic = densify([a, b], "parallel"), densify([a, b], "geodesic")
    assert {y for _, y in parallel} == {50.0}
    assert max(y for _, y in geodesic) == pytest.approx(53.99, abs=0.02)  # vertex of that great circle: atan(tan 50 / cos 30)
    rhumb = densify([(0.0, 0.0), (10.0, 60.0)], "rhumb")
    middle = min(rhumb, key=lambda p: abs(p[1] - 35.265))
    assert middle[0] == pytest.approx(5.0, abs=0.1)  # half the isometric latitude of 60 degrees lies at 35.26
    assert all(abs(p[0] - q[0]) <= 0.3 and abs(p[1] - q[1]) <= 0.3 for p, q in itertools.pairwise(geodesic))


def polygons(**boxes: tuple[float, float, float, float]) -> dict[str, shapely.Polygon]:
    return {key: shapely.box(*b) for key, b in boxes.items()}


def some(**waters: facts.Water) -> facts.Facts:
    empty: dict = {}
    return facts.Facts(
        lines=empty,
        waters=waters,
        lands=empty,
        regions=empty,
        tracks=empty,
        organisations=empty,
        countries=empty,
        sources=empty,
        words=facts.Words(common=(), common_cjk=(), greater=(), generic=(), particles=()),
    )


def test_a_wrong_area_is_told() -> None:
    world = some(a=water(interior=(0.5, 0.5), area_km2=10_000.0))
    assert "'a' measures 12," in next(checks.areas(world, polygons(a=(0, 0, 1, 1))))
    world = some(a=water(interior=(0.5, 0.5), area_km2=12_300.0))
    assert list(checks.areas(world, polygons(a=(0, 0, 1, 1)))) == []


def test_a_foreign_interior_point_is_told_unless_it_is_declared() -> None:
    shapes = polygons(a=(0, 0, 4, 4), b=(1, 1, 2, 2))
    assert "holds the interior point of 'b'" in next(checks.interiors(some(a=water(interior=(3, 3)), b=water(interior=(1.5, 1.5))), shapes))
    assert list(checks.interiors(some(a=water(interior=(3, 3)), b=water(interior=(1.5, 1.5), within=("a",))), shapes)) == []


def test_a_foreign_interior_point_is_seen_across_180() -> None:
    shapes = polygons(a=(170, 0, 190, 4), b=(-178, 1, -176, 2))
    assert "holds the interior point of 'b'" in next(
        checks.interiors(some(a=water(interior=(175, 3)), b=water(interior=(-177, 1.5))), shapes)
    )


def test_an_overlap_is_told() -> None:
    world = some(a=water(interior=(0.5, 3)), b=water(interior=(3.5, 3)))
    assert "overlap by" in next(checks.overlaps(world, polygons(a=(0, 0, 2, 4), b=(1.9, 0, 4, 4))))
    assert list(checks.overlaps(world, polygons(a=(0, 0, 2, 4), b=(2, 0, 4, 4)))) == []


def test_definitions_of_one_name_overlap_only_when_one_is_within_the_other() -> None:
    shapes = polygons(a=(0, 0, 4, 4), b=(1, 1, 6, 4))
    world = some(a=water(interior=(0.5, 0.5)), b=water(interior=(5, 2), variant_of="a"))
    assert "overlap by" in next(checks.overlaps(world, shapes))


def test_a_water_outside_of_what_it_is_declared_within_is_told() -> None:
    shapes = polygons(a=(170, 0, 190, 4), b=(-178, 1, -169, 2), c=(-171, 1, -168, 3))
    world = some(a=water(interior=(175, 3)), b=water(interior=(-177, 1.5), within=("a",)))
    assert "% of 'b' lie outside of a" in next(checks.insides(world, shapes))
    world = some(a=water(interior=(175, 3)), b=water(interior=(-177, 1.5), within=("a", "c")), c=water(interior=(-169, 2.5)))
    assert list(checks.insides(world, shapes)) == []


def test_a_strait_that_does_not_reach_is_told() -> None:
    world = some(a=water(interior=(0.5, 0.5)), s=water(interior=(3.5, 0.5), connects=("a", "a")))
    assert "does not reach 'a'" in next(checks.connections(world, polygons(a=(0, 0, 1, 1), s=(3, 0, 4, 1))))


def test_a_label_beside_its_island_is_told() -> None:
    name = facts.NameFact(text="Rock", lang="en", status="preferred")
    rock = facts.Land(source="own", where="islands.toml:3", kind="island", names=(name,), label=(5.0, 5.0), circles=((0.0, 0.0, 1000.0),))
    world = msgspec.structs.replace(some(), lands={"rock": rock})
    assert "islands.toml:3: 'rock' does not hold its label" in next(checks.labels(world, {"rock": shapely.box(0, 0, 1, 1)}))
    assert list(checks.labels(world, {"rock": shapely.box(4, 4, 6, 6)})) == []


def test_the_authored_facts_are_sound() -> None:
    read = facts.read()
    assert len(read.waters) >= 22 and all(line.source in read.sources for line in read.lines.values())


@pytest.mark.parametrize(
    ("file", "old", "new", "words", "where"),
    [
        ("lines.toml", 'type = "rhumb"', 'type = "wiggly"', "wiggly", "lines.toml:"),
        ("lines.toml", 'source = "iho-s23"', 'source = "hearsay"', "unknown source 'hearsay'", "lines.toml:"),
        ("straits.toml", '"la-perouse-w"', '"la-perouse-x"', "unknown line 'la-perouse-x'", "straits.toml:"),
        ("straits.toml", 'connects = ["sea/japan", "sea/okhotsk"]', 'connects = ["sea/japan"]', "must connect two waters", "straits.toml:"),
        ("waters.toml", 'kind = "sea"', 'kindd = "sea"', "kindd", "waters.toml:"),
        ("islands.toml", 'kind = "island"', "kind = island", "not valid TOML", "islands.toml"),
        ("regions.toml", 'status = "preferred"', 'status = "variant"', "first name must be the preferred", "regions.toml:"),
    ],
)
def test_a_mistake_in_the_facts_is_named_with_its_line(tmp_path: Path, file: str, old: str, new: str, words: str, where: str) -> None:
    for path in facts.FACTS.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(old, new, 1) if path.name == file else text, encoding="utf-8")
    with pytest.raises(FactsError, match=words) as error:
        facts.read(tmp_path)
    assert where in error.value.where


def test_flags_of_names() -> None:
    name = lambda text, **more: facts.NameFact(text=text, lang="en", **more)
    keys = dict(keys_of((name("United States"), name("US"), name("America", find_only=True))))
    assert keys["us"] & CAPITALS and keys["america"] & FIND_ONLY and not keys["united states"]


def test_forms_do_not_take_the_name_of_another_place() -> None:
    name = facts.NameFact(text="Soya Strait", lang="en")
    assert "strait of soya" in dict(keys_of((name,))) and "strait of soya" not in dict(keys_of((name,), {"strait of soya"}))


def test_bbox_of_a_shape_across_180() -> None:
    assert box((170, 0, 190, 10)) == (170.0, 0.0, -170.0, 10.0)
    assert box((-190, 0, -170, 10)) == (170.0, 0.0, -170.0, 10.0)
    assert box((170, 0, 180, 10)) == (170.0, 0.0, 180.0, 10.0)


def test_a_ring_around_the_pole_is_closed_over_it() -> None:
    ring = unwrap(np.array([[-180.0, -70.0], [-90.0, -75.0], [0.0, -70.0], [90.0, -75.0], [179.0, -70.0], [-180.0, -70.0]]))
    assert ring[:, 1].min() == -90 and abs(np.diff(ring[:, 0])).max() <= 360 and (ring[0] == ring[-1]).all()


def test_a_missing_world_atlas_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"land-10m\.json") as error:
        Topology(tmp_path / "land-10m.json")
    assert "world-atlas" in error.value.hint


def small_store(out: Path, cities: list[City]) -> None:
    place = Place(
        id="sea/x", kind="sea", names=(Name(text="X Sea", lang="en", status="preferred"),), lon=1.0, lat=1.0, bbox=(0.0, 0.0, 2.0, 2.0)
    )
    compile.write(
        out,
        places=[place],
        keys=[[("x sea", 0)]],
        shapes={"sea/x": compile.shape(shapely.box(0, 0, 2, 2))},
        cities=compile.towns(cities),
        organisations=[],
        graph=[],
        extra={"areas_km2": {"sea/x": 49_000.0}, "words": {"greater": (), "generic": (), "particles": ()}, "between": {}},
    )


def some_cities(count: int) -> list[City]:
    chance = random.Random(7)
    made = [
        City(
            geonameid=1000 + i,
            lon=chance.uniform(-180, 180),
            lat=chance.uniform(-90, 90),
            country="JP",
            admin="01",
            population=chance.randrange(10**6),
            names=(f"Town{i % 400}", f"Ort{i}"),
            keys=((f"town{i % 400}", True), (f"ort{i}", False)),
        )
        for i in range(count)
    ]
    return sorted(made, key=lambda c: (store.cell(c.lon, c.lat), c.geonameid))


def test_the_store_gives_back_what_was_written(tmp_path: Path) -> None:
    cities = some_cities(1000)
    small_store(tmp_path, cities)
    opened = Store(tmp_path)
    for city in cities:
        place = opened.place(opened.number(f"city/{city.geonameid}"))
        assert [n.text for n in place.names] == list(city.names) and place.population == (city.population or None)
        assert (place.lon, place.lat) == pytest.approx((city.lon, city.lat), abs=2e-5) and place.admin == "01"
    by_size = [opened.place(v & NUMBER).population or 0 for v in opened.posted("town7")]
    assert len(by_size) > 1 and by_size == sorted(by_size, reverse=True)
    assert opened.posted("ort5")[0] & FIND_ONLY and opened.posted("no such name") == []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        small_store(tmp_path / name, some_cities(500))
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two and "meta.bin" in one and not any(name.endswith(".new") for name in one)


def test_a_missing_or_damaged_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(store.StoreError, match="cannot be read"):
        Store(tmp_path)
    small_store(tmp_path, some_cities(10))
    (tmp_path / "meta.bin").write_bytes(b"\xc1")
    with pytest.raises(store.StoreError, match="damaged"):
        Store(tmp_path)


def test_what_is_kept_is_used_until_its_inputs_change(tmp_path: Path) -> None:
    from gazetteer.build.cache import Cache

    calls: list[str] = []

    def made(text: str) -> shapely.Geometry:
        calls.append(text)
        return shapely.Point(0.1, 1 / 3)

    for key in ("a", "a", "b"):
        kept = Cache(tmp_path)
        assert kept.geometry("points", key, lambda key=key: made(key)) == shapely.Point(0.1, 1 / 3)
        kept.write()
    assert calls == ["a", "b"]
    Cache(tmp_path).geometry("points", "a", lambda: made("again"))     # the last run did not use it, so it was forgotten
    assert calls == ["a", "b", "again"]
    (tmp_path / "points.msgpack").write_bytes(b"\xc1")
    Cache(tmp_path).geometry("points", "b", lambda: made("damaged"))
    assert calls[-1] == "damaged"


def test_boxes_apart_on_the_globe() -> None:
    one, other = shapely.box(170, 0, 190, 10), shapely.box(-175, 5, -160, 12)
    assert not checks.apart(one, other) and not checks.apart(other, one)
    assert checks.apart(one, shapely.box(0, 0, 10, 10)) and checks.apart(one, shapely.box(170, 11, 190, 20))


def test_pairs_are_those_that_are_not_apart() -> None:
    chance = random.Random(3)
    west = [(chance.uniform(-400, 300), chance.uniform(-90, 60)) for _ in range(60)]
    shapes = {f"w{i}": shapely.box(x, y, x + chance.uniform(1, 90), y + chance.uniform(1, 30)) for i, (x, y) in enumerate(west)}
    expected = [(a, b) for a, b in itertools.combinations(shapes, 2) if not checks.apart(shapes[a], shapes[b])]
    assert list(checks.pairs(shapes)) == expected and 0 < len(expected) < 60 * 59 / 2
