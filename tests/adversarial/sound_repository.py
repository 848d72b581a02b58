"""A small sound repository that uses every section of every kind of file, as plain values that a test may change."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from evalgen.reading.strict_yaml import read_document

Files = dict[str, Any]
"""Plain values by path below ``records/``."""


class Raw(str):
    """A scalar that is written as it stands, without quotes."""

    __slots__ = ()


def load(text: str) -> Any:
    """The plain values of a record."""
    document = read_document("records/x.yaml", text.encode()).document
    assert document is not None
    return _plain(document.root)


def dump(value: Any) -> str:
    """The value in YAML's flow style, which holds whatever a mutation made of it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(str(key))}: {dump(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(dump(item) for item in value) + "]"
    return str(value) if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)


def write(root: Path, files: Mapping[str, Any]) -> Path:
    """Put the files below ``records/`` of `root`; texts are written as they are. Answers with `root`."""
    (root / "records").mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        path = root / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else dump(value), encoding="utf-8")
    return root


def sound() -> Files:
    """Fresh copies, so that a change of one test never reaches another."""
    return {name: load(text) for name, text in _TEXTS.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return Raw(value) if isinstance(value, Decimal) else value


_POST = """\
  - unit: van-phong
    title: TITLE
    standing: STANDING
    peer_group: GROUP
    managed_by: ban-thuong-vu
    used_by: tap-the-van-phong
    from: 2025-07-01
"""
_EVALUATION = """\
framework: hd02-pl3
plan:
  approved: {by: ban-thuong-vu, on: 2026-04-06}
  axis_weights: {"1": 30, "4": 40}
  main_axes: [4]
  work_items:
    - {id: bao-cao-thang, axis: 4, product: bao-cao, title: Báo cáo tháng, quantity: 3, due: 2026-06-26}
    - {id: ke-hoach-quy, axis: 1, product: ke-hoach, title: Kế hoạch, quantity: 1, due: 2026-05-15, key_task: true}
self_assessment:
  submitted_on: 2026-06-29
  general_criteria: {default: met, not_met: ["3.4"]}
  results:
    bao-cao-thang: {quantity: 3, quality: 1, timeliness: 1, leadership: 1, note: Đủ, evidence: [bao-cao.pdf]}
    ke-hoach-quy: {quantity: 1, quality: 1.2, timeliness: 1, leadership: 1, key_response: 1}
  proposed_grade: GOOD
verification:
  by: ban-xay-dung-dang
  on: 2026-07-01
  differences:
    - {criterion: "3.3", met: false, reason: Chưa đủ}
    - {item: ke-hoach-quy, measure: quality, value: 1, reason: Chưa rõ}
proposal: {by: tap-the-van-phong, on: 2026-07-02, grade: COMPLETED, votes: {COMPLETED: 3}, key_tasks: 1, comment: Đồng ý}
decision: {by: ban-thuong-vu, on: 2026-07-03, number: 21-QĐ/ĐU, grade: GOOD, reason: Xét thêm kết quả nổi bật}
facts:
  confidence_vote: {low: 1, total: 10}
  former_unit_remarks: {by: ban-thuong-vu, on: 2026-06-01, document: 01-BC}
appeals: [{submitted_on: 2026-07-07, content: Đề nghị xem lại, conclusion: Giữ nguyên, document: 23-TB/ĐU, answered_on: 2026-07-09}]
amendments: [{kind: ADJUST, by: ban-thuong-vu, on: 2026-07-05, number: 22-QĐ/ĐU, grade: COMPLETED, reason: Xem lại}]
"""
_TEXTS = {
    "organization.yaml": """\
name: Tổ chức mẫu (hư cấu)
fictional: true
regulation: [{pack: hd02, from: 2026-04-01}]
publication: {scores: true, scores_legal_basis: Quy chế mẫu, collective_grades: true}
peer_groups: [{id: dung-dau, title: Người đứng đầu}, {id: cap-pho, title: Cấp phó}]
""",
    "units/van-phong.yaml": "{name: Văn phòng mẫu, kind: party_office, block: party, from: 2025-07-01}\n",
    "units/phong.yaml": """\
name: Phòng
kind: department
block: party
parent: van-phong
from: 2025-07-01
revisions: [{from: 2026-05-01, name: Phòng mới, short_name: PM, decision: 07-QĐ/ĐU}]
""",
    "people/tran-thi-binh.yaml": "name: Trần Thị Bình\nposts:\n"
    + _POST.replace("TITLE", "Chánh Văn phòng").replace("STANDING", "HEAD").replace("GROUP", "dung-dau"),
    "people/le-van-an.yaml": "name: Lê Văn An\nbirth_date: 1980-01-01\nposts:\n"
    + _POST.replace("TITLE", "Phó Chánh Văn phòng").replace("STANDING", "DEPUTY").replace("GROUP", "cap-pho")
    + "absences: [{kind: SICK_LEAVE, from: 2026-04-05, to: 2026-04-20, document: 02-GX}]\n",
    "bodies/ban-thuong-vu.yaml": """\
name: Ban Thường vụ mẫu
roles: [approve_plan, decide, confirm]
quorum: 1
above: ban-xay-dung-dang
members: [{person: tran-thi-binh, from: 2025-07-01}]
revisions: [{from: 2026-07-01, quorum: 1, above: ban-thuong-vu}]
""",
    "bodies/tap-the-van-phong.yaml": "{name: Tập thể Văn phòng, roles: [propose]}\n",
    "bodies/ban-xay-dung-dang.yaml": "{name: Ban Xây dựng Đảng mẫu, roles: [verify]}\n",
    "catalogues/van-phong.yaml": """\
approved: {by: ban-thuong-vu, on: 2026-03-30, number: 05-QĐ/ĐU}
standard_product: bao-cao
products:
  - {id: bao-cao, title: Báo cáo, points: 100, revisions: [{from: 2026-05-01, points: 110, number: 06-QĐ/ĐU}]}
  - {id: ke-hoach, title: Kế hoạch, points: 120}
""",
    "2026-Q2/period.yaml": """\
opened_on: 2026-04-01
assessment_on: 2026-06-28
closed_on: 2026-07-04
notices:
  - {id: ket-qua, number: 11-TB/ĐU, date: 2026-07-04, by: ban-thuong-vu, title: Kết quả quý II, units: [van-phong]}
raised_rates:
  - {peer_group: cap-pho, rate: 0.25, number: 09-QĐ/ĐU, by: ban-thuong-vu, date: 2026-06-01, reason: Thành tích}
""",
    "2026-Q2/van-phong/collective.yaml": """\
tasks:
  - {id: giao-ban, title: Phục vụ giao ban, due: 2026-05-29, completed: true, in_charge: [le-van-an]}
  - {id: luu-tru, title: Chỉnh lý tài liệu, due: 2026-06-26, completed: true}
indicators: [{id: growth, achieved: true}]
limitations: [{what: Chậm, cause: Thiếu người, remedy: Bổ sung}]
self_grade: GOOD
proposal: {by: tap-the-van-phong, on: 2026-07-01, grade: GOOD}
decision: {by: ban-thuong-vu, on: 2026-07-02, number: 20-QĐ/ĐU, grade: GOOD}
""",
    "2026-Q2/phong/collective.yaml": """\
tasks: [{id: giao-ban, title: Phục vụ giao ban, due: 2026-05-29, completed: true}]
self_grade: GOOD
proposal: {by: tap-the-van-phong, on: 2026-07-01, grade: GOOD}
decision: {by: ban-thuong-vu, on: 2026-07-02, number: 19-QĐ/ĐU, grade: GOOD}
""",
    "2026-Q2/van-phong/tran-thi-binh.yaml": _EVALUATION,
    "2026-Q2/van-phong/le-van-an.yaml": _EVALUATION,
}
