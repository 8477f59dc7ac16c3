"""Wires the stages, dispatches to page; the only module that knows all of them. Incremental: what has not changed is not done again.

Two keys decide. A dispatch is extracted anew when its bytes, its name, the table of sources, the code or the derived data changed. A map
is drawn anew when its recipe, or what it selects from all extractions, changed. Everything kept for this lies in `.straitwatch/` and can
be deleted at any time. Heavy imports happen inside the functions that need them: with nothing changed none of them is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from . import __version__, workspace
from .atlas import Atlas
from .errors import StraitwatchError
from .model import Dispatch, Event, Feature, Incident, Problem, Record, Resolution

if TYPE_CHECKING:
    from .dispatches import Sources
    from .exchange.table import Table
    from .page.tables import Drawing
    from .recipes import Recipe
    from .workspace import Workspace

Progress = Callable[[int, int, str], None]
SOURCES = {".py", ".toml", ".js", ".css", ".html", ".json"}                    # what of a package decides its output
TALKED_ABOUT = {"dispatch-encoding", "dispatch-damaged"}                       # warnings that must never be silent


class Extraction(Record):
    """What one dispatch gave. In the cache geometries are WKB; `thawed` makes them shapely again."""

    dispatch: Dispatch
    problems: tuple[Problem, ...] = ()
    events: tuple[Event, ...] = ()
    resolutions: tuple[tuple[Resolution, ...], ...] = ()                       # one tuple an event, one resolution a place mention
    features: tuple[Feature, ...] = ()

    @property
    def told(self) -> list[tuple[Event, tuple[Resolution, ...]]]:
        """Each event with the resolutions of its places."""
        return list(zip(self.events, self.resolutions, strict=True))


class Corpus(NamedTuple):
    """Everything extracted, in order of dispatch; and what went wrong."""

    extractions: list[Extraction]
    problems: list[Problem]
    kept: set[Path]                      # the cache entries it came from or went to

    @property
    def dispatches(self) -> list[Dispatch]:
        return [extraction.dispatch for extraction in self.extractions]

    @property
    def events(self) -> list[Event]:
        return [event for extraction in self.extractions for event in extraction.events]

    @property
    def features(self) -> list[Feature]:
        return [feature for extraction in self.extractions for feature in extraction.features]


class Drawn(NamedTuple):
    """One map and its files."""

    name: str
    html: Path
    geojson: Path
    changed: bool


class Built(NamedTuple):
    """What a build did."""

    maps: list[Drawn]
    problems: list[Problem]


class Selection(NamedTuple):
    """What one map shows."""

    dispatches: list[Dispatch]
    events: list[Event]
    features: list[Feature]
    incidents: list[Incident]


# --- one dispatch -----------------------------------------------------------------------------------------------------------------------


def extract_one(data: bytes, *, name: str, sources: Sources | None = None, places: Any = None, draw: bool = True) -> Extraction:
    """Take one dispatch through reading, extraction, resolution and drawing.

    Parameters
    ----------
    data : bytes
        The file.
    name : str
        What messages and the id call it.
    sources : Sources, optional
        Who is how reliable.
    places : Gazetteer, optional
        Opened when it is not given.
    draw : bool
        Whether features are wanted; without them nothing of shapely is imported.

    Raises
    ------
    StraitwatchError
        The dispatch cannot be read, or a stage broke its rules.
    """
    from . import dispatches, events, features

    reading = dispatches.examine_bytes(data, name=name, sources=sources)
    places = places or gazetteer_of()
    found = tuple(events.extract(reading.dispatch, places))
    resolutions = tuple(tuple(features.resolve(event, places)) for event in found)
    drawn: tuple[Feature, ...] = ()
    problems = list(reading.problems)
    if draw:
        for event in found:
            try:
                drawn += tuple(features.draw(event, places))
            except StraitwatchError as error:                                  # one event without a shape; the others have theirs
                problems.append(problem_of(error, where=error.where or name))
    return Extraction(dispatch=reading.dispatch, problems=tuple(problems), events=found, resolutions=resolutions, features=drawn)


def gazetteer_of(home: Workspace | None = None, problems: list[Problem] | None = None) -> Any:
    """The gazetteer, with the workspace's own places in front; a bad one becomes a problem, the good ones count."""
    import gazetteer

    if home is None or not home.place_files():
        return gazetteer.open()
    from gazetteer import overlay

    good, errors = overlay.read(home.gazetteer, shown=home.shown(home.gazetteer))
    if problems is not None:
        problems += [Problem(code="gazetteer", where=error.where, message=error.fact, hint=error.hint) for error in errors]
    return gazetteer.open(overlay=good)


