"""What was read of a file is decided by people, figure by figure, and what they accept goes on record."""
