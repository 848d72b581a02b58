"""What the guide of a new repository says only in some of them: its hosts, what is declared already, two real faults."""

from collections.abc import Iterator, Mapping

from evalgen.drafting.starter_wishes import RECEIVER, Starter

_COMMAND = '`evalgen codeowners --on "$(date +%F)" > CODEOWNERS`'

_STEPS = {
    "github": (
        "GitHub: Settings → Pages → Source: GitHub Actions; Settings → Actions: quyền mặc định chỉ đọc, cho phép Actions mở "
        "yêu cầu hợp nhất; Settings → Environments: tạo `evalgen-receive`, chỉ cho nhánh `{branch}`. Yêu cầu «Biên nhận phê "
        "duyệt» do Actions mở chỉ được kiểm tra khi người có quyền ghi bấm «Approve workflows to run» (không có nút ấy thì "
        "đóng yêu cầu rồi mở lại)."
    ),
    "gitlab": (
        "GitLab: «Pipelines must succeed» bật, «Skipped pipelines are considered successful» tắt; biến `EVALGEN_BOT_TOKEN` "
        "và `EVALGEN_RECEIPT_KEY` (kiểu File) đặt Protected; CI/CD → Schedules: 15 phút một lần trên nhánh `{branch}` để "
        "đăng báo cáo."
    ),
}


def guide_words(starter: Starter, record: str) -> Mapping[str, str]:
    """Placeholder → text; `record` is the file of the guide's example."""
    return {
        "owners": _owners(starter),
        "receipt": " (đã khai)" if any(body.id == RECEIVER for body in starter.bodies) else "",
        "host_steps": "\n".join(_host_steps(starter)),
        "red_check": _RED_CHECK.format(record=record),
        "red_audit": _RED_AUDIT.format(record=record, body=_deciding(starter)),
    }


def _owners(starter: Starter) -> str:
    if any(member.account for body in starter.bodies for member in body.members if body.id == starter.governed_by):
        return f". CODEOWNERS đã tạo từ những gì đã khai; khai thêm cán bộ, thành viên thì tạo lại: {_COMMAND}"
    return f". Chưa khai; khai xong thì tạo CODEOWNERS: {_COMMAND}"


def _host_steps(starter: Starter) -> Iterator[str]:
    for host, words in _STEPS.items():
        if host in starter.hosting.hosts:
            yield f"   - {words.format(branch=starter.hosting.branch)}"


def _deciding(starter: Starter) -> str:
    able = [body for body in starter.bodies if "decide" in body.roles and body.id != starter.governed_by]
    return able[0].name if able else "Ban Thường vụ"


_RED_CHECK = """\
{record}:116:43  decimal-comma
  $.self_assessment.results.bao-cao.quality: mục «quality» (Chất lượng): «0,75» dùng dấu phẩy thập phân, mà dấu phẩy ngăn cách các mục.
  Ghi 0.75."""

_RED_AUDIT = """\
{record}:121:11  approval-missing
  $.decision: quyết định xếp loại: chưa có phê duyệt hợp lệ; cần 1 thành viên của {body} ký, mới có 0.
  Thành viên có thẩm quyền chạy: evalgen approve {record} --step decision --key KHÓA --on NGÀY"""
