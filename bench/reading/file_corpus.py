"""The office files that the reader is measured with: layouts of the factory in every form, made when needed.

A form that needs a program (LibreOffice, a font with our letters, Tesseract) is left out where the program
is not there; `missing_programs` says so, and so does the scoreboard.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.factory.draft import Draft
from tests.factory.figures import facts_of
from tests.factory.layouts import HELD_OUT, LAYOUTS, offices_held_out
from tests.factory.writers import docx, xlsx
from tests.factory.writers.docx import docx_of
from tests.factory.writers.office import converted, office
from tests.factory.writers.pdf import font, pdf_of
from tests.factory.writers.plain import csv_of, html_of, txt_of
from tests.factory.writers.scan import CLEAN, WORN, scan_of
from tests.factory.writers.tcvn3 import CAPITALS, FONT, tcvn3
from tests.factory.writers.vni_held_out import FONT as VNI_FONT
from tests.factory.writers.vni_held_out import vni
from tests.factory.writers.xlsx import xlsx_of

# Seed and month of the documents of each layout; scans cost seconds a page, so they get one each.
SEEDS = ((7, 9), (12, 6), (23, 10))
_WITHOUT_FIGURES = {"task_table"}
_SCANNED = ("classic_appendix", "two_levels", "three_levels", "area_rows", "measure_above", "quarters")
_CLEANLY = (*_SCANNED, *offices_held_out.LAYOUTS)

NATIVE = "native"
CLEAN_SCAN, WORN_SCAN, HELD_ENCODING = "clean scan", "worn scan", "held-out encoding"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file to measure: how it is made of a draft, which part of the board it counts in.

    `office` is the form LibreOffice converts `make`'s file to. `scan` turns the PDF made so into pictures.
    """

    name: str
    suffix: str
    make: Callable[[Draft], bytes]
    part: str = NATIVE
    office: str = ""
    scan: Callable[[bytes], bytes] | None = None
    layouts: tuple[str, ...] = tuple(LAYOUTS)
    seeds: tuple[tuple[int, int], ...] = SEEDS
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file to read and the draft it was made from."""

    form: Form
    draft: Draft
    seed: int
    name: str
    content: bytes

    @property
    def held_out(self) -> bool:
        """Say whether the layout is one that nobody looks at while building the reader."""
        return self.draft.layout in HELD_OUT


def _docx_in(encode: Callable[[str], str], face: str, capitals: str = "") -> Callable[[Draft], bytes]:
    traits = docx.Traits(font=face, capitals=capitals, encode=encode)
    return lambda draft: docx_of(draft, traits)


def _with_traits(draft: Draft) -> bytes:
    traits = docx.Traits(header="Trang đầu", footer="Lưu hành nội bộ", splits=True, inserted="(dự thảo)")
    return docx_of(draft, traits)


def _txt_in(encode: Callable[[str], str]) -> Callable[[Draft], bytes]:
    from tests.factory.writers.plain import text_of

    return lambda draft: encode(text_of(draft)).encode("latin-1", "replace")


_BOOK_AS_TEXT = xlsx.Traits(numbers_as_text=True, first_row=3, first_column=2)
_BOOK_TOGETHER = xlsx.Traits(together=True, formulas=True)
_FEW = SEEDS[:1]

FORMS: tuple[Form, ...] = (
    Form("docx", ".docx", docx_of),
    Form("docx, split runs", ".docx", _with_traits, seeds=_FEW),
    Form("xlsx", ".xlsx", xlsx_of),
    Form("xlsx, numbers as text", ".xlsx", lambda draft: xlsx_of(draft, _BOOK_AS_TEXT), seeds=_FEW),
    Form("xlsx, formulas", ".xlsx", lambda draft: xlsx_of(draft, _BOOK_TOGETHER), seeds=_FEW),
    Form("csv", ".csv", csv_of),
    Form("csv, commas", ".csv", lambda draft: csv_of(draft, delimiter=",", mark=False), seeds=_FEW),
    Form("html", ".html", html_of),
    Form("txt, tabs", ".txt", txt_of, seeds=_FEW),
    Form("docx in TCVN3", ".docx", _docx_in(tcvn3, FONT, CAPITALS), seeds=_FEW),
    Form("txt in TCVN3", ".txt", _txt_in(tcvn3), seeds=_FEW),
    Form("docx in VNI", ".docx", _docx_in(vni, VNI_FONT), HELD_ENCODING, seeds=_FEW),
    Form("txt in VNI", ".txt", _txt_in(vni), HELD_ENCODING, seeds=_FEW),
    Form("pdf (reportlab)", ".pdf", pdf_of, programs=("font",), seeds=_FEW),
    Form("pdf (LibreOffice)", ".pdf", docx_of, office="pdf", programs=("office",)),
    Form("xls", ".xls", xlsx_of, office="xls", programs=("office",), seeds=_FEW),
    Form("ods", ".ods", xlsx_of, office="ods", programs=("office",), seeds=_FEW),
    Form("doc", ".doc", docx_of, office="doc", programs=("office",), seeds=_FEW),
    Form(
        "scan, clean", ".pdf", docx_of, CLEAN_SCAN, "pdf", lambda pdf: scan_of(pdf, CLEAN), _CLEANLY, _FEW,
        ("office", "ocr"),
    ),
    Form(
        "scan, worn and stamped", ".pdf", docx_of, WORN_SCAN, "pdf", lambda pdf: scan_of(pdf, WORN),
        _SCANNED, _FEW, ("office", "ocr"),
    ),
)  # fmt: skip


def missing_programs() -> set[str]:
    """Give the names of what this machine lacks: office, font, ocr."""
    there = {
        "office": office() is not None,
        "font": font() is not None,
        "ocr": importlib.util.find_spec("tesserocr") is not None and _has_vietnamese(),
    }
    return {name for name, found in there.items() if not found}


def _has_vietnamese() -> bool:
    import os
    from pathlib import Path

    places = [
        os.environ.get("TESSDATA_PREFIX", ""),
        *map(str, Path("/usr/share").glob("tesseract-ocr/*/tessdata")),
    ]
    return any(Path(place, "vie.traineddata").is_file() for place in places if place)


def files_of(forms: Iterable[Form]) -> Iterator[File]:
    """Yield the files of some forms; LibreOffice converts all files of a form in one call."""
    for form in forms:
        drafts = [
            (seed, LAYOUTS[name](facts_of(seed, month=month)))
            for name in form.layouts
            if name not in _WITHOUT_FIGURES
            for seed, month in form.seeds
        ]
        made = {f"{draft.layout}-{seed}": form.make(draft) for seed, draft in drafts}
        if form.office:
            source = ".xlsx" if form.make is xlsx_of else ".docx"
            turned = converted({f"{name}{source}": content for name, content in made.items()}, form.office)
            made = {name.rpartition(".")[0]: content for name, content in turned.items()}
        for seed, draft in drafts:
            stem = f"{draft.layout}-{seed}"
            content = made[stem] if form.scan is None else form.scan(made[stem])
            yield File(form, draft, seed, f"{stem}{form.suffix}", content)
