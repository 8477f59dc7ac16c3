"""One tree of errors, so that the command catches one thing once.

StraitwatchError                 exit code 1: something in the data
├── DispatchError                a dispatch cannot be read
├── EventError                   an extraction broke its own rules (a quote that is not in its text)
├── FeatureError                 a geometry cannot be made from a role
├── RecipeError                  a map recipe is wrong
├── WorkspaceError               the folder is not a workspace, or cannot be written
├── TableError                   a table of events cannot be read or drawn
├── PlaceError                   a name the gazetteer cannot answer (raised by the command, never by the pipeline)
└── InstallError                 exit code 3: derived data is missing or does not fit this version

Exit codes: 0 done; 1 a problem in the data, everything else was still done; 2 wrong usage (click's own); 3 the installation
or the machine is at fault.
"""

from __future__ import annotations


class StraitwatchError(Exception):
    """What went wrong, where, and the next step.

    Parameters
    ----------
    fact : str
        What is wrong, in one sentence without a full stop.
    where : str
        "path" or "path:line"; empty when there is none.
    hint : str
        The next step; empty when there is none.
    """

    exit_code = 1
    code = "error"

    def __init__(self, fact: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(fact)
        self.fact, self.where, self.hint = fact, where, hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.fact}" if self.where else self.fact
        return f"{text}\n  hint: {self.hint}" if self.hint else text


class DispatchError(StraitwatchError):
    code = "dispatch"


class EventError(StraitwatchError):
    code = "event"


class FeatureError(StraitwatchError):
    code = "feature"


class RecipeError(StraitwatchError):
    code = "recipe"


class WorkspaceError(StraitwatchError):
    code = "workspace"


class TableError(StraitwatchError):
    code = "table"


class PlaceError(StraitwatchError):
    code = "place"


class InstallError(StraitwatchError):
    exit_code = 3
    code = "install"
