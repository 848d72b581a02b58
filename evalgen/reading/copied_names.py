"""How systems, cloud drives and Git name the second of two files: a copy that somebody is to look at, never a record."""

import re

_COPIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Windows, browsers, macOS.
        r"(?P<of>.+?)[ _-]*\([0-9]{1,2}\)",
        r"(?P<of>.+?) - (?:Copy|Sao chép|Bản sao)",
        r"(?P<of>.+?) (?:copy|bản sao)(?: [0-9]{1,2})?",
        r"(?:Copy of|Bản sao của) (?P<of>.+)",
        # Dropbox and Nextcloud, Syncthing; OneDrive adds the name of the computer, which Windows writes in capitals.
        r"(?P<of>.+?) \([^()]*(?:conflict|xung đột)[^()]*\)",
        r"(?P<of>.+?)\.sync-conflict-[0-9a-z-]+",
        r"(?P<of>[a-z0-9-]+?)-(?-i:DESKTOP|LAPTOP|WIN)-(?-i:[A-Z0-9]+)",
        # `git mergetool`.
        r"(?P<of>.+?)_(?-i:BACKUP|BASE|LOCAL|REMOTE)_[0-9]+",
    )
)

_PERHAPS = (*_COPIES, re.compile(r"(?P<of>[a-z0-9-]+?)-(?:(?:[A-Z0-9]+-)+PC[0-9]*|PC-?[0-9]+)"))
"""And a computer «AN-PC», which may as well be an office of the police (PC03), or another abbreviation in a name."""

_LONGEST = 255
"""No system gives longer names."""


def copied_from(name: str) -> str | None:
    """The name of the file or folder that `name` was made from; None where it is none that a machine gives to a copy."""
    return _original(name, _COPIES)


def perhaps_copied_from(name: str) -> str | None:
    """The same of names that people give, too: a copy for sure only where the original is known."""
    return _original(name, _PERHAPS)


def _original(name: str, copies: tuple[re.Pattern[str], ...]) -> str | None:
    original = name if len(name) <= _LONGEST else ""
    while found := next(filter(None, (pattern.fullmatch(original) for pattern in copies)), None):
        original = found["of"]
    return original if 0 < len(original) < len(name) else None
