"""``evalgen rules --values``: every value that a pack can set, for whoever writes one."""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from commands import Run
from own_pack import OWN_NUMBER, OWN_PACK

from evalgen.regulation.law import LegalValue
from evalgen.regulation.library import register_keys
from evalgen.regulation.loader import load_library


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a pack of its own, whose only number takes effect after the pack, and changes once more."""
    pack = tmp_path / "records/regulation/rieng"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(OWN_PACK, encoding="utf-8")
    later = OWN_NUMBER.replace("effective_from: 2026-04-01", "effective_from: 2026-10-01")
    last = later[later.index("          - ") :].replace("2026-10-01", "2027-01-01").replace("value: 89", "value: 88.5")
    (pack / "parameters.yaml").write_text(later + last, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("pack", ["hd02", "hadong", "qd366", "rieng"])
def test_every_name_of_the_register_is_listed_once(pack: str, repository: Path, run: Run) -> None:
    code, out, _ = run("rules", "--values", pack, "--json", "--root", repository)
    assert code == 0
    listed = json.loads(out)
    assert [(item["rule"], item["parameter"]) for item in listed] == list(register_keys())
    assert all(item["rule_title"] and item["expects"] for item in listed)


@pytest.mark.parametrize("pack", ["hd02", "hadong", "qd366"])
def test_numbers_for_machines_are_text_whole_or_not(pack: str, run: Run) -> None:
    _, out, _ = run("rules", "--values", pack, "--json")
    numbers: list[str] = []
    json.loads(out, parse_int=numbers.append, parse_float=numbers.append)
    assert numbers == []


def test_what_is_inherited_holds_until_the_own_value_takes_effect(repository: Path, run: Run) -> None:
    _, out, _ = run("rules", "--values", "rieng", "--root", repository)
    assert (
        "  good: Điểm tối thiểu để xếp loại hoàn thành tốt nhiệm vụ\n"
        "    nhận: số điểm lớn hơn 0 và không quá 100\n"
        "    từ 30/08/2025: 70\n"
        "      căn cứ: khoản 2 Điều 11 Quy định 366-QĐ/TW (gói qd366)\n"
        "    từ 01/10/2026: 89\n"
        "      căn cứ: mục 1 Hướng dẫn 09-HD/HC (gói rieng)\n"
        "    từ 01/01/2027: 88.5\n"
        "      căn cứ: mục 1 Hướng dẫn 09-HD/HC (gói rieng)\n"
    ) in out


def test_words_to_choose_from_come_with_their_meaning_and_what_is_left_out_is_said(run: Run) -> None:
    _, out, _ = run("rules", "--values", "hd02")
    assert "    nhận: half_up (làm tròn, từ 0,5 trở lên thành 1), floor (bỏ phần lẻ), ceil (làm tròn lên)\n" in out
    assert (
        "  effect: Hệ quả của hồ sơ chậm\n"
        "    nhận: proposed (nêu mức thấp hơn để cấp có thẩm quyền xem xét), lowered (hạ mức)\n"
        "    gói này không đặt\n"
    ) in out
    _, english, _ = run("--lang", "en", "rules", "--values", "hd02")
    assert "    not set by this pack\n" in english


def test_what_a_value_may_be_is_told_in_english_too(run: Run) -> None:
    _, out, _ = run("--lang", "en", "rules", "--values", "hd02")
    taken = [line.removeprefix("    takes: ") for line in out.splitlines() if line.startswith("    takes: ")]
    assert len(taken) == len(list(register_keys()))
    assert [line for line in taken if not line.isascii()] == []
    assert {"points above 0 and at most 100", "true or false"} <= set(taken)
    assert "a list in this order, from the words khien-trach, canh-cao, cach-chuc, khai-tru" in taken


@pytest.mark.parametrize("pack", ["hd02", "vast", "hadong", "rieng"])
def test_what_is_printed_is_what_the_pack_reads(pack: str, repository: Path, run: Run) -> None:
    """Whoever copies the printed values into a pack gets what the law holds on their days, and what the JSON says."""
    library = load_library(repository / "records/regulation")
    begun = library.pack(pack).instrument.effective_from
    _, out, _ = run("rules", "--values", pack, "--root", repository, "--json")
    _, text, _ = run("rules", "--values", pack, "--root", repository)
    listed = json.loads(out)
    assert {(item["rule"], item["parameter"]) for item in listed if item["values"]} == set(
        library.law(pack, begun).parameters
    )
    settings = [(item["rule"], item["parameter"], value) for item in listed for value in item["values"]]
    rules: dict[str, dict[str, list[str]]] = {}
    for (day, printed), (rule, parameter, setting) in zip(values_printed(text), settings, strict=True):
        assert day == setting["effective_from"]
        assert yaml.load(printed, yaml.BaseLoader) == {"value": as_written(setting["value"])}  # noqa: S506 - texts alone
        since = max(dt.date.fromisoformat(day), begun).isoformat()
        rules.setdefault(rule, {}).setdefault(parameter, []).append(f"effective_from: {since}\n{CITATION}{printed}")
    copied = copied_into_a_pack(pack, rules, repository)
    assert copied
    for (rule, parameter), values in copied.items():
        for value in values:
            held = library.law(pack, value.effective_from).get(rule, parameter)
            assert (rule, parameter, value.value) == (rule, parameter, held.value)


CITATION = 'citation: {instrument: chep, section: "1", quote: Lời hư cấu.}\n'


def values_printed(text: str) -> Iterator[tuple[str, str]]:
    """Each value of the list with its day, as it is written in a pack."""
    pattern = r"^    từ (\d\d)/(\d\d)/(\d{4}):(.*?)^      căn cứ: "
    for day, month, year, value in re.findall(pattern, text, flags=re.MULTILINE | re.DOTALL):
        yield f"{year}-{month}-{day}", "value:" + re.sub("^    ", "", value, flags=re.MULTILINE)


def copied_into_a_pack(
    pack: str, rules: dict[str, dict[str, list[str]]], repository: Path
) -> dict[tuple[str, str], tuple[LegalValue, ...]]:
    """What a pack that extends `pack` holds of `rules`, which it writes as its own."""
    library = load_library(repository / "records/regulation")
    extended = library.pack(pack)
    head = OWN_PACK.replace("2026-04-01", extended.instrument.effective_from.isoformat())
    head = head.replace("extends: hd02", f"extends: {pack}").replace("09-HD/HC", "10-HD/HC")
    head = head.replace("[QUARTER]", f"[{', '.join(kind.name for kind in extended.period_kinds)}]")
    lines = ["rules:"]
    for rule, parameters in rules.items():
        lines += [f"  {rule}:", "    parameters:"]
        for parameter, values in parameters.items():
            lines += [f"      {parameter}:", "        values:"]
            for value in values:
                first, *rest = value.splitlines()
                lines += [f"          - {first}", *(f"            {line}" for line in rest)]
    folder = repository / "records/regulation/chep"
    folder.mkdir()
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "parameters.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    own = load_library(repository / "records/regulation").pack("chep").parameters
    assert set(own) == {(rule, parameter) for rule, parameters in rules.items() for parameter in parameters}
    return {key: parameter.values for key, parameter in own.items()}


def as_written(value: object) -> object:
    """A value of JSON with every scalar as the text that it has in a pack."""
    if isinstance(value, dict):
        return {key: as_written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_written(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_a_pack_that_is_not_there_is_told_with_those_that_are(repository: Path, run: Run) -> None:
    code, _, err = run("rules", "--values", "rien", "--root", repository)
    assert code == 2
    assert "Không có gói quy định «rien»." in err
    assert "rieng" in err


def test_the_pack_to_extend_is_shown_while_the_own_one_is_at_fault(repository: Path, run: Run) -> None:
    (repository / "records/regulation/rieng/parameters.yaml").write_text("rules: {}\n", encoding="utf-8")
    assert run("rules", "--values", "hd02", "--root", repository)[0] == 0
    code, _, err = run("rules", "--values", "rieng", "--root", repository)
    assert code == 2
    assert "records/regulation/rieng/parameters.yaml:1: «rules» phải có ít nhất một mục" in err
