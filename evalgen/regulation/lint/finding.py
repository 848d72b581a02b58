"""What the linter of the regulation says about a pack: one line of its report."""

from msgspec import Struct

from evalgen.domain.place import Place


class Finding(Struct, frozen=True, kw_only=True):
    """One defect of a pack: found by a rule, and known where the pack itself says which reading is chosen."""

    code: str
    """Names the rule that found it, in kebab-case."""

    place: Place
    message: str
    """What is wrong, in Vietnamese."""

    remedy: str = ""
    """How to mend it; empty where it is known, since the source stands as it is printed."""

    reading: str = ""
    """Of a known defect of the source: the reading chosen."""

    @property
    def known(self) -> bool:
        """Whether the pack declares it with the reading chosen; what is not known must be mended or declared."""
        return bool(self.reading)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, line and column, then by code and words."""
        return (self.place.file, self.place.line, self.place.column, self.code, self.message)
