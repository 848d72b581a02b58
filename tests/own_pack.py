"""A pack of an organization's own that moves results, and what puts packs at fault without a change of their bytes."""

from collections.abc import Callable
from pathlib import Path

OWN_PACK = """\
instrument:
  number: 09-HD/HC
  name: Hướng dẫn 09-HD/HC
  title: Hướng dẫn hư cấu
  issuer: Tổ chức hư cấu
  issued_on: 2026-04-01
  effective_from: 2026-04-01
  status: in_force
extends: hd02
period_kinds: [QUARTER]
"""
OWN_NUMBER = """\
rules:
  score_band:
    parameters:
      good:
        values:
          - effective_from: 2026-04-01
            value: 89
            citation: {instrument: rieng, section: "1", quote: Con số hư cấu.}
"""


def with_own_pack(root: Path, day: str) -> Path:
    """From `day` on the organization goes by a pack of its own; where that is at fault, by the earlier choice."""
    pack = root / "records/regulation/rieng"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(OWN_PACK, encoding="utf-8")
    (pack / "parameters.yaml").write_text(OWN_NUMBER, encoding="utf-8")
    organization = root / "records/organization.yaml"
    text, choice = organization.read_text(encoding="utf-8"), "  - {pack: hd02, from: 2026-04-01}\n"
    assert choice in text
    organization.write_text(text.replace(choice, f"{choice}  - {{pack: rieng, from: {day}}}\n"), encoding="utf-8")
    return pack


ODD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "the lock of an editor": (".#parameters.yaml", lambda path: path.symlink_to("ai-do@may-nao.1234")),
    "a folder in the pack": ("nhap", Path.mkdir),
    "a hidden file": ("._pack.yaml", lambda path: path.write_bytes(b"\0\5\x16\7")),
    "an empty folder beside it": ("../nhap", Path.mkdir),
    "a link beside it": ("../nhap", lambda path: path.symlink_to("rieng")),
}
"""What puts packs at fault, though none of their bytes changes."""


def removed(odd: Path) -> None:
    """As if it had never been there."""
    if odd.is_dir() and not odd.is_symlink():
        odd.rmdir()
    else:
        odd.unlink()
