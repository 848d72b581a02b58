"""How many must sign for a body, and who stands above it: by the day."""

import datetime as dt

import pytest

from evalgen.domain.body import Body, Terms
from evalgen.reading.build_body import build_body
from evalgen.reading.strict_yaml import read_document

ALWAYS = "quorum: 2\nabove: cap-tren\n"
RAISED = "revisions:\n  - {from: 2026-07-01, quorum: 3}\n"
OUT_OF_ORDER = "revisions:\n  - {from: 2026-10-01, above: tinh-uy}\n  - {from: 2026-07-01, quorum: 3}\n"
NONE_ABOVE = "revisions:\n  - {from: 2026-07-01, above: ban-thuong-vu}\n"


def body(text: str) -> Body:
    found = read_document("records/bodies/ban-thuong-vu.yaml", f"name: Ban mẫu\nroles: [decide]\n{text}".encode())
    assert found.document is not None
    return build_body(found.document, "ban-thuong-vu")


@pytest.mark.parametrize(
    "text, day, quorum, above",
    [
        ("", "2026-07-01", 1, ""),
        (ALWAYS, "1900-01-01", 2, "cap-tren"),
        (ALWAYS, "2199-12-31", 2, "cap-tren"),
        (RAISED, "2026-06-30", 1, ""),
        (RAISED, "2026-07-01", 3, ""),
        (ALWAYS + RAISED, "2026-06-30", 2, "cap-tren"),
        (ALWAYS + RAISED, "2026-07-01", 3, "cap-tren"),
        (ALWAYS + OUT_OF_ORDER, "2026-06-30", 2, "cap-tren"),
        (ALWAYS + OUT_OF_ORDER, "2026-07-01", 3, "cap-tren"),
        (ALWAYS + OUT_OF_ORDER, "2026-09-30", 3, "cap-tren"),
        (ALWAYS + OUT_OF_ORDER, "2026-10-01", 3, "tinh-uy"),
        (ALWAYS + NONE_ABOVE, "2026-06-30", 2, "cap-tren"),
        (ALWAYS + NONE_ABOVE, "2026-07-01", 2, ""),
    ],
    ids=[
        "không ghi gì là một người, không có cấp trên",
        "ghi không có ngày là từ đầu",
        "ghi không có ngày là mãi về sau",
        "trước ngày đầu tiên, không ghi gì",
        "từ ngày đầu tiên",
        "trước ngày đầu tiên như ghi ngoài",
        "điều không nhắc đến vẫn như trước",
        "thứ tự ghi không quan trọng: trước",
        "thứ tự ghi không quan trọng: ngày đầu",
        "đến trước ngày sau",
        "từ ngày sau, điều trước còn nguyên",
        "ngày cuối còn cấp trên",
        "ghi chính mình là không còn cấp trên",
    ],
)
def test_the_terms_of_a_day(text: str, day: str, quorum: int, above: str) -> None:
    found = body(text).terms_on(dt.date.fromisoformat(day))
    assert (found.quorum, found.above) == (quorum, above)


def test_the_latest_terms_are_those_of_the_last_day() -> None:
    assert body(ALWAYS + OUT_OF_ORDER).latest == Terms(first=dt.date(2026, 10, 1), quorum=3, above="tinh-uy")


@pytest.mark.parametrize(
    "signed, acted",
    [
        ([], False),
        (["a 2026-06-30"], True),
        (["a 2026-07-01"], False),
        (["a 2026-06-30", "b 2026-07-01"], True),
        (["a 2026-07-01", "b 2026-07-01"], False),
        (["a 2026-07-01", "b 2026-07-01", "b 2026-07-02"], False),
        (["a 2026-07-01", "b 2026-07-02", "c 2026-07-03"], True),
    ],
    ids=[
        "chưa ai ký",
        "một người khi cần một",
        "một người khi cần ba",
        "người ký thêm không làm mất điều đã đủ",
        "hai người khi cần ba",
        "một người ký hai lần vẫn là một",
        "ba người trong ba ngày",
    ],
)
def test_enough_have_signed_on_one_of_the_days(signed: list[str], acted: bool) -> None:  # noqa: FBT001
    days = [(who, dt.date.fromisoformat(day)) for who, day in map(str.split, signed)]
    assert body(RAISED).has_acted(days) is acted
