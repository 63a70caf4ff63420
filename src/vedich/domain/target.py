"""The figure a document sets for an area and a period, and on whose authority."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from vedich.domain.document import Relation, Span
from vedich.domain.period import Period
from vedich.domain.wording import Wording


class Basis(StrEnum):
    """On whose authority a target stands; one indicator may have a target on each."""

    ASSIGNED = "assigned"
    ADOPTED = "adopted"
    OWN_PLAN = "own_plan"
    PARTY_RESOLUTION = "party_resolution"
    TERM = "term"
    STRETCH = "stretch"
    BUDGET_ESTIMATE = "budget_estimate"
    SCENARIO = "scenario"
    UNKNOWN = "unknown"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _BASES[self]

    @classmethod
    def of(cls, relation: Relation | None) -> Basis:
        """Give the basis that a percentage in a text points to, until the target itself is linked.

        >>> Basis.of(Relation.OF_PROVINCE_PLAN).value, Basis.of(Relation.OF_PLAN).value
        ('assigned', 'unknown')
        """
        return _BASIS_OF_RELATION.get(relation, cls.UNKNOWN) if relation else cls.UNKNOWN


_BASES = {
    Basis.ASSIGNED: Wording("cấp trên giao", "assigned from above"),
    Basis.ADOPTED: Wording("HĐND giao", "adopted by the council"),
    Basis.OWN_PLAN: Wording("kế hoạch của đơn vị", "own plan"),
    Basis.PARTY_RESOLUTION: Wording("nghị quyết của Đảng", "resolution of the Party"),
    Basis.TERM: Wording("kế hoạch 5 năm, nhiệm kỳ", "plan of a term"),
    Basis.STRETCH: Wording("phấn đấu", "stretch"),
    Basis.BUDGET_ESTIMATE: Wording("dự toán ngân sách", "budget estimate"),
    Basis.SCENARIO: Wording("kịch bản", "scenario"),
    Basis.UNKNOWN: Wording("chưa rõ", "not known"),
}

_BASIS_OF_RELATION = {
    Relation.OF_PROVINCE_PLAN: Basis.ASSIGNED,
    Relation.OF_CENTRAL_PLAN: Basis.ASSIGNED,
    Relation.OF_OWN_PLAN: Basis.OWN_PLAN,
    Relation.OF_STRETCH: Basis.STRETCH,
    Relation.OF_BUDGET_ESTIMATE: Basis.BUDGET_ESTIMATE,
}


class Goal(StrEnum):
    """What an operator needs to be complete."""

    ONE_VALUE = "one_value"
    TWO_VALUES = "two_values"
    WORDS = "words"
    NOTHING = "nothing"


class Operator(StrEnum):
    """How the result must stand to the value: at least it, at most it, down to it, down by it ..."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EQUAL = "equal"
    ABOUT = "about"
    BETWEEN = "between"
    DECREASE_TO = "decrease_to"
    DECREASE_BY = "decrease_by"
    INCREASE_BY = "increase_by"
    KEEP = "keep"
    COMPLETE = "complete"
    RANK_WITHIN = "rank_within"
    IN_GROUP = "in_group"
    TEXT = "text"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _OPERATORS[self]

    @property
    def goal(self) -> Goal:
        """Give what a target with this operator must hold."""
        return _GOALS.get(self, Goal.ONE_VALUE)

    @property
    def is_measurable(self) -> bool:
        """Say whether figures alone can decide it; the others wait for a person."""
        return self.goal in {Goal.ONE_VALUE, Goal.TWO_VALUES}


_OPERATORS = {
    Operator.AT_LEAST: Wording("từ … trở lên (≥)", "at least"),
    Operator.MORE_THAN: Wording("trên (>)", "more than"),
    Operator.AT_MOST: Wording("không quá (≤)", "at most"),
    Operator.LESS_THAN: Wording("dưới (<)", "less than"),
    Operator.EQUAL: Wording("bằng (=)", "exactly"),
    Operator.ABOUT: Wording("khoảng (≈)", "about"),
    Operator.BETWEEN: Wording("trong khoảng (từ - đến)", "between"),
    Operator.DECREASE_TO: Wording("giảm còn", "down to"),
    Operator.DECREASE_BY: Wording("giảm (mức giảm)", "down by"),
    Operator.INCREASE_BY: Wording("tăng (mức tăng)", "up by"),
    Operator.KEEP: Wording("giữ vững", "keep"),
    Operator.COMPLETE: Wording("hoàn thành", "complete"),
    Operator.RANK_WITHIN: Wording("xếp hạng trong", "rank within"),
    Operator.IN_GROUP: Wording("thuộc nhóm", "in the group"),
    Operator.TEXT: Wording("bằng lời", "in words"),
}

