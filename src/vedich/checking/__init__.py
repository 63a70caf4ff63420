"""Contradictions in a document, each under a code: reading in, findings out.

What lives here, in the order a document passes through it:

    facts.py        brings the figures together before any rule looks: `fact`, `statements`, `lists`,
                    `divisions`, `counts`, `twins`, `printed`, `numbers`, `orders` each know one kind
    interval.py     what printed digits and words allow
    equations.py    what a text states between its figures: an `equation` computes one from others by a
                    derivation; `plans`, `growths`, `shares`, `sums`, `harvests` each find one kind
    rules/          the rules, one file each beside its page, in six families; found by walking
    repair.py       slips of the hand that would settle an equation, likeliest first
    check.py        all rules over one reading, chosen, dismissed and sorted

    rules/arithmetic   VD1xx   the figures of a text do not agree with one another
    rules/logic        VD2xx   dates, periods and directions that cannot be
    rules/record       VD3xx   against what is already on record (`on_record`; silent without one)
    rules/form         VD4xx   numbers, measures and the layout prescribed for administrative documents
    rules/tasks        VD5xx   a task without deadline, without a lead, with two
    rules/tables       VD6xx   rows and columns against one another, the text, and other documents

A rule takes facts and never reads the text again. Families do not know one another.

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
