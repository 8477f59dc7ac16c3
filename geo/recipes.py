"""Map recipes: `maps/*.toml` to `Recipe`. What a recipe may say is the two records below, and nothing else."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from .errors import RecipeError
from .model import Domain, Event, Kind, Modality, Record


class LayerRule(Record, forbid_unknown_fields=True):
    """Which events a layer shows. Every list is "any of these"; an empty one does not choose."""

    id: str
    title: str
    kinds: tuple[Kind, ...] = ()
    actors: tuple[str, ...] = ()         # ISO 3166 alpha-2 or a group's id; who only reports does not count
    actors_all: tuple[str, ...] = ()     # all of these take part
    modality: tuple[Modality, ...] = ()
    domains: tuple[Domain, ...] = ()
    places: tuple[str, ...] = ()         # names as in the text, or gazetteer ids
    dispatches: tuple[str, ...] = ()
    gazetteer: tuple[str, ...] = ()      # draw places of the gazetteer themselves: their kinds or ids; such a layer shows no events
    colour: str | None = None            # "#d55e00"; without one the actor gives it
    shown: bool = True                   # whether the layer is on when the map opens


class Recipe(Record, forbid_unknown_fields=True):
    """One map: what it shows, and how it opens."""

    name: str                            # the file's stem: maps/NAME.toml draws maps/NAME.html and maps/NAME.geojson
    title: str
    layers: tuple[LayerRule, ...]
    subtitle: str | None = None
    extent: tuple[float, float, float, float] | None = None   # west, south, east, north; east may run past 180; None: what is drawn
    centre_lon: float = 150.0            # the meridian in the middle of the world
    start: str | None = None             # ISO days, inclusive; undated events are never left out
    end: str | None = None
    basemap: Literal["land", "none"] = "land"
    tiles: str | None = None             # "OpenStreetMap.Mapnik": map pictures from the network, named as xyzservices names them
    language: str = "en"
    viewpoint: str | None = None         # ISO 3166 alpha-2: whose names stand on the map where names are disputed
    labels: bool = True                  # names of seas and straits


GAZETTEER = "gazetteer"                  # the dispatch that places of the gazetteer are told by
KEYS = {"": Recipe.__struct_fields__, "layers": LayerRule.__struct_fields__}
CHOICES = {"kinds": get_args(Kind), "modality": get_args(Modality), "domains": get_args(Domain), "basemap": ("land", "none")}


def read(path: Path, *, where: str | None = None) -> Recipe:
    """Read a recipe.

    Parameters
    ----------
    path : Path
        The TOML file; its stem names the map.
    where : str, optional
        What messages call it; `path` without it.

    Raises
    ------
    RecipeError
        It is no TOML, has a key or value that a recipe cannot have, or contradicts itself; with `path:line` and what was probably meant.
    """
    where = where or path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RecipeError(f"the recipe cannot be read: {error.strerror}", where=where,
                          hint="`straitwatch build` lists the recipes there are") from None
    except UnicodeDecodeError:
        raise RecipeError("the recipe is not UTF-8", where=where, hint="save it as UTF-8") from None
    return parse(text, name=path.stem, where=where)


def parse(text: str, *, name: str, where: str) -> Recipe:
    """Read a recipe from its text."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise RecipeError(f"broken TOML: {error}", where=f"{where}:{line[1] if line else text.count(chr(10)) + 1}",
                          hint='text stands in quotes, lists in [brackets]; see https://toml.io') from None
    if "name" in table:
        raise RecipeError("a recipe is named by its file", where=f"{where}:{line_of(text, ('name',))}",
                          hint="delete `name`; rename the file instead")
    for key in ("start", "end"):
        if isinstance(table.get(key), datetime.date):
            table[key] = table[key].isoformat()[:10]
    try:
        recipe = msgspec.convert({"name": name, **table}, Recipe, strict=True)
    except msgspec.ValidationError as error:
        raise explained(error, text, table, where=where) from None
    contradictions(recipe, text, where=where)
    return recipe


