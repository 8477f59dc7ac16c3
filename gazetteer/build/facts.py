"""Read the authored facts: TOML in, typed records out, every mistake with its file and line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

import msgspec

from gazetteer.errors import FactsError
from gazetteer.place import Claim, NameStatus, Status

FACTS = Path(__file__).parent.parent / "facts"
LOCK = FACTS / "ids.lock"                # every id that was ever released, one a line


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every fact has: where it stands and who says so."""

    source: str
    where: str = ""                      # file:line, filled in on reading
    note: str = ""


class NameFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One name. `find_only`: too ambiguous to be picked out of running text."""

    text: str
    lang: str = "und"
    status: NameStatus = "variant"
    used_by: tuple[str, ...] = ()
    find_only: bool = False
    since: str | None = None
    until: str | None = None


class Line(Fact, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A limit line, shared by the waters on both sides."""

    type: Literal["rhumb", "geodesic", "parallel"]
    points: tuple[tuple[float, float], ...]
    section: str = ""
    text: str = ""
    islet: Literal["", "start", "end", "both"] = ""
    barrier: bool = False                # two waters meet here, but no ship passes


class Named(Fact, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing with names."""

    names: tuple[NameFact, ...]
    kind: str
    within: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    also: tuple[str, ...] = ()           # more sources that say the same
    status: Status = ""
    uncertainty_m: float | None = None
    variant_of: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None


class Water(Named, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sea, gulf, ocean or strait: the face of water minus limits that holds `interior`."""

    interior: tuple[float, float]
    limits: tuple[str, ...]
    area_km2: float | None = None
    area_with: tuple[str, ...] = ()      # waters the published figure counts in
    area_source: str = ""
    connects: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


class Land(Named, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An island, reef, cape, city, base or site.

    Exactly one of: `landmasses` (points whose land polygons are meant), `circles` ([lon, lat, radius_m]).
    """

    label: tuple[float, float]
    landmasses: tuple[tuple[float, float], ...] = ()
    circles: tuple[tuple[float, float, float], ...] = ()
    population: int | None = None


class Piece(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Part of a region: other places, or the parts of a country, clipped to boxes [w, s, e, n] (longitudes continuous).

    Without `of` the boxes themselves.
    """

    of: tuple[str, ...] = ()
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    whole_parts: bool = False            # take polygons whose middle is in a box, instead of cutting them


class Region(Named, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A region. `core` is surely meant; `support` is what it cannot be outside of (missing: the same)."""

    label: tuple[float, float]
    core: tuple[Piece, ...] = ()
    support: tuple[Piece, ...] = ()
    outline: tuple[tuple[float, float], ...] = ()
    inner: tuple[tuple[float, float], ...] = ()   # what the outline leaves out
    circles: tuple[tuple[float, float, float], ...] = ()   # [lon, lat, radius_m], in place of an outline
    coarse: bool = False                 # so large that its coasts need no detail
    water: bool = False                  # of the outline only what is not land (at 1:50m)
    type: Literal["rhumb", "geodesic", "mixed"] = "rhumb"   # mixed: geodesics, but rhumb lines along a parallel (14 CFR 99.41)


class Track(Named, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that is itself the place: a median line, a parallel; or a chain drawn `through` places, from label to label."""

    type: Literal["rhumb", "geodesic", "parallel"]
    points: tuple[tuple[float, float], ...] = ()
    through: tuple[str, ...] = ()


class OrganisationFact(Fact, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A command or a fleet: its names hold place names, but it is never a place."""

    names: tuple[NameFact, ...]
    country: str
    home: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who says so."""

    title: str
    publisher: str
    status: Literal["seen", "recalled", "own"]
    year: int | None = None
    url: str = ""
    note: str = ""
    licence: str = "Apache-2.0"          # under which we pass the fact on: what is authored is ours, a data set keeps its own


class Country(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the libraries do not know about a country: more names, and which polygons to take."""

    names: tuple[NameFact, ...] = ()


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the words of running text are: names of small places, beginnings of names, endings of words."""

    common: tuple[str, ...]
    common_cjk: tuple[str, ...]
    greater: tuple[str, ...]
    generic: tuple[str, ...]
    particles: tuple[str, ...]


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All authored facts."""

    lines: dict[str, Line]
    waters: dict[str, Water]
    lands: dict[str, Land]
    regions: dict[str, Region]
    tracks: dict[str, Track]
    organisations: dict[str, OrganisationFact]
    countries: dict[str, Country]
    sources: dict[str, Source]
    words: Words

    def named(self) -> dict[str, Named]:
        """Every authored place by id, in the order of the files."""
        return {**self.waters, **self.lands, **self.regions, **self.tracks}


def read(folder: Path = FACTS) -> Facts:
    """Read and cross-check a folder of facts.

    Raises
    ------
    FactsError
        A file is malformed, an id is used twice, or a fact names something that does not exist.
    """
    facts = Facts(
        lines=_table(folder, ["lines"], Line), waters=_table(folder, ["waters", "straits"], Water),
        lands=_table(folder, ["islands", "places", "bases"], Land), regions=_table(folder, ["regions", "zones"], Region),
        tracks=_table(folder, ["tracks"], Track), organisations=_table(folder, ["organisations"], OrganisationFact),
        countries=_table(folder, ["countries"], Country), sources=_table(folder, ["sources"], Source),
        words=convert(load(folder / "words.toml"), Words, str(folder / "words.toml")))
    _check(facts)
    return facts


def load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FactsError(f"cannot be read: {error.strerror}", where=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactsError(f"not valid TOML: {error}", where=str(path)) from None


def convert(raw: Any, kind: Any, where: str) -> Any:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise FactsError(str(error), where=where) from None


def _table(folder: Path, topics: list[str], kind: Any) -> dict[str, Any]:
    """The facts of some topics: `waters.toml` and `waters-REGION.toml`, in the order of their names."""
    found: dict[str, Any] = {}
    for path in (path for topic in topics for path in sorted([*folder.glob(f"{topic}.toml"), *folder.glob(f"{topic}-*.toml")])):
        name = path.name
        lines = {}
        raw = load(path)
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if text.startswith("["):
                lines.setdefault(text.strip().strip("[]").strip('"'), number)
        for key, value in raw.items():
            where = f"{name}:{lines.get(key, 1)}"
            if key in found:
                raise FactsError(f"{key!r} is used twice", where=where)
            if issubclass(kind, Fact):
                value = {**value, "where": where}
            found[key] = convert(value, kind, where)
    return found


def _check(facts: Facts) -> None:
    places = facts.named()
    if len(places) != len(facts.waters) + len(facts.lands) + len(facts.regions) + len(facts.tracks):
        raise FactsError("an id is used in two files", where="facts")
    known = set(places) | {f"country/{c.lower()}" for c in facts.countries}
    for key, fact in {**facts.lines, **places, **facts.organisations}.items():
        for source in (fact.source, *getattr(fact, "also", ())):
            if source not in facts.sources:
                raise FactsError(f"{key!r} names the unknown source {source!r}", where=fact.where, hint="add it to sources.toml")
    for key, org in facts.organisations.items():
        for other in org.home:
            if other not in known and not other.startswith("country/"):
                raise FactsError(f"{key!r} names the unknown place {other!r}", where=org.where)
    for key, track in facts.tracks.items():
        if bool(track.points) == bool(track.through):
            raise FactsError(f"{key!r} needs either points or places to go through", where=track.where)
        for other in track.through:
            if other not in known and not other.startswith("country/"):
                raise FactsError(f"{key!r} names the unknown place {other!r}", where=track.where)
    for key, line in {**facts.lines, **facts.tracks}.items():
        if len(line.points) < 2 and len(getattr(line, "through", ())) < 2:
            raise FactsError(f"line {key!r} has fewer than two points", where=line.where)
        if line.type == "parallel" and len({y for _, y in line.points}) != 1:
            raise FactsError(f"line {key!r} is a parallel but its latitudes differ", where=line.where)
    for key, water in facts.waters.items():
        for line in water.limits:
            if line not in facts.lines:
                raise FactsError(f"{key!r} names the unknown line {line!r}", where=water.where)
        for other in (*water.connects, *water.between):
            if other not in places:
                raise FactsError(f"{key!r} names the unknown place {other!r}", where=water.where)
        if water.connects and len(water.connects) != 2:
            raise FactsError(f"{key!r} must connect two waters, not {len(water.connects)}", where=water.where)
    used = {line for water in facts.waters.values() for line in water.limits}
    for key in facts.lines:
        if key not in used:
            raise FactsError(f"line {key!r} bounds no water", where=facts.lines[key].where)
    for key, fact in places.items():
        if not fact.names or fact.names[0].lang != "en" or fact.names[0].status != "preferred":
            raise FactsError(f"{key!r}: the first name must be the preferred one in English", where=fact.where)
        if sum(n.status == "preferred" for n in fact.names) > 1:
            raise FactsError(f"{key!r} has two preferred names", where=fact.where)
        if fact.kind in ("zone", "line") and not fact.also and not fact.status:
            raise FactsError(f"{key!r} has one source", where=fact.where, hint="name a second one in `also`, or state its `status`")
        for other in (*fact.within, *fact.part_of):
            if other not in known and not other.startswith("country/"):
                raise FactsError(f"{key!r} names the unknown place {other!r}", where=fact.where)
    for key, land in facts.lands.items():
        if bool(land.landmasses) == bool(land.circles):
            raise FactsError(f"{key!r} needs either landmasses or circles", where=land.where)
    for key, region in facts.regions.items():
        if bool(region.core) + bool(region.outline) + bool(region.circles) != 1:
            raise FactsError(f"{key!r} needs either core pieces or an outline or circles", where=region.where)
