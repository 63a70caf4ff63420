"""What the styles of an ODS workbook say of a cell: its number format, written as other workbooks write it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vedich.reading.sources.sheets.number_format import format_of
from vedich.reading.sources.sheets.package import local
from vedich.reading.sources.sheets.xlsx_styles import PLAIN, Style

NUMBER_STYLES = (
    "number-style", "percentage-style", "currency-style", "date-style", "time-style", "text-style",
    "boolean-style",
)  # fmt: skip
_CLOCK = {"day": "d", "month": "m", "year": "y", "hours": "h", "minutes": "m", "seconds": "s"}


def attribute(element: Any, name: str, default: str = "") -> str:
    """Give an attribute by its name without the namespace."""
    return next((value for key, value in element.attrib.items() if local(key) == name), default)


@dataclass(slots=True)
class OdsStyles:
    """The styles of a workbook as far as they were met: number formats, cells, and the tables that are hidden."""

    codes: dict[str, str] = field(default_factory=dict)
    cells: dict[str, tuple[str, str, str, bool]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    _made: dict[str, Style] = field(default_factory=dict)

    def learn(self, element: Any) -> None:
        """Take in one style element."""
        name = attribute(element, "name")
        if local(element.tag) in NUMBER_STYLES:
            self.codes[name] = _code(element, self.codes)
        elif attribute(element, "family") == "table":
            shown = [attribute(each, "display") for each in element.iter("{*}table-properties")]
            if "false" in shown:
                self.hidden.add(name)
        elif attribute(element, "family") == "table-cell":
            fonts = [
                attribute(each, "font-name") or attribute(each, "font-family")
                for each in element.iter("{*}text-properties")
            ]
            boxed = any(_boxed(each) for each in element.iter("{*}table-cell-properties"))
            told = (attribute(element, "data-style-name"), attribute(element, "parent-style-name"))
            self.cells[name] = (*told, next(iter(fonts), ""), boxed)

    def style(self, name: str) -> Style:
        """Give how a cell of a style is shown."""
        if name not in self._made:
            code, parent, font, boxed = self.cells.get(name, ("", "", "", False))
            seen = {name}
            while parent in self.cells and parent not in seen:
                seen.add(parent)
                above = self.cells[parent]
                code, font, boxed, parent = code or above[0], font or above[2], boxed or above[3], above[1]
            form = format_of(self.codes[code]) if self.codes.get(code) else PLAIN.number_format
            self._made[name] = Style(form, font, boxed)
        return self._made[name]


def _boxed(element: Any) -> bool:
    def drawn(side: str) -> bool:
        return attribute(element, side, "none") != "none"

    return drawn("border") or sum(drawn(f"border-{side}") for side in ("left", "right", "top", "bottom")) >= 2


def _code(element: Any, codes: dict[str, str]) -> str:
    code = ""
    if local(element.tag) == "boolean-style":
        return '"TRUE";"TRUE";"FALSE"'
    percent = local(element.tag) == "percentage-style"
    for child in element:
        name = local(child.tag)
        long = attribute(child, "style") == "long"
        if name == "number":
            code += _digits(child)
        elif name in ("text", "currency-symbol"):
            words = child.text or ""
            if percent and "%" in words:
                code += "%"
            elif words:
                code += '"' + words.replace('"', "") + '"'
        elif name == "scientific-number":
            code += "0.00E+00"
        elif name == "fraction":
            code += "# ?/?"
        elif name == "text-content":
            code += "@"
        elif name in _CLOCK:
            code += _CLOCK[name] * (4 if name == "year" and long else 2)
        elif name == "day-of-week":
            code += "ddd"
    for child in element:
        # What stands in the style itself is then for the values that the condition leaves: the negative ones.
        if local(child.tag) == "map" and ">" in attribute(child, "condition"):
            other = codes.get(attribute(child, "apply-style-name"))
            if other:
                return f"{other};{code}"
    return code


def _digits(element: Any) -> str:
    def count(name: str, default: int) -> int:
        said = attribute(element, name)
        return min(int(said), 30) if said.isdecimal() and len(said) < 4 else default

    if not attribute(element, "decimal-places") and not attribute(element, "min-integer-digits"):
        return "General"
    places = count("decimal-places", 0)
    least = count("min-decimal-places", places)
    whole = "0" * count("min-integer-digits", 1)
    if attribute(element, "grouping") == "true":
        whole = "#,##" + (whole or "#")
    return (whole or "#") + ("." + "0" * least + "#" * (places - least) if places else "")
