"""Which way a plan is better: of some things less is wanted."""

from __future__ import annotations

import re

# The share of such a plan may be counted either way round.
LESS_IS_BETTER = re.compile(
    r"nghèo|tội phạm|tai nạn|giảm|suy dinh dưỡng|thất nghiệp|thiếu việc làm|tử vong|vi phạm|nợ "
)
