"""Watch a process and all that descend from it: the most memory they held at once, and their processor time."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).resolve().parents[2]


class Taken(NamedTuple):
    """What a job took: seconds by the clock and of all processors, and the peak memory of all processes in MB."""

    seconds: float
    processor: float
    peak: float
    load: float


def watched(engine: str, job: str, folder: Path, out: Path) -> Taken:
    """Run one contender; its last line tells the time, the rest is seen from outside.

    Raises:
        RuntimeError: it failed.
    """
    load = os.getloadavg()[0]
    command = [sys.executable, "-m", "bench.judging.contender", engine, job, str(folder), str(out)]
    said = out / "said.log"
    with said.open("wb") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, cwd=ROOT)
        peak, processor = 0.0, dict[int, float]()
        while process.poll() is None:
            held = 0.0
            with contextlib.suppress(psutil.Error):
                top = psutil.Process(process.pid)
                for each in [top, *top.children(recursive=True)]:
                    with contextlib.suppress(psutil.Error):
                        held += each.memory_info().rss / 1e6
                        times = each.cpu_times()
                        processor[each.pid] = times.user + times.system
            peak = max(peak, held)
            time.sleep(0.05)
        assert process.stdout is not None
        told = process.stdout.read().decode("utf-8").strip().splitlines()
    if process.returncode:
        raise RuntimeError(
            f"{engine} failed at {job}: {said.read_text(encoding='utf-8', errors='replace')[-1500:]}"
        )
    taken = json.loads(told[-1])
    # Spark works in processes of its own; the others in this one, where starting it does not count.
    used = sum(processor.values()) if "start" in taken else taken["processor"]
    return Taken(taken["seconds"], used, peak, load)
