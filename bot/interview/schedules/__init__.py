"""A rhythm: when prompts are due, and what they ask."""
