"""Plain scalars by the core schema of YAML 1.2, with exact numbers: null, true, false, integers, decimals, else text."""

import re
from decimal import Decimal

Scalar = str | int | bool | Decimal | None

MAX_DIGITS = 40
MAX_EXPONENT = 20

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LONGEST_WORD = max(map(len, _WORDS))
_MAY_BE_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = r"0o(?P<octal>[0-7]+)|0x(?P<hexadecimal>[0-9a-fA-F]+)"
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE](?P<exponent>[-+]?[0-9]+))?")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
_NO_NUMBER = r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"


class NotANumberError(ValueError):
    """`.inf` and `.nan`: no grade can be computed from them."""


class NumberTooLongError(ValueError):
    """A number that no record needs, and that would cost time and space to compute with."""


class ThousandsDotError(ValueError):
    """«1.000»: in Vietnam a thousand, in YAML one. Which was meant only the writer knows."""


def plain_value(text: str) -> Scalar:
    """The value of an unquoted scalar. Raises NotANumberError, NumberTooLongError or ThousandsDotError."""
    if len(text) <= _LONGEST_WORD and text in _WORDS:
        return _WORDS[text]
    if text.isdecimal() and text.isascii() and len(text) <= MAX_DIGITS:
        return int(text)
    return _number(text) if text[0] in _MAY_BE_NUMBER else text


def is_null(text: str) -> bool:
    """Whether the unquoted scalar stands for nothing."""
    return text in _WORDS and _WORDS[text] is None


def _number(text: str) -> Scalar:
    if _INTEGER.fullmatch(text):
        _refuse_long(text)
        return int(text)
    if text.startswith(("0o", "0x")) and (found := re.fullmatch(_OTHER_BASE, text)):
        _refuse_long(text)
        return int(found["octal"], 8) if found["octal"] else int(found["hexadecimal"], 16)
    if _THOUSANDS.fullmatch(text):
        raise ThousandsDotError(text)
    if found := _DECIMAL.fullmatch(text):
        _refuse_long(text)
        if abs(int(found["exponent"] or 0)) > MAX_EXPONENT:
            raise NumberTooLongError(text)
        return Decimal(text)
    if "." in text and re.fullmatch(_NO_NUMBER, text):
        raise NotANumberError(text)
    return text


def _refuse_long(text: str) -> None:
    if len(text) > MAX_DIGITS:
        raise NumberTooLongError(text)
