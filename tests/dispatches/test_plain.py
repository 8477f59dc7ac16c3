"""What the first lines and the letters of a plain text tell."""

import pytest

from geo.dispatches.plain import language, title


@pytest.mark.parametrize(("text", "expected"), [
    (" date 2023-08-14 Home » Ministry Calls on Japan\nMinistry Calls on Japan\n\nText.", "Ministry Calls on Japan"),
    (" date 2023-07-20 Russia and China launch exercises\n\nText.", "Russia and China launch exercises"),
    ("2023-07-20 | 06:27\nRussia and China launch exercises\n", "Russia and China launch exercises"),
    ("# A Markdown headline\n\nText.", "A Markdown headline"),
    ("A whole sentence, which is no headline.\nMore.", None),
    ("A headline would not be as long as this, " * 8, None),
    ("“Quoted speech is no headline”\nMore", None),
    ("https://example.org\nText", None), ("", None), ("\n\n", None)])
def test_the_first_line_is_the_title_where_it_looks_like_one(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("The ships of the fleet went through the strait, and the ministry said that they were watched by aircraft.", "en"),
    ("Los buques de la Armada cruzaron el estrecho, según el ministerio, y fueron seguidos por una fragata.", "es"),
    ("Корабли вошли в Охотское море через пролив.", "ru"), ("Кораблі увійшли до моря, повідомили її представники.", "uk"),
    ("ロシア海軍の艦艇が宗谷海峡を通過した。", "ja"), ("中俄两国海军舰艇编队通过宗谷海峡。", "zh"),
    ("중국과 러시아 군용기가 진입했다.", "ko"),
    ("The strait is called 宗谷海峡 by the Japanese and of the two names that is the older.", "en"), ("12345 67", None),
    ("Xqz wrt plk", None)])
def test_the_language_is_guessed_from_letters_and_short_words(text, expected):
    assert language(text) == expected
