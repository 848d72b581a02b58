"""How the words in a cell become the value of a record, by the kind of their column; what is none is told with its mending."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from evalgen.domain.hidden_characters import hides_something
from evalgen.domain.identifier import ID
from evalgen.domain.sheet import CellFault, Content
from evalgen.domain.slug import fold
from evalgen.drafting.sheets.column import Column, Kind, same_words

Value = str | bool | int | Decimal | dt.date | list[str]


def value_in(column: Column, content: Content) -> Value | CellFault | None:
    """What `content` says in `column`; None where it says nothing."""
    if content is None or isinstance(content, CellFault):
        return content
    return _READERS[column.kind](column, content)


def _text(column: Column, content: Content) -> Value | CellFault:
    if isinstance(content, bool):
        return _fault("a-word-expected", f"«{column.heading}» là chữ, ô này là đúng/sai.", "Ghi bằng chữ.")
    if isinstance(content, dt.date):
        return _fault(
            "a-word-expected",
            f"bảng tính hiểu ô này là ngày {content:%d/%m/%Y}, «{column.heading}» thì là chữ.",
            "Định dạng ô là Văn bản (Text) rồi gõ lại.",
        )
    text = plain_number(content) if isinstance(content, Decimal) else str(content)
    if hides_something(text):
        return _fault("hidden-character", "ô có ký tự ẩn, không nhìn thấy trên màn hình.", "Xóa ô này và gõ lại.")
    return text


def _name(column: Column, content: Content) -> Value | CellFault:
    text = _text(column, content)
    if isinstance(text, CellFault):
        return text
    known = _known(column, str(text))
    if known is not None:
        return str(known)
    if ID.fullmatch(str(text)) and (column.among is None or text in column.among):
        return str(text)
    if column.among is not None:
        return _unknown(
            column,
            str(text),
            "Ghi mã hoặc đúng tên đã có trong kho (tên của hai nơi thì ghi mã); chưa có thì khai trước",
        )
    return _unknown(column, str(text), "Ghi mã (chữ thường không dấu, nối bằng gạch ngang), hoặc đúng tên đã có")


def _choice(column: Column, content: Content) -> Value | CellFault:
    text = plain_number(content) if isinstance(content, Decimal) else str(content)
    known = _known(column, text)
    if known is not None:
        return known
    number = _decimal(text)
    if number is not None and number in column.choices.values():
        return number
    return _unknown(column, text, "Chọn một trong các giá trị của cột")


def _known(column: Column, text: str) -> str | Decimal | None:
    """The value that `text` is the label of, or is itself; None where there is none, or more than one of the same name."""
    values = column.meant.get(same_words(text), frozenset())
    return next(iter(values)) if len(values) == 1 else None


def _unknown(column: Column, text: str, remedy: str) -> CellFault:
    alike = column.alike.get(fold(text))
    # Which grade or level somebody meant nobody guesses: they differ in a word or two, and all of them are listed.
    meant = None if alike or column.kind is Kind.CHOICE else column.likeness.meant(text)
    listed = alike or column.likeness.nearest_first(text, _LISTED + 1)
    shown = "; ".join(listed[:_LISTED]) + ("; …" if len(listed) > _LISTED else "")
    if meant and len(listed) > _LISTED:
        shown = ""  # One of hundreds is meant: the others would only hide it.
    question = f"Có phải ý là «{meant}»? " if meant else ""
    return _fault(
        "not-one-of-these",
        f"«{text[:_REPEATED]}» không phải một giá trị của «{column.heading}».",
        question + (f"{remedy}: {shown}." if shown else f"{remedy}."),
    )


_LISTED, _REPEATED = 12, 60
"""So many choices, so many letters of a wrong value are said."""


def _number(column: Column, content: Content) -> Value | CellFault:
    if isinstance(content, Decimal):
        return _whole_if_whole(content)
    if isinstance(content, str):
        if _THOUSANDS.fullmatch(content):
            return _unclear(content)
        number = _decimal(content)
        if number is not None:
            return _whole_if_whole(number)
    return _fault(
        "not-a-number", f"«{_said(content)}» không phải số.", f"Ghi số vào «{column.heading}», ví dụ 2 hoặc 0,75."
    )


def _unclear(content: str) -> CellFault:
    """Of «1.200» both readings, each as it would be understood; «1.234.567» has one alone."""
    whole = re.sub("[.,]", "", content)
    number = _decimal(content)
    if number is None and {".", ","} <= set(content):
        return _of_two_signs(content)
    if number is None:
        return _fault("unclear-number", f"«{content}» có dấu ngăn cách hàng nghìn.", f"Ghi liền: {whole}.")
    part = plain_number(number).replace(".", ",")
    return _fault(
        "unclear-number",
        f"«{content}» có thể là một nghìn mấy trăm, cũng có thể là số lẻ.",
        f"Là số nguyên thì ghi {whole}; là số lẻ thì ghi {f'{part}0' if _THOUSANDS.fullmatch(part) else part}.",
    )


def _of_two_signs(content: str) -> CellFault:
    """«1.200,500»: behind the other sign, where it is the last one, stand decimals, or one more thousand."""
    whole, sign, part = re.sub("[.,]", "", content[:-4]), content[-4], content[-3:]
    decimals = part.rstrip("0")
    remedy = (
        "Ghi liền phần nguyên, chỉ một dấu phẩy trước phần lẻ."
        if sign in content[:-4]
        else f"Sau dấu «{sign}» là phần lẻ thì ghi {whole}{decimals and f',{decimals}'}; "
        f"là hàng nghìn thì ghi {whole}{part}."
    )
    return _fault("unclear-number", f"«{content}» có cả dấu chấm và dấu phẩy.", remedy)


_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")

_DECIMAL = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def number_in(text: str) -> Value | None:
    """The number that `text` writes, where no thousands can be meant; None where it writes none."""
    number = _decimal(text)
    return None if number is None else _whole_if_whole(number)


def _whole_if_whole(number: Decimal) -> Value:
    return int(number) if number == number.to_integral_value() else number


def plain_number(number: Decimal) -> str:
    """Without an exponent: what a spreadsheet shows of a code that it took for a number."""
    return str(_whole_if_whole(number)) if number == number.to_integral_value() else f"{number.normalize():f}"


def _day(column: Column, content: Content) -> Value | CellFault:
    if isinstance(content, dt.date):
        return content
    written = _DAY.fullmatch(content) or _ISO_DAY.fullmatch(content) if isinstance(content, str) else None
    try:
        if written is not None:
            return dt.date(int(written["year"]), int(written["month"]), int(written["day"]))
    except ValueError:
        pass
    if isinstance(content, Decimal) and content in _SERIALS:
        shown = _SERIAL_0 + dt.timedelta(days=int(content))
        return _fault(
            "not-a-day",
            f"«{_said(content)}» là số mà bảng tính giữ thay cho một ngày, có lẽ là {shown:%d/%m/%Y}.",
            f"Định dạng ô là Ngày (Date) để xem lại, hoặc ghi «{column.heading}» dạng ngày/tháng/năm.",
        )
    return _fault(
        "not-a-day",
        f"«{_said(content)}» không phải một ngày có trong lịch.",
        f"Ghi «{column.heading}» dạng ngày/tháng/năm, ví dụ 30/06/2026.",
    )


_SERIAL_0 = dt.date(1899, 12, 30)

_SERIALS = range(36526, 73051)
"""What the days of this century are to a spreadsheet; what was pasted as a value alone has lost its form."""

_DAY = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")

_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


def _yes(column: Column, content: Content) -> Value | CellFault:
    if isinstance(content, bool):
        return content
    word = same_words(_said(content))
    if word in _YES or word in _NO:
        return word in _YES
    return _fault(
        "not-yes-or-no",
        f"«{_said(content)}» không phải có hay không.",
        f"Ghi x (có) vào «{column.heading}», hoặc để trống.",
    )


_YES = frozenset({"x", "có", "đúng", "1", "true", "✓", "✔"})

_NO = frozenset({"không", "sai", "0", "false", "-"})


def _list(column: Column, content: Content) -> Value | CellFault:
    text = _text(column, content)
    if isinstance(text, CellFault):
        return text
    if same_words(str(text)) in _NONE:
        return []
    return [word for line in str(text).split("\n") for part in _parts(line) if (word := part.strip())]


def _parts(line: str) -> list[str]:
    """The pieces on a line: one behind a dash, as officials list things, else what semicolons part."""
    bullet = _BULLET.fullmatch(line.strip())
    return [bullet["piece"].removesuffix(";")] if bullet else line.split(";")


def listed(words: Iterable[object]) -> str:
    """The cell of a list, which is read as the same list again."""
    pieces = [str(word).strip() for word in words]
    if any(";" in piece or _BULLET.fullmatch(piece) or same_words(piece) in _NONE for piece in pieces):
        return "\n".join(f"- {piece}{';' if piece.endswith(';') else ''}" for piece in pieces)
    return "; ".join(pieces) or "không"


def _any(_: Column, content: Content) -> Value | CellFault:
    return "" if content is None else content


_NONE = frozenset({"không", "không có", "-"})

_BULLET = re.compile(r"[-–•+][ \u00a0](?P<piece>.*)")


def _said(content: Content) -> str:
    if isinstance(content, dt.date):
        return f"{content:%d/%m/%Y}"
    return plain_number(content) if isinstance(content, Decimal) else str(content)[:_REPEATED]


def _fault(code: str, message: str, remedy: str) -> CellFault:
    return CellFault(code=code, message=message, remedy=remedy)


_READERS: dict[Kind, Callable[[Column, Content], Value | CellFault]] = {
    Kind.TEXT: _text,
    Kind.NAME: _name,
    Kind.CHOICE: _choice,
    Kind.NUMBER: _number,
    Kind.DAY: _day,
    Kind.YES: _yes,
    Kind.LIST: _list,
    Kind.ANY: _any,
}
