"""The vocabulary: every record the pipeline passes on, and nothing else.

All records are frozen, keyword-only `msgspec.Struct`s. Units and axis order live in the names (`radius_m`, `lon`, `lat`);
offsets are Unicode code points, end-exclusive, into `Dispatch.text`; dates are ISO 8601 strings, inclusive. Not knowing is a
value (`None`, `"unknown"`), never an exception and never a guess.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Kind = Literal["naval_transit", "joint_patrol", "exercise", "monitoring", "intercept", "incursion", "deployment", "weapons_test",
               "strike", "air_defence", "clash", "coercion", "accident", "meeting", "statement", "measure"]
Domain = Literal["sea", "air", "land", "multi", "none"]
Modality = Literal["happened", "claimed", "planned", "denied", "hypothetical"]
PlaceRole = Literal["at", "via", "from", "to", "near", "over", "around"]
ActorRole = Literal["initiator", "participant", "target", "monitor", "claimant"]
Precision = Literal["day", "week", "month", "range", "year", "unknown"]
Status = Literal["draft", "reviewed", "rejected"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What every record is: frozen, keyword-only, comparable by value."""


class Span(Record):
    """A piece of a dispatch: `dispatch.text[start:end] == text`, always."""

    start: int
    end: int
    text: str


class Dispatch(Record):
    """One news item, press release or bulletin, as it was read."""

    id: str
    text: str
    sha256: str                          # of the bytes as they came
    title: str | None = None
    publisher: str | None = None
    url: str | None = None               # http(s) only, else None
    published: str | None = None         # ISO date
    published_how: str | None = None     # the rule in words: "front matter", "'date 2023-08-14' in the first line"
    lang: str | None = None              # BCP 47
    grade: str = "F"                     # Admiralty reliability A-F; F: cannot be judged
    file: str | None = None              # where it was read, relative to the workspace, with "/"


class When(Record):
    """When it happened, as precisely as the text says and no more.

    Without a date in the text `start` is None and `end` is the day of publication, an upper bound; both are None when
    the publication is undated too.
    """

    start: str | None = None
    end: str | None = None
    edtf: str | None = None              # Extended Date/Time Format level 1, e.g. "2023-06", "../2023-08-14"
    precision: Precision = "unknown"
    open_ended: bool = False
    span: Span | None = None
    how: str = ""                        # the rule in words


class Actor(Record):
    """Who: a state or an armed group, in the role it has in this event."""

    country: str                         # ISO 3166-1 alpha-2, or a group's id ("NATO", "HOUTHI")
    role: ActorRole
    name: str | None = None              # canonical name of the body: "People's Liberation Army Navy"
    unit: str | None = None
    span: Span | None = None             # None: carried over from another sentence


class Asset(Record):
    """With what: ships, aircraft, weapons."""

    kind: str                            # "destroyer", "bomber", "warship"
    name: str | None = None
    hull: str | None = None
    count: int | None = None
    operator: str | None = None          # as Actor.country
    span: Span | None = None


class Offset(Record):
    """A distance and a bearing from a named anchor: "50 km southwest of ..."."""

    distance_m: float | None = None
    bearing_deg: float | None = None     # true, clockwise from north
    text: str = ""


class PlaceMention(Record):
    """Where, as the text puts it. The gazetteer answers in `Resolution`."""

    span: Span
    role: PlaceRole
    query: str                           # what the gazetteer is asked: "Miyako Strait" for "between Okinawa and Miyako"
    offset: Offset | None = None
    direction: str | None = None         # "north", "east": waters on that side of the place
    inferred: bool = False               # carried over from another sentence


