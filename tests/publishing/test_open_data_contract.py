"""The contract of the API: the names and types of its fields, by version. What readers rely on never changes silently."""

import copy
import os
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from evalgen.publishing.open_data import entries
from evalgen.publishing.open_data.contract import DOCUMENTS, api_version, changes, fields_of, schema_of
from evalgen.publishing.open_data.table import COLLECTIVE_COLUMNS, RESULT_COLUMNS, Kind

EXPECTED = Path(__file__).parent / "expected" / "api"
ENTRIES = {
    ("periods", "period"): entries.PeriodEntry,
    ("units", "unit"): entries.UnitEntry,
    ("people", "person"): entries.PersonEntry,
    ("people", "post"): entries.PostEntry,
    ("results", "result"): entries.ResultEntry,
    ("results", "collective"): entries.CollectiveEntry,
    ("notices", "notice"): entries.NoticeEntry,
    ("corrections", "correction"): entries.CorrectionEntry,
}


def contract(**changed: Mapping[str, Any]) -> list[str]:
    """One line for each field: where it is, its type, what it may be. `changed` schemas go before the published ones."""
    schemas = {**{document: schema_of(document) for document in DOCUMENTS}, **changed}
    return sorted(line for document, schema in schemas.items() for line in lines(document, schema, schema))


def lines(path: str, schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].removeprefix("#/$defs/")], **schema}
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    told = [*kinds, *(f"{key}={schema[key]}" for key in ("format", "pattern", "enum") if key in schema)]
    yield f"{path}: {' '.join(told)}"
    for name, part in schema.get("properties", {}).items():
        assert name in schema["required"], f"{path}.{name}: every field is always there"
        yield from lines(f"{path}.{name}", part, root)
    if "items" in schema:
        yield from lines(f"{path}[]", schema["items"], root)


def agreed(version: str) -> list[str]:
    return (EXPECTED / f"{version}.txt").read_text(encoding="utf-8").splitlines()


def test_the_fields_are_those_of_the_version_in_force() -> None:
    """A change needs a new version in `schemas/api/v1/changelog.json`; EVALGEN_BLESS=1 then writes its contract, once."""
    path = EXPECTED / f"{api_version()}.txt"
    if os.environ.get("EVALGEN_BLESS") and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(contract()) + "\n", encoding="utf-8")
    assert contract() == agreed(api_version()), "the version and the changelog do not say that fields changed"


def test_every_version_has_a_contract_and_a_change_that_it_tells() -> None:
    versions = [change.version for change in changes()]
    assert sorted(path.stem for path in EXPECTED.iterdir()) == sorted(versions)
    assert all(change.changes for change in changes())
    assert versions == sorted(versions, key=lambda text: tuple(map(int, text.split("."))), reverse=True)
    assert [change.on for change in changes()] == sorted((change.on for change in changes()), reverse=True)


def test_within_a_major_version_nothing_is_taken_away() -> None:
    versions = [change.version for change in changes()]
    for newer, older in pairwise(versions):
        if newer.split(".")[0] == older.split(".")[0]:
            assert set(agreed(older)) <= set(agreed(newer)), newer


def test_a_field_that_a_minor_version_added_says_which_so_that_older_data_need_not_have_it() -> None:
    first_listed: dict[str, str] = {}
    for version in reversed([change.version for change in changes()]):
        for line in agreed(version):
            first_listed.setdefault(line.partition(":")[0], version)
    oldest = min(first_listed.values(), key=lambda text: tuple(map(int, text.split("."))))
    for document in DOCUMENTS:
        schema = schema_of(document)
        for path, part in fields(document, schema, schema):
            added = first_listed[path]
            assert part.get("x-since") == (None if added == oldest else added), path


def fields(path: str, schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].removeprefix("#/$defs/")], **schema}
    for name, part in schema.get("properties", {}).items():
        yield f"{path}.{name}", part
        yield from fields(f"{path}.{name}", part, root)
    if "items" in schema:
        yield from fields(f"{path}[]", schema["items"], root)


def test_the_folder_is_that_of_the_major_version() -> None:
    assert api_version().split(".")[0] == "1"


def test_a_renamed_field_is_noticed() -> None:
    results = copy.deepcopy(schema_of("results"))
    result = results["$defs"]["result"]
    result["properties"]["grade_name"] = result["properties"].pop("grade_label")
    result["required"] = list(result["properties"])
    assert set(agreed(api_version())) - set(contract(results=results)) == {"results.results[].grade_label: string null"}


@pytest.mark.parametrize("document, entry", ENTRIES)
def test_entries_have_the_fields_of_their_schema_in_the_same_order(document: str, entry: str) -> None:
    names = list(ENTRIES[document, entry].__struct_fields__)
    assert names == [field.name for field in fields_of(document, entry)]


def test_tables_have_a_column_for_every_field() -> None:
    assert [column.name for column in RESULT_COLUMNS] == [field.name for field in fields_of("results", "result")]
    collective = [field.name for field in fields_of("results", "collective")]
    assert [column.name for column in COLLECTIVE_COLUMNS] == collective


def test_columns_are_typed_as_their_fields() -> None:
    kinds = {"date": Kind.DAY, "integer": Kind.COUNT, "string": Kind.TEXT}
    for column, field in zip(RESULT_COLUMNS, fields_of("results", "result"), strict=True):
        assert column.kind is (Kind.SCORE if field.name == "score" else kinds[field.kind]), column.name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_schema_is_sound_and_closed(document: str) -> None:
    schema = schema_of(document)
    jsonschema.Draft202012Validator.check_schema(schema)
    for part in [schema, *schema["$defs"].values()]:
        assert part["additionalProperties"] is False
        assert list(part["required"]) == list(part["properties"])


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_field_is_explained_in_vietnamese(document: str) -> None:
    schema = schema_of(document)
    for part in [schema, *schema["$defs"].values()]:
        for name, field in part["properties"].items():
            assert field.get("$ref") or (field["title"] and field["description"].endswith(".")), name
