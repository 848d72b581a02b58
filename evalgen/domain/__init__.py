"""The nouns of evaluation: frozen values and enums; no disk, no policy."""

import sys

_NEWER_TYPING = "typing_extensions"
"""msgspec does without it where it is missing, and takes from `typing` what it takes from there otherwise. Loading it, with
`inspect`, `ast` and `tokenize` that it loads, takes as long as scoring a record."""

if not {_NEWER_TYPING, "msgspec"} & sys.modules.keys():
    sys.modules[_NEWER_TYPING] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules[_NEWER_TYPING]
