"""Stories that members keep for reuse: pure."""
