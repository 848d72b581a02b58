"""Words for single values: of the wrong type, or text that does not have the form of a date, an identifier, a period."""

import calendar
import re
from decimal import Decimal

from evalgen.domain.problem import Problem
from evalgen.domain.slug import slug
from evalgen.reading.schemas.certain import NO, YES
from evalgen.reading.schemas.fault import Fault, shown
from evalgen.reading.schemas.suggestions import CURLED, date_like, day_written, period_like
from evalgen.reading.schemas.wording_shapes import CRITERION, LONGEST_LIST, group_remedy, list_remedy, number_cut_off

_TYPES = {
    "string": "chữ",
    "number": "số",
    "integer": "số nguyên",
    "boolean": "true hoặc false",
    "array": "một danh sách",
    "object": "một nhóm mục «tên: giá trị»",
}
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_PART = re.compile(r"-?[0-9]+[.,][0-9]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_REMEDY = "Ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-03-31."


def word_type(fault: Fault) -> list[Problem]:
    """`type`: the value is of another kind than the field."""
    expected = fault.expected if isinstance(fault.expected, list) else [fault.expected]
    wanted = next(str(kind) for kind in expected if kind != "null")
    if fault.value is None:
        if cut := number_cut_off(fault):
            return [cut]
        message = f"{fault.label} đang để trống."
        kind = "ngày (năm-tháng-ngày)" if fault.field.get("x-pattern") == "date" else _TYPES[wanted]
        if wanted == "object" and fault.members:
            kind = f"các mục {fault.members}"
        remedy = f"Ghi {kind}{'.' if fault.is_required else ', hoặc bỏ cả mục này nếu chưa có.'}"
        if wanted == "array":
            remedy = list_remedy(fault)
        if fault.field.get("x-pattern") in {"line", "text"}:
            remedy += " Chữ có dấu # ở đầu thì đặt trong dấu nháy kép: sau dấu # là chú thích."
        return [fault.problem("empty-value", message, remedy)]
    if wanted == "string" and isinstance(fault.value, bool | int | Decimal):
        return [_quotes_missing(fault)]
    message = f"{fault.label} cần là {_TYPES[wanted]}, nhưng đang là {shown(fault.value)}."
    return [fault.problem("wrong-type", message, _remedy(fault, wanted))]


def _quotes_missing(fault: Fault) -> Problem:
    written = shown(fault.value)
    kind = "giá trị đúng/sai" if isinstance(fault.value, bool) else "số"
    if fault.field.get("x-pattern") == "date":
        message = f"{fault.label} cần là ngày, nhưng {written} đang được hiểu là {kind}."
        found = date_like(written)
        return fault.problem("wrong-type", message, f"Ghi {found}." if found else _DATE_REMEDY)
    message = f"{fault.label} cần là chữ, nhưng {written} đang được hiểu là {kind}."
    if "enum" in fault.field:
        return fault.problem("wrong-type", message, f"Chọn một trong: {', '.join(filter(None, fault.field['enum']))}.")
    return fault.problem("wrong-type", message, f'Đặt trong dấu nháy: "{written}".')


def _remedy(fault: Fault, wanted: str) -> str:
    if isinstance(fault.value, list) and len(fault.value) == 1 and wanted != "object":
        return f"Bỏ dấu ngoặc vuông hoặc dấu gạch, chỉ ghi {shown(fault.value[0])}."
    match wanted:
        case "number" | "integer":
            return _number_remedy(fault, wanted)
        case "boolean":
            return _boolean_remedy(fault.value)
        case "array":
            return list_remedy(fault)
        case "object":
            return group_remedy(fault)
        case _:
            return _DATE_REMEDY if fault.field.get("x-pattern") == "date" else "Ghi một đoạn chữ trên dòng này."


def _boolean_remedy(value: object) -> str:
    word = str(value).strip().casefold()
    if word in YES or word in NO:
        return f"Ghi {'true' if word in YES else 'false'} (không có dấu nháy)."
    return "Ghi true (có) hoặc false (không), không có dấu nháy."


def _number_remedy(fault: Fault, wanted: str) -> str:
    from evalgen.reading.number_words import comma_remedy, unit_remedy

    text = fault.value.strip() if isinstance(fault.value, str) else ""
    bare = text.strip(CURLED)
    if wanted == "integer" and (isinstance(fault.value, Decimal) or (_PART.fullmatch(bare))):
        return comma_remedy(bare, fault.field) or "Ghi số nguyên, không có phần thập phân, ví dụ 2."
    if _NUMBER.fullmatch(bare):
        return f"Bỏ dấu nháy: {bare}."
    return (
        comma_remedy(bare, fault.field)
        or unit_remedy(text, fault.field)
        or f"Ghi {_TYPES[wanted]}, ví dụ {'2' if wanted == 'integer' else '0.75'}, không kèm chữ hay đơn vị."
    )


def word_pattern(fault: Fault) -> list[Problem]:
    """`pattern`: told by what the pattern stands for, which the schema names in `x-pattern`."""
    kind = fault.field.get("x-pattern")
    if kind == "date":
        return word_format(fault)
    if kind in {"line", "text"}:
        return [_several_lines(fault) if fault.value.strip() else _blank(fault)]
    if kind == "id":
        return [_wrong_id(fault)]
    if kind == "period":
        found = period_like(fault.value)
        message = f"{fault.label}: {shown(fault.value)} không phải là một kỳ đánh giá."
        remedy = f"Ghi {found}." if found else "Ghi tháng 2026-06, quý 2026-Q2 hoặc năm 2026."
        return [fault.problem("wrong-period", message, remedy)]
    if kind == "criterion":
        message = f"{fault.label}: {shown(fault.value)} không phải là mã tiêu chí."
        return [fault.problem("wrong-criterion", message, _criterion_remedy(fault.value))]
    message = f"{fault.label}: {shown(fault.value)} không đúng dạng."
    return [fault.problem("wrong-form", message, f"Xem lại giá trị. {_describe(fault)}".strip())]


def _criterion_remedy(written: str) -> str:
    numbers = CRITERION.findall(written) if len(written) <= LONGEST_LIST else []
    if len(numbers) == 1 and written != numbers[0]:
        return f'Ghi "{numbers[0]}", với dấu nháy thẳng.' if written[0] in CURLED else f'Ghi "{numbers[0]}".'
    if len(numbers) > 1:
        return "Mỗi tiêu chí một phần tử: " + ", ".join(f'"{number}"' for number in numbers) + "."
    return 'Ghi mã như trong khung tiêu chí, ví dụ "3.3".'


def _blank(fault: Fault) -> Problem:
    return fault.problem("too-short", f"{fault.label} đang để trống.", f"Ghi nội dung. {_describe(fault)}".strip())


def _several_lines(fault: Fault) -> Problem:
    message = f"{fault.label} có chữ xuống dòng, mà mục này chỉ viết trên một dòng."
    return fault.problem("several-lines", message, "Viết liền một dòng; nếu có dấu «|» hoặc «>» ở đầu thì bỏ dấu đó.")


def _wrong_id(fault: Fault) -> Problem:
    if not fault.value.strip():
        return _blank(fault)
    meant = slug(fault.value)
    message = f"{fault.label}: {shown(fault.value)} không đúng dạng mã (chữ thường không dấu, chữ số, dấu gạch nối)."
    if meant and meant == fault.value.strip():
        return fault.problem("wrong-id", message, f"Bỏ dấu cách, dấu xuống dòng thừa, chỉ ghi «{meant}».")
    remedy = f"Có thể ghi «{meant}»; mã phải trùng với nơi đã khai." if meant else _describe(fault)
    return fault.problem("wrong-id", message, remedy)


def word_format(fault: Fault) -> list[Problem]:
    """`format: date`: another way of writing, or a day that no calendar has."""
    written, found = day_written(fault.value), date_like(fault.value)
    if written is None or (found is not None and not _DATE.fullmatch(fault.value)):
        message = f"{fault.label}: {shown(fault.value)} không đúng dạng ngày."
        absent = " Chưa có thì bỏ cả mục này." if not re.search("[0-9]", fault.value) and not fault.is_required else ""
        return [fault.problem("wrong-date", message, f"Ghi {found}." if found else f"{_DATE_REMEDY}{absent}")]
    year, month, day = written
    message = f"{fault.label}: không có ngày {day} tháng {month} năm {year}."
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of the year
        remedy = f"Tháng chỉ từ 01 đến 12. {_DATE_REMEDY}"
    elif year < 1900 or year > 2199:  # noqa: PLR2004 - the span that the schemas accept
        message = f"{fault.label}: năm {year:04d} nằm ngoài khoảng 1900-2199."
        remedy = _DATE_REMEDY
    else:
        remedy = f"Tháng {month} năm {year} có {calendar.monthrange(year, month)[1]} ngày; ghi lại ngày đúng."
    return [fault.problem("wrong-date", message, remedy)]


def _describe(fault: Fault) -> str:
    return str(fault.field.get("description", ""))
