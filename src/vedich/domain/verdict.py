"""How a result stands against its target: eight classes, of which every target has exactly one."""

from __future__ import annotations

from enum import StrEnum

from vedich.domain.wording import Wording


class Verdict(StrEnum):
    """One of eight disjoint classes; `MET` excludes `EXCEEDED`, and `NEAR` is never counted as met.

    >>> Verdict.EXCEEDED.reached, Verdict.NEAR.reached
    (True, False)
    >>> Verdict.NO_RESULT.wording.vi
    'chưa có kết quả'
    """

    EXCEEDED = "exceeded"
    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    NO_RESULT = "no_result"
    NOT_DUE = "not_due"
    NOT_APPLICABLE = "not_applicable"
    QUALITATIVE_PENDING = "qualitative_pending"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _VERDICTS[self][0]

    @property
    def meaning(self) -> Wording:
        """Give one sentence that says when the class applies."""
        return _VERDICTS[self][1]

    @property
    def reached(self) -> bool:
        """Say whether the target was reached: exceeded or met (đạt và vượt)."""
        return self in {Verdict.EXCEEDED, Verdict.MET}

    @property
    def is_judged(self) -> bool:
        """Say whether a result was weighed against the target at all."""
        return self in _JUDGED

    @property
    def counts(self) -> bool:
        """Say whether the target stands in the denominator: all but the not applicable."""
        return self is not Verdict.NOT_APPLICABLE

    def is_better_than(self, other: Verdict) -> bool | None:
        """Compare two judged classes; None when one of them was not judged.

        >>> Verdict.MET.is_better_than(Verdict.NEAR), Verdict.MET.is_better_than(Verdict.NO_RESULT)
        (True, None)
        """
        if not self.is_judged or not other.is_judged:
            return None
        return _JUDGED.index(self) < _JUDGED.index(other)


# What a target is called that would be missed if its months were over, and they are not.
NOT_YET = Wording("chưa đạt", "not yet met")

# From best to worst.
_JUDGED = (Verdict.EXCEEDED, Verdict.MET, Verdict.NEAR, Verdict.MISSED)

_VERDICTS = {
    Verdict.EXCEEDED: (
        Wording("vượt", "exceeded"),
        Wording(
            "Kết quả tốt hơn mức được giao.",
            "The result is better than the target asks.",
        ),
    ),
    Verdict.MET: (
        Wording("đạt", "met"),
        Wording(
            "Kết quả đúng bằng mức được giao hoặc nằm trong khoảng được giao.",
            "The result is exactly what the target asks, or lies inside its range.",
        ),
    ),
    Verdict.NEAR: (
        Wording("gần đạt", "near"),
        Wording(
            "Kết quả chưa tới mức được giao nhưng còn cách không quá ngưỡng đã quy định.",
            "The result falls short of the target by no more than the margin laid down.",
        ),
    ),
    Verdict.MISSED: (
        Wording("không đạt", "missed"),
        Wording(
            "Kết quả kém mức được giao quá ngưỡng đã quy định.",
            "The result falls short of the target by more than the margin laid down.",
        ),
    ),
    Verdict.NO_RESULT: (
        Wording("chưa có kết quả", "no result"),
        Wording(
            "Đã đến kỳ đánh giá nhưng chưa có số liệu.",
            "The time to judge has come, but nobody has supplied a result.",
        ),
    ),
    Verdict.NOT_DUE: (
        Wording("chưa đến kỳ", "not due"),
        Wording(
            "Số liệu của kỳ này chưa thể có vào ngày đánh giá.",
            "The result of this period cannot be known yet.",
        ),
    ),
    Verdict.NOT_APPLICABLE: (
        Wording("không áp dụng", "not applicable"),
        Wording(
            "Chỉ tiêu đã được rút hoặc đơn vị không còn; không tính vào tổng số.",
            "The target was withdrawn or its area dissolved; it leaves the denominator.",
        ),
    ),
    Verdict.QUALITATIVE_PENDING: (
        Wording("chờ đánh giá định tính", "qualitative, pending"),
        Wording(
            "Chỉ tiêu không đo bằng số và đang chờ người có thẩm quyền đánh giá.",
            "The target is not measured in figures and waits for a person's judgement.",
        ),
    ),
}
