"""What the public sees of each period, remembered from run to run: the same values as computed anew, whatever changed."""

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from yaml_mutations import mutated

from evalgen.domain.collective import Collective
from evalgen.domain.organization import Unit
from evalgen.domain.period import Period
from evalgen.domain.records import Records
from evalgen.errors import EvalgenError
from evalgen.pipeline.assessing.surroundings import units_below
from evalgen.pipeline.checkup import checkup, piece
from evalgen.pipeline.checkup.checkup import Checkup, check_up
from evalgen.pipeline.checkup.group_memory import Memory
from evalgen.pipeline.checkup.grouping import groups_of_people
from evalgen.pipeline.checkup.of_a_period import OfPeriod
from evalgen.pipeline.drafting.opening import write_demo
from evalgen.pipeline.inspecting.inspection import inspect
from evalgen.pipeline.publishing.site import publication_of
from evalgen.publishing.extracts import Digests, Extracts
from evalgen.publishing.projection import Frame
from evalgen.publishing.public import PublicPeriod, PublicSite
from evalgen.reading.answer_store import AnswerStore
from evalgen.reading.contents_digest import contents_of
from evalgen.reading.noun_bytes import HeldCollective
from evalgen.reading.pack import KEY
from evalgen.reading.repository import find_files

Patch = pytest.MonkeyPatch
Change = Callable[[Path], object]

