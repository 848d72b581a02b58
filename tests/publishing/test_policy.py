"""Every page says what it may load: files of the site, and the theme's own scripts by their hash."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from evalgen.errors import EvalgenError
from evalgen.publishing.policy import framed

pytest_plugins = ["site_fixture"]

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def test_every_page_has_a_policy_that_knows_its_own_scripts_and_no_others(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        (policy,) = _POLICY.findall(html)
        rules = dict(part.split(" ", 1) for part in policy.split("; "))
        digests = {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in _SCRIPT.findall(html)
        }
        assert set(rules["script-src"].split()) == {"'self'", *digests}, path
        assert rules["default-src"] == "'none'"
        assert rules["style-src"] == "'self'"
        assert "unsafe" not in policy
        assert html.index("Content-Security-Policy") < html.index("<link")


def test_blocks_of_data_and_files_need_no_hash() -> None:
    html = '<head>\n  <meta charset="utf-8">\n  <script src="a.js"></script><script type="application/json">{}</script>'
    assert "script-src 'self';" in framed(html)


def test_a_frame_loses_its_indentation_but_no_line_break_between_words() -> None:
    assert framed('\n<meta charset="utf-8">\n   một\n\n   hai').endswith('">\nmột\nhai')


@pytest.mark.parametrize(
    "html, message",
    [
        pytest.param("<head></head>", "khai báo mã chữ", id="không có thẻ mã chữ"),
        pytest.param('<meta charset="utf-8"><script>x="@@evalgen:title@@"</script>', "ô trống", id="ô trong mã"),
    ],
)
def test_a_frame_that_cannot_be_guarded_is_refused(html: str, message: str) -> None:
    with pytest.raises(EvalgenError, match=message):
        framed(html)
