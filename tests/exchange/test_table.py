"""Tables of other people: what a column means, what a cell means, and what is said about the rest."""

from __future__ import annotations

import json

import numpy as np
import pytest

from geo.errors import TableError
from geo.exchange import days, table


def read(text: str | bytes, **more):
    return table.read(text.encode() if isinstance(text, str) else text, where="events.csv", **{"form": "csv"} | more)


def dates(found) -> list[tuple[str | None, str | None]]:
    return [tuple(None if day == days.MISSING else days.iso(int(day)) for day in pair) for pair in zip(found.start, found.end, strict=True)]


def said(found, role: str) -> list[str]:
    return [found.coded[role].labels[code] for code in found.coded[role].codes]


ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,actor2,country,location,latitude,longitude,"
    "source,notes\nPHL1,14 August 2023,2023,1,Strategic developments,Strategic developments,Other,Coast Guard,,Philippines,"
    'Second Thomas Shoal,9.7500,115.8667,Rappler,"A, b"\n'
)
GDELT = (
    "GLOBALEVENTID\tSQLDATE\tActor1Code\tActor1Name\tActor1CountryCode\tEventCode\tEventRootCode\tActionGeo_FullName\tActionGeo_Lat\t"
    "ActionGeo_Long\tSOURCEURL\n9\t20230814\tCHN\tCHINA\tCHN\t190\t19\tTaiwan Strait\t24.5\t119.5\thttps://example.org/a\n"
)
UCDP = (
    "id,year,type_of_violence,conflict_name,side_a,side_b,source_office,source_headline,where_coordinates,latitude,longitude,date_start,"
    "date_end,best\n7,2023,1,X: Government,Government of X,Y,Reuters,Clash at sea,Off Jolo,6.05,121.0,2023-08-14 00:00:00.000,"
    "2023-08-16 00:00:00.000,3\n"
)
GTD = (
    "eventid,iyear,imonth,iday,country_txt,city,latitude,longitude,attacktype1_txt,gname,summary\n"
    "1,2020,5,0,X,Jolo,6.05,121.0,Bombing,Group,Text\n"
)


def test_acled_just_works():
    found = read(ACLED)
    assert dates(found) == [("2023-08-14", "2023-08-14")]
    assert (found.lon[0], found.lat[0]) == (115.8667, 9.75)
    assert [said(found, role)[0] for role in ("kind", "actor", "place", "source")] == [
        "Other",
        "Coast Guard",
        "Second Thomas Shoal",
        "Rappler",
    ]
    assert found.texts["quote"] == ("A, b",) and found.texts["id"] == ("PHL1",)


def test_gdelt_just_works_and_its_codes_become_words():
    found = read(GDELT)
    assert dates(found) == [("2023-08-14", "2023-08-14")] and said(found, "kind") == ["Fight"] and said(found, "actor") == ["CHN"]
    assert said(found, "place") == ["Taiwan Strait"] and list(found.texts["url"]) == ["https://example.org/a"]
    assert "separated by tab" in found.told


@pytest.mark.parametrize(
    ("width", "columns"), [(61, {53: "Taiwan Strait", 57: "24.5", 58: "119.5"}), (58, {51: "Taiwan Strait", 54: "24.5", 55: "119.5"})]
)
def test_gdelt_without_names_just_works_too(width, columns):
    cells = [
        columns.get(n, {1: "9", 2: "20230814", 8: "CHN", 29: "19", width: "https://example.org/a"}.get(n, "")) for n in range(1, width + 1)
    ]
    found = read("\t".join(cells) + "\n" + "\t".join(cells) + "\n")
    assert (
        (found.n, found.lon[0], found.lat[0]) == (2, 119.5, 24.5)
        and said(found, "kind")[0] == "Fight"
        and said(found, "place")[1] == "Taiwan Strait"
    )
    assert any("GDELT" in line for line in found.told)


def test_ucdp_just_works_with_both_its_dates():
    found = read(UCDP)
    assert dates(found) == [("2023-08-14", "2023-08-16")] and said(found, "precision") == ["range"]
    assert (
        said(found, "kind") == ["State-based conflict"]
        and said(found, "actor") == ["Government of X"]
        and said(found, "place") == ["Off Jolo"]
    )


def test_a_date_in_three_columns_is_as_precise_as_they_are():
    found = read(GTD)
    assert dates(found) == [("2020-05-01", "2020-05-31")] and said(found, "precision") == ["month"] and said(found, "kind") == ["Bombing"]


