"""The decision document that a form names by number and date: one of the record, or registered now."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from vedich.access.require import NotAllowedError
from vedich.actions.loading.papers import document_of
from vedich.actions.trouble import ActionError
from vedich.domain.target import Basis
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.planned import DocumentRow
from vedich.web.gate.asked import Asked
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField


class PaperFields(forms.Form):
    """Number and date of the document that decides."""

    number = forms.CharField(
        label=later("Số văn bản quyết định", "Document of the decision"),
        help_text=later("Ví dụ 58/NQ-HĐND", "Like 58/NQ-HĐND"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "papers", "autocomplete": "off"}),
    )
    on = DayField(label=later("Ngày văn bản", "Dated"), required=False)


class NoPaperError(Exception):
    """Raised when a document cannot be named; the text is the sentence for its field."""


def paper_named(
    request: Asked, area: AreaRow, number: str, on: date | None, basis: Basis | None = None
) -> DocumentRow | None:
    """Give the document of a number and date; one that is not on record is registered.

    Nulls: None without a number.

    Raises:
        NoPaperError: the number is malformed, or the person may not register documents here.
    """
    try:
        return document_of(number, on, area, by=request.user, at=request.at, basis=basis)
    except NotAllowedError:
        raise NoPaperError(
            say(
                "Văn bản này chưa có trong hồ sơ, và vai trò của bạn không đăng ký văn bản. Nhờ chuyên viên "
                "đăng ký ở mục Văn bản trước.",
                "This document is not on record, and your role registers none. Ask a specialist first.",
            )
        ) from None
    except ActionError as error:
        raise NoPaperError(error.why[spoken() == "en"]) from None


def named(form: forms.Form, request: Asked, area: AreaRow, basis: Basis | None = None) -> Any:
    """Give the document that a form names, or put the sentence at its field and give None."""
    told = form.cleaned_data
    try:
        return paper_named(request, area, told.get("number", ""), told.get("on"), basis)
    except NoPaperError as error:
        form.add_error("number", str(error))
        return None
