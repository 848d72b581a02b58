"""Text that XML can hold."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with every character that XML 1.0 has no way to write shown as «�»; it still has to be escaped."""
    return _FORBIDDEN.sub("\ufffd", text)
