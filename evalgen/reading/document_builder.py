"""From parser events to a located document, without recursion; each construct that records do not use is refused by name."""

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from yaml import events

from evalgen.domain.document import LocatedMapping, LocatedSequence, Mark
from evalgen.domain.hidden_characters import HIDDEN
from evalgen.domain.look_alikes import look_alikes, words
from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.reading import refusals
from evalgen.reading.open_node import OpenNode
from evalgen.reading.scalars import (
    MAX_DIGITS,
    NotANumberError,
    NumberTooLongError,
    Scalar,
    ThousandsDotError,
    is_null,
    plain_value,
)
from evalgen.reading.source_text import fold_nfc, look_alike
from evalgen.reading.yaml_events import EventSource, mark_of

MAX_DEPTH = 32
"""Records nest six deep; what goes deeper is an attack or an accident."""

_REFUSED_KEY = "?"
_NO_SPACE_AFTER_COLON = re.compile(r":[,?\[\]{}]")
_GLUED_COMMENT = re.compile(r" +(#[^ #\n][^\n]*)")
_CUT_NUMBER = re.compile(r": *(?P<whole>-?[0-9]+),\Z")
_NO_VALUE = re.compile(r"[ \n]*(?:#[^\n]*\n[ \n]*)*[,}]")
_HEADER_WITH_COMMENT = re.compile(r"[|>][-+0-9]{0,2}#")


