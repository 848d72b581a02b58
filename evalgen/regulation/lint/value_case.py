"""What the rules about values look at, and what they find."""

from msgspec import Struct

from evalgen.regulation.law import LegalValue, Parameter

Key = tuple[str, str]
"""Rule and parameter, e.g. ``("unit_completion", "gap")``."""


class StatedValue(Struct, frozen=True, kw_only=True):
    """One value as its own pack states it."""

    parameter: Parameter
    value: LegalValue

    @property
    def key(self) -> Key:
        """Rule and parameter."""
        return (self.parameter.stem, self.parameter.name)


class Flaw(Struct, frozen=True, kw_only=True):
    """What is wrong with a value."""

    code: str
    key: Key
    message: str
    remedy: str
    reading: str = ""
    """The reading chosen, where the value states it."""
