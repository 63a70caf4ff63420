"""Office files made from known figures, with the truth beside them: what reading is measured against.

`facts` holds what is true (an area, a period, rows of indicators with their figures), `figures` makes such
facts from a seed so that every sum and percentage holds as printed, `layouts` set them as documents the way
offices do, `writers` write a document down as a file of any form, `planting` makes it wrong in one known place.

>>> from tests.factory.figures import facts_of
>>> from tests.factory.layouts import LAYOUTS
>>> from tests.factory.writers.docx import docx_of
>>> draft = LAYOUTS["classic_appendix"](facts_of(7))
>>> draft.truths[0].truth.indicator, docx_of(draft)[:2]
('Sản lượng lúa', b'PK')

What does not live here: reading, scoring (`bench.reading.files`), and attacks on the reader. Whoever builds the
readers does not look into files whose name holds `held_out`: those layouts are there to see how the reader
does on what it was not built for.

To add a layout: one function from `Facts` to `Draft` in a module of `layouts`, one row in its table. To add a
form of file: one function from `Draft` to bytes in `writers`.
"""
