"""MkDocs and Material, or Zensical, render the pages' shells; no text of a record passes through them."""

import contextlib
import logging
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.publishing.look import MKDOCS, ZENSICAL
from evalgen.publishing.slots import SHELL
from evalgen.publishing.zensical_shell import require_zensical, run_zensical
from evalgen.resources import resource

FOLDERS = ("", "ky/", "don-vi/", "nguoi/", "thong-bao/", "quy-dinh/")
"""The folders whose pages are stamped into a shell."""

_EPOCH = "1"
"""A fixed moment for whatever MkDocs would date with the clock."""


def require_supplier(supplier: str) -> None:
    """Raises EvalgenError where the program that shall render the shells is not installed."""
    if supplier == ZENSICAL:
        require_zensical()


def render_shells(
    workshop: Path,
    *,
    settings: Mapping[str, Any] = MappingProxyType({}),
    language: Language,
    supplier: str = MKDOCS,
    wholes: Callable[[str], Mapping[str, str]] | None = None,
) -> Path:
    """Run MkDocs, or the other `supplier`, in `workshop`; the folder of the rendered site, slots unfilled.

    MkDocs obeys the packaged configuration to the letter, code included: what comes with records is given as `settings`
    only. Pages with a text of their own stand in `language` in a folder beside the others. `wholes` makes, of the Markdown
    of a shell, that of pages to be rendered whole, by their paths.
    """
    source, rendered = workshop / "docs", workshop / "site"
    templates = resource("site_templates")
    shutil.copytree(templates / "pages", source)
    translated = templates / f"pages-{language.tag}"
    if translated.is_dir():
        shutil.copytree(translated, source, dirs_exist_ok=True)
    shutil.copytree(templates / "assets", source / "assets")
    shell = source / "shell.md"
    for folder in FOLDERS:
        shutil.copyfile(shell, source / folder / f"{SHELL}.md")
    for path, text in (wholes(shell.read_text(encoding="utf-8")) if wholes else {}).items():
        (source / path).with_suffix(".md").write_text(text, encoding="utf-8", newline="\n")
    shell.unlink()
    packaged = resource("mkdocs.yml")
    if supplier == ZENSICAL:
        run_zensical(packaged, settings, source, rendered)
        return rendered
    with _fixed_moment(), _collected_warnings() as warnings:
        _run(packaged, settings, source, rendered, warnings)
    return rendered


def _run(config_file: Path, settings: Mapping[str, Any], source: Path, rendered: Path, warnings: list[str]) -> None:
    from jinja2 import TemplateError
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

    try:
        config = load_config(
            config_file=str(config_file),
            **settings,
            docs_dir=str(source),
            site_dir=str(rendered),
            strict=True,
            use_directory_urls=False,
        )
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    except (Abort, ConfigurationError, MkDocsException, TemplateError) as error:
        raise EvalgenError(
            "MkDocs không dựng được khung trang: {said}",
            remedy="Sửa tệp cấu hình {file} hoặc mẫu trang trong site_templates/ rồi chạy lại.",
            said="; ".join([*warnings, str(error)]),
            file=config_file.name,
        ) from error


@contextlib.contextmanager
def _fixed_moment() -> Iterator[None]:
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = _EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextlib.contextmanager
def _collected_warnings() -> Iterator[list[str]]:
    """What MkDocs warns of, kept from the terminal until it is needed for a message."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler = Collector(level=logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
