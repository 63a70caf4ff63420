"""The last part of `make run`: the demonstration in a browser, or its first pages asked for where none is.

At a terminal the pages are served until Ctrl-C. Elsewhere (a pipe, a build) the server is started for real,
somebody signs in and looks at what a person would look at first, and it is stopped again.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RECORD = "vedich-demo.db"
_ACCOUNT = re.compile(r"^  (\S.*?) {2,}(\S+) +(\S+)$")
# What the specialist of the province looks at first, and what must stand there.
_LOOKED_AT = (
    ("/", "Việc chờ tôi"),
    ("/inbox/", "Văn bản chờ rà soát"),
    ("/documents/", "bao-cao-02-thang-2026-co-loi.docx"),
    ("/targets/T34:80/", "Biểu chỉ tiêu tỉnh Tây Ninh"),
)
_PATIENCE = 90


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the server prints it: what it is, its name, its password."""

    role: str
    name: str
    password: str


def accounts_in(lines: Sequence[str]) -> list[Account]:
    """Give the accounts among the lines that a server prints when it starts.

    >>> accounts_in(["  chuyên viên, T34:80      tayninh.chuyenvien       lua-sen-tre-chim-42"])
    [Account(role='chuyên viên, T34:80', name='tayninh.chuyenvien', password='lua-sen-tre-chim-42')]
    """
    return [Account(*found.groups()) for line in lines if (found := _ACCOUNT.match(line))]


def begin(folder: Path) -> subprocess.Popen[bytes] | None:
    """Begin to make the demonstration beside everything else; None where one is there already."""
    if (folder / RECORD).exists():
        return None
    words = ["demo", "--scale", "province", "--record", str(folder / RECORD)]
    with (folder / "demo.txt").open("wb") as told:
        return subprocess.Popen([sys.executable, "-m", "vedich", *words], stdout=told, stderr=told)


def serve(folder: Path, made: subprocess.Popen[bytes] | None) -> int:
    """Serve the demonstration: until Ctrl-C at a terminal, else for as long as its first pages take."""
    if made is not None:
        if made.poll() is None:
            print("Đang dựng nốt tỉnh minh họa … · the demonstration is nearly made …", flush=True)
        if made.wait() != 0:
            print((folder / "demo.txt").read_text(encoding="utf-8"))
            return 1
    command = [sys.executable, "-m", "vedich", "serve", "--demo", "--port", str(free_port())]
    if sys.stdin.isatty() and sys.stdout.isatty():
        os.chdir(folder)
        os.execv(sys.executable, [*command, "--open"])
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as server:
        try:
            return _looked_at(server)
        finally:
            server.send_signal(signal.SIGINT)


def free_port() -> int:
    """Give the first port from 8000 on that nobody listens on."""
    for port in range(8000, 8100):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return 8000


def _looked_at(server: subprocess.Popen[str]) -> int:
    lines: list[str] = []
    assert server.stdout is not None
    for line in server.stdout:
        print(line, end="", flush=True)
        lines.append(line.rstrip("\n"))
        if "Ctrl-C" in line:
            break
    else:
        return 1
    address = next(found[0] for line in lines if (found := re.search(r"http://\S+", line)))
    specialist = next(each for each in accounts_in(lines) if "chuyenvien" in each.name)
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
    )
    _sign_in(browser, address.rstrip("/"), specialist)
    troubles = 0
    for path, wanted in _LOOKED_AT:
        began = time.monotonic()
        page = _page(browser, address.rstrip("/") + path)
        there = wanted in page
        troubles += not there
        took = round(1000 * (time.monotonic() - began))
        print(f"  GET {path:<18} {took:>5} ms  {'✓' if there else '✗'} “{wanted}”", flush=True)
    print("Đã hỏi các trang đầu và dừng · asked and stopped; at a terminal the pages stay: make run")
    return int(bool(troubles))


def _sign_in(browser: urllib.request.OpenerDirector, address: str, who: Account) -> None:
    page = _page(browser, f"{address}/sign-in/")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    form = {
        "csrfmiddlewaretoken": token[1] if token else "",
        "login": who.name,
        "password": who.password,
    }
    asked = urllib.request.Request(
        f"{address}/sign-in/",
        urllib.parse.urlencode(form).encode(),
        headers={"Referer": f"{address}/sign-in/"},
    )
    browser.open(asked, timeout=_PATIENCE).read()


def _page(browser: urllib.request.OpenerDirector, address: str) -> str:
    """Give a page as soon as the server answers."""
    for _ in range(_PATIENCE * 5):
        try:
            with browser.open(address, timeout=_PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code}"
        except OSError:
            time.sleep(0.2)
    return ""
