"""The network, only when asked; here a server of our own that speaks Nominatim's answers."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from gazetteer.online import Online, OnlineError, cache_folder

FOUND = [
    {
        "place_id": 7,
        "licence": "ODbL",
        "osm_type": "node",
        "lat": "25.1",
        "lon": "121.5",
        "class": "place",
        "type": "village",
        "name": "Xylophon",
        "display_name": "Xylophon, Taiwan",
        "boundingbox": ["25.0", "25.2", "121.4", "121.6"],
    },
    {
        "place_id": 8,
        "lat": "1.0",
        "lon": "2.0",
        "type": "hamlet",
        "display_name": "Xylophon, Elsewhere",
        "boundingbox": ["0.9", "1.1", "1.9", "2.1"],
    },
]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlsplit(self.path).query)["q"][0]
            asked.append(query)
            self.send_response(500 if query == "broken" else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(FOUND if "Xylophon" in query else []).encode())

        def log_message(self, *_: object) -> None:
            pass

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}", asked
    running.shutdown()
    running.server_close()


def test_answers_are_candidates_that_name_the_service(server: tuple[str, list[str]], tmp_path: Path) -> None:
    url, asked = server
    online = Online("nominatim", url=url, cache=tmp_path, pause_s=0.0)
    answer = online.find("Xylophon")
    first = answer.candidates[0]
    assert (first.place.id, first.place.layer, first.how, first.place.source) == ("online/nominatim-7", "online", "online", "nominatim")
    assert (first.place.lon, first.place.lat, first.place.bbox) == (121.5, 25.1, (121.4, 25.0, 121.6, 25.2))
    assert answer.ambiguous and len(answer.candidates) == 2 and "nominatim says" in first.why
    assert Online("nominatim", url=url, cache=tmp_path).find("Xylophon") == answer and asked == ["Xylophon"]  # from the cache
    assert online.find("nowhere").candidates == () and online.find("nowhere").candidates == () and asked == ["Xylophon", "nowhere"]


def test_questions_keep_their_distance(server: tuple[str, list[str]], tmp_path: Path) -> None:
    online = Online("nominatim", url=server[0], cache=tmp_path, pause_s=0.2)
    started = time.perf_counter()
    for n in range(3):
        online.find(f"Xylophon {n}")
    assert time.perf_counter() - started >= 0.4


def test_a_server_that_fails_is_told_and_not_remembered(server: tuple[str, list[str]], tmp_path: Path) -> None:
    with pytest.raises(OnlineError, match="nominatim does not answer"):
        Online("nominatim", url=server[0], cache=tmp_path, pause_s=0.0).find("broken")
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_asked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEONAMES_USERNAME", raising=False)
    for service, more, told in (
        ("bing", {}, "no online geocoder"),
        ("geonames", {}, "who asks"),
        ("arcgis", {"url": "http://x"}, "one address"),
    ):
        with pytest.raises(OnlineError, match=told):
            Online(service, **more)


def test_the_command_asks_only_when_told_to(
    server: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from geo.cli import main

    monkeypatch.setenv("STRAITWATCH_CACHE", str(tmp_path / "kept"))
    assert cache_folder() == tmp_path / "kept"
    assert main(["find", "Xylophon Qq"]) == 1 and server[1] == []
    assert (
        main(["find", "Soya Strait", "--online", "nominatim", "--online-url", server[0]]) == 0 and server[1] == []
    )  # we are sure ourselves
    assert main(["find", "Xylophon Qq", "--online", "nominatim", "--online-url", server[0]]) == 0
    assert server[1] == ["Xylophon Qq"] and "online/nominatim-7" in capsys.readouterr().out


def test_a_network_that_is_down_is_told_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    from geo.cli import main

    assert main(["find", "Xylophon Qq", "--online", "nominatim", "--online-url", "http://127.0.0.1:9"]) == 1
    err = capfd.readouterr().err
    assert "nominatim does not answer" in err and "Traceback" not in err and len(err.splitlines()) <= 3


def test_where_nothing_can_be_kept_the_answer_is_given_all_the_same(server: tuple[str, list[str]], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    online = Online("nominatim", url=server[0], cache=tmp_path / "file" / "cache", pause_s=0.0)
    assert online.find("Xylophon") == online.find("Xylophon") and server[1] == ["Xylophon", "Xylophon"]
