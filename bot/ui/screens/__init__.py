"""The cards of a technical screen, and what their buttons do."""
