"""Names that no record may have, and how a message repeats what somebody wrote instead of one."""

SHOWN = 60
"""Characters of an untrusted value that a message repeats."""


DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""Windows takes a file of such a name, whatever its ending, for a device: a repository with one cannot be checked out there."""


def shorten(text: str) -> str:
    """`text` on one line, without control characters, at most `SHOWN` characters long."""
    line = "".join(character if character.isprintable() else " " for character in text[: SHOWN * 2])
    line = " ".join(line.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
