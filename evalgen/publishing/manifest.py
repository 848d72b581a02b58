"""manifest.json: what a site was made from and by, and the digest of every file, so that anybody can compute it again."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any

from evalgen import __version__
from evalgen.domain.origin import UNKNOWN, Origin
from evalgen.language import Language
from evalgen.publishing.shell import MKDOCS, ZENSICAL

PATH = "manifest.json"
FORMAT = 1

_LIBRARIES = ("jinja2", "markdown", "pyarrow", "pymdown-extensions")
_OF_SUPPLIER = {MKDOCS: ("mkdocs", "mkdocs-material"), ZENSICAL: ("zensical",)}
"""Libraries that shape bytes of the site, always and by who renders the frame of its pages."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RulesInForce:
    """The regulation of a period: its pack, and the digest of all numbers and choices in force."""

    pack: str
    digest: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Provenance:
    """What a site is made from, besides the program."""

    origin: Origin = UNKNOWN
    rules: Mapping[str, RulesInForce] = field(default_factory=dict)
    """By period."""


def manifest_text(
    folder: Path, provenance: Provenance, settings: Mapping[str, Any], language: Language, supplier: str
) -> str:
    """The manifest of the site in `folder`: every file but the manifest itself, in the order of their paths."""
    head = {
        "format": FORMAT,
        "program": {"name": "evalgen", "version": __version__},
        "libraries": {name: metadata.version(name) for name in sorted((*_LIBRARIES, *_OF_SUPPLIER[supplier]))},
        "shell": supplier,
        "language": language.tag,
        "records": {"state": provenance.origin.state.value, "commit": provenance.origin.commit},
        "regulation": {
            period: {"pack": rules.pack, "digest": rules.digest} for period, rules in sorted(provenance.rules.items())
        },
        "settings": _digest(json.dumps(settings, ensure_ascii=False, sort_keys=True).encode()),
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    files = ",\n".join(
        f"{json.dumps(path, ensure_ascii=False)}: {json.dumps({'size': size, 'sha256': digest})}"
        for path, size, digest in _measured(folder)
    )
    return "{\n" + ",\n".join([*lines, f'"files": {{\n{files}\n}}']) + "\n}\n"


def _measured(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Path from `folder`, size and digest of each file."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(files):
        if name != PATH:
            data = files[name].read_bytes()
            yield name, len(data), hashlib.sha256(data).hexdigest()


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
