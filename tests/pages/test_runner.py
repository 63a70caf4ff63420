"""The runner is tested on made-up pages and made-up readers: a runner that cannot fail proves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from tests.pages.page import Complaint, Passage, Saying, complaints, passages, sayings
from tests.pages.pieces import PageError
from tests.pages.running import CaseError, run_complaint, run_passage, run_saying
from vedich.domain.period import Period

GRAMMAR = """# Con số

| Cách viết | Đọc là |
|---|---|
| 1.234 | 1234 |
| một \\| hai | 12 |

## Không phải con số

| Cách viết |
|---|
| Điều 12 |
"""

FRAME = """# Kết quả

## Đọc được

<!-- as_of: 2023-12-31 -->
```text
Trồng 5 ha rừng.
```

| surface | value | measure |
|---|---|---|
| 5 ha | 5 | ha |

## Không khớp

```text
Điều 5 của nghị quyết.
```
"""

RULE = """# Các phần không cộng thành tổng (VD101)

## Bị báo

```text
⟦Có 5 xã: 3 đạt, 3 không đạt⟧.
```

> VD101 Các phần cộng lại là 6.

## Không bị báo

```text
Có 5 xã: 3 đạt, 2 không đạt.
```

## Chưa bắt được

```text
Nhóm nêu ở câu sau.
```
"""


@dataclass
class Record:
    surface: str
    value: Decimal
    measure: str = "ha"
    rules: tuple[str, ...] = ("result",)


@dataclass
class MadeUpReading:
    claims: tuple[Record, ...] = ()
    tallies: tuple[Record, ...] = ()
    directives: tuple[Record, ...] = ()
    references: tuple[Record, ...] = ()


FIVE = Record("5 ha", Decimal("5.0"))


def read_five(text: str, as_of: Period | None, place: str | None) -> MadeUpReading:
    return MadeUpReading(claims=(FIVE,))


def test_a_grammar_page_gives_a_case_for_each_row() -> None:
    assert sayings(GRAMMAR, "x.md") == (
        Saying(5, "1.234", "1234"),
        Saying(6, "một | hai", "12"),
        Saying(12, "Điều 12", ""),
    )


def test_a_frame_page_gives_a_case_for_each_block_with_the_date_it_was_handed() -> None:
    assert passages(FRAME, "x.md") == (
        Passage(
            6, "Trồng 5 ha rừng.", ({"surface": "5 ha", "value": "5", "measure": "ha"},), date(2023, 12, 31)
        ),
        Passage(16, "Điều 5 của nghị quyết.", ()),
    )


def test_a_rule_page_gives_the_marked_place_and_the_exact_message_and_leaves_known_misses_out() -> None:
    assert complaints(RULE, "x.md") == (
        Complaint(5, "Có 5 xã: 3 đạt, 3 không đạt.", ((0, 27),), ("VD101 Các phần cộng lại là 6.",)),
        Complaint(13, "Có 5 xã: 3 đạt, 2 không đạt.", (), ()),
    )


@pytest.mark.parametrize(
    ("page", "cut", "broken"),
    [
        ("a silent block swallowed by a fence that is not closed", FRAME, FRAME.removesuffix("```\n")),
        ("a firing block whose table is gone", FRAME, FRAME.replace("| 5 ha | 5 | ha |\n", "")),
        ("a firing block with neither table nor quote", FRAME, FRAME.partition("\n| surface")[0]),
        ("a silent block with a table", FRAME, FRAME + "\n| surface |\n|---|\n| 5 |\n"),
        ("an example under a heading that promises nothing", FRAME, FRAME.replace("Không khớp", "Ghi chú")),
        ("a silent example with a reading", GRAMMAR, GRAMMAR.replace("| Điều 12 |", "| Điều 12 | 12 |")),
        ("a firing example without a reading", GRAMMAR, GRAMMAR.replace("| 1234 |", "| |")),
        ("a table without its second line", GRAMMAR, GRAMMAR.replace("|---|---|\n", "")),
        (
            "a table under a heading that promises nothing",
            GRAMMAR,
            GRAMMAR.replace("Không phải", "Ghi chú về"),
        ),
        ("a reported block without a mark", RULE, RULE.replace("⟦", "").replace("⟧", "")),
        ("a mark that is never closed", RULE, RULE.replace("⟧", "")),
        ("a silent block with a message", RULE, RULE.replace("## Chưa", "> VD101 Có lỗi.\n\n## Chưa")),
    ],
)
def test_a_page_that_hides_an_example_is_refused(page: str, cut: str, broken: str) -> None:
    assert broken != cut, page
    cutter = {GRAMMAR: sayings, FRAME: passages, RULE: complaints}[cut]
    cutter(cut, "x.md")
    with pytest.raises(PageError, match=r"x\.md:\d+: "):
        cutter(broken, "x.md")


def test_a_wording_read_otherwise_or_read_where_it_must_not_be_fails() -> None:
    run_saying(Saying(1, "1.234", "1234"), lambda saying: "1234")
    run_saying(Saying(1, "Điều 12", ""), lambda saying: "")
    for case in (Saying(1, "1.234", "1234"), Saying(1, "Điều 12", "")):
        with pytest.raises(CaseError, match=r"was read as '1\.234'"):
            run_saying(case, lambda saying: "1.234")


def test_a_row_matches_a_record_by_every_column_and_figures_by_their_worth() -> None:
    run_passage(Passage(1, "", ({"surface": "5 ha", "value": "5"},)), "result", read_five)
    for column, cell in (("value", "6"), ("measure", "tấn"), ("surface", ""), ("no_such_field", "")):
        with pytest.raises(CaseError, match="no record is"):
            run_passage(Passage(1, "", ({"value": "5", column: cell},)), "result", read_five)


def test_two_equal_rows_need_two_records() -> None:
    with pytest.raises(CaseError, match="no record is"):
        run_passage(Passage(1, "", ({"value": "5"}, {"value": "5"})), "result", read_five)


def test_rows_found_by_other_rules_alone_do_not_prove_this_rule() -> None:
    with pytest.raises(CaseError, match="none by rule 'target'"):
        run_passage(Passage(1, "", ({"value": "5"},)), "target", read_five)


def test_a_block_that_must_be_silent_fails_when_the_rule_speaks_but_not_when_another_does() -> None:
    run_passage(Passage(1, "", ()), "target", read_five)
    with pytest.raises(CaseError, match="must stay silent"):
        run_passage(Passage(1, "", ()), "result", read_five)


def test_a_complaint_must_stand_at_the_mark_with_the_very_words() -> None:
    case = Complaint(1, "Có 5 xã", ((3, 4),), ("VD101 Sai.",))
    run_complaint(case, lambda text, as_of: [(3, 4, "VD101 Sai.")])
    wrong: list[list[tuple[int, int, str]]] = [
        [],
        [(3, 5, "VD101 Sai.")],
        [(3, 4, "VD101 Lệch.")],
        [(3, 4, "VD101 Sai."), (0, 2, "VD101 Sai.")],
    ]
    for found in wrong:
        with pytest.raises(CaseError):
            run_complaint(case, lambda text, as_of, found=found: found)


def test_a_rule_that_always_fires_fails_on_its_silent_block() -> None:
    with pytest.raises(CaseError):
        run_complaint(Complaint(1, "Có 5 xã", (), ()), lambda text, as_of: [(0, 2, "VD101 Sai.")])


ON_RECORD = """# Khác số đã lưu (VD301)

## Bị báo

| Đã lưu | Mã | Số |
|---|---|---|
| kết quả | AGR-001 | 5 tấn |

```text
Được ⟦6 tấn⟧.
```

> VD301 Khác.

## Không bị báo

```text
Được 6 tấn.
```
"""


def test_what_is_on_record_belongs_to_the_block_below_it_alone() -> None:
    first, second = complaints(ON_RECORD, "x.md")
    assert first.known == ({"Đã lưu": "kết quả", "Mã": "AGR-001", "Số": "5 tấn"},)
    assert second.known == ()
    run_complaint(first, lambda text, as_of, known=(): [(5, 10, "VD301 Khác.")] if known else [])
    with pytest.raises(CaseError):
        run_complaint(second, lambda text, as_of, known=(): [] if known else [(5, 10, "VD301 Khác.")])


def test_what_is_on_record_above_no_block_is_refused() -> None:
    orphan = ON_RECORD + "\n| Đã lưu | Mã |\n|---|---|\n| kết quả | AGR-001 |\n"
    with pytest.raises(PageError, match="none follows"):
        complaints(orphan, "x.md")
