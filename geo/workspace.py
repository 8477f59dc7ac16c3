"""Where things are. A workspace is a folder with `seeds/dispatches`; nothing else in this package makes, lists or writes folders."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from .errors import WorkspaceError

MARKER = Path("seeds", "dispatches")
ON_REQUEST = ("gazetteer",)                                                    # recipes that come when first asked for by name
LEFTOVERS = ("~", ".swp", ".tmp", ".bak", ".orig", ".part")                    # what editors and downloads leave behind


class Workspace:
    """The folders of one workspace.

    Parameters
    ----------
    root : Path
        The folder that holds `seeds/` and `maps/`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def dispatches(self) -> Path:
        """What was said."""
        return self.root / MARKER

    @property
    def sources(self) -> Path:
        """Who publishes; need not exist."""
        return self.root / "seeds" / "sources.toml"

    @property
    def gazetteer(self) -> Path:
        """Places of your own, in front of the gazetteer; need not exist."""
        return self.root / "gazetteer"

    def place_files(self) -> list[Path]:
        """The files of your own places, sorted."""
        return sorted(path for path in self.gazetteer.glob("*") if path.suffix in (".toml", ".geojson"))

    @property
    def maps(self) -> Path:
        """Recipes and what they draw."""
        return self.root / "maps"

    @property
    def cache(self) -> Path:
        """Derived data: can always be deleted and made again."""
        return self.root / ".straitwatch"

    def shown(self, path: Path) -> str:
        """`path` as messages show it: relative to the workspace, with "/"."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

    def dispatch_files(self) -> list[Path]:
        """Every dispatch of this workspace, sorted."""
        return files(self.dispatches)

    def recipe_files(self, names: tuple[str, ...] = ()) -> list[Path]:
        """The recipes, sorted; only those of `names` (with or without `.toml`) when there are any.

        Raises
        ------
        WorkspaceError
            There is no recipe of that name, or none at all.
        """
        found = {path.stem: path for path in sorted(self.maps.glob("*.toml"))}
        asked = [name for name in ON_REQUEST if name in names and name not in found]
        if asked and found:
            lend(self, asked)
            return self.recipe_files(names)
        if not found:
            raise WorkspaceError("there are no recipes", where=self.shown(self.maps), hint="`straitwatch init` writes three to start from")
        wanted = [name.removeprefix("maps/").removesuffix(".toml") for name in names]
        for name in wanted:
            if name not in found:
                raise WorkspaceError(f"there is no recipe {name!r}", where=self.shown(self.maps), hint=f"there are: {', '.join(found)}")
        return [found[name] for name in dict.fromkeys(wanted)] if wanted else list(found.values())


def find(start: Path | None = None) -> Workspace:
    """The workspace that holds `start` (the current folder), looking upwards.

    Raises
    ------
    WorkspaceError
        There is none.
    """
    start = (start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / MARKER).is_dir():
            return Workspace(folder)
    raise WorkspaceError("this is not a workspace, nor is a folder above it", where=str(start), hint="make one: straitwatch init DIR")


def files(folder: Path) -> list[Path]:
    """Every file below `folder`, sorted; hidden ones and what editors leave behind are passed over.

    Raises
    ------
    WorkspaceError
        It cannot be listed.
    """
    found = []

    def complain(error: OSError) -> None:
        raise WorkspaceError(f"the folder cannot be listed: {error.strerror}", where=str(error.filename),
                             hint="check its permissions") from None

    for here, folders, names in os.walk(folder, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(here, name) for name in names if not name.startswith(".") and not name.endswith(LEFTOVERS)]
    return sorted(found)


def write(path: Path, data: str | bytes) -> None:
    """Write `path` whole or not at all: a reader sees the old file or the new one, never half of it.

    Raises
    ------
    WorkspaceError
        It cannot be written; the old file is untouched.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        os.replace(draft, path)
    except OSError as error:
        raise WorkspaceError(f"the file cannot be written: {error.strerror}", where=str(path),
                             hint="check permissions and free space") from None
    finally:
        draft.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Delete a derived file; one that is not there is as good as deleted."""
    path.unlink(missing_ok=True)


def make(root: Path, *, starter: Path, examples: bool = True) -> list[Path]:
    """Make a workspace of `root`; files that are there already stay as they are.

    Parameters
    ----------
    root : Path
        The folder; made when it is missing.
    starter : Path
        Where the starter's `seeds/` and `maps/` are.
    examples : bool
        Whether the starter's dispatches come along.

    Returns
    -------
    list of Path
        What was written.
    """
    wanted = [Path("seeds", "sources.toml"), *(Path("maps", path.name) for path in sorted((starter / "maps").glob("*.toml"))
                                                if path.stem not in ON_REQUEST)]
    if examples:
        wanted += [path.relative_to(starter) for path in files(starter / MARKER)]
    try:
        for folder in (MARKER, Path("seeds", "reviews"), Path("maps")):
            (root / folder).mkdir(parents=True, exist_ok=True)
        fresh = [name for name in wanted if not (root / name).exists()]
        for name in fresh:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(starter / name, root / name)
    except OSError as error:
        raise WorkspaceError(f"the workspace cannot be made: {error.strerror}", where=str(error.filename or root),
                             hint="check permissions and free space") from None
    return [root / name for name in fresh]


def lend(home: Workspace, names: list[str]) -> None:
    """Copy recipes of the starter into a workspace."""
    for name in names:
        write(home.maps / f"{name}.toml", (starter() / "maps" / f"{name}.toml").read_bytes())


def starter() -> Path:
    """Where the starter's `seeds/` and `maps/` are: in the installed data, or in the checkout this package runs from.

    Raises
    ------
    InstallError
        In neither.
    """
    checkout = Path(__file__).resolve().parents[1]
    if (checkout / MARKER).is_dir() and (checkout / "maps").is_dir():
        return checkout
    from . import assets

    return assets.path("starter")
