"""Report regimes: the four clocks, their rules in sentences, and regimes of one's own."""
