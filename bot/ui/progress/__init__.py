"""The card and the picture of progress, and what its buttons do."""
