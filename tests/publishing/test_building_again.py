"""A site built again out of the one built last has the bytes of a site built from nothing, and what is the same is not made."""

import errno
import os
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import sample_results as given
from folder_bytes import bytes_below
from msgspec.structs import replace

from evalgen.domain.grade import Grade
from evalgen.domain.organization import Organization, Person, UnitName
from evalgen.domain.results import Results
from evalgen.domain.steps import AmendmentKind
from evalgen.language import VIETNAMESE, Language, language_of
from evalgen.publishing import build, home_page, ledger, list_data, paging, period_pages, plan, shell
from evalgen.publishing.build import Making, Remembered, build_site
from evalgen.publishing.look import Look
from evalgen.publishing.page import Page
from evalgen.publishing.projection import project
from evalgen.publishing.value_text import value_text
from evalgen.reading.answer_store import AnswerStore

LAWS, PLATES = given.laws(), given.rule_plates()
ROWS = 4
"""Rows on a page, so that the small organization has lists of several pages."""

STEPS = 15
TAMPERED = 0.2


@dataclass(kw_only=True)
class State:
    """What a site is made from; every edit changes one thing of it."""

    results: Results = field(default_factory=given.sample)
    language: Language = VIETNAMESE
    settings: Mapping[str, Any] = field(default_factory=dict)
    program: str = "một"

    def build(self, out: Path, memory: AnswerStore | None) -> int:
        """Build the site at `out`."""
        return build_site(
            project(self.results, laws=LAWS),
            laws=LAWS,
            plates=PLATES,
            out=out,
            look=Look(language=self.language, settings=self.settings),
            making=Making(remembered=Remembered(memory=memory, program=self.program) if memory is not None else None),
        ).pages

    def change(self, **records: Any) -> None:
        """Put other nouns in the place of those of the records."""
        self.results = replace(self.results, records=replace(self.results.records, **records))


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (paging, period_pages, list_data, home_page):
        monkeypatch.setattr(module, "PAGE_ROWS", ROWS)


