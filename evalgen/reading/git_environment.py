"""What Git is told with every call, so that it obeys and runs nothing that a repository or a folder brings along."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

SETTINGS = {
    # Nothing that a repository or a folder configures is run.
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.attributesFile": os.devnull,
    "gc.auto": "0",
    "maintenance.auto": "false",
    # The file of other parents is set below, to none; Git advises against it before each thing that it says.
    "advice.graftFileDeprecated": "false",
    # No file that lies beside the objects tells of other parents, of files that were looked at before, or is written.
    "core.commitGraph": "false",
    "core.untrackedCache": "false",
    "core.splitIndex": "false",
    # A file is taken for unchanged by all that the disk says of it, also by what nobody can set back.
    "core.trustctime": "true",
    "core.checkStat": "default",
    # The same merge on every machine.
    "merge.renames": "true",
    "merge.renameLimit": "7000",
    "merge.directoryRenames": "conflict",
}

_POWERLESS = {"clean": "", "smudge": "", "process": "", "required": "false"}
OPTIONS = ("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs")

ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    # Nothing is fetched, whatever a repository allows.
    "GIT_ALLOW_PROTOCOL": "",
    # Nobody tells Git other parents than a commit has.
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "LANGUAGE": "C",
    # Whoever stands in the commit that holds a working tree for comparing: nobody, and at no time.
    **{f"GIT_{who}_{what}": "evalgen" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    **{f"GIT_{who}_DATE": "2000-01-01T00:00:00Z" for who in ("AUTHOR", "COMMITTER")},
}


def own_environment() -> dict[str, str]:
    """That of the program without what would point Git elsewhere: another folder, other objects, other programs."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | ENVIRONMENT


def powerless(settings: Iterable[str]) -> Mapping[str, str]:
    """Settings by which the filters that these settings speak of do nothing."""
    names = {setting.removeprefix("filter.").rpartition(".")[0] for setting in settings}
    return {f"filter.{name}.{what}": value for name in sorted(names) for what, value in _POWERLESS.items()}


def as_environment(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as Git takes them from its environment, in which a name may hold every sign."""
    numbered = enumerate(settings.items())
    pairs = {
        f"GIT_CONFIG_{part}_{at}": word
        for at, setting in numbered
        for part, word in zip(("KEY", "VALUE"), setting, strict=True)
    }
    return {**pairs, "GIT_CONFIG_COUNT": str(len(settings))} if settings else {}


def quoted_path(path: Path) -> str:
    r"""A path in a list of paths: in quotation marks, so that a colon in it divides nothing."""
    escaped = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
