"""From a case of a table to the files that it is about: the sound records, with one thing broken."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from case_tables import read_table
from month_records import SOUND_MONTH
from sound_records import SOUND

UNIT = "2026-Q2/van-phong"
HERE = Path(__file__).parent

OWN_PACK = {
    "regulation/goi-mau/pack.yaml": """\
instrument:
  number: 01-HD/MAU
  name: Hướng dẫn 01-HD/MAU
  title: Hướng dẫn mẫu, hư cấu
  issuer: Tổ chức mẫu
  issued_on: 2026-04-01
  effective_from: 2026-04-01
  status: in_force
extends: hd02
default_framework: khung-mau
period_kinds: [QUARTER]
""",
    "regulation/goi-mau/parameters.yaml": """\
rules:
  result_axes:
    title: Trục kết quả
    summary: Tỷ trọng các trục theo khung.
    parameters:
      own_weights:
        title: Cá nhân được phân bổ tỷ trọng riêng giữa các trục
        values:
          - effective_from: 2026-04-01
            value: false
            citation: {instrument: goi-mau, section: "3", quote: Tỷ trọng các trục theo khung.}
""",
    "regulation/goi-mau/frameworks/khung-mau.yaml": """\
title: Khung mẫu
applies_to: Cán bộ của tổ chức mẫu
effective_from: 2026-04-01
citation: {instrument: goi-mau, annex: "1", quote: KHUNG MẪU}
general:
  - id: "3"
    title: Tiêu chí chung
    max_score: 30
    criteria:
      - {id: "3.4", text: Tự soi, max_score: 30}
axes:
  - id: 1
    title: Phát triển kinh tế
    max_score: 30
    criteria:
      - {id: T1.1, text: Tăng trưởng}
  - id: 2
    title: Xây dựng Đảng
    max_score: 40
    criteria:
      - {id: T2.1, text: Chi bộ}
""",
}
"""An instrument of the organization's own: two axes, and no weights of one's own."""


def counting(base: str, files: Mapping[str, str]) -> dict[str, str]:
    """The files, with an instrument of the organization's own that settles on what the quota is counted from."""
    value = (
        f'{{effective_from: 2026-04-01, value: {base}, citation: {{instrument: goi-mau, section: "3", quote: Tỷ lệ.}}}}'
    )
    return {
        **files,
        "organization.yaml": _replaced(files["organization.yaml"], "pack: hd02", "pack: goi-mau"),
        "regulation/goi-mau/pack.yaml": OWN_PACK["regulation/goi-mau/pack.yaml"].replace(
            "default_framework: khung-mau\n", ""
        ),
        "regulation/goi-mau/parameters.yaml": f"rules: {{excellent_quota: {{parameters: {{base: {{values: [{value}]}}}}}}}}\n",
    }


def read_cases() -> list[dict[str, Any]]:
    """The cases of all tables."""
    tables = sorted((HERE / "cases").glob("*.yaml"))
    return [case for table in tables for case in read_table(table)]


def records_of(case: Mapping[str, Any]) -> dict[str, str]:
    """The files of a case, by path below ``records/``."""
    files = dict(SOUND_MONTH if case.get("month") else SOUND) | (OWN_PACK if case.get("own_pack") else {})
    for new, old in case.get("copy", {}).items():
        files[new] = files[old]
    if not case.get("month"):
        _add_deputies(files, case.get("deputies", 1))
    for person in case.get("excellent", ()):
        _make_excellent(files, person)
    for name, pairs in case.get("change", {}).items():
        for old, new in pairs:
            files[name] = _replaced(files[name], old, new)
    files |= case.get("write", {})
    return {name: text for name, text in files.items() if name not in case.get("remove", ())}


def _replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times in the sound record"
    return text.replace(old, new)


def _add_deputies(files: dict[str, str], count: int) -> None:
    for number in range(2, count + 1):
        files[f"people/le-van-{number}.yaml"] = files["people/le-van-an.yaml"].replace("Lê Văn An", f"Lê Văn {number}")
        files[f"{UNIT}/le-van-{number}.yaml"] = files[f"{UNIT}/le-van-an.yaml"]


def _make_excellent(files: dict[str, str], person: str) -> None:
    """Propose and decide EXCELLENT, and let the record qualify for it."""
    record, collective = f"{UNIT}/{person}.yaml", f"{UNIT}/collective.yaml"
    text = _replaced(
        files[record], "on: 2026-07-02, grade: GOOD", "on: 2026-07-02, grade: EXCELLENT, outstanding: Rút ngắn hai ngày"
    )
    files[record] = _replaced(text, "number: 21-QĐ/ĐU, grade: GOOD", "number: 21-QĐ/ĐU, grade: EXCELLENT")
    files[collective] = files[collective].replace(
        "05-29, completed: true, in", "05-29, completed: true, exceeded: true, in"
    )
