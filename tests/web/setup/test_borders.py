"""An office's own borders are taken in with their source, and drawn under the marks of the map."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.actions.conftest import NOW, Office
from tests.exchange.test_outlines import SQUARE, polygon
from tests.web.compare.communes import lay_out_communes
from vedich.access.require import NotAllowedError
from vedich.actions.outlines import Bordered, keep_outlines
from vedich.actions.trouble import ActionError
from vedich.cli.main import main
from vedich.exchange.outlines import Outline
from vedich.store.models import AreaOutline, Event, User
from vedich.store.queries.outlines import drawn_on, matched
from vedich.store.verification import verify_record

Start = Callable[[User], Client]
RING = tuple((float(lon), float(lat)) for lon, lat in SQUARE)
FIRST = date(2025, 7, 1)


def file_of(**areas: str) -> bytes:
    """Give a file with a square for each code, which is also called something."""
    told = [
        {"type": "Feature", "properties": {"ma": code[1:], "ten": name}, "geometry": polygon(SQUARE)}
        for code, name in areas.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": told}).encode()


def sent(client: Client, data: bytes, **other: str) -> str:
    form: dict[str, Any] = {"source": "Quyết định 12/QĐ-UBND", "since": "2025-07-01", **other}
    form["file"] = SimpleUploadedFile("dia-gioi.geojson", data)
    return client.post("/setup/borders/", form, follow=True).content.decode()


def test_borders_are_taken_in_told_of_and_drawn_with_their_source(office: Office, as_: Start) -> None:
    lay_out_communes(office)
    manager = as_(office.keeper)
    assert "Không kèm" not in manager.get("/setup/borders/").content.decode()
    page = sent(manager, file_of(c28108="Cần Đước", c99999="xã Không Có"))
    assert "Đã nạp địa giới của 1 địa bàn." in page
    assert "xã Không Có: hồ sơ không có địa bàn nào" in page
    assert AreaOutline.objects.get().area.key == "X34:28108"
    assert Event.objects.filter(action="keep_outlines").count() == 1
    assert not verify_record().faults

    map_ = as_(office.minh).get("/maps/T34:80/?as_of=2026-09").content.decode()
    (drawn,) = re.findall(r'<path class="border [^"]*" d="(M[^"]+z)"', map_)
    assert drawn.count("L") == 4
    assert "Quyết định 12/QĐ-UBND (01/07/2025)" in map_
    assert "không dùng để phân định" in map_


@pytest.mark.parametrize(
    ("data", "other", "said"),
    [
        (b"{}", {}, "không phải GeoJSON"),
        (b"", {}, "rỗng"),
        (file_of(c28108="Cần Đước"), {"source": "x"}, "quyết định hoặc nguồn nào"),
        (file_of(c28108="Cần Đước"), {"since": "2099-01-01"}, "ở sau hôm nay"),
        (file_of(c28108="Cần Đước"), {"since": "hôm qua"}, "ghi ngày"),
        (file_of(c99999="Không"), {}, "Không có vùng nào khớp"),
    ],
)
def test_what_cannot_be_kept_says_why_and_keeps_nothing(
    data: bytes, other: dict[str, str], said: str, office: Office, as_: Start
) -> None:
    assert said in sent(as_(office.keeper), data, **other)
    assert not AreaOutline.objects.exists()


def test_only_who_manages_areas_keeps_borders(office: Office) -> None:
    told = {"bordered": [Bordered("X34:28108", Outline("", "", (RING,)))], "source": "Quyết định 12"}
    for by in (office.hoa, office.lan, office.administrator):
        with pytest.raises(NotAllowedError):
            keep_outlines(by=by, at=NOW, since=FIRST, sha256="0" * 64, **told)
    twice = {**told, "bordered": told["bordered"] * 2}
    with pytest.raises(ActionError):
        keep_outlines(by=office.keeper, at=NOW, since=FIRST, sha256="0" * 64, **twice)


def test_the_newest_decision_counts_from_its_day_on(office: Office) -> None:
    for since, source in ((date(2026, 1, 1), "Quyết định hai"), (FIRST, "Quyết định một")):
        keep_outlines(
            by=office.keeper, at=NOW, since=since, sha256="0" * 64, source=source,
            bordered=[Bordered("X34:28108", Outline("", "", (RING,)))],
        )  # fmt: skip
    for day, source in ((date(2025, 12, 31), "Quyết định một"), (date(2026, 1, 1), "Quyết định hai")):
        assert drawn_on(["X34:28108"], day)["X34:28108"].source == source
    assert drawn_on(["X34:28108"], date(2025, 6, 30)) == {}


def test_a_name_finds_its_area_and_a_name_of_several_does_not(office: Office) -> None:
    found = matched([Outline("", "XÃ CẦN ĐƯỚC", (RING,)), Outline("28108", "", (RING,))], date(2026, 1, 1))
    assert set(found.areas) == {"X34:28108"}
    assert [why.vi for _, why in found.unmatched] == ["địa bàn này đã có một vùng khác trong tệp"]


def test_the_command_keeps_borders_and_names_what_fits_nothing(
    office: Office, record: str, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dia-gioi.geojson"
    file.write_bytes(file_of(c28108="Cần Đước", c99999="Không Có"))
    words = ["db", "borders", str(file), "--source", "Quyết định 12", "--record", record, "--as"]
    assert main([*words, office.keeper.username, "--on", "2025-07-01"]) == 0
    told = capsys.readouterr()
    assert "1 địa bàn; 1 vùng chưa khớp" in told.out
    assert "Không Có" in told.err
    assert main([*words, "hoa", "--on", "2025-07-01"]) == 2
    assert main([*words, "hoa", "--on", "hôm nay"]) == 2