def explained(error: msgspec.ValidationError, text: str, table: dict[str, Any], *, where: str) -> RecipeError:
    """msgspec says what is wrong and its path; a person wants the line, and what was probably meant."""
    fact, _, at = str(error).partition(" - at `$")
    path = tuple(int(index) if index else key for key, index in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", at.rstrip("`")) if index != "...")
    table_name = str(path[0]) if path and path[0] == "layers" and len(path) <= 2 else ""
    hint = "keys: " + ", ".join(key for key in KEYS[table_name] if key != "name")
    if unknown := re.search(r"unknown field `(.*)`", fact):
        path, fact = (*path, unknown[1]), f"unknown key {unknown[1]!r}"
        close = difflib.get_close_matches(unknown[1], KEYS[table_name], n=1)
        hint = f"did you mean {close[0]!r}?" if close else hint
    elif missing := re.search(r"missing required field `(.*)`", fact):
        fact = f"{missing[1]!r} is missing"
        hint = "add a [[layers]] table with id and title" if missing[1] == "layers" else f"add `{missing[1]} = ...`"
    elif choice := re.search(r"Invalid enum value '(.*)'", fact):
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        choices = CHOICES.get(key, ())
        close = difflib.get_close_matches(choice[1], choices, n=1)
        fact, hint = f"{key}: unknown value {choice[1]!r}", f"did you mean {close[0]!r}?" if close else f"one of: {', '.join(choices)}"
    elif path:
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        fact = f"{key}: {fact[0].lower()}{fact[1:]}"
    return RecipeError(fact, where=f"{where}:{line_of(text, path)}", hint=hint)


def line_of(text: str, path: tuple[str | int, ...]) -> int:
    """The line of a key. TOML's parser keeps none, so look: the n-th [[layers]] table, in it the key."""
    lines, first, last = text.splitlines(), 0, None
    headers = [number for number, line in enumerate(lines) if re.match(r"\s*\[\[\s*layers\s*\]\]", line)]
    if len(path) > 1 and path[0] == "layers" and isinstance(path[1], int) and path[1] < len(headers):
        first = headers[path[1]]
        last = headers[path[1] + 1] if path[1] + 1 < len(headers) else None
        path = path[2:]
    elif headers:
        last = headers[0]
    keys = [part for part in path if isinstance(part, str)]
    for number, line in enumerate(lines[first:last], start=first + 1):
        if keys and re.match(rf"""\s*(\[\[?\s*)?["']?{re.escape(keys[-1])}["']?\s*[=\].]""", line):
            return number
    return first + 1


def contradictions(recipe: Recipe, text: str, *, where: str) -> None:
    """What types cannot say."""
    def wrong(fact: str, path: tuple[str | int, ...], hint: str) -> RecipeError:
        return RecipeError(fact, where=f"{where}:{line_of(text, path)}", hint=hint)

    if not recipe.layers:
        raise wrong("a map needs a layer", ("layers",), "add a [[layers]] table with id and title")
    if recipe.extent:
        west, south, east, north = recipe.extent
        if not (-360 <= west < east <= 540 and east - west <= 360 and -90 <= south < north <= 90):
            raise wrong("extent is no west, south, east, north", ("extent",),
                        "degrees; across the antimeridian east runs past 180: [120, 20, 220, 70]")
    if not -180 <= recipe.centre_lon <= 360:
        raise wrong("centre_lon is no longitude", ("centre_lon",), "degrees from -180 to 360")
    for key in ("start", "end"):
        day = getattr(recipe, key)
        if day is not None and not is_day(day):
            raise wrong(f"{key} is not a date: {day!r}", (key,), f"write {key} = 2023-08-14")
    if recipe.start and recipe.end and recipe.start > recipe.end:
        raise wrong("start lies after end", ("start",), "swap them")
    seen: set[str] = set()
    for number, rule in enumerate(recipe.layers):
        if not re.fullmatch(r"[\w-]+", rule.id):
            raise wrong(f"layer id {rule.id!r} is not usable", ("layers", number, "id"), "letters, digits, - and _ only")
        if rule.id in seen:
            raise wrong(f"two layers have the id {rule.id!r}", ("layers", number, "id"),
                        "ids of layers are part of links to the map; rename one")
        if rule.colour is not None and not re.fullmatch(r"#[0-9a-fA-F]{6}", rule.colour):
            raise wrong(f"colour {rule.colour!r} is not usable", ("layers", number, "colour"), 'write it as "#d55e00"')
        seen.add(rule.id)


def is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def matches(rule: LayerRule, event: Event, places: Collection[str] = ()) -> bool:
    """Whether `rule` picks `event`.

    Parameters
    ----------
    rule : LayerRule
        The choice.
    event : Event
        What happened.
    places : collection of str, optional
        Gazetteer ids its mentions were resolved to, for rules that name places by id.
    """
    if rule.gazetteer or event.dispatch == GAZETTEER:
        return event.dispatch == GAZETTEER and not {*places, *event.rules}.isdisjoint(rule.gazetteer)
    countries = {actor.country for actor in event.actors if actor.role != "claimant"}
    if rule.places:
        named = {name.casefold() for mention in event.places for name in (mention.query, mention.span.text)}
        if not any(place in places or place.casefold() in named for place in rule.places):
            return False
    return ((not rule.kinds or event.kind in rule.kinds)
            and (not rule.actors or not countries.isdisjoint(rule.actors))
            and countries.issuperset(rule.actors_all)
            and (not rule.modality or event.modality in rule.modality)
            and (not rule.domains or event.domain in rule.domains)
            and (not rule.dispatches or event.dispatch in rule.dispatches))


def in_span(recipe: Recipe, event: Event) -> bool:
    """Whether `event` may lie in the recipe's time span; what is not known does not exclude."""
    when = event.when
    if recipe.start and when.end and not when.open_ended and when.end < recipe.start:
        return False
    return not (recipe.end and when.start and when.start > recipe.end)
