"""What the cells of a file name: indicators, areas and agencies of the record, by code or by name."""

from __future__ import annotations

from vedich.domain.refusal import Refusal, RefusedError
from vedich.domain.wording import Wording
from vedich.exchange.cells import Cell, text
from vedich.store.models import Agency, AgencyName, Area, AreaName
from vedich.store.queries.areas import titles_by_key
from vedich.store.queries.breakdowns import Part, all_parts
from vedich.store.queries.meanings import known_indicators

# Between a code and its name in the lists of a workbook.
BETWEEN = " · "


class Names:
    """Finds codes and keys for what cells say; what the record does not have is given back as it stands.

    'BUD-001', 'BUD-001 · Thu ngân sách', and the full name where only one has it, are the same.
    """

    def __init__(self) -> None:
        self.indicators = known_indicators()
        self._codes = {code.casefold(): code for code in self.indicators}
        self._by_name: dict[str, list[str]] = {}
        for code, known in self.indicators.items():
            self._by_name.setdefault(_folded(known.vi), []).append(code)
        self._said: dict[str, str] = {}
        self._areas: dict[str, str] = {}
        self._agencies: dict[str, str] | None = None
        self._parts: dict[str, list[Part]] | None = None

    def indicator(self, cell: Cell, field: str = "indicator") -> str:
        """Give the code that a cell names.

        Raises:
            RefusedError: several indicators are called so.
        """
        said = text(cell)
        if said not in self._said:
            self._said[said] = self._found_indicator(said, field)
        return self._said[said]

    def _found_indicator(self, said: str, field: str) -> str:
        code = self._codes.get(said.partition(BETWEEN)[0].strip().casefold())
        if code is not None:
            return code
        found = self._by_name.get(_folded(said), [])
        if len(found) > 1:
            raise RefusedError(_several(field, said, found))
        return found[0] if found else said

    def part(self, cell: Cell, field: str = "part") -> Part | None:
        """Give the part of a breakdown that a cell names by key or by name; None for a blank: the whole.

        Raises:
            RefusedError: there is none, or several are called so.
        """
        said = text(cell)
        if not said:
            return None
        if self._parts is None:
            self._parts = {}
            for part in all_parts():
                for name in (part.key, _folded(part.vi), f"{_folded(part.breakdown_vi)}: {_folded(part.vi)}"):
                    self._parts.setdefault(name, []).append(part)
        found = self._parts.get(said.partition(BETWEEN)[0].strip().casefold()) or self._parts.get(
            _folded(said)
        )
        if not found:
            raise RefusedError(
                Refusal(
                    field,
                    Wording(f"không có phần “{said}” trong các phân tổ", f"no part is called “{said}”"),
                    Wording(
                        "chọn trong danh sách, hoặc để trống nếu là số chung", "choose one, or leave it blank"
                    ),
                )
            )
        if len(found) > 1:
            raise RefusedError(_several(field, said, [f"{one.key}{BETWEEN}{one.vi}" for one in found]))
        return found[0]

    def measure(self, cell: Cell, indicator: str) -> str:
        """Give the measure of a cell; a blank one means that of the indicator."""
        said = text(cell)
        known = self.indicators.get(indicator)
        return said or (known.measure if known is not None else "")

    def area(self, cell: Cell, field: str = "area") -> str:
        """Give the key that a cell names.

        Raises:
            RefusedError: several areas are called so.
        """
        said = text(cell)
        if said not in self._areas:
            self._areas[said] = self._found_area(said, field)
        return self._areas[said]

    def agency(self, said: str) -> str:
        """Give the key of an agency by its key or its name."""
        if self._agencies is None:
            former = AgencyName.objects.order_by("until").values_list("vi", "agency__key")
            self._agencies = {_folded(vi): key for vi, key in former}
            for key, vi in Agency.objects.values_list("key", "vi"):
                self._agencies |= {_folded(vi): key, _folded(key): key}
        return self._agencies.get(_folded(said.partition(BETWEEN)[0]), said)

    def _found_area(self, said: str, field: str) -> str:
        key = said.partition(BETWEEN)[0].strip()
        if not said or Area.objects.filter(key=key).exists():
            return key
        words = said.split()
        keys: set[str] = set()
        # 'thị xã Cai Lậy': the type is of one word or two, or left out.
        for first in range(min(3, len(words))):
            rows = AreaName.objects.filter(name__iexact=" ".join(words[first:]), area__until=None)
            keys |= set(rows.values_list("area__key", flat=True))
        titles = titles_by_key(sorted(keys))
        exact = [key for key, title in titles.items() if _folded(title) == _folded(said)]
        found = exact or list(titles)
        if len(found) > 1:
            raise RefusedError(_several(field, said, [f"{key}{BETWEEN}{titles[key]}" for key in found]))
        return found[0] if found else said


def _several(field: str, said: str, found: list[str]) -> Refusal:
    told = "; ".join(found[:4])
    return Refusal(
        field,
        Wording(f"“{said}” có thể là nhiều", f"“{said}” may be several"),
        Wording(f"chọn một: {told}", f"choose one: {told}"),
    )


def _folded(said: str) -> str:
    return " ".join(said.split()).casefold()
