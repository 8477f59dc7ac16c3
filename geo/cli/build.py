"""`straitwatch build`: recipes to maps."""

from __future__ import annotations

import time
from pathlib import Path

import click

from . import VERBS, show

INTERVAL_S = 0.5
FIRST = "everything"                                                           # the page that --open prefers


@click.command("build", short_help=VERBS["build"])
@click.argument("recipes", nargs=-1, metavar="[RECIPE]...")
@click.option("--watch", is_flag=True, help="Stay, and draw again whenever a dispatch or a recipe changes.")
@click.option("--open", "open_", is_flag=True, help="Show the map in the browser; of several, the first.")
@click.pass_obj
def command(debug: bool, recipes: tuple[str, ...], watch: bool, open_: bool) -> int:
    """Draw the map of each RECIPE (all of maps/*.toml) as maps/RECIPE.html and maps/RECIPE.geojson.

    Only what changed is done again. A bad dispatch or recipe is reported, and everything else is still drawn.

    \b
        straitwatch build china-russia --open
    """
    from .. import pipeline, workspace

    home = workspace.find()
    seen = state(home) if watch else ()
    code = once(pipeline, home, recipes, debug)
    if open_:
        import webbrowser

        pages = [path.with_suffix(".html") for path in home.recipe_files(recipes)]
        pages.sort(key=lambda path: not recipes and path.stem != FIRST)
        for path in [path for path in pages if path.exists()][:1]:
            webbrowser.open(path.as_uri())
    while watch:
        time.sleep(INTERVAL_S)
        now = state(home)
        if now != seen:
            seen = now
            code = once(pipeline, home, recipes, debug)
    return code


def once(pipeline, home, recipes: tuple[str, ...], debug: bool) -> int:
    """Build, print the pages' paths, report."""
    started = time.perf_counter()
    built = pipeline.build(home, recipes, progress=show.progress(), debug=debug)
    for drawn in built.maps:
        show.data(shown(drawn.html))
    anew = sum(drawn.changed for drawn in built.maps)
    show.talk(f"{anew} drawn, {len(built.maps) - anew} up to date ({time.perf_counter() - started:.2f} s)")
    return show.problems(built.problems)


def shown(path: Path) -> str:
    """Relative to where the person is, when it is below."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else path.as_posix()


def state(home) -> tuple:
    """What a change would change: names, times and sizes."""
    files = [*home.dispatch_files(), *home.place_files(), *home.maps.glob("*.toml"), home.sources]
    return tuple((path, stat.st_mtime_ns, stat.st_size) for path in files if path.exists() for stat in [path.stat()])
