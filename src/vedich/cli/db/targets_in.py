"""A table of targets for `vedich db load`: all of them set, or none."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from vedich.cli.session import CANNOT, now, say
from vedich.exchange import cells
from vedich.exchange.cells import Cell, Decimals
from vedich.exchange.sheets import TARGETS
from vedich.exchange.template.reading import Filled, Line

if TYPE_CHECKING:
    from vedich.cli.db.table_files import TableFiles
    from vedich.store.queries.people import Actor

REFUSED = 1
_MOST, _SHOWN = 20_000, 10


def load_targets(files: TableFiles, by: Actor, options: argparse.Namespace) -> int:
    """Set the targets, or say what is wrong and write the report.

    Raises:
        TableError: the file is not understood.
        ActionError, OutputError: nothing was set, or the report could not be written.
    """
    from vedich.actions.loading.faults import WorkbookRefusedError
    from vedich.actions.loading.workbook import load_workbook
    from vedich.cli.db.refused_report import write_report
    from vedich.cli.db.workbook_in import summary

    lang = options.lang
    lines = tuple(
        Line(at, _figures(row, files.decimals_of(file)))
        for at, (file, _, row) in enumerate(files.rows(), start=1)
    )
    if len(lines) > _MOST:
        say(
            f"Tệp có {len(lines)} mục tiêu, nhiều hơn {_MOST}. Hãy chia tệp."
            if lang == "vi"
            else f"The file has {len(lines)} targets, over {_MOST}. Divide it."
        )
        return CANNOT
    try:
        taken = load_workbook(
            by=by, at=now(), filled=Filled({TARGETS.key: lines}), source_hash=files.hashed()
        )
    except WorkbookRefusedError as error:
        faults = sorted(error.faults, key=lambda fault: fault.row)
        refused = ((fault.row, fault.refusal) for fault in faults)
        report = write_report(files, refused, lang, show=_SHOWN)
        say(error.vi if lang == "vi" else error.en)
        say(
            f"Các dòng sai có trong {report}; sửa tệp rồi chạy lại."
            if lang == "vi"
            else f"The refused rows are in {report}; mend the file and run again."
        )
        return REFUSED
    print(summary(taken, lang))
    return 0


def _figures(row: Mapping[str, Cell], decimals: Decimals) -> dict[str, Cell]:
    """Read the figures as the file writes them; what is none stays for the check to refuse."""
    read = dict(row)
    for key in ("value", "value_max"):
        try:
            read[key] = cells.figure(row.get(key), key, decimals)
        except ValueError:
            continue
    return read