PERIODS = 3
NOT_PUBLISHED = "opened_on: 2026-07-01\n"
SILENT = "publication: {scores: false, collective_grades: true}"
OPEN = 'publication: {scores: true, scores_legal_basis: "Quy chế công khai (hư cấu)", collective_grades: true}'


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional commune with three quarters that makes scores public."""
    root = tmp_path_factory.mktemp("model") / "kho"
    write_demo(root, people=24, seed=11, periods=PERIODS)
    path = root / "records/organization.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(SILENT, OPEN), encoding="utf-8")
    return root


@pytest.fixture
def root(model: Path, tmp_path: Path) -> Path:
    return shutil.copytree(model, tmp_path / "kho")


@pytest.fixture(autouse=True)
def small(monkeypatch: Patch) -> None:
    """As if the organization were large."""
    monkeypatch.setattr(checkup, "FEWEST_REMEMBERED", 1)
    monkeypatch.setattr(checkup, "GROUP", 6)


@pytest.fixture
def looked_at(monkeypatch: Patch) -> list[str]:
    """The periods whose records were looked at, each time that they were."""
    seen: list[str] = []
    results = vars(OfPeriod)["results"].func

    def noted(period: OfPeriod) -> object:
        seen.append(str(period.period))
        return results(period)

    monkeypatch.setattr(vars(OfPeriod)["results"], "func", noted)
    return seen


def checked(root: Path, cache: Path, processes: int = 1) -> Checkup:
    contents = contents_of(root)
    assert contents is not None
    memory = Memory(store=AnswerStore(cache), program="this one", contents=contents, name=os.fspath(root))
    return check_up(root, memory=memory, processes=processes)


Told = tuple[PublicSite, str, str, list[str]]
"""A site, and what its pages go by: the ground, the whole, each period."""


def told(extracts: Extracts) -> Told:
    site = extracts.site
    return site, extracts.ground, extracts.whole, [extracts.period(period) for period in site.periods]


def public(root: Path, cache: Path) -> Told:
    return told(publication_of(checked(root, cache)).extracts)


def computed(root: Path) -> Told:
    return told(Extracts(publication_of(check_up(root, pieces=1)).public))


def people(root: Path, period: str = "20*") -> list[Path]:
    return [path for path in sorted(root.glob(f"records/{period}/*/*.yaml")) if path.stem != "collective"]


def regraded(path: Path) -> None:
    """A decided grade becomes another one; with a comment where there is none."""
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("grade: GOOD}", "grade: COMPLETED, reason: Xem lại (hư cấu)}") + "# x\n", encoding="utf-8"
    )


def edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def first(root: Path, pattern: str) -> Path:
    return min((root / "records").glob(pattern))


def lists_a_namesake(root: Path) -> None:
    """Somebody of whom there is no record yet, and who has the name of somebody else, is listed in the newest period."""
    record = people(root, "2026-Q4")[0]
    path = root / f"records/people/{record.stem}.yaml"
    path.with_stem(f"{path.stem}-cung-ten").write_bytes(path.read_bytes())
    record.with_stem(f"{record.stem}-cung-ten").write_bytes(record.read_bytes())


CHANGES: dict[str, Change] = {
    "nothing": lambda _: None,
    "a record": lambda root: regraded(people(root, "2026-Q3")[3]),
    "a record gone": lambda root: people(root, "2026-Q3")[3].unlink(),
    "a record of somebody else": lambda root: (
        shutil.copy(people(root, "2026-Q2")[0], people(root, "2026-Q2")[0].with_name(people(root, "2026-Q2")[-1].name))
        and None
    ),
    "a record that cannot be read": lambda root: (
        people(root, "2026-Q2")[1].write_text("plan: [\n", encoding="utf-8") and None
    ),
    "a person": lambda root: edited(first(root, "people/*.yaml"), "name: ", "name: Lê "),
    "a namesake": lists_a_namesake,
    "a unit": lambda root: edited(first(root, "units/*.yaml"), "name: ", "name: Phòng "),
    "a body": lambda root: edited(first(root, "bodies/*.yaml"), "name: ", "name: Ban "),
    "a collective": lambda root: edited(first(root, "2026-Q2/*/collective.yaml"), "grade: ", "grade:  "),
    "a collective gone": lambda root: first(root, "2026-Q2/*/collective.yaml").unlink(),
    "a notice": lambda root: edited(root / "records/2026-Q2/period.yaml", "title: ", "title: Về "),
    "a period closed on another day": lambda root: edited(
        root / "records/2026-Q2/period.yaml", "opened_on: 2026-04-01", "opened_on: 2026-04-02"
    ),
    "no scores": lambda root: edited(root / "records/organization.yaml", OPEN, SILENT),
    "a period gone": lambda root: shutil.rmtree(root / "records/2026-Q3"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_any_change_the_site_is_the_computed_one(change: str, root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert public(root, cache) == computed(root)
    CHANGES[change](root)
    assert checked(root, cache).problems == inspect(root).problems
    for _ in range(2):
        assert public(root, cache) == computed(root)


def test_who_is_first_listed_in_one_period_is_a_namesake_in_the_others(root: Path, tmp_path: Path) -> None:
    """Nothing changes in those others but what people are called."""
    cache, record = tmp_path / "cache", people(root, "2026-Q4")[0]
    path = root / f"records/people/{record.stem}.yaml"
    path.with_stem(f"{path.stem}-cung-ten").write_bytes(path.read_bytes())
    before = public(root, cache)
    twin = record.with_stem(f"{record.stem}-cung-ten")
    twin.write_bytes(record.read_bytes())
    for _ in range(2):
        found = public(root, cache)
        assert found == computed(root)
        assert found[1] == before[1]
        assert all(new != old for new, old in zip(found[3], before[3], strict=True))
    twin.unlink()
    assert public(root, cache) == computed(root) == before


@pytest.mark.parametrize("seed", range(3))
def test_so_it_is_after_many_changes(seed: int, root: Path, tmp_path: Path) -> None:
    lots, cache = random.Random(seed), tmp_path / "cache"  # noqa: S311 - the same lots each time
    for step in range(12):
        path = lots.choice(sorted(root.glob("records/**/*.yaml")) if step % 3 else people(root))
        before = path.read_bytes()
        path.write_bytes(mutated(before.decode("utf-8", "replace"), lots))
        assert checked(root, cache).problems == inspect(root).problems
        try:
            right = computed(root)
        except EvalgenError:
            with pytest.raises(EvalgenError):
                public(root, cache)
        else:
            assert public(root, cache) == right
        if step % 2:
            path.write_bytes(before)


def test_only_the_period_of_a_changed_record_is_looked_at(root: Path, tmp_path: Path, looked_at: list[str]) -> None:
    cache = tmp_path / "cache"
    public(root, cache)
    assert len(looked_at) == PERIODS
    looked_at.clear()
    public(root, cache)
    assert looked_at == []
    regraded(people(root, "2026-Q3")[3])
    assert public(root, cache) == computed(root)
    assert looked_at == ["2026-Q3"]


def test_the_records_of_a_changed_period_are_looked_at_once_by_one_process(
    root: Path, tmp_path: Path, looked_at: list[str]
) -> None:
    cache = tmp_path / "cache"
    public(root, cache)
    looked_at.clear()
    regraded(people(root, "2026-Q3")[3])
    site = publication_of(checked(root, cache, processes=2)).public
    assert looked_at == ["2026-Q3"]
    assert site == computed(root)[0]


@pytest.fixture
def put_together(monkeypatch: Patch) -> list[Frame]:
    """Each time that a whole site was put together."""
    frames: list[Frame] = []
    site = Frame.site

    def noted(frame: Frame, periods: Iterable[PublicPeriod]) -> PublicSite:
        frames.append(frame)
        return site(frame, periods)

    monkeypatch.setattr(Frame, "site", noted)
    return frames


def digests(root: Path, cache: Path) -> Digests:
    extracts = publication_of(checked(root, cache)).extracts
    return Digests(ground=extracts.ground, whole=extracts.whole)


def test_a_site_that_shows_the_same_is_not_put_together(root: Path, tmp_path: Path, put_together: list[Frame]) -> None:
    cache = tmp_path / "cache"
    before = digests(root, cache)
    assert len(put_together) == 1
    (root / "records/2026-Q3/period.yaml").write_text(NOT_PUBLISHED, encoding="utf-8")
    unpublished = digests(root, cache)
    assert unpublished != before
    assert len(put_together) == 2
    regraded(next(path for path in people(root, "2026-Q3") if "grade: GOOD}" in path.read_text(encoding="utf-8")))
    assert digests(root, cache) == unpublished
    assert len(put_together) == 2
    assert public(root, cache) == computed(root)


def test_a_site_that_shows_something_else_is(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    before = digests(root, cache)
    regraded(next(path for path in people(root, "2026-Q2") if "grade: GOOD}" in path.read_text(encoding="utf-8")))
    regraded_once = digests(root, cache)
    assert regraded_once.whole != before.whole
    edited(first(root, "people/*.yaml"), "name: ", "name: Lê ")
    assert digests(root, cache).whole != regraded_once.whole
    edited(first(root, "units/*.yaml"), "name: ", "name: Phòng ")
    assert digests(root, cache).ground != before.ground
    assert public(root, cache) == computed(root)


def test_of_other_periods_few_collectives_are_made(root: Path, tmp_path: Path, monkeypatch: Patch) -> None:
    cache, made = tmp_path / "cache", Counter[str]()
    read = HeldCollective.read

    def counted(held: HeldCollective) -> Collective:
        made[held.file] += 1
        return read(held)

    monkeypatch.setattr(HeldCollective, "read", counted)
    public(root, cache)
    assert made == dict.fromkeys(made, 1)
    assert len(made) == len([*root.glob("records/*/*/collective.yaml")])
    made.clear()
    found = checked(root, cache)
    assert not made
    record = people(root, "2026-Q3")[-1]
    regraded(record)
    assert public(root, cache) == computed(root)
    # The units of those who are remembered together with the person, and the units below these.
    units = {path.parent.name for group in groups(root) if record in group for path in group}
    near = {unit.id for unit in found.looked_at.records.units.values() if units & {unit.id, unit.parent}}
    of_others = [file for file in made if not file.startswith("records/2026-Q3/")]
    assert {Path(file).parent.name for file in of_others} <= near
    assert len(of_others) < len([*root.glob("records/*/*/collective.yaml")]) * (PERIODS - 1) / PERIODS


def groups(root: Path) -> list[list[Path]]:
    """The records of people that are remembered together."""
    files, _ = find_files(root)
    found = groups_of_people([file for file in files if file[1].kind == "evaluation"], checkup.GROUP)
    return [[root / file for file, _ in group] for group in found]


def test_the_units_below_each_unit_are_found_once_for_all_pieces(
    root: Path, tmp_path: Path, monkeypatch: Patch
) -> None:
    asked: list[Records] = []

    def noted(records: Records) -> dict[str, tuple[Unit, ...]]:
        asked.append(records)
        return units_below(records)

    monkeypatch.setattr(piece, "units_below", noted)
    public(root, tmp_path / "cache")
    assert len(groups(root)) > 1
    assert len(asked) == 1


def test_a_period_without_a_record_is_a_period_all_the_same(root: Path, tmp_path: Path) -> None:
    folder = root / "records/2027-Q1"
    folder.mkdir()
    shutil.copy(root / "records/2026-Q2/period.yaml", folder / "period.yaml")
    for _ in range(2):
        assert checked(root, tmp_path / "cache").problems == inspect(root).problems


@pytest.mark.parametrize("damage", [b"nonsense", b"", b"\x94\xc0\xc0\xc0\xc0"], ids=repr)
@pytest.mark.parametrize("what", ["public", "period"])
def test_what_cannot_be_decoded_is_computed(what: str, damage: bytes, root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    right = public(root, cache)
    store = AnswerStore(cache)
    for path in (root / "records").glob("20*"):
        assert Period.parse(path.name) is not None
        slot = store.slot(f"{what} {path.name} {root}")
        held = slot.get()
        assert held is not None
        slot.put(held[:KEY] + damage)
    assert public(root, cache) == right == computed(root)
    assert checked(root, cache).problems == inspect(root).problems


def test_what_is_of_another_program_is_not_believed(root: Path, tmp_path: Path, looked_at: list[str]) -> None:
    cache = tmp_path / "cache"
    checked(root, cache)
    looked_at.clear()
    contents = contents_of(root)
    assert contents is not None
    other = Memory(store=AnswerStore(cache), program="another", contents=contents, name=os.fspath(root))
    check_up(root, memory=other, processes=1)
    assert len(looked_at) == PERIODS
