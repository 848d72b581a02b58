"""The code of every problem and of every finding of the linter, found in the source.

A code is a literal: after ``code=``, in place of a parameter ``code`` of a function, in a table ``_CODES`` of codes, or
what a function named ``_code`` gives back. A constant in capitals may stand for it.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import evalgen

HOUSE = Path(evalgen.__file__).parent


def in_source(*rooms: str) -> set[str]:
    """All of them, or those that modules of these names tell: patterns as `drafting/sheets/*.py`."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(HOUSE.rglob("*.py"))}
    constants = {name: text for tree in trees.values() for name, text in constants_of(tree)}
    taking = {name: place for tree in trees.values() for name, place in functions_that_take_a_code(tree)}
    told = {path for room in rooms for path in HOUSE.glob(room)} if rooms else trees.keys()
    return {code for path in told for code in codes_of(trees[path], taking, constants)}


def constants_of(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield from ((name.id, node.value.value) for name in node.targets if isinstance(name, ast.Name))


def functions_that_take_a_code(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and "code" in (names := [argument.arg for argument in node.args.args]):
            yield node.name, names.index("code") - (names[0] == "self")


def codes_of(tree: ast.Module, taking: dict[str, int], constants: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "code":
            yield from literals(node.value, constants)
        elif isinstance(node, ast.Call) and (place := taking.get(name_of(node.func), len(node.args))) < len(node.args):
            yield from literals(node.args[place], constants)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and name_of(node.targets[0]) == "_CODES":
            yield from (code for value in node.value.values for code in literals(value, constants))
        elif isinstance(node, ast.FunctionDef) and node.name == "_code":
            returns = (found.value for found in ast.walk(node) if isinstance(found, ast.Return) and found.value)
            yield from (code for value in returns for code in literals(value, constants))
        elif isinstance(node, ast.AnnAssign) and name_of(node.target) == "code" and node.value is not None:
            yield from literals(node.value, constants)


def literals(node: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id.isupper():
        yield constants[node.id]
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body, constants)
        yield from literals(node.orelse, constants)


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
