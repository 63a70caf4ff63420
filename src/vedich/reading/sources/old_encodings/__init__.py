"""Vietnamese written before Unicode: letters that only an old font shows as what they are."""