def extract_all(files: Iterable[Path], *, home: Workspace | None = None, given: Iterable[bytes] = (), draw: bool = True,
                progress: Progress | None = None, debug: bool = False) -> Corpus:
    """Extract every file; a bad one becomes a problem and never stops the others.

    Parameters
    ----------
    files : iterable of Path
        Dispatches.
    home : Workspace, optional
        Whose table of sources and whose cache are used; names in messages are relative to it.
    given : iterable of bytes
        Dispatches that came through stdin.
    draw : bool
        Whether features are wanted; without them nothing new is kept.
    progress : callable, optional
        Told (done, all, name).
    debug : bool
        Let faults of our own through, with their traceback.
    """
    files = list(files)
    problems: list[Problem] = []
    sources = sources_of(home, problems)
    cache = Cache(home) if home else None
    extractions: list[Extraction] = []
    places = gazetteer_of(home, problems) if home and home.place_files() else None
    for number, item in enumerate([*files, *given]):
        name = "stdin" if isinstance(item, bytes) else home.shown(item.resolve()) if home else item.as_posix()
        if progress:
            progress(number, len(files), name)
        try:
            data = item if isinstance(item, bytes) else fetched(item, name=name)
            entry = cache.entry(item, name, data) if cache and not isinstance(item, bytes) else None
            extraction = load(entry) if entry else None
            if extraction is None:
                places = places or gazetteer_of()
                extraction = extract_one(data, name=name, sources=sources, places=places, draw=draw)
                if entry and draw:
                    save(entry, extraction)
            extractions.append(extraction)
        except Exception as error:
            # The wall between dispatches: whatever is wrong with this one, the next one is read.
            if debug and not is_ours(error):
                raise
            problems.append(problem_of(error, where=name))
    unique: dict[str, Extraction] = {}
    for extraction in extractions:
        dispatch, first = extraction.dispatch, unique.get(extraction.dispatch.id)
        if first is None:
            unique[dispatch.id] = extraction
            problems += [p for p in extraction.problems if p.severity == "error" or p.code in TALKED_ABOUT]
        else:
            problems.append(Problem(code="dispatch-duplicate-id", where=dispatch.file or dispatch.id,
                                    message=f"its id {dispatch.id!r} is taken by {first.dispatch.file}; this dispatch is left out",
                                    hint="rename the file, or give it an `id:` of its own in the front matter"))
    if progress and files:
        progress(len(files), len(files), "")
    return Corpus(list(unique.values()), problems, cache.used if cache else set())


def fetched(path: Path, *, name: str) -> bytes:
    from .dispatches import fetch

    return fetch(path, name=name)


def file_of(home: Workspace, id: str) -> Path:
    """The file of the dispatch with this id.

    Raises
    ------
    DispatchError
        There is none; says which ones there are.
    """
    import difflib

    from . import dispatches
    from .errors import DispatchError

    known = {}
    for path in home.dispatch_files():
        try:
            known[dispatches.read(path, root=home.root).id] = path
        except DispatchError:
            known[path.stem] = path                                            # it is broken, but may be the one that is asked for
    if id in known:
        return known[id]
    close = difflib.get_close_matches(id, known, n=1, cutoff=0.3)
    raise DispatchError(f"there is no dispatch {id!r}", where=home.shown(home.dispatches),
                        hint=f"did you mean {close[0]!r}?" if close else "its id is the file's name without the ending")


