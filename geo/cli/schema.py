"""`straitwatch schema`: the records, for programs that read ours."""

from __future__ import annotations

import json

import click

from . import VERBS, show

RECORDS = ("Dispatch", "Event", "Resolution", "Toponym", "Feature", "Incident", "Problem", "Place", "Answer", "Recipe")


@click.command("schema", short_help=VERBS["schema"])
@click.argument("record", required=False, type=click.Choice(RECORDS, case_sensitive=False))
def command(record: str | None) -> None:
    """Print the JSON Schema (2020-12) of RECORD, or of all records.

    \b
        straitwatch schema Event
    """
    import msgspec

    from gazetteer import place

    from .. import model, recipes

    types = {name: getattr(model, name, None) or getattr(place, name, None) or getattr(recipes, name) for name in RECORDS}
    wanted = [types[record]] if record else list(types.values())
    schemas, components = msgspec.json.schema_components(wanted, ref_template="#/$defs/{name}")
    body = schemas[0] if record else {"anyOf": list(schemas)}
    show.data(json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "title": record or "Straitwatch records", **body,
                          "$defs": components},
                         indent=2, ensure_ascii=False))
