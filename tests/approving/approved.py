"""One record approved in one step, as `evalgen approve` does it for those named."""

import datetime as dt
from pathlib import Path

from evalgen.domain.approval import ApprovedStep
from evalgen.pipeline.approving.signing import Signed, approvable, sign_approvals
from evalgen.pipeline.inspecting.near_inspection import Inspector


def approve(  # noqa: PLR0913 - as `approvable`
    root: Path, file: str, step: ApprovedStep, *, key: Path, on: dt.date, inspector: Inspector | None = None
) -> Signed:
    """Signs `step` of the record in `file` with the private key in `key`, and writes the statement."""
    unsigned = approvable(root, file, step, key=key, on=on, inspector=inspector or Inspector(root))
    return sign_approvals(root, [unsigned], key)[0]
