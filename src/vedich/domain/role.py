"""Who may do what: the roles of the trade. What each may do is a table in `access`."""

from __future__ import annotations

from enum import StrEnum

from vedich.domain.wording import Wording


class Role(StrEnum):
    """The part a person plays for an area or an agency, from a day to a day.

    >>> Role.CLERK.wording.vi
    'người nhập số liệu'
    """

    CLERK = "clerk"
    SPECIALIST = "specialist"
    APPROVER = "approver"
    LEADER = "leader"
    VERIFIER = "verifier"
    INDICATOR_MANAGER = "indicator_manager"
    ADMINISTRATOR = "administrator"
    SECURITY_OFFICER = "security_officer"
    READER = "reader"

    @property
    def wording(self) -> Wording:
        """Give the name for people."""
        return _ROLES[self]


_ROLES = {
    Role.CLERK: Wording("người nhập số liệu", "clerk"),
    Role.SPECIALIST: Wording("chuyên viên", "specialist"),
    Role.APPROVER: Wording("người duyệt", "approver"),
    Role.LEADER: Wording("lãnh đạo", "leader"),
    Role.VERIFIER: Wording("người thẩm tra", "verifier"),
    Role.INDICATOR_MANAGER: Wording("người quản lý bộ chỉ tiêu", "indicator manager"),
    Role.ADMINISTRATOR: Wording("quản trị tài khoản", "administrator"),
    Role.SECURITY_OFFICER: Wording("người giám sát an ninh", "security officer"),
    Role.READER: Wording("người xem", "reader"),
}
