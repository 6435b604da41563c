"""A member's way through all stages: which there are, which comes next, and when."""
