"""Posts that end, and posts that begin, put into the file of a person: what a merger of units brings to many at once.

Nothing that the file says is changed: a post without a last day gets one, and posts are added below those that are there.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from evalgen.domain.document import LocatedMapping, LocatedSequence
from evalgen.drafting.yaml_text import yaml_text

Post = Mapping[str, Any]

_DAY = re.compile(r"[\"']?[0-9]{4}-[0-9]{2}-[0-9]{2}[\"']?")
_OPEN_END = "9999"


def posts_put_in(said: Sequence[Post], there: Sequence[Post]) -> list[dict[str, Any]] | None:
    """The posts of the file with the last days and the posts that rows say besides; None where nothing is to be added.

    Nor is anything where a post of the file has no row that says the same of it, or a new one overlaps another one in its
    unit: whoever changed a cell is told that the file says otherwise.
    """
    posts_of = posts_of_rows(said, there)
    if len(posts_of) < len(there):
        return None
    posts = [dict(post) for post in there]
    for at, post in posts_of.items():
        posts[post] |= {"to": said[at]["to"]} if "to" in said[at] else {}
    for row in (item for at, item in enumerate(said) if at not in posts_of):
        if any(_at_once(row, post) for post in posts):
            return None
        posts.append(dict(row))
    return posts if posts != list(there) else None


def posts_of_rows(said: Sequence[Post], there: Sequence[Post]) -> dict[int, int]:
    """The place of each row that says the same of a post of the file, and the place of that post."""
    found: dict[int, int] = {}
    for place, post in enumerate(there):
        row = next((at for at, item in enumerate(said) if at not in found and _says_the_same(item, post)), None)
        if row is not None:
            found[row] = place
    return found


def text_with_posts(text: str, posts: Sequence[Post], there: Mapping[str, Any]) -> str:
    """`text`, whose posts are those of `there`, with `posts`; unchanged where they are not written one below the other."""
    located = there["posts"]
    if not isinstance(located, LocatedSequence) or not isinstance(there, LocatedMapping):
        return text
    line, column = there.value_marks["posts"]
    lines = text.split("\n")
    if not lines[line - 1][column - 1 :].startswith("-"):
        return text
    end = "\r" if lines[0].endswith("\r") else ""
    added = [row + end for row in yaml_text({"posts": posts[len(located) :]}).rstrip("\n").split("\n")[1:]]
    last = _last_line(lines, there, located)
    lines[last:last] = [" " * (column - 1) + row.removeprefix("  ") for row in added if len(posts) > len(located)]
    for index in reversed(range(len(located))):
        if "to" in posts[index] and "to" not in located[index]:
            _end(lines, located, index, f"to: {posts[index]['to']}")
    return "\n".join(lines)


def _end(lines: list[str], posts: LocatedSequence, index: int, words: str) -> None:
    """Behind the first day: within braces on the same line, else on the next one."""
    post = posts[index]
    line, column = post.value_marks["from"]
    text, (at, start) = lines[line - 1], posts.value_marks[index]
    day = _DAY.match(text, column - 1)
    if lines[at - 1][start - 1] == "{" and day is not None:
        lines[line - 1] = f"{text[: day.end()]}, {words}{text[day.end() :]}"
    else:
        indent = " " * (post.key_marks["from"][1] - 1)
        lines.insert(line, f"{indent}{words}" + ("\r" if text.endswith("\r") else ""))


def _last_line(lines: Sequence[str], root: LocatedMapping, posts: LocatedSequence) -> int:
    """Of the posts: a brace that closes the last one may stand on a line of its own, before the next key of the file."""
    last = max(_lines_of(posts))
    end = min((line for line, _ in root.key_marks.values() if line > last), default=len(lines) + 1)
    own = (at for at in range(last + 1, end) if lines[at - 1].strip() and lines[at - 1].lstrip()[0] != "#")
    return max(own, default=last)


def _lines_of(node: Any) -> list[int]:
    """The lines on which anything of it stands."""
    if isinstance(node, LocatedMapping):
        marks = [*node.key_marks.values(), *node.value_marks.values()]
        return [*(line for line, _ in marks), *(line for value in node.values() for line in _lines_of(value))]
    if isinstance(node, LocatedSequence):
        return [*(line for line, _ in node.value_marks), *(line for value in node for line in _lines_of(value))]
    return []


def _says_the_same(row: Post, post: Post) -> bool:
    return all(post.get(key) == value or (key == "to" and key not in post) for key, value in row.items())


def _at_once(row: Post, post: Post) -> bool:
    """Days are written so that they sort as texts."""
    if "from" not in row or "from" not in post:
        return True
    overlap = row["from"] <= post.get("to", _OPEN_END) and post["from"] <= row.get("to", _OPEN_END)
    return bool(row.get("unit") == post.get("unit") and overlap)
