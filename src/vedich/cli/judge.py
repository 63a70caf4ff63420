"""`vedich judge --area AREA`: every target judged, on any basis, at any date; why, and what lags."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from vedich.cli.area_words import UnreadableDayError, read_day
from vedich.cli.session import CANNOT, now, opened, say, take_record
from vedich.domain.period import Period, PeriodError
from vedich.domain.scorecard import Counting
from vedich.domain.target import Basis

if TYPE_CHECKING:
    from vedich.store.facts.asked import Asked
    from vedich.store.queries.areas import AreaRow

FORMS = ("table", "json", "csv", "xlsx", "parquet")
_IN_FILES = frozenset({"xlsx", "parquet"})
_WIDEST = 132
_VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"

    def take(name: str, meta: tuple[str, str], words: tuple[str, str], **more: object) -> None:
        parser.add_argument(name, metavar=meta[not vi], help=words[not vi], **more)  # type: ignore[arg-type]

    take(
        "--area",
        ("ĐỊA-BÀN", "AREA"),
        ("địa bàn: mã hoặc tên như trong vedich area", "the area: its key, or a name as `vedich area` takes"),
        required=True,
    )
    take(
        "--as-of",
        ("NGÀY", "DATE"),
        (
            "đánh giá đến hết ngày hoặc kỳ này: 2023-10-31, 2023-10, 2023-Q3, 2023 (mặc định: hôm nay)",
            "judge up to this day or period: 2023-10-31, 2023-10, 2023-Q3, 2023 (default: today)",
        ),
    )
    take(
        "--regime",
        ("CHẾ-ĐỘ", "REGIME"),
        (
            "kỳ của --as-of theo chế độ báo cáo này, ví dụ administrative (15 tháng trước đến 14)",
            "take the period of --as-of by this report regime, such as administrative (the 15th to the 14th)",
        ),
    )
    take(
        "--known-on",
        ("NGÀY", "DATE"),
        ("chỉ dùng số đã biết đến ngày này", "use only what was known by this day"),
    )
    take(
        "--boundaries",
        ("then|now|NGÀY", "then|now|DATE"),
        (
            "theo địa giới lúc đó (then), nay (now) hoặc của một ngày",
            "within the borders of then, of now, or of a day",
        ),
        default="then",
    )
    take(
        "--basis",
        ("CĂN-CỨ", "BASIS"),
        (
            f"chỉ chỉ tiêu theo căn cứ này: {', '.join(basis.value for basis in Basis)}",
            f"only targets on this basis: {', '.join(basis.value for basis in Basis)}",
        ),
    )
    take(
        "--set",
        ("BỘ", "SET"),
        (
            "chỉ một bộ chỉ tiêu: mã của bộ, hoặc số của tập chỉ tiêu",
            "one set alone: its key, or the number of a set of targets",
        ),
        default="",
        dest="set_",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="tính cả số chưa được duyệt" if vi else "with figures that are not approved yet",
    )
    parser.add_argument(
        "--counting",
        choices=[counting.value for counting in Counting],
        default=Counting.INCLUSIVE.value,
        help="cách đếm “đạt”: gồm cả vượt (inclusive) hay không (exclusive)"
        if vi
        else "how 'met' is read out: with the exceeded (inclusive) or beside them (exclusive)",
    )
    take(
        "--explain",
        ("Ô", "CELL"),
        (
            "giải thích một ô: BUD-001, BUD-001@adopted hoặc #12 (số của chỉ tiêu)",
            "explain a cell: BUD-001, BUD-001@adopted or #12 (the number of a target)",
        ),
    )
    take(
        "--league",
        ("CHỈ-TIÊU", "INDICATOR"),
        (
            "xếp hạng các đơn vị trực thuộc theo mã chỉ tiêu, và phần của mỗi đơn vị trong số còn thiếu",
            "place the areas below by the code of an indicator, with the part of each in what lacks",
        ),
    )
    parser.add_argument(
        "--format",
        choices=FORMS,
        default="table",
        help="bảng, hoặc dạng cho chương trình khác" if vi else "a table, or a form for other programs",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="TỆP" if vi else "FILE",
        help="ghi ra tệp này" if vi else "write to this file",
    )
    take_record(parser, lang)


class AskedWronglyError(Exception):
    """Raised when a word of the command cannot be used; `vi` and `en` say what to write instead."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi, self.en = vi, en
        super().__init__(en)


