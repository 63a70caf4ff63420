"""Contradictions in a document, each under a code: reading in, findings out.

What lives here: `check`, which looks at a reading with every rule; `rule.py`, which says what a rule is and
finds them by walking `rules/`; the rules themselves, one file each, in five families:

    rules/arithmetic   VD1xx   the figures of a text do not agree with one another
    rules/logic        VD2xx   dates, periods and directions that cannot be
    rules/record       VD3xx   against what is already on record
    rules/form         VD4xx   the layout prescribed for administrative documents
    rules/tasks        VD5xx   a task without deadline, without a lead, with two

A family is a folder that stands as soon as its first rule does. Families do not know one another.

What does not: finding figures in a text (`reading`), deciding whether a target is reached (`judging`, to
come), writing marks into a copy of the document (`reporting`, to come). This room never imports `reading`:
it gets a `Reading`, a word of the domain.

>>> from vedich.checking.check import check
>>> from vedich.domain.document import Reading
>>> check(Reading("Có 26 trên 42 chỉ tiêu đạt."))
()

To add one more: `make new-rule FAMILY=arithmetic NAME=parts-do-not-add-up` writes the module and the page
beside it. Fill the page first (an example that is reported, one that is not), see it red, then write the
function. A code is never used twice, not even after its rule is gone.
"""
