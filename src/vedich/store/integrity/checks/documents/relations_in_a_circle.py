"""DB501: relations in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vedich.store.integrity.check import Check, Hit, hit
from vedich.store.integrity.view import View
from vedich.store.models import Document, DocumentRelation

check = Check(
    "DB501",
    "Văn bản {name} dẫn về chính nó qua quan hệ '{kind}'.",
    "The document {name} leads back to itself by '{kind}'.",
)


@check.look
def look(view: View) -> Iterator[Hit]:
    """Give documents that amend, replace or concretise themselves by way of others."""
    onward: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for kind, one, other in DocumentRelation.objects.values_list("kind", "document_id", "other_id"):
        onward[kind][one].append(other)
    for kind, steps in onward.items():
        for start in list(steps):
            seen: set[int] = set()
            layer = list(steps[start])
            while layer:
                here = layer.pop()
                if here not in seen:
                    seen.add(here)
                    layer += steps.get(here, [])
            if start in seen:
                document = Document.objects.get(pk=start)
                yield hit(f"document:{start}:{kind}", document.area_id, name=str(document), kind=kind)
