"""The change notes of this project are whole, and a version's chapter tells them in order."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.assemble_changelog import ROOT, NoteError, chapter, note, notes_in


def test_every_note_that_waits_is_whole() -> None:
    notes_in(ROOT / "changes.d")


def test_a_chapter_tells_what_may_hurt_first_and_each_change_in_both_languages() -> None:
    notes = [note("0043.fix.md", "Sửa.\nMend."), note("0042.breaking.md", "Đổi.\nChange.")]
    assert chapter("0.2.0", date(2026, 1, 2), notes) == (
        "## 0.2.0 (2026-01-02)\n\n### Thay đổi cần lưu ý · Breaking\n\n- Đổi.\n  *Change.*\n\n"
        "### Sửa lỗi · Fixes\n\n- Sửa.\n  *Mend.*\n\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [("fix.md", "Sửa.\nMend."), ("1.bug.md", "Sửa.\nMend."), ("1.fix.md", "Sửa."), ("1.fix.md", "a\nb\nc")],
)
def test_a_note_of_another_form_is_refused_with_the_right_form(name: str, text: str) -> None:
    with pytest.raises(NoteError, match=r"0042\.fix\.md"):
        note(name, text)
