"""The form of a target: what it is, its levels by period and basis, its parts; and what it amounts to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from vedich.actions.levels import Level
from vedich.actions.loading.names import Names
from vedich.actions.observations import measure_trouble
from vedich.actions.suggesting import unknown_indicator
from vedich.actions.targets import Aim
from vedich.domain.indicator import Direction, IndicatorKind
from vedich.domain.period import Period
from vedich.domain.refusal import RefusedError
from vedich.domain.target import Basis, Goal, Operator
from vedich.domain.wording import Wording
from vedich.store.facts.schemed import scheme_on
from vedich.store.queries.areas import AreaRow
from vedich.store.queries.breakdowns import all_parts
from vedich.store.queries.definitions import Defined, versions_of
from vedich.web.gate.asked import Asked
from vedich.web.parts import figures
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, FigureField, ListedField, PeriodField, Printed, told
from vedich.web.setup.papers import NoPaperError, paper_named
from vedich.web.setup.targets.sentence import judged_as, near_as

USUAL = (Basis.ASSIGNED, Basis.ADOPTED, Basis.STRETCH, Basis.TERM)
_OTHER_MEASURES = frozenset(
    {Operator.DECREASE_BY, Operator.INCREASE_BY, Operator.RANK_WITHIN, Operator.TEXT, Operator.IN_GROUP}
)
_GROUPS = (
    (
        Wording("So với một con số", "Against a figure"),
        (
            Operator.AT_LEAST, Operator.MORE_THAN, Operator.AT_MOST, Operator.LESS_THAN, Operator.EQUAL,
            Operator.ABOUT, Operator.BETWEEN, Operator.DECREASE_TO,
        ),
    ),
    (
        Wording("So với năm trước", "Against last year"),
        (Operator.INCREASE_BY, Operator.DECREASE_BY, Operator.KEEP),
    ),
    (
        Wording("Có hay không, mốc, danh sách, thứ hạng", "Yes or no, milestone, list, rank"),
        (Operator.COMPLETE, Operator.RANK_WITHIN, Operator.IN_GROUP, Operator.TEXT),
    ),
)  # fmt: skip


def operators() -> list[tuple[str, list[tuple[str, str]]]]:
    """Give what a target may ask for, in groups, in the language of the request."""
    lang = spoken()
    return [(head.say(lang), [(one.value, one.wording.say(lang)) for one in some]) for head, some in _GROUPS]


def parts_to_choose() -> list[tuple[str, Any]]:
    """Give the parts of the breakdowns of the record to choose from, each breakdown a group; blank first."""
    lang = spoken()
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in all_parts():
        head = one.breakdown_en if lang == "en" else one.breakdown_vi
        groups.setdefault(head, []).append((one.key, one.en if lang == "en" else one.vi))
    return [("", say("– cả chỉ tiêu –", "– the whole –")), *groups.items()]


class AimForm(forms.Form):
    """What is aimed at, and how a result must stand to it."""

    indicator = ListedField("indicators", label=later("Chỉ tiêu", "Indicator"))
    part = forms.ChoiceField(
        label=later("Riêng phần", "Of one part alone"),
        help_text=later(
            "Mức của riêng nữ, thành thị ...; để trống là mức chung.",
            "A goal of women, of towns ... alone; blank is for the whole.",
        ),
        required=False,
    )
    operator = forms.ChoiceField(label=later("Yêu cầu", "Requirement"))
    measure = forms.CharField(
        label=later("Đơn vị tính", "Measure"),
        help_text=later(
            "Để trống: theo đơn vị tính của chỉ tiêu. Mức tăng, giảm có thể tính bằng %.",
            "Blank: that of the indicator. A change may be in %.",
        ),
        max_length=80,
        required=False,
    )
    words = forms.CharField(
        label=later("Nội dung bằng lời", "In words"),
        help_text=later(
            "Chỉ cần cho mốc, danh sách, nhóm: ghi nguyên lời văn bản.",
            "For milestones, lists and groups alone: the words of the document.",
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    tolerance = FigureField(
        label=later("Sai số cho phép", "Tolerance"),
        help_text=later("Chỉ cần khi yêu cầu là “khoảng”.", "For 'about' alone."),
        required=False,
    )
    reference = PeriodField(
        label=later("So với kỳ", "Compared with"),
        help_text=later("Để trống: cùng kỳ năm trước.", "Blank: a year ago."),
        required=False,
    )
    lead = ListedField("agencies", label=later("Cơ quan chủ trì", "Lead agency"), required=False)

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self.names = names
        self.fields["part"].choices = parts_to_choose()  # type: ignore[attr-defined]
        self.fields["operator"].choices = operators()  # type: ignore[attr-defined]

    def clean_indicator(self) -> str:
        """Find the indicator by its code or name."""
        return found_indicator(self.names, self.cleaned_data["indicator"])

    def clean_lead(self) -> str:
        """Find the agency by its key or name."""
        said = str(self.cleaned_data["lead"])
        return self.names.agency(said) if said else ""

    def clean(self) -> dict[str, Any]:
        """Look whether the measure is one of the indicator."""
        now = super().clean() or {}
        if "indicator" not in now or "operator" not in now:
            return now
        own = self.names.indicators[now["indicator"]].measure
        now["operator"] = Operator(now["operator"])
        now["measure"] = now.get("measure") or own
        if now["operator"] not in _OTHER_MEASURES and (trouble := measure_trouble(now["measure"], own)):
            self.add_error("measure", told(trouble))
        if now["operator"].goal is Goal.WORDS and not now.get("words"):
            self.add_error("words", say("Yêu cầu này cần ghi bằng lời.", "This needs words."))
        return now


class LevelForm(forms.Form):
    """A line: in which period, on which basis, how much, by which document."""

    period = PeriodField(label=later("Kỳ", "Period"), required=False)
    basis = forms.ChoiceField(label=later("Căn cứ", "Basis"), required=False)
    value = FigureField(label=later("Mức", "Level"), required=False)
    value_max = FigureField(label=later("Đến", "Up to"), required=False)
    number = forms.CharField(
        label=later("Số văn bản", "Document"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "papers", "autocomplete": "off"}),
    )
    on = DayField(label=later("Ngày văn bản", "Dated"), required=False)

    def __init__(self, *given: Any, **how: Any) -> None:
        super().__init__(*given, **how)
        lang = spoken()
        self.fields["basis"].choices = [  # type: ignore[attr-defined]
            (one.value, one.wording.say(lang)) for one in Basis if one is not Basis.UNKNOWN
        ]
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)


class PartForm(forms.Form):
    """A part of the target under one of the lines above: an indicator of its own, or one of its own parts."""

    indicator = ListedField("indicators", label=later("Chỉ tiêu thành phần", "Indicator"), required=False)
    part = forms.ChoiceField(label=later("Phân tổ", "Part"), required=False)
    operator = forms.ChoiceField(label=later("Yêu cầu", "Requirement"), required=False)
    value = FigureField(label=later("Mức", "Level"), required=False)
    of = forms.IntegerField(label=later("Của dòng số", "Of line"), min_value=1, max_value=60, required=False)

    def __init__(self, *given: Any, **how: Any) -> None:
        super().__init__(*given, **how)
        self.fields["part"].choices = parts_to_choose()  # type: ignore[attr-defined]
        self.fields["operator"].choices = operators()  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)


Levels = forms.formset_factory(LevelForm, extra=0, max_num=60, absolute_max=60)
Parts = forms.formset_factory(PartForm, extra=0, max_num=60, absolute_max=60)


def found_indicator(names: Names, said: str) -> str:
    """Give the code that somebody typed or chose.

    Raises:
        ValidationError: there is none so called, or several.
    """
    try:
        code = names.indicator(said)
    except RefusedError as error:
        raise forms.ValidationError(told(error.refusal)) from None
    if code not in names.indicators:
        raise forms.ValidationError(told(unknown_indicator(code)))
    return code


def first_lines(year: int) -> list[dict[str, str]]:
    """Give the lines that an empty form begins with: the usual bases of a year, and the term it lies in."""
    start = (year - 1) // 5 * 5 + 1
    term, plain = (
        figures.period(each, spoken()) for each in (Period.years(start, start + 4), Period.year(year))
    )
    return [{"period": term if one is Basis.TERM else plain, "basis": one.value} for one in USUAL]


def years_out(request: Asked) -> int:
    """Give the year that a form is about: this one, or the next from October on."""
    return request.day.year + (request.day.month >= 10)


@dataclass(slots=True)
class Filled:
    """The whole form as it was sent, and what it amounts to where nothing is wrong."""

    aim: AimForm
    levels: Any
    parts: Any
    lines: list[tuple[int, Period, Basis, Aim, str, date | None]]
    under: dict[int, list[Aim]]

    @property
    def is_sound(self) -> bool:
        """Say whether every field can be used and one level is given."""
        return self.aim.is_valid() and self.levels.is_valid() and self.parts.is_valid() and bool(self.lines)


def filled(request: Asked, names: Names) -> Filled:
    """Read the form that was sent; faults stand at their fields."""
    sent = request.POST
    one = Filled(AimForm(sent, names=names), Levels(sent, prefix="level"), Parts(sent, prefix="part"), [], {})
    sound = one.aim.is_valid() & one.levels.is_valid() & one.parts.is_valid()
    if sound:
        _lines(one)
        _parts(one, names)
    return one


def _lines(one: Filled) -> None:
    now = one.aim.cleaned_data
    operator: Operator = now["operator"]
    blank = operator.goal in (Goal.NOTHING, Goal.WORDS)
    for number, form in enumerate(one.levels.forms, start=1):
        row = form.cleaned_data
        value: Printed | None = row.get("value")
        # Where words or nothing are asked for, a line counts by its document; else by its figure.
        if value is None and not (blank and (row.get("number") or number == 1)):
            if row.get("number"):
                form.add_error("value", say("Thiếu mức; ô trống không phải là 0.", "The level is missing."))
            continue
        period, upper = row.get("period"), row.get("value_max")
        if period is None:
            form.add_error("period", say("Thiếu kỳ.", "The period is missing."))
            continue
        if operator is Operator.BETWEEN and (upper is None or value is None or upper.value < value.value):
            form.add_error("value_max", say("Cần số cuối, không nhỏ hơn số đầu.", "Give the upper end."))
            continue
        aim = Aim(
            now["indicator"],
            operator,
            now["measure"],
            value.value if value else None,
            upper.value if upper and operator is Operator.BETWEEN else None,
            now.get("words", ""),
            value.text if value else "",
            now["tolerance"].value if now.get("tolerance") else None,
            reference=str(now["reference"]) if now.get("reference") else "",
            lead=now.get("lead", ""),
            part=now.get("part", ""),
        )
        one.lines.append((number, period, Basis(row["basis"]), aim, row.get("number", ""), row.get("on")))
    if not one.lines and not any(form.errors for form in one.levels.forms):
        one.aim.add_error(
            None,
            say(
                "Chưa có mức nào: hãy ghi số cho ít nhất một dòng trong bảng mức.",
                "There is no level: give a figure in one line of the table.",
            ),
        )


def _parts(one: Filled, names: Names) -> None:
    numbers = [line[0] for line in one.lines]
    for form in one.parts.forms:
        row = form.cleaned_data
        if not row.get("indicator") and not row.get("part"):
            continue
        try:
            # A part of a breakdown alone is one of the very indicator that is aimed at.
            named = row.get("indicator")
            code = found_indicator(names, named) if named else one.aim.cleaned_data["indicator"]
        except forms.ValidationError as error:
            form.add_error("indicator", error)
            continue
        operator = Operator(row["operator"])
        if row.get("value") is None or operator in (Operator.BETWEEN, Operator.IN_GROUP, Operator.TEXT):
            form.add_error("value", say("Thành phần cần một con số.", "A part needs one figure."))
            continue
        of = row.get("of") or (numbers[0] if numbers else 1)
        if of not in numbers:
            form.add_error("of", say("Không có dòng mức số này.", "There is no such line."))
            continue
        value: Printed = row["value"]
        aim = Aim(
            code,
            operator,
            names.indicators[code].measure,
            value.value,
            printed=value.text,
            whole=1,
            part=row["part"],
        )
        one.under.setdefault(of, []).append(aim)


def levels_of(request: Asked, area: AreaRow, one: Filled) -> list[Level]:
    """Give the levels of a sound form, with their documents; a document that cannot be named is a fault."""
    made: list[Level] = []
    for number, period, basis, aim, paper, on in one.lines:
        try:
            document = paper_named(request, area, paper, on, basis)
        except NoPaperError as error:
            one.levels.forms[number - 1].add_error("number", str(error))
            continue
        made.append(Level(period, basis, (aim, *one.under.get(number, ())), document))
    return made


@dataclass(frozen=True, slots=True)
class Foretold:
    """How a level will be judged, in words."""

    period: str
    basis: Basis
    sentence: Wording
    near: Wording | None


def foretold(one: Filled, day: date) -> list[Foretold]:
    """Say how each level of a form will be judged."""
    if not one.lines:
        return []
    defined = versions_of(one.lines[0][3].indicator)[0]
    return [of_aim(aim, defined, str(period), basis, day) for _, period, basis, aim, _, _ in one.lines]


def of_aim(aim: Aim, defined: Defined | None, period: str, basis: Basis, day: date) -> Foretold:
    """Say how an aim will be judged."""
    direction = defined.direction if defined else Direction.UP
    sentence = judged_as(
        aim.operator,
        aim.value,
        aim.measure,
        value_max=aim.value_max,
        tolerance=aim.tolerance,
        words=aim.words,
        reference=_called(aim.reference),
        direction=direction,
    )
    kind = defined.kind if defined else IndicatorKind.FLOW
    near = near_as(aim.operator, aim.value, aim.measure, kind, scheme_on(day).margins)
    return Foretold(period, basis, sentence, near)


def _called(reference: str) -> str:
    return figures.period(reference, spoken()) if reference else ""


def listed(some: Sequence[tuple[str, str]]) -> list[str]:
    """Give what a list to choose from shows: the code with its name."""
    return [f"{code} · {name}" for code, name in some]
