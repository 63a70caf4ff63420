"""The counts of targets by verdict that a leader reads out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vedich.domain.verdict import NOT_YET, Verdict


class Counting(StrEnum):
    """How 'đạt' is read out: including the exceeded ("15 đạt, trong đó 10 vượt"), or beside them."""

    INCLUSIVE = "inclusive"
    EXCLUSIVE = "exclusive"


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How many targets stand in each verdict; the classes are disjoint, whichever way they are read out.

    >>> card = Scorecard(exceeded=10, met=5, near=3, no_result=1)
    >>> card.say(Counting.INCLUSIVE, "vi")
    '19 chỉ tiêu: 15 đạt, trong đó 10 vượt; 3 gần đạt; 1 chưa có kết quả (tính trong 19).'
    >>> card.say(Counting.EXCLUSIVE, "en")
    '19 targets: 10 exceeded; 5 met; 3 near; 1 no result (inside the 19).'
    """

    exceeded: int = 0
    met: int = 0
    near: int = 0
    missed: int = 0
    no_result: int = 0
    not_due: int = 0
    not_applicable: int = 0
    qualitative_pending: int = 0

    def __post_init__(self) -> None:
        for verdict in Verdict:
            if self.count(verdict) < 0:
                raise ValueError(
                    f"A scorecard cannot count {self.count(verdict)} targets as {verdict.value}."
                )

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Scorecard:
        """Count verdicts, one for each target."""
        return cls(**{verdict.value: count for verdict, count in Counter(verdicts).items()})

    def count(self, verdict: Verdict) -> int:
        """Give the number of targets with this verdict."""
        count: int = getattr(self, verdict.value)
        return count

    @property
    def total(self) -> int:
        """Count the targets that stand in the denominator: all but the not applicable."""
        return sum(self.count(verdict) for verdict in Verdict if verdict.counts)

    @property
    def reached(self) -> int:
        """Count exceeded and met together (đạt và vượt)."""
        return self.exceeded + self.met

    def __add__(self, other: Scorecard) -> Scorecard:
        return Scorecard(**{v.value: self.count(v) + other.count(v) for v in Verdict})

    def say(
        self, counting: Counting, lang: str, *, declared_total: int | None = None, to_date: str = ""
    ) -> str:
        """Read the card out in 'vi' or 'en', always with n and with where the missing results are.

        `declared_total` is what a document says of itself; the computed part is then printed with k of n.
        `to_date` names the day where the year is not over: results so far then stand against the whole year.

        >>> Scorecard(met=9).say(Counting.INCLUSIVE, "en", declared_total=42)
        'computed 9 of 42 on record: 9 met, of which 0 exceeded.'
        >>> Scorecard(met=9, missed=1).say(Counting.INCLUSIVE, "vi", declared_total=10, to_date="30/9/2026")
        'cả 10 chỉ tiêu, lũy kế đến 30/9/2026 so với cả năm: 9 đạt, trong đó 0 vượt; 1 chưa đạt.'
        """
        vi = lang != "en"
        if declared_total is None:
            head = f"{self.total} chỉ tiêu" if vi else f"{self.total} targets"
        elif declared_total == self.total:
            head = f"cả {self.total} chỉ tiêu" if vi else f"all {self.total} targets"
        elif vi:
            head = f"tính được {self.total} trên {declared_total} chỉ tiêu"
        else:
            head = f"computed {self.total} of {declared_total} on record"
        if to_date:
            head += (
                f", lũy kế đến {to_date} so với cả năm"
                if vi
                else f", to date ({to_date}) against the whole year"
            )
        return f"{head}: {'; '.join(self._parts(counting, lang, is_over=not to_date))}."

    def _parts(self, counting: Counting, lang: str, *, is_over: bool) -> list[str]:
        met, exceeded = (verdict.wording.say(lang) for verdict in (Verdict.MET, Verdict.EXCEEDED))
        if counting is Counting.INCLUSIVE:
            among = "of which" if lang == "en" else "trong đó"
            parts = [f"{self.reached} {met}, {among} {self.exceeded} {exceeded}"]
        else:
            parts = [f"{self.exceeded} {exceeded}", f"{self.met} {met}"]
        for verdict in list(Verdict)[2:]:
            if count := self.count(verdict):
                word = verdict.wording if is_over or verdict is not Verdict.MISSED else NOT_YET
                parts.append(f"{count} {word.say(lang)}{self._note(verdict, lang)}")
        return parts

    def _note(self, verdict: Verdict, lang: str) -> str:
        if verdict is Verdict.NO_RESULT:
            return f" (inside the {self.total})" if lang == "en" else f" (tính trong {self.total})"
        if verdict is Verdict.NOT_APPLICABLE:
            return f" (not in the {self.total})" if lang == "en" else f" (không tính trong {self.total})"
        return ""
