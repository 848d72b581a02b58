"""Each rule holds of each workflow, and each rule can fail."""

import pytest
from packaged_starter import github_workflows
from workflow_rules import RULES, findings

WORKFLOWS = github_workflows()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_the_workflow_follows_every_rule(name: str) -> None:
    assert findings(WORKFLOWS[name]) == []


def test_there_are_four_workflows() -> None:
    assert set(WORKFLOWS) == {"evalgen-check", "evalgen-report", "evalgen-publish", "evalgen-receive"}


BROKEN = [
    ("check", "  pull_request:", "  pull_request_target:", "one_known_trigger"),
    ("check", "  pull_request:", "  pull_request:\n    paths: [records/**]", "no_filters_on_requests"),
    ("check", "reopened, edited]", "reopened]", "no_filters_on_requests"),
    ("check", "  merge_group:\n", "", "one_known_trigger"),
    ("check", "  merge_group:\n", "  merge_group:\n    branches: [main]\n", "no_filters_on_requests"),
    ("check", "permissions: {}\n\ndefaults", "permissions: write-all\n\ndefaults", "no_rights_but_those_of_a_job"),
    ("check", "      contents: read", "      contents: write", "no_rights_but_those_of_a_job"),
    ("check", "    permissions: {}\n", "", "no_rights_but_those_of_a_job"),
    ("check", "AUTHOR: ${{", "KEY: ${{ secrets.KEY }}\n          AUTHOR: ${{", "no_secrets_for_requests"),
    ("check", "AUTHOR: ${{", "KEY: ${{ github.token }}\n          AUTHOR: ${{", "no_secrets_for_requests"),
    ("check", '--author "$AUTHOR"', "--author ${{ github.head_ref }}", "no_words_of_the_event_in_a_script"),
    ("check", "@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2", "@v6", "actions_are_pinned"),
    ("check", "5447ce83dd # v6.0.2", "5447ce83dd", "actions_are_pinned"),
    ("check", "          persist-credentials: false\n", "", "checkouts_keep_no_credentials"),
    ("report", "          fetch-depth: 0\n", "          fetch-depth: 0\n          ref: refs/pull/1/head\n",
     "checkouts_keep_no_credentials"),
    ("check", "evalgen @ https", "evalgen # https", "the_program_comes_before_the_files"),
    ("check", "#sha256=", "#", "the_program_comes_before_the_files"),
    ("check", "name: Cài evalgen", "name: Chuẩn bị", "the_program_comes_before_the_files"),
    ("check", "python3 -I -m venv", "python3 -m venv", "only_known_programs_run"),
    ("check", "run: evalgen check", "run: ./evalgen check", "only_known_programs_run"),
    ("check", "    shell: bash", "    shell: sh", "failures_end_the_job"),
    ("check", "run: evalgen check --format github", "run: evalgen check || true", "failures_end_the_job"),
    ("check", "    timeout-minutes: 5\n", "", "failures_end_the_job"),
    ("check", "    if: ${{ always() }}\n", "", "one_job_answers_for_all"),
    ("check", '"$BASE" != "main"', '"$BASE" = ""', "one_job_answers_for_all"),
    ("check", '"refs/heads/main"', '"main"', "one_job_answers_for_all"),
    ("check", "needs: [check, review]", "needs: [check]", "one_job_answers_for_all"),
    ("check", "join(needs.*.result, ' ')", "needs.check.result", "one_job_answers_for_all"),
    ("check", "    name: xem thay đổi\n", "    name: xem thay đổi\n    if: ${{ github.actor != 'x' }}\n",
     "one_job_answers_for_all"),
    ("publish", "cancel-in-progress: false", "cancel-in-progress: true", "publishing_is_exact"),
    ("publish", "          ref: ${{ github.sha }}\n", "          ref: main\n", "publishing_is_exact"),
    ("publish", "needs: [audit, build]", "needs: [build]", "publishing_is_exact"),
    ("publish", "    needs: [audit]\n", "    needs: [audit]\n    if: ${{ always() }}\n", "publishing_is_exact"),
    ("receive", "    environment: evalgen-receive\n", "", "receipts_have_an_environment"),
    ("report", "refs/remotes/origin/$BASE", "origin/$BASE", "branches_are_called_by_their_whole_names"),
    ("check", "refs/remotes/origin/$BASE", "origin/$BASE", "branches_are_called_by_their_whole_names"),
]  # fmt: skip


@pytest.mark.parametrize(
    "name,old,new,rule", BROKEN, ids=[f"{rule}-{number}" for number, (*_, rule) in enumerate(BROKEN)]
)
def test_a_weakened_workflow_is_found(name: str, old: str, new: str, rule: str) -> None:
    text = WORKFLOWS[f"evalgen-{name}"]
    assert old in text
    assert rule in {finding.split(":")[0] for finding in findings(text.replace(old, new, 1))}


def test_every_rule_has_a_case() -> None:
    assert {rule for *_, rule in BROKEN} == {rule.__name__ for rule in RULES}
