"""`straitwatch init`: a folder to work in."""

from __future__ import annotations

from pathlib import Path

import click

from . import VERBS, show


@click.command("init", short_help=VERBS["init"])
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--empty", is_flag=True, help="Without the five dispatches to try it with.")
def command(folder: Path, empty: bool) -> None:
    """Make a workspace of DIR (the current folder): dispatches go into seeds/dispatches, maps come out in maps.

    What is there already stays as it is.

    \b
        straitwatch init my-maps
    """
    from .. import workspace

    written = workspace.make(folder, starter=workspace.starter(), examples=not empty)
    for path in written:
        show.data(path.as_posix())
    here = "" if folder == Path(".") else f"cd {folder} && "
    show.talk(f"{len(written)} files written; next: {here}straitwatch build --open")
