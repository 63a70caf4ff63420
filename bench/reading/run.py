"""Read the corpus with the reader and write the scoreboards: `make bench`.

`--check` writes nothing and fails when the committed scoreboard says something else; `-v` lists every miss.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.reading import scoreboard, shared
from bench.reading.author import CORPUS, Document, documents
from bench.reading.score import Outcome, misses, outcome

HERE = Path(__file__).resolve().parent
PARTS = ("open", "held_out")


def read(text: str, as_of: date | None, place: str | None, id_: str) -> list[dict[str, Any]]:
    """Return the reader's records of a text."""
    from vedich.domain.period import Period
    from vedich.reading.read import read_text
    from vedich.reading.records import records

    dated = Period.day(as_of) if as_of else None
    return [dict(record) for record in records(read_text(text, as_of=dated, place=place), id_)]


def judged(document: Document) -> Outcome:
    """Read one corpus document and set what was read against its truth."""
    as_of = date.fromisoformat(document.head["as_of"]) if document.head["as_of"] else None
    predicted = read(document.text, as_of, document.head["place"] or None, document.id)
    return outcome(document.id, document.records, predicted, document.phenomena)


def board() -> dict[str, list[Outcome]]:
    """Read and judge the whole corpus, the open part and the held-out part apart."""
    return {part: [judged(document) for document in documents(CORPUS / part)] for part in PARTS}


def differences(before: Path, now: str) -> str:
    """Return the lines in which the committed figures differ from those computed now."""
    committed = before.read_text(encoding="utf-8") if before.exists() else ""
    lines = difflib.unified_diff(
        committed.splitlines(), now.splitlines(), f"committed {before.name}", "computed now", n=0, lineterm=""
    )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the scoreboards; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the figures differ")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every miss of the open part")
    parser.add_argument("--held-out", action="store_true", help="with -v: list the held-out part too")
    options = parser.parse_args(arguments)
    found = board()
    if options.verbose:
        for part, outcomes in found.items():
            if part == "open" or options.held_out:
                print("\n".join(line for one in outcomes for line in misses(one)))
    page, table = scoreboard.as_markdown(found), scoreboard.as_csv(found)
    real = shared.as_markdown(shared.figures(read)) if shared.present() else ""
    if options.check:
        return check({"scoreboard.csv": table, "scoreboard.md": page} | ({"shared.md": real} if real else {}))
    (HERE / "scoreboard.md").write_text(page, encoding="utf-8")
    (HERE / "scoreboard.csv").write_text(table, encoding="utf-8")
    print(page)
    if real:
        (HERE / "shared.md").write_text(real, encoding="utf-8")
        print(real)
    else:
        print("The real texts are not beside this project: shared.md stays as it is.")
    return 0


def check(pages: dict[str, str]) -> int:
    """Compare what was computed with what is committed; print the differences."""
    changed = [difference for name, now in pages.items() if (difference := differences(HERE / name, now))]
    for difference in changed:
        print(difference)
    if changed:
        print("The scoreboard is out of date: run `make bench`, read the gains and losses, commit them.")
        return 1
    print("The scoreboard is as committed.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
