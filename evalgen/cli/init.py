"""``evalgen init``: a new organization's repository in one command, or what an old one still lacks."""

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from evalgen import __version__
from evalgen.cli.init_questions import Asked, ask
from evalgen.cli.init_words import body_of, key_of, named, once, unit_of
from evalgen.domain.shell_word import shell_word
from evalgen.drafting.starter_wishes import Hosting
from evalgen.errors import EvalgenError
from evalgen.language import Language
from evalgen.pipeline.drafting.starting import Started, complete, has_organization, hosts_of, offers, start
from evalgen.pipeline.drafting.starting_wishes import Wishes

_HOSTS = {"github": {"github"}, "gitlab": {"gitlab"}, "both": {"github", "gitlab"}, "none": set[str]()}
_RELEASE = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?/[A-Za-z0-9._~%/+-]+\.whl#sha256=[0-9a-f]{64}")
NO_RELEASE = f"https://noi-phat-hanh.invalid/evalgen-{__version__}-py3-none-any.whl#sha256={'0' * 64}"
"""Leads nowhere, so that jobs fail until somebody says from where they are to get the program."""

_BRANCH = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_ABOUT_RECORDS = ("name", "pack", "since", "top_unit", "unit", "body", "governed_by", "account", "receipt_key")


def run(arguments: argparse.Namespace) -> int:
    """Write what is missing of a repository; never over a file that is there."""
    directory: Path = arguments.directory
    if not _BRANCH.fullmatch(arguments.branch):
        raise EvalgenError(
            "--branch: «{branch}» không phải tên nhánh.",
            remedy="Ví dụ: --branch main hoặc --branch master.",
            branch=arguments.branch,
        )
    if has_organization(directory):
        _must_not_say_more(arguments)
        started = complete(directory, _hosting(arguments, arguments.host, hosts_of(directory)))
    else:
        asked = _asked(arguments)
        started = start(directory, _wishes(asked, arguments), _hosting(arguments, asked.host))
    sys.stdout.write("\n".join(_report(started, directory, arguments.language)) + "\n")
    return 0


def _hosting(arguments: argparse.Namespace, host: str | None, there: frozenset[str] = frozenset()) -> Hosting:
    """Of no chosen host: those that are there already, else both."""
    release = arguments.release or NO_RELEASE
    if not _RELEASE.fullmatch(release):
        raise EvalgenError(
            "--release: «{release}» không phải địa chỉ của một tệp .whl kèm mã băm.",
            remedy="Ví dụ: --release https://phan-mem.example.gov.vn/evalgen-{version}-py3-none-any.whl#sha256=… (64 chữ số "
            "thập lục phân, từ lệnh sha256sum).",
            release=release,
            version=__version__,
        )
    hosts = there if host is None and there else frozenset(_HOSTS[host or "both"])
    return Hosting(hosts=hosts, branch=arguments.branch, release=release)


def _must_not_say_more(arguments: argparse.Namespace) -> None:
    """What stands in the records is changed in the records, where it is reviewed."""
    given = [name for name in _ABOUT_RECORDS if getattr(arguments, name)]
    if given:
        flags = ", ".join("--from" if name == "since" else f"--{name.replace('_', '-')}" for name in given)
        raise EvalgenError(
            "«{directory}» đã có records/organization.yaml; {flags} không dùng được nữa.",
            remedy="Bỏ các tùy chọn ấy để chỉ bổ sung tệp còn thiếu; thông tin của tổ chức thì sửa trong records/.",
            directory=arguments.directory,
            flags=flags,
        )


def _asked(arguments: argparse.Namespace) -> Asked:
    """The flags, completed by questions where a person sits at the terminal."""
    given = Asked(
        name=arguments.name or "",
        packs=tuple(arguments.pack),
        since=arguments.since,
        top_unit=arguments.top_unit or "",
        units=tuple(arguments.unit),
        bodies=tuple(arguments.body),
        governed_by=arguments.governed_by or "",
        accounts=tuple(arguments.account),
        host=arguments.host or "",
    )
    missing = [flag for flag, value in (("--name", given.name), ("--pack", given.packs)) if not value]
    if missing and sys.stdin.isatty():
        given = ask(given, offers(), arguments.language)
        missing = []
    if missing:
        raise EvalgenError(
            "Thiếu {flags}.",
            remedy='Ví dụ: evalgen init {directory} --name "Đảng ủy xã …" --pack hd02; '
            "hoặc chạy trong cửa sổ dòng lệnh để được hỏi từng mục.",
            flags=", ".join(missing),
            directory=arguments.directory,
        )
    if given.accounts and not given.governed_by:
        raise EvalgenError(
            "Có {flag} mà thiếu {other}.",
            remedy='Nêu cấp trên giám sát kho, ví dụ --governed-by "Ban Tổ chức Tỉnh ủy".',
            flag="--account",
            other="--governed-by",
        )
    return given


def _wishes(asked: Asked, arguments: argparse.Namespace) -> Wishes:
    top = [unit_of(asked.top_unit, "--top-unit")] if asked.top_unit else []
    units = [*top, *(unit_of(text, parent=top[0].id if top else "") for text in asked.units)]
    bodies = [body_of(text) for text in asked.bodies]
    governor = named(asked.governed_by, "--governed-by") if asked.governed_by else None
    once("--unit", (unit.id for unit in units))
    once("--body", (*(body.id for body in bodies), *([governor[0]] if governor else [])))
    return Wishes(
        name=asked.name.strip(),
        packs=tuple(dict.fromkeys(asked.packs)),
        since=asked.since,
        units=tuple(units),
        bodies=tuple(bodies),
        governor=governor,
        accounts=tuple(dict.fromkeys(account.removeprefix("@") for account in asked.accounts)),
        receipt_key=key_of(arguments.receipt_key) if arguments.receipt_key else "",
    )


def _report(started: Started, directory: Path, language: Language) -> Iterable[str]:
    say = language.say
    made, kept_words = say("tạo"), say("giữ")
    yield from (f"{made}  {directory / path}" for path in started.written)
    yield from (f"{kept_words}  {directory / path}" for path in started.kept)
    kept = say(", giữ nguyên {count} tệp đã có", count=len(started.kept)) if started.kept else ""
    yield say("Đã tạo {count} tệp", count=len(started.written)) + f"{kept}."
    for pack in started.starter.packs:
        kinds, day = ", ".join(say(f"kỳ {kind.value}") for kind in pack.kinds), f"{pack.first:%d/%m/%Y}"
        words = "Gói {pack} ({title}): {kinds}, từ ngày {day}."
        yield say(words, pack=pack.id, title=pack.title, kinds=kinds, day=day)
    if started.starter.hosting.release == NO_RELEASE and started.starter.hosting.hosts:
        yield say("Chưa nêu nơi tải evalgen (--release): ghi vào EVALGEN của các tệp quy trình trước khi dùng.")
    read, check = directory / "README.md", f"evalgen check --root {shell_word(str(directory))}"
    yield say("Đọc tiếp: {file}; kiểm tra: {command}", file=read, command=check)
