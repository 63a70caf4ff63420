"""Fields of set-up forms: figures as people write them, periods, days, things on record by their name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from vedich.domain.period import Period
from vedich.domain.refusal import Refusal, RefusedError
from vedich.exchange import cells
from vedich.web.parts.words import later, spoken

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure with the form in which it was printed."""

    value: Decimal
    text: str


def told(refusal: Refusal) -> str:
    """Give a refusal as the sentence beside a field."""
    why, remedy = refusal.why.say(spoken()), refusal.remedy.say(spoken())
    return f"{why[:1].upper()}{why[1:]}; {remedy}{'' if remedy.endswith(('?', '.')) else '.'}"


class FigureField(forms.CharField):
    """A figure written the Vietnamese way; a blank is None, and never zero."""

    def __init__(self, **how: Any) -> None:
        super().__init__(max_length=40, **how)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "figure"}

    def clean(self, value: Any) -> Printed | None:
        """Read the figure, and keep how it was printed."""
        text = super().clean(value)
        try:
            read = cells.figure(text, "value")
        except RefusedError as error:
            raise forms.ValidationError(told(error.refusal)) from None
        return None if read is None else Printed(read, text.strip())


class PeriodField(forms.CharField):
    """A period as people write it: 'năm 2026', 'quý III/2026', '2026-2030'."""

    def __init__(self, **how: Any) -> None:
        super().__init__(max_length=40, **how)

    def clean(self, value: Any) -> Period | None:
        """Read the period; None for a blank."""
        text = super().clean(value)
        try:
            return cells.period(text) if text else None
        except RefusedError as error:
            raise forms.ValidationError(told(error.refusal)) from None


class DayField(forms.DateField):
    """A day, chosen or typed."""

    def __init__(self, **how: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(
            widget=widget,
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            error_messages={"invalid": later("Ngày chưa đúng, ghi như 25/9/2026.", "This is no day.")},
            **how,
        )


class ListedField(forms.CharField):
    """A thing of the record, by its code or name, with a list to choose from (`list` is the list's id)."""

    def __init__(self, listed: str, **how: Any) -> None:
        super().__init__(max_length=_LONGEST, **how)
        self.widget.attrs |= {"list": listed, "autocomplete": "off"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as a form names it: by number and date."""

    number: str
    on: date | None
