"""Read coordinates as people and notices write them, strictly: what is no coordinate is None, what could be two is told.

Degrees with decimal minutes (25-15.26N) and degrees-minutes-seconds (25-15-26N) are different things, and a minute of 60 or
more is a mistake, not a carry.
"""

from __future__ import annotations

import functools
import re

from gazetteer.errors import GazetteerError

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_DECIMAL = (rf"\s*({_NUMBER})\s*°?\s*[,;\s]\s*({_NUMBER})\s*°?\s*")
_HEMI = r"[NSEWnsew]"
_VALUE = (
    r"(?P<deg{0}>\d{{1,3}}(?:\.\d+)?)\s*(?:[°ºd\-\s]\s*(?:(?P<min{0}>\d{{1,2}}(?:\.\d+)?)\s*"
    r"(?:['’′\-\s]\s*(?:(?P<sec{0}>\d{{1,2}}(?:\.\d+)?)\s*(?:[\"”″]|''|’’|′′)?)?)?)?)?\s*"
)
_BEFORE, _AFTER = rf"(?P<hemi{{0}}>{_HEMI})\s*" + _VALUE, _VALUE + rf"(?P<hemi{{0}}>{_HEMI})"
_BARE = _VALUE + r"(?P<hemi{0}>)"
_GAPS = ((_BEFORE, r"[,;/\s]*"), (_AFTER, r"\s*[,;/\s]\s*"), (_BARE, r"[,;/\s]\s*"))
# 2515N12029E, 251526N1202920E, 2515.26N 12029.20E: as pilots and mariners are told, without marks between
_PACKED = (r"\s*(?P<lat>\d{4}|\d{6})(?P<lat_part>\.\d+)?\s*(?P<ns>[NSns])\s*[,;/]?\s*"
                     r"(?P<lon>\d{5}|\d{7})(?P<lon_part>\.\d+)?\s*(?P<ew>[EWew])\s*")
_DOTTED = (rf"\s*(?:{_HEMI}\s*)?(\d{{1,3}})\.(\d{{2}})\.(\d{{2}})\s*(?:{_HEMI})?\s*[,;/\s]\s*"
                     rf"(?:{_HEMI}\s*)?(\d{{1,3}})\.(\d{{2}})\.(\d{{2}})\s*(?:{_HEMI})?\s*")
_COMMAS = (rf"\s*([+-]?\d{{1,2}}),(\d{{1,6}})\s*°?\s*({_HEMI})?\s*[;/\s]\s*([+-]?\d{{1,3}}),(\d{{1,6}})\s*°?\s*({_HEMI})?\s*")
_MGRS = (r"\s*(\d{1,2}[C-HJ-NP-X])\s*([A-HJ-NP-Z]{2})\s*(?:(\d+)|(\d+)\s+(\d+))\s*")


def parse_coordinate(text: str) -> tuple[float, float] | None:
    """(lon, lat) of a text that is a coordinate and nothing else; None when it is none.

    Without hemispheres the latitude comes first, as people write it: "45.7,142.0". With them the order is free.
    A longitude may run to 360 ("10 N 190 E" is not west of anything that matters); it is given back within [-180, 180).
    A reference of the Military Grid is answered with the middle of its square, through the library mgrs.

    Raises
    ------
    GazetteerError
        It is written as a coordinate, but could mean two things or nothing; says which.
    """
    if text.isalpha() or not any(ch.isdigit() for ch in text) or len(text) > 80:
        return None
    if match := re.fullmatch(_DECIMAL, text):
        return _decimal(text, float(match[1]), float(match[2]))
    if match := re.fullmatch(_PACKED, text):
        return _packed(text, match)
    if match := re.fullmatch(_DOTTED, text):
        d, m, s, D, M, S = match.groups()
        raise _ambiguous(text, f"{d} degrees {m}.{s} minutes, {D} degrees {M}.{S} minutes", f"{d}°{m}′{s}″, {D}°{M}′{S}″",
                         f"write {d}-{m}.{s}N {D}-{M}.{S}E or {d}-{m}-{s}N {D}-{M}-{S}E")
    if match := re.fullmatch(_COMMAS, text):
        d, m, ns, D, M, ew = match.groups()
        raise _ambiguous(text, f"{d}.{m}, {D}.{M} with decimal commas", f"{d}°{m}′, {D}°{M}′",
                         f"write {d}.{m}{ns or ''}, {D}.{M}{ew or ''}")
    if match := re.fullmatch(_MGRS, text.upper()):
        return _mgrs(text, match)
    match = next(filter(None, (pair.fullmatch(text) for pair in _pairs())), None)
    if not match:
        return None
    first, second = (_angle(text, match, n) for n in ("1", "2"))
    if first is None or second is None:
        return None
    (a, hemi_a), (b, hemi_b) = first, second
    if not hemi_a or not hemi_b:
        if "°" not in text and "′" not in text and "º" not in text:          # "1 2 3 4" is no coordinate
            return None
        raise _ambiguous(text, f"{a:.5g} N, {b:.5g} E", f"{a:.5g} S, {b:.5g} W", "say which hemisphere: N or S, E or W")
    if hemi_a in "NS" and hemi_b in "EW":
        return _point(text, a, b)
    if hemi_a in "EW" and hemi_b in "NS":
        return _point(text, b, a)
    raise GazetteerError(f"{text.strip()!r} has two {'latitudes' if hemi_a in 'NS' else 'longitudes'}", hint="one of N or S, one of E or W")


