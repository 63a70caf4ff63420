"""What is wrong with the lines of a file while they are being taken, each at its sheet and row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from vedich.access.require import NotAllowedError
from vedich.actions.trouble import ActionError, RowTroublesError
from vedich.domain.refusal import Refusal
from vedich.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Located:
    """A refusal with the sheet and the row (as the file counts) it is about."""

    sheet: str
    row: int
    refusal: Refusal


class WorkbookRefusedError(ActionError):
    """Raised when lines of a workbook cannot be taken; nothing of it was. `faults` names each."""

    def __init__(self, faults: Sequence[Located], lines: int) -> None:
        self.faults = tuple(faults)
        rows = len({(fault.sheet, fault.row) for fault in faults})
        super().__init__(
            f"{rows} trong {lines} dòng chưa nhận được.",
            f"{rows} of {lines} rows cannot be taken.",
        )


@dataclass(slots=True)
class Faults:
    """Gathers what is wrong, so that a person hears of everything at once."""

    found: list[Located] = field(default_factory=list)

    def add(self, sheet: str, row: int, refusal: Refusal) -> None:
        """Keep a refusal; the same of a row is kept once."""
        located = Located(sheet, row, refusal)
        if located not in self.found:
            self.found.append(located)

    def add_error(self, sheet: str, rows: Sequence[int], error: Exception, column: str) -> None:
        """Keep what an action refused: of its own lines each at its row, anything else at all of them."""
        if isinstance(error, RowTroublesError):
            for number, refusal in error.troubles:
                self.add(sheet, rows[number - 1], refusal)
            return
        for row in rows:
            self.add(sheet, row, refusal_of(error, column))


def refusal_of(error: Exception, column: str) -> Refusal:
    """Give the refusal that an action's error amounts to; what to do stands behind its first sentence."""
    if isinstance(error, NotAllowedError):
        return Refusal(
            column,
            Wording(
                "tài khoản của bạn không có quyền làm việc này ở địa bàn này",
                f"this account may not '{error.permission.value}' here",
            ),
            Wording("hỏi người quản trị tài khoản, hoặc bỏ dòng này", "ask for it, or leave the row out"),
        )
    vi, en = error.why if isinstance(error, ActionError) else (str(error), str(error))
    (why_vi, remedy_vi), (why_en, remedy_en) = _parted(vi), _parted(en)
    return Refusal(column, Wording(why_vi, why_en), Wording(remedy_vi, remedy_en))


def _parted(said: str) -> tuple[str, str]:
    """Part a sentence of an action from what it says is to be done."""
    before, _, after = said.rstrip(". ").rpartition(". ")
    return (_small(before), _small(after)) if before else (_small(after), "sửa dòng này")


def _small(said: str) -> str:
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]
