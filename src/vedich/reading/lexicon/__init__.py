"""The words the reader knows, as data; patterns are generated from it and stand nowhere else."""
