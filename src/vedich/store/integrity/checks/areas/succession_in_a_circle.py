"""DB111: succession in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import AreaSuccession

check = Check(
    "DB111",
    "{name} kế tục chính nó qua các bước.",
    "{name} follows on itself.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give areas whose heirs lead back to them."""
    onward: dict[int, list[int]] = defaultdict(list)
    for old, new in AreaSuccession.objects.values_list("old_id", "new_id"):
        onward[old].append(new)
    for start in list(onward):
        seen: set[int] = set()
        layer = list(onward[start])
        while layer:
            here = layer.pop()
            if here not in seen:
                seen.add(here)
                layer += onward.get(here, [])
        if start in seen:
            yield hit(f"area:{view.areas[start].key}", start, name=view.titles[start])
