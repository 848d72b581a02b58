"""What the parser's complaints mean for someone who fills in a form."""

from msgspec.structs import replace
from yaml.error import MarkedYAMLError, YAMLError

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading import refusals

_NOWHERE = Place(file="")
"""Until it is known where the parser stumbled."""

_UNCLOSED_QUOTE = Problem(
    code="unclosed-quote",
    place=_NOWHERE,
    message="dấu nháy mở ở đây không có dấu nháy đóng.",
    remedy="Thêm dấu nháy đóng cùng loại. Trong nháy kép, viết dấu nháy kép là \\\"; trong nháy đơn, viết dấu nháy đơn hai lần ''.",
)
_UNKNOWN_ESCAPE = Problem(
    code="unknown-escape",
    place=_NOWHERE,
    message="trong dấu nháy kép, dấu «\\» đi với chữ đứng sau không thành ký hiệu nào.",
    remedy="Viết «\\\\» nếu muốn có dấu «\\», hoặc dùng dấu nháy đơn: '…'.",
)
_UNCLOSED_BRACKET = Problem(
    code="unclosed-bracket",
    place=_NOWHERE,
    message="dấu ngoặc [ hoặc { từ đây chưa đóng đúng, hoặc bên trong thiếu dấu phẩy.",
    remedy="Thêm dấu ngoặc đóng ] hoặc }, đặt dấu phẩy giữa các mục; chữ có dấu phẩy, dấu hai chấm, dấu ngoặc thì đặt trong dấu nháy.",
)
_COLON_IN_TEXT = Problem(
    code="colon-in-text",
    place=_NOWHERE,
    message="dấu hai chấm không đứng được ở đây.",
    remedy='Nếu nó thuộc về đoạn chữ, đặt cả đoạn trong dấu nháy kép: "…: …". Nếu đây là một mục mới, xem lại thụt lề của dòng này và dòng trên.',
)
_DASH_OUT_OF_PLACE = Problem(
    code="dash-out-of-place",
    place=_NOWHERE,
    message="dấu gạch đầu dòng «-» không đứng được ở đây.",
    remedy="Xuống dòng trước dấu «-» và thụt lề sâu hơn tên mục; nếu nó thuộc về đoạn chữ, đặt cả đoạn trong dấu nháy kép.",
)
_BAD_INDENTATION = Problem(
    code="bad-indentation",
    place=_NOWHERE,
    message="thụt lề không khớp với các dòng trên, hoặc có chữ thừa sau một giá trị đã xong.",
    remedy="Các mục cùng bậc phải thẳng cột với nhau; mục con thụt vào 2 dấu cách.",
)
_UNQUOTED_SIGN = Problem(
    code="unquoted-sign",
    place=_NOWHERE,
    message="đoạn chữ không được bắt đầu bằng ký hiệu này (@, `, %).",
    remedy='Đặt cả đoạn trong dấu nháy kép: "…".',
)
_BAD_BLOCK_TEXT = Problem(
    code="bad-block-text",
    place=_NOWHERE,
    message="sau dấu «|» hoặc «>» (mở đoạn chữ nhiều dòng) có chữ thừa, hoặc dòng trống đầu đoạn thụt sâu hơn đoạn chữ.",
    remedy="Để dấu «|» đứng cuối dòng, đoạn chữ bắt đầu từ dòng dưới; nếu chỉ là một câu, đặt câu trong dấu nháy kép.",
)
_ANCHOR = Problem(
    code="anchor",
    place=_NOWHERE,
    message="chữ bắt đầu bằng «&» hoặc «*» bị hiểu là tham chiếu của YAML, mà hồ sơ không dùng.",
    remedy='Nếu là nội dung, đặt cả đoạn trong dấu nháy kép: "…".',
)
_TAG = Problem(
    code="tag",
    place=_NOWHERE,
    message="chữ bắt đầu bằng «!» bị hiểu là thẻ kiểu của YAML, mà hồ sơ không dùng.",
    remedy='Nếu là nội dung, đặt cả đoạn trong dấu nháy kép: "…".',
)
_DIRECTIVE = Problem(
    code="directive",
    place=_NOWHERE,
    message="hồ sơ không dùng chỉ thị YAML (dòng bắt đầu bằng «%»).",
    remedy="Xóa dòng này; nếu là nội dung, đặt cả đoạn trong dấu nháy kép.",
)
_MISSING_COLON = refusals.missing_colon(_NOWHERE)
_OTHER = Problem(
    code="syntax",
    place=_NOWHERE,
    message="từ đây tệp không còn đúng cú pháp YAML.",
    remedy="So với một hồ sơ đúng: mỗi dòng «tên_mục: giá trị», thụt lề bằng dấu cách; đoạn chữ có ký hiệu lạ đặt trong dấu nháy kép.",
)

_AT_THE_OPENING = (_UNCLOSED_QUOTE, _UNCLOSED_BRACKET, _MISSING_COLON, _TAG, _DIRECTIVE)
"""Mended where the construct begins, not where the parser gave up."""

_MEANINGS = (
    ("unknown escape", _UNKNOWN_ESCAPE),
    ("escape sequence of", _UNKNOWN_ESCAPE),
    ("hexdecimal", _UNKNOWN_ESCAPE),
    ("invalid Unicode character escape", _UNKNOWN_ESCAPE),
    ("quoted scalar", _UNCLOSED_QUOTE),
    ("directive", _DIRECTIVE),
    ("anchor", _ANCHOR),
    ("alias", _ANCHOR),
    ("a tag", _TAG),
    ("tag handle", _TAG),
    ("block scalar", _BAD_BLOCK_TEXT),
    ("could not find expected ':'", _MISSING_COLON),
    ("mapping values are not allowed", _COLON_IN_TEXT),
    ("mapping keys are not allowed", _COLON_IN_TEXT),
    ("sequence entries are not allowed", _DASH_OUT_OF_PLACE),
    ("cannot start any token", _UNQUOTED_SIGN),
    ("flow sequence", _UNCLOSED_BRACKET),
    ("flow mapping", _UNCLOSED_BRACKET),
    ("flow node", _UNCLOSED_BRACKET),
    ("block", _BAD_INDENTATION),
    ("document start", _BAD_INDENTATION),
)
"""First match wins; the words are those of PyYAML's scanner and parser."""


def syntax_problem(file: str, error: YAMLError) -> Problem:
    """The parser's error as a problem in plain words, at the place where a person would mend it."""
    context, problem, opened, met = "", "", None, None
    if isinstance(error, MarkedYAMLError):
        context, problem = error.context or "", error.problem or ""
        met = error.problem_mark or error.context_mark
        opened = error.context_mark or met
    complaint = f"{context}: {problem}"
    meaning = next((meaning for words, meaning in _MEANINGS if words in complaint), _OTHER)
    mark = opened if meaning in _AT_THE_OPENING else met
    place = Place(file=file) if mark is None else Place(file=file, line=mark.line + 1, column=mark.column + 1)
    return replace(meaning, place=place)
