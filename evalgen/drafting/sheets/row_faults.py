"""What is told of a row of a period that is of nobody, of somebody else, or of a record that it cannot be written into."""

from collections.abc import Iterator, Mapping
from typing import Any

from evalgen.domain.problem import Problem
from evalgen.drafting.sheets.column import same_words
from evalgen.drafting.sheets.period import Setting, Subject
from evalgen.drafting.sheets.table import Row, cell_problem


def of_another(row: Row, subject: Subject) -> Iterator[Problem]:
    """Who copies a row and changes the name alone, or sorts some of the columns, gives one person what another has done."""
    name = row.values.get("name")
    if name is not None and same_words(str(name)) != same_words(subject.name):
        yield cell_problem(
            "row-of-another",
            row.places["name"],
            f"họ tên ở dòng này là «{str(name)[:60]}», nhưng mã «{subject.id}» là của «{subject.name}».",
            "Sửa mã hoặc họ tên cho đúng một người; cột họ tên để trống cũng được.",
        )


def of_nobody(row: Row, setting: Setting) -> Problem:
    """A row of somebody who has no record in the period, or one that cannot be read."""
    person = str(row.values["person"])
    if person in setting.unreadable:
        return cell_problem(
            "record-with-errors",
            row.places["person"],
            f"hồ sơ của «{person}» trong {setting.period.label} đang có lỗi, nên không ghi thêm được.",
            f"Chạy evalgen check, sửa những lỗi được nêu ở tệp {person}.yaml của kỳ này, rồi chạy lại.",
        )
    meant = setting.likeness.meant(person)
    question = f"Có phải ý là «{meant}»? " if meant else "Kiểm tra mã. "
    return cell_problem(
        "row-of-nobody",
        row.places["person"],
        f"«{person}» không có hồ sơ trong {setting.period.label}.",
        f"{question}Người mới thì khai trước (trang «Cán bộ» của bảng lập bằng evalgen import --template, "
        f"hoặc tệp trong records/people/), chạy evalgen new {setting.period}, rồi ghi lại bảng này.",
    )


def of_two_records(row: Row, setting: Setting) -> Problem:
    """A row of somebody of whom nobody can tell which record is meant."""
    return cell_problem(
        "person-with-two-records",
        row.places["person"],
        f"«{row.values['person']}» có hai hồ sơ trong {setting.period.label}, nên không biết ghi vào hồ sơ nào.",
        "Giữ một hồ sơ ở đơn vị tại thời điểm đánh giá (evalgen check nêu cả hai), rồi chạy lại.",
    )


def carried_item_left_out(row: Row, item: Mapping[str, Any]) -> Problem:
    """A plan, beginning at `row`, without a work item that the period before handed on."""
    return cell_problem(
        "carried-item-left-out",
        row.place,
        f"kế hoạch thiếu việc «{item['id']}» chuyển từ kỳ {item['carried_from']}.",
        f"Thêm một dòng cho «{item['title']}» (có sẵn trong bảng mẫu mới lập), giữ cột «Chuyển từ kỳ».",
    )
