"""One YAML file of a pack, read strictly: exact decimals, no dates, no doubled keys, no anchors, no tags.

Dates and words stay strings; numbers with decimals become fractions, so that 0.2 is one fifth and nothing else.
"""

import datetime as dt
import re

from evalgen.domain.document import Document, Mark
from evalgen.domain.place import Place
from evalgen.regulation.faults import Fault, RegulationError


def read_pack_file(data: bytes, file: str) -> Document:
    """The document in `data`. Raises RegulationError where the text is not plain, unambiguous YAML."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise refusal(file, (1, 1), "tệp không phải là văn bản UTF-8", "Lưu lại tệp với mã UTF-8.") from None
    # Remembered packs are not parsed: the library is imported for the first text that is.
    from evalgen.regulation.pack_parsing import parse

    return parse(text, file)


def refusal(file: str, at: Mark, message: str, remedy: str) -> RegulationError:
    """An error with one fault at line and column `at`."""
    return RegulationError([Fault(place=Place(file=file, line=at[0], column=at[1]), message=message, remedy=remedy)])


def parse_day(text: str) -> dt.date | None:
    """The day written ``YYYY-MM-DD``, or None."""
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None
