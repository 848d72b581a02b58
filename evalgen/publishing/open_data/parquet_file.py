"""Parquet: typed columns for programs that analyse data."""

import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from evalgen.publishing.open_data.table import Column, Kind, Table

if TYPE_CHECKING:
    import pyarrow as pa

_TOGETHER = 5000
"""So many rows become columns at a time."""


def parquet_bytes(table: Table, *, about: Mapping[str, str]) -> bytes:
    """`table` as a file; `about` is kept in its metadata."""
    import pyarrow as pa

    schema = _schema(table.columns, about)
    batches, rest = [], iter(table.rows)
    while group := list(islice(rest, _TOGETHER)):
        arrays = [pa.array(cells, field.type) for cells, field in zip(zip(*group, strict=True), schema, strict=True)]
        batches.append(pa.RecordBatch.from_arrays(arrays, schema=schema))
    return _written(pa.Table.from_batches(batches, schema=schema))


def joined_parquet(files: Iterable[bytes], columns: Sequence[Column], *, about: Mapping[str, str]) -> bytes:
    """The rows of `files` of the same columns as one file."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = _schema(columns, about)
    tables = [parquet.ParquetFile(pa.BufferReader(file)).read(use_threads=False) for file in files]
    pieces = [schema.empty_table(), *(table.replace_schema_metadata(schema.metadata) for table in tables)]
    return _written(pa.concat_tables(pieces))


def _schema(columns: Sequence[Column], about: Mapping[str, str]) -> "pa.Schema":
    import pyarrow as pa

    kinds = {
        Kind.TEXT: pa.string(),
        Kind.DAY: pa.date32(),
        Kind.COUNT: pa.int32(),
        Kind.SCORE: pa.decimal128(9, 2),
    }
    return pa.schema([(column.name, kinds[column.kind]) for column in columns], metadata=dict(about))


def _written(table: "pa.Table") -> bytes:
    """Columns in one piece each: where pieces end would show in the file."""
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(table.combine_chunks(), file, compression="snappy", version="2.6")
    return file.getvalue()
