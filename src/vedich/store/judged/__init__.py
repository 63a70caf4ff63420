"""What was judged, kept beside the record and never of it: a cache that any question fills again.

What lives here: `board` is the judgement of one area as a value; `evaluating` judges areas from the facts of
the record; `keeping` stores and gives boards; `due` writes, in the transaction of an action, which boards it
touched; `refreshing` judges those anew.

What does not: the rules (`vedich.judging`), what is on record (`store.facts` hands that over).

The judged tables carry no event and no seal. Nothing in them is said by anybody: drop them, and the next
question computes the same again.
"""
