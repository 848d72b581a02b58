"""The published schemas of the API: its contract, its versions, and what the fields mean in words."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from evalgen.resources import resource

VERSION_PATH = "api/v1"
"""The folder on the site; a change that breaks readers gets a folder of its own, beside this one."""

DOCUMENTS = ("index", "periods", "units", "people", "results", "notices", "corrections", "changelog")

Schema = Mapping[str, Any]


class Field(Struct, frozen=True, kw_only=True):
    """A field as people read of it; `kind` is in the words of JSON Schema."""

    name: str
    kind: str
    nullable: bool
    title: str
    description: str


class Change(Struct, frozen=True, kw_only=True):
    """A version of the API and what it changed."""

    version: str
    on: dt.date
    changes: tuple[str, ...]


@cache
def schema_text(document: str) -> str:
    """The published schema of `document`."""
    return (resource("schemas") / VERSION_PATH / f"{document}.schema.json").read_text(encoding="utf-8")


@cache
def schema_of(document: str) -> Schema:
    """The same, read."""
    schema: Schema = json.loads(schema_text(document))
    return schema


@cache
def changelog_text() -> str:
    """The changelog as it is published."""
    return (resource("schemas") / VERSION_PATH / "changelog.json").read_text(encoding="utf-8")


@cache
def changes() -> tuple[Change, ...]:
    """All versions, the newest first."""
    return tuple(
        Change(version=item["version"], on=dt.date.fromisoformat(item["on"]), changes=tuple(item["changes"]))
        for item in json.loads(changelog_text())["versions"]
    )


def api_version() -> str:
    """The version in force: that of the newest change."""
    return changes()[0].version


def fields_of(document: str, entry: str) -> tuple[Field, ...]:
    """The fields of an `entry` of `document`, e.g. ``results`` and ``result``, in their order."""
    return tuple(_fields(schema_of(document)["$defs"][entry]))


def _fields(schema: Schema) -> Iterator[Field]:
    for name, part in schema["properties"].items():
        kinds = part["type"] if isinstance(part["type"], list) else [part["type"]]
        kind = part.get("format") or next(item for item in kinds if item != "null")
        yield Field(
            name=name, kind=kind, nullable="null" in kinds, title=part["title"], description=part["description"]
        )
