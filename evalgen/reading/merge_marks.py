"""Marks that Git leaves where two branches changed the same lines: the two versions must become one before anything is read."""

import re

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem

_OURS, _BASE, _BETWEEN, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARKS = (_OURS.encode(), _BETWEEN.encode(), _THEIRS.encode())
_MARK = r"^(?:(?P<named><{7}|\|{7}|>{7})(?: [^\n]*)?|(?P<between>={7}))\r?$"


def merge_conflicts(file: str, data: bytes, text: str) -> list[Problem]:
    """Each place where `text`, which `data` encodes, holds two versions, at its first mark; and each mark left alone."""
    if not any(mark in data for mark in _MARKS):
        return []
    problems: list[Problem] = []
    opened = 0
    for found in re.finditer(_MARK, text, re.MULTILINE):
        line, mark = text.count("\n", 0, found.start()) + 1, found["named"] or found["between"]
        if opened and mark == _THEIRS:
            problems[-1] = _conflict(file, opened, line)
            opened = 0
        elif not opened or mark == _OURS:
            problems.append(_left_mark(file, line, mark))
            opened = line if mark == _OURS else 0
    return problems


def _conflict(file: str, first: int, last: int) -> Problem:
    return Problem(
        code="merge-marks",
        place=Place(file=file, line=first),
        message=(
            f"Git chưa gộp được hai nhánh ở đây: dòng {first} đến dòng {last} là hai bản của cùng một đoạn, "
            f"ngăn nhau bằng các dấu «{_OURS}», «{_BETWEEN}» và «{_THEIRS}»."
        ),
        remedy="Giữ bản đúng (hoặc ghép nội dung đúng của cả hai), xóa bản kia và xóa cả các dòng dấu ấy.",
    )


def _left_mark(file: str, line: int, mark: str) -> Problem:
    return Problem(
        code="merge-marks",
        place=Place(file=file, line=line),
        message=f"dòng «{mark}» là dấu của Git, còn sót lại khi hai nhánh sửa cùng một đoạn.",
        remedy="Xem các dòng trước và sau dấu này đã là một bản đúng chưa, rồi xóa dòng dấu.",
    )
