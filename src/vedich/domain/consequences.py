"""What a reorganisation does to everything on record, worked out before anything is changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vedich.domain.agency import AgencyKind
from vedich.domain.carrying import Outcome, carry_over
from vedich.domain.deadline import Deadline, DeadlineError
from vedich.domain.reorganisation import Fate, Merging, Moving, NewArea, Passing, Reorganisation, touched_by
from vedich.domain.reorganised_ground import (
    HeldRole,
    KeptSeries,
    NumberedList,
    OpenTask,
    OwedReport,
    ReorganisedGround,
    ServingAgency,
    StandingArea,
    UnreviewedPaper,
)
from vedich.domain.submission import SubmissionState
from vedich.domain.wording import Wording

# Bodies that are the area itself: they end and begin with it. Boards and enterprises stay what they are.
_OF_THE_AREA = frozenset({AgencyKind.PEOPLES_COMMITTEE, AgencyKind.COUNCIL, AgencyKind.PARTY_COMMITTEE})


class ReportFate(StrEnum):
    """What becomes of a report that an area owes when it ceases."""

    EXCLUDED = "excluded"
    STAYS_LATE = "stays_late"
    UNDER_WAY = "under_way"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _REPORTS[self]


_REPORTS = {
    ReportFate.EXCLUDED: Wording("không phải báo cáo (đã giải thể)", "excluded: the area is dissolved"),
    ReportFate.STAYS_LATE: Wording("vẫn ghi là trễ: hạn trước ngày này", "stays late: due before this day"),
    ReportFate.UNDER_WAY: Wording("đã trình, chờ duyệt như cũ", "under way: decided as before"),
}


class SeriesFate(StrEnum):
    """How a series of results goes on within the new borders."""

    EXACT = "exact"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"
    FROM_PARTS = "from_parts"
    CANNOT = "cannot"

    @property
    def wording(self) -> Wording:
        """Give the words for people."""
        return _SERIES[self]


_SERIES = {
    SeriesFate.EXACT: Wording("cộng lại, đúng tuyệt đối", "added up, exact"),
    SeriesFate.ESTIMATED: Wording("ước tính theo tỷ lệ chia", "estimated by the shares"),
    SeriesFate.UNKNOWN: Wording("bỏ trống: chưa biết tỷ lệ chia", "left blank: the shares are not known"),
    SeriesFate.FROM_PARTS: Wording("tính lại từ tử số và mẫu số", "recomputed from its parts"),
    SeriesFate.CANNOT: Wording(
        "không gộp được: chỉ có tỷ lệ, thiếu tử số và mẫu số",
        "cannot be merged: a rate without numerator and denominator",
    ),
}


@dataclass(frozen=True, slots=True)
class RoleMoved:
    """A role that ends with its area; `to` is where it may go on, None where nobody can say by rule."""

    held: HeldRole
    to: str | None


@dataclass(frozen=True, slots=True)
class ReportMoved:
    """A report that is owed, what becomes of it, and which new areas are asked in its place."""

    report: OwedReport
    fate: ReportFate
    asked_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskMoved:
    """A task of an area that ceases; `to` is the area that is asked for it from then on.

    Nulls: `to` is None where the task was due before, or nobody can say by rule which piece it went to.
    """

    task: OpenTask
    to: str | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class PaperMoved:
    """A file under review; `to` is the area whose people finish it, None where the area is divided."""

    paper: UnreviewedPaper
    to: str | None


@dataclass(frozen=True, slots=True)
class SeriesMoved:
    """How results of an indicator go on in a new area; `of` are those old areas that have some."""

    heir: str
    indicator: str
    vi: str
    en: str
    fate: SeriesFate
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListsApart:
    """Lists of merged areas that differ, so that their counts must not be added."""

    heir: str
    kind: str
    lists: tuple[NumberedList, ...]
    in_all: int


@dataclass(frozen=True, slots=True)
class Consequences:
    """All that follows from a plan; with `refusals` it cannot take effect, `warnings` are to be weighed."""

    closed: tuple[StandingArea, ...]
    opened: tuple[NewArea, ...]
    passings: tuple[Passing, ...]
    refusals: tuple[Wording, ...]
    warnings: tuple[Wording, ...]
    roles: tuple[RoleMoved, ...]
    reports: tuple[ReportMoved, ...]
    targets: tuple[Outcome, ...]
    targets_closed: int
    series: tuple[SeriesMoved, ...]
    agencies_ended: tuple[ServingAgency, ...]
    agencies_kept: tuple[ServingAgency, ...]
    tasks: tuple[TaskMoved, ...]
    papers: tuple[PaperMoved, ...]
    lists: tuple[ListsApart, ...]


def consequences(plan: Reorganisation, ground: ReorganisedGround) -> Consequences:
    """Work out what a plan does to what is on record; nothing is guessed that the record does not say."""
    closed = set(plan.closed)
    agencies = [agency for agency in ground.agencies if agency.area in closed]
    ended = tuple(agency for agency in agencies if agency.kind in _OF_THE_AREA)
    asked = [one for one in ground.asked if one.area in closed]
    return Consequences(
        closed=tuple(ground.areas[key] for key in plan.closed if key in ground.areas),
        opened=plan.opened,
        passings=plan.passings,
        refusals=tuple(_refusals(plan, ground)),
        warnings=tuple(_warnings(plan, ground)),
        roles=tuple(_roles(plan, ground)),
        reports=tuple(_reports(plan, ground)),
        targets=tuple(carry_over(asked, plan.passings)) if plan.fate is Fate.CARRIED_OVER else (),
        targets_closed=len(asked),
        series=tuple(_series(plan, ground)),
        agencies_ended=ended,
        agencies_kept=tuple(agency for agency in agencies if agency not in ended),
        tasks=tuple(_tasks(plan, ground)),
        papers=tuple(_papers(plan, ground)),
        lists=tuple(_lists(plan, ground)),
    )


def heirs_of(plan: Reorganisation) -> dict[str, tuple[str, ...]]:
    """Give the heirs of each area that ceases, in the order of the plan."""
    found: dict[str, list[str]] = defaultdict(list)
    for passing in plan.passings:
        found[passing.old].append(passing.new)
    return {old: tuple(dict.fromkeys(news)) for old, news in found.items()}


def _day(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def _refusals(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[Wording]:
    eve = plan.on - timedelta(days=1)
    if not plan.parts:
        yield Wording("Phương án chưa có việc nào.", "The plan has no part yet.")
    for key in plan.touched:
        area = ground.areas.get(key)
        if area is None:
            yield Wording(f"Không có địa bàn {key} trong hồ sơ.", f"The record has no area {key}.")
            continue
        title = area.title
        if area.until is not None and area.until < plan.on:
            yield Wording(
                f"{title} đã kết thúc ngày {_day(area.until)}; hãy chọn địa bàn kế tục.",
                f"{title} ceased on {area.until}; choose the area that took its place.",
            )
        elif area.since is not None and area.since > eve:
            yield Wording(
                f"{title} mới có từ ngày {_day(area.since)}; hãy chọn ngày sau đó.",
                f"{title} begins on {area.since}; choose a later day.",
            )
        elif area.has_heir:
            yield Wording(f"{title} đã có địa bàn kế tục.", f"{title} has an heir already.")
        elif area.later is not None and area.later >= plan.on:
            yield Wording(
                f"{title} đã có thay đổi từ ngày {_day(area.later)}; hãy chọn ngày sau đó.",
                f"{title} has a change from {area.later} on; choose a later day.",
            )
    parents = {area.parent for area in plan.opened} | {
        part.parent for part in plan.parts if isinstance(part, Moving)
    }
    for key in sorted(parents - {area.key for area in plan.opened}):
        above = ground.areas.get(key)
        if above is None or (above.until is not None and above.until < plan.on) or key in plan.closed:
            yield Wording(
                f"Cấp trên {key} không còn vào ngày {_day(plan.on)}.",
                f"The area above, {key}, does not stand on {plan.on}.",
            )
    for new in plan.opened:
        there = ground.areas.get(new.key)
        if there is not None and there.since != plan.on:
            yield Wording(
                f"Mã {new.key} đã là của {there.title}; ranh giới mới là địa bàn mới.",
                f"{new.key} is {there.title} already; other borders make another area.",
            )
    for key, news in heirs_of(plan).items():
        old = ground.areas.get(key)
        if old is not None and old.children and len(news) > 1:
            below = ", ".join(title for _, title in old.children[:5])
            yield Wording(
                f"{old.title} có {len(old.children)} địa bàn bên dưới ({below}); hãy chuyển từng nơi về địa "
                "bàn nhận trước, vì không ai đoán được nơi nào thuộc phần nào.",
                f"{old.title} has {len(old.children)} areas below ({below}); move each first, since nobody "
                "can guess which lies in which piece.",
            )


def _warnings(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[Wording]:
    closed = set(plan.closed)
    for new in plan.opened:
        for one in ground.namesakes:
            mine = one.key in closed
            where = f" ({one.parent_title})" if one.parent_title else ""
            if one.key == new.key or mine:
                continue
            standing = one.until is None or one.until >= plan.on
            if one.name.casefold() == new.name.casefold() and (one.parent == new.parent or standing):
                vi, en = ("đang có", "stands") if standing else ("đã từng có", "was there before")
                yield Wording(
                    f"Tên trùng: {new.title} – {vi} {one.title}{where}, mã {one.code or 'không có'}. "
                    "Khi đọc văn bản, ngày của văn bản quyết định là nơi nào.",
                    f"Same name: {new.title} – {one.title}{where}, code {one.code or 'none'}, {en}. "
                    "When documents are read, their date decides which is meant.",
                )
            if new.code and one.code == new.code:
                yield Wording(
                    f"Mã dùng lại: {new.code} của {new.title} từng là của {one.title}{where}.",
                    f"Code used again: {new.code} of {new.title} was that of {one.title}{where}.",
                )
    for passing in plan.passings:
        if not passing.whole and passing.share is None:
            old = ground.areas.get(passing.old)
            yield Wording(
                f"Chưa biết tỷ lệ chia của {old.title if old else passing.old}: số liệu cộng được sẽ để "
                "trống ở địa bàn mới, không đoán.",
                f"The shares of {old.title if old else passing.old} are not known: figures that add up stay "
                "blank in the new areas; nothing is guessed.",
            )
    for part in plan.parts:
        types = {ground.areas[key].type for key in touched_by(part) if key in ground.areas}
        if isinstance(part, Merging) and {part.into.type} != types and types:
            yield Wording(
                f"{part.into.title} khác loại với nơi cũ: chỉ tiêu nông thôn, đô thị đổi phạm vi.",
                f"{part.into.title} is of another type than before: rural and urban figures change in scope.",
            )


def _roles(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[RoleMoved]:
    heirs = heirs_of(plan)
    for held in ground.roles:
        news = heirs.get(held.area)
        if news is not None:
            yield RoleMoved(held, news[0] if len(news) == 1 else None)


def _reports(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[ReportMoved]:
    heirs = heirs_of(plan)
    for report in ground.reports:
        if report.area not in heirs:
            continue
        if not report.state.may_be_reminded:
            if report.state in {SubmissionState.SUBMITTED, SubmissionState.SENT_UP}:
                yield ReportMoved(report, ReportFate.UNDER_WAY)
        elif report.due is not None and report.due < plan.on:
            yield ReportMoved(report, ReportFate.STAYS_LATE)
        else:
            yield ReportMoved(report, ReportFate.EXCLUDED, heirs[report.area])


def _tasks(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[TaskMoved]:
    heirs = heirs_of(plan)
    for task in ground.tasks:
        news = heirs.get(task.area)
        if news is not None:
            is_over = _is_over(task.deadline, plan.on)
            yield TaskMoved(task, news[0] if len(news) == 1 and not is_over else None, is_over)


def _is_over(deadline: str, on: date) -> bool:
    """Say whether nothing of a task is due from a day on; one whose deadline is in no form still runs."""
    try:
        return Deadline.parse(deadline).next_due(on) is None
    except DeadlineError:
        return False


def _papers(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[PaperMoved]:
    heirs = heirs_of(plan)
    for paper in ground.papers:
        news = heirs.get(paper.area)
        if news is not None:
            yield PaperMoved(paper, news[0] if len(news) == 1 else None)


def _series(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[SeriesMoved]:
    by_heir: dict[str, list[Passing]] = defaultdict(list)
    for passing in plan.passings:
        by_heir[passing.new].append(passing)
    kept: dict[str, dict[str, KeptSeries]] = defaultdict(dict)
    for one in ground.series:
        kept[one.indicator][one.area] = one
    for heir, sources in by_heir.items():
        for indicator, by_area in sorted(kept.items()):
            having = [passing for passing in sources if passing.old in by_area]
            if not having:
                continue
            first = by_area[having[0].old]
            fate = _series_fate(first, sources, kept)
            of = tuple(passing.old for passing in having)
            yield SeriesMoved(heir, indicator, first.vi, first.en, fate, of)


def _series_fate(
    one: KeptSeries, sources: list[Passing], kept: dict[str, dict[str, KeptSeries]]
) -> SeriesFate:
    if one.adds_up:
        pieces = [passing for passing in sources if not passing.whole]
        if not pieces:
            return SeriesFate.EXACT
        known = all(passing.share is not None for passing in pieces)
        return SeriesFate.ESTIMATED if known else SeriesFate.UNKNOWN
    if len(sources) == 1:
        # The rate of a whole area, or of one piece of it as the best that is known.
        return SeriesFate.EXACT if sources[0].whole else SeriesFate.CANNOT
    olds = {passing.old for passing in sources}
    if one.ratio_of and all(olds <= set(kept.get(code, ())) for code in one.ratio_of):
        return SeriesFate.FROM_PARTS
    return SeriesFate.CANNOT


def _lists(plan: Reorganisation, ground: ReorganisedGround) -> Iterator[ListsApart]:
    olds: dict[str, set[str]] = defaultdict(set)
    for passing in plan.passings:
        olds[passing.new].add(passing.old)
    for heir, areas in olds.items():
        kinds: dict[str, list[NumberedList]] = defaultdict(list)
        for one in ground.lists:
            if one.area in areas:
                kinds[one.kind].append(one)
        for kind, lists in kinds.items():
            if len({one.area for one in lists}) > 1 and len({one.lines for one in lists}) > 1:
                in_all = len(frozenset.intersection(*(one.lines for one in lists)))
                yield ListsApart(heir, kind, tuple(lists), in_all)
