"""The record that is served: made when it is not there, with a first password for those who have none."""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from vedich.cli.session import now, say
from vedich.domain.role import Role

if TYPE_CHECKING:
    from vedich.store.queries.people import Actor, Colleague

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
        # A province with its communes: one commune has nothing to set beside it.
        words = ["demo", "--scale", "province"]
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
    from vedich.store.queries.people import Colleague, administrators

    keepers = administrators(now().date())
    if not keepers:
        say(
            "Hồ sơ chưa có quản trị tài khoản. Tạo bằng: vedich db init"
            if options.lang == "vi"
            else "The record has no administrator of accounts. Make one: vedich db init"
        )
    elif options.demo:
        _tell_everybody(keepers[0], options.lang)
    elif not any(keeper.has_usable_password() for keeper in keepers):
        first = Colleague(keepers[0], Role.ADMINISTRATOR, "")
        _hand_over(keepers[0], first, secrets.token_urlsafe(15), options.lang)


def open_browser(address: str) -> None:
    """Open a page in the browser of this machine once the server answers; where there is none, do nothing."""
    if sys.platform not in ("win32", "darwin") and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        return  # without a screen a browser would be one of letters, and take the terminal away
    threading.Thread(target=_open, args=[address], daemon=True).start()


def _open(address: str) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}alive/", timeout=5):
            break
        time.sleep(0.2)
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)


def lay_out_resolution(options: argparse.Namespace) -> None:
    """Write the resolution that nobody handed in yet into this folder, for who wants to hand it in."""
    from vedich.demonstration.papers import RESOLUTION

    place = Path(RESOLUTION.name)
    if not place.exists():
        place.write_bytes(RESOLUTION.word())
    print(
        f"Đưa thử vào trang Văn bản của xã Cần Đước: {place.resolve()}"
        if options.lang == "vi"
        else f"Hand this in on the page of documents of Cần Đước: {place.resolve()}"
    )


def _tell_everybody(keeper: Actor, lang: str) -> None:
    """Give a password to one account of each role and level; two roles that are missing get an account."""
    from vedich.actions.accounts import add_user, appoint
    from vedich.actions.founding import KEEPER
    from vedich.demonstration.scale import COMMUNE
    from vedich.store.queries.people import account, one_of_each

    at = now()
    there = {each.role for each in one_of_each(at.date(), but=KEEPER)}
    for role, name, vi in (
        (Role.INDICATOR_MANAGER, "bochitieu", "Quản lý bộ chỉ tiêu (minh họa)"),
        (Role.SECURITY_OFFICER, "anninh", "Giám sát an ninh (minh họa)"),
    ):
        if role not in there and account(name) is None:
            add_user(by=keeper, at=at, username=name, name=vi)
            appoint(by=keeper, at=at, user=account(name), role=role, since=at.date())
    for each in one_of_each(at.date(), but=KEEPER, near=COMMUNE):
        _hand_over(keeper, each, _easy(), lang)


def _hand_over(keeper: Actor, to: Colleague, password: str, lang: str) -> None:
    from vedich.actions.accounts import set_password

    set_password(by=keeper, at=now(), user=to.user, password=password)
    what = f"{to.role.wording.say(lang)}{f', {to.area}' if to.area else ''}"
    print(f"  {what:<40} {to.user.username:<24} {password}", flush=True)


def _easy() -> str:
    return "-".join([*(secrets.choice(_WORDS) for _ in range(4)), str(secrets.randbelow(90) + 10)])
