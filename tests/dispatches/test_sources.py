"""The table of sources: looked up by name, then by address; strict about its own mistakes."""

from pathlib import Path

import pytest

from geo.dispatches.sources import read
from geo.errors import DispatchError

TABLE = """
[nhk]
name = "NHK World"
aliases = ["NHK"]
domains = ["nhk.or.jp"]
country = "JP"
kind = "news"
reliability = "B"

[other]
name = "Other"
domains = ["or.jp"]
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "sources.toml"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_source_is_found_by_name_alias_and_domain(table):
    sources = read(table)
    assert sources.find(publisher="nhk world").reliability == "B"
    assert sources.find(publisher="NHK").name == "NHK World"
    assert sources.find(url="https://www3.nhk.or.jp/news/1").name == "NHK World"
    assert sources.find(publisher="Unheard of", url="https://a.or.jp").name == "Other"
    assert sources.find(publisher="Unheard of") is None
    assert sources.find(url="http://[") is None


def test_a_domain_does_not_match_inside_a_word(table):
    assert read(table).find(url="https://evilnhk.or.jp.example.org") is None


@pytest.mark.parametrize(("old", "new", "fact"),
                         [('"B"', '"G"', "reliability"), ("country =", "contry =", "contry"), ('name = "NHK World"', "name = 7", "name")])
def test_a_mistake_names_the_line_of_its_table(table, old, new, fact):
    table.write_text(TABLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DispatchError) as caught:
        read(table)
    assert caught.value.where == "sources.toml:2"
    assert fact in caught.value.fact


def test_broken_toml_is_said_so(table):
    table.write_text("[nhk\n", encoding="utf-8")
    with pytest.raises(DispatchError, match="broken table of sources"):
        read(table)


def test_every_starter_source_is_ungraded():
    sources = read(Path(__file__).parents[2] / "seeds" / "sources.toml")
    assert len(sources.table) >= 15
    assert {source.reliability for source in sources.table.values()} == {"F"}
