"""A text as one word of a command that people paste into their terminal."""

import re
import shlex
import sys

_PLAIN = re.compile(r"[\w@%+=:,./\\~-]+", re.ASCII)


def shell_word(text: str, *, windows: bool = sys.platform == "win32") -> str:
    """`text`, quoted where the shell would take it apart. On Windows for cmd and PowerShell; no path there holds a quote."""
    if not windows:
        return shlex.quote(text)
    return text if _PLAIN.fullmatch(text) else f'"{text}"'
