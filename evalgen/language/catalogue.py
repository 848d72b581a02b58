"""The languages of the interface, by their tags."""

import functools

from evalgen.language.language import VIETNAMESE, Language

TAGS = ("vi", "en")
"""The languages of the interface, the source first."""


@functools.cache
def language_of(tag: str) -> Language:
    """The language `tag`. Raises EvalgenError where its catalogue is not sound."""
    if tag == VIETNAMESE.tag:
        return VIETNAMESE
    from evalgen.language.words import read_language

    return read_language(tag)
