"""`straitwatch schema`: valid JSON Schema, one per record."""

import json

import pytest

from geo.cli import main
from geo.cli.schema import RECORDS


@pytest.mark.parametrize("record", RECORDS)
def test_each_record_has_a_schema(record, capsys):
    assert main(["schema", record]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["$ref"] == f"#/$defs/{record}"
    assert schema["$defs"][record]["properties"]


def test_all_records_at_once(capsys):
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert [choice["$ref"].split("/")[-1] for choice in schema["anyOf"]] == list(RECORDS)
