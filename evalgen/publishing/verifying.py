"""A published site against its manifest: what is missing, what changed, what does not belong there.

By itself this says that the site is whole, not where it is from: whoever can change a file can change the manifest. That
it is the work of these records is proven by building it again and comparing both manifests.
"""

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct

from evalgen.errors import EvalgenError
from evalgen.publishing.manifest import FORMAT, PATH
from evalgen.publishing.site_source import HashedSource, SiteSource

_MANIFEST_BYTES = 256 * 1024 * 1024
_FILE_BYTES = 2 * 1024 * 1024 * 1024
_MAX_DIGITS = 20
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{64}")


class Listed(Struct, frozen=True, kw_only=True):
    """What the manifest says of a file."""

    size: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """A manifest that was read."""

    head: Mapping[str, Any]
    """Everything but the files."""

    files: Mapping[str, Listed]

    @property
    def commit(self) -> str | None:
        """The commit of the records, where they were clean."""
        found = self.head["records"].get("commit")
        return found if isinstance(found, str) else None

    @property
    def language(self) -> str:
        """Tag of the language of the interface."""
        return str(self.head.get("language", ""))

    @property
    def shell(self) -> str:
        """Who rendered the frame of the pages."""
        return str(self.head.get("shell", ""))


class Verdict(Struct, frozen=True, kw_only=True):
    """How a site stands against a manifest; all paths in order."""

    files: int
    size: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    foreign: tuple[str, ...] | None
    """Files that the manifest does not know; None where a server tells nobody what files there are."""

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return not (self.missing or self.changed or self.foreign)


class Comparison(Struct, frozen=True, kw_only=True):
    """A published site beside one that was built again."""

    differing: tuple[str, ...]
    only_published: tuple[str, ...]
    only_rebuilt: tuple[str, ...]
    head: tuple[str, ...]
    """Names of what the manifests say differently of what the sites were made from and by."""

    @property
    def equal(self) -> bool:
        """The same files; the program may be another, as long as it makes the same of the same records."""
        return not (self.differing or self.only_published or self.only_rebuilt)


def read_manifest(source: SiteSource) -> Manifest:
    """The manifest of the site. Raises EvalgenError where there is none, or none that can be understood."""
    data = source.read(PATH, _MANIFEST_BYTES)
    if data is None:
        raise EvalgenError(
            "Trang không có tệp {path} nên không kiểm tra được.",
            remedy="Kiểm tra địa chỉ; trang cũ cần được dựng lại bằng: evalgen build",
            path=PATH,
        )
    read = _mapping(data) if len(data) <= _MANIFEST_BYTES else {}
    files = read.pop("files", None)
    sound = read.get("format") == FORMAT and _names_records(read.get("records"))
    if not sound or not isinstance(files, dict) or not all(map(_fits, files.items())):
        raise EvalgenError(
            "Tệp {path} của trang không đúng dạng.", remedy="Dựng lại trang bằng: evalgen build", path=PATH
        )
    listed = {path: Listed(size=item["size"], sha256=item["sha256"]) for path, item in files.items()}
    return Manifest(head=read, files=listed)


def verify(source: HashedSource, manifest: Manifest) -> Verdict:
    """Read and hash every file that the manifest lists."""
    missing, changed, size = [], [], 0
    for path, listed in sorted(manifest.files.items()):
        found = source.digest(path, listed.size)
        if found is None:
            missing.append(path)
        elif found != (listed.size, listed.sha256):
            changed.append(path)
        size += found[0] if found else 0
    paths = source.paths()
    foreign = None if paths is None else tuple(path for path in paths if path != PATH and path not in manifest.files)
    return Verdict(
        files=len(manifest.files), size=size, missing=tuple(missing), changed=tuple(changed), foreign=foreign
    )


def compare(published: Manifest, rebuilt: Manifest) -> Comparison:
    """What differs between both."""
    one, other = published.files, rebuilt.files
    names = sorted({*published.head, *rebuilt.head})
    return Comparison(
        differing=tuple(path for path in sorted(one) if path in other and one[path] != other[path]),
        only_published=tuple(path for path in sorted(one) if path not in other),
        only_rebuilt=tuple(path for path in sorted(other) if path not in one),
        head=tuple(name for name in names if published.head.get(name) != rebuilt.head.get(name)),
    )


def _mapping(data: bytes) -> dict[str, Any]:
    """`data` as JSON; empty where it is none, or no mapping."""
    try:
        read = json.loads(data, parse_int=_whole)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _names_records(records: Any) -> bool:
    """Whether the commit, where one is named, is one: it is shown within a command that somebody may run."""
    commit = records.get("commit") if isinstance(records, dict) else ""
    return commit is None or (isinstance(commit, str) and _COMMIT.fullmatch(commit) is not None)


def _whole(text: str) -> int:
    """A number that a size or a format may be: of a million digits Python makes an `int` in minutes."""
    if len(text) > _MAX_DIGITS:
        raise ValueError(text[:_MAX_DIGITS])
    return int(text)


def _fits(item: tuple[str, Any]) -> bool:
    """Whether an entry names a file inside the site, with a size and a digest."""
    path, listed = item
    parts = PurePosixPath(path).parts
    inside = bool(parts) and "/".join(parts) == path and not {"..", "."} & set(parts) and "\\" not in path
    return (
        inside
        and path.isprintable()
        and isinstance(listed, dict)
        and type(listed.get("size")) is int
        and 0 <= listed["size"] <= _FILE_BYTES
        and isinstance(listed.get("sha256"), str)
        and _HASH.fullmatch(listed["sha256"]) is not None
    )
