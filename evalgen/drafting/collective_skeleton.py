"""The skeletons of a unit's record and of the period's own file."""

import datetime as dt

from evalgen.domain.organization import Person, Unit
from evalgen.domain.period import Period
from evalgen.drafting.commented import HOW_TO_FILL_IN, commented_section, guidance

EMPTY_TASKS = "tasks: []"


def collective_skeleton(period: Period, unit: Unit, people: tuple[Person, ...]) -> str:
    """The text of `collective.yaml`; `people` are those who may be in charge of fields."""
    after = period.last_day + dt.timedelta(days=1)
    task = {
        "id": "nhiem-vu-mau",
        "title": "Tên nhiệm vụ, chỉ tiêu",
        "axis": 1,
        "due": period.last_day,
        "completed": True,
        "exceeded": False,
        **({"in_charge": [people[0].id]} if people else {}),
    }
    lines = (
        "# yaml-language-server: $schema=../../../schemas/collective.schema.json",
        *guidance(f"Kết quả thực hiện nhiệm vụ của tập thể, {period.label}: {unit.name}", *HOW_TO_FILL_IN),
        EMPTY_TASKS,
        *commented_section(
            f"I. Nhiệm vụ được giao: xóa dòng «{EMPTY_TASKS}» ở trên trước khi điền",
            {"tasks": [task]},
            {("tasks",): ["Trong kỳ để trống completed; cuối kỳ ghi true hoặc false, thêm late: true nếu chậm."]},
        ),
        *commented_section("II. Kết quả nổi bật", {"highlights": ["Kết quả nổi bật"]}),
        *commented_section(
            "III. Hạn chế, tồn tại",
            {"limitations": [{"what": "Nội dung", "cause": "Nguyên nhân", "remedy": "Giải pháp khắc phục"}]},
        ),
        *commented_section("IV. Tự đánh giá mức độ hoàn thành nhiệm vụ", {"self_grade": "GOOD"}),
        *commented_section(
            "Đề xuất và quyết định xếp loại tập thể (trước khi xếp loại cá nhân)",
            {
                "proposal": {"by": "noi-de-xuat", "on": after, "grade": "GOOD"},
                "decision": {"by": "cap-co-tham-quyen", "on": after, "number": "Số quyết định", "grade": "GOOD"},
            },
        ),
    )
    return "\n".join(lines) + "\n"


def period_skeleton(period: Period) -> str:
    """The text of `period.yaml`."""
    after = period.last_day + dt.timedelta(days=5)
    lines = (
        "# yaml-language-server: $schema=../../schemas/period.schema.json",
        *guidance(period.label, *HOW_TO_FILL_IN),
        f"opened_on: {period.first_day}",
        *commented_section(
            "Thời điểm đánh giá, nếu sớm hơn ngày cuối kỳ (việc có hạn sau ngày này chuyển sang kỳ sau)",
            {"assessment_on": period.last_day},
        ),
        *commented_section("Ngày đóng kỳ, sau khi mọi kết quả đã công bố", {"closed_on": after}),
        *commented_section(
            "Thông báo kết quả; units: chỉ khi thông báo riêng một số đơn vị",
            {
                "notices": [
                    {
                        "id": "thong-bao-1",
                        "number": "Số thông báo",
                        "date": after,
                        "by": "co-quan-thong-bao",
                        "title": "Tên thông báo",
                    }
                ]
            },
        ),
    )
    return "\n".join(lines) + "\n"
