"""Many rows for `vedich db load`: staged, published at once, and a report of those that cannot be taken."""

from __future__ import annotations

import argparse
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.busy import busy
from vedich.cli.progress import Progress
from vedich.cli.session import CANNOT, acting, now, opened, say

if TYPE_CHECKING:
    from vedich.actions.imports import Run, Staged, Unread
    from vedich.actions.observations import Said
    from vedich.cli.db.table_files import TableFiles
    from vedich.domain.refusal import Refusal
    from vedich.store.queries.people import Actor

REFUSED = 1
_SHOWN = 10


def load_rows(options: argparse.Namespace) -> int:
    """Stage the rows, publish them, and write what was refused; stopped, the same command goes on."""
    lang, path = options.lang, options.file
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.access.require import NotAllowedError
    from vedich.actions.trouble import ActionError
    from vedich.cli.db.table_files import TableFiles
    from vedich.cli.outputs.whole_file import OutputError
    from vedich.exchange.cells import Decimals
    from vedich.exchange.sheets import TARGETS
    from vedich.exchange.tables import TableError
    from vedich.reading.sources.trouble import SourceError

    try:
        files = TableFiles.at(path, Decimals(options.decimal))
        if files.header.sheet is TARGETS:
            from vedich.cli.db.targets_in import load_targets

            return load_targets(files, by, options)
        return _load(files, by, options)
    except (SourceError, TableError) as error:
        said = error.vi if lang == "vi" else error.en
        say(said if isinstance(error, SourceError) else f"{said}.")
    except (ActionError, NotAllowedError) as error:
        say(error.vi if lang == "vi" else str(error))
    except OutputError as error:
        say(error.vi if lang == "vi" else error.en)
    except UnicodeDecodeError as error:
        say(
            f"{path}: không phải UTF-8 (byte {error.start}). Hãy lưu lại tệp với bảng mã UTF-8."
            if lang == "vi"
            else f"{path}: is not UTF-8 (byte {error.start}). Save it as UTF-8."
        )
    except OSError as error:
        say(f"{path}: {error.strerror or error}")
    return CANNOT


def _load(files: TableFiles, by: Actor, options: argparse.Namespace) -> int:
    from vedich.actions.clock import refuse_turned_back_clock
    from vedich.actions.imports import begin_import, forget_import, publish_import, refused_rows

    lang, at = options.lang, now()
    refuse_turned_back_clock(at)
    key = files.hashed()
    run = begin_import(by=by, at=at, key=f"rows:{key}", source_hash=key)
    if run.published_at is not None:
        say(
            "Tệp này đã được ghi vào hồ sơ trước đây; không ghi lần nữa."
            if lang == "vi"
            else "This file was written into the record before; it is not written again."
        )
        return 0
    far = _staged(files, run, lang)
    if not far.rows:
        say("Tệp không có dòng số liệu nào." if lang == "vi" else "The file holds no rows.")
        forget_import(run)
        return CANNOT
    report: Path | None = None
    if far.refused:
        report = _report(files, refused_rows(run), lang)
    if far.refused and not options.without_refused:
        forget_import(run)
        say(
            f"{far.refused} trong {far.rows} dòng chưa nhận được (xem {report}); chưa ghi gì. "
            "Sửa tệp rồi chạy lại; hoặc thêm --without-refused để ghi các dòng còn lại, rồi sửa và gửi "
            "tệp lỗi."
            if lang == "vi"
            else f"{far.refused} of {far.rows} rows cannot be taken (see {report}); nothing was written. "
            "Mend the file and run again; or add --without-refused to write the others, then mend and send "
            "the report."
        )
        return REFUSED
    if far.ready:
        with busy(f"Đang ghi {far.ready} dòng" if lang == "vi" else f"Writing {far.ready} rows"):
            done = publish_import(by=by, at=at, run=run, without_refused=options.without_refused)
        written = done["rows"]
    else:
        forget_import(run)
        written = 0
    vi = f"Đã ghi {written} dòng; {far.there} dòng đã có sẵn, giữ nguyên."
    en = f"{written} rows written; {far.there} were on record already and stay."
    if far.refused:
        vi += f" {far.refused} dòng chưa nhận được: sửa {report} rồi gửi lại tệp đó."
        en += f" {far.refused} rows were not taken: mend {report} and send it again."
    print(vi if lang == "vi" else en)
    return REFUSED if far.refused else 0


def _staged(files: TableFiles, run: Run, lang: str) -> Staged:
    """Stage all rows under a bar with the time left."""
    from vedich.actions.imports import Staged, stage
    from vedich.actions.loading.names import Names
    from vedich.actions.loading.results import row_of

    names = Names()
    far = Staged(0, 0, published=False)
    # The row of the file that each one stands in, for what is said of it.
    places = array("q")
    label = "Đang kiểm tra" if lang == "vi" else "Checking"
    with Progress(files.size, label=label, wanted=True) as bar:
        shown = 0

        def rows() -> Iterator[Said | Unread]:
            for file, number, cells in files.rows():
                places.append(number)
                yield row_of(cells, names, files.decimals_of(file))

        for step in stage(run, rows(), lambda number: str(places[number - 1])):
            far = step
            bar.advance(files.read - shown)
            shown = files.read
    return far


def _report(files: TableFiles, refused: Iterator[tuple[int, Refusal]], lang: str) -> Path:
    """Write the refused rows with what is wrong in each, in a form that can be mended and sent back."""
    from vedich.cli.db.refused_report import write_report

    return write_report(files, refused, lang, show=_SHOWN)