def test_what_was_guessed_is_told_and_can_be_said():
    text = "when,a,b,c,what\n2023-01-02,1.5,2.5,3.5,x\n"
    with pytest.raises(TableError, match="no column looks like a longitude and latitude") as error:
        read(text)
    assert "--lon" in error.value.hint
    found = read(text, given={"lon": "b", "lat": "4", "kind": "what"})
    assert (found.lon[0], found.lat[0]) == (2.5, 3.5) and said(found, "kind") == ["x"]
    assert "columns: lon = b, lat = c, date = when, kind = what" in found.told
    assert "not used: a (--keep NAME shows one)" in found.told
    with pytest.raises(TableError, match="no column 'whot'") as error:
        read(text, given={"lon": "b", "lat": "c", "kind": "whot"})
    assert "'what'" in error.value.hint


def test_columns_without_names_are_known_by_what_stands_in_them():
    found = read("139.6917,35.6895,2023-08-14,1\n129.0756,35.1796,2023-08-15,2\n")
    assert found.n == 2 and found.lon.tolist() == [139.6917, 129.0756] and dates(found)[1][0] == "2023-08-15"
    assert any("holds no names" in line for line in found.told) and any("lon = 1 (by its values)" in line for line in found.told)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_encoding_is_found_and_a_guess_is_told(encoding):
    found = read("lat;lon;place;notes\n59,33;18,06;Gävle hamn på östkusten;Över Östersjön även\n".encode(encoding))
    assert said(found, "place") == ["Gävle hamn på östkusten"] and (found.lon[0], found.lat[0]) == (18.06, 59.33)
    assert any("guess" in line for line in found.told) == (encoding == "cp1252")
    assert "separated by semicolon" in found.told and "lat: decimal commas" in found.told


def test_line_ends_in_quotes_belong_to_the_cell_and_lines_are_counted_right():
    found = read('lat,lon,date,notes\r\n1,2,2023-01-01,"one\r\ntwo"\r\n\r\nnorth,2,2023-01-01,"a ""b"""\r\n')
    assert list(found.texts["quote"]) == ["one\r\ntwo", 'a "b"']
    assert [problem.where for problem in found.problems] == ["events.csv:5"] and "'north'" in found.problems[0].message


def test_a_quote_that_is_never_closed_is_an_error_with_its_line():
    with pytest.raises(TableError, match="never closed") as error:
        read('lat,lon,notes\n1,2,"a\nb"\n1,2,"open\n1,2,x\n1,2,y\n')
    assert error.value.where == "events.csv:4"


def test_ragged_rows_are_read_and_told():
    found = read("lat,lon,notes\n1,2,a long enough text\n1,2\n1,2,b,too much\n")
    assert found.n == 3
    assert any("1 rows have fewer" in line for line in found.told) and any("1 rows have more" in line for line in found.told)


def test_hxl_tags_are_no_event():
    found = read("lat,lon,date\n#geo+lat,#geo+lon,#date\n1,2,2023-01-01\n")
    assert found.n == 1 and any("HXL" in line for line in found.told)


def test_swapped_columns_are_read_as_meant_and_told():
    found = read("latitude,longitude\n139.69,35.68\n129.07,35.17\n")
    assert found.lon.tolist() == [139.69, 129.07] and any(line.startswith("swapped:") for line in found.told)


def test_a_row_that_cannot_be_placed_is_listed_and_told_with_its_line():
    found = read(
        "lat,lon,date\n35,139,2023-01-01\n139,35,2023-01-02\n95,139,2023-01-03\n0,0,2023-01-04\n,139,2023-01-05\n,,2023-01-06\n35,140,x\n"
    )
    assert np.isnan(found.lon).tolist() == [False, True, True, True, True, True, False]
    told = {problem.where: problem.message for problem in found.problems}
    assert "swapped" in told["events.csv:3"] and "outside the world: '95'" in told["events.csv:4"] and "not known" in told["events.csv:5"]
    assert "no latitude" in told["events.csv:6"] and "no date" in told["events.csv:8"] and len(told) == 5
    assert any("no place: 5 rows" in line for line in found.told) and any("no date: 1 rows" in line for line in found.told)
    assert all(problem.severity == "warning" and problem.hint for problem in found.problems)


def test_many_bad_rows_are_one_message_with_their_number_and_first_lines():
    found = read("lat,lon\n1,1\n" + "91,1\n" * 1 + "1,2\n" + "north,1\n" * 9 + "1,3\n" * 20)
    problem = next(problem for problem in found.problems if "north" in problem.message)
    assert problem.where == "events.csv:5" and "9 rows such, also on lines 6, 7, 8, 9 ..." in problem.message


def test_longitudes_past_180_come_home():
    found = read("lat,lon\n52,181.5\n52,359\n52,-179\n")
    assert found.lon.tolist() == [-178.5, -1, -179]


