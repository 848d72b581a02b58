"""Versions of published data, MAJOR.MINOR.PATCH, as ``schemas/api/v1/changelog.json`` counts them.

Within a major version fields are only added, and no value gets another meaning. Therefore what a newer minor version has
added is left out, and what an older one had not yet is not asked for. All else stays as the schema has it: a state, a grade
or a standing that it does not know would be counted wrongly, and is refused.
"""

import json
import re
from functools import cache
from typing import Any

from evalgen.reading.schemas.keywords import Schema
from evalgen.resources import resource

SINCE = "x-since"
"""What the schema says of a field that a minor version has added: which one."""

Version = tuple[int, int, int]

_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")


def version_of(text: object) -> Version | None:
    """The version that `text` names; None where it names none."""
    found = _VERSION.fullmatch(text) if isinstance(text, str) else None
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


@cache
def known_version() -> Version:
    """The version that this program publishes, and knows all fields of."""
    text = (resource("schemas") / "api" / "v1" / "changelog.json").read_text(encoding="utf-8")
    major, minor, patch = json.loads(text)["versions"][0]["version"].split(".")
    return int(major), int(minor), int(patch)


def as_of(schema: Any, version: Version) -> Any:
    """`schema` without asking for fields that came after `version`."""
    if isinstance(schema, list):
        return [as_of(item, version) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: as_of(value, version) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and isinstance(schema.get("required"), list):
        made["required"] = [name for name in schema["required"] if _is_there(schema["properties"][name], version)]
    return made


def _is_there(field: Schema, version: Version) -> bool:
    since = version_of(field.get(SINCE))
    return since is None or since[:2] <= version[:2]


def known_part(value: Any, schema: Schema, left_out: set[str], path: str = "") -> Any:
    """What of `value` the `schema`, whose references are resolved, has names for; names of the rest go to `left_out`."""
    if isinstance(value, list) and "items" in schema:
        return [known_part(item, schema["items"], left_out, f"{path}[]") for item in value]
    if not isinstance(value, dict) or "properties" not in schema:
        return value
    fields = schema["properties"]
    left_out.update(f"{path}.{name}".lstrip(".") for name in value if name not in fields)
    return {
        name: known_part(item, fields[name], left_out, f"{path}.{name}")
        for name, item in value.items()
        if name in fields
    }
