"""Mã: what identifies a unit, a person, a body, a work item."""

import re

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 64
"""Letters at most."""
