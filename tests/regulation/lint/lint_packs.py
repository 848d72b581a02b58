"""A small sound pack of a fictional province, the files in which one thing is broken, and what the linter says of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from fictional_packs import QUARTERLY
from msgspec.structs import replace

from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.linter import lint
from evalgen.regulation.loader import survey

FRAMEWORK = """\
title: Khung của Tỉnh ủy X (giả định)
applies_to: Cán bộ cấp xã (giả định)
effective_from: 2026-07-01
citation: {instrument: tinh-x, annex: "1", quote: KHUNG CHẤM ĐIỂM}
general:
  - id: "1"
    title: Nhóm một
    max_score: 30
    criteria:
      - {id: "1.1", text: Chấp hành nghiêm chủ trương, max_score: 20}
      - {id: "1.2", text: Tự phê bình và phê bình, max_score: 10}
axes:
  - id: 1
    title: Trục một
    title_printed: TRỤC MỘT (40 ĐIỂM)
    max_score: 40
    criteria:
      - {id: T1.1, text: Hồ sơ đúng hạn, max_score: 15, target: Đạt > 90%, measure: {kind: threshold, target: 90, comparison: ">", unit: "%"}}
      - {id: T1.2, text: Giải ngân, max_score: 15, target: 25-30% so với kế hoạch năm, measure: {kind: ratio, target: 25, unit: "% kế hoạch năm"}}
      - {id: T1.3, text: Xếp loại, max_score: 10, measure: {kind: level, levels: [{label: Tốt, score: 10}, {label: Khá, score: 5}]}}
  - id: 2
    title: Trục hai
    max_score: 30
    criteria:
      - {id: T2.1, text: Sinh hoạt chi bộ}
      - {id: T2.2, text: Kết nạp đảng viên}
"""

PARAMETERS = """\
rules:
  criteria_results:
    title: Kết quả theo tiêu chí
    summary: Trục một được chấm theo từng tiêu chí.
    parameters:
      threshold_unmet:
        title: Khi không đạt mục tiêu
        values:
          - {effective_from: 2026-07-01, value: proportional, citation: {instrument: tinh-x, section: "4", quote: theo tỷ lệ}}
      not_applicable:
        title: Tiêu chí nếu có mà không áp dụng
        values:
          - {effective_from: 2026-07-01, value: scaled, citation: {instrument: tinh-x, section: "4", quote: trên các tiêu chí áp dụng}}
"""

SOUND: Mapping[str, str] = {
    "pack.yaml": QUARTERLY,
    "parameters.yaml": PARAMETERS,
    "frameworks/khung-x.yaml": FRAMEWORK,
}
"""The files of the pack «tinh-x»."""

Change = tuple[str, str, str]
"""File, the words that go, the words that come."""


def changed(*changes: Change) -> dict[str, str]:
    """The sound files with these words replaced; each stands in its file exactly once."""
    files = dict(SOUND)
    for file, old, new in changes:
        assert files[file].count(old) == 1, f"{old!r} stands {files[file].count(old)} times in {file}"
        files[file] = files[file].replace(old, new)
    return files


_NAMES: Mapping[str, Callable[[int], str]] = {
    "tinh-x": "tx-{:03d}".format,
    "xa-y": "y{:03d}".format,
    "khung-x": "k-{:05d}".format,
    "khung-nen": "n-{:07d}".format,
    "kl-9": "l{:03d}".format,
}
"""Names of one case among many, as long as the plain ones, so that no column moves."""


def linted_together(folder: Path, cases: Sequence[Mapping[str, str]]) -> list[list[Finding]]:
    """What the linter finds in the packs of each case, all of them read at once; each as if it stood alone."""
    for number, files in enumerate(cases):
        for name, text in files.items():
            path = folder / _renamed(f"tinh-x/{name}" if not name.startswith("../") else name[3:], number)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_renamed(text, number), encoding="utf-8")
    found: list[list[Finding]] = [[] for _ in cases]
    for finding in own_findings(folder):
        number = int(finding.place.file.removeprefix("records/regulation/").split("/")[0][-3:])
        found[number].append(_plain(finding, number))
    return found


def _renamed(text: str, number: int) -> str:
    for plain, name in _NAMES.items():
        text = text.replace(plain, name(number))
    return text


def _plain(finding: Finding, number: int) -> Finding:
    def plain(text: str) -> str:
        for name, numbered in _NAMES.items():
            text = text.replace(numbered(number), name)
        return text

    return replace(finding, place=finding.place.in_file(plain(finding.place.file)), message=plain(finding.message))


def linted(folder: Path, files: Mapping[str, str]) -> list[Finding]:
    """What the linter finds in «tinh-x» and the packs beside it («../xa-y/pack.yaml»); of the built-in ones nothing."""
    (found,) = linted_together(folder, [files])
    return found


def own_findings(folder: Path) -> list[Finding]:
    """What the linter finds in the packs of `folder`."""
    return [finding for finding in lint(*survey(folder)) if finding.place.file.startswith("records/")]


def told(finding: Finding) -> str:
    """A finding in one line, as the tables write it."""
    place = str(finding.place).removeprefix("records/regulation/").removeprefix("tinh-x/")
    return f"{place} {finding.code}: {finding.message}{f' | {finding.reading}' if finding.known else ''}"
