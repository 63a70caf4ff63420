"""The forms of the assistant: which areas, by which decision and day, under which names and weights."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from vedich.actions.loading.names import Names
from vedich.domain.area import AreaType
from vedich.domain.refusal import RefusedError
from vedich.domain.reorganisation import Division, Fate, Merging, PieceMoved, Reorganisation, WeightBasis
from vedich.domain.reorganised_ground import StandingArea
from vedich.domain.wording import Wording
from vedich.exchange import cells
from vedich.exchange.reorganisation import key_for, written
from vedich.store.queries.areas import area_of
from vedich.store.queries.reorganising import standing_areas
from vedich.web.parts.words import later, say, spoken
from vedich.web.setup.fields import DayField, ListedField, told

KINDS = {
    "merging": Wording("Sáp nhập: nhiều nơi thành một", "Merge: several become one"),
    "division": Wording("Chia tách: một nơi thành nhiều", "Divide: one becomes several"),
    "piece_moved": Wording("Chuyển một phần sang nơi khác", "Move a piece to another area"),
    "renaming": Wording("Đổi tên hoặc đổi loại", "Change a name or type"),
    "moving": Wording("Đổi cấp trên trực tiếp", "Put under another area"),
}
FATES = {
    Fate.CARRIED_OVER: Wording("chuyển tiếp cho địa bàn mới", "carried over to the new area"),
    Fate.ENDED: Wording("kết thúc, không chuyển", "ended, not carried over"),
    Fate.REPLACED: Wording("thay bằng chỉ tiêu của quyết định", "replaced by those of the decision"),
}
_COUNTS = {
    "merging": (1, 60),
    "division": (1, 1),
    "piece_moved": (2, 2),
    "renaming": (1, 1),
    "moving": (1, 1),
}


class ChoosingForm(forms.Form):
    """What happens to which areas."""

    kind = forms.ChoiceField(label=later("Việc sắp xếp", "What happens"), widget=forms.RadioSelect)
    areas = forms.CharField(
        label=later("Địa bàn, mỗi dòng một nơi", "Areas, one a line"),
        help_text=later(
            "Mã hoặc tên, dán từ Excel được. Chuyển một phần: dòng 1 nơi bị tách, dòng 2 nơi nhận. Nơi nhận "
            "giữ tên cũ vẫn ghi cùng các nơi nhập vào.",
            "Keys or names, as Excel has them. A piece: line 1 gives, line 2 takes. One that keeps its name "
            "is written with those that join it.",
        ),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        max_length=8000,
    )

    def __init__(self, asked: Any, on: date, **how: Any) -> None:
        super().__init__(asked, **how)
        self._on = on
        self.found: list[StandingArea] = []
        lang = spoken()
        self.fields["kind"].choices = [(kind, words.say(lang)) for kind, words in KINDS.items()]  # type: ignore[attr-defined]

    def clean_areas(self) -> str:
        """Find the areas by key or name."""
        said = str(self.cleaned_data["areas"])
        names = Names()
        lines = [line.strip() for line in said.replace(";", "\n").replace("\t", "\n").splitlines()]
        keys = []
        for line in filter(None, lines):
            try:
                keys.append(names.area(line))
            except RefusedError as error:
                raise forms.ValidationError(f"{line}: {told(error.refusal)}") from None
        there = standing_areas(set(keys), self._on)
        missing = [key for key in keys if key not in there]
        if missing:
            raise forms.ValidationError(
                say("Hồ sơ không có {which}.", "The record has no {which}.", which=", ".join(missing[:5]))
            )
        self.found = [there[key] for key in dict.fromkeys(keys)]
        return said

    def clean(self) -> dict[str, Any]:
        """Look whether as many areas are named as the kind needs."""
        now = super().clean() or {}
        if "areas" in now and "kind" in now:
            least, most = _COUNTS[now["kind"]]
            if not least <= len(self.found) <= most:
                count = f"{least}" if least == most else f"{least}–{most}"
                self.add_error(
                    "areas",
                    say(
                        "Việc này cần {n} địa bàn, đang có {have}.",
                        "This needs {n} areas; there are {have}.",
                        n=count,
                        have=len(self.found),
                    ),
                )
        return now


class DecisionForm(forms.Form):
    """By which decision, from which day, and what becomes of running targets."""

    decision = forms.CharField(
        label=later("Số quyết định, nghị quyết", "Number of the decision"),
        help_text=later(
            "Ví dụ 1678/NQ-UBTVQH15. Để trống được khi còn chuẩn bị.", "May be blank while it is prepared."
        ),
        max_length=60,
        required=False,
    )
    decided_on = DayField(label=later("Ngày quyết định", "Decided on"), required=False)
    title = forms.CharField(label=later("Trích yếu", "Subject"), max_length=300, required=False)
    on = DayField(label=later("Có hiệu lực từ ngày", "Takes effect on"))
    fate = forms.ChoiceField(label=later("Chỉ tiêu đang chạy", "Running targets"))

    def __init__(self, *given: Any, **how: Any) -> None:
        super().__init__(*given, **how)
        lang = spoken()
        self.fields["fate"].choices = [(fate.value, words.say(lang)) for fate, words in FATES.items()]  # type: ignore[attr-defined]


_FIELDS: dict[str, tuple[str, ...]] = {
    "merging": ("type", "name", "code", "parent"),
    "division": ("type", "pieces", "parent"),
    "piece_moved": (),
    "renaming": ("type", "name"),
    "moving": ("parent",),
}


class PartForm(forms.Form):
    """What the new area, or the areas, are called; which fields there are depends on the kind."""

    type = forms.ChoiceField(label=later("Loại", "Type"))
    name = forms.CharField(label=later("Tên (không ghi loại)", "Name, without its type"), max_length=200)
    code = forms.CharField(
        label=later("Mã", "Code"),
        help_text=later(
            "Mã của Cục Thống kê nếu đã có; mã cũ có thể được dùng lại.", "Codes may be used again."
        ),
        max_length=40,
        required=False,
    )
    pieces = forms.CharField(
        label=later("Các địa bàn mới, mỗi dòng một nơi", "The new areas, one a line"),
        help_text=later("Tên; mã nếu có. Ví dụ: Tân Lập; 28110", "Name; code if known. Like: Tân Lập; 28110"),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        max_length=4000,
    )
    parent = ListedField("areas", label=later("Trực thuộc", "Under"))

    def __init__(self, *given: Any, kind: str, areas: list[StandingArea], **how: Any) -> None:
        super().__init__(*given, **how)
        self._kind, self._areas = kind, areas
        self.fields = {name: self.fields[name] for name in _FIELDS[kind]}
        if "type" in self.fields:
            lang, level = spoken(), areas[0].level
            types = [one for one in AreaType if one.level is level]
            self.fields["type"].choices = [(one.value, one.wording.say(lang)) for one in types]  # type: ignore[attr-defined]

    def clean_parent(self) -> str:
        """Find the area above."""
        said = str(self.cleaned_data["parent"])
        try:
            key = Names().area(said)
        except RefusedError as error:
            raise forms.ValidationError(told(error.refusal)) from None
        if area_of(key) is None:
            raise forms.ValidationError(say("Hồ sơ không có địa bàn này.", "There is no such area."))
        return key

    def part(self, on: date) -> dict[str, Any]:
        """Give the part of a plan, as the action takes it."""
        now, olds = self.cleaned_data, self._areas
        match self._kind:
            case "merging":
                into = {name: now[name] for name in ("type", "name", "code", "parent")}
                return {"kind": "merging", "olds": [area.key for area in olds], "into": into}
            case "division":
                lines = [line.partition(";") for line in now["pieces"].splitlines() if line.strip()]
                new = {"type": now["type"], "parent": now["parent"]}
                pieces = [{**new, "name": name.strip(), "code": code.strip()} for name, _, code in lines]
                return {"kind": "division", "old": olds[0].key, "pieces": pieces}
            case "piece_moved":
                rest, heir = (
                    {
                        "type": area.type.value,
                        "name": area.name,
                        "code": area.code,
                        "parent": area.parent or "",
                    }
                    for area in olds
                )
                return {
                    "kind": "piece_moved", "old": olds[0].key, "to": olds[1].key, "rest": rest, "heir": heir
                }  # fmt: skip
            case "renaming":
                return {"kind": "renaming", "area": olds[0].key, "type": now["type"], "name": now["name"]}
        return {"kind": "moving", "area": olds[0].key, "parent": now["parent"]}


def redated(plan: Reorganisation, on: date, fate: str) -> dict[str, Any]:
    """Give a plan for another day: new areas whose keys hold the day get the keys of that day."""
    keys = {
        area.key: key_for(area.type, area.name, on)
        for area in plan.opened
        if area.key == key_for(area.type, area.name, plan.on)
    }

    def renewed(told: Any) -> Any:
        if isinstance(told, dict):
            return {name: renewed(value) for name, value in told.items()}
        if isinstance(told, list):
            return [renewed(value) for value in told]
        return keys.get(told, told) if isinstance(told, str) else told

    return {**renewed(written(plan)), "on": on.isoformat(), "fate": fate}


Weighed = Merging | Division | PieceMoved


def weighed_parts(plan: Reorganisation) -> list[tuple[int, Weighed]]:
    """Give the parts that weights may serve, with their places in the plan."""
    return [
        (at, part) for at, part in enumerate(plan.parts) if isinstance(part, Merging | Division | PieceMoved)
    ]


def rows_of(part: Weighed, titles: dict[str, str]) -> list[str]:
    """Name what is weighed: the old areas of a merger, the pieces of a division, what stays and moves."""
    match part:
        case Merging():
            return [titles.get(key, key) for key in part.olds]
        case Division():
            return [piece.title for piece in part.pieces]
    old, to = titles.get(part.old, part.old), titles.get(part.to, part.to)
    return [
        say("phần ở lại {a}", "what stays of {a}", a=old),
        say("phần chuyển sang {b}", "what moves to {b}", b=to),
        say("{b} trước khi nhận", "{b} before", b=to),
    ]


def weights_told(plan: Reorganisation, sent: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
    """Give the plan with the weights of a form, and the faults by the names of their fields."""
    kept, faults = written(plan), {}
    for at, part in weighed_parts(plan):
        weights: dict[str, list[str | None]] = {}
        for basis in WeightBasis:
            figures: list[Decimal | None] = []
            for row in range(len(rows_of(part, {}))):
                field = f"w-{at}-{basis.value}-{row}"
                try:
                    read = cells.figure(sent.get(field, "")[:40], "value")
                    if read is not None and read <= 0:
                        faults[field] = say("Trọng số phải lớn hơn 0.", "A weight is above 0.")
                    figures.append(read)
                except RefusedError as error:
                    faults[field] = told(error.refusal)
            if any(each is not None for each in figures):
                weights[basis.value] = [None if each is None else str(each) for each in figures]
        basis_said = sent.get(f"basis-{at}", "")
        kept["parts"][at]["basis"] = basis_said if basis_said in set(WeightBasis) else None
        kept["parts"][at]["weights"] = weights
    return kept, faults
