"""Put the parts of the page together: one file, no requests, and a policy that forbids everything else."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
import msgspec

from ..errors import RecipeError
from .templates import source

HERE = Path(__file__).parent
STYLES = ("base", "layout", "map", "rail", "list", "timeline", "evidence", "print")
SCRIPTS = ("dom", "coords", "dates", "columns", "decode", "filters", "time", "words", "permalink", "search", "store", "names", "backdrop",
           "base", "symbols", "areas", "tracks", "marks", "stacks", "virtual", "rows", "list", "rail", "timeline", "cite", "evidence",
           "cut", "export", "picture", "sharing", "legend", "theme", "keys", "texts", "records", "rings", "tablestore", "tableevidence",
           "main")
TABLES = {"decode", "texts", "records", "rings", "tablestore", "tableevidence"}      # only pages of tables come to need these
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def words(language: str) -> dict[str, Any]:
    """The page's own words in `language`."""
    path = HERE / "messages" / f"{language}.toml"
    if not re.fullmatch(r"[A-Za-z-]{2,20}", language) or not path.is_file():
        known = ", ".join(sorted(path.stem for path in (HERE / "messages").glob("*.toml")))
        raise RecipeError(f"the page does not speak {language!r}", hint=f"language is one of: {known}")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def inert(value: Any) -> str:
    """JSON that stays data inside a script element: nothing in it can end the element or a line."""
    text = msgspec.json.encode(value, order="deterministic").decode()
    return text.translate(ESCAPES) if any(mark in text for mark in map(chr, ESCAPES)) else text


def script(*, tables: bool = True) -> str:
    """Our modules in one scope: `import` lines go, `export` is taken off. Each module is a real ES module for Node and for editors.

    Comments that stand above something, and indents, are for those who read the modules; a page does without. No string of ours runs
    over a line (a test says so).
    """
    texts = []
    for name in SCRIPTS if tables else (name for name in SCRIPTS if name not in TABLES):
        text = (HERE / "assets" / "js" / f"{name}.js").read_text(encoding="utf-8")
        text = re.sub(r"(?m)^import [^;]*;\n|^ */\*\*(?s:.*?)\*/\n|^ +", "", text)
        texts.append(re.sub(r"(?m)^export ", "", text).strip())
    handles = "start, receive" if tables else "start"
    return "'use strict';\nconst straitwatch = (() => {\n" + "\n\n".join(texts) + f"\nreturn {{{handles}}};\n}})();"


def style(locate: Callable[..., Path]) -> str:
    """Leaflet's style without its pictures, then ours."""
    leaflet = re.sub(r"[^{}]*\{[^{}]*url\([^{}]*\}", "", locate("leaflet", "leaflet.css").read_text(encoding="utf-8"))
    return "\n".join([leaflet.strip(), *((HERE / "assets" / "css" / f"{name}.css").read_text(encoding="utf-8").strip() for name in STYLES)])


def allowed(texts: list[str]) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)


@functools.cache
def environment() -> jinja2.Environment:
    return jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined,
                              loader=jinja2.FunctionLoader(source))


def document(*, data: dict[str, Any], base: dict[str, Any], map: str, frame: str, symbols: list[dict[str, Any]],
             locate: Callable[..., Path], tiles: dict[str, Any] | None = None, columns: dict[str, Any] | None = None,
             rows: list[list[str]] | None = None, neighbours: bool = False) -> str:
    """Write the page.

    Parameters
    ----------
    data : dict
        From `data.data`; stands in the page as inert JSON, and its sha256 in the footer.
    base : dict
        From `base.base`.
    map, frame : str
        From `frame.frame`: the map's element and its script.
    symbols : list of dict
        Drawings of the bundle that the page uses.
    locate : callable
        Finds files of the bundle.
    tiles : dict, optional
        From `tiles.tiles`: then, and only then, pictures may come from its hosts, and the page says so.
    columns : dict, optional
        From `columns.pack`: the events of a table; then `data` has none.
    rows : list of cells, optional
        The first of them in words.
    neighbours : bool
        Whether files of texts lie beside the page; then, and only then, our own scripts may fetch scripts.
    """
    # Browsers hash what they parsed, and parsing turns CR LF into LF.
    scripts = [text.replace("\r\n", "\n").replace("\r", "\n") for text in
               (re.sub(r"//# sourceMappingURL=.*", "", locate("leaflet", "leaflet.js").read_text(encoding="utf-8")),
                script(tables=columns is not None), frame)]
    styles = [style(locate).replace("\r\n", "\n")]
    if tiles:
        data = data | {"tiles": tiles}
    payload, packed = inert(data), None if columns is None else inert(columns)
    trusted = allowed(scripts) + (" 'strict-dynamic'" if neighbours else "")
    hosts = "".join(f" https://{host}" for host in tiles["hosts"]) if tiles else ""
    policy = (f"default-src 'none'; script-src {trusted}; style-src {allowed(styles)}; img-src data: blob:{hosts}; font-src data:; "
              "connect-src 'none'; base-uri 'none'; form-action 'none'")
    return environment().get_template("page.html").render(
        policy=policy, styles=styles, scripts=scripts, payload=payload, base=inert(base), map=map, symbols=symbols, data=data,
        words=data["words"], tiles=tiles, columns=packed, rows=rows,
        digest=hashlib.sha256((payload + (packed or "")).encode()).hexdigest())
