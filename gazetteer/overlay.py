"""A user's own places, in front of the compiled store: `gazetteer/*.toml` and `*.geojson` of a workspace.

A TOML file has tables like those of our own facts; a place needs names and one shape:

    ["base/camp-x"]
    kind = "base"
    names = [{text = "Camp X", lang = "en"}]
    circles = [[121.5, 25.1, 3000]]        # lon, lat, radius_m; or outline = [[lon, lat], ...]; or points = [...], a line

GeoJSON features have properties id, name, kind and perhaps names, country, radius_m. An id the gazetteer has already is replaced.
"""

from __future__ import annotations

import bisect
import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec

from gazetteer.earth import frame, wrap
from gazetteer.errors import FactsError, GazetteerError
from gazetteer.labels import day
from gazetteer.names import fold, forms, is_cjk, script
from gazetteer.place import Claim, Name, NameStatus, Place
from gazetteer.store import CAPITALS, FIND_ONLY, NUMBER, Store

SUFFIXES = (".toml", ".geojson")
ID = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
SHAPES = ("circles", "outline", "points")
Position = tuple[float, float]


class UserName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One name, as our own facts write it."""

    text: str
    lang: str = "en"
    status: NameStatus = "variant"
    used_by: tuple[str, ...] = ()
    find_only: bool = False
    since: str | None = None
    until: str | None = None


class UserFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a TOML file, or the properties of a GeoJSON feature."""

    kind: str
    names: tuple[UserName, ...]
    label: Position | None = None
    circles: tuple[tuple[float, float, float], ...] = ()
    outline: tuple[Position, ...] = ()
    points: tuple[Position, ...] = ()
    within: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    variant_of: str | None = None
    country: str | None = None
    population: int | None = None
    since: str | None = None
    until: str | None = None
    source: str = "your own"
    note: str = ""


class UserPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the user's: its record, the keys it is found under, its shape (None: a point), and where it stands."""

    place: Place
    keys: tuple[tuple[str, int], ...]
    geometry: Any
    where: str


def files(folder: Path) -> list[Path]:
    """The overlay files of a folder, sorted."""
    return sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES and path.is_file()) if folder.is_dir() else []


def read(folder: Path, *, shown: str | None = None) -> tuple[list[UserPlace], list[FactsError]]:
    """Every good place of a folder, and an error with `path:line` for every bad one.

    Parameters
    ----------
    folder : Path
        Its `*.toml` and `*.geojson`, not those of folders below it.
    shown : str, optional
        What messages call the folder.
    """
    places: dict[str, UserPlace] = {}
    errors: list[FactsError] = []
    for path in files(folder):
        where = f"{shown or folder.as_posix()}/{path.name}"
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            errors.append(FactsError(f"the file cannot be read: {error}", where=where, hint="save it as UTF-8"))
            continue
        try:
            entries = _toml(text, where) if path.suffix == ".toml" else _geojson(text, where)
        except FactsError as error:
            errors.append(error)
            continue
        for line, id, entry in entries:
            try:
                if isinstance(entry, FactsError):
                    raise entry
                if not ID.fullmatch(id):
                    raise FactsError(f"{id!r} is no usable id", hint='kind and name, as "base/camp-x"')
                if id in places:
                    raise FactsError(f"{id!r} is used twice", hint=f"it stands at {places[id].where} already")
                places[id] = _place(id, *entry, where=f"{where}:{line}")
            except FactsError as error:
                errors.append(error if error.where else FactsError(error.fact, where=f"{where}:{line}", hint=error.hint))
    return list(places.values()), errors


def _toml(text: str, where: str) -> list[tuple[int, str, Any]]:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise FactsError(f"broken TOML: {error}", where=f"{where}:{line[1] if line else text.count(chr(10)) + 1}",
                         hint="text stands in quotes, lists in [brackets]; see https://toml.io") from None
    lines = text.splitlines()
    found = []
    for id, table in raw.items():
        start = next((n for n, line in enumerate(lines, 1) if re.match(rf'\s*\[?\s*"?{re.escape(id)}"?\s*[\]=]', line)), 1)
        found.append(_entry(id, table, lambda key, at=start: _line_of_key(lines, at, key)))
    return found


