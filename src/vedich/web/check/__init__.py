"""Check a draft before it is signed: what does not add up in it, at its words; nothing of it is kept."""