def sources_of(home: Workspace | None, problems: list[Problem]) -> Sources | None:
    """The table of sources; a broken one is a problem, and everybody is F until it is mended."""
    if home is None or not home.sources.is_file():
        return None
    from .dispatches import sources

    try:
        return sources.read(home.sources, where=home.shown(home.sources))
    except StraitwatchError as error:
        problems.append(problem_of(error, where=home.shown(home.sources)))
        return None


def is_ours(error: Exception) -> bool:
    """Whether `error` is one that says what is wrong, where, and the next step."""
    return hasattr(error, "fact") and hasattr(error, "hint")


def problem_of(error: Exception, *, where: str) -> Problem:
    """An error as a line of a report. Installation faults are no problem of a dispatch: they go up."""
    if getattr(error, "exit_code", 1) == 3:
        raise error
    if is_ours(error):
        return Problem(code=getattr(error, "code", "gazetteer"), where=error.where or where, message=error.fact, hint=error.hint)
    if isinstance(error, OSError):
        fact = f"{error.strerror}: {error.filename}" if error.strerror and error.filename else error.strerror or str(error)
        return Problem(code="machine", where=where, message=fact, hint="check disk and permissions of this machine")
    return Problem(code="fault", where=where, message=f"a fault of Straitwatch itself: {type(error).__name__}: {error}",
                   hint="please report it, with the output of the same command and --debug")


# --- the cache --------------------------------------------------------------------------------------------------------------------------


def digest(*parts: str | bytes) -> str:
    """One short name for all of `parts`, in order."""
    total = hashlib.sha256()
    for part in parts:
        part = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(part).to_bytes(8, "little") + part)
    return total.hexdigest()[:32]


def stamp_of_code() -> str:
    """The version and the sources of both packages: an edited rule makes every cache entry stale."""
    here = Path(__file__).resolve().parent
    parts = [__version__]
    for package in (here, here.parent / "gazetteer"):
        for path in workspace.files(package):
            if path.suffix in SOURCES and "cli" not in path.parts[len(package.parts):]:
                parts += [path.relative_to(here.parent).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()]
    return digest(*parts)


def stamp_of_data() -> str:
    """What the derived data was made from.

    Raises
    ------
    InstallError
        There is none.
    """
    from . import assets

    return assets.path("stamp.json").read_text(encoding="utf-8")


class Cache:
    """Where extractions of a workspace are kept, and which of them were used.

    Parameters
    ----------
    home : Workspace
        Whose dispatches.
    """

    def __init__(self, home: Workspace) -> None:
        self.home, self.used = home, set()
        table = home.sources.read_bytes() if home.sources.is_file() else b""
        own = [part for path in home.place_files() for part in (path.name, fingerprint(path))]
        self.stamp = digest(stamp_of_code(), stamp_of_data(), table, *own)

    def entry(self, path: Path, name: str, data: bytes) -> Path | None:
        """The file that keeps, or will keep, what `data` gives; None for a dispatch from outside of the workspace."""
        if not path.resolve().is_relative_to(self.home.root):
            return None
        entry = self.home.cache / "dispatches" / f"{digest(self.stamp, name, data)}.msgpack"
        self.used.add(entry)
        return entry


def save(path: Path, extraction: Extraction) -> None:
    """Keep `extraction`; geometries become WKB."""
    def wkb(geometry: Any) -> bytes:
        import shapely

        return shapely.to_wkb(geometry)

    workspace.write(path, msgspec.msgpack.encode(extraction, enc_hook=wkb))