def _entry(id: str, table: Any, line_of: Any) -> tuple[int, str, Any]:
    """A table as a fact; what is wrong with it keeps the line of its key."""
    if isinstance(table, dict) and "landmasses" in table:
        return line_of("landmasses"), id, FactsError("landmasses need the land data of the build", hint="use circles or an outline")
    try:
        return line_of(""), id, (msgspec.convert(table, UserFact), None)
    except msgspec.ValidationError as error:
        fact, _, at = str(error).partition(" - at `$")
        unknown = re.search(r"unknown field `(.*)`", fact)
        named = re.match(r"\.(\w+)", at)
        key = unknown[1] if unknown else named[1] if named else ""
        return line_of(key), id, FactsError(f"{id!r}: {fact[:1].lower()}{fact[1:]}" + (f" in {key!r}" if key and not unknown else ""),
                                            hint=f"keys: {', '.join(UserFact.__struct_fields__)}")


def _line_of_key(lines: list[str], start: int, key: str) -> int:
    for number in range(start, len(lines)):
        if re.match(r"\s*\[", lines[number]) and not re.match(r"\s*\[\s*[-\[\d{]", lines[number]):
            break
        if key and re.match(rf'\s*"?{re.escape(key)}"?\s*=', lines[number]):
            return number + 1
    return start


def _geojson(text: str, where: str) -> list[tuple[int, str, Any]]:
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        raise FactsError(f"broken JSON: {error.msg}", where=f"{where}:{error.lineno}") from None
    members = raw.get("features") if isinstance(raw, dict) and raw.get("type") == "FeatureCollection" else None
    if not isinstance(members, list):
        raise FactsError("this is no FeatureCollection", where=f"{where}:1", hint="GeoJSON as QGIS writes it, in WGS84")
    starts = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(r'"type"\s*:\s*"Feature"', text)]
    found = []
    for number, member in enumerate(members):
        line = starts[number] if number < len(starts) else 1
        properties = dict(member.get("properties") or {}) if isinstance(member, dict) else {}
        id = str(properties.pop("id", None) or (member.get("id") if isinstance(member, dict) else "") or "")
        name, radius = properties.pop("name", None), properties.pop("radius_m", None)
        names = properties.pop("names", None) or []
        if isinstance(names, str):           # a column of text, as QGIS and our own export write it
            try:
                names = json.loads(names)
            except json.JSONDecodeError:
                names = None
        if not isinstance(names, list):
            found.append((line, id, FactsError("names is no list", hint='names: [{"text": "...", "lang": "en"}]')))
            continue
        names = [{"text": n} if isinstance(n, str) else n for n in names]
        if isinstance(name, str) and not any(isinstance(n, dict) and n.get("text") == name for n in names):
            names.insert(0, {"text": name, "lang": "en", "status": "preferred"})
        known = {key: value for key, value in properties.items() if key in UserFact.__struct_fields__ and key not in SHAPES
                 and value is not None}
        _, _, entry = _entry(id, {**known, "names": names}, lambda key, at=line: at)
        if not isinstance(entry, FactsError):
            try:
                import shapely

                shape = shapely.from_geojson(json.dumps(member["geometry"])) if member.get("geometry") else None
                if shape is None or shape.is_empty or not shapely.is_valid(shape):
                    raise ValueError("it has none" if shape is None else shapely.is_valid_reason(shape))
                entry = (entry[0], (shape, float(radius) if radius else None))
            except (ValueError, TypeError, shapely.errors.ShapelyError) as error:
                entry = FactsError(f"{id!r} has no usable geometry: {error}", hint="a Point, LineString or Polygon in WGS84 degrees")
        found.append((line, id, entry))
    return found


