"""The columns of the dataset: those of the API without labels, under identifiers that are unique in the country."""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

_SUBJECT = ("id", "organization", "unit", "unit_name")
_PERSON = ("person_id", "person", "name", "post", "standing")
_OUTCOME = ("state", "grade", "letter")
_NOTICE = ("notice", "notice_number", "notice_on", "published_grade", "corrections", "corrected_on", "page")

RESULTS = (*_SUBJECT, *_PERSON, *_OUTCOME, "score", *_NOTICE)
COLLECTIVES = (*_SUBJECT, *_OUTCOME, *_NOTICE)
ORGANIZATIONS = ("organization", "name", "province", "province_name", "source", "fictional", "version", "results")

TABLES = {"results": RESULTS, "collectives": COLLECTIVES}
"""The columns of both tables that are partitioned by period and province."""


def column_of(entries: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    """What `entries` say of `name`; None for a field that their version has not yet."""
    try:
        return list(map(itemgetter(name), entries))
    except KeyError:
        return [entry.get(name) for entry in entries]


@cache
def schema_of(columns: tuple[str, ...]) -> Any:
    """The types of `columns`, for Parquet."""
    import pyarrow as pa

    kinds = {
        "notice_on": pa.date32(),
        "corrected_on": pa.date32(),
        "corrections": pa.int32(),
        "score": pa.decimal128(9, 2),
        "fictional": pa.bool_(),
        "results": pa.int64(),
    }
    return pa.schema([(name, kinds.get(name, pa.string())) for name in columns])
