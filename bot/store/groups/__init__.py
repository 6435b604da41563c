"""Group rounds, reviews, and what servers chose."""
