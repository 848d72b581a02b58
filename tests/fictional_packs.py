"""Packs of a fictional province, as small as the loader accepts; what a test is about is added to them."""

from collections.abc import Mapping
from pathlib import Path

QUARTERLY = """\
instrument:
  number: 01-HD/TX
  name: Hướng dẫn 01-HD/TX
  title: Hướng dẫn đánh giá hằng quý của Tỉnh ủy X (giả định)
  issuer: Ban Thường vụ Tỉnh ủy X (giả định)
  issued_on: 2026-06-01
  effective_from: 2026-07-01
  status: in_force
extends: hd02
period_kinds: [QUARTER]
"""

YEARLY = """\
instrument:
  number: 20-QĐ/TU
  name: Quy định 20-QĐ/TU
  title: Quy định về bộ tiêu chí hằng năm của Tỉnh X (giả định)
  issuer: Ban Thường vụ Tỉnh ủy X (giả định)
  issued_on: 2026-01-10
  effective_from: 2026-01-10
  status: in_force
extends: qd366
default_framework: {PARTY_MEMBER: x-dang-vien}
period_kinds: [YEAR]
"""

YEARLY_PARAMETERS = """\
rules:
  criteria_results:
    title: Kết quả theo tiêu chí
    summary: Chấm theo tiêu chí.
    parameters:
      threshold_unmet:
        title: Khi không đạt
        values: [{effective_from: 2026-01-10, value: zero, citation: {instrument: tinh-x, section: "1", quote: Lời}}]
      not_applicable:
        title: Nếu có
        values: [{effective_from: 2026-01-10, value: scaled, citation: {instrument: tinh-x, section: "1", quote: Lời}}]
"""


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Each text at its path below `folder`, which is the answer."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