def run(options: argparse.Namespace) -> int:
    """Print the judgement; 2 where it cannot be made, with one line that says why."""
    lang = options.lang
    try:
        asked_for = _asked_for(options)
    except AskedWronglyError as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    if not opened(options.record, lang):
        return CANNOT
    from vedich.judging.schemes import SchemeError
    from vedich.store.facts.bordered import BordersUnknownError
    from vedich.store.queries.boards import NoSuchSetError
    from vedich.store.queries.cells import ManyCellsError, NoSuchCellError
    from vedich.store.queries.leagues import NoSuchIndicatorError, NothingBelowError

    try:
        _answer(options, asked_for)
    except (
        AskedWronglyError,
        BordersUnknownError,
        ManyCellsError,
        NoSuchCellError,
        NoSuchIndicatorError,
        NoSuchSetError,
        NothingBelowError,
    ) as error:
        say(error.vi if lang == "vi" else error.en)
        return CANNOT
    except SchemeError as error:
        say(
            f"Không có ngưỡng đánh giá nào hiệu lực ngày {asked_for.as_of:%d/%m/%Y}; hãy đặt thang đánh giá."
            if lang == "vi"
            else str(error)
        )
        return CANNOT
    return 0


@dataclass(frozen=True, slots=True)
class _For:
    """What the words of the command ask for, before a record is open."""

    as_of: date
    known_on: date | None
    boundaries: str
    borders: date | None


def _asked_for(options: argparse.Namespace) -> _For:
    today = datetime.now(_VIETNAM).date()
    as_of = _as_of(options.as_of, options.regime) or today
    known_on = _day("--known-on", options.known_on)
    boundaries, borders = options.boundaries, None
    if boundaries == "now":
        borders = today
    elif boundaries != "then":
        borders = _day("--boundaries", boundaries)
        boundaries = "now"
    if options.basis and options.basis not in {basis.value for basis in Basis}:
        known = ", ".join(basis.value for basis in Basis)
        raise AskedWronglyError(
            f"Không có căn cứ {options.basis!r}. Các căn cứ: {known}.",
            f"There is no basis {options.basis!r}. Bases: {known}.",
        )
    if options.format in _IN_FILES and not options.output:
        raise AskedWronglyError(
            f"Dạng {options.format} cần tệp: thêm -o TÊN.{options.format}.",
            f"The form {options.format} needs a file: add -o NAME.{options.format}.",
        )
    if options.explain and options.league:
        raise AskedWronglyError(
            "Chọn một trong --explain và --league.", "Choose one of --explain and --league."
        )
    return _For(as_of, known_on, boundaries, borders)


def _as_of(text: str | None, regime: str | None) -> date | None:
    if text is None:
        return None
    try:
        found = read_day(text)
    except UnreadableDayError:
        return _end_of(text, regime)
    return found


def _end_of(text: str, regime: str | None) -> date:
    """Give the last day of a period, by the calendar or by a regime."""
    try:
        period = Period.parse(text)
    except PeriodError as error:
        raise AskedWronglyError(error.vi, str(error)) from None
    if period.start.year != period.end.year:
        raise AskedWronglyError(
            f"Kỳ {text!r} dài hơn một năm; hãy chọn ngày hoặc kỳ trong một năm, ví dụ {period.end.year}.",
            f"The period {text!r} is longer than a year; choose a day or a period of one year.",
        )
    if regime is None:
        return period.end
    from vedich.catalog.load import catalog

    known = catalog().regimes
    if regime not in known:
        told = ", ".join(known)
        raise AskedWronglyError(
            f"Không có chế độ báo cáo {regime!r}. Các chế độ: {told}.",
            f"There is no regime {regime!r}. Regimes: {told}.",
        )
    rule = known[regime].rule_for(period)
    if rule is None:
        kinds = ", ".join(sorted({each.kind.value for each in known[regime].rules}))
        raise AskedWronglyError(
            f"Chế độ {regime!r} không có kỳ {text!r}; chế độ này có các loại kỳ: {kinds}.",
            f"The regime {regime!r} has no period {text!r}; it has: {kinds}.",
        )
    return rule.covered(period).end


def _day(name: str, text: str | None) -> date | None:
    try:
        return read_day(text)
    except UnreadableDayError:
        raise AskedWronglyError(
            f"{name}: không đọc được ngày {text!r}. Hãy viết 2024-01-31 hoặc 31/01/2024.",
            f"{name}: {text!r} is no day. Write 2024-01-31 or 31/01/2024.",
        ) from None


