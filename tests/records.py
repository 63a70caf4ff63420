"""Records for tests: a fresh one for each test, on SQLite or on a PostgreSQL server that the tests start.

`VEDICH_TEST_DATABASE=postgresql` runs the same tests on PostgreSQL: its server is started in a folder of its
own, reached by a socket alone, and ended with the tests. Everything is committed for real; a fresh record is
a copy of a template, since what was said cannot be deleted again.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
from django.conf import settings

from vedich.site.configuration import site_settings

ON_POSTGRES = os.environ.get("VEDICH_TEST_DATABASE") == "postgresql"


class NoServerError(RuntimeError):
    """Raised when PostgreSQL is asked for and is not installed."""


# Where databases lie: in memory, where there is room for them, since every record is written and synced for
# real and thrown away soon after. What is told to the disk is the same.
_MEMORY = Path("/dev/shm")
_ROOM = 3_000_000_000


@cache
def ground() -> Path:
    """Give the folder in which databases are made: one in memory with much room, else the usual one."""
    roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if roomy and _memory_left() > 2 * _ROOM else Path(tempfile.gettempdir())


def _memory_left() -> int:
    told = Path("/proc/meminfo").read_text(encoding="ascii").partition("MemAvailable:")[2].split()
    return int(told[0]) * 1024 if told else 0


@cache
def folder() -> Path:
    """Give a folder of this process for databases; removed at the end."""
    sweep(ground())
    made = Path(tempfile.mkdtemp(prefix=f"vedich-test-{os.getpid()}-", dir=ground()))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


_OURS = re.compile(r"vedich-(?:test|pg)-(\d+)-")


def sweep(where: Path) -> None:
    """Remove the folders of tests that were ended by a signal, and so could not do it themselves."""
    for left in where.iterdir():
        if (named := _OURS.match(left.name)) and not _lives(int(named[1])):
            _end_server(left)
            shutil.rmtree(left, ignore_errors=True)


def _lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _end_server(home: Path) -> None:
    """End a server whose tests are gone: the first line of this file is its number, the second its folder."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        told = (home / "data/postmaster.pid").read_text(encoding="utf-8").split("\n")
        words = Path("/proc", told[0], "cmdline").read_bytes()
        if told[1] == str(home / "data") and told[1].encode() in words:
            os.kill(int(told[0]), signal.SIGQUIT)


def configure() -> None:
    """Tell Django about a record that is made when a test first asks for it."""
    if settings.configured:
        return
    url = f"sqlite:///{folder()}/none.db"
    if ON_POSTGRES:
        url = "postgresql://vedich@/vedich_none"
    # Those of the site, which hold all of the record's own: pages are tested on the same records.
    known = site_settings(url, secret_key="for-tests-alone", hosts=["*"], over_tls=False)
    # A real one takes a tenth of a second a time; tests of signing in would take minutes.
    known["PASSWORD_HASHERS"] = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # The libraries' tables as they are today, without their history: a template is made in each process.
    libraries = ("account", "mfa", "usersessions", "sessions")
    settings.configure(**known, MIGRATION_MODULES=dict.fromkeys(libraries))
    django.setup()


# Copying the files of a template takes two thirds of what writing every page into the log takes.
_COPIED = "STRATEGY FILE_COPY"

# How the server is started and ended.
_CONTROL: list[str] = []


def crash() -> None:
    """Let the server end at once, as in a crash, and come back."""
    subprocess.run([*_CONTROL, "-m", "immediate", "-w", "restart"], check=True, capture_output=True)