def load(path: Path) -> Extraction | None:
    """What was kept; None when there is nothing, or nothing usable."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Extraction)
    except (OSError, msgspec.DecodeError):
        return None


def thawed(features: Iterable[Feature]) -> list[Feature]:
    """`features` with shapely geometries, whether they come from the cache or not."""
    import shapely

    known: dict[bytes, Any] = {}                                               # many marks are the same sea

    def thaw(feature: Feature) -> Feature:
        if not isinstance(feature.geometry, bytes):
            return feature
        if feature.geometry not in known:
            known[feature.geometry] = shapely.from_wkb(feature.geometry)
        return msgspec.structs.replace(feature, geometry=known[feature.geometry])

    return [thaw(feature) for feature in features]


# --- maps -------------------------------------------------------------------------------------------------------------------------------


def build(home: Workspace, names: tuple[str, ...] = (), *, progress: Progress | None = None, debug: bool = False) -> Built:
    """Draw the maps of a workspace, or those of `names`; only what changed is done.

    Parameters
    ----------
    home : Workspace
        Where everything is.
    names : tuple of str
        Recipes; all of them when empty.
    progress : callable, optional
        Told (done, all, name).
    debug : bool
        Let faults of our own through, with their traceback.

    Returns
    -------
    Built
        The maps, and every problem on the way.
    """
    recipe_files = home.recipe_files(names)
    state = State(home)
    files = home.dispatch_files()
    stamp = digest(stamp_of_code(), stamp_of_data())
    corpus_key = digest(stamp, *fingerprints(home, files))
    keys = {path: digest(corpus_key, path.stem, path.read_bytes()) for path in recipe_files}
    fresh = [path for path in recipe_files if state.fits(path.stem, inputs=keys[path])]
    stale, broken = read_recipes(home, [path for path in recipe_files if path not in fresh])
    drawn = {path.stem: Drawn(path.stem, *outputs(path), changed=False) for path in fresh}
    problems = broken + (state.problems(corpus_key) or [])
    if stale or state.problems(corpus_key) is None:
        corpus = extract_all(files, home=home, progress=progress, debug=debug)
        state.keep_problems(corpus_key, corpus.problems)
        problems = broken + corpus.problems
        incidents, atlas = None, Atlas(partial(gazetteer_of, home))
        for number, (path, recipe) in enumerate(stale):
            if progress:
                progress(number, len(stale), home.shown(path))
            try:
                incidents = group(corpus) if incidents is None else incidents
                selection = select(recipe, with_places(recipe, corpus, atlas), incidents)
                content = digest(stamp, path.read_bytes(), encoded(selection))
                html, geojson = outputs(path)
                if not state.fits(path.stem, content=content):
                    page, collection = draw_map(recipe, selection, atlas)
                    workspace.write(html, page)
                    workspace.write(geojson, collection)
                    changed = True
                else:
                    changed = False
                state.keep(path.stem, inputs=keys[path], content=content, files=(html, geojson))
                drawn[path.stem] = Drawn(path.stem, html, geojson, changed)
            except Exception as error:
                # The wall between maps.
                if debug and not is_ours(error):
                    raise
                problems.append(problem_of(error, where=home.shown(path)))
        if progress and stale:
            progress(len(stale), len(stale), "")
        state.write()
        prune(home, corpus.kept)
    return Built([drawn[path.stem] for path in recipe_files if path.stem in drawn], problems)


def read_recipes(home: Workspace, paths: list[Path]) -> tuple[list[tuple[Path, Recipe]], list[Problem]]:
    """The good ones, and a problem for each that is not."""
    good, problems = [], []
    if paths:
        from . import recipes
    for path in paths:
        try:
            good.append((path, recipes.read(path, where=home.shown(path))))
        except StraitwatchError as error:
            problems.append(problem_of(error, where=home.shown(path)))
    return good, problems


def outputs(recipe: Path) -> tuple[Path, Path]:
    """Where a recipe's map goes."""
    return recipe.with_suffix(".html"), recipe.with_suffix(".geojson")


