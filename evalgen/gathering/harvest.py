"""What was taken from one organization: its tables by period, or the problems for which nothing was taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from evalgen.domain.problem import Problem
from evalgen.domain.source import Source
from evalgen.gathering.columns import TABLES, column_of, schema_of

Table = Any
"""A table of pyarrow, which comes without types."""


class Harvest(Struct, frozen=True, kw_only=True):
    """One organization. Where there are problems, there is nothing else."""

    source: Source
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    """What is good to know of a source that was read."""

    name: str = ""
    fictional: bool = False
    version: str = ""
    periods: tuple[str, ...] = ()
    tables: Mapping[tuple[str, str], Table] | None = None
    """By name of the table and period."""

    def rows(self, table: str) -> int:
        """How many rows of `table` there are in all periods."""
        return sum(part.num_rows for (name, _), part in (self.tables or {}).items() if name == table)


def failed(source: Source, problems: Sequence[Problem]) -> Harvest:
    """Nothing was taken."""
    return Harvest(source=source, problems=tuple(problems))


def period_tables(organization: str, period: str, document: Mapping[str, Any]) -> Mapping[tuple[str, str], Table]:
    """The tables of a document of results that was found sound, by name of the table and period."""
    return {(name, period): _table(organization, name, document[name]) for name in TABLES}


def _table(organization: str, name: str, entries: Sequence[Mapping[str, Any]]) -> Table:
    import pyarrow as pa

    schema = schema_of(TABLES[name])
    prefix = f"{organization}/"
    arrays = []
    for field in schema:
        values: list[Any]
        match field.name:
            case "organization":
                values = [organization] * len(entries)
            case "id":
                values = [prefix + entry["id"] for entry in entries]
            case "person_id":
                values = [prefix + entry["person"] for entry in entries]
            case key:
                values = column_of(entries, key)
        kind = field.type if pa.types.is_integer(field.type) else pa.string()
        array = pa.array(values, kind)
        arrays.append(array if array.type == field.type else array.cast(field.type))
    return pa.Table.from_arrays(arrays, schema=schema)
