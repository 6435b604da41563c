"""What members do in group rounds, and what becomes of those by themselves."""
