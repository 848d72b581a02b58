"""A miniature repository that is entirely sound: one unit, its head and a deputy, one quarter, decided and announced."""

from collections.abc import Mapping
from pathlib import Path

ORGANIZATION = """\
name: Tổ chức mẫu (hư cấu)
fictional: true
regulation:
  - {pack: hd02, from: 2026-04-01}
publication: {scores: false, collective_grades: true}
peer_groups:
  - {id: dung-dau, title: Người đứng đầu}
  - {id: cap-pho, title: Cấp phó}
"""

UNIT = """\
name: Văn phòng mẫu
kind: party_office
block: party
from: 2025-07-01
"""

HEAD = """\
name: Trần Thị Bình
posts:
  - unit: van-phong
    title: Chánh Văn phòng
    standing: HEAD
    peer_group: dung-dau
    managed_by: ban-thuong-vu
    used_by: tap-the-van-phong
    from: 2025-07-01
"""

DEPUTY = """\
name: Lê Văn An
posts:
  - unit: van-phong
    title: Phó Chánh Văn phòng
    standing: DEPUTY
    peer_group: cap-pho
    managed_by: ban-thuong-vu
    used_by: tap-the-van-phong
    from: 2025-07-01
"""

DECIDING_BODY = """\
name: Ban Thường vụ mẫu
roles: [approve_plan, decide, confirm]
members:
  - {person: tran-thi-binh, from: 2025-07-01}
"""

PROPOSING_BODY = """\
name: Tập thể lãnh đạo Văn phòng mẫu
roles: [propose]
"""

VERIFYING_BODY = """\
name: Ban Xây dựng Đảng mẫu
roles: [verify]
"""

CATALOGUE = """\
approved: {by: ban-thuong-vu, on: 2026-03-30, number: 05-QĐ/ĐU}
standard_product: bao-cao
products:
  - {id: bao-cao, title: Báo cáo tháng, points: 100}
  - {id: ke-hoach, title: Kế hoạch chuyên đề, points: 120}
"""

PERIOD = """\
opened_on: 2026-04-01
closed_on: 2026-07-04
notices:
  - {id: ket-qua, number: 11-TB/ĐU, date: 2026-07-04, by: ban-thuong-vu, title: Kết quả quý II, units: [van-phong]}
"""

COLLECTIVE = """\
tasks:
  - {id: giao-ban, title: Phục vụ giao ban, due: 2026-05-29, completed: true, in_charge: [le-van-an]}
  - {id: luu-tru, title: Chỉnh lý tài liệu, due: 2026-06-26, completed: true}
self_grade: GOOD
proposal: {by: tap-the-van-phong, on: 2026-07-01, grade: GOOD}
decision: {by: ban-thuong-vu, on: 2026-07-02, number: 20-QĐ/ĐU, grade: GOOD}
"""

EVALUATION = """\
plan:
  approved: {by: ban-thuong-vu, on: 2026-04-06}
  axis_weights: {"1": 30, "4": 40}
  main_axes: [4]
  work_items:
    - {id: bao-cao-thang, axis: 4, product: bao-cao, title: Báo cáo hằng tháng, quantity: 3, due: 2026-06-26}
    - {id: ke-hoach-quy, axis: 1, product: ke-hoach, title: Kế hoạch quý, quantity: 1, due: 2026-05-15, key_task: true}
self_assessment:
  submitted_on: 2026-06-29
  general_criteria: {default: met, not_met: ["3.4"]}
  results:
    bao-cao-thang: {quantity: 3, quality: 1, timeliness: 1, leadership: 1}
    ke-hoach-quy: {quantity: 1, quality: 1.2, timeliness: 1, leadership: 1, key_response: 1}
  proposed_grade: GOOD
verification: {by: ban-xay-dung-dang, on: 2026-07-01, differences: []}
proposal: {by: tap-the-van-phong, on: 2026-07-02, grade: GOOD}
decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD}
"""

SOUND: Mapping[str, str] = {
    "organization.yaml": ORGANIZATION,
    "units/van-phong.yaml": UNIT,
    "people/tran-thi-binh.yaml": HEAD,
    "people/le-van-an.yaml": DEPUTY,
    "bodies/ban-thuong-vu.yaml": DECIDING_BODY,
    "bodies/tap-the-van-phong.yaml": PROPOSING_BODY,
    "bodies/ban-xay-dung-dang.yaml": VERIFYING_BODY,
    "catalogues/van-phong.yaml": CATALOGUE,
    "2026-Q2/period.yaml": PERIOD,
    "2026-Q2/van-phong/collective.yaml": COLLECTIVE,
    "2026-Q2/van-phong/tran-thi-binh.yaml": EVALUATION,
    "2026-Q2/van-phong/le-van-an.yaml": EVALUATION,
}
"""By path below ``records/``."""


def write_records(root: Path, files: Mapping[str, str]) -> None:
    """Put the files below ``records/`` of `root`."""
    for name, text in files.items():
        path = root / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
