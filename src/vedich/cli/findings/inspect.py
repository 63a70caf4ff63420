"""Read and check files, one after the other or side by side, and render each."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vedich.cli.batch import WORTH_SHARING_BYTES, Task, lines_about, opened
from vedich.cli.findings.answers import AnswerError, answers, beside
from vedich.cli.findings.checked import Checked
from vedich.cli.findings.forms import renderer
from vedich.cli.findings.on_record import on_record
from vedich.cli.outputs.manner import Manner
from vedich.cli.side_by_side import in_order
from vedich.domain.finding import Certainty
from vedich.domain.period import Period
from vedich.intake.notes import moved

if TYPE_CHECKING:
    from vedich.checking.elsewhere import ToldElsewhere
    from vedich.cli.mark_up.copies import MarkedUp


@dataclass(frozen=True, slots=True)
class Wish:
    """What every file is checked for: the form, the rules, the date and area handed in, and its copy.

    `record` is where the record is that the figures are set against, "" for none; `actor` is the account
    whose rights say what of it may be seen, "" for all.
    """

    form: str
    manner: Manner
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    least: Certainty = Certainty.WORTH_A_LOOK
    as_of: Period | None = None
    place: str | None = None
    answers: Path | None = None
    mark_up: bool = False
    record: str = ""
    actor: str = ""
    across: bool = False


@dataclass(frozen=True, slots=True)
class Inspected:
    """What came of one file: how many findings of each certainty, rendered; or why it could not be read."""

    task: Task
    rendered: Any = None
    counts: tuple[int, int, int] = (0, 0, 0)
    answered: int = 0
    trouble: str = ""
    notices: tuple[str, ...] = ()
    marked: MarkedUp | None = None
    told: tuple[ToldElsewhere, ...] = ()


def inspect_across(
    inspected: Sequence[Inspected], wish: Wish
) -> Generator[tuple[int, Inspected], None, None]:
    """Set each document against those handed in before it; yield anew, with its number, each that differs."""
    from vedich.checking.elsewhere import contradicted

    before: list[ToldElsewhere] = []
    for number, one in enumerate(inspected):
        if before and contradicted(one.told, before):
            yield number, inspect(one.task, wish, before)
        before += one.told


def inspect_all(tasks: list[Task], wish: Wish, jobs: int) -> Generator[Inspected, None, None]:
    """Check files on up to `jobs` cores and give what came of each, in order."""
    if jobs < 2 or len(tasks) < 2 or sum(task.size for task in tasks) < WORTH_SHARING_BYTES:
        yield from (inspect(task, wish) for task in tasks)
        return
    yield from in_order(
        [[task] for task in tasks],
        partial(_inspect_each, wish=wish),
        partial(_lost, wish=wish),
        processes=jobs,
    )


def _inspect_each(bundle: list[Task], wish: Wish) -> list[Inspected]:
    return [inspect(task, wish) for task in bundle]


def _lost(task: Task, wish: Wish) -> Inspected:
    if wish.manner.lang == "en":
        return Inspected(
            task, trouble=f"{task.name}: needs more memory than there is. Divide it into smaller files."
        )
    return Inspected(
        task, trouble=f"{task.name}: cần nhiều bộ nhớ hơn máy có. Hãy chia thành nhiều tệp nhỏ hơn."
    )


def inspect(task: Task, wish: Wish, elsewhere: Sequence[ToldElsewhere] = ()) -> Inspected:
    """Read, check and render one file; a refusal, or even a fault of ours, becomes a sentence.

    `elsewhere` are figures of other files to set this one against.
    """
    from vedich.cli.fault import fault
    from vedich.reading.sources import SourceError

    english, given = wish.manner.lang == "en", task.given
    try:
        # What is marked up is what was read, whatever becomes of the file meanwhile.
        task = _held(task) if wish.mark_up else task
        checked, notices, told = _checked(task, wish, elsewhere)
        rendered = renderer(wish.form).render(checked, wish.manner)
        marked = _marked(task, checked, wish)
    except (SourceError, AnswerError) as error:
        return Inspected(task, trouble=error.en if english else error.vi)
    except Exception as error:  # noqa: BLE001 - one file's fault of ours must not cost the others
        return Inspected(task, trouble=f"{task.name}: {fault(error, wish.manner.lang)}")
    counts = (
        checked.count(Certainty.CERTAIN),
        checked.count(Certainty.LIKELY),
        checked.count(Certainty.WORTH_A_LOOK),
    )
    task = replace(task, given=given)
    return Inspected(task, rendered, counts, len(checked.answered), notices=notices, marked=marked, told=told)


def _held(task: Task) -> Task:
    """Give the task with the bytes of its file.

    Raises:
        SourceError: the file cannot be read.
    """
    from vedich.reading.sources.opening import bytes_of

    return task if task.given is not None else replace(task, given=bytes_of(task.path))


def _marked(task: Task, checked: Checked, wish: Wish) -> MarkedUp | None:
    """Make the marked-up copy of the file where one is wanted."""
    if not wish.mark_up:
        return None
    from vedich.cli.mark_up.copies import marked_up

    content = task.given
    assert content is not None
    if task.member:
        from vedich.intake.members import unpacked

        content = unpacked(content, task.name, task.member)
    return marked_up(checked, content, wish.manner.lang, task.member)


def _checked(
    task: Task, wish: Wish, elsewhere: Sequence[ToldElsewhere]
) -> tuple[Checked, tuple[str, ...], tuple[ToldElsewhere, ...]]:
    from vedich.checking.check import check, dismissed
    from vedich.checking.elsewhere import told_by
    from vedich.cli.outputs.read_document import ReadDocument
    from vedich.reading.read import read_text
    from vedich.reading.sources import placed

    answered = answers(wish.answers or beside(task.path))
    source = opened(task)
    reading = read_text(
        source.text, as_of=wish.as_of, place=wish.place, grids=source.grids, marks=source.marks
    )
    known = on_record(wish.record, wish.actor)
    found = check(
        reading,
        select=wish.select,
        ignore=wish.ignore,
        least=wish.least,
        dismissals=answered,
        known=known,
        elsewhere=elsewhere,
    )
    silent = dismissed(reading, answered, select=wish.select, ignore=wish.ignore, known=known)
    there = placed(reading, source)
    document = ReadDocument(task.id, task.name, source, there)
    return (
        Checked(
            document,
            tuple(moved(finding, source) for finding in found),
            tuple((moved(finding, source), answer) for finding, answer in silent),
        ),
        lines_about(source, there, wish.manner.lang),
        told_by(reading, task.name) if wish.across else (),
    )
