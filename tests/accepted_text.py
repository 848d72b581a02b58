"""Texts that were read and accepted: ``make bless`` accepts new ones, and their diff belongs into the review."""

import os
from pathlib import Path


def agree(path: Path, text: str) -> None:
    """`text` is what the file holds; with EVALGEN_BLESS=1 it becomes so."""
    if os.environ.get("EVALGEN_BLESS") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} changed; accept it with: make bless"
