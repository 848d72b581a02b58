"""What the parser's complaints mean for someone who fills in a form."""

from collections.abc import Callable

from yaml.error import Mark as YamlMark
from yaml.error import MarkedYAMLError, YAMLError

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading import refusals


def syntax_problem(file: str, error: YAMLError) -> Problem:
    """The parser's error as a problem in plain words, at the place where a person would mend it."""
    context, problem, opened, met = "", "", None, None
    if isinstance(error, MarkedYAMLError):
        context, problem = error.context or "", error.problem or ""
        met = error.problem_mark or error.context_mark
        opened = error.context_mark or met
    for words, translate in _TRANSLATIONS:
        if words in f"{context}: {problem}":
            return translate(file, opened, met)
    return _other(file, opened, met)


def _place(file: str, mark: YamlMark | None) -> Place:
    return Place(file=file) if mark is None else Place(file=file, line=mark.line + 1, column=mark.column + 1)


def _unclosed_quote(file: str, opened: YamlMark | None, _met: YamlMark | None) -> Problem:
    return Problem(
        code="unclosed-quote",
        place=_place(file, opened),
        message="dấu nháy mở ở đây không có dấu nháy đóng.",
        remedy="Thêm dấu nháy đóng cùng loại. Trong nháy kép, viết dấu nháy kép là \\\"; trong nháy đơn, viết dấu nháy đơn hai lần ''.",
    )


def _unknown_escape(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="unknown-escape",
        place=_place(file, met),
        message="trong dấu nháy kép, dấu «\\» đi với chữ đứng sau không thành ký hiệu nào.",
        remedy="Viết «\\\\» nếu muốn có dấu «\\», hoặc dùng dấu nháy đơn: '…'.",
    )


def _unclosed_bracket(file: str, opened: YamlMark | None, _met: YamlMark | None) -> Problem:
    return Problem(
        code="unclosed-bracket",
        place=_place(file, opened),
        message="dấu ngoặc [ hoặc { từ đây chưa đóng đúng, hoặc bên trong thiếu dấu phẩy.",
        remedy="Thêm dấu ngoặc đóng ] hoặc }, đặt dấu phẩy giữa các mục; chữ có dấu phẩy, dấu hai chấm, dấu ngoặc thì đặt trong dấu nháy.",
    )


def _missing_colon(file: str, opened: YamlMark | None, _met: YamlMark | None) -> Problem:
    return refusals.missing_colon(_place(file, opened))


def _colon_in_text(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="colon-in-text",
        place=_place(file, met),
        message="dấu hai chấm không đứng được ở đây.",
        remedy='Nếu nó thuộc về đoạn chữ, đặt cả đoạn trong dấu nháy kép: "…: …". Nếu đây là một mục mới, xem lại thụt lề của dòng này và dòng trên.',
    )


def _dash_out_of_place(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="dash-out-of-place",
        place=_place(file, met),
        message="dấu gạch đầu dòng «-» không đứng được ở đây.",
        remedy="Xuống dòng trước dấu «-» và thụt lề sâu hơn tên mục; nếu nó thuộc về đoạn chữ, đặt cả đoạn trong dấu nháy kép.",
    )


def _bad_indentation(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="bad-indentation",
        place=_place(file, met),
        message="thụt lề không khớp với các dòng trên, hoặc có chữ thừa sau một giá trị đã xong.",
        remedy="Các mục cùng bậc phải thẳng cột với nhau; mục con thụt vào 2 dấu cách.",
    )


def _unquoted_sign(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="unquoted-sign",
        place=_place(file, met),
        message="đoạn chữ không được bắt đầu bằng ký hiệu này (@, `, %).",
        remedy='Đặt cả đoạn trong dấu nháy kép: "…".',
    )


def _bad_block_text(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="bad-block-text",
        place=_place(file, met),
        message="sau dấu «|» hoặc «>» (mở đoạn chữ nhiều dòng) có chữ thừa, hoặc dòng trống đầu đoạn thụt sâu hơn đoạn chữ.",
        remedy="Để dấu «|» đứng cuối dòng, đoạn chữ bắt đầu từ dòng dưới; nếu chỉ là một câu, đặt câu trong dấu nháy kép.",
    )


def _anchor(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="anchor",
        place=_place(file, met),
        message="chữ bắt đầu bằng «&» hoặc «*» bị hiểu là tham chiếu của YAML, mà hồ sơ không dùng.",
        remedy='Nếu là nội dung, đặt cả đoạn trong dấu nháy kép: "…".',
    )


def _tag(file: str, opened: YamlMark | None, _met: YamlMark | None) -> Problem:
    return Problem(
        code="tag",
        place=_place(file, opened),
        message="chữ bắt đầu bằng «!» bị hiểu là thẻ kiểu của YAML, mà hồ sơ không dùng.",
        remedy='Nếu là nội dung, đặt cả đoạn trong dấu nháy kép: "…".',
    )


def _directive(file: str, opened: YamlMark | None, _met: YamlMark | None) -> Problem:
    return Problem(
        code="directive",
        place=_place(file, opened),
        message="hồ sơ không dùng chỉ thị YAML (dòng bắt đầu bằng «%»).",
        remedy="Xóa dòng này; nếu là nội dung, đặt cả đoạn trong dấu nháy kép.",
    )


def _other(file: str, _opened: YamlMark | None, met: YamlMark | None) -> Problem:
    return Problem(
        code="syntax",
        place=_place(file, met),
        message="từ đây tệp không còn đúng cú pháp YAML.",
        remedy="So với một hồ sơ đúng: mỗi dòng «tên_mục: giá trị», thụt lề bằng dấu cách; đoạn chữ có ký hiệu lạ đặt trong dấu nháy kép.",
    )


_TRANSLATIONS: tuple[tuple[str, Callable[[str, YamlMark | None, YamlMark | None], Problem]], ...] = (
    ("unknown escape", _unknown_escape),
    ("escape sequence of", _unknown_escape),
    ("hexdecimal", _unknown_escape),
    ("invalid Unicode character escape", _unknown_escape),
    ("quoted scalar", _unclosed_quote),
    ("directive", _directive),
    ("anchor", _anchor),
    ("alias", _anchor),
    ("a tag", _tag),
    ("tag handle", _tag),
    ("block scalar", _bad_block_text),
    ("could not find expected ':'", _missing_colon),
    ("mapping values are not allowed", _colon_in_text),
    ("mapping keys are not allowed", _colon_in_text),
    ("sequence entries are not allowed", _dash_out_of_place),
    ("cannot start any token", _unquoted_sign),
    ("flow sequence", _unclosed_bracket),
    ("flow mapping", _unclosed_bracket),
    ("flow node", _unclosed_bracket),
    ("block", _bad_indentation),
    ("document start", _bad_indentation),
)
"""First match wins; the words are those of PyYAML's scanner and parser."""