class Event(Record):
    """One thing done, planned, claimed or denied by an actor set, at one place cluster, in one time span."""

    id: str                              # stable: dispatch id, kind and where its quote stands
    dispatch: str
    kind: Kind
    domain: Domain
    modality: Modality
    quote: Span                          # the smallest passage that proves the event
    actors: tuple[Actor, ...] = ()
    assets: tuple[Asset, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    when: When = When()
    also: tuple[Span, ...] = ()          # further passages of this dispatch that tell the same event
    claimed_by: tuple[str, ...] = ()     # "JP: Ministry of Defense"
    denied_by: tuple[str, ...] = ()
    mapped: bool = False                 # belongs on a map
    why_not: str | None = None           # the reason when it does not
    confidence: float = 0.0              # 0..1
    rules: tuple[str, ...] = ()          # which rules spoke
    status: Status = "draft"


class Candidate(Record):
    """One place a mention could mean."""

    place: str                           # gazetteer id, "strait/soya"
    name: str                            # the preferred name
    kind: str                            # "strait", "sea", "city"
    score: float                         # 0..1
    how: str                             # "exact", "folded", "fuzzy", "vague"
    why: str


class Resolution(Record):
    """What the gazetteer made of a mention. `place` is None when it abstains; `candidates` are kept either way."""

    mention: PlaceMention
    place: str | None = None
    name: str | None = None              # preferred name of the place
    names: tuple[str, ...] = ()          # its other names
    kind: str | None = None
    lon: float | None = None             # label point
    lat: float | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


class ToponymCandidate(Record):
    """One place a toponym could mean."""

    place: str                           # gazetteer id, "city/4717560"
    name: str                            # the preferred name
    kind: str                            # "city", "country", "strait"
    lon: float                           # the point that is said for it, degrees
    lat: float
    within: tuple[str, ...] = ()         # ids of what holds it
    score: float = 0.0                   # 0..1; those of all candidates add up to 1
    why: str = ""


class Toponym(Record):
    """A name of a place in any text, and which place it means.

    `place` is None when it abstains; `candidates` are kept either way. A name that no gazetteer knows, in a container that one knows
    ("Akuressa, Sri Lanka"), has the point and the box of its container, which stands first in `within`.
    """

    span: Span
    kind: Literal["name", "abbreviation", "feature", "demonym", "unlisted"]   # feature: told by its word of kind, "Hamilton Township";
    #                                      unlisted: told only by the words around it, "the village of Akuressa"
    place: str | None = None             # gazetteer id
    name: str | None = None              # preferred name of the place
    place_kind: str | None = None        # "city", "country", "strait"; of a feature no gazetteer knows: water land area park road built
    geometry: Literal["point", "area"] | None = None
    lon: float | None = None             # the point that is said for it, degrees
    lat: float | None = None
    bbox: tuple[float, float, float, float] | None = None   # of an area: west, south, east, north; west > east crosses 180
    country: str | None = None           # ISO 3166 alpha-2, where that is not a political statement
    within: tuple[str, ...] = ()         # ids of what holds it, the smallest first
    confidence: float = 0.0              # 0..1: that it is a toponym and this place
    candidates: tuple[ToponymCandidate, ...] = ()
    recognised: str = ""                 # what says that it is one
    why: str = ""                        # what says that it is this place


class Feature(Record):
    """A mark on a map: the geometry one event has at one place or along one track.

    `geometry` is a shapely geometry in WGS84 lon/lat degrees (EPSG:4326) with *continuous* longitudes (a line across the
    antimeridian runs past 180); it is cut only on export.
    """

    id: str                              # event id + "/" + number
    event: str
    shape: Literal["point", "line", "area"]
    geometry: Any
    part: Literal["core", "support"] = "core"   # core: surely meant; support: cannot be outside
    role: str = "at"                     # PlaceRole, or "track" for a line made from several places
    place: str | None = None             # gazetteer id, when it is one place's
    label: str = ""                      # the place's name, for people
    radius_m: float | None = None        # uncertainty around a point or line
    directed: bool = False               # a line with an arrow at its end
    inferred: bool = False               # not said in the text in so many words
    why: str = ""                        # how this shape came about, for people
    resolutions: tuple[Resolution, ...] = ()


class Report(Record):
    """One dispatch's telling of an incident."""

    dispatch: str
    event: str


class Incident(Record):
    """The same happening, told by one or several dispatches."""

    id: str
    kind: Kind
    events: tuple[str, ...]
    reports: tuple[Report, ...]
    agreed: tuple[str, ...] = ()         # facets on which the reports agree: "when", "where", "who"
    disputed: tuple[str, ...] = ()       # facets on which they differ, in words


class Problem(Record):
    """One thing wrong in a workspace."""

    code: str                            # "dispatch-encoding", "recipe-unknown-key"
    where: str                           # "path" or "path:line"
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"
