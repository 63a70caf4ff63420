"""A cluster of Apache Spark on this machine alone: a master and two workers, started and stopped here.

What a province would run on several machines runs here as three processes that speak over loopback. Where
Spark or a Java that it runs on is missing, `missing` says which, in the words of a skipped proof.
"""

from __future__ import annotations

import contextlib
import importlib.util
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HOST = "127.0.0.1"
WORKERS = 2
JAVA = 17  # the oldest that Spark 4 runs on
PATIENCE = 300.0  # seconds that a cluster may take to stand; on a busy machine a Java takes its time
# A run of seconds is over before Java has made its code fast: half of what it took went into that.
SHORT = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
FOR_SHORT_RUNS = {
    "spark__driver__extraJavaOptions": SHORT,
    "spark__executor__extraJavaOptions": SHORT,
    "spark__executor__memory": "1g",
    "spark__sql__shuffle__partitions": str(WORKERS),
}
# Whoever started a cluster may be killed: it goes with him, where this machine can arrange that.
_TIED = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []


def missing() -> str | None:
    """Return what this machine lacks for a cluster, or None."""
    if importlib.util.find_spec("pyspark") is None:
        return "scale: Apache Spark is not installed"
    java = shutil.which("java")
    said = (
        subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr if java else ""
    )
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < JAVA:
        return f"office: Java {JAVA} is not installed"
    return None


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        port: int = listening.getsockname()[1]
        return port


@contextlib.contextmanager
def cluster(memory: str = "1g") -> Iterator[str]:
    """Give the address of a standing cluster, each worker with one core and `memory`; end it on leaving."""
    import pyspark

    start = [*_TIED, str(Path(pyspark.__file__).parent / "bin" / "spark-class")]
    port, page = free_port(), free_port()
    address = f"spark://{HOST}:{port}"
    master = ["Master", "--port", str(port), "--webui-port", str(page)]
    worker = ["Worker", "--cores", "1", "--memory", memory, "--webui-port", "0", address]
    with tempfile.TemporaryDirectory(prefix="spark-") as folder, contextlib.ExitStack() as running:
        said = running.enter_context(Path(folder, "said.log").open("wb"))
        started: list[subprocess.Popen[bytes]] = []
        # A worker that finds no master tries again only after ten seconds.
        for wave, alive in (([master], 1), ([worker] * WORKERS, 1 + WORKERS)):
            for kind, *words in wave:
                place = Path(folder, str(len(started)))
                place.mkdir()
                process = subprocess.Popen(
                    [*start, f"org.apache.spark.deploy.{kind.lower()}.{kind}", "--host", HOST, *words]
                    + (["--work-dir", str(place)] if kind == "Worker" else []),
                    cwd=place,
                    env=environment(folder),
                    stdout=said,
                    stderr=said,
                )
                started.append(process)
                running.callback(_end, process)
            _await(page, alive, started, Path(folder, "said.log"))
        yield address


def environment(folder: str) -> dict[str, str]:
    """Return what Spark's processes are told: loopback only, their files in `folder`."""
    import os

    return {
        **os.environ,
        "SPARK_LOCAL_IP": HOST,
        "SPARK_LOCAL_DIRS": folder,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": SHORT,
    }


def _await(page: int, alive: int, processes: list[subprocess.Popen[bytes]], log: Path) -> None:
    """Wait until the master says that so many are alive, itself among them."""
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE and all(each.poll() is None for each in processes):
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"http://{HOST}:{page}/json/", timeout=5) as answer,
        ):
            if answer.read().count(b'"ALIVE"') >= alive:
                return
        time.sleep(0.2)
    waited = time.monotonic() - started
    raise RuntimeError(f"the cluster does not stand after {waited:.0f} s: {log.read_text()[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
