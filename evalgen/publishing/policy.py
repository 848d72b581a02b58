"""The Content-Security-Policy that every page carries, and a frame without needless spaces.

Only files of the site itself are loaded, and of the scripts within a page only those that the theme brought: each by
the hash of its text. A meta element works from any file server, and for a page that is opened from the disk.
"""

import base64
import hashlib
import re

from evalgen.errors import EvalgenError

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=\"utf-8\">")
_TOGGLE = re.compile(r"(?P<input><input class=\"md-toggle\"[^>]*?) autocomplete=\"off\"")
"""HTML allows no such attribute on a box to tick."""

_GAPS = re.compile(r"\s*\n\s*")


def framed(html: str) -> str:
    """The frame `html` without indentation and in valid HTML, with the policy that its own inline scripts need. Slots are not filled yet."""
    tight = _TOGGLE.sub(r"\g<input>", _GAPS.sub("\n", html).lstrip())
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy(tight)}">'
    framed, count = _CHARSET.subn(lambda found: f"{found[0]}\n{policy}", tight, count=1)
    if count != 1:
        raise EvalgenError(
            "Khung trang thiếu thẻ khai báo mã chữ nên không đặt được chính sách nội dung.",
            remedy='Giữ thẻ <meta charset="utf-8"> trong mẫu trang của site_templates/theme/.',
        )
    return framed


def _policy(html: str) -> str:
    scripts = sorted({f"'sha256-{_digest(text)}'" for text in _inline_scripts(html)})
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *scripts]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
        ]
    )


def _inline_scripts(html: str) -> list[str]:
    """The texts of scripts that run from within the page; blocks of data do not run."""
    found = []
    for match in _INLINE.finditer(html):
        attributes, text = match["attributes"], match["text"]
        if "src=" in attributes or "application/json" in attributes:
            continue
        if "@@evalgen:" in text:
            raise EvalgenError(
                "Một đoạn mã trong khung trang có ô trống, nên mã băm của nó không xác định được.",
                remedy="Bỏ ô @@evalgen:…@@ khỏi thẻ <script> trong site_templates/theme/.",
            )
        found.append(text)
    return found


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
