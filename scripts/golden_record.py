"""The official judgement of the year 2019 as a record: targets, results, and what was published of each.

Two of its verdicts contradict each other by any rule. The record keeps them as declared, and `vedich judge`
shows the computed ones beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from vedich.domain.target import Operator
from vedich.domain.verdict import Verdict

AT = datetime(2020, 1, 2, 3, tzinfo=UTC)
_EX, _MET = Verdict.EXCEEDED, Verdict.MET


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the published table: what was planned, what came out, and what it was called."""

    code: str
    vi: str
    en: str
    measure: str
    kind: str
    up: bool
    operator: Operator
    goal: str
    published: Verdict | None
    goal_max: str = ""
    tolerance: str = ""
    result: str = ""
    result_max: str = ""
    words: str = ""
    part: bool = False


ROWS = (
    Row("GOL-01", "Tăng trưởng GDP", "GDP growth", "%", "growth", True, Operator.BETWEEN, "6.6", _EX, "6.8",
        result="7.02"),
    Row("GOL-02", "Chỉ số giá tiêu dùng bình quân", "Mean consumer prices", "%", "growth", False,
        Operator.ABOUT, "4", _EX, result="2.79"),
    Row("GOL-03", "Tăng kim ngạch xuất khẩu", "Export growth", "%", "growth", True, Operator.BETWEEN, "7",
        _EX, "8", result="8.1"),
    Row("GOL-04", "Nhập siêu so xuất khẩu", "Trade deficit to exports", "%", "rate", False,
        Operator.LESS_THAN, "3", _EX, words="Xuất siêu"),
    Row("GOL-05", "Vốn đầu tư toàn xã hội so GDP", "Investment to GDP", "%", "rate", True, Operator.BETWEEN,
        "33", _MET, "34", result="33.9"),
    Row("GOL-06", "Mức giảm tỷ lệ hộ nghèo", "Decrease of the poverty rate", "điểm %", "growth", True,
        Operator.BETWEEN, "1", _EX, "1.5", result="1.1"),
    Row("GOL-07", "Trong đó: các huyện nghèo", "Of which: poor districts", "điểm %", "growth", True,
        Operator.AT_LEAST, "4", None, result="4", words="trên", part=True),
    Row("GOL-08", "Tỷ lệ thất nghiệp thành thị", "Urban unemployment", "%", "rate", False,
        Operator.LESS_THAN, "4", _MET, result="3.1"),
    Row("GOL-09", "Tỷ lệ lao động qua đào tạo", "Trained labour", "%", "rate", True, Operator.BETWEEN, "60",
        _MET, "62", result="61", result_max="62"),
    Row("GOL-10", "Giường bệnh trên một vạn dân", "Beds per 10,000 people", "giường/vạn dân", "rate", True,
        Operator.EQUAL, "27", _EX, result="27.5"),
    Row("GOL-11", "Tỷ lệ tham gia bảo hiểm y tế", "Health insurance", "%", "rate", True, Operator.EQUAL,
        "88.1", _EX, result="89.3"),
    Row("GOL-12", "Khu công nghiệp có hệ thống xử lý nước thải", "Industrial parks treating waste water",
        "%", "rate", True, Operator.EQUAL, "89", _MET, result="89"),
    Row("GOL-13", "Tỷ lệ che phủ rừng", "Forest cover", "%", "rate", True, Operator.EQUAL, "41.85", _MET,
        result="41.85"),
)  # fmt: skip


def keep() -> str:
    """Keep the table in the open record, in which there is nothing, and give the key of its area."""
    from vedich.actions.accounts import add_user, appoint
    from vedich.actions.declaring import declare_verdicts
    from vedich.actions.documents import register_document
    from vedich.actions.founding import found_record
    from vedich.actions.indicators import define_indicator
    from vedich.actions.observations import Said, record_observations
    from vedich.actions.schemes import set_scheme
    from vedich.actions.targets import Aim, set_targets
    from vedich.domain.indicator import Direction, Frequency, Indicator, IndicatorKind
    from vedich.domain.observation import Vintage
    from vedich.domain.period import Period
    from vedich.domain.role import Role
    from vedich.domain.target import Basis
    from vedich.store.models import Area, Document, Target, User

    found_record(at=AT, admin="admin", name="Quản trị", keys=("T34:80",))
    admin = User.objects.get(username="admin")
    add_user(by=admin, at=AT, username="lan", name="Người xác nhận (mẫu)")
    lan, nation, year = User.objects.get(username="lan"), Area.objects.get(key="VN"), Period.year(2019)
    appoint(by=admin, at=AT, user=lan, role=Role.SPECIALIST, area=nation, since=date(2019, 1, 1))
    appoint(by=admin, at=AT, user=lan, role=Role.INDICATOR_MANAGER, since=date(2019, 1, 1))
    for row in ROWS:
        direction = Direction.UP if row.up else Direction.DOWN
        kind = IndicatorKind(row.kind)
        define_indicator(
            by=lan, at=AT,
            indicator=Indicator(row.code, row.vi, row.en, row.measure, kind, direction, Frequency.YEAR),
        )  # fmt: skip
    # The catalog's thresholds begin in 2021; whoever judges an earlier year says by which ones.
    set_scheme(
        by=lan, at=AT, since=date(2019, 1, 1), source="Ngưỡng thường dùng, lấy cho năm 2019 (mẫu)",
        near_share=Decimal(90), near_points=Decimal(1), pace_safe=Decimal(-3), pace_watch=Decimal(-8),
        pace_risk=Decimal(-15),
    )  # fmt: skip
    made = register_document(
        by=lan, at=AT, area=nation, issued_by=None, number="", on=date(2019, 12, 31),
        title="Kết quả các chỉ tiêu chủ yếu năm 2019, như đã công bố", type="", file_hash="", file_size=0,
        file_name="", media_type="",
    )  # fmt: skip
    document = Document.objects.get(pk=made["document"])
    aims = [
        Aim(
            row.code, row.operator, row.measure, _figure(row.goal), _figure(row.goal_max),
            tolerance=_figure(row.tolerance), whole=place - 1 if row.part else None,
        )
        for place, row in enumerate(ROWS, start=1)
    ]  # fmt: skip
    set_targets(
        by=lan, at=AT, area=nation, period=year, basis=Basis.ADOPTED, aims=aims, document=document,
        declared_count=12,
    )  # fmt: skip
    record_observations(
        by=lan, at=AT, document=document,
        rows=[
            Said(
                row.code, "VN", year, date(2019, 12, 31), Vintage.ACTUAL, row.measure, _figure(row.result),
                _figure(row.result_max), words=row.words,
            )
            for row in ROWS
        ],
    )  # fmt: skip
    published = {row.code: row.published for row in ROWS if row.published}
    targets = Target.objects.select_related("indicator", "area").order_by("pk")
    verdicts = [
        (target, published[target.indicator.code]) for target in targets if target.indicator.code in published
    ]
    declare_verdicts(by=lan, at=AT, document=document, period=year, verdicts=verdicts)
    return nation.key


def _figure(text: str) -> Decimal | None:
    return Decimal(text) if text else None