def _place(id: str, fact: UserFact, given: tuple[Any, float | None] | None, *, where: str) -> UserPlace:
    if not fact.names or not all(fold(name.text) for name in fact.names):
        raise FactsError(f"{id!r} has no name", hint='names = [{text = "Camp X", lang = "en"}]')
    for since_until in (fact, *fact.names):
        for text in (since_until.since, since_until.until):
            if text is not None:
                _day(text)
    geometry, radius = given if given else (None, None)
    if geometry is None:
        chosen = [shape for shape in SHAPES if getattr(fact, shape)]
        if len(chosen) != 1 and not (fact.label and not chosen):
            raise FactsError(f"{id!r} needs exactly one of circles, outline, points, or a label alone", hint=f"it has {chosen or 'none'}")
        for lon, lat, *_ in (*fact.circles, *fact.outline, *fact.points, *([fact.label] if fact.label else [])):
            if not (-180 <= lon <= 360 and -90 <= lat <= 90):
                raise FactsError(f"{id!r}: {lon}, {lat} is no lon, lat", hint="longitude comes first in files, degrees")
        geometry, radius = _shape(id, fact), fact.circles[0][2] if len(fact.circles) == 1 else None
    elif geometry.geom_type == "Point" and radius:
        from gazetteer.earth import buffer_m

        geometry = buffer_m(geometry, radius, centre=(geometry.x, geometry.y), segments=8)
    lon, lat = fact.label or _label(fact, geometry)
    names = tuple(Name(text=n.text, lang=n.lang, status=n.status, used_by=n.used_by, since=n.since, until=n.until) for n in fact.names)
    record = Place(id=id, kind=fact.kind, layer="user", names=names, lon=wrap(lon), lat=lat, bbox=_box(geometry), radius_m=radius,
                   within=fact.within, claims=fact.claims, variant_of=fact.variant_of, country=fact.country, population=fact.population,
                   since=fact.since, until=fact.until, source=fact.source)
    return UserPlace(place=record, keys=tuple(_keys(fact.names).items()), where=where,
                     geometry=None if geometry.geom_type == "Point" else geometry)


def _day(text: str) -> None:
    try:
        day(text)
    except GazetteerError as error:
        raise FactsError(error.fact, hint=error.hint) from None


def _shape(id: str, fact: UserFact) -> Any:
    import shapely

    from gazetteer.earth import buffer_m

    if fact.circles:
        first = fact.circles[0][0]
        return shapely.union_all([buffer_m(shapely.Point(frame(lon, first), lat), radius, centre=(frame(lon, first), lat), segments=8)
                                  for lon, lat, radius in fact.circles])
    ring: list[Position] = []
    for lon, lat in fact.outline or fact.points:
        ring.append((frame(lon, ring[-1][0]) if ring else lon, lat))
    if fact.points:
        if len(ring) < 2:
            raise FactsError(f"{id!r}: a line needs two points")
        return shapely.LineString(ring)
    if not ring:
        return shapely.Point(fact.label)
    area = shapely.Polygon(ring) if len(ring) >= 3 else None
    if area is None or not area.is_valid:
        why = f"crosses itself: {shapely.is_valid_reason(area)}" if area else "has fewer than three points"
        raise FactsError(f"{id!r}: the outline {why}")
    return area


def _label(fact: UserFact, geometry: Any) -> Position:
    if fact.circles:
        return fact.circles[0][:2]
    point = geometry.interpolate(0.5, normalized=True) if geometry.geom_type == "LineString" else geometry.representative_point()
    return round(point.x, 5), round(point.y, 5)


def _box(geometry: Any) -> tuple[float, float, float, float]:
    west, south, east, north = (round(float(v), 4) for v in geometry.bounds)
    return (-180.0, south, 180.0, north) if east - west >= 360 else (round(wrap(west), 4), south, round(wrap(east), 4), north)


