from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.names import fold, forms, is_cjk, script


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_case_and_outer_space_do_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(f"  {text} ")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("La Pérouse Strait", "la perouse strait"),
        ("Tai’an", "Taian"),
        ("Port-au-Prince", "Port au Prince"),
        ("U.S.", "US"),
        ("Ｓｏｙａ　Ｓｔｒａｉｔ", "Soya Strait"),
        ("Чёрное море", "черное море"),
        ("İstanbul", "istanbul"),
        ("Østersøen", "ostersoen"),
        ("Straße", "strasse"),
        ("Ha‘apai", "Haapai"),
        ("São Tomé & Príncipe", "sao tome principe"),
        ("ｵﾎｰﾂｸ海", "オホーツク海"),
        ("St. Petersburg", "st petersburg"),
    ],
)
def test_spellings_of_one_name_fold_together(a: str, b: str) -> None:
    assert fold(a) == fold(b)


@pytest.mark.parametrize(("a", "b"), [("がん", "かん"), ("동해", "동하"), ("日本海", "日本"), ("Korea", "Corea")])
def test_different_names_stay_apart(a: str, b: str) -> None:
    assert fold(a) != fold(b)


@pytest.mark.parametrize(
    ("name", "lang", "form"),
    [
        ("Soya Strait", "en", "Strait of Soya"),
        ("Soya Strait", "en", "Soya Straits"),
        ("Strait of Hormuz", "en", "Hormuz Strait"),
        ("Sea of Okhotsk", "en", "Okhotsk Sea"),
        ("Gulf of Aden", "en", "Aden Gulf"),
        ("пролив Лаперуза", "ru", "проливом Лаперуза"),
        ("Охотское море", "ru", "Охотском море"),
        ("Тайваньский пролив", "ru", "Тайваньского пролива"),
        ("소야 해협", "ko", "소야해협"),
    ],
)
def test_forms(name: str, lang: str, form: str) -> None:
    assert form in set(forms(name, lang))


def test_black_sea_is_not_the_sea_of_black() -> None:
    assert not list(forms("Black Sea", "en"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soya", "Latn"),
        ("宗谷", "Hani"),
        ("東シナ海", "Hani"),
        ("동해", "Hang"),
        ("море", "Cyrl"),
        ("123", "Zyyy"),
        ("البحر", "Arab"),
        ("Östersjön", "Latn"),
    ],
)
def test_script(text: str, expected: str) -> None:
    assert script(text) == expected


def test_only_han_and_kana_are_written_without_spaces() -> None:
    assert is_cjk("宗谷海峡") and is_cjk("オホーツク海") and not is_cjk("동해") and not is_cjk("Soya")
