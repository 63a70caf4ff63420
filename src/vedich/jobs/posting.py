"""The outbox emptied by mail: reminders and reports given back reach those who fill them in.

Without a mail server set nothing is tried; every message stays a notice on the pages. A message is claimed
before it is sent, so that of two workers one sends it; a crash in between sends it once more, under the same
Message-ID, by which mail programs tell one from two.
"""

from __future__ import annotations

import hashlib
import logging
import smtplib
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from vedich.actions.deed import VIETNAM
from vedich.actions.posting import claim_message, message_left
from vedich.domain.aggregate import AggregateMove
from vedich.domain.period import Period
from vedich.exchange.period_words import words_of
from vedich.store.queries.letters import MOST_TRIES, Letter, letters_due

_log = logging.getLogger("vedich.jobs")


def post_letters(now: Callable[[], datetime]) -> int:
    """Send what is due by mail and give how many messages left; a failure waits for its next turn."""
    sender = getattr(settings, "VEDICH_MAIL_FROM", "")
    if not sender:
        return 0
    at = now()
    left = 0
    for letter in letters_due(at, at.astimezone(VIETNAM).date()):
        if not claim_message(letter.id, letter.tries):
            continue
        try:
            _mail(letter, sender).send()
        except (smtplib.SMTPException, OSError) as error:
            last = letter.tries + 1 == MOST_TRIES
            _log.log(
                logging.ERROR if last else logging.WARNING,
                "message %s did not leave (try %d of %d): %s",
                letter.key,
                letter.tries + 1,
                MOST_TRIES,
                error,
            )
            continue
        message_left(letter.id, now())
        left += 1
    return left


def _mail(letter: Letter, sender: str) -> EmailMessage:
    period = words_of(Period.parse(letter.period))
    due = f" Hạn gửi: {letter.due:%d/%m/%Y}." if letter.due else ""
    kind = "báo cáo tổng hợp" if letter.total else "báo cáo"
    what = f"{letter.regime}, {period}, {letter.area}"
    if letter.heir:
        what += f", {letter.heir} nộp (nhận từ {letter.agency})"
    if letter.move == AggregateMove.REOPEN:
        subject = f"Báo cáo tổng hợp {period} mở lại"
        told = "Báo cáo tổng hợp sau mở lại để xem số mới rồi trình lại"
        body = f"{told}: {what}.\nVì sao: {letter.reason}\n{due}"
    elif letter.move:
        subject = f"{kind.capitalize()} {period} cần sửa lại"
        why = letter.reason or "xem trong báo cáo"
        body = f"{kind.capitalize()} sau được trả lại để sửa: {what}.\nLý do: {why}\n{due}"
    elif letter.total:
        subject = f"Nhắc trình {kind} {period}"
        body = f"{kind.capitalize()} sau chưa trình: {what}.{due}\n"
    else:
        subject = f"Nhắc gửi báo cáo {period}"
        body = f"Báo cáo sau chưa gửi: {what}.{due}\n"
    where = getattr(settings, "VEDICH_ADDRESS", "").rstrip("/")
    link = f"{where}{_page_of(letter)}" if where else "mục Việc chờ tôi"
    host = sender.rpartition("@")[2].rstrip(">")
    name = hashlib.sha256(letter.key.encode()).hexdigest()[:32]
    return EmailMessage(
        subject,
        f"{body}\nMở báo cáo: {link}\n\nThư này do phần mềm Về Đích gửi, xin không trả lời.",
        sender,
        list(letter.to),
        headers={"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(),
    )


def _page_of(letter: Letter) -> str:
    if letter.total is None:
        return f"/report/{letter.submission}/"
    area, period = letter.total
    return f"/ledger/{area}/{period}/total/"
