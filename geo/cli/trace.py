"""`straitwatch trace`: mark -> resolution -> sentence -> source."""

from __future__ import annotations

import difflib

import click

from . import VERBS, show
from .read import head


@click.command("trace", short_help=VERBS["trace"])
@click.argument("id", metavar="ID")
@click.pass_obj
def command(debug: bool, id: str) -> int:
    """Follow the mark, event, incident or dispatch of ID back: what is drawn, which place was meant and why, the sentence, the source.

    IDs stand in the page, in the GeoJSON, and in the last column of `straitwatch extract`.

    \b
        straitwatch trace 2023-08-14-joint-cruise-okhotsk
    """
    from .. import pipeline, workspace
    from ..errors import StraitwatchError

    home = workspace.find()
    corpus = pipeline.extract_all(home.dispatch_files(), home=home, progress=show.progress(), debug=debug)
    wanted = chosen(pipeline, corpus, id)
    if not wanted:
        known = [event.id for event in corpus.events]
        close = difflib.get_close_matches(id, known, n=1, cutoff=0.4)
        raise StraitwatchError(f"nothing has the id {id!r}",
                               hint=f"did you mean {close[0]!r}?" if close else "`straitwatch extract seeds/dispatches` lists all ids")
    for extraction in corpus.extractions:
        one = any(feature.id == id for feature in extraction.features)         # one mark was asked for, not all of its event
        for event, resolutions in extraction.told:
            if event.id in wanted:
                features = [feature for feature in extraction.features if feature.event == event.id and (not one or feature.id == id)]
                show.data("\n".join(story(extraction.dispatch, event, resolutions, features)))
                show.data("")
    return 0


def chosen(pipeline, corpus, id: str) -> set[str]:
    """The events meant by an id of any kind."""
    events = {event.id for event in corpus.events if id in (event.id, event.dispatch)}
    events |= {feature.event for feature in corpus.features if feature.id == id}
    if not events:
        events = {event for incident in pipeline.group(corpus) if incident.id == id for event in incident.events}
    return events


def story(dispatch, event, resolutions, features) -> list[str]:
    """The way back, from the mark to the source."""
    source, *below = head(dispatch).rstrip().splitlines()
    return [show.style(f"{event.kind}, {event.modality}", bold=True) + f"  {show.safe(event.id)}",
            *section("mark", [mark(feature) for feature in features] or [f"none: {event.why_not or 'no place'}"]),
            *section("place", [place(found) for found in resolutions] or ["the text names none"]),
            *section("time", [f"{show.day(event.when)} ({event.when.precision}): {event.when.how}"]),
            *section("who", [who(actor) for actor in event.actors] or ["the text does not say"]),
            *section("says", [*event.claimed_by, *(f"denied by {name}" for name in event.denied_by)] or ["the reporter"]),
            *section("rules", [", ".join(event.rules)] if event.rules else []),
            *section("quote", [f"“{' '.join(event.quote.text.split())}”", f"characters {event.quote.start}-{event.quote.end} of the text"]),
            *section("source", [source, *below, f"{dispatch.file}, sha256 {dispatch.sha256[:16]}…"], harmless=True)]


def mark(feature) -> str:
    return f"{feature.shape} ({feature.part}), {feature.role} {feature.label}{', inferred' if feature.inferred else ''}: {feature.why}"


def place(found) -> str:
    mention = found.mention
    answer = f"{found.place} {found.name} ({found.lat:.2f},{found.lon:.2f})" if found.place else "nothing"
    return f"{mention.role} {mention.span.text!r}{' (carried over)' if mention.inferred else ''} → {answer}: {found.why}"


def who(actor) -> str:
    return " ".join(filter(None, [actor.country, actor.role, actor.name, f"← {actor.span.text!r}" if actor.span else ""]))


def section(name: str, rows: list[str], *, harmless: bool = False) -> list[str]:
    """Rows under one name; `harmless` ones were made safe, and perhaps bold, already."""
    return [f"{name if number == 0 else '':>8}  {row if harmless else show.safe(row)}" for number, row in enumerate(rows)]
