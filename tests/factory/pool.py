"""Indicators that documents of the factory tell of: wording, measure, how large, and how they come apart."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Kind:
    """An indicator to make figures for: catalog code, wording, measure as printed and as meant, a usual size.

    `flow` adds up over the months, else it stands and moves a little from year to year; `falls` is one of
    which less is better, and which is planned to fall.
    """

    code: str
    wording: str
    measure: str
    size: str
    digits: int = 0
    canonical: str = ""
    scale: int = 1
    flow: bool = True
    falls: bool = False
    parts: tuple[Kind, ...] = ()
    whole: bool = False

    @property
    def rate(self) -> bool:
        """Say whether it is a percentage, of which no percentage of the plan is printed."""
        return self.measure == "%"

    @property
    def meant(self) -> tuple[str, Decimal]:
        """Give the measure a reader states, and its scale."""
        return self.canonical or self.measure, Decimal(self.scale)


BUDGET = (
    Kind("BUD-001", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "", 1, whole=True, parts=(
        Kind("BUD-002", "Thu nội địa", "tỷ đồng", "8200", 1, parts=(
            Kind("BUD-004", "Thu tiền sử dụng đất", "tỷ đồng", "1450", 1),
            Kind("BUD-015", "Thu từ hoạt động xổ số kiến thiết", "tỷ đồng", "1720", 1),
        )),
        Kind("BUD-016", "Thu từ hoạt động xuất nhập khẩu", "tỷ đồng", "640", 1),
    )),
    Kind("BUD-018", "Tổng chi ngân sách địa phương", "tỷ đồng", "", 1, whole=True, parts=(
        Kind("BUD-019", "Chi đầu tư phát triển", "tỷ đồng", "3900", 1),
        Kind("BUD-020", "Chi thường xuyên", "tỷ đồng", "6100", 1),
    )),
)  # fmt: skip

GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("KINH TẾ", (
        Kind("AGR-001", "Sản lượng lúa", "tấn", "318000"),
        Kind("AGR-002", "Diện tích gieo trồng lúa", "ha", "52400"),
        Kind("AGR-009", "Tổng sản lượng thủy sản", "tấn", "", 0, whole=True, parts=(
            Kind("", "Sản lượng khai thác", "tấn", "24100"),
            Kind("", "Sản lượng nuôi trồng", "tấn", "61500"),
        )),
        Kind("AGR-012", "Tổng đàn gia cầm", "nghìn con", "7850", 0, "con", 1000, flow=False),
        *BUDGET,
        Kind("TRA-001", "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "tỷ đồng", "91300"),
        Kind("TRA-003", "Kim ngạch xuất khẩu hàng hóa", "triệu USD", "2350"),
        Kind("IND-003", "Điện thương phẩm", "triệu kWh", "4120", 0, "kWh", 1_000_000),
        Kind("ENT-001", "Số doanh nghiệp thành lập mới", "doanh nghiệp", "980"),
        Kind("INV-005", "Giải ngân vốn đầu tư công", "tỷ đồng", "5240", 1),
    )),
    ("XÃ HỘI", (
        Kind("LAB-001", "Giải quyết việc làm", "lao động", "26500"),
        Kind("POV-001", "Tỷ lệ hộ nghèo", "%", "1.86", 2, flow=False, falls=True),
        Kind("HEA-001", "Tỷ lệ dân số tham gia bảo hiểm y tế", "%", "94.2", 1, flow=False),
        Kind("HEA-003", "Số bác sĩ trên 1 vạn dân", "bác sĩ/vạn dân", "10.4", 1, "bác sỹ/vạn dân", flow=False),
        Kind("POV-003", "Số hộ nghèo", "hộ", "8420", flow=False, falls=True),
        Kind("POV-006", "Số nhà tạm, nhà dột nát được xóa", "căn", "1240"),
        Kind("NRU-001", "Số xã đạt chuẩn nông thôn mới", "xã", "72", flow=False),
        Kind("ENT-004", "Số hợp tác xã thành lập mới", "hợp tác xã", "64"),
    )),
    ("MÔI TRƯỜNG", (
        Kind("ENV-003", "Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý", "%", "91.5", 1, flow=False),
        Kind("AGR-014", "Diện tích rừng trồng mới", "ha", "640"),
        Kind("ENV-007", "Số cây xanh trồng mới", "cây", "182000"),
    )),
)  # fmt: skip

# What is told area by area.
BY_AREA = (
    Kind("AGR-001", "Sản lượng lúa", "tấn", "21500"),
    Kind("BUD-001", "Tổng thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "88", 1),
    Kind("LAB-001", "Giải quyết việc làm", "lao động", "1350"),
)

# Provinces after 1 July 2025 with some of their communes; the catalog of areas knows each.
PROVINCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "tỉnh Tây Ninh",
        ("xã Cần Đước", "xã Rạch Kiến", "xã Long Cang", "xã Mỹ Lệ", "xã Tân Lân", "xã Long Hựu"),
    ),
    (
        "tỉnh Đồng Tháp",
        ("xã Trường Xuân", "xã Mỹ Hiệp", "xã Phương Thịnh", "xã Vĩnh Kim", "xã Lương Hòa Lạc"),
    ),
    ("tỉnh Vĩnh Long", ("xã Tiểu Cần", "xã Long Vĩnh", "phường Bến Tre", "xã Nhị Trường", "xã Tam Bình")),
)

# A commune that ceased on 1 July 2025, province by province: no report of today lists it.
DISSOLVED = {
    "tỉnh Tây Ninh": "xã Phước Vân",
    "tỉnh Đồng Tháp": "xã Mỹ Hạnh Trung",
    "tỉnh Vĩnh Long": "xã Tân Hùng",
}
