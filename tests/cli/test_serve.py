"""One command makes a record, tells the first password, and serves its pages until it is stopped."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.actions.conftest import Office, office
from tests.cli.program import vedich
from vedich.cli.main import main
from vedich.store.models import Event, User

__all__ = ["office"]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def fetched(address: str, program: subprocess.Popen[str]) -> str:
    """Give a page as soon as the server answers; a busy machine makes a record in a minute."""
    for _ in range(2_400):
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                return str(answer.read().decode())
        except OSError:
            assert program.poll() is None, "it ended before it served"
            time.sleep(0.1)
    raise AssertionError(f"{address} never answered")


@pytest.mark.parametrize("server", ["gunicorn", pytest.param("waitress", marks=pytest.mark.slow)])
def test_one_command_makes_a_record_and_serves_it(server: str, tmp_path: Path) -> None:
    port = free_port()
    words = ["--record", "can-duoc.db", "--area", "xã Cần Đước", "--port", str(port), "--workers", "1"]
    command = [sys.executable, "-m", "vedich", "serve", *words, "--server", server]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as program:
        try:
            page = fetched(f"http://127.0.0.1:{port}/sign-in/", program)
        finally:
            program.send_signal(signal.SIGINT)
            said, _ = program.communicate(timeout=120)
    assert "Đăng nhập" in page
    assert f"http://127.0.0.1:{port}/" in said
    assert re.search(r"quản trị tài khoản +admin +\S{20}", said), said
    assert "Traceback" not in said
    assert program.returncode in {0, 130}
    key = tmp_path / "can-duoc.db.key"
    assert key.stat().st_mode & 0o077 == 0
    assert len(key.read_text(encoding="ascii")) > 50


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--host", "0.0.0.0"), "phục vụ trên mạng cần mã hóa"),
        (("--certificate", "x.pem"), "thiếu một trong hai"),
        (("--port", "99999"), "chọn cổng khác"),
    ],
)
def test_what_cannot_be_served_safely_is_refused_in_one_line(words: tuple[str, ...], said: str) -> None:
    run = vedich("serve", "--record", "nowhere.db", *words)
    assert run.code == 2
    assert said in run.err
    assert len(run.err.strip().splitlines()) == 1
    assert not Path("nowhere.db").exists()


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = vedich("serve", "--record", str(tmp_path / "x.db"), "--port", str(port), "--lang", "en")
    assert run.code == 2
    assert f"127.0.0.1:{port} cannot be opened" in run.err


def test_an_administrator_gives_a_password_and_a_clerk_gives_nobody_one(
    office: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["user", "password", "hoa", "--make", "--as", "admin", "--record", record]) == 0
    given = re.search(r"hoa: (\S{20})", capsys.readouterr().out)
    assert given
    assert User.objects.get(username="hoa").check_password(given[1])
    assert main(["user", "password", "binh", "--make", "--as", "hoa", "--record", record]) == 2
    assert "không có quyền" in capsys.readouterr().err
    events = Event.objects.filter(action="set_password")
    assert [given[1] in event.content for event in events] == [False]
