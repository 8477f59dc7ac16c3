"""The file as a whole."""

from __future__ import annotations

import base64
import hashlib
import re
import tomllib

import pytest

from geo.errors import RecipeError
from geo.page import document, frame


def test_the_same_input_gives_the_same_bytes(draw, html):
    assert draw() == html


def test_drawing_leaves_folium_as_it_was(draw):
    import folium
    from branca.element import Element

    before = list(folium.Map.default_js), list(folium.Map.default_css), Element._generate_id
    draw()
    assert (list(folium.Map.default_js), list(folium.Map.default_css), Element._generate_id) == before
    assert folium.Map().get_name() != folium.Map().get_name()


def test_the_policy_names_each_script_and_style_by_its_hash(html):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1].replace("&#39;", "'")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        texts = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.S)
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]
        assert rules[rule].split() == hashes
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert "unsafe" not in policy and "http" not in policy


def test_nothing_is_loaded_from_anywhere(html):
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", html, flags=re.S)
    assert re.findall(r"""\s(?:src|srcset|data|poster)\s*=""", markup) == []
    assert "<link" not in markup and "@import" not in html
    for style in re.findall(r"<style>(.*?)</style>", html, re.S):
        assert "url(" not in style


def test_a_page_of_five_dispatches_is_small(html):
    assert len(html.encode()) < 900_000


def test_no_two_modules_use_one_name(root):
    names: list[str] = []
    for path in sorted((root / "geo/page/assets/js").glob("*.js")):
        text = path.read_text(encoding="utf-8")
        names += re.findall(r"(?m)^(?:export )?(?:async )?(?:function|class) (\w+)", text)
        for line in re.findall(r"(?m)^(?:export )?(?:const|let) (.*)", text):
            names += re.findall(r"(?:^|, )(\w+) = ", re.sub(r"\([^()]*\)|\{[^{}]*\}|\[[^][]*\]", "", line))
    assert sorted(names) == sorted(set(names))


def test_no_string_of_the_script_runs_over_a_line(root):
    for path in (root / "geo/page/assets/js").glob("*.js"):
        code = re.sub(r"(?s)/\*.*?\*/", "", path.read_text(encoding="utf-8"))
        for line in code.splitlines():
            assert line.count("`") % 2 == 0, f"{path.name}: {line}"


def test_every_module_is_in_the_page(root):
    assert {path.stem for path in (root / "geo/page/assets/js").glob("*.js")} == set(document.SCRIPTS)
    assert {path.stem for path in (root / "geo/page/assets/css").glob("*.css")} == set(document.STYLES)
    assert set(document.SCRIPTS) > document.TABLES
    assert "import " not in re.sub(r"//.*|/\*.*?\*/", "", document.script(), flags=re.S)


def test_a_page_of_dispatches_carries_nothing_that_only_tables_need(html):
    assert "class TableStore" in document.script() and "class TableStore" not in document.script(tables=False)
    assert document.script(tables=False) in html


def test_our_script_makes_no_markup_from_text():
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "bindPopup", "bindTooltip",
                 "fetch("):
        assert sink not in document.script(), sink


def test_folium_is_told_no_text():
    markup, script = frame.frame((True, False))
    assert markup == '<div class="folium-map" id="map_1"></div>'
    assert '"layer-0"' in script and script.count(".addTo(map_1)") == 6
    assert re.findall(r"_[0-9a-f]{32}", script) == []


def test_a_language_the_page_does_not_speak():
    with pytest.raises(RecipeError, match="'tlh'") as error:
        document.words("tlh")
    assert "en" in error.value.hint
    with pytest.raises(RecipeError):
        document.words("../en")


def flat(table: dict, path: str = "") -> dict[str, str]:
    found = {}
    for key, value in table.items():
        found |= flat(value, f"{path}{key}.") if isinstance(value, dict) else {path + key: value}
    return found


@pytest.mark.parametrize("language", ["ja", "ko", "ru", "zh-Hans", "zh-Hant"])
def test_every_language_says_everything_with_the_same_blanks(language):
    english, other = flat(document.words("en")), flat(document.words(language))
    assert other.keys() == english.keys()
    for key, text in english.items():
        assert sorted(re.findall(r"\{\w+\}", other[key])) == sorted(re.findall(r"\{\w+\}", text)), key
        assert bool(other[key]) == bool(text), key
    letters = sum(other[key] != text for key, text in english.items()) / len(english)
    assert letters > 0.95, "hardly a word is left in English"


def test_the_script_asks_for_no_word_that_is_not_there(root):
    words = document.words("en")
    script = document.script()
    for table, name in (("page", "words.page"), ("timeline", "words.timeline"), ("share", "words.share"), ("export", "words.export")):
        for key in re.findall(re.escape(name) + r"\.(\w+)", script):
            assert key in words[table], f"{name}.{key}"
    panel = (root / "geo/page/assets/js/evidence.js").read_text(encoding="utf-8")
    assert set(re.findall(r"(?<![\'.\w])p\.(\w+)", panel)) <= set(words["panel"])
    lines = (root / "geo/page/assets/js/timeline.js").read_text(encoding="utf-8")
    assert set(re.findall(r"(?<![\'.\w])t\.(\w+)", lines)) <= set(words["timeline"])


def test_every_kind_has_a_word_and_a_symbol(root):
    from typing import get_args

    from geo.model import ActorRole, Domain, Kind, Modality, PlaceRole, Precision
    from geo.page import symbols

    words, table = document.words("en"), symbols.table()
    for name, choices in (("kinds", Kind), ("modality", Modality), ("domains", Domain), ("roles", PlaceRole), ("actor_roles", ActorRole),
                          ("precision", Precision)):
        assert set(get_args(choices)) <= set(words[name]), name
    assert set(get_args(Kind)) <= {key.partition(".")[0] for key in table["events"]}
    assert set(get_args(Kind)) <= set(table["events"])
    assert set(table["places"]) <= set(words["kinds"])
    lexicon = tomllib.loads((root / "geo/events/lexicon/assets.toml").read_text(encoding="utf-8"))
    assert {kind for domain in ("sea", "air", "land", "weapon", "multi") for kind in lexicon[domain]} == set(words["assets"])
    assert set(table["assets"].values()) | set(table["events"].values()) <= set(table["symbols"])
