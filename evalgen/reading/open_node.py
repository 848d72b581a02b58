"""A mapping or sequence that the parser has opened and not yet closed."""

from typing import Any

from evalgen.domain.document import LocatedMapping, LocatedSequence, Mark


class OpenNode:
    """Takes keys and values in turn, each with its mark."""

    __slots__ = ("as_key", "flow", "is_mapping", "key", "key_mark", "looks", "mark", "node", "repeated")

    def __init__(self, node: LocatedMapping | LocatedSequence, mark: Mark, *, as_key: bool, flow: bool) -> None:
        self.node = node
        self.is_mapping = type(node) is LocatedMapping
        self.mark = mark
        self.as_key = as_key
        """Whether it stands where a key belongs; then it is refused as soon as it is closed."""

        self.flow = flow
        """Whether it is written in brackets."""

        self.key: str | None = None
        """The key whose value comes next; None where a key comes next."""

        self.key_mark: Mark = mark
        self.looks: dict[str, Mark] = {}
        """Where each key stands first, by its NFC form."""

        self.repeated: int | None = None
        """Which problem tells of the key before, where that stands here a second time."""

    @property
    def expects_key(self) -> bool:
        """Whether a key comes next."""
        return self.is_mapping and self.key is None

    @property
    def step(self) -> str | int | None:
        """Key or index of the value that comes next; None where a key comes next."""
        return self.key if self.is_mapping else len(self.node)

    def cut_number(self) -> None:
        """The key that was just read is the rest of the number before it, which a comma cut."""
        if type(self.node) is LocatedMapping and self.node:
            if self.node.cut_numbers is None:
                self.node.cut_numbers = {}
            self.node.cut_numbers[self.key or ""] = next(reversed(self.node))

    def put(self, value: Any, at: Mark) -> None:
        """Add the value that comes next."""
        node = self.node
        if type(node) is LocatedMapping:
            key = self.key or ""
            node[key] = value
            node.key_marks[key] = self.key_mark
            node.value_marks[key] = at
            self.key = None
        elif type(node) is LocatedSequence:
            node.append(value)
            node.value_marks.append(at)
