"""What a built water must satisfy. A failed check stops the build; nothing is mended here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import shapely

from gazetteer.build.cache import Cache, digest
from gazetteer.build.facts import Facts
from gazetteer.earth import area_km2, areas_km2, moved

AREA_TOLERANCE = 0.10                    # against the published area
OVERLAP_KM2 = 10.0                       # two waters that are not declared within one another may share slivers only
OUTSIDE = 0.01                           # a water declared within others may have so much of its area outside of them
LABEL_DEG = 0.01                         # a label may stand so far beside a small island
TOUCH_DEG = 0.0005                       # a strait must come this close to what it connects: 50 m, the rounding of limits
TURNS = (-720, -360, 0, 360, 720)        # of the globe, in degrees


def run(facts: Facts, polygons: dict[str, shapely.Polygon], kept: Cache | None = None) -> Iterator[str]:
    """Yield every complaint, each with its place in the facts."""
    yield from areas(facts, polygons)
    yield from validity(facts, polygons)
    yield from interiors(facts, polygons)
    yield from overlaps(facts, polygons, kept)
    yield from insides(facts, polygons, kept)
    yield from connections(facts, polygons)


def areas(facts: Facts, polygons: dict[str, shapely.Polygon]) -> Iterator[str]:
    """Within 10 % of the published area, where there is one."""
    for key, water in facts.waters.items():
        if water.area_km2 is None:
            continue
        built = area_km2(polygons[key]) + sum(area_km2(polygons[other]) for other in water.area_with)
        if abs(built / water.area_km2 - 1) > AREA_TOLERANCE:
            yield f"{water.where}: {key!r} measures {built:,.0f} km2, published are {water.area_km2:,.0f} ({built / water.area_km2 - 1:+.1%})"


def validity(facts: Facts, polygons: dict[str, shapely.Polygon]) -> Iterator[str]:
    """Valid, one piece, continuous longitudes around the interior point, which it holds."""
    for key, polygon in polygons.items():
        where = facts.waters[key].where
        if not polygon.is_valid:
            yield f"{where}: {key!r} is not valid: {shapely.is_valid_reason(polygon)}"
        if not polygon.contains(shapely.Point(facts.waters[key].interior)):
            yield f"{where}: {key!r} does not hold its interior point"
        west, _, east, _ = polygon.bounds
        if east - west >= 360:
            yield f"{where}: {key!r} is {east - west:.0f} degrees wide"


def ancestors(facts: Facts, key: str) -> set[str]:
    """The waters that a water is declared within, all the way up."""
    found: set[str] = set()
    queue = list(facts.waters[key].within)
    while queue:
        other = queue.pop()
        if other not in found:
            found.add(other)
            queue += facts.waters[other].within if other in facts.waters else ()
    return found


def variants(facts: Facts, a: str, b: str) -> bool:
    """Whether two records are definitions of one name, which `variant_of` declares."""
    return facts.waters[a].variant_of == b or facts.waters[b].variant_of == a


def interiors(facts: Facts, polygons: dict[str, shapely.Polygon]) -> Iterator[str]:
    """No water holds another's interior point, unless that one is declared within it, or the two are definitions of one name."""
    keys, up = list(polygons), {key: ancestors(facts, key) for key in facts.waters}
    inside = np.array([water.interior for water in facts.waters.values()])
    points = shapely.points([(lon + shift, lat) for shift in (-360, 0, 360) for lon, lat in inside])
    point, holder = shapely.STRtree([polygons[key] for key in keys]).query(points, predicate="within")
    others = list(facts.waters)
    for key, other in sorted({(keys[h], others[p % len(others)]) for p, h in zip(point.tolist(), holder.tolist(), strict=True)}):
        if other != key and key not in up[other] and not variants(facts, key, other):
            yield f"{facts.waters[key].where}: {key!r} holds the interior point of {other!r}, which is not declared within it"


