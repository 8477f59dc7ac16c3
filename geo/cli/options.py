"""Options and arguments that several verbs share, and the words they share them with."""

from __future__ import annotations

import click

STDIN = "-"

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
output = click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all, instead of stdout.")


def form(*choices: str):
    """--format; the first choice is the default."""
    return click.option("--format", "form", type=click.Choice(choices), default=choices[0], show_default=True,
                        help="How to print the answer.")


language = click.option("--language", metavar="TAG", help="Name places in this language: ja, zh-Hant.")
viewpoint = click.option("--viewpoint", metavar="CC", help="Name places as this country does: JP, CN.")
