"""Files made to do harm, each by a script; none is kept as a file."""
