"""A mock interview agreed on for a date."""
