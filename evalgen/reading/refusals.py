"""The words in which constructs that records do not use are refused, each with the way to write it instead."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from evalgen.domain.document import Mark
from evalgen.domain.place import Place
from evalgen.domain.problem import Fix, Problem, Severity
from evalgen.reading.number_words import comma_remedy
from evalgen.reading.source_text import code_point

_LONGEST_QUOTE = 60
_THOUSAND = 3
"""So many digits behind a comma may be the end of a thousand."""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"


def duplicate_key(place: Place, key: str, first: Mark) -> Problem:
    """Two keys of one mapping that are, or look, the same."""
    return Problem(
        code="duplicate-key",
        place=place,
        message=f"mục «{_short(key)}» đã có ở dòng {first[0]}, cột {first[1]}; mỗi mục chỉ được ghi một lần.",
        remedy="Giữ lại một mục, gộp hoặc xóa mục kia.",
    )


def duplicate_keys(told: Problem) -> Problem:
    """The same of one more key right behind it: a dash or an indentation is missing, of which all of them are the consequence."""
    return replace(
        told,
        remedy="Các mục ngay sau đó cũng lặp lại: nếu từ đây là một phần tử mới của danh sách thì thêm dấu gạch «- » trước "
        "mục này; nếu thuộc về nhóm khác thì xem lại thụt lề; nếu chép thừa thì xóa.",
    )


def decimal_comma(place: Place, written: str) -> Problem:
    """`{quality: 1,2, timeliness: 1,2}`."""
    return Problem(
        code="decimal-comma",
        place=place,
        message=f"«{written}» dùng dấu phẩy thập phân, mà dấu phẩy ngăn cách các mục.",
        remedy=comma_or_thousands(written, {}),
    )


def comma_or_thousands(written: str, field: Mapping[str, Any]) -> str:
    """What to write for a number that a comma cut in two; `field` says what its place takes."""
    if field.get("type") == "integer" or len(written.partition(",")[2]) == _THOUSAND:
        return comma_remedy(written, field) or "Ghi số nguyên, không có phần thập phân, ví dụ 2."
    return f"Ghi {written.replace(',', '.')}."


def key_not_text(place: Place) -> Problem:
    """A key that is empty, null, a block of text, a list or a mapping."""
    return Problem(
        code="key-not-text",
        place=place,
        message="tên mục phải là một từ viết trên một dòng, không được bỏ trống, là «null», danh sách hay nhóm mục.",
        remedy="Viết «tên_mục: giá trị»; bỏ dấu «?» đầu dòng nếu có.",
    )


def missing_space(place: Place, key: str) -> Problem:
    """`{a:}`, `{a:[b]}` or, on a line of its own, `a:b`."""
    return Problem(
        code="missing-space",
        place=place,
        message=f"sau dấu hai chấm của «{_short(key)}» phải có một dấu cách.",
        remedy="Viết «tên_mục: giá trị», có dấu cách sau dấu hai chấm.",
        fix=Fix(written=f"{key}:", meant=f"{key}: ", bare=True),
    )


def missing_space_after_dash(place: Place) -> Problem:
    """`-id: a`."""
    return Problem(
        code="missing-space",
        place=place,
        message="sau dấu gạch «-» đầu dòng phải có một dấu cách.",
        remedy="Viết «- tên_mục: giá trị», có dấu cách sau dấu gạch.",
    )


def not_a_dash(place: Place, character: str) -> Problem:
    """`– id: a`: what Word makes of a dash at the beginning of a line."""
    return Problem(
        code="dash-out-of-place",
        place=place,
        message=f"dấu «{character}» ở đầu dòng ({code_point(character)}) không phải dấu gạch nối «-» mở một phần tử.",
        remedy="Thay bằng dấu gạch nối của bàn phím rồi một dấu cách: «- »; xem cả các phần tử khác (Word hay tự đổi dấu này).",
    )


def text_beside_quotes(place: Place, rest: str, quote: str) -> Problem:
    """`a: "b" c`."""
    other, name = ("'", "đơn") if quote == '"' else ('"', "kép")
    return Problem(
        code="text-beside-quotes",
        place=place,
        message=f"sau dấu nháy đóng còn chữ «{_short(rest)}»: dấu nháy ở đầu giá trị phải bao trọn cả giá trị.",
        remedy=f"Đặt cả giá trị, kể cả dấu nháy đang có, trong dấu nháy {name}: {other}{quote}…{quote} …{other}.",
    )


def semicolon_in_brackets(place: Place) -> Problem:
    """`["3.3"; "3.4"]`, as lists are written in a cell."""
    return Problem(
        code="unclosed-bracket",
        place=place,
        message="trong ngoặc, các phần tử cách nhau bằng dấu phẩy, không phải dấu chấm phẩy.",
        remedy="Thay dấu «;» giữa các phần tử bằng dấu «,».",
    )


def colon_in_brackets(place: Place) -> Problem:
    """`{a: b: c}`."""
    return Problem(
        code="colon-in-text",
        place=place,
        message="dấu hai chấm thứ hai không đứng được ở đây.",
        remedy='Nếu nó thuộc về đoạn chữ, đặt cả đoạn trong dấu nháy kép: "…: …". Nếu đây là một mục mới, đặt dấu phẩy trước tên mục.',
    )


def deeper_than_above(place: Place, here: int, line: int, above: int) -> Problem:
    """A key indented deeper than a finished value above it, which it is read as a part of."""
    return Problem(
        code="bad-indentation",
        place=place,
        message=(
            f"dòng này thụt vào {here} dấu cách, sâu hơn mục ở dòng {line} ({above} dấu cách) đã có giá trị, "
            "nên bị đọc nối vào giá trị ấy."
        ),
        remedy=(
            f"Mục cùng bậc thì thụt vào {above} dấu cách. Nếu đây là đoạn chữ nối dòng trên, "
            "đặt cả đoạn trong dấu nháy kép."
        ),
    )


def not_aligned(place: Place, here: int, line: int, above: int) -> Problem:
    """A line in whose column nothing above it begins."""
    return Problem(
        code="bad-indentation",
        place=place,
        message=f"dòng này thụt vào {here} dấu cách (dòng {line} ở trên: {above}), không thẳng cột với mục nào ở trên.",
        remedy=(
            "Các mục cùng bậc phải thẳng cột với nhau; mục con thụt vào 2 dấu cách. "
            "Nếu dòng này đúng thì một dòng ở trên thụt lề sai."
        ),
    )


def after_the_whole(place: Place, line: int) -> Problem:
    """A line below brackets that hold all that a file says: «{}», as it stands where nothing is filled in yet."""
    return Problem(
        code="bad-indentation",
        place=place,
        message=f"ngoặc ở dòng {line} đã đóng lại cả nội dung của tệp, nên không mục nào ghi tiếp được bên dưới.",
        remedy=f"Ngoặc rỗng thì xóa dòng {line}; không thì chuyển các mục trong ngoặc ra, mỗi mục «tên: giá trị» một dòng.",
    )


def dash_missing_above(place: Place, line: int, *, deeper: bool) -> Problem:
    """An element of a list whose first element, at `line`, has no dash, but perhaps the spaces in its place."""
    add = f"Thêm dấu gạch «- » trước mục ở dòng {line}; các mục sau nó, đến trước dòng này, thụt thêm hai dấu cách cho thẳng cột."
    return Problem(
        code="bad-indentation",
        place=place,
        message=f"dòng này mở một phần tử bằng dấu gạch «- », nhưng phần tử đầu của danh sách ấy, ở dòng {line}, không có dấu gạch.",
        remedy=f"Ở dòng {line}, thay hai dấu cách ngay trước mục bằng dấu gạch «- »." if deeper else add,
    )


def dash_without_list(place: Place) -> Problem:
    """An element of a list right behind the keys of a mapping."""
    return Problem(
        code="bad-indentation",
        place=place,
        message="dòng này mở một phần tử bằng dấu gạch «- », nhưng ngay trên nó là các mục «tên: giá trị», không phải một danh sách.",
        remedy="Ghi tên của danh sách («tên_mục:») ở một dòng riêng ngay trên phần tử đầu; nếu đây không phải phần tử thì bỏ dấu gạch.",
    )


def odd_space(place: Place, character: str) -> Problem:
    """A space of Word where the parser needs a plain one."""
    return Problem(
        code="odd-space",
        place=place,
        message=f"dấu cách ở đây là {code_point(character)}: trông như dấu cách thường nhưng không phải, nên dòng này bị đọc sai.",
        remedy="Xóa dấu cách ấy (thường lẫn vào khi dán từ Word hoặc trang web) rồi gõ lại bằng phím cách.",
        fix=Fix(written=character, meant=" ", bare=True),
    )


def merge_key(place: Place) -> Problem:
    """`<<`: what is merged in is not seen where it takes effect."""
    return Problem(
        code="merge-key",
        place=place,
        message="hồ sơ không dùng mục gộp «<<», vì người đọc không thấy ngay nội dung được gộp vào.",
        remedy="Ghi đầy đủ các mục cần có ngay tại đây.",
    )


def anchor(place: Place, name: str) -> Problem:
    """`&name`."""
    return Problem(
        code="anchor",
        place=place,
        message=f"hồ sơ không dùng điểm neo «&{_short(name)}» của YAML.",
        remedy='Xóa điểm neo; nếu là nội dung, đặt cả đoạn trong dấu nháy kép: "…".',
    )


def alias(place: Place, name: str) -> Problem:
    """`*name`."""
    return Problem(
        code="alias",
        place=place,
        message=f"hồ sơ không dùng tham chiếu «*{_short(name)}» của YAML.",
        remedy='Ghi lại đầy đủ giá trị tại đây; nếu là nội dung, đặt cả đoạn trong dấu nháy kép: "…".',
    )


def tag(place: Place) -> Problem:
    """`!name`, `!!str`."""
    return Problem(
        code="tag",
        place=place,
        message="hồ sơ không dùng thẻ kiểu của YAML (chữ bắt đầu bằng «!»).",
        remedy='Xóa thẻ; muốn giá trị là chữ thì đặt trong dấu nháy kép: "…".',
    )


def several_documents(place: Place) -> Problem:
    """A second `---`."""
    return Problem(
        code="several-documents",
        place=place,
        message="tệp có nhiều tài liệu YAML (sau dấu «---» hoặc «...»); mỗi tệp chỉ là một hồ sơ.",
        remedy="Xóa dòng «---» hoặc «...», hoặc tách phần sau ra một tệp riêng.",
    )


def empty_file(file: str) -> Problem:
    """Nothing but comments."""
    return Problem(
        code="empty-file",
        place=Place(file=file),
        message="tệp chưa có nội dung nào.",
        remedy="Điền nội dung theo mẫu, hoặc xóa tệp nếu không dùng.",
    )


def missing_colon(place: Place) -> Problem:
    """`name Văn phòng`."""
    return Problem(
        code="missing-colon",
        place=place,
        message="dòng này thiếu dấu hai chấm giữa tên mục và giá trị.",
        remedy="Viết «tên_mục: giá trị», sau dấu hai chấm có một dấu cách. Nếu đây là đoạn chữ nối dòng trên, hãy thụt lề sâu hơn.",
    )


def root_not_mapping(place: Place) -> Problem:
    """A list or a single text where `key: value` lines belong."""
    return Problem(
        code="root-not-mapping",
        place=place,
        message="nội dung tệp phải gồm các dòng «tên_mục: giá trị», không phải một danh sách hay một đoạn chữ.",
        remedy="Viết lại tệp theo mẫu; kiểm tra xem có thiếu dấu hai chấm và dấu cách sau tên mục không.",
    )


def nesting_too_deep(place: Place, depth: int) -> Problem:
    """Deeper than any record."""
    return Problem(
        code="nesting-too-deep",
        place=place,
        message=f"các mục lồng nhau quá {depth} bậc.",
        remedy="Xem lại thụt lề và các dấu ngoặc [ {; hồ sơ chỉ cần vài bậc.",
    )


def not_a_number(place: Place, text: str) -> Problem:
    """`.inf`, `.nan`."""
    return Problem(
        code="not-a-number",
        place=place,
        message=f"«{_short(text)}» không phải là số có thể tính được.",
        remedy="Ghi một số cụ thể; chưa có số liệu thì bỏ hẳn mục này.",
    )


def number_too_long(place: Place) -> Problem:
    """More digits, or a larger exponent, than any record needs."""
    return Problem(
        code="number-too-long",
        place=place,
        message="số dài quá 40 ký tự hoặc có số mũ ngoài khoảng từ -20 đến 20.",
        remedy="Kiểm tra lại số; nếu đây là số hiệu, mã số thì đặt trong dấu nháy kép.",
    )


def thousands_dot(place: Place, text: str) -> Problem:
    """`1.000`, of which nobody can tell whether it is one or a thousand."""
    read = Decimal(text).normalize()
    exact = format(read, "f") if text.endswith("0") else f"{text}0"
    return Problem(
        code="thousands-dot",
        place=place,
        message=f"«{text}» được đọc là {format(read, 'f').replace('.', ',')}: dấu chấm là dấu thập phân, không ngăn cách hàng nghìn.",
        remedy=f"Nếu ý là hàng nghìn thì ghi {text.replace('.', '')}; nếu đúng là số thập phân thì ghi {exact}.",
        severity=Severity.WARNING,
    )


def comment_in_text(place: Place, text: str, lost: str) -> Problem:
    """A text without quotes that ends before « #1»."""
    return Problem(
        code="comment-in-text",
        place=place,
        message=f"chỉ đọc được «{_short(text)}»; từ «{_short(lost)}» trở đi là chú thích, vì trước dấu # có dấu cách.",
        remedy="Nếu là lời của hồ sơ thì đặt cả giá trị trong dấu nháy kép; nếu là chú thích thì thêm dấu cách sau dấu #.",
        severity=Severity.WARNING,
    )


def hidden_escape(place: Place, character: str) -> Problem:
    """An escape in double quotes that makes a hidden character."""
    return Problem(
        code="hidden-character",
        place=place,
        message=f"ký hiệu «\\…» trong dấu nháy kép tạo ra ký tự ẩn {code_point(character)}, không hiện ra khi công bố.",
        remedy="Xóa ký hiệu đó và gõ lại đoạn chữ.",
    )


def not_nfc(place: Place) -> Problem:
    """Letters written as a base and separate marks: they look right and compare wrong."""
    return Problem(
        code="not-nfc",
        place=place,
        message="chữ có dấu ở đây được ghi theo kiểu tổ hợp (chữ và dấu rời nhau): nhìn giống nhưng tìm kiếm, so sánh sẽ không khớp.",
        remedy="Gõ lại đoạn chữ với bảng mã «Unicode dựng sẵn» (NFC) của bộ gõ, hoặc chuyển mã cả tệp sang Unicode dựng sẵn.",
        severity=Severity.WARNING,
    )
