"""The cards of a path, and what their buttons do."""
