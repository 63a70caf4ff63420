"""Files that prove a report, a result or an explanation: known by their bytes, kept with the record."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from vedich.access.policy import Permission
from vedich.actions.deed import Deed, action
from vedich.actions.trouble import ActionError
from vedich.domain.submission import SubmissionState
from vedich.reading.sources.true_type import TrueType, true_type
from vedich.store.kept_files import hash_of, keep
from vedich.store.models import Area, Evidence, Observation, Submission, TargetExplanation

# A scan of some dozen pages; what is larger belongs where documents are kept.
MOST_BYTES = 20 * 2**20
MOST_OF_ONE = 50

_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_TAKEN = {
    TrueType.PDF: "application/pdf",
    TrueType.DOCX: f"{_OFFICE}.wordprocessingml.document",
    TrueType.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    TrueType.ODT: f"{_OPEN}.text",
    TrueType.ODS: f"{_OPEN}.spreadsheet",
    TrueType.OLE_WORD: "application/msword",
    TrueType.OLE_SHEET: "application/vnd.ms-excel",
}
_PICTURES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*", "image/tiff"),
    (b"MM", "image/tiff"),
)


@action("attach_evidence")
def attach_evidence(
    deed: Deed,
    *,
    content: bytes,
    name: str,
    submission: int | None = None,
    observation: int | None = None,
    explanation: int | None = None,
    note: str = "",
) -> dict[str, Any]:
    """Keep a file that proves one thing: a report, a result, or an explanation of a target.

    What the file is goes by its bytes, never by its name. The same file for the same thing is kept once and
    given back.

    Raises:
        NotAllowedError: the person may not enter figures, or explain targets, in that area.
        ActionError: the file is empty, too large, or of a kind that is not taken; the report is locked; there
            are too many files; or it is not one thing that is proved.
    """
    where, area, subject, report = _proved(deed, submission, observation, explanation)
    event = deed.about(subject, area=area)
    if report is not None:
        _refuse_locked(report)
    media_type = _media_type(content, name)
    made = Evidence.objects.filter(sha256=hash_of(content), **where).first()
    if made is None:
        if Evidence.objects.filter(**where).count() >= MOST_OF_ONE:
            raise ActionError(
                f"Đã có {MOST_OF_ONE} tệp minh chứng ở đây. Hãy gộp các trang vào một tệp.",
                f"There are {MOST_OF_ONE} files of evidence here. Put the pages into one file.",
            )
        made = Evidence.objects.create(
            # On the disk before the record speaks of it; bytes without a record are harmless.
            sha256=keep(content),
            name=_plain_name(name),
            media_type=media_type,
            size=len(content),
            note=note.strip(),
            event_id=event.pk,
            **where,
        )
    deed.change(evidence=made.pk, file=made.sha256, name=made.name, size=made.size)
    return {"evidence": made.pk, "file": made.sha256, "media_type": made.media_type, "size": made.size}


def _proved(
    deed: Deed, submission: int | None, observation: int | None, explanation: int | None
) -> tuple[dict[str, int], Area, str, Submission | None]:
    """Give what is proved as columns of a row, its area, the event's subject, and the report; or refuse."""
    if sum(each is not None for each in (submission, observation, explanation)) != 1:
        raise ActionError(
            "Minh chứng phải gắn với đúng một báo cáo, một số liệu hoặc một giải trình.",
            "Evidence proves just one thing: a report, a result or an explanation.",
        )
    if explanation is not None:
        told = TargetExplanation.objects.select_related("target__area").filter(pk=explanation).first()
        deed.require(Permission.EXPLAIN, told.target.area if told else None)
        assert told is not None  # what is not there has no area, and was refused
        return {"explanation_id": told.pk}, told.target.area, f"target:{told.target_id}", None
    if observation is not None:
        said = Observation.objects.select_related("area", "submission").filter(pk=observation).first()
        deed.require(Permission.ENTER, said.area if said else None)
        assert said is not None
        report, area, where = said.submission, said.area, {"observation_id": said.pk}
    else:
        assert submission is not None  # one of the three is named
        report = Submission.objects.select_related("area").filter(pk=submission).first()
        deed.require(Permission.ENTER, report.area if report else None)
        assert report is not None
        area, where = report.area, {"submission_id": report.pk}
    about = f"submission:{report.pk}" if report else f"observation:{observation}"
    return where, area, about, report


def _refuse_locked(report: Submission) -> None:
    # The head of the chain is locked: nobody moves the report until this ends.
    report.refresh_from_db()
    state = SubmissionState(report.state)
    if not state.is_open:
        raise ActionError(
            f"Báo cáo đang ở trạng thái '{state.wording.vi}' nên không thêm minh chứng được. "
            "Hãy chờ trả lại, hoặc xin đính chính.",
            f"The report is {state.wording.en!r} and takes no evidence. Wait until it is returned, "
            "or ask to correct it.",
        )


def _media_type(content: bytes, name: str) -> str:
    """Say what a file is by its bytes, or refuse it."""
    shown = _plain_name(name)
    if not content:
        raise ActionError(f"{shown}: tệp trống.", f"{shown}: the file is empty.")
    if len(content) > MOST_BYTES:
        raise ActionError(
            f"{shown}: tệp {len(content) / 2**20:.0f} MB, nhiều nhất được {MOST_BYTES // 2**20} MB. "
            "Hãy quét ở độ phân giải thấp hơn hoặc chia nhỏ.",
            f"{shown}: {len(content) / 2**20:.0f} MB; at most {MOST_BYTES // 2**20} MB are taken. "
            "Scan it at a lower resolution, or split it.",
        )
    kind = true_type(content)
    if kind is TrueType.IMAGE:
        told = next((found for sign, found in _PICTURES if content.startswith(sign)), "")
    elif kind is TrueType.TEXT:
        told = "text/plain" if _is_text(content) else ""
    else:
        told = _TAKEN.get(kind, "")
    if not told:
        raise ActionError(
            f"{shown}: không nhận loại tệp này làm minh chứng. "
            "Hãy gửi PDF, ảnh (JPEG, PNG, TIFF), Word, Excel hoặc văn bản thuần; tệp nén thì giải nén trước.",
            f"{shown}: a file of this kind is not taken as evidence. "
            "Hand in PDF, a picture (JPEG, PNG, TIFF), Word, Excel or plain text; unpack archives first.",
        )
    return told


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return False
    return all(sign.isprintable() or sign in "\t\r\n\f\ufeff" for sign in text)


def _plain_name(name: str) -> str:
    """Give a name without folders and signs that are not seen, short enough to be shown."""
    last = PurePath(name.replace("\\", "/")).name
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    return seen[-200:] or "minh-chung"
