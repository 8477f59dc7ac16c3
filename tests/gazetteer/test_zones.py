"""Zones and lines: what was published, computed another way; who claims and who denies; when they were in force."""

from __future__ import annotations

import itertools

import msgspec
import pytest
import shapely

import gazetteer
from gazetteer import FactsError
from gazetteer.build import facts, shapes
from gazetteer.earth import area_km2, distance_m, frame

ZONES = {k: v for k, v in {**facts.read().regions, **facts.read().tracks}.items() if v.kind in ("zone", "line")}


def test_each_has_two_sources_or_says_what_it_is() -> None:
    sources = facts.read().sources
    assert len(ZONES) >= 30
    for id, zone in ZONES.items():
        assert zone.also or zone.status, id
        if zone.status == "approximate":
            assert zone.uncertainty_m and zone.note, id
        if sources[zone.source].status == "recalled" and zone.status != "single source":
            assert zone.also, id


def test_a_zone_with_one_source_must_say_so() -> None:
    world = facts.read()
    bare = msgspec.structs.replace(world.regions["zone/adiz-kr"], also=(), status="")
    with pytest.raises(FactsError, match="has one source"):
        facts._check(msgspec.structs.replace(world, regions=world.regions | {"zone/adiz-kr": bare}))


@pytest.mark.parametrize(
    ("id", "least", "most"),
    [
        # the ministry of Taiwan told 426,000 km2, which counts the waters up to the coast; ours ends at the territorial sea
        ("zone/adiz-cn-east-china-sea", 360_000, 430_000),
        # 487,000 "in theory" (Ministry of National Defense, 2013)
        ("zone/adiz-tw", 473_000, 501_000),
        # a circle of 250 nautical miles: pi r2 = 673,470 on a plane
        ("zone/adiz-us-guam", 664_000, 680_000),
    ],
)  # fmt: skip
def test_areas_agree_with_what_was_published(places: gazetteer.Gazetteer, id: str, least: float, most: float) -> None:
    assert least <= area_km2(places.geometry(id)) <= most


def test_the_overlap_of_the_two_zones_east_of_the_median_line(places: gazetteer.Gazetteer) -> None:
    """23,000 km2 of the Chinese zone lie in Taiwan's east of the median line (Ministry of National Defense, December 2013)."""
    both = places.geometry("zone/adiz-cn-east-china-sea").intersection(places.geometry("zone/adiz-tw"))
    east = shapely.Polygon([(118, 23), (122, 27), (126, 27), (126, 21), (118, 21)])
    assert area_km2(both.intersection(east)) == pytest.approx(23_000, rel=0.15)


@pytest.mark.parametrize(
    ("id", "inside", "outside"),
    [
        # Senkaku, Ieodo; Taipei, Naha, Jeju
        ("zone/adiz-cn-east-china-sea", [(123.5, 25.75), (125.18, 32.12)], [(121.5, 25.0), (127.7, 26.2), (126.5, 33.4)]),
        # Ieodo, Marado, Hongdo, Dokdo; Tsushima
        ("zone/adiz-kr", [(125.18, 32.12), (126.27, 33.12), (128.73, 34.53), (131.87, 37.24)], [(129.3, 34.4), (130.4, 33.6)]),
        ("zone/adiz-tw", [(121.5, 25.0), (116.7 + 1.5, 24.4), (119.6, 23.6)], [(123.5, 25.75), (116.72, 20.7), (124.2, 24.4)]),
        ("zone/adiz-us-alaska", [(-179.0, 52.0), (-172.0, 60.0), (174.1, 52.7), (-160.0, 73.0)], [(-150.0, 64.0), (165.0, 55.0)]),
        ("zone/adiz-us-hawaii", [(-158.0, 24.0), (-163.0, 21.0)], [(-157.9, 21.3), (-165.0, 21.0)]),
        ("zone/adiz-us-guam", [(144.8, 13.5), (145.7, 15.2)], [(141.3, 24.8)]),
        ("zone/fir-taipei", [(121.5, 25.0), (123.5, 26.0)], [(127.7, 26.2), (123.9, 22.0)]),
        ("zone/jwc-red-sea", [(42.5, 14.5), (47.0, 12.0), (50.0, 0.0)], [(38.0, 20.0), (58.0, 20.0), (44.2, 15.3)]),
        ("zone/korean-dmz", [(126.677, 37.956)], [(127.0, 37.6), (127.0, 38.6)]),                                   # Panmunjom
        ("zone/pmz-kr-cn", [(123.0, 35.0), (124.2, 36.5)], [(126.5, 35.0), (121.0, 35.0), (125.18, 32.12)]),        # Ieodo lies east
    ],
)  # fmt: skip
def test_what_lies_in_a_zone(places: gazetteer.Gazetteer, id: str, inside: list, outside: list) -> None:
    shape = places.geometry(id)
    middle = (shape.bounds[0] + shape.bounds[2]) / 2
    for lon, lat in inside:
        assert shape.contains(shapely.Point(frame(lon, middle), lat)), (lon, lat)
    for lon, lat in outside:
        assert not shape.contains(shapely.Point(frame(lon, middle), lat)), (lon, lat)


