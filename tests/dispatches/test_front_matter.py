"""Front matter: all values are text, every mistake has its line."""

import pytest

from geo.dispatches.front_matter import has_front_matter, read
from geo.errors import DispatchError


def test_the_body_is_everything_after_the_closing_fence():
    header = read("---\ntitle: A\n---\n\n  body\n---\nmore", name="a.md")
    assert header.body == "\n  body\n---\nmore"
    assert header.fields == {"title": "A"}


def test_carriage_returns_work_too():
    header = read("---\r\ntitle: A\r\n---\r\nbody\r\n", name="a.md")
    assert (header.fields, header.body) == ({"title": "A"}, "body\r\n")


def test_numbers_and_dates_stay_as_written():
    assert read("---\nid: 051\npublished: 2023-08-14\n---\nx", name="a.md").fields == {"id": "051", "published": "2023-08-14"}


@pytest.mark.parametrize("value", ["null", "~", ""])
def test_nothing_is_not_a_value(value):
    assert read(f"---\npublished: {value}\n---\nx", name="a.md").fields == {}


def test_a_value_quoted_as_null_is_a_value():
    assert read("---\ntitle: 'null and void'\n---\nx", name="a.md").fields == {"title": "null and void"}


def test_an_unknown_key_is_a_warning_with_a_suggestion():
    problem, = read("---\ntitle: A\npublishd: 2023-08-14\n---\nx", name="a.md").problems
    assert (problem.where, problem.severity) == ("a.md:3", "warning")
    assert "'published'" in problem.hint


@pytest.mark.parametrize(("text", "where", "fact"), [
    ("---\ntitle: A\nno end", "a.md:1", "never closed"),
    ("---", "a.md:1", "never closed"),
    ("---\ntitle: A\nurl: [x\n---\nbody", "a.md:4", "broken front matter"),
    ("---\ntitle: A: B\n---\nbody", "a.md:2", "broken front matter"),
    ("---\ntitle: A\n\ttab: x\n---\nbody", "a.md:3", "broken front matter"),
    ("---\ntitle: A\nurl: \x07\n---\nbody", "a.md:3", "broken front matter"),
    ("---\n- a\n- b\n---\nbody", "a.md:2", "list of `key: value`"),
    ("---\njust words\n---\nbody", "a.md:2", "list of `key: value`"),
    ("---\ntitle: A\npublisher: [x, y]\n---\nbody", "a.md:3", "must be text, not a list"),
    ("---\ntitle:\n  en: A\n---\nbody", "a.md:2", "must be text, not a table"),
    ("---\ntitle: A\nlang: en\ntitle: B\n---\nbody", "a.md:4", "stands twice"),
    ("---\n[a, b]: c\n---\nbody", "a.md:2", "must be a word")])
def test_a_mistake_names_its_line(text, where, fact):
    with pytest.raises(DispatchError) as caught:
        read(text, name="a.md")
    assert caught.value.where == where
    assert fact in caught.value.fact
    assert caught.value.hint


def test_tags_do_nothing():
    with pytest.raises(DispatchError, match="must be text"):
        read("---\ntitle: !!python/object/apply:os.system ['true']\n---\nx", name="a.md")


@pytest.mark.parametrize(("text", "expected"),
                         [("---\na: b\n---\n", True), ("--- \n", True), ("----\n", False), ("--- a\n", False), (" ---\n", False)])
def test_only_a_fence_of_its_own_line_opens_front_matter(text, expected):
    assert has_front_matter(text) is expected
