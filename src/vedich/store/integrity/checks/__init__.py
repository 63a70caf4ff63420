"""One file a check, with its page; by subject. Found by walking."""