def test_the_notice_of_august_2022_is_in_decimal_minutes(places: gazetteer.Gazetteer) -> None:
    first = list(ZONES["zone/pla-2022-08-1"].outline)
    assert first[0] == pytest.approx((120 + 29.20 / 60, 25 + 15.26 / 60), abs=1e-5)
    misread = (120 + 29 / 60 + 20 / 3600, 25 + 15 / 60 + 26 / 3600)
    assert 300 < distance_m(first[0], misread) < 1500
    window = places.place("zone/pla-2022-08")
    assert (window.since, window.until) == ("2022-08-04T12:00+08:00", "2022-08-07T12:00+08:00")
    assert sum(area_km2(places.geometry(f"zone/pla-2022-08-{i}")) for i in range(1, 7)) == pytest.approx(
        area_km2(places.geometry("zone/pla-2022-08")), rel=1e-3
    )


def test_exercise_areas_lie_at_sea_and_apart(places: gazetteer.Gazetteer) -> None:
    for series, count in (("zone/pla-2022-08", 6), ("zone/pla-2025-12", 5)):
        areas = [places.geometry(f"{series}-{i}") for i in range(1, count + 1)]
        for a, b in itertools.combinations(areas, 2):
            assert a.intersection(b).area < 1e-9
        taiwan = places.geometry("island/taiwan")
        assert all(a.intersection(taiwan).area < 0.02 * a.area for a in areas)


def test_the_northern_limit_line_parts_the_islands_from_the_shore() -> None:
    line = shapely.LineString(ZONES["line/nll"].points)
    west = shapely.Polygon([*line.coords, (124.0, 38.05), (124.0, 37.0), (126.2, 37.0)])
    for name, lon, lat in (
        ("Baengnyeong", 124.66, 37.96),
        ("Daecheong", 124.70, 37.83),
        ("Yeonpyeong", 125.70, 37.66),
        ("U-do", 126.0, 37.62),
    ):
        assert west.contains(shapely.Point(lon, lat)), name
    for name, lon, lat in (("Haeju", 125.71, 38.03), ("Ongjin", 125.36, 37.93), ("Changsan", 124.83, 38.12)):
        assert not west.contains(shapely.Point(lon, lat)), name


@pytest.mark.parametrize(
    ("id", "point", "most_km"),
    [
        ("line/mdl", (126.677, 37.956), 3),          # Panmunjom
        ("line/mdl", (128.36, 38.62), 6),            # the eastern end near Goseong
        ("line/lac", (77.83, 35.51), 15),            # Karakoram Pass
        ("line/lac-east", (91.8, 27.75), 25),        # Bum La, north of Tawang
        ("line/loc", (77.07, 35.01), 15),            # NJ9842
        ("line/blue-line", (35.105, 33.093), 3),     # Ras Naqoura
        ("line/taiwan-strait-median", (120.0, 25.0), 15),
        ("line/nine-dash", (112.3, 3.9), 60),        # off James Shoal, 80 km from Sarawak
        ("line/nine-dash", (119.2, 15.2), 60),       # between Scarborough Shoal and Luzon
    ],
)  # fmt: skip
def test_lines_pass_where_they_must(places: gazetteer.Gazetteer, id: str, point: tuple[float, float], most_km: float) -> None:
    near = shapely.ops.nearest_points(places.geometry(id), shapely.Point(point))[0]
    assert distance_m((near.x, near.y), point) <= 1000 * most_km


@pytest.mark.parametrize(
    ("id", "order"),
    [
        ("line/first-island-chain", ["island/kyushu", "island/okinawa", "island/taiwan", "island/luzon", "island/palawan"]),
        ("line/second-island-chain", ["base/chichijima", "airfield/iwo-jima", "island/guam", "country/pw"]),
    ],
)
def test_island_chains_go_through_their_places_in_order(places: gazetteer.Gazetteer, id: str, order: list[str]) -> None:
    chain = places.geometry(id)
    at = []
    for other in order:
        place = places.place(other)
        point = shapely.Point(place.lon, place.lat)
        assert chain.distance(point) < 0.01, other
        at.append(chain.project(point))
    assert at == sorted(at)


