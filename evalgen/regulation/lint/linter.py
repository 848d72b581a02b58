"""The linter: every group of rules, in order, over all packs; the faults for which a pack is refused among them."""

from collections.abc import Callable, Iterable, Iterator

from evalgen.regulation.faults import Fault
from evalgen.regulation.library import Library
from evalgen.regulation.lint.finding import Finding
from evalgen.regulation.lint.frameworks import framework_findings
from evalgen.regulation.lint.packs import pack_findings
from evalgen.regulation.lint.values import value_findings
from evalgen.regulation.procedures.gaps import procedure_findings

GROUPS: tuple[Callable[[Library], Iterable[Finding]], ...] = (
    framework_findings,
    value_findings,
    pack_findings,
    procedure_findings,
)


def lint(library: Library, faults: Iterable[Fault]) -> tuple[Finding, ...]:
    """Everything that is wrong with the packs, by file and line; `faults` are those for which packs are refused."""
    found = dict.fromkeys(finding for group in GROUPS for finding in group(library))
    everything = dict.fromkeys([*found, *_refused(faults, found)])
    return tuple(sorted(everything, key=lambda finding: finding.sort_key))


def _refused(faults: Iterable[Fault], found: Iterable[Finding]) -> Iterator[Finding]:
    """The faults that no rule has found already, there under its own name."""
    told = {(finding.place, said) for finding in found for said in (finding.code, finding.message)}
    for fault in faults:
        if not {(fault.place, fault.code), (fault.place, fault.message)} & told:
            yield Finding(code=fault.code, place=fault.place, message=fault.message, remedy=fault.remedy)
