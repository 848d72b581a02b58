"""``evalgen explain``: the derivation of a score and the chain of a grade, to be followed with a pencil."""

from __future__ import annotations

from functools import partial

from evalgen.cli.near_or_whole import near_or_whole
from evalgen.cli.remembered import Answer
from evalgen.cli.repository import find_root, way_to

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from evalgen.pipeline.inspecting.inspection import Inspection


def run(arguments: argparse.Namespace) -> int:
    """Print everything that leads to the grade of one record."""
    root = find_root(arguments.root, arguments.path.resolve())
    if arguments.what_if:
        from evalgen.cli import what_if

        return what_if.run(arguments, root)
    file = way_to(arguments.path, root)
    question = ("explain", "json" if arguments.json else "text", file)
    return near_or_whole(arguments, root, question, file, partial(_answer, arguments, root), checked=False).tell()


def _answer(arguments: argparse.Namespace, root: Path, inspection: Inspection) -> Answer:
    from evalgen.cli.explanation import explanation
    from evalgen.cli.unread_files import unread_line
    from evalgen.pipeline.inspecting.unread import unread_around

    told = explanation(inspection, root, arguments.path, arguments.language, programs=arguments.json)
    unread = unread_line(unread_around(inspection.records, way_to(arguments.path, root)), arguments.language)
    return Answer(code=0, output=told, errors=unread)
