"""The nouns of evaluation: frozen values and enums; no disk, no policy.

Whoever is loaded before any noun, as a command is, takes `Struct` from here, so that msgspec is loaded here first.
"""

import sys

_NEWER_TYPING = "typing_extensions"
"""msgspec does without it where it is missing, and takes from `typing` what it takes from there otherwise. Loading it, with
`inspect`, `ast` and `tokenize` that it loads, takes as long as scoring a record."""

try:
    if not {_NEWER_TYPING, "msgspec"} & sys.modules.keys():
        sys.modules[_NEWER_TYPING] = None  # type: ignore[assignment]
    from msgspec import Struct
finally:
    if _NEWER_TYPING in sys.modules and sys.modules[_NEWER_TYPING] is None:
        del sys.modules[_NEWER_TYPING]

__all__ = ["Struct"]
