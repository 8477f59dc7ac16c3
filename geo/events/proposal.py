"""A proposed event, and what a reader keeps in mind from sentence to sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from geo.events.anaphora import Told
from geo.events.placing import Spot
from geo.events.times import Moment
from geo.model import Actor, Asset, Kind

PHYSICAL = frozenset(get_args(Kind)) - {"meeting", "statement", "measure"}  # something moved, fired or was stopped


@dataclass(slots=True)
class Proposal:
    """An event as one trigger tells it, before merging."""

    sentence: int
    trigger: int  # item index
    cls: str
    kind: str
    word: str
    start: int
    end: int
    domain: str = "none"
    modality: str = "happened"
    actors: list[Actor] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    length: int | None = None  # days it lasts
    unnamed: dict[str, str] = field(default_factory=dict)  # role -> "regular" or "irregular": a side told without its name
    names: tuple[str, ...] = ()  # of exercises
    verbs: frozenset[str] = frozenset()  # lemmas of its trigger
    civil: bool = False  # done to a merchant or fishing ship
    elsewhere: bool = False  # at a place that its clause tells and nobody knows: it takes no other
    aside: bool = False  # told of an earlier time: "had", "previously", "once"
    claimed_by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    future: bool = False
    habitual: bool = False
    heading: bool = False
    content: bool = False  # part of an exercise, not an act of its own
    weak: bool = False  # only worth keeping if it tells more of another event
    reaction: bool = False  # answers the event told before it
    plural_habit: bool = False  # "regular patrols"
    definite: bool = False  # its subject points back: "these ships", "they"
    begins: bool = False
    hot: bool = False  # "have begun": on the day it is told
    anaphoric: bool = False  # "the exercises", "these ships": tells more of an event told before
    points_back: bool = False  # "the incident took place ...": where and when of an act told before
    again: bool = False  # "came back", "again": another event like one told before
    responds: bool = False  # "in response": not before the event told last
    before_at: int | None = None  # trigger, in the same sentence, of an event that came after this one
    rehearsed: bool = False  # "practised missile strikes"
    paragraph: int = 0
    waters: list[Spot] = field(default_factory=list)  # told right before it, for a ship that was stopped at no place told
    absorbs: list[int] = field(default_factory=list)  # verbs that only tell what it was done for: "sent ships to [follow]"

    def states(self, *roles: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys([a.country for a in self.actors if not roles or a.role in roles]))


@dataclass(slots=True)
class Denial:
    """Somebody says that something told did not happen."""

    sentence: int
    states: tuple[str, ...]
    name: str  # "RU: Moscow"
    kind: str  # of the event denied; "" when only "the claim" is


@dataclass(slots=True)
class Memory:
    """What a reader keeps in mind from sentence to sentence."""

    persons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    movers: list[tuple[tuple[str, ...], str]] = field(default_factory=list)  # states and domain of movers, newest last
    reporter: tuple[str, ...] = ()
    seat: tuple[str, ...] = ()  # the state whose capital the dateline names
    speaker: str = ""  # the name of who spoke last
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)  # "navy" -> states, as last explained
    governing: dict[str, str] = field(default_factory=dict)  # groups that govern a state, and which
    home: str = ""  # the side whose bulletin this is: "the enemy" is the other one
    denials: list[Denial] = field(default_factory=list)
    places: list[Told] = field(default_factory=list)  # places told, newest last
    year: int | None = None  # of publication
    exercise: tuple[int, tuple[str, ...]] | None = None  # sentence and states of the exercise told last
    headed: tuple[int, Spot] | None = None  # paragraph and the place at its head
    merchant: int | None = None  # sentence whose last named ship is a civil one
    craft: tuple[int, str] | None = None  # sentence and domain of the ships, aircraft or weapons told last
    doers: tuple[int, str, tuple[str, ...]] | None = None  # sentence, kind and states of the last act
    intruders: set[str] = field(default_factory=set)  # states whose ships or aircraft were told to intrude
    kinds: set[str] = field(default_factory=set)  # of the events told
    imagined: int = 0  # sentence that began to tell of a game or a simulation
    past: tuple[int, Moment, bool] | None = None  # paragraph and time of history being told; is the whole text about it?
    recent: bool = False  # something recent was told
    zone: tuple[str, ...] = ()  # owner of the zone last named
    last: tuple[str, str] | None = None  # class and kind of the last act: "did the same"
    dated: tuple[int, Moment] | None = None  # paragraph and the date that heads it
    story: list[Moment] = field(default_factory=list)  # the times told last, newest last
    times: dict[int, list[Moment]] = field(default_factory=dict)  # of the story, by sentence
    named: list[tuple[int, str, str]] = field(default_factory=list)  # sentence, state or group, and how it is named
    dated_events: set[int] = field(default_factory=set)  # sentences in which a time dates an event
    group: str = ""  # the armed group named last
    incident: tuple[int, list[Spot]] | None = None  # sentence and place of the incident that a note opens with
    published: date | None = None
    present: Moment | None = None  # the day of which a text told where a force "is currently"
    section: Spot | None = None  # the place that the heading of this section is: "In the Persian Gulf"
    bygone: bool = False  # the whole text remembers a war long past
