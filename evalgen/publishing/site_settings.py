"""The organization's own mkdocs.yml, which comes with the records and is trusted no more than they are.

MkDocs runs code that its configuration names: tags, hooks, plugins, templates, extensions. So the file never reaches
MkDocs: it is read as plain data, and only the settings listed here are taken over into the packaged configuration,
each after a look at its form. A setting that merely repeats the packaged one is fine; any other is refused by name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from evalgen.domain.place import Place
from evalgen.domain.problem import Problem
from evalgen.errors import EvalgenError
from evalgen.resources import resource

MAX_BYTES = 64 * 1024
MAX_DEPTH = 16
MAX_PALETTES = 3
"""Light, dark, and as the reader's system is."""

Settings = Mapping[str, Any]

_TEXT = re.compile(
    r"(?:[^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f<>&\"'`{}@]|@@evalgen:organization@@){1,300}"
)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/?")
_ICON = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9]+)*")
_FEATURE = re.compile(r"[a-z]+(?:\.[a-z]+)*")
_COLOUR = re.compile(r"[a-z]+(?: [a-z]+)?")
_MEDIA = re.compile(r"\(prefers-color-scheme(?:: (?:light|dark))?\)")
_SCHEME = re.compile(r"default|slate")
_LANGUAGE = re.compile(r"vi|en")


def settings_in(data: bytes | Problem | None) -> Settings:
    """What the file with these bytes changes in the packaged configuration; nothing where there is none.

    Raises EvalgenError where something cannot be used, or a problem says why nothing could be read.
    """
    if data is None:
        return {}
    if isinstance(data, Problem) or len(data) > MAX_BYTES:
        raise EvalgenError(
            "Tệp mkdocs.yml của kho hồ sơ: không phải là tệp thường, hoặc dài quá {limit} byte.",
            remedy="Thay bằng một tệp văn bản ngắn.",
            limit=MAX_BYTES,
        )
    try:
        own, frame = _read_text(data.decode("utf-8")), packaged_settings()
    except (yaml.YAMLError, ValueError, OverflowError):
        raise EvalgenError(
            "Tệp mkdocs.yml của kho hồ sơ: không đọc được.",
            remedy="Kiểm tra mã UTF-8, thụt lề, dấu hai chấm và dấu nháy.",
        ) from None
    taken = dict(_taken(own, frame, _SETTINGS, ""))
    if isinstance(taken.get("theme"), dict):
        taken["theme"] = {**frame["theme"], **taken["theme"]}
    return taken


def problem_of_settings(data: bytes | Problem) -> Problem | None:
    """The first thing for which a build would stop: said before the merge, while it is still the request of one person."""
    if isinstance(data, Problem):
        return data
    try:
        settings_in(data)
    except EvalgenError as error:
        key = error.values.get("key")
        place = Place(file="mkdocs.yml", line=_line_of(key, data) if isinstance(key, str) else 1)
        return Problem(code="site-settings", place=place, message=error.message, remedy=error.remedy)
    return None


def _line_of(key: str, data: bytes) -> int:
    """Where the file says `key`, given as «theme.icon.logo»; 1 where it does not."""
    node, line = yaml.compose(data.decode("utf-8"), Loader=yaml.SafeLoader), 1
    for name in key.split("."):
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        found = next(((at, value) for at, value in pairs if at.value == name), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


@cache
def packaged_settings() -> Settings:
    """The configuration that ships with the program, as plain data."""
    return _read_text(resource("mkdocs.yml").read_text(encoding="utf-8"))


def _taken(own: Settings, frame: Settings, known: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for key, value in own.items():
        judge = known.get(key)
        if isinstance(judge, dict) and isinstance(value, dict):
            yield key, dict(_taken(value, frame.get(key, {}), judge, f"{above}{key}."))
        elif callable(judge):
            if not judge(value):
                raise EvalgenError(
                    "Tệp mkdocs.yml của kho hồ sơ: mục «{key}» có giá trị không dùng được.",
                    remedy="Xem mục ấy trong tệp mkdocs.yml mẫu.",
                    key=f"{above}{key}",
                )
            yield key, value
        elif key not in frame or frame[key] != value:
            raise EvalgenError(
                "Tệp mkdocs.yml của kho hồ sơ: mục «{key}» không đổi được ở kho hồ sơ, vì MkDocs có thể chạy mã theo mục ấy.",
                remedy="Bỏ mục này. Các mục đổi được: {names}.",
                key=f"{above}{key}",
                names=", ".join(_names(_SETTINGS)),
            )


def _read_text(text: str) -> Settings:
    """Plain data. Anchors, aliases and tags are refused before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise EvalgenError(
                "Tệp mkdocs.yml của kho hồ sơ: dùng thẻ (!), neo (&), tham chiếu (*) hoặc lồng quá sâu.",
                remedy="Viết giá trị đơn giản tại chỗ.",
            )
    found = yaml.safe_load(text)
    if not isinstance(found, dict) or not all(isinstance(key, str) for key in found):
        raise EvalgenError(
            "Tệp mkdocs.yml của kho hồ sơ: không phải là các cặp «mục: giá trị».", remedy="Xem tệp mkdocs.yml mẫu."
        )
    return found


def _form(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _icon(value: Any) -> bool:
    """An icon of the theme; where the theme is not installed, a name that one may have."""
    theme = find_spec("material")
    folders = (
        [Path(folder, "templates", ".icons") for folder in theme.submodule_search_locations or ()] if theme else []
    )
    return _form(_ICON)(value) and (not folders or any((folder / f"{value}.svg").is_file() for folder in folders))


def _palette(value: Any) -> bool:
    """One palette, or several with a button to change over."""
    entries = value if isinstance(value, list) else [value]
    return 0 < len(entries) <= MAX_PALETTES and all(_fits(entry, _PALETTE) for entry in entries)


def _features(value: Any) -> bool:
    return isinstance(value, list) and all(_form(_FEATURE)(item) for item in value)


def _fits(value: Any, known: Mapping[str, Any]) -> bool:
    return isinstance(value, dict) and all(
        key in known and (_fits(item, known[key]) if isinstance(known[key], dict) else known[key](item))
        for key, item in value.items()
    )


def _names(known: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for key, judge in known.items():
        if isinstance(judge, dict):
            yield from _names(judge, f"{above}{key}.")
        else:
            yield above + key


_PALETTE: Mapping[str, Any] = {
    "media": _form(_MEDIA),
    "scheme": _form(_SCHEME),
    "primary": _form(_COLOUR),
    "accent": _form(_COLOUR),
    "toggle": {"icon": _icon, "name": _form(_TEXT)},
}
_SETTINGS: Mapping[str, Any] = {
    "site_name": _form(_TEXT),
    "site_url": _form(_ADDRESS),
    "copyright": _form(_TEXT),
    "theme": {
        "language": _form(_LANGUAGE),
        "palette": _palette,
        "features": _features,
        "icon": {"logo": _icon},
    },
}
"""What may be changed, each with its form: words that cannot become markup, addresses, colours, names of icons."""