@pytest.fixture
def rendered_once(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """MkDocs renders every kind of frame once for the whole test; the list of all times that one was asked for."""
    original, asked, known = shell.render_shells, [], {}

    def copied(workshop: Path, *, wholes: object, **wishes: Any) -> Path:
        del wholes
        key = repr(sorted(wishes.items(), key=lambda item: item[0]))
        asked.append(key)
        if key not in known:
            known[key] = original(tmp_path_factory.mktemp("frames") / "work", **wishes)
        return Path(shutil.copytree(known[key], workshop / "site"))

    monkeypatch.setattr(build, "render_shells", copied)
    monkeypatch.setattr(build, "SELF_CHECKED", 0)
    return asked


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all pages whose contents were made."""
    found: list[str] = []
    original = plan.page_bytes

    def seen(page: Page, *rest: Any) -> bytes:
        found.append(page.path)
        return original(page, *rest)

    monkeypatch.setattr(plan, "page_bytes", seen)
    return found


def differing(one: Path, other: Path) -> list[str]:
    first, second = bytes_below(one), bytes_below(other)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def person_of(state: State, chance: random.Random) -> Person:
    return chance.choice(sorted(state.results.records.people.values(), key=lambda item: item.id))


def decide(state: State, chance: random.Random) -> None:
    """Another grade for somebody, or none any more."""
    records = list(state.results.records.evaluations)
    at = chance.randrange(len(records))
    grade = chance.choice([*Grade, None])
    decided = given.decision(grade) if chance.random() < 0.8 else None
    records[at] = replace(records[at], decision=decided, amendments=())
    state.change(evaluations=tuple(records))


def amend(state: State, chance: random.Random) -> None:
    """A change after publication."""
    records = list(state.results.records.evaluations)
    at = chance.randrange(len(records))
    kind = chance.choice([AmendmentKind.ADJUST, AmendmentKind.CANCEL])
    change = given.amendment(kind, chance.choice(list(Grade)) if kind is AmendmentKind.ADJUST else None)
    records[at] = replace(records[at], decision=given.decision(Grade.GOOD), amendments=(change,))
    state.change(evaluations=tuple(records))


def leave(state: State, chance: random.Random) -> None:
    """Somebody is no longer in the records, or comes to be in them."""
    records = list(state.results.records.evaluations)
    if len(records) > 3 and chance.random() < 0.5:
        del records[chance.randrange(len(records))]
    else:
        known = {(item.period, item.person) for item in records}
        who = person_of(state, chance)
        records += [given.evaluation(who, None)] if (given.Q2, who.id) not in known else []
    state.change(evaluations=tuple(records))


def arrive(state: State, chance: random.Random) -> None:
    """Somebody new."""
    people = dict(state.results.records.people)
    who = given.person(
        f"nguoi-moi-{len(people)}", f"Phạm Thị Mới {len(people)}", next(iter(state.results.records.units))
    )
    records = (*state.results.records.evaluations, given.evaluation(who, given.decision(chance.choice(list(Grade)))))
    state.change(people={**people, who.id: who}, evaluations=records)


def be_called_alike(state: State, chance: random.Random) -> None:
    """Somebody has the name of somebody else."""
    people = dict(state.results.records.people)
    who = person_of(state, chance)
    people[who.id] = replace(who, name=person_of(state, chance).name)
    state.change(people=people)


def rename_person(state: State, chance: random.Random) -> None:
    """Another name, other order in the lists."""
    people = dict(state.results.records.people)
    who = person_of(state, chance)
    people[who.id] = replace(who, name=f"{who.name} {chance.choice('ÂĂĐÔƯ')}")
    state.change(people=people)


def repost(state: State, chance: random.Random) -> None:
    """Another title of a post, which records of the period show, too."""
    people = dict(state.results.records.people)
    who = person_of(state, chance)
    posts = tuple(replace(post, title=f"Chức vụ {chance.randrange(99)}") for post in who.posts)
    people[who.id] = replace(who, posts=posts)
    state.change(people=people)


def rename_unit(state: State, chance: random.Random) -> None:
    units = dict(state.results.records.units)
    name = chance.choice(sorted(units))
    named = UnitName(name=f"Đơn vị {chance.randrange(99)}", short_name="")
    units[name] = replace(units[name], names=(named, *units[name].names[1:]))
    state.change(units=units)


def rename_unit_from_a_day(state: State, chance: random.Random) -> None:
    units = dict(state.results.records.units)
    name, day = chance.choice(sorted(units)), chance.choice((given.Q2.last_day, given.Q3.first_day))
    named = UnitName(first=day, name=f"Đơn vị {chance.randrange(99)}", short_name="")
    units[name] = replace(units[name], names=(units[name].names[0], named))
    state.change(units=units)


def rename_organization(state: State, chance: random.Random) -> None:
    state.change(organization=_organization(state, name=f"Xã Suối {chance.randrange(99)}"))


def publish_scores(state: State, chance: random.Random) -> None:
    basis = chance.choice(["", "Quyết định số 1", "Quyết định số 2"])
    state.change(organization=_organization(state, scores_public=bool(basis), scores_legal_basis=basis))


def publish_collectives(state: State, chance: random.Random) -> None:
    unit = chance.choice(sorted(state.results.records.units))
    found = given.collective(unit, given.decision(chance.choice(list(Grade))))
    collectives = {**state.results.records.collectives, (found.period, unit): found}
    state.change(
        collectives=collectives, organization=_organization(state, collective_grades_public=chance.random() < 0.7)
    )


def announce(state: State, chance: random.Random) -> None:
    """A further notice, or one less."""
    periods = dict(state.results.records.periods)
    record = periods[given.Q2]
    notices = record.notices
    if len(notices) > 1 and chance.random() < 0.5:
        notices = notices[:-1]
    else:
        notices = (*notices, given.notice(identifier=f"lan-{len(notices) + 7}"))
    periods[given.Q2] = replace(record, notices=notices)
    state.change(periods=periods)


def speak(state: State, chance: random.Random) -> None:
    state.language = chance.choice([VIETNAMESE, language_of("en")])


def configure(state: State, chance: random.Random) -> None:
    state.settings = chance.choice([{}, {"site_url": "https://a.example/"}, {"site_name": "Tên khác"}])


def update(state: State, chance: random.Random) -> None:
    """Another version of the program or of a library."""
    state.program = chance.choice(["một", "hai"])


def _organization(state: State, **changes: Any) -> Organization:
    organization = state.results.records.organization
    assert organization is not None
    return replace(organization, **changes)


EDITS: tuple[Callable[[State, random.Random], None], ...] = (
    decide,
    decide,
    amend,
    leave,
    arrive,
    be_called_alike,
    rename_person,
    repost,
    rename_unit,
    rename_unit_from_a_day,
    rename_organization,
    publish_scores,
    publish_collectives,
    announce,
    speak,
    configure,
    update,
)


def tamper(site: Path, cache: Path, chance: random.Random) -> None:
    """What may happen to a site or to the memory between two builds."""
    files = sorted(path for path in site.rglob("*") if path.is_file() and path.name != "evalgen.css")
    path = chance.choice(files)
    kind = chance.randrange(7)
    if kind == 0:
        path.write_bytes(path.read_bytes() + b" ")
    elif kind == 1:
        state = path.stat()
        path.write_bytes(bytes(len(path.read_bytes())))
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    elif kind == 2:
        path.unlink()
    elif kind == 3:
        (site / "nguoi" / "la.html").write_text("người lạ", encoding="utf-8")
    elif kind == 4:
        path.unlink()
        path.symlink_to("/etc/hostname")
    elif kind == 5:
        shutil.rmtree(cache / "answers-1")
    else:
        entry = chance.choice(sorted((cache / "answers-1").iterdir()))
        entry.write_bytes(entry.read_bytes()[: chance.randrange(entry.stat().st_size)])


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_edit_the_site_is_the_one_built_from_nothing(
    seed: int, rendered_once: list[str], tmp_path: Path
) -> None:
    chance, state, cache = random.Random(seed), State(), tmp_path / "cache"  # noqa: S311 - the same edits every time
    again, whole = tmp_path / "a" / "site", tmp_path / "b" / "site"
    state.build(again, AnswerStore(cache))
    for step in range(STEPS):
        edit = chance.choice(EDITS)
        edit(state, chance)
        if chance.random() < TAMPERED:
            tamper(again, cache, chance)
        assert state.build(again, AnswerStore(cache)) == state.build(whole, None)
        assert differing(again, whole) == [], f"step {step}: {edit.__name__}"
    assert rendered_once


class TestWhatIsMade:
    """A site was built; then this."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> AnswerStore:
        return AnswerStore(tmp_path / "cache")

    @pytest.fixture
    def site(self, tmp_path: Path, store: AnswerStore, rendered_once: list[str], made: list[str]) -> Path:
        site = tmp_path / "site"
        assert State().build(site, store) == len(made)
        assert len(rendered_once) == 1
        made.clear()
        rendered_once.clear()
        return site

    def test_nothing_when_nothing_changed(
        self, site: Path, store: AnswerStore, made: list[str], rendered_once: list[str]
    ) -> None:
        before = site.stat().st_ino
        pages = State().build(site, store)
        assert pages == len(list(site.rglob("*.html")))
        assert (made, rendered_once) == ([], [])
        assert site.stat().st_ino == before

    def test_the_pages_that_show_somebody_when_their_grade_changed(
        self, site: Path, store: AnswerStore, made: list[str], rendered_once: list[str]
    ) -> None:
        state = State()
        records = list(state.results.records.evaluations)
        assert records[0].person == "nguyen-van-a"
        records[0] = replace(records[0], decision=given.decision(Grade.EXCELLENT))
        state.change(evaluations=tuple(records))
        untouched = {path: (site / path).stat().st_ino for path in ("nguoi/le-van-dat.html", "assets/evalgen.css")}
        state.build(site, store)
        assert rendered_once == []
        assert {"nguoi/nguyen-van-a.html", "don-vi/dang-uy.html", "ky/2026-Q2.html", "index.html"} <= set(made)
        others = {f"nguoi/{who.id}.html" for who in given.PEOPLE[1:]}
        others |= {f"don-vi/{unit.id}.html" for unit in given.UNITS[1:]} | {"ky/2026-Q2_2.html", "quy-dinh/index.html"}
        assert others.isdisjoint(made)
        assert {path: (site / path).stat().st_ino for path in untouched} == untouched

    def test_the_pages_that_show_two_people_when_they_come_to_have_one_name_and_part_again(
        self, site: Path, store: AnswerStore, made: list[str]
    ) -> None:
        state, whole = State(), site.with_name("whole")
        people = dict(state.results.records.people)
        alike = replace(people["le-van-dat"], name=people["nguyen-van-a"].name)
        ways = {f"nguoi/{who.id}.html" for who in given.PEOPLE} | {"quy-dinh/index.html", "404.html"}
        for named in (alike, people["le-van-dat"]):
            state.change(people={**people, named.id: named})
            made.clear()
            state.build(site, store)
            assert ways & set(made) == {"nguoi/nguyen-van-a.html", "nguoi/le-van-dat.html"}
            state.build(whole, None)
            assert differing(site, whole) == []

    def test_nothing_but_the_frames_pages_when_a_setting_changed(
        self, site: Path, store: AnswerStore, rendered_once: list[str]
    ) -> None:
        State(settings={"site_name": "Tên khác"}).build(site, store)
        assert len(rendered_once) == 1
        State(settings={"site_name": "Tên khác"}).build(site, store)
        assert len(rendered_once) == 1

    @pytest.mark.parametrize("hurt", ["chép", "không nối được"])
    def test_all_pages_where_nothing_can_be_taken_over(
        self, hurt: str, site: Path, store: AnswerStore, made: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state = State()
        if hurt == "chép":
            copy = site.with_name("copy")
            shutil.copytree(site, copy)
            shutil.rmtree(site)
            copy.rename(site)
        else:

            def refused(*_: object, **__: object) -> None:
                raise OSError(errno.EPERM, "Operation not permitted")

            monkeypatch.setattr(os, "link", refused)
            state.change(organization=_organization(state, name="Xã Suối Mới"))
        pages = state.build(site, store)
        assert len(made) == pages

    def test_the_page_that_somebody_edited_in_place(self, site: Path, store: AnswerStore, made: list[str]) -> None:
        page = site / "nguoi/nguyen-van-a.html"
        before, times = page.read_bytes(), page.stat()
        page.write_bytes(before.replace("Bí thư".encode(), "Bí thu".encode()))
        os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))
        State().build(site, store)
        assert made == ["nguoi/nguyen-van-a.html"]
        assert page.read_bytes() == before

    def test_no_page_for_a_stranger_in_the_folder(self, site: Path, store: AnswerStore, made: list[str]) -> None:
        (site / "nguoi" / "la.html").write_text("người lạ", encoding="utf-8")
        State().build(site, store)
        assert made == []
        assert not (site / "nguoi" / "la.html").exists()

    def test_everything_where_new_files_are_given_other_rights(
        self, site: Path, store: AnswerStore, made: list[str]
    ) -> None:
        before = os.umask(0o077)
        try:
            pages = State().build(site, store)
        finally:
            os.umask(before)
        assert len(made) == pages
        assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o600}

    @pytest.mark.parametrize("moment", ["pages_of", "planted"])
    def test_the_page_that_somebody_edits_while_the_site_is_built(
        self, moment: str, site: Path, store: AnswerStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state, whole, disturbances = State(), site.with_name("whole"), []
        state.change(organization=_organization(state, scores_public=True, scores_legal_basis="Quyết định số 1"))
        state.build(site, store)
        page, original = site / "nguoi/nguyen-van-a.html", getattr(build, moment)
        people = dict(state.results.records.people)
        other = next(who for who in people.values() if who.id != page.stem)
        state.change(people={**people, other.id: replace(other, name="Tên Khác")})

        def disturbed(*given: Any, **wishes: Any) -> Any:
            disturbances.append(moment)
            found = original(*given, **wishes)
            with page.open("r+b") as file:
                file.write(b"<!DOCTYPE xxxx>")
            return found

        with monkeypatch.context() as patched:
            patched.setattr(build, moment, disturbed)
            state.build(site, store)
        assert disturbances
        state.build(site, store)
        state.build(whole, None)
        assert differing(site, whole) == []

    def test_the_page_that_somebody_edits_before_it_is_remembered(
        self, site: Path, store: AnswerStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page, original = site / "index.html", ledger.remember
        state, whole = State(settings={"site_url": "https://a.example/"}), site.with_name("whole")

        def disturbed(*given: Any) -> None:
            page.write_bytes(page.read_bytes().replace(b"<main", b"<mean"))
            original(*given)

        with monkeypatch.context() as patched:
            patched.setattr(build, "remember", disturbed)
            state.build(site, store)
        state.build(site, store)
        state.build(whole, None)
        assert differing(site, whole) == []

    def test_the_site_that_another_run_put_in_its_place_before_it_is_remembered(
        self, site: Path, store: AnswerStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state, whole, original = State(language=language_of("en")), site.with_name("whole"), ledger.remember

        def overtaken(*given: Any) -> None:
            monkeypatch.setattr(build, "remember", original)
            State().build(site, AnswerStore(tmp_path / "other"))
            original(*given)

        monkeypatch.setattr(build, "remember", overtaken)
        state.build(site, store)
        state.build(site, store)
        state.build(whole, None)
        assert differing(site, whole) == []

    def test_all_pages_on_a_system_without_links_of_open_folders(
        self, site: Path, store: AnswerStore, made: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ledger, "_LINKS", False)
        monkeypatch.delattr(os, "O_DIRECTORY")
        pages = State().build(site, store)
        assert len(made) == pages

    def test_the_list_for_search_engines_when_another_program_makes_it(
        self, site: Path, store: AnswerStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        state = State(settings={"site_url": "https://a.example/"})
        state.build(site, store)
        monkeypatch.setattr(plan, "sitemap", lambda *_: b"<urlset/>")
        state.program = "hai"
        state.build(site, store)
        assert (site / "sitemap.xml").read_bytes() == b"<urlset/>"


@pytest.mark.parametrize(
    "one, other",
    [
        pytest.param(("a", "b"), ("a,b",), id="hai chữ và một chữ"),
        pytest.param(1, "1", id="số và chữ"),
        pytest.param({"a": 1}, {"a": True}, id="số và đúng sai"),
        pytest.param((), None, id="rỗng và không có"),
        pytest.param(Grade.GOOD, "Grade.GOOD", id="mức và tên của nó"),
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, id="thứ tự khác"),
    ],
)
def test_different_values_are_different_texts(one: object, other: object) -> None:
    assert value_text(one) != value_text(other)


def test_what_a_law_was_asked_already_is_no_part_of_it() -> None:
    law = next(iter(given.laws().values()))
    before = value_text(law)
    law.once(lambda asked: asked.title)
    assert value_text(law) == before


def test_sets_have_one_text_and_what_is_no_value_has_none() -> None:
    assert value_text(frozenset("abc")) == value_text(frozenset("cba"))
    assert value_text(MappingProxyType({"a": 1})) == value_text({"a": 1}) != value_text({"a": 2})
    with pytest.raises(TypeError, match="function"):
        value_text((value_text,))
