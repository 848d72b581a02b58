"""``evalgen rules``: the plates of the house, one a rule."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from evalgen.cli import exact
from evalgen.cli.coverage_page import coverage_page
from evalgen.cli.lint_report import lint_json, lint_text
from evalgen.cli.reports.visible_text import visible, visible_lines
from evalgen.cli.repository import path_from_here, repository_if_any
from evalgen.cli.settable_values import settable_json, settable_text
from evalgen.language import Language
from evalgen.pipeline.inspecting.inspection import library_of
from evalgen.pipeline.linting import lint_regulation
from evalgen.regulation.case_counts import case_counts
from evalgen.regulation.coverage_table import CoveredRule, load_coverage
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library
from evalgen.regulation.plates import KINDS, Plate, plates
from evalgen.regulation.settable import settables


def run(arguments: argparse.Namespace) -> int:
    """Print every rule with its name, its citations and where it is carried out; or one of the other lists."""
    if arguments.coverage:
        return _coverage(as_json=arguments.json, language=arguments.language)
    if arguments.lint:
        return _lint(arguments)
    if arguments.values is not None:
        return _values(arguments)
    found = plates(_library(arguments))
    if arguments.json:
        sys.stdout.write(exact.dump([_json(plate) for plate in found]))
    else:
        for plate in found:
            sys.stdout.write(visible_lines("\n".join(_text(plate, arguments.language))) + "\n")
    return 0


def _coverage(*, as_json: bool, language: Language) -> int:
    """What became of every rule of the documents that the program comes with, whatever the repository adds."""
    instruments = load_library().instruments
    tables, counts = load_coverage(instruments), case_counts()
    if as_json:
        rules = [rule for table in tables for rule in table.rules]
        sys.stdout.write(exact.dump([_covered(rule, counts.rules.get(rule.id, 0)) for rule in rules]))
    else:
        sys.stdout.write("\n".join(coverage_page(tables, instruments, counts, language)) + "\n")
    return 0


def _lint(arguments: argparse.Namespace) -> int:
    """What is wrong with the packs themselves; 1 where something is not known with the reading chosen."""
    root = repository_if_any(arguments.root)
    findings = [
        replace(finding, place=finding.place.in_file(_from_here(finding.place.file, root)))
        for finding in lint_regulation(root)
    ]
    if arguments.json:
        sys.stdout.write(exact.dump(lint_json(findings)))
    else:
        sys.stdout.write("".join(f"{visible(line)}\n" for line in lint_text(findings, arguments.language)))
    return 0 if all(finding.known for finding in findings) else 1


def _values(arguments: argparse.Namespace) -> int:
    """What can be set in a pack, for whoever writes one; of a built-in pack also while the own one is at fault."""
    built_in = load_library()
    found = settables(built_in if arguments.values in built_in.packs else _library(arguments), arguments.values)
    if arguments.json:
        sys.stdout.write(exact.dump([settable_json(item) for item in found]))
    else:
        sys.stdout.write("".join(f"{visible(line)}\n" for line in settable_text(found, arguments.language)))
    return 0


def _from_here(file: str, root: Path | None) -> str:
    return path_from_here(file, root) if root is not None and file.startswith("records/") else file


def _covered(rule: CoveredRule, cases: int) -> exact.Json:
    return {
        "id": rule.id,
        "name": rule.name,
        "citation": str(rule.citation),
        "kind": {"id": rule.kind.name.lower(), "label": rule.kind.label},
        "status": {"id": rule.status.name.lower(), "label": rule.status.label},
        "where": list(rule.where),
        "why": rule.why,
        "cases": cases,
    }


def _library(arguments: argparse.Namespace) -> Library:
    """The library of the repository where there is one, else the built-in one."""
    root = repository_if_any(arguments.root)
    return library_of(root) if root is not None else load_library()


def _json(plate: Plate) -> exact.Json:
    return {
        "rule": plate.stem,
        "title": plate.title,
        "summary": plate.summary,
        "kind": {"id": plate.kind, "label": KINDS[plate.kind]},
        "citations": [exact.citation(citation) for citation in plate.citations],
        "data": list(plate.data),
        "module": plate.module,
        "cases": plate.cases,
    }


def _text(plate: Plate, language: Language) -> Iterator[str]:
    say, title = language.say, language.rules.get(plate.stem)
    yield f"{plate.stem}: {title or plate.title} ({say(KINDS[plate.kind]).lower()})"
    if title:
        yield f"  {plate.title}"
    yield f"  {plate.summary}"
    for citation in plate.citations:
        yield f"  {say('căn cứ')}: {citation}"
    cases = say("{count} ca kiểm thử", count=plate.cases)
    yield f"  {say('thực hiện')}: {plate.module}; {say('dữ liệu')}: {', '.join(plate.data)}; {cases}"
