"""Arguments of the commands that publish: build, serve, form, verify-site, export, gather, nation."""

from __future__ import annotations

from evalgen.cli.command_options import RECORD, Commands, add_command, cache_option, json_option, root_option
from evalgen.cli.option_types import day, path, whole
from evalgen.cli.vietnamese_parser import VietnameseParser


def add_build(commands: Commands[VietnameseParser]) -> None:
    """`evalgen build`."""
    command = add_command(
        commands,
        "build",
        "Dựng trang công khai, hoặc hồ sơ nội bộ trình cấp có thẩm quyền, từ hồ sơ.",
        "evalgen build --audience internal --period 2026-Q3 --on 2026-10-03 --site ../ho-so-noi-bo",
    )
    root_option(command)
    about = "nơi đặt trang (mặc định: site/ cạnh records/; hồ sơ nội bộ: noi-bo/ cạnh records/)"
    command.add_argument("--site", type=path, metavar="THƯ_MỤC", help=about)
    about = "dựng cho ai: public (mọi người), internal (cấp đề xuất, quyết định; không bao giờ chung thư mục)"
    command.add_argument("--audience", choices=("public", "internal"), default="public", help=about)
    about = "chỉ kỳ này, với internal (mặc định: mọi kỳ đang mở; không có thì kỳ mới nhất)"
    command.add_argument("--period", metavar="KỲ", help=about)
    about = "tính đến ngày nào, với internal, dạng 2026-10-03 (mặc định: ngày gần nhất ghi trong hồ sơ)"
    command.add_argument("--on", type=day, metavar="NGÀY", help=about)
    about = "chương trình dựng khung trang (mặc định: mkdocs; zensical: cài thêm evalgen[zensical])"
    command.add_argument("--shell", choices=("mkdocs", "zensical"), default="mkdocs", help=about)
    cache_option(command)


def add_serve(commands: Commands[VietnameseParser]) -> None:
    """`evalgen serve`."""
    command = add_command(commands, "serve", "Dựng trang rồi mở tại máy này để xem thử.", "evalgen serve --port 8000")
    root_option(command)
    command.add_argument("--site", type=path, metavar="THƯ_MỤC", help="nơi đặt trang (mặc định: site/ cạnh records/)")
    about = "cổng trên 127.0.0.1; 0: cổng trống bất kỳ (mặc định: 8000)"
    command.add_argument("--port", type=whole(0, 65535), default=8000, metavar="CỔNG", help=about)


def add_form(commands: Commands[VietnameseParser]) -> None:
    """`evalgen form`."""
    command = add_command(
        commands,
        "form",
        "In một biểu mẫu của văn bản, để trống hoặc điền từ hồ sơ; không nêu mẫu nào thì liệt kê.",
        f"evalgen form hd02-mau-5 {RECORD} --html mau-5.html",
    )
    root_option(command)
    about = "ghi vào tệp HTML (in được, mở không cần mạng) thay vì in ra màn hình; một thư mục, khi điền cho cả đơn vị hay cả kỳ"
    command.add_argument("--html", type=path, metavar="TỆP", help=about)
    about = "kỳ, khi điền mẫu của một tổ chức có thẩm quyền (mặc định: kỳ mới nhất đang mở)"
    command.add_argument("--period", metavar="KỲ", help=about)
    cache_option(command)
    command.add_argument("form", nargs="?", metavar="MẪU", help="mã biểu mẫu, ví dụ hd02-mau-5")
    about = "điền từ tệp này: hồ sơ của một người (mẫu của đơn vị: một người trong đơn vị ấy), collective.yaml, period.yaml, hoặc tệp trong records/bodies/; một thư mục (records/<kỳ>/<đơn vị>, records/<kỳ>): điền cho mọi hồ sơ trong đó"
    command.add_argument("record", nargs="?", type=path, metavar="HỒ_SƠ", help=about)


