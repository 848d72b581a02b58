"""From bytes to text in which what a reviewer sees is what the program reads: UTF-8, no hidden characters, no tabs."""

import bisect
import functools
import re
import unicodedata

from msgspec import Struct
from msgspec.structs import replace

from evalgen.domain.hidden_characters import HIDDEN, HIDDEN_BUT_PRINTABLE, TAGS, VARIANTS
from evalgen.domain.look_alikes import LATIN, LEADS, look_alikes
from evalgen.domain.place import Place
from evalgen.domain.problem import Fix, Problem, Severity
from evalgen.reading.merge_marks import merge_conflicts
from evalgen.reading.plain_file import MAX_BYTES

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_OFFICE_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf")
"""How files of Word and Excel, old and new, and PDF begin, whatever their names end with."""

_EMPTY_BYTES = rb"(?:\A|(?<=[^\x00]{2}))\x00{2,}\Z"
"""What a disk leaves of a file that was being written when the power failed; text in UTF-16 has other bytes between."""

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_PLAIN = bytes(code for code in range(0x80) if chr(code).isprintable()) + b"\n"
"""Signs of ASCII that are never hidden; each is one byte, which is a part of no other sign."""

_USUAL = bytes((0x00, 0x01, 0x1E, *range(0x20, 0x28)))
"""The upper halves, in UTF-16, of what Vietnamese is written with: its letters, dashes, quotes, arrows, signs of reckoning.

Nothing there is hidden although it is printable, and nothing joins the sign before it: where all signs beyond ASCII are of
these and in NFC by themselves, the whole text is.
"""

