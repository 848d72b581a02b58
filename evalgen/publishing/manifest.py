"""manifest.json: what a site was made from and by, and the digest of every file, so that anybody can compute it again."""

import hashlib
import json
from collections.abc import Mapping
from importlib import metadata
from typing import Any

from msgspec import Struct, field

from evalgen import __version__
from evalgen.domain.origin import UNKNOWN, Origin
from evalgen.language import Language
from evalgen.publishing.ledger import Made
from evalgen.publishing.look import MKDOCS, ZENSICAL

PATH = "manifest.json"
FORMAT = 1

_LIBRARIES = ("jinja2", "markdown", "pyarrow", "pymdown-extensions")
_OF_SUPPLIER = {MKDOCS: ("mkdocs", "mkdocs-material"), ZENSICAL: ("zensical",)}
"""Libraries that shape bytes of the site, always and by who renders the frame of its pages."""


class RulesInForce(Struct, frozen=True, kw_only=True):
    """The regulation of a period: its pack, and the digest of all numbers and choices in force."""

    pack: str
    digest: str


class Provenance(Struct, frozen=True, kw_only=True):
    """What a site is made from, besides the program."""

    origin: Origin = UNKNOWN
    rules: Mapping[str, RulesInForce] = field(default_factory=dict)
    """By period."""


def manifest_head(
    provenance: Provenance, settings: Mapping[str, Any], language: Language, supplier: str
) -> Mapping[str, Any]:
    """What a manifest says besides the files."""
    return {
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


def manifest_text(head: Mapping[str, Any], files: Mapping[str, Made]) -> str:
    """The manifest of a site that consists of `files` and itself, in the order of their paths."""
    lines = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    listed = ",\n".join(
        f'{json.dumps(path, ensure_ascii=False)}: {{"size": {made.size}, "sha256": "{made.digest}"}}'
        for path, made in sorted(files.items())
    )
    return "{\n" + ",\n".join([*lines, f'"files": {{\n{listed}\n}}']) + "\n}\n"


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