def _answer(options: argparse.Namespace, told: _For) -> None:
    from vedich.cli.judging import records
    from vedich.store.facts.asked import Asked, Boundaries

    lang = options.lang
    asked = Asked(
        told.as_of, told.known_on, Boundaries(told.boundaries), told.borders, only_approved=not options.all
    )
    area = _area(options.area, asked)
    width, colours = _screen(options.output)
    if options.explain:
        from vedich.cli.judging.explained import explained
        from vedich.store.queries.cells import cell

        found_cell = cell(asked, area, options.explain)
        if options.format == "table":
            _give(explained(found_cell, lang), options.output)
        else:
            _write(list(records.lines_of(found_cell, lang)), options)
        return
    if options.league:
        from vedich.cli.judging.league_table import league_table
        from vedich.store.queries.leagues import league

        found = league(asked, area, options.league, now(), basis=options.basis)
        if options.format == "table":
            _give(league_table(found, lang, width=width, colours=colours), options.output)
        else:
            _write(list(records.places(found, lang)), options)
        return
    from vedich.cli.judging.on_screen import on_screen
    from vedich.store.queries.boards import shown

    board = shown(asked, area, now(), basis=options.basis, set_=options.set_)
    if options.format == "table":
        counting = Counting(options.counting)
        _give(on_screen(board, lang, counting, width=width, colours=colours), options.output)
    elif options.format == "json":
        _give(records.as_json(board, lang), options.output)
    else:
        _write(list(records.records(board, lang)), options)


def _write(rows: list[dict[str, Any]], options: argparse.Namespace) -> None:
    """Write records in the form that was asked for."""
    from vedich.cli.judging import forms

    lang, form = options.lang, options.format
    if form == "json":
        _give(forms.written(rows), options.output)
    elif form == "csv":
        _give(forms.as_csv(rows), options.output)
    else:
        path = Path(options.output)
        try:
            if form == "xlsx":
                forms.write_workbook(rows, lang, path)
            else:
                forms.write_parquet(rows, path)
        except OSError as error:
            raise _unwritable(path, error) from None
        say(f"Đã ghi {path}." if lang == "vi" else f"Wrote {path}.")


def _give(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    from vedich.cli.outputs.whole_file import OutputError, WholeFile

    try:
        with WholeFile(Path(output)) as file:
            file.stream.write(text)
    except (OutputError, OSError) as error:
        raise _unwritable(Path(output), error) from None


def _unwritable(path: Path, error: Exception) -> AskedWronglyError:
    told = " ".join(str(error).split())
    return AskedWronglyError(
        f"{path}: không ghi được ({told}). Hãy chọn nơi khác.",
        f"{path}: cannot be written ({told}). Choose another place.",
    )


def _screen(output: str | None) -> tuple[int, bool]:
    from vedich.cli.screen import is_terminal, shows_colours

    if output is not None or not is_terminal(sys.stdout):
        return _WIDEST, False
    from shutil import get_terminal_size

    return get_terminal_size((_WIDEST, 24)).columns, shows_colours(sys.stdout)


def _area(name: str, asked: Asked) -> AreaRow:
    """Give the area of the record that a key or a name means on the day asked for."""
    from vedich.store.queries.areas import area_of, areas_named

    if (found := area_of(name)) is not None:
        return found
    own = areas_named(name)
    if len(own) == 1:
        return own[0]
    from vedich.catalog.areas import resolve
    from vedich.cli.area_words import best, title

    matches = resolve(name, on=asked.border_day)
    there = [(match, area) for match in best(matches)[0] if (area := area_of(match.area.id)) is not None]
    if len(there) == 1:
        return there[0][1]
    if there:
        told = "; ".join(f"{match.area.id} ({title(match.area, 'vi')})" for match, _ in there[:8])
        raise AskedWronglyError(
            f"“{name}” có thể là {len(there)} địa bàn: {told}. Hãy nêu mã.",
            f"“{name}” may be {len(there)} areas: {told}. Give the key.",
        )
    if matches:
        told = "; ".join(f"{match.area.id} ({title(match.area, 'vi')})" for match in matches[:4])
        raise AskedWronglyError(
            f"Hồ sơ này không có địa bàn “{name}” ngày {asked.border_day:%d/%m/%Y} (danh mục có: {told}).",
            f"This record has no area “{name}” on {asked.border_day} (the catalog has: {told}).",
        )
    raise AskedWronglyError(
        f"Không có địa bàn “{name}”. Tra bằng: vedich area “{name}”.",
        f"There is no area “{name}”. Look it up: vedich area “{name}”.",
    )
