"""Open a record for a program that is no web site: the command line, a notebook, a test."""

from __future__ import annotations

from pathlib import Path

from vedich.store.configuration import settings_for

DEFAULT_NAME = "vedich.db"


def address_of(where: str) -> str:
    """Give the address of a record: an address stays, anything else is the path of a SQLite file.

    >>> address_of("/srv/can-duoc.db"), address_of("postgresql://a@b/c")
    ('sqlite:////srv/can-duoc.db', 'postgresql://a@b/c')
    """
    if "://" in where:
        return where
    return "sqlite:///" + Path(where).as_posix()


def open_record(where: str, *, create: bool = False, files: str = "") -> None:
    """Tell Django about the record, once in a process, and see that it keeps what it acknowledges.

    `files` is the folder of files that were handed in, '' for the one beside the record.
    With `create`, missing tables are made and an older record is brought up to date.

    Raises:
        RecordError: there is no record there, or it is of another version.
        DurabilityError: its database could lose what was acknowledged.
    """
    import django
    from django.conf import settings

    url = address_of(where)
    if not create and url.startswith("sqlite:///") and not Path(url[len("sqlite:///") :]).exists():
        raise RecordError(where, missing=True)
    if not settings.configured:
        settings.configure(**settings_for(url), VEDICH_FILES=files)
        django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from vedich.store.durability import require_durability

    require_durability()
    if create:
        call_command("migrate", verbosity=0, interactive=False)
        return
    executor = MigrationExecutor(connection)
    # What a site keeps beside the record (sessions, second factors) is no matter of the record's version.
    if executor.migration_plan(executor.loader.graph.leaf_nodes("store")):
        raise RecordError(where, missing=False)


class RecordError(RuntimeError):
    """Raised when there is no record, or one that this version cannot use yet."""

    def __init__(self, where: str, *, missing: bool) -> None:
        shown = where.rsplit("@", maxsplit=1)[-1]
        if missing:
            self.vi = f"{shown}: chưa có hồ sơ ở đây. Hãy tạo bằng: vedich db init --record {shown}"
            en = f"{shown}: there is no record here. Make one: vedich db init --record {shown}"
        else:
            self.vi = f"{shown}: hồ sơ của phiên bản cũ. Sao lưu rồi chạy: vedich db init --record {shown}"
            en = f"{shown}: an older record. Back it up, then: vedich db init --record {shown}"
        super().__init__(en)
