"""Read coordinates as people and notices write them, strictly: what is not surely a coordinate is None.

Degrees with decimal minutes (25-15.26N) and degrees-minutes-seconds (25-15-26N) are different things, and a minute of 60 or
more is a mistake, not a carry.
"""

from __future__ import annotations

import re

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_DECIMAL = re.compile(rf"\s*({_NUMBER})\s*°?\s*[,;\s]\s*({_NUMBER})\s*°?\s*")
_HEMI = r"[NSEWnsew]"
_ANGLE = (
    rf"(?:(?P<before{{0}}>{_HEMI})\s*)?(?P<deg{{0}}>\d{{{{1,3}}}}(?:\.\d+)?)\s*(?:[°ºd\-\s]\s*(?:(?P<min{{0}}>\d{{{{1,2}}}}(?:\.\d+)?)\s*"
    rf"(?:['’′\-\s]\s*(?:(?P<sec{{0}}>\d{{{{1,2}}}}(?:\.\d+)?)\s*(?:[\"”″]|'')?)?)?)?)?\s*(?P<after{{0}}>{_HEMI})?"
)
_PAIR = re.compile(r"\s*" + _ANGLE.format(1) + r"\s*[,;/\s]\s*" + _ANGLE.format(2) + r"\s*")


def parse_coordinate(text: str) -> tuple[float, float] | None:
    """(lon, lat) of a text that is a coordinate and nothing else; None when it is not surely one.

    Without hemispheres the latitude comes first, as people write it: "45.7,142.0". With them the order is free.
    A longitude may run to 360 ("10 N 190 E" is not west of anything that matters); it is given back within [-180, 180).
    """
    if not any(ch.isdigit() for ch in text) or len(text) > 80:
        return None
    if match := _DECIMAL.fullmatch(text):
        return _point(float(match[1]), float(match[2]))
    match = _PAIR.fullmatch(text)
    if not match:
        return None
    first, second = (_angle(match, n) for n in ("1", "2"))
    if first is None or second is None:
        return None
    (a, hemi_a), (b, hemi_b) = first, second
    if hemi_a in "NS" and hemi_b in "EW":
        return _point(a, b)
    if hemi_a in "EW" and hemi_b in "NS":
        return _point(b, a)
    return None


def _angle(match: re.Match[str], n: str) -> tuple[float, str] | None:
    before, after = match[f"before{n}"], match[f"after{n}"]
    if bool(before) == bool(after):      # exactly one hemisphere letter
        return None
    hemi = (before or after).upper()
    degrees, minutes, seconds = match[f"deg{n}"], match[f"min{n}"], match[f"sec{n}"]
    if ("." in degrees and minutes) or (minutes and "." in minutes and seconds):
        return None                      # a decimal part belongs to the last unit only
    if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
        return None
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return (-value if hemi in "SW" else value), hemi


def _point(lat: float, lon: float) -> tuple[float, float] | None:
    if abs(lat) > 90 or not -180 <= lon <= 360:
        return None
    return (lon - 360 if lon >= 180 else lon), lat