_GOALS = {
    Operator.BETWEEN: Goal.TWO_VALUES,
    # To keep what is there may name a level ("giữ vững 100%") or only say so.
    Operator.KEEP: Goal.NOTHING,
    Operator.COMPLETE: Goal.NOTHING,
    Operator.IN_GROUP: Goal.WORDS,
    Operator.TEXT: Goal.WORDS,
}


_LACKS = {
    "needs both ends of its range": "cần cả số đầu và số cuối của khoảng",
    "has its ends the wrong way round": "có số đầu lớn hơn số cuối",
    "has an upper end, which only 'between' knows": "không dùng số cuối của khoảng",
    "needs a value": "cần một số; ô trống không phải là 0",
    "needs its words": "cần ghi bằng lời",
    "needs a rank of 1 or more": "cần thứ hạng từ 1 trở lên",
    "needs the size of the change, without sign": "cần mức thay đổi, không ghi dấu",
}


class TargetError(ValueError):
    """Raised when a target lacks what its operator needs, or has too much; `vi` says it for people."""

    def __init__(self, target: Target, lack: str) -> None:
        self.vi = _LACKS[lack]
        super().__init__(
            f"The target {target.operator.value!r} for {target.indicator!r} in {target.period} {lack}: "
            f"value={target.value}, value_max={target.value_max}, words={target.words!r}. "
            "Correct the target before saving it; judging it would be a guess."
        )


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach (chỉ tiêu được giao): one indicator, one area, one period, one basis.

    `parent` names the target that this is a part of; a part is shown but not counted.

    Units: `value` and `value_max` are in `measure` (printed form). DECREASE_BY and INCREASE_BY hold the size
    of the change, without sign, against `reference`. `tolerance` is the margin of 'about'.
    Nulls: `higher_is_better` None leaves the direction to the indicator.

    >>> year = Period.year(2024)
    >>> poverty = Target("t1", "POV-001", "d-817", year, Operator.DECREASE_TO, "%", Decimal("0.63"))
    >>> poverty.is_counted, poverty.basis.value
    (True, 'unknown')
    >>> Target("t2", "POV-001", "d-817", year, Operator.BETWEEN, "%", Decimal(2))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    vedich.domain.target.TargetError: The target 'between' for 'POV-001' in 2024 needs both ends ...
    """

    id: str
    indicator: str
    area: str
    period: Period
    operator: Operator
    measure: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    words: str = ""
    basis: Basis = Basis.UNKNOWN
    assigned_by: str | None = None
    lead: str | None = None
    higher_is_better: bool | None = None
    tolerance: Decimal | None = None
    reference: Period | None = None
    parent: str | None = None
    document: str | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        lack = self._lack()
        if lack:
            raise TargetError(self, lack)

    def _lack(self) -> str:
        goal = self.operator.goal
        if goal is Goal.TWO_VALUES:
            if self.value is None or self.value_max is None:
                return "needs both ends of its range"
            return "has its ends the wrong way round" if self.value > self.value_max else ""
        if self.value_max is not None:
            return "has an upper end, which only 'between' knows"
        if goal is Goal.ONE_VALUE and self.value is None:
            return "needs a value"
        if goal is Goal.WORDS and not self.words:
            return "needs its words"
        if self.operator is Operator.RANK_WITHIN and (self.value or 0) < 1:
            return "needs a rank of 1 or more"
        if self.operator in {Operator.DECREASE_BY, Operator.INCREASE_BY} and (self.value or 0) < 0:
            return "needs the size of the change, without sign"
        return ""

    @property
    def is_counted(self) -> bool:
        """Say whether the target counts in a scorecard; parts of another one do not."""
        return self.parent is None
