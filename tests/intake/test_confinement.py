"""The confinement holds: a parser that was taken over by its file gets nowhere, as root and as anybody."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.intake import evil
from vedich.intake import Limits, run_confined
from vedich.intake.confined import FORKED, PORTABLE
from vedich.reading.sources import SourceError, Trouble

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the layers are those of Linux")

ROOT = Path(__file__).parents[2]
SHORT = Limits(processor=1, wall=4.0, output=1_000_000)
# Writing to every piece of memory up to the limit takes a busy machine more than a second of processor.
ENOUGH_TO_FILL = Limits(processor=10, wall=30.0, output=1_000_000)

# What gets an answer that says: refused.
REFUSED = """
    connect_to_a_listener connect_to_a_name send_a_datagram connect_to_a_local_socket read_the_passwords
    read_another_upload read_it_past_python list_a_folder look_at_the_parent see_the_environment write_a_file
    write_a_file_for_a_while remove_a_file change_a_file make_a_link fork_once fork_for_ever start_a_program
    become_a_program signal_the_parent signal_the_server signal_everybody trace_the_parent
    read_the_parents_memory slow_the_parent limit_the_parent widen_the_limits mount_something
    leave_the_namespaces find_an_open_file
""".split()  # noqa: SIM905 - a list of thirty names is read by its words
# What is ended, with the reason a person gets.
ENDED = {
    "take_ten_gibibytes": Trouble.TOO_MUCH_MEMORY,
    "take_it_in_small_pieces": Trouble.TOO_MUCH_MEMORY,
    "never_end": Trouble.TOO_SLOW,
    "sleep_for_ever": Trouble.TOO_SLOW,
    "ignore_the_end": Trouble.TOO_SLOW,
    "answer_too_much": Trouble.TOO_MUCH_OUTPUT,
    "answer_for_ever": Trouble.TOO_MUCH_OUTPUT,
    "die": Trouble.READER_DIED,
    "fall_over": Trouble.READER_DIED,
    "answer_nonsense": Trouble.READER_DIED,
}
# What Python's hooks cannot stop where the kernel has no layers: code that goes round Python.
BEYOND_HOOKS = {
    "read_it_past_python",
    "slow_the_parent",
    "limit_the_parent",
    "trace_the_parent",
    "leave_the_namespaces",
    "mount_something",
    "become_a_program",
    "find_an_open_file",
}


@pytest.fixture
def surroundings(tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Set out all that an evil parser goes for."""
    upload = tmp_path / "another upload.docx"
    upload.write_bytes(b"secret of another person")
    with socket.socket() as listener, socket.socket(socket.AF_UNIX) as local:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        local.bind(str(tmp_path / "socket"))
        local.listen()
        local.setblocking(False)
        yield {
            "port": listener.getsockname()[1],
            "socket": str(tmp_path / "socket"),
            "upload": str(upload),
            "folder": str(tmp_path),
            "parent": os.getpid(),
        }
        for line in (listener, local):
            with pytest.raises(BlockingIOError):
                line.accept()
    assert upload.read_bytes() == b"secret of another person"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["another upload.docx", "socket"]


def attempt(name: str, arguments: dict[str, Any], way: str = FORKED) -> bytes:
    limits = ENOUGH_TO_FILL if name == "take_it_in_small_pieces" else SHORT
    return run_confined(f"tests.intake.evil:{name}", b"x", arguments, name="a.docx", limits=limits, way=way)


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_outside_can_be_reached(
    name: str, surroundings: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_SETTING", "x")
    heard: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: heard.append(number))
    try:
        assert attempt(name, surroundings) == evil.REFUSED
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert heard == []


@pytest.mark.parametrize("name", ENDED)
def test_what_goes_too_far_is_ended_with_a_reason(name: str) -> None:
    with pytest.raises(SourceError) as refused:
        attempt(name, {})
    assert refused.value.trouble is ENDED[name]
    # The next file is read as if nothing had been.
    assert run_confined("vedich.intake.parsing:echo", b"abc", name="b.txt") == b"abc"


@pytest.mark.parametrize("name", [name for name in REFUSED if name not in BEYOND_HOOKS])
def test_without_the_layers_of_the_kernel_hooks_refuse_what_goes_through_python(
    name: str, surroundings: dict[str, Any]
) -> None:
    assert attempt(name, surroundings, PORTABLE) == evil.REFUSED


@pytest.mark.parametrize("name", [name for name in ENDED if name != "answer_nonsense"])
def test_without_the_layers_of_the_kernel_limits_hold_as_well(name: str) -> None:
    with pytest.raises(SourceError) as refused:
        attempt(name, {}, PORTABLE)
    assert refused.value.trouble in (ENDED[name], Trouble.TOO_SLOW, Trouble.READER_DIED)


def test_no_process_is_left_behind_when_the_caller_is_killed() -> None:
    code = (
        "import os, threading, time\n"
        "from vedich.intake import Limits, run_confined\n"
        "threading.Thread(target=lambda: run_confined('tests.intake.evil:sleep_for_ever', b'', name='a',"
        " limits=Limits(wall=60.0)), daemon=True).start()\n"
        "time.sleep(1.5)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    env = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", "VEDICH_TEST": "left behind"}
    before = children_of_nobody()
    subprocess.run([sys.executable, "-c", code], env=env, check=False, timeout=60)
    until = time.monotonic() + 60
    while children_of_nobody() - before:
        assert time.monotonic() < until, "a child outlived its caller"
        time.sleep(0.05)


def children_of_nobody() -> set[int]:
    """Name the processes of this program whose caller has gone."""
    found = set()
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            line = (path / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == 1 and b"sleep_for_ever" in line:
            found.add(int(path.name))
    return found


NOBODY = 65534


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs a user who may be refused")
def test_it_holds_for_a_user_without_rights(tmp_path: Path) -> None:
    """Run every attack again in a process that has given up being root."""
    folder = tmp_path / "of nobody"
    folder.mkdir()
    upload = folder / "upload"
    upload.write_bytes(b"secret")
    for path in (folder, upload):
        os.chown(path, NOBODY, NOBODY)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        results = in_a_fresh_process(
            {"port": port, "socket": "/nowhere", "upload": str(upload), "folder": str(folder)}
        )
    expected = dict.fromkeys(REFUSED, "refused") | {name: why.value for name, why in ENDED.items()}
    assert results == expected
    assert upload.read_bytes() == b"secret"


def give_up_root() -> None:
    # The user may not even see where this Python lies: what a child will import is imported before.
    import encodings.idna
    import resource

    import vedich.intake.zygote

    assert encodings.idna
    assert resource
    assert vedich.intake.zygote
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def every_attempt(arguments: dict[str, Any]) -> dict[str, str]:
    arguments = {**arguments, "parent": os.getpid()}
    results = {}
    for name in [*REFUSED, *ENDED]:
        try:
            results[name] = attempt(name, arguments).decode()
        except SourceError as error:
            results[name] = error.trouble.value
    return results


def in_a_fresh_process(arguments: dict[str, Any]) -> dict[str, str]:
    code = (
        "import json, sys\n"
        "from tests.intake.test_confinement import every_attempt, give_up_root\n"
        "give_up_root()\n"
        "print(json.dumps(every_attempt(json.loads(sys.argv[1]))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(arguments)],
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    results: dict[str, str] = json.loads(done.stdout)
    return results
