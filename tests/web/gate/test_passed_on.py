"""A page that one process of a server made is given by the others, under the very conditions of the first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.conftest import NOW, Office
from tests.web.gate.test_kept import TOKEN, Start, told
from tests.web.targets.boards import ADDRESS, YEAR, lay_out
from vedich.actions.areas import rename_area
from vedich.domain.area import AreaType
from vedich.web.gate import kept
from vedich.web.gate.passed_on import fetched, pass_on, pass_on_through


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    pass_on_through(tmp_path / "pages")
    yield tmp_path / "pages"
    pass_on_through(None)


def another_process() -> None:
    """Leave what this process keeps by itself; the ground stays, as for one that was divided from it."""
    kept._SHELF.clear()


def test_a_page_of_another_process_is_given_with_a_token_of_its_own(office: Office, as_: Start) -> None:
    lay_out(office)
    hoa = as_(office.hoa)
    hoa.get(ADDRESS)
    first, much = told(hoa)
    another_process()
    again, little = told(hoa)
    assert first == again
    assert little < 8 < much
    another_process()
    tokens = [set(TOKEN.findall(hoa.get(ADDRESS).content.decode())) for _ in range(2)]
    assert tokens[0] != tokens[1]
    another_process()
    assert office.hoa.username not in told(as_(office.lan))[0]


def test_it_is_made_anew_after_an_event_and_not_given_to_whoever_lost_the_right(
    office: Office, as_: Start
) -> None:
    lay_out(office)
    hoa = as_(office.hoa)
    told(hoa)
    another_process()
    rename_area(
        by=office.keeper, at=NOW, area=office.commune, name="Đước Cần", type=AreaType.COMMUNE, on=YEAR.start
    )
    assert "Đước Cần" in told(hoa)[0]
    another_process()
    hoa.logout()
    assert hoa.get(ADDRESS).status_code == 302


def test_what_is_not_whole_or_of_another_kind_is_as_good_as_nothing(folder: Path) -> None:
    pass_on(("a", 1), "told")
    assert fetched(("a", 1), str) == "told"
    assert fetched(("a", 1), bytes) is None
    assert fetched(("a", 2), str) is None
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:20])
    assert fetched(("a", 1), str) is None


def test_without_its_folder_nothing_is_passed_on_and_nothing_breaks(folder: Path) -> None:
    pass_on_through(None)
    pass_on("key", "told")
    assert fetched("key", str) is None
    assert not list(folder.iterdir())
