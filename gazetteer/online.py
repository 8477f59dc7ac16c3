"""Ask a geocoder on the network, only when somebody says so: through geopy, no faster than it allows, each question once.

Answers are kept in the user's cache folder; they are the service's, under its licence, and never enter the store.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import re
import sys
from pathlib import Path
from typing import Any

from gazetteer.errors import GazetteerError
from gazetteer.place import Answer, Candidate, Name, Place

SERVICES = {"nominatim": ("domain", "scheme"), "photon": ("domain", "scheme"), "geonames": ("username", "scheme"), "arcgis": ()}
PAUSE_S = 1.0  # Nominatim's policy: one question a second at most
AGENT = "straitwatch (https://pypi.org/project/straitwatch)"
MOST = 8


class OnlineError(GazetteerError):
    """A service cannot be asked, or does not answer."""


def cache_folder() -> Path:
    """Where this system keeps what programs can fetch again."""
    if given := os.environ.get("STRAITWATCH_CACHE"):
        return Path(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "straitwatch" / "online"


class Online:
    """One service.

    Parameters
    ----------
    service : str
        nominatim, photon, geonames or arcgis.
    url : str, optional
        Of another server of the kind: "http://127.0.0.1:8080".
    username : str, optional
        GeoNames wants one; GEONAMES_USERNAME when missing.
    cache : Path, optional
        Folder of the answers; the user's cache folder when missing.
    pause_s : float
        Between two questions.
    """

    def __init__(
        self, service: str, *, url: str | None = None, username: str | None = None, cache: Path | None = None, pause_s: float = PAUSE_S
    ) -> None:
        if service not in SERVICES:
            raise OnlineError(f"no online geocoder {service!r}", hint=f"one of {', '.join(SERVICES)}")
        self.service, self.url, self.cache = service, url or "", cache or cache_folder()
        config: dict[str, Any] = {"user_agent": AGENT, "timeout": 10}
        if url:
            if "domain" not in SERVICES[service]:
                raise OnlineError(f"{service} has one address only", hint="nominatim and photon can be asked elsewhere")
            scheme, _, domain = url.rstrip("/").rpartition("://")
            config |= {"domain": domain, "scheme": scheme or "https"}
        if service == "geonames":
            config["username"] = username or os.environ.get("GEONAMES_USERNAME")
            if not config["username"]:
                raise OnlineError("GeoNames wants to know who asks", hint="set GEONAMES_USERNAME to your account's name")
        self._config, self._pause_s, self._ask = config, pause_s, None

    def find(self, query: str, *, limit: int = MOST) -> Answer:
        """What the service says; each candidate names it. Ambiguous whenever it knows more than one.

        Raises
        ------
        OnlineError
            It does not answer.
        """
        key = hashlib.sha256("\0".join((self.service, self.url, query)).encode()).hexdigest()[:32]
        kept = self.cache / f"{self.service}-{key}.json"
        try:
            found = json.loads(kept.read_text(encoding="utf-8"))["found"]
        except (OSError, ValueError, KeyError):
            found = self._fetch(query)
            self._keep(kept, query, found)
        candidates = tuple(self._candidate(one, rank) for rank, one in enumerate(found[:limit]))
        return Answer(query=query, candidates=candidates, ambiguous=len(candidates) > 1)

    def _keep(self, to: Path, query: str, found: list[dict[str, Any]]) -> None:
        draft = to.with_suffix(f".{os.getpid()}.tmp")
        with contextlib.suppress(OSError):                                     # where nothing may be written it is asked again
            self.cache.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps({"service": self.service, "query": query, "found": found}, ensure_ascii=False), encoding="utf-8")
            os.replace(draft, to)

    def _fetch(self, query: str) -> list[dict[str, Any]]:
        from geopy.exc import GeopyError

        try:
            found = self._geocode(query, exactly_one=False)
        except GeopyError as error:
            told = str(error) or type(error).__name__
            reason = re.search(r"\[Errno -?\d+\] [^\"'()]+", told)              # of a connection, what the system says
            raise OnlineError(f"{self.service} does not answer: {reason[0] if reason else told[:200]}", where=self.url,
                              hint="without --online nothing is asked on the network") from None
        return [{"address": one.address, "lat": one.latitude, "lon": one.longitude, "raw": one.raw} for one in found or ()]

    @property
    def _geocode(self) -> Any:
        if self._ask is None:
            from geopy.extra.rate_limiter import RateLimiter
            from geopy.geocoders import get_geocoder_for_service

            logging.getLogger("geopy").addHandler(logging.NullHandler())       # it would print each failure with its traceback
            geocoder = get_geocoder_for_service(self.service)(**self._config)
            self._ask = RateLimiter(
                geocoder.geocode, min_delay_seconds=self._pause_s, max_retries=1, error_wait_seconds=self._pause_s, swallow_exceptions=False
            )
        return self._ask

    def _candidate(self, one: dict[str, Any], rank: int) -> Candidate:
        raw = one["raw"] if isinstance(one["raw"], dict) else {}
        lon, lat = float(one["lon"]), float(one["lat"])
        own = raw.get("place_id") or raw.get("geonameId") or rank
        try:
            south, north, west, east = map(float, raw["boundingbox"])
        except (KeyError, TypeError, ValueError):
            south, north, west, east = lat, lat, lon, lon
        name = str(raw.get("name") or one["address"].partition(",")[0])
        place = Place(
            id=f"online/{self.service}-{own}",
            kind=str(raw.get("type") or "place"),
            layer="online",
            lon=lon,
            lat=lat,
            names=(Name(text=name), Name(text=one["address"])),
            bbox=(west, south, east, north),
            source=self.service,
        )
        return Candidate(
            place=place, name=name, score=round(0.5 / (1 + rank), 4), how="online", why=f"{self.service} says: {one['address']}"
        )
