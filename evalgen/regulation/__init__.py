"""The law as data: instruments, packs and frameworks with citations; their loader and linter."""

import evalgen.domain  # noqa: F401 - msgspec is loaded there
