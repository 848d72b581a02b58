"""Records as careless and as malicious hands leave them: small changes of bytes, lines, indents, quotes, brackets, signs."""

import random
from collections.abc import Callable

SIGNS: tuple[str, ...] = (
    *":,[]{}-#&*!|>'\"%@`?~ \n\t\\.<=é😀\xa0\x85\r_/0",
    *("  ", "\n  ", "- ", ": ", "? ", "---\n", "...\n", "\r\n", " #", "# ", ":\n", "-\n", '""', "''", "{}", "[]"),
    *(
        "&a ",
        "*a",
        "!t ",
        "!!str ",
        "<<: ",
        "|2",
        "|\n",
        "|+\n",
        ">-\n",
        "a: ",
        "a:",
        "\\u12",
        "\\n",
        "{a: b}",
        "[a, b]",
    ),
    *("\u202e", "\ufeff", "u\u0323", "\u1160", "\u2028", "\u00ad", "\ud7ff", "\U0001f1fb", "ệ", "e\u0302\u0323"),
    *("null", "~", "Null", "true", "0x1F", "0o7", "1e3", "1e999", ".inf", "-.5", "+1", "1_000", "12:30", "2026-06-30"),
)
Mutation = Callable[[str, random.Random], str]


def put_a_sign(text: str, lots: random.Random) -> str:
    at, gone = lots.randrange(len(text) + 1), lots.choice((0, 0, 0, 1, 1, 2, 5))
    return text[:at] + lots.choice(SIGNS) + text[at + gone :]


def put_a_sign_at_a_joint(text: str, lots: random.Random) -> str:
    """Where one token meets another, which is where readers differ."""
    joints = [index for index, sign in enumerate(text) if sign in ":,[]{}\"'#-\n "]
    at = lots.choice(joints) + lots.randrange(2) if joints else 0
    return text[:at] + lots.choice(SIGNS) + text[at + lots.choice((0, 0, 1)) :]


def leave_out(text: str, lots: random.Random) -> str:
    at = lots.randrange(len(text) + 1)
    return text[:at] + text[at + lots.randrange(1, 9) :]


def by_lines(change: Callable[[list[str], int, random.Random], None]) -> Mutation:
    def mutated(text: str, lots: random.Random) -> str:
        lines = text.split("\n")
        change(lines, lots.randrange(len(lines)), lots)
        return "\n".join(lines)

    return mutated


def indent(lines: list[str], at: int, lots: random.Random) -> None:
    lines[at] = lots.choice((" ", "  ", "    ")) + lines[at]


def outdent(lines: list[str], at: int, lots: random.Random) -> None:
    lines[at] = lines[at][lots.choice((1, 2, 4)) :]


def swap(lines: list[str], at: int, lots: random.Random) -> None:
    other = lots.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def repeat(lines: list[str], at: int, lots: random.Random) -> None:
    lines.insert(lots.randrange(len(lines)), lines[at])


def drop(lines: list[str], at: int, _lots: random.Random) -> None:
    del lines[at]


def break_up(lines: list[str], at: int, lots: random.Random) -> None:
    cut = lots.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:cut], lots.choice(("", "  ", "    ")) + lines[at][cut:]]


def join(lines: list[str], at: int, lots: random.Random) -> None:
    lines[at : at + 2] = [lots.choice(("", " ", ", ")).join(part.strip() for part in lines[at : at + 2])]


def comment(lines: list[str], at: int, lots: random.Random) -> None:
    if lots.randrange(2):
        lines[at] += lots.choice((" # ghi chú", "# ghi chú", "  #", " #: a"))
    else:
        lines.insert(at, lots.choice(("# ghi chú", "      # ghi chú", "#", "", "   ")))


def requote(lines: list[str], at: int, lots: random.Random) -> None:
    head, colon, rest = lines[at].partition(": ")
    if not colon:
        return
    sign = lots.choice(("'", '"'))
    match lots.randrange(4):
        case 0:
            lines[at] = f"{head}: {sign}{rest}{sign}"
        case 1:
            bare = head.lstrip(" -")
            lines[at] = f"{head[: len(head) - len(bare)]}{sign}{bare}{sign}: {rest}"
        case 2:
            lines[at] = lines[at].replace('"', "").replace("'", "")
        case _:
            lines[at] = f"{head}: {lots.choice('[{')}{rest}{lots.choice(']}')}"


MUTATIONS: tuple[Mutation, ...] = (
    *(put_a_sign, put_a_sign_at_a_joint, put_a_sign_at_a_joint, leave_out),
    *map(by_lines, (indent, outdent, swap, repeat, drop, break_up, join, comment, requote, requote)),
)


def mutated(text: str, lots: random.Random) -> bytes:
    """`text` after one to three changes; now and then broken as bytes, too, or with the line ends of other systems."""
    for _ in range(lots.choice((1, 1, 1, 2, 3))):
        text = lots.choice(MUTATIONS)(text, lots)
    data = text.encode()
    match lots.randrange(40):
        case 0:
            return data.replace(b"\n", b"\r\n")
        case 1:
            at = lots.randrange(len(data) + 1)
            return data[:at] + bytes([lots.randrange(256)]) + data[at + 1 :]
        case 2:
            return b"\xef\xbb\xbf" + data
    return data
