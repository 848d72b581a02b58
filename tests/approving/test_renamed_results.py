"""Names and titles that decided results are published with: no signature holds them, so that a review does."""

import pytest
from compared import compared, edited
from sound_records import SOUND

from evalgen.approving.verdict import Gravity

AN, BINH = "people/le-van-an.yaml", "people/tran-thi-binh.yaml"


def told(*edits: tuple[str, str, str], open_period: bool = False) -> list[str]:
    """What the review says where these words of these files are written anew."""
    before = edited(SOUND, {"open": True, "drop": {f"2026-Q2/van-phong/{name}.yaml": ["decision"] for name in PEOPLE}})
    before = before if open_period else dict(SOUND)
    plan = compared(before, edited(before, {"change": {file: [[old, new]] for file, old, new in edits}}))
    found = [problem.message for problem in plan.transitions if problem.code == "decided-result-renamed"]
    assert (plan.verdict.level is Gravity.NEEDS_HIGHER_REVIEW) == bool(found)
    return found


PEOPLE = ("le-van-an", "tran-thi-binh")


def test_two_people_whose_names_are_swapped() -> None:
    assert told((AN, "Lê Văn An", "Trần Thị Bình"), (BINH, "Trần Thị Bình", "Lê Văn An")) == [
        "kết quả đã quyết định của «le-van-an» mang họ tên, chức vụ khác: họ tên «Lê Văn An» → «Trần Thị Bình».",
        "kết quả đã quyết định của «tran-thi-binh» mang họ tên, chức vụ khác: họ tên «Trần Thị Bình» → «Lê Văn An».",
    ]


def test_the_title_of_the_post_that_was_decided_on() -> None:
    (message,) = told((AN, "Phó Chánh Văn phòng", "Trưởng ban"))
    assert message == (
        "kết quả đã quyết định của «le-van-an» mang họ tên, chức vụ khác: "
        "chức vụ ở quý II năm 2026 «Phó Chánh Văn phòng» → «Trưởng ban»."
    )


@pytest.mark.parametrize("file,old,new", [(AN, "Lê Văn An", "Lê Văn Ân"), (AN, "Phó Chánh Văn phòng", "Trưởng ban")])
def test_who_was_not_decided_on_is_written_anew_freely(file: str, old: str, new: str) -> None:
    assert told((file, old, new), open_period=True) == []


def test_a_new_post_leaves_the_old_one_as_it_was() -> None:
    ended = "from: 2025-07-01\n    to: 2026-08-31\n"
    new = "  - {unit: van-phong, title: Chánh Văn phòng, standing: HEAD, peer_group: dung-dau, managed_by: ban-thuong-vu, "
    new += "used_by: tap-the-van-phong, from: 2026-09-01}\n"
    assert told((AN, "from: 2025-07-01\n", ended + new)) == []


def anew(*, ended: str, first: str, name: str = "Lê Văn An") -> list[str]:
    """What the review says of a new file under that name, where the post of the old one ends on that day."""
    post = SOUND[AN].replace("2025-07-01", first).replace("Lê Văn An", name)
    old = SOUND[AN] + (f"    to: {ended}\n" if ended else "")
    plan = compared(SOUND, {**SOUND, AN: old, "people/le-van-an-hai.yaml": post})
    return [problem.message for problem in plan.transitions if problem.code == "person-anew"]


def test_somebody_who_is_there_under_another_identifier_does_not_begin_anew_unseen() -> None:
    """The new file names another deciding body without the signature of the old one, and earlier results stay behind."""
    (message,) = anew(ended="2026-08-31", first="2026-09-01", name="LÊ  VĂN An")
    assert message.startswith(
        "«le-van-an-hai» trùng họ tên với «le-van-an» (Lê Văn An), người không còn giữ chức vụ nào"
    )


@pytest.mark.parametrize(
    "ended,name", [("", "Lê Văn An"), ("2026-08-31", "Lê Văn Bình")], ids=["hai người cùng tên", "tên khác"]
)
def test_namesakes_and_others_come_freely(ended: str, name: str) -> None:
    assert anew(ended=ended, first="2026-09-01", name=name) == []
