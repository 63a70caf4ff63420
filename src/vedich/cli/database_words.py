"""Say what a database cannot do, and what a person can do now: a full disk, a server that is away."""

from __future__ import annotations

import errno

_FULL = ("disk is full", "no space left", "disk full", "could not extend file")
_AWAY = (
    "server closed the connection",
    "connection to server",
    "the connection is closed",
    "connection refused",
    "terminating connection",
    "connection is lost",
    "is shutting down",
    "is starting up",
)
_BUSY = ("database is locked", "lock timeout")
_UNWRITABLE = ("readonly database", "read-only", "unable to open database", "permission denied")
_BROKEN = ("malformed", "is not a database", "disk i/o error")


def database_trouble(error: BaseException, lang: str) -> str:
    """Give the sentence for an error of a database or a disk; '' where the error is another.

    What was being changed is undone in each of them: a change is one transaction.

    >>> import sqlite3
    >>> database_trouble(sqlite3.OperationalError("database or disk is full"), "en")
    'The disk is full. Nothing of this change was kept. Free some space, then repeat.'
    >>> database_trouble(ValueError("no"), "en")
    ''
    """
    if not _is_of_a_database(error):
        return ""
    told = " ".join(str(error).lower().split())
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    vi = lang == "vi"
    if full or any(word in told for word in _FULL):
        return (
            "Ổ đĩa đã đầy. Thay đổi này chưa được ghi gì. Hãy giải phóng chỗ trống rồi làm lại."
            if vi
            else "The disk is full. Nothing of this change was kept. Free some space, then repeat."
        )
    if any(word in told for word in _AWAY):
        return (
            "Mất kết nối với máy chủ cơ sở dữ liệu. Việc chưa có báo xong thì chưa chắc đã ghi; "
            "chờ máy chủ chạy lại rồi làm lại đúng lệnh đó: việc đã ghi không bị ghi hai lần."
            if vi
            else "The database server cannot be reached. What was not told to be done may not be kept; wait "
            "until it runs, then repeat the same command: what was kept is not kept twice."
        )
    if any(word in told for word in _BUSY):
        return (
            "Hồ sơ đang bận vì một việc khác chưa xong. Chưa có gì thay đổi. Hãy đợi một lát rồi làm lại."
            if vi
            else "The record is busy with other work. Nothing was changed. Wait a moment, then repeat."
        )
    if any(word in told for word in _UNWRITABLE):
        return (
            "Không ghi được vào nơi để hồ sơ. Chưa có gì thay đổi. Hãy kiểm tra quyền ghi của tệp và thư mục."
            if vi
            else "The place of the record cannot be written. Nothing was changed. Check the permissions "
            "of its file and folder."
        )
    if any(word in told for word in _BROKEN):
        return (
            "Tệp hồ sơ bị hỏng hoặc ổ đĩa có lỗi. Đừng ghi thêm; hãy dựng lại từ bản sao lưu gần nhất: "
            "vedich db restore TỆP"
            if vi
            else "The file of the record is damaged, or the disk is. Write no more; make it anew from the "
            "last backup: vedich db restore FILE"
        )
    return ""


def _is_of_a_database(error: BaseException) -> bool:
    # By name: commands that know no record need not load a framework for this.
    return isinstance(error, OSError) or any(
        kind.__name__ in ("DatabaseError", "InterfaceError") for kind in type(error).__mro__
    )
