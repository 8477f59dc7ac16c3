"""The times that a text tells outside of statements, for the events that are told without one."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events import intervals, times
from geo.events.timing import DAYLIKE, fixes

if TYPE_CHECKING:
    from geo.events.proposal import Memory
    from geo.events.text import Sentence
    from geo.events.times import Moment

BACK = 16  # sentences over which a paragraph's time is looked for
SAYING = (
    r"(?:said|says|told|announced|reported|confirmed|stated|added|wrote|posted|published|released|briefed|statement|report|interview"
    r"|briefing)"
)
STATED_BEFORE = re.compile(rf"\b{SAYING}\b(?:\s+(?:reporters|journalists|media))?\s*,?\s*(?:late|early)?\s*(?:on|in)?\s*$", re.IGNORECASE)
SURVEY = re.compile(  # the heading of a round-up of where ships are: "Fleet tracker: April 15, 2024"
    r"\b(?:fleet|nav(?:y|al)|carriers?|marine|warships?|ships?|forces|csgs?)\b.{0,40}\b(?:tracker|tracking|positions?|locations?|movements?|round-?up)\b"
    r"|\b(?:tracking|where are)\b.{0,30}\b(?:fleet|navy|carriers?|warships?|ships?|forces|csgs?)\b",
    re.IGNORECASE,
)
PERIOD = re.compile(r"\W*(?:\d\.\s*)?(?:reporting\s+)?(?:time|period|dates?|duration)\b[^:]{0,20}:", re.IGNORECASE)  # of a bulletin
STATED_AFTER = re.compile(rf"\s*,?\s*{SAYING}\b", re.IGNORECASE)


class Story:
    """The times a text tells outside of statements, by sentence; looked for only where an event without a date asks."""

    def __init__(self, sentences: list[Sentence], memory: Memory) -> None:
        self.sentences, self.known, self.published = sentences, memory.times, memory.published
        self.dated_events, self.present = memory.dated_events, memory.present
        self.listed = memory.dated is not None  # each of its paragraphs stands under a date of its own
        self._opening: Moment | None = None
        self._opened = False
        self._period: Moment | None = None
        self._searched = False

    def at(self, number: int) -> list[Moment]:
        """The moments of one sentence."""
        if number not in self.known:
            s = self.sentences[number]
            found = times.find(s.source, s.start, s.end)
            found = [m for m in found if m.kind in DAYLIKE and m.edge != "since" and fixes(m)]
            self.known[number] = [m for m in found if not _stated(s, m) and not self._as_of(m)]
        return self.known[number]

    def before(self, number: int, *, strictly: bool = False) -> tuple[Moment, bool] | None:
        """The time a sentence without one goes on in: told last in its paragraph, else where the story opens.

        The flag says whether it dates an event of the paragraph, so that it may lie long ago.
        """
        paragraph = self.sentences[number].paragraph
        k = number - strictly
        while k >= max(0, number - BACK) and self.sentences[k].paragraph == paragraph:
            if found := self.at(k):
                return (found[0] if k == number else found[-1]), k in self.dated_events
            k -= 1
        opening = None if self.listed else self.opening()
        if opening is not None and (later := self._gone_on(number, opening)) is not None:
            return later, True
        return (opening, False) if opening is not None and opening.start < self.sentences[number].start else None

    def _gone_on(self, number: int, opening: Moment) -> Moment | None:
        """The day of the paragraph before, where the story has gone on to it from the day it opens with."""
        if self.published is None or (first := intervals.interval(opening, self.published)) is None:
            return None
        paragraph = next((s.paragraph for s in reversed(self.sentences[:number]) if s.paragraph != self.sentences[number].paragraph), None)
        for k in range(number - 1, max(-1, number - 6), -1):
            if self.sentences[k].paragraph != paragraph or k not in self.dated_events or not (found := self.at(k)):
                continue
            day = intervals.interval(found[-1], self.published)
            return found[-1] if day is not None and first[1] < day[0] and day[1] <= self.published else None
        return None

    def near(self, number: int) -> Moment | None:
        """The day told last in this sentence or the three before it."""
        for k in range(number, max(-1, number - 4), -1):
            if found := [m for m in self.at(k) if m.kind in {"date", "weekday"}]:
                return found[-1]
        return None

    def beside(self, number: int, after: int) -> Moment | None:
        """The time told last in the paragraph of a sentence, in a sentence later than `after`."""
        paragraph = self.sentences[number].paragraph
        for k in range(number, max(after, number - BACK), -1):
            if self.sentences[k].paragraph != paragraph:
                return None
            if found := self.at(k):
                return found[-1]
        return None

    def shares(self, number: int, moment: Moment) -> bool:
        """Is a moment told in the paragraph of a sentence?"""
        near = self.sentences[max(0, number - BACK) : number + BACK]
        return any(s.start <= moment.start < s.end for s in near if s.paragraph == self.sentences[number].paragraph)

    def as_of(self) -> Moment | None:
        """The day of which a survey says where forces are: "positions as of Nov. 18"."""
        head = range(min(8, len(self.sentences)))
        told = next((m for n in head for m in self.at(n) if m.edge == "as of"), None)
        surveys = (n for n in head if SURVEY.search(self.sentences[n].text) and self.sentences[n].end - self.sentences[n].start <= 120)
        told = told or next((m for n in surveys for m in self.at(n) if m.kind in {"date", "range"}), None)
        if told is not None and told.kind == "range" and told.day2:
            return replace(told, kind="date", month=told.month2, day=told.day2)  # "April 10-17": where they are at its end
        return told

    def period(self) -> Moment | None:
        """The span that a bulletin counts over, told at its head: "Time: 0600 (UTC+8) Nov. 5 to 0600 (UTC+8) Nov. 6"."""
        if not self._searched:
            self._searched = True
            heads = [s for s in self.sentences[:12] if s.end - s.start <= 120 and PERIOD.match(s.text)]
            told = [m for s in heads for m in times.find(s.source, s.start, s.end) if m.kind in {"span", "range"}]
            self._period = told[0] if told else None
        return self._period

    def opening(self) -> Moment | None:
        """The time of the first two paragraphs that are not headings."""
        if not self._opened:
            self._opened = True
            paragraphs = list(dict.fromkeys(s.paragraph for s in self.sentences if not s.heading))[:2]
            numbers = [n for n, s in enumerate(self.sentences[:24]) if s.paragraph in paragraphs]
            told = [m for n in numbers for m in self.at(n)]
            self._opening = next((m for m in told if not self._as_of(m)), told[0] if told else None)
        return self._opening

    def _as_of(self, moment: Moment) -> bool:
        """Is a full date only the page's own: "as of 08:00, 22 October 2024"?"""
        if moment.kind != "date" or moment.year is None or self.published is None:
            return False
        return (moment.year, moment.month, moment.day) == (self.published.year, self.published.month, self.published.day)


def _stated(sentence: Sentence, moment: Moment) -> bool:
    """Is a time the time of a statement, in a sentence that was not read as items?"""
    before = sentence.source[max(sentence.start, moment.start - 30) : moment.start]
    after = sentence.source[moment.end : min(sentence.end, moment.end + 16)]
    return bool(STATED_BEFORE.search(before) or STATED_AFTER.match(after))
