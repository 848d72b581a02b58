"""A new organization's repository: folders, settings, workflows, editor, and a guide for the people who fill it in."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from evalgen.domain.period import Period, PeriodKind
from evalgen.drafting.starter_guide import guide_words
from evalgen.drafting.starter_kinds import BLOCKS, kind_of
from evalgen.drafting.starter_records import PEER_GROUPS, draft_records
from evalgen.drafting.starter_wishes import RECEIVER, Starter
from evalgen.drafting.yaml_text import scalar

_EVERYWHERE = {
    "README.md": "README.md",
    "records/units/README.md": "records/units.md",
    "records/people/README.md": "records/people.md",
    "records/bodies/README.md": "records/bodies.md",
    "records/catalogues/README.md": "records/catalogues.md",
    ".vscode/settings.json": "editor/settings.json",
    ".vscode/extensions.json": "editor/extensions.json",
    ".vscode/tasks.json": "editor/tasks.json",
    ".editorconfig": "editor/editorconfig",
    ".gitattributes": "git/gitattributes",
    ".gitignore": "git/gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
}
_HOSTS = {
    "github": {
        f".github/workflows/{name}.yml": f"github/{name}.yml"
        for name in ("evalgen-check", "evalgen-report", "evalgen-publish", "evalgen-receive")
    },
    "gitlab": {".gitlab-ci.yml": "gitlab/gitlab-ci.yml"},
}

SCHEMAS: Mapping[str, tuple[str, ...]] = {
    "organization": ("records/organization.yaml",),
    "unit": ("records/units/*.yaml",),
    "person": ("records/people/*.yaml",),
    "body": ("records/bodies/*.yaml",),
    "catalogue": ("records/catalogues/*.yaml",),
    "period": ("records/[0-9]*/period.yaml",),
    "collective": ("records/[0-9]*/*/collective.yaml",),
    "evaluation": (
        "records/[0-9]*/*/*.yaml",
        "!records/[0-9]*/*/collective.yaml",
        "!records/[0-9]*/receipts/*.yaml",
        "!records/[0-9]*/rules/*.yaml",
    ),
    "approval": ("records/[0-9]*/approvals/*/*/*.yaml",),
    "receipt": ("records/[0-9]*/receipts/*.yaml",),
    "rules": ("records/[0-9]*/rules/*.yaml",),
    "protection": ("records/approvals/*/*.yaml",),
    "pack": ("records/regulation/*/*.yaml",),
    "framework": ("records/regulation/*/frameworks/*.yaml",),
    "form": ("records/regulation/*/forms/*.yaml",),
}
"""Kind of record → the files that an editor holds against its schema; «!» takes files out again."""

UNIT = "van-phong"
"""In examples, where no unit was given."""

_PLACEHOLDER = re.compile(r"@@evalgen:(?P<name>[a-z_]+)@@")


def draft_starter(starter: Starter, templates: Mapping[str, str]) -> Mapping[str, str]:
    """Path from the top of the new repository → text; `templates` are the packaged ones by their names."""
    drafts = dict(draft_records(starter))
    values = _values(starter)
    for path, name in _files(starter):
        drafts[path] = _PLACEHOLDER.sub(lambda found: values[found["name"]], templates[name])
    return drafts


def hosts_served(paths: Iterable[str]) -> frozenset[str]:
    """The hosts that have one of their workflows among `paths`."""
    there = set(paths)
    return frozenset(host for host, files in _HOSTS.items() if there & files.keys())


def _files(starter: Starter) -> Iterator[tuple[str, str]]:
    yield from _EVERYWHERE.items()
    for host, files in _HOSTS.items():
        if host in starter.hosting.hosts:
            yield from files.items()


def _values(starter: Starter) -> Mapping[str, str]:
    """What the placeholders stand for; where nothing was given, identifiers to start from."""
    pack = starter.packs[0]
    period = _period(pack.kinds[0], pack.first)
    unit = next(iter(starter.units), None)
    kind = (unit.kind or kind_of(unit.name)) if unit else "party_office"
    return {
        "organization": starter.name,
        "requirement": f"evalgen @ {starter.hosting.release}",
        "branch": starter.hosting.branch,
        "receiver": RECEIVER,
        "governor": starter.governed_by or "cap-tren",
        "unit": unit.id if unit else UNIT,
        "unit_yaml": scalar(unit.name if unit else "Văn phòng"),
        "unit_kind": kind,
        "unit_block": BLOCKS.get(kind, ""),
        "approve_plan": _with_role(starter, "approve_plan", "ban-thuong-vu"),
        "verify": _with_role(starter, "verify", "ban-to-chuc"),
        "propose": _with_role(starter, "propose", "tap-the-lanh-dao"),
        "decide": _with_role(starter, "decide", "ban-thuong-vu"),
        "peer_group": next(iter(PEER_GROUPS)),
        "first": pack.first.isoformat(),
        "period": str(period),
        "period_label": period.label,
        "after": (period.last_day + dt.timedelta(days=1)).isoformat(),
        "later": (period.last_day + dt.timedelta(days=30)).isoformat(),
        "schemas": _schemas(),
        **guide_words(starter, f"records/{period}/{unit.id if unit else UNIT}/tran-thi-binh.yaml"),
    }


def _with_role(starter: Starter, role: str, otherwise: str) -> str:
    """A body of the organization itself before the one above it."""
    able = [body.id for body in starter.bodies if role in body.roles]
    own = [name for name in able if name != starter.governed_by]
    return next(iter([*own, *able]), otherwise)


def _period(kind: PeriodKind, day: dt.date) -> Period:
    """The period of that kind that holds `day`."""
    months = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.YEAR: 12}[kind]
    return Period(kind=kind, year=day.year, number=(day.month - 1) // months + 1)


def _schemas() -> str:
    table = {
        f"./schemas/{kind}.schema.json": patterns[0] if len(patterns) == 1 else list(patterns)
        for kind, patterns in SCHEMAS.items()
    }
    return '  "yaml.schemas": ' + json.dumps(table, ensure_ascii=False, indent=2).replace("\n", "\n  ")
