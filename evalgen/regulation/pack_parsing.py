"""From the text of a pack's file to its located values, by events of PyYAML's parsers."""

import re
from fractions import Fraction
from typing import Any

import yaml

from evalgen.domain.document import Document, LocatedMapping, LocatedSequence, Mark
from evalgen.domain.hidden_characters import hides_something
from evalgen.regulation.pack_file import refusal

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
MAX_DIGITS = 40
"""A number that no instrument needs, and that would cost time and space to compute with."""

MAX_DEPTH = 32
"""Packs nest eight deep; what goes deeper is an attack or an accident."""

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, where PyYAML was built with it: ten times as fast, but it says less well where something is wrong."""

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def parse(text: str, file: str) -> Document:
    """The document in `text`. Raises RegulationError where it is not plain, unambiguous YAML."""
    try:
        return _parse(text, file, _FAST)
    except yaml.YAMLError:
        return _parse_again(text, file)


def _parse(text: str, file: str, loader: Any) -> Document:
    return Document(file=file, root=_Builder(file, iter(yaml.parse(text, Loader=loader))).document())


def _parse_again(text: str, file: str) -> Document:
    """By the parser in Python, whose errors stand where people look for them."""
    try:
        return _parse(text, file, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        mend = "Kiểm tra thụt lề (bằng dấu cách, không bằng phím Tab), dấu hai chấm và dấu nháy."
        raise refusal(file, at, "không đọc được YAML ở đây", mend) from None
    except (yaml.YAMLError, ValueError, OverflowError):  # The last two: an escape that names no character.
        raise refusal(file, (1, 1), "tệp có ký tự không hợp lệ", "Xóa các ký tự điều khiển trong tệp.") from None


class _Builder:
    """Turns parser events into located values."""

    def __init__(self, file: str, events: Any) -> None:
        self._file = file
        self._events = events
        self._depth = 0

    def document(self) -> LocatedMapping:
        """The single mapping that a file holds."""
        next(self._events)
        if isinstance(next(self._events), yaml.StreamEndEvent):
            raise refusal(self._file, (1, 1), "tệp trống", "Viết nội dung của tệp, hoặc xóa tệp.")
        event = next(self._events)
        root = self._value(event)
        next(self._events)
        following = next(self._events)
        if not isinstance(following, yaml.StreamEndEvent):
            raise refusal(self._file, _mark(following), "tệp có hơn một tài liệu YAML", "Xóa phần từ dấu «---» trở đi.")
        if not isinstance(root, LocatedMapping):
            raise refusal(
                self._file, _mark(event), "tệp phải là các cặp «khóa: giá trị»", "Xem một gói có sẵn để làm mẫu."
            )
        return root

    def _value(self, event: Any) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or getattr(event, "tag", None) is not None:
            raise refusal(
                self._file,
                _mark(event),
                "không dùng neo (&), tham chiếu (*) và thẻ (!)",
                "Viết đầy đủ giá trị tại chỗ.",
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if self._depth == MAX_DEPTH:
            raise refusal(self._file, _mark(event), f"lồng sâu quá {MAX_DEPTH} bậc", "Xem một gói có sẵn để làm mẫu.")
        self._depth += 1
        value = self._mapping() if isinstance(event, yaml.MappingStartEvent) else self._sequence()
        self._depth -= 1
        return value

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        text: str = event.value
        if hides_something(text) or "\t" in text or "\r" in text:
            raise refusal(
                self._file, _mark(event), "có ký tự ẩn hoặc ký tự điều khiển", "Xóa ký tự đó, gõ lại nếu cần."
            )
        if event.style:  # The parser in C gives an empty style to what is not quoted.
            return text
        if text in _WORDS:
            return _WORDS[text]
        number = int if _INTEGER.fullmatch(text) else Fraction if _DECIMAL.fullmatch(text) else None
        if number is not None and len(text) > MAX_DIGITS:
            raise refusal(self._file, _mark(event), f"số dài quá {MAX_DIGITS} chữ số", "Viết số ngắn hơn.")
        return number(text) if number is not None else text

    def _mapping(self) -> LocatedMapping:
        mapping = LocatedMapping()
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            at = _mark(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise refusal(self._file, at, "khóa phải là một từ", "Viết khóa thành một từ.")
            self._value(event)
            key = event.value
            if key in mapping:
                raise refusal(self._file, at, f"khóa «{key}» lặp lại", "Giữ một khóa, xóa khóa kia.")
            value = next(self._events)
            mapping.key_marks[key], mapping.value_marks[key] = at, _mark(value)
            mapping[key] = self._value(value)
        return mapping

    def _sequence(self) -> LocatedSequence:
        sequence = LocatedSequence()
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            sequence.value_marks.append(_mark(event))
            sequence.append(self._value(event))
        return sequence


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