def overlaps(facts: Facts, polygons: dict[str, shapely.Polygon], kept: Cache | None = None) -> Iterator[str]:
    """Two waters share no area, unless one is declared within the other."""
    kept = kept or Cache(None)
    up = {key: ancestors(facts, key) for key in polygons}
    sums = {key: digest(shapely.to_wkb(polygon)) for key, polygon in polygons.items()}
    for a, b in pairs(polygons):
        if b in up[a] or a in up[b]:
            continue
        size = kept.value("overlaps", sums[a] + sums[b],
                          lambda a=a, b=b: float(areas_km2(shapely.intersection(polygons[a], near(polygons[b], polygons[a])))), float)
        if size > OVERLAP_KM2:
            yield f"{facts.waters[a].where}: {a!r} and {b!r} overlap by {size:,.0f} km2 and neither is declared within the other"


def insides(facts: Facts, polygons: dict[str, shapely.Polygon], kept: Cache | None = None) -> Iterator[str]:
    """A water that is declared within others lies in them."""
    kept = kept or Cache(None)
    for key, water in facts.waters.items():
        around = [polygons[other] for other in water.within if other in polygons]
        if len(around) < len(water.within) or not around:                      # within a region, which is no water
            continue

        def share(key: str = key, around: list[shapely.Polygon] = around) -> float:
            rest = shapely.difference(polygons[key], shapely.union_all([near(other, polygons[key]) for other in around]))
            return area_km2(rest) / area_km2(polygons[key])

        outside = kept.value("insides", digest(*(shapely.to_wkb(shape) for shape in (polygons[key], *around))), share, float)
        if outside > OUTSIDE:
            yield f"{water.where}: {outside:.1%} of {key!r} lie outside of {', '.join(water.within)}, which it is declared within"


def connections(facts: Facts, polygons: dict[str, shapely.Polygon]) -> Iterator[str]:
    """A strait reaches the waters it connects."""
    for key, water in facts.waters.items():
        for other in water.connects:
            if other not in polygons:
                yield f"{water.where}: {key!r} connects {other!r}, which is not a water"
            elif not shapely.dwithin(polygons[key], near(polygons[other], polygons[key]), TOUCH_DEG):
                yield f"{water.where}: {key!r} does not reach {other!r}"


def labels(facts: Facts, geometry: dict[str, shapely.Geometry]) -> Iterator[str]:
    """The label point of an island, site or region lies on it."""
    for key, fact in {**facts.lands, **facts.regions}.items():
        if not shapely.dwithin(geometry[key], shapely.Point(fact.label), LABEL_DEG):
            yield f"{fact.where}: {key!r} does not hold its label point {fact.label}"


def apart(a: shapely.Geometry, b: shapely.Geometry) -> bool:
    """Whether two boxes have nothing in common, in any turn of the globe: then nothing has to be computed."""
    p, q = a.bounds, b.bounds
    if p[3] < q[1] or q[3] < p[1]:
        return True
    return not any(p[0] <= q[2] + shift and q[0] + shift <= p[2] for shift in TURNS)


def pairs(shapes: Mapping[str, shapely.Geometry]) -> Iterator[tuple[str, str]]:
    """The pairs, in order, of shapes whose boxes are not apart."""
    keys = list(shapes)
    west, south, east, north = (v[:, None] for v in np.array([shapes[key].bounds for key in keys]).T)
    level = (south <= north.T) & (south.T <= north)
    across = np.zeros_like(level)
    for shift in TURNS:
        across |= (west <= east.T + shift) & (west.T + shift <= east)
    for i, j in np.argwhere(np.triu(level & across, 1)).tolist():
        yield keys[i], keys[j]


def near(geometry: shapely.Geometry, to: shapely.Geometry) -> shapely.Geometry:
    """`geometry` moved by whole turns into the longitudes of `to`."""
    a, b = geometry.bounds, to.bounds
    shift = 360 * round(((b[0] + b[2]) - (a[0] + a[2])) / 720)
    return moved(geometry, shift) if shift else geometry
