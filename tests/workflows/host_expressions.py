"""What stands between ``${{`` and ``}}``, as far as the starter's workflows use it."""

import json
import re
from collections.abc import Mapping
from typing import Any

_TOKEN = re.compile(r"\s*(?:(?P<op>==|!=|&&|\|\||[(),])|'(?P<text>[^']*)'|(?P<name>[A-Za-z_][\w.*-]*))")
_WHOLE = re.compile(r"\$\{\{\s*(?P<code>.*?)\s*\}\}")


def fill(text: object, contexts: Mapping[str, Any]) -> str:
    """`text` with every expression replaced by its value."""
    return _WHOLE.sub(lambda found: shown(evaluate(found["code"], contexts)), shown(text))


def condition(code: object, contexts: Mapping[str, Any]) -> bool:
    """Whether an ``if`` holds."""
    found = _WHOLE.fullmatch(str(code).strip())
    return bool(evaluate(found["code"] if found else str(code), contexts))


def shown(value: object) -> str:
    """A value as the host puts it into text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def evaluate(code: str, contexts: Mapping[str, Any]) -> Any:
    """The value of an expression. What it does not know it refuses, so that no workflow is run half understood."""
    tokens = []
    at = 0
    while at < len(code.rstrip()):
        found = _TOKEN.match(code, at)
        assert found, f"unknown expression: {code}"
        tokens.append(found)
        at = found.end()
    value, rest = _either(tokens, contexts)
    assert not rest, f"unknown expression: {code}"
    return value


Tokens = list[re.Match[str]]


def _either(tokens: Tokens, contexts: Mapping[str, Any]) -> tuple[Any, Tokens]:
    value, rest = _both(tokens, contexts)
    while rest and rest[0]["op"] == "||":
        other, rest = _both(rest[1:], contexts)
        value = value or other
    return value, rest


def _both(tokens: Tokens, contexts: Mapping[str, Any]) -> tuple[Any, Tokens]:
    value, rest = _compared(tokens, contexts)
    while rest and rest[0]["op"] == "&&":
        other, rest = _compared(rest[1:], contexts)
        value = value and other
    return value, rest


def _compared(tokens: Tokens, contexts: Mapping[str, Any]) -> tuple[Any, Tokens]:
    value, rest = _value(tokens, contexts)
    if rest and rest[0]["op"] in {"==", "!="}:
        other, after = _value(rest[1:], contexts)
        same = shown(value) == shown(other)
        return same if rest[0]["op"] == "==" else not same, after
    return value, rest


def _value(tokens: Tokens, contexts: Mapping[str, Any]) -> tuple[Any, Tokens]:
    first, rest = tokens[0], tokens[1:]
    if first["text"] is not None:
        return first["text"], rest
    if rest and rest[0]["op"] == "(":
        return _called(first["name"], rest[1:], contexts)
    return _looked_up(first["name"].split("."), contexts), rest


def _called(name: str, tokens: Tokens, contexts: Mapping[str, Any]) -> tuple[Any, Tokens]:
    given: list[Any] = []
    while tokens[0]["op"] != ")":
        value, tokens = _either(tokens, contexts)
        given.append(value)
        if tokens[0]["op"] == ",":
            tokens = tokens[1:]
    if name == "always":
        return True, tokens[1:]
    if name == "join":
        return given[1].join(map(shown, given[0])), tokens[1:]
    raise AssertionError(f"unknown function: {name}")


def _looked_up(path: list[str], value: Any) -> Any:
    for number, step in enumerate(path):
        if step == "*":
            return [_looked_up(path[number + 1 :], item) for item in value.values()]
        if value is None:
            return None
        assert isinstance(value, Mapping), f"not a mapping: {path}"
        assert number > 0 or step in value, f"unknown context: {step}"
        value = value.get(step)
    return value
