"""Fixtures of the papers."""

from built_papers import built, commune

__all__ = ["built", "commune"]
