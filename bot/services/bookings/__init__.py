"""What members do with booked interviews, and what becomes of those by themselves."""
