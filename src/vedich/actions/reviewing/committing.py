"""What was accepted of an upload goes on record: all that can, and for the rest the reason, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db import transaction

from vedich.access.require import NotAllowedError
from vedich.actions.confirming import Confirmed, Counted, confirm_claims
from vedich.actions.deed import VIETNAM
from vedich.actions.documents import register_document
from vedich.actions.keeping import issuer_of
from vedich.actions.reviewing.deciding import CHOICE, Choice, decide_review
from vedich.actions.reviewing.meant import TaskKept, same_thing
from vedich.actions.reviewing.proposals import Proposed, Review
from vedich.actions.reviewing.tasks import Ordered, keep_tasks
from vedich.actions.trouble import ActionError
from vedich.domain.document import Span
from vedich.domain.wording import Wording
from vedich.store.models import Document, Upload, User
from vedich.store.queries.locks import hold_key

_MADE_UP = re.compile(r"\((?:Văn bản|Bản thảo) minh họa\b")
# Where a document says what it is.
_OPENING = 2_000


@dataclass(slots=True)
class Committed:
    """What went on record, what was told twice, and why each other line did not."""

    document: int = 0
    observations: int = 0
    targets: int = 0
    declared: int = 0
    tasks: int = 0
    printed_again: int = 0
    repeated: int = 0
    refused: list[tuple[str, Wording]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Give how many lines are on record now."""
        return (
            self.observations + self.targets + self.declared + self.tasks + self.printed_again + self.repeated
        )


@dataclass(frozen=True, slots=True)
class _Ready:
    """A line that the record should keep."""

    each: Proposed
    kept: Confirmed | Counted | Ordered


def commit_review(*, by: User, at: datetime, upload: Upload) -> Committed:
    """Register the document and put what was accepted of it on record, each change with its event.

    A line that the record refuses costs no other; it stays accepted, with the reason.

    Raises:
        NotAllowedError: the person may not confirm here.
        ActionError: the document lacks its date, or nothing waits to be put on record.
    """
    with transaction.atomic():
        hold_key(f"commit:{upload.pk}")
        Upload.objects.select_for_update().get(pk=upload.pk)
        review = Review(upload, by, at.astimezone(VIETNAM).date())
        accepted = [each for each in review.proposed if each.state in (CHOICE.ACCEPTED, CHOICE.CORRECTED)]
        if not accepted:
            raise ActionError(
                "Không có dòng nào đã chấp nhận mà chưa vào hồ sơ.",
                "No line that was accepted waits to go on record.",
            )
        if review.paper.on is None:
            raise ActionError(
                "Văn bản không ghi ngày. Hãy điền ngày văn bản ở đầu trang rồi ghi lại.",
                "The document states no date. Fill it in above, then commit again.",
            )
        document = _registered(review, by, at)
        return _Committing(review, document, by, at, review.paper.on).done(accepted)


def calls_itself_illustration(text: str) -> bool:
    """Say whether a document says of itself that what it tells is made up.

    >>> calls_itself_illustration("NGHỊ QUYẾT (Văn bản minh họa: số liệu được dựng để xem thử)")
    True
    >>> calls_itself_illustration("Trồng 5 ha lúa mẫu để minh họa kỹ thuật mới.")
    False
    """
    return _MADE_UP.search(text[:_OPENING]) is not None


def _registered(review: Review, by: User, at: datetime) -> Document:
    paper, file = review.paper, review.upload.file
    made = register_document(
        by=by,
        at=at,
        area=review.upload.area,
        issued_by=issuer_of(paper.number),
        number=paper.number,
        on=paper.on,
        title=paper.title,
        type=paper.type,
        file_hash=file.sha256,
        file_size=file.size,
        file_name=file.name,
        media_type=file.media_type,
        illustration=calls_itself_illustration(review.read.source.text),
    )
    return Document.objects.get(pk=made["document"])


