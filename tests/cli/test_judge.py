"""The judgement from the command line: the form officials know, every difference with its reason."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.actions.conftest import NOW, Office, office  # noqa: F401 - a fixture
from vedich.actions.areas import load_areas
from vedich.actions.confirming import Counted, confirm_claims
from vedich.actions.declaring import declare_verdicts
from vedich.actions.documents import register_document
from vedich.actions.explaining import explain_target
from vedich.actions.observations import Said, record_observations
from vedich.actions.targets import Aim, set_targets
from vedich.cli.main import main
from vedich.domain.document import Span, Tally
from vedich.domain.observation import Vintage
from vedich.domain.period import Period
from vedich.domain.target import Basis, Operator
from vedich.domain.verdict import Verdict
from vedich.store.models import Area, Document, Target

YEAR, NINE = Period.year(2026), Period.first_months(2026, 9)
NEIGHBOUR = "X34:28114"


def said(indicator: str, value: str, measure: str, **others: object) -> Said:
    told: dict[str, object] = {
        "indicator": indicator,
        "area": "X34:28108",
        "period": NINE,
        "as_of": date(2026, 9, 22),
        "vintage": Vintage.ACTUAL,
        "measure": measure,
        "value": Decimal(value),
        "printed": value.replace(".", ","),
        "place": "16:61",
    }
    return Said(**{**told, **others})  # type: ignore[arg-type]


@pytest.fixture
def kept(office: Office) -> Office:  # noqa: F811
    """Give a record in which a commune has targets on two bases, results, a declared count and a lag."""
    load_areas(by=office.keeper, at=NOW, keys=(NEIGHBOUR,))
    made = register_document(
        by=office.lan, at=NOW, area=office.commune, issued_by=None, number="214/BC-UBND",
        on=date(2026, 9, 22), title="Báo cáo 9 tháng", type="BC", file_hash="", file_size=0, file_name="",
        media_type="",
    )  # fmt: skip
    document = Document.objects.get(pk=made["document"])
    revenue = Aim("BUD-001", Operator.AT_LEAST, "tỷ đồng", Decimal("73"))
    poverty = Aim("POV-001", Operator.DECREASE_TO, "%", Decimal("0.63"))
    rice = Aim("AGR-001", Operator.AT_LEAST, "tấn", Decimal("21000"), lead=office.committee.key)
    for basis, aims in ((Basis.ADOPTED, [revenue, poverty, rice]), (Basis.STRETCH, [revenue])):
        set_targets(
            by=office.lan, at=NOW, area=office.commune, period=YEAR, basis=basis, aims=aims,
            document=document, declared_count=22 if basis is Basis.ADOPTED else None,
        )  # fmt: skip
    neighbour = Area.objects.get(key=NEIGHBOUR)
    set_targets(by=office.lan, at=NOW, area=neighbour, period=YEAR, basis=Basis.ADOPTED, aims=[revenue])
    told = [
        said("BUD-001", "61.45", "tỷ đồng"),
        said("POV-001", "0.6", "%", period=Period.month(2026, 9)),
        said("AGR-001", "12000", "tấn"),
        said("BUD-001", "50", "tỷ đồng", period=Period.first_months(2025, 9), area="H63:806"),
    ]
    record_observations(by=office.lan, at=NOW, rows=told[:3], document=document)
    tally = Tally(
        span=Span(0, 4), surface="22 chỉ tiêu, 13 đạt, trong đó 4 vượt", total=22, met=13, exceeded=4
    )
    confirm_claims(
        by=office.lan, at=NOW, document=document, area=office.commune, as_of=date(2026, 9, 22),
        counted=[Counted(tally, "X34:28108", YEAR, "30:7")],
    )  # fmt: skip
    lagging = Target.objects.get(indicator__code="AGR-001")
    explain_target(
        by=office.lan, at=NOW, target=lagging, as_of=date(2026, 9, 25), gap="thiếu 9.000 tấn",
        external_causes="hạn mặn", remedy="chuyển vụ",
    )  # fmt: skip
    return office


def judge(record: str, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(["judge", "--record", record, "--area", "X34:28108", "--as-of", "2026-9M", *words]) == code
    told = capsys.readouterr()
    return told.out if code == 0 else told.err


def test_the_table_reads_like_the_form_and_counts_like_the_sentence(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = judge(record, capsys)
    assert told.startswith("Xã Cần Đước · đến hết ngày 30/9/2026\n")
    revenue = next(line for line in told.splitlines() if "HĐND giao" in line and "61,45" in line)
    assert " ".join(revenue.split()).endswith("tỷ đồng ≥ 73 HĐND giao 61,45 84,18% chưa đạt, đúng tiến độ")
    assert "phấn đấu" in told
    assert "≤ 0,63" in told
    to_date = "tính được 3 trên 22 chỉ tiêu, lũy kế đến 30/9/2026 so với cả năm"
    assert f"{to_date}: 1 đạt, trong đó 1 vượt; 2 chưa đạt." in told
    exclusive = judge(record, capsys, "--counting", "exclusive")
    assert f"{to_date}: 1 vượt; 0 đạt; 2 chưa đạt." in exclusive
    assert "lũy kế đến" not in judge(record, capsys, "--as-of", "2026-12-31")


def test_what_a_document_declares_stands_beside_what_is_computed_with_the_reason(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = judge(record, capsys)
    assert "Văn bản tự nêu: 22 chỉ tiêu, 13 đạt, trong đó 4 vượt – 214/BC-UBND (22/9/2026, 30:7)" in told
    assert "Hồ sơ chỉ có 3 trong 22 chỉ tiêu: văn bản không liệt kê 19 chỉ tiêu còn lại" in told


def test_what_lags_names_who_leads_what_is_missing_and_what_was_said_of_it(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = judge(record, capsys)
    lag = told[told.index("Còn chậm (1):") :]
    assert "Sản lượng lúa (HĐND giao): thiếu 9.000 tấn; chậm 17,86 điểm so với tiến độ thường (75,00%)" in lag
    assert "3 tháng còn lại mỗi tháng cần 3.000 tấn" in lag
    assert "Chủ trì: UBND xã Cần Đước" in lag
    assert "Giải trình (25/9/2026): thiếu 9.000 tấn; hạn mặn; chuyển vụ" in lag
    assert "So với tháng trước:" in lag


def test_a_cell_is_explained_down_to_the_sum_done_by_hand(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = judge(record, capsys, "--explain", "BUD-001@adopted")
    for words in (
        "1. Chỉ tiêu (HĐND giao): 73 tỷ đồng",
        "Nguồn: 214/BC-UBND (22/9/2026)",
        "✓ 9 tháng năm 2026: 61,45 tỷ đồng (thực hiện) – 214/BC-UBND (22/9/2026, 16:61)",
        "Quy tắc: kết quả kém mức giao quá ngưỡng gần đạt → chưa đạt",
        "Tính tay: 61,45 : 73 × 100 = 84,18%",
        "84,18% − 75,00% (9/12 tháng) = 9,18 điểm",
        "(73 − 61,45) : 3 tháng = 3,85 tỷ đồng",
    ):
        assert words in told
    assert "là 2 ô" in judge(record, capsys, "--explain", "BUD-001", code=2)
    number = Target.objects.get(area=kept.commune, indicator__code="BUD-001", set__basis="adopted").pk
    assert judge(record, capsys, "--explain", f"#{number}") == told
    assert "không có ô" in judge(record, capsys, "--explain", "#999999", code=2)
    rate = judge(record, capsys, "--explain", "POV-001", "--lang", "en")
    assert "Rule: the result is better than the goal → exceeded" in rate


def test_areas_are_placed_fairly_and_those_without_figures_are_named(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = judge(record, capsys, "--area", "T34:80", "--league", "BUD-001", "--basis", "adopted")
    assert "xã Cần Đước" in told and "84,18%" in told and "100,00%" in told
    assert "Không xếp hạng 1 đơn vị chưa đủ số liệu: xã Rạch Kiến." in told
    again = said("BUD-001", "61.45", "tỷ đồng", area=NEIGHBOUR)
    record_observations(by=kept.lan, at=NOW, rows=[again])
    tied = judge(record, capsys, "--area", "T34:80", "--league", "BUD-001", "--basis", "adopted")
    assert [line.split()[0] for line in tied.splitlines() if "84,18%" in line] == ["=1", "=1"]
    assert tied.count("50,00%") == 2


def test_other_programs_get_every_figure_whole(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    told = json.loads(judge(record, capsys, "--format", "json"))
    revenue = next(each for each in told["targets"] if each["code"] == "BUD-001")
    assert (revenue["result"], revenue["share"], revenue["verdict"]) == ("61.45", "84.18", "missed")
    rows = list(csv.DictReader(io.StringIO(judge(record, capsys, "--format", "csv").removeprefix("\ufeff"))))
    assert [row["result"] for row in rows] == [each["result"] for each in told["targets"]]
    for form in ("xlsx", "parquet"):
        judge(record, capsys, "--format", form, "-o", str(tmp_path / f"board.{form}"))
    from openpyxl import load_workbook

    from vedich.judging.parquet import read_rows

    sheet = load_workbook(tmp_path / "board.xlsx").active
    assert sheet is not None and sheet.max_row == len(rows) + 1
    assert {row[3] for row in read_rows(tmp_path / "board.parquet")} == {"BUD-001", "POV-001", "AGR-001"}


def test_one_basis_or_one_set_is_shown_alone(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stretch = judge(record, capsys, "--basis", "stretch")
    assert "Sản lượng lúa" not in stretch and "phấn đấu" in stretch
    number = Target.objects.get(indicator__code="POV-001").set_id
    assert "Sản lượng lúa" in judge(record, capsys, "--set", str(number))


WRONG = [
    (("--as-of", "2026-13"), "không phải là một kỳ"),
    (("--as-of", "2021..2025"), "dài hơn một năm"),
    (("--as-of", "2026-03..2026-05", "--regime", "administrative"), "không có kỳ"),
    (("--as-of", "2026", "--regime", "lunar"), "Không có chế độ báo cáo"),
    (("--boundaries", "1990-01-01"), "01/08/2008"),
    (("--boundaries", "yesterday"), "không đọc được ngày"),
    (("--basis", "wish"), "Các căn cứ: assigned"),
    (("--set", "foo"), "Các bộ của địa bàn"),
    (("--explain", "ECO-001"), "Các ô: "),
    (("--league", "XYZ-001"), "vedich indicator"),
    (("--league", "BUD-001"), "không có đơn vị trực thuộc"),
    (("--format", "xlsx"), "-o TÊN.xlsx"),
    (("--area", "xã Không Có Thật"), "Không có địa bàn"),
    (("--area", "Cao Lãnh"), "Hồ sơ này không có địa bàn"),
    (("--explain", "BUD-001", "--league", "BUD-001"), "Chọn một"),
    (("--format", "csv", "-o", "/nowhere/at/all.csv"), "không ghi được"),
]


def test_what_cannot_be_judged_is_said_in_one_line_with_the_remedy(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, remedy in WRONG:
        told = judge(record, capsys, *words, code=2)
        assert remedy in told
        assert told.count("\n") == 1


def test_a_cell_and_a_league_come_in_every_form_too(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = json.loads(judge(record, capsys, "--explain", "BUD-001@adopted", "--format", "json"))
    assert {line["step"] for line in lines} == {1, 2, 3, 4, 5}
    assert any("61,45 : 73 × 100 = 84,18%" in line["text"] for line in lines)
    told = judge(record, capsys, "--area", "T34:80", "--league", "BUD-001", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))
    assert {row["area"] for row in rows} == {"X34:28108", NEIGHBOUR}
    assert {row["rank"] for row in rows} == {"1", ""}
    judge(record, capsys, "--explain", "BUD-001@adopted", "--format", "xlsx", "-o", str(tmp_path / "a.xlsx"))
    assert (tmp_path / "a.xlsx").read_bytes().startswith(b"PK")


def test_what_no_rule_can_weigh_shows_what_a_document_calls_it(
    kept: Office, record: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rice = Target.objects.get(area=kept.commune, indicator__code="AGR-001")
    document = Document.objects.get()
    before = judge(record, capsys, "--as-of", "2026-02-28")
    declare_verdicts(by=kept.lan, at=NOW, document=document, period=YEAR, verdicts=[(rice, Verdict.MET)])
    after = judge(record, capsys, "--as-of", "2026-02-28")
    assert "(văn bản: đạt)" in after
    assert "(văn bản: đạt)" not in before
