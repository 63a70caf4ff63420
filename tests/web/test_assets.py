"""What pages load is what was taken, is small, and comes from nowhere else."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from scripts.vendor_assets import FOR_TESTS, LIST, PACKAGES, SHIPPED, hashes
from vedich.site.configuration import STATIC, WEB

LIMIT = 150 * 1024
ELSEWHERE = re.compile(r"(?:https?:)?//(?!www\.w3\.org)[a-z0-9-]+\.[a-z]")
INLINE = re.compile(r"(?i)<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)")
# Letters that only Vietnamese has.
MARKED = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)


@pytest.mark.parametrize("folder", [SHIPPED, FOR_TESTS], ids=["shipped", "for tests"])
def test_every_vendored_file_is_the_one_that_was_taken(folder: Path) -> None:
    listed = dict(
        reversed(line.split("  ")) for line in (folder / LIST).read_text(encoding="utf-8").splitlines()
    )
    assert listed == hashes(folder)


def test_every_vendored_package_ships_its_licence() -> None:
    for package, (_, files) in PACKAGES.items():
        assert any(name.endswith(".LICENSE") for name in files.values()), package


def test_the_first_page_loads_at_most_150_kilobytes_before_charts() -> None:
    page = Client().get("/sign-in/").content
    loaded = set(re.findall(r'(?:href|src)="/static/[0-9a-f]+/([^"]+)"', page.decode()))
    assert "vendor/htmx.js" in loaded
    assert "vendor/echarts.js" not in loaded
    total = len(gzip.compress(page))
    for name in loaded:
        raw = (STATIC / name).read_bytes()
        total += len(raw) if name.endswith(".woff2") else len(gzip.compress(raw))
    assert total <= LIMIT, total


def test_the_server_gives_static_files_compressed_and_for_a_year() -> None:
    page = Client().get("/sign-in/").content.decode()
    path = re.search(r'"(/static/[^"]+/htmx.js)"', page)
    assert path
    response = Client().get(path[1], headers={"accept-encoding": "gzip"})
    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    assert response["Content-Encoding"] == "gzip"
    assert len(body) < 20_000
    assert "max-age=31536000" in response["Cache-Control"]


def test_no_page_style_or_script_of_ours_names_another_host_or_runs_inline() -> None:
    for path in [*WEB.rglob("*.html"), *WEB.rglob("*.css"), *(WEB / "static/script").rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        assert not ELSEWHERE.search(text), path
        assert not INLINE.search(text), path


def test_every_word_of_a_template_is_said_in_both_languages() -> None:
    """Vietnamese letters stand only inside `say` and `vi`, where English stands beside them."""
    wrong = []
    for path in WEB.rglob("*.html"):
        text = re.sub(r"(?s)\{% say .*?%\}|\{% vi %\}.*?\{% endvi %\}", "", path.read_text(encoding="utf-8"))
        if found := MARKED.search(text.replace("Về Đích", "")):
            wrong.append(f"{path.relative_to(WEB)}: {text[found.start() - 20 : found.end() + 20]!r}")
    assert wrong == []
