"""`vedich db reorganise FILE`: a reorganisation as a table or JSON: shown first, then kept or confirmed."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedich.cli.session import CANNOT, acting, now, opened, say, take_actor, take_record
from vedich.domain.carrying import Carried
from vedich.domain.reorganisation import ReorganisationError

if TYPE_CHECKING:
    from vedich.domain.consequences import Consequences
    from vedich.domain.reorganised_ground import StandingArea

REFUSED = 1
_MOST = 5_000_000


def arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare the arguments of the command."""
    vi = lang == "vi"
    parser.add_argument(
        "file",
        type=Path,
        metavar="TỆP" if vi else "FILE",
        help="bảng (.xlsx, .csv) mỗi dòng một việc, hoặc phương án dạng .json"
        if vi
        else "a table (.xlsx, .csv), a part of the plan in each row, or a plan as .json",
    )
    for name, words in (
        ("--on", ("ngày có hiệu lực (2027-01-01)", "the day it takes effect (2027-01-01)")),
        ("--decision", ("số quyết định", "number of the decision")),
        ("--decided", ("ngày quyết định", "the date of the decision")),
        ("--title", ("trích yếu", "its subject")),
    ):
        metavar = ("NGÀY" if vi else "DAY") if name in ("--on", "--decided") else ("CHỮ" if vi else "TEXT")
        parser.add_argument(name, default="", metavar=metavar, help=words[0] if vi else words[1])
    parser.add_argument(
        "--keep",
        action="store_true",
        help="lưu phương án để xem tiếp trên web (không có: chỉ xem trước)"
        if vi
        else "keep the plan, to go on with it on the pages (without: show it only)",
    )
    parser.add_argument(
        "--confirm",
        action="store_true",
        help="lưu và xác nhận: có hiệu lực vào ngày đã ghi"
        if vi
        else "keep and confirm it: it takes effect on its day",
    )
    take_actor(parser, lang)
    take_record(parser, lang)


def run(options: argparse.Namespace) -> int:
    """Show what a plan does, and keep or confirm it where asked; 1 where the record refuses it."""
    lang = options.lang
    vi = lang == "vi"
    if not opened(options.record, lang) or (by := acting(options.actor, lang)) is None:
        return CANNOT
    from vedich.access.policy import Permission
    from vedich.access.require import NotAllowedError, require
    from vedich.actions.deed import VIETNAM
    from vedich.actions.reorganising.deciding import confirm_reorganisation
    from vedich.actions.reorganising.planning import plan_reorganisation
    from vedich.actions.trouble import ActionError
    from vedich.domain.consequences import consequences
    from vedich.exchange.reorganisation import plan_of
    from vedich.reading.sources.trouble import SourceError
    from vedich.store.queries.plans import plan_kept
    from vedich.store.queries.reorganising import ground_of

    at = now()
    try:
        require(by, Permission.MANAGE_AREAS, None, at.astimezone(VIETNAM).date())
        told = _told(options)
        plan = plan_of(told)
        found = consequences(plan, ground_of(plan))
        for line in _shown(found, lang):
            print(line)
        if found.refusals:
            return REFUSED
        if not (options.keep or options.confirm):
            print(
                "Mới là xem trước, chưa ghi gì. Thêm --keep để lưu, --confirm để xác nhận."
                if vi
                else "This is a preview; nothing is written. Add --keep or --confirm."
            )
            return 0
        decided = options.decided or str(told.get("decided_on") or "")
        kept = plan_reorganisation(
            by=by,
            at=at,
            plan=told,
            decision=options.decision or str(told.get("decision") or ""),
            decided_on=_day(decided, "--decided") if decided else None,
            title=options.title or str(told.get("title") or ""),
        )
        number = kept["reorganisation"]
        if options.confirm:
            row = plan_kept(number, plan.on)
            assert row is not None
            confirm_reorganisation(by=by, at=at, reorganisation=row.row, edition=kept["edition"])
        after = plan_kept(number, plan.on)
        state = after.state.wording.say(lang) if after else ""
        print(f"Phương án số {number}: {state}." if vi else f"Plan {number}: {state}.")
    except (ReorganisationError, ActionError, NotAllowedError, SourceError) as error:
        say(error.vi if vi else str(getattr(error, "en", error)))
        return REFUSED
    except OSError as error:
        say(f"{options.file}: {error.strerror or error}")
        return CANNOT
    return 0


