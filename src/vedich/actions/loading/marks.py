"""What is to be marked in a workbook that goes back: each refusal at its cell, in the order of the sheets."""

from __future__ import annotations

from collections.abc import Sequence

from vedich.actions.loading.faults import Located
from vedich.exchange.sheets import ALL_SHEETS
from vedich.exchange.template.marking import Fault
from vedich.exchange.template.reading import Filled, shown


def marks(faults: Sequence[Located], filled: Filled, lang: str = "vi") -> list[Fault]:
    """Give what is to be marked, in the order of the workbook."""
    found = []
    for sheet in ALL_SHEETS:
        places = filled.places.get(sheet.key, {})
        lines = {line.row: line for line in filled.lines.get(sheet.key, ())}
        of_sheet = [fault for fault in faults if fault.sheet == sheet.key]
        for fault in sorted(of_sheet, key=lambda each: (each.row, places.get(each.refusal.field, 0))):
            key = fault.refusal.field if fault.refusal.field in places else sheet.columns[1].key
            found.append(
                Fault(
                    sheet.key,
                    fault.row,
                    places[key],
                    places["remark"],
                    sheet.column(key).heading.say(lang),
                    shown(lines[fault.row], key),
                    fault.refusal.why.say(lang),
                    fault.refusal.remedy.say(lang),
                )
            )
    return found
