"""Which of a place's names stands on a map: by language, by viewpoint, by date."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.errors import GazetteerError
from gazetteer.place import Name, Place

RANK = {"preferred": 0, "official": 1, "variant": 2, "abbrev": 3, "historic": 4}
SCRIPTS = {"zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zh-mo": "zh-hant"}


def label(place: Place, *, language: str | None = None, viewpoint: str | None = None, as_of: str | None = None) -> str:
    """The name to write.

    Parameters
    ----------
    place : Place
        With its names.
    language : str, optional
        BCP 47; a prefix will do ("zh"). Without a name in it, and without the argument, English stands.
    viewpoint : str, optional
        ISO 3166 alpha-2: the name this state uses comes before others, in the language asked for when there is one.
    as_of : str, optional
        ISO date: only names in use then.
    """
    names = [name for name in place.names if as_of is None or in_force(name.since, name.until, as_of)] or list(place.names)
    wanted = spoken(names, language or "en")
    if viewpoint:
        party = viewpoint.upper()
        theirs = [name for name in wanted if party in name.used_by]
        if not theirs and language is None:
            theirs = [name for name in names if party in name.used_by]
            claimed = next((claim.name for claim in place.claims if claim.by == party and claim.name), None)
            if not theirs and claimed:
                return claimed
        if theirs:
            return best(theirs).text
    if language and wanted:
        return best(wanted).text
    return place.name if names[0] is place.names[0] else best(wanted or names).text


def spoken(names: Iterable[Name], language: str) -> list[Name]:
    """Names in a language or one of its scripts and regions."""
    tag = language.replace("_", "-").lower()
    tag = SCRIPTS.get(tag, tag)
    return [name for name in names if name.lang.lower() == tag or name.lang.lower().startswith(tag + "-")]


def best(names: list[Name]) -> Name:
    """The first of those with the highest standing."""
    return min(names, key=lambda name: RANK[name.status])


def in_force(since: str | None, until: str | None, as_of: str) -> bool:
    """Whether a day, month or year lies in a span; both its ends belong to it, as precisely as they are written.

    A year as `as_of` is in force when any of its days may be.
    """
    if since and as_of[:len(since)] < since[:len(as_of)]:
        return False
    return not (until and as_of[:len(until)] > until[:len(as_of)])


def day(text: str) -> str:
    """An ISO date, month or year, checked.

    Raises
    ------
    GazetteerError
        It is none.
    """
    import datetime

    try:
        whole = text + "-01-01"[len(text) - 4:] if len(text) in (4, 7) else text
        if datetime.date.fromisoformat(whole).isoformat() == whole:
            return text
    except ValueError:
        pass
    raise GazetteerError(f"{text!r} is no date", hint="write 2019-02-12, 2019-02 or 2019")
