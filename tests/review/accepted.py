"""Outputs compared with what was accepted before; ``make bless`` accepts new ones, and their diff belongs into the review."""

import os
from pathlib import Path

EXPECTED = Path(__file__).parent / "expected"


def agree(name: str, text: str) -> None:
    """`text` is what tests/review/expected/<name> holds; with EVALGEN_BLESS=1 it becomes so."""
    path = EXPECTED / name
    if os.environ.get("EVALGEN_BLESS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{name} changed; accept it with: make bless"
