"""What pages share: words in two languages, figures and days as people write them, and fragments."""
