"""Text that XML can hold."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """`text` with every character that XML 1.0 has no way to write shown as «�»; it still has to be escaped."""
    return _FORBIDDEN.sub("\ufffd", text)


def escape(text: str) -> str:
    """`text` between tags. The library's own way brings modules for the network along, which cost more than a whole feed."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quoteattr(text: str) -> str:
    """`text` as the value of an attribute, with the quotes around it."""
    plain = escape(text).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' not in plain:
        return f'"{plain}"'
    return '"' + plain.replace('"', "&quot;") + '"' if "'" in plain else f"'{plain}'"
