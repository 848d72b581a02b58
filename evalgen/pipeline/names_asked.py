"""Units and bodies that somebody names: where nobody knows the name, those most like it are told."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from evalgen.domain.body import Body
from evalgen.domain.organization import Unit
from evalgen.errors import EvalgenError

_SHOWN = 8


def unit_named(given: str, units: Mapping[str, Unit]) -> Unit:
    """The unit that somebody calls `given`. Raises EvalgenError where there is none."""
    if given not in units:
        raise EvalgenError(
            "Không có đơn vị «{given}».", remedy="Gần nhất: {near}.", given=given, near=_near(given, units)
        )
    return units[given]


def body_named(given: str, bodies: Mapping[str, Body]) -> Body:
    """The body that somebody, or a record, calls `given`. Raises EvalgenError where there is none."""
    if given not in bodies:
        raise EvalgenError(
            "Không có tổ chức «{given}».", remedy="Gần nhất: {near}.", given=given, near=_near(given, bodies)
        )
    return bodies[given]


def _near(given: str, names: Iterable[str]) -> str:
    known = sorted(names)
    return ", ".join(get_close_matches(given, known, n=_SHOWN, cutoff=0.3) or known[:_SHOWN]) or "–"
