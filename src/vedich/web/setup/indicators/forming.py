"""The form of an indicator: what it means, how it is measured, and how it adds up."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from vedich.actions.indicators import SetLine
from vedich.actions.loading.names import Names
from vedich.catalog.load import catalog
from vedich.domain.indicator import (
    Aggregation,
    AggregationError,
    AggregationKind,
    Direction,
    Frequency,
    Indicator,
    IndicatorKind,
)
from vedich.domain.refusal import RefusedError
from vedich.domain.wording import Wording
from vedich.exchange.adding_words import WAYS, adding_words
from vedich.exchange.choices import DIRECTIONS, FREQUENCIES, KINDS
from vedich.store.queries.breakdowns import breakdowns
from vedich.store.queries.definitions import Defined
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, FigureField, ListedField

_BARE = (AggregationKind.SUM, AggregationKind.NONE, AggregationKind.COUNT, AggregationKind.OFFICIAL_ONLY)


class IndicatorForm(forms.Form):
    """All of a definition; `code` is fixed once it is on record."""

    code = forms.RegexField(
        r"^[A-Z0-9][A-Z0-9._-]{1,39}$",
        label=later("Mã", "Code"),
        help_text=later("Mã riêng của đơn vị, ví dụ XA-001", "One of your own, like XA-001"),
        error_messages={"invalid": later("Dùng chữ hoa, số, gạch ngang.", "Use capitals, digits, dashes.")},
    )
    vi = forms.CharField(label=later("Tên chỉ tiêu", "Name (Vietnamese)"), max_length=400)
    en = forms.CharField(label=later("Tên tiếng Anh", "Name (English)"), max_length=400, required=False)
    measure = ListedField("measures", label=later("Đơn vị tính", "Measure"))
    kind = forms.ChoiceField(
        label=later("Loại số", "Kind"),
        help_text=later(
            "Cộng dồn theo tháng, số tại một thời điểm, tỷ lệ …",
            "What comes in, what stands on a day, a rate …",
        ),
    )
    direction = forms.ChoiceField(label=later("Chiều tốt", "Better"))
    frequency = forms.ChoiceField(label=later("Kỳ báo cáo", "Reported"))
    way = forms.ChoiceField(label=later("Cách tổng hợp", "How it adds up"))
    first = ListedField(
        "indicators",
        label=later("Tử số, trọng số, hoặc tính từ chỉ tiêu", "Numerator, weight, or worked out from"),
        required=False,
    )
    second = ListedField("indicators", label=later("Mẫu số", "Denominator"), required=False)
    factor = FigureField(
        label=later("Nhân với", "Times"),
        help_text=later("Ví dụ 100 cho %, 1000 cho phần nghìn; để trống: 1", "Like 100; blank: 1"),
        required=False,
    )
    parts = forms.CharField(
        label=later("Mã các thành phần, cách nhau bằng dấu phẩy", "Codes of its parts, with commas"),
        max_length=120,
        required=False,
    )
    breakdowns = forms.MultipleChoiceField(
        label=later("Phân tổ", "Breakdowns"),
        help_text=later(
            "Biểu nhập hỏi thêm từng phần dưới dòng này", "Forms ask for the parts beneath the line, too"
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    subject = forms.ChoiceField(label=later("Lĩnh vực", "Field"), required=False)
    definition = forms.CharField(
        label=later("Khái niệm, cách tính", "Definition"), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    source = forms.CharField(
        label=later("Căn cứ", "Follows"),
        help_text=later(
            "Văn bản quy định, ví dụ Thông tư, Nghị quyết số …", "The document that prescribes it"
        ),
        max_length=600,
        required=False,
    )
    since = DayField(label=later("Có hiệu lực từ ngày", "In force from"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self._names, lang = names, spoken()
        choose: dict[str, list[tuple[str, str]]] = {
            "kind": [(one.value, word.say(lang)) for one, word in KINDS.items()],
            "direction": [(one.value, word.say(lang)) for one, word in DIRECTIONS.items()],
            "frequency": [(one.value, word.say(lang)) for one, word in FREQUENCIES.items()],
            "way": [(one.value, word.say(lang)) for one, word in WAYS.items()],
            "breakdowns": [
                (key, f"{word.wording.say(lang)}: {', '.join(one.wording.say(lang) for one in word.parts)}")
                for key, word in breakdowns().items()
            ],
            "subject": [
                ("", say("– khác –", "– other –")),
                *((key, word.say(lang)) for key, word in catalog().subjects.items()),
            ],
        }
        for name, choices in choose.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Put the definition together; what it is worked out from must be on record."""
        now = super().clean() or {}
        if self.errors:
            return now
        way = AggregationKind(now["way"])
        of = self._of(way, now)
        if self.errors:
            return now
        factor = now["factor"].value if now.get("factor") and way is AggregationKind.RATIO else Decimal(1)
        try:
            aggregation = Aggregation(way, of, factor)
        except AggregationError:
            self.add_error("way", say("Cách này còn thiếu chỉ tiêu để tính.", "It lacks what it needs."))
            return now
        now["word"] = Indicator(
            now["code"], now["vi"], now["en"] or now["vi"], now["measure"], IndicatorKind(now["kind"]),
            Direction(now["direction"]), Frequency(now["frequency"]), aggregation, now["subject"],
            since=now["since"], source=now["source"], breakdowns=tuple(now["breakdowns"]),
        )  # fmt: skip
        return now

    def _of(self, way: AggregationKind, now: dict[str, Any]) -> tuple[str, ...]:
        if way in _BARE:
            return ()
        if way is AggregationKind.MEAN:
            return ("communes",)
        asked = {"first": now.get("first"), "second": now.get("second")}
        if way is AggregationKind.ALL:
            codes = [each.strip() for each in now.get("parts", "").split(",") if each.strip()]
            return tuple(self._code("parts", each) for each in codes)
        wanted = ("first", "second") if way is AggregationKind.RATIO else ("first",)
        for name in wanted:
            if not asked[name]:
                self.add_error(name, say("Cách tổng hợp này cần một chỉ tiêu ở đây.", "It needs one here."))
        return tuple(self._code(name, str(asked[name])) for name in wanted if asked[name])

    def _code(self, field: str, said: str) -> str:
        try:
            code = self._names.indicator(said)
        except RefusedError as error:
            self.add_error(field, error.refusal.why.say(spoken()))
            return said
        if code not in self._names.indicators and field != "parts":
            self.add_error(field, say("Hồ sơ không có chỉ tiêu này.", "There is no such indicator."))
        return code


