"""Every label that the program says, found where it stands: in the code, in the templates, in the settings of the site."""

import argparse
import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
import yaml
from jinja2 import nodes

import evalgen
from evalgen.approving import to_do
from evalgen.approving.acts import WORDS as ACTS
from evalgen.approving.codeowners import SETTINGS
from evalgen.approving.file_changes import Area, ChangeKind
from evalgen.approving.verdict import ABOVE, Gravity
from evalgen.approving.verdict import TITLES as REASONS
from evalgen.cli import coverage_page, status_labels
from evalgen.cli.arguments import parser
from evalgen.cli.form import WANTED
from evalgen.cli.reports.github import COLUMNS as SUMMARY_COLUMNS
from evalgen.cli.reviewing.words import SIGNS
from evalgen.cli.system_fault import REASONS as SYSTEM_REASONS
from evalgen.cli.system_fault import REMEDY as SYSTEM_REMEDY
from evalgen.cli.vietnamese_parser import PARSER_MESSAGES
from evalgen.domain.actor import ActorBasis
from evalgen.domain.appeal import AppealState
from evalgen.domain.approval import ApprovedStep
from evalgen.domain.body import Capacity
from evalgen.domain.dossier import DossierState, Step, Urgency
from evalgen.domain.evaluation import Stage as RecordStage
from evalgen.domain.gathering import GatheredState
from evalgen.domain.grade import Grade, Undetermined
from evalgen.domain.measures import Measure, UnitMeasure
from evalgen.domain.organization import Standing
from evalgen.domain.period import Period, PeriodKind
from evalgen.domain.problem import Severity
from evalgen.domain.revision import EntryKind
from evalgen.domain.ruling import Effect, QuotaResult
from evalgen.domain.steps import AmendmentKind
from evalgen.domain.subject_kind import SubjectKind
from evalgen.language.explaining.axes import COLUMNS as ITEM_COLUMNS
from evalgen.language.explaining.axes import JUDGED_BY
from evalgen.language.explaining.words import SENTENCES
from evalgen.language.labels import DAYS
from evalgen.language.legal_values import WORDS as LEGAL_VALUES
from evalgen.language.reviewing import PHRASES, REVIEW
from evalgen.pipeline.drafting import form_fitting
from evalgen.pipeline.gathering.engines import THIS_MACHINE
from evalgen.publishing.data_page import KINDS as FIELD_KINDS
from evalgen.publishing.data_page import documents
from evalgen.publishing.example_page import HEADS as EXAMPLE_HEADS
from evalgen.publishing.example_page import TITLES as EXAMPLES
from evalgen.publishing.nation.pages import NAME as NATION
from evalgen.publishing.nation.pages import STANDINGS
from evalgen.publishing.open_data.contract import changes
from evalgen.publishing.public import PublicState
from evalgen.publishing.unit_order import BLOCKS, KINDS
from evalgen.reading.git_complaints import KNOWN
from evalgen.regulation.coverage_table import RuleKind, Status
from evalgen.regulation.forms.form import MadeFor
from evalgen.regulation.parameters import RULES
from evalgen.regulation.plates import KINDS as RULE_KINDS
from evalgen.regulation.procedures.procedure import Role
from evalgen.regulation.procedures.procedure import Stage as ProcedureStage

HOUSE = Path(evalgen.__file__).parent
TEMPLATES = HOUSE.parent / "site_templates"

PAPERS = {"content/_paper.html"}
"""Official papers: their content stays Vietnamese in every language of the interface."""

PERIODS = ("2026", *(f"2026-Q{quarter}" for quarter in range(1, 5)), *(f"2026-{month:02d}" for month in range(1, 13)))


def words() -> set[str]:
    """The keys that the catalogue of words must have, no more and no less."""
    return set(
        chain(said_in_code(), errors_in_code(), said_in_templates("_"), *TABLES, said_by_the_parser(), settings())
    )


def pages() -> set[str]:
    """The names of pages: of the menu, of the way to a page, of headings."""
    named = {title for item in mkdocs()["nav"] for title in item}
    return named | set(named_in_code()) | set(said_in_templates("page"))


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(HOUSE), ast.parse(path.read_text(encoding="utf-8"))


def said_in_code() -> Iterator[str]:
    """What is handed to ``say`` as it stands, or by a name that a text was given to in the same function."""
    for _, tree in trees():
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                given = dict(named_values(function))
                for call in calls(function, "say"):
                    if isinstance(call.func, ast.Attribute) or is_say(given.get("say")):
                        first = call.args[0]
                        yield from texts_of(given.get(first.id, first) if isinstance(first, ast.Name) else first)


def named_values(function: ast.FunctionDef) -> Iterator[tuple[str, ast.expr]]:
    """The names that a function gives to values, in pairs too: ``words, day = …, …``."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                pairs = [(target, node.value)]
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = list(zip(target.elts, node.value.elts, strict=True))
                yield from ((name.id, value) for name, value in pairs if isinstance(name, ast.Name))


def is_say(value: ast.expr | None) -> bool:
    """``say = language.say``: a shorter name in a function that says much."""
    return isinstance(value, ast.Attribute) and value.attr == "say"


def texts_of(node: ast.expr) -> Iterator[str]:
    """The texts that an expression may give."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names:
                yield node


def errors_in_code() -> Iterator[str]:
    """Message and remedy of every refusal."""
    return (text for _, sentence in refusals() for text in texts_of(sentence))


def refusals() -> Iterator[tuple[str, ast.expr]]:
    """Each sentence that an `EvalgenError` is made of, with its place."""
    for path, tree in trees():
        constants = dict(named_values_of_module(tree))
        for call in refusals_made(tree):
            remedies = [keyword.value for keyword in call.keywords if keyword.arg == "remedy"]
            for sentence in (*call.args[:1], *remedies):
                told = constants.get(sentence.id, sentence) if isinstance(sentence, ast.Name) else sentence
                yield f"{path.as_posix()}:{call.lineno}", told


