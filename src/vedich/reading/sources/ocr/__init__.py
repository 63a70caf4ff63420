"""Recognition: pages that are pictures into words with places, each with how sure its letters are."""