ODD_SPACES = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""Signs that look like spaces and are none to a parser; a pattern, like all here compiled for a text that asks for it."""

_DRAWN_AS_NOTHING = "\u200b\u200c\u2060\ufeff"
"""Hidden signs without which a text looks the same; others part words, join pictures, or turn the order of what is read."""

_BROKEN_LINES = r"^ *\t|\r(?!\n)"
"""Indentation and line ends that leave nothing for a parser to trust."""

_DIRECTIVES = r"(?:[ ]*(?:#[^\n]*)?\r?\n|%[^\n]*(?:\n|\Z))+"


class SourceText(Struct, frozen=True, kw_only=True):
    """What may be parsed (`text` is None where nothing may) and what was wrong on the way.

    Characters that were refused are replaced one for one, so that places stay true and more faults are found in one go.
    """

    text: str | None
    problems: tuple[Problem, ...]
    composed: bool = False
    """Whether the text is known to be in NFC: a quick look, which may not see it."""


def fold_nfc(text: str) -> str:
    """`text` for comparing only: two writings that look the same become equal. Values themselves are never rewritten."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def code_point(character: str) -> str:
    """The name by which a character that cannot be seen is looked up: «U+200B ZERO WIDTH SPACE»."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


class _Lines:
    """Line and column of any character; lines end with LF, as editors and Git count them."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @functools.cached_property
    def starts(self) -> list[int]:
        """Where each line begins; most files never need it."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def place(self, index: int) -> Place:
        """The place of the character at `index`."""
        line = bisect.bisect_right(self.starts, index)
        return Place(file=self.file, line=line, column=index - self.starts[line - 1] + 1)


def read_source(file: str, data: bytes, *, limit: int = MAX_BYTES) -> SourceText:
    """The text of a file of at most `limit` bytes, with every fault of its bytes and characters."""
    refused = _too_large(file, len(data), limit) if len(data) > limit else _no_text(file, data)
    if refused is not None:
        return SourceText(text=None, problems=(refused,))
    problems = []
    if data.startswith(_BYTE_ORDER_MARK):
        problems.append(_byte_order_mark(file))
        data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return SourceText(text=None, problems=(*problems, _not_utf_8(file, data, error.start)))
    if conflicts := merge_conflicts(file, data, text):
        return SourceText(text=None, problems=(*problems, *conflicts))
    clean, composed = quick_look(data)
    if clean:
        return SourceText(text=text, problems=tuple(problems), composed=composed)
    faults, text_to_parse = _refuse_characters(_Lines(file, text), text)
    return SourceText(text=text_to_parse, problems=(*problems, *faults))


def _no_text(file: str, data: bytes) -> Problem | None:
    """What the bytes are where they are no text at all, as far as it can be told by their beginning and their end."""
    if data.startswith(_OFFICE_FILES):
        return _office_file(file)
    # Wide text, too, may end in zero bytes: the last letter of UTF-32 does.
    if data.startswith(_WIDE_MARKS) or (b"\x00" in data[:2] and data.strip(b"\x00")):
        return _wide_text(file)
    if data.endswith(b"\x00\x00") and (empty := re.search(_EMPTY_BYTES, data)):
        return _empty_bytes(file, data, empty.start())
    return None


def quick_look(data: bytes) -> tuple[bool, bool]:
    """Whether nothing can be refused in the text that `data` encodes, and whether it is in NFC: may say no, never wrongly yes.

    Control characters, formats, line separators and whatever has no meaning yet are not printable; tabs and CR neither.
    """
    beyond = data.translate(None, _PLAIN).decode()
    usual = not beyond.encode("utf-16-le")[1::2].translate(None, _USUAL)
    clean = (
        beyond.isprintable()
        and (usual or not _holds_unusual(data, beyond))
        and not any(sign in beyond for sign in LATIN)
        # A directive begins its line; to look for one sign is many times faster than for two in a row.
        and not any(before.endswith(b"\n") or not before for before in data.split(b"%")[:-1])
    )
    return clean, usual and unicodedata.is_normalized("NFC", beyond)


def _holds_unusual(data: bytes, beyond: str) -> bool:
    """What is printable and yet hidden, or may be taken for another letter; none of it is `_USUAL`."""
    return (
        TAGS in data
        or VARIANTS in data
        or any(lead in data for lead in LEADS)
        or any(sign in beyond for sign in HIDDEN_BUT_PRINTABLE)
    )


def _refuse_characters(lines: _Lines, text: str) -> tuple[list[Problem], str | None]:
    indents = [found.end() - 1 for found in re.finditer(r"^ *\t", text, re.MULTILINE)]
    problems = [_tabs_that_indent(lines.place(indents[0]), len(indents))] if indents else []
    problems += [_tab(lines.place(found.start(1))) for found in re.finditer(r"[^ \t\n] *(\t+)", text)]
    if re.search(HIDDEN, text):
        hidden = [found for found in re.finditer(HIDDEN, text) if found[0] != "\r"]
        problems += [_hidden(lines.place(found.start()), found[0]) for found in hidden]
        if ends := [found.start() for found in re.finditer(r"\r(?!\n)", text)]:
            problems.append(_old_line_ends(lines.place(ends[0]), len(ends)))
    if problems and re.search(_BROKEN_LINES, text, re.MULTILINE):
        return problems, None
    if problems:
        text = re.sub(HIDDEN, "\N{REPLACEMENT CHARACTER}", text).replace("\t", " ")
    head = re.match(_DIRECTIVES, text) if "%" in text else None
    if head is not None:
        problems += [_directive(lines.place(found.start())) for found in re.finditer(r"^%", head[0], re.MULTILINE)]
        text = re.sub(r"^%", "#", head[0], flags=re.MULTILINE) + text[head.end() :]
    problems += [look_alike(lines.place(at), sign, meant) for at, sign, meant in look_alikes(text)]
    return problems, text


def _too_large(file: str, size: int, limit: int) -> Problem:
    return Problem(
        code="file-too-large",
        place=Place(file=file),
        message=f"tệp dài {size} byte, quá giới hạn {limit} byte ({limit // 1024} KiB) cho một tệp.",
        remedy="Tách nội dung ra nhiều tệp, hoặc chỉ ghi số hiệu, đường dẫn của minh chứng thay vì dán cả văn bản.",
    )


def _office_file(file: str) -> Problem:
    return Problem(
        code="not-a-text-file",
        place=Place(file=file),
        message="đây là tệp Word, Excel hoặc PDF mang đuôi «.yaml», không phải tệp văn bản thuần; đổi đuôi tệp không đổi nội dung.",
        remedy="Chép nội dung vào một tệp văn bản thuần theo mẫu (bảng Excel của hồ sơ: evalgen import); giữ bản gốc với đuôi cũ của nó.",
    )


def _wide_text(file: str) -> Problem:
    return Problem(
        code="not-utf-8",
        place=Place(file=file),
        message="tệp được lưu theo bảng mã UTF-16 hoặc UTF-32 (hoặc không phải tệp văn bản), không phải UTF-8.",
        remedy="Mở tệp trong trình soạn thảo và lưu lại với bảng mã «UTF-8» (không BOM).",
    )


def _empty_bytes(file: str, data: bytes, start: int) -> Problem:
    before = data[:start].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Problem(
        code="hidden-character",
        place=Place(file=file, line=line, column=column),
        message=f"từ đây đến cuối tệp là {len(data) - start} ký tự rỗng (U+0000): thường do máy tắt hay mất mạng khi đang ghi; phần cuối của tệp có thể đã mất.",
        remedy="Lấy lại bản trước từ Git hoặc từ nơi gửi; nếu nội dung còn đủ thì xóa các ký tự ấy.",
    )


def _byte_order_mark(file: str) -> Problem:
    return Problem(
        code="byte-order-mark",
        place=Place(file=file),
        message="đầu tệp có dấu thứ tự byte (BOM, U+FEFF): ba byte ẩn mà một số chương trình tự thêm vào.",
        remedy="Lưu lại tệp với bảng mã «UTF-8», không chọn «UTF-8 with BOM».",
        fix=Fix(written="\ufeff", meant="", bare=True),
    )


def _not_utf_8(file: str, data: bytes, start: int) -> Problem:
    before = data[:start].decode("utf-8")
    return Problem(
        code="not-utf-8",
        place=_Lines(file, before).place(len(before)),
        message=f"byte 0x{data[start]:02X} ở đây không đọc được theo bảng mã UTF-8; có thể tệp dùng bảng mã cũ (TCVN3, VNI, Windows-1258).",
        remedy="Chuyển tệp sang bảng mã Unicode UTF-8 rồi lưu lại; xem kỹ các chữ có dấu sau khi chuyển.",
    )


def _hidden(place: Place, character: str) -> Problem:
    return Problem(
        code="hidden-character",
        place=place,
        message=f"có ký tự ẩn {code_point(character)}: mắt không thấy, nên người duyệt không biết mình đang duyệt gì.",
        remedy="Xóa ký tự này (thường lẫn vào khi dán từ Word, Excel hoặc trang web), gõ lại đoạn chữ nếu cần.",
        fix=Fix(written=character, meant="", bare=True) if character in _DRAWN_AS_NOTHING else None,
    )


def look_alike(place: Place, character: str, meant: str) -> Problem:
    """A letter of another alphabet in a word: a reviewer reads what is not there, and whoever searches does not find it."""
    return Problem(
        code="look-alike-letter",
        place=place,
        message=f"chữ {code_point(character)} ở đây trông như «{meant}» mà không phải: nhìn giống nhưng tìm kiếm, so sánh sẽ không khớp.",
        remedy="Gõ lại từ này bằng bộ gõ tiếng Việt.",
        severity=Severity.WARNING,
    )


def _old_line_ends(place: Place, count: int) -> Problem:
    """As Macs ended their lines twenty years ago: told once, however many they are."""
    return Problem(
        code="old-line-ends",
        place=place,
        message=f"từ đây có {count} chỗ xuống dòng bằng ký tự CR (U+000D) đứng một mình, kiểu máy Mac cũ; nhiều chương trình không coi là xuống dòng.",
        remedy="Mở tệp trong trình soạn thảo, chọn kiểu xuống dòng LF (hoặc CRLF) rồi lưu lại.",
    )


def _tab(place: Place) -> Problem:
    return Problem(
        code="tab",
        place=place,
        message="có ký tự TAB; mỗi máy hiện TAB rộng hẹp khác nhau nên hồ sơ chỉ dùng dấu cách.",
        remedy="Thay bằng dấu cách (thụt lề: 2 dấu cách một bậc). Nếu thật sự cần TAB trong nội dung, viết \\t trong dấu nháy kép.",
    )


def _tabs_that_indent(place: Place, count: int) -> Problem:
    """An editor put them there, on every line: told once, however many they are."""
    told = _tab(place)
    return (
        told if count == 1 else replace(told, message=f"{told.message} (Cả {count} dòng trong tệp thụt lề bằng TAB.)")
    )


def _directive(place: Place) -> Problem:
    return Problem(
        code="directive",
        place=place,
        message="hồ sơ không dùng chỉ thị YAML (dòng bắt đầu bằng «%»).",
        remedy="Xóa dòng này; hồ sơ luôn được đọc theo YAML 1.2, không cần khai báo.",
    )
