"""The vocabularies: their files, and the bundle's copy of them."""

from __future__ import annotations

import tomllib

from geo.events import lexicon
from geo.events.vocabulary import forms, singular


def test_the_bundle_says_what_the_files_say():
    files = sorted(lexicon.HERE.glob("*.toml"))
    assert files
    for file in files:
        assert lexicon.load(file.stem) == tomllib.loads(file.read_text(encoding="utf-8"))


def test_a_changed_file_beats_the_bundle(tmp_path, monkeypatch):
    (tmp_path / "words.toml").write_text('modals = ["ought"]')
    monkeypatch.setattr(lexicon, "HERE", tmp_path)
    assert lexicon.load.__wrapped__("words") == {"modals": ["ought"]}


def test_verbs_inflect():
    assert set(forms("transit", {})) == {"transit", "transits", "transited", "transiting"}
    assert set(forms("ram", {})) == {"ram", "rams", "rammed", "ramming"}
    assert set(forms("carry out", {})) == {"carry out", "carries out", "carried out", "carrying out"}
    assert forms("test-fire", {})["test-fired"] == {"past", "part"}
    assert forms("strike", {"strike": ["struck", "struck"]})["struck"] == {"past", "part"}


def test_nouns_have_a_singular():
    assert [singular(w) for w in ("warships", "sorties", "coasts", "passes", "aircraft", "forces")] == [
        "warship",
        "sortie",
        "coast",
        "pass",
        "aircraft",
        "forces",
    ]