def initial_of(word: Indicator | Defined, code: str, *, seen: int, definition: str = "") -> dict[str, Any]:
    """Give the values of a form for a definition of the catalog or of the record."""
    way, of = word.aggregation.kind, word.aggregation.of
    return {
        "code": code,
        "vi": word.vi,
        "en": word.en,
        "measure": word.measure,
        "kind": word.kind.value,
        "direction": word.direction.value,
        "frequency": word.frequency.value,
        "way": way.value,
        "first": of[0] if of and way not in (AggregationKind.ALL, AggregationKind.MEAN) else "",
        "second": of[1] if way is AggregationKind.RATIO else "",
        "factor": f"{word.aggregation.factor:f}".replace(".", ",") if word.aggregation.factor != 1 else "",
        "parts": ", ".join(of) if way is AggregationKind.ALL else "",
        "subject": word.subject,
        "breakdowns": list(word.breakdowns),
        "definition": definition,
        "source": word.source,
        "seen": seen,
    }


class SetForm(forms.Form):
    """A list of indicators: a line for each, headings above them."""

    key = forms.RegexField(
        r"^[a-z0-9][a-z0-9_-]{1,59}$",
        label=later("Mã danh mục", "Key"),
        help_text=later("Ví dụ bieu-thang-2026", "Like monthly-2026"),
        error_messages={
            "invalid": later("Chữ thường không dấu, số, gạch.", "Small letters, digits, dashes.")
        },
    )
    vi = forms.CharField(label=later("Tên danh mục", "Name"), max_length=300)
    since = DayField(label=later("Dùng từ ngày", "In use from"), required=False)
    lines = forms.CharField(
        label=later("Các dòng", "Lines"),
        help_text=later(
            "Mỗi dòng một mã hoặc tên chỉ tiêu; dòng không phải chỉ tiêu, bắt đầu bằng #, là tiêu đề nhóm.",
            "A code or name on each line; a line that begins with # is a heading.",
        ),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    def __init__(self, *given: Any, names: Names, **how: Any) -> None:
        super().__init__(*given, **how)
        self._names = names

    def clean_lines(self) -> list[SetLine]:
        """Read the lines; every one that is no indicator is named with its number."""
        found: list[SetLine] = []
        faults: list[str] = []
        heading: int | None = None
        told = [line.strip() for line in str(self.cleaned_data["lines"]).splitlines()]
        for number, line in enumerate(told, start=1):
            if not line:
                continue
            if line.startswith("#"):
                found.append(SetLine(heading=line.lstrip("# ").strip()))
                heading = len(found)
                continue
            try:
                code = self._names.indicator(line)
            except RefusedError as error:
                faults.append(say("dòng {n}: {why}", "line {n}: {why}", n=number, why=error.refusal.why.vi))
                continue
            if code not in self._names.indicators:
                faults.append(say("dòng {n}: không có “{x}”", "line {n}: no “{x}”", n=number, x=line[:60]))
            found.append(SetLine(label=str(len(found) + 1), code=code, above=heading))
        if faults:
            raise forms.ValidationError("; ".join(faults[:10]))
        if not any(line.code for line in found):
            raise forms.ValidationError(say("Chưa có chỉ tiêu nào.", "There is no indicator."))
        return found


def _divided(one: Defined) -> str:
    known = breakdowns()
    return "; ".join(known[key].wording.say(spoken()) for key in one.breakdowns if key in known)


def differences(old: Defined, new: Defined) -> list[tuple[Wording, str, str]]:
    """Give what a definition changed of the one before it."""
    lang = spoken()
    heads = (
        (Wording("Tên", "Name"), old.vi, new.vi),
        (Wording("Đơn vị tính", "Measure"), old.measure, new.measure),
        (Wording("Loại số", "Kind"), KINDS[old.kind].say(lang), KINDS[new.kind].say(lang)),
        (
            Wording("Chiều tốt", "Better"),
            DIRECTIONS[old.direction].say(lang),
            DIRECTIONS[new.direction].say(lang),
        ),
        (
            Wording("Kỳ báo cáo", "Reported"),
            FREQUENCIES[old.frequency].say(lang),
            FREQUENCIES[new.frequency].say(lang),
        ),
        (
            Wording("Cách tổng hợp", "Adds up"),
            adding_words(old.aggregation, lang),
            adding_words(new.aggregation, lang),
        ),
        (Wording("Phân tổ", "Breakdowns"), _divided(old), _divided(new)),
        (Wording("Khái niệm", "Definition"), old.definition, new.definition),
        (Wording("Căn cứ", "Follows"), old.source, new.source),
    )
    return [(head, before, after) for head, before, after in heads if before != after]
