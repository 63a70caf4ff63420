"""Attacks by files are refused or read as the corpus says, within time and memory, and nobody is called."""

from __future__ import annotations

import os
import socket
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.attacks.corpus import ATTACKS, READ, Attack
from vedich.intake import open_confined
from vedich.reading.sources import SourceError, Trouble

# Of work, of the process itself.
MOST_SECONDS = 10.0
MOST_MEMORY = 1 << 30


@pytest.fixture(scope="module")
def tripwire() -> Iterator[int]:
    """Wait on a port for whoever lets himself be called, and see that nobody was."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        yield listener.getsockname()[1]
        with pytest.raises(BlockingIOError):
            listener.accept()


def test_the_corpus_is_large_and_each_attack_is_its_own() -> None:
    assert len(ATTACKS) >= 60
    assert len({attack.what for attack in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.what.replace(" ", "-"))
def test_an_attack_gets_nowhere(attack: Attack, tripwire: int) -> None:
    data = attack.make(tripwire)
    work = os.times()
    try:
        source = open_confined(data, attack.name)
    except SourceError as error:
        outcome, sentence = error.trouble.value, error.vi
        assert sentence.startswith(f"{attack.name}: ")
        assert len(sentence) < 1000
    else:
        outcome = READ
        assert attack.seen in source.text
        assert attack.unseen not in source.text
        if attack.notice:
            assert attack.notice in [notice.code for notice in source.notices]
    assert outcome in attack.outcome
    assert sum(os.times()[:2]) - sum(work[:2]) < MOST_SECONDS


def test_a_line_of_a_gibibyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"Thu dat 5")
        file.truncate(1 << 30)
    tracemalloc.start()
    with pytest.raises(SourceError) as refused:
        open_confined(path, "a.txt")
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.value.trouble is Trouble.TOO_LARGE
    assert taken < 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells of its children")
def test_no_child_took_more_memory_than_it_may() -> None:
    import resource

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 < MOST_MEMORY