@functools.cache
def _pairs() -> list[re.Pattern[str]]:
    """Hemispheres before, behind, nowhere; compiled when the first digit is read, which most names do not have."""
    return [re.compile(r"\s*" + form.format(1) + gap + form.format(2) + r"\s*") for form, gap in _GAPS]


def _ambiguous(text: str, one: str, other: str, hint: str) -> GazetteerError:
    return GazetteerError(f"{text.strip()!r} could mean {one}, or {other}", hint=hint)


def _decimal(text: str, lat: float, lon: float) -> tuple[float, float] | None:
    if abs(lat) <= 90 and -180 <= lon <= 360:
        return _wrapped(lat, lon)
    if abs(lon) <= 90 and -180 <= lat <= 360:
        raise GazetteerError(f"{text.strip()!r}: latitude comes first, and {lat:g} is none", hint=f"did you mean {lon:g},{lat:g}?")
    return None


def _angle(text: str, match: re.Match[str], n: str) -> tuple[float, str] | None:
    hemi = match[f"hemi{n}"].upper()
    degrees, minutes, seconds = match[f"deg{n}"], match[f"min{n}"], match[f"sec{n}"]
    if ("." in degrees and minutes) or (minutes and "." in minutes and seconds):
        return None                      # a decimal part belongs to the last unit only
    _sixty(text, minutes, seconds)
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return (-value if hemi and hemi in "SW" else value), hemi


def _sixty(text: str, minutes: str | None, seconds: str | None) -> None:
    for value, unit in ((minutes, "minutes"), (seconds, "seconds")):
        if float(value or 0) >= 60:
            raise GazetteerError(f"{text.strip()!r} has {value} {unit}",
                                 hint=f"{unit} run from 0 to 59; degrees with decimals have a point: 25.75N")


def _packed(text: str, match: re.Match[str]) -> tuple[float, float]:
    values = []
    for name, width in (("lat", 2), ("lon", 3)):
        digits, part = match[name], match[f"{name}_part"] or ""
        minutes, seconds = digits[width:width + 2], digits[width + 2:]
        _sixty(text, minutes, seconds)
        minutes, seconds = (minutes, seconds + part) if seconds else (minutes + part, "0")
        values.append(float(digits[:width]) + float(minutes) / 60 + float(seconds) / 3600)
    lat, lon = values
    return _point(text, -lat if match["ns"] in "Ss" else lat, -lon if match["ew"] in "Ww" else lon)


def _mgrs(text: str, match: re.Match[str]) -> tuple[float, float] | None:
    zone, square, together, east, north = match.groups()
    if together:
        east, north = together[:len(together) // 2], together[len(together) // 2:]
    if len(east) != len(north) or not 1 <= len(east) <= 5 or not 1 <= int(zone[:-1]) <= 60:
        if together and len(together) == 1:
            return None
        raise GazetteerError(f"{text.strip()!r} is no reference of the Military Grid",
                             hint="as many digits east as north, five each at most")
    try:
        from mgrs import MGRS
        from mgrs.core import MGRSError
    except ImportError:
        raise GazetteerError(f"{text.strip()!r} is a reference of the Military Grid, which needs the library mgrs",
                             hint='pip install "straitwatch[mgrs]"') from None
    if len(east) < 5:                    # the middle of the square, not its corner
        east, north = east + "5", north + "5"
    try:
        lat, lon = MGRS().toLatLon(f"{zone}{square}{east}{north}")
    except MGRSError as error:
        raise GazetteerError(f"{text.strip()!r} is no reference of the Military Grid: {error}") from None
    return _wrapped(lat, lon)


def _point(text: str, lat: float, lon: float) -> tuple[float, float]:
    if abs(lat) > 90 or not -180 <= lon <= 360:
        raise GazetteerError(f"{text.strip()!r} is not on the globe", hint="latitudes run to 90, longitudes to 180 west and 360 east")
    return _wrapped(lat, lon)


def _wrapped(lat: float, lon: float) -> tuple[float, float]:
    return (lon - 360 if lon >= 180 else lon), lat
