"""Who publishes, and how reliable the user of the table finds them: `seeds/sources.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from ..errors import DispatchError
from ..model import Record


class Source(Record, forbid_unknown_fields=True):
    """One publisher."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    kind: Literal["ministry", "military", "agency", "state-media", "news", "trade-press", "translation", "other"] = "other"
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"


class Sources:
    """The table, looked up by publisher's name first, by the address second.

    Parameters
    ----------
    table : dict of str to Source
        By the source's id.
    """

    def __init__(self, table: dict[str, Source]) -> None:
        self.table = table
        self._names = {name.casefold(): source for source in reversed(table.values()) for name in (source.name, *source.aliases)}
        self._domains = {domain.casefold(): source for source in reversed(table.values()) for domain in source.domains}

    def find(self, *, publisher: str | None = None, url: str | None = None) -> Source | None:
        """The source a dispatch comes from; None when the table has none."""
        if publisher and (source := self._names.get(publisher.casefold())):
            return source
        host = (host_of(url) or "").split(".")
        return next((self._domains[domain] for i in range(len(host)) if (domain := ".".join(host[i:])) in self._domains), None)


def host_of(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:                                                          # "http://[": no address at all
        return None


def read(path: Path, *, where: str | None = None) -> Sources:
    """Read a table of sources; messages call it `where`.

    Raises
    ------
    DispatchError
        It is no TOML, or an entry is not as it should be; says where.
    """
    where = where or path.name
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise DispatchError("the table of sources is not UTF-8", where=where, hint="save it as UTF-8") from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DispatchError(f"broken table of sources: {error}", where=where,
                            hint="compare it with the one `straitwatch init` writes") from None
    sources = {}
    for id, entry in table.items():
        try:
            sources[id] = msgspec.convert(entry, Source, strict=True)
        except msgspec.ValidationError as error:
            line = next((n for n, row in enumerate(text.splitlines(), start=1) if row.strip() == f"[{id}]"), 1)
            raise DispatchError(f"source {id!r}: {error}", where=f"{where}:{line}",
                                hint="keys: name, aliases, domains, country, kind, reliability (A-F)") from None
    return Sources(sources)
