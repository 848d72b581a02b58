"""How to mend each thing that keeps a statement from counting."""

from collections.abc import Mapping
from types import MappingProxyType

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "approval-signature-invalid": "Bỏ tệp này; người có thẩm quyền ký lại bằng evalgen approve.",
        "approval-copied": "Bỏ tệp này; mỗi hồ sơ, mỗi bước phải được ký riêng.",
        "approval-of-own-record": "Bỏ tệp này; để thành viên khác của tổ chức có thẩm quyền phê duyệt.",
        "approval-wrong-body": "Ký lại thay mặt đúng tổ chức có thẩm quyền của hồ sơ.",
        "approval-not-a-member": "Để một người đang là thành viên phê duyệt; hoặc sửa thời gian trong records/bodies/ nếu ghi sai.",
        "approval-out-of-scope": "Để thành viên có đủ thẩm quyền phê duyệt; hoặc bổ sung phạm vi ủy quyền qua cấp trên trước.",
        "approval-key-expired": "Ký lại bằng khóa còn hiệu lực.",
        "approval-unknown-key": "Ký lại bằng khóa đã khai trong records/bodies/, hoặc khai khóa mới qua cấp trên trước; "
        "khóa trước đây của người ký thì khai lại với ngày hết dùng (to).",
        "approval-backdated": "Ký lại với ngày hiện tại; thời hạn tính theo ngày máy chủ nhận.",
        "approval-record-changed": "Khôi phục hồ sơ như khi ký; muốn sửa kết quả thì lập quyết định điều chỉnh ở mục amendments.",
        "approval-rules-missing": "Khôi phục tệp quy định đã lưu của kỳ.",
        "approval-rules-changed": "Khôi phục giá trị cũ; giá trị mới phải có ngày hiệu lực sau kỳ này.",
        "approval-result-changed": "Xem evalgen explain; nếu cách tính đã sửa cho đúng thì trình phê duyệt lại.",
        "approval-undated": "Để máy chủ ghi biên nhận (evalgen receive), hoặc để thành viên thứ hai cùng ký.",
        "approved-record-missing": "Khôi phục hồ sơ như khi ký; muốn hủy kết quả thì lập quyết định hủy bỏ ở mục amendments.",
    }
)
"""By code."""
