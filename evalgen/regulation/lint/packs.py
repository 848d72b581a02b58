"""Every pack by the rules that need the pack as a whole and what it extends."""

from collections.abc import Callable, Iterator

from evalgen.regulation.library import Library, Pack
from evalgen.regulation.lint.citations import cited_instruments, extended_draft
from evalgen.regulation.lint.dates import edition_findings, shadowed_values
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.hierarchy import looser_values
from evalgen.regulation.lint.unused import unused_rules

RULES: tuple[Callable[[Library, Pack], Iterator[Finding]], ...] = (
    edition_findings,
    shadowed_values,
    cited_instruments,
    extended_draft,
    looser_values,
    unused_rules,
)


def pack_findings(library: Library) -> Iterator[Finding]:
    """What is wrong with each pack as a whole."""
    for pack in library.packs.values():
        for rule in RULES:
            yield from rule(library, pack)
