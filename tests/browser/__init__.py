"""Pages in a real Chromium: what a person sees, what the browser complains of, where it would go."""
