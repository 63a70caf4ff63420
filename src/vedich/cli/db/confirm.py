"""`vedich db confirm FILE --as ACCOUNT`: what the record can keep of a document, and a yes to it."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.as_of import as_of
from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record
from vedich.domain.target import Basis

if TYPE_CHECKING:
    from vedich.actions.keeping import Paper
    from vedich.actions.proposing import Proposal
    from vedich.cli.outputs.read_document import ReadDocument
    from vedich.domain.document import Span
    from vedich.reading.front import Front
    from vedich.store.queries.people import Actor

_LEAST = 0.8


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="văn bản (Word, Excel, PDF, HTML, văn bản thuần)"
        if vi
        else "the document, in any form that is read",
    )
    parser.add_argument(
        "--area",
        metavar="MÃ" if vi else "KEY",
        default="",
        help="mã địa bàn của văn bản nếu văn bản không nêu; mã bắt đầu bằng L: là địa bàn chưa rõ tên"
        if vi
        else "key of the area the document is about where it names none; L:... is an area not yet named",
    )
    parser.add_argument(
        "--basis",
        choices=[basis.value for basis in Basis if basis is not Basis.UNKNOWN],
        default=Basis.UNKNOWN.value,
        help="căn cứ của chỉ tiêu khi văn bản không nói ai giao"
        if vi
        else "on whose authority targets stand where the document does not say",
    )
    parser.add_argument(
        "--on",
        type=_day(lang),
        metavar="NGÀY" if vi else "DATE",
        help="ngày văn bản nếu văn bản không ghi" if vi else "date of the document where it states none",
    )
    parser.add_argument(
        "--number",
        metavar="SỐ" if vi else "NUMBER",
        help="số hiệu văn bản nếu máy không đọc được" if vi else "its number where that was not read",
    )
    parser.add_argument(
        "--least",
        type=float,
        default=_LEAST,
        metavar="0..1",
        help="độ chắc thấp nhất của số được lưu (mặc định: 0.8)"
        if vi
        else "how sure the reading of a figure must be to be kept (default: 0.8)",
    )
    parser.add_argument(
        "--yes",
        action="store_true",
        help="xác nhận ngay, không hỏi" if vi else "confirm without asking",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Show what would be kept and what not, ask, and write; without a screen and --yes it only shows."""
    lang = options.lang
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.reading.sources import SourceError

    try:
        content = options.file.read_bytes()
        document, front = _read(options.file, content, options)
    except SourceError as error:
        say(error.en if lang == "en" else error.vi)
        return CANNOT
    except OSError as error:
        say(f"{options.file}: {error.strerror or error}")
        return CANNOT
    on = options.on or front.on
    if on is None:
        say(
            f"{options.file}: văn bản không ghi ngày. Hãy thêm --on NGÀY, ví dụ --on 2026-09-22."
            if lang == "vi"
            else f"{options.file}: the document states no date. Add --on DATE, such as --on 2026-09-22."
        )
        return CANNOT
    paper = _paper(options, content, front, on)
    found = _proposal(document, paper, by, options)
    from vedich.cli.db.proposal import print_proposal

    print_proposal(found, paper, _titles(found, on, lang), lang)
    if not (found.kept or found.counted):
        return CANNOT
    if not options.yes and not _agreed(found, lang):
        return 0
    return _keep(found, paper, by, lang)


def _titles(found: Proposal, day: date, lang: str) -> dict[str, str]:
    """Give the titles of the areas of a proposal; one that would be added is called by its kind."""
    from vedich.store.queries.areas import titles_of_keys

    used = {found.area} | {each.area for each in found.kept} | {each.area for each in found.counted}
    new = {
        key: f"{each.type.wording.vi} chưa rõ tên" if lang == "vi" else f"{each.type.wording.en} not named"
        for key, each in found.placeholders.items()
    }
    return titles_of_keys(used - {"", *found.placeholders}, day) | new