class DocumentBuilder:
    """Takes events until the document ends or nothing more can be learnt; then `root` and `problems` tell."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: LocatedMapping | None = None
        self.problems: list[Problem] = []
        self.doubtful = _HEADER_WITH_COMMENT.search(text) is not None
        """Whether the text holds one of the few things that the two parsers read differently."""

        self._escapes = "\\" in text
        self._cut_numbers: list[Problem] = []
        """Numbers cut at a decimal comma; the schema tells of them with their labels, unless the rests are the same key."""
        self._cut_at: set[Mark] = set()
        self.text_at_root: Place | None = None
        """Where a text without a key stands in place of all keys; what the parser stumbles on below comes from it."""

        self._open_nodes: list[OpenNode] = []
        self._documents = 0
        self._done = False
        self._takers: dict[type[events.Event], Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._open_mapping,
            events.SequenceStartEvent: self._open_sequence,
            events.MappingEndEvent: self._close,
            events.SequenceEndEvent: self._close,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
            events.DocumentEndEvent: self._nothing,
            events.StreamStartEvent: self._nothing,
            events.StreamEndEvent: self._end,
        }

    def consume(self, source: EventSource) -> None:
        """Take all events. Raises YAMLError where the text is no YAML; what was found before stays."""
        following, takers = source.get_event, self._takers
        while not self._done:
            event = following()
            takers[type(event)](event)

    def _scalar(self, event: events.ScalarEvent) -> None:
        at = mark_of(event)
        if event.anchor or event.tag:
            self._refuse_properties(event, at)
        if not self._open_nodes:
            self._root_is_no_mapping(event, at)
            return
        node = self._open_nodes[-1]
        if node.key is None and node.is_mapping:
            self._key(node, event, at)
            return
        text: str = event.value
        value: Scalar = text
        if not event.style:
            value = self._plain(text, at)
            if type(value) is str:
                self._look_behind_text(event, text, at)
            if not text and node.key is not None:
                at = node.key_mark  # what is not there stands nowhere: point to its key
            self.doubtful |= node.flow and "?" in text
        elif self._escapes:
            self._look_for_hidden(event, text, at)
        if not text.isascii() and not unicodedata.is_normalized("NFC", text):
            self.problems.append(refusals.not_nfc(self._place(at)))
        node.put(value, at)

    def _plain(self, text: str, at: Mark) -> Scalar:
        try:
            return plain_value(text)
        except NumberTooLongError:
            self.problems.append(refusals.number_too_long(self._place(at)))
        except NotANumberError:
            self.problems.append(refusals.not_a_number(self._place(at), text))
        except ThousandsDotError:
            self.problems.append(refusals.thousands_dot(self._place(at), text))
            return Decimal(text)
        return None

    def _key(self, node: OpenNode, event: events.ScalarEvent, at: Mark) -> None:
        key: str = event.value
        node.key, node.key_mark = key, at
        if not event.style:
            if is_null(key):
                self.doubtful = True  # A key that is not there stands at another place for each parser.
                self.problems.append(refusals.key_not_text(self._place(at)))
                return
            if node.flow:
                self._look_behind_key(event, key, at)
            if key == "<<":
                self.problems.append(refusals.merge_key(self._place(at)))
                return
        elif event.style in "|>":
            self.problems.append(refusals.key_not_text(self._place(at)))
            return
        elif self._escapes:
            self._look_for_hidden(event, key, at)
        look = key
        if not key.isascii():
            look = fold_nfc(key)
            if look != key:
                self.problems.append(refusals.not_nfc(self._place(at)))
        self._keep_first(node, event, look, at)

    def _keep_first(self, node: OpenNode, event: events.ScalarEvent, look: str, at: Mark) -> None:
        """Each key once; of several that are repeated in a row, the first is told."""
        cut = self._cut_number(node, event, at) if node.flow and look.isdigit() else None
        if cut is not None:
            self._cut_numbers.append(cut)
            self._cut_at.add(at)
            node.cut_number()
        first = node.looks.setdefault(look, at)
        if first is at:
            node.repeated = None
        elif cut is not None or first in self._cut_at:
            self.problems += self._cut_numbers if self._cut_numbers is not self.problems else []
            self._cut_numbers = self.problems  # Those that follow are told at once.
        elif node.repeated is None:
            node.repeated = len(self.problems)
            self.problems.append(refusals.duplicate_key(self._place(at), event.value, first))
        else:
            self.problems[node.repeated] = refusals.duplicate_keys(self.problems[node.repeated])

    def _open_mapping(self, event: events.MappingStartEvent) -> None:
        self._open(event, LocatedMapping())

    def _open_sequence(self, event: events.SequenceStartEvent) -> None:
        self._open(event, LocatedSequence())

    def _open(self, event: events.CollectionStartEvent, node: LocatedMapping | LocatedSequence) -> None:
        at = mark_of(event)
        if event.anchor or event.tag:
            self._refuse_properties(event, at)
        if not self._open_nodes and type(node) is LocatedSequence:
            self.problems.append(refusals.root_not_mapping(self._place(at)))
        if len(self._open_nodes) == MAX_DEPTH:
            self.problems.append(refusals.nesting_too_deep(self._place(at), MAX_DEPTH))
            self._done = True
            return
        as_key = bool(self._open_nodes) and self._open_nodes[-1].expects_key
        if as_key:
            self.problems.append(refusals.key_not_text(self._place(at)))
        self._open_nodes.append(OpenNode(node, at, as_key=as_key, flow=bool(event.flow_style)))

    def _close(self, _event: events.Event) -> None:
        closed = self._open_nodes.pop()
        if closed.as_key:
            self._open_nodes[-1].key = _REFUSED_KEY
        elif self._open_nodes:
            self._open_nodes[-1].put(closed.node, closed.mark)
        elif type(closed.node) is LocatedMapping:
            self.root = closed.node

    def _alias(self, event: events.AliasEvent) -> None:
        at = mark_of(event)
        self.problems.append(refusals.alias(self._place(at), str(event.anchor)))
        node = self._open_nodes[-1] if self._open_nodes else None
        if node is not None and node.expects_key:
            node.key, node.key_mark = _REFUSED_KEY, at
        elif node is not None:
            node.put(None, at)

    def _document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self.problems.append(refusals.several_documents(self._place(mark_of(event))))
            self._done = True

    def _nothing(self, _event: events.Event) -> None:
        """The event says nothing that a record needs."""

    def _end(self, _event: events.StreamEndEvent) -> None:
        self._done = True
        if not self._documents:
            self.problems.append(refusals.empty_file(self.file))

    def _root_is_no_mapping(self, event: events.ScalarEvent, at: Mark) -> None:
        if not event.style and is_null(event.value):
            self.problems.append(refusals.empty_file(self.file))
        else:
            self.text_at_root = None if event.style else self._place(at)
            self.problems.append(refusals.root_not_mapping(self._place(at)))

    def _look_behind_key(self, event: events.ScalarEvent, key: str, at: Mark) -> None:
        """Inside brackets the two parsers differ on `{a:}` and `{a?b: c}`."""
        self.doubtful |= "?" in key
        if event.end_mark is not None and _NO_SPACE_AFTER_COLON.match(self.text, event.end_mark.index):
            self.problems.append(refusals.missing_space(self._place(at), key))

    def _cut_number(self, node: OpenNode, event: events.ScalarEvent, at: Mark) -> Problem | None:
        """«{quality: 1,2, timeliness: 1,2}»: YAML cuts each number at its comma and takes «2» for a key, here twice."""
        if event.style or event.start_mark is None or event.end_mark is None or not node.looks:
            return None
        found = _CUT_NUMBER.search(self.text, max(0, event.start_mark.index - MAX_DIGITS - 3), event.start_mark.index)
        if found is None or not _NO_VALUE.match(self.text, event.end_mark.index):
            return None
        whole, rest, node.key = found["whole"], node.key, next(reversed(node.looks))
        place = self._place((at[0], at[1] - 1 - len(whole)))
        node.key = rest
        return refusals.decimal_comma(place, f"{whole},{rest}")

    def _look_behind_text(self, event: events.ScalarEvent, text: str, at: Mark) -> None:
        """«Hoàn thành #1»: YAML takes «#1» for a comment, whoever wrote it perhaps for a part of the text."""
        if event.end_mark is not None and (found := _GLUED_COMMENT.match(self.text, event.end_mark.index)):
            self.problems.append(refusals.comment_in_text(self._place(at), text, found[1].rstrip()))

    def _refuse_properties(self, event: events.NodeEvent, at: Mark) -> None:
        self.doubtful = True
        if event.anchor:
            self.problems.append(refusals.anchor(self._place(at), event.anchor))
        if getattr(event, "tag", None):
            self.problems.append(refusals.tag(self._place(at)))

    def _look_for_hidden(self, event: events.ScalarEvent, text: str, at: Mark) -> None:
        if found := re.search(HIDDEN, text):
            self.problems.append(refusals.hidden_escape(self._place(at), found[0]))
        if not text.isascii() and event.start_mark is not None and event.end_mark is not None:
            # Words that stand in the file as they are were looked at there; letters may also be written by their codes.
            written = words(self.text[event.start_mark.index : event.end_mark.index])
            self.problems += [look_alike(self._place(at), sign, meant) for _, sign, meant in look_alikes(text, written)]

    def _place(self, at: Mark) -> Place:
        steps = [node.step for node in self._open_nodes]
        pointer = tuple(step for step in steps if step is not None)
        return Place(file=self.file, line=at[0], column=at[1], pointer=pointer)
