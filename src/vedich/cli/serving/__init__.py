"""What `vedich serve` is made of: the record it needs, the accounts it tells of, the programs that serve."""
