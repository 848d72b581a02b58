"""What a merge would do, for tests that ask nothing of it which the repository has to be open for."""

from pathlib import Path
from typing import Any

from evalgen.approving.review import Review
from evalgen.pipeline.reviewing.review import review_revisions


def plan_of(root: Path, base: str, head: str | None, **settings: Any) -> Review:
    """The plan."""
    with review_revisions(root, base, head, **settings) as reviewed:
        return reviewed.review
