"""A stamp of secrecy is told from the word of everyday that the lowest grade is."""

from __future__ import annotations

import pytest

from vedich.intake.secrecy import is_classified


@pytest.mark.parametrize(
    "text",
    [
        "UBND TỈNH\nMẬT\nBÁO CÁO",
        "UBND TỈNH\tMẬT\nBÁO CÁO\t1",
        "UBND TỈNH\n[ M Ậ T ]\nBÁO CÁO",
        "TỐI MẬT\nBÁO CÁO",
        "UBND TỈNH\tTUYỆT  MẬT\nBÁO CÁO",
        "Tuyệt mật\nBÁO CÁO",
        "Độ mật: Mật\nBÁO CÁO",
        "ĐỘ MẬT: MẬT\nBÁO CÁO",
        "Thu đạt 5 tỷ\n" * 40 + "MẬT (B)\n",
    ],
)
def test_a_stamp_is_one(text: str) -> None:
    assert is_classified(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mật\t90.000\nĐường\t25.000",
        "Mật ong\nMật\nĐường",
        "BẢNG GIÁ\n1\tMật\tlít\t90.000\n2\tĐường\tkg\t25.000",
        "mật\n",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC\nMật độ dân số\nMẬT ONG\t12",
        "Độ mật:\nKhông",
    ],
)
def test_honey_is_no_stamp(text: str) -> None:
    assert not is_classified(text)
