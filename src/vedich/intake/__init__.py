"""Intake: files from outside, opened in confinement: the one door for commands, web and jobs.

Every file is opened by its true type in a child of its own that sees nothing but its bytes: no other file, no
network, no other process, bounded memory, time and output. What comes back is plain data, checked to the
last offset. Before that, the parent looks at first bytes and the directories of archives only, and refuses
bombs, locks and files of two forms at once.

>>> source = open_confined("Thu đạt 526,8 tỷ đồng".encode(), "a.txt")
>>> source.text
'Thu đạt 526,8 tỷ đồng'

What changes a file that was opened (mark-up) parses it again and runs in the same confinement: `run_confined`
takes a function of our own by name, bytes and plain arguments, and gives the bytes it makes.

What does not live here: how a form of file is read (`reading.sources`), and what its text says. One more
layer of confinement: a module in `confinement`, a step in `layers.confine`, a line in `doctor`, and an
attack in `tests/intake` that it stops.
"""

from vedich.intake.confined import make_ready, run_confined
from vedich.intake.limits import Limits
from vedich.intake.opening import open_confined

__all__ = ["Limits", "make_ready", "open_confined", "run_confined"]
