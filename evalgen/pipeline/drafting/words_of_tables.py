"""What is said of records, said to somebody who has a table before them and not the record."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from evalgen.domain.problem import Problem

_FIELD = re.compile(r"mục «[a-z_]+» \((?P<title>[^()]+)\)")
"""How the reader of records names a field: by its key, which no table shows, and its title."""

_REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "wrong-criterion": "Ghi mã như trong khung tiêu chí, không có dấu nháy; nhiều mã thì cách nhau dấu chấm phẩy: 3.3; 3.4.",
        "repeated-value": "Mỗi thứ chỉ ghi một lần trong ô.",
        "missing-result": "Điền «Số lượng hoàn thành» và các cột kết quả của dòng này; chưa làm được thì ghi 0.",
        "missing-level": "Điền các cột kết quả còn trống của dòng này.",
    }
)
"""By code, where the remedy of a record is written in the signs of its files: said in place of its first sentence."""

_FIRST_SENTENCE = re.compile(r".*?\.(?= |$)", re.DOTALL)

_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "ghi axis_weights chỉ cho": "ghi điểm (các cột «Trục … (điểm)») chỉ cho",
        "Ghi key_response: ": "Ghi vào «Mức đáp ứng (việc then chốt)»: ",
    }
)
"""Words of checks that name a field, and what is said where the field is a column."""

_MISSING: Mapping[str, str] = MappingProxyType(
    {"work_items": "Ghi công việc của người này ở trang «Nhiệm vụ», mỗi việc một dòng."}
)
"""Fields that are rows of a sheet."""


def in_words_of_tables(problem: Problem) -> Problem:
    """The problem of a record in words for its cell."""
    field = str(problem.place.pointer[-1]) if problem.place.pointer else ""
    of_tables = _REMEDIES.get(problem.code)
    if of_tables is not None:
        remedy = of_tables + _FIRST_SENTENCE.sub("", problem.remedy, count=1)
    elif problem.code == "missing-key" and field in _MISSING:
        remedy = _MISSING[field]
    else:
        remedy = _FIELD.sub(r"«\g<title>»", problem.remedy)
        for words, of_columns in _COLUMNS.items():
            remedy = remedy.replace(words, of_columns)
    return replace(problem, message=_FIELD.sub(r"«\g<title>»", problem.message), remedy=remedy)


def recorded_in_a_cell(value: Any) -> str:
    """A recorded value as somebody would write it in a cell; empty of what takes more than one."""
    if isinstance(value, bool):
        return "«có»" if value else "«không»"
    if isinstance(value, int | Decimal):
        return f"«{value:f}»".replace(".", ",") if isinstance(value, Decimal) else f"«{value}»"
    if isinstance(value, str):
        day = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
        return f"«{day[3]}/{day[2]}/{day[1]}»" if day else f"«{' '.join(value.split())[:_SHOWN]}»"
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return recorded_in_a_cell("; ".join(value))
    return ""


_SHOWN = 60
