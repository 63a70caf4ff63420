"""Read and mark a workbook template that came back, in confinement: it is a file from outside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from vedich.domain.wording import Wording
from vedich.exchange.template.marking import Fault, marked_template
from vedich.exchange.template.reading import Filled, TemplateError, filled, read_template, told_bytes
from vedich.intake.confined import run_confined
from vedich.intake.limits import GIVING_WAY, MEGABYTE, Limits
from vedich.intake.pre_scan import pre_scan
from vedich.reading.sources.opening import refuse_size
from vedich.reading.sources.trouble import SourceError, Trouble
from vedich.reading.sources.true_type import TrueType, true_type

_NOT_A_WORKBOOK = Wording(
    "không phải tệp Excel (.xlsx). Hãy mở và lưu lại dưới dạng .xlsx",
    "not an Excel file (.xlsx). Open it and save it as .xlsx",
)
_READ = "vedich.intake.filled_template:read_child"
_MARK = "vedich.intake.filled_template:mark_child"
_WARM = ("openpyxl", "vedich.exchange.template.reading", "vedich.intake.xml_guard", "vedich.intake.secrecy")
# Filled to its last row, a template takes some ten seconds to read, and three times as long to mark.
_READING = Limits(processor=40, wall=160.0, output=64 * MEGABYTE, nice=GIVING_WAY)
_MARKING = Limits(processor=120, wall=480.0, output=64 * MEGABYTE, nice=GIVING_WAY)


def open_template(data: bytes, name: str) -> Filled:
    """Give the rows of a filled template.

    Raises:
        SourceError: the file cannot be read, or bears a stamp of secrecy.
        TemplateError: it is another workbook, or a part of the template is missing.
    """
    if not data:
        raise SourceError(Trouble.EMPTY, name)
    kind = true_type(data, name)
    refuse_size(len(data), name, kind)
    if kind is not TrueType.XLSX:
        raise TemplateError(_NOT_A_WORKBOOK)
    pre_scan(data, kind, name)
    answer = run_confined(_READ, data, {"name": name}, name=name, limits=_READING, warm=_WARM)
    try:
        return filled(json.loads(answer.decode("utf-8", "surrogatepass")))
    except TemplateError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # The child may have been taken over by its file: what is no answer of ours is not believed.
        raise SourceError(Trouble.READER_DIED, name) from None


def return_template(data: bytes, name: str, faults: Sequence[Fault], lang: str = "vi") -> bytes:
    """Give a copy of a template with what is to be mended marked in it.

    Raises:
        SourceError: the copy could not be made.
    """
    told = {"name": name, "faults": [asdict(fault) for fault in faults], "lang": lang}
    return run_confined(_MARK, data, told, name=name, limits=_MARKING, warm=_WARM)


def read_child(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Read the workbook, in the child.

    Raises:
        SourceError: it declares a document type, or bears a stamp of secrecy.
    """
    from vedich.intake.secrecy import is_classified
    from vedich.intake.xml_guard import refuse_document_types

    name = str(arguments["name"])
    refuse_document_types(data, name)
    told = read_template(data)
    words = (
        cell[1]
        for sheet in told.get("sheets", {}).values()
        for _, cells in sheet["lines"]
        for cell in cells.values()
        if cell[0] == "text"
    )
    if is_classified("\n".join(words)):
        raise SourceError(Trouble.CLASSIFIED, name)
    return told_bytes(told)


def mark_child(data: bytes, arguments: dict[str, Any]) -> bytes:
    """Mark the workbook, in the child."""
    from vedich.intake.xml_guard import refuse_document_types

    refuse_document_types(data, str(arguments["name"]))
    return marked_template(data, [Fault(**told) for told in arguments["faults"]], arguments["lang"])