def fingerprints(home: Workspace, files: list[Path]) -> list[str]:
    """Name and content of everything the extractions depend on; what cannot be read counts with its name."""
    return [part for path in (home.sources, *home.place_files(), *files) for part in (home.shown(path), fingerprint(path))]


def fingerprint(path: Path) -> str:
    """A file's sum; a huge one is refused anyway, so its size will do."""
    try:
        size = path.stat().st_size
    except OSError:
        return "none"
    return (sha256_of(path) or "unreadable") if size < 2**26 else str(size)


def group(corpus: Corpus) -> list[Incident]:
    """The same happening told by several dispatches."""
    from . import incidents

    return incidents.group(corpus.events, thawed(corpus.features))


def with_places(recipe: Recipe, corpus: Corpus, atlas: Atlas) -> Corpus:
    """`corpus` and the places of the gazetteer itself that a layer asks for."""
    wanted = {word for rule in recipe.layers for word in rule.gazetteer}
    if not wanted:
        return corpus
    from . import survey

    dispatch, events, resolutions, features = survey.survey(atlas.places, wanted)
    own = Extraction(dispatch=dispatch, events=events, resolutions=resolutions, features=features)
    return corpus._replace(extractions=[*corpus.extractions, own])


def select(recipe: Recipe, corpus: Corpus, incidents: list[Incident]) -> Selection:
    """What of everything `recipe` shows: events that a layer picks, with all that belongs to them."""
    from .recipes import in_span, matches

    resolved: dict[str, set[str]] = {}
    for extraction in corpus.extractions:
        for event, found in extraction.told:
            resolved[event.id] = {resolution.place for resolution in found if resolution.place}
    events = [event for event in corpus.events
              if in_span(recipe, event) and any(matches(rule, event, resolved.get(event.id, ())) for rule in recipe.layers)]
    ids = {event.id for event in events}
    told = {event.dispatch for event in events}
    return Selection([dispatch for dispatch in corpus.dispatches if dispatch.id in told], events,
                     [feature for feature in corpus.features if feature.event in ids],
                     [incident for incident in incidents if not ids.isdisjoint(incident.events)])


def encoded(selection: Selection) -> bytes:
    """`selection` as bytes to compare; the same whether geometries are frozen or not."""
    import shapely

    def wkb(geometry: Any) -> bytes:
        return shapely.to_wkb(geometry)

    return msgspec.msgpack.encode(tuple(selection), enc_hook=wkb)


def draw_map(recipe: Recipe, selection: Selection, atlas: Atlas) -> tuple[str, str]:
    """The page and the GeoJSON of one map."""
    from . import layers, page
    from .features import resolve

    features = thawed(selection.features)
    marked = {feature.event for feature in features}
    asked = {event.id: resolve(event, atlas.places) for event in selection.events if event.places and event.id not in marked}
    within = atlas.within(features)
    html = page.render(recipe=recipe, layers=layers.layers(features, selection.events, recipe), events=selection.events, features=features,
                       incidents=selection.incidents, dispatches=selection.dispatches, waters=atlas.waters,
                       places=atlas.named(features, within), within=within, countries=atlas.countries(recipe), resolutions=asked,
                       version=__version__)
    return html, written("geojson", selection)


def draw_table(table: Table, *, to: Path | None, title: str, language: str, inline_max: int) -> Drawing:
    """Draw a table of events, and write the page and the files beside it unless `to` is None: a page that is there always fits its files.

    Raises
    ------
    WorkspaceError
        A file cannot be written.
    """
    from .page import tables

    folder = f"{to.stem}_files" if to else None
    drawing = tables.render(table, title=title, language=language, waters=lambda: Atlas(gazetteer_of).waters, beside=folder,
                            inline_max=inline_max, version=__version__)
    if to is not None and folder is not None:
        for sidecar in drawing.sidecars:
            workspace.write(to.with_name(folder) / sidecar.name, sidecar.text)
        workspace.write(to, drawing.html)
        kept = {sidecar.name for sidecar in drawing.sidecars}
        for stale in to.with_name(folder).glob("texts-[0-9][0-9][0-9]-*.js"):
            if stale.name not in kept:
                workspace.remove(stale)
    return drawing


