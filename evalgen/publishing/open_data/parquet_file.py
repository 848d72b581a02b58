"""Parquet: typed columns for programs that analyse data."""

import io
from typing import Any

from evalgen.publishing.open_data.table import Kind, Table


def parquet_bytes(table: Table, *, about: dict[str, str]) -> bytes:
    """`table` as a file; `about` is kept in its metadata."""
    import pyarrow as pa
    from pyarrow import parquet

    columns = table.columns
    kinds = {
        Kind.TEXT: pa.string(),
        Kind.DAY: pa.date32(),
        Kind.COUNT: pa.int32(),
        Kind.SCORE: pa.decimal128(9, 2),
    }
    schema = pa.schema([(column.name, kinds[column.kind]) for column in columns], metadata=about)
    values: list[Any] = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(columns)
    arrays = [pa.array(items, field.type) for items, field in zip(values, schema, strict=True)]
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), file, compression="snappy", version="2.6")
    return file.getvalue()