def _keys(names: Iterable[UserName]) -> dict[str, int]:
    """Folded names with their flags, as the build makes them; forms too."""
    keys: dict[str, int] = {}
    for name in names:
        key = fold(name.text)
        flags = FIND_ONLY if name.find_only or (is_cjk(key) and len(key) < 2) else 0
        if len(key) <= 4 and name.text.isupper() and script(name.text) in ("Latn", "Cyrl"):
            flags |= CAPITALS
        keys[key] = keys.get(key, flags) & flags
        for form in forms(name.text, name.lang):
            keys.setdefault(fold(form), flags)
    return keys




class Layered(Store):
    """A store with the user's places in front. The files stay as they are; what is added lives in memory.

    Parameters
    ----------
    path : Path, optional
        Of the store.
    places : sequence of UserPlace
        An id that the store has is replaced, with its names and its shape.
    """

    def __init__(self, path: Path | None, places: Sequence[UserPlace]) -> None:
        super().__init__(path)
        self._user = list(places)
        self._core_ids = list(self.numbers)
        self._replaced = {self.numbers[u.place.id] for u in places if u.place.id in self.numbers}
        self.numbers = {**self.numbers, **{u.place.id: self.first_user + n for n, u in enumerate(self._user)}}
        self._own: dict[str, list[int]] = {}
        for n, user in enumerate(self._user):
            for key, flags in user.keys:
                self._own.setdefault(key, []).append((self.first_user + n) | flags)
        self._sorted = sorted(self._own)
        shapes = {u.place.id: u.geometry for u in self._user if u.geometry is not None}
        gone = {name for u in self._user for name in (u.place.id, f"{u.place.id}#core")}
        kept = {name: at for name, at in self.meta["shapes"].items() if name not in gone}
        self._geometries = shapes
        self._first_shape = len(self.meta["shapes"])
        areas = {name: area for name, area in self.meta["areas_km2"].items() if name not in gone}
        if shapes:
            from gazetteer.earth import area_km2

            areas |= {name: round(float(area_km2(shape)), 3) for name, shape in shapes.items()}
        self.meta = {**self.meta, "shapes": {**kept, **{name: self._first_shape + n for n, name in enumerate(shapes)}}, "areas_km2": areas}

    @property
    def _ids(self) -> list[str]:                                        # type: ignore[override]
        return self._core_ids

    def posted(self, key: str) -> list[int]:
        """Places (with flags) that bear a folded name: the user's first."""
        found = [value for value in super().posted(key) if value & NUMBER not in self._replaced] if self._replaced else super().posted(key)
        return [*self._own.get(key, ()), *found]

    def begins(self, prefix: str) -> bool:
        """Whether any folded name begins with `prefix`."""
        at = bisect.bisect_left(self._sorted, prefix)
        return (at < len(self._sorted) and self._sorted[at].startswith(prefix)) or super().begins(prefix)

    def prefixes(self, text: str) -> list[str]:
        """All folded names that `text` begins with."""
        found = super().prefixes(text)
        return list({*found, *(text[:n] for n in range(1, len(text) + 1) if text[:n] in self._own)})

    def id(self, number: int) -> str:
        """The id of a number."""
        return self._user[number - self.first_user].place.id if number >= self.first_user else super().id(number)

    def place(self, number: int) -> Place:
        """The record of a number."""
        return self._user[number - self.first_user].place if number >= self.first_user else super().place(number)

    def shape(self, name: str) -> memoryview | None:
        """The packed shape of a place id."""
        if name in self._geometries:
            from gazetteer.pack import pack, quantise

            return memoryview(pack(quantise(self._geometries[name])))
        return super().shape(name)

    @cached_property
    def bounds(self) -> list[list[float]]:                              # type: ignore[override]
        """Box of each shape, longitudes continuous."""
        return [*super().bounds, *([float(v) for v in shape.bounds] for shape in self._geometries.values())]

    @cached_property
    def fuzzy(self) -> list[tuple[str, int]]:                           # type: ignore[override]
        """Folded names of everything but cities."""
        stored, own = super().fuzzy, [(key, values[0] & NUMBER) for key, values in self._own.items()]
        return [*own, *(pair for pair in stored if pair[1] not in self._replaced)]
