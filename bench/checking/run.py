"""Check the clean and the planted documents and write the scoreboard: `python -m bench.checking.run`.

`--check` writes nothing and fails when the committed scoreboard says something else; `-v` lists every error
missed, every right repair that is not first, and every finding too many. Misses of the held-out part are
never listed; `--seeds 201-210` prints the figures over other seeds still.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

from bench.checking import facts, scoreboard
from bench.checking.plant import SEED, planted
from bench.checking.score import HeldOut, Outcome, Silence, complaints, origin
from bench.reading import author
from bench.reading.run import differences
from vedich.checking.check import check
from vedich.domain.finding import Finding
from vedich.domain.period import Period
from vedich.reading.read import read_text

HERE = Path(__file__).resolve().parent
# Seeds whose misses nobody reads while working on the checker.
HELD_OUT_SEEDS = (101, 102)


@dataclass(slots=True)
class Clock:
    """How long reading and checking took, in seconds, and over how many characters."""

    reading: float = 0.0
    checking: float = 0.0
    characters: int = 0

    def as_markdown(self) -> str:
        """Return the measurement as a page; it is written, never compared, for machines differ."""
        share = self.checking / self.reading if self.reading else 0.0
        return (
            "# Speed of the checker\n\n"
            "Written by `python -m bench.checking.run`; a figure of one machine on one day, not compared.\n"
            "Over the clean documents: the planted ones are copies, of which the reader remembers most.\n\n"
            f"| | |\n|---|---:|\n| characters read | {self.characters} |\n"
            f"| reading | {self.reading:.2f} s |\n"
            f"| checking | {self.checking:.2f} s |\n| checking, as a share of reading | {share:.1%} |\n"
        )


def findings(text: str, head: dict[str, str], clock: Clock) -> tuple[Finding, ...]:
    """Read and check one text, as of the day its head names."""
    as_of = Period.day(date.fromisoformat(head["as_of"])) if head["as_of"] else None
    start = perf_counter()
    reading = read_text(text, as_of=as_of, place=head["place"] or None)
    read = perf_counter()
    found = check(reading)
    clock.reading += read - start
    clock.checking += perf_counter() - read
    clock.characters += len(text)
    return found


def borrowed() -> Iterator[author.Document]:
    """Give the open documents of the reader's bench whose truth names no error."""
    for document in author.documents(author.CORPUS / "open"):
        if all(record["kind"] != "issue" for record in document.records):
            yield document


def board(clock: Clock) -> tuple[list[Outcome], list[Silence]]:
    """Check every planted and every clean document."""
    documents = facts.documents(facts.CORPUS)
    silences = [origin(each, findings(each.text, each.head, clock)) for each in documents]
    silences += [
        Silence("reader's bench", each.id, each.text, findings(each.text, each.head, clock))
        for each in borrowed()
    ]
    errors = planted(documents)
    # Copies of what was read a moment ago are read from memory: they say nothing of speed.
    return [Outcome(each, findings(each.text, each.document.head, Clock())) for each in errors], silences


def held_out(clock: Clock, seeds: Sequence[int] = HELD_OUT_SEEDS) -> list[HeldOut]:
    """Check what is planted by other seeds, in the documents one may read and in those held out.

    What the committed seed plants too is left out, so that nothing counts that anybody has looked at.
    """
    open_to_all = facts.documents(facts.CORPUS)
    known = {(error.id, error.planted) for error in planted(open_to_all, SEED)}
    parts = []
    for name, documents in (
        (f"seeds {', '.join(map(str, seeds))}", open_to_all),
        ("held-out documents", facts.documents(facts.CORPUS / "held_out")),
    ):
        errors = [error for seed in seeds for error in planted(documents, seed)]
        fresh = {
            (error.id, error.planted): error for error in errors if (error.id, error.planted) not in known
        }
        silences = [origin(each, findings(each.text, each.head, clock)) for each in documents]
        outcomes = [Outcome(each, findings(each.text, each.document.head, clock)) for each in fresh.values()]
        parts.append(HeldOut(name, outcomes, silences))
    return parts


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the scoreboard; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when the figures differ")
    parser.add_argument("-v", "--verbose", action="store_true", help="list misses and findings too many")
    parser.add_argument(
        "--seeds", metavar="FIRST-LAST", help="print the figures of other seeds, write nothing"
    )
    options = parser.parse_args(arguments)
    clock = Clock()
    if options.seeds:
        first, last = map(int, options.seeds.split("-"))
        print(scoreboard.of_held_out(held_out(clock, range(first, last + 1))))
        return 0
    outcomes, silences = board(clock)
    held = held_out(Clock())
    if options.verbose:
        print("\n".join(complaints(outcomes, silences)))
    page = scoreboard.as_markdown(outcomes, silences, held)
    table = scoreboard.as_csv(outcomes, silences, held)
    if options.check:
        return compare({"scoreboard.csv": table, "scoreboard.md": page})
    (HERE / "scoreboard.md").write_text(page, encoding="utf-8")
    (HERE / "scoreboard.csv").write_text(table, encoding="utf-8")
    (HERE / "speed.md").write_text(clock.as_markdown(), encoding="utf-8")
    print(page, clock.as_markdown(), sep="\n")
    return 0


def compare(pages: dict[str, str]) -> int:
    """Compare what was computed with what is committed; print the differences."""
    changed = [difference for name, now in pages.items() if (difference := differences(HERE / name, now))]
    for difference in changed:
        print(difference)
    if changed:
        print("The checker's scoreboard is out of date: run `make bench`, read what changed, commit it.")
        return 1
    print("The checker's scoreboard is as committed.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
