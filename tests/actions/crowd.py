"""Several people at once: each call runs in a thread of its own with a connection of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection


def at_once(calls: Sequence[Callable[[], Any]], pauses: Sequence[float] = ()) -> list[Any]:
    """Let all calls begin at the same moment; give what each returned or raised, in their order.

    `pauses` are seconds that each waits first, so that not always the same one is the quickest.
    """
    start = threading.Barrier(len(calls))
    told: list[Any] = [None] * len(calls)

    def done(number: int, call: Callable[[], Any]) -> None:
        try:
            start.wait(30)
            time.sleep(pauses[number] if pauses else 0)
            told[number] = call()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test looks at it
            told[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=done, args=(number, call)) for number, call in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told
