"""The rules, one file each beside its page, in a folder a family; found by walking, listed nowhere."""
