"""The dataset on disk: Parquet by period and province, organizations beside it, and a manifest of every file.

The same harvests in the same order give the same bytes, whichever engine brought them.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from evalgen.domain.source import Source
from evalgen.gathering.columns import ORGANIZATIONS, TABLES, schema_of
from evalgen.gathering.harvest import Harvest

MANIFEST = "dataset.json"
ORGANIZATIONS_FILE = "organizations.parquet"
FORMAT = 1
ROWS = 32_768
"""Rows of a row group: large enough to compress well, small enough that all periods of a province fit into memory."""

_Partition = tuple[str, str]


class DatasetWriter:
    """Writes harvests, which come province by province, into an empty `folder`; a context."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._province = ""
        self._waiting: dict[_Partition, list[Any]] = defaultdict(list)
        self._writers: dict[_Partition, Any] = {}
        self._organizations: list[Mapping[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._writers.values():
            writer.close()

    def add(self, harvest: Harvest) -> None:
        """Take the tables of an organization in; those that have problems have none."""
        source = harvest.source
        if source.province_id != self._province:
            self._close_province()
            self._province = source.province_id
        for (name, period), table in (harvest.tables or {}).items():
            if table.num_rows:
                key = (name, period)
                self._waiting[key].append(table)
                if sum(part.num_rows for part in self._waiting[key]) >= ROWS:
                    self._flush(key)
        self._organizations.append(
            {
                "organization": source.id,
                "name": harvest.name,
                "province": source.province_id,
                "province_name": source.province,
                "source": source.location if source.remote else None,
                "fictional": harvest.fictional,
                "version": harvest.version,
                "results": harvest.rows("results"),
            }
        )

    def finish(self, left_out: Iterable[Source]) -> Mapping[str, Any]:
        """Write what is waiting, then the manifest, which is the answer; `left_out` are the sources not taken in."""
        import pyarrow as pa
        from pyarrow import parquet

        self._close_province()
        table = pa.Table.from_pylist(self._organizations, schema=schema_of(ORGANIZATIONS))
        parquet.write_table(table, self._folder / ORGANIZATIONS_FILE, compression="zstd", version="2.6")
        manifest = self._manifest(left_out)
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (self._folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
        return manifest

    def _close_province(self) -> None:
        for key in sorted({*self._waiting, *self._writers}):
            if key in self._waiting:
                self._flush(key)
            # At once: a source may have more periods than the system lets files be open.
            self._writers.pop(key).close()

    def _flush(self, key: _Partition) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        name, period = key
        tables = self._waiting.pop(key)
        if key not in self._writers:
            folder = self._folder / name / f"period={period}" / f"province={self._province}"
            folder.mkdir(parents=True)
            schema = schema_of(TABLES[name])
            self._writers[key] = parquet.ParquetWriter(
                folder / "part-0.parquet", schema, compression="zstd", version="2.6"
            )
        self._writers[key].write_table(pa.concat_tables(tables))

    def _manifest(self, left_out: Iterable[Source]) -> Mapping[str, Any]:
        taken = self._organizations
        provinces = {item["province"]: item["province_name"] for item in taken}
        return {
            "format": FORMAT,
            "fictional": any(item["fictional"] for item in taken),
            "organizations": len(taken),
            "results": sum(item["results"] for item in taken),
            "periods": sorted(path.name.removeprefix("period=") for path in self._folder.glob("results/period=*")),
            "provinces": [{"id": item, "name": name} for item, name in sorted(provinces.items())],
            "left_out": [{"id": item.id, "province": item.province_id} for item in left_out],
            "files": {
                path.relative_to(self._folder).as_posix(): {"size": path.stat().st_size, "sha256": file_digest(path)}
                for path in sorted(self._folder.rglob("*.parquet"))
            },
        }


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