def test_who_claims_and_who_denies(places: gazetteer.Gazetteer) -> None:
    deny = lambda id: {c.by for c in places.place(id).claims if c.denies}
    assert deny("zone/adiz-cn-east-china-sea") == {"JP", "KR", "TW", "US"}
    assert deny("line/taiwan-strait-median") == {"CN"} and deny("line/nll") == {"KP"}
    assert deny("line/nine-dash") == {"PH", "VN", "MY", "ID"}
    assert deny("line/lac-east") == {"CN"} and places.place("zone/adiz-tw").country is None


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("East China Sea ADIZ", "zone/adiz-cn-east-china-sea"), ("东海防空识别区", "zone/adiz-cn-east-china-sea"),
        ("KADIZ", "zone/adiz-kr"),
        ("카디즈", "zone/adiz-kr"), ("Taiwan's ADIZ", "zone/adiz-tw"), ("臺灣防空識別區", "zone/adiz-tw"),
        ("Alaskan ADIZ", "zone/adiz-us-alaska"),
        ("Taipei FIR", "zone/fir-taipei"), ("Northern Limit Line", "line/nll"), ("NLL", "line/nll"), ("북방한계선", "line/nll"),
        ("Line of Actual Control", "line/lac"), ("McMahon Line", "line/lac-east"), ("38th parallel", "line/38th-parallel"),
        ("first island chain", "line/first-island-chain"), ("第二岛链", "line/second-island-chain"),
        ("Military Demarcation Line", "line/mdl"),
        ("nine-dash line", "line/nine-dash"), ("九段线", "line/nine-dash"), ("잠정조치수역", "zone/pmz-kr-cn"),
        ("Korean Demilitarized Zone", "zone/korean-dmz"), ("Davis Line", "line/taiwan-strait-median"),
    ],
)  # fmt: skip
def test_zones_and_lines_are_found(places: gazetteer.Gazetteer, query: str, id: str) -> None:
    answer = places.find(query)
    assert answer.candidates[0].place.id == id and not answer.ambiguous


def test_the_strait_before_the_zone_and_no_line_holds_a_point(places: gazetteer.Gazetteer) -> None:
    found = [c.place.id for c in places.locate(120.05, 25.2, limit=30).candidates]
    assert found[0] == "strait/taiwan" and "zone/pla-2022-08-1" in found and "zone/adiz-tw" in found
    on_it = [c.place.id for c in places.locate(*places.geometry("line/mdl").coords[5]).candidates]
    assert not any(id.startswith("line/") for id in on_it)


def region(**more: object) -> facts.Region:
    name = facts.NameFact(text="Zone", lang="en", status="preferred")
    return facts.Region(source="own", kind="zone", names=(name,), label=(0.0, 50.0), where="zones.toml:1", **more)


def test_mixed_lines_keep_to_a_parallel_and_bow_elsewhere() -> None:
    ring = ((-30.0, 50.0), (30.0, 50.0), (30.0, 40.0), (-30.0, 42.0))
    area, _ = shapes.region("zone/x", region(outline=ring, type="mixed"), {})
    assert area.bounds[3] == pytest.approx(50.0) and area.covers(shapely.Point(0, 49.9))
    bowed, _ = shapes.region("zone/x", region(outline=ring, type="geodesic"), {})
    assert bowed.bounds[3] > 53


def test_an_inner_ring_is_left_out_and_a_circle_is_round() -> None:
    ring, inner = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)), ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0))
    area, _ = shapes.region("zone/x", region(outline=ring, inner=inner), {})
    assert not area.contains(shapely.Point(2, 2)) and area.contains(shapely.Point(0.5, 2))
    disc, _ = shapes.region("zone/x", region(circles=((10.0, 50.0, 100_000.0),)), {})
    assert area_km2(disc) == pytest.approx(31_416, rel=0.005)


def test_regions_are_built_after_what_they_are_made_of() -> None:
    a, b = region(core=(facts.Piece(of=("zone/b",)),)), region(outline=((0, 0), (1, 0), (1, 1)))
    assert shapes.ordered({"zone/a": a, "zone/b": b}) == ["zone/b", "zone/a"]
    with pytest.raises(FactsError, match="takes its shape from itself"):
        shapes.ordered({"zone/a": a, "zone/b": region(core=(facts.Piece(of=("zone/a",)),))})
