"""An agency is called otherwise, or passes into another, by a decision and from a day on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages

from vedich.actions.agencies_renamed import merge_agency, rename_agency
from vedich.actions.loading.names import Names
from vedich.store.queries.accounts import AgencyRow, agency_of
from vedich.web.gate.asked import Asked
from vedich.web.parts.words import later, say
from vedich.web.setup.fields import DayField, ListedField
from vedich.web.setup.trying import attempt


class RenameForm(forms.Form):
    """Another name from a day on, by a decision."""

    prefix = "rename"
    vi = forms.CharField(label=later("Tên mới", "New name"), max_length=300)
    en = forms.CharField(label=later("Tên tiếng Anh", "Name in English"), max_length=300, required=False)
    since = DayField(label=later("Mang tên này từ ngày", "Called so from"))
    decision = forms.CharField(
        label=later("Quyết định", "Decision"),
        help_text=later("Ví dụ 12/QĐ-UBND", "Like 12/QĐ-UBND"),
        max_length=60,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class MergeForm(forms.Form):
    """The agency that it passes into, from which day, by which decision."""

    prefix = "merge"
    into = ListedField("agencies", label=later("Sáp nhập vào", "Passes into"))
    on = DayField(label=later("Từ ngày", "From"))
    decision = forms.CharField(
        label=later("Quyết định", "Decision"),
        help_text=later("Ví dụ 12/QĐ-UBND", "Like 12/QĐ-UBND"),
        max_length=60,
    )

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self._names = names

    def clean_into(self) -> Any:
        """Find the agency that takes over."""
        found = agency_of(self._names.agency(str(self.cleaned_data["into"]).strip()))
        if found is None:
            raise forms.ValidationError(say("Hồ sơ không có cơ quan này.", "There is no such agency."))
        return found


def told_otherwise(
    request: Asked, row: AgencyRow, act: str, seen: str, names: Names
) -> tuple[RenameForm, MergeForm, bool]:
    """Do what the page asks of both forms, and give them with whether one was done."""
    rename = RenameForm(request.POST if act == "rename" else None, initial={"seen": seen})
    merge = MergeForm(request.POST if act == "merge" else None, names=names)
    done = None
    if act == "rename" and rename.is_valid():
        done = attempt(request, rename, rename_agency, field="since", agency=row, **rename.cleaned_data)
        if done is not None:
            vi, en = (
                "Đã đổi tên; báo cáo trước ngày đó giữ tên cũ.",
                "Renamed; earlier reports keep the old name.",
            )
            messages.success(request, say(vi, en))
    if act == "merge" and merge.is_valid():
        done = attempt(request, merge, merge_agency, field="into", agency=row, **merge.cleaned_data)
        if done is not None:
            vi = "Đã sáp nhập: {n} việc chủ trì, phối hợp và {k} báo cáo còn nợ chuyển sang cơ quan nhận."
            en = "Merged: {n} roles in targets and {k} reports still owed pass on."
            messages.success(request, say(vi, en, n=done["passed"], k=done["owed"]))
    return rename, merge, done is not None
