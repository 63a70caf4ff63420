"""What stands in the menu, for whom."""

from __future__ import annotations

from dataclasses import dataclass

from vedich.domain.role import Role
from vedich.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that the menu leads to: its address by name, its word, and whom it concerns (nobody: all)."""

    name: str
    word: Wording
    roles: frozenset[Role] = frozenset()


# Whoever reads tables and reports.
READERS = frozenset({Role.CLERK, Role.SPECIALIST, Role.APPROVER, Role.LEADER, Role.VERIFIER, Role.READER})
_SETTERS = frozenset({Role.SPECIALIST, Role.LEADER, Role.INDICATOR_MANAGER, Role.ADMINISTRATOR})

# In the order of a working day. A page of yours is one line here.
MENU = (
    Entry("inbox", Wording("Việc chờ tôi", "Waiting for me")),
    Entry("scorecard", Wording("Bảng điểm", "Scorecard"), READERS),
    Entry("targets", Wording("Biểu chỉ tiêu", "Targets"), READERS),
    Entry("compare", Wording("So sánh", "Compare"), READERS),
    Entry("documents", Wording("Văn bản", "Documents"), READERS),
    Entry("check", Wording("Soát dự thảo", "Check a draft"), READERS),
    Entry("ledger", Wording("Kỳ báo cáo", "Report periods"), READERS),
    Entry("areas", Wording("Địa bàn", "Areas"), READERS),
    Entry("setup", Wording("Thiết lập", "Set up"), _SETTERS),
)


def entries_for(roles: frozenset[Role]) -> list[Entry]:
    """Give the entries that concern somebody with these roles."""
    return [entry for entry in MENU if not entry.roles or entry.roles & roles]
