"""``evalgen rules``: the plates of the house, one a rule."""

import argparse
import sys
from collections.abc import Iterator

from evalgen.cli import exact
from evalgen.cli.reports.visible_text import visible_lines
from evalgen.cli.repository import find_root
from evalgen.errors import EvalgenError
from evalgen.pipeline import library_of
from evalgen.regulation.library import Library
from evalgen.regulation.loader import load_library
from evalgen.regulation.plates import Plate, plates


def run(arguments: argparse.Namespace) -> int:
    """Print every rule with its Vietnamese name, its citations, and where it is carried out."""
    found = plates(_library(arguments))
    if arguments.json:
        sys.stdout.write(exact.dump([_json(plate) for plate in found]))
    else:
        for plate in found:
            sys.stdout.write(visible_lines("\n".join(_text(plate))) + "\n")
    return 0


def _library(arguments: argparse.Namespace) -> Library:
    """The library of the repository where there is one, else the built-in one."""
    try:
        return library_of(find_root(arguments.root))
    except EvalgenError:
        if arguments.root is not None:
            raise
        return load_library()


def _json(plate: Plate) -> exact.Json:
    return {
        "rule": plate.stem,
        "title": plate.title,
        "summary": plate.summary,
        "citations": [exact.citation(citation) for citation in plate.citations],
        "data": list(plate.data),
        "module": plate.module,
    }


def _text(plate: Plate) -> Iterator[str]:
    yield f"{plate.stem}: {plate.title}"
    yield f"  {plate.summary}"
    for citation in plate.citations:
        yield f"  căn cứ: {citation}"
    yield f"  thực hiện: {plate.module}; dữ liệu: {', '.join(plate.data)}"
