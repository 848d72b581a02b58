"""Room 5: two revisions → what changed, who must approve, were the approvals given."""

import evalgen.domain  # noqa: F401 - msgspec is loaded there
