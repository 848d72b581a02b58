"""What the room of approving says of a change, recognised by its form; the words in the places are said as well, where known."""

from evalgen.language.language import Language
from evalgen.language.rewording import Sentences


class Nested(Sentences):
    """Sentences whose places hold words of the interface too: «thay đổi {area}»."""

    def say(self, text: str, language: Language) -> str:
        """`text` in `language`; names and what was written in a record stay as they are."""
        if not language.words or text in language.words:
            return language.say(text)
        for words, found in self.matches(text):
            return language.say(words, **{name: language.say(value) for name, value in found.items()})
        return text


REVIEW = Nested(
    "Tập thể {unit}",
    # Why the word at the top is what it is.
    "thay đổi {area} (ngoài hồ sơ)",
    "thay đổi {area}",
    # What a signed statement says.
    "{signer} thay mặt {body} ký ngày {day}: nhận {approvals} phê duyệt, {sections} mục hồ sơ",
    "{signer} thay mặt {body} ký ngày {day}: {step}, {whose}, mức «{grade}»",
    "{signer} thay mặt {body} ký ngày {day}: {step}, {whose}",
    "{signer} thay mặt {body} ký ngày {day}: {files}",
    # What changed in a record.
    "Hồ sơ mới, có các mục: {sections}",
    "Xóa hồ sơ, có các mục: {sections}",
    "Trước đây không đọc được; nay có các mục: {sections}",
    "Chuyển đơn vị: {old} → {new}",
    "Chuyển người: {old} → {new}",
    "Tiêu chí {number}: đảm bảo → không đảm bảo, {difference} điểm",
    "Tiêu chí {number}: không đảm bảo → đảm bảo, {difference} điểm",
    "{line}: KPI {kpi} → {now}, {before} → {after} điểm ({difference})",
    "{line}: {before} → {after} điểm ({difference})",
    "{line}: {before} → {after} điểm",
    "{line}: {before} → {after}, {difference} điểm",
    "{line}: thêm {score} điểm",
    "{line}: bỏ {score} điểm",
    "{where}: chưa ghi → {value}",
    "{where}: {value} → bỏ trống",
    "{where}: thêm {value}",
    "{where}: bỏ {value}",
    "thêm {title}",
    "sửa {title}",
    "bỏ {title}",
    "{where}: {before} → {after}",
    "{before} → {after}",
)

PHRASES = (
    "không đánh giá, xếp loại",
    "đã hủy bỏ kết quả",
    "tập thể",
    "chưa có",
    "bỏ",
    "có",
    "không",
    "không có",
    "(trống)",
    "đổi thứ tự",
    "Đang ghi nhiệm vụ",
    "Không đọc được",
    "Hồ sơ không còn đọc được; xem các lỗi của tệp này.",
    "Hồ sơ không đọc được; xem các lỗi của tệp này.",
    "Chỉ đổi cách trình bày hoặc chú thích; nội dung giữ nguyên.",
    "Chữ ký này không được tính: không đúng nội dung, người ký hoặc ngày.",
    "Quy định áp dụng cho kỳ vào lúc phê duyệt, lưu kèm chữ ký.",
    "Chỉ đổi thứ tự các mục; nội dung giữ nguyên.",
    "thay đổi ngoài hồ sơ",
    "xác nhận sự việc",
    "hai nhánh không có gốc chung; không biết nhánh này đã thay đổi những gì",
    "kho ban đầu: trước thay đổi này chưa có tổ chức nào để đối chiếu thẩm quyền",
    "lỗi mới khi kiểm tra hồ sơ (evalgen check)",
    "quyết định «xuất sắc» nhiều hơn số suất, khi nhóm chưa quyết định xong",
)
"""What it says without a place."""
