"""What members do in panels, and what becomes of those by themselves."""