class _Committing:
    def __init__(self, review: Review, document: Document, by: User, at: datetime, on: date) -> None:
        self._review, self._document = review, document
        self._by, self._at, self._on = by, at, on
        self._done: list[Proposed] = []
        self.result = Committed(document.pk)

    def done(self, accepted: Sequence[Proposed]) -> Committed:
        """Put lines on record."""
        ready = self._ready(accepted)
        self._keep([one for one in ready if not isinstance(one.kept, Ordered)])
        tasks = [one for one in ready if isinstance(one.kept, Ordered)]
        if tasks:
            told = keep_tasks(
                by=self._by,
                at=self._at,
                document=self._document,
                area=self._review.upload.area,
                tasks=[one.kept for one in tasks if isinstance(one.kept, Ordered)],
            )
            self.result.tasks = told["tasks"]
            self._done += [one.each for one in tasks]
        if self._done:
            decide_review(
                by=self._by,
                at=self._at,
                upload=self._review.upload,
                choices=[
                    Choice(each.key, CHOICE.COMMITTED, each.decided.id if each.decided else 0)
                    for each in self._done
                ],
            )
        return self.result

    def _ready(self, accepted: Sequence[Proposed]) -> list[_Ready]:
        """Give what can be kept; told again is done with the first, what contradicts that is refused."""
        ready: list[_Ready] = []
        first: dict[tuple[object, ...], Confirmed | Counted] = {}
        for each in sorted(accepted, key=lambda each: each.span):
            there = self._review.read.source.place(each.span.start, each.span.end)
            if isinstance(each.kept, TaskKept):
                ready.append(_Ready(each, Ordered(each.kept, (there.start, there.end))))
            elif each.kept is None:
                assert each.trouble is not None
                self.result.refused.append((each.key, each.trouble))
            else:
                one = first.setdefault(same_thing(each.kept), each.kept)
                if one is each.kept:
                    ready.append(_Ready(each, _at(each.kept, there)))
                elif _says_the_same(one, each.kept):
                    self.result.repeated += 1
                    self._done.append(each)
                else:
                    self.result.refused.append((each.key, _otherwise(one)))
        return ready

    def _keep(self, ready: Sequence[_Ready]) -> None:
        """Keep lines together; where the record refuses, halve until the lines at fault stand alone."""
        if not ready:
            return
        try:
            with transaction.atomic():
                told = confirm_claims(
                    by=self._by,
                    at=self._at,
                    document=self._document,
                    area=self._review.upload.area,
                    as_of=self._on,
                    confirmed=[one.kept for one in ready if isinstance(one.kept, Confirmed)],
                    counted=[one.kept for one in ready if isinstance(one.kept, Counted)],
                )
        except (ActionError, NotAllowedError) as error:
            if len(ready) == 1:
                self.result.refused.append((ready[0].each.key, _why(error)))
                return
            half = len(ready) // 2
            self._keep(ready[:half])
            self._keep(ready[half:])
            return
        self.result.observations += told["observations"]
        self.result.targets += told["targets"]
        self.result.declared += told["declared"]
        self.result.printed_again += told["printed_again"]
        self._done += [one.each for one in ready]


def _at(kept: Confirmed | Counted, span: Span) -> Confirmed | Counted:
    """Give a line at its place in the original, as records keep it."""
    if isinstance(kept, Counted):
        return replace(kept, tally=replace(kept.tally, span=span))
    return replace(kept, claim=replace(kept.claim, span=span))


def _says_the_same(one: Confirmed | Counted, other: Confirmed | Counted) -> bool:
    if isinstance(one, Confirmed) and isinstance(other, Confirmed):
        said, again = one.claim, other.claim
        return (said.value, said.value_max, said.measure) == (again.value, again.value_max, again.measure)
    return True


def _otherwise(one: Confirmed | Counted) -> Wording:
    told = one.claim.surface if isinstance(one, Confirmed) else one.tally.surface
    return Wording(
        f"cùng chỉ tiêu, địa bàn và kỳ với “{told}” mà khác số; bỏ một trong hai",
        f"another figure than {told!r} of the same indicator, area and period; reject one of the two",
    )


def _why(error: ActionError | NotAllowedError) -> Wording:
    if isinstance(error, ActionError):
        return Wording(*error.why)
    return Wording(error.vi, str(error))
