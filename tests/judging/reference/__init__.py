"""The judgement in plain Python: the oracle of the steps, written from the sentences of their pages.

Slow, exact and short. It knows no SQL, keeps months as sets and walks figures one by one, so that it cannot
be wrong in the way the steps might be.
"""
