"""Whether practice makes a difference: pure."""
