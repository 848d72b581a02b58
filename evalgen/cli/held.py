"""What is held until the process ends: to take a province apart value by value takes longer than to ask what changed in it.

As a command the program then ends at once (`evalgen/__main__.py`), and the system frees all of it together.
"""

_held: tuple[object, ...] = ()


def hold(*values: object) -> None:
    """Hold these; those before, of an earlier command in the same process, are let go of."""
    global _held  # noqa: PLW0603 - it is for the process, and nobody reads it
    _held = values
