"""What every request passes before a page sees it, one small step each."""
