"""A kit installs on a machine with nothing but Python, without a network, and serves its first page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from scripts.make_kit import pack

PORT = 8799
# Where root may, the installer runs in a network that holds nothing at all.
ALONE = (
    ["unshare", "--net"] if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("unshare") else []
)


@pytest.mark.slow
def test_from_the_zip_to_the_first_page_without_a_network(tmp_path: Path) -> None:
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    packed = pack("linux", [python], tmp_path)
    home = tmp_path / "Nguyễn Thị Hoa"
    home.mkdir()
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(home)
    (kit,) = home.iterdir()
    bare = {"PATH": f"{Path(sys.base_prefix) / 'bin'}:/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}
    started = time.monotonic()
    for _ in range(2):  # the second time over the first, as with a new version of the same number
        done = subprocess.run(
            [*ALONE, "sh", kit / "cai-dat.sh"], env=bare, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "[4/4]" in done.stdout
    starter = home / ".local/share/ve-dich/ve-dich"
    served = subprocess.Popen(
        [starter, "--port", str(PORT), "--area", "xã Cần Đước"],
        env={**bare, "BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert "Mật khẩu" in first_page(started + 600)
    finally:
        served.terminate()
        said, _ = served.communicate(timeout=60)
    assert re.search(r"admin\s+\S{12,}", said), said
    assert (home / "Ve Dich/vedich.db").exists()
    assert not (home / ".local/share/ve-dich/app-0.1.0.old").exists()


def first_page(until: float) -> str:
    """Ask until the page is there, at most ten minutes after the installation began."""
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/sign-in/", timeout=60) as answer:
                page: str = answer.read().decode()
                return page
        except OSError:  # not there yet, or busy with its first start
            assert time.monotonic() < until
            time.sleep(0.5)
