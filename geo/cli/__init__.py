"""The command: one module per verb, imported when it is asked for. stdout is data, stderr is talk; only here anything is printed.

Exit codes: 0 done; 1 a problem in the data, everything else was still done; 2 wrong usage; 3 the installation or the machine is at fault.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

import click

from .. import __version__

# The short helps stand here so that `--help` imports no verb; a test compares them.
VERBS = {
    "init": "Make a workspace of a folder.",
    "read": "Show a dispatch with its mentions marked.",
    "extract": "Find the events in dispatches.",
    "geoparse": "Find the places that any text names.",
    "find": "Look a name or a coordinate up in the gazetteer.",
    "gazetteer": "Export the gazetteer, or check your own places.",
    "build": "Draw the maps.",
    "map": "Draw any table of events, without a workspace.",
    "export": "Write what is on the maps as GeoJSON or CSV.",
    "check": "Report every problem of a workspace.",
    "trace": "Follow a mark back to its sentence and source.",
    "schema": "Print the JSON Schema of the records.",
}


class Verbs(click.Group):
    """A group that knows the names of its commands, and imports one when it runs."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        return importlib.import_module(f".{name}", __name__).command if name in VERBS else None

    def resolve_command(self, context: click.Context, args: list[str]):
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], VERBS, n=1)
            advice = f"did you mean {close[0]!r}?" if close else f"there are: {', '.join(VERBS)}"
            raise click.UsageError(f"no such command {args[0]!r}; {advice}")
        return super().resolve_command(context, args)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="straitwatch", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def group(context: click.Context, debug: bool) -> None:
    """Read dispatches about military activity and draw maps that can be checked.

    Every mark on a map leads back to the sentence that put it there.

    \b
        straitwatch init my-maps
        cd my-maps
        straitwatch build --open
    """
    context.obj = bool(context.obj) or debug


def main(args: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; errors of every kind are caught here, once."""
    args = list(sys.argv[1:] if args is None else args)
    debug = "--debug" in args
    try:
        utf8()
        plain = [arg for arg in args if arg != "--debug"]                      # it may stand before or after the verb
        if "_STRAITWATCH_COMPLETE" in os.environ:
            group.main(args=plain, prog_name="straitwatch")                    # the shell asks for completions
        with group.make_context("straitwatch", plain, obj=debug) as context:
            code = group.invoke(context)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as exit:
        return exit.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 130
    except BrokenPipeError:
        # Whoever read us has enough: `straitwatch extract ... | head`. Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if debug:
            raise
        return report(error)


def report(error: Exception) -> int:
    """Say on stderr what went wrong, where, and the next step."""
    from . import show

    if hasattr(error, "fact") and hasattr(error, "hint"):
        show.problem(where=error.where, message=error.fact, hint=error.hint)
        return error.exit_code
    if isinstance(error, MemoryError | OSError):
        show.problem(where=str(getattr(error, "filename", None) or ""),
                     message=getattr(error, "strerror", None) or str(error) or type(error).__name__,
                     hint="check the disk, the permissions and the memory of this machine")
        return 3
    if isinstance(error, ImportError):
        show.problem(where="", message=f"the installation is incomplete: {error}",
                     hint="install it again: pip install --force-reinstall straitwatch")
        return 3
    show.problem(where="", message=f"a fault of Straitwatch itself: {type(error).__name__}: {error}",
                 hint="please report it, with the output of the same command and --debug")
    return 3


def utf8() -> None:
    """Data is UTF-8 whatever the terminal thinks; a letter it cannot show is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
