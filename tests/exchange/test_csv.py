"""CSV that a spreadsheet can open without running it."""

from __future__ import annotations

import csv as reader
import io

import msgspec
import pytest

from geo.exchange import csv
from geo.model import Span


def rows(text: str) -> list[dict[str, str]]:
    return list(reader.DictReader(io.StringIO(text, newline="")))


def test_one_line_for_each_event(samples):
    found = rows(csv.text(samples.features(), samples.events(), samples.dispatches(), samples.incidents()))
    assert [row["id"] for row in found] == [event.id for event in samples.events()]
    soya = found[0]
    assert (soya["lon"], soya["lat"], soya["place_ids"]) == ("141.9", "45.75", "strait/soya; sea/okhotsk")
    assert soya["actors"] == "CN (participant); RU (participant); JP (claimant)"
    assert soya["publisher"] == "Northern Gazette" and soya["grade"] == "C"


def test_an_event_without_a_mark_has_a_line_too(samples):
    statement = next(row for row in rows(csv.text(samples.features(), samples.events(), samples.dispatches(),
                                                  [])) if row["id"] == "soya-e4")
    assert statement["lon"] == "" and statement["mapped"] == "no" and statement["why_not"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "  ="])
def test_no_quote_is_a_formula(samples, start):
    text = f'{start}HYPERLINK("http://example.org")'
    event = msgspec.structs.replace(samples.events()[0], quote=Span(start=0, end=len(text), text=text))
    assert rows(csv.text([], [event], [], []))[0]["quote"] == f"'{text}"


def test_negative_numbers_stay_numbers(samples):
    alaska = next(row for row in rows(csv.text(samples.features(), samples.events(), samples.dispatches(), [])) if row["id"] == "soya-e3")
    assert float(alaska["lon"]) == -153.0


def test_quotes_commas_and_lines_survive(samples):
    text = 'a "b", c\nd'
    event = msgspec.structs.replace(samples.events()[0], quote=Span(start=0, end=len(text), text=text))
    assert rows(csv.text([], [event], [], []))[0]["quote"] == text
