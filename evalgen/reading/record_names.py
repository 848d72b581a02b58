"""Names below ``records/`` that mean something by themselves: folders, files, and what nobody else may be called."""

RECORDS = "records"
REGULATION = "regulation"
"""The organization's own packs: read with the law, not as records."""

ORGANIZATION = f"{RECORDS}/organization.yaml"

KINDS = {"units": "unit", "people": "person", "bodies": "body", "catalogues": "catalogue"}
APPROVALS, RECEIPTS, RULES = "approvals", "receipts", "rules"
"""Folders of signed statements, of the host's receipts and of the rules in force, in the folder of a period."""

BESIDE_UNITS = frozenset({RECEIPTS, RULES})
NO_UNITS = BESIDE_UNITS | {APPROVALS}
"""Folders of a period that are no units."""

RESERVED = frozenset({"organization", "period", "collective"})
"""Names of files that are no persons."""

INDEX = "index"
"""The name of the page that lists the others; a unit or a person of that name would have no page of its own."""

EVIDENCE = frozenset({".md", ".txt", ".csv", ".pdf", ".png", ".jpg", ".jpeg", ".docx", ".xlsx"})
"""Files that may lie beside the records; nothing reads them."""

MAX_FOLDERS = 8
"""Records lie three folders deep; what goes deeper is an attack or an accident."""
