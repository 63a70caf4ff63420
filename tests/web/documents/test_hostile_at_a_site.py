"""Every hostile file at a running site ends as a sentence; none is lost or there twice, the site lives on."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from django.test.client import encode_multipart

from tests.cli.test_serve import free_port
from tests.intake.attacks.corpus import ATTACKS, Attack

LIST = "/documents/X34:28108/"
# How a row of the list says that nothing more will come of a file, each with what to do next.
ENDED = ("không đọc được", "chờ rà soát", "không có số liệu")
# Seconds for a part of them, on a machine that does something else as well.
PATIENCE = 1_200
# `make proof` runs them in parts, each at a site of its own, and goes on with the part it stopped in.
PROOF_PARTS = 8


@dataclass
class Visitor:
    """A browser without a screen: it keeps its cookies and sends forms with the token of their page."""

    site: str

    def __post_init__(self) -> None:
        jar = CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open

    def get(self, path: str) -> str:
        with self._open(self.site + path, timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, object], of: str) -> tuple[int, str]:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(of))
        assert token is not None, f"{of} has no form"
        data = encode_multipart("frontier", {**fields, "csrfmiddlewaretoken": token[1]})
        head = {
            "Content-Type": "multipart/form-data; boundary=frontier",
            "Referer": self.site + of,
            "Origin": self.site,
            "HX-Request": "true",
        }
        try:
            with self._open(urllib.request.Request(self.site + path, data, head), timeout=120) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def told(*words: str, where: Path) -> str:
    """Give what a command of the product prints."""
    run = subprocess.run(
        [sys.executable, "-m", "vedich", *words, "--record", "r.db"],
        cwd=where, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return run.stdout


def once_it_answers(address: str) -> None:
    """Wait for a server that starts, however little of the machine it is given."""
    until = time.monotonic() + 300
    while True:
        try:
            urllib.request.urlopen(address, timeout=60).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Visitor, Path]]:
    """Give a clerk who is signed in at a running site, and the folder of its record."""
    told("db", "init", "--area", "xã Cần Đước", where=tmp_path)
    told("user", "add", "hoa", "--name", "Trần Thị Hoa", "--as", "admin", where=tmp_path)
    told("user", "appoint", "hoa", "--role", "clerk", "--area", "X34:28108", "--as", "admin", where=tmp_path)
    said = told("user", "password", "hoa", "--make", "--as", "admin", where=tmp_path)
    password = max(re.findall(r"\S{12,}", said), key=len).strip("“”.")
    port = free_port()
    log = tmp_path / "log"
    command = [
        sys.executable,
        "-m",
        "vedich",
        "serve",
        "--record",
        "r.db",
        "--port",
        str(port),
        "--workers",
        "1",
    ]
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=tmp_path, stdout=out, stderr=subprocess.STDOUT) as program,
    ):
        try:
            visitor = Visitor(f"http://127.0.0.1:{port}")
            once_it_answers(f"{visitor.site}/sign-in/")
            status, page = visitor.post("/sign-in/", {"login": "hoa", "password": password}, "/sign-in/")
            assert status < 400, page
            yield visitor, tmp_path
            assert program.poll() is None, "the site ended"
        finally:
            program.send_signal(signal.SIGINT)
            program.wait(60)
    assert "Traceback" not in log.read_text(encoding="utf-8")


def handed_in(visitor: Visitor, attack: Attack) -> tuple[int, str]:
    name = f"{ATTACKS.index(attack):03}-{attack.name}"
    return visitor.post(f"{LIST}hand-in/", {"files": _Sent(name, attack.make(1))}, LIST)


class _Sent:
    """A file as a browser sends it."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name, self._data = name, data
        self.content_type = "application/octet-stream"

    def read(self) -> bytes:
        return self._data


def every_file_ends(visitor: Visitor, attacks: list[Attack]) -> None:
    """Hand files in, wait until each has its end, and see that none is lost or there twice."""
    refused, taken = {}, []
    for attack in attacks:
        status, page = handed_in(visitor, attack)
        words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
        assert status in (200, 422), f"{attack.what}: {status} {words[:300]}"
        assert "Traceback" not in page
        if status == 422:
            refused[attack.what] = words
        else:
            taken += re.findall(r'id="upload-(\d+)"', page)
        visitor.get("/alive/")
    silent = [what for what, words in refused.items() if not re.search(r"Hãy|hãy|Cần|cần", words)]
    assert not silent, {what: refused[what] for what in silent}
    assert len(taken) == len(set(taken)), [key for key, count in Counter(taken).items() if count > 1]
    until = time.monotonic() + PATIENCE
    there: dict[str, str] = {}
    waiting = taken
    while True:
        # Only those that have not ended are asked again: a hundred pages every other second are work, too.
        for number in waiting:
            page = visitor.get(f"{LIST}file/{number}/")
            there[number] = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
        waiting = [number for number in waiting if not any(end in there[number] for end in ENDED)]
        if not waiting or time.monotonic() > until:
            break
        time.sleep(2)
    assert not waiting, [there[number] for number in waiting]
    for words in there.values():
        if "không đọc được" in words:
            assert re.search(r"Hãy|hãy|Cần|cần", words), words
    listed = set(re.findall(r'id="upload-(\d+)"', visitor.get(LIST)))
    assert set(taken) <= listed or len(taken) > len(listed) > 50
    # The same again: it leads to the first, and nothing is there twice.
    status, page = handed_in(visitor, attacks[-1])
    assert status == 422 or "đã có từ trước" in page
    # An honest file after all of them is read as ever.
    honest = "Năm 2026, thu ngân sách nhà nước trên địa bàn xã đạt 61,45 tỷ đồng.".encode()
    status, page = visitor.post(f"{LIST}hand-in/", {"files": _Sent("thật.txt", honest)}, LIST)
    (number,) = re.findall(r'id="upload-(\d+)"', page)
    until = time.monotonic() + PATIENCE
    while "chờ rà soát" not in (page := visitor.get(f"{LIST}file/{number}/")) and time.monotonic() < until:
        time.sleep(0.3)
    assert "chờ rà soát" in page


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PROOF_PARTS), ids=lambda part: f"part-{part}")
def test_every_hostile_file_ends_as_a_sentence_at_a_running_site(
    part: int, site: tuple[Visitor, Path]
) -> None:
    every_file_ends(site[0], ATTACKS[part::PROOF_PARTS])
