"""The command as a whole: every verb is documented, errors are caught once, exit codes mean what they say."""

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from geo import __version__
from geo.cli import VERBS, group, main
from geo.errors import InstallError, StraitwatchError

ROOT = Path(__file__).parents[2]


def command(name):
    return importlib.import_module(f"geo.cli.{name}").command


def test_there_is_a_module_for_each_verb_and_no_other():
    modules = {path.stem for path in (ROOT / "geo" / "cli").glob("*.py")} - {"__init__", "__main__", "options", "show"}
    assert modules == set(VERBS)


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_is_documented_and_ends_in_an_example(name):
    verb = command(name)
    assert verb.name == name
    assert verb.short_help == VERBS[name]
    paragraphs = verb.help.strip().split("\n\n")
    assert len(paragraphs) >= 2
    example = [line for line in paragraphs[-1].splitlines() if line.strip() != "\b"]
    assert all(line.strip().startswith(f"straitwatch {name}") for line in example)
    for option in verb.params:
        assert isinstance(option, click.Argument) or option.help, option.name


@pytest.mark.parametrize("name", VERBS)
def test_the_example_of_a_verb_parses(name):
    import shlex

    verb = command(name)
    for line in verb.help.strip().split("\n\n")[-1].splitlines():
        if line.strip() not in ("", "\b"):
            verb.make_context(name, shlex.split(line)[2:])


def test_help_names_every_verb(capsys):
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(re.search(rf"^  {name} +{re.escape(short)}$", out, re.MULTILINE) for name, short in VERBS.items())


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"straitwatch {__version__}\n"


def test_help_imports_nothing_heavy():
    code = "import sys; sys.argv[1:] = ['--help']; from geo.cli import main; main(); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    modules = modules.splitlines()[-1].split()
    assert "click" in modules
    assert not {"msgspec", "yaml", "numpy", "shapely", "geopandas", "folium", "geopy", "geo.model", "gazetteer",
                "importlib.metadata"} & set(modules)


@pytest.mark.parametrize(("args", "words"), [
    (["fnd"], "did you mean 'find'?"), (["zzz"], "there are: init, read"), (["find"], "Missing argument"),
    (["extract", "--format", "xml", "a"], "'xml'"),
    (["build", "--nope"], "No such option"), (["schema", "Evnt"], "Evnt")])
def test_wrong_usage_is_2_and_says_what_is_right(args, words, capsys):
    assert main(args) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert captured.out == ""


@pytest.mark.parametrize(("error", "code", "words"), [
    (StraitwatchError("a fact", where="a.md:3", hint="a step"), 1, "a.md:3: error: a fact\n  hint: a step"),
    (InstallError("no data", hint="install"), 3, "error: no data"),
    (ZeroDivisionError("x"), 3, "a fault of Straitwatch itself: ZeroDivisionError"),
    (OSError(28, "No space left on device", "/x"), 3, "/x: error: No space left on device"),
    (MemoryError(), 3, "MemoryError"), (ModuleNotFoundError("No module named 'shapely'"), 3, "the installation is incomplete"),
    (KeyboardInterrupt(), 130, "stopped")])
def test_errors_are_caught_once_without_traceback(error, code, words, monkeypatch, capsys):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(group, "invoke", fail)
    assert main(["find", "x"]) == code
    captured = capsys.readouterr()
    assert words in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_debug_shows_the_traceback(monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError

    monkeypatch.setattr(group, "invoke", fail)
    with pytest.raises(ZeroDivisionError):
        main(["find", "x", "--debug"])


def test_a_closed_pipe_is_quiet():
    process = subprocess.Popen([sys.executable, "-m", "geo.cli", "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_output_is_utf8_in_a_plain_locale():
    run = subprocess.run([sys.executable, "-m", "geo.cli", "read", "--plain", "-"], cwd=ROOT, input="宗谷海峡".encode(),
                         capture_output=True,
                         env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"})
    assert run.stdout == "宗谷海峡".encode()
