"""Refuse a record whose database may lose what it acknowledged."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

# File systems on other machines, on which SQLite's locks and its write-ahead log do not hold.
_REMOTE = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"})
_LEAST_POSTGRES = 150_000


class DurabilityError(RuntimeError):
    """Raised when the database could lose a figure that was already acknowledged."""

    def __init__(self, vi: str, en: str) -> None:
        self.vi = f"Không mở hồ sơ: {vi}"
        super().__init__(f"The record is not opened: {en}")


def require_durability() -> None:
    """Look at what the database really does, not at what it was told.

    Raises:
        DurabilityError: a commit could be lost in a power cut, or the database is too old.
    """
    if connection.vendor == "sqlite":
        _require_sqlite()
    else:
        _require_postgres()


def _require_sqlite() -> None:
    path = Path(str(connection.settings_dict["NAME"]))
    kind = _file_system(path)
    if kind in _REMOTE:
        raise DurabilityError(
            f"tệp {path.name} nằm trên ổ mạng ({kind}). Hãy chuyển về ổ đĩa của máy, hoặc dùng PostgreSQL.",
            f"{path.name} lies on a network folder ({kind}). Move it to a disk of this machine, or use "
            "PostgreSQL.",
        )
    with connection.cursor() as cursor:
        mode = str(cursor.execute("PRAGMA journal_mode").fetchone()[0])
        synchronous = int(cursor.execute("PRAGMA synchronous").fetchone()[0])
        keys = int(cursor.execute("PRAGMA foreign_keys").fetchone()[0])
    if mode.lower() != "wal" or synchronous < 2 or keys != 1:
        raise DurabilityError(
            f"SQLite đang ở journal_mode={mode}, synchronous={synchronous}, foreign_keys={keys}; cần wal, "
            "2 (FULL) và 1. Hãy bỏ thiết lập riêng của cơ sở dữ liệu.",
            f"SQLite runs with journal_mode={mode}, synchronous={synchronous}, foreign_keys={keys}; wal, "
            "2 (FULL) and 1 are needed. Take the settings of your own away.",
        )


def _require_postgres() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('server_version_num')::int, current_setting('synchronous_commit'),"
            " current_setting('fsync'), current_setting('full_page_writes')"
        )
        version, commit, fsync, pages = cursor.fetchone() or (0, "", "", "")
    if version < _LEAST_POSTGRES:
        raise DurabilityError(
            f"PostgreSQL {version // 10_000} quá cũ; cần bản 15 trở lên.",
            f"PostgreSQL {version // 10_000} is too old; 15 or later is needed.",
        )
    if commit not in ("on", "remote_apply", "remote_write") or fsync != "on" or pages != "on":
        raise DurabilityError(
            f"PostgreSQL đang ở synchronous_commit={commit}, fsync={fsync}, full_page_writes={pages}; cả ba "
            "phải là on. Hãy sửa postgresql.conf.",
            f"PostgreSQL runs with synchronous_commit={commit}, fsync={fsync}, full_page_writes={pages}; all "
            "three must be on. Mend postgresql.conf.",
        )


def _file_system(path: Path) -> str:
    """Give the kind of file system a path lies on, '' where it cannot be told (not Linux)."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return "cifs" if str(path.absolute()).startswith("\\\\") else ""
    folder = str(path.absolute().parent)
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        inside = len(fields) > 2 and (folder + "/").startswith(fields[1].rstrip("/") + "/")
        if inside and len(fields[1]) >= len(best):
            best, kind = fields[1], fields[2]
    return kind
