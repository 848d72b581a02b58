"""A miniature repository that is entirely sound: one unit in one month, graded by points, faults and measures of the unit."""

from collections.abc import Mapping

ORGANIZATION = """\
name: Phường mẫu (hư cấu)
fictional: true
regulation:
  - {pack: hadong, from: 2026-04-08}
publication: {scores: false, collective_grades: false}
peer_groups:
  - {id: lanh-dao, title: Lãnh đạo phòng}
  - {id: chuyen-vien, title: Chuyên viên}
  - {id: phuc-vu, title: Lao động phục vụ}
"""

UNIT = """\
name: Phòng mẫu
kind: department
block: government
from: 2025-07-01
"""


def person(name: str, title: str, **own: str) -> str:
    """`own`: what the post has besides, as it is written in the record."""
    post = {"unit": "phong-mau", "title": title, "managed_by": "truong-phong", "used_by": "pho-phong"} | own
    lines = "".join(f"    {key}: {value}\n" for key, value in post.items())
    return f"name: {name}\nposts:\n  -\n{lines}    from: 2025-07-01\n"


CATALOGUE = """\
approved: {by: truong-phong, on: 2026-04-10, number: 05-QĐ/PM}
standard_product: bao-cao
products:
  - {id: bao-cao, title: Báo cáo tháng, points: 100}
  - {id: to-trinh, title: Tờ trình, points: 150}
"""

PERIOD = """\
opened_on: 2026-05-04
assessment_on: 2026-05-24
"""


def evaluation(deciding: str, *, unit_measures: str = "", criteria: str = "{default: met}") -> str:
    return f"""\
plan:
  approved: {{by: truong-phong, on: 2026-05-05}}
  work_items:
    - {{id: bao-cao-thang, axis: 1, product: bao-cao, title: Báo cáo tháng, quantity: 2, due: 2026-05-20}}
    - {{id: to-trinh-1, axis: 1, product: to-trinh, title: Tờ trình, quantity: 1, due: 2026-05-15}}
self_assessment:
  submitted_on: 2026-05-22
  general_criteria: {criteria}
  results:
    bao-cao-thang: {{quantity: 2, faults: 0, delays: 0}}
    to-trinh-1: {{quantity: 1, faults: 1, delays: 0}}
{unit_measures}  proposed_grade: EXCELLENT
verification: {{by: pho-phong, on: 2026-05-24, differences: []}}
decision: {{by: {deciding}, on: 2026-05-26, number: 09-QĐ/PM, grade: GOOD}}
"""


UNIT_MEASURES = """\
  unit_measures:
    organising: {value: 1, reason: Hoàn thành 9/9 nhiệm vụ đúng hạn}
    unity: {value: 1, reason: Không có phản ánh}
"""


def body(name: str, roles: str) -> str:
    return f"name: {name}\nroles: [{roles}]\n"


SOUND_MONTH: Mapping[str, str] = {
    "organization.yaml": ORGANIZATION,
    "units/phong-mau.yaml": UNIT,
    "people/tran-thi-binh.yaml": person(
        "Trần Thị Bình", "Trưởng phòng", standing="HEAD", peer_group="lanh-dao", managed_by="chu-tich"
    ),
    "people/le-van-an.yaml": person("Lê Văn An", "Phó Trưởng phòng", standing="DEPUTY", peer_group="lanh-dao"),
    "people/vu-thi-chi.yaml": person("Vũ Thị Chi", "Chuyên viên", standing="STAFF", peer_group="chuyen-vien"),
    "people/do-van-dung.yaml": person(
        "Đỗ Văn Dũng", "Lái xe", standing="STAFF", peer_group="phuc-vu", frameworks="[hadong-mau04]"
    ),
    "bodies/chu-tich.yaml": body("Chủ tịch phường mẫu", "decide, confirm"),
    "bodies/truong-phong.yaml": body("Trưởng phòng mẫu", "approve_plan, decide, confirm"),
    "bodies/pho-phong.yaml": body("Phó Trưởng phòng mẫu", "verify"),
    "catalogues/phong-mau.yaml": CATALOGUE,
    "2026-05/period.yaml": PERIOD,
    "2026-05/phong-mau/tran-thi-binh.yaml": evaluation("chu-tich", unit_measures=UNIT_MEASURES),
    "2026-05/phong-mau/le-van-an.yaml": evaluation("truong-phong", unit_measures=UNIT_MEASURES),
    "2026-05/phong-mau/vu-thi-chi.yaml": evaluation(
        "truong-phong",
        criteria='{default: met, awards: {"1.8": 0.5}, deductions: [{criterion: "1.4", points: 0.5, reason: Đi muộn}]}',
    ),
    "2026-05/phong-mau/do-van-dung.yaml": evaluation("truong-phong"),
}
"""By path below ``records/``."""