def add_verify_site(commands: Commands[VietnameseParser]) -> None:
    """`evalgen verify-site`."""
    command = add_command(
        commands,
        "verify-site",
        "Kiểm tra một trang đã dựng còn nguyên vẹn: tính lại mã băm của mọi tệp và so với manifest.json.",
        "evalgen verify-site https://xep-loai.example.gov.vn/ --rebuild",
    )
    root_option(command)
    json_option(command)
    about = "dựng lại trang từ hồ sơ và so từng tệp; hồ sơ phải ở đúng phiên bản mà manifest.json ghi"
    command.add_argument("--rebuild", action="store_true", help=about)
    command.add_argument("site", metavar="ĐỊA_CHỈ", help="thư mục hoặc địa chỉ http(s) của trang")


def add_export(commands: Commands[VietnameseParser]) -> None:
    """`evalgen export`."""
    command = add_command(
        commands,
        "export",
        "Xuất kết quả của một kỳ ra bảng tính hoặc dữ liệu: bản công khai, hoặc bản nội bộ có điểm và đề xuất.",
        "evalgen export 2026-Q2 --audience internal --output ../ket-qua-quy-2.xlsx",
    )
    root_option(command)
    about = "cho ai: public (đúng như trên trang công khai), internal (có điểm, đề xuất, quyết định)"
    command.add_argument("--audience", choices=("public", "internal"), required=True, help=about)
    about = "với .csv, .parquet: của ai, cá nhân (people) hay tập thể (collectives); .xlsx, .json có cả hai (mặc định: people)"
    command.add_argument("--subject", choices=("people", "collectives"), default="people", help=about)
    about = "tệp mới; đuôi tệp chọn dạng: .xlsx, .csv, .json, .parquet"
    command.add_argument("--output", type=path, required=True, metavar="TỆP", help=about)
    cache_option(command)
    command.add_argument("period", metavar="KỲ", help="2026-Q2 (quý), 2026-06 (tháng) hoặc 2026 (năm)")


def add_gather(commands: Commands[VietnameseParser]) -> None:
    """`evalgen gather`."""
    command = add_command(
        commands,
        "gather",
        "Gộp kết quả đã công bố của nhiều tổ chức thành một bộ dữ liệu Parquet, chia theo kỳ và tỉnh.",
        "evalgen gather nguon.yaml --out du-lieu-ca-nuoc",
    )
    json_option(command)
    command.add_argument("--out", type=path, required=True, metavar="THƯ_MỤC", help="nơi đặt bộ dữ liệu")
    about = "tỉnh, thành phố của các nguồn ghi thẳng trên dòng lệnh, ví dụ Lâm Đồng"
    command.add_argument("--province", metavar="TỈNH", help=about)
    about = "vẫn ghi khi có nguồn không đọc được hoặc chưa đúng: bỏ các nguồn ấy và nêu tên chúng trong bộ dữ liệu"
    command.add_argument("--partial", action="store_true", help=about)
    about = "nơi đọc và kiểm tra các nguồn: máy này (local), hoặc các tiến trình của Dask (mặc định: local)"
    command.add_argument("--engine", choices=("local", "dask"), default="local", help=about)
    about = "với --engine dask: địa chỉ của cụm, ví dụ tcp://10.0.0.5:8786 (mặc định: hai tiến trình trên máy này)"
    command.add_argument("--scheduler", metavar="ĐỊA_CHỈ", help=about)
    about = "danh sách nguồn (tệp .yaml), địa chỉ hoặc thư mục của trang, hoặc thư mục kho có records/"
    command.add_argument("sources", nargs="+", metavar="NGUỒN", help=about)


def add_nation(commands: Commands[VietnameseParser]) -> None:
    """`evalgen nation`."""
    command = add_command(
        commands,
        "nation",
        "Dựng trang tổng hợp cả nước và trang tra cứu từ bộ dữ liệu đã gộp.",
        "evalgen nation du-lieu-ca-nuoc --site trang-ca-nuoc",
    )
    json_option(command)
    command.add_argument("--site", type=path, required=True, metavar="THƯ_MỤC", help="nơi đặt các trang")
    command.add_argument("dataset", type=path, metavar="BỘ_DỮ_LIỆU", help="thư mục mà evalgen gather đã ghi")
