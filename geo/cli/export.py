"""`straitwatch export`: the marks, for other programs."""

from __future__ import annotations

import click

from . import VERBS, options, show


@click.command("export", short_help=VERBS["export"])
@click.argument("recipe", required=False)
@options.form("geojson", "csv")
@options.output
@click.pass_obj
def command(debug: bool, recipe: str | None, form: str, output: str | None) -> int:
    """Write the marks of the map RECIPE (of all dispatches) with event, quote and source.

    geojson is RFC 7946: cut at the antimeridian. csv has one event a row.

    \b
        straitwatch export china-russia --format csv -o joint.csv
    """
    from .. import pipeline, workspace
    from .extract import write

    home = workspace.find()
    corpus = pipeline.extract_all(home.dispatch_files(), home=home, progress=show.progress(), debug=debug)
    text = pipeline.exported(home, corpus, form, recipe)
    write(text, output)
    return show.problems(corpus.problems)
