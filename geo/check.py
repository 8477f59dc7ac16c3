"""Every rule over a workspace: what is wrong, where, and the next step. Nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .model import Problem
from .pipeline import Extraction, extract_all, gazetteer_of, is_ours, read_recipes
from .recipes import Recipe
from .workspace import Workspace

COUNTRY = 2                                                                    # letters of an ISO 3166 alpha-2 code


def check(home: Workspace, *, progress: Callable[[int, int, str], None] | None = None, debug: bool = False) -> list[Problem]:
    """Apply every rule.

    Parameters
    ----------
    home : Workspace
        What to look at.
    progress : callable, optional
        Told (done, all, name).
    debug : bool
        Let faults of our own through, with their traceback.

    Returns
    -------
    list of Problem
        Sorted by file and line; errors and warnings.
    """
    problems: list[Problem] = []
    if not home.sources.is_file():
        problems.append(Problem(code="sources-missing", where=home.shown(home.sources), message="there is no table of sources",
                                hint="`straitwatch init` writes one; without it every source has reliability F", severity="warning"))
    files = home.dispatch_files()
    if not files:
        problems.append(Problem(code="dispatches-none", where=home.shown(home.dispatches), message="there are no dispatches",
                                hint="put texts or Markdown files there", severity="warning"))
    corpus = extract_all(files, home=home, progress=progress, debug=debug)
    problems += corpus.problems
    problems += same_text(corpus.extractions)
    for extraction in corpus.extractions:
        problems += extraction.problems
        problems += places(home, extraction)
    good, broken = read_recipes(home, sorted(home.maps.glob("*.toml")))
    problems += broken
    for path, recipe in good:
        problems += choices(home, path, recipe)
    if not good and not broken:
        problems.append(Problem(code="recipes-none", where=home.shown(home.maps), message="there are no recipes, so no map will be drawn",
                                hint="`straitwatch init` writes three to start from", severity="warning"))
    return sorted(dict.fromkeys(problems), key=by_line)


def gazetteer(known) -> list[Problem]:
    """What is wrong with the gazetteer as it stands: places that name others that are not there, and geometry that is broken."""
    problems = []
    ids = set(known.ids())
    for id in sorted(ids):
        place = known.place(id)
        where = f"gazetteer {id}"
        for other in (*place.within, *place.connects, *([place.variant_of] if place.variant_of else [])):
            if other not in ids and not other.startswith("city/"):
                problems.append(Problem(code="gazetteer-unknown", where=where, message=f"it names {other!r}, which is not there",
                                        hint="straitwatch find NAME tells ids",
                                        severity="error" if place.layer == "user" else "warning"))
        shape = known.geometry(id)
        if shape.is_empty or not shape.is_valid:
            problems.append(Problem(code="gazetteer-geometry", where=where, message="its geometry is broken",
                                    hint="build the gazetteer anew"))
    return problems


def same_text(extractions: list[Extraction]) -> list[Problem]:
    """One text twice is not two reports."""
    first: dict[str, str] = {}
    problems = []
    for extraction in extractions:
        text, file = extraction.dispatch.text, extraction.dispatch.file or ""
        if text in first:
            problems.append(Problem(code="dispatch-same-text", where=file, message=f"it has the same text as {first[text]}",
                                    hint="delete one: the same text twice is not two reports", severity="warning"))
        first.setdefault(text, file)
    return problems


def places(home: Workspace, extraction: Extraction) -> list[Problem]:
    """Mentions the gazetteer has no answer to."""
    problems = []
    body = None
    for _, resolutions in extraction.told:
        for found in resolutions:
            if found.place is not None or found.mention.inferred:
                continue
            body = body if body is not None else first_line(home, extraction)
            line = body + extraction.dispatch.text.count("\n", 0, found.mention.span.start)
            candidates = ", ".join(candidate.place for candidate in found.candidates[:3])
            hint = f"candidates: {candidates}" if candidates else f'look around: straitwatch find "{found.mention.query}"'
            problems.append(Problem(code="place-unresolved", where=f"{extraction.dispatch.file}:{line}", severity="warning",
                                    message=f"{found.mention.query!r} is not resolved: {found.why or 'nothing is called so'}",
                                    hint=hint))
    return problems


def first_line(home: Workspace, extraction: Extraction) -> int:
    """The line of the file on which the dispatch's text begins."""
    from .dispatches import decode

    name = extraction.dispatch.file or ""
    whole = decode.decode((home.root / name).read_bytes(), name=name).text
    return whole.count("\n") - extraction.dispatch.text.count("\n") + 1


def choices(home: Workspace, path: Path, recipe: Recipe) -> list[Problem]:
    """What a recipe chooses by must exist, or the layer stays empty for ever."""
    from .recipes import line_of

    text, problems, known = path.read_text(encoding="utf-8-sig"), [], gazetteer_of(home)
    for number, rule in enumerate(recipe.layers):
        for key in ("actors", "actors_all"):
            for actor in getattr(rule, key):
                if len(actor) == COUNTRY and not actor.isupper():
                    problems.append(Problem(code="recipe-actor", where=f"{home.shown(path)}:{line_of(text, ('layers', number, key))}",
                                            message=f"layer {rule.id!r}: {actor!r} is no country code",
                                            hint=f"did you mean {actor.upper()!r}?",
                                            severity="warning"))
        for name in rule.places:
            if not exists(known, name):
                problems.append(Problem(code="recipe-place", where=f"{home.shown(path)}:{line_of(text, ('layers', number, 'places'))}",
                                        message=f"layer {rule.id!r}: the gazetteer knows no {name!r}",
                                        hint=f'look around: straitwatch find "{name}"',
                                        severity="warning"))
    return problems


def exists(gazetteer, name: str) -> bool:
    """Whether `name` is a place's id or name."""
    if "/" in name:
        try:
            return bool(gazetteer.place(name))
        except Exception as error:
            if not is_ours(error):
                raise
            return False
    return any(found.how in ("exact", "folded") for found in gazetteer.find(name, limit=1).candidates)


def by_line(problem: Problem) -> tuple[str, int, str]:
    file, _, line = problem.where.rpartition(":")
    return (file, int(line), problem.message) if line.isdigit() else (problem.where, 0, problem.message)
