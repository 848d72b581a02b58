"""Answers about records: from the files around the one asked for where these suffice, else from the whole repository."""

from __future__ import annotations

from evalgen.cli.remembered import Answer, remembered, remembered_near

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from evalgen.pipeline.inspecting.inspection import Inspection
    from evalgen.reading.answer_store import AnswerStore
    from evalgen.reading.near_files import NearFiles


def near_or_whole(  # noqa: PLR0913 - who asks, where, what, of which file, how it is told
    arguments: argparse.Namespace,
    root: Path,
    question: Sequence[str],
    file: str | None,
    tell: Callable[[Inspection], Answer],
    *,
    checked: bool,
) -> Answer:
    """What `tell` says of an inspection, remembered under `question`.

    `file` is the one record that is asked for; None where there are several. `checked`: its problems are needed, too.
    """

    def near(store: AnswerStore, files: NearFiles) -> Answer | None:
        from evalgen.cli.packs_at_hand import packs_at_hand
        from evalgen.pipeline.inspecting.near_inspection import inspect_near

        inspection = inspect_near(files, root, packs_at_hand(store, root), checked=checked)
        return None if inspection is None else tell(inspection)

    def whole(store: AnswerStore, _: object) -> Answer:
        from evalgen.cli.packs_at_hand import packs_at_hand
        from evalgen.pipeline.inspecting.inspection import inspect

        return tell(inspect(root, packs_at_hand(store, root)))

    answer = remembered_near(arguments, root, question, file, near) if file is not None else None
    return remembered(arguments, root, question, whole) if answer is None else answer
