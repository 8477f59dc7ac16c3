"""`straitwatch check`: everything that is wrong, with its place and the next step."""

from __future__ import annotations

import click

from . import VERBS, options, show


@click.command("check", short_help=VERBS["check"])
@options.form("table", "jsonl")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.pass_obj
def command(debug: bool, form: str, strict: bool) -> int:
    """Report every problem of the workspace as `path:line: message` with a hint. Exit code 1 when there is an error.

    \b
        straitwatch check
    """
    from .. import check, workspace

    found = check.check(workspace.find(), progress=show.progress(), debug=debug)
    if form == "jsonl":
        import msgspec

        for problem in found:
            show.data(msgspec.json.encode(problem).decode())
    else:
        show.problems(found, err=False)
    errors = sum(problem.severity == "error" for problem in found)
    show.talk(f"{errors} errors, {len(found) - errors} warnings" if found else "no problems")
    return int(errors > 0 or (strict and bool(found)))
