"""What the rows on units, people and catalogues say, as files of the repository."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from evalgen.domain.place import Place, Pointer
from evalgen.domain.problem import Problem
from evalgen.drafting.sheets.cell_values import Value
from evalgen.drafting.sheets.draft import RecordDraft
from evalgen.drafting.sheets.ground import APPROVAL
from evalgen.drafting.sheets.table import Row, cell_problem, identified, twice

_UNIT = ("name", "short_name", "kind", "block", "parent", "serves", "peer_group", "from", "to")
_PERSON = ("name", "birth_date")
_POST = (
    *("unit", "title", "standing", "peer_group", "managed_by", "used_by", "from", "to"),
    *("framework", "frameworks", "route", "first_leadership_post"),
)
_PRODUCT = ("id", "title", "points", "submitted_to", "difficulty", "output", "note")


def units_brought(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """The units that a workbook itself brings: name and identifier."""
    named = [identified(row, "name") for row in rows]
    return [(str(row.values["name"]), str(row.values["id"])) for row in named if "name" in row.values]


def unit_drafts(rows: Sequence[Row]) -> tuple[list[RecordDraft], list[Problem]]:
    """A file for each row."""
    rows = [identified(row, "name") for row in rows]
    drafts = [
        RecordDraft(
            file=f"records/units/{row.values.get('id', '')}.yaml",
            sections=row.of(*_UNIT),
            cells={(key,): row.places[key] for key in row.of(*_UNIT)},
            empty={(key,): place for key, place in row.empty(*_UNIT).items()},
            place=row.place,
            rows=(row.place,),
        )
        for row in rows
    ]
    return drafts, list(twice(rows, ("id",), "đơn vị", _DIFFERENT))


def person_drafts(rows: Sequence[Row]) -> tuple[list[RecordDraft], list[Problem]]:
    """A file for the rows of each person."""
    problems = list(_one_or_several(rows))
    drafts: list[RecordDraft] = []
    for person, own in _by("id", [identified(row, "name") for row in rows]).items():
        first = own[0]
        problems += [problem for key in _PERSON for problem in _disagreeing(own, key, "Họ và tên, ngày sinh")]
        cells: dict[Pointer, Place] = {(key,): first.places[key] for key in first.of(*_PERSON)}
        for at, row in enumerate(own):
            cells["posts", at] = row.place
            cells |= {("posts", at, key): row.places[key] for key in row.of(*_POST)}
        drafts.append(
            RecordDraft(
                file=f"records/people/{person}.yaml",
                sections={**first.of(*_PERSON), "posts": [row.of(*_POST) for row in own]},
                cells=cells,
                empty={
                    **{(key,): place for key, place in first.empty(*_PERSON).items()},
                    **{
                        ("posts", at, key): place
                        for at, row in enumerate(own)
                        for key, place in row.empty(*_POST).items()
                    },
                },
                place=first.place,
                rows=tuple(row.place for row in own),
            )
        )
        problems += twice(own, ("unit", "title", "from"), "chức vụ")
    return drafts, problems


def catalogue_drafts(rows: Sequence[Row]) -> tuple[list[RecordDraft], list[Problem]]:
    """A file for the products of each unit."""
    problems: list[Problem] = []
    drafts: list[RecordDraft] = []
    for unit, named in _by("unit", rows).items():
        own = [identified(row, "title") for row in named]
        approving = next((row for row in own if row.of(*APPROVAL)), own[0])
        problems += [problem for key in APPROVAL for problem in _disagreeing(own, key, "Phê duyệt danh mục")]
        problems += twice(own, ("id",), "sản phẩm", _DIFFERENT)
        standard = [row for row in own if row.values.get("standard") is True]
        if len(standard) != 1:
            problems.append(_standard_product(standard[1] if standard else own[0], str(unit), len(standard)))
            continue
        cells: dict[Pointer, Place] = {("approved", key): approving.places[key] for key in approving.of(*APPROVAL)}
        for at, row in enumerate(own):
            cells["products", at] = row.place
            cells |= {("products", at, key): row.places[key] for key in row.of(*_PRODUCT) if key in row.places}
        drafts.append(
            RecordDraft(
                file=f"records/catalogues/{unit}.yaml",
                sections={
                    "approved": approving.of(*APPROVAL),
                    "standard_product": standard[0].values["id"],
                    "products": [row.of(*_PRODUCT) for row in own],
                },
                cells={**cells, ("approved",): approving.place},
                empty={
                    ("products", at, key): place
                    for at, row in enumerate(own)
                    for key, place in row.empty(*_PRODUCT).items()
                },
                listed=(("products",),),
                place=own[0].place,
                rows=tuple(row.place for row in own),
            )
        )
    return drafts, problems


_DIFFERENT = "Hai dòng nói hai thứ khác nhau thì ghi mã khác nhau; cùng một thứ thì xóa một dòng."


def _one_or_several(rows: Sequence[Row]) -> Iterator[Problem]:
    """Rows of one name without an identifier: nobody knows whether they are one person with two posts or two people."""
    for name, own in _by("name", [row for row in rows if "id" not in row.values]).items():
        for row in own[1:]:
            yield cell_problem(
                "one-person-or-two",
                row.places.get("id", row.place),
                f"«{name}» đã có ở {own[0].place}, cũng không ghi mã: một người giữ hai chức vụ, hay hai người trùng tên?",
                "Một người thì ghi cùng một mã ở các dòng; hai người thì ghi mã khác nhau.",
            )


def _by(key: str, rows: Iterable[Row]) -> dict[Value, list[Row]]:
    """The rows that say it, in their order."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        if key in row.values:
            found.setdefault(row.values[key], []).append(row)
    return found


def _disagreeing(rows: Sequence[Row], key: str, what: str) -> Iterator[Problem]:
    """Rows of one thing that do not say the same of it."""
    said = [row for row in rows if key in row.values]
    for row in said[1:]:
        if row.values[key] != said[0].values[key]:
            yield cell_problem(
                "rows-disagree",
                row.places[key],
                f"ô này ghi «{_shown(row.values[key])}», ô {said[0].places[key]} ghi «{_shown(said[0].values[key])}».",
                f"{what} của các dòng cùng mã phải giống nhau: hai người trùng tên thì ghi mã khác nhau; còn lại thì sửa một ô.",
            )


def _shown(value: Value) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else str(value)[:60]


def _standard_product(row: Row, unit: str, count: int) -> Problem:
    return cell_problem(
        "standard-product-not-one",
        row.places.get("standard", row.place),
        f"danh mục của «{unit}» có {count} sản phẩm chuẩn; phải có đúng một.",
        "Đánh dấu x ở cột «Sản phẩm chuẩn» của đúng một dòng: sản phẩm có hệ số quy đổi bằng 1.",
    )
