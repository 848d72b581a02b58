"""A score told line by line, for texts that are held as accepted."""

from collections.abc import Iterator

from evalgen.domain.derivation import Line


def told(line: Line, depth: int = 1) -> Iterator[str]:
    """A line with its operands, and all below it."""
    place = f" [{line.place.json_path}]" if line.place else ""
    symbol = f"{line.symbol} " if line.symbol else ""
    yield f"{'  ' * depth}{symbol}{line.id}: {line.what} = {line.value} {line.unit}{place}"
    yield f"{'  ' * depth}  {line.formula}; {line.citation}"
    for operand in line.operands:
        at = f" [{operand.place.file} {operand.place.json_path}]" if operand.place else ""
        yield f"{'  ' * depth}  {operand.name} {operand.value}{at}"
    for part in line.parts:
        yield from told(part, depth + 1)
