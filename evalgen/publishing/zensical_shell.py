"""Zensical renders the pages' shells in the place of MkDocs: the same Markdown, theme and settings, another program.

It runs as a process of its own and reads a configuration that is written for it from what MkDocs would be given.
"""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from evalgen.errors import EvalgenError
from evalgen.resources import resource

_OWN_SEARCH = "search.json"
"""Zensical writes an index of the shells; search is the site's own."""


def require_zensical() -> None:
    """Raises EvalgenError where Zensical is not installed."""
    if importlib.util.find_spec("zensical") is None:
        raise EvalgenError(
            "Chưa cài Zensical.", remedy="Cài bằng: pip install 'evalgen[zensical]', hoặc dựng bằng MkDocs (mặc định)."
        )


def run_zensical(config_file: Path, settings: Mapping[str, Any], source: Path, rendered: Path) -> None:
    """Render the Markdown in `source` to `rendered`, both folders of one workshop. Raises EvalgenError where Zensical refuses."""
    workshop = rendered.parent
    shutil.copytree(resource("site_templates") / "theme", workshop / "theme")
    config = _configuration(yaml.safe_load(config_file.read_text(encoding="utf-8")), settings, source, rendered)
    file = workshop / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")
    done = subprocess.run(  # noqa: S603 - no shell, and no word of a record
        [sys.executable, "-I", "-m", "zensical", "build", "--strict", "--config-file", str(file)],
        cwd=workshop,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 0 or not rendered.is_dir():
        said = "; ".join(line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip())
        raise EvalgenError(
            "Zensical không dựng được khung trang: {said}",
            remedy="Sửa tệp cấu hình {file} hoặc mẫu trang trong site_templates/ rồi chạy lại.",
            said=said,
            file=config_file.name,
        )
    (rendered / _OWN_SEARCH).unlink(missing_ok=True)


def _configuration(
    frame: Mapping[str, Any], settings: Mapping[str, Any], source: Path, rendered: Path
) -> dict[str, Any]:
    """What MkDocs is told, with folders of the workshop, and the variant of Zensical's theme that is Material's look."""
    told = {**frame, **settings}
    return {
        **told,
        "theme": {**told["theme"], "custom_dir": "theme", "variant": "classic"},
        "docs_dir": source.name,
        "site_dir": rendered.name,
        "use_directory_urls": False,
    }