def _read(path: Path, content: bytes, options: argparse.Namespace) -> tuple[ReadDocument, Front]:
    from vedich.cli.outputs.read_document import ReadDocument
    from vedich.domain.period import Period
    from vedich.intake import open_confined
    from vedich.reading.front import front_of
    from vedich.reading.read import read_text
    from vedich.reading.sources import placed

    source = open_confined(content, path.name)
    day = Period.day(options.on) if options.on else None
    reading = read_text(source.text, as_of=day, grids=source.grids, marks=source.marks)
    return ReadDocument(path.stem, path.name, source, placed(reading, source)), front_of(source.text)


def _paper(options: argparse.Namespace, content: bytes, front: Front, on: date) -> Paper:
    from mimetypes import guess_type

    from vedich.actions.keeping import Paper

    return Paper(
        number=options.number or front.number,
        on=on,
        title=front.title,
        type=front.type[:20],
        file_hash=hashlib.sha256(content).hexdigest(),
        file_size=len(content),
        file_name=options.file.name,
        media_type=guess_type(options.file.name)[0] or "application/octet-stream",
    )


def _proposal(document: ReadDocument, paper: Paper, by: Actor, options: argparse.Namespace) -> Proposal:
    from vedich.actions.deed import VIETNAM
    from vedich.actions.proposing import Wish, proposal
    from vedich.store.queries.documents import confirmed_places, declared_words

    def place_of(span: Span) -> str:
        there = document.source.place_in_file(span)
        return str(there) if there is not None else "{}:{}".format(*document.line_and_column(span))

    wish = Wish(
        by=by,
        today=now().astimezone(VIETNAM).date(),
        day=paper.on,
        least=options.least,
        area=options.area,
        basis=Basis(options.basis),
        number=paper.number,
        stem=paper.file_hash[:8],
        already=confirmed_places(paper.file_hash),
        told=declared_words(paper.file_hash),
    )
    return proposal(document.reading, wish, place_of)


def _agreed(found: Proposal, lang: str) -> bool:
    """Ask; where nobody sits at a screen, nothing is agreed to."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        say(
            "Chưa ghi gì. Xem xong, chạy lại với --yes để xác nhận."
            if lang == "vi"
            else "Nothing was written. Run again with --yes to confirm."
        )
        return False
    count = len(found.kept) + len(found.counted)
    asked = f"Xác nhận {count} dòng trên? [c/K] " if lang == "vi" else f"Confirm these {count} rows? [y/N] "
    return input(asked).strip().lower() in {"c", "có", "co", "y", "yes"}


def _keep(found: Proposal, paper: Paper, by: Actor, lang: str) -> int:
    from vedich.access.require import NotAllowedError
    from vedich.actions.keeping import keep_document
    from vedich.actions.trouble import ActionError

    try:
        done = keep_document(
            by=by,
            at=now(),
            area=found.area,
            paper=paper,
            confirmed=found.kept,
            counted=found.counted,
            placeholders=found.placeholders.values(),
        )
    except (NotAllowedError, ActionError) as error:
        say(error.vi if lang == "vi" else str(error))
        return CANNOT
    print(
        f"Đã lưu {done['observations']} kết quả, {done['targets']} chỉ tiêu, {done['declared']} phép đếm "
        f"(văn bản {done['document']})."
        if lang == "vi"
        else f"Kept {done['observations']} results, {done['targets']} targets, {done['declared']} counts "
        f"(document {done['document']})."
    )
    return 0


def _day(lang: str) -> Callable[[str], date]:
    def day(text: str) -> date:
        from vedich.domain.period import PeriodError

        try:
            period = as_of(text)
            if period.start == period.end:
                return period.start
        except PeriodError:
            pass
        raise argparse.ArgumentTypeError(
            f"{text!r} không phải là ngày; hãy viết 2023-10-30 hoặc 30/10/2023"
            if lang == "vi"
            else f"{text!r} is not a date; write 2023-10-30 or 30/10/2023"
        )

    return day
