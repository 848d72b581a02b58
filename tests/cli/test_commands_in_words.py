"""Every command that a message, a guide or a workflow tells people to run has options that exist, and those that it wants."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from evalgen.cli.arguments import parser

ROOT = Path(__file__).resolve().parents[2]
COMMAND = re.compile(
    r"""\bevalgen ([a-z][a-z-]*)((?: +(?:\\\n *)?(?:"[^"\n]*"|'[^'\n]*'|\$\([^)\n]*\)|[^\s`«»;,)("]+))*)"""
)
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")


def actions(of: argparse.ArgumentParser) -> list[argparse.Action]:
    return of._actions  # noqa: SLF001 - argparse tells what it knows in private alone


COMMANDS: dict[str, argparse.ArgumentParser] = next(
    dict(item.choices) for item in actions(parser()) if isinstance(item.choices, dict)
)


def said_in_code(path: Path) -> Iterator[str]:
    """The texts of a module, with something in place of each value."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts |= {id(part) for part in node.values}
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            yield node.value


def texts() -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / "evalgen").rglob("*.py")):
        yield from ((path, text) for text in said_in_code(path))
    for folder, kinds in (("docs", ("*.md",)), ("evalgen", ("*.md", "*.yml", "*.yaml")), (".", ("*.md", "Makefile"))):
        for kind in kinds:
            found = (ROOT / folder).rglob(kind) if folder != "." else ROOT.glob(kind)
            yield from ((path, path.read_text(encoding="utf-8")) for path in sorted(found))


def wrong(name: str, rest: str) -> str:
    """What is wrong with a command and what follows it; a name alone is only spoken of."""
    given = OPTION.findall(rest)
    options = [action for action in actions(COMMANDS[name]) if action.option_strings]
    strange = [option for option in given if all(option not in action.option_strings for action in options)]
    wanted = [action.option_strings[-1] for action in options if action.required]
    missing = [option for option in wanted if option not in given] if given or ">" in rest else []
    return " ".join([*(f"no {option}" for option in strange), *(f"without {option}" for option in missing)])


def test_every_command_in_words_can_be_run() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {command[0]}: {fault}"
        for path, text in texts()
        for command in COMMAND.finditer(text)
        if command[1] in COMMANDS
        if (fault := wrong(command[1], command[2]))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text,fault",
    [
        ("evalgen check --json", ""),
        ("evalgen codeowners", ""),
        ("evalgen codeowners > CODEOWNERS", "without --on"),
        ('evalgen codeowners --on "$(date +%F)" > CODEOWNERS', ""),
        ("evalgen approve X --step decision", "without --key without --on"),
        ("evalgen check --khong-co", "no --khong-co"),
    ],
)
def test_what_cannot_be_run_is_noticed(text: str, fault: str) -> None:
    command = COMMAND.search(text)
    assert command is not None
    assert wrong(command[1], command[2]) == fault