def test_degrees_in_other_notations():
    found = read('lat,lon\n35°41\'22"N,139.69 E\nS 12.5,W 77\n12 30 00 N,"100,5"\n')
    assert np.round(found.lat, 4).tolist() == [35.6894, -12.5, 12.5] and found.lon.tolist() == [139.69, -77, 100.5]


def test_a_column_of_points_in_either_order_or_as_wkt():
    assert read('name,coordinates\na,"35.68, 139.69"\n').lon.tolist() == [139.69]
    assert read('name,lonlat\na,"120.5, 23.5"\nb,"(10 20)"\n').lat.tolist() == [23.5, 20]
    found = read('wkt,name\n"POLYGON((0 0,10 0,10 10,0 10,0 0))",a\nPOINT(5 6),b\nPOINT EMPTY,c\n')
    assert (found.lon[1], found.lat[1]) == (5, 6) and 0 < found.lon[0] < 10 and np.isnan(found.lon[2])


def test_nothing_usable_is_an_error():
    with pytest.raises(TableError, match="no row has a usable place"):
        read("lat,lon\n,\n0,0\n")
    for data in (b"", b"\xef\xbb\xbf\n \n"):
        with pytest.raises(TableError, match="empty"):
            read(data)
    with pytest.raises(TableError, match="no rows"):
        read("lat,lon,date\n")
    with pytest.raises(TableError, match="markup"):
        read("<!DOCTYPE html><html><body>404</body></html>")
    with pytest.raises(TableError, match="a PNG image"):
        read(b"\x89PNG\r\n\x1a\n" + bytes(50))


def test_day_first_or_month_first_is_decided_by_the_column_and_told():
    assert dates(read("lat,lon,date\n1,2,03/04/2023\n1,2,14/08/2023\n"))[0][0] == "2023-04-03"
    assert dates(read("lat,lon,date\n1,2,03/04/2023\n1,2,08/14/2023\n"))[0][0] == "2023-03-04"
    open_ = read("lat,lon,date\n1,2,03/04/2023\n")
    assert dates(open_)[0][0] == "2023-04-03" and any("--month-first" in line for line in open_.told)
    assert dates(read("lat,lon,date\n1,2,03/04/2023\n", day_first=False))[0][0] == "2023-03-04"


def test_labels_are_trimmed_and_sorted_by_how_often_they_occur():
    found = read("lat,lon,kind\n1,2,b \n1,2, a\n1,2,b\n1,2,n/a\n")
    assert found.coded["kind"].labels == ("b", "", "a") and said(found, "kind") == ["b", "a", "b", ""]


def test_a_column_that_was_to_be_kept_is_kept():
    found = read("lat,lon,deaths,other\n1,2,3,x\n", keep=("Deaths",))
    assert found.texts == {"deaths": ["3"]} and not any("deaths" in line for line in found.told if line.startswith("not used"))


def test_a_file_without_quotes_and_one_with_them_are_read_alike():
    rows = [(f"{n % 80}.5", f"{n % 170}.25", f"2023-01-{n % 28 + 1:02d}", f"note {n}") for n in range(500)]
    plain = "lat,lon,date,notes\n" + "".join(",".join(row) + "\n" for row in rows)
    quoted = "lat,lon,date,notes\n" + "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    one, other = read(plain), read(quoted)
    assert (one.lon == other.lon).all() and (one.start == other.start).all() and list(one.texts["quote"]) == list(other.texts["quote"])
    assert one.lines([3]) == other.lines([3]) == {3: 5}


def test_the_form_comes_from_the_name_or_from_the_first_letters(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("lat\tlon\n1\t2\n")
    assert table.read(path, where="a.tsv").n == 1
    assert table.read(b'{"lat": 1, "lon": 2}\n', where="stdin").n == 1
    with pytest.raises(TableError, match="No such file"):
        table.read(tmp_path / "b.csv", where="b.csv")


def test_json_lines_of_anybody():
    rows = [{"lat": 1.5, "lon": 2.5, "date": "2023-08", "tags": ["a", "b"]}, {"lat": None, "lon": None, "date": None}]
    found = read("\n".join(map(json.dumps, rows)), form="jsonl", keep=("tags",))
    assert found.lat[0] == 1.5 and np.isnan(found.lat[1]) and said(found, "precision") == ["month", "unknown"]
    assert list(found.texts["tags"]) == ["a, b", ""]
    with pytest.raises(TableError, match="broken JSON") as error:
        read('{"lat": 1, "lon": 2}\n{"lat": 1,\n', form="jsonl")
    assert error.value.where == "events.csv:2"
