"""Repositories to measure on: made by ``evalgen demo``, with notes of the length that people write."""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

from evalgen.reading.repository_files import walk

PERIODS = 2
"""So many periods ``evalgen demo`` writes for each person where nobody asks for more."""

_NOTE = re.compile(r"^(?P<head> +(?:note|strengths|limitations|comment): )(?P<words>[^\n'\"{\[|>#]+)$", re.MULTILINE)
_SENTENCES = (
    "Đã phối hợp với các đơn vị liên quan ngay từ khi xây dựng kế hoạch.",
    "Sản phẩm được gửi lấy ý kiến hai vòng trước khi trình.",
    "Có báo cáo tiến độ hằng tuần với người phụ trách lĩnh vực.",
    "Số liệu được đối chiếu với hồ sơ gốc lưu tại đơn vị (hư cấu).",
    "Phần việc phát sinh trong kỳ được xử lý trong giờ làm việc.",
    "Người dân và cơ sở phản hồi tốt qua phiếu khảo sát; chưa có kiến nghị kéo dài.",
)


def repository(scratch: Path, *, records: int, seed: int, note: int, periods: int = PERIODS) -> Path:
    """The folder of a repository with about `records` person-periods; made once for each set of numbers.

    They are those of ``records ÷ periods`` people in so many quarters.

    `note` is the least length of every free text, in characters; 0 leaves the demo's own short notes.
    """
    kept = "" if periods == PERIODS else f"-{periods}"
    root = scratch / f"data-{records}-{seed}-{note}{kept}"
    if not root.is_dir():
        draft = root.with_name(f"{root.name}.draft")  # Whoever stops in the midst leaves no half repository behind.
        shutil.rmtree(draft, ignore_errors=True)
        command = [sys.executable, "-m", "evalgen", "demo", str(draft), "--seed", str(seed)]
        size = ["--people", str(max(records // periods, 1)), "--periods", str(periods)]
        subprocess.run([*command, *size], check=True, stdout=subprocess.DEVNULL)
        lots = random.Random(seed)  # noqa: S311 - sample text, no secret
        for path in sorted((draft / "records").glob("20*/*/*.yaml")):
            text = path.read_text(encoding="utf-8")
            path.write_text(lengthened(text, note, lots), encoding="utf-8")
        draft.rename(root)
    return root


def lengthened(text: str, note: int, lots: random.Random) -> str:
    """`text` with every free text of one line continued until it has `note` characters."""

    def continued(found: re.Match[str]) -> str:
        words = found["words"]
        while len(words) < note:
            words = f"{words} {lots.choice(_SENTENCES)}"
        return found["head"] + (words if ": " not in words else f'"{words}"')

    return _NOTE.sub(continued, text)


def files_by_kind(root: Path) -> dict[str, list[str]]:
    """The record files by the name of their schema."""
    found: dict[str, list[str]] = {}
    for file, slot in walk(root)[0]:
        found.setdefault(slot.kind, []).append(str(root / file))
    return found
