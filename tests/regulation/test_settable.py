"""``evalgen rules --values``: every value that a pack can set, for whoever writes one."""

import json
from pathlib import Path

import pytest
import yaml
from commands import Run
from own_pack import OWN_NUMBER, OWN_PACK

from evalgen.regulation.library import register_keys
from evalgen.regulation.loader import load_library


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a pack of its own, whose only number takes effect after the pack."""
    pack = tmp_path / "records/regulation/rieng"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(OWN_PACK, encoding="utf-8")
    later = OWN_NUMBER.replace("effective_from: 2026-04-01", "effective_from: 2026-10-01")
    (pack / "parameters.yaml").write_text(later, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("pack", ["hd02", "hadong", "qd366", "rieng"])
def test_every_name_of_the_register_is_listed_once(pack: str, repository: Path, run: Run) -> None:
    code, out, _ = run("rules", "--values", pack, "--json", "--root", repository)
    assert code == 0
    listed = json.loads(out)
    assert [(item["rule"], item["parameter"]) for item in listed] == list(register_keys())
    assert all(item["rule_title"] and item["expects"] for item in listed)


def test_what_is_inherited_holds_until_the_own_value_takes_effect(repository: Path, run: Run) -> None:
    _, out, _ = run("rules", "--values", "rieng", "--root", repository)
    assert (
        "  good: Điểm tối thiểu để xếp loại hoàn thành tốt nhiệm vụ\n"
        "    nhận: số điểm lớn hơn 0 và không quá 100\n"
        "    từ 30/08/2025: 70\n"
        "      căn cứ: khoản 2 Điều 11 Quy định 366-QĐ/TW (gói qd366)\n"
        "    từ 01/10/2026: 89\n"
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


@pytest.mark.parametrize("pack", ["hd02", "vast", "hadong"])
def test_what_is_printed_is_what_the_pack_reads(pack: str, run: Run) -> None:
    """Whoever copies a printed value into a pack gets the same value."""
    _, out, _ = run("rules", "--values", pack, "--json")
    law = load_library().law(pack, load_library().pack(pack).instrument.effective_from)
    for item in json.loads(out):
        key = (item["rule"], item["parameter"])
        assert bool(item["values"]) == (key in law.parameters)
        if item["words"] and item["values"]:
            assert item["values"][0]["value"] in item["words"]
    _, text, _ = run("rules", "--values", pack)
    printed = [
        line.strip().split(": ", 1)[1] for line in text.splitlines() if line.startswith("    từ ") and ": " in line
    ]
    assert printed
    assert all(yaml.safe_load(value) is not None for value in printed)


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
