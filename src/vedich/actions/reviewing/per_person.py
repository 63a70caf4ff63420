"""The usual print of an income per person leaves 'per person a year' to the name of the indicator."""

from __future__ import annotations


def completed(printed: str, wanted: str) -> str:
    """Give the measure that is meant by a printed one, for an indicator that is counted in `wanted`.

    'GRDP bình quân đầu người đạt 132 triệu đồng' means 132 triệu đồng/người/năm: the same money, and the name
    says for whom. Only the very same money is completed: nothing is multiplied, no other measure is touched.

    >>> completed("triệu đồng", "triệu đồng/người/năm"), completed("tỷ đồng", "triệu đồng/người/năm")
    ('triệu đồng/người/năm', 'tỷ đồng')
    >>> completed("triệu đồng", "triệu đồng"), completed("USD", "USD/người")
    ('triệu đồng', 'USD/người')
    """
    return wanted if wanted.startswith(f"{printed}/người") else printed
