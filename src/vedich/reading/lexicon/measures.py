"""The spellings of measures, from the catalog, ready for matching."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a measure: its canonical form, its sort, and what the number is multiplied by."""

    measure: str
    sort: str
    factor: Decimal = Decimal(1)


@cache
def scales() -> dict[str, Decimal]:
    """Give the scale words and what they multiply by."""
    return {
        "nghìn": Decimal(1000),
        "ngàn": Decimal(1000),
        "vạn": Decimal(10000),
        "triệu": Decimal(10**6),
        "tỷ": Decimal(10**9),
    }


_T = {
    "money": ["đồng:đồng,đ,vnđ,vnd", "USD:usd,đô la mỹ,đô la,đôla"],
    "area": ["ha:ha,hecta,héc ta,héc-ta", "m2:m2,mét vuông", "km2:km2"],
    "length": ["km:km,ki lô mét,cây số", "m:m,mét"],
    "mass": ["tấn:tấn,tân", "tạ/ha:tạ/ha", "tạ:tạ", "kg:kg"],
    "energy": ["kWh:kwh", "MW:mw"],
    "volume": ["m3:m3", "lít:lít"],
    "age": ["tuổi:tuổi"],
    "duration": ["năm:năm", "tháng:tháng", "ngày:ngày", "giờ:giờ", "tuần:tuần", "phút:phút", "ngày làm việc"],
    "times": ["lần:lần"],
    "rank": ["bậc:bậc", "sao:sao"],
    "index": ["điểm:điểm"],
    "count": [w for w in """người|hộ|hộ dân|hộ gia đình|lao động|xã|phường|thị trấn|huyện|tỉnh|dự án|doanh nghiệp|hợp tác xã|htx|trường|thôn|ấp|
tiêu chí|chỉ tiêu|đảng viên|vụ|ca|căn|căn nhà|nhà|ngôi nhà|công trình|sản phẩm|hồ sơ|văn bản|cuộc|lượt|lượt khách|lượt người|con|giường|giường bệnh|bác sỹ|lớp|học sinh|tổ|chi bộ|mô hình|cây|
kcn|ccn|khu công nghiệp|cụm công nghiệp|trạm|chi cục|địa phương|đơn vị|cơ sở|trang trại|trẻ|trẻ em|em|học viên|giáo viên|cán bộ|hội viên|đoàn viên|thành viên|
khu|cơ quan|chương trình|nhiệm vụ|định hướng|giải pháp|khu vực|đột phá|loại|nhóm|ngành|lĩnh vực|đề án|kế hoạch|nghị quyết|quyết định|cụm|tuyến|tuyến đường|cầu|chợ|điểm|phòng|phòng học|
bản|buôn|bon|khu phố|tổ dân phố|khu dân cư|làng|khách|du khách|phương tiện|xe|tàu|tàu cá|máy|bộ|suất|suất quà|phần quà|thẻ|sổ|giấy|giấy chứng nhận|trường hợp|đối tượng|vụ việc|vụ án|bị can|đơn|đơn thư|ý kiến|kiến nghị|
nền|lô|thửa|mã số|nghìn con|hạng mục|gói thầu|nhà máy|nhà đầu tư|hợp đồng|thương nhân|hộ kinh doanh|chủ thể|nông dân|thanh niên|phụ nữ|cựu chiến binh|quân nhân|công dân|tân binh|thuê bao|tài khoản|giao dịch|
di tích|lễ hội|đội|câu lạc bộ|thư viện|nhà văn hóa|sân|bể|giếng|hồ|đập|kênh|trạm y tế|bệnh viện|phòng khám|liều|mẫu|bệnh nhân|ca mắc|người mắc|ca bệnh|thí sinh|giải|huy chương|bằng|kỳ họp|phiên họp|hội nghị|lượt hộ|lượt hồ sơ|
ô tô|xe máy|container|teu|chuyến|chuyến bay|phòng ban|mặt hàng|thị trường|nước|quốc gia|vùng|dân tộc|thôn bản|thôn, bản|sở|ban|nhà ở|căn hộ|khu đô thị|nghề|làng nghề|nghệ nhân|tổ hợp tác|cổ đông|chi nhánh|văn phòng|tiêu chuẩn|hành vi|cửa hàng|siêu thị|đại biểu|cử tri|gia đình|hộ nghèo|hộ cận nghèo|suất học bổng""".replace("\n","").split("|")],
}


@cache
def spellings() -> dict[str, Spelling]:
    """Give each folded spelling and the measure it names."""
    made: dict[str, Spelling] = {}
    for sort, rows in _T.items():
        for row in rows:
            canonical, _, ways = row.partition(":")
            for way in (ways or canonical).split(","):
                made[way] = Spelling(canonical, sort)
    return made
