"""A fictional repository made from the schemas themselves: whatever is not public holds a mark of its own."""

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from evalgen.reading.schemas.schema import SchemaSet

Schema = Mapping[str, Any]

RECORDS = ("organization", "unit", "person", "body", "catalogue", "period", "evaluation", "collective")
STATEMENTS = ("approval", "protection", "receipt", "rules")
KINDS = (*RECORDS, *STATEMENTS)
UNIT, OTHER_UNIT = "don-vi-cong-khai", "don-vi-khac"
GRADED, NOT_ASSESSED = "nguoi-cong-khai", "nguoi-khac"

PUBLIC = {
    "organization.name": "Tổ chức công khai",
    "unit.name": "Đơn vị công khai",
    "unit.short_name": "ĐVCK",
    "unit.parent": "dang-uy-chua-khai",
    "unit.revisions[].from": "2026-05-01",
    "unit.revisions[].name": "Đơn vị công khai sau khi đổi tên",
    "unit.revisions[].short_name": "ĐVCKS",
    "unit.revisions[].parent": "dang-uy-chua-khai",
    "person.name": "Người Công Khai",
    "person.posts[].unit": UNIT,
    "person.posts[].title": "Chức vụ công khai",
    "period.opened_on": "2026-04-01",
    "period.assessment_on": "2026-06-28",
    "period.closed_on": "2026-07-20",
    "period.notices[].id": "lan-1",
    "period.notices[].number": "15-TB/ĐU",
    "period.notices[].date": "2026-07-10",
    "period.notices[].by": "ban-thuong-vu",
    "period.notices[].title": "Thông báo công khai",
    "period.notices[].units[]": UNIT,
    "organization.fictional": True,
    "organization.regulation[].pack": "hd02",
    "organization.regulation[].from": "2026-04-01",
    "organization.publication.scores": False,
    "organization.publication.scores_legal_basis": "Kết luận 1-KL/ĐU",
    "organization.publication.collective_grades": True,
    "evaluation.decision.grade": "GOOD",
    "evaluation.amendments[].on": "2026-08-01",
    "evaluation.amendments[].number": "20-QĐ/ĐU",
    "evaluation.amendments[].grade": "COMPLETED",
    "collective.decision.grade": "GOOD",
    "collective.amendments[].on": "2026-08-01",
    "collective.amendments[].number": "21-QĐ/ĐU",
    "collective.amendments[].grade": "COMPLETED",
}
"""Values of what the schemas call public; a new public property needs one here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Marks:
    """The marks made so far, by the path of their property; `seed` tells one repository from another."""

    seed: int
    made: dict[str, list[str]] = field(default_factory=dict)
    counter: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def scalar(self, path: str, schema: Schema, *, public: bool) -> Any:
        """A value of a property that is neither a list nor a mapping."""
        if public and path in PUBLIC:
            return PUBLIC[path]
        choices = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
        if choices:
            return choices[0 if public else self.seed % len(choices)]
        if schema.get("type") == "boolean":
            return bool(self.seed % 2)
        assert not public, f"«{path}» is public: give it a value in PUBLIC"
        mark = self._number(schema) if schema["type"] in {"integer", "number"} else self._text(path, schema)
        self.made.setdefault(path, []).append(str(mark))
        return mark

    def _text(self, path: str, schema: Schema) -> str:
        at = next(self.counter) * 2 + self.seed
        day = dt.date(2190 if path.endswith(".to") else 1903, 1, 1) + dt.timedelta(days=at)
        words = [
            # Signs that HTML, JSON, addresses and spreadsheets write in ways of their own, and letters with marks.
            f'Ẩn zkính{at:05d} & <đ>"ả"/?=\'',
            f"zkinh{at:05d}z",
            f"73400{at:05d}",
            f"21{at % 100:02d}-Q3",
            f"ssh-ed25519 AAAAzkinh{at:05d}z",
            "sha256:" + f"73400{at:05d}".rjust(64, "a"),
            f"-----BEGIN SSH SIGNATURE-----\nzkinh{at:05d}z\n-----END SSH SIGNATURE-----\n",
        ]
        wanted = schema.get("pattern", "")
        if schema.get("format") == "date":
            words = [day.isoformat()]
        return next(word for word in words if re.search(wanted, word) and len(word) <= schema.get("maxLength", 199))

    def _number(self, schema: Schema) -> int | Decimal:
        at = next(self.counter) * 2 + self.seed
        most = int(schema.get("maximum", 10**9))
        if schema["type"] == "integer":
            return 1 + at % most if most < 10**4 else most - at
        return Decimal(most) / 2 + Decimal(at) / 10**7 if most < 10**4 else Decimal(f"{most - 20000 + at}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Maker:
    """Makes every form of a record that its schema allows, with every property in at least one of them."""

    root: Schema
    marks: Marks

    def forms(self, path: str, schema: Schema, *, public: bool = True) -> list[Any]:
        """The values that together hold all properties of `schema`."""
        schema = self._resolved(schema)
        public = schema.get("x-audience", "public" if public else "internal") == "public"
        if schema["type"] == "array":
            return [self.forms(f"{path}[]", schema["items"], public=public)]
        if schema["type"] != "object":
            return [self.marks.scalar(path, schema, public=public)]
        if "patternProperties" in schema:
            ((pattern, inner),) = schema["patternProperties"].items()
            names = {"pattern": pattern, "type": "string"}
            forms = self.forms(f"{path}{{}}", inner, public=public)
            if "/" in pattern:  # a section of a record
                return [{"zkinh/zkinh/plan": form} for form in forms]
            if not re.search(pattern, "zkinh"):  # a number that counts something, no words
                return [{"1": form} for form in forms]
            return [{self.marks.scalar(f"{path}{{}}", names, public=False): form for form in forms}]
        return [
            {name: parts[min(at, len(parts) - 1)] for name, parts in kept.items()}
            for kept in self._alternatives(path, schema, public=public)
            for at in range(max(map(len, kept.values())))
        ]

    def _alternatives(self, path: str, schema: Schema, *, public: bool) -> Iterator[dict[str, list[Any]]]:
        branches = [set(item["required"]) for item in schema.get("oneOf", [{"required": []}])]
        for branch in branches:
            barred = set().union(*branches) - branch
            needed = schema.get("dependentRequired", {})
            kept = {
                name: self.forms(f"{path}.{name}", inner, public=public)
                for name, inner in schema["properties"].items()
                if name not in barred and not barred & set(needed.get(name, ()))
            }
            yield from _dependent(schema, kept)

    def _resolved(self, schema: Schema) -> Schema:
        reference = schema.get("$ref")
        if reference is None:
            return schema
        return {**self.root["$defs"][reference.removeprefix("#/$defs/")], **schema}


def _dependent(schema: Schema, kept: dict[str, list[Any]]) -> Iterator[dict[str, list[Any]]]:
    """What of `kept` the properties that are there allow beside each other."""
    parts = [part for name, part in schema.get("dependentSchemas", {}).items() if name in kept]
    barred = {name for part in parts for name, inner in part.get("properties", {}).items() if "not" in inner}
    choices = [set(item["required"]) for part in parts for item in part.get("oneOf", ())]
    for choice in choices or [set()]:
        gone = barred | (set().union(*choices) - choice)
        yield {name: forms for name, forms in kept.items() if name not in gone}


def hidden_properties(schemas: Mapping[str, Schema]) -> set[str]:
    """Paths of all properties that are not public and can hold free text, a date or a number."""
    return {path for kind in KINDS for path in _hidden(kind, schemas[kind], schemas[kind], public=True)}


def _hidden(path: str, schema: Schema, root: Schema, *, public: bool) -> Iterator[str]:
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].removeprefix("#/$defs/")], **schema}
    public = schema.get("x-audience", "public" if public else "internal") == "public"
    inner = [(f".{name}", item) for name, item in schema.get("properties", {}).items()]
    inner += [("{}", item) for item in schema.get("patternProperties", {}).values()]
    inner += [("[]", schema["items"])] if "items" in schema else []
    for step, item in inner:
        yield from _hidden(path + step, item, root, public=public)
    free = schema.get("type") in {"string", "integer", "number"} and not {"enum", "const"} & set(schema)
    if free and not public:
        yield path


def write_repository(root: Path, *, seed: int, undecided: bool = False) -> dict[str, list[str]]:
    """Write the repository of `seed` below `root`; the marks of every property that is not public.

    Where `undecided`, those who are not assessed have no decision at all.
    """
    schemas = SchemaSet().schemas
    marks = Marks(seed=seed)

    def forms(kind: str) -> list[Any]:
        return Maker(root=schemas[kind], marks=marks).forms(kind, schemas[kind])

    def write(place: str, record: Any) -> None:
        file = root / "records" / f"{place}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.dump(_plain(record), allow_unicode=True, sort_keys=False), encoding="utf-8")

    def dropped(record: dict[str, Any]) -> dict[str, Any]:
        gone = undecided and "grade" not in record["decision"]
        return {name: value for name, value in record.items() if not gone or name not in {"decision", "amendments"}}

    def named(kind: str) -> str:
        """A file's name that is a mark."""
        return str(marks.scalar(f"{kind}!", {"type": "string", "pattern": "^[a-z0-9]+$"}, public=False))

    (organization,), (period,) = forms("organization"), forms("period")
    write("organization", organization)
    write("2026-Q2/period", period)
    write(f"bodies/{named('body')}", forms("body")[0])
    write(f"catalogues/{UNIT}", forms("catalogue")[0])
    for person, evaluation in zip((GRADED, NOT_ASSESSED), forms("evaluation"), strict=True):
        write(f"people/{person}", forms("person")[0])
        write(f"2026-Q2/{UNIT}/{person}", dropped(evaluation))
    for unit, collective in zip((UNIT, OTHER_UNIT), forms("collective"), strict=True):
        write(f"units/{unit}", forms("unit")[0])
        write(f"2026-Q2/{unit}/collective", dropped(collective))
    write(f"2026-Q2/approvals/{UNIT}/{GRADED}/decision-{named('approval')}", forms("approval")[0])
    write(f"approvals/{named('protection')}/{named('protection')}", forms("protection")[0])
    write(f"2026-Q2/receipts/{named('receipt')}", forms("receipt")[0])
    write(f"2026-Q2/rules/{named('rules')}", forms("rules")[0])
    evidence = root / "minh-chung" / f"{named('evidence')}.pdf"
    evidence.parent.mkdir(parents=True, exist_ok=True)
    evidence.write_bytes(named("evidence").encode())
    return marks.made


def _plain(value: Any) -> Any:
    """As YAML writes it: dates and numbers as they look."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value