def geojson(corpus: Corpus) -> str:
    """All marks of a corpus as GeoJSON."""
    return written("geojson", Selection(corpus.dispatches, corpus.events, corpus.features, group(corpus)))


def exported(home: Workspace, corpus: Corpus, form: str, recipe: str | None = None) -> str:
    """What one map shows, or everything, as "geojson" or "csv".

    Raises
    ------
    RecipeError
        The recipe is wrong.
    WorkspaceError
        There is no such recipe.
    """
    incidents = group(corpus)
    if recipe is None:
        return written(form, Selection(corpus.dispatches, corpus.events, corpus.features, incidents))
    from . import recipes

    path = home.recipe_files((recipe,))[0]
    wanted = recipes.read(path, where=home.shown(path))
    return written(form, select(wanted, with_places(wanted, corpus, Atlas(partial(gazetteer_of, home))), incidents))


def written(form: str, selection: Selection) -> str:
    """`selection` in one of the formats of `geo.exchange`."""
    import importlib
    import io

    stream = io.StringIO()
    importlib.import_module(f".exchange.{form}", __package__).write(thawed(selection.features), selection.events, selection.dispatches,
                                                                   selection.incidents, stream)
    return stream.getvalue()


class MapMade(msgspec.Struct):
    """Under which keys a map was made, and what its files were."""

    inputs: str
    content: str
    files: dict[str, str]                # path in the workspace -> sha256


class Made(msgspec.Struct):
    """What the last build made: the content of `.straitwatch/state.json`."""

    maps: dict[str, MapMade] = {}
    corpus: str | None = None
    problems: list[Problem] = []


class State:
    """What the last build made, and whether it still stands.

    Parameters
    ----------
    home : Workspace
        Whose maps.
    """

    def __init__(self, home: Workspace) -> None:
        self.path, self.home = home.cache / "state.json", home
        try:
            self.made = msgspec.json.decode(self.path.read_bytes(), type=Made)
        except (OSError, msgspec.DecodeError):                                 # none, or of another version
            self.made = Made()

    def fits(self, name: str, *, inputs: str | None = None, content: str | None = None) -> bool:
        """Whether the map of `name` was made under the given key and its files are as they were written."""
        made = self.made.maps.get(name)
        return (made is not None and inputs in (None, made.inputs) and content in (None, made.content)
                and all(sha256_of(self.home.root / file) == sha256 for file, sha256 in made.files.items()))

    def keep(self, name: str, *, inputs: str, content: str, files: tuple[Path, ...]) -> None:
        """Note that the map of `name` was made."""
        self.made.maps[name] = MapMade(inputs, content, {self.home.shown(path): sha256_of(path) or "" for path in files})

    def problems(self, corpus: str) -> list[Problem] | None:
        """The problems of this very corpus; None when it was not extracted yet."""
        return self.made.problems if self.made.corpus == corpus else None

    def keep_problems(self, corpus: str, problems: list[Problem]) -> None:
        """Note what went wrong while the corpus was extracted."""
        self.made.corpus, self.made.problems = corpus, problems

    def write(self) -> None:
        """Remember all this for the next build."""
        workspace.write(self.path.with_name(".gitignore"), "*\n")               # derived: of no use to a repository
        workspace.write(self.path, msgspec.json.format(msgspec.json.encode(self.made), indent=1))


def sha256_of(path: Path) -> str | None:
    """The sum of a file; None when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def prune(home: Workspace, used: set[Path]) -> None:
    """Forget extractions that no dispatch of now needs."""
    folder = home.cache / "dispatches"
    for path in workspace.files(folder) if folder.is_dir() else ():
        if path not in used:
            workspace.remove(path)