def refusals_made(tree: ast.Module) -> Iterator[ast.Call]:
    """Of the error itself, and of those that extend it: what they hand up."""
    yield from calls(tree, "EvalgenError")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "EvalgenError" for base in node.bases):
            yield from calls(node, "__init__")


def named_in_code() -> Iterator[str]:
    """Names of pages: handed to ``page_name``, or to a step of the way to a page."""
    for _, tree in trees():
        constants = dict(named_values_of_module(tree))
        for call in calls(tree, "page_name"):
            first = call.args[0]
            yield from texts_of(constants.get(first.id, first) if isinstance(first, ast.Name) else first)
        for call in calls(tree, "Crumb"):
            yield from (text for keyword in call.keywords if keyword.arg == "name" for text in texts_of(keyword.value))


def named_values_of_module(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from ((target.id, node.value) for target in node.targets if isinstance(target, ast.Name))


def template_trees() -> Iterator[tuple[str, nodes.Template]]:
    environment = jinja2.Environment(autoescape=True)
    for path in template_files():
        yield path.relative_to(TEMPLATES).as_posix(), environment.parse(path.read_text(encoding="utf-8"))


def template_files() -> list[Path]:
    """Of the site's content, and of internal papers."""
    return [path for folder in ("content", "internal") for path in sorted((TEMPLATES / folder).glob("*.html"))]


def said_in_templates(name: str) -> Iterator[str]:
    for _, tree in template_trees():
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == name and isinstance(call.args[0], nodes.Const):
                yield call.args[0].value


def said_by_the_parser() -> Iterator[str]:
    """Help, headings and placeholders of values, of the whole command line."""
    waiting: list[argparse.ArgumentParser] = [parser()]
    while waiting:
        command = waiting.pop()
        yield from filter(None, (command.description, (command.epilog or "").partition(": ")[0]))
        groups = (command._positionals, command._optionals, command._subparsers)
        yield from (group.title for group in groups if group is not None and group.title)
        for action in command._actions:
            yield from (text for text in (action.help, action.metavar) if isinstance(text, str) and is_vietnamese(text))
            if isinstance(action, argparse._SubParsersAction):
                yield from (listed.help for listed in action._choices_actions if listed.help)
                waiting.extend(action.choices.values())


def is_vietnamese(text: str) -> bool:
    return not text.isascii()


def mkdocs() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HOUSE.parent / "mkdocs.yml").read_text(encoding="utf-8"))
    return loaded


def settings() -> Iterator[str]:
    site = mkdocs()
    yield from (site["site_name"], site["copyright"])
    yield from (palette["toggle"]["name"] for palette in site["theme"]["palette"])


TABLES: tuple[list[str], ...] = (
    [item.value for kind in (Grade, Undetermined, PublicState, GatheredState, AppealState) for item in kind],
    [item.value for kind in (Effect, Severity, RecordStage, Standing, AmendmentKind) for item in kind],
    [item.value for kind in (SubjectKind, Measure, UnitMeasure, Status, RuleKind, MadeFor) for item in kind],
    [item.value for kind in (ProcedureStage, Role, ApprovedStep) for item in kind],
    [item.value for kind in (Step, DossierState, Urgency, ActorBasis, Capacity, QuotaResult) for item in kind],
    [f"kỳ {kind.value}" for kind in PeriodKind],
    [text for name, text in vars(status_labels).items() if name.isupper()],
    [f"{{count}} {severity.value}" for severity in Severity],
    [str(Period.parse(text).label).replace("2026", "{year}") for text in PERIODS],  # type: ignore[union-attr]
    [str(Period.parse(text).label).replace(" năm 2026", "/{year}").replace("2026", "{year}") for text in PERIODS],  # type: ignore[union-attr]
    [*EXAMPLES.values(), *EXAMPLE_HEADS],
    [*BLOCKS.values(), *KINDS.values(), *RULE_KINDS.values(), *LEGAL_VALUES.values(), *FIELD_KINDS.values()],
    [kind.sentence for rule in RULES.values() for kind in rule.parameters.values() if not kind.words],
    [*SENTENCES.sentences, *DAYS.sentences, *(words for _, words in PARSER_MESSAGES)],
    [*SUMMARY_COLUMNS, *coverage_page.COLUMNS, *ITEM_COLUMNS, *JUDGED_BY.values()],
    [*REVIEW.sentences, *PHRASES, *SIGNS.values(), *ACTS.values(), *REASONS.values(), *ABOVE.values()],
    [item.value for kind in (Gravity, ChangeKind, Area, EntryKind) for item in kind],
    [text for name, text in vars(to_do).items() if name.isupper() and isinstance(text, str)],
    [item.words for item in vars(to_do).values() if isinstance(item, to_do.ToDo)],
    [
        words
        for document in documents()
        for words in (document.description, *(entry.title for entry in document.entries))
    ],
    [field.description for document in documents() for entry in document.entries for field in entry.fields],
    [words for change in changes() for words in change.changes],
    [NATION, *STANDINGS.values(), *SETTINGS],
    [*form_fitting.KINDS.values(), *form_fitting.PLACES.values(), *WANTED.values(), THIS_MACHINE],
    [text for _, *sentences in KNOWN for text in sentences],
    [coverage_page.HEAD, "Văn bản", "Tổng", *SYSTEM_REASONS.values(), SYSTEM_REMEDY],
)
"""What is said by way of a table: the words of enumerations, of columns, of patterns."""
