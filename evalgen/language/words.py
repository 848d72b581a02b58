"""A catalogue's files of words → a language. Vietnamese, and `--help` in it, do without."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from evalgen.errors import EvalgenError
from evalgen.language.language import Language
from evalgen.language.wording import Explanation, Wording
from evalgen.regulation.pack_file import read_pack_file

WORDS = (
    *("outcomes", "commands", "explanations", "coverage", "status", "reviews", "starting", "site", "legal_values"),
    *("dossier", "refusals", "importing"),
)
"""Files of words, by where they are said; a label stands in one of them only."""

_FOLDER = Path(__file__).parent


def read_language(tag: str) -> Language:
    """The language `tag`. Raises EvalgenError where its catalogue is not sound."""
    return Language(
        tag=tag,
        words=MappingProxyType(dict(_words(tag))),
        pages=MappingProxyType(dict(_read(tag, "pages"))),
        rules=MappingProxyType(dict(_read(tag, "rules"))),
        problems=MappingProxyType({code: Explanation(**said) for code, said in _read(tag, "problems").items()}),
    )


def _words(tag: str) -> Iterator[tuple[str, Wording]]:
    seen: set[str] = set()
    for name in WORDS:
        for text, said in _read(tag, name).items():
            if text in seen:
                raise EvalgenError(
                    "Từ điển {tag} có hai mục «{text}».",
                    remedy="Xóa mục ấy trong {tag}/{name}.yaml.",
                    tag=tag,
                    text=text,
                    name=name,
                )
            seen.add(text)
            yield text, Wording(one=said, other=said) if isinstance(said, str) else Wording(**said)


def _read(tag: str, name: str) -> Mapping[str, Any]:
    path = _FOLDER / tag / f"{name}.yaml"
    return read_pack_file(path.read_bytes(), f"evalgen/language/{tag}/{name}.yaml").root
