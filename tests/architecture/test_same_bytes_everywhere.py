"""What the program writes is the same on every system: lines end as they were made, words are UTF-8 or ASCII."""

import ast
from pathlib import Path

import evalgen

HOUSE = Path(evalgen.__file__).parent


def writes_text(call: ast.Call) -> bool:
    """Whether a call writes text: `write_text`, or `open` of a path or of a name in a mode that writes and is not binary."""
    method = isinstance(call.func, ast.Attribute)
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    mode = next((word.value for word in call.args[0 if method else 1 :][:1] if isinstance(word, ast.Constant)), "")
    return name == "write_text" or (name == "open" and bool(set(str(mode)) & set("wax")) and "b" not in str(mode))


def test_no_text_is_written_with_the_line_ends_of_the_system() -> None:
    """Windows would turn each line's end into two characters."""
    found, wrong = 0, []
    for path in sorted(HOUSE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and writes_text(node):
                found += 1
                if not {"newline", "encoding"} <= {keyword.arg for keyword in node.keywords}:
                    wrong.append(f"{path.relative_to(HOUSE).as_posix()}:{node.lineno}")
    assert found > 0
    assert wrong == []