def _told(options: argparse.Namespace) -> Mapping[str, Any]:
    """Read the file as plain data.

    Raises:
        ReorganisationError: it is no plan; the sentence says what is missing.
        SourceError, OSError: it cannot be read.
    """
    path: Path = options.file
    if path.suffix.lower() == ".json":
        text = path.read_bytes()[:_MOST]
        try:
            told = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ReorganisationError(
                f"{path.name} không phải JSON: {error}.", f"{path.name} is no JSON: {error}."
            ) from None
        if isinstance(told, dict) and options.on:
            told["on"] = options.on
        return told if isinstance(told, dict) else {"parts": told}
    from vedich.exchange.reorganisation_table import plan_of_rows, table_rows
    from vedich.intake.plain_sheet import sheet_rows

    if not options.on:
        raise ReorganisationError(
            "Hãy ghi ngày có hiệu lực: --on 2027-01-01.", "Give the day: --on 2027-01-01."
        )
    lines = sheet_rows(path.read_bytes(), path.name)
    return plan_of_rows(table_rows(lines), _day(options.on, "--on"), _finder(_day(options.on, "--on")))


def _finder(on: date) -> Any:
    from vedich.actions.loading.names import Names
    from vedich.store.queries.reorganising import standing_areas

    names = Names()

    def find(said: str) -> StandingArea | None:
        key = names.area(said)
        return standing_areas({key}, on).get(key)

    return find


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ReorganisationError(
            f"{option} {text}: hãy ghi ngày như 2027-01-01.", f"{option} {text}: write a day like 2027-01-01."
        ) from None


def _shown(found: Consequences, lang: str) -> Iterator[str]:
    """Tell in lines what a plan does."""
    vi = lang == "vi"
    olds = {area.key: area.title for area in found.closed}
    by_heir: dict[str, list[str]] = {}
    for passing in found.passings:
        share = "" if passing.whole else (f" ({passing.share:.1%})" if passing.share else " (?)")
        by_heir.setdefault(passing.new, []).append(olds.get(passing.old, passing.old) + share)
    for area in found.opened:
        yield f"{' + '.join(by_heir.get(area.key, ()))} → {area.title}"
    carried = [one for one in found.targets if isinstance(one, Carried)]
    left = len(found.targets) - len(carried)
    fates = Counter(one.fate.wording.say(lang) for one in found.series)
    yield (
        f"Chỉ tiêu: {found.targets_closed} khép lại, {len(carried)} chuyển tiếp, {left} không chuyển được."
        if vi
        else f"Targets: {found.targets_closed} close, {len(carried)} carried over, {left} left behind."
    )
    for way, count in sorted(
        Counter(one.why.wording.say(lang) for one in found.targets if not isinstance(one, Carried)).items()
    ):
        yield f"  {count}: {way}"
    yield (
        f"Báo cáo còn nợ: {len(found.reports)}. Vai trò kết thúc: {len(found.roles)}."
        if vi
        else f"Reports owed: {len(found.reports)}. Roles that end: {len(found.roles)}."
    )
    moved = sum(one.to is not None for one in found.tasks)
    again = sum(one.to is None and not one.is_over for one in found.tasks)
    drafts = sum(one.report.drafts for one in found.reports)
    if found.tasks or found.papers or drafts:
        yield (
            f"Việc dở dang: {moved} nhiệm vụ chuyển sang nơi mới, {again} cần giao lại; "
            f"{len(found.papers)} văn bản chưa rà xong; {drafts} bản gõ dở không tự chuyển."
            if vi
            else f"Open work: {moved} tasks pass on, {again} are to be ordered anew; {len(found.papers)} "
            f"documents under review; {drafts} drafts do not pass on."
        )
    for fate, count in sorted(fates.items()):
        yield f"{'Chuỗi số liệu' if vi else 'Series'}: {count} {fate}"
    for warning in found.warnings:
        yield f"! {warning.say(lang)}"
    for refusal in found.refusals:
        yield f"✕ {refusal.say(lang)}"
