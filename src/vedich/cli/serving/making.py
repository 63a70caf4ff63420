"""The record that is served: made when it is not there, with a first password for those who have none."""

from __future__ import annotations

import argparse
import secrets
import subprocess
import sys
from pathlib import Path

from vedich.cli.session import now, say

# Words for a demonstration's passwords, which are read off a screen and typed.
_WORDS = (
    "bien",
    "chim",
    "hoa",
    "lua",
    "mai",
    "mua",
    "nui",
    "sen",
    "song",
    "sao",
    "trang",
    "tre",
    "vang",
    "xanh",
)


def made(options: argparse.Namespace) -> bool:
    """See that the record is there; a process of its own makes it, since a process opens one record."""
    if "://" in options.record or Path(options.record).exists():
        return True
    words = ["db", "init", *(["--area", options.area] if options.area else [])]
    if options.demo:
        words = ["demo"]
    command = [sys.executable, "-m", "vedich", *words, "--record", options.record, "--lang", options.lang]
    return subprocess.run(command, check=False).returncode == 0


def site_key(record: str) -> str:
    """Give the key of the site: a file beside the record (of a server: in this folder), made once.

    It is no part of the record, so that a copy of the record opens no session and no second factor.
    """
    path = Path("vedich.key" if "://" in record else f"{record}.key")
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48) + "\n", encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def finish() -> None:
    """Make the tables that the site keeps beside the record, and drop sessions that have ended."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("clearsessions", verbosity=0)


def tell_accounts(options: argparse.Namespace) -> None:
    """Give passwords and print them: in a demonstration to one account of each role, else to the first
    administrator who has none yet."""
    from vedich.actions.accounts import set_password
    from vedich.domain.role import Role
    from vedich.store.queries.people import administrators, one_of_each_role

    day = now().date()
    keepers = administrators(day)
    if not keepers:
        say(
            "Hồ sơ chưa có quản trị tài khoản. Tạo bằng: vedich db init"
            if options.lang == "vi"
            else "The record has no administrator of accounts. Make one: vedich db init"
        )
        return
    if options.demo:
        handed = one_of_each_role(day)
    else:
        waiting = [keeper for keeper in keepers if not keeper.has_usable_password()]
        handed = {Role.ADMINISTRATOR: waiting[0]} if len(waiting) == len(keepers) else {}
    for role, user in handed.items():
        password = _easy() if options.demo else secrets.token_urlsafe(15)
        set_password(by=keepers[0], at=now(), user=user, password=password)
        print(f"  {role.wording.say(options.lang):<24} {user.username:<24} {password}", flush=True)


def _easy() -> str:
    return "-".join([*(secrets.choice(_WORDS) for _ in range(4)), str(secrets.randbelow(90) + 10)])
