"""The forms about people: who they are, which role they get, when it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from vedich.access.policy import POLICY, Reach
from vedich.actions.loading.names import Names
from vedich.domain.refusal import RefusedError
from vedich.domain.role import Role
from vedich.store.queries.accounts import agency_of
from vedich.store.queries.areas import area_of
from vedich.store.queries.people import account
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, ListedField, told


def everywhere(role: Role) -> bool:
    """Say whether a role is for the whole record, and names no area.

    >>> everywhere(Role.ADMINISTRATOR), everywhere(Role.CLERK)
    (True, False)
    """
    return Reach.RECORD in POLICY[role].values()


class PersonForm(forms.Form):
    """Who somebody is."""

    name = forms.CharField(label=later("Họ và tên", "Name"), max_length=200)
    position = forms.CharField(label=later("Chức vụ", "Position"), max_length=200, required=False)
    email = forms.EmailField(label=later("Thư điện tử", "E-mail"), max_length=200, required=False)
    phone = forms.CharField(label=later("Điện thoại", "Phone"), max_length=40, required=False)


class AccountForm(PersonForm):
    """A new account."""

    field_order = ("username",)
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{1,39}$",
        label=later("Tên tài khoản", "Account"),
        help_text=later(
            "Chữ thường không dấu, số, dấu chấm; ví dụ hoa.canduoc", "Small letters, digits, dots"
        ),
        error_messages={
            "invalid": later(
                "Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch; từ 2 đến 40 ký tự.",
                "Use 2 to 40 small letters, digits, dots and dashes.",
            )
        },
    )


class RoleForm(forms.Form):
    """A role for an area from a day to a day."""

    role = forms.ChoiceField(label=later("Vai trò", "Role"))
    area = ListedField(
        "areas",
        label=later("Địa bàn", "Area"),
        help_text=later(
            "Mã hoặc tên, ví dụ X34:28108 hay xã Cần Đước. Quản trị tài khoản, quản lý bộ chỉ tiêu và giám "
            "sát an ninh không ghi địa bàn.",
            "Key or title. Administrators, indicator managers and security officers have none.",
        ),
        required=False,
    )
    agency = ListedField("agencies", label=later("Cơ quan", "Agency"), required=False)
    since = DayField(label=later("Từ ngày", "From"))
    until = DayField(
        label=later("Đến hết ngày", "Until"),
        help_text=later("Để trống: chưa có ngày kết thúc", "Blank: no last day"),
        required=False,
    )
    acting_for = forms.CharField(
        label=later("Làm thay tài khoản", "Acts for the account"),
        help_text=later(
            "Khi làm thay, hai người được coi là một: không duyệt số liệu của nhau.",
            "The two are then one hand: neither approves the other's figures.",
        ),
        max_length=80,
        required=False,
    )

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self._names = names
        lang = spoken()
        roles = [(one.value, one.wording.say(lang)) for one in Role]
        self.fields["role"].choices = [("", say("– chọn –", "– choose –")), *roles]  # type: ignore[attr-defined]

    def clean_area(self) -> Any:
        """Find the area by key or title."""
        said = str(self.cleaned_data["area"]).strip()
        if not said:
            return None
        try:
            found = area_of(self._names.area(said))
        except RefusedError as error:
            raise forms.ValidationError(told(error.refusal)) from None
        if found is None:
            raise forms.ValidationError(say("Hồ sơ không có địa bàn này.", "There is no such area."))
        return found

    def clean_agency(self) -> Any:
        """Find the agency by key or name."""
        said = str(self.cleaned_data["agency"]).strip()
        found = agency_of(self._names.agency(said)) if said else None
        if said and found is None:
            raise forms.ValidationError(say("Hồ sơ không có cơ quan này.", "There is no such agency."))
        return found

    def clean_acting_for(self) -> Any:
        """Find the account."""
        said = str(self.cleaned_data["acting_for"]).strip()
        found = account(said) if said else None
        if said and found is None:
            raise forms.ValidationError(say("Không có tài khoản này.", "There is no such account."))
        return found

    def clean(self) -> dict[str, Any]:
        """Look whether the role and the area go together, and the days follow one another."""
        now = super().clean() or {}
        if now.get("role") and "area" in now:
            role = now["role"] = Role(now["role"])
            if everywhere(role) and now["area"] is not None:
                self.add_error("area", say("Vai trò này không gắn với địa bàn.", "This role has no area."))
            if not everywhere(role) and now["area"] is None:
                self.add_error("area", say("Vai trò này cần một địa bàn.", "This role needs an area."))
        since: date | None = now.get("since")
        if since and now.get("until") and now["until"] < since:
            self.add_error("until", say("Kết thúc trước khi bắt đầu.", "It ends before it begins."))
        return now


class EndForm(forms.Form):
    """The last day of a role, and why it ends."""

    appointment = forms.IntegerField(widget=forms.HiddenInput)
    until = DayField(label=later("Ngày cuối", "Last day"))
    reason = forms.CharField(label=later("Lý do", "Why"), max_length=300)


class ReasonForm(forms.Form):
    """Why an account is closed or opened again."""

    reason = forms.CharField(label=later("Lý do", "Why"), max_length=300)
