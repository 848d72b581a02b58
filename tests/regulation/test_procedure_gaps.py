"""What documents leave open is found by rule; what their packs do not declare is not known."""

from pathlib import Path

import pytest
from test_procedure_faults import ENDS, GRANT, authority, deadline, step, write

from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.loader import load_library
from evalgen.regulation.procedures.gaps import procedure_findings


def findings(folder: Path, procedure: str) -> list[Finding]:
    library = load_library(write(folder, procedure))
    return [item for item in procedure_findings(library) if item.place.file.startswith("records/")]


def test_everything_that_the_built_in_documents_leave_open_is_declared_with_a_reading() -> None:
    found = list(procedure_findings(load_library()))
    assert [item for item in found if not item.known] == []
    assert {item.code for item in found} == {"authority-gap", "deadlines-differ", "deadline-later-than-inherited"}


@pytest.mark.parametrize(
    "pack, open_posts",
    [
        pytest.param("vast", [], id="Viện Hàn lâm nói đủ"),
        pytest.param(
            "thanhlam",
            [
                "Trưởng các cơ quan tham mưu, giúp việc Đảng ủy",
                "Giám đốc trạm y tế",
                "Trưởng các Ban HĐND xã; Chủ tịch Ủy ban MTTQ Việt Nam xã",
                "Cán bộ diện cấp ủy, tổ chức đảng, tập thể lãnh đạo cơ quan, đơn vị quản lý theo phân cấp",
            ],
            id="Thanh Lâm",
        ),
        pytest.param(
            "lamdong",
            [
                "Cán bộ thuộc thẩm quyền quản lý của cấp ủy, tập thể lãnh đạo, quản lý các cấp",
                "Các đối tượng khác do cấp có thẩm quyền xem xét, quyết định áp dụng",
            ],
            id="Lâm Đồng",
        ),
    ],
)
def test_posts_without_anybody_to_propose(pack: str, open_posts: list[str]) -> None:
    told = [
        item
        for item in procedure_findings(load_library())
        if item.message.endswith("không nêu ai đề xuất mức xếp loại")
    ]
    found = [item.message.split("»")[0].removeprefix("«") for item in told if f"/{pack}/" in item.place.file]
    assert found == open_posts


def test_posts_of_the_ward_without_anybody_to_decide() -> None:
    told = [
        item
        for item in procedure_findings(load_library())
        if "/hadong/" in item.place.file and "ai quyết định" in item.message
    ]
    assert [item.message.split("»")[0].removeprefix("«") for item in told] == [
        "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc (không là trưởng tổ chức chính trị - xã hội)",
        "Chủ tịch HĐND phường",
        "Người hoạt động không chuyên trách",
    ]


def test_a_post_without_a_decider_is_to_be_mended(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "steps:\n" + step("mot", "plan") + "authorities:\n" + authority("truong-phong"))
    assert (found.code, found.known) == ("authority-gap", False)
    assert found.message == "«Trưởng phòng»: Hướng dẫn 01-HD/TX không nêu ai quyết định mức xếp loại"
    assert found.remedy == "Nêu ai quyết định mức xếp loại kèm căn cứ; văn bản để trống thì ghi cách hiểu ở gaps."
    assert found.place.line == 4


def test_a_declared_gap_is_known_with_its_reading(tmp_path: Path) -> None:
    gap = authority("truong-phong", "gaps: {decide: Để trống; cấp trên xác định}, ")
    (found,) = findings(tmp_path, "steps:\n" + step("mot", "plan") + "authorities:\n" + gap)
    assert (found.known, found.reading, found.remedy) == (True, "Để trống; cấp trên xác định", "")


@pytest.mark.parametrize(
    "roles, missing",
    [
        ("decide", ["thẩm định", "đề xuất mức xếp loại"]),
        ("decide, verify", ["đề xuất mức xếp loại"]),
        ("decide, verify, propose", []),
    ],
)
def test_each_role_of_the_own_steps_is_expected(roles: str, missing: list[str], tmp_path: Path) -> None:
    steps = step("tham-dinh", "verification", "role: verify, ") + step("de-xuat", "proposal", "role: propose, ")
    given = ", ".join(f"{role}: {GRANT}" for role in roles.split(", "))
    procedure = f"steps:\n{steps}authorities:\n" + authority("truong-phong", f"roles: {{{given}}}, ")
    assert [item.message.partition("ai ")[2] for item in findings(tmp_path, procedure)] == missing


def test_without_steps_of_its_own_the_inherited_ones_say_what_is_expected(tmp_path: Path) -> None:
    procedure = "authorities:\n" + authority("truong-phong", f"roles: {{decide: {GRANT}}}, ")
    found = [item.message.partition("ai ")[2] for item in findings(tmp_path, procedure)]
    assert found == ["phê duyệt kế hoạch", "thẩm định", "đề xuất mức xếp loại"]


def test_two_days_of_one_step_are_told(tmp_path: Path) -> None:
    days = deadline("mot") + deadline("hai", "{day: 9, month_after: 1, inclusive: false}")
    procedure = "steps:\n" + step("buoc", "decision", "deadlines: [mot, hai], ") + "deadlines:\n" + days
    (found,) = findings(tmp_path, procedure)
    assert (found.code, found.known, found.place.line) == ("deadlines-differ", False, 5)


def test_a_day_later_than_the_inherited_one_is_told_until_it_is_explained(tmp_path: Path) -> None:
    later = deadline("muon", "{day: 6, month_after: 1, inclusive: false}", "holds: report, ")
    (found,) = findings(tmp_path, "deadlines:\n" + later)
    assert (found.code, found.known) == ("deadline-later-than-inherited", False)
    assert found.message == "thời hạn «Hạn» muộn hơn hạn của mục 7.2 Hướng dẫn 02-HD/BTCTW"


@pytest.mark.parametrize(
    "due", ["{day: 5, month_after: 1, inclusive: false}", "{day: 30, month_after: 0, inclusive: true}"]
)
def test_a_day_that_is_not_later_is_not_told(due: str, tmp_path: Path) -> None:
    assert findings(tmp_path, "deadlines:\n" + deadline("som", due, "holds: report, ")) == []


def test_an_explained_day_is_known(tmp_path: Path) -> None:
    reading = "reading: {question: Hạn nào?, chosen: Theo hạn của tỉnh., alternatives: [Theo hạn của Trung ương.]}, "
    later = deadline("muon", "{day: 6, month_after: 1, inclusive: false}", f"holds: report, {reading}", ENDS)
    (found,) = findings(tmp_path, "deadlines:\n" + later)
    assert (found.known, found.reading) == (True, "Theo hạn của tỉnh.")
