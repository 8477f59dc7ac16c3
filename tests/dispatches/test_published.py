"""The date of publication comes only from what stands for it."""

import pytest

from geo.dispatches.published import from_text, from_url, iso_day


@pytest.mark.parametrize(("text", "day", "how"), [
    (" date 2023-08-14 Home » Ministry calls on Japan\nMinistry calls", "2023-08-14", "'date 2023-08-14' in the first line"),
    (" date 2023-12-11 Philippine boats were hit on Sunday.", "2023-12-11", "'date 2023-12-11' in the first line"),
    ("A headline\n\n2023-07-20 | 06:27\n2023-07-20 | 06:27\nText", "2023-07-20", "line '2023-07-20 | 06:27'"),
    ("Beijing, 28 December 2021 (TDI): The minister met", "2021-12-28", "dateline 'Beijing, 28 December 2021'"),
    ("TOKYO (UrduPoint News / Sputnik - 17th December, 2022) Japan said", "2022-12-17", None),
    ("WASHINGTON, March 3, 2022 -- The ship", "2022-03-03", None),
    ("Press Releases\n\nPress Release | March 29, 2021\n\nNORAD", "2021-03-29", "date line 'Press Release | March 29, 2021'"),
    ("Title\n\nJune 24, 2019 (Google Translation) – About the trend", "2019-06-24", "date line 'June 24, 2019'"),
    ("Title\nPublished: Tuesday, 3 May 2022 10:22 GMT\nText", "2022-05-03", None),
    ("Title\n18 Oct. 2021\nText", "2021-10-18", None),
    ("统合幕僚监部\n2024年6月20日\n俄罗斯", "2024-06-20", None)])
def test_a_date_at_the_top_is_found(text, day, how):
    found = from_text(text)
    assert found.day == day
    assert how is None or found.how == how


@pytest.mark.parametrize("text", [
    "Chinese and Russian warplanes Tuesday conducted joint air patrols",
    "The ship sailed through the strait on Sunday, April 16, a week after",
    "Tokyo, Dec. 15 (Jiji Press)--Four bombers",
    "The two ships transited the Strait on October 14-15, 2021, together",
    "June 24, 2019 was the day on which the first of the ships came through the strait, and it was seen by many",
    " date 2023-13-41 Home » Nothing",
    "", "\n \n"])
def test_a_date_in_the_story_is_no_date_of_publication(text):
    assert from_text(text) is None


def test_a_dateline_without_a_year_takes_it_from_the_address():
    found = from_text("Tokyo, Dec. 15 (Jiji Press)--Four bombers", url="https://example.org/2023/news/four-bombers")
    assert (found.day, found.how) == ("2023-12-15", "dateline 'Tokyo, Dec. 15', year from the address")


@pytest.mark.parametrize(("url", "day"), [
    ("https://www.taipeitimes.com/News/taiwan/archives/2021/10/18/2003766314", "2021-10-18"),
    ("https://www3.nhk.or.jp/nhkworld/en/news/20240620_02", "2024-06-20"),
    ("https://www.chinadaily.com.cn/a/202311/25/WS6561db27a31090682a5f0129.html", "2023-11-25"),
    ("https://example.org/world/2022/may/24/patrol", "2022-05-24"),
    ("https://example.org/p/2020-11-03", "2020-11-03"),
    ("https://tass.com/defense/1494869", None), ("https://www.nippon.com/en/news/yjj2023121500016/x.html", None),
    ("https://example.org/2021/13/41/x", None), ("https://example.org/20241332/", None), (None, None)])
def test_an_address_may_hold_the_date(url, day):
    found = from_url(url)
    assert (found.day if found else None) == day


@pytest.mark.parametrize(("text", "day"),
                         [("2023-08-14", "2023-08-14"), ("2023-08-14T22:10:00Z", "2023-08-14"), ("2023-02-30", None), ("14 August", None),
                          ("2023", None)])
def test_a_day_is_iso_or_nothing(text, day):
    assert iso_day(text) == day
