"""The cards of kept stories, and what their buttons do."""
