"""Documents into claims: every figure a text states, with its place and the rules that read it.

What lives here, in the order in which a document passes:

    sources    files as text, with the way back to every place of the original; changes nothing
    folding    a view of the text in which marks are composed and letters small, offsets kept
    grammar    numbers, measures, periods, percentages' relations, tallies, documents, areas
    frames     the statement around a figure: a target, a result, a change, a share, or no claim at all
    lexicon    the words all of these know, as data; patterns are generated from it
    records    a reading as the records that other systems take

What does not: deciding whether a figure can be true (`checking`), what an indicator or area is (`catalog`),
printing (`cli`). This room never imports `checking`; both speak in the words of `domain.document`.

>>> from vedich.reading.read import read_text
>>> reading = read_text("Năm 2023, sản lượng lúa đạt 24.600 tấn, đạt 102,5% kế hoạch năm.")
>>> [(claim.surface, claim.kind.value) for claim in reading.claims]
[('24.600 tấn', 'result'), ('102,5%', 'comparison')]

To add a word: the lexicon, with an example. To add a rule: in `grammar/` or `frames/`, first its page (what
is read, what must not be), then the function, then `make bench` and a look at what the scoreboard lost.
A claim always keeps its place and the names of its rules; two readings of equal weight are both kept, as
rivals, and a text that says nothing leaves the field empty.
"""