@cache
def server() -> Path:
    """Start PostgreSQL and give the folder of its socket.

    Raises:
        NoServerError: it is not installed.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        raise NoServerError("PostgreSQL is not installed (Debian: apt-get install postgresql).")
    programs = found[-1].parent
    home = Path(tempfile.mkdtemp(prefix=f"vedich-pg-{os.getpid()}-", dir=ground()))
    as_user: list[str] = []
    if os.geteuid() == 0:  # initdb refuses to run as root
        account = pwd.getpwnam("postgres")
        os.chown(home, account.pw_uid, account.pw_gid)
        as_user = ["runuser", "-u", "postgres", "--"]
    data = home / "data"
    run = [
        *as_user,
        str(programs / "initdb"),
        "-D",
        str(data),
        "-A",
        "trust",
        "-U",
        "vedich",
        "--data-checksums",
    ]
    subprocess.run([*run, "--no-locale", "-E", "UTF8", "-N"], check=True, capture_output=True)
    options = f"-k {home} -c listen_addresses='' -c shared_buffers=64MB -c max_connections=60"
    control = [*as_user, str(programs / "pg_ctl"), "-D", str(data)]
    subprocess.run(
        [*control, "-w", "-o", options, "-l", str(home / "log"), "start"], check=True, capture_output=True
    )

    _CONTROL.extend([*control, "-o", options, "-l", str(home / "log")])

    def stop() -> None:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(home, ignore_errors=True)

    atexit.register(stop)
    return home


@cache
def template() -> str:
    """Make an empty record to copy; give its file or its name."""
    from django.core.management import call_command
    from django.db import connection

    if ON_POSTGRES:
        name = f"template_{uuid.uuid4().hex[:8]}"
        administer(f'CREATE DATABASE "{name}"')
    else:
        name = str(folder() / "template.db")
    _turn_to(name)
    # Ours first: the libraries' tables point to accounts, and PostgreSQL wants those to be there.
    call_command("migrate", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    call_command("createcachetable", verbosity=0)
    if not ON_POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return name


# Records with something in them that many tests begin with: the template of each, by its name.
_FURNISHED: dict[str, str] = {}


def keep(name: str) -> None:
    """Keep the record that is open as a template, so that the next test that begins so gets a copy."""
    from django.db import connection

    there = str(connection.settings_dict["NAME"])
    if not ON_POSTGRES:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    made = f"template_{uuid.uuid4().hex[:8]}" if ON_POSTGRES else str(folder() / f"template-{name}.db")
    if ON_POSTGRES:
        administer(f'CREATE DATABASE "{made}" TEMPLATE "{there}" TABLESPACE pg_default {_COPIED}')
    else:
        shutil.copyfile(there, made)
    _FURNISHED[name] = made


def fresh(like: str = "", *, tablespace: str = "pg_default") -> Iterator[str]:
    """Give the address of a fresh record, and take it away afterwards.

    It is empty, or a copy of the template kept under the name `like` where there is one already; on a server
    its tables lie in a tablespace.
    """
    from django.db import connection

    source = _FURNISHED.get(like) or template()
    if ON_POSTGRES:
        name = f"record_{uuid.uuid4().hex[:12]}"
        administer(f'CREATE DATABASE "{name}" TEMPLATE "{source}" TABLESPACE {tablespace} {_COPIED}')
    else:
        name = str(folder() / f"{uuid.uuid4().hex[:12]}.db")
        shutil.copyfile(source, name)
    _turn_to(name)
    yield f"postgresql://vedich@/{name}?host={server()}" if ON_POSTGRES else f"sqlite:///{name}"
    connection.close()
    if ON_POSTGRES:
        administer(f'DROP DATABASE "{name}" WITH (FORCE)')
    else:
        for ending in ("", "-wal", "-shm"):
            Path(name + ending).unlink(missing_ok=True)
        shutil.rmtree(f"{name}.files", ignore_errors=True)
        shutil.rmtree(name + ".files", ignore_errors=True)


def administer(command: str) -> None:
    """Run a command on the server itself, outside any record."""
    import psycopg

    with psycopg.connect(f"host={server()} user=vedich dbname=postgres", autocommit=True) as link:
        link.execute(command)  # type: ignore[call-overload]


def _turn_to(name: str) -> None:
    from django.db import connection

    from vedich.store.remembering import forget

    forget()
    connection.close()
    connection.settings_dict["NAME"] = name
    if ON_POSTGRES:
        connection.settings_dict["HOST"] = str(server())
        # A record on a server has no folder of its own for files.
        settings.VEDICH_FILES = str(folder() / "files" / name)
        connection.settings_dict["USER"] = "vedich"
